"""Copying in every form, from real keys to the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from reader.article import Article, Span
from reader.library import Library
from ui.copying import with_source
from ui.window import Window

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
ARTICLE = Article(
    title="عنوان * المقال", section="المشرق-العربي", published="2024-12-07T02:47", body=("فقرة أولى.", "فقرة ثانية.")
)


@pytest.fixture
def reading(window: Window) -> Window:
    window.list.choose(0)
    return window


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_the_whole_article_is_copied_where_nothing_is_selected(reading: Window) -> None:
    QTest.keyClick(reading, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert clipboard() == reading.reading.article.text


def test_a_selection_is_copied_with_its_source(reading: Window) -> None:
    article = reading.reading.article
    reading.article.select(Span(0, 5))
    QTest.keyClick(reading, Qt.Key.Key_C, CTRL_ALT)
    text, source = clipboard().split("\n\n— ")
    assert text == article.text[:5].strip()
    assert article.title in source


def test_the_source_has_title_section_and_date(arabic: None) -> None:
    assert with_source(ARTICLE, "فقرة").endswith("— «عنوان * المقال»، المشرق العربي، 7 ديسمبر 2024، 02:47")
    assert with_source(Article(body=("نص",)), None) == "نص"


def test_markdown_marks_the_headline_and_quotes_a_passage(reading: Window) -> None:
    reading.run("copy-markdown")
    assert clipboard().startswith("# ")
    assert Library.markdown(ARTICLE, "فقرة أولى.\nفقرة ثانية.") == (
        "> فقرة أولى.\n>\n> فقرة ثانية.\n\n— عنوان \\* المقال · المشرق-العربي · 2024-12-07T02:47\n"
    )


def test_visual_text_is_joined_and_reads_from_left_to_right(reading: Window) -> None:
    reading.article.select(Span(0, 4))
    reading.run("copy-visual")
    word = reading.reading.article.text[:4]
    assert len(clipboard().strip()) == len(word.strip())
    assert all("\ufb50" <= letter <= "\ufeff" for letter in clipboard() if letter.strip())


def test_long_visual_text_is_wrapped_before_it_is_reordered() -> None:
    text = " ".join(f"كلمة{number}" for number in range(40))
    lines = Library.visual_text(text).split("\n")
    assert len(lines) > 2
    assert all(len(line) <= 72 for line in lines)
    assert "0" in lines[0]
    assert "39" in lines[-1]
