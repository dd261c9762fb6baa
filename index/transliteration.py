"""Arabic words behind other letters: a wrong keyboard layout, and Arabic written in Latin letters.

    hgpvf    typed with the English layout on   → الحرب       (Arabic 101, what the keys would have given)
    ؤخى      typed with the Arabic layout on    → con
    Gaddafi  homs  7oms  Beirut                 → القذافي حمص بيروت

A Latin letter can stand for several Arabic ones, short vowels are not written, and names drop their article. So
``readings`` gives every spelling that the table allows, and the library's own words decide. The table follows
the newspapers' habit and the «chat alphabet» (7 ح, 3 ع, 5 خ, 6 ط, 9 ق, 2 ء).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from index.folding import fold

_ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_ARABIC = ("ذ", *"ضصثقفغعهخحجدشسيبلاتنمكط", "ئ", "ء", "ؤ", "ر", "لا", "ى", "ة", "و", "ز", "ظ")
TO_ARABIC = dict(zip(_ENGLISH, _ARABIC, strict=True))
TO_ENGLISH = {arabic: english for english, arabic in TO_ARABIC.items()}

LETTERS = {
    "kh": "خ",
    "gh": "غق",
    "sh": "ش",
    "th": "ثذ",
    "dh": "ذضظ",
    "ch": "شتك",
    "ou": ("و", ""),
    "oo": ("و",),
    "ee": ("ي",),
    "ei": ("ي",),
    "ai": ("اي", "ي"),
    "ay": ("اي", "ي"),
    "aa": ("ا",),
    "ph": "ف",
    "b": "ب",
    "c": "كس",
    "d": "دضذظ",
    "f": "ف",
    "g": "غجقك",
    "h": "حه",
    "j": "ج",
    "k": "كقخ",
    "l": "ل",
    "m": "م",
    "n": "ن",
    "p": "ب",
    "q": "ق",
    "r": "ر",
    "s": "سص",
    "t": "تط",
    "v": "ف",
    "w": "و",
    "x": ("كس",),
    "y": "ي",
    "z": "زظذ",
    "'": ("ع", ""),
    "a": ("ا", "", "ع"),
    "e": ("", "ي", "ا"),
    "i": ("ي", "", "ا"),
    "o": ("و", "", "ا"),
    "u": ("و", ""),
    "2": ("ا", ""),
    "3": "ع",
    "5": "خ",
    "6": "ط",
    "7": "ح",
    "8": "غ",
    "9": "قص",
}
"""What each Latin letter or pair of letters can stand for, the likeliest first."""

FINAL = {"a": ("ا", "ه", "ي"), "ah": ("ه", "ا"), "eh": ("ه",), "i": ("ي",), "e": ("ه", "ي", "")}
"""What stands at the end of a word."""

INITIAL = {"a": ("ا", "ع"), "e": ("ا", "اي", "ع"), "i": ("ا", "اي", "ع"), "o": ("او", "ع", "ا"), "u": ("او", "ع", "ا")}
"""Vowels at the beginning need a letter to stand on."""

MOST_READINGS = 1_500


def other_layout(text: str) -> str | None:
    """The text that the same keys give with the other layout; ``None`` where some sign is on no key."""
    table = TO_ARABIC if text[:1].lower() in TO_ARABIC else TO_ENGLISH
    pairs = text.lower().replace("لا", "ﻻ") if table is TO_ENGLISH else text.lower()
    typed = [sign if sign.isspace() else table.get("لا" if sign == "ﻻ" else sign, "") for sign in pairs]
    return "".join(typed) if all(typed) else None


def is_latin(word: str) -> bool:
    """Whether a folded word is written in Latin letters, perhaps with the digits of the chat alphabet."""
    return word.isascii() and any(letter.isalpha() for letter in word)


def readings(word: str) -> Iterator[str]:
    """Folded Arabic spellings that a folded Latin word can stand for, each also with its article."""
    choices = list(_choices(word))
    for letters in islice(product(*choices), MOST_READINGS):
        reading = fold("".join(letters))
        if len(reading) > 1:
            yield reading
            yield "ال" + reading


def _choices(word: str) -> Iterator[tuple[str, ...]]:
    """For each sound of the word what it can be written as."""
    at = 0
    while at < len(word):
        pair = word[at : at + 2]
        rest = word[at:]
        size = 2 if len(pair) == 2 and (pair in LETTERS or (pair == rest and pair in FINAL)) else 1
        sound = word[at : at + size]
        if not at and sound in INITIAL:
            yield INITIAL[sound]
        elif sound == rest and sound in FINAL:
            yield FINAL[sound]
        elif not (at and size == 1 and sound == word[at - 1] and sound not in "aeiou"):  # doubled consonants are one
            yield tuple(LETTERS.get(sound, (sound,)))
        at += size
