"""Sets one paragraph: breaks it into lines, justifies them, and says where its letters stand.

Qt shapes and reorders; what it does not do right is done here.

- ``AlignJustify`` leaves each justified right-to-left line short by its trailing space, so one edge is
  ragged. Here ui/justification.py chooses the lines, and word spacing stretches each until its text,
  without that space, is as wide as the column.
- Lines stand at a fixed distance, with the reading font's baseline on whole pixels, so that a borrowed
  glyph (an emoji, a name in another script) never pushes a line down.
- A headline is broken for balance, not greedily: at its own punctuation if both halves fit on a line,
  else into equally long lines, never leaving one word alone.
- Punctuation at the edges hangs partly outside the column (ui/optical_margins.py). Only the lines' places and
  widths know of it: what is selected, marked or hit is where its letters stand.

All lengths are device-independent px, all offsets UTF-16 units of the paragraph as it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlock, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from ui.justification import LOOSEST, best_lines
from ui.optical_margins import OpticalMargins
from ui.utf16 import unit_text

EASY = 1.1
"""A space, times its normal width, that nobody notices."""

UNSEEN = 0.25
"""How far, in px, a line may miss the edge of its column. To be nearer, all lines would have to be shaped once more."""

LONGEST_JUSTIFIED = 10_000
"""UTF-16 units of a paragraph. Measuring its words on one line takes Qt 50 ms here, and quadratically more."""

MOST_BALANCED_LINES = 4
"""A headline longer than this is a paragraph that was taken for one, and is broken greedily."""

_ENDLESS = 1e6
_ROUNDING = 0.5
_WORD = re.compile("[^ ]+")
_GAP = re.compile("[ \u00a0]+")
_VISIBLE = re.compile("[^\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_TURN = re.compile('(?:\\.\\.\\.|[…:؛—])["»”]?(?= )')
"""Where a headline turns to its second half."""


class Measure(NamedTuple):
    """How a paragraph is set. ``width`` is that of its lines, ``left`` where they begin from the column's
    left edge; the first is shorter by ``indent``. ``font`` gives the baseline, ``line_height`` the distance
    between lines. With ``hanging`` punctuation stands out of the column."""

    font: QFont
    line_height: int
    width: float
    left: float = 0
    rtl: bool = True
    justified: bool = False
    balanced: bool = False
    hanging: bool = False
    indent: float = 0

    @property
    def widths(self) -> list[float]:
        """The widths of the first line and of all others."""
        return [self.width - self.indent, self.width]


class Loose(NamedTuple):
    """A line ``[start, end)`` that is ``missing`` px beyond what its spaces take easily."""

    start: int
    end: int
    missing: float


class Setting:
    """A paragraph set in lines. ``layout`` holds the text and draws it; ``text`` is the same for reading.

    ``source`` is a layout of one's own, or a block whose layout serves.
    """

    def __init__(
        self,
        source: QTextLayout | QTextBlock,
        text: str,
        measure: Measure,
        formats: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:
        self._source = source
        layout = self.layout
        self.text = text
        self.measure = measure
        self._units = unit_text(text)
        self._seam = _space(measure) * (LOOSEST - 1) + _ROUNDING
        layout.setFormats(list(formats))
        layout.setTextOption(_option(measure))
        layout.setCacheEnabled(True)
        margins = OpticalMargins(self._units, QFontMetricsF(measure.font), measure.rtl) if measure.hanging else None
        self.loose: list[Loose] = []
        if measure.justified and "\u2028" not in self._units and len(self._units) <= LONGEST_JUSTIFIED:
            self.loose = _justify(layout, self._units, measure, margins)
        else:
            _break_lines(layout, measure.widths)
        if measure.balanced:
            _balance(layout, text, measure)
        self._place_lines(margins)

    @property
    def layout(self) -> QTextLayout:
        """The layout, asked for anew each time: a block's own dies with its document, and a reference that
        outlived it would be taken for whatever Qt makes next at its address."""
        return self._source.layout() if isinstance(self._source, QTextBlock) else self._source

    @property
    def height(self) -> int:
        """How high the lines are together."""
        return self.layout.lineCount() * self.measure.line_height

    def line_top(self, offset: int) -> int:
        """The top of the line that holds an offset."""
        return self.layout.lineForTextPosition(offset).lineNumber() * self.measure.line_height

    def line_start(self, y: float) -> int:
        """The first offset of the line at a height."""
        return self._line_at(y).textStart()

    def offset_at(self, point: QPointF, exact: bool) -> int:
        """The offset nearest to a point; with ``exact``, that of the letter under it, or -1."""
        line = self._line_at(point.y())
        near = self._nearest(line, point.x())
        if not exact:
            return near
        # Where directions meet, the letter under the point may be far from the nearest place in the text.
        letters = chain((near, near - 1), range(line.textStart(), line.textStart() + line.textLength()))
        return next((at for at in letters if self._is_under(line, at, point.x())), -1)

    def _is_under(self, line: QTextLine, at: int, x: float) -> bool:
        if not _VISIBLE.match(self._units, at):
            return False
        return any(left <= x <= right for left, right in _cells(line, at, at + 1))

    def _nearest(self, line: QTextLine, x: float) -> int:
        """The place between letters that is nearest. Qt's ``xToCursor`` errs on lines with word spacing."""
        last = line.lineNumber() == self.layout.lineCount() - 1
        end = line.textStart() + line.textLength() - (not last)
        places = filter(self.layout.isValidCursorPosition, range(line.textStart(), max(end, line.textStart()) + 1))
        return min(places, key=lambda at: abs(line.cursorToX(at)[0] - x))

    def rects(self, start: int, end: int, top: float = 0.0, bottom: float = 1.0) -> Iterator[QRectF]:
        """The boxes of a range, one for each stretch of a line: several where directions mix.

        ``top`` and ``bottom`` are parts of the line height, so that marks on neighbouring lines need not touch.
        """
        if end <= start:
            return
        height = self.measure.line_height
        first, last = (self.layout.lineForTextPosition(at).lineNumber() for at in (start, end))
        for number in range(first, last + 1):
            for left, right in self._stretches(self.layout.lineAt(number), start, end):
                yield QRectF(left, (number + top) * height, right - left, (bottom - top) * height)

    def _stretches(self, line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
        """Where a range stands on a line, from left to right. The space a line ends with is no part of it."""
        line_start = line.textStart()
        line_end = line_start + len(self._units[line_start : line_start + line.textLength()].rstrip(" \u2028"))
        if start <= line_start and line_end <= end:
            return [self._extent(line)] if line_end > line_start else []
        return self._visible(line, max(start, line_start), min(end, line_end))

    def _visible(self, line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
        return _merged(_visible_cells(line, self._units, start, end), self._seam)

    def _extent(self, line: QTextLine) -> tuple[float, float]:
        advance = line.horizontalAdvance()
        left = line.x() + (line.width() - advance if self.measure.rtl else 0)
        return left, left + advance

    def between(self, top: float, bottom: float) -> tuple[int, int]:
        """The offsets at which the lines between two heights begin and end."""
        last = self._line_at(bottom)
        return self.line_start(top), last.textStart() + last.textLength()

    def _line_at(self, y: float) -> QTextLine:
        number = int(y // self.measure.line_height)
        return self.layout.lineAt(max(0, min(number, self.layout.lineCount() - 1)))

    def _place_lines(self, margins: OpticalMargins | None) -> None:
        metrics = QFontMetricsF(self.measure.font)
        baseline = round((self.measure.line_height + metrics.ascent() - metrics.descent()) / 2)
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            indent = self.measure.indent if number == 0 else 0
            if margins:
                indent -= margins.at_start(line, line.textStart(), line.textStart() + line.textLength())
            start = self.measure.width - line.width() - indent if self.measure.rtl else indent
            y = number * self.measure.line_height + baseline - line.ascent()
            line.setPosition(QPointF(self.measure.left + start, y))


def _option(measure: Measure) -> QTextOption:
    # A bare QTextLayout does not swap AlignLeading for right-to-left text; only Qt's own document layout does.
    option = QTextOption(Qt.AlignmentFlag.AlignRight if measure.rtl else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if measure.rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _break_lines(layout: QTextLayout, widths: Sequence[float]) -> None:
    """Break the text into lines as wide as ``widths`` says; the last width holds for all that follow."""
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(widths[min(number, len(widths) - 1)])
        number += 1
    layout.endLayout()


@dataclass(slots=True)
class _Fill:
    """A line to be filled: the text ``[start, end)`` and the space at ``end``, its ``natural`` width, the ``room``
    it shall fill, and what each of its ``gaps`` gets beyond a space (``spacing``), px."""

    start: int
    end: int
    natural: float
    room: float
    gaps: int
    justified: bool
    spacing: float = 0.0


def _justify(layout: QTextLayout, units: str, measure: Measure, margins: OpticalMargins | None) -> list[Loose]:
    """Break the paragraph where justification looks best, and stretch the spaces of its lines.

    One that fits into a line, or has a word wider than the column, is broken as it comes. Returns the lines that are
    looser than they would be with ``EASY`` spaces.
    """
    spans = [word.span() for word in _WORD.finditer(units)]
    words = _word_places(layout, units, spans)
    fits = not words or words[-1][1] - words[0][0] <= measure.widths[0]
    if fits or max(end - start for start, end in words) > measure.widths[0]:
        _break_lines(layout, measure.widths)
        return []
    line = layout.lineAt(0)
    hangs = [(margins.at_start(line, *span), margins.at_end(line, *span)) if margins else (0.0, 0.0) for span in spans]
    fills = _fills(units, spans, words, hangs, measure)
    for fill in fills:
        fill.spacing = (fill.room - fill.natural) / fill.gaps if fill.justified else 0.0
    _space_words(layout, fills)
    # Fonts kern across spaces, and no longer where a line begins: what is still missing is measured on the lines.
    missing = [
        fill.room - layout.lineAt(at).horizontalAdvance() if fill.justified else 0 for at, fill in enumerate(fills)
    ]
    if max(map(abs, missing)) > UNSEEN:
        for fill, more in zip(fills, missing, strict=True):
            fill.spacing += more / fill.gaps if more else 0
        _space_words(layout, fills)
    easy = _space(measure) * (EASY - 1)
    loose = [Loose(fill.start, fill.end, fill.room - fill.natural - fill.gaps * easy) for fill in fills[:-1]]
    return [line for line in loose if line.missing > 0]


def _fills(
    units: str,
    spans: Sequence[tuple[int, int]],
    words: Sequence[tuple[float, float]],
    hangs: Sequence[tuple[float, float]],
    measure: Measure,
) -> list[_Fill]:
    """The best lines for words that stand at ``spans`` of the text and at ``words`` on an endless line, and that
    reach out of the column by ``hangs`` where they begin and end a line."""
    inside = [(start + before, end - after) for (start, end), (before, after) in zip(words, hangs, strict=True)]
    fills = []
    for line in best_lines(inside, _space(measure), measure.width, measure.indent):
        start, end = spans[line.first][0], spans[line.last - 1][1]
        hang = hangs[line.first][0] + hangs[line.last - 1][1]
        room, natural = measure.widths[min(line.first, 1)] + hang, line.natural + hang
        fills.append(_Fill(start, end, natural, room, len(_GAP.findall(units[start:end])), line.justified))
    return fills


def _space_words(layout: QTextLayout, fills: Sequence[_Fill]) -> None:
    """Break the text into these lines, with these additions to their spaces.

    Widths cannot say where: Qt counts in how far a last glyph reaches beyond its advance, and may cut a word where
    a format ends before it. So lines are endless, and the space behind each is too wide to have anything follow.
    """
    formats = []
    for fill in fills:
        formats += [_spaced(fill.start, fill.end, fill.spacing), _spaced(fill.end, fill.end + 1, 2 * _ENDLESS)]
    layout.setFormats(formats[:-1])
    _break_lines(layout, [_ENDLESS])


def _spaced(start: int, end: int, more: float) -> QTextLayout.FormatRange:
    """A stretch of text whose spaces are so many px wider."""
    word_spacing = QTextCharFormat()
    word_spacing.setFontWordSpacing(more)
    return format_range(start, end, word_spacing)


def format_range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    """The stretch ``[start, end)`` of a layout's text, UTF-16 units, in this format."""
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, form
    return made


def _word_places(layout: QTextLayout, units: str, spans: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """Where each word begins and ends in reading order, shaped in its paragraph, on one endless line."""
    _break_lines(layout, [_ENDLESS])
    line = layout.lineAt(0)
    places = [(line.cursorToX(start)[0], line.cursorToX(end)[0]) for start, end in spans]
    flat = [x for place in places for x in place]
    # A word of the other direction has no width here: either of its ends is said to be where it meets the others.
    if all(start != end for start, end in places):
        if flat == sorted(flat):
            return places
        if flat == sorted(flat, reverse=True):
            return [(-start, -end) for start, end in places]
    return _added_up(line, units, spans)


def _added_up(line: QTextLine, units: str, spans: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """The same where directions mix and words do not stand in reading order: their widths, one after the other."""
    places, x, before = [], 0.0, 0
    for start, end in spans:
        x += _width(line, units, before, start)
        places.append((x, x := x + _width(line, units, start, end)))
        before = end
    return places


def _width(line: QTextLine, units: str, start: int, end: int) -> float:
    return sum(right - left for left, right in _merged(_visible_cells(line, units, start, end), _ROUNDING))


def _visible_cells(line: QTextLine, units: str, start: int, end: int) -> list[tuple[float, float]]:
    """Left and right of each glyph of a range, sorted. Signs without width have one whose advance Qt does not use."""
    seen = _VISIBLE.finditer(units, start, max(start, end))
    return sorted(cell for letters in seen for cell in _cells(line, *letters.span()))


def _balance(layout: QTextLayout, text: str, measure: Measure) -> None:
    """Break a headline anew: at its turn, else as narrow as the number of its lines allows."""
    lines = layout.lineCount()
    if not 1 < lines <= MOST_BALANCED_LINES:
        return
    turn = _turn_width(text, measure) if lines == 2 else None
    _break_lines(layout, [turn, measure.width] if turn else [_narrowest(layout, lines, measure.width)])


def _turn_width(text: str, measure: Measure) -> float | None:
    """The width of the first half where a headline's punctuation makes two lines of it."""
    metrics = QFontMetricsF(measure.font)
    halves = [
        (metrics.horizontalAdvance(text[: turn.end()]), metrics.horizontalAdvance(text[turn.end() :].strip()))
        for turn in _TURN.finditer(text)
    ]
    fitting = [pair for pair in halves if max(pair) <= measure.width - _ROUNDING]
    if not fitting:
        return None
    first, _ = min(fitting, key=lambda pair: abs(pair[0] - pair[1]))
    return first + _ROUNDING


def _narrowest(layout: QTextLayout, lines: int, width: float) -> float:
    """The least width, to the px, that needs no more lines (bisection)."""
    low, high = int(width / lines) - 1, int(width)
    while high - low > 1:
        middle = (low + high) // 2
        _break_lines(layout, [middle])
        low, high = (low, middle) if layout.lineCount() <= lines else (middle, high)
    return high


def _cells(line: QTextLine, start: int, end: int) -> Iterator[tuple[float, float]]:
    """Left and right of each glyph of a range.

    Taken from the glyphs: ``cursorToX`` names only one of the two places a boundary of directions has.
    """
    for run in line.glyphRuns(start, end - start) if end > start else ():
        advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        for position, advance in zip(run.positions(), advances, strict=True):
            if advance.x() > 0:
                yield position.x(), position.x() + advance.x()


def _merged(stretches: list[tuple[float, float]], seam: float) -> list[tuple[float, float]]:
    """Sorted stretches, those that lie within ``seam`` of each other made one."""
    merged: list[tuple[float, float]] = []
    for left, right in stretches:
        if merged and left <= merged[-1][1] + seam:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _space(measure: Measure) -> float:
    return QFontMetricsF(measure.font).horizontalAdvance(" ")
