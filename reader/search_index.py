"""What the library needs of a search index, stated here so that the domain knows nothing of the engine behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from reader.article import Article, Closeness, Excerpt, Folding, Found, Query, Reason, Span

Cancelled = Callable[[], bool]

Read = Callable[[Sequence[str]], Iterable[Article]]
"""Brings articles by their ids."""

Ask = Callable[..., Callable[[], Any]]
"""Has a function called with arguments, here or elsewhere; gives what waits for the answer."""


def never() -> bool:
    """Nobody cancels."""
    return False


class SearchIndex(Protocol):
    """What the library needs of a search index. Ids are article ids; texts are in logical order."""

    def ids(self) -> set[str]:
        """The articles this index holds. Raises ``IndexDamaged``."""

    def check(self, cancelled: Cancelled) -> None:
        """Read every byte, or until ``cancelled``. Raises ``IndexDamaged`` when one is not as it was written."""

    def add(self, articles: Iterable[Article]) -> None:
        """Add articles in one durable commit; an id that is there is replaced."""

    def catch_up(
        self, ids: Sequence[str], read: Read, ask: Ask, progress: Callable[[int, int], None], cancelled: Cancelled
    ) -> None:
        """Add the articles with these ids, which are not there, in a durable commit now and then.

        ``read`` brings some of them, and is called through ``ask``: maybe in another process, while this one indexes.
        ``progress`` is told how many of how many are done; what is done when ``cancelled`` says so is kept.
        """

    def remove(self, ids: Iterable[str]) -> None:
        """Forget these articles."""

    def prepare(self) -> None:
        """Load what every search of the calling thread needs. Raises ``IndexDamaged``."""

    def find(self, query: Query, cancelled: Cancelled) -> Found:
        """One page of ranked ids, and counts over all hits. Raises ``SearchCancelled``, ``IndexDamaged``."""

    def tally(
        self, query: Query, labels: Sequence[Mapping[str, str]], cancelled: Cancelled
    ) -> tuple[int, list[dict[str, int]]]:
        """How many hits a query has, and of each of ``labels``, which name ids, how many hits have which.

        A mapping is read once: for each change of it there must be another. Raises as ``find`` does.
        """

    def completions(self, text: str, limit: int = 10) -> tuple[str, ...]:
        """Whole queries that continue ``text``, the likeliest first; words in their folded spelling."""

    def like(self, article: Article, cancelled: Cancelled, limit: int = 10) -> tuple[tuple[str, float], ...]:
        """Ids of the articles most like one, itself left out, with their points."""

    def reasons(self, query_text: str, article: Article) -> tuple[Reason, ...]:
        """For each word of a query how near an article comes to it, and where."""

    def names(self, query_text: str) -> frozenset[str]:
        """The names in a query that only the library knows the articles of: ``is:unread``, ``tag:سياسة``."""

    def spans(
        self,
        query_text: str,
        text: str,
        strict: frozenset[Folding] = frozenset(),
        closeness: Closeness | None = None,
    ) -> tuple[Span, ...]:
        """Where the query's words stand in a text: whole words, sorted, not overlapping."""

    def keeps(self, query_text: str, text: str, strict: frozenset[Folding]) -> bool:
        """Whether a text that a query finds has its words as they were typed, in what counts."""

    def holder(self, word: str) -> str | None:
        """The id of an article that has this very word, folded as ``completions`` gives it; the newest that came."""

    def written(self, text: str, article: Article) -> str:
        """``text`` with its words as ``article`` spells them, without vowel signs."""

    def terms(self, text: str) -> tuple[str, ...]:
        """The words of a text as a search compares them: equal for spellings and forms of one word."""

    def excerpt(self, query_text: str, article: Article, closeness: Closeness | None = None) -> Excerpt:
        """The passage of an article that shows best why it was found."""

    def reset(self) -> None:
        """Begin again with an empty index."""

    def close(self) -> None:
        """Release files."""
