"""An index of array segments in a folder: a Whoosh ``FileIndex`` with this engine's writer and searcher."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from index.engine import toc
from index.engine.arrays import ArrayFile
from index.engine.searcher import ArraySearcher
from index.engine.vocabulary import Vocabulary
from index.engine.writer import Writer, worth_merging
from reader.errors import IndexDamaged

NAME = "MAIN"


def create(folder: Path, schema: Schema) -> ArrayIndex:
    """Make an empty index in a folder, in place of the one that may be there."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"*{NAME}_*"):
        old.unlink()
    toc.write(folder, NAME, TOC(schema, [], 0))
    return ArrayIndex(folder, schema)


class ArrayIndex(FileIndex):  # type: ignore[misc]
    """Opens the index in ``folder``. With ``schema`` the pickled one is not read. Raises ``IndexDamaged``."""

    def __init__(self, folder: Path, schema: Schema | None = None) -> None:
        self.storage = FileStorage(str(folder))
        self.indexname = NAME
        self._schema = schema
        self._folder = folder
        self._read_toc()

    def writer(self, timeout: float = 0.0, vocabulary: Vocabulary | None = None, **_: Any) -> Writer:
        """A writer. Raises Whoosh's ``LockError`` when there is another for longer than ``timeout`` seconds."""
        return Writer(self, timeout, vocabulary)

    def reader(self, reuse: Any = None) -> Any:
        """A reader of the newest commit. What is open already is shared, so nothing needs to be reused."""
        while True:
            contents = self._read_toc()
            try:
                return self._reader(self.storage, contents.schema, contents.segments, contents.generation)
            except FileNotFoundError as error:
                if self.latest_generation() == contents.generation:
                    raise IndexDamaged(str(error.filename), "the file is missing") from error

    def searcher(self, **options: Any) -> ArraySearcher:
        """A searcher of the newest commit, for one thread."""
        return ArraySearcher(self.reader(), fromindex=self, **options)

    def compact(self) -> bool:
        """Merge segments where that is worth it; says whether it was. Searches go on meanwhile."""
        writer = self.writer()
        if len(worth_merging(writer.segments)) == 0:
            writer.cancel()
            return False
        writer.compact()
        return True

    def check(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Read and check every byte of the index, or until ``cancelled``. Raises ``IndexDamaged``."""
        for segment in self._read_toc().segments:
            with ArrayFile(segment.path(self.storage), mapped=False) as file:
                file.check(cancelled)

    def _read_toc(self) -> TOC:
        while True:
            generation = self.latest_generation()
            if generation < 0:
                raise IndexDamaged(str(self._folder), "there is no table of contents")
            try:
                return toc.read(self._folder, self.indexname, generation, self._schema)
            except FileNotFoundError:
                continue
