"""Garbage is collected on the main thread only.

Python's cycle collector runs on whatever thread happens to make the next object. A lane that sets it
off would destroy widgets away from the main thread, and Qt crashes. So the automatic collector is
off while a window is open, and the main thread collects when the same thresholds are passed.

A collection stops everything, painting too. So what was loaded to open the window, which stays for good, is left
out (60 ms to look through), and old objects wait for a calm second: those of an import take up to 100 ms.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

IDLE_MS, BUSY_MS = 1000, 100
"""How often the main thread looks: seldom enough to cost nothing, and while much is being made often enough for each
collection to be short."""


class MainThreadCollector(QObject):
    """Collects until ``stop``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(IDLE_MS)

    def spare(self) -> None:
        """Leave everything that is there now out of all collections."""
        gc.freeze()

    def collect(self) -> None:
        """Collect the youngest generation when its threshold is passed, and after a calm second the oldest such one."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        passed = [number for number in range(3) if counts[number] > thresholds[number]]
        calm = self._timer.interval() == IDLE_MS
        if 0 in passed:
            gc.collect(0)
        elif passed and calm:
            gc.collect(passed[-1])
        self._timer.setInterval(BUSY_MS if 0 in passed else IDLE_MS)

    def stop(self) -> None:
        """Hand over to the automatic collector again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
