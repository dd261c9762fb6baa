"""Where a calligrapher would lengthen a word: kashida by priority.

A lengthened join is drawn with tatweels (U+0640) that stand in the drawn text only. The priorities are
those of Arabic manuscript practice as text engines have them (Microsoft's «text-kashida» rules,
from the highest): after seen and sad; before a final ta marbuta, ha or dal; before a final alef,
ta, lam or kaf; before a final ra, ya or alef maqsura; before a final waw, ain, qaf or fa; any other
join. A word has one kashida at most; lam-alef, the name of God, short words and other scripts none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtGui import QFont, QFontMetricsF

TATWEEL = "\u0640"

LONGEST = 3
"""The most tatweels one kashida has; longer ones draw the eye."""

_FINAL_ONLY = frozenset("اأإآٱدذرزوؤةىڈژړےۓڑۇ")
"""Letters that join to the one before them but not to the next."""

_DUAL = frozenset("بتثجحخسشصضطظعغفقكلمنهيئپچکگیہھٹ")
"""Letters that join on both sides."""

_SEEN_AND_SAD = frozenset("سشصض")
_FINALS = (frozenset("ةهدذہ"), frozenset("اأإآطظلكکگ"), frozenset("رزيىی"), frozenset("وعغقف"))
_ALEFS = frozenset("اأإآٱ")
_WORD = re.compile("[^ \u00a0]+")
_NAME_OF_GOD = re.compile("ل[\u064b-\u0655\u0670]*ل[\u064b-\u0655\u0670]*ه")


def best_join(word: str) -> tuple[int, int] | None:
    """The join to lengthen in a word: its priority (0 is the highest) and the offset of the letter after it.

    ``None`` if the word has none. Of equal joins the last is taken: length belongs near a word's end.
    """
    letters = [at for at, letter in enumerate(word) if not unicodedata.combining(letter)]
    arabic = [at for at in letters if word[at] in _DUAL or word[at] in _FINAL_ONLY]
    if len(arabic) < 3 or TATWEEL in word or _NAME_OF_GOD.search(word):
        return None
    joins = [
        (_priority(word[before], word[after], after == arabic[-1]), -after)
        for before, after in pairwise(letters)
        if _may_stretch(word[before], word[after])
    ]
    if not joins:
        return None
    priority, after = min(joins)
    return priority, -after


def lengthened(line: str, missing: float, font: QFont) -> dict[int, int]:
    """How many tatweels to draw before which letters of a line, so that they fill ``missing`` px."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(TATWEEL * 2) - metrics.horizontalAdvance(TATWEEL)
    words = list(_WORD.finditer(line))
    counts = shared_out([best_join(word.group()) for word in words], int(missing / width))
    return {words[number].start() + after: count for number, after, count in counts}


def shared_out(joins: Sequence[tuple[int, int] | None], tatweels: int) -> list[tuple[int, int, int]]:
    """Give tatweels to the joins of a line's words: (word, letter after the join, how many).

    By priority, and from the line's end where it is the same; one each, then a second, then a third.
    """
    order = sorted((join[0], -number, join[1]) for number, join in enumerate(joins) if join)
    budget = min(tatweels, len(order) * LONGEST)
    return [
        (-number, after, (budget - rank - 1) // len(order) + 1)
        for rank, (_, number, after) in enumerate(order[:budget])
    ]


def _may_stretch(before: str, after: str) -> bool:
    if before not in _DUAL or not (after in _DUAL or after in _FINAL_ONLY):
        return False
    return not (before == "ل" and after in _ALEFS)


def _priority(before: str, after: str, final: bool) -> int:
    if before in _SEEN_AND_SAD:
        return 0
    if final:
        for priority, letters in enumerate(_FINALS, 1):
            if after in letters:
                return priority
    return len(_FINALS) + 1
