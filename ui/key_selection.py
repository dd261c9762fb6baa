"""Selecting text with the keyboard in a pane that has no caret.

Shift with the arrow keys extends the selection by letters, lines, with Ctrl by words, to the start or the
end with Home and End, as in every text field. Left and right are those of the paragraph's direction.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from ui.article_layout import ArticleLayout

_Key = QKeySequence.StandardKey
_Move = QTextCursor.MoveOperation

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


def extended(cursor: QTextCursor, layout: ArticleLayout, event: QKeyEvent) -> QTextCursor | None:
    """The cursor after a key that extends the selection, or ``None`` for any other key."""
    moved = QTextCursor(cursor)
    rtl = layout.is_rtl(moved.position())
    for key, left_to_right, right_to_left in _MOVES:
        if event.matches(key):
            moved.movePosition(right_to_left if rtl else left_to_right, QTextCursor.MoveMode.KeepAnchor)
            return moved
    for key, lines in _LINES:
        if event.matches(key):
            moved.setPosition(_a_line_away(layout, moved.position(), lines), QTextCursor.MoveMode.KeepAnchor)
            return moved
    return None


def _a_line_away(layout: ArticleLayout, position: int, lines: int) -> int:
    """The position straight above or below, on the neighbouring line."""
    place = layout.place_of(position)
    y = place.bottom() + 1 if lines > 0 else place.top() - 1
    line = layout.place_of(layout.line_start_at(y))
    if lines < 0 and line.top() >= place.top():
        line = layout.place_of(max(0, layout.line_start_at(place.top() + 1) - 1))
    return layout.hitTest(QPointF(layout.x_of(position), line.center().y()), Qt.HitTestAccuracy.FuzzyHit)
