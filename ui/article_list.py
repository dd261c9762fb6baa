"""The list of articles, and that of what is kept: any number of rows, of which only the visible ones are measured.

Qt's own list must know every row's height before it can scroll; for 100,000 headlines that is
seconds of layout. This view is anchored instead: it knows its top row and how many px of it are
scrolled away, and walks to the neighbours from there. The scroll bar counts rows (``STEP`` units
each), so it needs no heights at all, and the wheel moves by exact pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollBar, QWidget

from ui.announcing import tell_row
from ui.parts import own_viewport, place_bar
from ui.row_painter import TWO_LINES, RowPainter, State
from ui.rows import Rows
from ui.style import Look, font

if TYPE_CHECKING:
    from ui.kept_painter import KeptPainter
    from ui.kept_rows import KeptRows

STEP = 100
"""Scroll bar units of one row."""

WHEEL_PX = 57
"""Px of one wheel notch: about half a row."""


class ArticleList(QListView):
    """Shows rows as its painter paints them, as high as that says.

    ``chosen`` tells the row made current by hand or keys, ``opened`` the one to be read.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(
        self, rows: Rows | KeptRows, look: Look, parent: QWidget | None = None, painter: KeptPainter | None = None
    ) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._look = look
        self._painter = painter or RowPainter(look, self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
        self._rows = rows
        self._top = 0
        self._away = 0
        self._hovered = -1
        self._picked: set[int] = set()
        # Qt scrolls to whatever becomes current; a search shows its best hits instead.
        self._still = False
        self.empty_text = ""
        self.setModel(rows)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.valueChanged.connect(self._scrolled)
        rows.modelReset.connect(self._begin)
        rows.dataChanged.connect(self._repaint)
        look.changed.connect(self._repaint)

    def picked(self) -> list[int]:
        """The rows picked beside the current one, with Shift and the arrows or Ctrl and the mouse; often none."""
        return sorted(self._picked)

    def choose(self, number: int) -> None:
        """Make a row current, bring it into view, and say so."""
        self._picked.clear()
        if 0 <= number < self._rows.rowCount():
            self.show_current(number)
            self._tell_row(number)
            self.chosen.emit(number)

    def show_current(self, number: int, scroll: bool = True) -> None:
        """Make a row current, and with ``scroll`` visible, without saying so."""
        index = self._rows.index(number)
        self._still = not scroll
        self.setCurrentIndex(index)
        self._still = False
        if scroll:
            self.scrollTo(index)
        self.viewport().update()

    # Geometry: what Qt asks of a view

    def visualRect(self, index: QModelIndex) -> QRect:
        y = self._y_of(index.row())
        if not index.isValid() or y is None:
            return QRect()
        return QRect(0, y, self._width(), self._height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        for number, y, height in self._visible():
            if y <= point.y() < y + height:
                return self._rows.index(number)
        return QModelIndex()

    def scrollTo(
        self,
        index: QModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or self.viewport().height() <= 0 or self._still:
            return
        y = self._y_of(index.row())
        if y is not None and y >= 0 and y + self._height(index.row()) <= self.viewport().height():
            return
        if index.row() > self._top:
            self._anchor(*self._ending_with(index.row()))
        else:
            self._anchor(index.row(), 0)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        move = QAbstractItemView.CursorAction
        page = max(1, self.viewport().height() // TWO_LINES)
        step = {move.MoveUp: -1, move.MoveDown: 1, move.MovePageUp: -page, move.MovePageDown: page}.get(action, 0)
        last = self._rows.rowCount() - 1
        current = self.currentIndex().row()
        if action == move.MoveHome:
            current = 0
        elif action == move.MoveEnd:
            current = last
        return self._rows.index(min(max(current + step, 0), last))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self._bar.value()

    def isIndexHidden(self, index: QModelIndex) -> bool:
        return False

    def setSelection(self, rect: QRect, command: object) -> None:
        """Rows are chosen by ``choose`` alone."""

    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion(self.visualRect(self.currentIndex()))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Past Qt's list: it looks for the row in a layout of its own, and not finding it tells readers of no row."""
        QAbstractItemView.currentChanged(self, current, previous)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)

    def doItemsLayout(self) -> None:
        """Nothing is laid out ahead: that is the point of this view."""

    def updateGeometries(self) -> None:
        self._place_bar()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._look.theme.list))
        current = self.currentIndex().row()
        for number, y, height in self._visible():
            here = number == current
            state = State(here, here and self.hasFocus(), number == self._hovered, number in self._picked)
            self._painter.paint(painter, QRect(0, y, self._width(), height), self._rows.row(number), state)
        if not self._rows.rowCount() and self.empty_text:
            self._paint_empty(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_bar()
        self._anchor(self._top, self._away)

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta().y()
        self._move(-pixels if pixels else -round(event.angleDelta().y() / 120 * WHEEL_PX))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        shift, keypad = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & ~(keypad | shift) or key not in _MOVES:
            event.ignore()
            return
        current = self.currentIndex().row()
        moved = self.moveCursor(_MOVES[key], event.modifiers())
        if not moved.isValid() or moved.row() == current:
            return
        if event.modifiers() & shift:
            self._pick(current, moved.row())
        else:
            self.choose(moved.row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._picked ^= {index.row()}
            self.viewport().update()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pick(self.currentIndex().row(), index.row())
        else:
            self.choose(index.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Who comes back from another window, or has just opened this one, has not gone to a row.
        came_in = event.reason() != Qt.FocusReason.ActiveWindowFocusReason
        if came_in and not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(self._top))
        if event.reason() is not Qt.FocusReason.OtherFocusReason:
            self._tell_row(self.currentIndex().row())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    # The anchor

    def _tell_row(self, number: int) -> None:
        if self.hasFocus() and number >= 0:
            tell_row(self, number)

    def _pick(self, start: int, end: int) -> None:
        """Pick a run of rows and go to its end; the open article stays open."""
        self._picked |= set(range(min(start, end), max(start, end) + 1))
        self.show_current(end)
        self._tell_row(end)

    def _begin(self) -> None:
        self._picked.clear()
        self._hovered = -1
        self._anchor(0, 0)

    def _width(self) -> int:
        return self.viewport().width()

    def _height(self, number: int) -> int:
        return self._painter.height(self._rows.row(number), self._width())

    def _visible(self) -> list[tuple[int, int, int]]:
        """The rows in view: number, y and height in px."""
        rows, y, number = [], -self._away, self._top
        while y < self.viewport().height() and number < self._rows.rowCount():
            height = self._height(number)
            rows.append((number, y, height))
            y += height
            number += 1
        return rows

    def _y_of(self, wanted: int) -> int | None:
        return next((y for number, y, _ in self._visible() if number == wanted), None)

    def _move(self, pixels: int) -> None:
        """Scroll by pixels, down if positive."""
        top, away = self._top, self._away + pixels
        while away < 0 and top > 0:
            top -= 1
            away += self._height(top)
        while top < self._rows.rowCount() - 1 and away >= (height := self._height(top)):
            away -= height
            top += 1
        self._anchor(top, max(away, 0))

    def _anchor(self, top: int, away: int) -> None:
        """Scroll so that ``away`` px of row ``top`` are above the view, but never past the last row."""
        last_top, last_away = self._ending_with(self._rows.rowCount() - 1)
        self._top, self._away = min((top, away), (last_top, last_away))
        with QSignalBlocker(self._bar):
            self._bar.setRange(0, self._units(last_top, last_away))
            self._bar.setPageStep(max(1, len(self._visible()) - 1) * STEP)
            self._bar.setSingleStep(STEP // 2)
            self._bar.setValue(self._units(self._top, self._away))
        self._bar.setVisible(self._bar.maximum() > 0)
        self.viewport().update()

    def _ending_with(self, row: int) -> tuple[int, int]:
        """The anchor at which a row ends with the view."""
        room, number = self.viewport().height(), row + 1
        while room > 0 and number > 0:
            number -= 1
            room -= self._height(number)
        return (number, -room) if room < 0 else (number, 0)

    def _units(self, top: int, away: int) -> int:
        return top * STEP + round(away * STEP / self._height(top)) if self._rows.rowCount() else 0

    def _scrolled(self, value: int) -> None:
        top, part = divmod(value, STEP)
        self._anchor(top, round(part * self._height(top) / STEP))

    def _place_bar(self) -> None:
        place_bar(self._bar, self)

    def _repaint(self) -> None:
        self.viewport().update()

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.viewport().update()

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setFont(font(13.5))
        painter.setPen(QColor(self._look.theme.ink2))
        area = self.viewport().rect().adjusted(24, 48, -24, -24)
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.empty_text)


_CURSOR = QAbstractItemView.CursorAction
_MOVES = {
    Qt.Key.Key_Down: _CURSOR.MoveDown,
    Qt.Key.Key_Up: _CURSOR.MoveUp,
    Qt.Key.Key_PageDown: _CURSOR.MovePageDown,
    Qt.Key.Key_PageUp: _CURSOR.MovePageUp,
    Qt.Key.Key_Home: _CURSOR.MoveHome,
    Qt.Key.Key_End: _CURSOR.MoveEnd,
}
