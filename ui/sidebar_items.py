"""What the sidebar lists: shelves, saved searches and sections, and while something is searched what else to choose by.

Counts are those of the library, or over all hits where something is searched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from reader.annotations import SmartFilter
from reader.article import NO_SECTION, Counts, Shelf
from ui import wording
from ui.plurals import PLURALS
from ui.question import Facet, Question
from ui.wording import translate

SHELF_ROW, HEADING_ROW, SECTION_ROW = 32, 56, 30
MOST_SOURCES = 12

STATE_NAMES = {
    "unread": QT_TRANSLATE_NOOP("Sidebar", "Not read yet"),
    "read": QT_TRANSLATE_NOOP("Sidebar", "Already read"),
    "bookmarked": QT_TRANSLATE_NOOP("Sidebar", "Bookmarked"),
}

Index = QModelIndex | QPersistentModelIndex
Facets = Mapping[str, Mapping[str, int]]
Saved = tuple[tuple[SmartFilter, int | None], ...]
"""Saved searches with how many articles each finds, ``None`` while that is being counted."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list: a shelf, a saved search, a choice of a facet, a tag, or a heading.

    ``place`` is the command that opens what is no list of articles; ``tag`` the tag that is searched.
    """

    label: str
    count: int | None = None
    shelf: Shelf | None = None
    saved: SmartFilter | None = None
    facet: Facet | None = None
    name: str = ""
    place: str = ""
    tag: str = ""

    @property
    def section(self) -> str | None:
        """The section that this line chooses."""
        return self.name if self.facet is Facet.SECTIONS else None

    @property
    def heading(self) -> bool:
        """Whether there is nothing to choose."""
        return self.shelf is None and self.saved is None and self.facet is None and not self.place and not self.tag

    @property
    def has_icon(self) -> bool:
        """Whether it stays where there is room for icons only."""
        return self.shelf is not None or bool(self.place)

    @property
    def height(self) -> int:
        """Height in px."""
        if self.heading:
            return HEADING_ROW
        return SHELF_ROW if self.has_icon else SECTION_ROW


class Items(QAbstractListModel):
    """The lines, with the chosen ones lit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: tuple[Item, ...] = ()
        self.question = Question()
        self.place = ""
        self._own: tuple[Item, ...] = ()
        self._tags: tuple[Item, ...] = ()
        self._rest: tuple[Item, ...] = ()

    def show_kept(self, own: tuple[Item, ...], tags: tuple[Item, ...], place: str) -> None:
        """Show what a person made: own shelves after the others, tags last; ``place`` is the one that is open."""
        self._own, self._tags, self.place = own, tags, place
        self.show(self._rest, self.question)

    def show(self, items: tuple[Item, ...], question: Question) -> None:
        """Show these lines, and what a person made among them."""
        self._rest = items
        shelves = sum(item.shelf is not None for item in items)
        items = (*items[:shelves], *self._own, *items[shelves:], *self._tags)
        same = list(map(_identity, items)) == list(map(_identity, self.items))
        if same:
            self.items, self.question = items, question
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self.items, self.question = items, question
        self.endResetModel()

    def chosen(self, item: Item) -> bool:
        """Whether the list shows this line's articles now."""
        if item.place or self.place:
            return item.place == self.place != ""
        if item.tag:
            return tag_query(item.tag) == self.question.words
        if item.saved is not None:
            return is_asked(item.saved, self.question)
        if item.facet is not None:
            return item.name in getattr(self.question, item.facet)
        return item.shelf is self.question.shelf and not self.question.sections

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.items[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.label
        if role == Qt.ItemDataRole.ToolTipRole and item.count is not None:
            whole = wording.path(item.name) if item.facet is Facet.SOURCES else item.label
            return f"{whole} · {PLURALS.articles(item.count)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(item)
        return None

    def _spoken(self, item: Item) -> str:
        parts = [item.label]
        if item.count is not None:
            parts.append(PLURALS.articles(item.count))
        if self.chosen(item):
            parts.append(translate("Sidebar", "chosen"))
        return translate("Wording", ", ").join(parts)


def tag_query(tag: str) -> str:
    """The search for what bears a tag."""
    return f'tag:"{tag}"'


def is_asked(saved: SmartFilter, question: Question) -> bool:
    """Whether a question is the one that was saved."""
    kept = saved.query
    return (kept.text, kept.sections, kept.months) == (question.words, question.sections, question.months) and bool(
        question.searching or question.sections
    )


def items(counts: Counts, facets: Facets | None, saved: Saved, question: Question) -> tuple[Item, ...]:
    """All lines. ``facets`` are counts over all hits where something is searched."""
    return (
        *_shelves(counts),
        *_group(translate("Sidebar", "Saved searches"), (Item(one.name, found, saved=one) for one, found in saved)),
        *_group(translate("Sidebar", "Sections"), _sections(counts, facets)),
        *_group(translate("Sidebar", "Read or kept"), _states(facets or {}, question)),
        *_group(translate("Sidebar", "Sources"), _sources(facets or {}, question)),
    )


def _shelves(counts: Counts) -> tuple[Item, ...]:
    return (
        Item(translate("Commands", "All articles"), counts.total, Shelf.ALL),
        Item(translate("Commands", "Unread"), counts.unread, Shelf.UNREAD),
        Item(translate("Commands", "Bookmarks"), counts.bookmarked, Shelf.BOOKMARKS),
    )


def _group(heading: str, lines: Iterator[Item]) -> tuple[Item, ...]:
    """Lines under a heading; nothing without lines."""
    made = tuple(lines)
    return (Item(heading), *made) if made else ()


def _sections(counts: Counts, facets: Facets | None) -> Iterator[Item]:
    hits = None if facets is None else facets.get("section", {})
    for name, count in counts.sections:
        key = NO_SECTION if name is None else name
        yield Item(wording.section(name), count if hits is None else hits.get(key, 0), facet=Facet.SECTIONS, name=key)


def _states(facets: Facets, question: Question) -> Iterator[Item]:
    hits = facets.get("is", {})
    if hits or question.states:
        for name, text in STATE_NAMES.items():
            yield Item(translate("Sidebar", text), hits.get(name, 0), facet=Facet.STATES, name=name)


def _sources(facets: Facets, question: Question) -> Iterator[Item]:
    hits = facets.get("source", {})
    shown = dict.fromkeys((*list(hits)[:MOST_SOURCES], *question.sources))
    for folder in shown:
        yield Item(source(folder), hits.get(folder, 0), facet=Facet.SOURCES, name=folder)


def source(folder: str) -> str:
    """The name of a source: its folder's own."""
    return PurePath(folder).name or folder


def _identity(item: Item) -> tuple[object, ...]:
    return item.label, item.shelf, item.saved, item.facet, item.name, item.place, item.tag
