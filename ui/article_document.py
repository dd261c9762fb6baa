"""Writes the page of an article into the document that Qt selects, copies and reads aloud from."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from ui.article_page import STYLES, Kind, Page, Piece
from ui.typography import Typography

RELATED = "related"
"""The scheme of a related item's link; its path is the item's number."""


def write(document: QTextDocument, page: Page) -> None:
    """Make the page's pieces the document's blocks."""
    document.setPlainText("\n".join(piece.text for piece in page.pieces))


def dress(document: QTextDocument, page: Page, typography: Typography) -> None:
    """Give every piece its font, and related items their links."""
    whole = QTextCursor(document)
    whole.select(QTextCursor.SelectionType.Document)
    whole.setCharFormat(_format(Kind.BODY, typography))
    for number, piece in enumerate(page.pieces):
        if piece.kind is not Kind.BODY:
            _dress_piece(document, document.findBlockByNumber(number).position(), piece, typography)


def _dress_piece(document: QTextDocument, start: int, piece: Piece, typography: Typography) -> None:
    format_ = _format(piece.kind, typography)
    if piece.kind is Kind.RELATED:
        format_.setAnchor(True)
        format_.setAnchorHref(f"{RELATED}:{piece.related}")
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(format_)


def _format(kind: Kind, typography: Typography) -> QTextCharFormat:
    format_ = QTextCharFormat()
    format_.setFont(STYLES[kind].font(typography))
    return format_
