"""Starts the program: application, fonts, language and window, in the order that shows a window soonest.

The search index is not touched before the window is on the screen. A SIGTERM ends the program like
closing the window does: everything is saved and the exit code is 0.
"""

from __future__ import annotations

import gc
import linecache
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import resources
from reader.library import Library
from ui import language, settings, style
from ui.garbage import MainThreadCollector
from ui.settings import Session, Settings
from ui.style import INTERFACE_PX, font
from ui.window import Window

SWITCH_S = 0.001
"""How long a thread may keep Python to itself while the window waits for it. With Python's own 5 ms, an import made
one in twenty steps of the main thread late for its frame; with this, one in a hundred."""

SAVE_AFTER_MS = 500
"""How long after a choice it is written down."""


def run(library: Library, folder: Path) -> int:
    """Open the window on a library and stay until it is closed. Returns the exit code."""
    app = application()
    sys.setswitchinterval(SWITCH_S)
    program = Program(app, library, folder)
    program.show()
    # PySide has read the source of every module to see whether it uses PySide, and kept it here: 3 MB.
    linecache.clearcache()
    catcher = Terminator(program.quit)
    collector = MainThreadCollector(program.working, app)
    code = app.exec()
    catcher.release()
    program.close()
    collector.stop()
    return code


def application() -> QApplication:
    """The one QApplication, with style and fonts."""
    # Not ``setStyle``: it answers with the style, whose enums take 8 ms to make.
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("khizana")
    app.setApplicationDisplayName("")
    resources.load_fonts()
    app.setFont(font(INTERFACE_PX))
    return app


class Program(QObject):
    """Owns the window, and opens another one when the language changes."""

    def __init__(self, app: QApplication, library: Library, folder: Path) -> None:
        super().__init__()
        self._app = app
        self._library = library
        self._folder = folder
        self.settings = settings.load(Settings, folder / "settings.json")
        self._translators = language.install(app, language.resolve(self.settings.language))
        # Choices come in quick steps, and writing safely takes its time.
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._saving.timeout.connect(self._save)
        self.window = self._open(settings.load(Session, folder / "session.json"))

    def show(self) -> None:
        """Show the window."""
        self.window.show()

    def working(self) -> bool:
        """Whether a lane is at work."""
        return self.window.imports.busy() or self.window.searches.busy()

    def quit(self) -> None:
        """Close the window, which ends the program."""
        self.window.close()

    def close(self) -> None:
        """Save what is remembered, and let the library go."""
        self._save()
        self._library.close()

    def _open(self, session: Session) -> Window:
        style.use_face(self.settings.interface_face)
        self._app.setFont(font(INTERFACE_PX))
        window = Window(self._library, self.settings, session)
        window.setWindowIcon(QIcon(str(resources.path("icons", "cabinet.svg"))))
        window.chosen.connect(self._take_settings)
        return window

    def _take_settings(self, before: Settings) -> None:
        """Remember what was chosen. Another language or face shows in a new window."""
        self.settings = self.window.settings
        self._saving.start()
        if (self.settings.language, self.settings.interface_face) != (before.language, before.interface_face):
            # Whatever asked for this stands in the old window and has yet to return.
            QTimer.singleShot(0, self._reopen)

    def _reopen(self) -> None:
        """Every text of the window is made anew: simpler, and surer, than changing each."""
        old, card = self.window, self.window.cards.settings
        self._save()
        language.remove(self._app, self._translators)
        self._translators = language.install(self._app, language.resolve(self.settings.language))
        self.window = self._open(old.session())
        self.window.show()
        if card is not None and card.isVisible():
            self.window.cards.open_settings(self.window.appearance, card.focused())
        old.retire()
        # It was there when the collector was told what to spare.
        gc.unfreeze()

    def _save(self) -> None:
        settings.save(self.window.settings, self._folder / "settings.json")
        settings.save(self.window.session(), self._folder / "session.json")


class Terminator:
    """Turns SIGTERM and Ctrl+C in the terminal into a call on the main thread.

    Python runs signal handlers between two of its own steps, which may be long in coming while Qt waits;
    the wake-up socket brings Qt back at once.
    """

    def __init__(self, quit_program: object) -> None:
        import socket  # late: the window is on its way to the screen meanwhile

        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        self._old_wakeup = signal.set_wakeup_fd(self._theirs.fileno())
        self._old = {
            number: signal.signal(number, lambda *_: quit_program()) for number in (signal.SIGTERM, signal.SIGINT)
        }
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda: self._ours.recv(64))

    def release(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_wakeup)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        self._ours.close()
        self._theirs.close()
