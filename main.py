"""Khizana: an offline reader for Arabic and other right-to-left articles.

The only file that sees every part: it makes the search index, hands it to the library, and the
library to the command line or to the window.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

import resources
from index import open_index
from reader.article import Article
from reader.errors import KhizanaError
from reader.library import INDEX_NAME, Library


def open_library(folder: Path) -> Library:
    """The library in this folder, with its search index. Raises ``LibraryError``."""
    return Library(folder, open_index(folder / INDEX_NAME, resources.path("wordlist.tsv")))


def open_window(folder: Path) -> int:
    """Open the window; returns the exit code."""
    if not has_screen():
        return fail("there is no screen to open a window on; «python main.py --help» lists what works without one")
    # The window collects garbage itself; to look for it among what is being loaded takes 10 ms and finds none.
    gc.disable()
    from ui import app

    try:
        library = open_library(folder)
    except KhizanaError as error:
        return fail(str(error))
    return app.run(library, folder)


def drawing(folder: Path) -> Callable[[Article], bytes]:
    """What draws an article as a PDF, as the settings in this library's folder say."""
    from ui.headless import drawing

    return drawing(folder)


def fail(message: str) -> int:
    """Say why there is no window; returns the exit code."""
    print(f"khizana: {message}", file=sys.stderr)
    return 1


def has_screen() -> bool:
    """Whether a window can be shown. Qt itself would abort the process where it finds none."""
    if sys.platform in ("win32", "darwin") or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def default_folder() -> Path:
    """``KHIZANA_LIBRARY``, else the platform's folder for a program's data."""
    if chosen := os.environ.get("KHIZANA_LIBRARY"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("khizana", appauthor=False)


def run(words: list[str]) -> int:
    """Carry out a command line. Without a command the window opens, and sooner for what it need not load."""
    match words:
        case []:
            return open_window(default_folder())
        case ["--library", folder] if not folder.startswith("-"):
            return open_window(Path(folder))
    from reader import cli

    return cli.run(words, default_folder(), cli.Program(open_library, open_window, drawing))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
