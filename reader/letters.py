"""What the letters are: the few character classes and the one folding that reading a file needs.

Decoding asks «is this Arabic?», dates and furniture compare words without caring for hamza, marks or
the script a digit is written in. Searching folds too, but by its own rules (see the index).
"""

from __future__ import annotations

import re
from functools import lru_cache

RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms, as the inside of a regex class."""

BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates (Unicode Bidirectional Algorithm, UAX #9)."""

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05c7\u0640"
"""Vowel signs, Quranic and Hebrew marks and tatweel, as the inside of a regex class."""

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
_UNHEARD = re.compile(f"[{MARKS}{_INVISIBLE}]+")
_ARABIC_LETTER = re.compile("[\u0620-\u063f\u0641-\u064a\u066e-\u06d3]")


FOLDED_LINES = 512
LONG_LINE = 2_000
"""So many folded lines are remembered, none longer: every question about a line asks for it again."""

_COMMON = """
    من في على إلى أن عن مع هذا هذه التي الذي لا ما كان بعد قال ان هو هي بين كل أو ذلك غير كما لم الى او
    از به که در است را این می با های برای کے کی میں ہے کا سے اور نے کو پر
    של את על לא הוא זה אל כל גם היא עם כי או אם מה יש אני
"""
_COMMON_WORDS = frozenset(_COMMON.split())
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_WORD = re.compile(
    "(?:[\u0621-\u0628\u062a-\u063a\u0641-\u0648\u064a-\u0652\u0640پچژگکیہھےںٹڈڑئؤ\u200c\u200d]+[ةى]?|[وب]?[ةى])[\u064b-\u0652]*"
)
_HEBREW_WORD = re.compile("[\u05d0-\u05ea\u05b0-\u05c7]+")
_HEBREW_FINAL_INSIDE = re.compile("[ךםןףץ](?=[\u05d0-\u05ea])")


def fold(text: str) -> str:
    """The text without marks and invisible characters, hamza and digits in one form, lower case.

    Positions do not survive; the result is only for comparing.
    """
    return _remembered(text) if len(text) <= LONG_LINE else _folded(text)


def _folded(text: str) -> str:
    return _UNHEARD.sub("", text).translate(_FOLD).lower()


_remembered = lru_cache(maxsize=FOLDED_LINES)(_folded)


def arabic_letters(text: str) -> int:
    """How many letters of the Arabic script (any language) the text has."""
    return len(_ARABIC_LETTER.findall(text))


def plausibility(text: str) -> float:
    """How much a text looks like Arabic or Hebrew: about 1 for real text, near or below 0 for a wrong code page.

    Counts the non-ASCII words: well formed ones (one script, final letters only at the end) for, others
    against; frequent words and the article «ال» weigh more.
    """
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    odd = sum(
        char > "\x7f" and not (char.isalnum() or char in "\u00a0،؛؟«»“”‘’–—…٪ـ\u200c\u200d\u200e\u200f")
        for char in text
    )
    points = sum(map(_word_points, words)) - odd / 4
    return points / max(1, len(words) + odd / 4)


def _word_points(word: str) -> float:
    if word in _COMMON_WORDS:
        return 1.5
    if _ARABIC_WORD.fullmatch(word):
        return 1.3 if word.startswith(("ال", "وال", "بال")) else 0.6 if len(word) > 1 else 0.2
    if _HEBREW_WORD.fullmatch(word) and not _HEBREW_FINAL_INSIDE.search(word):
        return 0.9 if len(word) > 1 else 0.2
    return -1.0
