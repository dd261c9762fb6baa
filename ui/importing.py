"""An import under way: on its lane, with what became of each file gathered for whoever looks.

One import runs at a time; paths given meanwhile wait their turn. Cancelling keeps what is done.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.article import FileOutcome, ImportProgress, ImportReport, Outcome
from reader.library import Library
from ui.lanes import Job, Lane


class Importing(QObject):
    """``moved`` follows every step; ``finished`` comes once, with the report."""

    moved = Signal()
    finished = Signal(object)

    def __init__(self, library: Library, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._lane = lane
        self._job: Job | None = None
        self._waiting: list[list[Path]] = []
        self._started = 0.0
        self.paths: Sequence[Path] = ()
        self.files: list[FileOutcome] = []
        self.counts: Counter[Outcome] = Counter()
        self.done = 0
        self.total: int | None = None
        self.cancelled = False

    @property
    def running(self) -> bool:
        """Whether files are being imported now."""
        return self._job is not None

    def start(self, paths: Sequence[Path]) -> None:
        """Import files and folders, after what is being imported already."""
        if self.running:
            self._waiting.append(list(paths))
            return
        self.paths, self.files, self.counts = list(paths), [], Counter()
        self.done, self.total, self.cancelled = 0, None, False
        self._started = time.monotonic()
        self._job = self._lane.do(self._work, self._finish)
        self.moved.emit()

    def cancel(self) -> None:
        """Stop after the file at hand. What is done stays."""
        self._waiting.clear()
        self.cancelled = True
        self.moved.emit()

    def seconds_left(self) -> float | None:
        """How long the rest will take at the present rate; ``None`` while nobody can know."""
        passed = time.monotonic() - self._started
        if not self.running or not self.done or not self.total or passed < 1:
            return None
        return passed / self.done * (self.total - self.done)

    def give_up(self) -> None:
        """The lane reported a failure: nothing runs any more."""
        self._job = None
        self.moved.emit()

    def _work(self, job: Job) -> ImportReport:
        return self._library.import_paths(
            self.paths,
            progress=lambda progress: self._lane.report(self._take, progress),
            cancelled=lambda: self.cancelled or job.cancelled(),
        )

    def _take(self, progress: ImportProgress) -> None:
        self.done, self.total = progress.done, progress.total
        self.files += progress.latest
        self.counts.update(file.outcome for file in progress.latest)
        self.moved.emit()

    def _finish(self, report: ImportReport) -> None:
        self._job = None
        self.total = self.done if report.cancelled else self.total
        self.moved.emit()
        self.finished.emit(report)
        if self._waiting:
            self.start(self._waiting.pop(0))
