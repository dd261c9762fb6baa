"""Large imports parse ahead, in other processes, while this one stores and indexes.

    files ──read──> some dozen ──> a helper ──> opened ─┐
    files ──read──> some dozen ──> a helper ──> opened ─┴─> prepared, in the order of the files

What ``opened`` gives depends on the bytes alone, so where it is done changes nothing but the time. What is read and
waited for is bounded, in files and in bytes. A helper that dies (the system may want its memory) is not missed: what
it was asked for is done here.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Self

from reader.arrivals import Arrivals, Prepared
from reader.errors import UnreadableFile
from reader.folders import Candidate
from reader.opening import Opened, Unopened, opened

MOST_HELPERS = 3
"""More are no help: what is left to this process then takes as long."""

LOT_FILES = 50
LOT_BYTES = 1 << 20
"""Files are sent in lots of so many files or bytes, whichever is reached first: each sending costs a millisecond."""

MOST_LOTS = 20
MOST_BYTES = 16 << 20
"""So much is read ahead: as long as an index commit of a thousand articles takes, helpers find work."""

Answer = Callable[[], Opened]
"""Waits for a helper, and raises what ``opened`` raises."""


@dataclass(slots=True)
class Lot:
    """Some files in their order, and the bytes of those that are new."""

    files: list[Prepared | Unopened] = field(default_factory=list)
    size: int = 0


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

    def open(self, files: Sequence[Unopened]) -> list[Answer]:
        """Have these files opened; gives an answer to each."""
        try:
            answers = self._pool.submit(open_all, files)
        except BrokenProcessPool:
            return [partial(opened, file) for file in files]
        return [partial(_answer, answers, place, file) for place, file in enumerate(files)]


def prepared(arrivals: Arrivals, files: Iterable[Candidate], helpers: Helpers) -> Iterator[Prepared]:
    """Every file read and parsed, in order."""
    lots: deque[tuple[Lot, list[Answer]]] = deque()
    for lot in _lots(map(arrivals.read, files)):
        lots.append((lot, helpers.open([file for file in lot.files if isinstance(file, Unopened)])))
        while len(lots) > MOST_LOTS or sum(lot.size for lot, _ in lots) > MOST_BYTES:
            yield from _finished(arrivals, *lots.popleft())
    for lot, answers in lots:
        yield from _finished(arrivals, lot, answers)


def _finished(arrivals: Arrivals, lot: Lot, answers: Iterable[Answer]) -> Iterator[Prepared]:
    answers = iter(answers)
    for file in lot.files:
        yield arrivals.prepared(file, next(answers)) if isinstance(file, Unopened) else file


def _lots(files: Iterable[Prepared | Unopened]) -> Iterator[Lot]:
    lot = Lot()
    for file in files:
        lot.files.append(file)
        lot.size += len(file.raw) if isinstance(file, Unopened) else 0
        if len(lot.files) >= LOT_FILES or lot.size >= LOT_BYTES:
            yield lot
            lot = Lot()
    yield lot


def open_all(files: Sequence[Unopened]) -> list[Opened | UnreadableFile]:
    """What a helper does: each file, or why it cannot be read."""
    return [_opened_or_why_not(file) for file in files]


def _opened_or_why_not(file: Unopened) -> Opened | UnreadableFile:
    try:
        return opened(file)
    except UnreadableFile as error:
        return error


def _answer(answers: Future[list[Opened | UnreadableFile]], place: int, file: Unopened) -> Opened:
    try:
        answer = answers.result()[place]
    except BrokenProcessPool:
        return opened(file)
    if isinstance(answer, UnreadableFile):
        raise answer
    return answer


def _serve() -> None:
    """A helper leaves Ctrl+C to its parent, and ends with it, even if that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
