"""Where the pieces of a page stand: each set in lines, or estimated until there is time.

An article opens after the pieces on the screen are set; ``set_some`` does the others in idle moments.
Colours are no part of this: a theme change is a repaint. Nor is the pane's width, as long as the column
fits: resizing moves the column and breaks no line.

Heights and places are px from the top of the page; offsets are UTF-16 units of a piece.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from math import ceil
from operator import add
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
)

from ui.article_page import (
    OWN_TEXT,
    PAGE_BOTTOM,
    STYLES,
    Kind,
    Page,
    Piece,
    Space,
    space_between,
)
from ui.kashida import TATWEEL, lengthened
from ui.shown_text import Edit, Shown, hidden_marks, isolated_end, isolates, tabs
from ui.typesetting import Measure, Setting, format_range
from ui.typography import Justification, Typography
from ui.utf16 import Utf16

LETTER_WIDTH = 0.37
"""Mean width of a letter in em, spaces included (Amiri, newspaper text): for heights not measured yet."""

INDENT = 1.5
"""First line of an indented paragraph, em."""

PANE_MARGIN = 24
"""The least room on either side of the column, px."""

LEAST_COLUMN = 120
"""Width of the column in a pane that is hidden and has no width yet, px: wider than any inset."""

NOTE_GUTTER, NOTE_WIDTH, NOTE_EDGE = 22, 156, 12
"""The column of notes: from the text, its width, and from the pane's edge, px."""

NOTE_ROOM = NOTE_GUTTER + NOTE_WIDTH + NOTE_EDGE


class SetPiece:
    """A piece of the page that has been set: its lines, and how document offsets translate to drawn ones."""

    def __init__(self, piece: Piece, block: QTextBlock, measure: Measure, typography: Typography) -> None:
        edits = _edits(piece, typography)
        self._set(piece, block, measure, edits)
        lengthens = piece.kind is Kind.BODY and typography.justification is Justification.KASHIDA
        if lengthens and (kashidas := list(self._kashidas(piece))):
            self._set(piece, block, measure, sorted([*edits, *kashidas]))

    def _set(self, piece: Piece, block: QTextBlock, measure: Measure, edits: list[Edit]) -> None:
        self.shown = Shown(piece.text, edits)
        # The block's own layout serves where it can: Qt reads from it where letters stand, for screen readers.
        own = self.shown.changed or piece.section
        source = QTextLayout(self.shown.text, measure.font) if own else block
        if own:
            _lay_plainly(block.layout())
        formats = [_section_format(piece, self.shown, measure.font)] if piece.section else []
        self.setting = Setting(source, self.shown.text, measure, formats)

    def _kashidas(self, piece: Piece) -> Iterator[Edit]:
        """The edits that lengthen words on lines whose spaces would be wide without."""
        offsets = Utf16(piece.text)
        for loose in self.setting.loose:
            start, end = (offsets.code_points(self.shown.to_text(at)) for at in (loose.start, loose.end))
            for at, count in lengthened(piece.text[start:end], loose.missing, self.setting.measure.font).items():
                yield Edit(start + at, start + at, TATWEEL * count)

    def rects(self, start: int, end: int, top: float = 0.0, bottom: float = 1.0) -> Iterator[QRectF]:
        """``Setting.rects`` for offsets of the block."""
        return self.setting.rects(self.shown.to_drawn(start), self.shown.to_drawn(end), top, bottom)

    def between(self, top: float, bottom: float) -> tuple[int, int]:
        """``Setting.between`` in offsets of the block."""
        start, end = self.setting.between(top, bottom)
        return self.shown.to_text(start), self.shown.to_text(end)

    def offset_at(self, point: QPointF, exact: bool) -> int:
        """``Setting.offset_at`` in offsets of the block."""
        drawn = self.setting.offset_at(point, exact)
        return drawn if drawn < 0 else self.shown.to_text(drawn)

    def line_top(self, offset: int) -> int:
        """The top of the line that holds an offset of the block."""
        return self.setting.line_top(self.shown.to_drawn(offset))

    def x_of(self, offset: int) -> float:
        """Where an offset of the block stands on its line."""
        drawn = self.shown.to_drawn(offset)
        return self.setting.layout.lineForTextPosition(drawn).cursorToX(drawn)[0]

    def line_start(self, y: float) -> int:
        """The block's offset at which the line at a height begins."""
        return self.shown.to_text(self.setting.line_start(y))


def _lay_plainly(layout: QTextLayout) -> None:
    """Put a block that is drawn by another layout on one line: Qt selects words only in blocks that have lines."""
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()


def _edits(piece: Piece, typography: Typography) -> list[Edit]:
    if piece.date is not None:
        return list(isolated_end(piece.text, piece.date))
    marks = () if typography.tashkeel else hidden_marks(piece.text)
    return sorted([*marks, *tabs(piece.text), *(isolates(piece.text) if piece.rtl else ())])


def _section_format(piece: Piece, shown: Shown, font: QFont) -> QTextLayout.FormatRange:
    strong = QFont(font)
    strong.setWeight(STYLES[piece.kind].section_weight)
    weight = QTextCharFormat()
    weight.setFont(strong)
    return format_range(0, shown.to_drawn(Utf16(piece.text).units(piece.section)), weight)


class PageGeometry:
    """Where every piece of a page stands. Pieces that are not set yet have an estimated height."""

    def __init__(
        self, page: Page, document: QTextDocument, typography: Typography, pane: float, shift: float = 0
    ) -> None:
        self.page = page
        self.shift = shift
        self.typography = typography
        self.pane = pane
        self.column = self._column(pane)
        self.rtl = page.pieces[0].rtl if page.pieces else True
        self.has_notes = False
        self._room: tuple[int, int] = (0, 0)
        self._document = document
        self._set: list[SetPiece | None] = [None] * len(page.pieces)
        before = [None, *(piece.kind for piece in page.pieces)]
        self.spaces = [self._space(previous, piece.kind) for previous, piece in zip(before, page.pieces, strict=False)]
        self._space_heights = [space.height for space in self.spaces]
        self._measures = {
            (kind, rtl): self._measure(kind, rtl) for kind, rtl in {(piece.kind, piece.rtl) for piece in page.pieces}
        }
        self._heights = [self._estimate(piece) for piece in page.pieces]
        self._ends: list[int] = []
        self._add_up()

    def fits(self, pane: float) -> bool:
        """Whether the page stays as it is in a pane of this width."""
        return self._column(pane) == self.column

    @property
    def left(self) -> float:
        """The column's left edge: in the middle, or as far aside as notes need."""
        middle = (self.pane - self.column) // 2 + self.shift
        if not self.notes_beside:
            return middle
        return max(middle, NOTE_ROOM) if self.rtl else min(middle, self.pane - self.column - NOTE_ROOM)

    @property
    def notes_beside(self) -> bool:
        """Whether there are notes, and room for them beside the text."""
        return self.has_notes and self.pane - self.column >= NOTE_ROOM + PANE_MARGIN

    @property
    def height(self) -> int:
        """The height of the page, as far as it is known."""
        number, room = self._room
        below = room if number == len(self._ends) - 1 else 0
        return (self._ends[-1] if self._ends else 0) + below + PAGE_BOTTOM

    def make_room(self, number: int, height: int) -> bool:
        """Leave ``height`` px below a piece, and nowhere else. Says whether anything moved."""
        if self._room == (number, height):
            return False
        self._room = (number, height)
        self._add_up()
        return True

    def progress(self, y: float) -> float:
        """How much of the article's own text stands above a height, from 0 to 1."""
        first = self.page.first_part
        own = [number for number in range(first, len(self.page.pieces)) if self.page.pieces[number].kind in OWN_TEXT]
        if not own:
            return 0.0
        top, bottom = self.top(own[0]), self.bottom(own[-1])
        return max(0.0, min(1.0, (y - top) / (bottom - top)))

    def top(self, number: int) -> int:
        """The top of a piece's first line."""
        return self._ends[number] - self._heights[number]

    def bottom(self, number: int) -> int:
        """The bottom of a piece's last line."""
        return self._ends[number]

    def numbers(self, top: float, bottom: float) -> range:
        """The pieces that stand between two heights, with the space above them."""
        first = bisect_right(self._ends, top)
        last = bisect_left(self._ends, bottom, lo=first)
        return range(first, min(last + 1, len(self._ends)))

    def number_at(self, y: float) -> int:
        """The piece at a height, or the nearest."""
        return min(bisect_right(self._ends, max(y, 0)), len(self._ends) - 1)

    def is_set(self, number: int) -> bool:
        """Whether a piece has been set and its height is no estimate."""
        return self._set[number] is not None

    def share(self, number: int, offset: int) -> float:
        """How far down the page, 0 to 1, an offset of a piece stands; exact where the piece is set."""
        done, length = self._set[number], len(self.page.pieces[number].text) or 1
        into = done.line_top(offset) if done else self._heights[number] * offset / length
        return min(1.0, (self.top(number) + into) / self.height)

    def piece(self, number: int) -> SetPiece:
        """A piece, set now if it was not yet."""
        done = self._set[number]
        if done is None:
            done = self._set_piece(number)
            self._add_up()
        return done

    def set_between(self, top: float, bottom: float) -> bool:
        """Set what stands between two heights. Returns whether anything moved."""
        before = self._ends[:]
        number = self.number_at(top) if self._ends else 0
        while number < len(self._ends) and self.top(number) < bottom:
            self.piece(number)
            number += 1
        return self._ends != before

    def set_some(self, first: int, budget: float) -> bool:
        """Set further pieces for ``budget`` seconds, from ``first`` on and then from the top. False: none is left."""
        until = perf_counter() + budget
        waiting = [number for number, done in enumerate(self._set) if done is None]
        waiting.sort(key=lambda number: (number < first, number))
        for number in waiting:
            self._set_piece(number)
            if perf_counter() > until:
                break
        self._add_up()
        return None in self._set

    def _column(self, pane: float) -> int:
        return min(
            round(self.typography.measure * self.typography.scale), max(LEAST_COLUMN, int(pane) - 2 * PANE_MARGIN)
        )

    def _set_piece(self, number: int) -> SetPiece:
        block = self._document.findBlockByNumber(number)
        piece = self.page.pieces[number]
        measure = self._measures[piece.kind, piece.rtl]
        if self.typography.indented and piece.kind is Kind.BODY and self._follows_body(number):
            measure = measure._replace(indent=INDENT * measure.font.pixelSize())
        done = SetPiece(piece, block, measure, self.typography)
        self._set[number] = done
        self._heights[number] = done.setting.height
        return done

    def _follows_body(self, number: int) -> bool:
        return number > 0 and self.page.pieces[number - 1].kind is Kind.BODY

    def _measure(self, kind: Kind, rtl: bool) -> Measure:
        style = STYLES[kind]
        return Measure(
            font=style.font(self.typography),
            line_height=style.line_distance(self.typography),
            width=max(1, self.column - style.inset_start - style.inset_end),
            left=style.inset_end if rtl else style.inset_start,
            rtl=rtl,
            justified=style.justified and self.typography.justification is not Justification.RAGGED,
            balanced=style.balanced,
            hanging=style.reads,
        )

    def _estimate(self, piece: Piece) -> int:
        measure = self._measures[piece.kind, piece.rtl]
        lines = ceil(len(piece.text) * LETTER_WIDTH * measure.font.pixelSize() / measure.width) or 1
        return lines * measure.line_height

    def _space(self, before: Kind | None, kind: Kind) -> Space:
        if self.typography.indented and before is kind is Kind.BODY:
            return Space(0)
        space = space_between(before, kind)
        scale = self.typography.scale
        return Space(round(space.above * scale), round(space.below * scale), space.rule)

    def _add_up(self) -> None:
        self._ends = list(accumulate(map(add, self._space_heights, self._heights)))
        number, room = self._room
        self._ends[number + 1 :] = [end + room for end in self._ends[number + 1 :]]
