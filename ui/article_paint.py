"""Paints the page of an article: marks under the text, then the text, and what stands around it.

Marks are painted here, line by line, because Qt's own text backgrounds fill the whole line height and
would touch from line to line. They have no padding: it would move justified text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPen, QTextCharFormat, QTextLayout

from reader.article import Span
from ui import icons
from ui.article_layout import ArticleLayout, is_focus
from ui.article_page import LAST_RULE, STYLES, Kind, Piece
from ui.highlights import Highlight
from ui.theme import Mark, Theme
from ui.typesetting import format_range

MATCH_TOP, MATCH_BOTTOM = 0.10, 0.92
"""The part of the line height that a search match fills."""

HIGHLIGHT_TOP, HIGHLIGHT_BOTTOM, UNDERLINE = 0.10, 0.88, 2
"""The part of the line height that a highlight fills, and the line along its foot, px."""

REACH = 60
"""How far, px, letters and rings may reach out of their piece."""

DIMMED = 0.35
"""The opacity of paragraphs that are not in focus."""

CAPTION_ICON = 16
CHEVRON = 16


class Matches(NamedTuple):
    """Where a search's words stand in the document, in order, and which of them is the current one."""

    spans: tuple[Span, ...] = ()
    current: int | None = None

    def first_from(self, position: int) -> int:
        """The number of the first match that begins at a position or later; 0 if none does."""
        return bisect_left(self.spans, position, key=lambda span: span.start) % len(self.spans)

    def between(self, start: int, end: int) -> Iterator[tuple[int, Span]]:
        """The matches that touch a range, with their numbers. They do not overlap, so their ends are in order too."""
        first = bisect_right(self.spans, start, key=lambda span: span.end)
        for number, span in enumerate(islice(self.spans, first, None), first):
            if span.start >= end:
                return
            yield number, span


class PagePainter:
    """Paints a layout's page in a theme, with the matches it is given.

    On ``sheets`` nothing is painted beyond the clip, as it would be in the sheet's text, and letters have
    one ink a piece: Qt draws a line anew for every ink on it.
    """

    def __init__(self, layout: ArticleLayout, theme: Theme, sheets: bool = False) -> None:
        self._layout = layout
        self._sheets = sheets
        self.theme = theme
        self.matches = Matches()
        self.highlights: tuple[Highlight, ...] = ()
        self.known_related: frozenset[int] = frozenset()
        self.in_focus: int | None = None
        self._clip = QRectF()
        self._seen: dict[int, tuple[int, int]] = {}

    def paint(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint what the context's clip shows."""
        geometry = self._layout.geometry
        selections = [
            (selection.cursor.selectionStart(), selection.cursor.selectionEnd(), is_focus(selection.format))
            for selection in context.selections
        ]
        self._clip = context.clip
        reach = 0 if self._sheets else REACH
        near = geometry.numbers(context.clip.top() - reach, context.clip.bottom() + reach)
        numbers = [number for number in near if geometry.is_set(number)]
        self._seen = {number: self._seen_of(number) for number in numbers}
        for number in numbers:
            painter.setOpacity(self._opacity(number))
            self._paint_under(painter, number, selections)
        painter.setOpacity(1)
        for number in numbers:
            self._paint_text(painter, number, selections)

    def _opacity(self, number: int) -> float:
        return 1.0 if self.in_focus is None or number == self.in_focus else DIMMED

    def _tone(self, number: int, ink: str) -> QColor:
        """An ink as a paragraph has it. Mixed, not painted with opacity: where letters join they overlap."""
        share, paper, full = self._opacity(number), QColor(self.theme.paper), QColor(ink)
        mixed = (
            round(over * share + under * (1 - share))
            for over, under in zip(full.getRgb()[:3], paper.getRgb()[:3], strict=True)
        )
        return QColor(*mixed)

    def _paint_under(self, painter: QPainter, number: int, selections: Sequence[tuple[int, int, bool]]) -> None:
        self._paint_rule(painter, number)
        piece = self._layout.geometry.page.pieces[number]
        if piece.kind is Kind.CAPTION:
            self._paint_caption_icon(painter, number, piece)
        if piece.kind is Kind.RELATED and piece.related in self.known_related:
            self._paint_chevron(painter, number, piece)
        for paint, start, end in self._highlights_in(number):
            self._fill(painter, number, start, end, paint.fill, HIGHLIGHT_TOP, HIGHLIGHT_BOTTOM)
        for index, start, end in self._matches_in(number):
            color = self.theme.current_match if index == self.matches.current else self.theme.match
            self._fill(painter, number, start, end, color, MATCH_TOP, MATCH_BOTTOM)
        for start, end, focus in selections:
            if focus:
                self._paint_focus(painter, number, start, end)
            else:
                self._fill(painter, number, *self._inside(number, start, end), self.theme.selection)

    def _paint_text(self, painter: QPainter, number: int, selections: Sequence[tuple[int, int, bool]]) -> None:
        geometry = self._layout.geometry
        piece, done = geometry.page.pieces[number], geometry.piece(number)
        to_drawn = done.shown.to_drawn
        inks = [(0, piece.section, self.theme.accent if piece.kind is Kind.KICKER else self.theme.ink2)]
        inks += [(start, end, self.theme.ink) for _, start, end in self._highlights_in(number)]
        inks += [
            (start, end, self.theme.on_current_match if index == self.matches.current else self.theme.ink)
            for index, start, end in self._matches_in(number)
        ]
        inks += [(*self._inside(number, start, end), self.theme.ink) for start, end, focus in selections if not focus]
        usual = self._ink(piece)
        ranges = [
            _colored(to_drawn(start), to_drawn(end), self._tone(number, ink))
            for start, end, ink in inks
            if end > start and ink != usual
        ]
        painter.setPen(self._tone(number, usual))
        layout = done.setting.layout
        # A layout adds its own position, which says to screen readers where the block stands.
        origin = QPointF(geometry.left, geometry.top(number))
        if self._sheets:
            self._draw_lines(painter, layout, origin)
        else:
            # Told what is near the clip, it does not look at every line of a paragraph of a megabyte.
            near = self._clip.adjusted(-REACH, -REACH, REACH, REACH)
            layout.draw(painter, origin - layout.position(), ranges, near)
        for paint, start, end in self._highlights_in(number):
            self._underline(painter, number, start, end, paint.underline)

    def _draw_lines(self, painter: QPainter, layout: QTextLayout, origin: QPointF) -> None:
        """Draw the lines that are on the sheet, one by one: a layout draws one more than its clip shows."""
        from ui.drawn_glyphs import draw  # late: a window opens without it

        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            middle = origin.y() + line.y() + line.height() / 2
            if self._clip.top() <= middle < self._clip.bottom():
                draw(painter, line, origin)

    def _ink(self, piece: Piece) -> str:
        if piece.kind is Kind.RELATED and piece.related in self.known_related:
            return self.theme.ink
        return getattr(self.theme, STYLES[piece.kind].ink)

    def _fill(
        self, painter: QPainter, number: int, start: int, end: int, color: str, top: float = 0, bottom: float = 1
    ) -> None:
        for box in self._boxes(number, start, end, top, bottom):
            painter.fillRect(box, QColor(color))

    def _underline(self, painter: QPainter, number: int, start: int, end: int, color: str) -> None:
        for box in self._boxes(number, start, end, HIGHLIGHT_TOP, HIGHLIGHT_BOTTOM):
            painter.fillRect(
                QRectF(box.left(), round(box.bottom()) - UNDERLINE, box.width(), UNDERLINE), self._tone(number, color)
            )

    def _boxes(self, number: int, start: int, end: int, top: float, bottom: float) -> Iterator[QRectF]:
        """The boxes of a range of a piece."""
        geometry = self._layout.geometry
        for rect in geometry.piece(number).rects(start, end, top, bottom):
            yield rect.translated(geometry.left, geometry.top(number))

    def _highlights_in(self, number: int) -> Iterator[tuple[Mark, int, int]]:
        for highlight in self.highlights:
            start, end = self._inside(number, highlight.start, highlight.end)
            if start < end:
                # A bookmark or a note without a colour has only its line.
                plain = Mark(self.theme.paper, self.theme.accent)
                yield self.theme.highlights[highlight.colour - 1] if highlight.colour else plain, start, end

    def _matches_in(self, number: int) -> Iterator[tuple[int, int, int]]:
        for index, span in self.matches.between(*self._seen[number]):
            yield index, *self._inside(number, span.start, span.end)

    def _inside(self, number: int, start: int, end: int) -> tuple[int, int]:
        """A range of the document as a range of a block, as far as it is painted; empty if it lies elsewhere."""
        at, (first, last) = self._layout.document().findBlockByNumber(number).position(), self._seen[number]
        return max(start, first) - at, min(end, last) - at

    def _seen_of(self, number: int) -> tuple[int, int]:
        """From where to where in the document a piece may reach into the clip: a paragraph may be a megabyte."""
        geometry, block = self._layout.geometry, self._layout.document().findBlockByNumber(number)
        above, reach = geometry.top(number), REACH + geometry.piece(number).setting.measure.line_height
        first, last = geometry.piece(number).between(
            self._clip.top() - reach - above, self._clip.bottom() + reach - above
        )
        return block.position() + first, block.position() + last

    def _paint_rule(self, painter: QPainter, number: int) -> None:
        geometry = self._layout.geometry
        space = geometry.spaces[number]
        if space.rule:
            y = geometry.top(number) - space.below - 1
            rule = QRectF(geometry.left, y, geometry.column, 1)
            painter.fillRect(rule, QColor(getattr(self.theme, space.rule)))
        if number == len(geometry.spaces) - 1 and geometry.page.pieces[number].kind is Kind.RELATED:
            last = QRectF(geometry.left, geometry.bottom(number) + LAST_RULE, geometry.column, 1)
            painter.fillRect(last, QColor(self.theme.hair))

    def _paint_caption_icon(self, painter: QPainter, number: int, piece: Piece) -> None:
        geometry = self._layout.geometry
        line = geometry.piece(number).setting.measure.line_height
        x = geometry.left + (geometry.column - CAPTION_ICON if piece.rtl else 0)
        y = geometry.top(number) + (line - CAPTION_ICON) / 2
        if self._sheets:
            icons.draw(painter, "image", self.theme.ink3, QRectF(x, y, CAPTION_ICON, CAPTION_ICON))
        else:
            ratio = painter.deviceTransform().m11()
            painter.drawPixmap(QPointF(x, y), icons.pixmap("image", self.theme.ink3, CAPTION_ICON, ratio))

    def _paint_chevron(self, painter: QPainter, number: int, piece: Piece) -> None:
        """The sign that an item opens, pointing the way one reads on."""
        box = self._related_box(number)
        side = 1 if piece.rtl else -1
        middle = QPointF(box.left() + 11 if piece.rtl else box.right() - 11, box.center().y())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(self.theme.accent, 1.5))
        reach = CHEVRON / 4
        painter.drawPolyline(
            [
                middle + QPointF(side * reach / 2, -reach),
                middle - QPointF(side * reach / 2, 0),
                middle + QPointF(side * reach / 2, reach),
            ]
        )
        painter.restore()

    def _paint_focus(self, painter: QPainter, number: int, start: int, end: int) -> None:
        block = self._layout.document().findBlockByNumber(number)
        if self._layout.geometry.page.pieces[number].kind is not Kind.RELATED or not (
            start < block.position() + block.length() and block.position() < end
        ):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(self.theme.accent, 2))
        painter.drawRoundedRect(self._related_box(number).adjusted(-10, -4, 10, 4), 6, 6)
        painter.restore()

    def _related_box(self, number: int) -> QRectF:
        """The whole item a related text belongs to, its section and date included."""
        geometry = self._layout.geometry
        meta = number > 0 and geometry.page.pieces[number - 1].kind is Kind.RELATED_META
        top = geometry.top(number - 1 if meta else number)
        return QRectF(geometry.left, top, geometry.column, geometry.bottom(number) - top)


def _colored(start: int, end: int, color: QColor) -> QTextLayout.FormatRange:
    ink = QTextCharFormat()
    ink.setForeground(color)
    return format_range(start, end, ink)


def _pen(color: str, width: float) -> QPen:
    return QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
