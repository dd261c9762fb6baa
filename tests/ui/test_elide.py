"""Lines of text: whole words, the ellipsis at the end of reading, balanced headlines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from ui.elide import LONGEST, direction, elide, fit, headline
from ui.style import SEMIBOLD, font

TITLE = "بعد السيطرة على درعا… الفصائل السورية المسلحة على تخوم حمص"
pytestmark = pytest.mark.usefixtures("fonts")


def width(text: str) -> float:
    return QFontMetricsF(font(14.5, SEMIBOLD)).horizontalAdvance(text)


def test_text_that_fits_is_left_alone() -> None:
    assert elide("مقال", font(14), 500) == "مقال"


def test_an_elided_text_ends_after_a_whole_word() -> None:
    shown = elide(TITLE, font(14), 200)
    assert shown.endswith("…")
    assert shown[:-1] in {" ".join(TITLE.split(" ")[:count]) for count in range(12)}


@given(st.lists(st.text(alphabet="ابتسم x😀ّ", min_size=1, max_size=12), min_size=1, max_size=30), st.integers(40, 400))
@settings(max_examples=60, deadline=None)
def test_whatever_is_elided_fits(words: list[str], room: int) -> None:
    shown = elide(" ".join(words), font(14), room)
    assert QFontMetricsF(font(14)).horizontalAdvance(shown) <= room + 0.5 or len(shown) <= 2


def test_a_headline_breaks_at_its_pause_if_both_halves_fit() -> None:
    lines = headline(TITLE, font(14.5, SEMIBOLD), 330)
    assert [line.text for line in lines] == [
        "بعد السيطرة على درعا…",
        "الفصائل السورية المسلحة على تخوم حمص",
    ]
    assert [TITLE[line.start :][: len(line.text)] for line in lines] == [line.text for line in lines]


def test_a_headline_without_a_pause_is_balanced() -> None:
    title = "قاعة المخطوطات في مكتبة طرابلس العامة تفتح أبوابها للباحثين"
    first, second = headline(title, font(14.5, SEMIBOLD), 330)
    assert f"{first.text} {second.text}" == title
    assert width(second.text) > 0.6 * width(first.text)


def test_a_long_headline_ends_in_an_ellipsis_on_its_second_line() -> None:
    lines = headline(TITLE * 3, font(14.5, SEMIBOLD), 330)
    assert len(lines) == 2
    assert lines[1].text.endswith("…")


def test_line_starts_are_code_points_after_an_emoji() -> None:
    text = "😀😀 " + TITLE
    for line in fit(text, font(14), 200, 4)[:-1]:
        assert text[line.start :].startswith(line.text)


def test_a_title_of_a_megabyte_is_measured_only_as_far_as_it_shows() -> None:
    first, second = headline("ب" * 1_000_000, font(14.5, SEMIBOLD), 330)
    assert len(first.text) + len(second.text) < LONGEST


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("مرحبا hello", Qt.LayoutDirection.RightToLeft),
        ("hello مرحبا", Qt.LayoutDirection.LeftToRight),
        ("«123 – שלום»", Qt.LayoutDirection.RightToLeft),
        ("2024", Qt.LayoutDirection.RightToLeft),
    ],
)
def test_a_paragraph_runs_as_its_first_strong_letter(text: str, way: Qt.LayoutDirection) -> None:
    assert direction(text) is way
