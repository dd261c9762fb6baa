"""Paths → outcomes: what an import does with every file it meets.

For each file, in this order:

    the same bytes at the same path              unchanged, nothing is parsed
    the same bytes elsewhere                     duplicate: one article, one more source
    parsed, and its text is known                unchanged or duplicate
    the path, or a version of it, was known      updated: a new version, the old one is kept;
                                                 unless the new text is the old one cut off or damaged
    otherwise                                    added

Files are stored in transactions of a hundred (one transaction per article is thirty times slower).
A cancelled or crashed import keeps all finished batches. The search index follows batch by batch
through ``indexed``; should it fall behind, ``Library.heal`` closes the gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader import identity
from reader.article import Article, FileOutcome, ImportProgress, ImportReport, Outcome
from reader.errors import UnreadableFile
from reader.folders import Candidate, candidates, read_bytes
from reader.parsing import parse
from reader.store import Source, Store, pack

BATCH = 100
"""Files per transaction."""

SAME_ARTICLE = 0.5
"""Articles of one title and day that share half of the shorter text are versions of one article."""


class DryRun(Exception):
    """Ends a dry run's transaction, so that nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file read and parsed, ready to be kept: what can be done before the store's write lock is taken."""

    path: str
    digest: bytes = b""
    size: int = 0
    packed: bytes = b""
    articles: tuple[Article, ...] = ()
    refused: FileOutcome | None = None


class Import:
    """One batch of an import into ``store``. ``added`` and ``replaced`` collect what the search index must learn."""

    def __init__(self, store: Store, encoding: str | None = None) -> None:
        self._store = store
        self._encoding = encoding
        self.added: list[Article] = []
        self.replaced: list[str] = []

    def prepare(self, candidate: Candidate) -> Prepared:
        """Read and parse one file. Bytes that are known need no parsing, unless another encoding is asked for."""
        if candidate.refusal:
            return Prepared(candidate.path, refused=_refused(candidate.path, candidate.refusal, Outcome.SKIPPED))
        try:
            raw = read_bytes(candidate.path)
            digest = identity.digest(raw)
            if not self._encoding and self._store.sources_of_bytes(digest):
                return Prepared(candidate.path, digest)
            articles = parse(raw, candidate.path, self._encoding)
        except UnreadableFile as error:
            return Prepared(candidate.path, refused=_refused(candidate.path, error, Outcome.FAILED))
        return Prepared(candidate.path, digest, len(raw), pack(raw), articles)

    def keep(self, file: Prepared) -> list[FileOutcome]:
        """Keep what was prepared: an outcome for every article, or one that says why there is none."""
        if file.refused:
            return [file.refused]
        twins = [] if self._encoding else self._store.sources_of_bytes(file.digest)
        if twins:
            return self._known_bytes(file, twins)
        self._store.keep_original(file.digest, file.size, file.packed)
        before = self._store.sources_of_path(file.path)
        return [
            self._article(Source(file.path, record, "", file.digest), article, before)
            for record, article in enumerate(file.articles)
        ]

    def _known_bytes(self, file: Prepared, twins: Sequence[Source]) -> list[FileOutcome]:
        here = [twin for twin in twins if twin.path == file.path]
        first = here or [twin for twin in twins if twin.path == twins[0].path]
        for twin in first:
            self._store.add_source(file.path, twin.record, twin.article, file.digest)
        outcome = Outcome.UNCHANGED if here else Outcome.DUPLICATE
        return [FileOutcome(file.path, outcome, self._store.newest(twin.article)) for twin in first]

    def _article(self, source: Source, article: Article, before: Sequence[Source]) -> FileOutcome:
        known = self._store.id_of_text(identity.fingerprint(article))
        if known:
            outcome = Outcome.UNCHANGED if any(old.article == known for old in before) else Outcome.DUPLICATE
            self._store.add_source(source.path, source.record, known, source.digest)
            return FileOutcome(source.path, outcome, self._store.newest(known), title=article.title)
        old = self._older_version(source, article, before)
        kept = self._store.add(article)
        assert kept.id is not None
        self._store.add_source(source.path, source.record, kept.id, source.digest)
        if old is None:
            self.added.append(kept)
            return FileOutcome(source.path, Outcome.ADDED, kept.id, title=article.title)
        return self._version(source.path, kept, old)

    def _older_version(self, source: Source, article: Article, before: Sequence[Source]) -> Article | None:
        """The shown article that this one is another version of."""
        for old in before:
            if old.record == source.record:
                return self._store.article(self._store.newest(old.article))
        kin = identity.kin(article)
        for id_ in self._store.newest_kin(kin) if kin else ():
            other = self._store.article(id_)
            if identity.shared_part(article, other) >= SAME_ARTICLE:
                return other
        return None

    def _version(self, path: str, new: Article, old: Article) -> FileOutcome:
        assert new.id is not None
        assert old.id is not None
        # Who names an encoding has looked: that reading wins.
        loss = None if self._encoding else identity.lost(new, old)
        if loss:
            self._store.supersede(new.id, old.id)
            reason = f"the new text is the known one, {loss}; the better text stays in view, both are kept"
            return FileOutcome(path, Outcome.UNCHANGED, old.id, loss, reason, old.title)
        self._store.supersede(old.id, new.id)
        self.added.append(new)
        self.replaced.append(old.id)
        return FileOutcome(path, Outcome.UPDATED, new.id, title=new.title)


def import_paths(
    store: Store,
    paths: Iterable[Path],
    *,
    encoding: str | None = None,
    dry_run: bool = False,
    progress: Callable[[ImportProgress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    indexed: Callable[[Sequence[Article], Sequence[str]], None] = lambda added, replaced: None,
) -> ImportReport:
    """Import files and folders; see the module's story.

    ``indexed`` is told after each kept batch which articles came and which ids they replaced.
    ``cancelled`` is asked before every file. Raises ``LibraryError`` when the store cannot be written.
    """
    progress(ImportProgress(0, None))
    waiting = list(candidates(paths))
    outcomes: list[FileOutcome] = []
    run = _dry if dry_run else _kept
    for done, latest in run(store, waiting, encoding, cancelled, indexed):
        outcomes += latest
        progress(ImportProgress(done, len(waiting), tuple(latest)))
    return ImportReport(tuple(outcomes), cancelled=cancelled())


Steps = Iterator[tuple[int, list[FileOutcome]]]
"""Files done so far, and what became of the latest."""


def _kept(
    store: Store,
    waiting: Sequence[Candidate],
    encoding: str | None,
    cancelled: Callable[[], bool],
    indexed: Callable[[Sequence[Article], Sequence[str]], None],
) -> Steps:
    for start in range(0, len(waiting), BATCH):
        job = Import(store, encoding)
        batch = waiting[start : start + BATCH]
        # Parsing comes before the transaction: whoever else writes waits for the disk only.
        prepared = list(_prepared(job, batch, cancelled))
        with store.transaction():
            latest = [outcome for file in prepared for outcome in job.keep(file)]
        indexed(job.added, job.replaced)
        yield start + len(batch), latest
        if cancelled():
            return


def _dry(
    store: Store,
    waiting: Sequence[Candidate],
    encoding: str | None,
    cancelled: Callable[[], bool],
    indexed: Callable[[Sequence[Article], Sequence[str]], None],
) -> Steps:
    """The same as a real import, in one transaction that is rolled back: the answers cannot differ."""
    latest: list[FileOutcome] = []
    with suppress(DryRun), store.transaction():
        job = Import(store, encoding)
        latest = [outcome for file in _prepared(job, waiting, cancelled) for outcome in job.keep(file)]
        raise DryRun
    yield len(waiting), latest


def _prepared(job: Import, batch: Iterable[Candidate], cancelled: Callable[[], bool]) -> Iterator[Prepared]:
    for candidate in batch:
        if cancelled():
            return
        yield job.prepare(candidate)


def _refused(path: str, error: UnreadableFile, outcome: Outcome) -> FileOutcome:
    reason = f"{error.reason} ({error.detail})" if error.detail else error.reason
    return FileOutcome(path, outcome, None, error.code, error.why(reason))
