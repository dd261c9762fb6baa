"""Runs in arrays: where equal values begin, and counting on from many places at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


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
