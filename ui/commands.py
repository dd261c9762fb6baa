"""The one table of everything a reader can do: menus, shortcuts, key sheet and palette are made from it.

A key is written as Qt writes it («Ctrl+K»). ``Alt+Backward`` and ``Alt+Forward`` are the arrows in
reading order, so they swap with the direction of the interface. A key without a modifier («J»,
«/», «Down») is bare: it acts only where nobody is typing, and under an Arabic, Persian or Hebrew
layout it is the same place on the keyboard. ``needs`` names what must be there for the command to act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a reader can do. ``text`` and ``help`` are English source strings; of its keys, menus show the first.

    ``shown`` replaces the keys on the key sheet; a command without a place there has ``listed`` false.
    """

    name: str
    text: str
    usual_keys: tuple[str, ...]
    group: Group
    icon: str = ""
    needs: Needs = Needs.NOTHING
    help: str = ""
    shown: tuple[str, ...] = ()
    listed: bool = True

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

ARABIC_LEGENDS = {"J": "ت", "K": "ن", "L": "م", "M": "ة", "N": "ى", "/": "ظ"}
"""What an Arabic keyboard prints beside the Latin letter."""

COMMANDS: tuple[Command, ...] = (
    Command(
        "next-article", QT_TRANSLATE_NOOP("Commands", "Next article"), ("Down", "J"), Group.MOVING, needs=Needs.LIBRARY
    ),
    Command(
        "previous-article",
        QT_TRANSLATE_NOOP("Commands", "Previous article"),
        ("Up", "K"),
        Group.MOVING,
        needs=Needs.LIBRARY,
    ),
    Command(
        "next-unread", QT_TRANSLATE_NOOP("Commands", "Next unread article"), ("N",), Group.MOVING, needs=Needs.LIBRARY
    ),
    Command("open", QT_TRANSLATE_NOOP("Commands", "Read the article"), ("Return",), Group.MOVING, needs=Needs.ARTICLE),
    Command("next-pane", QT_TRANSLATE_NOOP("Commands", "Next pane"), ("F6",), Group.MOVING),
    Command("previous-pane", QT_TRANSLATE_NOOP("Commands", "Previous pane"), ("Shift+F6",), Group.MOVING, listed=False),
    Command("back", QT_TRANSLATE_NOOP("Commands", "Back"), ("Alt+Backward",), Group.MOVING, "arrow-left", Needs.BACK),
    Command(
        "forward",
        QT_TRANSLATE_NOOP("Commands", "Forward"),
        ("Alt+Forward",),
        Group.MOVING,
        "arrow-right",
        Needs.FORWARD,
    ),
    Command("escape", QT_TRANSLATE_NOOP("Commands", "One step back"), ("Esc",), Group.MOVING),
    Command("page-down", QT_TRANSLATE_NOOP("Commands", "Page down"), ("Space",), Group.READING, needs=Needs.ARTICLE),
    Command(
        "larger", QT_TRANSLATE_NOOP("Commands", "Larger text"), ("Ctrl++", "Ctrl+="), Group.READING, shown=("Ctrl++",)
    ),
    Command("smaller", QT_TRANSLATE_NOOP("Commands", "Smaller text"), ("Ctrl+-",), Group.READING),
    Command("normal-size", QT_TRANSLATE_NOOP("Commands", "Normal text size"), ("Ctrl+0",), Group.READING),
    Command("theme", QT_TRANSLATE_NOOP("Commands", "Change the theme"), ("Ctrl+T",), Group.READING, "sun-moon"),
    Command(
        "left-out",
        QT_TRANSLATE_NOOP("Commands", "Show what was left out"),
        ("L",),
        Group.READING,
        "eye",
        Needs.ARTICLE,
        QT_TRANSLATE_NOOP("Commands", "Menus, lists and notes of the page that are not the article"),
    ),
    Command(
        "full-screen",
        QT_TRANSLATE_NOOP("Commands", "Read without distraction"),
        ("F11",),
        Group.READING,
        "maximize",
        Needs.ARTICLE,
        QT_TRANSLATE_NOOP("Commands", "The article alone on the whole screen, one paragraph in focus"),
    ),
    Command(
        "paragraph-focus",
        QT_TRANSLATE_NOOP("Commands", "Dim the other paragraphs"),
        ("Shift+F11",),
        Group.READING,
        needs=Needs.ARTICLE,
        listed=False,
    ),
    Command(
        "next-paragraph",
        QT_TRANSLATE_NOOP("Commands", "Next paragraph"),
        ("Ctrl+Down",),
        Group.READING,
        needs=Needs.ARTICLE,
    ),
    Command(
        "previous-paragraph",
        QT_TRANSLATE_NOOP("Commands", "Previous paragraph"),
        ("Ctrl+Up",),
        Group.READING,
        needs=Needs.ARTICLE,
    ),
    Command(
        "select-more",
        QT_TRANSLATE_NOOP("Commands", "Select more: word, sentence, paragraph"),
        ("F8",),
        Group.READING,
        needs=Needs.ARTICLE,
    ),
    Command(
        "select-less",
        QT_TRANSLATE_NOOP("Commands", "Select less"),
        ("Shift+F8",),
        Group.READING,
        needs=Needs.ARTICLE,
        listed=False,
    ),
    Command(
        "next-highlight",
        QT_TRANSLATE_NOOP("Commands", "Next highlight"),
        ("F4",),
        Group.READING,
        needs=Needs.ARTICLE,
    ),
    Command(
        "previous-highlight",
        QT_TRANSLATE_NOOP("Commands", "Previous highlight"),
        ("Shift+F4",),
        Group.READING,
        needs=Needs.ARTICLE,
        listed=False,
    ),
    Command(
        "search",
        QT_TRANSLATE_NOOP("Commands", "Search the library"),
        ("Ctrl+K", "/"),
        Group.SEARCH,
        "search",
        Needs.LIBRARY,
    ),
    Command(
        "find", QT_TRANSLATE_NOOP("Commands", "Find in the article"), ("Ctrl+F",), Group.SEARCH, "search", Needs.ARTICLE
    ),
    Command(
        "next-match", QT_TRANSLATE_NOOP("Commands", "Next match"), ("F3",), Group.SEARCH, "chevron-down", Needs.MATCHES
    ),
    Command(
        "previous-match",
        QT_TRANSLATE_NOOP("Commands", "Previous match"),
        ("Shift+F3",),
        Group.SEARCH,
        "chevron-up",
        Needs.MATCHES,
    ),
    Command(
        "take-suggestion",
        QT_TRANSLATE_NOOP("Commands", "Take the better query"),
        ("Alt+Return",),
        Group.SEARCH,
        "search",
        Needs.LIBRARY,
        QT_TRANSLATE_NOOP("Commands", "Search what «Did you mean» offers"),
    ),
    Command(
        "closeness",
        QT_TRANSLATE_NOOP("Commands", "Match: spelling, form or root"),
        ("Ctrl+E",),
        Group.SEARCH,
        "search",
        Needs.LIBRARY,
        QT_TRANSLATE_NOOP("Commands", "How near the words of an article must come to yours"),
    ),
    Command(
        "why",
        QT_TRANSLATE_NOOP("Commands", "Why did this match?"),
        ("Ctrl+Shift+E",),
        Group.SEARCH,
        "search",
        Needs.ARTICLE,
    ),
    Command(
        "like", QT_TRANSLATE_NOOP("Commands", "More like this"), ("Ctrl+Shift+M",), Group.SEARCH, "files", Needs.ARTICLE
    ),
    Command(
        "save-search",
        QT_TRANSLATE_NOOP("Commands", "Save this search…"),
        ("Ctrl+S",),
        Group.SEARCH,
        "search",
        Needs.LIBRARY,
        QT_TRANSLATE_NOOP("Commands", "Keep it in the sidebar; Delete there forgets it, F2 names it anew"),
    ),
    Command(
        "search-history",
        QT_TRANSLATE_NOOP("Commands", "Earlier searches"),
        ("Ctrl+Shift+K",),
        Group.SEARCH,
        "search",
        Needs.LIBRARY,
    ),
    Command(
        "clear-history",
        QT_TRANSLATE_NOOP("Commands", "Forget earlier searches"),
        (),
        Group.SEARCH,
        "x",
        listed=False,
    ),
    Command(
        "bookmark",
        QT_TRANSLATE_NOOP("Commands", "Bookmark"),
        ("Ctrl+D",),
        Group.ARTICLES,
        "bookmark",
        Needs.ARTICLE,
        QT_TRANSLATE_NOOP("Commands", "Keep this article among the bookmarks, or release it"),
    ),
    Command(
        "read", QT_TRANSLATE_NOOP("Commands", "Read or unread"), ("M",), Group.ARTICLES, "circle-dot", Needs.ARTICLE
    ),
    Command(
        "save-pdf",
        QT_TRANSLATE_NOOP("Commands", "Save as PDF…"),
        ("Ctrl+Shift+S",),
        Group.ARTICLES,
        "file-text",
        Needs.ARTICLE,
    ),
    Command("print", QT_TRANSLATE_NOOP("Commands", "Print…"), ("Ctrl+P",), Group.ARTICLES, "printer", Needs.ARTICLE),
    Command(
        "copy-text",
        QT_TRANSLATE_NOOP("Commands", "Copy the text"),
        ("Ctrl+Shift+C",),
        Group.ARTICLES,
        needs=Needs.ARTICLE,
        help=QT_TRANSLATE_NOOP("Commands", "What is selected, or the whole article"),
    ),
    Command(
        "copy-source",
        QT_TRANSLATE_NOOP("Commands", "Copy with the source"),
        ("Ctrl+Alt+C",),
        Group.ARTICLES,
        needs=Needs.ARTICLE,
    ),
    Command(
        "copy-markdown",
        QT_TRANSLATE_NOOP("Commands", "Copy as Markdown"),
        ("Ctrl+Alt+M",),
        Group.ARTICLES,
        needs=Needs.ARTICLE,
        listed=False,
    ),
    Command(
        "copy-visual",
        QT_TRANSLATE_NOOP("Commands", "Copy as visual text, for old programs"),
        ("Ctrl+Alt+V",),
        Group.ARTICLES,
        needs=Needs.ARTICLE,
        listed=False,
    ),
    Command(
        "highlight-1",
        QT_TRANSLATE_NOOP("Commands", "Highlight in a colour"),
        ("1",),
        Group.KEEPING,
        needs=Needs.ARTICLE,
        shown=("1…4",),
    ),
    *(Command(f"highlight-{n}", "", (f"{n}",), Group.KEEPING, needs=Needs.ARTICLE, listed=False) for n in range(2, 5)),
    Command(
        "note",
        QT_TRANSLATE_NOOP("Commands", "Note"),
        ("Ctrl+M",),
        Group.KEEPING,
        "sticky-note",
        Needs.ARTICLE,
        QT_TRANSLATE_NOOP("Commands", "Write beside the selected passage, or about the article"),
    ),
    Command(
        "bookmark-passage",
        QT_TRANSLATE_NOOP("Commands", "Bookmark the passage"),
        ("Ctrl+Shift+B",),
        Group.KEEPING,
        "bookmark",
        Needs.ARTICLE,
    ),
    Command("remove-mark", QT_TRANSLATE_NOOP("Commands", "Remove the highlight"), ("Del",), Group.KEEPING, "trash-2"),
    Command(
        "tags",
        QT_TRANSLATE_NOOP("Commands", "Tags…"),
        ("Ctrl+G",),
        Group.KEEPING,
        "tag",
        Needs.ARTICLE,
        QT_TRANSLATE_NOOP("Commands", "Tag the selected highlight, or the article"),
    ),
    Command("undo", QT_TRANSLATE_NOOP("Commands", "Undo"), ("Ctrl+Z",), Group.KEEPING, "undo-2"),
    Command("redo", QT_TRANSLATE_NOOP("Commands", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), Group.KEEPING, "redo-2"),
    Command(
        "import",
        QT_TRANSLATE_NOOP("Commands", "Import files…"),
        ("Ctrl+O",),
        Group.ARTICLES,
        "folder-input",
        help=QT_TRANSLATE_NOOP("Commands", "Add article files to the library"),
    ),
    Command(
        "import-folder",
        QT_TRANSLATE_NOOP("Commands", "Import a folder…"),
        ("Ctrl+Shift+O",),
        Group.ARTICLES,
        "folder-open",
    ),
    Command(
        "preview",
        QT_TRANSLATE_NOOP("Commands", "Preview files before importing…"),
        ("Ctrl+Alt+O",),
        Group.ARTICLES,
        "eye",
        help=QT_TRANSLATE_NOOP("Commands", "See what files would become, and correct it"),
    ),
    Command(
        "preview-folder",
        QT_TRANSLATE_NOOP("Commands", "Preview a folder before importing…"),
        ("Ctrl+Alt+Shift+O",),
        Group.ARTICLES,
        "eye",
        listed=False,
    ),
    Command(
        "paste",
        QT_TRANSLATE_NOOP("Commands", "Paste as an article"),
        ("Ctrl+Shift+V",),
        Group.ARTICLES,
        "clipboard-paste",
        help=QT_TRANSLATE_NOOP("Commands", "Import the text or the files of the clipboard"),
    ),
    Command(
        "import-report",
        QT_TRANSLATE_NOOP("Commands", "The last import's report"),
        (),
        Group.ARTICLES,
        "files",
        listed=False,
    ),
    Command(
        "watched",
        QT_TRANSLATE_NOOP("Commands", "Watched folders…"),
        ("Ctrl+Shift+W",),
        Group.ARTICLES,
        "folder-open",
        help=QT_TRANSLATE_NOOP("Commands", "Folders whose new files are imported by themselves"),
    ),
    Command(
        "details",
        QT_TRANSLATE_NOOP("Commands", "About this article…"),
        ("Ctrl+I",),
        Group.ARTICLES,
        "info",
        Needs.ARTICLE,
    ),
    Command(
        "versions",
        QT_TRANSLATE_NOOP("Commands", "Older versions…"),
        ("Ctrl+Shift+H",),
        Group.ARTICLES,
        "history",
        Needs.ARTICLE,
    ),
    Command(
        "copies",
        QT_TRANSLATE_NOOP("Commands", "Copies in other papers…"),
        ("Ctrl+Shift+D",),
        Group.ARTICLES,
        "files",
        Needs.ARTICLE,
    ),
    Command(
        "fold",
        QT_TRANSLATE_NOOP("Commands", "Fold copies into one row"),
        ("Ctrl+Shift+F",),
        Group.SECTIONS,
        "files",
        Needs.LIBRARY,
        QT_TRANSLATE_NOOP("Commands", "Articles that tell the same story are one row, or each its own"),
    ),
    Command(
        "queue",
        QT_TRANSLATE_NOOP("Commands", "Put on the reading list, or take off"),
        ("Ctrl+Shift+Q",),
        Group.ARTICLES,
        "list-ordered",
        Needs.ARTICLE,
    ),
    Command(
        "queue-earlier",
        QT_TRANSLATE_NOOP("Commands", "Read it earlier"),
        ("Ctrl+Shift+PgUp",),
        Group.ARTICLES,
        needs=Needs.ARTICLE,
        listed=False,
    ),
    Command(
        "queue-later",
        QT_TRANSLATE_NOOP("Commands", "Read it later"),
        ("Ctrl+Shift+PgDown",),
        Group.ARTICLES,
        needs=Needs.ARTICLE,
        listed=False,
    ),
    Command(
        "export",
        QT_TRANSLATE_NOOP("Commands", "Export…"),
        ("Ctrl+Shift+X",),
        Group.ARTICLES,
        "upload",
        Needs.LIBRARY,
        QT_TRANSLATE_NOOP("Commands", "Articles, or bookmarks, highlights and notes, as files"),
    ),
    Command(
        "import-kept",
        QT_TRANSLATE_NOOP("Commands", "Import highlights and notes…"),
        ("Ctrl+Shift+I",),
        Group.ARTICLES,
        "folder-input",
    ),
    Command("kept", QT_TRANSLATE_NOOP("Commands", "Highlights"), ("Ctrl+H",), Group.SECTIONS, "highlighter"),
    Command("reading-list", QT_TRANSLATE_NOOP("Commands", "Reading list"), ("Ctrl+L",), Group.SECTIONS, "list-ordered"),
    Command(
        "pin-section",
        QT_TRANSLATE_NOOP("Commands", "Pin the section to the top, or no longer"),
        ("Alt+P",),
        Group.SECTIONS,
        "pin",
        Needs.LIBRARY,
    ),
    Command(
        "rename-section",
        QT_TRANSLATE_NOOP("Commands", "Rename or merge the section…"),
        ("Alt+R",),
        Group.SECTIONS,
        needs=Needs.LIBRARY,
    ),
    Command("all", QT_TRANSLATE_NOOP("Commands", "All articles"), ("Alt+0",), Group.SECTIONS, "library"),
    Command("unread", QT_TRANSLATE_NOOP("Commands", "Unread"), ("Ctrl+U",), Group.SECTIONS, "circle-dot"),
    Command("bookmarks", QT_TRANSLATE_NOOP("Commands", "Bookmarks"), ("Ctrl+B",), Group.SECTIONS, "bookmark"),
    Command(
        "section-1",
        QT_TRANSLATE_NOOP("Commands", "Sections, first to ninth"),
        ("Alt+1",),
        Group.SECTIONS,
        needs=Needs.LIBRARY,
        shown=("Alt+1…9",),
    ),
    *(
        Command(f"section-{n}", "", (f"Alt+{n}",), Group.SECTIONS, needs=Needs.LIBRARY, listed=False)
        for n in range(2, 10)
    ),
    Command("palette", QT_TRANSLATE_NOOP("Commands", "All commands"), ("Ctrl+Shift+P",), Group.GENERAL, "command"),
    Command(
        "theme-light",
        QT_TRANSLATE_NOOP("Commands", "Theme: light"),
        ("Ctrl+Alt+1",),
        Group.GENERAL,
        "sun-moon",
        listed=False,
    ),
    Command(
        "theme-sepia",
        QT_TRANSLATE_NOOP("Commands", "Theme: sepia"),
        ("Ctrl+Alt+2",),
        Group.GENERAL,
        "sun-moon",
        listed=False,
    ),
    Command(
        "theme-dark",
        QT_TRANSLATE_NOOP("Commands", "Theme: dark"),
        ("Ctrl+Alt+3",),
        Group.GENERAL,
        "sun-moon",
        listed=False,
    ),
    Command(
        "theme-contrast",
        QT_TRANSLATE_NOOP("Commands", "Theme: high contrast"),
        ("Ctrl+Alt+4",),
        Group.GENERAL,
        listed=False,
    ),
    Command(
        "theme-contrast-dark",
        QT_TRANSLATE_NOOP("Commands", "Theme: high contrast, dark"),
        ("Ctrl+Alt+5",),
        Group.GENERAL,
        listed=False,
    ),
    Command(
        "theme-system",
        QT_TRANSLATE_NOOP("Commands", "Theme: as the system"),
        ("Ctrl+Alt+0",),
        Group.GENERAL,
        listed=False,
    ),
    Command("figures", QT_TRANSLATE_NOOP("Commands", "Library in figures"), ("Ctrl+Alt+L",), Group.GENERAL, "library"),
    Command(
        "change-keys",
        QT_TRANSLATE_NOOP("Commands", "Change keys…"),
        ("Ctrl+Alt+K",),
        Group.GENERAL,
        "keyboard",
        listed=False,
    ),
    Command("settings", QT_TRANSLATE_NOOP("Commands", "Settings"), ("Ctrl+,",), Group.GENERAL, "settings"),
    Command(
        "language",
        QT_TRANSLATE_NOOP("Commands", "Language: Arabic or English"),
        ("Ctrl+Shift+L",),
        Group.GENERAL,
        "languages",
    ),
    Command(
        "keys",
        QT_TRANSLATE_NOOP("Commands", "Key sheet"),
        ("F1", "?", "؟"),
        Group.GENERAL,
        "keyboard",
        shown=("F1", "?"),
    ),
    Command("quit", QT_TRANSLATE_NOOP("Commands", "Quit"), ("Ctrl+Q",), Group.GENERAL),
)

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
