"""Every way by which files come in: pasted, paused, watched, left unfinished; and the report that stays."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.article import View
from reader.library import Library
from tests.conftest import write_article
from tests.ui.conftest import settle
from ui import pasting
from ui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

TEXT = "معرض الكتاب يفتح أبوابه\n\nيستقبل المعرض زواره عشرة أيام.\n\nوقالت المديرة إن الدخول مجاني للطلاب."


def paste(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_V, CTRL | SHIFT)
    settle(qtbot, window)


def titles(library: Library) -> set[str]:
    return {headline.title for headline in library.headlines(library.listing(View()))}


# Pasting


def test_copied_text_becomes_an_article_with_a_file_of_its_own(window: Window, library: Library, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    paste(window, qtbot)
    (file,) = (library.folder / "pasted").iterdir()
    assert file.name.startswith("معرض الكتاب يفتح أبوابه")
    assert file.read_text(encoding="utf-8") == TEXT
    assert library.counts().total == 4


def test_a_piece_of_a_web_page_is_read_as_one(window: Window, library: Library, qtbot: QtBot) -> None:
    data = QMimeData()
    paragraphs = "".join(f"<p>فقرة رقم {number} من كلام المقال الطويل عن المعرض وزواره.</p>" for number in range(4))
    data.setHtml(f"<html><body><h1>عنوان من صفحة منسوخة</h1>{paragraphs}</body></html>")
    data.setText("عنوان من صفحة منسوخة")
    window.intake.paste(data)
    settle(qtbot, window)
    (file,) = (library.folder / "pasted").iterdir()
    assert file.suffix == ".html"
    assert "عنوان من صفحة منسوخة" in titles(library)


def test_copied_files_are_imported_where_they_are(
    window: Window, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    first = write_article(tmp_path / "x" / "1.txt", title="خبر منسوخ بملفه", body=("متن أول.",))
    second = write_article(tmp_path / "x" / "2.txt", title="خبر منسوخ باسم ملفه", body=("متن آخر مختلف تماما.",))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(first))])
    window.intake.paste(data)
    settle(qtbot, window)
    QGuiApplication.clipboard().setText(f"{second}\n")
    paste(window, qtbot)
    assert {"خبر منسوخ بملفه", "خبر منسوخ باسم ملفه"} <= titles(library)
    assert not (library.folder / "pasted").exists()


def test_an_empty_clipboard_is_said(window: Window, qtbot: QtBot) -> None:
    window.intake.paste(QMimeData())
    assert window.panes.notice.isVisible()
    assert window.panes.notice.text == "ليس في الحافظة نص ولا ملفات."


def test_a_pasted_file_never_replaces_another_and_has_a_fit_name(tmp_path: Path) -> None:
    now = datetime(2026, 11, 22, 13, 5)
    first, second = (pasting.write(tmp_path, 'قال: "ما/هذا؟"\u202e\nنص', ".txt", now) for _ in range(2))
    assert first != second
    assert first.name == "قال ما هذا؟ نص 2026-11-22 13.05.00.txt"


# The import, paused, and its report


def many(tmp_path: Path, count: int) -> Path:
    for number in range(count):
        write_article(tmp_path / "many" / f"{number:03}.txt", title=f"خبر رقم {number}", body=(f"متن {number}.",))
    return tmp_path / "many"


def test_a_paused_import_waits_and_goes_on(window: Window, library: Library, qtbot: QtBot, tmp_path: Path) -> None:
    window.import_paths([many(tmp_path, 250)])
    dialog = window.cards.importing
    dialog._pause.click()
    qtbot.wait(300)
    before = window.importing.done
    qtbot.wait(200)
    assert window.importing.running
    assert window.importing.done == before < 250
    assert dialog._left.text() == "متوقف مؤقتًا"
    dialog._pause.click()
    settle(qtbot, window)
    assert library.counts().total == 253


def test_a_paused_import_can_be_stopped_and_keeps_what_is_done(
    window: Window, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([many(tmp_path, 250)])
    qtbot.waitUntil(lambda: window.importing.done >= 100, timeout=20_000)
    window.importing.pause(True)
    window.importing.cancel()
    settle(qtbot, window)
    assert not window.importing.running
    assert 100 <= library.counts().total - 3 < 250


def test_the_report_opens_the_article_of_a_row(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.import_paths([write_article(tmp_path / "1.txt", title="خبر يُفتح من التقرير", body=("متن.",))])
    settle(qtbot, window)
    table = window.cards.importing._table
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert not window.cards.importing.isVisible()
    assert window.reading.article.title == "خبر يُفتح من التقرير"


class Opener(QObject):
    """The system's program for folders."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_report_opens_the_folder_of_a_file_that_failed(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "empty.txt").write_bytes(b"")
    window.import_paths([tmp_path / "bad"])
    settle(qtbot, window)
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    table = window.cards.importing._table
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    table.setCurrentIndex(table.model().index(0, 0))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [str(tmp_path / "bad")]


def test_the_report_is_saved_as_table_json_and_text(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "empty.txt").write_bytes(b"")
    window.import_paths([tmp_path / "bad"])
    settle(qtbot, window)
    dialog = window.cards.importing
    for name in ("r.csv", "r.json", "r.txt"):
        dialog.save_report(tmp_path / name)
        assert name in dialog._said.text()
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["outcome"], Path(row["path"]).name) for row in rows] == [("failed", "empty.txt")]
    (kept,) = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["files"]
    assert kept["outcome"] == "failed"
    assert (tmp_path / "r.txt").read_text(encoding="utf-8") == dialog.report()
    dialog.save_report(tmp_path / "none" / "r.txt")
    assert "لم يُحفظ" in dialog._said.text()


def test_an_import_can_be_looked_at_first_from_its_dialog(
    window: Window, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window.list.choose(0)
    window.import_paths([write_article(tmp_path / "1.txt", title="خبر يُعاد النظر فيه", body=("متن.",))])
    settle(qtbot, window)
    QTest.keyClick(window.cards.importing._go_on, Qt.Key.Key_P, CTRL)
    settle(qtbot, window)
    assert window.cards.preview.isVisible()
    assert window.cards.preview._record().article.title == "خبر يُعاد النظر فيه"


def test_the_first_import_keeps_the_keyboard_until_it_is_closed_and_leads_to_the_list(
    arabic: None, articles: Path, open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window()
    window.import_paths([articles])
    settle(qtbot, window)
    card = window.cards.importing
    assert card is not None
    assert card.isAncestorOf(QApplication.focusWidget())
    card.close_card()
    assert window.list.hasFocus()


# What was left unfinished


def test_an_interrupted_import_is_offered_again_at_start_and_goes_on(
    arabic: None, library: Library, articles: Path, open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    library._store.add_paths("unfinished", [str(articles)])
    window = open_window()
    qtbot.waitUntil(lambda: window.panes.notice.isVisible(), timeout=5000)
    assert "انقطع" in window.panes.notice.text
    window.panes.notice._buttons[0].click()
    settle(qtbot, window)
    assert library.counts().total == 3
    assert library.unfinished() == []


def test_an_import_that_runs_is_not_offered_as_interrupted(window: Window, articles: Path) -> None:
    window.library._store.add_paths("unfinished", [str(articles)])
    window.importing.start([articles])
    window.intake.begin()
    assert not window.panes.notice.isVisible()


def test_an_interrupted_import_can_be_left(
    arabic: None, library: Library, articles: Path, open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    library._store.add_paths("unfinished", [str(articles)])
    window = open_window()
    qtbot.waitUntil(lambda: window.panes.notice.isVisible(), timeout=5000)
    window.panes.notice._buttons[1].click()
    settle(qtbot, window)
    assert library.unfinished() == []
    assert library.counts().total == 0


# Watched folders


def test_what_came_to_a_watched_folder_while_the_program_was_closed_comes_in_at_start(
    arabic: None, library: Library, articles: Path, open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    library.watch(articles)
    window = open_window()
    qtbot.waitUntil(lambda: window.browsing.counts.total == 3, timeout=10_000)
    assert window.status._index.text() == "وصلت 3 مقالات من المجلدات المراقَبة"


@pytest.mark.flaky(reruns=2)
def test_a_new_file_of_a_watched_folder_comes_in_by_itself_and_a_removed_one_is_noted(
    window: Window, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    watched = tmp_path / "watched"
    watched.mkdir()
    window.run("watched")
    dialog = window.cards.watched
    assert dialog._add.hasFocus()
    window.intake.watching.add(watched)
    settle(qtbot, window)
    assert dialog._list.count() == 1
    file = write_article(watched / "1.txt", title="خبر وصل وحده", body=("متن.",))
    qtbot.waitUntil(lambda: window.browsing.counts.total == 4, timeout=10_000)
    assert "خبر وصل وحده" in titles(library)
    assert not window.importing.running
    file.unlink()
    (article_id,) = [id_ for id_ in library.listing(View()) if library.article(id_).title == "خبر وصل وحده"]
    qtbot.waitUntil(lambda: library.sources(article_id)[0].gone is not None, timeout=10_000)
    dialog._list.setFocus()
    QTest.keyClick(dialog._list, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert dialog._list.count() == 0
    assert library.watched() == []


def test_the_report_of_an_import_that_never_was_is_no_empty_card(window: Window) -> None:
    window.run("import-report")
    assert window.cards.current() is None
    assert window.panes.notice.isVisible()
    assert "لم يُستورد" in window.panes.notice.text
    QTest.keyClick(window.list, Qt.Key.Key_Escape)
    assert not window.panes.notice.isVisible()
