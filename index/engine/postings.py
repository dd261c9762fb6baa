"""One field's postings: which terms stand in which documents, how often, and where.

    postings  term "ابن" ─┬─ document 3, frequency 2 ── positions 0, 7
                          └─ document 9, frequency 1 ── position 4

On disk (names stand behind the field's, as in ``body/docs``):

    words       u1   all terms joined, in the order of their bytes
    word_at     u4   where each term starts in ``words``, and the end       (u8 beyond 4 GB, as everywhere below)
    post_at     u4   where the postings of each term start, and the end; in a segment of more than 65,536
                     documents, where those start that fall into its first, second … block of so many
    docs        u2   the document of each posting, counted within its block; fields of many rare terms have
                     one block and four bytes for each document
    freqs       u1   how often the term stands there (u2, u4 when some number needs it)
    positions   u2   where (u4 when some text is longer than 65,536 words)
    place_at    u4   how many positions stand before every 64th posting: the way from a posting to its positions
    letters     u8   the letters of each term as 64 bits: a sieve for wildcards and fuzzy terms
    lengths     u1   how many terms each document has, as Whoosh's length byte
    prefixes    u1   one bitmap of documents for each short prefix that very many postings share
    rows        u1   for each term of very many documents how often it stands in every one: read without look-ups
    row_of      u4   which terms these are
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray
from whoosh.util.numeric import byte_to_length, length_to_byte

from index.engine.arrays import ArrayWriter

Array = NDArray[Any]

BLOCK_BITS = 16
"""Documents are numbered within blocks of 65,536, so that two bytes hold each."""

STRIDE = 64
"""Postings between two entries of ``place_at``."""

BITS = np.left_shift(np.uint64(1), np.arange(64, dtype=np.uint64))

CHUNK = 1 << 18
"""Postings held in memory at a time when more of them are gone through."""

PREFIX_LETTERS = 3
PREFIX_POSTINGS = 50_000
"""Prefixes of up to three letters with more postings than this get a bitmap: below, reading them is as fast."""

ROW_SHARE = 6
ROW_DOCUMENTS = 4096
"""Terms of more than a sixth of the documents get a row, from so many documents on: below, postings are as fast."""

LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.int64)
"""The length that each of Whoosh's length bytes stands for."""


def length_bytes(lengths: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Whoosh's length byte of each length."""
    bytes_ = np.searchsorted(LENGTHS, lengths, side="left")
    bytes_[lengths >= LENGTHS[255]] = length_to_byte(int(LENGTHS[255]))
    return bytes_.astype(np.uint8)


def smallest(maximum: int) -> DTypeLike:
    """The smallest unsigned type that holds ``maximum``."""
    return np.min_scalar_type(maximum)


class FieldWriter:
    """Writes one field into an array file, a few terms at a time, in the order of the terms.

    Its sizes are known before: how many postings and positions there will be, and the greatest numbers in them.
    """

    def __init__(
        self,
        file: ArrayWriter,
        name: str,
        words: Sequence[bytes],
        counts: NDArray[np.int64],
        places: int,
        documents: int,
        types: tuple[DTypeLike, DTypeLike | None],
    ) -> None:
        """``places`` is the number of all positions; ``types`` hold the greatest frequency and position."""
        self._file = file
        self._name = name
        self._words = words
        self._post_at = np.concatenate(([0], np.cumsum(counts)))
        self._documents = documents
        self._positional = types[1] is not None
        self._blocks = _worthwhile_blocks(documents, len(words), int(self._post_at[-1]))
        self._block_counts = np.zeros(len(words) * self._blocks, np.int64)
        self._written = 0
        self._places = 0
        self._place_at: list[Array] = []
        total = int(self._post_at[-1])
        greatest = max(documents, 1) if self._blocks == 1 else 1 << BLOCK_BITS
        file.reserve(f"{name}/docs", smallest(greatest - 1), total)
        file.reserve(f"{name}/freqs", types[0], total)
        if types[1] is not None:
            file.reserve(f"{name}/positions", types[1], places)

    def add(self, docs: Array, freqs: Array, positions: Array | None) -> None:
        """The next postings, of whole terms. ``positions`` holds as many numbers as ``freqs`` sums up to."""
        self._file.append(f"{self._name}/docs", docs if self._blocks == 1 else docs & ((1 << BLOCK_BITS) - 1))
        self._file.append(f"{self._name}/freqs", freqs)
        self._count_blocks(docs)
        if positions is not None:
            self._file.append(f"{self._name}/positions", positions)
            self._note_places(freqs)
        self._written += len(docs)

    def finish(self, textual: bool) -> dict[str, Any]:
        """Write what describes the postings: terms, places, sieve and bitmaps. Gives what a reader must know."""
        name = self._name
        self._file.put(f"{name}/words", np.frombuffer(b"".join(self._words), np.uint8))
        sizes = np.fromiter(map(len, self._words), np.int64, len(self._words))
        self._file.put(f"{name}/word_at", _compact(np.concatenate(([0], np.cumsum(sizes)))))
        self._file.put(f"{name}/post_at", _compact(np.concatenate(([0], np.cumsum(self._block_counts)))))
        if self._positional:
            self._file.put(f"{name}/place_at", _compact(np.concatenate(([0], *self._place_at))))
        self._write_rows()
        described = {"blocks": self._blocks, "positional": self._positional}
        if not textual:
            return {**described, "prefixes": []}
        letters = letters_of(b"".join(self._words), sizes)
        self._file.put(f"{name}/letters", letters.bits())
        return {**described, "prefixes": self._write_prefixes(letters)}

    def _note_places(self, freqs: Array) -> None:
        edges = np.arange(STRIDE - self._written % STRIDE, len(freqs) + 1, STRIDE)
        starts = np.concatenate(([0], edges))
        sums = np.add.reduceat(freqs, starts[starts < len(freqs)], dtype=np.int64)
        total = self._places + np.cumsum(sums)
        self._place_at.append(total[: len(edges)])
        self._places = int(total[-1]) if len(total) else self._places

    def _count_blocks(self, docs: Array) -> None:
        """Note how many postings of each term fall into each block of documents."""
        first, last = np.searchsorted(self._post_at, (self._written, self._written + len(docs))).tolist()
        counts = np.diff(self._post_at[first : last + 1])
        if self._blocks > 1:
            cells = np.repeat(np.arange(0, (last - first) * self._blocks, self._blocks), counts)
            cells += docs >> BLOCK_BITS
            counts = np.bincount(cells, minlength=(last - first) * self._blocks)
        self._block_counts[first * self._blocks : last * self._blocks] = counts

    def _write_prefixes(self, letters: Letters) -> list[str]:
        ends = np.concatenate(([0], np.cumsum(self._block_counts)))
        bitmaps: dict[str, tuple[int, int, Array]] = {}
        for prefix, first, last in reversed(list(_common_prefixes(letters, self._post_at))):
            inside = [longer for longer in bitmaps.values() if first <= longer[0] and longer[1] <= last]
            bitmaps[prefix] = first, last, self._bitmap(ends, first, last, inside)
        packed = [bitmap for _, _, bitmap in bitmaps.values()]
        self._file.put(f"{self._name}/prefixes", np.concatenate([*packed, np.zeros(0, np.uint8)]))
        return list(bitmaps)

    def _bitmap(self, ends: NDArray[np.int64], first: int, last: int, known: Sequence[tuple[int, int, Array]]) -> Array:
        """Which documents have a term of ``[first, last)``. What is ``known`` of ranges within it is not read again."""
        present = np.zeros(self._documents, bool)
        bits = np.packbits(present)
        for start, stop, bitmap in sorted([*known, (last, last, bits)], key=lambda part: (part[0], -part[1])):
            if start >= first:
                for low, high in stretches(self._post_at[first : start + 1]):
                    present[self._written_docs(ends, first + low, first + high)] = True
                bits = bits | bitmap
                first = stop
        return bits | np.packbits(present)

    def _write_rows(self) -> None:
        terms = np.flatnonzero(np.diff(self._post_at) * ROW_SHARE > self._documents)
        if self._documents < ROW_DOCUMENTS or not len(terms):
            return
        ends = np.concatenate(([0], np.cumsum(self._block_counts)))
        self._file.put(f"{self._name}/row_of", terms.astype(np.uint32))
        kind = self._file.dtype(f"{self._name}/freqs")
        self._file.reserve(f"{self._name}/rows", kind, len(terms) * self._documents)
        for term in terms.tolist():
            start, stop = int(self._post_at[term]), int(self._post_at[term + 1])
            row = np.zeros(self._documents, kind)
            row[self._written_docs(ends, term, term + 1)] = self._file.read(f"{self._name}/freqs", start, stop)
            self._file.append(f"{self._name}/rows", row)

    def _written_docs(self, ends: NDArray[np.int64], first: int, last: int) -> NDArray[np.int64]:
        low = self._file.read(f"{self._name}/docs", int(self._post_at[first]), int(self._post_at[last]))
        return whole_numbers(low, ends, self._blocks, first, last)


def stretches(post_at: NDArray[np.int64], size: int = 0) -> Iterator[tuple[int, int]]:
    """Ranges of terms with ``size`` (or ``CHUNK``) postings each at most, but one term at least."""
    at = 0
    while at < len(post_at) - 1:
        stop = max(at + 1, int(np.searchsorted(post_at, post_at[at] + (size or CHUNK), side="right")) - 1)
        yield at, stop
        at = stop


def _worthwhile_blocks(documents: int, words: int, postings: int) -> int:
    """How many blocks to number documents in: one, where so many terms' entries would take more than they save."""
    blocks = max(-(-documents >> BLOCK_BITS), 1)
    return blocks if 4 * words * (blocks - 1) < 2 * postings else 1


def whole_numbers(low: Array, ends: NDArray[np.int64], blocks: int, first: int, last: int) -> NDArray[np.int64]:
    """Document numbers of the terms ``[first, last)`` from numbers within blocks; ``ends`` is ``post_at``.

    In eight bytes each, as indexing wants them: anything else is converted by each step again.
    """
    docs = low.astype(np.int64)
    if last - first == 1:
        for end in ends[first * blocks + 1 : last * blocks].tolist():
            docs[end - int(ends[first * blocks]) :] += 1 << BLOCK_BITS
    elif blocks > 1:
        counts = np.diff(ends[first * blocks : last * blocks + 1])
        docs += np.repeat(np.tile(block_bases(blocks), last - first), counts)
    return docs


def block_bases(blocks: int) -> NDArray[np.int64]:
    """The number of each block's first document."""
    return np.arange(blocks) << BLOCK_BITS


class Letters(NamedTuple):
    """The code points of many words one after another, and where each word starts and how long it is."""

    points: Array
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]

    def of(self, words: NDArray[np.int64]) -> Letters:
        """Those of some words."""
        return Letters(self.points, self.starts[words], self.sizes[words])

    def bits(self) -> NDArray[np.uint64]:
        """For each word its letters as a set of 64 bits."""
        bits = BITS[self.points & 63]
        found = np.zeros(len(self.sizes), np.uint64)
        full = np.flatnonzero(self.sizes)
        if len(full):
            found[full] = np.bitwise_or.reduceat(bits, self.starts[full])
        return found

    def column(self, place: int) -> Array:
        """The letter of each word at a place, zero behind its end."""
        there = np.minimum(self.starts + place, max(len(self.points) - 1, 0))
        return np.where(place < self.sizes, self.points[there], 0) if len(self.points) else np.zeros_like(self.sizes)


def letters_of(joined: bytes, sizes: NDArray[np.int64]) -> Letters:
    """The letters of words that are given in UTF-8, one after another, ``sizes`` bytes each."""
    octets = np.frombuffer(joined, np.uint8)
    heads = np.flatnonzero((octets & 0xC0) != 0x80)
    ends = np.searchsorted(heads, np.concatenate(([0], np.cumsum(sizes))))
    points = np.frombuffer(joined.decode().encode("utf-32-le"), "<u4")
    return Letters(points, ends[:-1], ends[1:] - ends[:-1])


def bits_of(text: str) -> np.uint64:
    """The letters of one text as a set of 64 bits."""
    bits = 0
    for letter in text:
        bits |= 1 << (ord(letter) & 63)
    return np.uint64(bits)


def _compact(offsets: NDArray[np.int64]) -> Array:
    return offsets.astype(np.uint32 if int(offsets[-1]) < 1 << 32 else np.uint64)


def _common_prefixes(letters: Letters, post_at: NDArray[np.int64]) -> Iterator[tuple[str, int, int]]:
    """Prefixes of one to three letters with very many postings, and the range of terms that share each."""
    changes = np.zeros(len(letters.sizes), bool)
    changes[:1] = True
    for place in range(PREFIX_LETTERS):
        column = letters.column(place)
        changes[1:] |= column[1:] != column[:-1]
        starts = np.flatnonzero(changes)
        stops = np.append(starts[1:], len(changes))
        common = (post_at[stops] - post_at[starts] >= PREFIX_POSTINGS) & (column[starts] > 0)
        for first, last in zip(starts[common].tolist(), stops[common].tolist(), strict=True):
            at = int(letters.starts[first])
            yield "".join(map(chr, letters.points[at : at + place + 1].tolist())), first, last
