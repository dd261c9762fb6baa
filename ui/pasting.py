"""The clipboard as files to import: what was copied elsewhere becomes an article like any other.

Copied files are imported where they are. Copied text or a piece of a web page is written into the library's
folder ``pasted``, so that there is a file to go back to; its name is the first words and the time.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData

FOLDER = "pasted"
NAME_WORDS, NAME_LETTERS = 6, 60
"""So much of a text goes into its file's name."""

MOST_PATHS = 1000
"""Lines of text beyond which a text is no list of file names."""

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
"""What no file name holds, or should not show."""


def copied_files(data: QMimeData) -> list[Path]:
    """The files the clipboard names, as files or as lines of text that all name one."""
    if data.hasUrls():
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    lines = [line.strip() for line in data.text().splitlines() if line.strip()]
    paths = [Path(line.removeprefix("file://")) for line in lines[:MOST_PATHS]]
    named = bool(paths) and len(lines) <= MOST_PATHS and all(path.is_absolute() and _exists(path) for path in paths)
    return paths if named else []


def write(folder: Path, text: str, ending: str, now: datetime) -> Path:
    """Write a text into a new file of ``folder``; returns its path. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{_words(text)} {now:%Y-%m-%d %H.%M.%S}".strip()
    for number in range(1, 1000):
        path = folder / f"{name}{f' {number}' if number > 1 else ''}{ending}"
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(name)


def _words(text: str) -> str:
    plain = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL | re.IGNORECASE)
    return " ".join(_UNFIT.sub(" ", plain).split()[:NAME_WORDS])[:NAME_LETTERS].strip(" .")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
