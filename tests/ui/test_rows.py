"""The list's model and view: right by Qt's own checker, and as light with 100,000 rows as with ten."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reader.article import Query, Span, View
from reader.library import Library
from tests.conftest import write_article
from ui.article_list import ArticleList
from ui.elide import fit
from ui.ids import Ids
from ui.question import PAGE
from ui.row_painter import EXCERPT_PX, ONE_LINE, TWO_LINES, laid_text
from ui.rows import Rows
from ui.style import Look, font
from ui.theme import LIGHT


@pytest.fixture
def full(library: Library, tmp_path: Path) -> Library:
    """A library of 80 articles, in titles of one and of two lines."""
    for number in range(80):
        title = f"العنوان رقم {number}" + " من كلام طويل يملأ سطرين كاملين في القائمة" * (number % 2)
        write_article(tmp_path / "many" / f"{number:03}.txt", title=title, body=(f"فقرة المرفأ {number}.",))
    library.import_paths([tmp_path / "many"])
    return library


@pytest.fixture
def rows(full: Library, qtbot: QtBot) -> Rows:
    rows = Rows(full)
    rows.show_listing(Ids(full.listing(View())))
    return rows


@pytest.fixture
def view(fonts: None, qtbot: QtBot, rows: Rows) -> ArticleList:
    view = ArticleList(rows, Look(LIGHT))
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(view)
    view.resize(372, 700)
    view.show()
    return view


def test_ids_are_found_by_place_and_places_by_id() -> None:
    written = [f"{number:016x}" for number in range(1000)]
    ids = Ids(written)
    assert len(ids) == 1000
    assert [ids.part(number, number + 1) for number in (0, 7, 999)] == [[written[number]] for number in (0, 7, 999)]
    assert ids.part(990, 2000) == written[990:]
    assert ids.part(1000, 1032) == ids.part(5, 5) == []
    assert [ids.place_of(written[number]) for number in (0, 7, 999)] == [0, 7, 999]
    assert ids.place_of("f" * 16) is None
    assert len(Ids([])) == 0
    assert Ids([]).part(0, 32) == []


def test_qt_finds_no_fault_with_the_model(rows: Rows, full: Library) -> None:
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    rows.show_listing(Ids(full.listing(View())[:5]))
    rows.show_results(full.search(Query("المرفأ", limit=PAGE)))
    rows.refresh(rows.id_at(0))
    rows.show_listing(Ids([]))
    assert tester.model() is rows


def test_a_row_speaks_headline_section_date_and_state(rows: Rows, full: Library, arabic: None) -> None:
    article_id = rows.id_at(0)
    full.set_bookmarked(article_id, True)
    rows.refresh(article_id)
    spoken = rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    title = rows.index(0).data(Qt.ItemDataRole.DisplayRole)
    assert spoken == f"{title}، اقتصاد، 7 ديسمبر 2024، غير مقروء، محفوظ، 79 مقالًا آخر تروي هذا بكلمات متقاربة"


def test_hits_beyond_the_first_page_are_asked_for_and_arrive(rows: Rows, full: Library, qtbot: QtBot) -> None:
    results = full.search(Query("المرفأ", limit=PAGE))
    rows.show_results(results)
    assert rows.rowCount() == 80
    with qtbot.waitSignal(rows.page_wanted) as wanted:
        assert rows.row(PAGE + 3) is None
    rows.add_page(full.search(Query("المرفأ", limit=PAGE, offset=wanted.args[0])))
    assert rows.row(PAGE + 3) is not None
    assert rows.place_of(rows.id_at(PAGE + 3)) == PAGE + 3


def test_there_are_two_heights(view: ArticleList, rows: Rows) -> None:
    assert {view.visualRect(rows.index(number)).height() for number in range(4)} == {ONE_LINE, TWO_LINES}


def test_rows_stand_one_below_the_other(view: ArticleList, rows: Rows) -> None:
    first, second = (view.visualRect(rows.index(number)) for number in (0, 1))
    assert first.top() == 0
    assert second.top() == first.bottom() + 1
    assert view.indexAt(QPoint(100, second.top() + 5)).row() == 1


def test_the_last_row_ends_with_the_view(view: ArticleList, rows: Rows) -> None:
    last = rows.index(rows.rowCount() - 1)
    view.scrollTo(last)
    assert view.visualRect(last).bottom() == view.viewport().height() - 1
    view.scrollTo(rows.index(0))
    assert view.visualRect(rows.index(0)).top() == 0


def test_walking_down_and_up_visits_every_row_in_view(view: ArticleList, rows: Rows, qtbot: QtBot) -> None:
    view.choose(0)
    for step in range(1, 30):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        assert view.currentIndex().row() == step
        rect = view.visualRect(view.currentIndex())
        assert rect.top() >= 0
        assert rect.bottom() < view.viewport().height()
    for step in range(28, -1, -1):
        qtbot.keyClick(view, Qt.Key.Key_Up)
        assert view.visualRect(view.currentIndex()).top() >= 0
        assert view.currentIndex().row() == step


def test_end_and_home_reach_the_edges(view: ArticleList, rows: Rows, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == rows.rowCount() - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0


class Endless:
    """A hundred thousand articles that repeat those of a real library: only the ids are made up."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._real = library.listing(View())
        self.asked = 0

    def headlines(self, ids: Sequence[str]) -> list[object]:
        self.asked += len(ids)
        return self._library.headlines([self._real[int(number) % len(self._real)] for number in ids])


def test_a_hundred_thousand_rows_cost_what_is_looked_at(full: Library, fonts: None, qtbot: QtBot) -> None:
    library = Endless(full)
    rows = Rows(library)  # type: ignore[arg-type]
    view = ArticleList(rows, Look(LIGHT))
    qtbot.addWidget(view)
    view.resize(372, 780)
    view.show()
    rows.show_listing(Ids([f"{number:06}" for number in range(100_000)]))
    view.choose(99_999)
    view.choose(50_000)
    view.grab()
    assert library.asked <= 10 * PAGE


@pytest.mark.parametrize("before", ["", "😀😀 ", "abc "])
def test_a_mark_in_a_row_covers_its_word_with_its_vowel_signs(fonts: None, before: str) -> None:
    text = f"{before}قال الكِتابُ اليوم"
    start = text.index("الك")
    used = font(EXCERPT_PX)
    (line,) = fit(text, used, 300, 2)
    (mark,) = laid_text(line, used, 300, text, (Span(start, start + len("الكِتابُ")),)).marks
    alone = QFontMetricsF(used).horizontalAdvance("الكِتابُ")
    assert mark.width() == pytest.approx(alone, abs=1.5)
