"""The notes of an article, each beside the line its passage begins on.

Where the pane has room the notes stand in a column at the end of the lines, one below the other where
passages are near. The text may move aside for them; it is never broken anew. In a narrow pane each
note is a marker, and opens under its paragraph. A note being written stands where the note will.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.article_layout import ArticleLayout
from ui.highlights import Highlight
from ui.note_card import NoteCard
from ui.page_geometry import NOTE_GUTTER, NOTE_WIDTH
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.note_editor import NoteEditor

BETWEEN = 12
"""The least room between two notes, and round one that is open under its paragraph, px."""


class NoteColumn(QObject):
    """Owns the notes' cards in a pane. Call ``arrange`` whenever the page or the place in it has moved."""

    activated = Signal(str)
    """The note of this highlight was chosen."""
    opened = Signal()
    """A note was opened under its paragraph, or closed: the page has another height."""

    def __init__(self, layout: ArticleLayout, pane: QWidget, theme: Theme) -> None:
        super().__init__(pane)
        self._layout = layout
        self._pane = pane
        self._theme = theme
        self._cards: list[NoteCard] = []
        self._open: NoteCard | None = None
        self._editor: NoteEditor | None = None
        self._edited = 0

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        for card in (*self._cards, *filter(None, [self._open])):
            card.set_theme(theme)

    def show_notes(self, highlights: Sequence[Highlight]) -> None:
        """Show the notes of these highlights, whose offsets are document positions, in the order they stand in."""
        self._shut()
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [NoteCard(highlight, self._theme, self._pane) for highlight in highlights if highlight.note]
        for card in self._cards:
            card.clicked.connect(lambda _=False, card=card: self._choose(card))
        self._layout.has_notes = bool(self._cards) or self._editor is not None

    def edit(self, editor: NoteEditor | None, position: int = 0) -> None:
        """Make room for a note being written, beside a document position; ``None`` ends it."""
        self._shut()
        if self._editor is not None:
            self._layout.geometry.make_room(self._number(self._edited), 0)
            self._editor.hide()
            self._editor.deleteLater()
        self._editor, self._edited = editor, position
        if editor is not None:
            # Esc and Ctrl+Enter lead out of it; what is written decides how much room it takes.
            editor.resized.connect(self.opened)
        self._layout.has_notes = bool(self._cards) or editor is not None

    def arrange(self, scrolled: int) -> None:
        """Put every note beside its line, in a pane scrolled this far, px."""
        geometry = self._layout.geometry
        beside = geometry.notes_beside
        if beside and self._open:
            self._shut()
        self._place_open(scrolled)
        lowest = -1e9
        for card, position in self._in_column(beside):
            if not self._is_set(position):
                card.hide()
                continue
            card.set_width(NOTE_WIDTH) if beside else card.set_marker()
            line = self._layout.place_of(position)
            top = max(line.top() - scrolled + (line.height() - 20) / 2, lowest)
            card.move(round(self._left(card, beside)), round(top))
            lowest = top + card.height() + (BETWEEN if beside else 0)
            card.show()

    def _in_column(self, beside: bool) -> list[tuple[NoteCard | NoteEditor, int]]:
        """What stands beside the text, in its order, each with its document position."""
        column: list[tuple[NoteCard | NoteEditor, int]] = [(card, card.highlight.start) for card in self._cards]
        if self._editor is not None and beside:
            column.append((self._editor, self._edited))
        return sorted(column, key=lambda placed: placed[1])

    def _left(self, card: QWidget, beside: bool) -> float:
        geometry = self._layout.geometry
        gap = NOTE_GUTTER if beside else 2
        return geometry.left - gap - card.width() if geometry.rtl else geometry.left + geometry.column + gap

    def _choose(self, card: NoteCard) -> None:
        if self._layout.geometry.notes_beside:
            self.activated.emit(card.highlight.id)
            return
        again = self._open is not None and self._open.highlight == card.highlight
        self._shut()
        if not again:
            self._open = NoteCard(card.highlight, self._theme, self._pane)
            self._open.clicked.connect(lambda: self.activated.emit(card.highlight.id))
        self.opened.emit()

    def _place_open(self, scrolled: int) -> None:
        """The open note, or the one being written, stands under its paragraph, in room made for it."""
        geometry = self._layout.geometry
        if self._editor is not None:
            number = self._number(self._edited)
            if geometry.notes_beside:
                geometry.make_room(number, 0)
                return
            self._place_under(self._editor, number, scrolled)
        elif self._open is not None:
            self._place_under(self._open, self._number(self._open.highlight.start), scrolled)

    def _place_under(self, card: NoteCard | NoteEditor, number: int, scrolled: int) -> None:
        geometry = self._layout.geometry
        card.set_width(geometry.column)
        if geometry.make_room(number, card.height() + BETWEEN):
            self._layout.announce_size()
        card.move(round(geometry.left), geometry.bottom(number) - scrolled + BETWEEN)
        card.setVisible(geometry.is_set(number))

    def _shut(self) -> None:
        if self._open is not None:
            self._layout.geometry.make_room(self._number(self._open.highlight.start), 0)
            self._open.hide()
            self._open.deleteLater()
            self._open = None

    def _number(self, position: int) -> int:
        return self._layout.document().findBlock(position).blockNumber()

    def _is_set(self, position: int) -> bool:
        return self._layout.geometry.is_set(self._number(position))
