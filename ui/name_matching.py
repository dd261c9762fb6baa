"""Names as people type them: of commands, sections, tags and completions, whatever marks and hamzas are left out."""

from __future__ import annotations

import unicodedata

_ALIKE = str.maketrans("أإآٱىةؤئ", "اااايهوي", "ـ")


def folded(text: str) -> str:
    """Text for matching names: without marks and case, with letters that are written alike made one."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKC", text) if not unicodedata.combining(letter))
    return plain.translate(_ALIKE).casefold()


def matches(typed: str, name: str) -> bool:
    """Whether every typed word is somewhere in a name; both are folded."""
    return all(word in name for word in typed.split())
