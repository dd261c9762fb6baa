"""The search index put together: what the library calls, on Whoosh.

One thread adds and removes (the imports lane), another asks (the searches lane), and other processes may read.
They share nothing but the files: a ``Snapshot`` belongs to the thread that opened it, and is opened anew when there
is a newer commit.

Whatever is wrong on disk (a checksum, a missing file, an index made by another version) becomes ``IndexDamaged``:
the library then starts a new generation and adds its articles again.
"""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial, reduce
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import LockError

from index import analysis, engine, excerpts, strictness
from index.catalogue import Catalogue, Catalogues
from index.completion import completions
from index.engine.index import ArrayIndex
from index.engine.vocabulary import Vocabulary
from index.folding import forms, spelled
from index.generations import Generations
from index.highlighting import Highlighter
from index.matching import Matcher, Stop
from index.postings import Floats, Ints, Mask, Snapshot
from index.query import Parsed, Phrase, Word
from index.query_language import parse
from index.ranking import Ranked, below, rank, telling_words, top
from index.stemming import Stemmer, read_wordlist
from index.suggestions import better_words, in_arabic
from index.understanding import reasons, understood
from reader.article import Article, Closeness, Excerpt, Folding, Found, Query, Reason, Sort, Span
from reader.errors import IndexDamaged, SearchCancelled, SearchIndexError

FORMAT = 3
"""Raised with every change of the fields or of the analysis: older indexes are then built anew."""

TIME_LIMIT = 10.0
"""Seconds after which a query is given up."""

FEW = 3
"""With fewer hits than this a better query is looked for."""

LOCK_PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""


class WhooshIndex:
    """The library's ``SearchIndex`` in ``folder``; ``wordlist`` is the evidence for stemming."""

    def __init__(self, folder: Path, wordlist: Path) -> None:
        self._stemmer = Stemmer(read_wordlist(wordlist))
        self._schema = analysis.schema(self._stemmer)
        made_by = f"khizana {FORMAT} {zlib.crc32(wordlist.read_bytes()):08x}"
        self._generations = Generations(folder, made_by)
        self._vocabulary = Vocabulary()
        self._mine = threading.local()
        self._highlighter = lru_cache(maxsize=16)(partial(Highlighter, self._stemmer))

    def ids(self) -> set[str]:
        """The articles this generation holds, every byte of it checked. Raises ``IndexDamaged``."""
        with _reading():
            self._index().check()
        with self._snapshot() as snapshot:
            ids = snapshot.catalogue.ids
            return {ids[number] for number in np.flatnonzero(snapshot.live).tolist()}

    def add(self, articles: Iterable[Article]) -> None:
        """Index ``articles`` in one durable commit; an id that is there already is replaced."""
        documents = {str(article.id): analysis.document(article) for article in articles}
        self._write(documents, documents.values())

    def remove(self, ids: Iterable[str]) -> None:
        """Forget these articles in one durable commit."""
        self._write(set(ids), [])

    def find(self, query: Query, cancelled: Callable[[], bool]) -> Found:
        """The page ``query`` asks for, with facets over all hits. Raises ``SearchCancelled``, ``IndexDamaged``.

        A quotation beside other words that nobody has written cites: its words are then sought like the others.
        """
        parsed = parse(query.text)
        stop = _stop(query.text, cancelled)
        with self._snapshot() as snapshot:
            found = _Search(snapshot, query, parsed, stop).found()
            if not found.total and parsed.words and parsed.required:
                return _Search(snapshot, query, parse(query.text, citing=True), stop).found()
            return found

    def completions(self, text: str, limit: int = 10) -> tuple[str, ...]:
        """Whole queries that continue ``text``: its last word as a word, a section or a field. For every keystroke."""
        with self._snapshot() as snapshot:
            return completions(snapshot, text, limit)

    def like(self, article: Article, cancelled: Callable[[], bool], limit: int = 10) -> tuple[tuple[str, float], ...]:
        """Ids of the articles most like ``article``, itself left out, with their points."""
        with self._snapshot() as snapshot:
            telling = telling_words(snapshot, forms(article.text))
            others = snapshot.live.copy()
            others[snapshot.searcher.numbers("id", [article.id])] = False
            ranked = rank(snapshot, telling, [], others, _stop(str(article.id), cancelled))
            best = top(ranked.points, limit).tolist()
            return tuple((snapshot.catalogue.id(number), float(ranked.points[number])) for number in best)

    def names(self, query_text: str) -> frozenset[str]:
        """The sets of ids that the library must bring as ``Query.sets``: ``is:unread``, ``tag:سياسة``."""
        return parse(query_text).names()

    def spans(
        self,
        query_text: str,
        text: str,
        strict: frozenset[Folding] = frozenset(),
        closeness: Closeness | None = None,
    ) -> tuple[Span, ...]:
        """Where the query's words stand in any text, as near as ``closeness`` asks (a form, unless it says otherwise).

        Whole words, sorted, not overlapping; with ``strict`` only words that keep these spellings apart.
        """
        found = self._highlighter(query_text, closeness).spans(text)
        return strictness.kept(query_text, text, found, strict) if strict else found

    def keeps(self, query_text: str, text: str, strict: frozenset[Folding]) -> bool:
        """Whether a text that a query finds has its words as they were typed, in what counts."""
        return strictness.keeps(query_text, text, strict)

    def reasons(self, query_text: str, article: Article) -> tuple[Reason, ...]:
        """For each word of a query how near ``article`` comes to it, and where."""
        return reasons(query_text, article, self._stemmer)

    def terms(self, text: str) -> tuple[str, ...]:
        """The words of any text as a search compares them, in order: folded, and without their affixes."""
        return tuple(map(self._stemmer.stem, forms(text)))

    def holder(self, word: str) -> str | None:
        """The id of an article that has this very word, a folded one; the newest that came."""
        with self._snapshot() as snapshot:
            having, _ = snapshot.postings("surface", word)
            return snapshot.catalogue.id(int(having[-1])) if len(having) else None

    def written(self, text: str, article: Article) -> str:
        """``text`` with its words as ``article`` spells them, without vowel signs; folded where it has them not."""
        spellings = spelled(article.text)
        return " ".join(spellings.get(form, form) for form in forms(text))

    def excerpt(self, query_text: str, article: Article, closeness: Closeness | None = None) -> Excerpt:
        """The best one or two sentences of ``article``, with the query's words marked."""
        return excerpts.excerpt(self._highlighter(query_text, closeness), article)

    def reset(self) -> None:
        """Start an empty generation."""
        folder = self._generations.start()
        engine.create(folder, self._schema)
        self._generations.commit(folder)

    def close(self) -> None:
        """Release the files of the calling thread."""
        if snapshot := self._mine.__dict__.pop("snapshot", None):
            snapshot.close()
        self._mine.__dict__.clear()

    def _index(self) -> ArrayIndex:
        folder = self._generations.current()
        if folder is None:
            self.reset()
            return self._index()
        return ArrayIndex(folder, self._schema)

    def _write(self, replaced: Iterable[str], documents: Iterable[dict[str, Any]]) -> None:
        index = self._index()
        try:
            writer = index.writer(LOCK_PATIENCE, self._vocabulary)
        except LockError as error:
            raise SearchIndexError(str(index.storage.folder), "another program is writing to it") from error
        try:
            writer.delete_by_terms("id", replaced)
            for document in documents:
                writer.add_document(**document)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        index.compact()

    @contextmanager
    def _snapshot(self) -> Iterator[Snapshot]:
        """The newest commit as the calling thread has it open."""
        with _reading():
            index = self._index()
            commit = (index.storage.folder, index.latest_generation())
            mine = self._mine.__dict__
            if mine.get("commit") != commit:
                catalogues = mine.setdefault("catalogues", Catalogues())
                mine["snapshot"] = Snapshot(index.searcher(), self._stemmer, catalogues)
                mine["commit"] = commit
            yield mine["snapshot"]


@contextmanager
def _reading() -> Iterator[None]:
    """A file that cannot be read while an index is in use is damage to it."""
    try:
        yield
    except OSError as error:
        raise IndexDamaged(str(error.filename), error.strerror or str(error)) from error


def _stop(subject: str, cancelled: Callable[[], bool]) -> Stop:
    deadline = time.monotonic() + TIME_LIMIT

    def stop() -> None:
        if cancelled() or time.monotonic() > deadline:
            raise SearchCancelled(subject[:80])

    return stop


class _Search:
    """One query on one snapshot."""

    def __init__(self, snapshot: Snapshot, query: Query, parsed: Parsed, stop: Stop) -> None:
        self._snapshot = snapshot
        self._query = query
        self._parsed = parsed
        self._stop = stop
        self._matcher = Matcher(snapshot, query.sets, stop, query.closeness)

    def found(self) -> Found:
        base, chosen = self._required(), self._chosen()
        allowed = reduce(np.logical_and, chosen.values(), base)
        words = [form for node in self._parsed.wanted() for form in _forms(node)]
        ranked = self._ranked(words, allowed)
        hits = self._hits(ranked, allowed)
        page = self._page(hits, ranked.points[hits])
        return Found(
            total=len(hits),
            ranked=tuple((self._snapshot.catalogue.id(number), float(ranked.points[number])) for number in page),
            facets={
                facet: count(self._snapshot.catalogue, self._hits(ranked, _but(facet, base, chosen)))
                for facet, count in FACETS.items()
            },
            suggestion=self._suggestion(words) if len(hits) < FEW else None,
            interpretation=self._parsed.interpretation,
            understood=understood(self._parsed, self._query.text),
        )

    def _hits(self, ranked: Ranked, allowed: Mask) -> Ints:
        hits = np.flatnonzero(ranked.found(allowed) if self._parsed.words else allowed)
        return self._first_of_each_story(hits, ranked.points) if self._query.stories else hits

    def _first_of_each_story(self, hits: Ints, points: Floats) -> Ints:
        """The hits without those that tell what a better one tells in nearly the same words."""
        ids = self._snapshot.catalogue.ids
        stories = {number: story for number in hits.tolist() if (story := self._query.stories.get(ids[number]))}
        shared = hits[np.isin(hits, np.array(list(stories), np.int64))]
        seen: set[str] = set()
        folded = []
        for number in shared[np.lexsort(self._keys(shared, points[shared])[::-1])].tolist():
            if stories[number] in seen:
                folded.append(number)
            seen.add(stories[number])
        return hits[~np.isin(hits, folded)]

    def _ranked(self, words: Sequence[str], allowed: Mask) -> Ranked:
        """Articles with the words, and below them those with Latin words read as Arabic."""
        ranked = rank(self._snapshot, words, forms(self._query.text), allowed, self._stop, self._query.closeness)
        read = in_arabic(self._snapshot, words) if self._parsed.words else None
        if not read:
            return ranked
        return below(ranked, rank(self._snapshot, read, read, allowed, self._stop))

    def _suggestion(self, words: Sequence[str]) -> str | None:
        better = better_words(self._snapshot, words, self._stop)
        return " ".join(better) if better and not self._parsed.required else None

    def _required(self) -> Mask:
        """What the query itself allows, whatever is chosen from facets."""
        query = self._query
        allowed = self._snapshot.live.copy()
        if not self._parsed.words and not self._parsed.required and not _filters(query):
            allowed[:] = False
        if self._parsed.required:
            allowed &= self._matcher.mask(self._parsed.required)
        if query.among is not None:
            allowed &= self._matcher.among(query.among)
        return allowed

    def _chosen(self) -> dict[str, Mask]:
        """What is chosen from each facet in which something is; several choices in one facet widen."""
        query, chosen = self._query, {}
        if query.sections:
            chosen["section"] = self._matcher.sections(query.sections)
        if query.since or query.until:
            chosen["month"] = self._matcher.dates(query.since, query.until)
        if query.months:
            months = reduce(np.logical_or, (self._matcher.dates(month, month) for month in query.months))
            chosen["month"] = months & chosen.get("month", months)
        return chosen

    def _page(self, hits: Ints, points: Floats) -> list[int]:
        """The page of ``hits`` asked for, in the order asked for."""
        keys = self._keys(hits, points)
        return [int(hits[at]) for at in _smallest(keys, self._query.offset, self._query.limit)]

    def _keys(self, hits: Ints, points: Floats) -> list[Any]:
        """What ``hits`` are ordered by, the weightiest first. The undated come last, equals newest first."""
        minutes = self._snapshot.catalogue.minute_of[hits]
        if self._query.sort is Sort.OLDEST:
            return [np.where(minutes > 0, minutes, np.iinfo(np.int64).max), hits]
        if self._query.sort is Sort.NEWEST:
            return [-minutes, -hits]
        return [-points, -minutes, -hits]


def _smallest(keys: Sequence[Any], offset: int, limit: int) -> list[int]:
    """Places ``offset`` to ``offset + limit`` of the order by the first of ``keys``, among equals by the next."""
    first = _foremost(keys, np.arange(len(keys[0])), offset + limit)
    order = np.lexsort([key[first] for key in reversed(keys)])
    places: list[int] = first[order][offset : offset + limit].tolist()
    return places


def _foremost(keys: Sequence[Any], places: Ints, count: int) -> Ints:
    """The ``count`` of these places that come first in that order, in any order."""
    if len(places) <= count or not count:
        return places[:count]
    values = keys[0][places]
    last = np.partition(values, count - 1)[count - 1]
    before = places[values < last]
    return np.concatenate((before, _foremost(keys[1:], places[values == last], count - len(before))))


def _filters(query: Query) -> bool:
    return bool(query.sections or query.since or query.until or query.months or query.among is not None)


def _forms(node: object) -> tuple[str, ...]:
    if isinstance(node, Word):
        return (node.form,)
    return node.forms if isinstance(node, Phrase) else ()


def _but(facet: str, base: Mask, chosen: dict[str, Mask]) -> Mask:
    """What is allowed if nothing were chosen from ``facet``: there is no widening a choice whose others count 0."""
    return reduce(np.logical_and, (mask for name, mask in chosen.items() if name != facet), base)


def _by_section(catalogue: Catalogue, hits: Ints) -> dict[str, int]:
    """How many of ``hits`` are in each section, by falling count."""
    counts = np.bincount(catalogue.section_of[hits], minlength=len(catalogue.section_names)).tolist()
    named = sorted(zip(counts, catalogue.section_names, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return {name: count for count, name in named if count}


def _by_month(catalogue: Catalogue, hits: Ints) -> dict[str, int]:
    """How many of ``hits`` are of each month, the oldest first; those without a month in none."""
    counts = np.bincount(catalogue.month_of[hits])
    months = [month for month in np.flatnonzero(counts).tolist() if month % 100]
    return {f"{month // 100:04}-{month % 100:02}": int(counts[month]) for month in months}


FACETS: dict[str, Callable[[Catalogue, Ints], dict[str, int]]] = {"section": _by_section, "month": _by_month}
