"""The months as a picture: one bar a month, oldest at the reading start, to be clicked or walked with arrows.

A click or Enter chooses one month, with Ctrl or with Space one more.

The tallest bar is 40 px; a month with anything at all keeps 2. Where there are more months than bars that
can still be hit, a bar is a year; of more years than that, the newest are drawn. While something is searched the bars
count hits. For a screen reader the picture is a sentence: the month under the cursor and its count.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui import wording
from ui.plurals import PLURALS
from ui.style import SEMIBOLD, Look, font
from ui.wording import translate

HEAD, PLOT, FOOT = 26, 42, 22
SIDE, GAP, TALLEST, SHORTEST, NARROWEST, WIDEST = 18, 4, 40, 2, 5, 24

Bars = tuple[tuple[str, int], ...]
"""Bars (``2024-12``) or years (``2024``) with their counts, oldest first."""


def bars(months: Bars, room: int) -> Bars:
    """Every month from the first to the last, those without articles as 0; years if more than ``room``."""
    if not months:
        return ()
    counts = dict(months)
    first, last = (_serial(key) for key in (months[0][0], months[-1][0]))
    if last - first < room:
        return tuple((_key(serial), counts.get(_key(serial), 0)) for serial in range(first, last + 1))
    years: dict[str, int] = {f"{year:04}": 0 for year in range(first // 12, last // 12 + 1)}
    for key, count in months:
        years[key[:4]] += count
    return tuple(years.items())[-room:]


class Timeline(QWidget):
    """Bars of months. ``month_chosen`` tells the month of a bar, and whether it is added to what is chosen."""

    month_chosen = Signal(str, bool)
    let_go = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._months: Bars = ()
        self._chosen: tuple[str, ...] = ()
        self._cursor = 0
        self.setFixedHeight(HEAD + PLOT + FOOT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._name()
        look.changed.connect(self.update)

    def show_months(self, months: Bars, chosen: tuple[str, ...], hits: Mapping[str, int] | None) -> None:
        """Show the library's months; ``hits`` replaces their counts while something is searched."""
        # Hits are laid over the library's own span, so that the picture keeps its shape while one types.
        self._months = months if hits is None else tuple((key, hits.get(key, 0)) for key, _ in months)
        self._chosen = chosen
        shown = [key for key, _ in self._shown()]
        newest = max(0, len(shown) - 1)
        if not self.hasFocus():
            self._cursor = shown.index(chosen[-1]) if chosen and chosen[-1] in shown else newest
        self._cursor = min(self._cursor, newest)
        self._name()
        self.update()

    def has_months(self) -> bool:
        """Whether there is anything to draw."""
        return len(self._months) > 1

    def sizeHint(self) -> QSize:
        return QSize(100, HEAD + PLOT + FOOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_head(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        shown = self._shown()
        most = max((count for _, count in shown), default=0)
        for number, (key, count) in enumerate(shown):
            if count:
                lit = theme.accent if key in self._chosen else theme.hair2
                color = lit if self._chosen else theme.ctl
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(color))
                painter.drawRoundedRect(self._bar(number, count / most, len(shown)), 2, 2)
        painter.fillRect(QRectF(SIDE, HEAD + PLOT, self.width() - 2 * SIDE, 1), QColor(theme.hair2))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._slot(self._cursor, len(shown)).adjusted(-2, 0, 2, 1), 3, 3)
        self._paint_foot(painter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < HEAD and self._chosen:
            self.let_go.emit()
        elif (number := self._number_at(event.position().toPoint())) is not None:
            self._choose(number, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        later, earlier = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            later, earlier = earlier, later
        step = {later: 1, earlier: -1}.get(event.key(), 0)
        if step:
            self._cursor = min(max(self._cursor + step, 0), len(self._shown()) - 1)
            self._name()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._cursor, event.key() == Qt.Key.Key_Space)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._chosen:
            self.let_go.emit()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        if isinstance(event, QHelpEvent):
            number = self._number_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if number is None else self._said(number), self)
            return True
        return super().event(event)

    def _choose(self, number: int, widen: bool) -> None:
        if number < len(self._shown()):
            self.month_chosen.emit(self._shown()[number][0], widen)

    def _shown(self) -> Bars:
        return bars(self._months, max(1, int((self.width() - 2 * SIDE + GAP) // (NARROWEST + GAP))))

    def _slot(self, number: int, of: int) -> QRectF:
        """The whole height of a bar's place."""
        step = min((self.width() - 2 * SIDE + GAP) / max(1, of), WIDEST + GAP)
        x = SIDE + number * step
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x - (step - GAP)
        return QRectF(x, HEAD, step - GAP, PLOT)

    def _bar(self, number: int, part: float, of: int) -> QRectF:
        """A bar that is ``part`` of the tallest."""
        height = max(SHORTEST, TALLEST * part)
        slot = self._slot(number, of)
        return QRectF(slot.left(), HEAD + PLOT - height, slot.width(), height)

    def _number_at(self, point: QPoint) -> int | None:
        shown = len(self._shown())
        for number in range(shown):
            if self._slot(number, shown).adjusted(-GAP / 2, 0, GAP / 2, 4).contains(point):
                return number
        return None

    def _paint_head(self, painter: QPainter) -> None:
        theme = self._look.theme
        box = self.rect().adjusted(SIDE, 0, -SIDE, 0)
        box.setHeight(HEAD - 8)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(11.5, SEMIBOLD))
        painter.setPen(QColor(theme.ink3))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeading | middle, translate("Timeline", "Months"))
        if self._chosen:
            painter.setPen(QColor(theme.accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignTrailing | middle, f"{self._named()}  ×")

    def _named(self) -> str:
        """The chosen month, or how many."""
        return wording.month(self._chosen[0]) if len(self._chosen) == 1 else PLURALS.months(len(self._chosen))

    def _paint_foot(self, painter: QPainter) -> None:
        shown = self._shown()
        if not shown:
            return
        box = self.rect().adjusted(SIDE, HEAD + PLOT + 3, -SIDE, 0)
        painter.setFont(font(11))
        painter.setPen(QColor(self._look.theme.ink3))
        for side, (key, _) in ((Qt.AlignmentFlag.AlignLeading, shown[0]), (Qt.AlignmentFlag.AlignTrailing, shown[-1])):
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, wording.month(key))

    def _said(self, number: int) -> str:
        key, count = self._shown()[number]
        said = f"{wording.month(key)}: {PLURALS.articles(count)}"
        chosen = translate("Sidebar", "chosen")
        return translate("Wording", ", ").join((said, chosen)) if key in self._chosen else said

    def _name(self) -> None:
        name = translate("Timeline", "Months")
        if self._cursor < len(self._shown()):
            name = f"{name}: {self._said(self._cursor)}"
        self.setAccessibleName(name)


def _serial(key: str) -> int:
    year, month = key.split("-")
    return int(year) * 12 + int(month) - 1


def _key(serial: int) -> str:
    return f"{serial // 12:04}-{serial % 12 + 1:02}"
