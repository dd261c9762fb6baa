"""Several articles in one file, one under the other: a new one begins where the head of the first is seen again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from reader import dates
from reader.letters import fold
from reader.parsing.lines import Line

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
MAX_HEAD_LINES = 3


def split(lines: list[Line]) -> list[list[Line]]:
    """The lines of each article.

    The date must be written in the same form as the first article's, stand in the same line of the
    head, and an empty line must come before that head: the items of a most-read list have neither.
    """
    place = _date_place(lines)
    if place is None:
        return [lines]
    form = _form(lines[place].text)
    starts = [
        index - place
        for index in range(place + 1, len(lines))
        if len(lines[index].text) <= dates.MAX_STAMP_LENGTH
        and index - place > 0
        and lines[index - place].gap
        and not any(line.gap for line in lines[index - place + 1 : index + 1])
        and _form(lines[index].text) == form
        and _is_head(lines[index - place : index])
    ]
    bounds = [0, *starts, len(lines)]
    return [lines[start:end] for start, end in itertools.pairwise(bounds)]


def _date_place(lines: Sequence[Line]) -> int | None:
    for index, line in enumerate(lines[:MAX_HEAD_LINES]):
        if dates.stamp(line.text):
            return index
    return None


def _is_head(lines: Sequence[Line]) -> bool:
    return all(line.words <= 30 and not line.is_prose for line in lines)


def _form(text: str) -> str:
    """«07-12-2024 | 02:47» -> «00-00-0000 | 00:00»: every digit the same, every word the same."""
    return _LETTERS.sub("x", _DIGIT.sub("0", fold(text)))
