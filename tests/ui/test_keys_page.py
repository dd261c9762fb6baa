"""Keys are changed, conflicts said, and what is set holds at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from ui import commands, key_places
from ui.keys_page import KEYS, KeysPage
from ui.parts import IconButton
from ui.window import Window
from ui.wording import isolated

CTRL = Qt.KeyboardModifier.ControlModifier


pytestmark = pytest.mark.usefixtures("usual_keys_afterwards")


@pytest.fixture
def page(window: Window) -> KeysPage:
    window.run("change-keys")
    assert window.cards.keys_page is not None
    return window.cards.keys_page


def choose(page: KeysPage, name: str) -> None:
    rows = range(page.commands.count())
    page.commands.setCurrentRow(
        next(row for row in rows if page.commands.item(row).data(Qt.ItemDataRole.UserRole) == name)
    )


def give(page: KeysPage, name: str, key: str) -> None:
    choose(page, name)
    page.press.setKeySequence(QKeySequence(key))
    page.take.click()


def test_it_is_closed_by_the_button_of_its_head(page: KeysPage) -> None:
    close = next(button for button in page.card.findChildren(IconButton) if button.accessibleName() == "إغلاق")
    close.click()
    assert not page.isVisible()


def test_a_new_key_works_at_once_and_the_old_one_no_longer(page: KeysPage, window: Window) -> None:
    give(page, "theme", "Ctrl+Y")
    page.close_card()
    QTest.keyClick(window, Qt.Key.Key_T, CTRL)
    assert window.look.theme.name == "light"
    QTest.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert window.look.theme.name == "sepia"
    assert window.settings.keys == {"theme": ["Ctrl+Y"]}


def test_a_conflict_is_said_before_and_the_key_changes_its_owner(page: KeysPage, window: Window) -> None:
    choose(page, "theme")
    page.press.setKeySequence(QKeySequence("Ctrl+F"))
    assert "البحث في المقال" in page.said.text() or commands.BY_NAME["find"].label() in page.said.text()
    page.take.click()
    assert commands.owner("Ctrl+F") is commands.BY_NAME["theme"]
    assert "Ctrl+F" not in commands.BY_NAME["find"].keys


def test_no_conflict_is_said_of_a_free_key(page: KeysPage) -> None:
    choose(page, "theme")
    page.press.setKeySequence(QKeySequence("Ctrl+Alt+Y"))
    assert page.said.text() == ""
    assert page.take.isEnabled()


def test_the_usual_keys_come_back(page: KeysPage, window: Window) -> None:
    give(page, "theme", "Ctrl+F")
    page.usual.click()
    assert window.settings.keys == {}
    assert commands.owner("Ctrl+F") is commands.BY_NAME["find"]
    assert commands.owner("Ctrl+T") is commands.BY_NAME["theme"]


def test_a_bare_letter_can_be_given(page: KeysPage, window: Window) -> None:
    give(page, "theme", "G")
    page.close_card()
    window.list.setFocus()
    QTest.keyClick(window.list, Qt.Key.Key_G)
    assert window.look.theme.name == "sepia"


def test_esc_leads_back(page: KeysPage) -> None:
    QTest.keyClick(page.commands, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_a_name_from_another_version_is_passed_over() -> None:
    commands.give_keys({"no-such-command": ["Ctrl+F"]})
    assert commands.owner("Ctrl+F") is commands.BY_NAME["find"]


def test_a_row_is_read_with_its_keys(page: KeysPage) -> None:
    choose(page, "find")
    item = page.commands.currentItem()
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == f"{item.text()} {isolated('Ctrl+F')}"


def test_a_row_shows_the_letter_of_the_layout_that_is_used(page: KeysPage) -> None:
    for layout, letter in (("ar", "ت"), ("he", "\N{HEBREW LETTER HET}")):
        key_places.use_layout(layout)
        page.open_page()
        choose(page, "next-article")
        assert isolated(f"J {letter}") in page.commands.currentItem().data(KEYS)
    key_places.use_layout("")


def test_the_keys_stand_at_the_end_of_the_row(page: KeysPage) -> None:
    page.open_page()
    rect = page.commands.visualItemRect(page.commands.item(2))
    image = page.commands.viewport().grab(rect).toImage()
    ends = {image.pixel(x, y) for x in range(8, 40) for y in range(image.height())}
    middle = {image.pixel(image.width() // 2, y) for y in range(image.height())}
    assert len(ends) > len(middle)
