"""One article of a preview, field by field: what was read as what, to be corrected, and what was left out.

A field is kept when Enter is pressed or the keyboard leaves it; Esc takes back what was typed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from reader.article import Article
from ui import import_words, wording
from ui.choices import DropDown
from ui.parts import label
from ui.plurals import PLURALS
from ui.previewing import Record
from ui.shown_text import is_rtl
from ui.style import MEDIUM, font, mono_font
from ui.wording import translate

ENCODINGS = (
    *("utf-8", "utf-16", "windows-1256", "iso-8859-6", "mac-arabic", "cp720", "cp864"),
    *("windows-1255", "iso-8859-8", "windows-1252"),
)
"""What Arabic, Persian, Urdu and Hebrew text has been saved in."""

SHOWN_LETTERS, TEXT_HEIGHT = 2000, 96
"""So much of the body is shown, code points: enough to see that it is the body."""


class Field(QLineEdit):
    """One field of an article. ``settled`` carries what was typed, ``None`` for nothing."""

    settled = Signal(object)
    left = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Field")
        self.setFont(font(13))
        self.setAccessibleName(name)
        self._before: str | None = None
        self.textChanged.connect(self._turn)
        self.editingFinished.connect(self._settle)

    def show_value(self, value: str | None) -> None:
        """Show what the article has, unless something else is being typed here."""
        if self.hasFocus() and self.isModified():
            return
        self._before = value
        self.setText(value or "")
        self.setCursorPosition(0)
        self.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setModified(False)
            self.show_value(self._before)
            self.left.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()

    def _settle(self) -> None:
        value = self.text().strip() or None
        self.setModified(False)
        if value != self._before:
            self._before = value
            self.settled.emit(value)

    def _turn(self, text: str) -> None:
        rtl = is_rtl(text, self.parentWidget().isRightToLeft())
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)


class PreviewFields(QWidget):
    """``corrected`` carries a field's name and its new value; ``encoding_chosen`` a name or ``None`` for «as read»."""

    corrected = Signal(str, object)
    encoding_chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._file = label("", mono_font(12), "count", self)
        self._layout = label("", font(12.5), "second", self)
        self._encoding = DropDown(translate("Preview", "Encoding"), (), self)
        self._encoding.chosen.connect(self.encoding_chosen)
        self.fields = {name: self._field(name, said) for name, said in _names().items()}
        self._text = QTextBrowser(self)
        self._text.setObjectName("PreviewText")
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._text.setFont(font(13))
        self._text.setAccessibleName(translate("Preview", "What was left out, warnings and text"))
        self._lay_out()

    def show_record(self, record: Record | None) -> None:
        """Show an article, or what is known of a file without one."""
        article = record.article if record else None
        for name, field in self.fields.items():
            field.show_value(getattr(article, name) if article else None)
            field.setEnabled(article is not None)
        self._encoding.setEnabled(record is not None)
        self._fill_encodings(record)
        self._file.setText(wording.path(_short(record.outcome.path)) if record else "")
        self._file.setToolTip(record.outcome.path if record else "")
        self._layout.setText(import_words.layout(article.layout) if article else "—")
        self._text.setPlainText(_about(article) if article else _reason(record))

    def _fill_encodings(self, record: Record | None) -> None:
        article = record.article if record else None
        read = wording.isolated(article.encoding) if article else "—"
        self._encoding.clear()
        self._encoding.addItem(translate("Preview", "As recognised: %1").replace("%1", read), None)
        for name in ENCODINGS:
            self._encoding.addItem(name, name)
        chosen = record.file.encoding if record else None
        self._encoding.setCurrentIndex(0 if chosen is None else self._encoding.findData(chosen))

    def _field(self, name: str, said: str) -> Field:
        field = Field(said, self)
        field.settled.connect(lambda value: self.corrected.emit(name, value))
        field.left.connect(self.left)
        return field

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows = [(translate("Preview", "Layout"), self._layout), (translate("Preview", "Encoding"), self._encoding)]
        rows += [(said, self.fields[name]) for name, said in _names().items()]
        for number, (said, part) in enumerate(rows):
            caption = label(said, font(12.5, MEDIUM), "second", self)
            caption.setBuddy(part)
            grid.addWidget(caption, number, 0)
            grid.addWidget(part, number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._file)
        column.addLayout(grid)
        column.addWidget(self._text, 1)
        self._text.setMinimumHeight(TEXT_HEIGHT)


def _names() -> dict[str, str]:
    return {
        "section": translate("Preview", "Section"),
        "published": translate("Preview", "Date"),
        "title": translate("Preview", "Headline"),
        "lead": translate("Preview", "Lead"),
        "caption": translate("Preview", "Caption"),
    }


def _about(article: Article) -> str:
    """Warnings, what is left out, and how the text begins."""
    parts = [f"⚠ {import_words.notice(said)}" for said in article.warnings]
    related = [item.text for item in article.related]
    if left_out := (*article.dropped, *related):
        parts += [f"— {PLURALS.passages_left_out(len(left_out))} —", *left_out]
    body = "\n".join(article.body)
    parts.append("— " + translate("Preview", "Text") + " —")
    parts.append(body[:SHOWN_LETTERS] + ("…" if len(body) > SHOWN_LETTERS else ""))
    return "\n".join(parts)


def _reason(record: Record | None) -> str:
    return wording.reason(record.outcome.code, record.outcome.reason) if record else ""


def _short(path: str) -> str:
    return path if len(path) <= 46 else f"…{path[-45:]}"
