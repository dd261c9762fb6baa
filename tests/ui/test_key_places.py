"""Letters under other layouts: every single-letter command at its place, and the legends that are shown.

The presses are what Qt makes of the same keys under these layouts on X11, seen with ``setxkbmap``.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui import key_places
from ui.commands import BY_NAME
from ui.key_places import LAYOUTS, ROWS, X11_OFFSET, learn, legend
from ui.keyboard import command_of, is_misread

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
PLACES = {latin: first + at + X11_OFFSET for first, row in ROWS.items() for at, latin in enumerate(row.split())}
BARE = {
    "J": "next-article",
    "K": "previous-article",
    "N": "next-unread",
    "M": "read",
    "L": "left-out",
    "/": "search",
    **{str(number): f"highlight-{number}" for number in range(1, 5)},
}


@pytest.fixture(autouse=True)
def usual_layout(qapp: object) -> Iterator[None]:
    key_places.use_layout("ar")
    yield
    key_places.use_layout("")


def press(place: str, text: str, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    """What Qt tells of a press: the key is the letter's code."""
    return QKeyEvent(QEvent.Type.KeyPress, ord(text.upper()), modifiers, PLACES[place], 0, 0, text)


def name(event: QKeyEvent) -> str | None:
    command = command_of(event)
    return command.name if command else None


def test_the_bare_keys_of_the_table_are_those_tested_here() -> None:
    bare = {key for command in BY_NAME.values() for key in command.keys if len(key) == 1}
    assert bare == {*BARE, "?", "؟"}


@pytest.mark.parametrize("language", LAYOUTS)
def test_every_bare_key_works_by_its_place_under_every_layout(language: str) -> None:
    for row, letters in LAYOUTS[language].items():
        for place, letter in zip(ROWS[row].split(), letters.split(), strict=True):
            if place in BARE:
                assert name(press(place, letter)) == BARE[place], (place, letter)


def test_latin_letters_are_themselves_wherever_they_are() -> None:
    assert name(press(";", "m")) == "read"  # AZERTY
    assert name(press("C", "j")) == "next-article"  # Dvorak
    assert name(press("J", "h")) is None


@pytest.mark.parametrize(
    ("place", "text"), [("M", ","), (",", ";"), ("/", "-"), ("/", "!")], ids=["azerty", "azerty", "qwertz", "azerty"]
)
def test_punctuation_of_latin_layouts_is_no_letter(place: str, text: str) -> None:
    assert name(press(place, text)) is None


def test_azerty_digits_work_without_shift_and_with_it() -> None:
    assert [name(press(place, text)) for place, text in zip("1234", "&é\"'", strict=True)] == [
        f"highlight-{number}" for number in range(1, 5)
    ]
    assert name(press("2", "2", SHIFT)) == "highlight-2"


def test_a_digit_with_shift_is_no_digit() -> None:
    assert name(press("1", "!", SHIFT)) is None


def test_a_question_mark_is_itself_wherever_it_is() -> None:
    assert [name(press("/", text, SHIFT)) for text in "?؟"] == ["keys", "keys"]
    assert name(press(",", "?", SHIFT)) == "keys"


@pytest.mark.parametrize(("language", "text"), [("fa", "د"), ("ar", "د"), ("ar", "ى"), ("ar", "מ")])
def test_without_a_scan_code_the_letter_tells_the_place(language: str, text: str) -> None:
    key_places.use_layout(language)
    assert name(QKeyEvent(QEvent.Type.KeyPress, 0, NONE, text)) == "next-unread"


def test_legends_are_those_of_the_layout_last_typed_on() -> None:
    assert [legend(key) for key in "JN/"] == ["ت", "ى", "ظ"]
    learn(press("N", "د"))
    assert (key_places.layout(), legend("N"), legend("/")) == ("fa", "د", None)
    learn(press("J", "ח"))
    assert (key_places.layout(), legend("N"), legend("/")) == ("he", "מ", ".")
    learn(press("J", "j"))
    assert legend("J") == "ח"
    learn(press("Z", "ئ"))
    assert (key_places.layout(), legend("J")) == ("ar", "ت")


def test_a_letter_that_two_layouts_share_leaves_the_present_one() -> None:
    key_places.use_layout("fa")
    learn(press("J", "ت"))
    assert key_places.layout() == "fa"


def test_a_letter_of_no_known_layout_is_learned() -> None:
    learn(press("J", "ج"))
    assert (legend("J"), legend("K")) == ("ج", "ن")
    assert name(press("J", "ج")) == "next-article"
    learn(press("N", "د"))
    assert legend("J") == "ت"


@pytest.mark.parametrize("event", [("/", "-", NONE), ("2", "é", NONE), ("J", "ـ", SHIFT), ("J", "ح", CTRL)])
def test_other_presses_teach_nothing(event: tuple[str, str, Qt.KeyboardModifier]) -> None:
    learn(press(*event))
    assert key_places.layout() == "ar"
    assert [legend(event[0])] == [{"/": "ظ", "J": "ت"}.get(event[0])]


def test_a_layout_from_another_version_is_passed_over() -> None:
    key_places.use_layout("xx")
    assert (key_places.layout(), legend("J")) == ("", "ت")


def test_a_hebrew_chord_with_shift_is_not_taken_for_one_without() -> None:
    chord = press("P", "P", CTRL | SHIFT)
    assert is_misread(chord)
    assert name(chord) == "palette"
    assert not is_misread(press("P", "P", CTRL))
    assert not is_misread(press("Y", "Y", CTRL | SHIFT))


def test_azerty_digits_work_in_chords() -> None:
    alt = Qt.KeyboardModifier.AltModifier
    assert [name(press(place, text, alt)) for place, text in (("1", "&"), ("9", "ç"), ("0", "à"))] == [
        "section-1",
        "section-9",
        "all",
    ]
