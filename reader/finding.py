"""Finding articles: answers to a query as a person reads them, and what helps to ask a better one.

The index ranks and counts; here its ids become rows, sets that only the store knows (unread, tagged, one source) go
in, sections are spoken of as they are shown, and folded words as the articles spell them.

Belongs to one thread, except ``facets``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar

from reader.arranging import Arranging
from reader.article import Excerpt, Folding, Found, Headline, Hit, Query, Reason, Results, Sort, Span
from reader.errors import IndexDamaged, SearchCancelled
from reader.facets import Facets
from reader.keeping import Keeping
from reader.named_sets import named_sets
from reader.search_index import Cancelled, SearchIndex, never
from reader.store import Store

Answer = TypeVar("Answer")

LIKE = 20
"""Articles shown as like another."""

COMPLETIONS = 6

EVERYTHING = 1 << 31
"""A limit that is none."""

PATIENCE = 10.0
"""Seconds after which looking at texts one by one is given up."""


class Finding:
    """Searches in the library of ``store``. ``mend`` builds a damaged index anew; the question is then asked again."""

    def __init__(
        self, store: Store, index: SearchIndex, keeping: Keeping, arranging: Arranging, mend: Callable[[], None]
    ) -> None:
        self._store = store
        self._index = index
        self._keeping = keeping
        self._arranging = arranging
        self._mend = mend
        self.facets = Facets(store)
        self._last_kept: tuple[object, frozenset[str]] = (None, frozenset())

    def prepare(self) -> None:
        """Load what the first search would wait for. A damaged index is left to what heals it, or to that search."""
        with suppress(IndexDamaged):
            self._index.prepare()
        self.facets.stories()

    def search(self, query: Query, cancelled: Cancelled = never) -> Results:
        """Answer a query with hits a person can read. Raises ``SearchCancelled``."""
        started = time.perf_counter()
        found = self._find(query, cancelled)
        hits = tuple(self._hits(query, found))
        return Results(
            query,
            found.total,
            (time.perf_counter() - started) * 1000,
            hits,
            {**found.facets, "section": self._arranging.section_names().facet(found.facets.get("section", {}))},
            found.suggestion and self._as_written(found.suggestion),
            found.interpretation,
            found.understood,
        )

    def matching(self, query: Query, cancelled: Cancelled = never) -> list[str]:
        """The ids of all that a query finds, best first. Raises ``SearchCancelled``."""
        found = self._find(query._replace(offset=0, limit=EVERYTHING), cancelled)
        return [id_ for id_, _ in found.ranked]

    def count(self, query: Query, cancelled: Cancelled = never) -> int:
        """How many articles a query finds. Raises ``SearchCancelled``."""
        return self._find(query._replace(offset=0, limit=1), cancelled).total

    def like(self, article_id: str, cancelled: Cancelled = never) -> Results:
        """The articles most like one, with their first words. Raises ``UnknownArticle``, ``SearchCancelled``."""
        started = time.perf_counter()
        article = self._store.article(article_id)
        ranked = self._asked(lambda: self._index.like(article, cancelled, LIKE))
        scores = dict(ranked)
        names = self._arranging.section_names()
        hits = tuple(
            Hit(names.headline(headline), scores[headline.id], Excerpt(headline.excerpt))
            for headline in self._store.lists.headlines([id_ for id_, _ in ranked])
        )
        took = (time.perf_counter() - started) * 1000
        return Results(Query("", limit=LIKE), len(hits), took, hits, {}, None, "")

    def reasons(self, query_text: str, article_id: str) -> tuple[Reason, ...]:
        """For each word of a query how near an article comes to it, and where. Raises ``UnknownArticle``."""
        return self._index.reasons(query_text, self._store.article(article_id))

    def completions(self, text: str, cancelled: Cancelled = never) -> tuple[str, ...]:
        """Whole queries that continue what is typed, the likeliest first, spelled as the articles do.

        Raises ``SearchCancelled``.
        """
        begun = self._asked(lambda: self._index.completions(text, COMPLETIONS))
        return tuple(dict.fromkeys(self._completed(completion, cancelled) for completion in begun))

    def _completed(self, completion: str, cancelled: Cancelled) -> str:
        """A completion with its last word, a folded one, as the articles spell it; fields and sections stay."""
        if cancelled():
            raise SearchCancelled(completion[:80])
        if completion.endswith(('"', ":")):
            return completion
        before, space, last = completion.rpartition(" ")
        field, colon, word = last.rpartition(":")
        return before + space + field + colon + self._spelling(word)

    def _as_written(self, suggestion: str) -> str:
        """A suggestion, which the index makes of folded words, as the articles spell them: «القاهرة», not «القاهره»."""
        return " ".join(map(self._spelling, suggestion.split()))

    def _spelling(self, word: str) -> str:
        holder = self._index.holder(word)
        return self._index.written(word, self._store.article(holder)) if holder else word

    def tally(self, query: Query, cancelled: Cancelled = never) -> dict[str, dict[str, int]]:
        """How many hits are in each state (``is``) and from each folder (``source``), most first.

        Where there is but one source there is nothing to choose from: the facet is empty. Raises ``SearchCancelled``.
        """
        asked, labels = self._put(query, cancelled, again=True), self.facets.labels()
        total, counted = self._asked(lambda: self._index.tally(asked, labels, cancelled))
        states, sources = counted
        return {
            "is": {name: count for name, count in self.facets.counted(total, states).items() if count},
            "source": dict(sorted(sources.items(), key=lambda pair: (-pair[1], pair[0]))),
        }

    def _find(self, query: Query, cancelled: Cancelled) -> Found:
        asked = self._put(query, cancelled, again=query.offset > 0)
        return self._asked(lambda: self._index.find(asked, cancelled))

    def _put(self, query: Query, cancelled: Cancelled, again: bool) -> Query:
        """The query as the index takes it; ``again`` says that it has just been asked."""
        names = self._index.names(query.text)
        sets = {**named_sets(self.facets, self._keeping, names), **query.sets}
        sections = self._arranging.section_names().written(query.sections) if query.sections else ()
        put = query._replace(sections=sections, sets=sets, strict=frozenset())
        if query.strict and query.text.strip():
            put = put._replace(among=(self._kept(put, query.strict, cancelled, again),))
        return put

    def _kept(self, query: Query, strict: frozenset[Folding], cancelled: Cancelled, again: bool) -> frozenset[str]:
        """The hits that are spelled as the query is, in what counts: every text is looked at, once for all pages.

        Those in other sections and months are among them, because facets count what choosing one more would bring.
        """
        whole = query._replace(sections=(), months=(), offset=0, limit=EVERYTHING, sort=Sort.RELEVANCE)
        if again and self._last_kept[0] == (whole, strict):
            return self._last_kept[1]
        until = time.monotonic() + PATIENCE
        kept = []
        for article in self._store.articles(
            [id_ for id_, _ in self._asked(lambda: self._index.find(whole, cancelled)).ranked]
        ):
            if cancelled() or time.monotonic() > until:
                raise SearchCancelled(query.text[:80])
            if self._index.keeps(query.text, article.text, strict):
                kept.append(str(article.id))
        self._last_kept = (whole, strict), frozenset(kept)
        return self._last_kept[1]

    def _asked(self, ask: Callable[[], Answer]) -> Answer:
        """The answer of the index; a damaged one is mended first: the answer is late, never wrong."""
        try:
            return ask()
        except IndexDamaged:
            self._mend()
            return ask()

    def _hits(self, query: Query, found: Found) -> Iterator[Hit]:
        ids = [id_ for id_, _ in found.ranked]
        articles = {article.id: article for article in self._store.articles(ids)}
        headlines = {headline.id: headline for headline in self._headlines(ids)}
        for id_, score in found.ranked:
            if headline := headlines.get(id_):
                snippet = self._index.excerpt(query.text, articles[id_], query.closeness)
                if query.strict:
                    snippet = Excerpt(snippet.text, self._spans(query, snippet.text))
                yield Hit(headline, score, snippet, self._spans(query, headline.title))

    def _spans(self, query: Query, text: str) -> tuple[Span, ...]:
        return self._index.spans(query.text, text, query.strict, query.closeness)

    def _headlines(self, ids: Sequence[str]) -> Iterator[Headline]:
        return map(self._arranging.section_names().headline, self._store.lists.headlines(ids))
