"""Tab goes as one reads, in either language, and nothing keeps the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.library import Library
from tests.ui.conftest import settle
from ui.focus_order import stops
from ui.window import Window


def place(part: QWidget) -> QPoint:
    return part.mapTo(part.window(), part.rect().center())


def walked(container: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Where Tab stops, from the first stop on until it comes round."""
    order = list(stops(container))
    order[0].setFocus()
    seen: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and focused not in seen:
        seen.append(focused)
        QTest.keyClick(focused, key)
    assert focused is order[0]
    return seen


def test_tab_goes_through_bar_sidebar_list_article_and_status(window: Window) -> None:
    window.list.choose(0)
    order = walked(window)
    panes = [window.top, window.sidebar, window.list_pane, window.panes.article_pane, window.status]
    of = [next(number for number, pane in enumerate(panes) if pane.isAncestorOf(part)) for part in order]
    assert of == sorted(of)
    assert set(of) == set(range(5))
    assert order[0] is window.top.search


def test_the_bar_is_walked_from_the_side_where_reading_starts(window: Window) -> None:
    across = [place(part).x() for part in stops(window.top)]
    assert across == sorted(across, reverse=True)


def test_in_english_from_the_other_side(
    english: None, library: Library, articles: Path, open_window: Callable[..., Window]
) -> None:
    library.import_paths([articles])
    window = open_window()
    across = [place(part).x() for part in stops(window.top)]
    assert across == sorted(across)
    assert len(across) >= 5
    assert list(stops(window)).index(window.sidebar.choices) < list(stops(window)).index(window.list)


def test_shift_tab_goes_the_same_way_back(window: Window) -> None:
    forward = walked(window)
    back = walked(window, Qt.Key.Key_Backtab)
    assert back == [forward[0], *reversed(forward[1:])]


def test_what_was_made_late_stands_in_its_place(window: Window, qtbot: QtBot) -> None:
    window.run("kept")
    settle(qtbot, window)
    pane = window.keeping.pane
    assert pane is not None
    order = list(stops(window))
    assert order.index(window.sidebar.choices) < order.index(pane.words) < order.index(pane.list)


@pytest.mark.parametrize("card", ["settings", "change-keys", "figures", "export", "keys", "palette", "watched"])
def test_tab_stays_in_a_card_and_comes_round(window: Window, qtbot: QtBot, card: str) -> None:
    window.list.choose(0)
    window.run(card)
    settle(qtbot, window)
    current = window.cards.current()
    assert current is not None
    assert all(current.isAncestorOf(part) for part in walked(current.card))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.cards.current() is None
    assert window.list.hasFocus()


def test_the_field_for_a_new_key_lets_tab_and_escape_through(window: Window) -> None:
    window.run("change-keys")
    page = window.cards.keys_page
    assert page is not None
    page.press.setFocus()
    QTest.keyClick(page.press, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.press
    page.press.setFocus()
    QTest.keyClick(page.press, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_a_line_shows_that_the_keyboard_is_in_the_article(window: Window) -> None:
    window.list.choose(0)
    view = window.article.viewport()
    right = QPoint(view.width() - 1, view.height() // 2)
    without = view.grab().toImage().pixelColor(right).name().upper()
    window.run("open")
    assert (without, view.grab().toImage().pixelColor(right).name().upper()) == (
        window.look.theme.paper,
        window.look.theme.accent,
    )
