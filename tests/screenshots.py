"""Makes the pictures in resources/screenshots: the real program on a real library, without a screen.

    python -m tests.screenshots [FOLDER]

The library holds the sample articles that ship with the program, and the seed article where it lies beside
the checkout. Every picture is taken from a program started anew, so that none depends on another.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

import main
import resources
from tests.conftest import SHARED
from ui import settings
from ui.app import Program, application
from ui.settings import Settings
from ui.window import Window

SEED = SHARED / "data" / "seed"
WORDS = "حمص الفصائل" if SEED.is_dir() else "مكتبة"

Scene = Callable[[Window], None]


def fill(window: Window) -> None:
    """The samples, the seed last and so on top; two read, two kept."""
    paths = [resources.path("samples"), *([SEED] if SEED.is_dir() else [])]
    for path in paths:
        window.importing.start([path])
        settle(window)
    for number in (1, 3):
        article_id = window.rows.id_at(number)
        window.library.set_read(article_id, True)
        window.library.set_bookmarked(article_id, number == 1)
    window.refresh()
    settle(window)
    window.list.choose(0)
    window.run("bookmark")


def reading(window: Window) -> None:
    fill(window)


def searching(window: Window) -> None:
    fill(window)
    window.top.search.setFocus()
    window.top.search.setText(WORDS)
    settle(window)
    window.list.choose(0)
    settle(window)
    window.run("next-match")


def filtered(window: Window) -> None:
    fill(window)
    for number in (0, 1):
        name = window.sidebar.section_at(number)
        window.ask(window.browsing.question.section(name or "", widen=True))


def bookmarks(window: Window) -> None:
    fill(window)
    window.run("bookmarks")


def importing(window: Window) -> None:
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "2024-12"
        shutil.copytree(resources.path("samples"), articles)
        (articles / "empty.txt").write_bytes(b"")
        (articles / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
        window.import_paths([articles])
        settle(window)


def keys(window: Window) -> None:
    fill(window)
    window.run("keys")


def palette(window: Window) -> None:
    fill(window)
    window.run("palette")
    assert window.cards.palette is not None
    window.cards.palette._input.setText("المظهر")


def empty(window: Window) -> None:
    """A library nobody has put anything into."""


def narrow(window: Window) -> None:
    window.resize(1024, 640)
    fill(window)


SCENES: tuple[tuple[str, str, str, Scene], ...] = (
    ("reading-light", "ar", "light", reading),
    ("reading-sepia", "ar", "sepia", reading),
    ("reading-dark", "ar", "dark", reading),
    ("reading-english", "en", "light", reading),
    ("search-light", "ar", "light", searching),
    ("search-dark", "ar", "dark", searching),
    ("search-english", "en", "sepia", searching),
    ("filtered", "ar", "light", filtered),
    ("bookmarks", "ar", "sepia", bookmarks),
    ("import", "ar", "light", importing),
    ("import-english", "en", "dark", importing),
    ("keys", "ar", "sepia", keys),
    ("keys-english", "en", "light", keys),
    ("palette", "ar", "dark", palette),
    ("first-run", "ar", "light", empty),
    ("first-run-english", "en", "dark", empty),
    ("narrow", "ar", "light", narrow),
)


def settle(window: Window) -> None:
    """Wait until nothing is under way and everything is painted."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < 0.25:
        QApplication.processEvents()
        if window.searches.busy() or window.imports.busy():
            quiet_since = time.monotonic()
        time.sleep(0.005)


def take(app: QApplication, name: str, language: str, theme: str, scene: Scene, target: Path) -> None:
    """Start the program, play a scene, and keep its picture."""
    with tempfile.TemporaryDirectory() as folder:
        settings.save(Settings(theme=theme, language=language), Path(folder) / "settings.json")
        program = Program(app, main.open_library(Path(folder)), Path(folder))
        window = program.window
        window.resize(1360, 860)
        program.show()
        settle(window)
        scene(window)
        settle(window)
        window.grab().save(str(target / f"{name}.png"))
        window.close()
        program.close()


def run(target: Path) -> None:
    """Take every picture into a folder."""
    app = application()
    app.setQuitOnLastWindowClosed(False)
    target.mkdir(parents=True, exist_ok=True)
    for name, language, theme, scene in SCENES:
        take(app, name, language, theme, scene, target)
        print(target / f"{name}.png")


if __name__ == "__main__":
    run(Path(sys.argv[1]) if len(sys.argv) > 1 else resources.path("screenshots"))
