"""Selecting text with the keyboard in a pane that has no caret.

Shift with the arrow keys extends the selection by letters and lines, with Ctrl by words and paragraphs,
with Ctrl and the page keys by sentences, to the start or the end with Home and End. Left and right are
those of the paragraph's direction. ``Growth`` widens a selection to the word, the sentence, the
paragraph and the whole article, and narrows it again.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor, QTextDocument

from reader.article import Span
from ui.article_layout import ArticleLayout
from ui.utf16 import unit_text

_Key = QKeySequence.StandardKey
_Move = QTextCursor.MoveOperation
_Unit = QTextBoundaryFinder.BoundaryType

_MOVES = (
    (_Key.SelectNextChar, _Move.NextCharacter, _Move.PreviousCharacter),
    (_Key.SelectPreviousChar, _Move.PreviousCharacter, _Move.NextCharacter),
    (_Key.SelectNextWord, _Move.NextWord, _Move.PreviousWord),
    (_Key.SelectPreviousWord, _Move.PreviousWord, _Move.NextWord),
    (_Key.SelectStartOfDocument, _Move.Start, _Move.Start),
    (_Key.SelectEndOfDocument, _Move.End, _Move.End),
)
"""A key (next is right, previous is left), what it does in left-to-right and in right-to-left text."""

_LINES = ((_Key.SelectNextLine, +1), (_Key.SelectPreviousLine, -1))

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def extended(cursor: QTextCursor, layout: ArticleLayout, event: QKeyEvent) -> QTextCursor | None:
    """The cursor after a key that extends the selection, or ``None`` for any other key."""
    moved = QTextCursor(cursor)
    rtl = layout.is_rtl(moved.position())
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _CTRL_SHIFT:
        goal = _unit_away(cursor, event.key())
        if goal is not None:
            moved.setPosition(goal, QTextCursor.MoveMode.KeepAnchor)
            return moved
    for key, left_to_right, right_to_left in _MOVES:
        if event.matches(key):
            moved.movePosition(right_to_left if rtl else left_to_right, QTextCursor.MoveMode.KeepAnchor)
            return moved
    for key, lines in _LINES:
        if event.matches(key):
            moved.setPosition(_a_line_away(layout, moved.position(), lines), QTextCursor.MoveMode.KeepAnchor)
            return moved
    return None


class Growth:
    """Widens a selection step by step, and takes the steps back."""

    def __init__(self) -> None:
        self._steps: list[tuple[tuple[int, int], tuple[int, int]]] = []

    def more(self, cursor: QTextCursor, first: int, last: int) -> QTextCursor:
        """The next larger unit round the selection: word, sentence, paragraph, the text ``[first, last)``."""
        now = cursor.selectionStart(), cursor.selectionEnd()
        wider = [unit for unit in _units_round(cursor, first, last) if unit[0] <= now[0] and now[1] <= unit[1]]
        goal = next((unit for unit in wider if unit != now), now)
        if goal != now:
            self._steps.append((now, goal))
        return selecting(cursor, goal)

    def less(self, cursor: QTextCursor) -> QTextCursor:
        """What was selected before the last ``more``; the same, if something else was selected meanwhile."""
        now = cursor.selectionStart(), cursor.selectionEnd()
        if self._steps and self._steps[-1][1] == now:
            return selecting(cursor, self._steps.pop()[0])
        self._steps.clear()
        return QTextCursor(cursor)


def _units_round(cursor: QTextCursor, first: int, last: int) -> Iterator[tuple[int, int]]:
    document, start, end = cursor.document(), cursor.selectionStart(), cursor.selectionEnd()
    for unit in (_Unit.Word, _Unit.Sentence):
        yield _bounds(document, start, unit)[0], _bounds(document, max(start, end - 1), unit)[1]
    opening, closing = document.findBlock(start), document.findBlock(max(start, end - 1))
    yield opening.position(), closing.position() + closing.length() - 1
    yield first, last


def _bounds(document: QTextDocument, position: int, unit: QTextBoundaryFinder.BoundaryType) -> tuple[int, int]:
    """The word or sentence a position is in, without the space after it; in a space, the next one."""
    block = document.findBlock(position)
    text, at = block.text(), position - block.position()
    finder = QTextBoundaryFinder(unit, text)
    units = unit_text(text)
    while at < len(units) - 1 and units[at] == " ":
        at += 1
    finder.setPosition(at)
    start = at if finder.isAtBoundary() else finder.toPreviousBoundary()
    finder.setPosition(start)
    end = finder.toNextBoundary()
    end = len(units) if end < 0 else end
    return block.position() + start, block.position() + start + len(units[start:end].rstrip())


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A range of a text without the space at its ends; ``None`` if nothing is left."""
    selected = text[start:end]
    start += len(selected) - len(selected.lstrip())
    return Span(start, start + len(selected.strip())) if selected.strip() else None


def selecting(cursor: QTextCursor, selected: tuple[int, int]) -> QTextCursor:
    """The cursor with a range of the document selected."""
    made = QTextCursor(cursor)
    made.setPosition(selected[0])
    made.setPosition(selected[1], QTextCursor.MoveMode.KeepAnchor)
    return made


def _unit_away(cursor: QTextCursor, key: int) -> int | None:
    """Where a sentence or a paragraph further on, or back, ends; ``None`` for other keys."""
    match key:
        case Qt.Key.Key_Down:
            return _paragraph_away(cursor, +1)
        case Qt.Key.Key_Up:
            return _paragraph_away(cursor, -1)
        case Qt.Key.Key_PageDown:
            return _sentence_away(cursor, +1)
        case Qt.Key.Key_PageUp:
            return _sentence_away(cursor, -1)
    return None


def _paragraph_away(cursor: QTextCursor, step: int) -> int:
    """The end of the paragraph (its start, going back); from there on, that of the next."""
    position = cursor.position()
    block = cursor.document().findBlock(position)
    edge = block.position() + (block.length() - 1 if step > 0 else 0)
    if edge == position:
        neighbour = block.next() if step > 0 else block.previous()
        if neighbour.isValid():
            edge = neighbour.position() + (neighbour.length() - 1 if step > 0 else 0)
    return edge


def _sentence_away(cursor: QTextCursor, step: int) -> int:
    """The end of the sentence (its start, going back), as far as its paragraph goes; then the neighbouring one's."""
    document, position = cursor.document(), cursor.position()
    block = document.findBlock(position)
    at_edge = position == block.position() + (block.length() - 1 if step > 0 else 0)
    if at_edge:
        return max(0, min(position + step, document.characterCount() - 1))
    start, end = _bounds(document, position if step > 0 else position - 1, _Unit.Sentence)
    if step > 0:
        return end if end > position else block.position() + block.length() - 1
    return start if start < position else block.position()


def _a_line_away(layout: ArticleLayout, position: int, lines: int) -> int:
    """The position straight above or below, on the neighbouring line."""
    place = layout.place_of(position)
    y = place.bottom() + 1 if lines > 0 else place.top() - 1
    line = layout.place_of(layout.line_start_at(y))
    if lines < 0 and line.top() >= place.top():
        line = layout.place_of(max(0, layout.line_start_at(place.top() + 1) - 1))
    return layout.hitTest(QPointF(layout.x_of(position), line.center().y()), Qt.HitTestAccuracy.FuzzyHit)
