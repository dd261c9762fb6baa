"""The search index: everything Whoosh, behind the protocol that the library states.

An index is a cache of the store. It can be thrown away and built again at any time, and it says so itself
(``IndexDamaged``) whenever it cannot be trusted.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.ahead import Ask, Cancelled, Progress, Read
    from index.whoosh_index import WhooshIndex
    from reader.article import Article, Closeness, Excerpt, Folding, Found, Query, Reason, Span


def open_index(folder: Path, wordlist: Path) -> LazyIndex:
    """The search index in ``folder``, which is made when first needed. ``wordlist`` has ``word TAB count`` lines.

    Costs nothing: Whoosh, numpy and the word list are loaded by the first call that needs them.
    """
    return LazyIndex(folder, wordlist)


class LazyIndex:
    """A ``SearchIndex`` that loads the real one on first use. See ``WhooshIndex`` for what the methods do."""

    def __init__(self, folder: Path, wordlist: Path) -> None:
        self._folder = folder
        self._wordlist = wordlist

    @cached_property
    def _index(self) -> WhooshIndex:
        # Else numpy's linear algebra, which nothing here needs, starts a thread for each core: 60 ms of CPU time.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from index.whoosh_index import WhooshIndex

        return WhooshIndex(self._folder, self._wordlist)

    def ids(self) -> set[str]:
        return self._index.ids()

    def check(self, cancelled: Cancelled) -> None:
        self._index.check(cancelled)

    def add(self, articles: Iterable[Article]) -> None:
        self._index.add(articles)

    def catch_up(self, ids: Sequence[str], read: Read, ask: Ask, progress: Progress, cancelled: Cancelled) -> None:
        self._index.catch_up(ids, read, ask, progress, cancelled)

    def remove(self, ids: Iterable[str]) -> None:
        self._index.remove(ids)

    def find(self, query: Query, cancelled: Callable[[], bool]) -> Found:
        return self._index.find(query, cancelled)

    def tally(
        self, query: Query, labels: Sequence[Mapping[str, str]], cancelled: Cancelled
    ) -> tuple[int, list[dict[str, int]]]:
        return self._index.tally(query, labels, cancelled)

    def completions(self, text: str, limit: int = 10) -> tuple[str, ...]:
        return self._index.completions(text, limit)

    def like(self, article: Article, cancelled: Callable[[], bool], limit: int = 10) -> tuple[tuple[str, float], ...]:
        return self._index.like(article, cancelled, limit)

    def prepare(self) -> None:
        self._index.prepare()

    def names(self, query_text: str) -> frozenset[str]:
        return self._index.names(query_text)

    def spans(
        self,
        query_text: str,
        text: str,
        strict: frozenset[Folding] = frozenset(),
        closeness: Closeness | None = None,
    ) -> tuple[Span, ...]:
        return self._index.spans(query_text, text, strict, closeness)

    def keeps(self, query_text: str, text: str, strict: frozenset[Folding]) -> bool:
        return self._index.keeps(query_text, text, strict)

    def reasons(self, query_text: str, article: Article) -> tuple[Reason, ...]:
        return self._index.reasons(query_text, article)

    def terms(self, text: str) -> tuple[str, ...]:
        return self._index.terms(text)

    def holder(self, word: str) -> str | None:
        return self._index.holder(word)

    def written(self, text: str, article: Article) -> str:
        return self._index.written(text, article)

    def excerpt(self, query_text: str, article: Article, closeness: Closeness | None = None) -> Excerpt:
        return self._index.excerpt(query_text, article, closeness)

    def reset(self) -> None:
        self._index.reset()

    def close(self) -> None:
        if "_index" in self.__dict__:
            self._index.close()
