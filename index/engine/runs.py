"""Rising lists and runs: where equal values begin, what two lists share, and counting on from many places at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

RARE = 16
"""One list this much shorter than another is looked up in it by bisection, not through a table of all numbers."""


def firsts(values: Array, *more: Array) -> NDArray[np.int64]:
    """Where a run of equal values begins; with more than one array, of values that are equal in all."""
    new = np.empty(len(values), np.bool_)
    new[:1] = True
    np.not_equal(values[1:], values[:-1], new[1:])
    for others in more:
        new[1:] |= others[1:] != others[:-1]
    return new.nonzero()[0]


def spread(starts: Array, sizes: NDArray[np.int64]) -> Array:
    """From each start as many numbers as its size says, each one more than the last."""
    places: Array = (starts - sizes.cumsum() + sizes).repeat(sizes)
    places += np.arange(len(places))
    return places


def shared(one: Array, other: Array, numbers: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where what two rising lists share stands in each of them; all in them is below ``numbers``."""
    if len(one) > len(other):
        there, here = shared(other, one, numbers)
        return here, there
    if len(one) * RARE < len(other):
        return looked_up(one, other)
    held = np.zeros(numbers, np.bool_)
    held[one] = True
    there = held.take(other).nonzero()[0]
    held.fill(False)
    held[other[there]] = True
    return held.take(one).nonzero()[0], there


def looked_up(few: Array, many: Array) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The same for a list that is much shorter than the other, which is not empty."""
    places = many.searchsorted(few)
    here = (many.take(places, mode="clip") == few).nonzero()[0]
    return here, places[here]
