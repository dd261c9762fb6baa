"""The article's pane while no article is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from ui.blank_page import COMMANDS, BlankPage
from ui.commands import BY_NAME
from ui.keycaps import KeyCaps
from ui.window import Window


def blank(window: Window) -> BlankPage | None:
    return next((page for page in window.article.findChildren(BlankPage) if page.isVisible()), None)


def test_the_keys_that_open_an_article_stand_where_none_is_open(window: Window) -> None:
    page = blank(window)
    assert page is not None
    said = [line.text() for line in page.findChildren(QLabel)]
    assert said == [BY_NAME[name].label() for name in COMMANDS]
    middle = page.mapTo(window.article, page.rect().center())
    assert abs(middle.x() - window.article.rect().center().x()) <= 8


def test_they_are_gone_once_one_is_open(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert window.reading.article is not None
    assert blank(window) is None


def test_they_are_in_no_ones_way(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    page = blank(window)
    assert page is not None
    assert page.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    window.resize(640, 480)
    qtbot.wait(20)
    assert window.width() == 640


def test_they_are_the_keys_of_now(usual_keys_afterwards: None, window: Window, qtbot: QtBot) -> None:
    window.choose(keys={"search": ("Ctrl+L",)})
    qtbot.wait(10)
    page = blank(window)
    assert page is not None
    assert "\u2068Ctrl\u2069 \u2068L\u2069" in [caps.accessibleName() for caps in page.findChildren(KeyCaps)]


def test_they_are_not_seen_over_an_article_for_even_a_moment(window: Window) -> None:
    page = blank(window)
    assert page is not None
    window.panes.show_blank(False)
    assert not page.isVisible()
