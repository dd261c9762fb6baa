"""From a word to its relatives: the views of a word that ranking and highlighting compare.

    surface    والكتب      as folded
    stem       كتب         article, attested particles and the longest suffix taken off
    skeleton   ktb         the stem without ا و ي where three letters remain: bridges broken plurals
    root       كتب         ISRI (Taghva, Elkhoury and Coombs 2005), as Whoosh ships it

Arabic writes «and», «in», «to», «as» and «will» as one letter on the next word, and «وزير» begins with such a
letter by birth. So a particle comes off only when what remains is *attested*: found in a word list of
modern Arabic at least as often as the whole word.

The root merges far too much to show («القاهرة» → قهر) and still helps to rank beside the surface form.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

ARTICLES = ("وبال", "وكال", "فبال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "ال", "لل")
"""The definite article with the particles that can precede it, longest first."""

PARTICLES = ("وب", "ول", "وك", "فب", "فل", "وس", "فس", "و", "ف", "ب", "ل", "ك", "س")
"""Conjunctions, prepositions and the future sign, longest first: taken off only with evidence."""

SUFFIXES = (
    *("تيهما", "كموها", "ياتهم", "ياتها", "اتهما"),
    *("ياته", "اتها", "اتهم", "اتهن", "اتنا", "اتكم", "ونها", "ونهم", "تهما"),
    *("تهم", "تها", "تنا", "تكم", "يتين", "ايات", "اته", "ونه", "هما", "كما", "يات", "يون", "يين", "تين", "تان"),
    *("ته", "ها", "هم", "هن", "نا", "كم", "ان", "ات", "ون", "ين", "وا", "يه", "ه", "ي"),
)
"""Plural, dual, feminine, relative and pronoun endings, longest first."""

SHORTEST = 3
"""Letters that must remain of a word."""

_WEAK = str.maketrans("", "", "اوي")


def read_wordlist(path: Path) -> dict[str, int]:
    """Folded words with their counts, from lines of ``word TAB count``. Raises ``OSError`` or ``ValueError``."""
    with path.open(encoding="utf-8") as lines:
        return {word: int(count) for word, count in (line.split("\t") for line in lines)}


def is_arabic(word: str) -> bool:
    return "\u0621" <= word[:1] <= "\u064a"


class Stemmer:
    """The four views, each a function from a folded word to a term. Safe to share between threads.

    ``counts`` says how often a word is met: the evidence for taking particles off.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        remember = lru_cache(maxsize=1 << 17)
        self.stem: Callable[[str], str] = remember(self._stem)
        self.skeleton: Callable[[str], str] = remember(self._skeleton)
        self.root: Callable[[str], str] = remember(_root)
        self.views: dict[str, Callable[[str], str]] = {
            "surface": str,
            "stem": self.stem,
            "skeleton": self.skeleton,
            "root": self.root,
        }

    def _stem(self, word: str) -> str:
        if len(word) <= SHORTEST or not is_arabic(word):
            return word
        return without_suffix(self.without_prefix(word))

    def without_prefix(self, word: str) -> str:
        """The word without the article, or without the particles that the word list lets go."""
        for article in ARTICLES:
            if word.startswith(article) and len(word) - len(article) >= SHORTEST:
                return word.removeprefix(article)
        enough = max(2, self.counts.get(word, 0))
        for particle in PARTICLES:
            rest = word.removeprefix(particle)
            if rest != word and len(rest) >= SHORTEST and self.counts.get(rest, 0) >= enough and _joins(particle, rest):
                return rest
        return word

    def same(self, word: str, other: str) -> bool:
        """Whether two folded words are one word in two forms, strictly enough to show it to a reader."""
        return word == other or self.stem(word) == self.stem(other)

    def _skeleton(self, word: str) -> str:
        stem = self.stem(word)
        bones = stem.translate(_WEAK)
        return bones if len(bones) >= SHORTEST else stem


def without_suffix(word: str) -> str:
    """The word without its longest suffix that leaves three letters."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST:
            return word.removesuffix(suffix)
    return word


def _joins(particle: str, rest: str) -> bool:
    """«س» marks the future and so stands only before an imperfect verb."""
    return not particle.endswith("س") or rest[0] in "يتنا"


def _root(word: str) -> str:
    if not is_arabic(word):
        return word
    stemmer = copy.copy(_isri())
    root: str = stemmer.stem(word)
    return root or word


@lru_cache(maxsize=1)
def _isri() -> Any:
    """Whoosh's stemmer keeps the word in itself while it works: every caller works on a copy of this one."""
    from whoosh.lang.isri import ISRIStemmer

    return ISRIStemmer()
