"""Answers Qt's text widget in its own terms: where a point, a position or a block of the page is.

Qt's own document layout cannot do what the page needs (see ui/typesetting.py), so this one stands in its
place: the geometry comes from ui/page_geometry.py, the painting from ui/article_paint.py.

Heights and places are px from the top of the page; positions are UTF-16 units of the document.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QTextBlock, QTextDocument, QTextFormat, QTextFrame

from ui.article_page import Page
from ui.page_geometry import PageGeometry
from ui.typography import Typography


class ArticleLayout(QAbstractTextDocumentLayout):
    """The document layout of an article's page. ``painter`` paints it; see ui/article_paint.py."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.geometry = PageGeometry(Page((), 0), document, Typography(), 0)
        self.paint_page = lambda painter, context: None
        self._has_notes = False

    def show_page(self, page: Page, typography: Typography, pane: float, shift: float) -> None:
        """Begin anew with a page, its typography and the pane's width. The document holds the page's text.

        ``shift`` moves the column from the pane's middle to the right.
        """
        self.geometry = PageGeometry(page, self.document(), typography, pane, shift)
        self.geometry.has_notes = self._has_notes
        self.announce_size()

    @property
    def has_notes(self) -> bool:
        """Whether room is wanted for notes beside the text."""
        return self._has_notes

    @has_notes.setter
    def has_notes(self, has_notes: bool) -> None:
        self._has_notes = self.geometry.has_notes = has_notes

    def announce_size(self) -> None:
        """Tell the widget how large the page is now."""
        self.documentSizeChanged.emit(self.documentSize())

    def place_blocks(self) -> None:
        """Write down in every block where it stands: that is where screen readers look."""
        block = self.document().begin()
        for number in range(len(self.geometry.page.pieces)):
            block.layout().setPosition(QPointF(self.geometry.left, self.geometry.top(number)))
            block = block.next()

    def place_of(self, position: int) -> QRectF:
        """The line that holds a document position: its box across the column."""
        block = self.document().findBlock(position)
        number = block.blockNumber()
        piece = self.geometry.piece(number)
        top = self.geometry.top(number) + piece.line_top(position - block.position())
        return QRectF(self.geometry.left, top, self.geometry.column, piece.setting.measure.line_height)

    def x_of(self, position: int) -> float:
        """Where a document position stands on its line."""
        block = self.document().findBlock(position)
        return self.geometry.left + self.geometry.piece(block.blockNumber()).x_of(position - block.position())

    def is_rtl(self, position: int) -> bool:
        """The direction of the paragraph that holds a position."""
        return self.geometry.page.pieces[self.document().findBlock(position).blockNumber()].rtl

    def line_start_at(self, y: float) -> int:
        """The document position at which the line at a height begins; in a space, that of the line below."""
        number = self.geometry.number_at(y)
        piece = self.geometry.piece(number)
        block = self.document().findBlockByNumber(number)
        return block.position() + piece.line_start(max(0, y - self.geometry.top(number)))

    def draw(self, painter, context) -> None:
        self.paint_page(painter, context)

    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:
        exact = accuracy == Qt.HitTestAccuracy.ExactHit
        if not self.geometry.page.pieces:
            return -1 if exact else 0
        number = self.geometry.number_at(point.y())
        piece = self.geometry.piece(number)
        inside = QPointF(point.x() - self.geometry.left, point.y() - self.geometry.top(number))
        if exact and not 0 <= inside.y() < piece.setting.height:
            return -1
        offset = piece.offset_at(inside, exact)
        return offset if offset < 0 else self.document().findBlockByNumber(number).position() + offset

    def documentSize(self) -> QSizeF:
        return QSizeF(self.geometry.pane, self.geometry.height)

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        number = block.blockNumber()
        if not 0 <= number < len(self.geometry.page.pieces):
            return QRectF()
        self.geometry.piece(number)
        origin = QPointF(self.geometry.left, self.geometry.top(number))
        block.layout().setPosition(origin)
        return QRectF(origin, QSizeF(self.geometry.column, self.geometry.bottom(number) - origin.y()))

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """The document changes only when another page is shown, and ``show_page`` says so."""


def is_focus(format_: QTextFormat) -> bool:
    """Whether a selection only shows which link has the keyboard focus."""
    return format_.hasProperty(QTextFormat.Property.OutlinePen)
