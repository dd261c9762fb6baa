"""Tags, completed as one types: Enter adds one, Backspace in the empty field takes the last, Esc is done.

Every change is written at once; undoing takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import wording
from ui.flow import Flow
from ui.name_matching import folded
from ui.overlay import Overlay
from ui.parts import inset, label
from ui.style import SEMIBOLD, Look, font
from ui.wording import translate

WIDTH, TOP = 460, 150


class TagField(QLineEdit):
    """``added`` carries a tag, ``taken_back`` asks for the last one, ``left`` for nothing more."""

    added = Signal(str)
    taken_back = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        comma = event.text() in (",", "،", "؛", ";")
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or comma:
            self.added.emit(self.text()) if self.text().strip() else self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)


def complete(field: QLineEdit, names: QStringListModel) -> QCompleter:
    """Let a field offer these names, wherever in them the typed letters stand."""
    completer = QCompleter(names, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    return completer


class TagCard(Overlay):
    """Edits the tags of one thing."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window, look, translate("Tags", "Tags"), WIDTH, TOP)
        self.tags: list[str] = []
        self._write: Callable[[Sequence[str]], None] = lambda tags: None
        self._known = QStringListModel(self)
        self._title = label("", font(15, SEMIBOLD), "", self.card)
        self._chips = QWidget(self.card)
        self._chips.setLayout(Flow((0, 0, 0, 0), 6))
        self.field = TagField(self.card)
        self.field.setObjectName("Field")
        self.field.setFont(font(14))
        self.field.setMaxLength(80)
        self.field.setPlaceholderText(translate("Tags", "A tag; Enter adds it"))
        self.field.setAccessibleName(translate("Tags", "A tag; Enter adds it"))
        self.field.added.connect(self._add)
        self.field.taken_back.connect(lambda: self._take(self.tags[:-1]))
        self.field.left.connect(self.close_card)
        complete(self.field, self._known)
        column = QVBoxLayout(self.card)
        inset(column, self, 20, 16, 20, 18)
        column.setSpacing(12)
        for part in (self._title, self._chips, self.field):
            column.addWidget(part)

    def open_tags(
        self, title: str, tags: Iterable[str], known: Iterable[str], write: Callable[[Sequence[str]], None]
    ) -> None:
        """Edit tags; ``write`` gets them after every change."""
        self._write = write
        self.tags = list(tags)
        self._known.setStringList(list(known))
        self._title.setText(title)
        self.field.clear()
        self._fill()
        self.open(self.field)

    def _add(self, text: str) -> None:
        """A tag in the spelling that is known already, if only spelling parts them."""
        name = " ".join(text.strip().lstrip("#").split())
        known = next((tag for tag in self._known.stringList() if folded(tag) == folded(name)), name)
        self.field.clear()
        # The completer writes its choice into the field after this: it must not stand there for the next tag.
        self.field.completer().popup().hide()
        if name and known not in self.tags:
            self._take([*self.tags, known])

    def _take(self, tags: Sequence[str]) -> None:
        if list(tags) != self.tags:
            self.tags = list(tags)
            self._write(tuple(tags))
            self._fill()

    def _fill(self) -> None:
        row = self._chips.layout()
        while (item := row.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for tag in self.tags:
            chip = QPushButton(f"{tag}  ×", self._chips)
            chip.setProperty("role", "chip")
            chip.setFont(font(12))
            chip.setAccessibleName(translate("Tags", "Take off the tag %1").replace("%1", wording.isolated(tag)))
            chip.clicked.connect(lambda _=False, tag=tag: self._take([one for one in self.tags if one != tag]))
            row.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self.tags))
        self.refit()
