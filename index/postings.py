"""What ranking reads of an index: arrays, one number for each document or posting.

A ``Snapshot`` is one commit, opened for reading: the articles it holds (``Catalogue``) and, for any term, the
documents that have it. Documents are numbered from 0 through all segments; deleted ones are in no posting and
not ``live``. Everything read is kept until the next commit, where only new segments are read.

A snapshot belongs to one thread.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh import query

from index.analysis import STEM_FIELDS, VIEWS
from index.engine.postings import LENGTHS
from index.engine.searcher import ArraySearcher
from index.engine.segment import SegmentData
from index.query import Pattern
from index.stemming import Stemmer

REMEMBERED = 4_000_000
"""Postings that are kept in memory between queries, 16 bytes each."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Catalogue:
    """The articles of some documents: for each its id, the number of its section's name, and its time.

    Times are numbers like 202412070247 (YYYYMMDDhhmm); parts that are not stated are 0, and so are the undated.
    """

    ids: list[str]
    section_names: list[str]
    section_of: Ints
    minute_of: Ints

    def __add__(self, other: Catalogue) -> Catalogue:
        names = sorted({*self.section_names, *other.section_names})
        sections = [_renumbered(part.section_of, part.section_names, names) for part in (self, other)]
        minutes = np.concatenate((self.minute_of, other.minute_of))
        return Catalogue(self.ids + other.ids, names, np.concatenate(sections), minutes)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The document of each id. A replaced article's old document comes before its new one."""
        return {id_: number for number, id_ in enumerate(self.ids)}


def _renumbered(numbers: Ints, names: Sequence[str], wanted: Sequence[str]) -> Ints:
    table: Ints = np.array([wanted.index(name) for name in names], np.int64)
    return table[numbers] if len(table) else numbers


def minute(published: str) -> int:
    """``2024-12-07T02:47`` as 202412070247; a prefix of such a time is filled up with zeros, else 0."""
    digits = published[:16].translate(_SIGNS)
    return int(digits.ljust(12, "0")) if digits.isdecimal() else 0


def idf(documents: int, having: int) -> float:
    """Lucene's inverse document frequency of what ``having`` of ``documents`` have; above 0 even if all have it."""
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))


_SIGNS = str.maketrans("", "", "-T: ")
EMPTY = Catalogue([], [], np.zeros(0, np.int64), np.zeros(0, np.int64))


class Catalogues:
    """The catalogues of the segments seen last, so that a new commit reads only what is new in it."""

    def __init__(self) -> None:
        self._known: dict[SegmentData, Catalogue] = {}

    def read(self, segments: Sequence[SegmentData]) -> Catalogue:
        """The articles of ``segments``, in order."""
        self._known = {data: self._known.get(data) or _read(data) for data in segments}
        return sum(self._known.values(), EMPTY)


def _read(data: SegmentData) -> Catalogue:
    (ids, id_of), (sections, section_of), (times, time_of) = (
        _column(data, name) for name in ("id", "section", "published")
    )
    minutes = np.array([minute(time) for time in times], np.int64)
    return Catalogue([ids[code] for code in id_of.tolist()], sections, section_of, minutes[time_of])


def _column(data: SegmentData, name: str) -> tuple[list[str], Ints]:
    """A column's values, and for each document the number of its own."""
    if name not in data.column_names:
        return [""], np.zeros(data.documents, np.int64)
    column = data.column(name)
    return [word.decode() for word in column.words or ()], column.values.astype(np.int64)


class Snapshot:
    """One commit as arrays."""

    def __init__(self, searcher: ArraySearcher, stemmer: Stemmer, catalogues: Catalogues) -> None:
        self.searcher = searcher
        self.stemmer = stemmer
        self.catalogue = catalogues.read([leaf.data for leaf in searcher.leaves])
        self.size: int = len(self.catalogue.ids)
        self.live: Mask = searcher.live
        self.count = int(self.live.sum())
        self._postings: dict[tuple[str, str], tuple[Ints, Ints]] = {}
        self._slips: dict[str, Ints] = {}
        self._held = 0
        self._known_lengths: dict[str, Floats] = {}
        self._norms: dict[tuple[str, float, float], Floats] = {}

    def close(self) -> None:
        self.searcher.close()

    def term(self, field: str, form: str) -> str:
        """The term that ``field`` has for a folded word."""
        return self.stemmer.views[VIEWS[field]](form)

    def postings(self, field: str, term: str) -> tuple[Ints, Ints]:
        """The documents that have ``term`` in ``field``, ascending, and how often each has it."""
        found = self._postings.get((field, term))
        if found is None:
            found = self.searcher.occurrences(field, term)
            self._hold(len(found[0]))
            self._postings[field, term] = found
        return found

    def slips(self, form: str) -> Ints:
        """The documents with a folded word that differs from ``form`` in at most one letter, not the first; ascending.

        The same as asking for the postings of each such word, without naming them.
        """
        found = self._slips.get(form)
        if found is None:
            found = self.searcher.matching(query.FuzzyTerm("surface", form, maxdist=1, prefixlength=1))
            self._hold(len(found))
            self._slips[form] = found
        return found

    def _hold(self, postings: int) -> None:
        """Count what will be kept, and forget the rest when it is too much."""
        self._held += postings
        if self._held > REMEMBERED:
            self._postings.clear()
            self._slips.clear()
            self._held = postings

    def positions(self, field: str, term: str, documents: Ints) -> list[list[int]]:
        """Where ``term`` stands in ``field`` of each of ``documents`` (ascending), in words."""
        starts, places = (array.tolist() for array in self.searcher.positions(field, term, documents))
        return [places[start:end] for start, end in pairwise(starts)]

    def frequency(self, form: str) -> int:
        """How many documents have this very spelling, deleted ones counted too."""
        return int(self.searcher.doc_frequency("surface", form))

    def holding(self, stem: str) -> Mask:
        """Which documents have ``stem`` in the article proper."""
        mask = np.zeros(self.size, np.bool_)
        for field in STEM_FIELDS:
            mask[self.postings(field, stem)[0]] = True
        return mask

    def idf(self, mask: Mask) -> float:
        """The inverse document frequency of what is in the documents of ``mask``."""
        return idf(self.count, int(np.count_nonzero(mask)))

    def norms(self, field: str, k1: float, b: float) -> Floats:
        """BM25's length norm of ``field`` for each document: ``k1`` for one of average length."""
        found = self._norms.get((field, k1, b))
        if found is None:
            lengths = self.lengths(field)
            average = max(float(lengths[self.live].mean()) if self.count else 0.0, 1e-9)
            found = self._norms[field, k1, b] = (k1 * (1 - b + b * lengths / average)).astype(np.float32)
        return found

    def lengths(self, field: str) -> Floats:
        """How many words ``field`` has in each document, as Whoosh rounds lengths."""
        found = self._known_lengths.get(field)
        if found is not None:
            return found
        lengths = self._known_lengths[field] = np.zeros(self.size, np.float32)
        for leaf in self.searcher.leaves:
            if data := leaf.data.field(field):
                lengths[leaf.offset : leaf.offset + leaf.data.documents] = LENGTHS[data.lengths()]
        return lengths

    def mask(self, query: Any, cancelled: Callable[[], bool]) -> Mask:
        """Which documents Whoosh's ``query`` matches. Raises ``SearchCancelled``."""
        found = np.zeros(self.size, np.bool_)
        found[self.searcher.matching(query, cancelled)] = True
        return found

    def words_like(self, pattern: Pattern) -> list[str]:
        """The library's folded words that fit ``pattern``."""
        return self.searcher.words_like("surface", pattern.pattern)

    def words_within(self, form: str, distance: int) -> list[str]:
        """The library's folded words that differ from ``form`` in at most ``distance`` letters, not the first."""
        return self.searcher.words_within("surface", form, distance)
