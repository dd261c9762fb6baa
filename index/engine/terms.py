"""Terms that look like something: by pattern, and by edit distance.

Each term carries its letters as a set of 64 bits, made when the segment was written. A glance at these bits
rules out nearly all terms; only the rest is compared letter by letter. One edit changes at most two of the bits, and
leaves what is before it where it is, and what is after it at the end.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from index.engine.postings import bits_of
from index.engine.segment import FieldData


def matching(field: FieldData, pattern: re.Pattern[str], head: str, letters: str) -> list[int]:
    """The terms that match ``pattern``; they are known to start with ``head`` and to have all of ``letters``."""
    first, last = field.starting_with(head.encode()) if head else (0, len(field))
    assert field.letters is not None
    needed = bits_of(letters)
    candidates = np.flatnonzero(field.letters[first:last] & needed == needed) + first
    return [number for number in candidates.tolist() if pattern.match(field.word(number).decode())]


def between(field: FieldData, head: str, tail: str) -> NDArray[np.int64]:
    """The terms that start with ``head`` and end with ``tail``, without overlap: the commonest of patterns."""
    first, last = field.starting_with(head.encode())
    found = field.ending_with(tail.encode(), np.arange(first, last))
    return found[field.sizes(found) >= len(head.encode()) + len(tail.encode())]


def similar(field: FieldData, text: str, distance: int, prefix: int) -> list[int]:
    """The terms within an edit distance of ``text`` that share its first ``prefix`` letters."""
    head = text[:prefix]
    first, last = field.starting_with(head.encode()) if head else (0, len(field))
    assert field.letters is not None
    changed = np.bitwise_count(field.letters[first:last] ^ bits_of(text))
    candidates = np.flatnonzero(changed <= 2 * distance) + first
    if distance == 1 and text:
        widest = max(len(letter.encode()) for letter in text)
        candidates = candidates[field.shared_ends(text.encode(), candidates) >= len(text.encode()) - widest]
    return [number for number in candidates.tolist() if within(field.word(number).decode(), text, distance)]


def within(one: str, other: str, limit: int) -> bool:
    """Whether the Levenshtein distance is at most ``limit``.

    Equal ends are cut off first: what one edit explains is then at most one letter. Else the table of Wagner
    and Fischer decides, row by row, given up early.
    """
    if abs(len(one) - len(other)) > limit:
        return False
    one, other = _without_common_ends(one, other)
    if len(one) <= limit and len(other) <= limit:
        return True
    if limit == 1:
        return False
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        above, row = row, [at]
        for column, against in enumerate(other):
            row.append(min(above[column] + (letter != against), above[column + 1] + 1, row[column] + 1))
        if min(row) > limit:
            return False
    return row[-1] <= limit


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    shorter = min(len(one), len(other))
    head = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    one, other = one[head:], other[head:]
    shorter -= head
    tail = next((at for at in range(shorter) if one[-1 - at] != other[-1 - at]), shorter)
    return one[: len(one) - tail], other[: len(other) - tail]
