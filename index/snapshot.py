"""What ranking reads of an index: arrays, one number for each document or posting.

A ``Snapshot`` is one commit, opened for reading: the articles it holds (see ``catalogue``) and, for any term, the
documents that have it. Documents are numbered from 0 through all segments; deleted ones are in no posting and
not ``live``. Everything read is kept until the next commit, where only new segments are read.

A snapshot belongs to one thread.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from itertools import count, pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh import query

from index.analysis import STEM_FIELDS, VIEWS
from index.catalogue import Catalogues
from index.engine.postings import LENGTHS
from index.engine.searcher import ArraySearcher
from index.query import Pattern
from index.stemming import Stemmer

REMEMBERED = 64_000_000
"""Bytes of arrays that are kept in memory between queries; those that were asked for long ago are forgotten first."""

MAPPINGS = 8
"""Mappings whose labels are kept: stories, sources, what was read, and the same as they were before a change."""

Array = npt.NDArray[Any]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]


def idf(documents: int, having: int) -> float:
    """Lucene's inverse document frequency of what ``having`` of ``documents`` have; above 0 even if all have it."""
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))


class Labels(NamedTuple):
    """For each document the number of its label, from 1 on, 0 for one without; and the labels in the order of these."""

    numbers: Ints
    names: list[str]


class Snapshot:
    """One commit as arrays."""

    def __init__(self, searcher: ArraySearcher, stemmer: Stemmer, catalogues: Catalogues) -> None:
        self.searcher = searcher
        self.stemmer = stemmer
        self.catalogue = catalogues.read([leaf.data for leaf in searcher.leaves])
        self.size: int = self.catalogue.size
        self.live: Mask = searcher.live
        self.count = int(self.live.sum())
        self._kept: dict[Hashable, Array] = {}
        self._held = 0
        self._known_lengths: dict[str, Floats] = {}
        self._norms: dict[tuple[str, float, float], Floats] = {}
        self._labels: dict[int, tuple[Mapping[str, str], Labels]] = {}

    def close(self) -> None:
        self.searcher.close()

    def term(self, field: str, form: str) -> str:
        """The term that ``field`` has for a folded word."""
        return self.stemmer.views[VIEWS[field]](form)

    def postings(self, field: str, term: str) -> tuple[Ints, Array]:
        """The documents that have ``term`` in ``field``, ascending, and how often each has it."""
        return self.searcher.occurrences(field, term)

    def slips(self, form: str) -> Ints:
        """The documents with a folded word that differs from ``form`` in at most one letter, not the first; ascending.

        The same as asking for the postings of each such word, without naming them.
        """
        return self.searcher.matching(query.FuzzyTerm("surface", form, maxdist=1, prefixlength=1))

    def kept(self, key: Hashable, make: Callable[[], Array]) -> Array:
        """The array that ``make`` gives, made once: what has been typed is asked about with every further letter."""
        found = self._kept.pop(key, None)
        if found is None:
            found = make()
            found.flags.writeable = False
            self._held += found.nbytes
            while self._held > REMEMBERED and self._kept:
                self._held -= self._kept.pop(next(iter(self._kept))).nbytes
        self._kept[key] = found  # the last to be forgotten now
        return found

    def positions(self, field: str, term: str, documents: Ints) -> list[list[int]]:
        """Where ``term`` stands in ``field`` of each of ``documents`` (ascending), in words."""
        starts, places = (array.tolist() for array in self.searcher.positions(field, term, documents))
        return [places[start:end] for start, end in pairwise(starts)]

    def frequency(self, form: str) -> int:
        """How many documents have this very spelling, deleted ones counted too."""
        return int(self.searcher.doc_frequency("surface", form))

    def holding(self, stem: str) -> Mask:
        """Which documents have ``stem`` in the article proper. One query asks several times."""
        return self.kept(("holding", stem), lambda: self._holding(stem))

    def _holding(self, stem: str) -> Mask:
        mask = np.zeros(self.size, np.bool_)
        for field in STEM_FIELDS:
            mask[self.postings(field, stem)[0]] = True
        return mask

    def labels(self, labels: Mapping[str, str]) -> Labels:
        """What a mapping from ids says of each document. It is read once: another one must come for each change."""
        known = self._labels.pop(id(labels), None)
        if known is None:
            if len(self._labels) >= MAPPINGS:
                del self._labels[next(iter(self._labels))]
            known = labels, self._numbered(labels)
        self._labels[id(labels)] = known  # the last to be forgotten now
        return known[1]

    def _numbered(self, labels: Mapping[str, str]) -> Labels:
        document_of = self.catalogue.numbers
        held = [(document_of[id_], label) for id_, label in labels.items() if id_ in document_of]
        number_of: dict[str, int] = defaultdict(count(1).__next__)
        numbers = np.zeros(self.size, np.int64)
        numbers[[document for document, _ in held]] = [number_of[label] for _, label in held]
        return Labels(numbers, list(number_of))

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

    def words_like(self, pattern: Pattern, limit: int) -> list[str]:
        """The library's folded words that fit ``pattern``; where more than ``limit`` do, some, but no fewer."""
        return self.searcher.words_like("surface", pattern.pattern, limit)

    def words_within(self, form: str, distance: int) -> list[str]:
        """The library's folded words that differ from ``form`` in at most ``distance`` letters, not the first."""
        return self.searcher.words_within("surface", form, distance)
