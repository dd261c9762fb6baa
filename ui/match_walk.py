"""Walks the matches of a search in the open article, and marks beside the scroll bar where they stand."""

from __future__ import annotations

from ui.article_layout import ArticleLayout
from ui.article_paint import Matches, PagePainter
from ui.tick_bar import TickBar


class MatchWalk:
    """``count`` is the current match, from 1 (0: none), and how many there are."""

    def __init__(self, layout: ArticleLayout, painter: PagePainter, bar: TickBar) -> None:
        self._layout = layout
        self._painter = painter
        self._bar = bar

    @property
    def count(self) -> tuple[int, int]:
        matches = self._painter.matches
        return 0 if matches.current is None else matches.current + 1, len(matches.spans)

    def show(self, matches: Matches) -> None:
        """Mark these, whose offsets are document positions."""
        self._painter.matches = matches
        self.show_ticks()

    def step(self, step: int, start: int) -> int | None:
        """Go one match on or back, round and round, from ``start`` on if there is no current one. Its position."""
        matches = self._painter.matches
        if not matches.spans:
            return None
        now = matches.current
        current = matches.first_from(start) - (step < 0) if now is None else now + step
        current %= len(matches.spans)
        self.show(Matches(matches.spans, current))
        return matches.spans[current].start

    def show_ticks(self) -> None:
        """Mark the matches beside the scroll bar, as far down as the page is known to be."""
        matches, document = self._painter.matches, self._layout.document()
        places = []
        for span in matches.spans:
            block = document.findBlock(span.start)
            places.append(self._layout.geometry.share(block.blockNumber(), span.start - block.position()))
        self._bar.set_ticks(places, matches.current)
