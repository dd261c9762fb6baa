"""What the window remembers: choices in settings.json, the state of the last session in session.json.

Each value has its type, default and meaning here and nowhere else. Both files are loaded from the path
they are given, so a test can bring its own. A file that cannot be understood is kept beside the
new one as ``*.damaged`` and the defaults hold: nobody loses a window to a stray byte. A single
unfit value falls back alone; the rest of the file counts.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from ui.theme import THEMES

TEXT_SIZES = (17, 19, 21, 24, 27, 31)
"""Steps of the reading size, in px of the body text."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader chose. ``theme`` is a name of ``THEMES``; ``text_size`` one of ``TEXT_SIZES`` (px);
    ``language`` is ``system``, ``ar`` or ``en``."""

    theme: str = "light"
    text_size: int = 21
    language: str = "system"

    def fits(self) -> dict[str, bool]:
        """Which fields hold a value this version can use."""
        return {
            "theme": self.theme in THEMES,
            "text_size": self.text_size in TEXT_SIZES,
            "language": self.language in ("system", "ar", "en"),
        }


@dataclass(frozen=True, slots=True)
class Session:
    """Where the reader left off. ``geometry`` is Qt's saveGeometry in hex, ``list_width`` px of the list
    pane, ``article`` the id of the open article, ``shelf`` and ``sort`` values of ``Shelf`` and ``Sort``."""

    geometry: str = ""
    list_width: int = 372
    article: str = ""
    shelf: str = "all"
    sort: str = "relevance"

    def fits(self) -> dict[str, bool]:
        """Which fields hold a value this version can use."""
        return {
            "geometry": all(letter in "0123456789abcdef" for letter in self.geometry),
            "list_width": 320 <= self.list_width <= 480,
            "shelf": self.shelf in ("all", "unread", "bookmarks"),
            "sort": self.sort in ("relevance", "newest", "oldest"),
        }


Kept = TypeVar("Kept", Settings, Session)


def load(kind: type[Kept], path: Path) -> Kept:
    """The values kept at ``path``, defaults for what is missing or unfit. Raises OSError if it cannot be read."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return kind()
    except ValueError:
        return _set_aside(kind, path)
    if not isinstance(kept, dict):
        return _set_aside(kind, path)
    return _fitting(kind, kept)


def save(values: Settings | Session, path: Path) -> None:
    """Write the values so that a crash leaves either the old file or the new one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(values), file, indent=2, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _set_aside(kind: type[Kept], path: Path) -> Kept:
    path.replace(path.with_suffix(path.suffix + ".damaged"))
    return kind()


def _fitting(kind: type[Kept], kept: dict[str, Any]) -> Kept:
    values = kind()
    for field in fields(kind):
        value = kept.get(field.name)
        if type(value) is not type(getattr(values, field.name)):
            continue
        tried = replace(values, **{field.name: value})
        if tried.fits().get(field.name, True):
            values = tried
    return values
