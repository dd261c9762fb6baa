"""One row of the list of what is kept, laid out and painted.

     left 18                                     right 38 | 3 px in the highlight's colour
     |              quote in the reading face, up to three lines |
     |                   note with its icon, up to three lines [] |
     |  [tag] [tag]                                   date |
     └ hairline

A heading is an article's headline with how many rows are below it. Like every row that is content, it keeps this
right-to-left geometry in the English interface.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui import conventions, marking_words
from ui.elide import elide, fit
from ui.icons import pixmap
from ui.kept_rows import KeptRow, words
from ui.row_painter import LEFT, State, Text, laid_text
from ui.style import SEMIBOLD, Look, font, reading_font
from ui.wording import isolated

RIGHT, BAR_RIGHT, BAR = 38, 24, 3
HEADING, TOP, BOTTOM = 40, 10, 9
QUOTE_PX, QUOTE, NOTE_PX, NOTE, META_PX, META = 17, 30, 12.5, 20, 11.5, 20
MOST_LINES = 3
ICON, ICON_GAP = 14, 6
KEPT_ROWS = 512


@dataclass(slots=True)
class LaidOut:
    """The lines of a row and its height, px."""

    quote: list[Text] = field(default_factory=list)
    note: list[Text] = field(default_factory=list)
    height: int = HEADING


class KeptPainter:
    """Paints ``KeptRow``s in the look's theme."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._laid: OrderedDict[tuple[KeptRow, int], LaidOut] = OrderedDict()

    def height(self, row: KeptRow | None, width: int) -> int:
        """Height of a row in px."""
        return self._laid_out(row, width).height if row else HEADING

    def paint(self, painter: QPainter, rect: QRect, row: KeptRow | None, state: State) -> None:
        """Paint a row into ``rect``."""
        self._ground(painter, rect, state)
        if row is None:
            return
        if row.heading:
            self._heading(painter, rect, row)
        else:
            self._kept(painter, rect, row)

    def _laid_out(self, row: KeptRow, width: int) -> LaidOut:
        key = (row, width)
        laid = self._laid.pop(key, None)
        if laid is None:
            laid = LaidOut() if row.heading else _lay_out(row, width - LEFT - RIGHT)
            if len(self._laid) >= KEPT_ROWS:
                self._laid.popitem(last=False)
        self._laid[key] = laid
        return laid

    def _ground(self, painter: QPainter, rect: QRect, state: State) -> None:
        theme = self._look.theme
        if state.selected or state.hovered:
            painter.fillRect(rect, QColor(theme.tint if state.selected else theme.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.hair))
        if state.selected:
            painter.fillRect(rect.right() - 2, rect.top(), 3, rect.height() - 1, QColor(theme.accent))
        if state.focused:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _heading(self, painter: QPainter, rect: QRect, row: KeptRow) -> None:
        theme = self._look.theme
        exact = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        box = rect.adjusted(LEFT, 0, -BAR_RIGHT, -1)
        counted = font(12)
        said = conventions.digits(str(row.count))
        taken = round(QFontMetricsF(counted).horizontalAdvance(said)) + 12
        painter.setFont(counted)
        painter.setPen(QColor(theme.ink3))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | exact, said)
        used = font(13, SEMIBOLD)
        painter.setFont(used)
        painter.setPen(QColor(theme.warn if row.lost else theme.ink))
        room = box.adjusted(taken, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | exact, isolated(elide(row.title, used, room.width())))

    def _kept(self, painter: QPainter, rect: QRect, row: KeptRow) -> None:
        theme, annotation = self._look.theme, row.kept.annotation
        laid = self._laid_out(row, rect.width())
        colour = theme.highlights[annotation.colour - 1].underline if annotation.colour else theme.accent
        bar = QRectF(rect.right() + 1 - BAR_RIGHT - BAR, rect.top() + TOP + 4, BAR, rect.height() - TOP - BOTTOM - 9)
        painter.fillRect(bar, QColor(colour))
        y = rect.top() + TOP
        for line in laid.quote:
            _draw(painter, line, rect.left() + LEFT, y, QUOTE, theme.ink)
            y += QUOTE
        for number, line in enumerate(laid.note):
            if number == 0:
                icon = pixmap("sticky-note", theme.ink2, ICON, painter.device().devicePixelRatio())
                painter.drawPixmap(QPointF(rect.right() + 1 - RIGHT - ICON, y + (NOTE - ICON) / 2), icon)
            _draw(painter, line, rect.left() + LEFT, y, NOTE, theme.ink2)
            y += NOTE
        self._meta(painter, rect, y, row)

    def _meta(self, painter: QPainter, rect: QRect, y: int, row: KeptRow) -> None:
        theme, annotation = self._look.theme, row.kept.annotation
        used = font(META_PX)
        painter.setFont(used)
        painter.setPen(QColor(theme.ink3))
        box = QRectF(rect.left() + LEFT, y, rect.width() - LEFT - RIGHT, META)
        exact = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        said = marking_words.when(annotation.created)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | exact, said)
        right = box.right() - QFontMetricsF(used).horizontalAdvance(said) - 10
        for tag in annotation.tags:
            right = self._chip(painter, tag, right, box.left(), y, used) - 5

    def _chip(self, painter: QPainter, tag: str, right: float, left: float, y: int, used: QFont) -> float:
        """A tag; returns where it begins. One for which there is no room is left out: it is said, and in the filter."""
        width = QFontMetricsF(used).horizontalAdvance(tag) + 14
        if right - width < left:
            return left
        painter.setPen(QColor(self._look.theme.hair2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(right - width + 0.5, y + 1.5, width - 1, META - 3), 4, 4)
        painter.setPen(QColor(self._look.theme.ink2))
        painter.drawText(QRectF(right - width, y, width, META), Qt.AlignmentFlag.AlignCenter, isolated(tag))
        return right - width


def _lay_out(row: KeptRow, width: int) -> LaidOut:
    annotation = row.kept.annotation
    said = words(row.kept)
    face = reading_font(QUOTE_PX) if annotation.anchor else font(13)
    quote = [laid_text(line, face, width, said, ()) for line in fit(said, face, width, MOST_LINES)]
    note: list[Text] = []
    if annotation.note and annotation.note != said:
        used, flat = font(NOTE_PX), " ".join(annotation.note.split())
        room = width - ICON - ICON_GAP
        note = [laid_text(line, used, room, flat, ()) for line in fit(flat, used, room, MOST_LINES)]
    return LaidOut(quote, note, TOP + len(quote) * QUOTE + len(note) * NOTE + META + BOTTOM)


def _draw(painter: QPainter, text: Text, x: float, y: float, height: int, color: str) -> None:
    painter.setPen(QColor(color))
    text.layout.draw(painter, QPointF(x, y + (height - text.layout.lineAt(0).height()) / 2))
