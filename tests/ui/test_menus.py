"""Every command is wherever one looks for it: in the menu, the palette, the key sheet and where keys are changed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle, type_text
from ui.commands import COMMANDS, give_keys
from ui.keycaps import KeyCaps
from ui.window import Window
from ui.wording import isolated

WITH_TEXT = [command for command in COMMANDS if command.text]


@pytest.fixture
def menu(window: Window) -> QMenu:
    menu = window.top._menu.menu()
    assert isinstance(menu, QMenu)
    return menu


def actions(menu: QMenu) -> dict[str, QAction]:
    """The commands of the opened menu by their labels."""
    menu.aboutToShow.emit()
    parts = [action.menu() for action in menu.actions()]
    return {action.text().partition("\t")[0]: action for part in parts for action in part.actions()}


def labels() -> set[str]:
    return {command.label() for command in WITH_TEXT}


def test_every_command_has_a_key_and_something_it_does(window: Window) -> None:
    assert all(command.usual_keys for command in COMMANDS)
    assert {command.name for command in COMMANDS} == set(window._actions)


def test_a_command_without_a_text_is_told_by_the_one_before_it() -> None:
    for before, command in pairwise(COMMANDS):
        if not command.text:
            assert before.shown or not before.text


def test_every_command_is_in_the_menu(menu: QMenu) -> None:
    assert set(actions(menu)) == labels() - {"القائمة"}


def test_every_command_is_in_the_palette(window: Window) -> None:
    window.run("palette")
    assert window.cards.palette is not None
    entries = window.cards.palette._entries.entries
    assert {entry.text for entry in entries if entry.run} >= labels()


def test_every_command_is_on_the_key_sheet(window: Window) -> None:
    window.run("keys")
    assert window.cards.keys is not None
    assert {label.text() for label in window.cards.keys.findChildren(QLabel)} >= labels()


def test_the_bare_key_that_opens_the_key_sheet_closes_it(window: Window) -> None:
    for visible in (True, False):
        type_text("؟")
        assert window.cards.keys is not None
        assert window.cards.keys.isVisible() is visible


def test_the_key_sheet_has_the_keys_of_now(window: Window) -> None:
    for key in ("Ctrl+D", "Ctrl+Alt+Y"):
        give_keys({"bookmark": [key]})
        window.run("keys")
        assert window.cards.keys is not None
        caps = {caps.accessibleName() for caps in window.cards.keys.findChildren(KeyCaps)}
        assert " ".join(isolated(part) for part in key.split("+")) in caps
        window.cards.keys.close_card()
    give_keys({})


def test_every_command_is_where_keys_are_changed(window: Window) -> None:
    window.run("change-keys")
    assert window.cards.keys_page is not None
    listed = window.cards.keys_page.commands
    assert {listed.item(row).text() for row in range(listed.count())} == labels()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_opens_with_a_key_and_is_walked_with_the_arrows(menu: QMenu, window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F10)
    qtbot.waitUntil(menu.isVisible)
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    assert QApplication.focusWidget() is window.list


def test_the_menu_ticks_what_is_on_and_dims_what_cannot_be_done(menu: QMenu, window: Window, qtbot: QtBot) -> None:
    made = actions(menu)
    assert not made["حفظ / إلغاء الحفظ"].isEnabled()
    assert made["المظهر: فاتح"].isChecked()
    assert not made["المظهر: داكن"].isChecked()
    assert not made["لوحة الأوامر"].isCheckable()
    window.list.choose(0)
    window.run("bookmark")
    window.run("unread")
    settle(qtbot, window)
    made = actions(menu)
    assert made["حفظ / إلغاء الحفظ"].isEnabled()
    assert made["حفظ / إلغاء الحفظ"].isChecked()
    assert made["غير المقروء"].isChecked()
    assert not made["الكل"].isChecked()


def test_what_is_chosen_in_the_menu_is_done(menu: QMenu, window: Window) -> None:
    actions(menu)["المظهر: داكن"].trigger()
    assert window.look.theme.name == "dark"


@pytest.mark.parametrize("kind", ["marks", "hamza", "yeh", "teh"])
def test_spellings_are_kept_apart_by_a_key_and_said(window: Window, kind: str) -> None:
    key = {
        "marks": Qt.Key.Key_M,
        "hamza": Qt.Key.Key_H,
        "yeh": Qt.Key.Key_Y,
        "teh": Qt.Key.Key_T,
    }[kind]
    QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
    assert window.settings.strict == kind
    assert window.is_on(f"apart-{kind}")
    assert "التفريق" in window.status._index.text()
    QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
    assert window.settings.strict == ""
    assert window.status._index.text() == "لا تفريق بين الرسوم"


def test_a_key_changes_the_order_of_the_list(window: Window, qtbot: QtBot) -> None:
    seen = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
        settle(qtbot, window)
        seen.append((window.browsing.question.sort.value, window.rows.row(0).headline.title[:5]))
    assert [sort for sort, _ in seen] == ["newest", "oldest", "relevance"]
    assert [title for _, title in seen[:2]] == ["تعادل", "مرفأ "]


@pytest.mark.parametrize(("width", "columns"), [(1360, {3}), (900, {2}), (640, {1, 2})])
def test_the_key_sheet_has_as_many_columns_as_fit(window: Window, width: int, columns: set[int]) -> None:
    window.resize(width, 600)
    window.run("keys")
    assert window.cards.keys is not None
    area = window.cards.keys._area
    assert area.widget().width() <= area.viewport().width()
    assert area.widget().layout().count() in columns


@pytest.mark.parametrize(("width", "columns"), [(1360, 3), (1100, 3), (1024, 2), (640, 1)])
def test_the_key_sheet_fits_in_english_too(
    english: None, open_window: Callable[..., Window], width: int, columns: int
) -> None:
    window = open_window()
    window.resize(width, 640)
    window.run("keys")
    assert window.cards.keys is not None
    area = window.cards.keys._area
    QApplication.processEvents()
    assert area.horizontalScrollBar().maximum() == 0
    assert area.widget().layout().count() == columns
