"""The model of the article list: ids of a whole library, headlines only of what is looked at.

A listing brings all its ids and fetches headlines a page at a time, straight from the store (under 2 ms a
page). A search brings its first page; further pages are asked for when they come into view and stay
blank until they arrive. Pages not looked at for long are forgotten, so memory does not grow with
the library.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from reader.article import Headline, Results, Span
from reader.library import Library
from ui import wording
from ui.ids import Ids
from ui.question import PAGE

KEPT_PAGES = 128

Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """What one row shows: a headline, and the passage under it with its matches."""

    headline: Headline
    excerpt: str
    title_matches: tuple[Span, ...] = ()
    excerpt_matches: tuple[Span, ...] = ()


class Rows(QAbstractListModel):
    """The rows of a listing or of a search. ``page_wanted`` names the offset of hits that are not here yet.

    ``page_came`` tells that they are.
    """

    page_wanted = Signal(int)
    page_came = Signal()

    def __init__(self, library: Library, parent: Any = None) -> None:
        super().__init__(parent)
        self._library = library
        self._ids: Ids | None = None
        self._total = 0
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()

    def show_listing(self, ids: Ids) -> None:
        """Show these articles."""
        self._reset(ids, len(ids), {})

    def show_results(self, results: Results) -> None:
        """Show the answer to a search, beginning with its first page."""
        self._reset(None, results.total, {0: _rows(results)})

    def add_page(self, results: Results) -> None:
        """A further page of the search that is shown has arrived."""
        first = results.query.offset
        self._keep(first // PAGE, _rows(results))
        last = min(first + PAGE, self._total) - 1
        self.dataChanged.emit(self.index(first), self.index(last))
        self.page_came.emit()

    def row(self, number: int) -> Row | None:
        """The row, or ``None`` while its page is on the way."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None and self._ids is not None:
            rows = self._fetch(page)
        if rows is None:
            self.page_wanted.emit(page * PAGE)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def id_at(self, number: int) -> str | None:
        """The article of a row, if it is known."""
        if not 0 <= number < self._total:
            return None
        if self._ids is not None:
            return self._ids.part(number, number + 1)[0]
        row = self.row(number)
        return row.headline.id if row else None

    def known_ids(self, start: int) -> list[str]:
        """The articles from a row on, as far as their ids are here."""
        if self._ids is not None:
            return self._ids.part(start, self._total)
        pages = sorted(self._pages.items())
        known = [(page * PAGE + place, row.headline.id) for page, rows in pages for place, row in enumerate(rows)]
        return [article_id for number, article_id in known if number >= start]

    def place_of(self, article_id: str) -> int | None:
        """The row that shows an article, as far as ids are here."""
        if self._ids is not None:
            return self._ids.place_of(article_id)
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.headline.id == article_id:
                    return page * PAGE + place
        return None

    def refresh(self, article_id: str) -> None:
        """An article was read or bookmarked: show its row anew."""
        number = self.place_of(article_id)
        if number is None:
            return
        page, place = divmod(number, PAGE)
        if rows := self._pages.get(page):
            old = rows[place]
            (headline,) = self._library.headlines([article_id])
            rows[place] = Row(headline, old.excerpt, old.title_matches, old.excerpt_matches)
        self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self._total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if not index.isValid() or role not in wanted:
            return None
        row = self.row(index.row())
        if row is None:
            return ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(wording.badges(row.headline)) or None
        return row.headline.title if role == Qt.ItemDataRole.DisplayRole else wording.spoken(row.headline)

    def _reset(self, ids: Ids | None, total: int, pages: dict[int, list[Row]]) -> None:
        self.beginResetModel()
        self._ids, self._total, self._pages = ids, total, OrderedDict(pages)
        self.endResetModel()

    def _fetch(self, page: int) -> list[Row]:
        assert self._ids is not None
        headlines = self._library.headlines(self._ids.part(page * PAGE, (page + 1) * PAGE))
        rows = [Row(headline, headline.excerpt) for headline in headlines]
        self._keep(page, rows)
        return rows

    def _keep(self, page: int, rows: list[Row]) -> None:
        self._pages[page] = rows
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)


def _rows(results: Results) -> list[Row]:
    return [Row(hit.headline, hit.snippet.text, hit.title_matches, hit.snippet.matches) for hit in results.hits]
