"""What is kept, as a file: Markdown and a page to read, CSV for tables, JSON to come back.

The JSON is the W3C's Web Annotation Data Model (Recommendation of 23 February 2017), one page of annotations:

    {"type": "AnnotationPage", "items": [
      {"type": "Annotation", "id": "urn:uuid:…", "motivation": "highlighting", "created": …, "modified": …,
       "body":   [{"type": "TextualBody", "purpose": "commenting", "value": …},      a note
                  {"type": "TextualBody", "purpose": "tagging", "value": …}],        a tag
       "target": {"source": "urn:khizana:article:…", "styleClass": "highlight-2", "dc:title": …,
                  "selector": [{"type": "TextQuoteSelector", "exact": …, "prefix": …, "suffix": …},
                               {"type": "TextPositionSelector", "start": …, "end": …}]}}]}

What other programs write in this model is read too, in the shorthands it allows (a list or one value, a string or an
object). What is about an article that is not in the library is kept, and placed when the article comes.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Any

from reader.annotations import COLOURS, Anchor, Annotation, Kept, Kind
from reader.errors import NotAnnotations
from reader.exporting import html_page, plain_markdown
from reader.folders import read_bytes

ARTICLE_URN = "urn:khizana:article:"
OWN_URN = "urn:khizana:"
UUID_URN = "urn:uuid:"
CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"

MOTIVATIONS = {
    Kind.HIGHLIGHT: "highlighting",
    Kind.BOOKMARK: "bookmarking",
    Kind.NOTE: "commenting",
    Kind.TAG: "tagging",
}
_KINDS = {motivation: kind for kind, motivation in MOTIVATIONS.items()}


class Form(StrEnum):
    """What the kept is written as; the value is also the file name's ending."""

    MARKDOWN = "md"
    JSON = "json"
    HTML = "html"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import of annotations did: how many were new, how many known, how many could not be read."""

    added: int
    known: int
    refused: int


def written(items: Sequence[Kept], form: Form) -> bytes:
    """What is kept, as the bytes of a file."""
    return _WRITERS[form](items).encode("utf-8", "surrogatepass")


def read(file: Path) -> tuple[list[Annotation], int]:
    """The annotations of a JSON file, and how many of its items could not be read.

    Raises ``UnreadableFile`` and, for a file that holds none, ``NotAnnotations``.
    """
    try:
        content = json.loads(read_bytes(str(file)).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotAnnotations(str(file), f"it is not JSON: {error}") from error
    items = _items(content)
    if items is None:
        raise NotAnnotations(str(file), "no «items» of type Annotation")
    annotations = [annotation for item in items if (annotation := _annotation(item))]
    return annotations, len(items) - len(annotations)


# JSON


def as_json(items: Iterable[Kept]) -> dict[str, Any]:
    """What is kept, in the W3C's model."""
    return {"@context": CONTEXT_URL, "type": "AnnotationPage", "items": [_item(kept) for kept in items]}


def _item(kept: Kept) -> dict[str, Any]:
    annotation = kept.annotation
    return {
        "id": _urn(annotation.id),
        "type": "Annotation",
        "motivation": MOTIVATIONS[annotation.kind],
        "created": annotation.created,
        "modified": annotation.changed,
        "body": [
            *(_body("commenting", note) for note in filter(None, [annotation.note])),
            *(_body("tagging", tag) for tag in annotation.tags),
        ],
        "target": _target(kept),
    }


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _target(kept: Kept) -> dict[str, Any]:
    annotation = kept.annotation
    target: dict[str, Any] = {"type": "SpecificResource", "source": ARTICLE_URN + annotation.origin}
    if kept.title:
        target["dc:title"] = kept.title
    if annotation.colour:
        target["styleClass"] = f"highlight-{annotation.colour}"
    if anchor := annotation.anchor:
        target["selector"] = [
            {"type": "TextQuoteSelector", "exact": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix},
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        ]
    return target


def _urn(id_: str) -> str:
    try:
        return UUID_URN + id_ if str(uuid.UUID(id_)) == id_ else OWN_URN + id_
    except ValueError:
        return OWN_URN + id_


def _items(content: Any) -> list[Any] | None:
    """The annotations of a page, of a collection with its first page inside, of a list, or a single one."""
    if isinstance(content, list):
        return content
    if not isinstance(content, dict):
        return None
    if isinstance(content.get("items"), list):
        return list(content["items"])
    if content.get("type") == "Annotation":
        return [content]
    return _items(content["first"]) if isinstance(content.get("first"), dict) else None


def _annotation(item: Any) -> Annotation | None:
    """One annotation, or ``None`` if it says nothing that can be kept."""
    if not isinstance(item, dict):
        return None
    target = _first(item.get("target"))
    if isinstance(target, str):
        target = {"source": target}
    source = _source(target.get("source", target.get("id"))) if isinstance(target, dict) else None
    if not isinstance(target, dict) or not source:
        return None
    anchor = _anchor(_listed(target.get("selector")))
    note, tags = _bodies(_listed(item.get("body")) + _listed(item.get("bodyValue")))
    kind = _kind(item.get("motivation"), anchor, note, tags)
    if kind is None:
        return None
    created = _instant(item.get("created")) or datetime.now(UTC).isoformat(timespec="microseconds")
    return Annotation(
        _own_id(_string(item.get("id"))),
        source,
        kind,
        anchor,
        None,
        _colour(target.get("styleClass")) if kind is Kind.HIGHLIGHT else None,
        note,
        tags,
        created,
        _instant(item.get("modified")) or created,
        source,
        placed=False,
    )


def _kind(motivation: Any, anchor: Anchor | None, note: str | None, tags: Sequence[str]) -> Kind | None:
    """What an annotation is: as it says, as far as it has what that needs."""
    said = next((_KINDS[one] for one in _listed(motivation) if isinstance(one, str) and one in _KINDS), None)
    if anchor:
        return said if said in (Kind.BOOKMARK, Kind.NOTE) else Kind.HIGHLIGHT
    if said is Kind.BOOKMARK:
        return said
    return Kind.NOTE if note else Kind.TAG if tags else None


def _anchor(selectors: Sequence[Any]) -> Anchor | None:
    found = {_string(selector.get("type")): selector for selector in selectors if isinstance(selector, dict)}
    quote = found.get("TextQuoteSelector", {})
    exact = _string(quote.get("exact"))
    start: Any = found.get("TextPositionSelector", {}).get("start")
    if not exact:
        return None
    known = isinstance(start, int) and 0 <= start < 1 << 40
    return Anchor(exact, _string(quote.get("prefix")) or "", _string(quote.get("suffix")) or "", start if known else 0)


def _bodies(bodies: Sequence[Any]) -> tuple[str | None, tuple[str, ...]]:
    """The note and the tags."""
    notes: list[str] = []
    tags: list[str] = []
    for body in bodies:
        value = _string(body.get("value")) if isinstance(body, dict) else _string(body)
        if value:
            (tags if isinstance(body, dict) and body.get("purpose") == "tagging" else notes).append(value)
    return "\n\n".join(notes) or None, tuple(tags)


def _source(source: Any) -> str | None:
    if isinstance(source, dict):
        source = source.get("id")
    urn = _string(source)
    return urn.removeprefix(ARTICLE_URN) if urn else None


def _own_id(urn: str | None) -> str:
    return urn.removeprefix(UUID_URN).removeprefix(OWN_URN) if urn else str(uuid.uuid4())


def _colour(style: Any) -> int:
    match = re.fullmatch(r"highlight-(\d)", style) if isinstance(style, str) else None
    return int(match[1]) if match and int(match[1]) in COLOURS else COLOURS[0]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Any:
    return next(iter(_listed(value)), None)


def _instant(value: Any) -> str | None:
    """A time as ISO 8601 writes it; anything else would be a month of its own in the list of what is kept."""
    written = _string(value) or ""
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return None
    return written


def _string(value: Any) -> str | None:
    """A text; halves of characters, which JSON may hold and no database takes, become question marks."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else None


# To read


def _markdown(items: Sequence[Kept]) -> str:
    blocks: list[str] = []
    for first, group in _by_article(items):
        blocks.append(f"# {plain_markdown(first.title or first.annotation.article_id)}")
        if about := _about(first):
            blocks.append(f"*{plain_markdown(about)}*")
        for kept in group:
            annotation = kept.annotation
            if annotation.anchor:
                blocks.append("\n".join(f"> {plain_markdown(line)}" for line in annotation.anchor.quote.split("\n")))
            if annotation.note:
                blocks.append("\n".join(map(plain_markdown, annotation.note.split("\n"))))
            if annotation.tags:
                blocks.append(" ".join(f"\\#{plain_markdown(tag)}" for tag in annotation.tags))
    return "\n\n".join(blocks) + "\n"


def _html(items: Sequence[Kept]) -> str:
    blocks: list[str] = []
    for first, group in _by_article(items):
        blocks.append(f'<h1 dir="auto">{html.escape(first.title or first.annotation.article_id)}</h1>')
        if about := _about(first):
            blocks.append(f'<p class="about" dir="auto">{html.escape(about)}</p>')
        for kept in group:
            annotation = kept.annotation
            if annotation.anchor:
                shade = f' class="highlight-{annotation.colour}"' if annotation.colour else ""
                blocks.append(f'<blockquote{shade} dir="auto">{_lines(annotation.anchor.quote)}</blockquote>')
            if annotation.note:
                blocks.append(f'<p dir="auto">{_lines(annotation.note)}</p>')
            if annotation.tags:
                blocks.append(f'<p class="about" dir="auto">{html.escape(" · ".join(annotation.tags))}</p>')
    return html_page("Khizana", blocks)


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>\n")


def _by_article(items: Sequence[Kept]) -> list[tuple[Kept, list[Kept]]]:
    """What hangs on each article in the order of its text; articles in the order of the list."""
    place = {id_: number for number, id_ in enumerate(dict.fromkeys(kept.annotation.article_id for kept in items))}

    def order(kept: Kept) -> tuple[int, int]:
        span = kept.annotation.span
        return place[kept.annotation.article_id], span.start if span else -1

    groups = groupby(sorted(items, key=order), key=lambda kept: kept.annotation.article_id)
    return [(first, [first, *group]) for _, group in groups for first in [next(group)]]


def _about(kept: Kept) -> str:
    return " · ".join(filter(None, (kept.section, kept.published)))


_COLUMNS = (
    "kind",
    "quote",
    "note",
    "tags",
    "colour",
    "title",
    "section",
    "published",
    "article",
    "created",
    "placed",
    "id",
)


def _csv(items: Sequence[Kept]) -> str:
    file = io.StringIO()
    # Excel takes a file for UTF-8 only with this mark.
    file.write("\ufeff")
    table = csv.writer(file)
    table.writerow(_COLUMNS)
    for kept in items:
        annotation = kept.annotation
        quote = annotation.anchor.quote if annotation.anchor else ""
        texts = (annotation.kind.value, quote, annotation.note, ", ".join(annotation.tags), annotation.colour)
        about = (kept.title, kept.section, kept.published, annotation.article_id, annotation.created)
        table.writerow(map(_cell, (*texts, *about, "yes" if annotation.placed else "no", annotation.id)))
    return file.getvalue()


def _cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


_WRITERS: dict[Form, Callable[[Sequence[Kept]], str]] = {
    Form.MARKDOWN: _markdown,
    Form.JSON: lambda items: json.dumps(as_json(items), ensure_ascii=False, indent=1) + "\n",
    Form.HTML: _html,
    Form.CSV: _csv,
}
