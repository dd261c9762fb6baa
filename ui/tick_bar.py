"""A scroll bar that shows where the search matches of an article stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from ui.theme import Theme

WIDTH = 12
THUMB = 6
TICK, CURRENT_TICK = 2, 3
"""Heights in px of the tick of a match and of the current one."""


class TickBar(QScrollBar):
    """A vertical scroll bar with ticks. Places are parts of the document's height, 0 to 1."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._ticks: Sequence[float] = ()
        self._current: int | None = None

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours from now on."""
        self._theme = theme
        self.update()

    def set_ticks(self, places: Sequence[float], current: int | None) -> None:
        """Show these places, one of them as the current one."""
        self._ticks, self._current = places, current
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        if self.maximum() > self.minimum():
            self._paint_thumb(painter)
        others = (place for number, place in enumerate(self._ticks) if number != self._current)
        # Thousands of matches stand in hundreds of rows.
        for y in {self._tick_top(place, TICK) for place in others}:
            self._paint_tick(painter, y, TICK, self._theme.tick)
        if self._current is not None and self._current < len(self._ticks):
            top = self._tick_top(self._ticks[self._current], CURRENT_TICK)
            self._paint_tick(painter, top, CURRENT_TICK, self._theme.accent)

    def _paint_thumb(self, painter: QPainter) -> None:
        # Late: the enums of the style take 8 ms to make, and a page that fits has no thumb.
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        slider = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        thumb = QRectF((self.width() - THUMB) / 2, slider.top() + 4, THUMB, max(slider.height() - 8, THUMB))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.ctl if self.isSliderDown() or self.underMouse() else self._theme.hair2))
        painter.drawRoundedRect(thumb, THUMB / 2, THUMB / 2)

    def _tick_top(self, place: float, height: int) -> int:
        return round(place * (self.height() - height))

    def _paint_tick(self, painter: QPainter, y: int, height: int, color: str) -> None:
        painter.fillRect((self.width() - 10) // 2, y, 10, height, QColor(color))
