"""One segment as it stands on disk: terms, postings and columns, as numpy arrays.

Whoosh's readers (``codec``) and the array searcher (``evaluate``) both stand on this. A segment never
changes; deletions live in the table of contents. So an open segment is shared by all searchers of a
process, with what they keep in memory about it, and it closes when the last of them lets go.
"""

from __future__ import annotations

import pickle
from bisect import bisect_left
from functools import cached_property, reduce
from itertools import pairwise
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import ArrayFile, Column
from index.engine.documents import ColumnData, read_column
from index.engine.postings import (
    LENGTHS,
    PREFIX_LETTERS,
    STRIDE,
    Letters,
    block_bases,
    letters_of,
    smallest,
    stretches,
    whole_numbers,
)
from index.engine.runs import RARE, looked_up, shared, spread

Array = NDArray[Any]
Docs = NDArray[np.int64]
Mask = NDArray[np.bool_]

EXTENSION = ".arrays"
SAMPLE = 64
"""Every 64th term is kept as a Python object, so that most of a look-up is one ``bisect``."""

REMEMBERED = 1 << 15
"""Look-ups that are kept for each field."""

NOT_ASKED = -1

NO_OCTET = b"\xff"
"""A byte that stands in no UTF-8."""

LONG, FEW = 128, 64
"""Longer stretches of postings, or few, are copied one by one; others all at once, at more cost for each posting."""

COMMON, BITMAPS = 32, 1 << 25
"""A term of more than a 32nd of the documents is kept as a bitmap where patterns have met it, in so many bytes for a
field at most: to join bitmaps takes a tenth of marking document after document."""

TOGETHER = 1 << 15
"""Numbers that are gone through together: few enough that they are still in the processor's cache."""

FAR = 2_000
"""From so many postings on it is not worth adding up what stands between those that are wanted."""

_open: WeakValueDictionary[Path, SegmentData] = WeakValueDictionary()


def open_segment(path: Path) -> SegmentData:
    """The segment in this file, shared if it is open already. Raises ``IndexDamaged`` or ``OSError``."""
    segment = _open.get(path)
    if segment is None:
        segment = _open[path] = SegmentData(path)
    return segment


class SegmentData:
    """One segment: ``documents`` counts all its documents, deleted ones too."""

    def __init__(self, path: Path) -> None:
        self.file = ArrayFile(path)
        self.documents: int = self.file.meta["documents"]
        self.masks: dict[Any, NDArray[np.bool_]] = {}
        self._fields: dict[str, FieldData] = {}
        self._columns: dict[str, ColumnData] = {}

    @property
    def field_names(self) -> list[str]:
        """The indexed fields of which the segment has terms, in order."""
        return sorted(self.file.meta["fields"])

    @property
    def column_names(self) -> list[str]:
        """The fields of which the segment has a column."""
        names: list[str] = self.file.meta["columns"]
        return names

    def field(self, name: str) -> FieldData | None:
        """A field's terms and postings, ``None`` if the segment has none of it."""
        if name not in self._fields:
            if name not in self.file.meta["fields"]:
                return None
            self._fields[name] = FieldData(self.file, name, self.documents)
        return self._fields[name]

    def column(self, name: str) -> ColumnData:
        """A field's column."""
        if name not in self._columns:
            self._columns[name] = read_column(self.file, name)
        return self._columns[name]

    def stored(self, document: int) -> dict[str, Any]:
        """The stored values of a document."""
        start, stop = self._stored_at[document], self._stored_at[document + 1]
        values: dict[str, Any] = pickle.loads(self._stored_data.bytes(start, stop)) if stop > start else {}
        return values

    @cached_property
    def _stored_at(self) -> memoryview:
        return self.file["stored/at"].all().data

    @cached_property
    def _stored_data(self) -> Column:
        return self.file["stored/data"]


class FieldData:
    """One field of one segment. A term is named by its number: its place in the order of the terms."""

    def __init__(self, file: ArrayFile, name: str, documents: int) -> None:
        meta = file.meta["fields"][name]
        self._file = file
        self._name = name
        self._documents = documents
        self.total_length: int = meta["total_length"]
        self.positional: bool = meta["positional"]
        self._prefixes: dict[str, int] = {prefix: at for at, prefix in enumerate(meta["prefixes"])}
        self._numbers: dict[bytes, int | None] = {}
        self._bitmaps: dict[int, Array] = {}
        self._word_at = file[f"{name}/word_at"].all()
        self._octets = file[f"{name}/words"].all()
        self._words = self._octets.data
        self._ends = file[f"{name}/post_at"].all().astype(np.int64)
        self._blocks: int = meta["blocks"]
        self.post_at = self._ends[:: self._blocks]
        self._post_at = self._ends.data  # gives plain numbers, and quicker than an array does
        self._docs = file[f"{name}/docs"]
        self._freqs = file[f"{name}/freqs"]
        starts, stops = self._word_at[:-1:SAMPLE].tolist(), self._word_at[1::SAMPLE].tolist()
        self._samples = [bytes(self._words[a:b]) for a, b in zip(starts, stops, strict=True)]

    def __len__(self) -> int:
        return len(self._word_at) - 1

    def word(self, number: int) -> bytes:
        """The term with this number."""
        return bytes(self._words[self._word_at[number] : self._word_at[number + 1]])

    def words(self, numbers: NDArray[np.int64]) -> list[bytes]:
        """The terms with these numbers."""
        ends = zip(self._word_at[numbers].tolist(), self._word_at[numbers + 1].tolist(), strict=True)
        return [bytes(self._words[a:b]) for a, b in ends]

    def place(self, word: bytes) -> int:
        """The number of the first term that is not less than ``word``."""
        block = bisect_left(self._samples, word)
        low, high = max(block - 1, 0) * SAMPLE, min(block * SAMPLE, len(self))
        return low + bisect_left(range(low, high), word, key=self.word)

    def number(self, word: bytes) -> int | None:
        """The number of a term, or ``None``. One query asks several times, and the next one for some of the same."""
        known = self._numbers.get(word, NOT_ASKED)
        if known == NOT_ASKED:
            if len(self._numbers) >= REMEMBERED:
                self._numbers.clear()
            at = self.place(word)
            known = self._numbers[word] = at if at < len(self) and self.word(at) == word else None
        return known

    def starting_with(self, prefix: bytes) -> tuple[int, int]:
        """The range of the terms that start with ``prefix``."""
        return self.place(prefix), self.place(prefix + b"\xff")

    def count(self, term: int) -> int:
        """How many documents have the term."""
        start, stop = self._stretch(term, term + 1)
        return stop - start

    def docs(self, first: int, last: int | None = None) -> Docs:
        """The documents of one term; of a range of terms, theirs one after another."""
        last = first + 1 if last is None else last
        low = self._docs.part(*self._stretch(first, last))
        return whole_numbers(low, self._ends, self._blocks, first, last)

    def having(self, terms: NDArray[np.int64] | range) -> Mask:
        """Which documents have any of these terms."""
        present = np.zeros(self._documents, np.bool_)
        if isinstance(terms, range):
            for low, high in stretches(self.post_at[terms.start : terms.stop + 1]):
                present[self.docs(terms.start + low, terms.start + high)] = True
            return present
        common = self.post_at[terms + 1] - self.post_at[terms] > max(self._documents // COMMON, LONG)
        if common.any():
            bitmaps = map(self._bitmap_of, terms[common].tolist())
            present = self._unpacked(reduce(np.bitwise_or, bitmaps))
            terms = terms[~common]
        cells = terms[:, None] * self._blocks + np.arange(self._blocks)
        starts, stops = self._ends[cells], self._ends[cells + 1]
        if cells.size:
            first = int(starts.min())
            held = self._docs.part(first, int(stops.max()))
            for block, base in enumerate(block_bases(self._blocks).tolist()):
                _mark(present[base:], held, starts[:, block] - first, stops[:, block] - first)
        return present

    def _bitmap_of(self, term: int) -> Array:
        """The documents of a term that many have: kept, as patterns meet it again."""
        bitmap = self._bitmaps.get(term)
        if bitmap is None:
            if len(self._bitmaps) * self._documents > 8 * BITMAPS:
                self._bitmaps.clear()
            bitmap = self._bitmaps[term] = np.packbits(self.having(range(term, term + 1)))
        return bitmap

    def docs_of(self, terms: NDArray[np.int64]) -> Docs:
        """The documents that have any of these terms, in order."""
        return self.having(terms).nonzero()[0]

    def edges(self, terms: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where these terms start and end among the bytes of all."""
        return self._word_at[terms].astype(np.int64), self._word_at[terms + 1].astype(np.int64)

    def ending_with(self, tail: bytes, terms: NDArray[np.int64]) -> NDArray[np.int64]:
        """Which of these terms end with these bytes, or lie so near the first of all that they seem to."""
        ends = self._word_at[terms + 1].astype(np.int64)
        for place, octet in enumerate(reversed(tail), start=1):
            kept = self._octets[np.maximum(ends - place, 0)] == octet
            terms, ends = terms[kept], ends[kept]
        return terms

    def shared_ends(self, word: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many bytes of ``word`` terms that stand there begin with and how many they end with, added up.

        Bytes beyond a term that is shorter are its neighbours': the sum is never too small.
        """
        wanted = np.frombuffer(word + NO_OCTET, np.uint8)  # what no term has ends every comparison
        places = np.arange(len(wanted))
        begun = self._octets.take(starts[:, None] + places, mode="clip") == wanted
        ended = self._octets.take(ends[:, None] - 1 - places, mode="clip") == np.append(wanted[-2::-1], wanted[-1])
        shared: NDArray[np.int64] = begun.argmin(axis=1) + ended.argmin(axis=1)
        return shared

    @cached_property
    def spelling(self) -> Letters:
        """The letters of all terms: read when terms are first sought by what stands in them."""
        letters = letters_of(self._octets.tobytes(), (self._word_at[1:] - self._word_at[:-1]).astype(np.int64))
        return letters._replace(points=letters.points.astype(smallest(int(letters.points.max(initial=0)))))

    def freqs(self, term: int) -> Array:
        """How often the term stands in each of its documents."""
        return self._freqs.part(*self._stretch(term, term + 1))

    def freqs_in(self, term: int, docs: Docs) -> Array:
        """How often the term stands in each of ``docs``, which rise."""
        row = self.row(term)
        if row is None:
            freqs = self.freqs(term)
            if len(docs) * RARE < len(freqs):
                found = np.zeros(len(docs), freqs.dtype)
                here, there = self.among(term, docs)
                found[here] = freqs[there]
                return found
            row = np.zeros(self._documents, freqs.dtype)
            row[self.docs(term)] = freqs
        freqs_of: Array = row.take(docs)
        return freqs_of

    def among(self, term: int, docs: Docs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which of ``docs``, which rise, have the term, and their places among its postings.

        A few are looked up in the postings as they are stored, block by block: none are read but those that are met.
        """
        if len(docs) * RARE >= self.count(term):
            return shared(docs, self.docs(term), self._documents)
        if self._blocks == 1:
            held = self._docs.part(*self._stretch(term, term + 1))
            return looked_up(docs.astype(held.dtype), held)
        ends = self._ends[term * self._blocks : (term + 1) * self._blocks + 1].tolist()
        bases = block_bases(self._blocks)
        edges = [*docs.searchsorted(bases).tolist(), len(docs)]
        here, there = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for base, (first, last), (start, stop) in zip(bases.tolist(), pairwise(edges), pairwise(ends), strict=True):
            if first < last and start < stop:
                held = self._docs.part(start, stop)
                few = (docs[first:last] - base).astype(held.dtype)
                mine, places = looked_up(few, held)
                here.append(mine + first)
                there.append(places + (start - ends[0]))
        return np.concatenate(here), np.concatenate(there)

    def row(self, term: int) -> Array | None:
        """How often the term stands in every document, for terms of very many documents; else ``None``."""
        at = self._rows.get(term)
        return None if at is None else self._all_rows.part(at * self._documents, (at + 1) * self._documents)

    def positions(self, term: int, selected: NDArray[np.int64]) -> tuple[NDArray[np.int64], Array]:
        """Where the term stands in some of its documents, given by their rising places among the term's postings.

        Gives all positions, one after another, and before them which of the documents each is in.
        """
        if not len(selected):
            return selected, selected
        base, starts, counts = self._places(term, selected)
        held = self._positions.part(base, base + int(starts[-1] + counts[-1]))
        ends = counts.cumsum()
        owners = np.arange(len(counts))
        if int(ends[-1]) > len(counts):
            owners = owners.repeat(counts)
            starts = (starts - ends + counts).take(owners) + np.arange(len(owners))
        return owners, held.take(starts)

    def lengths(self) -> Array:
        """How long the field is in each document, as Whoosh's length bytes; all zero where lengths do not count."""
        name = f"{self._name}/lengths"
        return self._file[name].all() if name in self._file else np.zeros(self._documents, np.uint8)

    def length_range(self, docs: Docs | None = None) -> tuple[int, int]:
        """The least and greatest length of the field in some documents, or in all, as Whoosh rounds lengths."""
        lengths = self.lengths() if docs is None else self.lengths()[docs]
        return int(LENGTHS[lengths.min()]), int(LENGTHS[lengths.max()])

    @cached_property
    def letters(self) -> NDArray[np.uint64] | None:
        """The letters of each term as 64 bits; ``None`` where terms are not text."""
        name = f"{self._name}/letters"
        return self._file[name].all() if name in self._file else None

    def bitmap(self, prefix: str) -> NDArray[np.bool_] | None:
        """Which documents have a term with this prefix, where that was prepared."""
        at = self._prefixes.get(prefix) if len(prefix) <= PREFIX_LETTERS else None
        if at is None:
            return None
        size = -(-self._documents // 8)
        bits = self._file[f"{self._name}/prefixes"].part(at * size, (at + 1) * size)
        return self._unpacked(bits)

    def _unpacked(self, bits: Array) -> Mask:
        """A bitmap of documents as truth values."""
        return np.unpackbits(bits, count=self._documents).view(np.bool_)

    def _stretch(self, first: int, last: int) -> tuple[int, int]:
        """Where the postings of some terms stand."""
        return self._post_at[first * self._blocks], self._post_at[last * self._blocks]

    @cached_property
    def _positions(self) -> Any:
        return self._file[f"{self._name}/positions"]

    @cached_property
    def _rows(self) -> dict[int, int]:
        name = f"{self._name}/row_of"
        terms = self._file[name].all().tolist() if name in self._file else ()
        return {term: at for at, term in enumerate(terms)}

    @cached_property
    def _all_rows(self) -> Column:
        return self._file[f"{self._name}/rows"]

    @cached_property
    def _place_at(self) -> Any:
        return self._file[f"{self._name}/place_at"]

    def _places(self, term: int, selected: NDArray[np.int64]) -> tuple[int, NDArray[np.int64], NDArray[np.int64]]:
        """Where the positions of the selected postings start: a base, the distance of each from it, and how many.

        From the last entry of ``place_at`` before them, frequencies are added up: as far as needed.
        """
        postings = selected + self._stretch(term, term)[0]
        anchor = int(postings[0]) // STRIDE
        base = int(self._place_at.part(anchor, anchor + 1)[0])
        freqs = self._freqs.part(anchor * STRIDE, int(postings[-1]) + 1)
        inside = postings - anchor * STRIDE
        counts = freqs.take(inside).astype(np.int64)
        if len(freqs) > FAR + STRIDE * len(selected):
            return base, self._scattered(anchor, freqs, inside), counts
        return base, freqs.cumsum(dtype=np.int64).take(inside) - counts, counts

    def _scattered(self, anchor: int, freqs: Array, inside: NDArray[np.int64]) -> NDArray[np.int64]:
        """The same distances where the postings are far apart: each from the entry next before it."""
        anchors = self._place_at.part(anchor, anchor + int(inside[-1]) // STRIDE + 1).astype(np.int64)
        nearest = inside // STRIDE
        columns = (nearest * STRIDE)[:, None] + np.arange(STRIDE)
        before = freqs.take(columns, mode="clip") * (columns < inside[:, None])
        starts: NDArray[np.int64] = anchors[nearest] - anchors[0] + before.sum(axis=1, dtype=np.int64)
        return starts


def _gathered(held: Array, starts: NDArray[np.int64], counts: NDArray[np.int64]) -> Array:
    """Stretches of ``held`` one after another."""
    pieces = stretches(np.concatenate(([0], counts.cumsum())), TOGETHER)
    parts = [held.take(spread(starts[low:high], counts[low:high])) for low, high in pieces]
    return np.concatenate([held[:0], *parts])


def _mark(present: Mask, held: Array, starts: NDArray[np.int64], stops: NDArray[np.int64]) -> None:
    """Mark the documents of stretches of ``held``, which is numbered as ``present`` is."""
    parted = starts[1:] != stops[:-1]
    starts, stops = starts[np.append(True, parted)], stops[np.append(parted, True)]
    counts = stops - starts
    long = counts > (LONG if len(counts) > FEW else 0)
    if not long.all():
        present[_gathered(held, starts[~long], counts[~long]).astype(np.int64)] = True
    ends = np.concatenate(([0], counts[long].cumsum()))
    edges = list(zip(starts[long].tolist(), stops[long].tolist(), strict=True))
    for low, high in stretches(ends, TOGETHER):
        parts = [held[start:stop] for start, stop in edges[low:high]]
        present[np.concatenate(parts, dtype=np.int64)] = True
