"""Makes the pictures in resources/screenshots: the real program on a real library, without a screen.

    python -m tests.screenshots [FOLDER [NAME …]]

The library holds the sample articles that ship with the program, and the seed article where it lies beside
the checkout. Every picture is taken from a program started anew, so that none depends on another.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

import main
import resources
from reader.article import Span
from tests.conftest import SHARED
from ui import settings
from ui.app import Program, application
from ui.settings import Settings
from ui.window import Window

SEED = SHARED / "data" / "seed"
WORDS = "حمص الفصائل" if SEED.is_dir() else "مكتبة"


def fill(window: Window) -> None:
    """The samples, the seed last and so on top; two read, two kept."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for source, name in ((resources.path("samples"), "خزانة/أمثلة"), (SEED, "خزانة/2024-12")):
            if source.is_dir():
                shutil.copytree(source, name)
                window.importing.start([Path(name)])
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


@contextmanager
def delivered() -> Iterator[Path]:
    """A folder of articles as one is handed them, two of its files broken, named as a reader would name it."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        articles = Path("2024-12")
        shutil.copytree(resources.path("samples"), articles)
        (articles / "empty.txt").write_bytes(b"")
        (articles / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
        yield articles


def importing(window: Window) -> None:
    with delivered() as articles:
        window.import_paths([articles])
        settle(window)


def preview(window: Window) -> None:
    with delivered() as articles:
        window.intake.look_at([articles])
        settle(window)


def keys(window: Window) -> None:
    fill(window)
    window.run("keys")


def palette(window: Window) -> None:
    fill(window)
    window.run("palette")
    assert window.cards.palette is not None
    window.cards.palette._input.setText("theme" if window.settings.language == "en" else "المظهر")


def settings_page(window: Window) -> None:
    fill(window)
    window.run("settings")


def keys_page(window: Window) -> None:
    fill(window)
    window.run("change-keys")


def figures(window: Window) -> None:
    fill(window)
    window.run("figures")


def marking(window: Window) -> None:
    """Highlights in three colours, two of them with notes."""
    fill(window)
    article = window.reading.article
    assert article is not None
    text, keeping = article.text, window.library.keeping
    at = len(text) - len("\n".join(article.body))
    for colour, note in ((1, "يقارن بما قيل في اليوم السابق."), (3, None), (4, "من قال هذا أولًا؟")):
        end = text.index(" ", at + 60)
        keeping.highlight(str(article.id), Span(at, end), colour, note)
        at = text.index("\n", end) + 1
    window.marking.show()
    settle(window)


def kept(window: Window) -> None:
    """The list of what is kept, beside the page with its notes."""
    marking(window)
    window.run("kept")


def exporting(window: Window) -> None:
    fill(window)
    window.run("export")


def versions(window: Window) -> None:
    """An article that was published again, beside what it said before."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        path = Path("library.txt")
        text = next(resources.path("samples").glob("01-*")).read_text("utf-8")
        for edition in (text, text.replace(" في ", " داخل ", 3)):
            path.write_text(edition, "utf-8")
            window.importing.start([path])
            settle(window)
    window.refresh()
    settle(window)
    window.list.choose(0)
    settle(window)
    window.run("versions")


def quiet(window: Window) -> None:
    """Reading without distraction, in the second paragraph."""
    fill(window)
    settle(window)
    window.panes.set_quiet(True)
    window.article.set_paragraph_focus(True)
    window.run("next-paragraph")
    window.run("next-paragraph")


def unopened(window: Window) -> None:
    """A library of which nothing is open yet."""
    window.importing.start([resources.path("samples")])
    settle(window)
    window.refresh()


def empty(window: Window) -> None:
    """A library nobody has put anything into."""


@dataclass(frozen=True)
class Picture:
    """What is to be taken: a scene, and the window it is played in. ``size`` in px before it is scaled."""

    name: str
    play: Callable[[Window], None]
    language: str = "ar"
    theme: str = "light"
    size: tuple[int, int] = (1360, 860)
    scale: int = 1


SMALL, SMALLEST = (1024, 640), (640, 600)

PICTURES = (
    Picture("reading-light", reading),
    Picture("reading-sepia", reading, theme="sepia"),
    Picture("reading-dark", reading, theme="dark"),
    Picture("reading-contrast", reading, theme="contrast"),
    Picture("reading-contrast-dark", reading, "en", "contrast-dark"),
    Picture("reading-english", reading, "en"),
    Picture("reading-200", reading, size=SMALL, scale=2),
    Picture("search-light", searching),
    Picture("search-dark", searching, theme="dark"),
    Picture("search-english", searching, "en", "sepia"),
    Picture("search-200-english", searching, "en", "dark", SMALL, 2),
    Picture("filtered", filtered),
    Picture("bookmarks", bookmarks, theme="sepia"),
    Picture("marking-light", marking),
    Picture("marking-sepia", marking, theme="sepia"),
    Picture("marking-dark", marking, "en", "dark"),
    Picture("kept", kept, theme="sepia"),
    Picture("export", exporting, "en", "sepia"),
    Picture("quiet-sepia", quiet, theme="sepia"),
    Picture("quiet-dark", quiet, "en", "dark"),
    Picture("versions", versions),
    Picture("versions-english", versions, "en", "dark"),
    Picture("import", importing),
    Picture("import-english", importing, "en", "dark"),
    Picture("preview", preview),
    Picture("preview-english", preview, "en", "sepia"),
    Picture("settings", settings_page),
    Picture("settings-english", settings_page, "en", "dark"),
    Picture("settings-small", settings_page, theme="sepia", size=SMALL),
    Picture("keys-page", keys_page, theme="sepia"),
    Picture("keys-page-english", keys_page, "en"),
    Picture("figures", figures),
    Picture("figures-english", figures, "en", "dark"),
    Picture("keys", keys, theme="sepia"),
    Picture("keys-english", keys, "en"),
    Picture("keys-small", keys, size=SMALL),
    Picture("palette", palette, theme="dark"),
    Picture("palette-english", palette, "en"),
    Picture("unopened", unopened),
    Picture("unopened-english", unopened, "en", "dark"),
    Picture("first-run", empty),
    Picture("first-run-english", empty, "en", "dark"),
    Picture("narrow", reading, size=SMALL),
    Picture("preview-narrow", preview, "en", "contrast", SMALLEST),
    Picture("first-run-narrow", empty, size=SMALLEST),
    Picture("keys-narrow", keys, "en", "dark", SMALLEST),
    Picture("narrow-english", searching, "en", "sepia", SMALL),
)


def settle(window: Window) -> None:
    """Wait until nothing is under way and everything is painted."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < 0.25:
        QApplication.processEvents()
        if window.searches.busy() or window.imports.busy():
            quiet_since = time.monotonic()
        time.sleep(0.005)


def take(app: QApplication, picture: Picture, target: Path) -> None:
    """Start the program, play a scene, and keep its picture."""
    with tempfile.TemporaryDirectory() as folder:
        chosen = Settings(theme=picture.theme, language=picture.language)
        settings.save(chosen, Path(folder) / "settings.json")
        program = Program(app, main.open_library(Path(folder)), Path(folder))
        window = program.window
        window.resize(*picture.size)
        program.show()
        settle(window)
        picture.play(window)
        settle(window)
        window.grab().save(str(target / f"{picture.name}.png"))
        window.close()
        program.close()


def run(target: Path, pictures: Sequence[Picture]) -> None:
    """Take pictures into a folder. Those of another scale are taken by a program of their own: Qt scales once."""
    here = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    target.mkdir(parents=True, exist_ok=True)
    app = application()
    app.setQuitOnLastWindowClosed(False)
    for picture in pictures:
        if picture.scale == here:
            take(app, picture, target)
            print(target / f"{picture.name}.png", flush=True)
        else:
            command = [sys.executable, "-m", "tests.screenshots", str(target), picture.name]
            subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": str(picture.scale)}, check=True)


if __name__ == "__main__":
    names = sys.argv[2:]
    run(
        Path(sys.argv[1]) if len(sys.argv) > 1 else resources.path("screenshots"),
        [picture for picture in PICTURES if not names or picture.name in names],
    )
