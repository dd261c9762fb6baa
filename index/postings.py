"""What ranking reads of an index: arrays, one number for each document or posting.

A ``Snapshot`` is one commit, opened for reading: the articles it holds (``Catalogue``) and, for any term, the
documents that have it. Documents are numbered from 0 through all segments; deleted ones are in no posting and
not ``live``. Everything read is kept until the next commit, where only new segments are read.

A snapshot belongs to one thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

NOTHING: tuple[Ints, Floats] = (np.zeros(0, np.int64), np.zeros(0, np.float32))


@dataclass(frozen=True)
class Catalogue:
    """The articles of some documents: ids, sections and publication times as written, a list entry a document."""

    ids: list[str]
    sections: list[str]
    published: list[str]

    def __add__(self, other: Catalogue) -> Catalogue:
        return Catalogue(self.ids + other.ids, self.sections + other.sections, self.published + other.published)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The document of each id. A replaced article's old document comes before its new one."""
        return {id_: number for number, id_ in enumerate(self.ids)}

    @cached_property
    def section_names(self) -> list[str]:
        return sorted(set(self.sections))

    @cached_property
    def section_of(self) -> Ints:
        """For each document the number of its section in ``section_names``."""
        number = {name: position for position, name in enumerate(self.section_names)}
        return np.array([number[name] for name in self.sections], np.int64)

    @cached_property
    def minute_of(self) -> Ints:
        """For each document its time as YYYYMMDDhhmm; parts that are not stated are 0, and so are the undated."""
        return np.array([minute(published) for published in self.published], np.int64)


def minute(published: str) -> int:
    """``2024-12-07T02:47`` as 202412070247; a prefix of such a time is filled up with zeros."""
    digits = "".join(filter(str.isdecimal, published[:16]))
    return int(digits.ljust(12, "0") or "0")


EMPTY = Catalogue([], [], [])


class Snapshot:
    """One commit as arrays. ``searcher`` is Whoosh's; ``catalogues`` is kept by the caller from commit to commit."""

    def __init__(self, searcher: Any, catalogues: dict[str, Catalogue]) -> None:
        self.searcher = searcher
        self._leaves: list[tuple[Any, int]] = searcher.reader().leaf_readers()
        self.catalogue = read_catalogue(searcher.reader(), catalogues)
        self.size: int = len(self.catalogue.ids)
        self.live: Mask = self._live()
        self.count = int(self.live.sum())
        self._postings: dict[tuple[str, str], tuple[Ints, Floats]] = {}
        self._lengths: dict[str, Floats] = {}
        self._norms: dict[tuple[str, float, float], Floats] = {}

    def close(self) -> None:
        self.searcher.close()

    def _live(self) -> Mask:
        live = np.ones(self.size, np.bool_)
        for leaf, base in self._leaves:
            deleted = [base + number for number in leaf.deleted_docs_set]
            live[deleted] = False
        return live

    def postings(self, field: str, term: str) -> tuple[Ints, Floats]:
        """The documents that have ``term`` in ``field``, ascending, and how often each has it."""
        found = self._postings.get((field, term))
        if found is None:
            found = self._postings[field, term] = self._read_postings(field, term)
        return found

    def _read_postings(self, field: str, term: str) -> tuple[Ints, Floats]:
        documents: list[int] = []
        counts: list[float] = []
        for _, base, matcher in self._matchers(field, term):
            while matcher.is_active():
                documents.append(base + matcher.id())
                counts.append(matcher.weight())
                matcher.next()
        return (np.array(documents, np.int64), np.array(counts, np.float32)) if documents else NOTHING

    def positions(self, field: str, term: str, documents: Ints) -> dict[int, list[int]]:
        """Where ``term`` stands in ``field`` of each of ``documents`` (ascending) that has it, in words."""
        places: dict[int, list[int]] = {}
        for leaf, base, matcher in self._matchers(field, term):
            for document in documents.tolist():
                if base <= document < base + leaf.doc_count_all():
                    if matcher.is_active() and matcher.id() < document - base:
                        matcher.skip_to(document - base)
                    if matcher.is_active() and matcher.id() == document - base:
                        places[document] = list(matcher.value_as("positions"))
        return places

    def _matchers(self, field: str, term: str) -> Iterator[tuple[Any, int, Any]]:
        for leaf, base in self._leaves:
            if (field, term.encode()) in leaf:
                yield leaf, base, leaf.postings(field, term.encode())

    def lengths(self, field: str) -> Floats:
        """How many words ``field`` has in each document."""
        found = self._lengths.get(field)
        if found is None:
            read = [leaf.doc_field_length(number, field) for leaf, _ in self._leaves for number in _all(leaf)]
            found = self._lengths[field] = np.array(read, np.float32)
        return found

    def norms(self, field: str, k1: float, b: float) -> Floats:
        """BM25's length norm of ``field`` for each document: ``k1`` for one of average length."""
        found = self._norms.get((field, k1, b))
        if found is None:
            lengths = self.lengths(field)
            average = max(float(lengths[self.live].mean()) if self.count else 0.0, 1e-9)
            found = self._norms[field, k1, b] = (k1 * (1 - b + b * lengths / average)).astype(np.float32)
        return found

    def holding(self, fields: Sequence[str], term: str) -> Ints:
        """The documents that have ``term`` in any of ``fields``, ascending."""
        return np.unique(np.concatenate([self.postings(field, term)[0] for field in fields]))

    def words_from(self, prefix: str) -> Iterator[str]:
        """The library's folded words that begin with ``prefix``, in order."""
        for term in self.searcher.reader().expand_prefix("surface", prefix):
            yield term.decode() if isinstance(term, bytes) else str(term)

    def words_within(self, form: str, distance: int) -> Iterator[str]:
        """The library's folded words that differ from ``form`` in at most ``distance`` letters, not the first."""
        yield from self.searcher.reader().terms_within("surface", form, distance, prefix=1)


def read_catalogue(reader: Any, known: dict[str, Catalogue]) -> Catalogue:
    """The articles of a Whoosh reader. ``known`` keeps those of its segments, whose documents never change."""
    whole = EMPTY
    names = [str(leaf.segment().segment_id()) for leaf, _ in reader.leaf_readers() if leaf.segment()]
    for name, (leaf, _) in zip(names, reader.leaf_readers(), strict=False):
        if name not in known:
            known[name] = _read_stored(leaf)
        whole += known[name]
    for name in known.keys() - set(names):
        del known[name]
    return whole


def _all(leaf: Any) -> range:
    return range(leaf.doc_count_all())


def _read_stored(leaf: Any) -> Catalogue:
    stored = [leaf.stored_fields(number) for number in _all(leaf)]
    return Catalogue(*([row.get(name, "") for row in stored] for name in ("id", "section", "published")))
