"""The import as it is seen: a bar, what became of each file and why, and ways to pause it, stop it or leave it alone.

Newest outcomes stand on top. The chips filter by outcome; Enter opens an article, or the folder of a file that
became none; the report can be copied or saved. File names are their own left-to-right cell, so that they never
turn a sentence round.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QPushButton, QTableView, QVBoxLayout, QWidget

from reader.article import Outcome
from ui import import_report, wording
from ui.card_head import card_head
from ui.icons import pixmap
from ui.importing import Importing
from ui.outcomes import LOOKS, ROW, Outcomes, cell_table
from ui.overlay import Overlay
from ui.own_keys import OwnKeys
from ui.parts import label
from ui.paths import choose_report
from ui.plurals import PLURALS, number
from ui.style import MEDIUM, Look, font, mono_font
from ui.wording import translate

WIDTH, TOP, ROWS = 740, 110, 9
REFRESH_MS = 100
"""The table follows at most ten times a second: an import reports far faster."""


class ImportDialog(Overlay):
    """Shows an ``Importing``. Closing it leaves the import running.

    ``article_wanted`` carries the id of a chosen row's article; ``preview_wanted`` the paths to be looked at first.
    """

    article_wanted = Signal(str)
    preview_wanted = Signal(object)

    def __init__(self, window: QWidget, look: Look, importing: Importing) -> None:
        super().__init__(window, look, translate("Import", "Import articles"), WIDTH, TOP)
        self._importing = importing
        self._only: Outcome | None = None
        self._where = label("", mono_font(12), "count", self.card)
        self._done = label("", font(13), "", self.card)
        self._left = label("", font(13), "second", self.card)
        self._said = label("", font(12.5), "quiet", self.card)
        self._bar = QProgressBar(self.card)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("Import", "Progress"))
        self._chips = {outcome: self._chip(outcome) for outcome in (None, *Outcome)}
        self._outcomes = Outcomes(self)
        self._table = self._make_table()
        self._report = self._report_button()
        self._preview = QPushButton(translate("Import", "Preview"), self.card)
        self._pause = QPushButton(self.card)
        self._stop = QPushButton(translate("Import", "Stop"), self.card)
        self._go_on = QPushButton(self.card)
        self._go_on.setProperty("role", "primary")
        self._lay_out()
        self._connect()

    def open_import(self) -> None:
        """Show the import that runs, or the last one."""
        self._only = None
        self._say("")
        self._follow()
        self.open(self._go_on)

    def report(self) -> str:
        """The whole report, one line a file: outcome, path, article or reason."""
        return import_report.plain(self._importing.files)

    def save_report(self, path: Path) -> None:
        """Write the report into a file, as its ending asks: CSV, JSON or plain text."""
        try:
            import_report.save(self._importing.files, path)
        except OSError as error:
            said = translate("Import", "The report was not saved: %1")
            self._say(said.replace("%1", wording.isolated(error.strerror or str(error))))
        else:
            self._say(translate("Import", "Saved as %1").replace("%1", wording.path(path.name)))

    def _connect(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._soon.timeout.connect(self._follow)
        self._importing.moved.connect(lambda: self._soon.isActive() or self._soon.start())
        self._importing.finished.connect(self._follow)
        self._look.changed.connect(self._follow)
        self._preview.clicked.connect(self._look_first)
        self._pause.clicked.connect(lambda: self._importing.pause(not self._importing.paused))
        self._stop.clicked.connect(self._importing.cancel)
        self._go_on.clicked.connect(self.close_card)
        self._table.activated.connect(self._open_row)
        OwnKeys(self, {"Ctrl+P": self._look_first, "Ctrl+S": self._choose_and_save})

    def _follow(self) -> None:
        if not self.isVisible():
            return
        work = self._importing
        running = work.running
        self._where.setText(wording.path(_short(work.paths)))
        self._bar.setRange(0, work.total or (0 if running else 1))
        self._bar.setValue(work.done if work.total else int(not running))
        self._done.setText(_progress(work))
        self._left.setText(_pace(work))
        for outcome, chip in self._chips.items():
            self._draw_chip(outcome, chip)
        self._stop.setVisible(running)
        self._pause.setVisible(running)
        self._pause.setText(translate("Import", "Resume") if work.paused else translate("Import", "Pause"))
        self._go_on.setText(translate("Import", "Go on in the background") if running else translate("Import", "Done"))
        self._outcomes.follow(work.files if self._only is None else work.files_of[self._only])

    def _say(self, text: str) -> None:
        """Say something in the place where the foot says that nothing happens to the files."""
        self._said.setText(text or translate("Import", "Your files stay as they are."))

    def _open_row(self, index: QModelIndex) -> None:
        """Open the article of a row, or the folder of a file that became none."""
        file = self._outcomes.file_at(index.row())
        if file.id:
            self.close_card()
            self.article_wanted.emit(file.id)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(file.path).parent))):
            self._say(translate("Import", "This computer has no program that shows folders."))

    def _look_first(self) -> None:
        """Preview the chosen row's file, or else all that was given; then what runs is stopped, what is done stays."""
        chosen = self._table.currentIndex()
        paths = [Path(self._outcomes.file_at(chosen.row()).path)] if chosen.isValid() else list(self._importing.paths)
        if not chosen.isValid():
            self._importing.cancel()
        self.close_card()
        self.preview_wanted.emit(paths)

    def _choose_and_save(self) -> None:
        if path := choose_report(self):
            self.save_report(path)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self._say(translate("Import", "The report was copied."))

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
        table = cell_table(self._outcomes, self._look, {0: 106, 2: 222}, self.card)
        table.setAccessibleName(translate("Import", "Outcome of every file"))
        table.setFixedHeight(32 + ROWS * ROW)
        return table

    def _report_button(self) -> QPushButton:
        button = QPushButton(translate("Import", "Report"), self.card)
        menu = QMenu(button)
        menu.addAction(translate("Import", "Copy the report"), self._copy)
        # The key is the card's own: shown here, and heard by ``OwnKeys``.
        menu.addAction(translate("Import", "Save the report…") + "\tCtrl+S", self._choose_and_save)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(card_head(self, self._look, translate("Import", "Import articles"), self._where))
        column.addSpacing(14)
        column.addLayout(_line((self._done, self._left), stretch_after=0))
        column.addSpacing(8)
        column.addLayout(_line((self._bar,), None))
        column.addSpacing(14)
        column.addLayout(_line(tuple(self._chips.values()), stretch_after=len(self._chips) - 1))
        column.addSpacing(12)
        column.addWidget(self._table)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget(self.card)
        foot.setFixedHeight(62)
        self._preview.setToolTip(translate("Import", "Look at the files before they are imported (Ctrl+P)"))
        row = QHBoxLayout(foot)
        row.setContentsMargins(19, 0, 19, 0)
        row.setSpacing(8)
        row.addWidget(self._said)
        row.addStretch(1)
        for button in (self._report, self._preview, self._pause, self._stop, self._go_on):
            button.setFont(font(13, MEDIUM))
            row.addWidget(button)
        return foot


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


def _pace(work: Importing) -> str:
    """How fast it goes and how long it will take."""
    if work.paused:
        return translate("Import", "Paused")
    rate, seconds = work.rate(), work.seconds_left()
    if not rate or seconds is None:
        return ""
    left = PLURALS.seconds_left(max(1, round(seconds))) if seconds < 90 else PLURALS.minutes_left(round(seconds / 60))
    return f"{PLURALS.files_a_second(max(1, round(rate)))}  ·  {left}"


def _line(widgets: tuple[QWidget, ...], stretch_after: int | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(19, 0, 19, 0)
    row.setSpacing(6)
    for place, widget in enumerate(widgets):
        row.addWidget(widget)
        if place == stretch_after:
            row.addStretch(1)
    return row
