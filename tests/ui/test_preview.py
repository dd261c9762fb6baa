"""Looking before importing: what is shown, corrected, read otherwise or left out, and that it is what comes in."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.article import View
from reader.library import Library
from tests.conftest import write_article
from tests.ui.conftest import settle, type_text
from ui import previewing
from ui.preview_dialog import PreviewDialog
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files of one source, and one that cannot be read."""
    for number, name in enumerate(("القطار", "المطار", "الميناء")):
        write_article(
            tmp_path / "new" / f"{number}.txt",
            title=f"{name} يفتح أبوابه للركاب",
            lead=f"أعلنت إدارة {name} جدول رحلات الصيف.",
            body=(f"وقال مدير {name} إن الحجز يبدأ غدا.",),
        )
    (tmp_path / "new" / "9.txt").write_bytes(b"")
    return tmp_path / "new"


def look_at(window: Window, qtbot: QtBot, *paths: Path) -> PreviewDialog:
    window.intake.look_at(paths)
    settle(qtbot, window)
    dialog = window.cards.preview
    assert dialog is not None
    return dialog


def cells(dialog: PreviewDialog, row: int) -> list[str]:
    return [dialog._records.index(row, column).data() for column in range(5)]


def retype(dialog: PreviewDialog, name: str, text: str) -> None:
    field = dialog._fields.fields[name]
    field.setFocus()
    field.selectAll()
    type_text(text, field) if text else QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)


def titles_of(library: Library, section: str) -> set[str]:
    ids = library.listing(View(sections=(section,)))
    return {headline.title for headline in library.headlines(ids)}


def test_each_file_is_shown_as_it_would_be_imported(window: Window, qtbot: QtBot, folder: Path) -> None:
    dialog = look_at(window, qtbot, folder)
    assert cells(dialog, 0) == ["جديد", "القطار يفتح أبوابه للركاب", "اقتصاد", "7 ديسمبر 2024", "0.txt"]
    assert cells(dialog, 3)[:2] == ["لا يُقرأ", "الملف فارغ؛ لا شيء فيه للاستيراد"]
    assert dialog._table.hasFocus()
    assert dialog._fields.fields["lead"].text() == "أعلنت إدارة القطار جدول رحلات الصيف."
    assert window.browsing.counts.total == 3


def test_a_correction_is_imported_and_remembered_for_the_other_files(
    window: Window, library: Library, qtbot: QtBot, folder: Path
) -> None:
    dialog = look_at(window, qtbot, folder)
    QTest.keyClick(dialog._table, Qt.Key.Key_Return)
    assert dialog._fields.fields["title"].hasFocus()
    retype(dialog, "section", "نقل")
    assert dialog._table.hasFocus()
    settle(qtbot, window)
    assert [cells(dialog, row)[2] for row in range(3)] == ["نقل"] * 3
    assert "ملفان" in dialog._said.text()
    retype(dialog, "title", "عنوان كُتب باليد")
    QTest.keyClick(dialog._table, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window)
    assert not dialog.isVisible()
    assert dict(library.counts().sections)["نقل"] == 3
    assert titles_of(library, "نقل") == {"عنوان كُتب باليد", "المطار يفتح أبوابه للركاب", "الميناء يفتح أبوابه للركاب"}


def test_what_is_being_typed_counts_when_importing_begins(
    window: Window, library: Library, qtbot: QtBot, folder: Path
) -> None:
    dialog = look_at(window, qtbot, folder / "0.txt")
    field = dialog._fields.fields["title"]
    field.setFocus()
    field.selectAll()
    type_text("عنوان لم يُؤكَّد", field)
    QTest.keyClick(field, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window)
    assert "عنوان لم يُؤكَّد" in titles_of(library, "اقتصاد")


def test_escape_takes_back_what_was_typed_and_then_closes(window: Window, qtbot: QtBot, folder: Path) -> None:
    dialog = look_at(window, qtbot, folder)
    field = dialog._fields.fields["title"]
    field.setFocus()
    type_text("خطأ ", field)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "القطار يفتح أبوابه للركاب"
    assert dialog._table.hasFocus()
    QTest.keyClick(dialog._table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.list.hasFocus()


def test_a_date_may_be_typed_as_people_write_it_and_nonsense_is_refused(
    window: Window, qtbot: QtBot, folder: Path
) -> None:
    dialog = look_at(window, qtbot, folder)
    retype(dialog, "published", "3 شباط 2023")
    settle(qtbot, window)
    assert dialog._fields.fields["published"].text() == "2023-02-03"
    retype(dialog, "published", "أول أمس")
    settle(qtbot, window)
    assert dialog._fields.fields["published"].text() == "2023-02-03"
    assert "ليس" in dialog._said.text()


def test_space_leaves_a_file_out_and_takes_it_in_again(
    window: Window, library: Library, qtbot: QtBot, folder: Path
) -> None:
    dialog = look_at(window, qtbot, folder)
    QTest.keyClick(dialog._table, Qt.Key.Key_Space)
    QTest.keyClick(dialog._table, Qt.Key.Key_Down)
    QTest.keyClick(dialog._table, Qt.Key.Key_Space)
    QTest.keyClick(dialog._table, Qt.Key.Key_Delete)
    assert [cells(dialog, row)[0] for row in range(2)] == ["مستبعَد", "جديد"]
    QTest.keyClick(dialog._table, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window)
    assert library.counts().total == 3 + 2
    assert "0.txt\tاستُبعد في المعاينة" in window.cards.importing.report()


def test_another_encoding_is_read_at_once_and_imported(
    window: Window, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "ثقافة\n\nمعرض الكتاب يفتح أبوابه\n\nيستقبل المعرض زواره عشرة أيام ويضم مئتي دار نشر.\n"
    (tmp_path / "old.txt").write_bytes(text.encode("iso-8859-6"))
    dialog = look_at(window, qtbot, tmp_path / "old.txt")
    choose = dialog._fields._encoding
    for name in ("windows-1256", "iso-8859-6"):
        choose.setCurrentIndex(choose.findData(name))
        choose.activated.emit(choose.currentIndex())
        settle(qtbot, window)
        assert (dialog._record().article.title == "معرض الكتاب يفتح أبوابه") == (name == "iso-8859-6")
    dialog._import.click()
    settle(qtbot, window)
    assert "معرض الكتاب يفتح أبوابه" in titles_of(library, "ثقافة")


def test_more_files_are_read_only_when_one_comes_near_their_end(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "FIRST", 60)
    for number in range(150):
        write_article(tmp_path / "many" / f"{number:03}.txt", title=f"خبر رقم {number}", body=(f"متن {number}.",))
    dialog = look_at(window, qtbot, tmp_path / "many")
    assert dialog._records.rowCount() == 60
    QTest.keyClick(dialog._table, Qt.Key.Key_End, CTRL)
    settle(qtbot, window)
    assert dialog._records.rowCount() == 120
    QTest.keyClick(dialog._table, Qt.Key.Key_End, CTRL)
    settle(qtbot, window)
    assert dialog._records.rowCount() == 150
    assert window.intake.previewing.complete


def test_warnings_and_what_is_left_out_can_be_read(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    title = "بيان \u202eexe.ragla\u202c رسمي حول المرفأ"
    write_article(
        tmp_path / "spoofed.txt", title=title, tail="\n\nالأكثر قراءة\nخبر أول من الأخبار\nخبر ثان من الأخبار\n"
    )
    dialog = look_at(window, qtbot, tmp_path / "spoofed.txt")
    text = dialog._fields._text.toPlainText()
    assert "حروف خفية" in text
    assert "مستبعدة" in text
    spoken = dialog._records.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "حروف خفية" in spoken


def test_every_field_of_the_preview_has_a_name(window: Window, qtbot: QtBot, folder: Path) -> None:
    dialog = look_at(window, qtbot, folder)
    seen = set()
    for _ in range(14):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert dialog.isAncestorOf(focused)
        assert focused.accessibleName() or focused.property("text"), focused
        seen.add(focused)
    assert {*dialog._fields.fields.values(), dialog._table, dialog._import, dialog._fields._encoding} <= seen


@pytest.mark.parametrize(("width", "columns", "beside"), [(1360, 5, True), (1000, 3, True), (800, 3, False)])
def test_a_narrow_window_keeps_room_for_headlines(
    window: Window, qtbot: QtBot, folder: Path, width: int, columns: int, beside: bool
) -> None:
    dialog = look_at(window, qtbot, folder)
    window.resize(width, 860)
    qtbot.wait(20)
    table, fields = dialog._table.geometry(), dialog._side.geometry()
    assert sum(not dialog._table.isColumnHidden(column) for column in range(5)) == columns
    assert (fields.top() < table.bottom()) == beside
    assert dialog._table.columnWidth(1) > 180
    assert dialog.card.geometry().bottom() <= window.height()


def test_in_the_smallest_window_no_field_stands_over_another(window: Window, qtbot: QtBot, folder: Path) -> None:
    dialog = look_at(window, qtbot, folder)
    window.resize(window.minimumSize())
    qtbot.wait(20)
    fields = [field.geometry() for field in dialog._fields.fields.values()]
    assert all(above.bottom() < below.top() for above, below in pairwise(fields))
    assert dialog._table.geometry().bottom() < dialog._side.geometry().top()
    assert dialog._side.geometry().bottom() < dialog.card.height()
