"""A Whoosh searcher that answers by array operations, and tells a ranker what it needs to look closer.

    find       a query, with filter, facets and order   ──> Answer: total, best documents, scores, counts
    search     the same by Whoosh's own signature       ──> Whoosh's Results
    positions, column, completions                      about single terms and documents

Each segment is evaluated by itself; totals and counts add up and the best of each compete. Document numbers
are Whoosh's: a segment's own numbers, after those of the segments before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import query, scoring
from whoosh.reading import EmptyReader
from whoosh.searching import Results, Searcher

from index.engine import terms
from index.engine.leaf import Filter, Leaf
from index.engine.matches import Few, Many, Matches, Scores, few, mask_of
from index.engine.postings import LENGTHS
from index.engine.scoring import Scoring
from index.engine.segment import Docs, FieldData

Mask = NDArray[np.bool_]

BLOCK = 64
"""The best of many scores are sought among blocks of this many: most blocks hold none and are passed over."""


FEW_CODES = 40
"""Up to so many values, comparing all documents with each is faster than counting them one by one."""


class Answer(NamedTuple):
    """What was found: how many documents in all, the best of them in order, and counts over all of them.

    ``groups`` holds for each field of ``groupedby`` how many matches have each value.
    """

    total: int
    docs: Docs
    scores: NDArray[np.float64]
    groups: dict[str, dict[Any, int]]


class Positions(NamedTuple):
    """Where a term stands in some documents: those of document ``i`` are ``places[starts[i]:starts[i + 1]]``."""

    starts: Docs
    places: Docs


class ArraySearcher(Searcher):  # type: ignore[misc]
    """Searches an ``ArrayIndex``. It belongs to one thread, and shows the index as it was when it was opened."""

    def __init__(self, reader: Any, **options: Any) -> None:
        super().__init__(reader, **options)
        self.leaves: list[Leaf] = []
        if self.parent is None and not isinstance(reader, EmptyReader):
            self.leaves = [Leaf(self, leaf, offset) for leaf, offset in self.leaf_searchers()]
            self._offsets = [leaf.offset for leaf in self.leaves]
            self._edges = np.array([*self._offsets, reader.doc_count_all()])
            del self.stored_fields  # Whoosh puts the reader's method there: ours is shorter

    def close(self) -> None:
        """Let go of the index's files."""
        super().close()
        self.leaves = []

    # ---- searching

    def find(
        self,
        node: query.Query,
        limit: int | None = 20,
        *,
        filter: Filter = None,
        groupedby: Iterable[str] = (),
        sortedby: str | None = None,
        reverse: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Answer:
        """Search. ``filter`` is a query, remembered for the next time, or an array of document numbers.

        ``groupedby`` and ``sortedby`` name fields with a column; without ``sortedby`` the order is by score.
        Equals stay in the order of their documents. Raises ``SearchCancelled`` and ``IndexDamaged``.
        """
        groups: dict[str, Counter[Any]] = {name: Counter() for name in groupedby}
        limit = self.doc_count_all() if limit is None else limit
        total = 0
        foremost: list[tuple[Leaf, Docs, Scores]] = []
        for leaf in self.leaves:
            matches = leaf.matches(node, filter, sortedby is None, cancelled)
            total += _count(matches)
            for name, counts in groups.items():
                counts.update(self._group(leaf, name, matches))
            foremost.append((leaf, *self._best(leaf, matches, limit, sortedby, reverse)))
        docs = np.concatenate([np.zeros(0, np.int64), *(docs + leaf.offset for leaf, docs, _ in foremost)])
        scores = np.concatenate([np.zeros(0), *(scores for _, _, scores in foremost)])
        if len(foremost) > 1:
            keys = scores.tolist() if sortedby is None else self._values(sortedby, docs)
            places = sorted(range(len(docs)), key=keys.__getitem__, reverse=sortedby is None or reverse)[:limit]
            docs, scores = docs[places], scores[places]
        return Answer(total, docs, scores, {k: dict(v) for k, v in groups.items()})

    def search(self, q: query.Query, **options: Any) -> Results:
        """Whoosh's search: what ``find`` can do by ``find``, all else by Whoosh itself."""
        simple = {"limit", "filter", "sortedby", "reverse", "optimize"}
        sortedby, reverse = options.get("sortedby"), options.get("reverse", False)
        limit = options.get("limit", 10)
        plain = isinstance(options.get("filter"), query.Query | None) and isinstance(sortedby, str | None)
        if set(options) - simple or not plain or (reverse and not sortedby) or not self._knows_weighting():
            return super().search(q, **options)
        if limit is not None and limit < 1:
            raise ValueError("limit must be >= 1")
        start = perf_counter()
        answer = self.find(q, limit, filter=options.get("filter"), sortedby=sortedby, reverse=reverse)
        top = list(zip(answer.scores.tolist(), answer.docs.tolist(), strict=True))
        results = Results(self, q, top, runtime=perf_counter() - start)
        results.collector = _Collected(self, q, options.get("filter"), answer.total)
        return results

    def matching(self, node: query.Query, cancelled: Callable[[], bool] = lambda: False) -> Docs:
        """The numbers of all documents that match, in order."""
        found = [np.zeros(0, np.int64)]
        for leaf in self.leaves:
            mask = mask_of(leaf.matches(node, None, False, cancelled), leaf.data.documents)
            found.append(np.flatnonzero(mask) + leaf.offset)
        return np.concatenate(found)

    def numbers(self, field: str, values: Iterable[Any]) -> Docs:
        """The documents with one of these terms in a field, in order: ids to document numbers."""
        words = [self.schema[field].to_bytes(value) for value in values]
        found = [np.zeros(0, np.int64)]
        for leaf in self.leaves:
            data = leaf.data.field(field)
            places = [data.number(word) for word in words] if data else []
            docs = [data.docs(place) for place in places if data and place is not None]
            mine = np.unique(np.concatenate([np.zeros(0, np.int64), *docs]))
            found.append((mine if leaf.live is None else mine[leaf.live[mine]]) + leaf.offset)
        return np.concatenate(found)

    # ---- about terms and documents

    @cached_property
    def live(self) -> Mask:
        """For each document number whether the document is not deleted."""
        live = [np.zeros(0, bool)]
        for leaf in self.leaves:
            live.append(np.ones(leaf.data.documents, bool) if leaf.live is None else leaf.live)
        return np.concatenate(live)

    def occurrences(self, field: str, term: str) -> tuple[Docs, NDArray[Any]]:
        """The documents that have ``term``, in order, and how often it stands in each."""
        docs, freqs = [np.zeros(0, np.int64)], [np.zeros(0, np.uint8)]
        word = self.schema[field].to_bytes(term)
        for leaf in self.leaves:
            data = leaf.data.field(field)
            number = data.number(word) if data else None
            if data is None or number is None:
                continue
            found, counts = data.docs(number), data.freqs(number)
            if leaf.live is not None:
                kept = leaf.live[found]
                found, counts = found[kept], counts[kept]
            docs.append(found + leaf.offset)
            freqs.append(counts)
        return np.concatenate(docs), np.concatenate(freqs)

    def positions(self, field: str, term: str, docs: Docs) -> Positions:
        """Where ``term`` stands in each of ``docs`` (rising document numbers; none where it is missing)."""
        counts = np.zeros(len(docs), np.int64)
        places = [np.zeros(0, np.int64)]
        for at, data, number, place in self._postings(field, term, docs):
            owners, found = data.positions(number, place)
            counts += np.bincount(at[owners], minlength=len(docs))
            places.append(found)
        return Positions(np.concatenate(([0], np.cumsum(counts))), np.concatenate(places))

    def lengths(self, field: str) -> Docs:
        """For each document number how many terms the field has, as Whoosh rounds lengths."""
        parts = [(leaf.data.field(field), leaf.data.documents) for leaf in self.leaves]
        bytes_ = [data.lengths() if data else np.zeros(count, np.uint8) for data, count in parts]
        lengths: Docs = LENGTHS[np.concatenate([np.zeros(0, np.uint8), *bytes_])]
        return lengths

    def words_like(self, field: str, pattern: str, limit: int | None = None) -> list[str]:
        """The terms that fit a pattern with ``*`` for any letters and ``?`` for one, in order.

        Words of deleted documents may be among them. Where more than ``limit`` fit, some of them will do: no fewer.
        """
        return self._words(field, lambda data: terms.like(data, pattern)[:limit])

    def words_within(self, field: str, word: str, distance: int, prefix: int = 1) -> list[str]:
        """The terms within an edit distance of ``word`` that share its first ``prefix`` letters, in order."""
        return self._words(field, lambda data: terms.similar(data, word, distance, prefix))

    def _words(self, field: str, choose: Callable[[FieldData], Docs]) -> list[str]:
        fields = [leaf.data.field(field) for leaf in self.leaves]
        words = set().union(*(data.words(choose(data)) for data in fields if data))
        return list(map(self.schema[field].from_bytes, sorted(words)))

    def column(self, field: str, docs: Iterable[int]) -> list[Any]:
        """The value of a column for each of ``docs``."""
        values = self._values(field, np.asarray(docs, np.int64))
        return list(map(self.schema[field].from_column_value, values))

    def _values(self, field: str, docs: Docs) -> list[Any]:
        """The same as Whoosh's columns hold it."""
        values: list[Any] = [self.schema[field].column_type.default_value()] * len(docs)
        for leaf in self.leaves:
            at, own = leaf.own(docs)
            if field in leaf.data.column_names and len(own):
                column = leaf.data.column(field)
                for place, doc in zip(at.tolist(), own.tolist(), strict=True):
                    values[place] = column.value(doc)
        return values

    def completions(self, field: str, prefix: str, limit: int = 10) -> list[tuple[str, int]]:
        """The terms with this prefix that most documents have, deleted ones counted too, and how many have each."""
        counts: Counter[bytes] = Counter()
        for leaf in self.leaves:
            data = leaf.data.field(field)
            if data:
                first, last = data.starting_with(self.schema[field].to_bytes(prefix))
                frequent = data.post_at[first + 1 : last + 1] - data.post_at[first:last]
                for place in best(frequent, limit if len(self.leaves) == 1 else 4 * limit).tolist():
                    counts[data.word(first + place)] += int(frequent[place])
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit]
        return [(self.schema[field].from_bytes(word), count) for word, count in ranked]

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """The stored values of a document."""
        leaf = self.leaves[bisect_right(self._offsets, docnum) - 1]
        return leaf.data.stored(docnum - leaf.offset)

    # ---- scoring

    @property
    def scoring(self) -> Scoring:
        """Whoosh's BM25F with this searcher's parameters."""
        return Scoring(self.weighting, self.idf, self.avg_field_length)

    def _knows_weighting(self) -> bool:
        return type(self.weighting) is scoring.BM25F

    # ---- parts of find

    def _best(
        self, leaf: Leaf, matches: Matches, limit: int, sortedby: str | None, reverse: bool
    ) -> tuple[Docs, Scores]:
        """The best matches of a segment, in order: their numbers in it, and their scores."""
        if sortedby is None:
            at = best(matches.scores, limit)
            scores = matches.scores[at]
            at, scores = at[scores > 0], scores[scores > 0]
            return at if isinstance(matches, Many) else matches.docs[at], scores
        docs = few(matches).docs
        if sortedby not in leaf.data.column_names:
            docs = docs[:limit]
        else:
            values = leaf.data.column(sortedby).values[docs]
            keys = values.astype(np.int64 if values.dtype.kind in "ui" else np.float64)
            docs = docs[best(keys if reverse else -keys, limit)]
        return docs, np.zeros(len(docs))

    def _group(self, leaf: Leaf, name: str, matches: Matches) -> Iterator[tuple[Any, int]] | dict[Any, int]:
        field = self.schema[name]
        if name not in leaf.data.column_names:
            count = _count(matches)
            return {field.from_column_value(field.column_type.default_value()): count} if count else {}
        column = leaf.data.column(name)
        if column.words is not None:
            counted = _count_codes(column.values, len(column.words), matches).tolist()
            named = zip(column.words, counted, strict=True)
            return {field.from_column_value(word): count for word, count in named if count}
        held = column.values[matches.scores > 0] if isinstance(matches, Many) else column.values[matches.docs]
        values, counts = np.unique(held, return_counts=True)
        return {field.from_column_value(v): n for v, n in zip(values.tolist(), counts.tolist(), strict=True)}

    def _postings(
        self, name: str, term: str, docs: Docs
    ) -> Iterator[tuple[NDArray[np.int64], FieldData, int, NDArray[np.int64]]]:
        """For each segment: which of the rising ``docs`` have the term, its field and number there, their postings."""
        word = self.schema[name].to_bytes(term)
        edges = docs.searchsorted(self._edges).tolist() if self.leaves else []
        for leaf, (first, stop) in zip(self.leaves, pairwise(edges), strict=True):
            data = leaf.data.field(name) if first < stop else None
            number = data.number(word) if data else None
            if data is None or number is None:
                continue
            here, there = data.among(number, docs[first:stop] - leaf.offset)
            if len(here):
                yield here + first, data, number, there


class _Collected:
    """What Whoosh's ``Results`` asks of a collector afterwards."""

    def __init__(self, searcher: ArraySearcher, node: query.Query, among: query.Query | None, total: int) -> None:
        self._searcher = searcher
        self._node = node
        self._among = among
        self._total = total

    def count(self) -> int:
        return self._total

    def all_ids(self) -> Iterator[int]:
        wanted = self._node if self._among is None else query.Require(self._node, self._among)
        return iter(self._searcher.matching(wanted).tolist())


def best(scores: NDArray[Any], limit: int) -> Docs:
    """The places of the ``limit`` greatest scores, greatest first, equals in order."""
    if limit < 1 or not len(scores):
        return np.zeros(0, np.int64)
    if len(scores) <= 4 * limit:
        return _falling(scores)[:limit]
    candidates = _candidates(scores, limit)
    return candidates[_falling(scores[candidates])[:limit]]


def _falling(scores: NDArray[Any]) -> Docs:
    return (-scores).argsort(kind="stable")


def _candidates(scores: NDArray[Any], limit: int) -> Docs:
    """The places, in order, of a few scores more than the best.

    The limit-th greatest of the blocks' maxima is no greater than the limit-th greatest score, and finding
    it takes one pass: only what reaches it is sorted.
    """
    scores_of_blocks = scores[: len(scores) // BLOCK * BLOCK].reshape(BLOCK, -1).max(axis=0)
    pool = scores_of_blocks if len(scores_of_blocks) >= limit else scores
    floor = np.partition(pool, len(pool) - limit)[len(pool) - limit]
    if floor == pool.max():
        return _first(scores >= floor, limit)
    candidates: Docs = (scores >= floor).nonzero()[0]
    if len(candidates) > 4 * limit:
        kept = scores[candidates]
        floor = np.partition(kept, len(kept) - limit)[len(kept) - limit]
        above = candidates[kept > floor]
        level = candidates[kept == floor][: limit - len(above)]
        candidates = np.sort(np.concatenate((above, level)))
    return candidates


def _first(marked: Mask, limit: int) -> Docs:
    """The first places that are marked: where there are many of them they are soon found."""
    found: Docs = marked[: BLOCK * limit].nonzero()[0]
    if len(found) < limit:
        found = marked.nonzero()[0]
    return found[:limit]


def _count_codes(codes: NDArray[Any], count: int, matches: Matches) -> NDArray[np.int64]:
    """How many matches have each of ``count`` codes."""
    if isinstance(matches, Few):
        return np.bincount(codes[matches.docs], minlength=count)
    present = matches.scores > 0
    if count <= FEW_CODES:
        return np.array([np.count_nonzero((codes == code) & present) for code in range(count)])
    return np.bincount(codes[present], minlength=count)


def _count(matches: Matches) -> int:
    return len(matches.docs) if isinstance(matches, Few) else int(np.count_nonzero(matches.scores > 0))
