"""The whole story, nothing faked: import, search, open, bookmark, restart, and the bookmark is still there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

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
