"""What helps to search, with real key events on a real library: completions, history, saved searches, facets, why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.article import Closeness, Folding, Sort
from reader.library import Library
from tests.conftest import write_article
from tests.ui.conftest import settle, type_text
from tests.ui.test_accessibility import nameless
from tests.ui.test_key_places import PLACES
from ui.history import KEPT, History
from ui.question import Facet, Question
from ui.searching import HISTORY_NAME
from ui.timeline import HEAD
from ui.window import Window

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
HARBOUR, BOOKS, MATCH = (
    "مرفأ المدينة يستأنف العمل بعد العاصفة",
    "معرض الكتاب يفتح أبوابه في القاعة الكبرى",
    "تعادل الفريقين في المباراة الأخيرة",
)


def search(window: Window, qtbot: QtBot, words: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    window.top.search.clear()
    type_text(words)
    settle(qtbot, window)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def titles(window: Window) -> list[str]:
    rows = window.list.model()
    return [rows.index(number).data() for number in range(rows.rowCount())]


def line(window: Window, facet: Facet, name: str) -> int:
    """The row of a choice in the sidebar."""
    items = window.sidebar._items.items
    return next(row for row, item in enumerate(items) if item.facet is facet and item.name == name)


def pick(window: Window, qtbot: QtBot, row: int, key: Qt.Key) -> None:
    choices = window.sidebar.choices
    choices.setFocus()
    choices.setCurrentIndex(choices.model().index(row))
    press(key)
    settle(qtbot, window)


# Words to go on with


def test_words_are_offered_as_one_types_and_tab_takes_one(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المستود")
    assert window.top.search.offered() == ("المستودعات",)
    press(Qt.Key.Key_Tab)
    settle(qtbot, window)
    assert window.top.search.text() == "المستودعات"
    assert window.top.search.hasFocus()
    assert titles(window) == [HARBOUR]
    assert window.top.search.offered() == ()


def test_arrows_walk_what_is_offered_and_enter_takes_it(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "قسم:")
    offered = window.top.search.offered()
    assert len(offered) == 3
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert offered[1] in window.top.search.accessibleDescription()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.top.search.text() == offered[0]
    assert window.top.search.hasFocus()
    assert len(titles(window)) == 1


def test_enter_searches_what_is_typed_whatever_is_offered(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المرف")
    assert window.top.search.offered()
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.top.search.text() == "المرف"
    assert window.top.search.offered() == ()


def test_escape_puts_the_offers_away_before_it_clears(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المرف")
    press(Qt.Key.Key_Escape)
    assert window.top.search.offered() == ()
    assert window.top.search.text() == "المرف"
    press(Qt.Key.Key_Escape)
    assert window.top.search.text() == ""


def test_escape_leads_from_the_empty_box_to_where_one_was(window: Window, qtbot: QtBot) -> None:
    window.list.choose(0)
    window.run("open")
    search(window, qtbot, "المرف")
    for _ in range(2):
        press(Qt.Key.Key_Escape)
        assert window.top.search.hasFocus()
    press(Qt.Key.Key_Escape)
    assert window.article.hasFocus()
    press(Qt.Key.Key_Escape)
    assert window.list.hasFocus()


def test_escape_leads_from_the_sidebar_to_the_list_and_then_lets_go_of_the_filter(window: Window, qtbot: QtBot) -> None:
    pick(window, qtbot, line(window, Facet.SECTIONS, "اقتصاد"), Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert window.list.hasFocus()
    assert len(titles(window)) == 1
    press(Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert len(titles(window)) == 3


def test_a_chord_with_alt_is_no_letter_where_arabic_is_the_only_layout(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المرفأ")
    hamza = QKeyEvent(QEvent.Type.KeyPress, ord("ا"), ALT, PLACES["H"], 0, 0, "ا")
    QApplication.sendEvent(window.top.search, hamza)
    assert window.top.search.text() == "المرفأ"
    assert window.settings.kept_apart == {Folding.HAMZA}


def test_down_goes_to_the_first_offer_and_after_escape_straight_to_the_results(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "مرفأ المستود")
    press(Qt.Key.Key_Down)
    assert window.top.search._popup is not None
    assert window.top.search._popup.line() == window.top.search.offered()[0]
    assert window.top.search.hasFocus()
    press(Qt.Key.Key_Escape)
    assert window.top.search.offered() == ()
    assert window.top.search.text() == "مرفأ المستود"
    press(Qt.Key.Key_Down)
    settle(qtbot, window)
    assert window.list.hasFocus()


def test_another_spelling_of_what_is_typed_is_not_offered(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المستودعَات")
    assert titles(window) == [HARBOUR]
    assert window.top.search.offered() == ()
    press(Qt.Key.Key_Down)
    settle(qtbot, window)
    assert window.list.hasFocus()


def test_down_past_the_offers_goes_to_the_results(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "مرفأ المستود")
    for _ in window.top.search.offered():
        press(Qt.Key.Key_Down)
    assert window.top.search.hasFocus()
    press(Qt.Key.Key_Down)
    settle(qtbot, window)
    assert window.list.hasFocus()


# Earlier searches


def test_up_in_the_empty_box_lists_earlier_searches(window: Window, qtbot: QtBot) -> None:
    for words in ("المرفأ", "الكتاب"):
        search(window, qtbot, words)
        press(Qt.Key.Key_Return)
        settle(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    window.top.search.clear()
    press(Qt.Key.Key_Up)
    settle(qtbot, window)
    assert window.top.search.offered() == ("الكتاب", "المرفأ")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    assert titles(window) == [HARBOUR]
    kept = json.loads((window.library.folder / HISTORY_NAME).read_text(encoding="utf-8"))
    assert kept == {"history": ["الكتاب", "المرفأ"]}


def test_delete_forgets_one_earlier_search_and_a_command_all(window: Window, qtbot: QtBot) -> None:
    history = History(window.library.folder / HISTORY_NAME)
    for words in ("ا", "ب", "ج"):
        history.remember(words)
    QTest.keyClick(window, Qt.Key.Key_K, CTRL | SHIFT)
    settle(qtbot, window)
    assert window.top.search.offered() == ("ج", "ب", "ا")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert window.top.search.offered() == ("ب", "ا")
    window.run("clear-history")
    settle(qtbot, window)
    window.run("search-history")
    settle(qtbot, window)
    assert window.top.search.offered() == ()


def test_a_history_keeps_each_search_once_and_the_last_ones(tmp_path: Path) -> None:
    history = History(tmp_path / "h.json")
    for number in range(KEPT + 5):
        history.remember(str(number))
    history.remember("7")
    again = History(tmp_path / "h.json").searches()
    assert again[0] == "7"
    assert len(again) == len(set(again)) == KEPT


@pytest.mark.parametrize("text", ["{", "[]", '{"history": 3}', '{"history": [1, "حمص", ""]}'])
def test_a_history_that_cannot_be_read_is_empty(tmp_path: Path, text: str) -> None:
    (tmp_path / "h.json").write_text(text, encoding="utf-8")
    assert set(History(tmp_path / "h.json").searches()) <= {"حمص"}


# Saved searches


def test_a_search_is_saved_named_asked_renamed_and_forgotten(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المرفأ")
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    press(Qt.Key.Key_A, CTRL)
    type_text("سفن")
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    saved = [(item.label, item.count) for item in window.sidebar._items.items if item.saved]
    assert saved == [("سفن", 1)]
    window.run("all")
    window.top.search.clear()
    settle(qtbot, window)
    row = next(row for row, item in enumerate(window.sidebar._items.items) if item.saved)
    pick(window, qtbot, row, Qt.Key.Key_Return)
    assert titles(window) == [HARBOUR]
    assert window.top.search.text() == "المرفأ"
    pick(window, qtbot, row, Qt.Key.Key_F2)
    type_text("بحر")
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    assert [item.label for item in window.sidebar._items.items if item.saved] == ["بحر"]
    pick(window, qtbot, row, Qt.Key.Key_Delete)
    assert not [item for item in window.sidebar._items.items if item.saved]


def test_a_saved_search_brings_its_sections_and_months_back(window: Window, qtbot: QtBot) -> None:
    asked = Question("المرفأ", sections=("اقتصاد",), months=("2024-12", "2025-01"), sort=Sort.NEWEST)
    window.ask(asked)
    settle(qtbot, window)
    window.run("save-search")
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    window.ask(Question())
    row = next(row for row, item in enumerate(window.sidebar._items.items) if item.saved)
    pick(window, qtbot, row, Qt.Key.Key_Return)
    assert window.browsing.question == asked


# What was understood, and a better query


def test_what_was_understood_is_said_in_the_interface_language(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "عنوان:مرفأ -حلب")
    assert window.list_pane.answer.isVisible()
    said = window.list_pane.answer.meaning.text().replace("\u2068", "").replace("\u2069", "")
    assert said == "فُهم هكذا: «مرفأ» في العنوان ودون «حلب»"
    search(window, qtbot, "عنوان:مرفأ")
    assert window.list_pane.answer.meaning.text().endswith("في العنوان")
    search(window, qtbot, "مرفأ")
    assert window.list_pane.answer.meaning.text() == ""


def test_a_better_query_is_taken_with_a_key(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "hglvth")
    assert "المرفأ" in window.list_pane.answer.better.text()
    assert "المرفأ" in window.list.accessibleDescription()
    press(Qt.Key.Key_Return, ALT)
    settle(qtbot, window)
    assert window.top.search.text() == "المرفأ"
    assert titles(window) == [HARBOUR]


def test_one_key_narrows_to_the_spelling_and_on_to_the_root(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "مستودع")
    assert titles(window) == [HARBOUR]
    seen = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_E, CTRL)
        settle(qtbot, window)
        seen.append((window.browsing.question.closeness, len(titles(window)), window.list_pane.answer.level.text()))
    assert seen == [
        (Closeness.EXACT, 0, "المطابقة: الرسم نفسه"),
        (Closeness.FORM, 1, "المطابقة: صيغ الكلمة"),
        (Closeness.ROOT, 1, "المطابقة: الجذر كله"),
        (None, 1, "المطابقة: تلقائية"),
    ]


def test_spellings_are_kept_apart_in_list_and_article_and_remembered(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    for number, said in enumerate(("وقال أحمد واحمد.", "وقال احمد.")):
        own = " ".join(f"كلمة{number}س{place}" for place in range(12))
        write_article(tmp_path / f"{number}.txt", lead=own, body=(f"{own} {said}",))
    for number in range(2):
        window.importing.start([tmp_path / f"{number}.txt"])
        settle(qtbot, window)
    search(window, qtbot, "أحمد")
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    window.list.choose(next(row for row in (0, 1) if "أحمد" in window.rows.row(row).excerpt))
    settle(qtbot, window)
    both = window.searching._match[1]
    assert len(titles(window)) == 2
    bar = window.list_pane.answer
    bar._fill(bar.level.menu())
    next(action for action in bar.level.menu().actions() if "أ إ آ" in action.text()).trigger()
    settle(qtbot, window)
    assert window.settings.strict == "hamza"
    assert window.browsing.question.strict == {Folding.HAMZA}
    assert 0 < window.searching._match[1] < both
    assert "أ إ آ" in bar.meaning.text()
    assert len(titles(window)) == 1
    window.run("all")
    assert window.browsing.question.strict == {Folding.HAMZA}
    bar._fill(bar.level.menu())
    next(action for action in bar.level.menu().actions() if "أ إ آ" in action.text()).trigger()
    settle(qtbot, window)
    assert window.settings.strict == ""


def test_only_the_spelling_is_marked_where_only_it_counts(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "مرفأ")
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    forms = window.searching._match[1]
    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    settle(qtbot, window)
    assert 0 < window.searching._match[1] < forms
    row = window.rows.row(0)
    assert row.title_matches
    assert all(row.headline.title[span.start : span.end] == "مرفأ" for span in row.title_matches)
    assert all(row.excerpt[span.start : span.end] == "مرفأ" for span in row.excerpt_matches)


def test_a_key_says_why_an_article_matched(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "مرفأ مستودع")
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_E, CTRL | SHIFT)
    settle(qtbot, window)
    card = window.cards.current()
    said = [card.lines.item(row).text() for row in range(card.lines.count())]
    plain = [text.replace("\u2068", "").replace("\u2069", "") for text in said]
    assert plain == ["مرفأ: الرسم نفسه «مرفأ» في العنوان", "مستودع: صيغة من الكلمة «المستودعات» في المتن"]
    press(Qt.Key.Key_Escape)
    assert window.cards.current() is None
    assert window.list.hasFocus()


@pytest.mark.parametrize("command", ["why", "save-search", "search-history"])
def test_nothing_that_helps_to_search_is_nameless(window: Window, qtbot: QtBot, command: str) -> None:
    History(window.library.folder / HISTORY_NAME).remember("حمص")
    search(window, qtbot, "المرفأ")
    window.list.choose(0)
    window.run(command)
    settle(qtbot, window)
    assert window.cards.current() or window.top.search.offered()
    assert nameless(window) == []


# Facets


def test_states_are_counted_over_all_hits_and_widen(window: Window, library: Library, qtbot: QtBot) -> None:
    library.set_read(window.rows.id_at(0), True)
    search(window, qtbot, "المرفأ OR الكتاب OR المباراة")
    counts = {item.name: item.count for item in window.sidebar._items.items if item.facet is Facet.STATES}
    assert counts == {"unread": 2, "read": 1, "bookmarked": 0}
    pick(window, qtbot, line(window, Facet.STATES, "read"), Qt.Key.Key_Return)
    assert len(titles(window)) == 1
    pick(window, qtbot, line(window, Facet.STATES, "unread"), Qt.Key.Key_Space)
    assert len(titles(window)) == 3
    assert window.browsing.question.states == ("read", "unread")


def test_a_chosen_section_leaves_the_counts_of_the_others(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المرفأ OR الكتاب OR المباراة")
    pick(window, qtbot, line(window, Facet.SECTIONS, "ثقافة"), Qt.Key.Key_Return)
    assert titles(window) == [BOOKS]
    counts = {item.name: item.count for item in window.sidebar._items.items if item.facet is Facet.SECTIONS}
    assert counts == {"اقتصاد": 1, "ثقافة": 1, "رياضة": 1}


def test_sources_are_folders_and_narrow_with_sections(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "صحيفة" / "one.txt"
    write_article(other, title="مرفأ آخر بعيد", lead="كلام عن مرفأ بعيد لم يُذكر.", body=("متن قصير آخر تماما.",))
    window.importing.start([other])
    settle(qtbot, window)
    search(window, qtbot, "مرفأ")
    assert len(titles(window)) == 2
    pick(window, qtbot, line(window, Facet.SOURCES, str(tmp_path / "صحيفة")), Qt.Key.Key_Return)
    assert titles(window) == ["مرفأ آخر بعيد"]
    counts = {item.label: item.count for item in window.sidebar._items.items if item.facet is Facet.SOURCES}
    assert counts == {"صحيفة": 1, "articles": 1}
    pick(window, qtbot, line(window, Facet.SOURCES, str(tmp_path / "articles")), Qt.Key.Key_Space)
    assert len(titles(window)) == 2
    chips = window.list_pane._chips.findChildren(type(window.list_pane.answer.better))
    assert [chip.text() for chip in chips if chip.isVisible()] == ["صحيفة  ×", "articles  ×"]


def test_months_are_walked_and_widened_with_keys(window: Window, qtbot: QtBot) -> None:
    timeline = window.sidebar.timeline
    timeline.setFocus()
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    assert titles(window) == [MATCH]
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    settle(qtbot, window)
    assert set(titles(window)) == {MATCH, BOOKS}
    assert window.browsing.question.months == ("2025-02", "2025-01")
    assert "مختار" in timeline.accessibleName()
    press(Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert len(titles(window)) == 3


def test_ctrl_click_adds_a_month_and_the_heading_lets_all_go(window: Window, qtbot: QtBot) -> None:
    timeline = window.sidebar.timeline
    for number, modifiers in ((0, Qt.KeyboardModifier.NoModifier), (1, CTRL)):
        spot = timeline._slot(number, 3).center().toPoint()
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, modifiers, spot)
        settle(qtbot, window)
    assert set(titles(window)) == {HARBOUR, BOOKS}
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(100, HEAD // 2))
    settle(qtbot, window)
    assert len(titles(window)) == 3


# Likeness, copies, and from match to match


def test_more_like_this_lists_articles_and_escape_leads_back(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    twin = write_article(
        tmp_path / "twin.txt", title="بواخر تدخل حوض المرفأ", lead="خبر", body=("دخلت بواخر الحوض منذ ساعات.",)
    )
    window.importing.start([twin])
    settle(qtbot, window)
    window.list.choose(titles(window).index(HARBOUR))
    QTest.keyClick(window, Qt.Key.Key_M, CTRL | SHIFT)
    settle(qtbot, window)
    assert titles(window)[0] == "بواخر تدخل حوض المرفأ"
    assert HARBOUR not in titles(window)
    assert window.sidebar._items.items[line(window, Facet.SECTIONS, "اقتصاد")].count == 2
    window.list.setFocus()
    press(Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert len(titles(window)) == 4


def test_typing_ends_a_list_of_articles_like_another(window: Window, qtbot: QtBot) -> None:
    window.list.choose(titles(window).index(HARBOUR))
    window.run("like")
    settle(qtbot, window)
    search(window, qtbot, "الكتاب")
    assert titles(window) == [BOOKS]


def test_copies_are_folded_in_an_answer_too(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    body = tuple(f"جملة رقم {number} من خبر طويل عن السفن والبضائع التي دخلت اليوم." for number in range(12))
    for name, day in (("a", "07"), ("b", "08")):
        write_article(tmp_path / f"{name}.txt", date=f"{day}-12-2024 | 10:00", title=f"خبر {name} عن السفن", body=body)
    for name in ("a", "b"):
        window.importing.start([tmp_path / f"{name}.txt"])
        settle(qtbot, window)
    search(window, qtbot, "البضائع")
    assert len(titles(window)) == 1
    assert window.rows.row(0).headline.copies == 1
    window.run("fold")
    settle(qtbot, window)
    assert len(titles(window)) == 2


def test_f3_goes_on_to_the_next_article_found_and_shift_f3_back(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المباراة OR الكتاب")
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    first = window.reading.id
    _, total = window.searching._match
    assert total
    for _ in range(total):
        QTest.keyClick(window, Qt.Key.Key_F3)
    assert window.searching._match == (total, total)
    QTest.keyClick(window, Qt.Key.Key_F3)
    settle(qtbot, window)
    assert window.reading.id != first
    assert window.searching._match[0] == 1
    QTest.keyClick(window, Qt.Key.Key_F3, SHIFT)
    settle(qtbot, window)
    assert window.reading.id == first
    assert window.searching._match == (total, total)


def test_words_looked_for_in_one_article_stay_in_it(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المباراة OR الكتاب")
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    first = window.reading.id
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    type_text("في")
    settle(qtbot, window)
    for _ in range(5):
        press(Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.reading.id == first


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_context_menu_of_a_row_has_its_commands(window: Window, qtbot: QtBot) -> None:
    spot = window.list.visualRect(window.list.model().index(1)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, spot, window.list.viewport().mapToGlobal(spot), Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window.list.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert any(action.text().startswith("مثل هذا") for action in menu.actions())
    why = next(action for action in menu.actions() if action.text().startswith("لماذا"))
    assert not why.isEnabled()
    menu.close()


def test_an_english_window_says_what_was_understood_in_english(
    english: None, library: Library, articles: Path, open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    library.import_paths([articles])
    window = open_window()
    search(window, qtbot, "title:مرفأ date:2024-12")
    said = window.list_pane.answer.meaning.text().replace("\u2068", "").replace("\u2069", "")
    assert said == "Understood as: «مرفأ» in the headline and published December 2024"
    assert titles(window) == [HARBOUR]


def test_the_empty_field_says_in_a_word_what_it_has_no_room_to_say_in_full(window: Window, qtbot: QtBot) -> None:
    box = window.top.search
    assert box.placeholderText() == "ابحث في 3 مقالات"
    window.resize(640, 480)
    qtbot.wait(20)
    for total, said in ((9, "ابحث"), (123_456_789, "ابحث"), (0, "ابحث")):
        box.show_total(total)
        assert box.placeholderText() == said
    window.resize(1360, 860)
    qtbot.waitUntil(lambda: box.placeholderText() == "لا شيء للبحث فيه بعد")
