"""Adds and deletes documents, and makes the result one durable commit.

    add_document  ──> Batch ──full──> run file, run file, …  (temporary, beside the segments)
    commit        ──> one new segment file, on the disk ──> table of contents that names it, on the disk
    compact       ──> small and much-deleted segments merged into one, committed the same way

Nothing that a reader may hold open is ever changed. What a commit no longer needs is removed after it, and
where the system forbids that (a file mapped by another process), by a later commit.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import numpy as np
from whoosh.index import TOC, LockError, clean_files
from whoosh.writing import IndexingError, IndexWriter

from index.engine import toc
from index.engine.arrays import ArrayFile
from index.engine.batch import Batch
from index.engine.codec import ArraySegment
from index.engine.merge import Part, merge
from index.engine.segment import open_segment
from index.engine.vocabulary import Vocabulary

RUNS = 16
"""Runs that are merged at a time: it bounds the memory of a merge."""

WORN = 0.25
"""The share of deleted documents at which a segment is written anew."""


class Writer(IndexWriter):  # type: ignore[misc]
    """Whoosh's writer for array segments. One at a time, in all processes: the others get ``LockError``."""

    def __init__(self, index: Any, timeout: float = 0.0, vocabulary: Vocabulary | None = None) -> None:
        """``vocabulary`` is what an earlier writer of the same schema learnt, to be learnt no more."""
        self.index = index
        self.storage = index.storage
        self._folder = Path(index.storage.folder)
        self._lock = index.lock("WRITELOCK")
        if not _acquire(self._lock, timeout):
            raise LockError
        try:
            contents = index._read_toc()
            self.schema = contents.schema
            self.generation: int = contents.generation + 1
            self.segments: list[ArraySegment] = contents.segments
            self._batch = Batch(self.schema, Vocabulary() if vocabulary is None else vocabulary, self._folder)
        except BaseException:
            self._lock.release()
            raise
        self.is_closed = False
        self._runs: list[Path] = []
        self._added = 0
        self._fresh: dict[tuple[str, Any], int] = {}
        self._replaced: set[int] = set()

    def add_document(self, **document: Any) -> None:
        """Add a document. Weights and boosts (``_boost``) are not supported."""
        self._check_open()
        self._batch.add(document)
        self._added += 1
        if self._batch.full:
            self._write_run()

    def update_document(self, **document: Any) -> None:
        """Add a document in place of those that share a value of a unique field with it.

        Committed ones are deleted by the commit, all at a time.
        """
        keys = [(name, document[name]) for name, field in self.schema.items() if field.unique and name in document]
        number = self._added
        self.add_document(**document)
        self._replaced.update(self._fresh[key] for key in keys if key in self._fresh)
        self._fresh.update(dict.fromkeys(keys, number))

    def delete_by_term(self, fieldname: str, text: Any, searcher: Any = None) -> int:
        """Delete all committed documents with this term; gives how many there were."""
        return self.delete_by_terms(fieldname, [text])

    def delete_by_terms(self, fieldname: str, texts: Iterable[Any]) -> int:
        """Delete all committed documents with any of these terms; gives how many there were."""
        self._check_open()
        words = sorted(map(self.schema[fieldname].to_bytes, texts))
        return sum(self._delete_in(segment, fieldname, words) for segment in self.segments)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Delete a document by its number among all committed ones."""
        self._check_open()
        for segment in self.segments:
            if docnum < segment.documents:
                segment.delete_document(docnum, delete)
                return
            docnum -= segment.documents
        raise IndexingError(f"No document ID {docnum!r} in this index")

    def has_deletions(self) -> bool:
        """Whether some document is deleted but still on the disk."""
        return any(segment.deleted for segment in self.segments)

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        for segment in self.segments:
            if docnum < segment.documents:
                return segment.is_deleted(docnum)
            docnum -= segment.documents
        raise IndexingError(f"No document ID {docnum!r} in this index")

    def reader(self, **_: Any) -> Any:
        """A reader of the committed documents, with this writer's deletions."""
        return self.index._reader(self.storage, self.schema, self.segments, self.generation)

    def commit(self, optimize: bool = False, **_: Any) -> None:
        """Make everything durable and visible. With ``optimize`` all segments become one."""
        self._check_open()
        try:
            self._delete_updated()
            self._merge(self.segments if optimize else [])
            self.segments = [segment for segment in self.segments if segment.doc_count()]
            toc.write(self._folder, self.index.indexname, TOC(self.schema, self.segments, self.generation))
            clean_files(self.storage, self.index.indexname, self.generation, self.segments)
        finally:
            self._close()

    def compact(self) -> None:
        """Merge small segments and those with many deletions, so that there are few, and commit."""
        self._check_open()
        self._delete_updated()
        self._merge(worth_merging(self.segments))
        self.commit()

    def cancel(self) -> None:
        """Forget everything since the last commit."""
        self._check_open()
        self._close()

    def _check_open(self) -> None:
        if self.is_closed:
            raise IndexingError("This writer is closed")

    def _delete_updated(self) -> None:
        values: dict[str, list[Any]] = {}
        for name, value in self._fresh:
            values.setdefault(name, []).append(value)
        for name, updated in values.items():
            self.delete_by_terms(name, updated)
        self._fresh.clear()

    def _delete_in(self, segment: ArraySegment, fieldname: str, words: Iterable[bytes]) -> int:
        field = open_segment(segment.path(self.storage)).field(fieldname)
        if field is None:
            return 0
        numbers = [number for number in map(field.number, words) if number is not None]
        found = set(field.docs_of(np.array(numbers, np.int64)).tolist()) - segment.deleted
        segment.deleted |= found
        return len(found)

    def _write_run(self) -> None:
        self._runs.append(self._run_path())
        self._batch.write(self._runs[-1], durable=False)
        if len(self._runs) == RUNS:
            self._join_runs()

    def _join_runs(self) -> None:
        """Make one run of all. Replaced documents stay until the end, so that all keep their numbers."""
        joined = self._run_path()
        merge([Part(path, (), renewed=False) for path in self._runs], joined, self.schema, durable=False)
        _remove(self._runs)
        self._runs = [joined]

    def _run_path(self) -> Path:
        name: str = ArraySegment(self.index.indexname).make_filename(".run")
        return self._folder / name

    def _new_parts(self) -> list[Part]:
        parts, base = [], 0
        for path in self._runs:
            with ArrayFile(path, mapped=False) as file:
                count: int = file.meta["documents"]
            replaced = [number - base for number in self._replaced if base <= number < base + count]
            parts.append(Part(path, replaced, renewed=False))
            base += count
        return parts

    def _merge(self, old: Iterable[ArraySegment]) -> None:
        """Make one segment of everything new and of ``old``."""
        old = list(old)
        segment = ArraySegment(self.index.indexname)
        path = segment.path(self.storage)
        if not old and not self._runs and not self._replaced:
            if not self._batch.count:
                return
            segment.documents = self._batch.count
            self._batch.write(path, durable=True)
        else:
            if self._batch.count:
                self._write_run()
            parts = [Part(each.path(self.storage), each.deleted, renewed=True) for each in old]
            segment.documents = merge([*parts, *self._new_parts()], path, self.schema, durable=True)
            _remove(self._runs)
            self._runs = []
        self.segments = [*(each for each in self.segments if each not in old), segment]

    def _close(self) -> None:
        self._batch.close()
        _remove(self._runs)
        self._lock.release()
        self.is_closed = True


def worth_merging(segments: Iterable[ArraySegment]) -> list[ArraySegment]:
    """The segments a compaction should merge.

    Sizes are kept falling by half or more: from the first segment that is not larger than all behind it together,
    the rest is merged. So a document is rewritten as often as the index doubles, and segments stay few.
    """
    by_size = sorted(segments, key=ArraySegment.doc_count, reverse=True)
    sizes = [segment.doc_count() for segment in by_size]
    start = next((at for at, size in enumerate(sizes[:-1]) if size <= sum(sizes[at + 1 :])), len(sizes))
    worn = [each for each in by_size[:start] if each.deleted_count() > WORN * each.doc_count_all()]
    return worn + by_size[start:]


def _acquire(lock: Any, timeout: float) -> bool:
    end = monotonic() + timeout
    while not lock.acquire():
        if monotonic() >= end:
            return False
        sleep(0.02)
    return True


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
