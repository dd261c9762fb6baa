"""What stands behind an article: badges and folding, older versions, copies, files, and what was left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.article import View
from reader.library import Library
from tests.conftest import write_article
from tests.ui.conftest import settle, type_text
from ui import wording
from ui.article_page import Kind
from ui.elide import elide
from ui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

BODY = (
    "وقال مدير المرفأ إن ثلاث بواخر دخلت الحوض الأول منذ ساعات الفجر.",
    "وأضاف أن الأضرار في المستودعات محدودة وأن الكشف عليها بدأ أمس.",
    "وختم بالقول إن العمل سيستمر على مدار الساعة حتى نهاية الشهر.",
)


def take(window: Window, qtbot: QtBot, *paths: Path) -> None:
    window.importing.start(paths)
    settle(qtbot, window)


def open_titled(window: Window, library: Library, title: str) -> str:
    (article_id,) = [h.id for h in library.headlines(library.listing(View())) if h.title == title]
    window.open_article(article_id)
    return article_id


@pytest.fixture
def updated(window: Window, qtbot: QtBot, articles: Path) -> Window:
    """The window after one of its articles got a newer version, which is open."""
    body = (BODY[0].replace("ثلاث", "خمس"), *BODY[1:], "وهذه فقرة زيدت بعد النشر.")
    write_article(articles / "harbour.txt", body=body)
    take(window, qtbot, articles)
    open_titled(window, window.library, "مرفأ المدينة يستأنف العمل بعد العاصفة")
    return window


@pytest.fixture
def copied(window: Window, qtbot: QtBot, tmp_path: Path) -> Window:
    """The window on a library where another paper tells one of the stories too."""
    write_article(tmp_path / "b" / "copy.txt", title="المرفأ يعود إلى العمل", date="08-12-2024 | 09:00")
    take(window, qtbot, tmp_path / "b")
    return window


def test_older_versions_are_shown_with_what_differs_and_open_read_only(updated: Window, qtbot: QtBot) -> None:
    window = updated
    newest = window.reading.id
    QTest.keyClick(window, Qt.Key.Key_H, CTRL | SHIFT)
    settle(qtbot, window)
    dialog = window.cards.relatives
    assert dialog._list.count() == 1
    text = dialog._text.toPlainText()
    assert "إن ثلاث خمس بواخر" in text
    assert "زيدت بعد النشر" in text
    QTest.keyClick(dialog._list, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.reading.older
    assert "نسخة أقدم" in window.panes.article_notice.text
    marked = [window.reading.article.text[span.start : span.end] for span in window.article._spans]
    assert marked == ["ثلاث"]
    old = window.reading.id
    type_text("ة", window.article)
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    settle(qtbot, window)
    assert window.library.status(old) == window.library.status(old).__class__()
    window.panes.article_notice._buttons[0].click()
    settle(qtbot, window)
    assert window.reading.id == newest
    assert not window.panes.article_notice.isVisible()


def test_a_row_says_that_there_are_older_versions(updated: Window) -> None:
    window = updated
    rows = window.rows
    row = rows.place_of(window.reading.id)
    assert rows.index(row).data(Qt.ItemDataRole.ToolTipRole) == "نسخة أقدم واحدة"
    assert rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole).endswith("نسخة أقدم واحدة")


def test_copies_are_one_row_until_they_are_unfolded(copied: Window, qtbot: QtBot) -> None:
    window = copied
    assert window.rows.rowCount() == 3
    assert window.rows.row(0).headline.copies == 1
    assert "مقال آخر" in window.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.keyClick(window, Qt.Key.Key_F, CTRL | SHIFT)
    settle(qtbot, window)
    assert window.rows.rowCount() == 4
    assert not window.session().folded
    QTest.keyClick(window, Qt.Key.Key_F, CTRL | SHIFT)
    settle(qtbot, window)
    assert window.rows.rowCount() == 3


def test_the_copies_of_a_story_are_shown_and_opened(copied: Window, qtbot: QtBot) -> None:
    window = copied
    open_titled(window, window.library, "المرفأ يعود إلى العمل")
    QTest.keyClick(window, Qt.Key.Key_D, CTRL | SHIFT)
    settle(qtbot, window)
    dialog = window.cards.relatives
    assert "مرفأ المدينة يستأنف العمل بعد العاصفة" in dialog._list.item(0).text()
    QTest.keyClick(dialog._list, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.reading.article.title == "مرفأ المدينة يستأنف العمل بعد العاصفة"
    assert not window.reading.older


def test_no_copies_are_said_and_nothing_opens(window: Window, qtbot: QtBot) -> None:
    window.list.choose(0)
    for command, said in (
        ("copies", "لا مقال آخر يروي هذا بكلمات متقاربة."),
        ("versions", "لا نسخ أقدم من هذا المقال."),
    ):
        window.run(command)
        assert window.cards.relatives is None
        assert window.status._index.text() == said


def test_what_the_status_line_has_no_room_for_makes_no_window_wider(window: Window, qtbot: QtBot) -> None:
    window.resize(900, 600)
    line, whole = window.status._index, "جملة " * 60
    window.status.say(whole)
    qtbot.wait(20)
    assert window.width() == 900
    assert line.width() < line.sizeHint().width()
    assert line.toolTip() == line.text() == whole
    cut = line.grab().toImage()
    window.status.say(elide(whole, line.font(), line.width()))
    qtbot.wait(20)
    assert line.grab(QRect(line.width() - 60, 0, 60, 20)).toImage() == cut.copy(cut.width() - 60, 0, 60, 20)


def test_a_spoofed_headline_bears_a_badge_and_a_line_over_it(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    spoofed = write_article(tmp_path / "s.txt", title="بيان \u202eexe.ragla\u202c رسمي حول المرفأ")
    take(window, qtbot, spoofed)
    row = window.rows.row(0)
    assert row.headline.warned
    assert "خفي" in window.rows.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "خفي" in window.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    window.list.choose(0)
    settle(qtbot, window)
    assert "حروف خفية" in window.panes.article_notice.text
    window.panes.article_notice._buttons[0].click()
    assert "حروف خفية" in window.cards.details._text.toPlainText()


def test_the_badge_of_a_spoofed_headline_is_painted(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    def warns() -> int:
        picture = window.list.viewport().grab().toImage()
        top = window.list.visualRect(window.rows.index(0)).top()
        points = ((x, y) for y in range(top + 8, top + 34) for x in range(picture.width()))
        return sum(picture.pixelColor(x, y).name().upper() == window.look.theme.warn for x, y in points)

    assert warns() == 0
    take(window, qtbot, write_article(tmp_path / "s.txt", title="بيان \u202eexe.ragla\u202c رسمي حول المرفأ"))
    assert warns() > 0


def test_a_key_shows_what_was_left_out_and_it_is_remembered(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    tail = "\n\nشارك هذا المقال\nاشترك في النشرة البريدية\n"
    take(window, qtbot, write_article(tmp_path / "t.txt", title="خبر له ذيل", body=("متن الخبر كله.",), tail=tail))
    article_id = open_titled(window, window.library, "خبر له ذيل")
    assert window.reading.article.dropped
    window.list.setFocus()
    type_text("م")
    settle(qtbot, window)
    assert [piece.text for piece in window.article._page.pieces if piece.kind is Kind.DROPPED] == list(
        window.reading.article.dropped
    )
    assert window.library.status(article_id).whole
    window.list.choose(1)
    window.open_article(article_id)
    assert "اشترك في النشرة البريدية" in window.article.toPlainText()
    type_text("l", window.list)
    settle(qtbot, window)
    assert "اشترك في النشرة البريدية" not in window.article.toPlainText()
    assert not window.library.status(article_id).whole


def test_the_files_of_an_article_are_named_and_those_that_are_gone_marked(
    window: Window, qtbot: QtBot, articles: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes((articles / "books.txt").read_bytes())
    take(window, qtbot, copy)
    copy.unlink()
    window.library.note_removed([copy])
    open_titled(window, window.library, "معرض الكتاب يفتح أبوابه في القاعة الكبرى")
    QTest.keyClick(window, Qt.Key.Key_I, CTRL)
    lines = window.cards.details._text.toPlainText().splitlines()
    assert f"• {wording.path(str(articles / 'books.txt'))}" in lines
    assert f"• {wording.path(str(copy))} — لم يعد موجودًا" in lines
    assert "الترميز: \u2068utf-8\u2069" in lines


MOST_READ = """
الأكثر قراءة
ثقافة
03-01-2025 | 10:00
معرض الكتاب يفتح أبوابه في القاعة الكبرى
رياضة
02-01-2025 | 10:00
خبر لم يصل إلى المكتبة"""


@pytest.fixture
def related(window: Window, qtbot: QtBot, tmp_path: Path) -> Window:
    """The window on an article that names two others, of which the library has one."""
    write_article(tmp_path / "names.txt", title="خبر يذكر غيره", lead="مقدمة لا شبيه لها.", tail=MOST_READ)
    take(window, qtbot, tmp_path / "names.txt")
    open_titled(window, window.library, "خبر يذكر غيره")
    return window


def test_a_related_item_the_library_has_looks_like_what_opens(related: Window) -> None:
    assert related.article._painter.known_related == {0}


def test_a_related_item_opens_the_article_of_its_headline(related: Window) -> None:
    related.article.related_chosen.emit(0)
    assert related.reading.article is not None
    assert related.reading.article.title == "معرض الكتاب يفتح أبوابه في القاعة الكبرى"
    assert related.reading.can_go_back()


def test_a_related_item_nobody_has_is_searched_for(related: Window) -> None:
    related.article.related_chosen.emit(1)
    assert related.top.search.text() == "خبر لم يصل إلى المكتبة"
