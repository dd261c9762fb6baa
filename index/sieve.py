"""Patterns that find in a text, as it is written, where a word can stand that is sought.

Folding and stemming every word of a text takes milliseconds, searching it for one pattern microseconds. So a pattern
says where a word is worth folding at all, by what neither step can change:

    كتاب   stem of «والكِتاب» «كتبًا» «مكاتب»        ك ت ب   its consonants, neighbours but for what comes and goes
    حم*    begins «حَمَاة» «حمص»                     ح م     the same
    f16    «F16» «ｆ１６»                            f; a letter that is neither Arabic nor ASCII always

Stemming leaves weak letters (ا و ي) out or puts them in; folding drops marks and hamza. Any of these may stand between
two letters, while no other letter of a stem comes from elsewhere but for two: «ه» may have been added at its end, and
«ك» stands for three spellings of a foreign g. A pattern may find too much, never too little.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import pairwise

from index.folding import ARABIC, WORD, fold
from index.stemming import FOREIGN_G, SHORTEST

MOST = 64
"""For more patterns than this every word is looked at."""

FAR = 31
"""So many code points after a letter the next is sought; where none of them ends the search, the word is found as it
is. So none is missed, and ten thousand letters without a space take no longer than as many in words."""

TELLING = 3
"""So many consonants tell enough: classes of weak letters take longer to be compiled than to find something."""

_COMES_AND_GOES = frozenset("اوي")
_CONSONANT = "[ب-غف-ه]"
_SIGN = "[^ب-غف-ه]"
"""What may stand between two letters, and much more: all but consonants. Two ranges are compiled in no time."""

_INSIDE = "[^ ]"
_BEGINS, _ENDS = f"(?<!{_CONSONANT}.)", f"(?!{_CONSONANT})"
"""The letter before this is the first of its word, or its last; or may be."""

_OTHERS = (
    r"[^\x00-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\u0600-\u061f\u0621-\u0674\u0679-\u06ff\u0750-\u077f"
    r"\u08a0-\u08b4\u2000-\u206f]"
)
"""Presentation forms, and letters of other scripts: which letters they are is not known before they are opened. All
but ASCII, plain Arabic and the usual signs: ranges alone are passed over six times as fast as what asks for letters."""

_ARTICLE = "ال"
_ARABIC_ZEROS = (0x660, 0x6F0)

ANY = rf"[^\W_]|{_OTHERS}"
"""Finds every word."""


class Sieve:
    """Finds the words of a text about which any of the patterns below finds something."""

    def __init__(self, patterns: Collection[str]) -> None:
        self._every = ANY in patterns or len(patterns) > MOST
        wanted = {*patterns, _OTHERS} if patterns and not self._every else ()
        # One after another: in an alternation each letter of a text is asked about by every pattern.
        self._patterns = tuple(map(re.compile, sorted(wanted)))

    def words(self, text: str) -> list[re.Match[str]]:
        """These words as they are written, in order, with what no space parts from them: no word reaches over one."""
        if self._every:
            return list(WORD.finditer(text))
        found: list[re.Match[str]] = []
        at = 0
        for start, end in sorted([hit.span() for pattern in self._patterns for hit in pattern.finditer(text)]):
            if end > at:
                space = text.rfind(" ", at, start)
                start = at if space < 0 else space
                space = text.find(" ", end)
                at = len(text) if space < 0 else space
                found += WORD.finditer(text, start, at)
        return found


def of_stem(stem: str) -> str:
    """Finds words that have this stem."""
    if len(stem) <= SHORTEST:
        return of_form(stem.rstrip("ه"))
    return _in_a_row(stem, [_foreign_g() if letter == "ك" else _spellings(letter) for letter in _consonants(stem)])


def of_root(root: str) -> str:
    """Finds words that have this root, between whose letters others may stand."""
    return _in_a_row(root, [_spellings(letter) for letter in root if letter not in _COMES_AND_GOES][:1])


def of_form(form: str) -> str:
    """Finds words that have these folded letters side by side."""
    telling = _consonants(form)
    return _in_a_row(form, map(_spellings, telling if len(telling) >= TELLING else form))


def of_word(form: str) -> str:
    """Finds words that are these folded letters."""
    return of_pattern(form) if len(_consonants(form)) < TELLING else of_form(form)


def of_pattern(pattern: str) -> str:
    """Finds words that fit a pattern with ``*`` and ``?``."""
    parts = list(filter(None, re.split(r"[*?]", pattern)))
    if not parts or not _is_arabic("".join(parts)):
        return of_form(max(parts, key=len, default=""))
    letters = [[f"[{_spellings(letter)}]" for letter in part] for part in parts]
    if pattern.startswith(parts[0]):
        letters[0][0] += _BEGINS
    if pattern.endswith(parts[-1]):
        letters[-1][-1] += _ENDS
    return _one_after_the_other(_INSIDE, [_one_after_the_other(_SIGN, part) for part in letters])


def of_near(form: str, distance: int) -> str:
    """Finds words that begin alike and in which at most so many letters differ: of one part more, one is as it was."""
    first, rest = form[:1], form[1:]
    if not _is_arabic(form):
        return of_form(first)
    # The rest of the article alone would find half of all words.
    lead = 1 if form.startswith(_ARTICLE) and len(rest) > 1 + distance else 0
    edges = [lead + (len(rest) - lead) * part // (distance + 1) for part in range(1, distance + 2)]
    parts = "|".join(of_form(rest[start:end]) for start, end in pairwise([0, *edges]) if len(rest) > distance)
    return f"[{_spellings(first)}]{_BEGINS}(?={_far(_INSIDE)}|{_soon(_INSIDE)}(?:{parts}))"


def _consonants(term: str) -> list[str]:
    return [letter for letter in term.rstrip("ه") if letter not in _COMES_AND_GOES]


def _in_a_row(term: str, classes: Iterable[str]) -> str:
    if _is_arabic(term):
        return _one_after_the_other(_SIGN, [f"[{class_}]" for class_ in classes]) or ANY
    return ANY if any(letter in _folded() for letter in term) else _foreign(term)


def _one_after_the_other(between: str, patterns: Sequence[str]) -> str:
    """What each pattern finds first after what the one before it found; no other is tried if the next is not found."""
    rest = ""
    for pattern in reversed(patterns[1:]):
        rest = f"(?:(?>{_soon(between)}{pattern}){rest}|{_far(between)})"
    return "".join(patterns[:1]) + rest


def _soon(between: str) -> str:
    return f"{between}{{,{FAR}}}?"


def _far(between: str) -> str:
    return f"{between}{{{FAR + 1}}}"


def _is_arabic(term: str) -> bool:
    return all(letter in _folded() for letter in term)


def _foreign(term: str) -> str:
    letter = term[0]
    if not letter.isascii():
        return _OTHERS
    arabic = "".join(chr(zero + int(letter)) for zero in _ARABIC_ZEROS) if letter.isdecimal() else ""
    return f"[{re.escape(letter + letter.upper())}{arabic}]"


@cache
def _folded() -> dict[str, str]:
    """How each Arabic letter is folded that needs not be opened first."""
    letters = map(chr, range(0x600, 0x900))
    return {letter: fold(letter) for letter in letters if re.match(rf"(?!{_OTHERS})[{ARABIC}]", letter)}


@cache
def _spellings(*folded: str) -> str:
    """The letters that are folded to one of these, as the inside of a character class."""
    return "".join(letter for letter, form in _folded().items() if not set(folded).isdisjoint(form))


@cache
def _foreign_g() -> str:
    return _spellings("ك", *map(chr, FOREIGN_G))
