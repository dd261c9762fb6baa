"""Articles on their way into the search index: an index commit costs more than a batch of the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from reader.article import Article
from reader.errors import IndexDamaged


class Index(Protocol):
    """What of a search index is needed here."""

    def add(self, articles: Iterable[Article]) -> None:
        """Add articles in one durable commit."""

    def remove(self, ids: Iterable[str]) -> None:
        """Forget these articles."""


class Pending:
    """Articles stored and not yet indexed, told to ``index`` about ``batch`` at a time.

    An index that turns out to be damaged is left alone for the rest of the import: ``damaged`` tells.
    """

    def __init__(self, index: Index, batch: int) -> None:
        self._index = index
        self._batch = batch
        self._added: list[Article] = []
        self._replaced: list[str] = []
        self.damaged = False

    def take(self, added: Sequence[Article], replaced: Sequence[str]) -> None:
        """These articles came; these ids they replaced."""
        self._added += added
        self._replaced += replaced
        if len(self._added) >= self._batch:
            self.flush()

    def flush(self) -> None:
        """Tell the index all that waits."""
        added, replaced = self._added, self._replaced
        self._added, self._replaced = [], []
        if self.damaged:
            return
        try:
            # In this order: an article that came and was replaced within the batch must be gone.
            if added:
                self._index.add(added)
            if replaced:
                self._index.remove(replaced)
        except IndexDamaged:
            self.damaged = True
