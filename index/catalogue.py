"""The articles of an index: for each document its id, its section and its time, as arrays.

A segment's columns are read once (``Part``) and serve every commit that still has the segment. Times and sections are
asked for with every query, ids of a page only: so ids stay bytes of the file until all of them are wanted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, chain

import numpy as np
import numpy.typing as npt

from index.engine.documents import ColumnData, Words
from index.engine.segment import SegmentData

Ints = npt.NDArray[np.int64]

_LAST_MONTH = 999999
_LENGTH = 16
"""Of ``2024-12-07T02:47``."""
_DIGITS = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15]
_SIGNS = [4, 7, 10, 13]
_UNSIGNED = str.maketrans("", "", "-T: ")


ONE_BY_ONE = 1000
"""So many ids are read by themselves: above, it is quicker to have read all of them."""


class Part:
    """The articles of one segment."""

    def __init__(self, data: SegmentData) -> None:
        sections, times = _column(data, "section"), _column(data, "published")
        self._ids = _column(data, "id")
        self.size = data.documents
        self.section_names = [name.decode() for name in sections.words or ()]
        self.section_of = sections.values.astype(np.int64)
        self.minute_of: Ints = minutes(times.words or Words.of([]))[times.values]
        self.month_of: Ints = self.minute_of // 10**6

    def id(self, number: int) -> str:
        """The id of one document."""
        id_: bytes = self._ids.value(number)
        return id_.decode()

    @cached_property
    def ids(self) -> list[str]:
        """The id of every document."""
        ids = [id_.decode() for id_ in self._ids.words or ()]
        return [ids[code] for code in self._ids.values.tolist()]


class Catalogue:
    """The articles of some segments: for each document the number of its section's name, its time, and its month.

    Times are numbers like 202412070247 (YYYYMMDDhhmm); parts that are not stated are 0, and so are the undated. Months
    are numbers like 202412, kept as how far they are above ``month_base``, so that counting takes few counters.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._starts = list(accumulate((part.size for part in parts), initial=0))
        self.size = self._starts[-1]
        self.section_names = sorted({name for part in parts for name in part.section_names})
        sections = (_renumbered(part.section_of, part.section_names, self.section_names) for part in parts)
        none = np.zeros(0, np.int64)
        self.section_of: Ints = np.concatenate((none, *sections))
        self.minute_of: Ints = np.concatenate((none, *(part.minute_of for part in parts)))
        months = np.concatenate((none, *(part.month_of for part in parts)))
        self.month_base = int(months.min(where=months > 0, initial=_LAST_MONTH)) - 1
        self.month_of: Ints = np.maximum(months - self.month_base, 0)

    def id(self, number: int) -> str:
        """The id of one document."""
        at = bisect_right(self._starts, number) - 1
        return self._parts[at].id(number - self._starts[at])

    def ids_of(self, numbers: Sequence[int]) -> list[str]:
        """The ids of some documents."""
        if len(numbers) > ONE_BY_ONE:
            return list(map(self.ids.__getitem__, numbers))
        return list(map(self.id, numbers))

    @cached_property
    def ids(self) -> list[str]:
        """The id of every document."""
        return list(chain.from_iterable(part.ids for part in self._parts))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The document of each id. A replaced article's old document comes before its new one."""
        return {id_: number for number, id_ in enumerate(self.ids)}


class Catalogues:
    """The catalogues of the segments seen last, so that a new commit reads only what is new in it."""

    def __init__(self) -> None:
        self._known: dict[SegmentData, Part] = {}

    def read(self, segments: Sequence[SegmentData]) -> Catalogue:
        """The articles of ``segments``, in order."""
        self._known = {data: self._known.get(data) or Part(data) for data in segments}
        return Catalogue(list(self._known.values()))


def minute(published: str) -> int:
    """``2024-12-07T02:47`` as 202412070247; a prefix of such a time is filled up with zeros, else 0."""
    digits = published[:_LENGTH].translate(_UNSIGNED)
    return int(digits.ljust(len(_DIGITS), "0")) if digits.isdecimal() else 0


def minutes(times: Words) -> Ints:
    """The ``minute`` of each time: those of the usual form at once, the others one by one."""
    heads = times.heads(_LENGTH)
    digits, signs = heads[:, _DIGITS], heads[:, _SIGNS]
    usual = np.isin(digits, list(b"\x000123456789")).all(axis=1) & np.isin(signs, list(b"\x00-T: ")).all(axis=1)
    values: Ints = (np.maximum(digits, ord("0")) - ord("0")) @ 10 ** np.arange(len(_DIGITS))[::-1]
    for at in np.flatnonzero(~usual).tolist():
        values[at] = minute(times[at].decode())
    return values


def _renumbered(numbers: Ints, names: Sequence[str], wanted: Sequence[str]) -> Ints:
    table: Ints = np.array([wanted.index(name) for name in names], np.int64)
    return table[numbers] if len(table) else numbers


def _column(data: SegmentData, name: str) -> ColumnData:
    """A column of texts; of empty ones where the segment has no such column."""
    if name in data.column_names:
        return data.column(name)
    return ColumnData(np.zeros(data.documents, np.int64), Words.of([b""]))
