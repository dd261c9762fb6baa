"""The search box: says what is typed after a breath, so that a fast hand asks one question instead of five.

The words are sent off the main thread; here is only the field. Esc clears it, Enter goes to the results, and so
does Down. While words are offered under it to go on with, Down walks them first and goes on to the results after the
last; Up walks back, Tab takes one, and so does Enter where one was walked to; Esc puts them away, and Down goes
straight to the results again. Up in the empty field asks for earlier searches.

Invisible direction marks in pasted text are kept out: nobody means them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import key_places
from ui.commands import BY_NAME
from ui.icons import pixmap
from ui.keycaps import KeyCaps
from ui.parts import IconButton
from ui.plurals import PLURALS
from ui.style import Look, font
from ui.wording import translate

if TYPE_CHECKING:
    from ui.search_popup import SearchPopup

BREATH_MS = 40
"""Pause after a key before asking: shorter than anyone notices, longer than a burst of keys."""

HEIGHT, ICON, INSET = 36, 18, 9

PADDING = 39
"""What the style sheet, its border and Qt keep free at either end, px."""

ROOMY = 240
"""Below this width the field has no room for its key, px."""

_MARKS = {ord(mark): None for mark in "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


class SearchBox(QLineEdit):
    """``asked`` carries the words, trimmed; ``left`` tells that the reader goes on to the results.

    ``entered`` tells that it got the focus: words are about to come.
    ``begun`` carries what is typed and may be completed, ``past_wanted`` asks for earlier searches, ``past_dropped``
    carries one that is to be forgotten; ``offer`` answers.
    """

    asked = Signal(str)
    left = Signal(bool)
    entered = Signal()
    begun = Signal(str)
    past_wanted = Signal()
    past_dropped = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._asked = ""
        self._invitation = ""
        self.setObjectName("Search")
        self.setFixedHeight(HEIGHT)
        self.setFont(font(14))
        self.setMaxLength(10_000)
        self.setAccessibleName(translate("Search", "Search the articles"))
        self._caps = KeyCaps(look, BY_NAME["search"].keys[:1], self)
        self._clear = IconButton(look, "x", translate("Search", "Clear the search"), self, 16)
        self._clear.setFixedSize(28, 28)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._breath = QTimer(self, singleShot=True, interval=BREATH_MS)
        self._breath.timeout.connect(self._pause)
        self._popup: SearchPopup | None = None
        self.textChanged.connect(self._typed)
        look.changed.connect(self.update)
        self._make_room()

    def show_total(self, total: int) -> None:
        """Say in the empty field how much there is to search."""
        self._invitation = PLURALS.search(total) if total else translate("Search", "Nothing to search yet")
        self._invite()

    def _invite(self) -> None:
        """Say it in full where there is room: Qt would end it in the midst of a number."""
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - 2 * PADDING
        fits = self.fontMetrics().horizontalAdvance(self._invitation) <= room
        self.setPlaceholderText(self._invitation if fits else translate("Search", "Search"))

    def show_words(self, words: str) -> None:
        """Show what is asked elsewhere, without asking it again."""
        self._asked = words
        self.setText(words)

    def words(self) -> str:
        """What is searched: the text without direction marks and spaces at its ends."""
        return self.text().translate(_MARKS).strip()

    def offer(self, lines: Sequence[str], past: bool = False) -> None:
        """Show lines under the field, completions or searches of the ``past``, if the reader is still here."""
        if self._popup is None:
            from ui.search_popup import SearchPopup  # late: a window opens without it

            self._popup = SearchPopup(self._look, self)
            self._popup.taken.connect(self._take)
        self._popup.offer(lines if self.hasFocus() else (), past)

    def offered(self) -> tuple[str, ...]:
        """The lines under the field."""
        popup = self._popup
        return tuple(popup.item(row).text() for row in range(popup.count())) if popup and popup.isVisible() else ()

    def event(self, event: QEvent) -> bool:
        """Tab is Qt's own before it is ours."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.offered():
            self._take(self._popup.line() or self._popup.first())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key_places.learn(event)
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text():
            # Qt's field would write the letter, which under an Arabic layout is no shortcut to it.
            event.ignore()
            return
        if self.offered() and self._among_offers(event.key()):
            return
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Up and not self.text():
            self.past_wanted.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
            self._popup_away()
            self.left.emit(key != Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._popup_away()

    def _among_offers(self, key: int) -> bool:
        """Whether a key was for the lines under the field."""
        line = self._popup.line()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            return self._popup.step(1 if key == Qt.Key.Key_Down else -1)
        if key == Qt.Key.Key_Escape:
            self._popup_away()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line:
            self._take(line)
        elif key == Qt.Key.Key_Delete and line and self._popup.past:
            self.past_dropped.emit(line)
        else:
            return False
        return True

    def _take(self, line: str) -> None:
        """Go on with a line; a field's name waits for its word, and everything else is asked at once."""
        self._popup_away()
        self.setText(line)
        self._ask()

    def _popup_away(self) -> None:
        if self._popup is not None:
            self._popup.offer((), False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        x = self.width() - ICON - INSET if self._rtl() else INSET
        image = pixmap("search", self._look.theme.ink2, ICON, self.devicePixelRatio())
        painter.drawPixmap(x, (self.height() - ICON) // 2, image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._caps.setVisible(self._has_room_for_caps)
        self._make_room()
        for part, inset in ((self._caps, INSET), (self._clear, 4)):
            size = part.sizeHint() if part is self._caps else part.size()
            x = inset if self._rtl() else self.width() - size.width() - inset
            part.setGeometry(QRect(x, (self.height() - size.height()) // 2, size.width(), size.height()))
        self._invite()

    @property
    def _has_room_for_caps(self) -> bool:
        """Whether the key that leads here may stand in the field: the words go before."""
        return not self.text() and self.width() >= ROOMY

    def _make_room(self) -> None:
        """Keep text clear of what stands at the end of the field; the style sheet keeps it clear of the glass."""
        end = max(0, self._caps.sizeHint().width() + INSET - 30) if self._has_room_for_caps else 0
        self.setTextMargins(*((end, 0, 0, 0) if self._rtl() else (0, 0, end, 0)))

    def _typed(self) -> None:
        self._caps.setVisible(self._has_room_for_caps)
        self._clear.setVisible(bool(self.text()))
        self._make_room()
        self._breath.start()
        if not self.text():
            self._popup_away()

    def _pause(self) -> None:
        """The hand rests: ask, and offer words to go on with where it was typing."""
        typed = self.isModified() and self.cursorPosition() == len(self.text())
        self._ask()
        if typed and self.words():
            self.begun.emit(self.text().translate(_MARKS).lstrip())

    def _ask(self) -> None:
        self._breath.stop()
        if self.words() != self._asked:
            self._asked = self.words()
            self.asked.emit(self._asked)

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
