"""Where keys are changed: every command in a list, and beside it the keys to press for the chosen one.

A key that belongs to another command is said before it is taken from it. What is set holds at once and is
remembered; «Usual keys» takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.appearance import Appearance
from ui.card_head import HEIGHT as HEAD
from ui.card_head import card_head
from ui.commands import BY_NAME, COMMANDS, Command, owner, printed_keys
from ui.keycaps import legends
from ui.overlay import Overlay
from ui.own_keys import OwnKeys
from ui.parts import label
from ui.style import Look, font
from ui.wording import isolated, translate

WIDTH, TOP, HEIGHT, EDGE, ROW, FIELD = 760, 90, 520, 20, 30, 34

Index = QModelIndex | QPersistentModelIndex

KEYS = Qt.ItemDataRole.UserRole + 1
"""Where a row holds the keys of its command, as they are shown."""


class KeyedPainter(QStyledItemDelegate):
    """Paints the keys of a row's command at its end."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        end = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(self._look.theme.ink3))
        painter.setFont(font(12))
        box = option.rect.adjusted(10, 0, -10, 0)
        painter.drawText(box, end | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, index.data(KEYS))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW)


class KeysPage(Overlay):
    """Opens from the palette and the menu."""

    def __init__(self, window: QWidget, appearance: Appearance) -> None:
        super().__init__(window, appearance.look, translate("KeysPage", "Change keys"), WIDTH, TOP)
        self._appearance = appearance
        self.commands = QListWidget(self.card)
        self.commands.setAccessibleName(translate("KeysPage", "Commands"))
        self.commands.setItemDelegate(KeyedPainter(self._look, self.commands))
        self.press = QKeySequenceEdit(self.card)
        self.press.setMaximumSequenceLength(1)
        # It takes every other key for the new one; Tab leads out too, which is Qt's own.
        OwnKeys(self.press, {"Esc": self.close_card})
        for field in (self.press, self.press.findChild(QLineEdit)):
            field.setMinimumHeight(FIELD)
            field.setAccessibleName(translate("KeysPage", "New key"))
        self.said = label("", font(12.5), "second", self.card)
        self.said.setWordWrap(True)
        self.take = QPushButton(translate("KeysPage", "Set the key"), self.card)
        self.usual = QPushButton(translate("KeysPage", "Usual keys"), self.card)
        self._lay_out()
        self.commands.currentRowChanged.connect(lambda _: self._show_command())
        self.press.keySequenceChanged.connect(lambda _: self._show_conflict())
        self.take.clicked.connect(self._take)
        self.usual.clicked.connect(self._restore)
        appearance.changed.connect(self._show_keys)
        self._show_keys()
        self.commands.setCurrentRow(0)

    def open_page(self) -> None:
        """Show it, with the keyboard on the list."""
        self._show_keys()
        self.open(self.commands)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(card_head(self, self._look, translate("KeysPage", "Change keys"), edge=EDGE))
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 16, EDGE, 18)
        row.setSpacing(20)
        self.commands.setMinimumHeight(min(HEIGHT, self.parentWidget().height() - 120 - HEAD))
        row.addWidget(self.commands, 3)
        column = QVBoxLayout()
        column.setSpacing(10)
        hint = label(translate("KeysPage", "Go to the field and press the new key."), font(12.5), "second", self.card)
        hint.setWordWrap(True)
        column.addWidget(hint)
        for part in (self.press, self.said, self.take, self.usual):
            column.addWidget(part)
        column.addStretch(1)
        row.addLayout(column, 2)
        whole.addLayout(row)

    def _show_keys(self) -> None:
        """Every command with the keys it has now; the chosen one stays chosen."""
        chosen = max(self.commands.currentRow(), 0)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.commands.blockSignals(True)
        self.commands.clear()
        for command in COMMANDS:
            if command.text:
                keys = printed_keys(command, rtl)
                caps = ("+".join(legends(key)) for key in keys)
                item = QListWidgetItem(command.label())
                item.setData(Qt.ItemDataRole.UserRole, command.name)
                item.setData(KEYS, _listed(caps))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.label()} {_listed(keys)}".strip())
                self.commands.addItem(item)
        self.commands.setCurrentRow(chosen)
        self.commands.blockSignals(False)
        self._show_command()

    @property
    def _command(self) -> Command:
        return BY_NAME[self.commands.currentItem().data(Qt.ItemDataRole.UserRole)]

    def _show_command(self) -> None:
        self.press.clear()
        self.usual.setEnabled(self._command.name in self._appearance.settings.keys)
        self._show_conflict()

    def _show_conflict(self) -> None:
        """Say whose key it is."""
        key = self._key()
        other = owner(key) if key else None
        conflict = other is not None and other is not self._command
        said = translate("KeysPage", "%1 belongs to «%2». Setting it here takes it from there.")
        self.said.setText(said.replace("%1", isolated(key)).replace("%2", other.label()) if conflict and other else "")
        self.take.setEnabled(bool(key) and other is not self._command)

    def _key(self) -> str:
        return self.press.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _take(self) -> None:
        key, keys = self._key(), dict(self._appearance.settings.keys)
        for name, given in list(keys.items()):
            keys[name] = [kept for kept in given if kept != key]
        keys[self._command.name] = [key]
        self._apply(keys)

    def _restore(self) -> None:
        keys = dict(self._appearance.settings.keys)
        keys.pop(self._command.name, None)
        self._apply(keys)

    def _apply(self, keys: dict[str, list[str]]) -> None:
        kept = {name: given for name, given in keys.items() if given}
        self._appearance.apply(replace(self._appearance.settings, keys=kept))


def _listed(keys: Iterable[str]) -> str:
    return translate("Wording", ", ").join(map(isolated, keys))
