"""What a reader marked in the open article, as the pane shows it."""

from __future__ import annotations

from typing import NamedTuple


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
