"""The whole story, nothing faked: import, search, open, bookmark, restart, and the bookmark is still there.

Then a highlight with a note: found again from the list of the kept, exported, wiped out, imported, and the same.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.annotations import Annotation, KeptView
from reader.library import Library
from tests.ui.conftest import settle, type_text
from ui.app import Program, application

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def start(
    qtbot: QtBot, open_library: Callable[[], Library], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Program]]:
    """Starts the program on the test's library, as often as asked."""
    app = application()
    app.setQuitOnLastWindowClosed(False)

    def start_() -> Program:
        library = open_library()
        program = Program(app, library, library.folder)
        program.show()
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        settle(qtbot, program.window)
        return program

    yield start_
    app.setQuitOnLastWindowClosed(True)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def end(program: Program) -> None:
    """Close the window as a person does, and let the program save."""
    program.window.close()
    program.close()


def test_a_bookmark_survives_a_restart(
    start: Callable[[], Program], articles: Path, qtbot: QtBot, open_library: Callable[[], Library]
) -> None:
    program = start()
    window = program.window
    window.import_paths([articles])
    settle(qtbot, window)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.browsing.counts.total == 3

    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    type_text("العاصفة")
    settle(qtbot, window)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(window.list, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.reading.article is not None
    assert window.reading.article.title == "مرفأ المدينة يستأنف العمل بعد العاصفة"
    assert window.article.hasFocus()

    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    settle(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_T, CTRL)
    end(program)

    program = start()
    window = program.window
    assert window.look.theme.name == "sepia"
    assert window.reading.article is not None
    assert window.reading.article.title == "مرفأ المدينة يستأنف العمل بعد العاصفة"
    QTest.keyClick(window, Qt.Key.Key_B, CTRL)
    settle(qtbot, window)
    assert window.list.model().rowCount() == 1
    assert window.list.model().index(0).data() == "مرفأ المدينة يستأنف العمل بعد العاصفة"
    end(program)
    assert len(open_library().bookmarks()) == 1


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def test_a_highlight_with_a_note_survives_a_restart_and_a_new_library(
    start: Callable[[], Program],
    articles: Path,
    qtbot: QtBot,
    open_library: Callable[[], Library],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "kept.json"
    monkeypatch.setattr("ui.export_card.choose_export_file", lambda parent, suggested: target)
    monkeypatch.setattr("ui.paths.choose_annotations", lambda parent: target)

    program = start()
    program.window.import_paths([articles])
    settle(qtbot, program.window)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Down)
    settle(qtbot, program.window)
    press(Qt.Key.Key_Return)
    for _ in range(2):
        press(Qt.Key.Key_F8)
    press(Qt.Key.Key_3)
    settle(qtbot, program.window)
    press(Qt.Key.Key_M, CTRL)
    type_text("أعود إليها غدًا")
    press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, program.window)
    end(program)

    program = start()
    (made,) = everything(program.window.library)
    assert (made.colour, made.note) == (3, "أعود إليها غدًا")
    assert made.anchor is not None
    press(Qt.Key.Key_H, CTRL)
    settle(qtbot, program.window)
    pane = program.window.keeping.pane
    assert pane is not None
    pane.words.setFocus()
    type_text("غدا")
    qtbot.wait(200)
    settle(qtbot, program.window)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle(qtbot, program.window)
    assert program.window.article.hasFocus()
    assert program.window.article.selected_range() == made.span
    QTest.keyClick(program.window, Qt.Key.Key_X, CTRL | Qt.KeyboardModifier.ShiftModifier)
    card = program.window.keeping._export
    assert card is not None
    card.form.setCurrentIndex(card.form.findData("json"))
    QTest.keyClick(card._export, Qt.Key.Key_Space)
    settle(qtbot, program.window)
    end(program)

    shutil.rmtree(tmp_path / "library")
    program = start()
    assert program.window.browsing.counts.total == 0
    program.window.import_paths([articles])
    settle(qtbot, program.window)
    press(Qt.Key.Key_Escape)
    QTest.keyClick(program.window, Qt.Key.Key_I, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, program.window)
    assert everything(program.window.library) == [made]
    end(program)
    assert everything(open_library()) == [made]


def everything(library: Library) -> list[Annotation]:
    """All that is kept."""
    ids = library.keeping.listing(KeptView()).ids
    return [kept.annotation for kept in library.keeping.kept(ids)]
