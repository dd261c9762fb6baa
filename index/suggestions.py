"""A better query than the one typed, made of the library's own words.

    hgpvf        → الحرب        the other keyboard layout, if the library knows the word it gives
    homs         → حمص          Latin letters read as Arabic
    الحكزمة       → الحكومه       a word that is one slip away from one the library knows

A word is only replaced if the library does not know it, and of several candidates the one in most articles is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.folding import forms
from index.matching import Stop
from index.snapshot import Snapshot
from index.transliteration import is_latin, other_layout, readings

LONG_WORD = 6
"""From so many letters on, two slips are forgiven."""


def better_words(snapshot: Snapshot, words: Sequence[str], stop: Stop) -> list[str] | None:
    """``words`` with what the library does not know replaced by what it knows, or ``None`` if nothing changes."""
    better = [form if known(snapshot, form) else _replacement(snapshot, form, stop) for form in words]
    return better if better != list(words) else None


def known(snapshot: Snapshot, form: str) -> bool:
    """Whether any article has the word in any form."""
    return bool(snapshot.holding(snapshot.stemmer.stem(form)).any())


def in_arabic(snapshot: Snapshot, words: Sequence[str]) -> list[str] | None:
    """``words`` with Latin ones read as Arabic words of the library, or ``None`` if there is nothing to read."""
    read = [_most_frequent(snapshot, readings(form)) or form if is_latin(form) else form for form in words]
    return read if read != list(words) else None


def _replacement(snapshot: Snapshot, form: str, stop: Stop) -> str:
    stop()
    retyped = forms(other_layout(form) or "")
    if len(retyped) == 1 and (word := _most_frequent(snapshot, retyped)):
        return word
    if is_latin(form):
        return _most_frequent(snapshot, readings(form)) or form
    near = snapshot.words_within(form, 2 if len(form) >= LONG_WORD else 1)
    return _most_frequent(snapshot, near) or form


def _most_frequent(snapshot: Snapshot, candidates: Iterable[str]) -> str | None:
    counts = {form: snapshot.frequency(form) for form in candidates}
    best = max(counts, key=lambda form: counts[form], default=None)
    return best if best is not None and counts[best] else None
