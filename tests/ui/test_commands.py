"""The command table: complete, without conflicts, the same place on every keyboard."""

from __future__ import annotations

from itertools import chain

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

import resources
from ui.commands import COMMANDS, chords, is_bare, printed_keys
from ui.key_places import legend
from ui.keyboard import command_of
from ui.keycaps import legends

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


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
def test_a_bare_letter_works_by_its_place_on_the_keyboard(qapp: object, letter: str, name: str) -> None:
    command = command_of(key(letter))
    assert command is not None
    assert command.name == name


def test_capital_letters_work_too() -> None:
    command = command_of(key("J", Qt.Key.Key_J))
    assert command is not None
    assert command.name == "next-article"


def test_a_letter_with_ctrl_is_not_bare() -> None:
    assert command_of(key("j", Qt.Key.Key_J, CTRL)) is None


@pytest.mark.parametrize(
    ("scan", "code", "text", "modifiers", "name"),
    [
        (45, 0x646, "ن", CTRL, "search"),
        (40, 0x64A, "ي", CTRL, "bookmark"),
        (56, 0xFEFB, "ﻻ", CTRL, "bookmarks"),
        (33, 0x61B, "؛", CTRL | SHIFT, "palette"),
        (44, 0x62A, "ت", Qt.KeyboardModifier.NoModifier, "next-article"),
    ],
)
def test_a_chord_works_by_its_place_where_arabic_is_the_only_layout(
    qapp: object, scan: int, code: int, text: str, modifiers: Qt.KeyboardModifier, name: str
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, code, modifiers, scan, 0, 0, text)
    command = command_of(event)
    assert command is not None
    assert command.name == name


def test_a_latin_letter_is_itself_wherever_its_key_is(qapp: object) -> None:
    azerty_a = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, CTRL, 24, 0, 0, "a")
    assert command_of(azerty_a) is None


def test_a_key_nobody_knows_is_no_command() -> None:
    assert command_of(key("ض")) is None
    assert command_of(key("")) is None


def test_back_is_the_arrow_against_the_reading_direction() -> None:
    back = next(command for command in COMMANDS if command.name == "back")
    assert chords(back, rtl=True) == ("Alt+Right",)
    assert chords(back, rtl=False) == ("Alt+Left",)
    assert printed_keys(back, rtl=True) == ("Alt+Right",)


def test_keycaps_show_both_letters_of_a_key(qapp: object) -> None:
    assert legends("J") == (f"J {legend('J')}",)
    assert legends("Ctrl+Shift+P") == ("Ctrl", "Shift", "P")
    assert legends("Ctrl++") == ("Ctrl", "+")
    assert legends("Alt+Right") == ("Alt", "→")


def test_every_icon_of_the_table_is_there() -> None:
    assert all(resources.path("icons", f"{command.icon}.svg").is_file() for command in COMMANDS if command.icon)
