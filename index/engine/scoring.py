"""Whoosh's BM25F over arrays.

    score = idf · boost · frequency · (k1 + 1) / (frequency + norm)        norm = k1 · (1 − b + b · length / average)

Norms depend on a field's lengths alone and are made once for each segment; a score then takes four passes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.segment import FieldData, SegmentData

Array = NDArray[Any]

TINY = 1e-30
"""The score of a match that would have none, or less."""


class Scoring(NamedTuple):
    """What scores depend on beyond the segment: functions of field and term over the whole index."""

    idf: Callable[[str, bytes], float]
    norms: Callable[[SegmentData, str], NDArray[np.float32]]
    k1: float


class Term(NamedTuple):
    """A term where it was found: in which field, and its number there."""

    name: str
    field: FieldData
    number: int
    scorable: bool


def scores(
    rules: Scoring | None, data: SegmentData, term: Term, boost: float, freqs: Array, docs: Array | None
) -> Array:
    """The score of a term for each of ``freqs``, which are of ``docs`` or of all documents in order.

    No frequency, no score. Without ``rules`` scores are truth values.
    """
    if rules is None:
        return freqs > 0
    weights = freqs.astype(np.float32)
    boost = max(boost, TINY)
    if not term.scorable:
        weights *= np.float32(boost)
        return weights
    norms = rules.norms(data, term.name)
    norms = norms + weights if docs is None else norms[docs]
    if docs is not None:
        norms += weights
    weights *= np.float32(rules.idf(term.name, term.field.word(term.number)) * (rules.k1 + 1) * boost)
    weights /= norms
    return weights
