"""Watched folders: what changes there comes into the library by itself, also what changed while nobody looked.

The library is asked once at start for what came meanwhile, then told of every file that has been quiet for a
moment. All of it runs on the imports lane; the panes hear of it only when there is something to show.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.article import ImportReport
from reader.library import Library
from ui.lanes import Job, Lane

if TYPE_CHECKING:
    from reader.library import FolderWatch

POLL_MS = 1000


class Watching(QObject):
    """``arrived`` carries the report of an import that watching began; ``changed`` tells of other folders."""

    arrived = Signal(object)
    changed = Signal()

    def __init__(self, library: Library, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._lane = lane
        self._watch: FolderWatch | None = None
        self.folders: list[Path] = []
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)

    def begin(self) -> None:
        """Take in what came while the program was closed, and watch from now on."""
        self._watch_anew()
        self._refresh()

    def add(self, folder: Path) -> None:
        """Watch a folder, and import what is in it."""
        self._lane.do(lambda job: self._library.watch(folder), lambda _: self.begin())

    def remove(self, folder: Path) -> None:
        """Watch a folder no longer; its articles stay."""
        self._lane.do(lambda job: self._library.unwatch(folder), lambda _: self._watch_anew())

    def stop(self) -> None:
        """Watch no longer."""
        self._poll.stop()
        if self._watch:
            self._watch.stop()
            self._watch = None

    def _watch_anew(self) -> None:
        # Large folders take their time to be watched.
        self._lane.do(lambda job: (self._library.watched(), self._library.folder_watch()), self._take)

    def _take(self, watched: tuple[list[Path], FolderWatch | None]) -> None:
        self.stop()
        self.folders, self._watch = watched
        if self._watch:
            self._poll.start()
        self.changed.emit()

    def _refresh(self) -> None:
        def work(job: Job) -> ImportReport | None:
            return self._library.refresh_watched(cancelled=job.cancelled) if self._library.watched() else None

        self._lane.do(work, self._tell, newest="refresh watched")

    def _look(self) -> None:
        assert self._watch is not None
        if paths := self._watch.settled():
            self._lane.do(lambda job: self._follow(paths, job), self._tell, newest="")

    def _follow(self, paths: list[Path], job: Job) -> ImportReport:
        """On the lane: import what is there, note what is gone."""
        self._library.note_removed(paths)
        return self._library.import_paths([path for path in paths if path.is_file()], cancelled=job.cancelled)

    def _tell(self, report: ImportReport | None) -> None:
        if report and report.files:
            self.arrived.emit(report)
