"""The table of an import: what became of each file, newest first, painted in the colours of the outcomes.

An import of 100,000 files tells of a hundred at a time. The table shares the list that grows and shows it
backwards, so that following costs what is new and not what is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from reader.article import FileOutcome, Outcome
from ui import wording
from ui.elide import elide
from ui.icons import pixmap
from ui.style import MEDIUM, Look, font, mono_font
from ui.wording import translate

ROW = 33

LOOK = Qt.ItemDataRole.UserRole
"""The icon and the colour of a cell, for models whose cells have one."""

FILE_NAME = Qt.ItemDataRole.UserRole + 1
"""True for a cell that is a file's name."""

FADED = Qt.ItemDataRole.UserRole + 2
"""True for a cell of second rank."""

Index = QModelIndex | QPersistentModelIndex

LOOKS = {
    Outcome.ADDED: ("check", "ok"),
    Outcome.UPDATED: ("refresh-cw", "ok"),
    Outcome.UNCHANGED: ("check", "ink3"),
    Outcome.DUPLICATE: ("files", "warn"),
    Outcome.SKIPPED: ("circle-minus", "ink3"),
    Outcome.FAILED: ("circle-alert", "danger"),
}
"""Icon and colour of each outcome."""


def about(file: FileOutcome) -> str:
    """The article's title, or why there is none."""
    if file.reason or file.code:
        return wording.reason(file.code, file.reason)
    if file.outcome is Outcome.DUPLICATE:
        return translate("Import", "The library has this article already")
    if file.outcome is Outcome.UNCHANGED:
        return translate("Import", "Nothing has changed since the last import")
    return file.title or translate("Import", "Without a title")


class Outcomes(QAbstractTableModel):
    """Files with their outcomes, newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._files: Sequence[FileOutcome] = ()
        self._shown = 0

    def follow(self, files: Sequence[FileOutcome]) -> None:
        """Show this list, or what has come to it since."""
        if files is not self._files:
            self.beginResetModel()
            self._files, self._shown = files, len(files)
            self.endResetModel()
        elif len(files) > self._shown:
            self.beginInsertRows(QModelIndex(), 0, len(files) - self._shown - 1)
            self._shown = len(files)
            self.endInsertRows()

    def file_at(self, row: int) -> FileOutcome:
        """The file of a row."""
        return self._files[self._shown - 1 - row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("Import", "Outcome"),
            translate("Import", "Article or reason"),
            translate("Import", "File"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file = self.file_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return (wording.outcome(file.outcome), about(file), PurePath(file.path).name)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (None, about(file), wording.path(file.path))[index.column()]
        if role == LOOK and index.column() == 0:
            return LOOKS[file.outcome]
        return index.column() == 2 if role == FILE_NAME else None


class CellPainter(QStyledItemDelegate):
    """Paints a cell: an outcome in its colour with its icon, a sentence, a file name from left to right."""

    def __init__(self, look: Look, parent: QTableView) -> None:
        super().__init__(parent)
        self._look = look
        self._table = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._look.theme
        self._ground(painter, option, index)
        box = option.rect.adjusted(14, 0, -14, -1)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        exact = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        text = index.data()
        if drawn := index.data(LOOK):
            box = self._icon(painter, box, drawn, rtl)
        elif index.data(FILE_NAME):
            painter.setFont(mono_font(12))
            painter.setPen(QColor(theme.ink2))
            text = wording.isolated(painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, box.width()))
        else:
            faded = index.data(FADED)
            painter.setFont(font(12.5 if faded else 13))
            painter.setPen(QColor(theme.ink2 if faded else theme.ink))
            # A headline keeps its own direction in either interface.
            text = wording.isolated(elide(text, painter.font(), box.width()))
        painter.drawText(box, start | exact, text)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._look.theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(theme.tint if chosen else theme.paper))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.hair))
        if chosen and self._table.hasFocus():
            # The ring of the row, of which this cell paints its part.
            painter.setPen(QPen(QColor(theme.accent), 2))
            whole = QRect(0, rect.top(), self._table.viewport().width(), rect.height())
            painter.drawRect(whole.adjusted(1, 1, -1, -2))

    def _icon(self, painter: QPainter, box: QRect, drawn: tuple[str, str], rtl: bool) -> QRect:
        """Draw the icon at the start of a cell; returns the room left for words."""
        drawing, color = drawn[0], getattr(self._look.theme, drawn[1])
        image = pixmap(drawing, color, 16, painter.device().devicePixelRatio())
        painter.drawPixmap(box.right() + 1 - 16 if rtl else box.left(), box.center().y() - 7, image)
        painter.setPen(QColor(color))
        painter.setFont(font(12.5, MEDIUM))
        return box.adjusted(0, 0, -22, 0) if rtl else box.adjusted(22, 0, 0, 0)


def cell_table(model: QAbstractTableModel, look: Look, widths: dict[int, int], parent: QWidget) -> QTableView:
    """A table in the house's look: fixed columns by their width, the others share the rest."""
    table = QTableView(parent)
    table.setModel(model)
    table.setItemDelegate(CellPainter(look, table))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW)
    table.setShowGrid(False)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setMinimumHeight(3 * ROW)
    head = table.horizontalHeader()
    head.setFixedHeight(32)
    head.setFont(font(12))
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for column, width in widths.items():
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(column, width)
    return table
