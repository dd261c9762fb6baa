"""What one file is to the articles already there.

    the same bytes at the same path              unchanged, nothing is parsed
    the same bytes elsewhere                     duplicate: one article, one more source
    parsed, and its text is known                unchanged or duplicate; updated if a person corrected it
    a version of what is known                   updated: a new version, the old one is kept; unless the
                                                 new text is the old one cut off or damaged
    otherwise                                    added

A file is *prepared* (read and parsed) before the store's write lock is taken, and *kept* inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reader import corrections, identity
from reader.article import Article, FileOutcome, Outcome, Preview
from reader.errors import NoArticle, UnreadableFile
from reader.folders import Candidate, read_bytes
from reader.identity import Identity
from reader.opening import Opened, Unopened, marked, opened, pack
from reader.store import Source, Store

SAME_ARTICLE = 0.5
"""Articles of one title and day that share half of the shorter text are versions of one article."""

Edited = Mapping[str, tuple[Article, ...]]
"""The articles of a file as a person wants them, by its path; none at all leaves the file out."""


class Prepared(NamedTuple):
    """A file read and parsed: what can be done before anything is written."""

    path: str
    digest: bytes = b""
    size: int = 0
    opened: Opened = Opened(b"", ())
    refused: FileOutcome | None = None


class Verdict(NamedTuple):
    """What an article is to the store: ``known`` has its text, ``old`` is the version it follows."""

    outcome: Outcome
    known: str | None = None
    old: Article | None = None
    loss: str | None = None


class Arrivals:
    """One batch of files coming into ``store``. ``added`` and ``replaced`` collect what the index must learn."""

    def __init__(self, store: Store, encoding: str | None = None, edited: Edited | None = None) -> None:
        self._store = store
        self._encoding = encoding
        self._edited = edited or {}
        self.added: list[Article] = []
        self.replaced: list[str] = []

    def prepare(self, candidate: Candidate, *, always_parse: bool = False) -> Prepared:
        """Read and parse one file."""
        file = self.read(candidate, always_parse=always_parse)
        if isinstance(file, Prepared):
            return file
        return self.prepared(file, partial(opened, file))

    def read(self, candidate: Candidate, *, always_parse: bool = False) -> Prepared | Unopened:
        """Read one file. Bytes that are known need no parsing, unless they are to be read another way."""
        path = candidate.path
        if candidate.refusal:
            return Prepared(path, refused=_refused(path, candidate.refusal, Outcome.SKIPPED))
        if self._edited.get(path) == ():
            return Prepared(path, refused=_left_out(path))
        try:
            raw = read_bytes(path)
        except UnreadableFile as error:
            return Prepared(path, refused=_refused(path, error, Outcome.FAILED))
        digest = identity.digest(raw)
        if not always_parse and not self._read_anew(path) and self._store.sources_of_bytes(digest):
            return Prepared(path, digest, len(raw))
        return Unopened(path, digest, raw, self._encoding)

    def prepared(self, file: Unopened, parsed: Callable[[], Opened]) -> Prepared:
        """The file with its articles as a person wants them; ``parsed`` is ``opened`` of it, wherever that is done."""
        try:
            edited = self._edited.get(file.path)
            articles = Opened(pack(file.raw), tuple(map(marked, edited))) if edited else self._corrected(parsed())
            if not any(part.text for article, _ in articles.articles for part in article.parts()):
                raise NoArticle(file.path)
        except UnreadableFile as error:
            return Prepared(file.path, refused=_refused(file.path, error, Outcome.FAILED))
        return Prepared(file.path, file.digest, len(file.raw), articles)

    def preview(self, candidate: Candidate) -> Preview:
        """How a file would be imported, and nothing written."""
        file = self.prepare(candidate, always_parse=True)
        if file.refused:
            return Preview(file.path, (), (file.refused,))
        before = self._store.sources_of_path(file.path)
        outcomes = []
        for record, (article, marks) in enumerate(file.opened.articles):
            verdict = self._verdict(record, article, marks, before)
            outcomes.append(FileOutcome(file.path, verdict.outcome, verdict.known, verdict.loss, title=article.title))
        return Preview(file.path, tuple(article for article, _ in file.opened.articles), tuple(outcomes))

    def keep(self, file: Prepared) -> list[FileOutcome]:
        """Keep what was prepared: an outcome for every article, or one that says why there is none."""
        if file.refused:
            return [file.refused]
        twins = [] if self._read_anew(file.path) else self._store.sources_of_bytes(file.digest)
        if twins:
            return self._keep_known_bytes(file, twins)
        self._store.keep_original(file.digest, file.size, file.opened.packed)
        before = self._store.sources_of_path(file.path)
        return [
            self._keep_article(Source(file.path, record, "", file.digest), article, marks, before)
            for record, (article, marks) in enumerate(file.opened.articles)
        ]

    def _read_anew(self, path: str) -> bool:
        """Whether a person wants these bytes read in another way than before."""
        return self._encoding is not None or path in self._edited

    def _corrected(self, file: Opened) -> Opened:
        """The articles as the rules of their folder and layout say."""
        articles = []
        for article, marks in file.articles:
            rules = self._store.rules(str(Path(article.source).parent), article.layout)
            corrected = corrections.apply(article, rules)
            articles.append((article, marks) if corrected is article else marked(corrected))
        return Opened(file.packed, tuple(articles))

    def _keep_known_bytes(self, file: Prepared, twins: Sequence[Source]) -> list[FileOutcome]:
        here = [twin for twin in twins if twin.path == file.path]
        first = here or [twin for twin in twins if twin.path == twins[0].path]
        for twin in first:
            self._store.add_source(file.path, twin.record, twin.article, file.digest)
        outcome = Outcome.UNCHANGED if here else Outcome.DUPLICATE
        return [FileOutcome(file.path, outcome, self._store.newest(twin.article)) for twin in first]

    def _keep_article(self, source: Source, article: Article, marks: Identity, before: Sequence[Source]) -> FileOutcome:
        verdict = self._verdict(source.record, article, marks, before)
        if verdict.known:
            return self._keep_known_text(source, article, verdict)
        kept = self._store.add(article, marks)
        new = str(kept.id)
        self._store.add_source(source.path, source.record, new, source.digest)
        if verdict.old is None:
            self.added.append(kept)
            return FileOutcome(source.path, verdict.outcome, new, title=kept.title)
        old = str(verdict.old.id)
        if verdict.loss:
            self._store.supersede(new, old)
            reason = f"the new text is the known one, {verdict.loss}; the better text stays in view, both are kept"
            return FileOutcome(source.path, verdict.outcome, old, verdict.loss, reason, verdict.old.title)
        self._store.supersede(old, new)
        self.added.append(kept)
        self.replaced.append(old)
        return FileOutcome(source.path, verdict.outcome, new, title=kept.title)

    def _keep_known_text(self, source: Source, article: Article, verdict: Verdict) -> FileOutcome:
        known = str(verdict.known)
        self._store.add_source(source.path, source.record, known, source.digest)
        if verdict.outcome is Outcome.UPDATED:
            amended = article._replace(id=known)
            self._store.amend(amended)
            self.added.append(amended)
        return FileOutcome(source.path, verdict.outcome, self._store.newest(known), title=article.title)

    def _verdict(self, record: int, article: Article, marks: Identity, before: Sequence[Source]) -> Verdict:
        known = self._store.id_of_text(marks.fingerprint)
        if known and article.source in self._edited:
            return Verdict(Outcome.UPDATED, known)
        if known:
            here = any(old.article == known for old in before)
            return Verdict(Outcome.UNCHANGED if here else Outcome.DUPLICATE, known)
        old = self._older_version(record, article, marks.kin, before)
        if old is None:
            return Verdict(Outcome.ADDED)
        # Who names an encoding or corrects a field has looked: that reading wins.
        loss = None if self._read_anew(article.source) else identity.lost(article, old)
        return Verdict(Outcome.UNCHANGED if loss else Outcome.UPDATED, None, old, loss)

    def _older_version(
        self, record: int, article: Article, kin: bytes | None, before: Sequence[Source]
    ) -> Article | None:
        """The shown article that this one is another version of."""
        for source in before:
            if source.record == record:
                there = self._store.article(self._store.newest(source.article))
                # A file may be written over with another article altogether.
                if self._read_anew(source.path) or kin == identity.kin(there) or _alike(article, there):
                    return there
        # Without a date a title says little: encyclopaedias have many texts under one.
        for id_ in self._store.newest_kin(kin) if kin and article.published else ():
            other = self._store.article(id_)
            if _alike(article, other):
                return other
        return None


def _alike(one: Article, other: Article) -> bool:
    return identity.shared_part(identity.sentences(one), identity.sentences(other)) >= SAME_ARTICLE


def _left_out(path: str) -> FileOutcome:
    return FileOutcome(
        path, Outcome.SKIPPED, None, "left-out", "it was left out in the preview; import it again to add it"
    )


def _refused(path: str, error: UnreadableFile, outcome: Outcome) -> FileOutcome:
    reason = f"{error.reason} ({error.detail})" if error.detail else error.reason
    return FileOutcome(path, outcome, None, error.code, error.why(reason))
