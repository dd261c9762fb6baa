"""Folders whose files are imported as they come and change.

watchdog tells of changes on a thread of its own; here they are collected, and given out once a file
has been quiet for a moment: a scraper that is still writing must not be read half-way. What changed
while the program was closed is found by importing the folders anew, which is quick for known bytes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET_S = 1.0
"""A file is read this long after its last change."""

_TELLING = {"created", "modified", "moved", "deleted"}


class FolderWatch(FileSystemEventHandler):
    """Watches folders until ``stop``. A folder that is not there is left out, and found when it is imported."""

    def __init__(self, folders: Iterable[Path], clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._events: SimpleQueue[str] = SimpleQueue()
        self._last_change: dict[str, float] = {}
        self._observer = Observer()
        for folder in folders:
            if folder.is_dir():
                self._observer.schedule(self, str(folder), recursive=True)
        self._observer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called on watchdog's thread."""
        if not event.is_directory and event.event_type in _TELLING:
            self._events.put(str(event.src_path))
            if event.dest_path:
                self._events.put(str(event.dest_path))

    def settled(self) -> list[Path]:
        """Files that changed and have been quiet since; each change is given out once."""
        now = self._clock()
        while True:
            try:
                self._last_change[self._events.get_nowait()] = now
            except Empty:
                break
        quiet = [path for path, changed in self._last_change.items() if now - changed >= QUIET_S]
        for path in quiet:
            del self._last_change[path]
        return [Path(path) for path in sorted(quiet)]

    def stop(self) -> None:
        """Watch no longer."""
        self._observer.stop()
        self._observer.join()
