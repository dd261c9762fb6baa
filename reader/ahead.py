"""Large imports parse ahead, in other processes, while this one stores and indexes.

    files ──read──> some dozen ──> a helper ──> opened ─┐
    files ──read──> some dozen ──> a helper ──> opened ─┴─> prepared, in the order of the files

What ``opened`` gives depends on the bytes alone, so where it is done changes nothing but the time. What is read and
waited for is bounded, in files and in bytes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from reader.arrivals import Arrivals, Prepared
from reader.errors import UnreadableFile
from reader.folders import Candidate
from reader.helpers import Helpers
from reader.opening import Opened, Unopened, opened

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


def prepared(arrivals: Arrivals, files: Iterable[Candidate], helpers: Helpers) -> Iterator[Prepared]:
    """Every file read and parsed, in order."""
    lots: deque[tuple[Lot, list[Answer]]] = deque()
    for lot in _lots(map(arrivals.read, files)):
        lots.append((lot, open_by(helpers, [file for file in lot.files if isinstance(file, Unopened)])))
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


def open_by(helpers: Helpers, files: Sequence[Unopened]) -> list[Answer]:
    """Have these files opened; gives an answer to each."""
    answers = cache(helpers.ask(open_all, files))
    return [partial(_answer, answers, place) for place in range(len(files))]


def _answer(answers: Callable[[], list[Opened | UnreadableFile]], place: int) -> Opened:
    answer = answers()[place]
    if isinstance(answer, UnreadableFile):
        raise answer
    return answer
