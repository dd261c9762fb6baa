"""What the window remembers: choices in settings.json, the state of the last session in session.json.

Each value has its type, default and meaning here and nowhere else. Both files are loaded from the path
they are given, so a test can bring its own. A file that cannot be understood is kept beside the
new one as ``*.damaged`` and the defaults hold: nobody loses a window to a stray byte. A single
unfit value falls back alone; the rest of the file counts.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from reader.article import Folding
from resources import INTERFACE, READING
from ui.conventions import Calendar, Conventions, Digits
from ui.theme import THEMES
from ui.typography import Justification, Typography

TEXT_SIZES = (17, 19, 21, 24, 27, 31)
"""Steps of the reading size, in px of the body text."""


MEASURES = (440, 528, 620, 720)
"""Widths of the reading column, px for a body of 21 px: about 57, 68, 80 and 93 letters a line."""

LEADINGS = (0.95, 1.0, 1.15, 1.3)
"""Line distances, times the house's, which is 1.76 times the size. Lower ones would clip vowel marks."""

SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader chose.

    ``theme`` is a name of ``THEMES`` or ``system``; ``text_size`` one of ``TEXT_SIZES`` (px); ``language`` is
    ``system``, ``ar`` or ``en``. ``reading_face`` and ``interface_face`` are families; one that is not installed
    gives way to ours. ``measure`` is one of ``MEASURES``, ``leading`` of ``LEADINGS``; paragraphs are ``indented``
    or stand apart; ``justification`` is ``ragged``, ``spaces`` or ``kashida``; ``tashkeel`` says whether vowel marks
    are drawn. ``digits`` and ``calendar`` are those of ui/conventions.py. ``keys`` maps names of commands to
    the keys the reader gave them. ``strict`` are values of ``Folding``, with spaces between: spellings that a search
    keeps apart.
    """

    theme: str = "light"
    text_size: int = 21
    language: str = SYSTEM
    reading_face: str = READING
    interface_face: str = INTERFACE
    measure: int = 528
    leading: float = 1.0
    indented: bool = False
    justification: str = Justification.SPACES.value
    tashkeel: bool = True
    digits: str = Digits.WESTERN.value
    calendar: str = Calendar.EGYPTIAN.value
    keys: dict[str, list[str]] = field(default_factory=dict)
    strict: str = ""

    def fits(self) -> dict[str, bool]:
        """Which fields hold a value this version can use."""
        return {
            "theme": self.theme in (*THEMES, SYSTEM),
            "text_size": self.text_size in TEXT_SIZES,
            "language": self.language in (SYSTEM, "ar", "en"),
            "measure": self.measure in MEASURES,
            "leading": self.leading in LEADINGS,
            "justification": self.justification in tuple(Justification),
            "digits": self.digits in tuple(Digits),
            "calendar": self.calendar in tuple(Calendar),
            "strict": set(self.strict.split()) <= set(Folding),
            "keys": all(
                isinstance(keys, list) and all(isinstance(key, str) for key in keys) for keys in self.keys.values()
            ),
        }

    @property
    def typography(self) -> Typography:
        """How articles are set."""
        return Typography(
            self.text_size,
            self.reading_face,
            self.measure,
            self.leading,
            self.indented,
            Justification(self.justification),
            self.tashkeel,
        )

    @property
    def kept_apart(self) -> frozenset[Folding]:
        """The spellings that a search keeps apart."""
        return frozenset(map(Folding, self.strict.split()))

    @property
    def conventions(self) -> Conventions:
        """How the interface writes numbers and days."""
        return Conventions(Digits(self.digits), Calendar(self.calendar))


@dataclass(frozen=True, slots=True)
class Session:
    """Where the reader left off. ``geometry`` is Qt's saveGeometry in hex, ``list_width`` px of the list
    pane, ``article`` the id of the open article, ``shelf`` and ``sort`` values of ``Shelf`` and ``Sort``;
    ``folded`` says that the list shows one article of each story; ``keyboard`` is the language of the layout
    that was last used beside the Latin one, if it is known."""

    geometry: str = ""
    list_width: int = 372
    article: str = ""
    shelf: str = "all"
    sort: str = "relevance"
    folded: bool = True
    keyboard: str = ""

    def fits(self) -> dict[str, bool]:
        """Which fields hold a value this version can use."""
        return {
            "geometry": all(letter in "0123456789abcdef" for letter in self.geometry),
            "list_width": 320 <= self.list_width <= 480,
            "shelf": self.shelf in ("all", "unread", "bookmarks", "queue"),
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
    for one in fields(kind):
        value = kept.get(one.name)
        if type(value) is not type(getattr(values, one.name)):
            continue
        tried = replace(values, **{one.name: value})
        if tried.fits().get(one.name, True):
            values = tried
    return values
