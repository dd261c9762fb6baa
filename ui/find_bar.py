"""The find bar above the article: what is looked for in it, «3 of 17», and the way from match to match.

It pushes the text down and never covers it. A search of the library opens it with the search's own words;
Ctrl+F opens it for words of this article alone.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.icons import pixmap
from ui.keycaps import KeyCaps
from ui.parts import IconButton, command_button, inset, label, rule
from ui.plurals import PLURALS, number
from ui.search_box import BREATH_MS
from ui.style import REGULAR, Look, font
from ui.wording import translate

HEIGHT = 40


class FindField(QLineEdit):
    """The words. Enter goes to the next match, Shift+Enter to the one before, Esc leaves."""

    stepped = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit("previous-match" if back else "next-match")
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """``asked`` carries the words typed here; ``closed`` tells that the reader is done with them."""

    asked = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, run: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FindBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._look = look
        self._picture = QLabel(self)
        self.field = FindField(self)
        self.field.setObjectName("PaletteInput")
        self.field.setFont(font(13.5))
        self.field.setAccessibleName(translate("Find", "Find in the article"))
        self.field.setPlaceholderText(translate("Find", "Find in the article"))
        self._count = label("", font(13, REGULAR), "quiet", self)
        self._previous = command_button(look, "previous-match", run, self)
        self._next = command_button(look, "next-match", run, self)
        self._close = IconButton(look, "x", translate("Find", "Close"), self)
        self._breath = QTimer(self, singleShot=True, interval=BREATH_MS)
        self._breath.timeout.connect(lambda: self.asked.emit(self.words()))
        self.field.textEdited.connect(lambda: self._breath.start())
        self.field.stepped.connect(run)
        self.field.left.connect(self.closed)
        self._close.clicked.connect(self.closed)
        look.changed.connect(self._draw)
        self._lay_out()
        self._draw()
        self.hide()

    def words(self) -> str:
        """What is looked for."""
        return self.field.text().strip()

    def show_words(self, words: str) -> None:
        """Show the words of a search, without asking again."""
        with QSignalBlocker(self.field):
            self.field.setText(words)
        self.setVisible(bool(words))

    def show_count(self, current: int, total: int) -> None:
        """«3 of 17», said to screen readers too."""
        if not self.words():
            said = ""
        elif total and not current:
            said = PLURALS.matches(total)
        elif total:
            said = translate("Find", "%1 of %2").replace("%1", number(current))
            said = said.replace("%2", number(total))
        else:
            said = translate("Find", "No match in this article")
        self._count.setText(said)
        self._previous.setEnabled(total > 0)
        self._next.setEnabled(total > 0)
        self.field.setAccessibleDescription(said)

    def edit(self) -> None:
        """Open for typing."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _draw(self) -> None:
        self._picture.setPixmap(pixmap("search", self._look.theme.ink2, 16, self.devicePixelRatio()))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        inset(row, self, 20, 0, 11, 1)
        row.setSpacing(2)
        row.addWidget(self._picture)
        row.addSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        row.addSpacing(24)
        row.addWidget(label(translate("Find", "Next"), font(12), "quiet", self))
        row.addSpacing(6)
        row.addWidget(KeyCaps(self._look, ("F3",), self))
        row.addSpacing(8)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addSpacing(6)
        row.addWidget(rule(self, vertical=True, length=18))
        row.addSpacing(6)
        row.addWidget(self._close)
