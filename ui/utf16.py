"""Where code points and UTF-16 units meet: the program counts in the former, Qt in the latter.

The two differ only after a letter beyond U+FFFF (emoji, rare scripts), which Qt counts twice.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """Converts offsets into one text, both ways, in the logarithm of its number of astral letters."""

    def __init__(self, text: str) -> None:
        self._astral = [letter.start() for letter in _ASTRAL.finditer(text)]
        self._astral_units = [at + before for before, at in enumerate(self._astral)]

    def units(self, code_points: int) -> int:
        """The UTF-16 offset of a code point offset."""
        return code_points + bisect_left(self._astral, code_points)

    def code_points(self, units: int) -> int:
        """The code point offset of a UTF-16 offset; one inside a surrogate pair gives the letter's start."""
        return units - bisect_left(self._astral_units, units)


def unit_text(text: str) -> str:
    """The text with two object replacement characters for each astral letter: one character a UTF-16 unit.

    It is for looking at what stands at Qt's offsets, never for showing.
    """
    return text if text.isascii() else _ASTRAL.sub("\ufffc\ufffc", text)
