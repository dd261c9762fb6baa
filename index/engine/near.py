"""Where terms stand together: phrases and words near each other.

A place in the segment is one number: which of the candidate documents, then the position in it.

    "دار الكتب"   places of دار:    (0, 5) (2, 9)        one on:  (0, 6) (2, 10)
                  places of الكتب:  (0, 6) (1, 3)        common:  (0, 6)  ──> document 0

The rules are those of Whoosh's ``SpanNear2``: each term stands at most ``slop`` from the span of those before it.
Rising lists are compared by sorting them together, which finds the two runs and merges them: that is several times
faster than looking each number of one up in the other, unless it is much shorter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.engine.runs import RARE, firsts
from index.engine.segment import Docs, FieldData

Places = NDArray[np.int64]
SHIFT = 32
FARTHEST = 1 << 31
"""No two words of a text are farther apart; so no distance leads from one document into another."""

ABREAST = 8192
"""Documents that are gone through at a time: few enough that the places in them stay in the processor's cache."""

CHUNK = 2048
"""Spans that are widened at a time: few enough that what they become fits into memory."""


def together(
    field: FieldData, numbers: Sequence[int], slop: int, ordered: bool, documents: int, go_on: Callable[[], None]
) -> tuple[Docs, list[Places]]:
    """The documents in which the terms stand together, and for each term their places among its postings.

    ``go_on`` is called now and then, and raises an error to stop.
    """
    docs, places = _common(field, numbers, documents)
    found = [np.zeros(0, np.int64)]
    for start in range(0, len(docs), ABREAST):
        go_on()
        some = [place[start : start + ABREAST] for place in places]
        if slop == 1 and ordered:
            hit = _adjacent(field, numbers, some)
        else:
            keys = [_keys(field, number, place) for number, place in zip(numbers, some, strict=True)]
            hit = _close(keys, len(some[0]), min(slop, FARTHEST), ordered, go_on)
        found.append(hit + start)
    hit = np.concatenate(found)
    return docs[hit], [place[hit] for place in places]


def _common(field: FieldData, numbers: Sequence[int], documents: int) -> tuple[Docs, list[Places]]:
    """The documents that have all terms, from the rarest term up, and their places among each term's postings."""
    rarest, *others = sorted(set(numbers), key=field.count)
    docs = field.docs(rarest)
    found: dict[int, Places] = {rarest: np.arange(len(docs))}
    for number in others:
        here, there = field.among(number, docs)
        docs = docs[here]
        found = {other: places[here] for other, places in found.items()}
        found[number] = there
    return docs, [found[number] for number in numbers]


def _keys(field: FieldData, number: int, place: Places) -> Places:
    keys, positions = field.positions(number, place)
    keys <<= SHIFT
    keys += positions
    return keys


def _adjacent(field: FieldData, numbers: Sequence[int], places: Sequence[Places]) -> Places:
    rarest, *others = sorted(range(len(numbers)), key=lambda at: field.count(numbers[at]))
    starts = _keys(field, numbers[rarest], places[rarest]) - rarest
    for at in others:
        starts = _intersection(starts, _keys(field, numbers[at], places[at]) - at)
    return _distinct(starts >> SHIFT)


def _intersection(one: Places, other: Places) -> Places:
    if len(one) * RARE < len(other):
        held = other.take(other.searchsorted(one), mode="clip") == one
    else:
        one = _merged(one, other)
        held = np.append(one[1:] == one[:-1], False)
    common: Places = one.compress(held)
    return common


def _merged(one: Places, other: Places) -> Places:
    merged = np.concatenate((one, other))
    merged.sort(kind="stable")
    return merged


def _distinct(rising: Places) -> Places:
    return rising[firsts(rising)]


def _close(keys: Sequence[Places], documents: int, slop: int, ordered: bool, go_on: Callable[[], None]) -> Places:
    """Which documents have a span of all terms, from the places of each term.

    Most have one soon. So spans are begun at the first place of a term in each document, then in those that are
    left at the second place, then at two more, at four more.
    """
    if len(keys) == 2:
        one, other = keys if ordered else sorted(keys, key=len)
        ends = None if len(one) * RARE < len(other) else _side_by_side(one, other, slop, ordered)
        return _distinct((_ends(one, [other], slop, ordered) if ends is None else ends) >> SHIFT)
    first, *others = keys
    for farther, other in enumerate(others, start=1):
        first = first.compress(_within(first, other, farther * slop))
    found = np.zeros(documents, np.bool_)
    nth, tried = _nth_in_document(first), 1
    while len(first):
        now = nth < tried
        for starts in _chunks(first[now]):
            go_on()
            found[_ends(starts, others, slop, ordered) >> SHIFT] = True
        left = ~now & ~found.take(first >> SHIFT)
        first, nth = first[left], nth[left]
        tried *= 2
    return found.nonzero()[0]


def _within(keys: Places, others: Places, distance: int) -> NDArray[np.bool_]:
    """Which of ``keys`` have one of ``others`` no farther away than ``distance``."""
    if len(keys) <= len(others):
        return _any_between(others, keys - distance, keys + distance)
    edges = np.zeros(len(keys) + 1, np.int64)
    np.add.at(edges, keys.searchsorted(others - distance), 1)
    np.add.at(edges, keys.searchsorted(others + distance, side="right"), -1)
    reached: NDArray[np.bool_] = edges[:-1].cumsum() > 0
    return reached


def _side_by_side(one: Places, other: Places, slop: int, ordered: bool) -> Places | None:
    """Where two terms are near, when there are no places that both have: then nothing stands between the nearest."""
    both = _merged(one << 1, (other << 1) + 1)
    keys = both >> 1
    gaps = keys[1:] - keys[:-1]
    if not gaps.all():
        return None
    near = (gaps <= slop) & ((both[1:] ^ both[:-1]) & 1).astype(np.bool_)
    if ordered:
        near &= (both[1:] & 1).astype(np.bool_)
    ends: Places = keys[1:].compress(near)
    return ends


def _nth_in_document(keys: Places) -> Places:
    """How many places before each are in the same document."""
    starts = firsts(keys >> SHIFT)
    return np.arange(len(keys)) - starts.repeat(np.diff(starts, append=len(keys)))


def _chunks(keys: Places) -> Iterator[Places]:
    return (keys[at : at + CHUNK] for at in range(0, len(keys), CHUNK))


def _ends(starts: Places, keys: Sequence[Places], slop: int, ordered: bool) -> Places:
    """The ends of all spans that begin as ``starts`` and take in one of each of ``keys``, but for the last of these."""
    ends = starts
    for more in keys[:-1]:
        starts, ends = _widened(more, starts, ends, slop, ordered)
    hit = _any_between(keys[-1], ends + 1, ends + slop)
    if not ordered:
        hit |= _any_between(keys[-1], starts - slop, starts - 1)
    reached: Places = ends.compress(hit)
    return reached


def _widened(keys: Places, starts: Places, ends: Places, slop: int, ordered: bool) -> tuple[Places, Places]:
    """All spans that take in one key more."""
    after, found = _pairs(keys, ends + 1, ends + slop)
    if ordered:
        return starts[after], found
    before, earlier = _pairs(keys, starts - slop, starts - 1)
    starts, ends = np.concatenate((starts[after], earlier)), np.concatenate((found, ends[before]))
    order = np.lexsort((ends, starts))
    starts, ends = starts[order], ends[order]
    new = np.ones(len(order), np.bool_)
    new[1:] = (starts[1:] != starts[:-1]) | (ends[1:] != ends[:-1])
    return starts[new], ends[new]


def _any_between(keys: Places, low: Places, high: Places) -> NDArray[np.bool_]:
    """For each range ``[low, high]`` whether some key is in it."""
    key = keys.take(keys.searchsorted(low), mode="clip")
    between: NDArray[np.bool_] = (key >= low) & (key <= high)
    return between


def _pairs(keys: Places, low: Places, high: Places) -> tuple[Places, Places]:
    """All pairs of a range ``[low, high]`` and a key in it: which range, and the key."""
    first = keys.searchsorted(low)
    counts = keys.searchsorted(high, side="right") - first
    ranges = np.arange(len(low)).repeat(counts)
    within = np.arange(len(ranges)) - (counts.cumsum() - counts).repeat(counts)
    return ranges, keys[first[ranges] + within]
