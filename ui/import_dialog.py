"""The import as it is seen: a bar, what became of each file and why, and ways to stop or go on in the background.

Newest outcomes stand on top. The chips filter by outcome; the report can be copied as plain text, one line
a file. File names are their own left-to-right cell, so that they never turn a sentence round.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.article import FileOutcome, Outcome
from ui import wording
from ui.elide import elide
from ui.icons import pixmap
from ui.importing import Importing
from ui.overlay import Overlay
from ui.parts import IconButton, inset, label
from ui.plurals import PLURALS, number
from ui.style import MEDIUM, SEMIBOLD, Look, font, mono_font
from ui.wording import translate

WIDTH, TOP, HEAD, ROW, ROWS = 740, 110, 52, 33, 9
REFRESH_MS = 100
"""The table follows at most ten times a second: an import reports far faster."""

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


class Outcomes(QAbstractTableModel):
    """Files with their outcomes, newest first, those of one outcome if one is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.files: list[FileOutcome] = []

    def show(self, files: list[FileOutcome]) -> None:
        """Show these, in this order."""
        self.beginResetModel()
        self.files = files
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.files)

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
        file = self.files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (wording.outcome(file.outcome), about(file), file.path.rsplit("/", 1)[-1])[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (None, about(file), wording.isolated(file.path))[index.column()]
        return None


class OutcomePainter(QStyledItemDelegate):
    """Paints a cell: the outcome in its colour with its icon, a sentence, a file name from left to right."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: Any, option: QStyleOptionViewItem, index: Index) -> None:
        model: Outcomes = index.model()
        file = model.files[index.row()]
        theme = self._look.theme
        rect = option.rect
        painter.fillRect(rect, QColor(theme.paper))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.hair))
        box = rect.adjusted(14, 0, -14, -1)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        exact = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(theme.ink))
        text = index.data()
        if index.column() == 0:
            drawing, color = LOOKS[file.outcome]
            image = pixmap(drawing, getattr(theme, color), 16, painter.device().devicePixelRatio())
            painter.drawPixmap(box.right() + 1 - 16 if rtl else box.left(), rect.center().y() - 8, image)
            box = box.adjusted(0, 0, -22, 0) if rtl else box.adjusted(22, 0, 0, 0)
            painter.setPen(QColor(getattr(theme, color)))
            painter.setFont(font(12.5, MEDIUM))
        elif index.column() == 1:
            painter.setFont(font(13))
            text = elide(text, painter.font(), box.width())
        else:
            painter.setFont(mono_font(12))
            painter.setPen(QColor(theme.ink2))
            text = wording.isolated(painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, box.width()))
        painter.drawText(box, start | exact, text)


class ImportDialog(Overlay):
    """Shows an ``Importing``. Closing it leaves the import running."""

    def __init__(self, window: QWidget, look: Look, importing: Importing) -> None:
        super().__init__(window, look, translate("Import", "Import articles"), WIDTH, TOP)
        self._importing = importing
        self._only: Outcome | None = None
        self._where = label("", mono_font(12), "count", self.card)
        self._done = label("", font(13), "", self.card)
        self._left = label("", font(13), "second", self.card)
        self._bar = QProgressBar(self.card)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("Import", "Progress"))
        self._chips = {outcome: self._chip(outcome) for outcome in (None, *Outcome)}
        self._outcomes = Outcomes(self)
        self._table = self._make_table()
        self._copy = QPushButton(translate("Import", "Copy the report"), self.card)
        self._stop = QPushButton(translate("Import", "Stop"), self.card)
        self._go_on = QPushButton(self.card)
        self._go_on.setProperty("role", "primary")
        self._lay_out()
        self._connect()

    def open_import(self) -> None:
        """Show the import that runs, or the last one."""
        self._only = None
        self._follow()
        self.open(self._go_on)

    def report(self) -> str:
        """The whole report, one line a file: outcome, path, article or reason."""
        lines = (f"{wording.outcome(file.outcome)}\t{file.path}\t{about(file)}" for file in self._importing.files)
        return "\n".join(lines)

    def _connect(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._soon.timeout.connect(self._follow)
        self._importing.moved.connect(lambda: self._soon.isActive() or self._soon.start())
        self._importing.finished.connect(self._follow)
        self._look.changed.connect(self._follow)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report()))
        self._stop.clicked.connect(self._importing.cancel)
        self._go_on.clicked.connect(self.close_card)

    def _follow(self) -> None:
        work = self._importing
        running = work.running
        self._where.setText(wording.isolated(_short(work.paths)))
        self._bar.setRange(0, work.total or (0 if running else 1))
        self._bar.setValue(work.done if work.total else int(not running))
        self._done.setText(_progress(work))
        self._left.setText(_remaining(work))
        for outcome, chip in self._chips.items():
            self._draw_chip(outcome, chip)
        self._stop.setVisible(running)
        self._go_on.setText(translate("Import", "Go on in the background") if running else translate("Import", "Done"))
        files = [file for file in reversed(work.files) if self._only in (None, file.outcome)]
        self._outcomes.show(files)

    def _draw_chip(self, outcome: Outcome | None, chip: QPushButton) -> None:
        count = len(self._importing.files) if outcome is None else self._importing.counts[outcome]
        name = translate("Import", "All") if outcome is None else wording.outcome(outcome)
        # The blank keeps the words off the icon, on whichever side that is.
        chip.setText(f" {name} {number(count)}")
        chip.setVisible(outcome in (None, Outcome.ADDED, Outcome.FAILED) or count > 0)
        chip.setChecked(outcome is self._only)
        if outcome is not None:
            drawing, color = LOOKS[outcome]
            chip.setIcon(pixmap(drawing, getattr(self._look.theme, color), 14, self.devicePixelRatio()))

    def _chip(self, outcome: Outcome | None) -> QPushButton:
        chip = QPushButton(self.card)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setFont(font(12, MEDIUM))
        chip.clicked.connect(lambda: self._filter(outcome))
        return chip

    def _filter(self, outcome: Outcome | None) -> None:
        self._only = outcome
        self._follow()

    def _make_table(self) -> QTableView:
        table = QTableView(self.card)
        table.setModel(self._outcomes)
        table.setItemDelegate(OutcomePainter(self._look, table))
        table.setAccessibleName(translate("Import", "Outcome of every file"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.setShowGrid(False)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setMinimumHeight(3 * ROW)
        head = table.horizontalHeader()
        head.setFixedHeight(32)
        head.setFont(font(12))
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 106), (2, 222)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, width)
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addSpacing(14)
        column.addLayout(_line((self._done, self._left), stretch_after=0))
        column.addSpacing(8)
        column.addLayout(_line((self._bar,), None))
        column.addSpacing(14)
        column.addLayout(_line(tuple(self._chips.values()), stretch_after=len(self._chips) - 1))
        column.addSpacing(12)
        self._table.setFixedHeight(32 + ROWS * ROW)
        column.addWidget(self._table)
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        head = QWidget(self.card)
        head.setObjectName("CardHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(HEAD)
        close = IconButton(self._look, "x", translate("Import", "Close"), head)
        close.clicked.connect(self.close_card)
        row = QHBoxLayout(head)
        inset(row, self, 19, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(label(translate("Import", "Import articles"), font(15, SEMIBOLD), "", head))
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(close)
        return head

    def _foot(self) -> QWidget:
        foot = QWidget(self.card)
        foot.setFixedHeight(62)
        row = QHBoxLayout(foot)
        row.setContentsMargins(19, 0, 19, 0)
        row.setSpacing(8)
        row.addWidget(label(translate("Import", "Your files stay as they are."), font(12.5), "quiet", foot))
        row.addStretch(1)
        for button in (self._copy, self._stop, self._go_on):
            button.setFont(font(13, MEDIUM))
            row.addWidget(button)
        return foot


def about(file: FileOutcome) -> str:
    """The article's title, or why there is none."""
    if file.reason or file.code:
        return wording.reason(file.code, file.reason)
    if file.outcome is Outcome.DUPLICATE:
        return translate("Import", "The library has this article already")
    if file.outcome is Outcome.UNCHANGED:
        return translate("Import", "Nothing has changed since the last import")
    return file.title or translate("Import", "Without a title")


def _short(paths: Any) -> str:
    if not paths:
        return ""
    first = str(paths[0])
    shown = first if len(first) <= 48 else f"…{first[-47:]}"
    return shown if len(paths) == 1 else f"{shown} +{len(paths) - 1}"


def _progress(work: Importing) -> str:
    done = work.done
    if work.total is None:
        return translate("Import", "Counting the files…") if work.running else ""
    if work.running:
        return PLURALS.files_of(done, work.total)
    if work.cancelled:
        return PLURALS.stopped_after(done)
    return PLURALS.files_looked_at(done)


def _remaining(work: Importing) -> str:
    seconds = work.seconds_left()
    if seconds is None:
        return ""
    if seconds < 90:
        return PLURALS.seconds_left(max(1, round(seconds)))
    return PLURALS.minutes_left(round(seconds / 60))


def _line(widgets: tuple[QWidget, ...], stretch_after: int | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(19, 0, 19, 0)
    row.setSpacing(6)
    for place, widget in enumerate(widgets):
        row.addWidget(widget)
        if place == stretch_after:
            row.addStretch(1)
    return row
