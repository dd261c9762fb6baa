"""What a screen reader meets: every interactive thing has a name, in the language of the interface."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.library import Library
from tests.conftest import write_article
from tests.ui.conftest import settle
from ui.window import Window

ROLE = QAccessible.Role
INTERACTIVE = {
    *(ROLE.Button, ROLE.PushButton, ROLE.CheckBox, ROLE.EditableText, ROLE.List, ROLE.Table, ROLE.ListItem),
    *(ROLE.MenuItem, ROLE.ButtonMenu, ROLE.ButtonDropDown, ROLE.ProgressBar, ROLE.Document),
}


def walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for number in range(min(node.childCount(), 40)):
        child = node.child(number)
        if child is not None and child.isValid():
            yield from walk(child)


def nameless(window: Window) -> list[str]:
    root = QAccessible.queryAccessibleInterface(window)
    return [
        f"{node.role()} {node.object()}"
        for node in walk(root)
        if (node.role() in INTERACTIVE or node.state().focusable)
        and not node.state().invisible
        and not node.text(QAccessible.Text.Name)
        and node.object() is not window
    ]


@pytest.mark.parametrize("state", ["list", "search", "keys", "palette", "import", "settings", "change-keys", "figures"])
def test_nothing_interactive_is_nameless(window: Window, qtbot: QtBot, articles: Path, state: str) -> None:
    window.list.choose(0)
    if state == "search":
        window.top.search.setText("المرفأ")
        window.run("find")
    elif state == "import":
        window.import_paths([articles])
    elif state != "list":
        window.run(state)
    settle(qtbot, window)
    assert nameless(window) == []


def test_the_first_run_is_not_nameless(arabic: None, open_window: Callable[..., Window]) -> None:
    assert nameless(open_window()) == []


def test_names_follow_the_language(
    english: None, library: Library, articles: Path, open_window: Callable[..., Window]
) -> None:
    library.import_paths([articles])
    window = open_window()
    window.list.choose(0)
    assert nameless(window) == []
    assert window.top.search.accessibleName() == "Search the articles"
    assert window.list.accessibleName() == "Articles"


def test_a_row_of_the_list_is_a_list_item_with_its_sentence(window: Window) -> None:
    node = QAccessible.queryAccessibleInterface(window.list)
    assert node.role() is ROLE.List
    assert node.childCount() == 3
    assert "غير مقروء" in node.child(0).text(QAccessible.Text.Name)


def test_a_bookmark_button_says_what_it_would_do(window: Window, qtbot: QtBot) -> None:
    window.list.choose(0)
    before = window.top._bookmark.accessibleName()
    window.run("bookmark")
    settle(qtbot, window)
    assert (before, window.top._bookmark.accessibleName()) == ("حفظ / إلغاء الحفظ", "إلغاء الحفظ")


def test_the_month_under_the_cursor_is_spoken(window: Window, qtbot: QtBot) -> None:
    timeline = window.sidebar.timeline
    assert timeline.accessibleName() == "الأشهر: فبراير 2025: مقال واحد"
    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    assert timeline.accessibleName() == "الأشهر: يناير 2025: مقال واحد"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What Qt is asked to tell screen readers: kinds of events with what is said, or the names of what it is about."""
    seen: list[tuple[str, str]] = []

    def see(event: QAccessibleEvent) -> None:
        about = event.accessibleInterface().text(QAccessible.Text.Name)
        said = event.message() if isinstance(event, QAccessibleAnnouncementEvent) else about
        seen.append((event.type().name, said))

    monkeypatch.setattr(QAccessible, "updateAccessibility", see)
    return seen


def test_a_screen_reader_is_told_each_row_as_one_comes_to_it(window: Window, told: list[tuple[str, str]]) -> None:
    names = [window.rows.index(number).data(Qt.ItemDataRole.AccessibleTextRole) for number in range(3)]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_J):
        QTest.keyClick(window.list, key)
    QTest.keyClick(window.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert [name for kind, name in told if kind == "Focus"] == [names[0], names[1], names[0]]
    told.clear()
    window.run("open")
    window.run("escape")
    assert ("Focus", names[0]) in told


def test_a_screen_reader_is_told_of_results_and_of_an_import_that_is_done(
    window: Window, qtbot: QtBot, tmp_path: Path, told: list[tuple[str, str]]
) -> None:
    window.top.search.setText("المرفأ")
    settle(qtbot, window)
    assert any(kind == "Announcement" and said.startswith("نتيجة واحدة") for kind, said in told)
    (tmp_path / "empty.txt").touch()
    write_article(tmp_path / "new.txt", title="خبر جديد عن السوق")
    window.import_paths([tmp_path / "empty.txt", tmp_path / "new.txt"])
    settle(qtbot, window)
    assert ("Announcement", "فُحص ملفان، أُضيف: 1، تعذّر: 1") in told
