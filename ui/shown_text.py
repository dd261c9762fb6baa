"""A paragraph as it is drawn, where that differs from the paragraph as it is.

The text that is kept, searched, selected and copied is never touched. What is drawn may hold signs
that only steer the eye:

- In right-to-left text a score, a range or a telephone number («3-2», «+961 1 234») would turn round,
  depending on the letter before it, and so would «C++» and «#tag». They are isolated (U+2066 … U+2069).
- Vowel marks may be hidden, and joins lengthened (ui/kashida.py). A tab is a space.
- A date in the interface's language beside a section's name is isolated too (U+2068 … U+2069).

``Shown`` knows both texts and converts offsets, UTF-16 units on either side.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ui.utf16 import Utf16

LEFT_TO_RIGHT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2066", "\u2068", "\u2069"

WORD_JOINER = "\u2060"

_ISOLATED = re.compile(
    r"""
      \+?\d[\d.,:/]*(?:[ ]?[-–][ ]?\d[\d.,:/]*)+     # 3-2, 2010–2015, 07-12-2024
    | \+\d+(?:[ -]\d+)*                               # +961 1 234 567
    | [A-Za-z][\w&.@/:-]*[+#]+                        # C++, C#
    | [@\#][A-Za-z]\w*                                # @name, #tag
    """,
    re.VERBOSE | re.ASCII,
)


_VOWEL_MARKS = re.compile("[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+")
"""Harakat, tanwin, shadda, sukun and the signs of recitation; not the hamza and madda that make a letter."""


class Edit(NamedTuple):
    """In the drawn text, ``shown`` stands for the code points ``[start, end)``."""

    start: int
    end: int
    shown: str


def is_rtl(text: str, otherwise: bool = True) -> bool:
    """The direction of a paragraph, that of its first strong letter (UAX #9, P2 and P3)."""
    for letter in text:
        match unicodedata.bidirectional(letter):
            case "R" | "AL":
                return True
            case "L":
                return False
    return otherwise


def isolates(text: str) -> Iterator[Edit]:
    """The edits that isolate what would turn round in a right-to-left paragraph."""
    for match in _ISOLATED.finditer(text):
        yield Edit(match.start(), match.start(), LEFT_TO_RIGHT_ISOLATE)
        yield Edit(match.end(), match.end(), POP_ISOLATE)


def hidden_marks(text: str) -> Iterator[Edit]:
    """The edits that leave vowel marks out."""
    for match in _VOWEL_MARKS.finditer(text):
        yield Edit(match.start(), match.end(), "")


def tabs(text: str) -> Iterator[Edit]:
    """The edits that make spaces of tabs: a paragraph is no table, and in justified lines Qt piles words up at them."""
    for match in re.finditer("\t", text):
        yield Edit(match.start(), match.end(), " ")


def isolated_end(text: str, start: int) -> Iterator[Edit]:
    """The edits that let the rest of a text from ``start`` on keep its own direction."""
    yield Edit(start, start, FIRST_STRONG_ISOLATE)
    yield Edit(len(text), len(text), POP_ISOLATE)


class Shown:
    """A paragraph's drawn text, and where its letters come from. ``edits`` are in order and do not overlap."""

    def __init__(self, text: str, edits: list[Edit]) -> None:
        self.text = _edited(text, edits)
        self.changed = bool(edits)
        self._origin = _origins(text, edits) if edits else []

    def written(self) -> str:
        """The drawn text with a sign of no width for each that is only drawn: its offsets are the same."""
        if not self.changed:
            return self.text
        offsets, letters = Utf16(self.text), list(self.text)
        for drawn, (origin, after) in enumerate(pairwise(self._origin)):
            if origin == after:
                letters[offsets.code_points(drawn)] = WORD_JOINER
        return "".join(letters)

    def to_drawn(self, offset: int) -> int:
        """The drawn offset of an offset of the text: before the signs that stand before its letter."""
        return bisect_left(self._origin, offset) if self.changed else offset

    def to_text(self, drawn: int) -> int:
        """The offset in the text of a drawn offset."""
        return self._origin[min(drawn, len(self._origin) - 1)] if self.changed else drawn


def _edited(text: str, edits: list[Edit]) -> str:
    pieces, done = [], 0
    for edit in edits:
        pieces += (text[done : edit.start], edit.shown)
        done = edit.end
    return "".join(pieces) + text[done:]


def _origins(text: str, edits: list[Edit]) -> list[int]:
    """For each drawn UTF-16 offset, and the end, the UTF-16 offset in the text it stands for."""
    origins: list[int] = []
    done = units = 0

    def copy_until(end: int) -> None:
        nonlocal done, units
        for letter in text[done:end]:
            for _ in range(_units(letter)):
                origins.append(units)
                units += 1
        done = end

    for edit in edits:
        copy_until(edit.start)
        origins.extend([units] * sum(map(_units, edit.shown)))
        units += sum(map(_units, text[edit.start : edit.end]))
        done = edit.end
    copy_until(len(text))
    return [*origins, units]


def _units(letter: str) -> int:
    return 2 if letter > "\uffff" else 1
