"""Work off the main thread: a lane does one job after another and brings the answers home.

    lane.do(work, then, newest="search")

``work`` runs on the lane's thread and is given a ``Job`` to ask whether it was cancelled; ``then`` gets
its answer on the main thread. Every failure goes to one place, the lane's ``failed``. Jobs with the
same ``newest`` name compete: asking again cancels the older one, and only the newest may answer.
There are two lanes, imports and searches; no locks, because a queue and Qt's signals carry everything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot


@dataclass(eq=False, slots=True)
class Job:
    """One piece of work. ``cancelled()`` is safe to ask from any thread."""

    work: Callable[[Job], Any]
    then: Callable[[Any], None]
    newest: str
    answer: Any = None
    error: Exception | None = None
    stopped: bool = field(default=False)

    def cancel(self) -> None:
        """Let the work end early; its answer will not be heard."""
        self.stopped = True

    def cancelled(self) -> bool:
        return self.stopped


class Lane(QObject):
    """A thread that does jobs in order. ``failed`` receives the exception of any job that raises."""

    came_home = Signal(object)
    told = Signal(object, object)

    def __init__(self, name: str, failed: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()
        self._newest: dict[str, Job] = {}
        self._open = 0
        self._closed = False
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self.came_home.connect(self._hear)
        self.told.connect(self._tell)

    def do(self, work: Callable[[Job], Any], then: Callable[[Any], None], newest: str = "") -> Job:
        """Queue ``work``; its answer goes to ``then`` on the main thread. Returns the job, to cancel it.

        A closed lane begins nothing more: the job comes back cancelled.
        """
        job = Job(work, then, newest)
        if self._closed:
            job.cancel()
            return job
        if newest:
            self.forget(newest)
            self._newest[newest] = job
        self._open += 1
        if not self._thread.is_alive():
            self._thread.start()
        self._waiting.put(job)
        return job

    def forget(self, newest: str) -> None:
        """Cancel the question of this name, if one is open."""
        if older := self._newest.pop(newest, None):
            older.cancel()

    def report(self, listener: Callable[[Any], None], value: Any) -> None:
        """From inside a job: hand a value to a listener on the main thread, in order, before the answer."""
        self.told.emit(listener, value)

    def busy(self) -> bool:
        """Whether any job has not come home yet."""
        return self._open > 0

    def close(self, seconds: float = 5.0) -> None:
        """Cancel what is left and wait for the thread to end."""
        self._closed = True
        for job in self._newest.values():
            job.cancel()
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join(seconds)

    def _work(self) -> None:
        while job := self._waiting.get():
            if not job.stopped:
                try:
                    job.answer = job.work(job)
                except Exception as error:  # noqa: BLE001 - carried home and shown there
                    job.error = error
            self.came_home.emit(job)

    @Slot(object)
    def _hear(self, job: Job) -> None:
        self._open -= 1
        if self._newest.get(job.newest) is job:
            del self._newest[job.newest]
        if job.stopped:
            return
        if job.error is not None:
            self._failed(job.error)
        else:
            job.then(job.answer)

    @Slot(object, object)
    def _tell(self, listener: Callable[[Any], None], value: Any) -> None:
        listener(value)
