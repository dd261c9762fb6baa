"""Tokens are sorted into postings, in a memory that does not grow with what is sorted: an external merge sort.

    token     one number: the rank of its term, its document and its position, each in some bits of it
    piece     a quarter of a million tokens or so, sorted, in a temporary file     [آ … ب … ك …] [آ … ج …] [ب … ك …]
    range     the terms of a quarter of a million tokens or so: its share of every piece, sorted together      آ … ب | …
    postings  term ─┬─ document 3, frequency 2 ── positions 0, 7
                    └─ document 9, frequency 1 ── position 4

All tokens of a document come in one piece. So a piece knows how many documents each of its terms has, and all are
counted before the first posting is written. A field without positions keeps, in place of its tokens, one number for
each posting, with the frequency where the position would be.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.postings import stretches
from index.engine.runs import firsts

Array = NDArray[Any]
Counts = NDArray[np.int64]
Keys = NDArray[np.int64]

RANGE = 1 << 18
"""Tokens that are sorted at a time in the end: 2 MB of them."""

IN_MEMORY = 1 << 20
"""Bytes of a temporary file that are not yet written to the disk: an article added alone never gets there."""

KEY_BITS = 63


class Spool:
    """Numbers of eight or four bytes that are written in order and read anywhere, on the disk when they are many."""

    def __init__(self, folder: Path, kind: type[np.int64] | type[np.int32]) -> None:
        self._file = SpooledTemporaryFile(IN_MEMORY, dir=str(folder))  # noqa: SIM115
        self._folder = folder
        self._kind = kind
        self._size = np.dtype(kind).itemsize
        self.length = 0

    def append(self, numbers: Array) -> None:
        """Write these behind the others."""
        self._file.seek(0, 2)
        self._file.write(numbers.astype(self._kind, copy=False).data)
        self.length += len(numbers)

    def read(self, *parts: tuple[int, int]) -> Array:
        """The numbers of ``[start, stop)`` of each part, one part after another, to be changed at will."""
        numbers = np.empty(sum(stop - start for start, stop in parts), self._kind)
        at = 0
        for start, stop in parts:
            self._file.seek(start * self._size)
            room = numbers[at : at + stop - start]
            if self._file.readinto(room.data) < room.nbytes:
                raise OSError(f"a temporary file in {self._folder} was cut short")
            at += stop - start
        return numbers

    def close(self) -> None:
        """Forget all."""
        self._file.close()


class Layout(NamedTuple):
    """Which bits of a token's number are what: its document and position (or frequency); its term's rank is above."""

    document_bits: int
    position_bits: int

    @classmethod
    def holding(cls, terms: int, documents: int, longest: int) -> Layout:
        """The layout for so many terms and documents, of texts with ``longest`` words at most.

        Raises ``ValueError`` where they do not fit into 63 bits. A batch is full long before; there would have to be a
        text of some hundred million different words.
        """
        layout = cls(documents.bit_length(), longest.bit_length())
        if terms.bit_length() + sum(layout) > KEY_BITS:
            raise ValueError(f"a text of {longest} words is too long to be indexed")
        return layout

    def keys(self, ranks: Array | int, documents: Array | int = 0, positions: Array | int = 0) -> Keys:
        """Tokens as numbers. What is not given here may be added to them."""
        keys: Keys = np.asarray(ranks, np.int64) << sum(self)
        keys = keys + (np.asarray(documents, np.int64) << self.position_bits)
        return keys + np.asarray(positions, np.int64)

    def with_frequencies(self, keys: Keys, frequencies: Counts) -> Keys:
        """The same terms and documents, with frequencies in place of positions."""
        return keys >> self.position_bits << self.position_bits | frequencies

    def ranks(self, keys: Keys) -> Keys:
        """The terms of these tokens."""
        return keys >> sum(self)

    def holders(self, keys: Keys) -> Keys:
        """The terms and documents of these tokens, as one number."""
        return keys >> self.position_bits

    def documents(self, holders: Keys) -> Keys:
        """The documents of what ``holders`` gave."""
        return holders & ((1 << self.document_bits) - 1)

    def lowest(self, keys: Keys) -> Keys:
        """The positions, or frequencies, of these tokens."""
        return keys & ((1 << self.position_bits) - 1)


class TokenSorter:
    """Sorts the tokens of one field."""

    def __init__(self, folder: Path, layout: Layout, most: Counts, positional: bool) -> None:
        """``most`` is for each rank how many tokens of it there may be; ``folder`` has room for temporary files."""
        self._layout = layout
        self.positional = positional
        ends = np.concatenate(([0], np.cumsum(most)))
        self._bounds = np.array([stop for _, stop in stretches(ends, RANGE)], np.int64)
        self._cuts: list[list[int]] = []
        self._spool = Spool(folder, np.int64)
        self.counts = np.zeros(len(most), np.int64)
        self.greatest_frequency = 0

    @property
    def positions(self) -> int:
        """How many positions there are in all."""
        return self._spool.length if self.positional else 0

    def add(self, keys: Keys) -> None:
        """Take all tokens of some documents, as ``Layout.keys``. They are sorted in place."""
        layout = self._layout
        keys.sort()
        starts = firsts(layout.holders(keys))
        frequencies = np.diff(starts, append=len(keys))
        heads = keys[starts]
        self.greatest_frequency = max(self.greatest_frequency, int(frequencies.max(initial=0)))
        self.counts += np.bincount(layout.ranks(heads), minlength=len(self.counts))
        if not self.positional:
            keys = layout.with_frequencies(heads, frequencies)
        ends = keys.searchsorted(self._bounds << sum(layout)) + self._spool.length
        self._cuts.append([self._spool.length, *ends.tolist()])
        self._spool.append(keys)

    def postings(self) -> Iterator[tuple[Array, Array, Array | None]]:
        """All postings in order, some whole terms at a time: documents, frequencies, positions."""
        for at in range(len(self._bounds)):
            keys = self._spool.read(*((cuts[at], cuts[at + 1]) for cuts in self._cuts))
            if len(self._cuts) > 1:
                keys.sort()
            yield self._cut(keys)

    def close(self) -> None:
        """Forget all."""
        self._spool.close()

    def _cut(self, keys: Keys) -> tuple[Array, Array, Array | None]:
        layout = self._layout
        holders = layout.holders(keys)
        lowest = layout.lowest(keys)
        if not self.positional:
            return layout.documents(holders), lowest, None
        starts = firsts(holders)
        return layout.documents(holders[starts]), np.diff(starts, append=len(keys)), lowest
