"""Garbage is collected on the main thread only.

Python's cycle collector runs on whatever thread happens to make the next object. A lane that sets it
off would destroy widgets away from the main thread, and Qt crashes. So the automatic collector is
off while a window is open, and the main thread collects when the same thresholds are passed.

A collection stops everything, painting too. So what was loaded to open the window, which stays for good, is left
out: to look through it takes 60 ms. And while a lane works, whose word lists take as long, little is collected:
nearly all that a lane makes ends without it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000
"""How often the main thread looks: seldom enough to cost nothing, often enough for memory to stay level."""

MANY = 100_000
"""New objects after which they are looked through even while a lane works: some 10 MB."""


class MainThreadCollector(QObject):
    """Collects until ``stop``, sparing what is there when it is made. ``working`` says whether a lane is at work."""

    def __init__(self, working: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._working = working
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(INTERVAL_MS)

    def collect(self) -> None:
        """Collect the oldest generation whose threshold was passed, as the automatic collector does.

        While a lane works only the youngest, and only if it has become large.
        """
        counts, thresholds = gc.get_count(), gc.get_threshold()
        passed = [number for number in range(3) if counts[number] > thresholds[number]]
        if self._working():
            if counts[0] > MANY:
                gc.collect(0)
        elif passed:
            gc.collect(passed[-1])

    def stop(self) -> None:
        """Hand over to the automatic collector again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
