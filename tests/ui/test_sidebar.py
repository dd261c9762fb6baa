"""Questions made by choosing, and the picture of the months."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.article import Shelf
from reader.library import Library
from tests.ui.conftest import settle
from ui.question import Question
from ui.style import Look
from ui.theme import LIGHT
from ui.timeline import HEAD, PLOT, Timeline, bars
from ui.window import Window


def test_choosing_a_section_replaces_and_widening_adds() -> None:
    question = Question(words="حمص").section("ا", widen=False).section("ب", widen=True)
    assert question.sections == ("ا", "ب")
    assert question.section("ج", widen=False).sections == ("ج",)
    assert question.section("ا", widen=True).sections == ("ب",)
    assert question.words == "حمص"


def test_choosing_the_only_section_again_lets_it_go() -> None:
    assert Question(sections=("ا",)).section("ا", widen=False).sections == ()


def test_a_shelf_lets_sections_and_month_go_but_not_the_words() -> None:
    question = Question("حمص", sections=("ا",), months=("2024-12",)).only(Shelf.UNREAD)
    assert question == Question("حمص", Shelf.UNREAD)


def test_months_without_articles_have_their_place() -> None:
    assert bars((("2024-11", 2), ("2025-01", 1)), 20) == (("2024-11", 2), ("2024-12", 0), ("2025-01", 1))


def test_too_many_months_become_years_and_too_many_years_the_newest() -> None:
    months = (("2019-05", 1), ("2021-02", 4), ("2021-03", 1))
    assert bars(months, 10) == (("2019", 1), ("2020", 0), ("2021", 5))
    assert bars(months, 2) == (("2020", 0), ("2021", 5))


def test_time_runs_from_the_reading_start(qtbot: QtBot, fonts: None) -> None:
    for direction, first_is_right in ((Qt.LayoutDirection.RightToLeft, True), (Qt.LayoutDirection.LeftToRight, False)):
        timeline = Timeline(Look(LIGHT))
        qtbot.addWidget(timeline)
        timeline.setLayoutDirection(direction)
        timeline.setFixedWidth(212)
        timeline.show_months((("2024-11", 2), ("2024-12", 1), ("2025-01", 1)), (), None)
        timeline.show()
        x = 212 - 24 if first_is_right else 24
        with qtbot.waitSignal(timeline.month_chosen) as chosen:
            QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(x, HEAD + PLOT - 3))
        assert chosen.args == ["2024-11", False]


def test_space_widens_and_enter_replaces(window: Window, qtbot: QtBot) -> None:
    choices = window.sidebar.choices
    choices.setFocus()
    choices.setCurrentIndex(choices.model().index(6))
    QTest.keyClick(choices, Qt.Key.Key_Return)
    settle(qtbot, window)
    QTest.keyClick(choices, Qt.Key.Key_Down)
    QTest.keyClick(choices, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert len(window.browsing.question.sections) == 2
    assert window.rows.rowCount() == 2


def test_a_click_chooses_and_ctrl_click_widens(window: Window, qtbot: QtBot) -> None:
    choices = window.sidebar.choices

    def click(row: int, modifiers: Qt.KeyboardModifier) -> None:
        spot = choices.visualRect(choices.model().index(row)).center()
        QTest.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, modifiers, spot)
        settle(qtbot, window)

    click(6, Qt.KeyboardModifier.NoModifier)
    click(7, Qt.KeyboardModifier.ControlModifier)
    assert len(window.browsing.question.sections) == 2
    click(0, Qt.KeyboardModifier.NoModifier)
    assert window.browsing.question == Question()


def test_a_name_keeps_its_own_direction_in_either_interface(
    english: None, library: Library, tmp_path: Path, open_window: Callable[..., Window]
) -> None:
    """«ااا!» ends at its left; an exclamation mark has a gap in it, an alef has none."""
    (tmp_path / "one.txt").write_text("ااا!\n07-12-2024\nعنوان المقال هنا\nنص المقال الأول في سطر.", encoding="utf-8")
    library.import_paths([tmp_path / "one.txt"])
    choices = open_window().sidebar.choices
    row = next(row for row, item in enumerate(choices.model().items) if item.section == "ااا!")
    line = choices.visualRect(choices.model().index(row, 0)).adjusted(14, 4, -40, -4)
    image = choices.viewport().grab(line).toImage()
    ground = image.pixelColor(image.width() // 2, 0).lightness()
    ink = [
        [abs(image.pixelColor(x, y).lightness() - ground) > 60 for y in range(image.height())]
        for x in range(image.width())
    ]
    leftmost = next(column for column in ink if any(column))
    runs = sum(here and not before for before, here in zip([False, *leftmost], leftmost, strict=False))
    assert runs == 2
