"""From a word to its relatives: the views of a word that search compares.

    surface    والمدارس    as folded
    stem       مدرس        one word in all its forms: what a reader would call the same word
    light      مدارس       without article, particles and suffix, whatever remains
    skeleton   مدرس        the light stem without ا و ي where three letters remain
    root       درس         ISRI (Taghva, Elkhoury and Coombs 2005), as Whoosh ships it

The stem decides what is found and what is marked; the others merge too much to be shown («القاهرة» → قهر) and still
help to rank beside the surface form.

Arabic writes «and», «in», «to», «as» and «will» as one letter on the next word, and «وزير» begins with such a
letter by birth; «ان» ends the dual of a car, and Lebanon. So an affix comes off only with *evidence*: what
remains must be met in a word list of modern Arabic, often enough beside the whole word. ``Affixes`` is all that
knows Arabic morphology here; ``Stemmer`` puts it together and remembers.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

SHORTEST = 3
"""Letters that must remain of a word."""

ARTICLES = ("وبال", "وكال", "فبال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "ال", "لل")
"""The definite article with the particles that can precede it, longest first."""

PARTICLES = ("وب", "ول", "وك", "فب", "فل", "وس", "فس", "و", "ف", "ب", "ل", "ك", "س")
"""Conjunctions, prepositions and the future sign, longest first."""

_SUFFIXES = """
تيهما كموها ياتهم ياتها اتهما ياته اتها اتهم اتهن اتنا اتكم ونها ونهم تهما تهم تها تنا تكم يتين ايات اته ونه وات
هما كما يات يون يين تين تان ته ها هم هن نا كم ان ات ون ين وا يه يا ه ي ت
"""
SUFFIXES = tuple(sorted(_SUFFIXES.split(), key=len, reverse=True))
"""Plural, dual, feminine, relative, verbal and pronoun endings, longest first."""

LIGHT_SUFFIXES = tuple(suffix for suffix in SUFFIXES if suffix not in ("وات", "يا", "ت"))
"""Those that come off without evidence where only the skeleton is wanted."""


def _by_letter(affixes: Iterable[str], place: int) -> dict[str, tuple[str, ...]]:
    """Affixes by their first or last letter: a word has to be asked only about those with its own."""
    letters = {affix[place] for affix in affixes}
    return {letter: tuple(affix for affix in affixes if affix[place] == letter) for letter in letters}


_ARTICLES_OF, _PARTICLES_OF = _by_letter(ARTICLES, 0), _by_letter(PARTICLES, 0)
_SUFFIXES_OF, _LIGHT_SUFFIXES_OF = _by_letter(SUFFIXES, -1), _by_letter(LIGHT_SUFFIXES, -1)

ENOUGH = {"ه": 0.0, "ي": 0.0, "يه": 0.0, "ان": 0.15, "ون": 0.15, "ين": 0.15, "ت": 1.0, "يا": 1.0}
"""How often the rest must be met, as a share of the whole, for a suffix to come off; others need a twentieth."""
ENOUGH_FOR_OTHERS = 0.05
ENOUGH_FOR_PARTICLES = 2.0
ENOUGH_FOR_PLURALS = 0.2

BROKEN_PLURALS = (
    (re.compile("ا(.)(.)ا(.)"), (r"\1\2\3",)),  # أفعال: أهداف → هدف
    (re.compile("م(.)ا(.)(.)"), (r"م\1\2\3", r"م\1\2\3ه")),  # مفاعل: مصانع → مصنع، مدارس → مدرسة
    (re.compile("م(.)ا(.)ي(.)"), (r"م\1\2و\3", r"م\1\2ا\3")),  # مفاعيل: مشاريع → مشروع، مفاتيح → مفتاح
    (re.compile("(.)وا(.)(.)"), (r"\1ا\2\3", r"\1ا\2\3ه")),  # فواعل: شوارع → شارع، عواصم → عاصمة
    (re.compile("(.)وا(.)ي(.)"), (r"\1ا\2و\3", r"\1ا\2ي\3")),  # فواعيل: صواريخ → صاروخ
    (re.compile("(.)(.)اي([^ي])"), (r"\1\2ي\3ه", r"\1\2ا\3ه")),  # فعائل: جرائد → جريدة، رسائل → رسالة
)
"""Patterns of broken plurals (on folded letters) with the singulars they can come from."""

_VERBAL_NOUNS = """
إعلام إعلان إسلام إرهاب إخراج إدخال إيجاد إيقاف إسكان إقبال إقرار إصدار إصلاح إدراج إرسال إبلاغ إطلاق إغلاق إفراج
إضراب إسعاف إنجاز إنقاذ إنتاج إنفاق إسناد إسهام إشراف إحباط إحراز إحراق إخلاص إخفاق إرشاد إزعاج إسقاط إشعال إشراك
إصرار إعجاب إعدام إعمار إفساد إقفال إكمال إلزام إلحاق إلحاد إمداد إنذار إنصاف إهمال إيداع إيراد إيصال إيضاح إبراز إبعاد
إتقان إثبات إجبار إجماع إحسان إدراك إذعان إرباك إرجاع إرغام إسراف إسراع إيمان إنسان إمكان إيران إمام اتهام إعصار
"""

FOREIGN_G = str.maketrans("جغق", "ككك")
"""إنجلترا and إنكلترا: one sound of foreign names, written three ways."""

_WEAK = str.maketrans("", "", "اوي")


def read_wordlist(path: Path) -> dict[str, int]:
    """Folded words with their counts, from lines of ``word TAB count``. Raises ``OSError`` or ``ValueError``."""
    fields = path.read_text(encoding="utf-8").split()
    return dict(zip(fields[::2], map(int, fields[1::2]), strict=True))


def is_arabic(word: str) -> bool:
    return "\u0621" <= word[:1] <= "\u064a"


class Stemmer:
    """The four views, each a function from a folded word to a term. Safe to share between threads.

    ``counts`` says how often a word is met.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._affixes = Affixes(counts)
        remember = lru_cache(maxsize=1 << 15)
        self.stem: Callable[[str], str] = remember(self._stem)
        self.light: Callable[[str], str] = remember(self._light)
        self.skeleton: Callable[[str], str] = remember(self._skeleton)
        self.root: Callable[[str], str] = remember(_root)
        self.views: dict[str, Callable[[str], str]] = {
            "surface": str,
            "stem": self.stem,
            "light": self.light,
            "skeleton": self.skeleton,
            "root": self.root,
        }

    def _stem(self, word: str) -> str:
        if len(word) <= SHORTEST or not is_arabic(word):
            return word
        affixes = self._affixes
        bare = affixes.singular(affixes.without_prefix(word))
        ended = affixes.without_suffix(bare)
        if ended != bare and (not bare.endswith("ه") or ended.startswith("ا")):
            ended = affixes.without_suffix(affixes.singular(ended))
        return _one_spelling(ended)

    def _light(self, word: str) -> str:
        if len(word) <= SHORTEST or not is_arabic(word):
            return word
        return _without_light_suffix(self._affixes.without_light_prefix(word))

    def _skeleton(self, word: str) -> str:
        light = self.light(word)
        bones = light.translate(_WEAK)
        return bones if len(bones) >= SHORTEST else light


class Affixes:
    """Takes affixes off folded words, each by the evidence of ``counts``."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._verbal_nouns = frozenset(noun.translate(str.maketrans("إ", "ا")) for noun in _VERBAL_NOUNS.split())

    def without_prefix(self, word: str) -> str:
        """The word without article and particles. «ال» stays where it is part of the word: «ألمانيا»."""
        for article in _ARTICLES_OF.get(word[:1], ()):
            rest = word.removeprefix(article)
            if rest != word and len(rest) >= SHORTEST:
                return self._without_article(article, rest)
        if word.startswith("لل") and self._met(word[1:]):  # للغة: the article's lam and the word's own
            return word[1:]
        return self._without_particle(word, ENOUGH_FOR_PARTICLES)

    def without_light_prefix(self, word: str) -> str:
        """The word without its article, or without a particle where the rest is met as often as the whole."""
        for article in _ARTICLES_OF.get(word[:1], ()):
            if word.startswith(article) and len(word) - len(article) >= SHORTEST:
                return word.removeprefix(article)
        return self._without_particle(word, 1.0)

    def without_suffix(self, word: str) -> str:
        """The word without the longest suffix that the evidence lets go."""
        if len(word) <= SHORTEST:
            return word
        for suffix in _SUFFIXES_OF.get(word[-1:], ()):
            rest = word.removesuffix(suffix)
            if rest != word and len(rest) >= SHORTEST and self._lets_go(word, rest, suffix):
                return rest
        return word

    def singular(self, word: str) -> str:
        """The singular of a broken plural, where there is such a word."""
        if word in self._verbal_nouns:
            return word
        enough = max(2, ENOUGH_FOR_PLURALS * self._met(word))
        for plural, singulars in BROKEN_PLURALS:
            if match := plural.fullmatch(word):
                found = (match.expand(singular) for singular in singulars)
                return next((singular for singular in found if self._met(singular) >= enough), word)
        return word

    def _without_article(self, article: str, rest: str) -> str:
        if article == "لل" and self._met("ل" + rest) > self._met(rest):  # للجنة: لجنة
            return "ل" + rest
        if article.endswith("ال") and self._counts.get("ال" + rest) and not self._stands_bare(rest):
            return "ال" + rest
        return rest

    def _without_particle(self, word: str, enough: float) -> str:
        needed = max(2, enough * self._counts.get(word, 0))
        for particle in _PARTICLES_OF.get(word[:1], ()):
            rest = word.removeprefix(particle)
            if rest == word or len(rest) < SHORTEST or not _joins(particle, rest):
                continue
            if self._evidence(word, rest) >= needed and self._without_particle(rest, enough) == rest:
                return rest  # «بواخر» is no ب + واخر: no particle stands before و + اخر
        return word

    def _evidence(self, word: str, rest: str) -> int:
        """How often ``rest`` is met; where the whole is never met, also what is left of it without a suffix."""
        met = self._counts.get(rest, 0)
        return met if met or word in self._counts else self._counts.get(_without_light_suffix(rest), 0)

    def _lets_go(self, word: str, rest: str, suffix: str) -> bool:
        share = ENOUGH.get(suffix, ENOUGH_FOR_OTHERS)
        if not share:
            return True
        met = max(self._met(rest), self._met(rest + "ه"), self._met(rest + "ي"))
        if suffix in ("وات", "يات"):  # قنوات، مباريات
            met = max(met, self._met(rest + "اه"))
        return met >= max(1, share * self._met(word))

    def _met(self, word: str) -> int:
        """How often a word is met, with or without its article."""
        return self._counts.get(word, 0) + self._counts.get("ال" + word, 0)

    def _stands_bare(self, word: str) -> bool:
        """Whether the word, or the word without a suffix, is ever met without an article."""
        suffixes = _LIGHT_SUFFIXES_OF.get(word[-1:], ())
        rests = (word.removesuffix(suffix) for suffix in suffixes if word.endswith(suffix))
        stems = [word, *(rest for rest in rests if len(rest) >= SHORTEST)]
        return any(self._counts.get(stem) or self._counts.get(stem + "ه") for stem in stems)


def _joins(particle: str, rest: str) -> bool:
    """«س» marks the future and so stands only before an imperfect verb."""
    return not particle.endswith("س") or rest[0] in "يتنا"


def _without_light_suffix(word: str) -> str:
    """The word without its longest suffix that leaves three letters."""
    for suffix in _LIGHT_SUFFIXES_OF.get(word[-1:], ()):
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST:
            return word.removesuffix(suffix)
    return word


def _one_spelling(stem: str) -> str:
    """Four consonants and more name a word without their vowels: تلفزيون and تليفزيون, استقبل and استقبال.

    Not after «م», whose vowels tell who does from what is done.
    """
    bones = stem.translate(_WEAK)
    if stem.startswith("م") or len(bones) < SHORTEST + 1:
        return stem
    return bones.translate(FOREIGN_G) if len(bones) > SHORTEST + 1 else bones


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

    stemmer = ISRIStemmer()
    stemmer.stop_words = frozenset(stemmer.stop_words)  # a list, sought through for every word
    return stemmer
