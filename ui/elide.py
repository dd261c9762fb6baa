"""Text into lines: balanced headlines, and an ellipsis that never cuts inside a joined word.

``QFontMetrics.elidedText`` cuts between any two letters («في م…»), which in a joined script shows a word that
does not exist. Here the ellipsis stands at the end of reading, after a whole word. Line breaks come
from Qt, so they follow Unicode. Offsets are code points, like everywhere outside Qt.
"""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui.utf16 import Utf16

ELLIPSIS = "…"

LONGEST = 600
"""No lines of the window hold more letters; a title may be a whole file, and measuring it would take seconds."""
_BREAK_AFTER = ("…", ":", "؛", "—", "...")


class Line(NamedTuple):
    """One line as it is painted. ``start`` is where it begins in the whole text, in code points."""

    text: str
    start: int


def direction(text: str) -> Qt.LayoutDirection:
    """The way a paragraph runs: that of its first strong letter (UAX #9, P2 and P3), right to left without one."""
    for letter in text:
        kind = bidirectional(letter)
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
        if kind == "L":
            return Qt.LayoutDirection.LeftToRight
    return Qt.LayoutDirection.RightToLeft


def elide(text: str, font: QFont, width: float) -> str:
    """The text if it fits ``width`` px, else as many whole words as fit, and an ellipsis."""
    text = text[:LONGEST]
    measure = QFontMetricsF(font).horizontalAdvance
    if measure(text) <= width:
        return text
    words = text.split(" ")
    low, high = 0, len(words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(_cut(words, middle)) <= width:
            low = middle
        else:
            high = middle - 1
    return _cut(words, low) if low else _letters(text, font, width)


def fit(text: str, font: QFont, width: float, count: int) -> tuple[Line, ...]:
    """At most ``count`` lines of ``width`` px; the last one is elided if the text is longer."""
    text = text[:LONGEST]
    breaks = _breaks(text, font, width, count + 1)
    lines = [Line(text[start:end].rstrip(), start) for start, end in zip(breaks, [*breaks[1:], len(text)], strict=True)]
    if len(lines) <= count:
        return tuple(lines)
    kept = lines[: count - 1]
    start = lines[count - 1].start
    return (*kept, Line(elide(text[start:], font, width), start))


def headline(text: str, font: QFont, width: float) -> tuple[Line, ...]:
    """One or two lines. Two are broken where the sentence breaks, or balanced, so that no word is left alone."""
    text = text[:LONGEST]
    lines = fit(text, font, width, 2)
    if len(lines) == 1 or (lines[-1].text.endswith(ELLIPSIS) and not text.endswith(lines[-1].text)):
        return lines
    return _at_a_pause(text, font, width) or _balanced(text, font, width)


def _at_a_pause(text: str, font: QFont, width: float) -> tuple[Line, ...] | None:
    measure = QFontMetricsF(font).horizontalAdvance
    for mark in _BREAK_AFTER:
        head, found, tail = text.partition(f"{mark} ")
        if found and measure(head + mark) <= width and measure(tail) <= width:
            return Line(head + mark, 0), Line(tail, len(head + found))
    return None


def _balanced(text: str, font: QFont, width: float) -> tuple[Line, ...]:
    """The narrowest width that still gives two lines: halving finds it to a pixel in eight steps."""
    low, high = width / 2, width
    while high - low > 1:
        middle = (low + high) / 2
        if len(_breaks(text, font, middle, 3)) <= 2:
            high = middle
        else:
            low = middle
    return fit(text, font, high, 2)


def _breaks(text: str, font: QFont, width: float, count: int) -> list[int]:
    """Where the first ``count`` lines begin, in code points."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < count and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    offsets = Utf16(text)
    return [offsets.code_points(start) for start in starts] or [0]


def _cut(words: list[str], count: int) -> str:
    return " ".join(words[:count]).rstrip("،,؛;:.") + ELLIPSIS


def _letters(word: str, font: QFont, width: float) -> str:
    """One word too long for a line: a file name or an address, cut where it must be."""
    measure = QFontMetricsF(font).horizontalAdvance
    least, most = 1, len(word)
    while least < most:
        middle = (least + most + 1) // 2
        if measure(word[:middle] + ELLIPSIS) <= width:
            least = middle
        else:
            most = middle - 1
    return word[:least] + ELLIPSIS
