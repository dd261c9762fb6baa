"""Menus made from the command table: each command with its key, dimmed while it cannot act, ticked while it is on.

The menu of the top bar has every command, in a submenu for each group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.commands import BY_NAME, COMMANDS, Command, Group, printed_keys
from ui.keycaps import legends
from ui.wording import isolated, translate

if TYPE_CHECKING:
    from ui.window import Window


def fill(menu: QMenu, window: Window) -> None:
    """Fill the menu of the top bar, for what is open now."""
    for part in menu.findChildren(QMenu):
        part.deleteLater()
    menu.clear()
    for group in Group:
        part = menu.addMenu(translate("Commands", group.value))
        for command in COMMANDS:
            if command.group is group and command.text and command.name != "menu":
                add(part, command.name, window)


def add(menu: QMenu, name: str, window: Window) -> None:
    """Add one command."""
    command = BY_NAME[name]
    action = menu.addAction(f"{command.label()}\t{key_text(command, menu.layoutDirection())}".rstrip())
    action.setEnabled(window.can(name))
    is_on = window.is_on(name)
    if is_on is not None:
        action.setCheckable(True)
        action.setChecked(is_on)
    # «triggered» brings whether it is ticked.
    action.triggered.connect(lambda _: window.run(name))


def key_text(command: Command, direction: Qt.LayoutDirection) -> str:
    """The first key of a command as a menu shows it, empty where it has none: «Ctrl+K», «J ت»."""
    keys = printed_keys(command, direction == Qt.LayoutDirection.RightToLeft)
    return isolated("+".join(legends(keys[0]))) if keys else ""
