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
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from ui.commands import BARE_NAMES, BY_NAME, COMMANDS, Command, chords, given_keys, is_bare

ROWS = {2: "1234", 16: "QWERTYUIOP[]", 30: "ASDFGHJKL;'", 44: "ZXCVBNM,./"}
"""The Latin legends of letter rows and of digits that are commands, by their first key's scan code (IBM PC set 1)."""

X11_OFFSET = 8
"""X11 and Wayland count scan codes from 8."""

OTHER_LAYOUTS = {
    "J": ("ت", "\N{HEBREW LETTER HET}"),
    "K": ("ن", "\N{HEBREW LETTER LAMED}"),
    "L": ("م", "\N{HEBREW LETTER FINAL KAF}"),
    "M": ("ة", "پ", "ئ", "\N{HEBREW LETTER TSADI}"),
    "N": ("ى", "د", "\N{HEBREW LETTER MEM}"),
    "/": ("ظ",),
    **{str(digit): (chr(0x660 + digit), chr(0x6F0 + digit)) for digit in range(1, 5)},
}
"""Letters at the place of a bare key under Arabic, Persian and Hebrew layouts, for presses without a scan code."""

_BY_PLACE = {first + at: legend for first, row in ROWS.items() for at, legend in enumerate(row)}
_BY_OTHER = {letter: key for key, letters in OTHER_LAYOUTS.items() for letter in letters}

_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


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


def command_of(event: QKeyEvent) -> Command | None:
    """The command of a press that nobody wanted, if it has one."""
    if event.modifiers() & _CHORD:
        return _chord(event)
    by_key, by_letter, _ = _table(given_keys())
    return by_key.get(event.key()) or by_letter.get(event.text().upper()) or by_letter.get(_place(event) or "")


def _chord(event: QKeyEvent) -> Command | None:
    place = _place(event)
    if place is None:
        return None
    pressed = QKeyCombination(event.modifiers(), Qt.Key(ord(place)))
    return _table(given_keys()).by_chord.get(QKeySequence(pressed).toString())


def _place(event: QKeyEvent) -> str | None:
    """The Latin legend of the key, if the layout gives it another letter."""
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return None
    offset = 0 if QGuiApplication.platformName() == "windows" else X11_OFFSET
    return _BY_PLACE.get(event.nativeScanCode() - offset) or _BY_OTHER.get(event.text())
