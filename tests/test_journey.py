"""A whole journey without a mouse: real keys to the real program on a real display, and every step seen from outside.

Import → search → filter → read → bookmark → find it again → back, under an Arabic keyboard layout, without a window
manager. Nothing is asked of the program itself: what happened is read from the title of its window, from the command
line on the same library, and from what is left in its folder. Every step waits until it is seen to have happened.

Needs Xvfb and xdotool, and the X11 libraries of Qt; without them there is no display to send keys to, and it skips.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

import main
from tests.conftest import write_article
from ui.key_places import LAYOUTS, ROWS, X11_OFFSET

ROOT = Path(main.__file__).parent
PATIENCE_S = 120
"""How long a step may take on a busy machine. None takes a second on an idle one."""

CODES = {
    letter: first + at + X11_OFFSET
    for letters in (ROWS, LAYOUTS["ar"])
    for first, row in letters.items()
    for at, letter in enumerate(row.split())
}
"""The X11 key codes of Latin and of Arabic letters, which share their keys."""

HARBOUR, MATCH, BOOKS = (
    "مرفأ المدينة يستأنف العمل بعد العاصفة",
    "تعادل الفريقين في المباراة الأخيرة",
    "معرض الكتاب يفتح أبوابه في القاعة الكبرى",
)


def until(seen: Callable[[], object], what: str) -> None:
    """Wait until something is seen."""
    end = time.monotonic() + PATIENCE_S
    while not seen():
        assert time.monotonic() < end, f"not seen in {PATIENCE_S} s: {what}"
        time.sleep(0.1)


class Reader:
    """A person at the keyboard: presses keys, and looks at the titles of windows."""

    def __init__(self, environment: dict[str, str], library: Path) -> None:
        self._environment = environment
        self.program = subprocess.Popen(
            (sys.executable, ROOT / "main.py"),
            env={**environment, "KHIZANA_LIBRARY": str(library)},
            stderr=subprocess.PIPE,
            text=True,
        )

    def _xdotool(self, *words: str) -> str:
        return subprocess.run(
            ("xdotool", *words), env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ).stdout.strip()

    def windows(self) -> dict[str, str]:
        """The titles of the visible windows by their numbers."""
        numbers = self._xdotool("search", "--onlyvisible", "--name", ".").split()
        return {number: self._xdotool("getwindowname", number) for number in numbers}

    def title(self) -> str:
        """The headline in the title of the program's window."""
        return next((title.partition(" — ")[0] for title in self.windows().values() if "خزانة" in title), "")

    def go_to(self, words: str) -> None:
        """Give the keyboard to the window with these words in its title, as a window manager would."""
        until(lambda: self.sees(words), f"a window «{words}»")
        until(lambda: self._focus(words), f"the keyboard in «{words}»")

    def sees(self, words: str) -> bool:
        """Whether there is a window with these words in its title."""
        return self._number(words) is not None

    def _focus(self, words: str) -> bool:
        number = self._number(words)
        if number is None:
            return False
        self._xdotool("windowfocus", number)
        return self._xdotool("getwindowfocus") == number

    def _number(self, words: str) -> str | None:
        if self.program.poll() is not None:
            said = self.program.stderr.read() if self.program.stderr else ""
            pytest.fail(f"the program has ended: {said}")
        return next((number for number, title in self.windows().items() if words in title), None)

    def use_layout(self, name: str) -> None:
        """Switch the keyboard layout."""
        subprocess.run(("setxkbmap", name), env=self._environment, check=True)

    def press(self, *keys: str) -> None:
        """Press keys: names of keys, and letters for the keys they stand on, with modifiers before a plus."""
        for key in keys:
            *modifiers, last = key.split("+")
            self._xdotool("key", "+".join((*modifiers, str(CODES.get(last, last)))))

    def title_after(self, key: str) -> str:
        """The headline after a key that may be pressed again and again until the list it walks has come."""
        self.press(key)
        return self.title()

    def type_path(self, path: Path) -> None:
        """Type a path in place of what a field has, under a Latin layout."""
        self.press("ctrl+A")
        self._xdotool("type", "--delay", "20", str(path))


@pytest.fixture
def reader(display: dict[str, str], tmp_path: Path) -> Iterator[Reader]:
    reader = Reader(display, tmp_path / "library")
    yield reader
    reader.program.kill()
    reader.program.communicate()


def answer(library: Path, *words: str) -> dict[str, Any]:
    """What the command line says of the library."""
    said = TextIOWrapper(BytesIO(), encoding="utf-8")
    with redirect_stdout(said):
        main.run(["--library", str(library), *words, "--json"])
    said.seek(0)
    return json.loads(said.read())


def is_imported(library: Path) -> bool:
    """Whether the three articles are there, and the search index knows them."""
    there = (library / "library.db").is_file() and answer(library, "list")["total"] == 3
    return there and not answer(library, "check")["index"]


def bookmarked(library: Path) -> list[str]:
    """The headlines of the bookmarks."""
    return [article["title"] for article in answer(library, "bookmark", "list")["bookmarks"]]


def read(library: Path) -> list[str]:
    """The headlines of what was read."""
    return [article["title"] for article in answer(library, "list")["articles"] if article["read"]]


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A folder with an article of each of three sections, which all speak of the town."""
    folder = tmp_path / "town"
    write_article(folder / "1.txt", title=HARBOUR)
    write_article(folder / "2.txt", section="رياضة", title=MATCH, lead="انتهى اللقاء.", body=("امتلأ ملعب المدينة.",))
    write_article(folder / "3.txt", section="ثقافة", title=BOOKS, body=("مكتبة المدينة تستعد لموسم جديد.",))
    return folder


def test_a_whole_journey_needs_no_mouse(reader: Reader, town: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"

    # Import a folder: the dialog takes its path.
    reader.use_layout("us")
    reader.go_to("خزانة")
    reader.press("ctrl+shift+O")
    reader.go_to("استيراد مجلد")
    reader.type_path(town)
    # Where completions have come up meanwhile, the first Enter only puts them away.
    until(lambda: not reader.sees("استيراد مجلد") or reader.press("Return"), "the end of the dialog")
    until(lambda: is_imported(library), "three articles, and an index that knows them")
    reader.go_to("خزانة")
    reader.press("Escape")
    reader.use_layout("ara")
    until(lambda: reader.title_after("ت"), "an article, by the key with J on it")

    # Search what all three have, by the key with «/» on it; filter to a section; Enter opens the first hit.
    sections = [section["section"] for section in answer(library, "sections")["sections"]]
    reader.press("ظ", *"المدينة", f"alt+{sections.index('رياضة') + 1}", "Return")
    until(lambda: reader.title() == MATCH, "the only hit of the section")

    # Read: it counts as read when one has stayed as long as reading takes. Bookmark it.
    reader.press("Return")
    until(lambda: MATCH in read(library), "the article read")
    reader.press("ctrl+ي")
    until(lambda: bookmarked(library) == [MATCH], "the bookmark")

    # Out of the article, of the search, of the filter; to another article at an end of the whole list.
    first, *_, last = (article["title"] for article in answer(library, "list")["articles"])
    key, other = ("Home", first) if first != MATCH else ("End", last)
    reader.press("Escape", "Escape", "Escape")
    until(lambda: reader.title_after(key) == other, "another article")

    # Find it again among the bookmarks, and go back to the other.
    reader.press("ctrl+ﻻ")
    until(lambda: reader.title_after("Home") == MATCH, "the bookmarked article again")
    reader.press("alt+Right")
    until(lambda: reader.title() == other, "the article before it")

    # Quit: what was done is kept.
    reader.press("ctrl+ض")
    assert reader.program.wait(PATIENCE_S) == 0
    session = json.loads((library / "session.json").read_text(encoding="utf-8"))
    kept = {article["id"]: article["title"] for article in answer(library, "list")["articles"]}
    assert (session["shelf"], kept[session["article"]]) == ("bookmarks", other)
    assert json.loads((library / "searches.json").read_text(encoding="utf-8"))["history"] == ["المدينة"]
    assert bookmarked(library) == [MATCH]
