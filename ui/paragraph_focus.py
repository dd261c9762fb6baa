"""The paragraph one reads: the next, the one before, and, for reading without distraction, the others dimmed."""

from __future__ import annotations

from ui.article_layout import ArticleLayout
from ui.article_page import Kind
from ui.article_paint import PagePainter

READ_AT = 1 / 3
"""How far down the pane one reads."""

_TEXT = (Kind.TITLE, Kind.LEAD, Kind.BODY)


class ParagraphFocus:
    """Knows the paragraph in focus, and while it is ``on``, so does the painter."""

    def __init__(self, layout: ArticleLayout, painter: PagePainter) -> None:
        self._layout = layout
        self._painter = painter
        self._number: int | None = None
        self.on = False

    def set_on(self, on: bool, y: float, height: int) -> None:
        """Dim all but the paragraph that is read in a pane scrolled to ``y``, or none."""
        self.on = on
        self._take(None)
        self.follow(y, height)

    def follow(self, y: float, height: int) -> None:
        """The pane was scrolled: the paragraph where one reads gets the focus, unless the one that has it is there."""
        geometry = self._layout.geometry
        if not geometry.page.pieces:
            self._take(None)
            return
        now = self._number
        if now is None or not (y <= geometry.bottom(now) and geometry.top(now) <= y + height / 2):
            self._take(self._nearest(geometry.number_at(y + height * READ_AT) if y else 0))

    def step(self, step: int) -> int | None:
        """Give the next paragraph the focus, or the one before; its number, ``None`` at the end."""
        pieces = self._layout.geometry.page.pieces
        number = step + (-1 if self._number is None else self._number)
        while 0 <= number < len(pieces) and pieces[number].kind not in _TEXT:
            number += step
        if not 0 <= number < len(pieces):
            return None
        self._take(number)
        return number

    def _take(self, number: int | None) -> None:
        self._number = number
        self._painter.in_focus = number if self.on else None

    def _nearest(self, number: int) -> int | None:
        """The paragraph at a piece's number or the next one after it, else the last one."""
        texts = [at for at, piece in enumerate(self._layout.geometry.page.pieces) if piece.kind in _TEXT]
        return next((at for at in texts if at >= number), texts[-1] if texts else None)
