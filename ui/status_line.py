"""The status line: how much there is, how the index is, how long the article takes, which keys help now."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from reader.article import Counts
from ui import wording
from ui.announcing import announce
from ui.elide import elide
from ui.keycaps import KeyCaps
from ui.parts import inset, label
from ui.plurals import PLURALS
from ui.style import Look, font
from ui.wording import translate

HEIGHT = 28


class Dot(QWidget):
    """A 7 px dot in the colour of a state: ``ok``, ``warn`` or ``danger``."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.state = "ok"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(9, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(self._look.theme, self.state)))
        painter.drawEllipse(QRectF(1, 7, 7, 7))


class Sentence(QLabel):
    """A line of text that ends in an ellipsis where there is no room for all of it; pointing at it shows all."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        said = elide(self.text(), self.font(), self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, said)


class StatusLine(QWidget):
    """``keys_wanted`` when the hint for the key sheet is clicked, ``import_wanted`` for an import under way."""

    keys_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StatusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        small = font(12)
        self._total = label("", small, "quiet", self)
        self._unread = label("", small, "quiet", self)
        self._dot = Dot(look, self)
        self._index = label("", small, "quiet", self, Sentence)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("Small")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(90)
        self._bar.setAccessibleName(translate("Status", "Progress"))
        self._bar.hide()
        self._time = label("", small, "quiet", self)
        self._keys = self._hint(look)
        self._dot.hide()
        self._lay_out()

    def show_counts(self, counts: Counts) -> None:
        """How many articles, how many unread."""
        self._total.setText(PLURALS.articles(counts.total))
        self._unread.setText(PLURALS.unread(counts.unread))

    def show_reading(self, text: str, share: float | None) -> None:
        """How long the open article takes, and how far one is in it; ``None`` before one has moved."""
        said = wording.reading_time(text) if share is None else wording.progress(text, share)
        self._time.setText(said if text else "")

    def show_index(self, state: str, message: str) -> None:
        """A sentence about the index; ``state`` is ``ok``, ``warn`` or ``danger``, which is read out at once."""
        self._dot.state = state
        self._dot.show()
        self._dot.update()
        self._index.setText(message)
        self._index.setToolTip(message)
        if state == "danger":
            announce(self, message)

    def say(self, message: str) -> None:
        """A sentence about what a command did."""
        self.show_index("ok", message)
        announce(self, message)

    @property
    def failing(self) -> bool:
        """Whether a failure is said, which good news must not wipe away."""
        return self._dot.state == "danger"

    def show_progress(self, done: int, total: int | None) -> None:
        """Work under way; ``total`` 0 hides the bar, ``None`` shows that nobody knows yet."""
        self._bar.setVisible(total != 0)
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done)

    def _hint(self, look: Look) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "hint")
        button.setFixedHeight(24)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(translate("Commands", "Key sheet"))
        button.clicked.connect(self.keys_wanted)
        row = QHBoxLayout(button)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(7)
        row.addWidget(label(translate("Status", "Keys"), font(12), "quiet", button))
        row.addWidget(KeyCaps(look, ("F1",), button))
        button.setFixedWidth(row.sizeHint().width())
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        inset(line, self, 18, 0, 14, 0)
        line.setSpacing(0)
        line.addWidget(self._total)
        line.addSpacing(18)
        line.addWidget(self._unread)
        line.addSpacing(18)
        line.addWidget(self._dot)
        line.addSpacing(7)
        line.addWidget(self._index)
        line.addSpacing(8)
        line.addWidget(self._bar)
        line.addStretch(1)
        line.addWidget(self._time)
        line.addSpacing(14)
        line.addWidget(self._keys)
