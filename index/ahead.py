"""Articles are read and taken apart ahead of their indexing, by another process where there is one.

    ids ──some hundred──> read, taken apart ─┐
    ids ──some hundred──> read, taken apart ─┴─> documents, in order ──> the writer

Nearly half of the time in which an index is built goes into this. What is ahead is bounded.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from index.analysis import document
from reader.article import Article

LOT = 200
"""Articles that are asked for at once: each asking costs a millisecond."""

LOTS = 20
"""Lots that are waited for, 30 MB: as long as the commit of a batch takes, a helper finds work."""


Read = Callable[[Sequence[str]], Iterable[Article]]
Ask = Callable[..., Callable[[], Any]]
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
"""What ``SearchIndex.catch_up`` is given; told of there."""


def documents(
    ids: Sequence[str], read: Read, ask: Ask, progress: Progress, cancelled: Cancelled
) -> Iterator[dict[str, str]]:
    """The fields of the articles with these ids, as ``analysis.document`` gives them; no more when ``cancelled``."""
    lots = (ids[start : start + LOT] for start in range(0, len(ids), LOT))
    waiting = deque(ask(taken_apart, read, lot) for lot in islice(lots, LOTS))
    done = 0
    if waiting:
        progress(done, len(ids))
    while waiting and not cancelled():
        yield from waiting.popleft()()
        waiting.extend(ask(taken_apart, read, lot) for lot in islice(lots, 1))
        done = min(done + LOT, len(ids))
        progress(done, len(ids))


def taken_apart(read: Read, ids: Sequence[str]) -> list[dict[str, str]]:
    """The fields of the articles with these ids."""
    return list(map(document, read(ids)))
