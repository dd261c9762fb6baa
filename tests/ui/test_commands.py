"""The command table: complete, without conflicts, the same place on every keyboard."""

from __future__ import annotations

from itertools import chain

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

import resources
from ui.commands import ARABIC_LEGENDS, COMMANDS, OTHER_LAYOUTS, chords, command_of, is_bare, printed_keys
from ui.keycaps import legends


def key(text: str, code: int = 0, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, text)


@pytest.mark.parametrize("rtl", [True, False])
def test_no_key_stands_for_two_commands(rtl: bool) -> None:
    keys = list(chain.from_iterable(chords(command, rtl) for command in COMMANDS))
    sequences = [QKeySequence(chord).toString() for chord in keys]
    assert all(sequences)
    assert len(sequences) == len(set(sequences))
    bare = [key for command in COMMANDS for key in command.keys if is_bare(key)]
    assert len(bare) == len(set(bare))


def test_no_letter_of_another_layout_stands_for_two_keys() -> None:
    letters = list(chain.from_iterable(OTHER_LAYOUTS.values()))
    assert len(letters) == len(set(letters))


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("ت", "next-article"),
        ("\N{HEBREW LETTER HET}", "next-article"),
        ("ن", "previous-article"),
        ("ة", "read"),
        ("ى", "next-unread"),
        ("د", "next-unread"),
        ("ظ", "search"),
        ("؟", "keys"),
    ],
)
def test_a_bare_letter_works_by_its_place_on_the_keyboard(letter: str, name: str) -> None:
    command = command_of(key(letter))
    assert command is not None
    assert command.name == name


def test_capital_letters_work_too() -> None:
    command = command_of(key("J", Qt.Key.Key_J))
    assert command is not None
    assert command.name == "next-article"


def test_a_letter_with_ctrl_is_not_bare() -> None:
    assert command_of(key("j", Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)) is None


def test_a_key_nobody_knows_is_no_command() -> None:
    assert command_of(key("ض")) is None
    assert command_of(key("")) is None


def test_back_is_the_arrow_against_the_reading_direction() -> None:
    back = next(command for command in COMMANDS if command.name == "back")
    assert chords(back, rtl=True) == ("Alt+Right",)
    assert chords(back, rtl=False) == ("Alt+Left",)
    assert printed_keys(back, rtl=True) == ("Alt+Right",)


def test_keycaps_show_both_letters_of_a_key() -> None:
    assert legends("J") == (f"J {ARABIC_LEGENDS['J']}",)
    assert legends("Ctrl+Shift+P") == ("Ctrl", "Shift", "P")
    assert legends("Ctrl++") == ("Ctrl", "+")
    assert legends("Alt+Right") == ("Alt", "→")


def test_every_icon_of_the_table_is_there() -> None:
    assert all(resources.path("icons", f"{command.icon}.svg").is_file() for command in COMMANDS if command.icon)
