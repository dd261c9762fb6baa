"""The library in figures: what the library counts, as tables and as bars."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from reader.article import Counts, Figures, View
from reader.library import Library
from tests.ui.conftest import settle
from ui.library_page import LibraryPage
from ui.parts import IconButton
from ui.theme import DARK, LIGHT
from ui.window import Window
from ui.wording import isolated, path


@pytest.fixture
def page(window: Window, library: Library, qtbot: QtBot) -> LibraryPage:
    library.set_read(library.listing(View(sections=("ثقافة",)))[0], True)
    window.refresh()
    settle(qtbot, window)
    window.run("figures")
    settle(qtbot, window)
    assert window.cards.figures is not None
    return window.cards.figures


def test_the_tables_hold_what_the_library_counts(page: LibraryPage, library: Library) -> None:
    counts = library.counts()
    assert [page.sections.item(row, 1).text() for row in range(page.sections.rowCount())] == [
        str(count) for _, count in counts.sections
    ]
    assert page.months.rowCount() == len(library.months())
    assert page.total.text() == "3 مقالات، 2 غير مقروء"


def test_it_is_closed_by_the_button_of_its_head(page: LibraryPage) -> None:
    close = next(button for button in page.card.findChildren(IconButton) if button.accessibleName() == "إغلاق")
    close.click()
    assert not page.isVisible()


def row_of(table: QTableWidget, name: str) -> list[str]:
    rows = ([table.item(row, at).text() for at in range(table.columnCount())] for row in range(table.rowCount()))
    return next(row for row in rows if row[0] == name)


def test_a_section_says_how_much_of_it_is_unread(page: LibraryPage) -> None:
    assert row_of(page.sections, isolated("ثقافة"))[1:] == ["1", "0"]
    assert row_of(page.sections, isolated("رياضة"))[1:] == ["1", "1"]


def test_the_folders_articles_come_from_are_counted(page: LibraryPage, articles: Path) -> None:
    assert page.sources.rowCount() == 1
    assert row_of(page.sources, isolated("articles")) == [isolated("articles"), "3"]
    assert page.sources.item(0, 0).toolTip() == path(str(articles))


def bar_width(page: LibraryPage, row: int, color: str) -> int:
    rect = page.sections.visualItemRect(page.sections.item(row, 1))
    image = page.sections.viewport().grab().toImage()
    y = rect.center().y()
    return sum(image.pixelColor(x, y).name().upper() == color for x in range(rect.left(), rect.right()))


def test_bars_are_as_long_as_their_counts_in_the_colours_of_the_theme(page: LibraryPage, window: Window) -> None:
    page.open_page(Counts(12, 3, 0, (("one", 8), ("two", 4))), (), Figures({}, ()))
    first, second = bar_width(page, 0, LIGHT.accent), bar_width(page, 1, LIGHT.accent)
    assert first > 60
    assert abs(second - first / 2) <= 2
    window.choose(theme="dark")
    assert bar_width(page, 0, DARK.accent) == first


def test_a_screen_reader_reads_a_table(page: LibraryPage) -> None:
    table = QAccessible.queryAccessibleInterface(page.sections)
    assert table.role() == QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "القسم"


def test_esc_leads_back(page: LibraryPage) -> None:
    QTest.keyClick(page.sections, Qt.Key.Key_Escape)
    assert not page.isVisible()
