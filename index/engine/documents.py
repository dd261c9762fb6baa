"""What is kept per document: its stored values, and columns for filters, facets and order.

    stored/data   u1   each document's stored values, pickled, one after another
    stored/at     u4   where each starts, and the end
    column:F/values    numbers as they are, or the code of each document's value …
    column:F/words     … in this list of values: joined, in the order of their bytes
    column:F/word_at   where each value starts, and the end

A document without a value has the column's default, as in Whoosh.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import columns

from index.engine.arrays import ArrayFile, ArrayWriter
from index.engine.postings import smallest

Array = NDArray[Any]
BYTES_COLUMNS = (columns.VarBytesColumn, columns.RefBytesColumn)


class Words:
    """Byte strings as they lie in the file, joined: each becomes an object when it is asked for."""

    def __init__(self, joined: Array, ends: Array) -> None:
        """``ends`` says where in ``joined`` each begins, and the end."""
        self.joined = joined
        self.ends = ends

    @classmethod
    def of(cls, words: Sequence[bytes]) -> Words:
        """These words."""
        sizes = np.fromiter(map(len, words), np.int64, len(words))
        return cls(np.frombuffer(b"".join(words), np.uint8), np.concatenate(([0], np.cumsum(sizes))))

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, at: int) -> bytes:
        return bytes(self.joined[int(self.ends[at]) : int(self.ends[at + 1])])

    def __iter__(self) -> Iterator[bytes]:
        joined = self.joined.tobytes()
        return (joined[start:end] for start, end in pairwise(self.ends.tolist()))

    def heads(self, width: int) -> NDArray[np.uint8]:
        """The first bytes of each, zero behind its end: a row of ``width`` for each."""
        places = self.ends[:-1].astype(np.int64)[:, None] + np.arange(width)
        behind = places >= self.ends[1:].astype(np.int64)[:, None]
        places[behind] = 0
        heads: NDArray[np.uint8] = self.joined[places] if len(self.joined) else np.zeros(places.shape, np.uint8)
        heads[behind] = 0
        return heads


class ColumnData(NamedTuple):
    """A column in memory: ``words`` is ``None`` for numbers, else ``values`` are codes into it."""

    values: Array
    words: Words | None

    def value(self, document: int) -> Any:
        """The value of one document, as Whoosh's column would give it."""
        value = self.values[document].item()
        return value if self.words is None else self.words[value]


class DocumentsWriter:
    """Collects stored values and column values, document by document."""

    def __init__(self) -> None:
        self.count = 0
        self._stored: list[bytes] = []
        self._columns: dict[str, tuple[Any, list[int], list[Any]]] = {}

    def add(self, stored: dict[str, Any], values: Mapping[str, tuple[Any, Any]]) -> None:
        """One document: its stored values, and for each column its type and value."""
        self._stored.append(pickle.dumps(stored, pickle.HIGHEST_PROTOCOL) if stored else b"")
        for name, (kind, value) in values.items():
            if name not in self._columns:
                self._columns[name] = kind, [], []
            _, documents, held = self._columns[name]
            documents.append(self.count)
            held.append(value)
        self.count += 1

    def write(self, file: ArrayWriter) -> list[str]:
        """Write everything; gives the names of the columns."""
        sizes = np.fromiter(map(len, self._stored), np.int64, len(self._stored))
        write_stored(file, [np.frombuffer(b"".join(self._stored), np.uint8)], sizes)
        for name, (kind, documents, held) in self._columns.items():
            write_column(file, name, _column(kind, self.count, np.array(documents), held))
        return list(self._columns)


def write_stored(file: ArrayWriter, pieces: Iterable[Array], sizes: NDArray[np.int64]) -> None:
    """Write stored values: their bytes, in as many pieces as is convenient, and the size of each."""
    file.reserve("stored/data", np.uint8, int(sizes.sum()))
    for piece in pieces:
        file.append("stored/data", piece)
    ends = np.concatenate(([0], np.cumsum(sizes)))
    file.put("stored/at", ends.astype(smallest(int(ends[-1]))))


def write_column(file: ArrayWriter, name: str, column: ColumnData) -> None:
    """Write one column."""
    file.put(f"column:{name}/values", column.values)
    if column.words is not None:
        file.put(f"column:{name}/words", column.words.joined)
        file.put(f"column:{name}/word_at", column.words.ends)


def read_column(file: ArrayFile, name: str) -> ColumnData:
    """Read one column."""
    values = file[f"column:{name}/values"].all()
    if f"column:{name}/words" not in file:
        return ColumnData(values, None)
    return ColumnData(values, Words(file[f"column:{name}/words"].all(), file[f"column:{name}/word_at"].all()))


def join_columns(kind: Any, parts: Sequence[tuple[int, ColumnData | None]]) -> ColumnData:
    """One column after another; each part says how many documents it has, ``None`` stands for defaults only."""
    full = [data or _column(kind, count, np.zeros(0, np.int64), []) for count, data in parts]
    if not isinstance(kind, BYTES_COLUMNS):
        return ColumnData(np.concatenate([part.values for part in full]), None)
    words = sorted({word for part in full for word in part.words or ()})
    code = {word: number for number, word in enumerate(words)}
    type_ = smallest(max(len(words) - 1, 0))
    tables = [np.array([code[word] for word in part.words or ()], type_) for part in full]
    return ColumnData(np.concatenate([t[part.values] for t, part in zip(tables, full, strict=True)]), Words.of(words))


def _column(kind: Any, count: int, documents: Array, held: Sequence[Any]) -> ColumnData:
    if isinstance(kind, columns.NumericColumn):
        values = np.full(count, kind.default_value(), number_type(kind))
        values[documents] = held
        return ColumnData(values, None)
    if not isinstance(kind, BYTES_COLUMNS):
        raise TypeError(f"columns of the type {type(kind).__name__} are not supported")
    words = sorted({*held, *([kind.default_value()] if len(held) < count else [])})
    code = {word: number for number, word in enumerate(words)}
    codes = np.full(count, code.get(kind.default_value(), 0), smallest(max(len(words) - 1, 0)))
    codes[documents] = [code[value] for value in held]
    return ColumnData(codes, Words.of(words))


def number_type(kind: Any) -> np.dtype[Any]:
    """The numpy type of one of Whoosh's numeric columns."""
    code: str = kind._typecode
    return np.dtype({"l": "i", "L": "I"}.get(code, code))


class ColumnReader(columns.ColumnReader):  # type: ignore[misc]
    """Whoosh's view of a column, for its own sorting and grouping."""

    def __init__(self, data: ColumnData) -> None:
        self._data = data
        self._reverse = False

    def __len__(self) -> int:
        return len(self._data.values)

    def __getitem__(self, document: int) -> Any:
        return self._data.value(document)

    def sort_key(self, document: int) -> Any:
        value = self[document]
        return -value if self._reverse else value

    def __iter__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(len(self)))

    def set_reverse(self) -> None:
        """Sort from the greatest to the smallest; as in Whoosh, only numbers can be turned round."""
        if self._data.words is not None:
            raise NotImplementedError
        self._reverse = True
