"""One spelling for each word, and where it stood: what text and queries have in common.

The same word reaches us as «مُحَمَّد», «محـــمد», «ﻣﺤﻤﺪ» or with a hidden direction mark in its middle. ``words``
cuts text into words *on the original*, so that offsets are the author's own, and ``fold`` brings each word
to the one spelling that is indexed:

    compatibility forms opened   ﻣﺤﻤﺪ → محمد      ﺳﻼم → سلام        (Unicode NFKD)
    marks and hidden signs       الكِتَاب → الكتاب   العـــرب → العرب   dropped
    hamza and its seats          أإآٱ → ا   ؤ → و   ئ → ي   ؤو ئو ءو → و   a lone ء dropped
    final letters                ى → ي      ة → ه
    Persian and Urdu letters     ک گ ی ې ے ہ ە ھ پ چ ژ ڤ → ك ك ي ي ي ه ه ه ب ج ز ف
    digits                       ١٩٩٩ ۱۹۹۹ → 1999
    Latin                        lower case, accents dropped

A word is a run of letters or digits with everything invisible inside it; digits part from Arabic letters
(«يعرض150صنفًا» is three words) but not from Latin ones («F16», «7oms» are one).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff\u0300-\u036f"
"""Vowel signs, Quranic marks and combining accents, as the inside of a character class."""

HIDDEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Direction marks, joiners and soft hyphens: nothing a reader sees."""

TATWEEL = "\u0640"

ARABIC = (
    "\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08b4"
    "\ufb50-\ufdff\ufe70-\ufefc"
)
_TAIL = rf"(?:[{MARKS}{TATWEEL}{HIDDEN}]*[{MARKS}{TATWEEL}])?"
_ARABIC_WORD = rf"[{ARABIC}]++(?:[{MARKS}{TATWEEL}{HIDDEN}]++[{ARABIC}]++)*+{_TAIL}"
_OTHER_WORD = rf"[^\W_{ARABIC}{TATWEEL}]++(?:[{MARKS}{HIDDEN}]++[^\W_{ARABIC}{TATWEEL}]++)*+[{MARKS}]*"
WORD = re.compile(rf"{_ARABIC_WORD}|{_OTHER_WORD}")
"""A word of a text as it is written, with everything invisible inside it."""

_HAMZA_ABOVE = "\u0654"
_SEATED_BEFORE_WAW = re.compile(f"(?:[وي]{_HAMZA_ABOVE}|ء)و")
_LETTERS: dict[int, str] = {
    **{ord(a): b for a, b in zip("ٱىةکڪگیېےۍہەھۀۂۃپچژڤڨ", "ايهكككييييههههههبجزفق", strict=True)},
    **{ord(digit): str(value) for zero in "٠۰" for value in range(10) for digit in chr(ord(zero) + value)},
}
_UNTYPED = re.compile(rf"[{HIDDEN}\ud800-\udfff]")
_DROPPED = re.compile(rf"[{MARKS}{HIDDEN}{TATWEEL}\s]")
_HAMZA = "ء"

REMEMBERED = 1 << 16
"""Written words whose folded spelling is kept at hand."""


class Word(NamedTuple):
    """A word of a text: its folded spelling, and its half-open range of code points in the original."""

    form: str
    start: int
    end: int


def words(text: str, start: int = 0) -> Iterator[Word]:
    """The words of ``text`` from an offset on, in order, marks and tatweel inside a word belonging to it."""
    for match in WORD.finditer(text, start):
        form = fold(match[0])
        if form:
            yield Word(form, match.start(), match.end())


def forms(text: str) -> list[str]:
    """The folded words alone: ``words`` for those who need no offsets, five times as fast."""
    return list(filter(None, map(_folds.__getitem__, WORD.findall(text))))


def spelled(text: str) -> dict[str, str]:
    """For each folded word of ``text`` how it is first written there, without marks, tatweel and hidden signs."""
    spellings: dict[str, str] = {}
    for written in WORD.findall(text):
        if (form := fold(written)) not in spellings:
            spellings[form] = _DROPPED.sub("", unicodedata.normalize("NFKC", written))
    return spellings


def typed(text: str) -> str:
    """What a reader typed, without what cannot be seen and without halves of characters, which no index takes."""
    return _UNTYPED.sub("", text)


def fold(word: str) -> str:
    """The indexed spelling of one word; empty if nothing visible is left."""
    return _folds[word]


class _Folds(dict[str, str]):
    """Remembers spellings. A full memory begins anew: the frequent words are soon back."""

    def __missing__(self, word: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        form = self[word] = _folded(word)
        return form


_folds = _Folds()


def _folded(word: str) -> str:
    opened = unicodedata.normalize("NFKD", word)
    opened = _SEATED_BEFORE_WAW.sub("و", opened)
    plain = _DROPPED.sub("", opened).translate(_LETTERS).lower()
    return _without_lone_hamza(plain) if _HAMZA in plain else plain


def _without_lone_hamza(word: str) -> str:
    """«قراءة» and «قراة» meet; «ماء» keeps its hamza, or it would become the particle «ما»."""
    bare = word.replace(_HAMZA, "")
    return bare if len(bare) >= 3 else word


def is_word(text: str) -> bool:
    """Whether folded ``text`` holds letters or digits and nothing else."""
    return bool(text) and text.isalnum()
