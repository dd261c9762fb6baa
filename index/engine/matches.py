"""The documents that match a query in one segment, and their scores: how they are kept and put together.

    Few     docs [2, 5, 9]  scores [0.3, 1.1, 0.3]         when there are not many
    Many    scores [0, 0, 0.3, 0, 0, 1.1, 0, 0, 0, 0.3]    one for each document of the segment, 0: no match

Every match has a score above zero. Where only the matches are wanted, scores are truth values: sums of these are
their union, products their intersection, so the same lines serve both.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.runs import firsts
from index.engine.segment import Docs

Scores = NDArray[Any]
Mask = NDArray[np.bool_]

DENSE = 8
"""Unions of more than an eighth of all documents are added up in one array over all documents."""


class Few(NamedTuple):
    """Matches as sorted document numbers with their scores."""

    docs: Docs
    scores: Scores


class Many(NamedTuple):
    """Matches as one score per document of the segment, zero where there is no match."""

    scores: Scores


Matches = Few | Many
NONE = Few(np.zeros(0, np.int64), np.zeros(0, np.bool_))
"""No match, whether scored or not: truth values become numbers beside numbers."""


def mask_of(matches: Matches, documents: int) -> Mask:
    """Which of ``documents`` match."""
    if isinstance(matches, Many):
        return matches.scores > 0
    mask = np.zeros(documents, bool)
    mask[matches.docs] = True
    return mask


def few(matches: Matches) -> Few:
    """Matches as document numbers."""
    if isinstance(matches, Few):
        return matches
    docs = matches.scores.nonzero()[0]
    return Few(docs, matches.scores[docs])


def many(matches: Matches, documents: int, kind: type[Any]) -> Many:
    """Matches as one score per document, of this kind of numbers."""
    if isinstance(matches, Many):
        return matches
    scores = np.zeros(documents, kind)
    scores[matches.docs] = matches.scores
    return Many(scores)


def union(parts: Sequence[Matches], documents: int) -> Matches:
    """All that matches any part, with the sum of their scores."""
    dense = [part.scores for part in parts if isinstance(part, Many)]
    sparse = sorted((part for part in parts if isinstance(part, Few) and len(part.docs)), key=lambda p: -len(p.docs))
    if not dense and len(sparse) < 2:
        return sparse[0] if sparse else NONE
    if not dense and sum(len(part.docs) for part in sparse) * DENSE < documents:
        return _sum_few(sparse)
    return Many(_spread(dense, sparse, documents))


def both(one: Many, other: Many) -> Many:
    """All that matches both, with the sum of their scores."""
    return Many((one.scores + other.scores) * ((one.scores > 0) & (other.scores > 0)))


def raised(matches: Matches, by: float) -> Matches:
    """The same matches, each with so much more of a score; truth values stay as they are."""
    more = matches.scores.dtype.type(by)
    if isinstance(matches, Few):
        return Few(matches.docs, matches.scores + more)
    return Many(matches.scores + (matches.scores > 0) * more)


def _spread(dense: Sequence[Scores], sparse: Sequence[Few], documents: int) -> Scores:
    """The sum of all scores, one for each document, in the first of ``dense`` if there is one."""
    if dense:
        total: Scores = reduce(np.add, dense)
        rest = sparse
    else:
        total = np.zeros(documents, sparse[0].scores.dtype)
        total[sparse[0].docs] = sparse[0].scores
        rest = sparse[1:]
    for part in rest:
        total[part.docs] += part.scores
    return total


def _sum_few(parts: Sequence[Few]) -> Few:
    docs = np.concatenate([part.docs for part in parts])
    if parts[0].scores.dtype == np.bool_:
        docs.sort(kind="stable")
        docs = docs[firsts(docs)]
        return Few(docs, np.ones(len(docs), np.bool_))
    scores = np.concatenate([part.scores for part in parts])
    order = docs.argsort(kind="stable")
    docs, scores = docs[order], scores[order]
    first = firsts(docs)
    return Few(docs[first], np.add.reduceat(scores, first))
