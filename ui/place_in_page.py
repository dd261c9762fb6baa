"""The place one reads at: the line at the pane's top stays where it is, whatever becomes of the page round it.

A page is set where it is looked at first and elsewhere in idle moments, and what is set above the visible
text changes its height. So the place is a document position and how far its line stands below the pane's
top; the scroll bar follows from it, and only a reader's scrolling changes it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.article_layout import ArticleLayout
from ui.article_page import STYLES, Kind
from ui.note_column import NoteColumn
from ui.tick_bar import TickBar

SLICE = 0.006
"""Seconds of setting pieces in one idle moment: well under one frame."""

AHEAD = 100
"""How far, px, the page is set beyond what is visible."""

INTO_VIEW_AT = 1 / 3
"""How far down the pane comes to stand what is brought into view."""


class PlaceInPage(QObject):
    """Scrolls the page of ``layout`` in ``pane`` by ``bar``, with the notes beside it."""

    moved = Signal()
    """The reader moved to another place."""
    settled = Signal()
    """The whole page is set: its height is known."""

    def __init__(self, layout: ArticleLayout, bar: TickBar, notes: NoteColumn, pane: QWidget) -> None:
        super().__init__(pane)
        self._layout = layout
        self._bar = bar
        self._notes = notes
        self._pane = pane
        self._below = 0
        self._steering = False
        self.position = 0
        self.idle = QTimer(self, interval=0)
        self.idle.timeout.connect(self._set_some)
        bar.valueChanged.connect(self._on_scroll)
        notes.opened.connect(self.hold)

    def leave(self) -> None:
        """The page becomes another: until ``hold``, the bar moves by itself, not by the reader."""
        self._steering = True

    def stand_at(self, position: int) -> None:
        """Let the line of a document position be the first visible one from the next ``hold`` on; 0: the top."""
        self.position, self._below = position, 0

    def begin(self) -> None:
        """The page is to be set anew: what is visible at once, the rest in idle moments."""
        self._bar.setSingleStep(STYLES[Kind.BODY].line_height)
        self.hold()
        self.idle.start()

    def hold(self) -> None:
        """Set what is visible and scroll so that the place stands where it stood."""
        self._steering = True
        top = self._top()
        if self._set_round(top):
            top = self._top()
        self._layout.announce_size()
        self._bar.setValue(top)
        self._notes.arrange(self._bar.value())
        self._steering = False

    def bring_into_view(self, position: int) -> None:
        """Scroll in one step, so that a position's line comes to stand a third from the top."""
        self.position, self._below = position, round(self._pane.height() * INTO_VIEW_AT)
        self.hold()
        self._on_scroll()

    def show_line(self, position: int) -> None:
        """Scroll no more than it takes to see a position's line whole."""
        line = self._layout.place_of(position)
        lowest = round(line.bottom()) - self._pane.height()
        self._bar.setValue(max(lowest, min(self._bar.value(), round(line.top()))))

    def sees_line(self, position: int) -> bool:
        """Whether a position's line is visible whole."""
        value, line = self._bar.value(), self._layout.place_of(position)
        return value <= line.top() and line.bottom() <= value + self._pane.height()

    def page_by(self, direction: int) -> None:
        """Scroll by a pane less one line, to the top of a line, so that nothing is read half or twice."""
        line = STYLES[Kind.BODY].line_height
        goal = self._bar.value() + direction * (self._pane.height() - line)
        goal = max(0, min(goal, self._bar.maximum()))
        if 0 < goal < self._bar.maximum():
            goal = round(self._layout.place_of(self._layout.line_start_at(goal)).top())
        self._bar.setValue(goal)

    def _top(self) -> int:
        """The scroll value at which the place stands where it stood."""
        return round(self._layout.place_of(self.position).top()) - self._below if self.position else 0

    def _set_round(self, top: int) -> bool:
        """Set what a pane scrolled this far shows; whether anything was still to be set."""
        return self._layout.geometry.set_between(top - AHEAD, top + self._pane.height() + AHEAD)

    def _set_some(self) -> None:
        number = self._layout.document().findBlock(self.position).blockNumber()
        more = self._layout.geometry.set_some(number, SLICE)
        self.hold()
        if not more:
            self.idle.stop()
            self._layout.place_blocks()
            self.settled.emit()

    def _on_scroll(self) -> None:
        if self._steering or not self._layout.geometry.page.pieces:
            return
        value = self._bar.value()
        half_a_line = STYLES[Kind.BODY].line_height // 2
        self.position = self._layout.line_start_at(value + half_a_line) if value else 0
        self._below = round(self._layout.place_of(self.position).top()) - value if value else 0
        if self._set_round(value):
            self.hold()
        else:
            self._notes.arrange(value)
        self.moved.emit()
