"""What the letters are: the few character classes and the one folding that reading a file needs.

Decoding asks «is this Arabic?», dates and furniture compare words without caring for hamza, marks or
the script a digit is written in. Searching folds too, but by its own rules (see the index).
"""

from __future__ import annotations

import re

RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms, as the inside of a regex class."""

BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates (Unicode Bidirectional Algorithm, UAX #9)."""

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05c7\u0640"
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_SAME = {
    "ا": "أإآٱ",
    "ي": "ىیے",
    "ه": "ةۀہۃھ",
    "ك": "ک",
    "و": "ؤ",
    " ": "\u00a0\u202f\u2007\t",
}
_FOLD = {ord(other): letter for letter, others in _SAME.items() for other in others}
_FOLD |= {zero + value: str(value) for zero in (0x660, 0x6F0) for value in range(10)}
_UNHEARD = re.compile(f"[{_MARKS}{_INVISIBLE}]+")
_ARABIC_LETTER = re.compile("[\u0620-\u063f\u0641-\u064a\u066e-\u06d3]")
_HEBREW_LETTER = re.compile("[\u05d0-\u05ea]")


def fold(text: str) -> str:
    """The text without marks and invisible characters, hamza and digits in one form, lower case.

    Positions do not survive; the result is only for comparing.
    """
    return _UNHEARD.sub("", text).translate(_FOLD).lower()


def arabic_letters(text: str) -> int:
    """How many letters of the Arabic script (any language) the text has."""
    return len(_ARABIC_LETTER.findall(text))


def hebrew_letters(text: str) -> int:
    """How many Hebrew letters the text has."""
    return len(_HEBREW_LETTER.findall(text))
