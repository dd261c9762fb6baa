"""The watched folders: a list, with a key to add one and a key to let one go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QPushButton, QVBoxLayout, QWidget

from ui import wording
from ui.card_foot import card_foot
from ui.card_head import card_head
from ui.overlay import Overlay
from ui.own_keys import OwnKeys
from ui.parts import label
from ui.paths import choose_folder
from ui.style import MEDIUM, Look, font, mono_font
from ui.watching import Watching
from ui.wording import translate

WIDTH, TOP, ROWS_HEIGHT = 620, 120, 240


class WatchedDialog(Overlay):
    """Shows the folders of a ``Watching``."""

    def __init__(self, window: QWidget, look: Look, watching: Watching) -> None:
        super().__init__(window, look, translate("Watched", "Watched folders"), WIDTH, TOP)
        self._watching = watching
        self._list = QListWidget(self.card)
        self._list.setObjectName("Folders")
        self._list.setFont(mono_font(12.5))
        self._list.setFixedHeight(ROWS_HEIGHT)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setAccessibleName(translate("Watched", "Watched folders"))
        self._none = label(translate("Watched", "No folder is watched yet."), font(13), "second", self._list)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self._list).addWidget(self._none)
        self._add = QPushButton(translate("Watched", "Watch a folder…"), self.card)
        self._add.setProperty("role", "primary")
        self._remove = QPushButton(translate("Watched", "Watch no longer"), self.card)
        self._lay_out()
        self._connect()

    def open_watched(self) -> None:
        """Show the folders."""
        self._fill()
        self.open(self._list if self._watching.folders else self._add)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self._choose()
        super().keyPressEvent(event)

    def _connect(self) -> None:
        self._watching.changed.connect(self._fill)
        self._add.clicked.connect(self._choose)
        self._remove.clicked.connect(self._let_go)
        OwnKeys(self._list, {"Del": self._let_go})

    def _fill(self) -> None:
        row = self._list.currentRow()
        self._list.clear()
        self._list.addItems([wording.path(str(folder)) for folder in self._watching.folders])
        self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
        self._none.setVisible(not self._watching.folders)
        self._remove.setEnabled(bool(self._watching.folders))

    def _choose(self) -> None:
        for folder in choose_folder(self):
            self._watching.add(folder)

    def _let_go(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            self._watching.remove(self._watching.folders[row])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(card_head(self, self._look, translate("Watched", "Watched folders")))
        said = translate("Watched", "Files that come to these folders or change there are imported by themselves.")
        note = label(said, font(13), "second", self.card)
        note.setContentsMargins(19, 12, 19, 10)
        column.addWidget(note)
        column.addWidget(self._list)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        for button in (self._remove, self._add):
            button.setFont(font(13, MEDIUM))
        return card_foot(self, self._remove, self._add)
