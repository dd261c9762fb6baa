"""What is drawn beside what is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.shown_text import Shown, is_rtl, isolated_end, isolates
from ui.utf16 import unit_text


def drawn(text: str) -> str:
    return Shown(text, list(isolates(text))).text.replace("\u2066", "[").replace("\u2069", "]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فاز 3-2 أمس", "فاز [3-2] أمس"),
        ("بين 2010–2015 فقط", "بين [2010–2015] فقط"),
        ("اتصل على +961 1 234 567 الآن", "اتصل على [+961 1 234 567] الآن"),
        ("لغة C++ ولغة C#.", "لغة [C++] ولغة [C#]."),
        ("كتب @name وسما #tag", "كتب [@name] وسما [#tag]"),
        ("طائرة F-16 في 7/12/2024 عند 02:47", "طائرة F-16 في 7/12/2024 عند 02:47"),
        ("لا شيء هنا - ولا هنا", "لا شيء هنا - ولا هنا"),
    ],
)
def test_what_would_turn_round_is_isolated_and_nothing_else(text: str, expected: str) -> None:
    assert drawn(text) == expected


@given(st.text(alphabet="بa3-+ #😀"))
def test_every_letter_is_found_where_it_is_drawn(text: str) -> None:
    shown = Shown(text, list(isolates(text)))
    units, drawn_units = unit_text(text), unit_text(shown.text)
    for offset, letter in enumerate(units):
        assert drawn_units[shown.to_drawn(offset) :].lstrip("\u2066\u2069")[0] == letter
        assert shown.to_text(shown.to_drawn(offset)) == offset
    assert shown.to_text(len(drawn_units)) == len(units)


def test_a_date_keeps_its_own_direction_beside_a_section() -> None:
    text = "لبنان • 8 October 2025"
    assert Shown(text, list(isolated_end(text, 8))).text == "لبنان • \u20688 October 2025\u2069"


def test_the_first_strong_letter_gives_the_direction() -> None:
    assert is_rtl("12 - «مرفأ» harbour")
    assert not is_rtl("(7) harbour مرفأ")
    assert is_rtl("2024")
    assert not is_rtl("2024", otherwise=False)
