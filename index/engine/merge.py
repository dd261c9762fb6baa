"""Several segment files become one: the runs of a large import, or old segments with their deletions.

    run 1   ابن … بيت … كتاب          chunk by chunk of the common alphabet: read each
    run 2   ابن … دار … كتاب     ──>  source's share, renumber its documents, drop the
    run 3   … بيت … دار …             deleted, put terms side by side, append

Sources are sorted as their goal is, so everything is read and written once and in order, by plain reads,
a bounded number of postings at a time. Documents keep their order: those of the first source come first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import fields

from index.engine import documents
from index.engine.arrays import Array, ArrayFile, ArrayWriter
from index.engine.postings import LENGTHS, FieldWriter, stretches, whole_numbers
from index.engine.runs import spread

Counts = NDArray[np.int64]

WORDS_ABREAST = 4096
"""Words of one source that are sorted in one call, during which no other thread can do anything: a window not paint."""


class Source(NamedTuple):
    """An open part. ``numbers`` gives each document its new number, −1 to drop it."""

    file: ArrayFile
    numbers: NDArray[np.int32]
    renewed: bool

    @property
    def kept(self) -> NDArray[np.bool_]:
        """Which documents live on."""
        return self.numbers >= 0


class Part(NamedTuple):
    """A segment file to merge, with its deleted documents.

    ``renewed`` says that total lengths are summed up anew from length bytes, as Whoosh does when it merges.
    """

    path: Path
    deleted: Collection[int]
    renewed: bool


def _open(parts: Sequence[Part]) -> list[Source]:
    opened: list[Source] = []
    base = 0
    for path, deleted, renewed in parts:
        file = ArrayFile(path, mapped=False)
        kept = np.ones(file.meta["documents"], bool)
        kept[list(deleted)] = False
        numbers = np.where(kept, base + np.cumsum(kept) - 1, -1).astype(np.int32)
        opened.append(Source(file, numbers, renewed))
        base += int(kept.sum())
    return opened


def merge(files: Sequence[Part], path: Path, schema: fields.Schema, durable: bool) -> int:
    """Write one segment file with all living documents of ``files``; gives how many there are."""
    parts = _open(files)
    count = sum(int(part.kept.sum()) for part in parts)
    file = ArrayWriter(path)
    try:
        meta = {
            "documents": count,
            "columns": _merge_documents(parts, file, schema),
            "fields": _merge_fields(parts, file, schema, count),
        }
        file.finish(meta, durable)
    except BaseException:
        file.abandon()
        raise
    finally:
        for part in parts:
            part.file.close()
    return count


def _merge_documents(parts: Sequence[Source], file: ArrayWriter, schema: fields.Schema) -> list[str]:
    ends = [part.file["stored/at"].all().astype(np.int64) for part in parts]
    sizes = [end[1:] - end[:-1] for end in ends]
    kept = [size[part.kept] for part, size in zip(parts, sizes, strict=True)]
    pieces = (_stored(part, size) for part, size in zip(parts, sizes, strict=True))
    documents.write_stored(file, pieces, np.concatenate(kept))
    names = sorted({name for part in parts for name in part.file.meta["columns"] if name in schema})
    for name in names:
        columns = [(int(part.kept.sum()), _column(part, name)) for part in parts]
        documents.write_column(file, name, documents.join_columns(schema[name].column_type, columns))
    return names


def _stored(part: Source, sizes: Counts) -> Array:
    data = part.file["stored/data"].all()
    return data if part.kept.all() else data[np.repeat(part.kept, sizes)]


def _column(part: Source, name: str) -> documents.ColumnData | None:
    if name not in part.file.meta["columns"]:
        return None
    column = documents.read_column(part.file, name)
    return column._replace(values=column.values[part.kept])


def _merge_fields(
    parts: Sequence[Source], file: ArrayWriter, schema: fields.Schema, count: int
) -> dict[str, dict[str, Any]]:
    described: dict[str, dict[str, Any]] = {}
    for name in sorted({name for part in parts for name in part.file.meta["fields"] if name in schema}):
        merger = FieldMerger(parts, name, count)
        if merger.postings:
            described[name] = merger.write(file, textual=not isinstance(schema[name], fields.NUMERIC))
            total = _merge_lengths(parts, file, name) if schema[name].scorable else 0
            described[name]["total_length"] = total
    return described


def _merge_lengths(parts: Sequence[Source], file: ArrayWriter, name: str) -> int:
    total = 0
    lengths = []
    for part in parts:
        field = part.file.meta["fields"].get(name)
        bytes_ = part.file[f"{name}/lengths"].all() if field else np.zeros(len(part.numbers), np.uint8)
        lengths.append(bytes_[part.kept])
        if field:
            total += int(LENGTHS[lengths[-1]].sum()) if part.renewed else field["total_length"]
    file.put(f"{name}/lengths", np.concatenate(lengths))
    return total


class Chunk(NamedTuple):
    """Postings of some terms of one source. ``terms`` are their numbers among the merged terms, ``counts`` how
    many documents and ``places`` how many positions each of them has; ``docs`` are numbered anew."""

    terms: Counts
    counts: Counts
    places: Counts
    docs: Array
    freqs: Array
    positions: Array


class Living(NamedTuple):
    """How many documents each of some terms keeps, and how many positions these hold in all."""

    terms: Counts
    counts: Counts
    places: int


class FieldReader:
    """Reads one field of one source, in order, a range of terms at a time."""

    def __init__(self, source: Source, name: str) -> None:
        self._numbers = source.numbers
        self._whole = bool(source.kept.all())
        self._ends = source.file[f"{name}/post_at"].all().astype(np.int64)
        self._blocks: int = source.file.meta["fields"][name]["blocks"]
        self.post_at = self._ends[:: self._blocks]
        self._low, self.freqs = source.file[f"{name}/docs"], source.file[f"{name}/freqs"]
        positional = source.file.meta["fields"][name]["positional"]
        self.positions = source.file[f"{name}/positions"] if positional else None
        self._word_at = source.file[f"{name}/word_at"]
        self._words = source.file[f"{name}/words"]
        self.terms: Counts = np.zeros(0, np.int64)
        self._read = 0

    def words(self) -> list[bytes]:
        """All terms."""
        joined = self._words.all().tobytes()
        return [joined[a:b] for a, b in pairwise(self._word_at.all().tolist())]

    def living(self) -> Iterator[Living]:
        """How many documents each term keeps, and how many positions they hold, piece by piece."""
        if self._whole:
            places = 0 if self.positions is None else self.positions.length
            yield Living(self.terms, np.diff(self.post_at), places)
            return
        for first, last in stretches(self.post_at):
            start, stop = int(self.post_at[first]), int(self.post_at[last])
            kept = self._docs(first, last) >= 0
            places = int(self.freqs.part(start, stop)[kept].sum(dtype=np.int64))
            counts = np.diff(_sums(kept, self.post_at[first : last + 1] - start))
            yield Living(self.terms[first:last], counts, places)

    def upto(self, low: int, high: int) -> Chunk:
        """The postings of the merged terms ``[low, high)``. Ranges must be asked for in order."""
        first, last = np.searchsorted(self.terms, (low, high)).tolist()
        return self._chunk(first, last)

    def _chunk(self, first: int, last: int) -> Chunk:
        start, stop = int(self.post_at[first]), int(self.post_at[last])
        ends = self.post_at[first : last + 1] - start
        docs = self._docs(first, last)
        freqs = self.freqs.part(start, stop)
        positions = self._next_positions(int(freqs.sum(dtype=np.int64)))
        if not self._whole:
            kept = docs >= 0
            positions = positions[np.repeat(kept, freqs)] if len(positions) else positions
            ends = _sums(kept, ends)
            docs, freqs = docs[kept], freqs[kept]
        return Chunk(self.terms[first:last], np.diff(ends), np.diff(_sums(freqs, ends)), docs, freqs, positions)

    def _docs(self, first: int, last: int) -> Array:
        low = self._low.part(int(self.post_at[first]), int(self.post_at[last]))
        docs = whole_numbers(low, self._ends, self._blocks, first, last)
        if self._whole:
            docs += self._numbers[:1]
            return docs
        return self._numbers[docs]

    def _next_positions(self, count: int) -> Array:
        if self.positions is None:
            return np.zeros(0, np.uint8)
        start, self._read = self._read, self._read + count
        return self.positions.part(start, self._read)


class FieldMerger:
    """Merges one field."""

    def __init__(self, parts: Sequence[Source], name: str, count: int) -> None:
        self._name = name
        self._count = count
        self._readers = [FieldReader(part, name) for part in parts if name in part.file.meta["fields"]]
        self._words = self._number_terms()
        self._counts, self._places = self._count_living()
        self._drop_empty()
        self.positional = all(reader.positions is not None for reader in self._readers)
        self.postings = int(self._counts.sum())

    def write(self, file: ArrayWriter, textual: bool) -> dict[str, Any]:
        """Write the merged field; gives what a reader must know."""
        field = FieldWriter(file, self._name, self._words, self._counts, self._places, self._count, self._types())
        for low, high in stretches(np.concatenate(([0], np.cumsum(self._counts)))):
            chunks = [reader.upto(low, high) for reader in self._readers]
            order = _order(_table(chunks, "counts", low, high))
            docs = _in_order(order, [chunk.docs for chunk in chunks])
            freqs = _in_order(order, [chunk.freqs for chunk in chunks])
            positions = None
            if self.positional:
                order = _order(_table(chunks, "places", low, high))
                positions = _in_order(order, [chunk.positions for chunk in chunks])
            field.add(docs, freqs, positions)
        return field.finish(textual)

    def _number_terms(self) -> list[bytes]:
        words: list[bytes] = []
        numbered: list[list[Counts]] = [[] for _ in self._readers]
        for held in _abreast([reader.words() for reader in self._readers], WORDS_ABREAST):
            here = list(dict.fromkeys(sorted(chain.from_iterable(held))))
            number = {word: at for at, word in enumerate(here, len(words))}
            for numbers, own in zip(numbered, held, strict=True):
                numbers.append(np.fromiter(map(number.__getitem__, own), np.int64, len(own)))
            words += here
        for reader, numbers in zip(self._readers, numbered, strict=True):
            reader.terms = np.concatenate(numbers)
        return words

    def _count_living(self) -> tuple[Counts, int]:
        counts = np.zeros(len(self._words), np.int64)
        places = 0
        for reader in self._readers:
            for chunk in reader.living():
                counts[chunk.terms] += chunk.counts
                places += chunk.places
        return counts, places

    def _drop_empty(self) -> None:
        """Terms of deleted documents only are left out; a source may still name them, with no postings."""
        alive = self._counts > 0
        number = np.cumsum(alive) - 1
        self._words = [word for word, lives in zip(self._words, alive.tolist(), strict=True) if lives]
        self._counts = self._counts[alive]
        for reader in self._readers:
            reader.terms = np.maximum(number[reader.terms], 0)

    def _types(self) -> tuple[Any, Any]:
        freqs = max(reader.freqs.dtype for reader in self._readers)
        positions = max((r.positions.dtype for r in self._readers if r.positions is not None), default=None)
        return freqs, positions if self.positional else None


def _abreast(held: Sequence[list[bytes]], size: int) -> Iterator[list[list[bytes]]]:
    """Lists of sorted words, piece by piece, all cut at the same words: about ``size`` of the longest at a time."""
    starts = [0] * len(held)
    for bound in max(held, key=len, default=[])[size::size]:
        ends = [bisect_left(words, bound, start) for words, start in zip(held, starts, strict=True)]
        yield [words[start:end] for words, start, end in zip(held, starts, ends, strict=True)]
        starts = ends
    yield [words[start:] for words, start in zip(held, starts, strict=True)]


def _sums(values: Array, ends: Counts) -> Counts:
    """The sum of all values before each of ``ends``."""
    totals = np.concatenate(([0], np.cumsum(values, dtype=np.int64)))
    sums: Counts = totals[ends]
    return sums


def _table(chunks: Sequence[Chunk], key: str, low: int, high: int) -> Counts:
    """How many numbers each source (a row) has for each term (a column)."""
    table = np.zeros((len(chunks), high - low), np.int64)
    for row, chunk in zip(table, chunks, strict=True):
        np.add.at(row, chunk.terms - low, getattr(chunk, key))
    return table


def _order(table: Counts) -> list[Counts]:
    """Where each source's numbers go when what the sources hold of each term is put side by side, term by term."""
    if len(table) == 1:
        return []  # one source is in order
    ends = np.cumsum(table.T).reshape(table.T.shape).T
    places = []
    for row, start in zip(table, ends - table, strict=True):
        places.append(spread(start, row))
    return places


def _in_order(order: Sequence[Counts], pieces: Sequence[Array]) -> Array:
    """The pieces' numbers, each at its place."""
    if len(pieces) == 1:
        return pieces[0]
    merged = np.empty(sum(map(len, pieces)), np.result_type(*pieces))
    for places, piece in zip(order, pieces, strict=True):
        merged[places] = piece
    return merged
