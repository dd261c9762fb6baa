"""The library in figures: what the library counts, as tables and as bars."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from reader.article import Counts
from reader.library import Library
from ui.library_page import LibraryPage
from ui.theme import DARK, LIGHT
from ui.window import Window


@pytest.fixture
def page(window: Window) -> LibraryPage:
    window.run("figures")
    assert window.cards.figures is not None
    return window.cards.figures


def test_the_tables_hold_what_the_library_counts(page: LibraryPage, library: Library) -> None:
    counts = library.counts()
    assert [page.sections.item(row, 1).text() for row in range(page.sections.rowCount())] == [
        str(count) for _, count in counts.sections
    ]
    assert page.months.rowCount() == len(library.months())
    assert page.total.text() == "3 مقالات، 3 غير مقروء"


def bar_width(page: LibraryPage, row: int, color: str) -> int:
    rect = page.sections.visualItemRect(page.sections.item(row, 1))
    image = page.sections.viewport().grab().toImage()
    y = rect.center().y()
    return sum(image.pixelColor(x, y).name().upper() == color for x in range(rect.left(), rect.right()))


def test_bars_are_as_long_as_their_counts_in_the_colours_of_the_theme(page: LibraryPage, window: Window) -> None:
    page.open_page(Counts(12, 3, 0, (("one", 8), ("two", 4))), ())
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
