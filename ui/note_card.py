"""A note in the margin: a date and a few words beside a bar in the colour of the passage, or only a marker.

It is a button, so that keyboard and screen reader come to it as the mouse does. A note keeps the
direction of its own words.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import icons
from ui.highlights import Highlight
from ui.shown_text import is_rtl
from ui.style import font
from ui.theme import Theme
from ui.typesetting import Measure, Setting

BAR, BAR_GAP = 2, 10
"""The bar at the start of a note, and the room between it and the words, px."""

MARKER, MARKER_ICON = 20, 16


class NoteCard(QAbstractButton):
    """One note. ``set_width`` sets it in a column, ``set_marker`` shrinks it to an icon."""

    def __init__(self, highlight: Highlight, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.highlight = highlight
        self._theme = theme
        self._lines: list[tuple[Setting, str]] = []
        self._rtl = is_rtl(highlight.note)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = QCoreApplication.translate("ArticleView", "Note: %1").replace("%1", highlight.note)
        self.setAccessibleName(name)
        self.setAccessibleDescription(highlight.when)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def set_width(self, width: int) -> None:
        """Set the note in lines this wide, bar included, px; its height follows."""
        self.setToolTip("")
        if self._lines and self.width() == width:
            return
        self._lines = [(self._set(self.highlight.note, 12.5, 20, width), "ink")]
        if self.highlight.when:
            self._lines.insert(0, (self._set(self.highlight.when, 11.5, 18, width), "ink3"))
        self.setFixedSize(width, sum(setting.height for setting, _ in self._lines))

    def set_marker(self) -> None:
        """Be an icon that stands for the note."""
        self._lines = []
        self.setToolTip(self.highlight.note)
        self.setFixedSize(MARKER, MARKER)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._lines:
            self._paint_note(painter)
        else:
            ratio = self.devicePixelRatioF()
            at = (MARKER - MARKER_ICON) / 2
            painter.drawPixmap(QPointF(at, at), icons.pixmap("sticky-note", self._color, MARKER_ICON, ratio))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_note(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(self._theme.hover if self.underMouse() else self._theme.paper))
        x = self.width() - BAR if self._rtl else 0
        painter.fillRect(QRectF(x, 0, BAR, self.height()), QColor(self._color))
        y = 0
        for setting, ink in self._lines:
            painter.setPen(QColor(getattr(self._theme, ink)))
            setting.layout.draw(painter, QPointF(0 if self._rtl else BAR + BAR_GAP, y))
            y += setting.height

    @property
    def _color(self) -> str:
        colour = self.highlight.colour
        return self._theme.highlights[colour - 1].underline if colour else self._theme.accent

    def _set(self, text: str, px: float, line: int, width: int) -> Setting:
        used: QFont = font(px)
        text = text.replace("\n", "\u2028")
        measure = Measure(used, line, width - BAR - BAR_GAP, rtl=self._rtl)
        return Setting(QTextLayout(text, used), text, measure)
