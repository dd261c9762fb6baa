"""Where terms stand together: phrases and words near each other.

A place in the segment is one number: which of the candidate documents, then the position in it.

    "دار الكتب"   places of دار:    (0, 5) (2, 9)        one on:  (0, 6) (2, 10)
                  places of الكتب:  (0, 6) (1, 3)        common:  (0, 6)  ──> document 0

The rules are those of Whoosh's ``SpanNear2``: each term stands at most ``slop`` from the span of those before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.postings import firsts
from index.engine.segment import Docs, FieldData

Places = NDArray[np.int64]
SHIFT = 32
MARGIN = 1 << 16
"""Added to positions, so that going back from one never leaves its document."""

RARE = 16
"""One list this much shorter than the other is looked up by bisection, not through a table of all documents."""


def locate(docs: Docs, wanted: Docs, documents: int) -> NDArray[np.integer[Any]]:
    """For each of ``wanted`` its place in ``docs``, −1 where it is missing. Both are sorted."""
    if not len(docs):
        return np.full(len(wanted), -1)
    if len(wanted) * RARE < len(docs):
        place = np.searchsorted(docs, wanted)
        place[place == len(docs)] = 0
        return np.where(docs[place] == wanted, place, -1)
    table = np.full(documents, -1, np.int32)
    table[docs] = np.arange(len(docs), dtype=np.int32)
    found: NDArray[np.int32] = table[wanted]
    return found


def together(
    field: FieldData, numbers: Sequence[int], slop: int, ordered: bool, documents: int
) -> tuple[Docs, list[Places]]:
    """The documents in which the terms stand together, and for each term their places among its postings."""
    docs, places = _common(field, numbers, documents)
    if not len(docs):
        return docs, places
    exact = slop == 1 and ordered
    ends = _adjacent(field, numbers, places) if exact else _close(field, numbers, places, slop, ordered)
    found = ends >> SHIFT
    hit = found[firsts(found)]
    return docs[hit], [place[hit] for place in places]


def _common(field: FieldData, numbers: Sequence[int], documents: int) -> tuple[Docs, list[Places]]:
    """The documents that have all terms, from the rarest term up, and their places among each term's postings."""
    rarest = sorted(set(numbers), key=field.count)
    lists = {number: field.docs(number) for number in rarest}
    docs = lists[rarest[0]]
    found: dict[int, Places] = {rarest[0]: np.arange(len(docs))}
    for number in rarest[1:]:
        place = locate(lists[number], docs, documents)
        hit = np.flatnonzero(place >= 0)
        docs = docs[hit]
        found = {**{other: places[hit] for other, places in found.items()}, number: place[hit].astype(np.int64)}
    return docs, [found[number] for number in numbers]


def _keys(field: FieldData, number: int, place: Places) -> Places:
    counts, positions = field.positions(number, place)
    return (np.repeat(np.arange(len(place)), counts) << SHIFT) + positions + MARGIN


def _adjacent(field: FieldData, numbers: Sequence[int], places: Sequence[Places]) -> Places:
    order = sorted(range(len(numbers)), key=lambda at: field.count(numbers[at]))
    starts = _keys(field, numbers[order[0]], places[order[0]]) - order[0]
    for at in order[1:]:
        starts = _intersection(starts, _keys(field, numbers[at], places[at]) - at)
    return starts


def _intersection(one: Places, other: Places) -> Places:
    if not len(one) or not len(other):
        return one[:0]
    place = np.searchsorted(other, one)
    place[place == len(other)] = 0
    common: Places = one[other[place] == one]
    return common


def _close(field: FieldData, numbers: Sequence[int], places: Sequence[Places], slop: int, ordered: bool) -> Places:
    if len(numbers) == 2 and not ordered:
        numbers, places = _rarer_first(field, numbers, places)
    starts = ends = _keys(field, numbers[0], places[0])
    for number, place in zip(numbers[1:-1], places[1:-1], strict=True):
        starts, ends = _widened(_keys(field, number, place), starts, ends, slop, ordered)
    keys = _keys(field, numbers[-1], places[-1])
    hit = _any_between(keys, ends + 1, ends + slop)
    if not ordered:
        hit |= _any_between(keys, starts - slop, starts - 1)
    return ends[hit]


def _rarer_first(
    field: FieldData, numbers: Sequence[int], places: Sequence[Places]
) -> tuple[Sequence[int], Sequence[Places]]:
    rising = field.count(numbers[0]) <= field.count(numbers[1])
    return (numbers, places) if rising else (numbers[::-1], places[::-1])


def _widened(keys: Places, starts: Places, ends: Places, slop: int, ordered: bool) -> tuple[Places, Places]:
    """All spans that take in one key more."""
    after, found = _pairs(keys, ends + 1, ends + slop)
    spans = [np.stack((starts[after], found))]
    if not ordered:
        before, found = _pairs(keys, starts - slop, starts - 1)
        spans.append(np.stack((found, ends[before])))
    starts, ends = np.unique(np.concatenate(spans, axis=1), axis=1)
    return starts, ends


def _any_between(keys: Places, low: Places, high: Places) -> NDArray[np.bool_]:
    """For each range ``[low, high]`` whether some key is in it."""
    at = np.searchsorted(keys, low)
    at[at == len(keys)] = len(keys) - 1
    return (keys[at] >= low) & (keys[at] <= high)


def _pairs(keys: Places, low: Places, high: Places) -> tuple[Places, Places]:
    """All pairs of a range ``[low, high]`` and a key in it: which range, and the key."""
    first = np.searchsorted(keys, low)
    counts = np.searchsorted(keys, high, side="right") - first
    ranges = np.repeat(np.arange(len(low)), counts)
    within = np.arange(len(ranges)) - np.repeat(np.cumsum(counts) - counts, counts)
    return ranges, keys[first[ranges] + within]
