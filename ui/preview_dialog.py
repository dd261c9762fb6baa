"""A look before importing: what each file would become, and every field of it to be corrected.

Up and Down walk the files, Enter goes into the fields and back, Space leaves a file out, Ctrl+Enter imports.
More files are read as one scrolls.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.article import Outcome
from ui import import_words, wording
from ui.card_foot import HEIGHT as FOOT
from ui.card_foot import card_foot
from ui.card_head import HEIGHT as HEAD
from ui.card_head import card_head
from ui.keycaps import KeyCaps
from ui.outcomes import FADED, FILE_NAME, LOOK, LOOKS, Index, cell_table
from ui.overlay import SIDE, Overlay
from ui.own_keys import OwnKeys
from ui.parts import label, scrolled
from ui.plurals import PLURALS
from ui.preview_fields import PreviewFields
from ui.previewing import Previewing, Record
from ui.style import MEDIUM, Look, font, mono_font
from ui.wording import translate

WIDTH, TOP, FIELDS, HEIGHT = 1160, 60, 400, 520
NARROW, ALL_COLUMNS = 860, 1100
"""Below these widths of the window, px, the fields stand under the table, and the table has fewer columns."""

SECTION, DATE, FILE = 2, 3, 4

NEAR_THE_END = 40
"""Rows before the end of what was read from which more is read."""


class Records(QAbstractTableModel):
    """The rows of a preview."""

    def __init__(self, previewing: Previewing, parent: QWidget) -> None:
        super().__init__(parent)
        self._previewing = previewing
        self._shown = 0

    def grow(self) -> None:
        """Show what was read since, or begin anew."""
        count = len(self._previewing.records)
        if count < self._shown:
            self.beginResetModel()
            self._shown = count
            self.endResetModel()
        elif count > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, count - 1)
            self._shown = count
            self.endInsertRows()

    def redraw(self) -> None:
        """Rows have changed where they are."""
        self.grow()
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(self._shown - 1, self.columnCount() - 1))

    def record(self, row: int) -> Record | None:
        """The record of a row."""
        return self._previewing.records[row] if 0 <= row < self._shown else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("Preview", "Will be"),
            translate("Preview", "Headline or reason"),
            translate("Preview", "Section"),
            translate("Preview", "Date"),
            translate("Preview", "File"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record = self.record(index.row())
        if record is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(record)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return translate("Wording", ", ").join(filter(None, (*_cells(record), *_warnings(record))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(_warnings(record)) or None
        if role == LOOK:
            return _look(record) if index.column() == 0 else None
        return {FILE_NAME: index.column() == FILE, FADED: index.column() in (SECTION, DATE)}.get(role)


class PreviewDialog(Overlay):
    """Shows a ``Previewing``. ``import_wanted`` carries the paths, and the files a person decided about."""

    import_wanted = Signal(object, object)

    def __init__(self, window: QWidget, look: Look, previewing: Previewing) -> None:
        super().__init__(window, look, translate("Preview", "Preview before importing"), WIDTH, TOP)
        self._previewing = previewing
        self._records = Records(previewing, self)
        self._where = label("", mono_font(12), "count", self.card)
        self._table = cell_table(self._records, look, {0: 124, SECTION: 108, DATE: 150, FILE: 132}, self.card)
        self._table.setAccessibleName(translate("Preview", "Files as they would be imported"))
        self._fields = PreviewFields(self.card)
        self._said = label("", font(12.5), "quiet", self.card)
        self._leave_out = QPushButton(translate("Preview", "Leave out"), self.card)
        self._import = QPushButton(translate("Preview", "Import"), self.card)
        self._import.setProperty("role", "primary")
        self._side = scrolled(self._fields)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def open_preview(self, paths: Sequence[Path]) -> None:
        """Look at files and folders."""
        self._previewing.begin(paths)
        self._records.grow()
        self._where.setText(wording.path(str(paths[0]) if len(paths) == 1 else f"{paths[0]} +{len(paths) - 1}"))
        self._show_current()
        self._follow()
        self.open(self._table)

    def close_card(self) -> None:
        self._previewing.stop()
        super().close_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._begin_import()
        super().keyPressEvent(event)

    def _fit(self) -> None:
        """Put the fields beside the table, or under it where the window is narrow; they have what columns then lack."""
        width, height = self.parentWidget().width(), min(HEIGHT, self.parentWidget().height() - 2 * SIDE)
        self.card.setMinimumHeight(height)
        for part in (self._table, self._side):
            part.setMinimumHeight((height - HEAD - FOOT - 4) // 2)
        narrow = width < NARROW
        for column in (SECTION, FILE):
            self._table.setColumnHidden(column, width < ALL_COLUMNS)
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._side.setMinimumWidth(0 if narrow else FIELDS)
        self._side.setMaximumWidth(16_777_215 if narrow else FIELDS)
        super()._fit()

    def _connect(self) -> None:
        self._previewing.grew.connect(self._follow)
        self._previewing.changed.connect(self._show_changes)
        self._previewing.applied.connect(self._show_applied)
        self._previewing.refused.connect(self._show_refusal)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self._table.activated.connect(lambda _: self._fields.fields["title"].setFocus())
        self._table.verticalScrollBar().valueChanged.connect(lambda _: self._read_ahead())
        self._fields.left.connect(self._table.setFocus)
        self._fields.corrected.connect(self._correct)
        self._fields.encoding_chosen.connect(self._read_as)
        self._leave_out.clicked.connect(self._turn_out)
        self._import.clicked.connect(self._begin_import)
        OwnKeys(self._table, {"Space": self._turn_out, "Del": self._turn_out})

    def _record(self) -> Record | None:
        return self._records.record(self._table.currentIndex().row())

    def _follow(self) -> None:
        """Files were read."""
        if not self.isVisible() and not self._previewing.records:
            return
        self._records.grow()
        if self._record() is None and self._records.rowCount():
            self._table.setCurrentIndex(self._records.index(0, 0))
        work = self._previewing
        self._said.setText(PLURALS.previewed(len(work.files)) + ("" if work.complete else " …"))
        self._import.setEnabled(any(not file.left_out and file.preview.articles for file in work.files))

    def _show_changes(self) -> None:
        self._records.redraw()
        self._show_current()
        self._follow_button()

    def _show_current(self) -> None:
        record = self._record()
        self._fields.show_record(record)
        self._follow_button()
        self._read_ahead()

    def _follow_button(self) -> None:
        record = self._record()
        out = record is not None and record.file.left_out
        self._leave_out.setText(translate("Preview", "Take in") if out else translate("Preview", "Leave out"))
        self._leave_out.setEnabled(record is not None)

    def _read_ahead(self) -> None:
        last = self._table.rowAt(self._table.viewport().height() - 1)
        row = max(last, self._table.currentIndex().row())
        if row >= self._records.rowCount() - NEAR_THE_END and self._records.rowCount():
            self._previewing.read_more()

    def _show_applied(self, count: int) -> None:
        self._said.setText(PLURALS.corrected_too(count) if count else "")

    def _show_refusal(self, error: Exception) -> None:
        self._fields.show_record(self._record())
        self._said.setText(wording.error(error))

    def _correct(self, name: str, value: str | None) -> None:
        if record := self._record():
            self._previewing.correct(record, name, value)

    def _read_as(self, encoding: str | None) -> None:
        if record := self._record():
            self._previewing.read_as(record, encoding)

    def _turn_out(self) -> None:
        if record := self._record():
            self._previewing.leave_out(record, not record.file.left_out)

    def _begin_import(self) -> None:
        if self._import.isEnabled():
            # What is being typed counts too.
            self._import.setFocus()
            self.close_card()
            self._previewing.settle(
                lambda: self.import_wanted.emit(self._previewing.paths, self._previewing.decisions())
            )

    def _lay_out(self) -> None:
        self._body.setSpacing(0)
        self._body.addWidget(self._table, 1)
        self._body.addWidget(self._side)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(card_head(self, self._look, translate("Preview", "Preview before importing"), self._where))
        column.addLayout(self._body, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        for button in (self._leave_out, self._import):
            button.setFont(font(13, MEDIUM))
        out, all_ = (KeyCaps(self._look, (key,), self.card) for key in ("Space", "Ctrl+Return"))
        return card_foot(self, out, self._leave_out, all_, self._import, beside=self._said)


def _cells(record: Record) -> tuple[str, ...]:
    article, outcome = record.article, record.outcome
    said = import_words.previewed(outcome.outcome, record.file.left_out)
    name = PurePath(outcome.path).name
    if article is None:
        return said, wording.reason(outcome.code, outcome.reason), "", "", name
    headline = article.title or " ".join(article.text.split()[:12])
    return said, headline, wording.section(article.section), wording.day(article.published), name


def _warnings(record: Record) -> list[str]:
    return [import_words.notice(said) for said in record.article.warnings] if record.article else []


def _look(record: Record) -> tuple[str, str]:
    if record.file.left_out:
        return LOOKS[Outcome.SKIPPED]
    if record.article and record.article.warnings:
        return "triangle-alert", "warn"
    return LOOKS[record.outcome.outcome]
