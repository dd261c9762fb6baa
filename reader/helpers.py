"""Other processes that help with what takes long, while this one goes on.

A helper that dies (the system may want its memory) is not missed: what it was asked for is done here. So what is asked
for must depend on its arguments alone, and these and the answer must be such as can be sent between processes.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")

MOST_HELPERS = 3
"""More are no help: what is left to this process then takes as long."""


class Helpers:
    """As many processes as there are cores to spare. To be used in a ``with`` statement, whose end ends them."""

    def __init__(self) -> None:
        spare = max(1, min(MOST_HELPERS, (os.cpu_count() or 1) - 1))
        # Not forked: a fork would share the library's connections, and Qt's.
        self._pool = ProcessPoolExecutor(spare, get_context("spawn"), initializer=_serve)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def ask(self, function: Callable[..., T], *arguments: object) -> Callable[[], T]:
        """Have a function called; gives what waits for its answer, and raises what the function raises."""
        here = partial(function, *arguments)
        try:
            return partial(_answer, self._pool.submit(function, *arguments), here)
        except BrokenProcessPool:
            return here


def _answer(asked: Future[T], here: Callable[[], T]) -> T:
    try:
        return asked.result()
    except BrokenProcessPool:
        return here()


def _serve() -> None:
    """A helper leaves Ctrl+C to its parent, and ends with it, even if that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
