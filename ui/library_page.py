"""The library in figures: what each section, month and source has, and how much of a section waits to be read.

Each figure is a bar in the theme's colours and a row of a table, so that it is read out like any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.article import Counts, Figures
from ui import wording
from ui.card_head import HEIGHT as HEAD
from ui.card_head import card_head
from ui.conventions import number
from ui.overlay import Overlay
from ui.parts import label
from ui.plurals import PLURALS
from ui.sidebar_items import source
from ui.style import Look, font
from ui.wording import translate

WIDTH, TOP, HEIGHT, EDGE, ROW, BAR, COUNT = 960, 80, 480, 24, 30, 10, 56
NAME_WIDTH = 150

NARROW = 800
"""In a window narrower than this the tables stand one below the other, px."""

MOST_SOURCES = 100
"""Folders shown, the largest: an archive may have thousands."""

Months = Sequence[tuple[str, int]]
Row = tuple[str, str, tuple[int, ...]]
"""A name, what its tool tip says, and its counts."""

Index = QModelIndex | QPersistentModelIndex


class BarPainter(QStyledItemDelegate):
    """Paints a count as a bar from the reading start, and the count beside it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        count, most = index.data(Qt.ItemDataRole.UserRole)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        box = QRectF(option.rect).adjusted(8, 0, -8, 0)
        length = max(2.0, (box.width() - COUNT) * count / most) if count else 0.0
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
        articles = translate("LibraryPage", "Articles")
        self.sections = self._table(translate("LibraryPage", "Section"), articles, translate("LibraryPage", "Unread"))
        self.months = self._table(translate("LibraryPage", "Month"), articles)
        self.sources = self._table(translate("LibraryPage", "Source"), articles)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        title = translate("LibraryPage", "The library in figures")
        column.addWidget(card_head(self, look, title, self.total, EDGE))
        narrow = window.width() < NARROW
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        row.setContentsMargins(EDGE, 16, EDGE, 20)
        row.setSpacing(20)
        row.addWidget(self.sections, 4)
        beside = QVBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.months)
        beside.addWidget(self.sources)
        row.addLayout(beside, 3)
        column.addLayout(row)
        height = min(HEIGHT, window.height() - 2 * TOP - HEAD)
        self.sections.setMinimumHeight(height // 3 if narrow else height)

    def open_page(self, counts: Counts, months: Months, figures: Figures) -> None:
        """Show these figures; months as keys (``2024-12``), oldest first, are shown newest first."""
        read = PLURALS.unread(counts.unread)
        self.total.setText(translate("Wording", ", ").join((PLURALS.articles(counts.total), read)))
        self._fill(
            self.sections,
            [
                (wording.isolated(wording.section(name)), "", (count, figures.unread.get(name, 0)))
                for name, count in counts.sections
            ],
        )
        self._fill(self.months, [(wording.month(key), "", (count,)) for key, count in reversed(months)])
        self._fill(
            self.sources,
            [
                (wording.isolated(source(folder)), wording.path(folder), (count,))
                for folder, count in figures.sources[:MOST_SOURCES]
            ],
        )
        self.open(self.sections)

    def _table(self, name: str, *counted: str) -> QTableWidget:
        table = QTableWidget(0, 1 + len(counted), self.card)
        table.setAccessibleName(name)
        table.setHorizontalHeaderLabels([name, *counted])
        table.setItemDelegate(BarPainter(self._look, table))
        table.setItemDelegateForColumn(0, QStyledItemDelegate(table))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.setColumnWidth(0, NAME_WIDTH)
        return table

    def _fill(self, table: QTableWidget, rows: Sequence[Row]) -> None:
        """Write rows into a table; its bars are as long as their counts in proportion to the largest."""
        most = max((count for *_, counts in rows for count in counts), default=1)
        table.setRowCount(len(rows))
        for row, (name, whole, counts) in enumerate(rows):
            head = QTableWidgetItem(name)
            head.setToolTip(whole)
            table.setItem(row, 0, head)
            for column, count in enumerate(counts, 1):
                bar = QTableWidgetItem(number(count))
                bar.setData(Qt.ItemDataRole.UserRole, (count, most))
                table.setItem(row, column, bar)
        if rows:
            table.setCurrentCell(0, 0)
