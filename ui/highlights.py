"""What a reader marked in the open article, as the pane shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.article import Span


class Highlight(NamedTuple):
    """A passage ``[start, end)`` in one of the colours 1 to 4, or ``None`` where there is only a note to it.

    ``note`` stands in the margin, under ``when``, a date in words. ``id`` is whatever its maker knows it by.
    """

    start: int
    end: int
    colour: int | None
    id: str
    note: str = ""
    when: str = ""


def innermost(highlights: Sequence[Highlight], position: int) -> Highlight | None:
    """The shortest highlight that covers a position."""
    over = [highlight for highlight in highlights if highlight.start <= position < highlight.end]
    return min(over, key=lambda highlight: highlight.end - highlight.start, default=None)


def neighbour(highlights: Sequence[Highlight], start: Span, step: int) -> Span | None:
    """The passage next to a place in the direction of ``step``, round and round; ``highlights`` are in order."""
    passages = [Span(highlight.start, highlight.end) for highlight in highlights]
    if step > 0:
        return next((passage for passage in passages if passage > start), passages[0] if passages else None)
    return next((passage for passage in reversed(passages) if passage < start), passages[-1] if passages else None)
