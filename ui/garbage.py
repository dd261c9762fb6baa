"""Garbage is collected on the main thread only.

Python's cycle collector runs on whatever thread happens to make the next object. A lane that sets it
off would destroy widgets away from the main thread, and Qt crashes. So the automatic collector is
off while a window is open, and the main thread collects when the same thresholds are passed.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000
"""How often the main thread looks: seldom enough to cost nothing, often enough for memory to stay level."""


class MainThreadCollector(QObject):
    """Collects until ``stop``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(INTERVAL_MS)

    def collect(self) -> None:
        """Collect the oldest generation whose threshold was passed, as the automatic collector does."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Hand over to the automatic collector again."""
        self._timer.stop()
        gc.enable()
