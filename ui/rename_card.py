"""Asks for another name of a tag or a section, and says when that name makes one of two."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.name_matching import folded
from ui.overlay import Overlay
from ui.parts import inset, label
from ui.style import SEMIBOLD, Look, font
from ui.tag_card import complete
from ui.wording import translate

WIDTH, TOP = 460, 160


class RenameCard(Overlay):
    """One field; Enter takes the name, Esc leads back."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window, look, translate("Keeping", "Another name"), WIDTH, TOP)
        self._keep: Callable[[str], None] = lambda name: None
        self._known = QStringListModel(self)
        self._title = label("", font(15, SEMIBOLD), "", self.card)
        self.field = QLineEdit(self.card)
        self.field.setObjectName("Field")
        self.field.setFont(font(14))
        self.field.setMaxLength(120)
        self.field.textChanged.connect(self._look_at)
        self.field.returnPressed.connect(self._take)
        complete(self.field, self._known)
        self._save = QPushButton(translate("Keeping", "Rename"), self.card)
        self._save.setProperty("role", "primary")
        self._save.clicked.connect(self._take)
        self._merges = label("", font(12.5), "second", self.card)
        self._merges.setWordWrap(True)
        column = QVBoxLayout(self.card)
        inset(column, self, 20, 16, 20, 18)
        column.setSpacing(12)
        column.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self._save)
        column.addLayout(row)
        column.addWidget(self._merges)

    def ask(self, title: str, name: str, known: Sequence[str], merges: str, keep: Callable[[str], None]) -> None:
        """Ask for another name than ``name``; ``merges`` is said of one that is among ``known``."""
        self._keep = keep
        self._known.setStringList(list(known))
        self._title.setText(title)
        self.field.setAccessibleName(title)
        self._merges.setText(merges)
        self.field.setText(name)
        self._look_at()
        self.open(self.field)
        self.field.selectAll()

    def _look_at(self) -> None:
        typed = self.field.text().strip()
        self._save.setEnabled(bool(typed))
        self._merges.setVisible(folded(typed) in map(folded, self._known.stringList()))
        self.refit()

    def _take(self) -> None:
        if name := self.field.text().strip():
            self.close_card()
            self._keep(name)
