"""The terms of one segment, and Whoosh's BM25F over arrays.

    score = idf · boost · frequency · (k1 + 1) / (frequency + norm)        norm = k1 · (1 − b + b · length / average)

Norms depend on a field's lengths alone and are made once for each segment; a score then takes four passes. Terms
that were asked for are kept: the next keystroke asks for most of them again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.postings import LENGTHS
from index.engine.segment import Docs, FieldData, SegmentData

Array = NDArray[Any]
Norms = NDArray[np.float32]

TINY = 1e-30
"""The score of a match that would have none, or less."""

REMEMBERED = 1 << 15
"""Terms that are kept for each segment."""


class Scoring(NamedTuple):
    """What scores depend on beyond the segment: Whoosh's weighting, and what it knows of the whole index."""

    weighting: Any
    idf: Callable[[str, bytes], float]
    average_length: Callable[[str], float | None]

    def weight(self, name: str, word: bytes) -> float:
        """The part of a term's scores that no document changes."""
        return float(self.idf(name, word) * (self.weighting.K1 + 1))

    def norms(self, name: str, lengths: Array) -> Norms:
        """The part of BM25F's denominator that depends on a document's length, given as length bytes."""
        b = self.weighting._field_B.get(name, self.weighting.B)
        relative = LENGTHS / (self.average_length(name) or 1)
        by_byte: Norms = (self.weighting.K1 * ((1 - b) + b * relative)).astype(np.float32)
        return by_byte[lengths]


@dataclass(slots=True, eq=False)
class Term:
    """A term where it was found: in which field, and its number there. ``weight`` is what scores begin with."""

    name: str
    field: FieldData
    number: int
    scorable: bool
    weight: float | None = None


class Terms:
    """The terms of one segment, as one searcher scores them."""

    def __init__(self, data: SegmentData, schema: Any, scoring: Scoring) -> None:
        self.data = data
        self.schema = schema
        self.scoring = scoring
        self._found: dict[tuple[str, Any], Term | None] = {}
        self._norms: dict[str, Norms] = {}

    def find(self, name: str, text: Any) -> Term | None:
        """A term as the segment has it, ``None`` if it does not."""
        key = name, text
        try:
            return self._found[key]
        except KeyError:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            found = self._found[key] = self._look_up(name, text)
            return found

    def scores(self, term: Term, boost: float, freqs: Array, docs: Docs | None) -> Array:
        """The score of a term for each of ``freqs``, which are of ``docs`` or of all documents in order.

        No frequency, no score.
        """
        scores = freqs.astype(np.float32)
        boost = max(boost, TINY)
        if not term.scorable:
            scores *= boost
            return scores
        if term.weight is None:
            term.weight = self.scoring.weight(term.name, term.field.word(term.number))
        norms = self._norms_of(term.name)
        norms = (norms if docs is None else norms.take(docs)) + scores
        scores *= term.weight * boost
        scores /= norms
        return scores

    def _norms_of(self, name: str) -> Norms:
        norms = self._norms.get(name)
        if norms is None:
            field = self.data.field(name)
            assert field is not None
            norms = self._norms[name] = self.scoring.norms(name, field.lengths())
        return norms

    def _look_up(self, name: str, text: Any) -> Term | None:
        field = self.data.field(name) if name in self.schema else None
        if field is None:
            return None
        try:
            number = field.number(self.schema[name].to_bytes(text))
        except ValueError:
            return None
        return None if number is None else Term(name, field, number, self.schema[name].scorable)
