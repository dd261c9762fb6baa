"""The lines of a text, with what can be told about each by its shape alone.

Everything a layout decides, it decides from these: how many words, whether the line ends like a
sentence, how many empty lines stand before it. What a line *says* is the business of
:mod:`reader.parsing.furniture` and :mod:`reader.dates`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

PROSE_WORDS = 25
"""From here on a line is a paragraph even without a full stop: headlines hardly ever get so long."""

_BLANK = " \t\u200b\ufeff"
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_FULL_STOP = re.compile(r"(?:(?<!\.)\.|۔|[.…]{3}|[؟?!])[\s\"»”“’')\]]*$")
_PERIOD = re.compile(r"(?:(?<!\.)\.|۔)[\s\"»”“’')\]]*$")


class Line(NamedTuple):
    """One line without the white space around it. ``gap`` counts the empty lines before it, ``words`` its words."""

    text: str
    gap: int
    words: int

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a sentence of running text, not like a headline, label or menu entry."""
        if self.words >= PROSE_WORDS:
            return True
        if self.words < 3:
            return False
        if self.text.endswith(("؛", ";", ":", "،")):
            return self.words >= 12
        return _PERIOD.search(self.text) is not None or (self.words >= 16 and self.ends_sentence)

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does: full stop, question mark, exclamation mark or ellipsis."""
        return _FULL_STOP.search(self.text) is not None


def split_lines(text: str) -> list[str]:
    """The text cut at every line end Unicode knows (CR, LF, CRLF, VT, FF, NEL, U+2028, U+2029)."""
    return f"{text}\v".splitlines()  # the last line may be empty, which ``splitlines`` alone would leave out


def plain_spaces(text: str) -> str:
    """The text with every kind of space (no-break, thin, ideographic …) as a plain one."""
    return _ODD_SPACE.sub(" ", text)


def to_lines(pieces: list[str]) -> list[Line]:
    """The lines that hold something. In a text with an empty line between *all* lines those count for nothing."""
    found: list[Line] = []
    gap = 0
    for piece in pieces:
        text = piece.strip(_BLANK)
        if text:
            found.append(Line(text, gap, text.count(" ") + 1))
            gap = 0
        else:
            gap += 1
    return _single_spaced(found)


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Double spacing undone: the smallest gap between lines is how they are set, only more is a gap."""
    usual = min((line.gap for line in lines[1:]), default=0)
    return [line._replace(gap=max(0, line.gap - usual)) for line in lines] if usual and len(lines) > 2 else lines


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text to be laid out: its lines, and the raw pieces for layouts that need their white space."""

    text: str
    pieces: list[str]
    lines: list[Line]
    source: str = ""


def sheet(text: str, source: str = "") -> Sheet:
    """The text cut into lines; every kind of space in it is a plain one."""
    text = plain_spaces(text)
    pieces = split_lines(text)
    return Sheet(text, pieces, to_lines(pieces), source)
