"""From a key press to a command, by the place of the key: the letters under an Arabic layout are other ones.

Qt finds the shortcut for Ctrl+K where a Latin layout is installed beside the Arabic one, but not where the
Arabic one is alone (seen on X11 with Qt 6.11). A press that no widget and no shortcut wanted comes here
and is read by its scan code, or, where there is none, by the letter. Presses of Latin letters are left
as they are, so that AZERTY and Dvorak keep their own places.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication

from ui import key_places
from ui.commands import BARE_NAMES, BY_NAME, COMMANDS, Command, chords, given_keys, is_bare

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""The modifiers that make a key more than a letter."""


class Table(NamedTuple):
    """The commands by named keys, by letters and by chords."""

    by_key: dict[Qt.Key, Command]
    by_letter: dict[str, Command]
    by_chord: dict[str, Command]


@lru_cache(maxsize=1)
def _table(given: object) -> Table:
    """The table while these keys of the reader's own hold."""
    bare = [(key, command) for command in COMMANDS for key in command.keys if is_bare(key)]
    by_key = {BARE_NAMES[key]: command for key, command in bare if key in BARE_NAMES}
    by_key[Qt.Key.Key_Enter] = BY_NAME["open"]
    by_letter = {key: command for key, command in bare if len(key) == 1}
    by_chord = {QKeySequence(key).toString(): command for command in COMMANDS for key in chords(command, rtl=True)}
    return Table(by_key, by_letter, by_chord)


def press_button(event: QKeyEvent) -> bool:
    """Let Enter press the button that has the focus, as the space bar does; whether there was one.

    Qt has Enter press buttons in its own dialogs only.
    """
    button = QApplication.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & CHORD:
        return False
    if not isinstance(button, QAbstractButton):
        return False
    button.click()
    return True


def command_of(event: QKeyEvent) -> Command | None:
    """The command of a press that nobody wanted, if it has one."""
    if event.modifiers() & CHORD:
        return _chord(event)
    key_places.learn(event)
    by_key, by_letter, _ = _table(given_keys())
    return by_key.get(event.key()) or next(
        (by_letter[key] for key in key_places.meant_by(event) if key in by_letter), None
    )


def is_misread(event: QKeyEvent) -> bool:
    """Whether Qt may take a chord for another one, so that we read it before its shortcuts do.

    Hebrew layouts have the Latin capitals above Shift, so Qt thinks that Shift is used up and finds the
    shortcut of Ctrl+P for Ctrl+Shift+P (seen with 6.11).
    """
    return event.modifiers() == _CTRL_SHIFT and _is_latin_letter(event) and _chord(event) is not None


def _chord(event: QKeyEvent) -> Command | None:
    key = event.key()
    if not _is_latin_letter(event):
        place = key_places.latin_at(event)
        if place is None:
            return None
        key = ord(place)
    pressed = QKeyCombination(event.modifiers(), Qt.Key(key))
    return _table(given_keys()).by_chord.get(QKeySequence(pressed).toString())


def _is_latin_letter(event: QKeyEvent) -> bool:
    return Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
