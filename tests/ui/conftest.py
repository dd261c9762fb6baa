"""What the tests of the window share: the fonts, loaded once, and a real window on a real library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

import resources

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from ui.window import Window


@pytest.fixture(scope="session")
def fonts(qapp: object) -> None:
    """The application with its fonts."""
    resources.load_fonts()


@pytest.fixture
def arabic(qapp: QApplication, fonts: None) -> Iterator[None]:
    """The Arabic interface."""
    yield from speaking(qapp, "ar")


@pytest.fixture
def english(qapp: QApplication, fonts: None) -> Iterator[None]:
    """The English interface."""
    yield from speaking(qapp, "en")


def speaking(app: QApplication, code: str) -> Iterator[None]:
    """The interface language, as long as a test lasts."""
    from ui import language

    translators = language.install(app, code)
    yield
    language.remove(app, translators)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def usual_keys_afterwards() -> Iterator[None]:
    """For tests that change keys: all windows share them."""
    from ui import commands

    yield
    commands.give_keys({})


@pytest.fixture
def open_window(qtbot: QtBot, library: Library) -> Callable[..., Window]:
    """Opens a window on the test's library, settled, with the keyboard in it."""
    from ui.settings import Session, Settings
    from ui.window import Window

    def open_(session: Session | None = None) -> Window:
        window = Window(library, Settings(), session or Session())
        qtbot.addWidget(window, before_close_func=lambda shown: settle(qtbot, shown))
        window.resize(1360, 860)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        settle(qtbot, window)
        return window

    return open_


@pytest.fixture
def window(arabic: None, library: Library, articles: Path, open_window: Callable[..., Window]) -> Window:
    """The Arabic window on a library of three articles."""
    library.import_paths([articles])
    return open_window()


def settle(qtbot: QtBot, window: Window) -> None:
    """Wait until nothing is under way: timers that wait for typing to pause, then the lanes."""
    qtbot.wait(60)
    qtbot.waitUntil(lambda: not window.searches.busy() and not window.imports.busy(), timeout=20_000)
    qtbot.wait(10)


def type_text(text: str, widget: QWidget | None = None) -> None:
    """Type letters of any script into the widget with the keyboard: QTest's own typing aborts on Arabic."""
    for letter in text:
        target = widget or QApplication.focusWidget()
        assert target is not None
        key = ord(letter.upper()) if letter.isascii() else 0
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))
