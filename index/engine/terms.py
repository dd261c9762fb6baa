"""Terms that look like something: by pattern, and by edit distance.

Each term carries its letters as a set of 64 bits, made when the segment was written. A glance at these bits rules
out nearly all terms (one edit changes at most two of the bits, and but one where it makes a word longer or shorter);
only the rest is compared letter by letter, all terms at once. What stands between asterisks is sought in the letters
of all terms.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.postings import Letters, bits_of
from index.engine.runs import firsts
from index.engine.segment import FieldData

WIDEST = 4
"""Bytes of a letter in UTF-8, at most."""

Numbers = NDArray[np.int64]


def like(field: FieldData, pattern: str) -> Numbers:
    """The terms that fit a pattern with ``*``, ``?`` and classes as ``[abc]``."""
    if "*" in pattern and not re.search(r"[?\[]", pattern):
        return _of_parts(field, pattern.split("*"))
    head = re.split(r"[*?\[]", pattern, maxsplit=1)[0]
    letters = "" if "[" in pattern else re.sub(r"[*?]", "", pattern)
    return matching(field, re.compile(fnmatch.translate(pattern)), head, letters)


def matching(field: FieldData, pattern: re.Pattern[str], head: str, letters: str) -> Numbers:
    """The terms that match ``pattern``; they are known to start with ``head`` and to have all of ``letters``."""
    first, last = field.starting_with(head.encode()) if head else (0, len(field))
    candidates = _with_letters(field, first, last, letters)
    return candidates[[bool(pattern.match(word.decode())) for word in field.words(candidates)]]


def _of_parts(field: FieldData, parts: Sequence[str]) -> Numbers:
    """The terms that have all parts in this order: the first at the start, the last at the end.

    Each part in between is taken where it comes first after the one before: all terms are gone through at once.
    """
    head, *middle, tail = parts
    inner = [part for part in middle if part]
    terms, starts = range(*field.starting_with(head.encode())), field.spelling.starts
    if inner:
        found, upto = _with_part(field.spelling, terms, len(head), inner[0])
    else:
        found = _with_letters(field, terms.start, terms.stop, head + tail)
        upto = starts[found] + len(head)
    ends = starts[found] + field.spelling.sizes[found]
    for part in inner[1:]:
        places = _occurrences(field.spelling.points, part, upto, ends)
        owner = ends.searchsorted(places, side="right")
        inside = (places >= upto[owner]) & (places + len(part) <= ends[owner])
        owner, places = owner[inside], places[inside]
        first = firsts(owner)
        found, ends, upto = found[owner[first]], ends[owner[first]], places[first] + len(part)
    return field.ending_with(tail.encode(), found[upto + len(tail) <= ends])


def _with_part(letters: Letters, terms: range, head: int, part: str) -> tuple[Numbers, Numbers]:
    """Of a range of terms those that have ``part`` behind so many letters, and where it first ends in each."""
    starts, sizes = letters.starts[terms.start : terms.stop], letters.sizes[terms.start : terms.stop]
    places = _occurrences(letters.points, part, starts, starts[-1:] + sizes[-1:])
    owner = starts.searchsorted(places, side="right") - 1
    inside = (places >= starts[owner] + head) & (places + len(part) <= starts[owner] + sizes[owner])
    owner, places = owner[inside], places[inside]
    first = firsts(owner)
    return owner[first] + terms.start, places[first] + len(part)


def _with_letters(field: FieldData, first: int, last: int, letters: str) -> Numbers:
    """Of a range of terms those that seem to have all of ``letters``, by their bits."""
    assert field.letters is not None
    needed = bits_of(letters)
    return np.flatnonzero(field.letters[first:last] & needed == needed) + first


def _occurrences(letters: NDArray[Any], part: str, starts: Numbers, ends: Numbers) -> Numbers:
    """Where ``part`` stands in letters from the first start to the last end; it may reach over a term's end."""
    if not len(starts):
        return starts
    letters = letters[starts[0] : ends[-1]]
    count = max(len(letters) - len(part) + 1, 0)
    hit: NDArray[np.bool_] = letters[:count] == ord(part[0])
    for place, letter in enumerate(part[1:], start=1):
        hit &= letters[place : place + count] == ord(letter)
    found: Numbers = hit.nonzero()[0] + starts[0]
    return found


def similar(field: FieldData, text: str, distance: int, prefix: int) -> Numbers:
    """The terms within an edit distance of ``text`` that share its first ``prefix`` letters."""
    head = text[:prefix]
    first, last = field.starting_with(head.encode()) if head else (0, len(field))
    assert field.letters is not None
    changed = np.bitwise_count(field.letters[first:last] ^ bits_of(text))
    near = (changed <= 2 * distance).nonzero()[0]
    longer = np.abs(field.spelling.sizes[near + first] - len(text))
    candidates = near[(changed[near] + longer <= 2 * distance) & (longer <= distance)] + first
    if distance == 1 and text:
        return _one_edit_away(field, candidates, text)
    found: Numbers = candidates[_near(field.spelling.of(candidates), text, distance)]
    return found


def _one_edit_away(field: FieldData, candidates: Numbers, text: str) -> Numbers:
    """Which of some terms are at most one edit away: what is before it and what is behind it stays as it is."""
    word = text.encode()
    starts, ends = field.edges(candidates)
    widest = max(len(letter.encode()) for letter in text)
    enough = np.maximum(len(word) - widest, ends - starts - WIDEST)
    candidates = candidates[field.shared_ends(word, starts, ends) >= enough]
    return candidates[[within(word.decode(), text, 1) for word in field.words(candidates)]]


def _near(words: Letters, text: str, limit: int) -> NDArray[np.bool_]:
    """Which of some words are at most ``limit`` edits away from ``text``.

    The table of Wagner and Fischer (1974) for all words at once, a row for each letter of theirs, without what is
    farther than ``limit`` from its diagonal.
    """
    wanted = list(map(ord, text))
    far = np.full(len(words.sizes), limit + 1, np.uint16)
    row = [np.minimum(far, at) for at in range(len(wanted) + 1)]
    found: NDArray[np.bool_] = (words.sizes == 0) & (row[-1] <= limit)
    for size in range(1, int(words.sizes.max(initial=0)) + 1):
        letter = words.column(size - 1)
        above, row = row, [np.minimum(far, size), *[far] * len(wanted)]
        for at in range(max(size - limit, 1), min(size + limit, len(wanted)) + 1):
            changed = above[at - 1] + (letter != wanted[at - 1])
            row[at] = np.minimum(np.minimum(above[at], row[at - 1]) + 1, changed)
        found |= (words.sizes == size) & (row[-1] <= limit)
    return found


def within(one: str, other: str, limit: int) -> bool:
    """Whether the Levenshtein distance is at most ``limit``, a small number: each more takes three times as long.

    Most words differ in too many letters wherever they stand. What others begin with alike stays as it is; then a
    letter is changed, or there is one too many in one of the two.
    """
    longer = abs(len(one) - len(other))
    if longer > limit or (limit > 1 and len(set(one) ^ set(other)) + longer > 2 * limit):
        return False
    head = _shared_head(one, other)
    one, other = one[head:], other[head:]
    if not one or not other:
        return True
    if limit > 1:
        changes = (one[1:], other[1:]), (one[1:], other), (one, other[1:])
        return any(within(*rest, limit - 1) for rest in changes)
    return limit > 0 and (one[1:] in (other[1:], other) or one == other[1:])


def _shared_head(one: str, other: str) -> int:
    """With how many same letters both begin."""
    at, end = 0, min(len(one), len(other))
    while at < end and one[at] == other[at]:
        at += 1
    return at
