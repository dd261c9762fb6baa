"""The library in figures: how many articles each section and each month has, and how many wait to be read.

Each figure is a bar in the theme's colours and a row of a table, so that it is read out like any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.article import Counts
from ui import wording
from ui.conventions import number
from ui.overlay import Overlay
from ui.parts import label
from ui.plurals import PLURALS
from ui.style import SEMIBOLD, Look, font
from ui.wording import translate

WIDTH, TOP, HEIGHT, ROW, BAR, COUNT = 900, 80, 480, 30, 10, 64

Figures = Sequence[tuple[str, int]]
Index = QModelIndex | QPersistentModelIndex


class BarPainter(QStyledItemDelegate):
    """Paints a count as a bar from the reading start, and the count beside it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        count, most = index.data(Qt.ItemDataRole.UserRole)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        box = QRectF(option.rect).adjusted(8, 0, -8, 0)
        length = max(2.0, (box.width() - COUNT) * count / most)
        left = box.right() - length if rtl else box.left()
        theme = self._look.theme
        painter.fillRect(QRectF(left, box.center().y() - BAR / 2, length, BAR), QColor(theme.accent))
        painter.setPen(QColor(theme.ink2))
        painter.setFont(font(12))
        beside = QRectF(left - COUNT if rtl else left + length, box.top(), COUNT, box.height()).adjusted(6, 0, -6, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, number(count))


class LibraryPage(Overlay):
    """Opens from the menu and the palette."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window, look, translate("LibraryPage", "The library in figures"), WIDTH, TOP)
        self.total = label("", font(12.5), "second", self.card)
        self.sections = self._table(translate("LibraryPage", "Section"))
        self.months = self._table(translate("LibraryPage", "Month"))
        column = QVBoxLayout(self.card)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(translate("LibraryPage", "The library in figures"), font(15, SEMIBOLD), "", self.card))
        column.addWidget(self.total)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.sections)
        row.addWidget(self.months)
        column.addLayout(row)

    def open_page(self, counts: Counts, months: Figures) -> None:
        """Show these figures; months as keys (``2024-12``), oldest first, are shown newest first."""
        read = PLURALS.unread(counts.unread)
        self.total.setText(translate("Wording", ", ").join((PLURALS.articles(counts.total), read)))
        self._fill(self.sections, [(wording.section(name), count) for name, count in counts.sections])
        self._fill(self.months, [(wording.month(key), count) for key, count in reversed(months)])
        self.open(self.sections)

    def _table(self, name: str) -> QTableWidget:
        table = QTableWidget(0, 2, self.card)
        table.setAccessibleName(name)
        table.setHorizontalHeaderLabels([name, translate("LibraryPage", "Articles")])
        table.setItemDelegateForColumn(1, BarPainter(self._look, table))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.horizontalHeader().setStretchLastSection(True)
        table.setColumnWidth(0, 150)
        table.setMinimumHeight(min(HEIGHT, self.parentWidget().height() - 2 * TOP))
        return table

    def _fill(self, table: QTableWidget, figures: Figures) -> None:
        most = max((count for _, count in figures), default=1)
        table.setRowCount(len(figures))
        for row, (name, count) in enumerate(figures):
            bar = QTableWidgetItem(number(count))
            bar.setData(Qt.ItemDataRole.UserRole, (count, most))
            table.setItem(row, 0, QTableWidgetItem(name))
            table.setItem(row, 1, bar)
        if figures:
            table.setCurrentCell(0, 0)
