"""The commands over what is kept.

    bookmark   add ID... | remove ID... | list
    highlight  add ID QUOTE [--colour N] [--note TEXT] [--tag T]... [--start N] | remove ANNOTATION... | list
    note       add ID TEXT [--quote QUOTE] [--tag T]...                         | remove ANNOTATION... | list
    tag        add ID TAG... | remove ID TAG... | rename OLD NEW                | list [ID]
    keep       list | import FILE... | undo | redo
    export     --format txt|md|html|pdf|json|csv --out DIR [--section S]... [--query Q] [--kept] [--replace]

``ID`` is an article's; tags also hang on an annotation. Lists take --section, --only-tag, --only-colour,
--words and --unplaced. ``export`` writes articles as txt (the original bytes), md, html or pdf, a file each; json
and csv, and md and html with --kept, write what is kept into one file. Nothing is overwritten without --replace.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from reader import exchange, exporting
from reader.anchoring import place
from reader.annotations import COLOURS, Anchor, Annotation, Kept, KeptView, Kind
from reader.article import Query, Shelf, Span, View
from reader.cli_output import DONE, SOME_FAILED, Output, fail, headline_json, print_headlines, usage
from reader.errors import KhizanaError, LibraryError, UnknownAnnotation
from reader.library import Library

Arguments = argparse.Namespace
AddCommand = Callable[[str, Callable[[Arguments], int], str], argparse.ArgumentParser]

PDF = "pdf"
"""The form of articles whose pages another part of the program draws."""

KEPT_NAME = "annotations"
"""The file of an export of what is kept, before its ending."""


def bookmark(chosen: Arguments) -> int:
    library = chosen.open_library()
    if chosen.action == "list":
        kept = library.headlines(library.listing(View(Shelf.BOOKMARKS)))
        if chosen.out.as_json:
            chosen.out.value({"bookmarks": [headline_json(headline) for headline in kept]})
        else:
            print_headlines(chosen.out, kept)
        return DONE
    return _set_bookmarks(library, chosen)


def _set_bookmarks(library: Library, chosen: Arguments) -> int:
    code = DONE if chosen.ids else usage("bookmark needs an id; «list» shows them")
    for article_id in chosen.ids:
        try:
            library.article(article_id)
            library.set_bookmarked(article_id, chosen.action == "add")
        except LibraryError as error:
            code = fail(str(error))
            continue
        if chosen.out.as_json:
            chosen.out.value({"id": article_id, "bookmarked": chosen.action == "add"})
    return code


# Highlights and notes


def highlight(chosen: Arguments) -> int:
    library = chosen.open_library()
    if chosen.action == "list":
        return _list(library, chosen, "highlights", lambda kept: kept.annotation.kind is Kind.HIGHLIGHT)
    if chosen.action == "remove":
        return _remove(library, chosen)
    if len(chosen.words) < 2:
        return usage("highlight add needs an article's id and the words to mark")
    article_id, quote = chosen.words[0], " ".join(chosen.words[1:])
    span = _passage(library, article_id, quote, chosen.start)
    if span is None:
        return SOME_FAILED
    return _made(library, chosen, library.keeping.highlight(article_id, span, chosen.colour, chosen.note, chosen.tag))


def note(chosen: Arguments) -> int:
    library = chosen.open_library()
    if chosen.action == "list":
        return _list(library, chosen, "notes", lambda kept: kept.annotation.note is not None)
    if chosen.action == "remove":
        return _remove(library, chosen)
    if len(chosen.words) < 2:
        return usage("note add needs an article's id and the note")
    article_id, text = chosen.words[0], " ".join(chosen.words[1:])
    span = _passage(library, article_id, chosen.quote, chosen.start) if chosen.quote else None
    if chosen.quote and span is None:
        return SOME_FAILED
    return _made(library, chosen, library.keeping.note(article_id, text, span, chosen.tag))


def _passage(library: Library, article_id: str, quote: str, start: int | None) -> Span | None:
    """Where the quote stands in the article, or after saying why that is not known, ``None``."""
    text = library.article(article_id).text
    at = text.find(quote) if start is None else start
    if at >= 0 and text.startswith(quote, at) and (start is not None or text.find(quote, at + 1) < 0):
        return Span(at, at + len(quote))
    span = place(Anchor(quote), text) if at < 0 else None
    if span is None:
        fail(f"{article_id}: the words stand nowhere or more than once in the article; --start says which are meant")
    return span


def _made(library: Library, chosen: Arguments, annotation: Annotation) -> int:
    if chosen.out.as_json:
        (headline,) = library.headlines([annotation.article_id])
        chosen.out.value(kept_json(Kept(annotation, headline.title, headline.section, headline.published)))
    else:
        chosen.out.line(annotation.id)
    return DONE


def _remove(library: Library, chosen: Arguments) -> int:
    code = DONE if chosen.words else usage(f"{chosen.action} needs the id of an annotation; «list» shows them")
    for annotation_id in chosen.words:
        try:
            library.keeping.remove([annotation_id])
        except LibraryError as error:
            code = fail(str(error))
            continue
        if chosen.out.as_json:
            chosen.out.value({"id": annotation_id, "removed": True})
    return code


def _list(library: Library, chosen: Arguments, name: str, belongs: Callable[[Kept], bool]) -> int:
    ids = library.keeping.listing(_view(chosen)).ids
    items = [kept for kept in library.keeping.kept(ids) if belongs(kept)]
    if chosen.out.as_json:
        chosen.out.value({name: [kept_json(kept) for kept in items]})
    else:
        _print_kept(chosen.out, items)
    return DONE


def _view(chosen: Arguments) -> KeptView:
    # A space at the end: what is asked on a command line are whole words.
    return KeptView(
        sections=tuple(chosen.section),
        colours=tuple(chosen.only_colour),
        tags=tuple(chosen.only_tag),
        words=f"{chosen.words_in} " if chosen.words_in else "",
        unplaced=chosen.unplaced,
    )


def kept_json(kept: Kept) -> dict[str, Any]:
    """An annotation as scripts see it; ``start`` and ``end`` are code points into the article's text."""
    annotation = kept.annotation
    start, end = annotation.span or (None, None)
    return {
        "id": annotation.id,
        "article": annotation.article_id,
        "kind": annotation.kind.value,
        "quote": annotation.anchor.quote if annotation.anchor else None,
        "start": start,
        "end": end,
        "colour": annotation.colour,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "created": annotation.created,
        "changed": annotation.changed,
        "placed": annotation.placed,
        "title": kept.title,
        "section": kept.section,
        "published": kept.published,
    }


def _print_kept(out: Output, items: Iterable[Kept]) -> None:
    for kept in items:
        annotation = kept.annotation
        out.line("  ".join(filter(None, (annotation.id, annotation.kind, "" if annotation.placed else "unplaced"))))
        quote = annotation.anchor.quote if annotation.anchor else None
        for text in filter(None, (kept.title, quote, annotation.note, " · ".join(annotation.tags))):
            out.paragraph(text)
        out.line()


# Tags


def tag(chosen: Arguments) -> int:
    library = chosen.open_library()
    words: list[str] = chosen.words
    match chosen.action:
        case "list":
            return _list_tags(library, chosen.out, words)
        case "rename" if len(words) == 2:
            count = library.keeping.rename_tag(*words)
            if chosen.out.as_json:
                chosen.out.value({"renamed": count})
            return DONE
        case "add" | "remove" if len(words) >= 2:
            return _change_tags(library, chosen)
    return usage("tag add|remove ID TAG..., tag rename OLD NEW, tag list [ID]")


def _list_tags(library: Library, out: Output, ids: Sequence[str]) -> int:
    of_articles = {id_: list(library.keeping.tags_of(id_)) for id_ in ids}
    counts = library.keeping.tags()
    if out.as_json:
        out.value(of_articles if ids else {"tags": [{"tag": name, "count": count} for name, count in counts]})
        return DONE
    for tags in of_articles.values():
        out.line(" · ".join(tags))
    for name, count in () if ids else counts:
        out.line(f"{count:>7}  {name}")
    return DONE


def _change_tags(library: Library, chosen: Arguments) -> int:
    id_, *names = chosen.words
    annotation = _annotation(library, id_)
    there = annotation.tags if annotation else library.keeping.tags_of(id_)
    wanted = [*there, *names] if chosen.action == "add" else [tag for tag in there if tag not in names]
    if annotation:
        library.keeping.change(id_, tags=wanted)
    else:
        library.keeping.set_tags(id_, wanted)
    if chosen.out.as_json:
        after = library.keeping.annotation(id_).tags if annotation else library.keeping.tags_of(id_)
        chosen.out.value({"id": id_, "tags": list(after)})
    return DONE


def _annotation(library: Library, id_: str) -> Annotation | None:
    try:
        return library.keeping.annotation(id_)
    except UnknownAnnotation:
        return None


# Everything kept


def keep(chosen: Arguments) -> int:
    library = chosen.open_library()
    if chosen.action == "list":
        return _list(library, chosen, "kept", lambda kept: True)
    if chosen.action == "import":
        return _import_kept(library, chosen)
    deed = library.keeping.undo() if chosen.action == "undo" else library.keeping.redo()
    if chosen.out.as_json:
        chosen.out.value({chosen.action: deed})
    else:
        chosen.out.line(deed or f"nothing to {chosen.action}")
    return DONE


def _import_kept(library: Library, chosen: Arguments) -> int:
    code = DONE if chosen.words else usage("keep import needs a file that «export --format json» wrote")
    for file in chosen.words:
        try:
            taken = library.sharing.import_kept(Path(file))
        except KhizanaError as error:
            code = fail(str(error))
            continue
        if chosen.out.as_json:
            chosen.out.value({"file": file, "added": taken.added, "known": taken.known, "refused": taken.refused})
        else:
            chosen.out.line(f"added {taken.added}, known {taken.known}, refused {taken.refused}")
        if taken.refused:
            code = fail(f"{file}: {taken.refused} items could not be read")
    return code


def export(chosen: Arguments) -> int:
    library = chosen.open_library()
    if chosen.kept or chosen.form not in {*exporting.Form, PDF}:
        return _export_kept(library, chosen)
    draw = chosen.drawing(chosen.library) if chosen.form == PDF else None
    written = library.sharing.export_articles(
        _articles(library, chosen), chosen.out_dir, chosen.form, draw=draw, replace=chosen.replace
    )
    failed = [one for one in written if one.reason]
    for one in failed:
        fail(f"{one.path}: {one.reason}")
    if chosen.out.as_json:
        files = [{"id": one.article_id, "path": one.path, "reason": one.reason} for one in written]
        chosen.out.value({"written": len(written) - len(failed), "failed": len(failed), "files": files})
    else:
        chosen.out.line(f"wrote {len(written) - len(failed)} files")
    return SOME_FAILED if failed else DONE


def _export_kept(library: Library, chosen: Arguments) -> int:
    if chosen.form not in set(exchange.Form):
        return usage("what is kept is exported as md, html, json or csv")
    only = frozenset(_articles(library, chosen)) if chosen.query else None
    view = KeptView(sections=tuple(chosen.section), articles=only)
    file = chosen.out_dir / f"{KEPT_NAME}.{chosen.form}"
    count = library.sharing.export_kept(file, chosen.form, view, replace=chosen.replace)
    if chosen.out.as_json:
        chosen.out.value({"written": count, "path": str(file)})
    else:
        chosen.out.line(f"wrote {count} annotations to {file}")
    return DONE


def _articles(library: Library, chosen: Arguments) -> list[str]:
    if not chosen.query:
        return library.listing(View(sections=tuple(chosen.section)))
    library.heal()
    return library.matching(Query(chosen.query, sections=tuple(chosen.section)))


# Their options


def add_commands(command: AddCommand) -> None:
    """Add these commands to the table of commands."""
    made = command("bookmark", bookmark, "Keep articles: add, remove, list.")
    made.add_argument("action", choices=["add", "remove", "list"])
    made.add_argument("ids", nargs="*", metavar="ID")

    made = command("highlight", highlight, "Mark passages: add ID QUOTE, remove ANNOTATION, list.")
    _add_words(made, "add", "remove", "list")
    made.add_argument("--colour", type=int, choices=COLOURS, default=COLOURS[0])
    made.add_argument("--note", metavar="TEXT")
    _add_passage(made)

    made = command("note", note, "Write notes: add ID TEXT, remove ANNOTATION, list.")
    _add_words(made, "add", "remove", "list")
    made.add_argument("--quote", metavar="QUOTE", help="the passage it is about")
    _add_passage(made)

    made = command("tag", tag, "Tag articles and annotations: add ID TAG, remove ID TAG, rename OLD NEW, list.")
    _add_words(made, "add", "remove", "rename", "list")

    made = command("keep", keep, "Everything kept: list, import FILE, undo, redo.")
    _add_words(made, "list", "import", "undo", "redo")
    _add_filters(made)

    made = command("export", export, "Write articles, or what is kept, as files.")
    forms = dict.fromkeys([*map(str, exporting.Form), PDF, *map(str, exchange.Form)])
    made.add_argument("--format", dest="form", required=True, choices=list(forms))
    made.add_argument("--out", dest="out_dir", type=Path, required=True, metavar="DIR")
    made.add_argument("--section", action="append", default=[], metavar="S", help="may be given again")
    made.add_argument("--query", metavar="Q", help="only the articles that this search finds")
    made.add_argument("--kept", action="store_true", help="what is kept instead of the articles")
    made.add_argument("--replace", action="store_true", help="overwrite files that are there")


def _add_words(made: argparse.ArgumentParser, *actions: str) -> None:
    made.add_argument("action", choices=actions)
    made.add_argument("words", nargs="*", metavar="WORD")


def _add_passage(made: argparse.ArgumentParser) -> None:
    made.add_argument("--start", type=int, metavar="N", help="where the words stand, in code points into the text")
    made.add_argument("--tag", action="append", default=[], metavar="T", help="may be given again")
    _add_filters(made)


def _add_filters(made: argparse.ArgumentParser) -> None:
    lists = made.add_argument_group("of lists")
    lists.add_argument("--section", action="append", default=[], metavar="S")
    lists.add_argument("--only-tag", action="append", default=[], metavar="T")
    lists.add_argument("--only-colour", action="append", type=int, default=[], metavar="N")
    lists.add_argument("--words", dest="words_in", default="", metavar="W", help="words in notes, tags and quotes")
    lists.add_argument("--unplaced", action="store_true", help="only those whose passage was not found again")
