"""The window: every pane, key and filter, on a real library, with real key events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import resources
from reader.article import NO_SECTION, Shelf, Sort
from reader.errors import IndexDamaged
from reader.library import INDEX_NAME, Library
from tests.conftest import write_article
from tests.ui.conftest import settle, type_text
from ui.commands import COMMANDS
from ui.question import Question
from ui.settings import Session
from ui.top_bar import Disc
from ui.window import Window

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def search(window: Window, qtbot: QtBot, words: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window.top.search.hasFocus()
    type_text(words)
    settle(qtbot, window)


def titles(window: Window) -> list[str]:
    rows = window.list.model()
    return [rows.index(number).data() for number in range(rows.rowCount())]


def test_every_command_of_the_table_has_an_action(window: Window) -> None:
    assert {command.name for command in COMMANDS} == set(window._actions)


def test_the_list_shows_the_library(window: Window) -> None:
    assert len(titles(window)) == 3
    assert window.sidebar.choices.model().rowCount() == 5 + 1 + 3


def test_where_there_is_room_for_one_pane_enter_shows_the_article_and_escape_the_list(
    window: Window, qtbot: QtBot
) -> None:
    window.resize(800, 600)
    settle(qtbot, window)
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    assert window.reading.id is not None
    assert not window.article.isVisible()
    QTest.keyClick(window.list, Qt.Key.Key_Return)
    assert window.article.isVisible()
    assert not window.list.isVisible()
    QTest.keyClick(window.article, Qt.Key.Key_Escape)
    assert window.list.isVisible()
    assert window.list.hasFocus()


def test_the_window_is_named_after_the_open_article(window: Window) -> None:
    assert window.windowTitle() == "خزانة"
    window.list.choose(1)
    assert window.windowTitle() == f"{titles(window)[1]} — خزانة"


def test_enter_presses_the_button_that_has_the_focus(window: Window, qtbot: QtBot) -> None:
    discs = window.top.findChildren(Disc)
    discs[2].setFocus()
    QTest.keyClick(discs[2], Qt.Key.Key_Return)
    assert window.look.theme.name == "dark"
    window.run("change-keys")
    page = window.cards.keys_page
    assert page is not None
    page.press.setKeySequence(QKeySequence("Ctrl+Alt+Y"))
    page.take.setFocus()
    QTest.keyClick(page.take, Qt.Key.Key_Return)
    assert window.settings.keys == {COMMANDS[0].name: ["Ctrl+Alt+Y"]}
    window.appearance.apply(replace(window.settings, keys={}))


def test_escape_leaves_the_search_at_once_and_the_filter_next(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المرفأ")
    QTest.keyClick(window, Qt.Key.Key_1, ALT)
    window.list.setFocus()
    for _ in range(2):
        QTest.keyClick(window.list, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert window.browsing.question == window.browsing.question.only(Shelf.ALL)
    assert window.top.search.text() == ""
    assert len(titles(window)) == 3


def test_typing_searches_and_marks_list_and_article(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المرفأ")
    assert titles(window) == ["مرفأ المدينة يستأنف العمل بعد العاصفة"]
    row = window.rows.row(0)
    assert row.title_matches or row.excerpt_matches
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.list.hasFocus()
    assert window.find_bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert window.find_bar._count.text().startswith("1 من ")
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert window.find_bar._count.text().startswith("2 من ")
    QTest.keyClick(window, Qt.Key.Key_F3, SHIFT)
    assert window.find_bar._count.text().startswith("1 من ")


def test_a_search_shows_its_best_hits_first_wherever_the_open_article_is(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    for number in range(30):
        own = " ".join(f"كلمة{number}س{place}" for place in range(12))
        write_article(tmp_path / "more" / f"{number}.txt", title=f"سوق الكتب {number}", lead=own, body=(f"{own} سوق.",))
    window.importing.start([tmp_path / "more"])
    settle(qtbot, window)
    search(window, qtbot, "سوق")
    window.list.setFocus()
    QTest.keyClick(window.list, Qt.Key.Key_End)
    last = window.reading.id
    window.top.search.clear()
    settle(qtbot, window)
    search(window, qtbot, "سوق")
    assert window.reading.id == last
    assert window.list.currentIndex().row() == 29
    assert window.list._top == 0


def test_the_count_of_a_search_is_said_to_screen_readers(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المرفأ")
    assert window.list.accessibleDescription().startswith("نتيجة واحدة")


def test_enter_waits_for_the_answer_to_what_was_typed(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    type_text("المباراة")
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.reading.article.title == "تعادل الفريقين في المباراة الأخيرة"


def test_escape_leads_back_step_by_step(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "المرفأ")
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    QTest.keyClick(window.list, Qt.Key.Key_Return)
    assert window.article.hasFocus()
    QTest.keyClick(window.article, Qt.Key.Key_Escape)
    assert window.list.hasFocus()
    QTest.keyClick(window.list, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert window.top.search.text() == ""
    assert len(titles(window)) == 3


def test_sections_widen_and_combine_with_the_search(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_1, ALT)
    settle(qtbot, window)
    assert len(titles(window)) == 1
    first = window.browsing.question.sections[0]
    other = next(name for name in ("اقتصاد", "ثقافة", "رياضة") if name != first)
    window.sidebar.choices.picked.emit(
        next(item for item in window.sidebar._items.items if item.section == other), True
    )
    settle(qtbot, window)
    assert len(titles(window)) == 2
    search(window, qtbot, "المرفأ OR الكتاب OR المباراة")
    assert len(titles(window)) == 2
    assert window.browsing.facets["section"].keys() == {"اقتصاد", "ثقافة", "رياضة"}


def test_a_month_narrows_the_list_and_again_lets_go(window: Window, qtbot: QtBot) -> None:
    window.sidebar.timeline.month_chosen.emit("2025-01", False)
    settle(qtbot, window)
    assert titles(window) == ["معرض الكتاب يفتح أبوابه في القاعة الكبرى"]
    window.sidebar.timeline.month_chosen.emit("2025-01", False)
    settle(qtbot, window)
    assert len(titles(window)) == 3


def test_letters_move_through_the_list_under_an_arabic_layout(window: Window) -> None:
    window.list.setFocus()
    type_text("ت")
    assert window.list.currentIndex().row() == 0
    type_text("ت")
    assert window.list.currentIndex().row() == 1
    type_text("ن")
    assert window.list.currentIndex().row() == 0
    type_text("j")
    assert window.list.currentIndex().row() == 1


def test_letters_typed_into_a_field_are_letters(window: Window) -> None:
    window.top.search.setFocus()
    type_text("تنjk/")
    assert window.top.search.text() == "تنjk/"
    assert not window.list.currentIndex().isValid()


def test_staying_with_an_article_marks_it_read_and_a_key_undoes_it(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.reading.LEAST_MS", 50)
    monkeypatch.setattr("ui.wording.WORDS_A_MINUTE", 100_000)
    window.list.setFocus()
    type_text("ت")
    qtbot.waitUntil(lambda: window.browsing.counts.unread == 2, timeout=5000)
    type_text("ة")
    settle(qtbot, window)
    assert window.browsing.counts.unread == 3


def test_next_unread_skips_what_was_read(window: Window, library: Library, qtbot: QtBot) -> None:
    library.set_read(window.rows.id_at(1), True)
    window.list.setFocus()
    window.list.choose(0)
    type_text("ى")
    settle(qtbot, window)
    assert window.list.currentIndex().row() == 2


def test_bookmarks_have_their_own_list(window: Window, qtbot: QtBot) -> None:
    window.list.choose(1)
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    settle(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_B, CTRL)
    settle(qtbot, window)
    assert len(titles(window)) == 1
    assert window.rows.row(0).headline.bookmarked
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    settle(qtbot, window)
    assert titles(window) == []
    assert "Ctrl+D" in window.list.empty_text


def test_history_goes_back_and_forward(window: Window) -> None:
    window.list.choose(0)
    first = window.reading.id
    window.list.choose(2)
    last = window.reading.id
    QTest.keyClick(window, Qt.Key.Key_Right, ALT)
    assert window.reading.id == first
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.reading.id == last


def test_f6_walks_the_panes_and_comes_round(window: Window) -> None:
    window.list.choose(0)
    window.top.search.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [window.sidebar.choices, window.list, window.article, window.top.search]


def test_text_grows_shrinks_and_returns(window: Window) -> None:
    window.list.choose(0)
    QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert window.settings.text_size == 24
    QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert window.settings.text_size == 19
    QTest.keyClick(window, Qt.Key.Key_0, CTRL)
    assert window.settings.text_size == 21


@pytest.mark.parametrize("width", [1360, 1024, 860])
def test_panes_make_room_in_narrow_windows(window: Window, qtbot: QtBot, width: int) -> None:
    window.resize(width, 640)
    qtbot.wait(20)
    window.list.choose(0)
    assert window.sidebar.width() == (212 if width >= 1100 else 52)
    assert window.list_pane.isVisible()
    assert window.panes.article_pane.isVisible() == (width >= 900)
    QTest.keyClick(window.list, Qt.Key.Key_Return)
    assert window.article.isVisible()
    assert window.list_pane.isVisible() == (width >= 900)
    QTest.keyClick(window.article, Qt.Key.Key_Escape)
    assert window.list_pane.isVisible()


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
def test_every_theme_paints_its_own_paper(window: Window, theme: str) -> None:
    window.run(f"theme-{theme}")
    picture = window.list.viewport().grab().toImage()
    corner = picture.pixelColor(5, picture.height() - 5).name()
    assert corner.upper() == window.look.theme.list


def test_dropped_files_are_imported(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    new = write_article(tmp_path / "new.txt", title="خبر جديد لم يُقرأ بعد", body=("متن الخبر الجديد كله هنا.",))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(new))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *how))
    settle(qtbot, window)
    assert window.browsing.counts.total == 4
    dialog = window.cards.importing
    assert dialog.isVisible()
    assert dialog._outcomes.rowCount() == 1
    QTest.keyClick(dialog._go_on, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_import_names_every_file_that_failed_and_why(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "empty.txt").write_bytes(b"")
    (tmp_path / "bad" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    window.import_paths([tmp_path / "bad"])
    settle(qtbot, window)
    qtbot.wait(150)
    report = window.cards.importing.report()
    assert "empty.txt\tالملف فارغ؛ لا شيء فيه للاستيراد" in report
    assert "picture.txt\tالملف ليس نصًا؛ احفظه نصًا عاديًا أولًا" in report
    assert window.status._index.text() == "تعذّر ملفان"


def test_a_failure_stays_in_view_when_the_index_turns_out_well(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    window.importing.start([tmp_path / "empty.txt"])
    settle(qtbot, window)
    window.heal()
    settle(qtbot, window)
    assert window.status._index.text() == "تعذّر ملف واحد"


def test_every_byte_of_the_index_is_looked_at_when_nothing_was_asked_for_a_while(
    window: Window, library: Library, qtbot: QtBot
) -> None:
    assert not window._quiet.isActive()
    window.top.search.setFocus()
    settle(qtbot, window)
    assert window._quiet.isActive()
    for path in (library.folder / INDEX_NAME).rglob("*.arrays"):
        with path.open("r+b") as file:
            middle = path.stat().st_size // 2
            file.seek(middle)
            flipped = file.read(1)[0] ^ 0xFF
            file.seek(middle)
            file.write(bytes([flipped]))
    assert not library.check().ok
    window._quiet.timeout.emit()
    settle(qtbot, window)
    assert library.check().ok
    assert window.status._index.text() == "الفهرس مكتمل"


def test_the_index_is_looked_after_when_the_reader_turns_to_search(
    window: Window, library: Library, qtbot: QtBot
) -> None:
    library._index.reset()
    settle(qtbot, window)
    assert not library._index.ids()
    window.top.search.setFocus()
    settle(qtbot, window)
    assert len(library._index.ids()) == window.browsing.counts.total
    assert window.status._index.text() == "الفهرس مكتمل"


def test_the_palette_finds_commands_in_both_languages_and_articles(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    palette = window.cards.palette
    for words in ("dark", "داكن"):
        palette._input.clear()
        type_text(words, palette._input)
        settle(qtbot, window)
        assert "المظهر: داكن" in [entry.text for entry in palette._entries.entries]
    QTest.keyClick(palette._input, Qt.Key.Key_Return)
    assert window.look.theme.name == "dark"
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    type_text("المرفأ", palette._input)
    settle(qtbot, window)
    QTest.keyClick(palette._input, Qt.Key.Key_Return)
    assert window.reading.article.title == "مرفأ المدينة يستأنف العمل بعد العاصفة"


def test_the_key_sheet_opens_in_both_layouts_and_escape_closes_it(window: Window) -> None:
    window.list.setFocus()
    for letter in "?؟":
        type_text(letter)
        sheet = window.cards.keys
        assert sheet.isVisible()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert not sheet.isVisible()
        assert window.list.hasFocus()


def test_tab_stays_inside_a_card(window: Window, qtbot: QtBot) -> None:
    window.run("keys")
    sheet = window.cards.keys
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(QApplication.focusWidget())


def test_the_session_brings_back_shelf_order_and_article(
    window: Window, open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window.list.choose(2)
    chosen = window.reading.id
    session = window.session()
    again = open_window(Session(article=session.article, sort=Sort.OLDEST.value, shelf=Shelf.UNREAD.value))
    assert again.reading.id == chosen
    assert again.browsing.question.sort is Sort.OLDEST
    assert again.browsing.question.shelf is Shelf.UNREAD


def test_an_article_that_is_gone_does_not_stop_the_window(arabic: None, open_window: Callable[..., Window]) -> None:
    assert open_window(Session(article="gone")).reading.id is None


def test_an_empty_library_offers_the_samples(arabic: None, open_window: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_window()
    assert window.panes.first_run.isVisible()
    assert not window.list.isVisible()
    window.import_paths([resources.path("samples")])
    settle(qtbot, window)
    assert window.browsing.counts.total == 6
    assert window.list.isVisible()
    assert not window.panes.first_run.isVisible()


def test_articles_without_a_section_can_be_chosen(
    window: Window, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "plain.txt").write_text("عنوان بلا قسم\n\nفقرة أولى من الكلام.\nفقرة ثانية منه.", encoding="utf-8")
    window.import_paths([tmp_path / "plain.txt"])
    settle(qtbot, window)
    window.ask(window.browsing.question.section(NO_SECTION, widen=False))
    settle(qtbot, window)
    assert len(titles(window)) == 1


def test_a_click_on_a_row_opens_it(window: Window, qtbot: QtBot) -> None:
    rect = window.list.visualRect(window.list.model().index(1))
    QTest.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert window.reading.id == window.rows.id_at(1)
    assert window.list.indexAt(QPoint(rect.center())).row() == 1


def test_the_search_box_leaves_out_marks_of_direction(window: Window) -> None:
    window.top.search.setText("\u202bحمص\u202c ")
    assert window.top.search.words() == "حمص"


def test_a_key_the_window_does_not_know_is_passed_on(window: Window) -> None:
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "ض")
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()


def test_a_failure_is_said_in_the_status_line_and_the_next_question_is_answered(
    window: Window, library: Library, qtbot: QtBot
) -> None:
    window.searches.do(lambda job: library.article("gone"), lambda _: None)
    settle(qtbot, window)
    assert window.status._index.text() == "\u2068gone\u2069: لم يعد هذا المقال في الخزانة"
    search(window, qtbot, "المرفأ")
    assert len(titles(window)) == 1


def test_an_empty_library_is_explained_without_overlaps_in_the_smallest_window(
    arabic: None, open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window()
    window.resize(window.minimumSize())
    settle(qtbot, window)
    parts = window.panes.first_run._drop.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    rows = sorted({(part.geometry().top(), part.geometry().bottom()) for part in parts})
    texts = [part for part in parts if isinstance(part, QLabel)]
    assert all(part.height() >= part.sizeHint().height() for part in texts)
    assert rows[-1][1] < window.panes.first_run._drop.height()


def test_a_card_closes_where_what_had_the_keyboard_is_no_more(window: Window) -> None:
    button = QPushButton("x", window)
    button.show()
    button.setFocus()
    window.run("keys")
    card = window.cards.keys
    shiboken6.delete(button)
    window.run("escape")
    assert not card.isVisible()


def test_who_searches_while_the_index_is_built_is_told_and_sees_the_rest_later(
    window: Window, library: Library, qtbot: QtBot
) -> None:
    held = library._index.ids()
    library._index.reset()
    window.browsing.ask(Question(words="بواخر"))
    settle(qtbot, window)
    assert "قيد البناء" not in window.list.empty_text
    window.answers.show_healing((0, len(held)))
    settle(qtbot, window)
    assert "قيد البناء" in window.list.empty_text
    library._index.add(library._store.articles(sorted(held)))
    window.answers.show_healed()
    settle(qtbot, window)
    assert window.rows.rowCount() == 1
    assert "قيد البناء" not in window.list.empty_text


def test_nothing_more_is_promised_of_an_index_that_could_not_be_built(window: Window, qtbot: QtBot) -> None:
    window.answers.show_healing((0, 3))
    window._import_failed(IndexDamaged("segment", "it has changed"))
    window.browsing.ask(Question(words="غغغغ"))
    settle(qtbot, window)
    assert "قيد البناء" not in window.list.empty_text
