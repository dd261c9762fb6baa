"""What the list is asked to show: words, a shelf, sections and a month, in an order.

Everything combines: several sections widen, the rest narrows. Without words and month the library's
own list answers; with either, the search index does. The answer comes in pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.article import Query, Results, Shelf, Sort, View
from reader.library import Library

PAGE = 32
"""Hits fetched at once: more than any window shows."""


@dataclass(frozen=True, slots=True)
class Question:
    """A value, so that «has it changed?» is an equality.

    ``month`` is ``2024-12`` or a year; ``NO_SECTION`` among ``sections`` stands for articles without one.
    ``folded`` shows one article of each story.
    """

    words: str = ""
    shelf: Shelf = Shelf.ALL
    sections: tuple[str, ...] = ()
    month: str | None = None
    sort: Sort = Sort.RELEVANCE
    folded: bool = True

    @property
    def searching(self) -> bool:
        """Whether the index has to answer."""
        return bool(self.words or self.month)

    def only(self, shelf: Shelf) -> Question:
        """The whole shelf: sections and month are let go, the words stay."""
        return replace(self, shelf=shelf, sections=(), month=None)

    def section(self, name: str, widen: bool) -> Question:
        """One section, or with ``widen`` one more; choosing a chosen one lets it go."""
        chosen = self.sections
        if name in chosen and (widen or len(chosen) == 1):
            return replace(self, sections=tuple(kept for kept in chosen if kept != name))
        return replace(self, sections=(*chosen, name) if widen else (name,))

    def in_month(self, month: str) -> Question:
        """One month; the chosen one again lets it go."""
        return replace(self, month=None if month == self.month else month)


def ids(library: Library, question: Question) -> list[str]:
    """The answer without words: the library's list."""
    return library.listing(View(question.shelf, question.sections, question.sort, folded=question.folded))


def first_unread(library: Library, question: Question, among: Sequence[str]) -> str | None:
    """The first unread article of a list."""
    unread = set(library.listing(View(Shelf.UNREAD, question.sections)))
    return next((article_id for article_id in among if article_id in unread), None)


def hits(library: Library, question: Question, offset: int, cancelled: Callable[[], bool]) -> Results:
    """One page of the answer to words or a month. Raises ``SearchCancelled``."""
    shelf = question.shelf
    among = None if shelf is Shelf.ALL else frozenset(library.listing(View(shelf)))
    query = Query(
        question.words,
        question.sections,
        question.month,
        question.month,
        question.sort,
        PAGE,
        offset,
        among,
    )
    results = library.search(query, cancelled)
    return results if offset else replace(results, facets=_facets(library, query, results, cancelled))


def _facets(
    library: Library, query: Query, results: Results, cancelled: Callable[[], bool]
) -> dict[str, Mapping[str, int]]:
    """Counts over all hits. A facet one chose from is counted as if one had not: else there is nothing to widen to."""
    facets = dict(results.facets)
    if query.sections:
        facets["section"] = library.search(replace(query, sections=(), limit=1), cancelled).facets["section"]
    if query.since:
        facets["month"] = library.search(replace(query, since=None, until=None, limit=1), cancelled).facets["month"]
    return facets
