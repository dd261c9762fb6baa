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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import LockError

from index import ahead, analysis, engine, excerpts, strictness
from index.ahead import Ask, Cancelled, Progress, Read
from index.answering import Answer, Search
from index.catalogue import Catalogues
from index.completion import completions
from index.engine.index import ArrayIndex
from index.engine.vocabulary import Vocabulary
from index.folding import forms, spelled
from index.generations import Generations
from index.highlighting import Highlighter
from index.matching import Stop
from index.query_language import parse
from index.ranking import WEIGHTS, rank, telling_words, top
from index.snapshot import Snapshot
from index.stemming import Stemmer, read_wordlist
from index.understanding import reasons
from reader.article import Article, Closeness, Excerpt, Folding, Found, Query, Reason, Span
from reader.errors import IndexDamaged, SearchCancelled, SearchIndexError

FORMAT = 3
"""Raised with every change of the fields or of the analysis: older indexes are then built anew."""

TIME_LIMIT = 10.0
"""Seconds after which a query is given up."""

BATCH = 4000
"""Articles in a commit when the index catches up: few commits, and a few seconds in which no other process writes, or
which a crash undoes."""

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
        """The articles this generation holds. Raises ``IndexDamaged``."""
        with self._snapshot() as snapshot:
            ids = snapshot.catalogue.ids
            return {ids[number] for number in np.flatnonzero(snapshot.live).tolist()}

    def check(self, cancelled: Cancelled) -> None:
        """Read every byte of this generation, or until ``cancelled``. Raises ``IndexDamaged``."""
        with _reading():
            self._index().check(cancelled)

    def add(self, articles: Iterable[Article]) -> None:
        """Index ``articles`` in one durable commit; an id that is there already is replaced."""
        with self._writer() as writer:
            for article in articles:
                writer.update_document(**analysis.document(article))

    def catch_up(self, ids: Sequence[str], read: Read, ask: Ask, progress: Progress, cancelled: Cancelled) -> None:
        """Add the articles with these ids, ``BATCH`` in a durable commit; see ``SearchIndex.catch_up``."""
        documents = ahead.documents(ids, read, ask, progress, cancelled)
        for document in documents:
            with self._writer() as writer:
                for each in chain([document], islice(documents, BATCH - 1)):
                    writer.update_document(**each)

    def remove(self, ids: Iterable[str]) -> None:
        """Forget these articles in one durable commit."""
        with self._writer() as writer:
            writer.delete_by_terms("id", set(ids))

    def find(self, query: Query, cancelled: Callable[[], bool]) -> Found:
        """The page ``query`` asks for, with facets over all hits. Raises ``SearchCancelled``, ``IndexDamaged``.

        A quotation beside other words that nobody has written cites: its words are then sought like the others.
        """
        with self._snapshot() as snapshot:
            return self._answer(snapshot, query._replace(offset=0, limit=0), cancelled).page(query.offset, query.limit)

    def tally(
        self, query: Query, labels: Sequence[Mapping[str, str]], cancelled: Cancelled
    ) -> tuple[int, list[dict[str, int]]]:
        """How many hits ``query`` has, and of each of ``labels`` how many have which; see ``SearchIndex.tally``."""
        with self._snapshot() as snapshot:
            answer = self._answer(snapshot, query._replace(offset=0, limit=0), cancelled)
            return answer.found.total, [answer.tally(snapshot.labels(each)) for each in labels]

    def _answer(self, snapshot: Snapshot, question: Query, cancelled: Callable[[], bool]) -> Answer:
        """The whole answer; that to the last question is kept, because its other pages are asked for next."""
        stop = _stop(question.text, cancelled)
        stop()
        mine = self._mine.__dict__
        if "answer" not in mine or mine["answer"][0] != question:
            parsed = parse(question.text)
            answer = Search(snapshot, question, parsed, stop).answer()
            if not answer.found.total and parsed.words and parsed.required:
                answer = Search(snapshot, question, parse(question.text, citing=True), stop).answer()
            mine["answer"] = question, answer
        known: Answer = mine["answer"][1]
        return known

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

    def prepare(self) -> None:
        """Open the index for the calling thread, with what every search reads of it."""
        with self._snapshot() as snapshot:
            for field in WEIGHTS:
                snapshot.lengths(field)

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

    @contextmanager
    def _writer(self) -> Iterator[Any]:
        """A writer whose work is committed in the end, or forgotten if something fails."""
        index = self._index()
        try:
            writer = index.writer(LOCK_PATIENCE, self._vocabulary)
        except LockError as error:
            raise SearchIndexError(str(index.storage.folder), "another program is writing to it") from error
        with writer:
            yield writer
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
                mine.pop("answer", None)
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
