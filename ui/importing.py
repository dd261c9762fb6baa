"""An import under way: on its lane, with what became of each file gathered for whoever looks.

One import runs at a time; paths given meanwhile wait their turn. Cancelling keeps what is done; pausing
keeps the lane waiting before the next file, outside of any transaction.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from reader.article import Article, FileOutcome, ImportProgress, ImportReport, Outcome
from reader.library import Library
from ui.lanes import Job, Lane

RATE_OVER_S = 10.0
"""The rate is that of the last so many seconds: known files fly past, new ones take their time."""

PAUSE_STEP_S = 0.05
"""How often a paused import looks whether it may go on."""


class Order(NamedTuple):
    """What is to be imported; ``edited`` holds the files a person looked at before, see ``Library.import_paths``."""

    paths: Sequence[Path]
    edited: Mapping[str, tuple[Article, ...]] = MappingProxyType({})


class Importing(QObject):
    """``moved`` follows every step; ``finished`` comes once, with the report."""

    moved = Signal()
    finished = Signal(object)

    def __init__(self, library: Library, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._lane = lane
        self._job: Job | None = None
        self._waiting: list[Order] = []
        self._steps: deque[tuple[float, int]] = deque()
        self._begin(Order(()))

    def _begin(self, order: Order) -> None:
        self._order = order
        self.files: list[FileOutcome] = []
        self.files_of: defaultdict[Outcome, list[FileOutcome]] = defaultdict(list)
        self.counts: Counter[Outcome] = Counter()
        self.done = 0
        self.total: int | None = None
        self.cancelled = False
        self.paused = False
        self._count_anew()

    @property
    def running(self) -> bool:
        """Whether files are being imported now."""
        return self._job is not None

    @property
    def paths(self) -> Sequence[Path]:
        """What is being imported, or was last."""
        return self._order.paths

    def start(self, paths: Sequence[Path], edited: Mapping[str, tuple[Article, ...]] | None = None) -> None:
        """Import files and folders, after what is being imported already."""
        order = Order(list(paths), edited or {})
        if self.running:
            self._waiting.append(order)
            return
        self._begin(order)
        self._job = self._lane.do(self._work, self._finish)
        self.moved.emit()

    def pause(self, paused: bool) -> None:
        """Wait before the next file, or go on."""
        self.paused = paused and self.running
        self._count_anew()
        self.moved.emit()

    def cancel(self) -> None:
        """Stop after the file at hand. What is done stays."""
        self._waiting.clear()
        self.cancelled = True
        self.moved.emit()

    def rate(self) -> float | None:
        """Files a second of late; ``None`` while nobody can know."""
        (since, first), (until, last) = self._steps[0], self._steps[-1]
        if not self.running or self.paused or until - since < 0.5:
            return None
        return (last - first) / (until - since)

    def seconds_left(self) -> float | None:
        """How long the rest will take at this rate; ``None`` while nobody can know."""
        rate = self.rate()
        return (self.total - self.done) / rate if rate and self.total else None

    def give_up(self) -> None:
        """The lane reported a failure: nothing runs any more."""
        self._job = None
        self.moved.emit()

    def _count_anew(self) -> None:
        self._steps.clear()
        self._steps.append((time.monotonic(), self.done))

    def _work(self, job: Job) -> ImportReport:
        return self._library.import_paths(
            self._order.paths,
            edited=self._order.edited,
            progress=lambda progress: self._lane.report(self._take, progress),
            cancelled=lambda: self._stopped(job),
        )

    def _stopped(self, job: Job) -> bool:
        """Asked on the lane before every file: waits there while the import is paused."""
        while self.paused and not self.cancelled and not job.cancelled():
            time.sleep(PAUSE_STEP_S)
        return self.cancelled or job.cancelled()

    def _take(self, progress: ImportProgress) -> None:
        self.done, self.total = progress.done, progress.total
        self.files += progress.latest
        for file in progress.latest:
            self.files_of[file.outcome].append(file)
        self.counts.update(file.outcome for file in progress.latest)
        now = time.monotonic()
        self._steps.append((now, self.done))
        while now - self._steps[0][0] > RATE_OVER_S and len(self._steps) > 2:
            self._steps.popleft()
        self.moved.emit()

    def _finish(self, report: ImportReport) -> None:
        self._job = None
        self.paused = False
        self.total = self.done if report.cancelled else self.total
        self.moved.emit()
        self.finished.emit(report)
        if self._waiting and not self.running:
            order = self._waiting.pop(0)
            self.start(order.paths, order.edited)
