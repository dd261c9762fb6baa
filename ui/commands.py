"""The one table of everything a reader can do: menus, shortcuts, key sheet and palette are made from it.

A key is written as Qt writes it («Ctrl+K»). ``Alt+Backward`` and ``Alt+Forward`` are the arrows in
reading order, so they swap with the direction of the interface. A key without a modifier («J»,
«/», «Down») is bare: it acts only where nobody is typing, and under an Arabic, Persian or Hebrew
layout it is the same place on the keyboard. ``needs`` names what must be there for the command to act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt


class Group(StrEnum):
    """Where a command stands on the key sheet and in the menu."""

    MOVING = QT_TRANSLATE_NOOP("Commands", "Moving around")
    READING = QT_TRANSLATE_NOOP("Commands", "Reading")
    SEARCH = QT_TRANSLATE_NOOP("Commands", "Searching")
    KEEPING = QT_TRANSLATE_NOOP("Commands", "Highlights and notes")
    ARTICLES = QT_TRANSLATE_NOOP("Commands", "Articles")
    SECTIONS = QT_TRANSLATE_NOOP("Commands", "Shelves and sections")
    GENERAL = QT_TRANSLATE_NOOP("Commands", "General")


class Needs(StrEnum):
    """What a command acts on."""

    NOTHING = "nothing"
    LIBRARY = "library"
    ARTICLE = "article"
    MATCHES = "matches"
    BACK = "back"
    FORWARD = "forward"


_given: dict[str, tuple[str, ...]] = {}
"""The reader's own keys by the names of commands. Like the language, they hold for the whole program."""


class Command(NamedTuple):
    """One thing a reader can do. ``text`` and ``help`` are English source strings; of its keys, menus show the first.

    ``shown`` replaces the keys on the key sheet. A command without a text is told by the one before it («1…4»).
    """

    group: Group
    name: str
    text: str
    usual_keys: tuple[str, ...]
    needs: Needs = Needs.NOTHING
    icon: str = ""
    help: str = ""
    shown: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it has now: the reader's own, or the usual ones less those that were given to others."""
        if self.name in _given:
            return _given[self.name]
        taken = {key for keys in _given.values() for key in keys}
        return tuple(key for key in self.usual_keys if key not in taken)

    def label(self) -> str:
        """The text in the interface language."""
        return QCoreApplication.translate("Commands", self.text)

    def hint(self) -> str:
        """The help in the interface language: one sentence, empty if the text says it all."""
        return QCoreApplication.translate("Commands", self.help) if self.help else ""


BARE_NAMES = {
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Return": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Space": Qt.Key.Key_Space,
}
"""Keys without a modifier that have a name instead of a letter."""

NOTHING, LIBRARY, ARTICLE, MATCHES, BACK, FORWARD = Needs

moving, reading, searching, keeping, articles, shelves, general = (partial(Command, group) for group in Group)

# fmt: off
COMMANDS: tuple[Command, ...] = (
    # Moving around
    moving("next-article", QT_TRANSLATE_NOOP("Commands", "Next article"), ("Down", "J"), LIBRARY),
    moving("previous-article", QT_TRANSLATE_NOOP("Commands", "Previous article"), ("Up", "K"), LIBRARY),
    moving("next-unread", QT_TRANSLATE_NOOP("Commands", "Next unread article"), ("N",), LIBRARY),
    moving("open", QT_TRANSLATE_NOOP("Commands", "Read the article"), ("Return",), ARTICLE),
    moving("next-pane", QT_TRANSLATE_NOOP("Commands", "Next pane"), ("F6",)),
    moving("previous-pane", QT_TRANSLATE_NOOP("Commands", "Previous pane"), ("Shift+F6",)),
    moving("back", QT_TRANSLATE_NOOP("Commands", "Back"), ("Alt+Backward",), BACK, "arrow-left"),
    moving("forward", QT_TRANSLATE_NOOP("Commands", "Forward"), ("Alt+Forward",), FORWARD, "arrow-right"),
    moving("escape", QT_TRANSLATE_NOOP("Commands", "One step back"), ("Esc",)),
    # Reading
    reading("page-down", QT_TRANSLATE_NOOP("Commands", "Page down"), ("Space",), ARTICLE),
    reading("larger", QT_TRANSLATE_NOOP("Commands", "Larger text"), ("Ctrl++", "Ctrl+="), shown=("Ctrl++",)),
    reading("smaller", QT_TRANSLATE_NOOP("Commands", "Smaller text"), ("Ctrl+-",)),
    reading("normal-size", QT_TRANSLATE_NOOP("Commands", "Normal text size"), ("Ctrl+0",)),
    reading("theme", QT_TRANSLATE_NOOP("Commands", "Change the theme"), ("Ctrl+T",), NOTHING, "sun-moon"),
    reading("left-out", QT_TRANSLATE_NOOP("Commands", "Show what was left out"), ("L",), ARTICLE, "eye",
        help=QT_TRANSLATE_NOOP("Commands", "Menus, lists and notes of the page that are not the article")),
    reading("full-screen", QT_TRANSLATE_NOOP("Commands", "Read without distraction"), ("F11",), ARTICLE, "maximize",
        help=QT_TRANSLATE_NOOP("Commands", "The article alone on the whole screen, one paragraph in focus")),
    reading("paragraph-focus", QT_TRANSLATE_NOOP("Commands", "Dim the other paragraphs"), ("Shift+F11",), ARTICLE),
    reading("next-paragraph", QT_TRANSLATE_NOOP("Commands", "Next paragraph"), ("Ctrl+Down",), ARTICLE),
    reading("previous-paragraph", QT_TRANSLATE_NOOP("Commands", "Previous paragraph"), ("Ctrl+Up",), ARTICLE),
    reading("select-more", QT_TRANSLATE_NOOP("Commands", "Select more: word, sentence, paragraph"), ("F8",), ARTICLE),
    reading("select-less", QT_TRANSLATE_NOOP("Commands", "Select less"), ("Shift+F8",), ARTICLE),
    reading("next-highlight", QT_TRANSLATE_NOOP("Commands", "Next highlight"), ("F4",), ARTICLE),
    reading("previous-highlight", QT_TRANSLATE_NOOP("Commands", "Previous highlight"), ("Shift+F4",), ARTICLE),
    # Searching
    searching("search", QT_TRANSLATE_NOOP("Commands", "Search the library"), ("Ctrl+K", "/"), LIBRARY, "search"),
    searching("find", QT_TRANSLATE_NOOP("Commands", "Find in the article"), ("Ctrl+F",), ARTICLE, "search"),
    searching("next-match", QT_TRANSLATE_NOOP("Commands", "Next match"), ("F3",), MATCHES, "chevron-down"),
    searching("previous-match", QT_TRANSLATE_NOOP("Commands", "Previous match"), ("Shift+F3",), MATCHES, "chevron-up"),
    searching("take-suggestion", QT_TRANSLATE_NOOP("Commands", "Take the better query"), ("Alt+Return",), LIBRARY,
        "search", help=QT_TRANSLATE_NOOP("Commands", "Search what «Did you mean» offers")),
    searching("closeness", QT_TRANSLATE_NOOP("Commands", "Match: spelling, form or root"), ("Ctrl+E",), LIBRARY,
        "search", help=QT_TRANSLATE_NOOP("Commands", "How near the words of an article must come to yours")),
    searching("why", QT_TRANSLATE_NOOP("Commands", "Why did this match?"), ("Ctrl+Shift+E",), ARTICLE, "search"),
    searching("like", QT_TRANSLATE_NOOP("Commands", "More like this"), ("Ctrl+Shift+M",), ARTICLE, "files"),
    searching("save-search", QT_TRANSLATE_NOOP("Commands", "Save this search…"), ("Ctrl+S",), LIBRARY, "search",
        help=QT_TRANSLATE_NOOP("Commands", "Keep it in the sidebar; Delete there forgets it, F2 names it anew")),
    searching("search-history", QT_TRANSLATE_NOOP("Commands", "Earlier searches"), ("Ctrl+Shift+K",),
        LIBRARY, "search"),
    searching("clear-history", QT_TRANSLATE_NOOP("Commands", "Forget earlier searches"), ("Ctrl+Alt+Shift+K",),
        NOTHING, "x"),
    searching("apart-marks", QT_TRANSLATE_NOOP("Commands", "Keep vowel marks apart"), ("Alt+M",),
        help=QT_TRANSLATE_NOOP("Commands", "Find only what is vocalised as you type it")),
    searching("apart-hamza", QT_TRANSLATE_NOOP("Commands", "Keep hamza apart: أ إ آ ا"), ("Alt+H",)),
    searching("apart-yeh", QT_TRANSLATE_NOOP("Commands", "Keep ي and ى apart"), ("Alt+Y",)),
    searching("apart-teh", QT_TRANSLATE_NOOP("Commands", "Keep ة and ه apart"), ("Alt+T",)),
    # Highlights and notes
    keeping("highlight-1", QT_TRANSLATE_NOOP("Commands", "Highlight in a colour"), ("1",), ARTICLE, shown=("1…4",)),
    *(keeping(f"highlight-{n}", "", (f"{n}",), ARTICLE) for n in range(2, 5)),
    keeping("note", QT_TRANSLATE_NOOP("Commands", "Note"), ("Ctrl+M",), ARTICLE, "sticky-note",
        help=QT_TRANSLATE_NOOP("Commands", "Write beside the selected passage, or about the article")),
    keeping("bookmark-passage", QT_TRANSLATE_NOOP("Commands", "Bookmark the passage"), ("Ctrl+Shift+B",),
        ARTICLE, "bookmark"),
    keeping("remove-mark", QT_TRANSLATE_NOOP("Commands", "Remove the highlight"), ("Del",), NOTHING, "trash-2"),
    keeping("tags", QT_TRANSLATE_NOOP("Commands", "Tags…"), ("Ctrl+G",), ARTICLE, "tag",
        help=QT_TRANSLATE_NOOP("Commands", "Tag the selected highlight, or the article")),
    keeping("undo", QT_TRANSLATE_NOOP("Commands", "Undo"), ("Ctrl+Z",), NOTHING, "undo-2"),
    keeping("redo", QT_TRANSLATE_NOOP("Commands", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), NOTHING, "redo-2"),
    # Articles
    articles("bookmark", QT_TRANSLATE_NOOP("Commands", "Bookmark"), ("Ctrl+D",), ARTICLE, "bookmark",
        help=QT_TRANSLATE_NOOP("Commands", "Keep this article among the bookmarks, or release it")),
    articles("read", QT_TRANSLATE_NOOP("Commands", "Read or unread"), ("M",), ARTICLE, "circle-dot"),
    articles("save-pdf", QT_TRANSLATE_NOOP("Commands", "Save as PDF…"), ("Ctrl+Shift+S",), ARTICLE, "file-text"),
    articles("print", QT_TRANSLATE_NOOP("Commands", "Print…"), ("Ctrl+P",), ARTICLE, "printer"),
    articles("copy-text", QT_TRANSLATE_NOOP("Commands", "Copy the text"), ("Ctrl+Shift+C",), ARTICLE,
        help=QT_TRANSLATE_NOOP("Commands", "What is selected, or the whole article")),
    articles("copy-source", QT_TRANSLATE_NOOP("Commands", "Copy with the source"), ("Ctrl+Alt+C",), ARTICLE),
    articles("copy-markdown", QT_TRANSLATE_NOOP("Commands", "Copy as Markdown"), ("Ctrl+Alt+M",), ARTICLE),
    articles("copy-visual", QT_TRANSLATE_NOOP("Commands", "Copy as visual text, for old programs"), ("Ctrl+Alt+V",),
        ARTICLE),
    articles("import", QT_TRANSLATE_NOOP("Commands", "Import files…"), ("Ctrl+O",), NOTHING, "folder-input",
        help=QT_TRANSLATE_NOOP("Commands", "Add article files to the library")),
    articles("import-folder", QT_TRANSLATE_NOOP("Commands", "Import a folder…"), ("Ctrl+Shift+O",),
        NOTHING, "folder-open"),
    articles("preview", QT_TRANSLATE_NOOP("Commands", "Preview files before importing…"), ("Ctrl+Alt+O",), NOTHING,
        "eye", help=QT_TRANSLATE_NOOP("Commands", "See what files would become, and correct it")),
    articles("preview-folder", QT_TRANSLATE_NOOP("Commands", "Preview a folder before importing…"),
        ("Ctrl+Alt+Shift+O",), NOTHING, "eye"),
    articles("paste", QT_TRANSLATE_NOOP("Commands", "Paste as an article"), ("Ctrl+Shift+V",), NOTHING,
        "clipboard-paste", help=QT_TRANSLATE_NOOP("Commands", "Import the text or the files of the clipboard")),
    articles("import-report", QT_TRANSLATE_NOOP("Commands", "The last import's report"), ("Ctrl+Alt+I",),
        NOTHING, "files"),
    articles("watched", QT_TRANSLATE_NOOP("Commands", "Watched folders…"), ("Ctrl+Shift+W",), NOTHING, "folder-open",
        help=QT_TRANSLATE_NOOP("Commands", "Folders whose new files are imported by themselves")),
    articles("details", QT_TRANSLATE_NOOP("Commands", "About this article…"), ("Ctrl+I",), ARTICLE, "info"),
    articles("versions", QT_TRANSLATE_NOOP("Commands", "Older versions…"), ("Ctrl+Shift+H",), ARTICLE, "history"),
    articles("copies", QT_TRANSLATE_NOOP("Commands", "Copies in other papers…"), ("Ctrl+Shift+D",), ARTICLE, "files"),
    articles("queue", QT_TRANSLATE_NOOP("Commands", "Put on the reading list, or take off"), ("Ctrl+Shift+Q",),
        ARTICLE, "list-ordered"),
    articles("queue-earlier", QT_TRANSLATE_NOOP("Commands", "Read it earlier"), ("Ctrl+Shift+PgUp",), ARTICLE),
    articles("queue-later", QT_TRANSLATE_NOOP("Commands", "Read it later"), ("Ctrl+Shift+PgDown",), ARTICLE),
    articles("export", QT_TRANSLATE_NOOP("Commands", "Export…"), ("Ctrl+Shift+X",), LIBRARY, "upload",
        help=QT_TRANSLATE_NOOP("Commands", "Articles, or bookmarks, highlights and notes, as files")),
    articles("import-kept", QT_TRANSLATE_NOOP("Commands", "Import highlights and notes…"), ("Ctrl+Shift+I",),
        NOTHING, "folder-input"),
    # Shelves and sections
    shelves("fold", QT_TRANSLATE_NOOP("Commands", "Fold copies into one row"), ("Ctrl+Shift+F",), LIBRARY, "files",
        help=QT_TRANSLATE_NOOP("Commands", "Articles that tell the same story are one row, or each its own")),
    shelves("kept", QT_TRANSLATE_NOOP("Commands", "Highlights"), ("Ctrl+H",), NOTHING, "highlighter"),
    shelves("reading-list", QT_TRANSLATE_NOOP("Commands", "Reading list"), ("Ctrl+L",), NOTHING, "list-ordered"),
    shelves("pin-section", QT_TRANSLATE_NOOP("Commands", "Pin the section to the top, or no longer"), ("Alt+P",),
        LIBRARY, "pin"),
    shelves("rename-section", QT_TRANSLATE_NOOP("Commands", "Rename or merge the section…"), ("Alt+R",), LIBRARY),
    shelves("order", QT_TRANSLATE_NOOP("Commands", "Order: relevance, newest or oldest first"), ("Alt+O",), LIBRARY),
    shelves("all", QT_TRANSLATE_NOOP("Commands", "All articles"), ("Alt+0",), NOTHING, "library"),
    shelves("unread", QT_TRANSLATE_NOOP("Commands", "Unread"), ("Ctrl+U",), NOTHING, "circle-dot"),
    shelves("bookmarks", QT_TRANSLATE_NOOP("Commands", "Bookmarks"), ("Ctrl+B",), NOTHING, "bookmark"),
    shelves("section-1", QT_TRANSLATE_NOOP("Commands", "Sections, first to ninth"), ("Alt+1",),
        LIBRARY, shown=("Alt+1…9",)),
    *(shelves(f"section-{n}", "", (f"Alt+{n}",), LIBRARY) for n in range(2, 10)),
    # General
    general("menu", QT_TRANSLATE_NOOP("Commands", "Menu"), ("F10",), NOTHING, "ellipsis"),
    general("palette", QT_TRANSLATE_NOOP("Commands", "All commands"), ("Ctrl+Shift+P",), NOTHING, "command"),
    general("theme-light", QT_TRANSLATE_NOOP("Commands", "Theme: light"), ("Ctrl+Alt+1",), NOTHING, "sun-moon"),
    general("theme-sepia", QT_TRANSLATE_NOOP("Commands", "Theme: sepia"), ("Ctrl+Alt+2",), NOTHING, "sun-moon"),
    general("theme-dark", QT_TRANSLATE_NOOP("Commands", "Theme: dark"), ("Ctrl+Alt+3",), NOTHING, "sun-moon"),
    general("theme-contrast", QT_TRANSLATE_NOOP("Commands", "Theme: high contrast"), ("Ctrl+Alt+4",),
        NOTHING, "sun-moon"),
    general("theme-contrast-dark", QT_TRANSLATE_NOOP("Commands", "Theme: high contrast, dark"), ("Ctrl+Alt+5",),
        NOTHING, "sun-moon"),
    general("theme-system", QT_TRANSLATE_NOOP("Commands", "Theme: as the system"), ("Ctrl+Alt+0",),
        NOTHING, "sun-moon"),
    general("figures", QT_TRANSLATE_NOOP("Commands", "Library in figures"), ("Ctrl+Alt+L",), NOTHING, "library"),
    general("change-keys", QT_TRANSLATE_NOOP("Commands", "Change keys…"), ("Ctrl+Alt+K",), NOTHING, "keyboard"),
    general("settings", QT_TRANSLATE_NOOP("Commands", "Settings"), ("Ctrl+,",), NOTHING, "settings"),
    general("language", QT_TRANSLATE_NOOP("Commands", "Language: Arabic or English"), ("Ctrl+Shift+L",),
        NOTHING, "languages"),
    general("keys", QT_TRANSLATE_NOOP("Commands", "Key sheet"), ("F1", "?", "؟"),
        NOTHING, "keyboard", shown=("F1", "?")),
    general("quit", QT_TRANSLATE_NOOP("Commands", "Quit"), ("Ctrl+Q",)),
)
# fmt: on

BY_NAME = {command.name: command for command in COMMANDS}


def give_keys(keys: Mapping[str, Sequence[str]]) -> None:
    """Let the reader's own keys hold; commands that are not named keep their usual ones."""
    _given.clear()
    _given.update({name: tuple(given) for name, given in keys.items() if name in BY_NAME and given})


def given_keys() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The reader's own keys, as a value."""
    return tuple(sorted(_given.items()))


def owner(key: str) -> Command | None:
    """The command a key stands for now."""
    return next((command for command in COMMANDS if key in command.keys), None)


def chords(command: Command, rtl: bool) -> tuple[str, ...]:
    """The keys with a modifier or a function key, for shortcuts, with arrows turned to the reading direction."""
    return tuple(_turned(key, rtl) for key in command.keys if not is_bare(key))


def printed_keys(command: Command, rtl: bool) -> tuple[str, ...]:
    """The keys as the key sheet prints them."""
    return tuple(_turned(key, rtl) for key in (command.name not in _given and command.shown) or command.keys)


def is_bare(key: str) -> bool:
    """Whether a key has no modifier and is not a function key: such keys stay out of text fields."""
    return len(key) == 1 or key in BARE_NAMES


def _turned(key: str, rtl: bool) -> str:
    backward, forward = ("Right", "Left") if rtl else ("Left", "Right")
    return key.replace("Backward", backward).replace("Forward", forward)
