"""The open article: which it is, what was read before it, and what reading changes about it.

An article counts as read when one has moved on to its end, or has stayed for as long as reading it takes; not
when the arrow keys pass over it. Its reading place is kept when it is left. Changes are written on a lane,
because the store may be busy with an import, and what the panes show follows what was written.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from reader.article import Article, Closeness, Folding, Span, Status
from reader.library import Library
from ui import wording
from ui.lanes import Job, Lane

LEAST_MS = 2000
"""How long an article must at least be open to count as read: nobody reads faster, one only looks for something."""


class Reading(QObject):
    """``opened`` tells that another article is open; ``changed`` that what the library knows of one is new."""

    opened = Signal()
    changed = Signal(str)
    marked = Signal(object)

    def __init__(self, library: Library, lane: Lane, place: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._lane = lane
        self._place = place
        self._before: list[str] = []
        self._after: list[str] = []
        self.strict: frozenset[Folding] = frozenset()
        self.closeness: Closeness | None = None
        self.article: Article | None = None
        self.status = Status()
        self.newest: str | None = None
        self._opened = QElapsedTimer()
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(lambda: self.set_read(True))

    @property
    def id(self) -> str | None:
        """The id of the open article."""
        return self.article.id if self.article else None

    @property
    def older(self) -> bool:
        """Whether an older version is open: it can be read, and nothing about it changes."""
        return self.newest is not None and self.newest != self.id

    def open(self, article_id: str) -> None:
        """Open an article; the one before it goes into the history. Raises ``UnknownArticle``."""
        if article_id == self.id:
            return
        if self.id:
            self._before.append(self.id)
            self._after.clear()
        self._show(article_id)

    def can_go_back(self) -> bool:
        return bool(self._before)

    def can_go_forward(self) -> bool:
        return bool(self._after)

    def back(self) -> None:
        """Open the article that was read before this one."""
        self._travel(self._before, self._after)

    def forward(self) -> None:
        """Undo ``back``."""
        self._travel(self._after, self._before)

    def toggle_bookmark(self) -> None:
        """Keep the open article, or release it."""
        if self.id:
            kept = not self.status.bookmarked
            self._change(self.id, lambda article_id: self._library.set_bookmarked(article_id, kept))

    def toggle_read(self) -> None:
        """Mark the open article unread, or read. It stays unread while it is looked at."""
        if self.id:
            self._rest.stop()
            self.set_read(not self.status.read)

    def look_again(self) -> None:
        """What the library knows of the open article may be another: something was undone."""
        if self.id and (status := self._library.status(self.id)) != self.status:
            self.status = status
            self.changed.emit(self.id)

    def set_read(self, read: bool) -> None:
        """Mark the open article."""
        if self.id and read != self.status.read:
            self._change(self.id, lambda article_id: self._library.set_read(article_id, read))

    def moved(self, share: float) -> None:
        """So much of the open article has been in view, 0 to 1."""
        if share >= 1 and self._rest.isActive():
            self._rest.start(max(0, LEAST_MS - self._opened.elapsed()))

    def leave(self) -> None:
        """The window closes: keep the place, and let the eye rest on nothing any more."""
        self._rest.stop()
        self.keep_place()

    def keep_place(self) -> None:
        """Remember how far the open article was read."""
        if self.id and not self.older:
            article_id, place = self.id, self._place()
            self._lane.do(lambda job: self._library.set_place(article_id, place), lambda _: None)

    def toggle_whole(self) -> None:
        """Show what was left out of the article, or no longer."""
        if self.id:
            whole = not self.status.whole
            self._change(self.id, lambda article_id: self._library.set_whole(article_id, whole))

    def mark(self, words: str) -> None:
        """Find words in the open article; ``marked`` brings their spans."""
        strict, closeness = self.strict, self.closeness
        text = self.article.text if self.article else ""
        self._lane.do(
            lambda job: self._library.spans(words, text, strict, closeness) if words and text else (),
            self.marked.emit,
            newest="marks",
        )

    def mark_differences(self) -> None:
        """Mark what an older version says otherwise than the newest."""
        old, new = str(self.id), str(self.newest)

        def work(job: Job) -> tuple[Span, ...]:
            return tuple(
                differs.old for differs in self._library.compare(old, new) if differs.old.end > differs.old.start
            )

        self._lane.do(work, self.marked.emit, newest="marks")

    def open_related(self, number: int, otherwise: Callable[[str], None]) -> None:
        """Open the article a related item names; ``otherwise`` gets its text if the library does not have it."""
        if self.article:
            text = self.article.related[number].text
            found = self._library.titled([text]).get(text)
            self.open(found) if found else otherwise(text)

    def known_related(self) -> frozenset[int]:
        """The numbers of the open article's related items that are in the library under these headlines."""
        related = self.article.related if self.article else ()
        known = self._library.titled([item.text for item in related])
        return frozenset(number for number, item in enumerate(related) if item.text in known)

    def _travel(self, source: list[str], target: list[str]) -> None:
        if source and self.id:
            target.append(self.id)
            self._show(source.pop())

    def _show(self, article_id: str) -> None:
        self.keep_place()
        self.article = self._library.article(article_id)
        self.status = self._library.status(article_id)
        self.newest = self._library.newest(article_id)
        self.opened.emit()
        self._opened.start()
        if not self.older:
            self._rest.start(max(LEAST_MS, round(wording.minutes(self.article.text) * 60_000)))

    def _change(self, article_id: str, write: Callable[[str], None]) -> None:
        if self.older:
            return

        def work(job: Job) -> Status:
            write(article_id)
            return self._library.status(article_id)

        def then(status: Status) -> None:
            if article_id == self.id:
                self.status = status
            self.changed.emit(article_id)

        self._lane.do(work, then)
