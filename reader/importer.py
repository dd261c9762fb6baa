"""Paths → outcomes: an import from the first file to the report.

What a single file becomes is told in ``arrivals``; here files are found, taken in batches, counted,
and stopped when asked. A batch is one transaction (one per article is thirty times slower), bounded
in files and in bytes, so that memory follows the largest file and not the folder. A cancelled or
crashed import keeps all finished batches. The search index follows batch by batch through
``indexed``; should it fall behind, ``Library.heal`` closes the gap.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.arrivals import Arrivals, Edited, Prepared
from reader.article import Article, FileOutcome, ImportProgress, ImportReport, Preview
from reader.folders import Candidate, candidates
from reader.store import Store

BATCH_FILES = 100
BATCH_BYTES = 16 * 1024 * 1024
"""A transaction ends after so many files or bytes, whichever comes first."""

MANY = 1000
"""From so many files on, starting other processes pays."""

Cancelled = Callable[[], bool]
Indexed = Callable[[Sequence[Article], Sequence[str]], None]


class DryRun(Exception):
    """Ends a dry run's transaction, so that nothing of it is kept."""


def import_paths(
    store: Store,
    paths: Iterable[Path],
    *,
    encoding: str | None = None,
    edited: Edited | None = None,
    dry_run: bool = False,
    progress: Callable[[ImportProgress], None] = lambda _: None,
    cancelled: Cancelled = lambda: False,
    indexed: Indexed = lambda added, replaced: None,
) -> ImportReport:
    """Import files and folders.

    ``encoding`` overrules what the bytes say, ``edited`` what the parser says. ``indexed`` is told after each
    kept batch which articles came and which ids they replaced. ``cancelled`` is asked before every file.
    Raises ``LibraryError`` when the store cannot be written.
    """
    progress(ImportProgress(0, None))
    waiting = list(candidates(paths))
    outcomes: list[FileOutcome] = []
    done = 0

    def report(latest: list[FileOutcome], files: int) -> None:
        nonlocal done
        done += files
        outcomes.extend(latest)
        progress(ImportProgress(done, len(waiting), tuple(latest)))

    def arrivals() -> Arrivals:
        return Arrivals(store, encoding, edited)

    if dry_run:
        report(_rehearsed(store, arrivals(), waiting, cancelled), len(waiting))
    else:
        _keep_all(store, arrivals, waiting, cancelled, indexed, report)
    return ImportReport(tuple(outcomes), cancelled=cancelled())


def preview(
    store: Store, paths: Iterable[Path], *, encoding: str | None = None, cancelled: Cancelled = lambda: False
) -> Iterator[Preview]:
    """How files would be imported, one by one; nothing is written."""
    arrivals = Arrivals(store, encoding)
    for candidate in candidates(paths):
        if cancelled():
            return
        yield arrivals.preview(candidate)


def _keep_all(
    store: Store,
    arrivals: Callable[[], Arrivals],
    waiting: Sequence[Candidate],
    cancelled: Cancelled,
    indexed: Indexed,
    report: Callable[[list[FileOutcome], int], None],
) -> None:
    with _prepared(arrivals(), waiting) as files:
        # Parsing comes before the transaction: whoever else writes waits for the disk only.
        while prepared := list(_batch(files, cancelled)):
            batch = arrivals()
            with store.transaction():
                latest = [outcome for file in prepared for outcome in batch.keep(file)]
            indexed(batch.added, batch.replaced)
            report(latest, len(prepared))
    store.database.bring_in()


@contextmanager
def _prepared(arrivals: Arrivals, waiting: Sequence[Candidate]) -> Iterator[Iterator[Prepared]]:
    """The files read and parsed one by one; if they are many, by all cores."""
    if len(waiting) < MANY or (os.cpu_count() or 1) == 1:
        yield map(arrivals.prepare, waiting)
        return
    from reader import ahead  # late: what it stands on takes longer to load than a few files to import
    from reader.helpers import Helpers

    with Helpers() as helpers:
        yield ahead.prepared(arrivals, waiting, helpers)


def _batch(files: Iterator[Prepared], cancelled: Cancelled) -> Iterator[Prepared]:
    count = size = 0
    while count < BATCH_FILES and size < BATCH_BYTES and not cancelled():
        prepared = next(files, None)
        if prepared is None:
            return
        count += 1
        size += prepared.size
        yield prepared


def _rehearsed(
    store: Store, arrivals: Arrivals, waiting: Sequence[Candidate], cancelled: Cancelled
) -> list[FileOutcome]:
    """The same as a real import, in one transaction that is rolled back: the answers cannot differ."""
    latest: list[FileOutcome] = []
    with suppress(DryRun), store.transaction():
        for candidate in waiting:
            if cancelled():
                break
            latest += arrivals.keep(arrivals.prepare(candidate))
        raise DryRun
    return latest
