"""A card over the window: what is behind is dimmed, Esc leads back, and Tab stays inside.

Dialogs, key sheet and palette are cards. They appear at once, without a shadow, and give the focus
back to where it was.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui import focus_order
from ui.keyboard import CHORD, press_button
from ui.parts import is_shown
from ui.style import Look

SIDE = 16


class Overlay(QWidget):
    """Covers ``window`` and holds one card, ``width`` px wide with its top at ``top`` px. ``closed`` when it goes."""

    closed = Signal()

    def __init__(self, window: QWidget, look: Look, name: str, width: int, top: int) -> None:
        super().__init__(window)
        self._look = look
        self._width, self._top = width, top
        self._before: QWidget | None = None
        self.setAccessibleName(name)
        self.card = QFrame(self)
        self.card.setObjectName("Card")
        self.card.setAccessibleName(name)
        window.installEventFilter(self)
        look.changed.connect(self.update)
        self.hide()

    def open(self, focus: QWidget) -> None:
        """Show the card and put the keyboard on ``focus``."""
        if not self.isVisible():
            # The window's own, which may not be the active one yet: another language shows in a new window.
            self._before = self.window().focusWidget()
        self._fit()
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_card(self) -> None:
        """Hide, and give the focus back."""
        if not self.isVisible():
            return
        before = self._before
        self.hide()
        if before is not None and is_shown(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def lead_back_to(self, widget: QWidget) -> None:
        """Give the focus to this widget when the card closes: where it was is no more."""
        self._before = widget

    def refit(self) -> None:
        """The card's content has another size now."""
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(self._look.theme.scrim))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing typed here reaches the window behind; a chord does, as shortcuts do from any card."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            press_button(event)
        event.setAccepted(not event.modifiers() & CHORD)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside."""
        return focus_order.step(self.card, forward) or True

    def _fit(self) -> None:
        window = self.parentWidget()
        self.setGeometry(window.rect())
        width = min(self._width, window.width() - 2 * SIDE)
        height = self.card.layout().heightForWidth(width) if self.card.layout().hasHeightForWidth() else -1
        if height < 0:
            height = self.card.sizeHint().height()
        top = max(SIDE, min(self._top, window.height() - height - SIDE))
        self.card.setGeometry((window.width() - width) // 2, top, width, min(height, window.height() - top - SIDE))
