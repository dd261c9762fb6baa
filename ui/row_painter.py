"""One row of the article list, laid out and painted.

     left 18                                          right 24
     |date ........ [hidden letters] [+2] [bookmark] [section] |  ● unread
     |                    headline, one or two lines     |
     |                          passage, two lines       |
     └ hairline

A row is content: it keeps this right-to-left geometry in the English interface too. There are only two
heights, for one and for two lines of headline, and no row is laid out before it is looked at. Marks are
painted here, under the text: whole words, so no letter changes its shape.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextLine, QTextOption

from reader.article import Headline, Span
from ui import wording
from ui.elide import Line, direction, elide, fit, headline
from ui.icons import pixmap
from ui.rows import Row
from ui.style import REGULAR, SEMIBOLD, Look, font
from ui.theme import Theme
from ui.utf16 import Utf16

LEFT, RIGHT, RIGHT_BESIDE_BAR = 18, 24, 30
TOP, META, GAP, HEADLINE, EXCERPT_GAP, EXCERPT, BOTTOM = 11, 20, 4, 23, 3, 20, 13
ONE_LINE = TOP + META + GAP + HEADLINE + EXCERPT_GAP + 2 * EXCERPT + BOTTOM
TWO_LINES = ONE_LINE + HEADLINE
TITLE_PX, EXCERPT_PX, META_PX, CHIP_PX = 14.5, 12.5, 12, 11.5
BADGE = 14
KEPT_ROWS = 512


class State(NamedTuple):
    """How a row stands: the open article, whether the keyboard is here, and whether it is picked with others."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False
    picked: bool = False


class Text(NamedTuple):
    """A laid out line and the marks under it, px from its start."""

    layout: QTextLayout
    marks: tuple[QRectF, ...]


@dataclass(slots=True)
class LaidOut:
    """The lines of a row."""

    title: list[Text]
    excerpt: list[Text]


class RowPainter:
    """Paints rows in the look's theme; ``mirrored`` is the English interface, where the scroll bar is at the right."""

    def __init__(self, look: Look, mirrored: bool) -> None:
        self._look = look
        self._right = RIGHT_BESIDE_BAR if mirrored else RIGHT
        self._kept: OrderedDict[tuple[Row, int], LaidOut] = OrderedDict()

    @property
    def _theme(self) -> Theme:
        return self._look.theme

    def height(self, row: Row | None, width: int) -> int:
        """Height of a row in px; a row on its way is as high as most are."""
        if row is None:
            return TWO_LINES
        return TWO_LINES if len(self._laid_out(row, width).title) == 2 else ONE_LINE

    def paint(self, painter: QPainter, rect: QRect, row: Row | None, state: State) -> None:
        """Paint a row into ``rect``."""
        self._ground(painter, rect, state)
        if row is None:
            return
        laid = self._laid_out(row, rect.width())
        self._meta(painter, rect, row, state)
        y = rect.top() + TOP + META + GAP
        for line in laid.title:
            self._line(painter, line, rect.left() + LEFT, y, HEADLINE, self._theme.ink)
            y += HEADLINE
        y += EXCERPT_GAP
        color = self._theme.ink2
        for line in laid.excerpt:
            self._line(painter, line, rect.left() + LEFT, y, EXCERPT, color)
            y += EXCERPT

    def _laid_out(self, row: Row, width: int) -> LaidOut:
        key = (row, width)
        laid = self._kept.pop(key, None)
        if laid is None:
            laid = self._lay_out(row, width - LEFT - self._right)
            if len(self._kept) >= KEPT_ROWS:
                self._kept.popitem(last=False)
        self._kept[key] = laid
        return laid

    def _lay_out(self, row: Row, width: int) -> LaidOut:
        title_font = font(TITLE_PX, REGULAR if row.headline.read else SEMIBOLD)
        excerpt_font = font(EXCERPT_PX)
        title = row.headline.title
        return LaidOut(
            [
                laid_text(line, title_font, width, title, row.title_matches)
                for line in headline(title, title_font, width)
            ],
            [
                laid_text(line, excerpt_font, width, row.excerpt, row.excerpt_matches)
                for line in fit(row.excerpt, excerpt_font, width, 2)
            ],
        )

    def _ground(self, painter: QPainter, rect: QRect, state: State) -> None:
        theme = self._theme
        if state.selected or state.hovered or state.picked:
            painter.fillRect(rect, QColor(theme.tint if state.selected or state.picked else theme.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.hair))
        if state.selected:
            painter.fillRect(rect.right() - 2, rect.top(), 3, rect.height() - 1, QColor(theme.accent))
        if state.focused:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _meta(self, painter: QPainter, rect: QRect, row: Row, state: State) -> None:
        theme, head = self._theme, row.headline
        top = rect.top() + TOP
        right = rect.right() + 1 - self._right
        if not head.read:
            self._dot(painter, rect)
        left_edge = self._date(painter, rect, head.published, top)
        if head.section is not None:
            name = wording.section(head.section)
            right = self._chip(painter, name, right, left_edge + _badges_width(head), top, state.selected) - 8
        if head.bookmarked:
            right = self._badge(painter, "bookmark", theme.accent, right, top)
        if head.copies:
            right = self._chip(painter, f"+{head.copies}", right, left_edge, top, state.selected) - 8
        if head.versions:
            right = self._badge(painter, "history", theme.ink3, right, top)
        if head.warned:
            self._badge(painter, "triangle-alert", theme.warn, right, top)

    def _badge(self, painter: QPainter, drawing: str, color: str, right: int, top: int) -> int:
        image = pixmap(drawing, color, BADGE, painter.device().devicePixelRatio(), drawing == "bookmark")
        painter.drawPixmap(QPointF(right - BADGE, top + 3), image)
        return right - BADGE - 8

    def _dot(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.accent))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(QPointF(rect.right() + 1 - self._right + 11.5, rect.top() + 21.5), 3.5, 3.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _date(self, painter: QPainter, rect: QRect, published: str | None, top: int) -> float:
        said = wording.day(published)
        meta = font(META_PX)
        width = QFontMetricsF(meta).horizontalAdvance(said)
        painter.setFont(meta)
        painter.setPen(QColor(self._theme.ink3))
        box = QRectF(rect.left() + LEFT, top, width + 2, META)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft, said
        )
        return box.right()

    def _chip(self, painter: QPainter, name: str, right: int, left: float, top: int, selected: bool) -> int:
        chip = font(CHIP_PX)
        said = elide(name, chip, right - left - 40)
        width = round(QFontMetricsF(chip).horizontalAdvance(said)) + 16
        box = QRectF(right - width + 0.5, top + 0.5, width - 1, META - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.ctl if selected else self._theme.hair2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(chip)
        painter.setPen(QColor(self._theme.ink2))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)
        return right - width

    def _line(self, painter: QPainter, text: Text, x: float, y: float, height: int, color: str) -> None:
        line = text.layout.lineAt(0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.match))
        for mark in text.marks:
            painter.drawRoundedRect(QRectF(x + mark.left(), y + 1, mark.width(), height - 2), 2, 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(color))
        text.layout.draw(painter, QPointF(x, y + (height - line.height()) / 2))


def laid_text(line: Line, used: QFont, width: float, whole: str, matches: tuple[Span, ...]) -> Text:
    """A line of ``whole``, which says its direction, set ``width`` px wide, with marks under its matches."""
    layout = QTextLayout(line.text, used)
    option = QTextOption()
    way = direction(whole)
    option.setTextDirection(way)
    option.setAlignment(
        Qt.AlignmentFlag.AlignRight if way is Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft
    )
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    made = layout.createLine()
    made.setLineWidth(width)
    layout.endLayout()
    return Text(layout, tuple(_mark(made, line, span) for span in matches if _touches(line, span)))


def _badges_width(head: Headline) -> int:
    """What the marks beside the section need, px: it gives way to them."""
    badges = sum((head.bookmarked, head.versions > 0, head.warned))
    return badges * (BADGE + 8) + (38 if head.copies else 0)


def _touches(line: Line, span: Span) -> bool:
    return span.start < line.start + len(line.text) and span.end > line.start


def _mark(made: QTextLine, line: Line, span: Span) -> QRectF:
    start = max(span.start - line.start, 0)
    end = min(span.end - line.start, len(line.text))
    offsets = Utf16(line.text)
    from_x, to_x = (made.cursorToX(offsets.units(place))[0] for place in (start, end))
    return QRectF(min(from_x, to_x), 0, abs(to_x - from_x), 0)
