"""Highlights, notes and bookmarks of passages, made by keys on a real library, and there again afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.annotations import Annotation, Kind
from reader.article import Span
from reader.library import Library
from tests.ui.conftest import settle, type_text
from ui.note_editor import NoteEditor
from ui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def kept(window: Window) -> tuple[Annotation, ...]:
    return window.library.keeping.of_article(str(window.reading.id))


def select(window: Window, words: str) -> Span:
    """Select words of the open article, as the mouse would."""
    assert window.reading.article is not None
    start = window.reading.article.text.index(words)
    span = Span(start, start + len(words))
    window.article.select(span)
    window.article.setFocus()
    return span


@pytest.fixture
def reading(window: Window, qtbot: QtBot) -> Window:
    """The window with the keyboard in an open article."""
    window.list.setFocus()
    window.list.choose(1)
    QTest.keyClick(window.list, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.article.hasFocus()
    return window


def first_words(window: Window) -> str:
    assert window.reading.article is not None
    return " ".join(str(window.reading.article.lead).split()[:3])


@pytest.mark.parametrize("colour", [1, 2, 3, 4])
def test_a_digit_highlights_what_is_selected(reading: Window, qtbot: QtBot, colour: int) -> None:
    span = select(reading, first_words(reading))
    QTest.keyClick(reading.article, Qt.Key(ord("0") + colour))
    settle(qtbot, reading)
    (made,) = kept(reading)
    assert (made.kind, made.span, made.colour) == (Kind.HIGHLIGHT, span, colour)
    (shown,) = reading.article._highlights
    assert (shown.start, shown.end, shown.colour) == (*span, colour)


def test_an_arabic_digit_highlights_too(reading: Window, qtbot: QtBot) -> None:
    select(reading, first_words(reading))
    type_text("٣", reading.article)
    settle(qtbot, reading)
    assert [made.colour for made in kept(reading)] == [3]


def test_another_digit_changes_the_colour_of_the_selected_highlight(reading: Window, qtbot: QtBot) -> None:
    select(reading, first_words(reading))
    for key in (Qt.Key.Key_1, Qt.Key.Key_4):
        QTest.keyClick(reading.article, key)
        settle(qtbot, reading)
    assert [made.colour for made in kept(reading)] == [4]


def test_a_passage_is_selected_and_highlighted_without_a_mouse(reading: Window, qtbot: QtBot) -> None:
    QTest.keyClick(reading.article, Qt.Key.Key_F8)
    word = reading.article.selected_range()
    QTest.keyClick(reading.article, Qt.Key.Key_F8)
    sentence = reading.article.selected_range()
    assert word is not None
    assert sentence is not None
    assert sentence.end - sentence.start > word.end - word.start
    QTest.keyClick(reading.article, Qt.Key.Key_F8, SHIFT)
    assert reading.article.selected_range() == word
    QTest.keyClick(reading.article, Qt.Key.Key_2)
    settle(qtbot, reading)
    assert [made.span for made in kept(reading)] == [word]


def test_without_a_selection_nothing_is_marked_and_the_reader_is_told(reading: Window, qtbot: QtBot) -> None:
    QTest.keyClick(reading.article, Qt.Key.Key_1)
    settle(qtbot, reading)
    assert kept(reading) == ()
    assert "F8" in reading.status._index.text()


def test_a_note_is_written_beside_the_passage(reading: Window, qtbot: QtBot) -> None:
    span = select(reading, first_words(reading))
    QTest.keyClick(reading.article, Qt.Key.Key_M, CTRL)
    editor = reading.article.viewport().findChild(NoteEditor)
    assert editor.field.hasFocus()
    assert not editor.visibleRegion().isEmpty()
    type_text("قارن بالتقرير")
    QTest.keyClick(editor.field, Qt.Key.Key_Return, CTRL)
    settle(qtbot, reading)
    (made,) = kept(reading)
    assert (made.span, made.note) == (span, "قارن بالتقرير")
    assert reading.article.hasFocus()
    assert [card.highlight.note for card in reading.article._notes._cards] == ["قارن بالتقرير"]


def test_what_was_written_is_kept_when_another_article_is_opened(reading: Window, qtbot: QtBot) -> None:
    first = str(reading.reading.id)
    select(reading, first_words(reading))
    QTest.keyClick(reading.article, Qt.Key.Key_M, CTRL)
    type_text("لم أنته بعد")
    reading.list.choose(2)
    settle(qtbot, reading)
    assert reading.reading.id != first
    assert [made.note for made in reading.library.keeping.of_article(first)] == ["لم أنته بعد"]


def test_what_was_written_is_kept_when_the_window_closes(
    reading: Window, qtbot: QtBot, open_library: Callable[[], Library]
) -> None:
    article_id = str(reading.reading.id)
    select(reading, first_words(reading))
    QTest.keyClick(reading.article, Qt.Key.Key_M, CTRL)
    type_text("قبل الإغلاق")
    reading.close()
    assert [made.note for made in open_library().keeping.of_article(article_id)] == ["قبل الإغلاق"]


def test_a_note_is_edited_by_the_same_key(reading: Window, qtbot: QtBot) -> None:
    select(reading, first_words(reading))
    for letters in ("أول", " ثان"):
        QTest.keyClick(reading.article, Qt.Key.Key_M, CTRL)
        type_text(letters)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        settle(qtbot, reading)
    assert [made.note for made in kept(reading)] == ["أول ثان"]


def test_an_empty_new_note_makes_nothing(reading: Window, qtbot: QtBot) -> None:
    select(reading, first_words(reading))
    QTest.keyClick(reading.article, Qt.Key.Key_M, CTRL)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle(qtbot, reading)
    assert kept(reading) == ()
    assert reading.article._highlights == ()


def test_a_note_without_a_selection_is_about_the_article(reading: Window, qtbot: QtBot) -> None:
    QTest.keyClick(reading.article, Qt.Key.Key_M, CTRL)
    type_text("عن المقال كله")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle(qtbot, reading)
    (made,) = kept(reading)
    assert (made.kind, made.span, made.note) == (Kind.NOTE, None, "عن المقال كله")


def test_in_a_narrow_pane_the_note_is_written_under_its_paragraph(reading: Window, qtbot: QtBot) -> None:
    reading.resize(960, 800)
    settle(qtbot, reading)
    select(reading, first_words(reading))
    QTest.keyClick(reading.article, Qt.Key.Key_M, CTRL)
    editor = reading.article.viewport().findChild(NoteEditor)
    assert editor.width() == reading.article._layout.geometry.column
    line = reading.article._layout.place_of(editor.highlight.start + reading.article._page.text_start)
    assert editor.y() >= line.bottom() - reading.article.verticalScrollBar().value()
    type_text("تحت")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle(qtbot, reading)
    assert [made.note for made in kept(reading)] == ["تحت"]


def test_delete_removes_and_undo_brings_back_and_redo_removes_again(reading: Window, qtbot: QtBot) -> None:
    span = select(reading, first_words(reading))
    QTest.keyClick(reading.article, Qt.Key.Key_3)
    settle(qtbot, reading)
    for key, modifiers, left in (
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, []),
        (Qt.Key.Key_Z, CTRL, [span]),
        (Qt.Key.Key_Z, CTRL | SHIFT, []),
        (Qt.Key.Key_Z, CTRL, [span]),
        (Qt.Key.Key_Z, CTRL, []),
    ):
        QTest.keyClick(reading, key, modifiers)
        settle(qtbot, reading)
        assert [made.span for made in kept(reading)] == left
        assert len(reading.article._highlights) == len(left)


def test_undoing_a_bookmark_darkens_its_button(reading: Window, qtbot: QtBot) -> None:
    QTest.keyClick(reading, Qt.Key.Key_D, CTRL)
    settle(qtbot, reading)
    assert reading.reading.status.bookmarked
    QTest.keyClick(reading, Qt.Key.Key_Z, CTRL)
    settle(qtbot, reading)
    assert not reading.reading.status.bookmarked
    assert reading.browsing.counts.bookmarked == 0


def test_undo_in_a_text_field_stays_there(reading: Window, qtbot: QtBot) -> None:
    select(reading, first_words(reading))
    QTest.keyClick(reading.article, Qt.Key.Key_1)
    settle(qtbot, reading)
    QTest.keyClick(reading, Qt.Key.Key_K, CTRL)
    type_text("كلمة")
    QTest.keyClick(reading.top.search, Qt.Key.Key_Z, CTRL)
    settle(qtbot, reading)
    assert reading.top.search.text() != "كلمة"
    assert len(kept(reading)) == 1


def test_f4_goes_from_highlight_to_highlight(reading: Window, qtbot: QtBot) -> None:
    words = str(reading.reading.article.lead).split()
    spans = []
    for word in (words[0], words[3]):
        spans.append(select(reading, word))
        QTest.keyClick(reading.article, Qt.Key.Key_1)
        settle(qtbot, reading)
    visited = []
    for _ in range(3):
        QTest.keyClick(reading, Qt.Key.Key_F4)
        visited.append(reading.article.selected_range())
    assert visited == [spans[0], spans[1], spans[0]]
    QTest.keyClick(reading, Qt.Key.Key_F4, SHIFT)
    assert reading.article.selected_range() == spans[1]


def test_a_passage_is_bookmarked(reading: Window, qtbot: QtBot) -> None:
    span = select(reading, first_words(reading))
    QTest.keyClick(reading, Qt.Key.Key_B, CTRL | SHIFT)
    settle(qtbot, reading)
    (made,) = kept(reading)
    assert (made.kind, made.span) == (Kind.BOOKMARK, span)
    assert not reading.reading.status.bookmarked


def test_the_mouse_finds_the_colours_in_the_menu_of_a_selection(reading: Window, qtbot: QtBot) -> None:
    span = select(reading, first_words(reading))
    menu = QMenu(reading.article)
    menu.addAction("copy")
    reading.article.menu_wanted.emit(menu)
    texts = [action.text() for action in menu.actions()]
    assert texts[:4] == ["ليموني\t1", "نعناعي\t2", "سماوي\t3", "وردي\t4"]
    assert texts[-1] == "copy"
    menu.actions()[3].trigger()
    settle(qtbot, reading)
    assert [(made.span, made.colour) for made in kept(reading)] == [(span, 4)]


def test_a_note_shows_all_that_is_written(reading: Window, qtbot: QtBot) -> None:
    select(reading, first_words(reading))
    QTest.keyClick(reading.article, Qt.Key.Key_M, CTRL)
    type_text("كلمات كثيرة جدا تملأ سطورا عديدة في العمود الضيق بجانب النص")
    qtbot.wait(20)
    bar = reading.article.viewport().findChild(NoteEditor).field.verticalScrollBar()
    assert bar.maximum() == 0


def test_marks_are_there_again_after_a_restart(
    reading: Window, qtbot: QtBot, open_window: Callable[..., Window]
) -> None:
    span = select(reading, first_words(reading))
    QTest.keyClick(reading.article, Qt.Key.Key_2)
    settle(qtbot, reading)
    session = reading.session()
    reading.close()
    window = open_window(session)
    (shown,) = window.article._highlights
    assert (shown.start, shown.end, shown.colour) == (*span, 2)
