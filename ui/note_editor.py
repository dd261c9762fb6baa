"""A note being written in the margin: the words, the colour of its passage, and the keys that end it.

Whatever was written is kept, however one leaves; undoing takes it back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QTextOption
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from reader.annotations import COLOURS, Annotation
from ui import marking_words
from ui.highlights import Highlight
from ui.keycaps import KeyCaps
from ui.parts import IconButton, label, rule
from ui.style import Look, font
from ui.theme import Theme
from ui.wording import translate

LEAST, MOST = 42, 200
"""Heights between which the field follows what is written, px."""
ROUNDING = 2
"""Px that the field needs beside its lines, which are set in fractions of one."""
DOT, DOT_BOX = 14, 22


class ColourDot(QAbstractButton):
    """One of the highlight colours, ringed when it is chosen. Its place and its name tell it, not its hue alone."""

    def __init__(self, number: int, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self._look = look
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedSize(DOT_BOX, DOT_BOX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(marking_words.colour(number))
        self.setToolTip(marking_words.colour(number))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_dot(painter, self._look.theme, self.number, QRectF(4, 4, DOT, DOT))
        if self.isChecked() or self.hasFocus():
            theme = self._look.theme
            color = theme.accent if self.hasFocus() else theme.highlights[self.number - 1].underline
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(color), 1.5))
            painter.drawEllipse(QRectF(1.5, 1.5, DOT_BOX - 3, DOT_BOX - 3))


def paint_dot(painter: QPainter, theme: Theme, number: int, box: QRectF) -> None:
    """A disc in a highlight colour, with its underline's colour round it."""
    mark = theme.highlights[number - 1]
    painter.setBrush(QColor(mark.fill))
    painter.setPen(QPen(QColor(mark.underline), 1.5))
    painter.drawEllipse(box)


def dot_icon(theme: Theme, number: int, ratio: float) -> QIcon:
    """The disc as an icon, for a screen of ``ratio`` pixels per px."""
    image = QPixmap(round(DOT * ratio), round(DOT * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_dot(painter, theme, number, QRectF(1, 1, DOT - 2, DOT - 2))
    painter.end()
    return QIcon(image)


class NoteEditor(QFrame):
    """Writes the note of ``mark``, or a new one. ``highlight`` is the passage, in offsets of the article's text."""

    finished = Signal()
    removed = Signal()
    recoloured = Signal()
    resized = Signal()

    def __init__(
        self, article_id: str, highlight: Highlight, mark: Annotation | None, look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.article_id = article_id
        self.highlight = highlight
        self.mark = mark
        self._look = look
        self.setObjectName("NoteEditor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QTextEdit(self)
        self.field.setObjectName("NoteField")
        self.field.setAcceptRichText(False)
        self.field.setFont(font(12.5))
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.field.setTabChangesFocus(True)
        self.field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.setAccessibleName(self._name())
        self.field.document().setDocumentMargin(0)
        # Each paragraph of a note keeps the direction of its own letters; an empty one that of the interface.
        option = QTextOption(self.field.document().defaultTextOption())
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.field.document().setDefaultTextOption(option)
        self.field.setPlainText((mark.note if mark else "") or "")
        # Told of typing, and of lines that break elsewhere in another width.
        self.field.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self.field.installEventFilter(self)
        self._dots = [ColourDot(number, look, self) for number in COLOURS] if highlight.colour else []
        for dot in self._dots:
            dot.setChecked(dot.number == highlight.colour)
            dot.clicked.connect(self.recoloured)
        self._lay_out()

    @property
    def colour(self) -> int | None:
        """The chosen colour; ``None`` for a note that has none."""
        return next((dot.number for dot in self._dots if dot.isChecked()), None)

    def text(self) -> str:
        """What is written."""
        return self.field.toPlainText().strip()

    def start(self) -> None:
        """Show it, with the keyboard at the end of what is there."""
        self.show()
        self.raise_()
        cursor = self.field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.field.setTextCursor(cursor)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.update()

    def set_width(self, width: int) -> None:
        """Be this wide, px; the height follows what is written."""
        if self.width() != width:
            self.setFixedWidth(width)
            self.layout().activate()
            self._grow()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._ends(event):
            self.finished.emit()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing typed here reaches the page behind."""
        if self._ends(event):
            self.finished.emit()
        event.accept()

    def _ends(self, event: QKeyEvent) -> bool:
        """Esc or Ctrl+Enter."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return event.key() == Qt.Key.Key_Escape or (
            entered and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        )

    def _name(self) -> str:
        if self.highlight.colour is None and self.highlight.start == self.highlight.end:
            return translate("Marking", "Note about the article")
        return translate("Marking", "Note") if self.mark and self.mark.note else translate("Marking", "New note")

    def _grow(self) -> None:
        """As high as what is written, within limits."""
        written = self.field.document().size().height()
        height = round(min(max(written, LEAST), MOST)) + ROUNDING
        if self.field.height() == height:
            return
        self.field.setFixedHeight(height)
        self.layout().activate()
        self.resize(QSize(self.width(), self.layout().sizeHint().height()))
        self.resized.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 7, 11, 7)
        column.setSpacing(4)
        column.addWidget(label(self._name(), font(11.5), "quiet", self))
        column.addWidget(self.field)
        column.addLayout(self._tools())
        column.addWidget(rule(self))
        column.addLayout(self._foot())

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for dot in self._dots:
            row.addWidget(dot)
        row.addStretch(1)
        bin_ = IconButton(self._look, "trash-2", translate("Marking", "Remove"), self, 14)
        bin_.setFixedSize(24, 24)
        bin_.clicked.connect(self.removed)
        row.addWidget(bin_)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        save = label(translate("Marking", "Save"), font(11.5), "quiet", self)
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(KeyCaps(self._look, ("Ctrl+Return",), self))
        return row
