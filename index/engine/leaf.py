"""One segment as one searcher sees it: with its deletions, its place among the others, and its filters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from whoosh import query
from whoosh.searching import Searcher

from index.engine.evaluate import Evaluator
from index.engine.matches import Few, Many, Mask, Matches
from index.engine.scoring import Terms
from index.engine.segment import Docs, SegmentData

if TYPE_CHECKING:
    from index.engine.searcher import ArraySearcher

Filter: TypeAlias = Any
"""A query, an array of document numbers, or ``None``."""


class Leaf:
    """One segment as a searcher sees it."""

    def __init__(self, searcher: ArraySearcher, leaf: Searcher, offset: int) -> None:
        self.data: SegmentData = leaf.reader()._terms.data
        self.offset = offset
        self._searcher = searcher
        self._leaf = leaf
        self._terms = Terms(self.data, searcher.schema, searcher.scoring)
        deleted = list(leaf.reader().deleted_docs_set)
        self.live: Mask | None = None
        if deleted:
            self.live = np.ones(self.data.documents, bool)
            self.live[deleted] = False

    def evaluator(self, scored: bool, cancelled: Callable[[], bool]) -> Evaluator:
        """What evaluates queries over this segment."""
        return Evaluator(self._terms, scored, self._stock, cancelled)

    def matches(self, node: Any, among: Filter, scored: bool, cancelled: Callable[[], bool]) -> Matches:
        """The living matches of a query that pass the filter."""
        evaluator = self.evaluator(scored, cancelled)
        matches = evaluator.evaluate(node)
        if among is not None:
            matches = _restricted(matches, self._allowed(among, evaluator))
        return matches if self.live is None else _restricted(matches, self.live)

    def own(self, docs: Docs) -> tuple[NDArray[np.int64], Docs]:
        """Which of these document numbers are this segment's, and their numbers in it."""
        at = np.flatnonzero((docs >= self.offset) & (docs < self.offset + self.data.documents))
        return at, docs[at] - self.offset

    def _allowed(self, among: Filter, evaluator: Evaluator) -> Mask:
        if isinstance(among, query.Query):
            return evaluator.mask(among)
        allowed = np.zeros(self.data.documents, bool)
        allowed[self.own(among)[1]] = True
        return allowed

    def _stock(self, node: Any) -> Any:
        context = self._searcher.context()
        return node.matcher(self._leaf, context)


def _restricted(matches: Matches, allowed: Mask) -> Matches:
    if isinstance(matches, Many):
        return Many(matches.scores * allowed)
    kept = allowed[matches.docs]
    return Few(matches.docs[kept], matches.scores[kept])
