"""Progress, read by reading, and reading without distraction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.library import Library
from tests.ui.conftest import settle
from ui.article_page import Kind
from ui.window import Window

PARAGRAPH = "وقالت إدارة المرفأ في بيان نشرته أمس إن ثلاث بواخر كبيرة دخلت الحوض الأول منذ ساعات الفجر. " * 4


@pytest.fixture
def long_window(arabic: None, library: Library, tmp_path: Path, open_window: Callable[..., Window]) -> Window:
    """A window with a long article open."""
    file = tmp_path / "long.txt"
    paragraphs = "\n\n".join(PARAGRAPH + str(number) for number in range(20))
    file.write_text(f"مرفأ المدينة يستأنف العمل\n\n{paragraphs}\n", encoding="utf-8")
    library.import_paths([file])
    window = open_window()
    window.list.choose(0)
    while window.article._place.idle.isActive():
        QTest.qWait(1)
    return window


def test_progress_is_told_as_one_reads(long_window: Window) -> None:
    assert long_window.status._time.text().startswith("قراءة")
    bar = long_window.article.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    half = long_window.article.progress()
    assert 0.4 < half < 0.7
    assert long_window.status._time.text().startswith(f"{int(half * 100)}%")
    bar.setValue(bar.maximum())
    assert long_window.article.progress() == 1
    assert long_window.status._time.text() == "100%"


def test_an_article_read_to_its_end_is_read(
    long_window: Window, qtbot: QtBot, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.reading.LEAST_MS", 100)
    bar = long_window.article.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    qtbot.wait(300)
    settle(qtbot, long_window)
    assert not library.status(long_window.reading.id).read
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: library.status(long_window.reading.id).read, timeout=3000)


def test_reading_without_distraction_shows_the_article_alone_and_esc_leads_back(long_window: Window) -> None:
    QTest.keyClick(long_window, Qt.Key.Key_F11)
    assert long_window.isFullScreen()
    panes = long_window.panes
    assert long_window.article.hasFocus()
    assert not any(pane.isVisible() for pane in (panes.top, panes.sidebar, panes.list_pane, panes.status))
    QTest.keyClick(long_window.article, Qt.Key.Key_Escape)
    assert not long_window.isFullScreen()
    assert all(pane.isVisible() for pane in (panes.top, panes.sidebar, panes.list_pane, panes.status))
    assert not long_window.article.paragraph_focus


def test_searching_leads_out_of_full_screen(long_window: Window) -> None:
    long_window.run("full-screen")
    long_window.run("search")
    assert long_window.top.search.hasFocus()
    assert not long_window.isFullScreen()


def darkest(window: Window, number: int) -> int:
    """How dark the darkest letter of a paragraph is painted, 0 for black."""
    geometry = window.article._layout.geometry
    value = window.article.verticalScrollBar().value()
    image = window.article.viewport().grab().toImage()
    rows = range(max(0, geometry.top(number) - value), min(image.height(), geometry.bottom(number) - value), 3)
    return min(image.pixelColor(x, y).lightness() for y in rows for x in range(0, image.width(), 2))


def test_all_paragraphs_but_one_are_dimmed_and_keys_go_to_the_next(long_window: Window) -> None:
    long_window.run("paragraph-focus")
    focus = long_window.article._painter.in_focus
    assert focus is not None
    shown = [n for n, piece in enumerate(long_window.article._page.pieces[:4]) if piece.kind is not Kind.KICKER]
    dark = {number: darkest(long_window, number) for number in shown}
    assert dark[focus] < 60
    assert all(lightness > 120 for number, lightness in dark.items() if number != focus)
    QTest.keyClick(long_window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert long_window.article._painter.in_focus == focus + 1
    assert darkest(long_window, focus + 1) < 60
    QTest.keyClick(long_window, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert long_window.article._painter.in_focus == focus
    long_window.run("paragraph-focus")
    assert all(darkest(long_window, number) < 60 for number in shown)


def test_the_paragraph_in_focus_stands_where_one_reads(long_window: Window) -> None:
    long_window.run("paragraph-focus")
    for _ in range(5):
        long_window.run("next-paragraph")
    view = long_window.article
    top = view._layout.geometry.top(view._painter.in_focus) - view.verticalScrollBar().value()
    assert abs(top - view.viewport().height() / 3) <= 2


def test_scrolling_takes_the_focus_along(long_window: Window) -> None:
    long_window.run("paragraph-focus")
    bar = long_window.article.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    view = long_window.article
    number = view._painter.in_focus
    assert view._layout.geometry.bottom(number) > bar.value()
    assert view._layout.geometry.top(number) < bar.value() + view.viewport().height() / 2
