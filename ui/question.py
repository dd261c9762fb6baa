"""What the list is asked to show: words, a shelf, and choices from facets, in an order.

Everything combines: several choices from one facet widen, facets narrow each other. Where nothing but a shelf and
sections is asked for, the library's own list answers; else the search index does. The answer comes in pages, and
counts that only the store can make come after it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from reader.article import Among, Closeness, Folding, Query, Results, Shelf, Sort, View
from reader.library import Library

PAGE = 16
"""Hits fetched at once, about twice what a window shows: each costs a passage, for which the first hit waits."""


class Facet(StrEnum):
    """What one chooses from, by its field of ``Question``."""

    SECTIONS = "sections"
    MONTHS = "months"
    STATES = "states"
    SOURCES = "sources"


class Question(NamedTuple):
    """A value, so that «has it changed?» is an equality.

    ``months`` are like ``2024-12``, or years; ``NO_SECTION`` among ``sections`` stands for articles without one;
    ``states`` are ``unread``, ``read``, ``bookmarked``; ``sources`` folders. ``like`` is the id of an article that
    others are sought like: it stands alone. ``strict`` are spellings kept apart. ``folded`` shows one article of each
    story.
    """

    words: str = ""
    shelf: Shelf = Shelf.ALL
    sections: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    states: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    closeness: Closeness | None = None
    like: str = ""
    strict: frozenset[Folding] = frozenset()
    folded: bool = True

    @property
    def searching(self) -> bool:
        """Whether the index has to answer."""
        return bool(self.words or self.months or self.states or self.sources or self.like)

    def only(self, shelf: Shelf) -> Question:
        """The whole shelf: choices are let go, the words stay."""
        return Question(
            self.words, shelf, sort=self.sort, closeness=self.closeness, folded=self.folded, strict=self.strict
        )

    def choose(self, facet: Facet, name: str, widen: bool) -> Question:
        """One of a facet, or with ``widen`` one more; choosing a chosen one lets it go."""
        chosen: tuple[str, ...] = getattr(self, facet)
        if name in chosen and (widen or len(chosen) == 1):
            kept = tuple(other for other in chosen if other != name)
        else:
            kept = (*chosen, name) if widen else (name,)
        return self._replace(**{str(facet): kept, "like": ""})

    def worded(self, words: str) -> Question:
        """Other words, with the same choices."""
        return self._replace(words=words, like="")

    def section(self, name: str, widen: bool) -> Question:
        """One section, or one more."""
        return self.choose(Facet.SECTIONS, name, widen)

    def closer(self) -> Question:
        """The next way to compare words: as the index thinks fit, same spelling, same word, same root."""
        ways = (None, *Closeness)
        return self._replace(closeness=ways[(ways.index(self.closeness) + 1) % len(ways)])


def ids(library: Library, question: Question) -> list[str]:
    """The answer without words: the library's list."""
    return library.listing(View(question.shelf, question.sections, question.sort, folded=question.folded))


def first_unread(library: Library, question: Question, among: Sequence[str]) -> str | None:
    """The first unread article of a list."""
    unread = set(library.listing(View(Shelf.UNREAD, question.sections)))
    return next((article_id for article_id in among if article_id in unread), None)


def hits(library: Library, question: Question, offset: int, cancelled: Callable[[], bool]) -> Results:
    """One page of the answer to what only the index knows. Raises ``SearchCancelled``, ``UnknownArticle``."""
    if question.like:
        return library.finding.like(question.like, cancelled)
    return library.search(query(library, question)._replace(limit=PAGE, offset=offset), cancelled)


def query(library: Library, question: Question) -> Query:
    """The question as the library takes it."""
    facets = library.finding.facets
    return Query(
        question.words,
        question.sections,
        sort=question.sort,
        among=(*facets.chosen(question.states, question.sources), *_shelved(library, question.shelf)),
        closeness=question.closeness,
        months=question.months,
        stories=facets.stories() if question.folded else {},
        strict=question.strict,
    )


def of_saved(saved: Query) -> Question:
    """A saved search as a question; its dates become words of the query language."""
    dates = f"date:{saved.since or ''}..{saved.until or ''}" if saved.since or saved.until else ""
    words = " ".join(filter(None, (saved.text, dates)))
    return Question(words, sections=saved.sections, months=saved.months, sort=saved.sort)


def tally(library: Library, question: Question, cancelled: Callable[[], bool]) -> dict[str, dict[str, int]]:
    """Counts over all hits that only the store can make, by facet: read and kept articles, and sources.

    As with ``hits``, a facet one chose from is counted as if one had not.
    """

    def of(facet: Facet) -> dict[str, dict[str, int]]:
        without = question._replace(**{str(facet): ()})
        return library.finding.tally(query(library, without), cancelled)

    states = of(Facet.STATES)
    return states if not (question.states or question.sources) else {**states, "source": of(Facet.SOURCES)["source"]}


def _shelved(library: Library, shelf: Shelf) -> tuple[Among, ...]:
    match shelf:
        case Shelf.ALL:
            return ()
        case Shelf.UNREAD:
            return library.finding.facets.chosen(["unread"])
        case Shelf.BOOKMARKS:
            return library.finding.facets.chosen(["bookmarked"])
        case Shelf.QUEUE:
            return (frozenset(library.listing(View(shelf))),)
