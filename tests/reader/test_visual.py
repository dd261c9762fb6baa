"""Text for terminals that cannot shape."""

from __future__ import annotations

import io

import pytest

from reader.shaping import Bidi, columns, is_rtl, needs_visual, visual, visual_paragraph


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("سلام", True),
        ("(٣) سلام", True),
        ("3-2 فاز", True),
        ("F-16 طائرة", False),
        ("שלום", True),
        ("12:30", False),
        ("", False),
    ],
)
def test_the_first_strong_letter_gives_the_direction(text: str, rtl: bool) -> None:
    assert is_rtl(text) is rtl


def test_letters_are_joined_and_reversed() -> None:
    assert visual("سلام") == "ﻡﻼﺳ"


def test_latin_words_and_numbers_keep_their_own_order() -> None:
    assert visual("طراز F-16 عام 2017").split() == ["2017", *visual("عام").split(), "F-16", *visual("طراز").split()]


def test_vocalised_letters_keep_their_marks() -> None:
    assert columns(visual("مَلِئٌ")) == 3


def test_a_paragraph_is_wrapped_before_it_is_reordered() -> None:
    first, second = visual_paragraph("واحد اثنان ثلاثة أربعة", 12)
    assert first.split() == [visual("اثنان"), visual("واحد")]
    assert second.split() == [visual("أربعة"), visual("ثلاثة")]


def test_every_line_of_an_arabic_paragraph_is_flush_right_even_when_it_begins_with_latin() -> None:
    lines = list(visual_paragraph("استخدم الفريق Python وحدها", 14))
    assert [columns(line) for line in lines] == [14, 14]
    assert lines[1].endswith("Python")


def test_a_latin_paragraph_stays_as_it_is() -> None:
    assert list(visual_paragraph("one two three", 8)) == ["one two", "three"]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, True),
        ({"VTE_VERSION": "5600"}, True),
        ({"VTE_VERSION": "7200"}, False),
        ({"KONSOLE_VERSION": "220401"}, False),
        ({"MLTERM": "3.9"}, False),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
    ],
)
def test_auto_shapes_only_for_terminals_that_cannot(environment: dict[str, str], expected: bool) -> None:
    assert needs_visual(Bidi.AUTO, Terminal(), environment) is expected
    assert not needs_visual(Bidi.AUTO, io.StringIO(), environment)


def test_a_wish_is_followed_everywhere() -> None:
    assert needs_visual(Bidi.VISUAL, io.StringIO(), {})
    assert not needs_visual(Bidi.LOGICAL, Terminal(), {})
