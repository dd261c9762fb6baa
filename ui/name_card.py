"""Asks for a name: of a saved search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.overlay import Overlay
from ui.parts import inset, label
from ui.style import SEMIBOLD, Look, font
from ui.wording import translate

WIDTH, TOP = 440, 160


class NameCard(Overlay):
    """One field; Enter takes the name, Esc leads back."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window, look, translate("Name", "Name of the search"), WIDTH, TOP)
        self._then: Callable[[str], None] = lambda name: None
        self.field = QLineEdit(self.card)
        self.field.setObjectName("Field")
        self.field.setFont(font(14))
        self.field.setMaxLength(120)
        self.field.setAccessibleName(translate("Name", "Name of the search"))
        self.field.returnPressed.connect(self._take)
        self._save = QPushButton(translate("Name", "Save"), self.card)
        self._save.setProperty("role", "primary")
        self._save.clicked.connect(self._take)
        self.field.textChanged.connect(lambda: self._save.setEnabled(bool(self.field.text().strip())))
        column = QVBoxLayout(self.card)
        inset(column, self, 20, 16, 20, 18)
        column.setSpacing(12)
        column.addWidget(label(translate("Name", "Name of the search"), font(15, SEMIBOLD), "", self.card))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self._save)
        column.addLayout(row)

    def ask(self, name: str, then: Callable[[str], None]) -> None:
        """Ask for a name, with ``name`` to begin with; ``then`` gets what is not empty."""
        self._then = then
        self.field.setText(name)
        self.open(self.field)
        self.field.selectAll()

    def _take(self) -> None:
        name = self.field.text().strip()
        if name:
            self.close_card()
            self._then(name)
