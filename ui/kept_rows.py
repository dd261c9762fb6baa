"""The model of the list of everything kept: any number of rows, read only where one looks.

Each article is a heading, with what is kept of it below in the order of its text. What lost its passage stands last.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from reader.annotations import Kept
from reader.library import Library
from ui import marking_words, wording
from ui.plurals import PLURALS
from ui.wording import translate

PAGE, KEPT_PAGES = 64, 64

Index = QModelIndex | QPersistentModelIndex
Groups = Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row: a heading with how many are below it, or something kept. ``lost`` heads what lost its passage."""

    kept: Kept
    count: int = 0
    lost: bool = False

    @property
    def heading(self) -> bool:
        """Whether it heads a group."""
        return self.count > 0

    @property
    def title(self) -> str:
        """What a heading says."""
        if self.lost:
            return translate("Kept", "Unplaced: the passage was not found again")
        return self.kept.title or translate("Kept", "An article that is not in the library")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is: the annotation it shows or, for a heading, the first one below it."""

    id: str
    count: int = 0
    lost: bool = False


def places(groups: Groups) -> list[Place]:
    """The rows of groups; may be called on a lane."""
    made: list[Place] = []
    for article_id, ids in groups:
        made.append(Place(ids[0], len(ids), not article_id))
        made += map(Place, ids)
    return made


class KeptRows(QAbstractListModel):
    """The rows of a ``KeptList``."""

    def __init__(self, library: Library, parent: Any = None) -> None:
        super().__init__(parent)
        self._library = library
        self._places: Sequence[Place] = ()
        self._pages: OrderedDict[int, list[KeptRow]] = OrderedDict()

    def show(self, places: Sequence[Place]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._places = places
        self._pages.clear()
        self.endResetModel()

    def row(self, number: int) -> KeptRow | None:
        """The row; ``None`` for one that is gone meanwhile."""
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            self._pages[page] = self._fetch(page)
            while len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page][place] if place < len(self._pages[page]) else None

    def place_of(self, annotation_id: str) -> int | None:
        """The row of an annotation."""
        return next((n for n, one in enumerate(self._places) if one.id == annotation_id and not one.count), None)

    @property
    def kept(self) -> int:
        """How many rows are no heading."""
        return sum(not place.count for place in self._places)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in wanted or (row := self.row(index.row())) is None:
            return None
        if row.heading:
            return translate("Wording", ", ").join((row.title, PLURALS.kept(row.count)))
        return words(row.kept) if role == Qt.ItemDataRole.DisplayRole else spoken(row.kept)

    def _fetch(self, page: int) -> list[KeptRow]:
        shown = self._places[page * PAGE : (page + 1) * PAGE]
        found = {kept.annotation.id: kept for kept in self._library.keeping.kept([place.id for place in shown])}
        return [KeptRow(found[place.id], place.count, place.lost) for place in shown if place.id in found]


def words(kept: Kept) -> str:
    """What a row shows first: the quote, else the note, else what it is."""
    annotation = kept.annotation
    quote = " ".join(annotation.anchor.quote.split()) if annotation.anchor else ""
    return quote or annotation.note or marking_words.of_article(annotation.kind)


def spoken(kept: Kept) -> str:
    """A row as a screen reader says it."""
    annotation = kept.annotation
    colour = marking_words.colour(annotation.colour) if annotation.colour else ""
    note = translate("ArticleView", "Note: %1").replace("%1", annotation.note) if annotation.note else ""
    parts = (words(kept), note, colour, *annotation.tags, marking_words.when(annotation.created))
    return translate("Wording", ", ").join(map(wording.isolated, filter(None, parts)))
