"""A strip that says one thing and offers what can be done about it: an unfinished import, an older version."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.announcing import announce
from ui.icons import pixmap
from ui.parts import IconButton, inset, label
from ui.style import MEDIUM, Look, font
from ui.wording import translate

Action = tuple[str, Callable[[], None]]
"""What stands on a button, and what it does."""


class NoticeBar(QWidget):
    """Hidden until there is something to say."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("NoticeBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(40)
        self._look = look
        self._drawing, self._color = "info", "accent"
        self._icon = QLabel(self)
        self._text = label("", font(13), "", self)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = IconButton(look, "x", translate("Notice", "Close"), self, 16)
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        inset(self._row, self, 20, 3, 8, 3)
        self._row.setSpacing(10)
        for part in (self._icon, self._text, self._close):
            self._row.addWidget(part, 1 if part is self._text else 0)
        self._buttons: list[QPushButton] = []
        look.changed.connect(self._draw)
        self.hide()

    def say(self, text: str, *actions: Action, drawing: str = "info", color: str = "accent") -> None:
        """Show a sentence with its buttons; ``color`` names one of the theme's. Screen readers are told."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(said, act) for said, act in actions]
        for button in self._buttons:
            self._row.insertWidget(self._row.count() - 1, button)
        self._drawing, self._color = drawing, color
        self._text.setText(text)
        self._draw()
        self.show()
        announce(self, text)

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def _button(self, said: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(said, self)
        button.setProperty("role", "chip")
        button.setFont(font(12.5, MEDIUM))
        button.clicked.connect(act)
        return button

    def _draw(self) -> None:
        color = getattr(self._look.theme, self._color)
        self._icon.setPixmap(pixmap(self._drawing, color, 18, self.devicePixelRatio()))
