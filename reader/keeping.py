"""What a person keeps: highlights, bookmarks, notes and tags, and the list of them all.

An annotation is kept as it was made, for ever. Where it stands now is another matter (its *placement*), found anew
when its article gets a newer version, is corrected, or comes into the library after its annotations. ``settle`` does
that, whatever happened: nothing else needs to know what can happen to an article.

Every change is a step that can be undone. What reads may be called on any thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reader import annotation_rows
from reader.annotation_rows import COLUMNS, MADE
from reader.annotations import (
    COLOURS,
    Anchor,
    Annotation,
    Deed,
    Kept,
    KeptList,
    KeptView,
    Kind,
)
from reader.article import Bookmark, Span
from reader.errors import UnknownAnnotation
from reader.journal import Journal, Step
from reader.kept_list import BOOKMARKED, Shelf, Terms
from reader.letters import fold
from reader.store import Store, now

if TYPE_CHECKING:
    from reader.anchoring import Finder
    from reader.differences import Drift

_UNSETTLED = """
    SELECT id FROM annotation EXCEPT SELECT annotation FROM placement
    UNION SELECT annotation FROM placement WHERE article IN (SELECT id FROM article WHERE newer IS NOT NULL)
"""
"""Annotations whose place is not known, or known in a version that is no longer shown."""


Placement = tuple[Annotation, str, Span | None]
"""An annotation, the article it belongs to, and where it stands in it."""


class Keeping:
    """What is kept in the library of ``store``. ``terms`` are the words of a text as the search compares them."""

    def __init__(self, store: Store, terms: Terms) -> None:
        self._store = store
        self._database = store.database
        self.journal = Journal(store.database)
        self._shelf = Shelf(store.database, self.journal.revision, terms)

    # Making

    def highlight(
        self, article_id: str, span: Span, colour: int = 1, note: str | None = None, tags: Iterable[str] = ()
    ) -> Annotation:
        """Mark a passage in one of the ``COLOURS``. Raises ``UnknownArticle``, ``ValueError`` for a wrong span."""
        _check(colour)
        return self._make(Deed.HIGHLIGHT, Kind.HIGHLIGHT, article_id, span, colour=colour, note=note, tags=tags)

    def bookmark(self, article_id: str, span: Span, note: str | None = None) -> Annotation:
        """Keep a passage to come back to. For a whole article see ``set_bookmarked``."""
        return self._make(Deed.BOOKMARK, Kind.BOOKMARK, article_id, span, note=note)

    def note(self, article_id: str, note: str, span: Span | None = None, tags: Iterable[str] = ()) -> Annotation:
        """Write beside a passage, or about the article as a whole."""
        return self._make(Deed.NOTE, Kind.NOTE, article_id, span, note=note, tags=tags)

    def set_bookmarked(self, article_id: str, bookmarked: bool) -> None:
        """Keep or release an article; keeping twice is keeping once. Raises ``UnknownArticle``."""
        with self.journal.step(Deed.BOOKMARK if bookmarked else Deed.UNBOOKMARK, article_id) as step:
            self._set_bookmarked(step, article_id, bookmarked)

    def set_tags(self, article_id: str, tags: Iterable[str]) -> None:
        """Give an article these tags and no others. Raises ``UnknownArticle``."""
        self._store.status(article_id)
        wanted = clean_tags(tags)
        with self.journal.step(Deed.TAG, article_id) as step:
            there = [annotation for annotation in self.of_article(article_id) if annotation.kind is Kind.TAG]
            for surplus in there[1:] if wanted else there:
                step.drop("annotation", surplus.id)
            if wanted and there:
                self._put(step, there[0]._replace(tags=wanted, changed=_instant()))
            elif wanted:
                made = _new(article_id, Kind.TAG, tags=wanted)
                self._put(step, made)
                self._place(self._placements(self._unsettled(made.id)))

    def change(
        self,
        annotation_id: str,
        *,
        colour: int | None = None,
        note: str | None = None,
        tags: Iterable[str] | None = None,
    ) -> Annotation:
        """Give an annotation another colour, note (``""`` for none) or tags; ``None`` leaves them as they are.

        Raises ``UnknownAnnotation``.
        """
        old = self.annotation(annotation_id)
        if colour is not None:
            _check(colour)
        changed = _clean(
            old._replace(
                colour=old.colour if colour is None else colour,
                note=old.note if note is None else note,
                tags=old.tags if tags is None else tuple(tags),
                changed=_instant(),
            )
        )
        with self.journal.step(Deed.CHANGE) as step:
            self._put(step, changed)
        return changed

    def remove(self, ids: Iterable[str]) -> None:
        """Remove annotations, and bookmarks of articles by the ids they are listed under; all in one step."""
        ids = list(ids)
        with self.journal.step(Deed.REMOVE) as step:
            for id_ in ids:
                self._remove(step, id_)

    def rename_tag(self, old: str, new: str) -> int:
        """Give a tag another name; one that exists takes it in. Returns how many annotations bore it."""
        (name,) = clean_tags([new]) or ("",)
        bearers = [kept.annotation for kept in self._shelf.kept([entry.id for entry in self._shelf.bearing(old)])]
        with self.journal.step(Deed.RENAME_TAG) as step:
            for bearer in bearers:
                tags = clean_tags(name if fold(tag) == fold(old) else tag for tag in bearer.tags)
                if tags or bearer.kind is not Kind.TAG:
                    self._put(step, bearer._replace(tags=tags, changed=_instant()))
                else:
                    step.drop("annotation", bearer.id)
        return len(bearers)

    def take_in(self, annotations: Iterable[Annotation]) -> int:
        """Keep annotations that were made elsewhere; returns how many were new.

        One that is here already, by its id or by being the same in all that was made, is not kept twice; of two
        versions of one annotation the later wins.
        """
        everything = self._shelf.kept([entry.id for entry in self._shelf.entries()])
        there = {kept.annotation.id: kept.annotation for kept in everything}
        same = {_substance(annotation) for annotation in there.values()}
        added = 0
        with self.journal.step(Deed.IMPORT) as step:
            for annotation in annotations:
                known = there.get(annotation.id)
                if (known and known.changed >= annotation.changed) or _substance(annotation) in same:
                    continue
                self._take_in(step, annotation)
                added += known is None
            self._place(self._placements(self._unsettled()))
        return added

    # Undoing

    def undo(self) -> Deed | None:
        """Take back the last step; returns what it was, or ``None`` if there is none."""
        deed = self.journal.undo()
        self.settle()
        return deed

    def redo(self) -> Deed | None:
        """Do the last undone step again."""
        deed = self.journal.redo()
        self.settle()
        return deed

    # Looking

    def annotation(self, annotation_id: str) -> Annotation:
        """One annotation. Raises ``UnknownAnnotation``."""
        row = self._database.one(f"SELECT {COLUMNS} FROM {MADE} WHERE made.id = ?", annotation_id)
        if row is None:
            raise UnknownAnnotation(annotation_id)
        return annotation_rows.annotation(row)

    def of_article(self, article_id: str) -> tuple[Annotation, ...]:
        """What hangs on an article, in the order of its text; what lost its passage comes last."""
        found = self._database.all(
            f"SELECT {COLUMNS} FROM {MADE} WHERE placement.article = ? ORDER BY placement.start IS NULL,"
            " placement.start, placement.stop, made.created, made.id",
            article_id,
        )
        return tuple(map(annotation_rows.annotation, found))

    def tags_of(self, article_id: str) -> tuple[str, ...]:
        """The tags of an article as a whole."""
        annotations = self.of_article(article_id)
        return clean_tags(tag for annotation in annotations if annotation.kind is Kind.TAG for tag in annotation.tags)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag and how many annotations bear it, the most used first: for completion."""
        return self._shelf.tags()

    def listing(self, view: KeptView) -> KeptList:
        """The ids of what a view shows, newest first, with the counts of every choice. Call on one thread only."""
        return self._shelf.listing(view)

    def kept(self, ids: Sequence[str]) -> list[Kept]:
        """Rows of the list, in the order asked; unknown ids are left out."""
        return self._shelf.kept(ids)

    def tagged(self, tag: str) -> frozenset[str]:
        """The articles that bear this tag, or that hold a passage which does."""
        return frozenset(entry.article_id for entry in self._shelf.bearing(tag))

    def noted(self, words: str) -> frozenset[str]:
        """The articles with a note that holds all these words."""
        return frozenset(entry.article_id for entry in self._shelf.noted(words))

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The bookmarked articles, newest first."""
        return self._store.bookmarks()

    # Finding passages again

    def settle(self) -> None:
        """Find every annotation whose place is not known in the text that is shown now.

        Cheap when nothing is to be done; otherwise a few milliseconds for each article.
        """
        if unsettled := self._unsettled():
            # Found before the lock is taken: whoever else writes waits for the disk only.
            placements = list(self._placements(unsettled))
            with self._database.transaction():
                self._place(placements)
                self.journal.revise()

    def _unsettled(self, annotation_id: str | None = None) -> dict[str, list[tuple[Annotation, str]]]:
        """Annotations (or one) by the article they now belong to, each with the version it was last placed in."""
        which = "VALUES (?)" if annotation_id else _UNSETTLED
        found = self._database.all(
            f"SELECT (SELECT COALESCE(newer, id) FROM article WHERE id = made.origin), {COLUMNS} FROM {MADE}"
            f" WHERE made.id IN ({which})",
            *filter(None, [annotation_id]),
        )
        waiting: dict[str, list[tuple[Annotation, str]]] = {}
        for target, *row in found:
            if target:
                annotation = annotation_rows.annotation(row)
                waiting.setdefault(target, []).append((annotation, annotation.article_id))
        return waiting

    def _placements(self, unsettled: dict[str, list[tuple[Annotation, str]]]) -> Iterator[Placement]:
        """Where each annotation stands in the article it now belongs to."""
        from reader.anchoring import Finder  # late, both: a window opens without comparing anything
        from reader.differences import Drift

        for article_id, waiting in unsettled.items():
            text = self._store.article(article_id).text
            finder = Finder(text)
            for before, group in groupby(sorted(waiting, key=_version), key=_version):
                old = self._store.article(before).text
                drift = Drift(old, text)
                for annotation, _ in group:
                    yield annotation, article_id, _found(finder, annotation, old, drift)

    def _place(self, placements: Iterable[Placement]) -> None:
        for annotation, article_id, span in placements:
            if annotation.kind is Kind.BOOKMARK and annotation.anchor is None:
                self._turn_into_bookmark(annotation, article_id)
            else:
                self._database.write(
                    "INSERT OR REPLACE INTO placement SELECT id, ?, ?, ? FROM annotation WHERE id = ?",
                    article_id,
                    *(span or (None, None)),
                    annotation.id,
                )

    def _turn_into_bookmark(self, annotation: Annotation, article_id: str) -> None:
        """The bookmark of an article that came into the library later than its bookmark."""
        self._database.write("INSERT OR IGNORE INTO bookmark VALUES (?, ?)", article_id, annotation.created)
        self._database.write("DELETE FROM annotation WHERE id = ?", annotation.id)

    # Rows

    def _make(
        self,
        deed: Deed,
        kind: Kind,
        article_id: str,
        span: Span | None,
        *,
        colour: int | None = None,
        note: str | None = None,
        tags: Iterable[str] = (),
    ) -> Annotation:
        text = self._store.article(article_id).text
        anchor = Anchor.of(text, span) if span else None
        made = _clean(_new(article_id, kind, anchor, colour, note, tuple(tags)))
        with self.journal.step(deed, article_id) as step:
            self._put(step, made)
            self._place(self._placements(self._unsettled(made.id)))
        return self.annotation(made.id)

    def _put(self, step: Step, annotation: Annotation) -> None:
        step.put("annotation", annotation_rows.row(annotation))

    def _set_bookmarked(self, step: Step, article_id: str, bookmarked: bool, created: str | None = None) -> None:
        article_id = self._store.newest(article_id)
        if not bookmarked:
            step.drop("bookmark", article_id)
        elif not self._database.one("SELECT 1 FROM bookmark WHERE article = ?", article_id):
            step.put("bookmark", {"article": article_id, "created": created or now()})

    def _remove(self, step: Step, id_: str) -> None:
        if id_.startswith(BOOKMARKED):
            self._set_bookmarked(step, id_.removeprefix(BOOKMARKED), False)
        else:
            self.annotation(id_)
        step.drop("annotation", id_)

    def _take_in(self, step: Step, annotation: Annotation) -> None:
        """Write an annotation from elsewhere."""
        whole = annotation.kind is Kind.BOOKMARK and annotation.anchor is None
        if whole and self._database.one("SELECT 1 FROM article WHERE id = ?", annotation.origin):
            self._set_bookmarked(step, annotation.origin, True, annotation.created)
        else:
            self._put(step, _clean(annotation))


def _instant() -> str:
    """This instant, ISO 8601 in UTC, so fine that two things made one after the other keep their order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _found(finder: Finder, annotation: Annotation, old: str, drift: Drift) -> Span | None:
    """Where the passage stands: followed from the version it was last found in, else by the words it was made on."""
    if annotation.anchor is None:
        return None
    if annotation.span:
        return finder.follow(Anchor.of(old, annotation.span), drift)
    return finder.find(annotation.anchor)


def _version(waiting: tuple[Annotation, str]) -> str:
    return waiting[1]


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: no sign before them, single spaces, each once in its first spelling."""
    found: dict[str, str] = {}
    for tag in tags:
        name = " ".join(tag.strip().lstrip("#").split())
        if name:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _clean(annotation: Annotation) -> Annotation:
    """The annotation as it can be kept: nothing that is no text, no empty note."""
    note = _text(annotation.note or "").strip() or None
    anchor = annotation.anchor
    if anchor:
        anchor = Anchor(_text(anchor.quote), _text(anchor.prefix), _text(anchor.suffix), anchor.start)
    return annotation._replace(anchor=anchor, note=note, tags=clean_tags(map(_text, annotation.tags)))


def _text(text: str) -> str:
    """Without lone surrogates, which a JSON file may hold and a text may not."""
    return text.encode("utf-8", "replace").decode()


def _check(colour: int) -> None:
    if colour not in COLOURS:
        raise ValueError(f"there is no colour {colour}")


def _substance(annotation: Annotation) -> tuple[Any, ...]:
    """What makes two annotations the same thing, whatever their ids."""
    made = _clean(annotation)
    return made.origin, made.kind, made.anchor, made.colour, made.note, made.tags


def _new(
    article_id: str,
    kind: Kind,
    anchor: Anchor | None = None,
    colour: int | None = None,
    note: str | None = None,
    tags: Sequence[str] = (),
) -> Annotation:
    from uuid import uuid4  # late: it asks what platform this is, and a window opens without making anything

    created = _instant()
    return Annotation(
        str(uuid4()), article_id, kind, anchor, None, colour, note, tuple(tags), created, created, article_id
    )
