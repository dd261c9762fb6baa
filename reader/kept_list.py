"""The list of everything kept: chosen by kind, section, colour, tag, date and words, with the count of each choice.

Ten thousand highlights are a short list: what there is to choose by is held in memory (``Entry``) and gone through;
quotes and notes are read for the rows that are shown. Words are compared as the search compares them (``Terms``, the
same analyser), and the terms of each annotation are remembered.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader import annotation_rows
from reader.annotation_rows import COLUMNS, MADE
from reader.annotations import Kept, KeptList, KeptView, Kind
from reader.article import NO_SECTION
from reader.database import Database
from reader.letters import fold
from reader.rows import title_of

Terms = Callable[[str], tuple[str, ...]]
"""The words of a text as the search compares them: spelling and form do not matter."""

BOOKMARKED = "bookmark-"
"""Begins the id under which the bookmark of a whole article is listed; the article's id follows."""

FACETS = ("kind", "section", "colour", "tag", "month")


class Entry(NamedTuple):
    """What an annotation is chosen by. ``tags`` is the stored JSON, which many share."""

    id: str
    article_id: str
    kind: str
    colour: int | None
    tags: str
    created: str
    placed: int
    section: str | None
    start: int | None


class Shelf:
    """All that is kept in ``database``. ``revision`` tells whether it changed."""

    def __init__(self, database: Database, revision: Callable[[], int], terms: Terms) -> None:
        self._database = database
        self._revision = revision
        self._read: tuple[int, tuple[Entry, ...]] = (-1, ())
        self._notes = _Words(terms)
        self._texts = _Words(terms)

    def entries(self) -> tuple[Entry, ...]:
        """Everything kept, newest first; read again only when it changed."""
        revision, entries = self._read
        if revision != (current := self._revision()):
            entries = tuple(map(Entry._make, self._database.all(_ENTRIES)))
            self._read = (current, entries)
        return entries

    def listing(self, view: KeptView) -> KeptList:
        """What the view shows, newest first, with the facets' counts."""
        chosen = _chosen(view)
        facets: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        shown: list[Entry] = []
        for entry in self._within(view):
            values = _values(entry)
            failed = [facet for facet, wanted in chosen if wanted.isdisjoint(values[FACETS.index(facet)])]
            if not failed:
                shown.append(entry)
            elif len(failed) > 1:
                continue
            for facet, named in zip(FACETS, values, strict=True):
                if not failed or facet in failed:
                    counts = facets[facet]
                    for value in named:
                        counts[value] = counts.get(value, 0) + 1
        return KeptList(tuple(entry.id for entry in shown), facets, _grouped(shown))

    def kept(self, ids: Sequence[str]) -> list[Kept]:
        """Rows of the list, in the order asked; unknown ids are left out."""
        found: dict[str, Kept] = {}
        for *row, title, excerpt, section, published in self._database.among(_KEPT, ids):
            head = title_of(title, excerpt) if excerpt is not None else None
            found[row[0]] = Kept(annotation_rows.annotation(row), head, section, published)
        return [found[id_] for id_ in ids if id_ in found]

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag and how many annotations bear it, the most used first."""
        counts: dict[str, int] = {}
        for entry in self.entries():
            for tag in tags_of(entry.tags):
                counts[tag] = counts.get(tag, 0) + 1
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def bearing(self, tag: str) -> Iterator[Entry]:
        """What bears a tag, in any spelling."""
        sought = fold(tag)
        bearing = {tags for tags in {entry.tags for entry in self.entries()} if sought in map(fold, tags_of(tags))}
        return (entry for entry in self.entries() if entry.tags in bearing)

    def noted(self, words: str) -> Iterator[Entry]:
        """What has a note that holds all the words."""
        found = self._notes.holding(words, self.entries(), self._all_notes)
        return (entry for entry in self.entries() if entry.id in found)

    def _all_notes(self) -> dict[str, str]:
        return dict(self._database.all("SELECT id, note FROM annotation WHERE note IS NOT NULL"))

    def _all_texts(self) -> dict[str, str]:
        found = self._database.all("SELECT id, tags, COALESCE(note, ''), COALESCE(quote, '') FROM annotation")
        return {id_: "\n".join((*tags_of(tags), note, quote)) for id_, tags, note, quote in found}

    def _within(self, view: KeptView) -> Iterator[Entry]:
        """What the words, dates and the other conditions without a facet leave."""
        entries: Iterable[Entry] = self.entries()
        if view.words.strip():
            prefix = not view.words[-1].isspace()
            found = self._texts.holding(view.words, self.entries(), self._all_texts, prefix=prefix)
            entries = (entry for entry in entries if entry.id in found)
        if view.unplaced:
            entries = (entry for entry in entries if not entry.placed)
        if (since := view.since) is not None:
            entries = (entry for entry in entries if entry.created >= since)
        if (until := view.until) is not None:
            entries = (entry for entry in entries if entry.created[: len(until)] <= until)
        if (articles := view.articles) is not None:
            entries = (entry for entry in entries if entry.article_id in articles)
        yield from entries


class _Words:
    """Which annotations hold which terms, brought up to date when there are other entries."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._entries: Sequence[Entry] = ()
        self._known: dict[str, str] = {}
        self._holders: dict[str, set[str]] = {}

    def holding(
        self, words: str, entries: Sequence[Entry], texts: Callable[[], dict[str, str]], *, prefix: bool = False
    ) -> set[str]:
        """The ids of those with every word; with ``prefix``, the last one may be the beginning of a word."""
        if entries is not self._entries:
            self._update(texts())
            self._entries = entries
        wanted = self._terms(words)
        if not wanted:
            return set()
        found = [self._holders.get(term, set()) for term in wanted[:-1]]
        return set.intersection(self._last(wanted[-1], fold(words).split()[-1] if prefix else None), *found)

    def _last(self, term: str, beginning: str | None) -> set[str]:
        exact = self._holders.get(term, set())
        if beginning is None:
            return exact
        begun = (ids for other, ids in self._holders.items() if other.startswith((term, beginning)))
        return exact.union(*begun)

    def _update(self, texts: dict[str, str]) -> None:
        for id_ in [id_ for id_, text in self._known.items() if texts.get(id_) != text]:
            for term in self._terms(self._known.pop(id_)):
                self._holders[term].discard(id_)
        for id_, text in texts.items():
            if id_ not in self._known:
                self._known[id_] = text
                for term in self._terms(text):
                    self._holders.setdefault(term, set()).add(id_)


@lru_cache(maxsize=1 << 12)
def tags_of(as_json: str) -> tuple[str, ...]:
    """The tags of a row; ten thousand rows have a few dozen sets of them."""
    return tuple(json.loads(as_json))


def _chosen(view: KeptView) -> list[tuple[str, frozenset[str]]]:
    """The facets in which something is chosen."""
    wanted = (view.kinds, view.sections, map(str, view.colours), view.tags, view.months)
    return [(facet, values) for facet, named in zip(FACETS, wanted, strict=True) if (values := frozenset(named))]


def _values(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """What an entry is in each facet."""
    colour = (str(entry.colour),) if entry.colour else ()
    return (entry.kind,), (entry.section or NO_SECTION,), colour, tags_of(entry.tags), (entry.created[:7],)


def _grouped(entries: Iterable[Entry]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Ids by article, in the order of its text; what lost its passage last, under no article."""
    groups: dict[str, list[Entry]] = {}
    lost: list[Entry] = []
    for entry in entries:
        (groups.setdefault(entry.article_id, []) if entry.placed else lost).append(entry)
    placed = [(article, sorted(group, key=_place)) for article, group in groups.items()]
    ordered = [*placed, ("", lost)] if lost else placed
    return tuple((article, tuple(entry.id for entry in group)) for article, group in ordered)


def _place(entry: Entry) -> int:
    """Where in its article an entry stands; what is about the whole of it stands first."""
    return -1 if entry.start is None else entry.start


_ENTRIES = f"""
    SELECT made.id, COALESCE(placement.article, made.origin), made.kind, made.colour, made.tags, made.created,
        placement.annotation IS NOT NULL AND (made.quote IS NULL OR placement.start IS NOT NULL),
        COALESCE(section_name.shown, article.section), placement.start
    FROM {MADE}
        LEFT JOIN article ON article.id = COALESCE(placement.article, made.origin)
        LEFT JOIN section_name ON section_name.section = article.section
    UNION ALL
    SELECT '{BOOKMARKED}' || article, article, '{Kind.BOOKMARK.value}', NULL, '[]', created, 1,
        COALESCE(section_name.shown, article.section), NULL
    FROM bookmark JOIN article ON article.id = bookmark.article
        LEFT JOIN section_name ON section_name.section = article.section
    ORDER BY 6 DESC, 1
"""

_HEAD = "title, excerpt, COALESCE(section_name.shown, article.section), published"

_KEPT = f"""
    SELECT {COLUMNS}, {_HEAD} FROM {MADE}
        LEFT JOIN article ON article.id = COALESCE(placement.article, made.origin)
        LEFT JOIN section_name ON section_name.section = article.section
    WHERE made.id IN ({{marks}})
    UNION ALL
    SELECT '{BOOKMARKED}' || article, article, '{Kind.BOOKMARK.value}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        '[]', created, created, article, 1, {_HEAD}
    FROM bookmark JOIN article ON article.id = bookmark.article
        LEFT JOIN section_name ON section_name.section = article.section
    WHERE '{BOOKMARKED}' || article IN ({{marks}})
"""
