"""The article pane: one article set as a page, its search matches, and the place one reads at.

A QTextBrowser holds the text, so that selecting, copying, links and screen readers work as everywhere;
how it is laid out and painted is ours (ui/article_layout.py, ui/article_paint.py). The document holds the
article's own text and no sign that only steers the eye, so what is copied is what was written.

Places and spans are code points into ``Article.text``; they become document positions here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from reader.article import Article, Span
from ui import article_document
from ui.article_layout import ArticleLayout
from ui.article_page import Kind, Page, page_of
from ui.article_paint import Matches, PagePainter
from ui.highlights import Highlight, innermost, neighbour
from ui.key_selection import Growth, extended, selecting, trimmed
from ui.match_walk import MatchWalk
from ui.note_column import NoteColumn
from ui.paragraph_focus import ParagraphFocus
from ui.parts import own_viewport
from ui.place_in_page import PlaceInPage
from ui.theme import Theme
from ui.tick_bar import TickBar
from ui.typography import Typography
from ui.utf16 import Utf16

if TYPE_CHECKING:
    from ui.note_editor import NoteEditor

FOCUS_PX = 2
"""Width of the line at the pane's edge that shows where the keyboard is."""


class ArticleView(QTextBrowser):
    """Shows one article, or nothing."""

    match_changed = Signal(int, int)
    """The current match, from 1 (0: none), and how many there are."""
    related_chosen = Signal(int)
    """A related item was activated: its number in ``Article.related``."""
    scrolled = Signal()
    """The reader moved to another place."""
    zoom_asked = Signal(int)
    """The wheel was turned with Ctrl held: +1 for larger text, -1 for smaller."""
    menu_wanted = Signal(object)
    """The context menu is about to open: what can be done with a passage may be added to it."""
    highlight_activated = Signal(str)
    """A highlight or its note was chosen: its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._typography = Typography()
        self._article: Article | None = None
        self._whole = False
        self._spans: tuple[Span, ...] = ()
        self._highlights: tuple[Highlight, ...] = ()
        self._growth = Growth()
        self._page = Page((), 0)
        self._offsets = Utf16("")
        self._layout = ArticleLayout(QTextDocument(self))
        self._painter = PagePainter(self._layout, theme)
        self._layout.paint_page = self._painter.paint
        self._notes = NoteColumn(self._layout, self.viewport(), theme)
        self._bar = TickBar(theme, self)
        # Qt moves the notes with the text first, then ``PlaceInPage`` puts them where they belong.
        self.setVerticalScrollBar(self._bar)
        self._walk = MatchWalk(self._layout, self._painter, self._bar)
        self._focus = ParagraphFocus(self._layout, self._painter)
        self._place = PlaceInPage(self._layout, self._bar, self._notes, self.viewport())
        self._set_up()
        self.set_theme(theme)

    def show_article(self, article: Article | None, place: int = 0, spans: tuple[Span, ...] = ()) -> None:
        """Show an article from a place on, its matches marked; ``None`` empties the pane."""
        self._article = article
        self._whole = False
        self._highlights = ()
        self._offsets = Utf16(article.text if article else "")
        self._painter.known_related = frozenset()
        self._write_page(min(place, len(article.text)) if article else 0)
        self.set_spans(spans)
        self.set_highlights(())

    def set_whole(self, whole: bool, go_there: bool = False) -> None:
        """Show under the article what was left out of its text, or no longer; ``go_there`` brings it into view."""
        if whole != self._whole:
            self._whole = whole
            self._rewrite()
        pieces = self._page.pieces
        if go_there and pieces and pieces[-1].kind is Kind.DROPPED:
            heading = max(number for number, piece in enumerate(pieces) if piece.kind is Kind.FOOT)
            self._place.bring_into_view(self.document().findBlockByNumber(heading).position())

    def set_known_related(self, numbers: frozenset[int]) -> None:
        """Say which related items are in the library: they look like what opens."""
        self._painter.known_related = numbers
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in a theme's colours. Nothing is laid out anew."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.paper))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(theme.selection))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.ink))
        self.setPalette(palette)
        self._painter.theme = theme
        self._bar.set_theme(theme)
        self._notes.set_theme(theme)
        self.viewport().update()

    def set_text_size(self, px: int) -> None:
        """Set the body in this size, and all that is in the reading face in proportion; the place stays."""
        self.set_typography(self._typography._replace(size=px))

    def set_typography(self, typography: Typography) -> None:
        """Set articles this way from now on; the place stays."""
        if typography != self._typography:
            self._typography = typography
            self._set_page()

    def place(self) -> int:
        """The offset at which the first visible line begins. It stays the same when the pane changes its size."""
        return self._offsets.code_points(max(0, self._place.position - self._page.text_start))

    def progress(self) -> float:
        """How much of the article's text has been in view, from 0 to 1."""
        return self._layout.geometry.progress(self._bar.value() + self.viewport().height())

    @property
    def paragraph_focus(self) -> bool:
        """Whether all paragraphs but one are dimmed."""
        return self._focus.on

    def set_paragraph_focus(self, on: bool) -> None:
        """Dim all paragraphs but the one that is read, or none."""
        self._focus.set_on(on, self._bar.value(), self.viewport().height())
        self.viewport().update()

    def step_paragraph(self, step: int) -> None:
        """Go to the next paragraph (+1) or the one before (-1): it comes to stand where one reads."""
        number = self._focus.step(step)
        if number is not None:
            self._go_to(self.document().findBlockByNumber(number).position())

    def set_spans(self, spans: tuple[Span, ...]) -> None:
        """Mark these places; none of them is the current one until ``next_match``."""
        self._spans = spans
        positions = tuple(Span(self._position(span.start), self._position(span.end)) for span in spans)
        self._walk.show(Matches(positions))
        self._tell_matches()

    def set_highlights(self, highlights: Iterable[Highlight]) -> None:
        """Paint these passages, offsets into ``Article.text``, with their notes in the margin."""
        self._highlights = tuple(sorted(highlights, key=lambda highlight: highlight.start))
        placed = tuple(
            highlight._replace(start=self._position(highlight.start), end=self._position(highlight.end))
            for highlight in self._highlights
        )
        self._painter.highlights = placed
        self._notes.show_notes(placed)
        self._layout.place_blocks()
        self._place.hold()
        self.viewport().update()

    def edit_note(self, editor: NoteEditor | None) -> None:
        """Let a note be written beside its passage; ``None`` ends that."""
        position = self._position(editor.highlight.start) if editor else 0
        self._notes.edit(editor, position)
        self._layout.place_blocks()
        self._place.hold()
        if editor:
            self._place.show_line(position)
        self.viewport().update()

    def selected_range(self) -> Span | None:
        """What is selected of ``Article.text``, without the space round it; ``None`` if that is nothing."""
        cursor, first = self.textCursor(), self._page.text_start
        start, end = (
            self._offsets.code_points(max(0, at - first)) for at in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return trimmed(self._article.text, start, end) if self._article else None

    def select(self, span: Span) -> None:
        """Select a passage of the text, and bring it into view."""
        start, end = self._position(span.start), self._position(span.end)
        self.setTextCursor(selecting(self.textCursor(), (start, end)))
        self._place.bring_into_view(start)

    def select_more(self) -> None:
        """Widen the selection: to the word, the sentence, the paragraph, the article."""
        if self._article is not None:
            last = self._position(len(self._article.text))
            self._take_selection(self._growth.more(self._selection(), self._page.text_start, last))

    def select_less(self) -> None:
        """Take the last ``select_more`` back."""
        self._take_selection(self._growth.less(self.textCursor()))

    def step_highlight(self, step: int) -> None:
        """Select the next highlight (+1) or the one before (-1), from the selection or the visible text on."""
        start = self.selected_range() or Span(self.place(), self.place())
        goal = neighbour(self._highlights, start, step)
        if goal is not None:
            self.select(goal)

    def next_match(self) -> None:
        """Go to the next match: the first from the visible text on, then one by one, round and round."""
        self._step_match(+1)

    def previous_match(self) -> None:
        """Go to the match before."""
        self._step_match(-1)

    # Matches

    def _step_match(self, step: int) -> None:
        goal = self._walk.step(step, self._place.position)
        if goal is not None:
            self._go_to(goal)
            self._tell_matches()

    def _tell_matches(self) -> None:
        self.viewport().update()
        self.match_changed.emit(*self._walk.count)

    def _go_to(self, position: int) -> None:
        """Bring a position into view. The caret, which is not seen, goes there too: a screen reader follows it."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.setPosition(position)
            self.setTextCursor(cursor)
        self._place.bring_into_view(position)

    def _position(self, place: int) -> int:
        """The document position of an offset into the article's text."""
        return self._page.text_start + self._offsets.units(place)

    # The page and its place in the pane

    def _set_up(self) -> None:
        document = self._layout.document()
        document.setUndoRedoEnabled(False)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self.setOpenLinks(False)
        self.viewport().setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._name()
        self._place.moved.connect(self._on_move)
        self._place.settled.connect(self._walk.show_ticks)
        self.anchorClicked.connect(self._on_link)
        self.selectionChanged.connect(lambda: self.viewport().update())
        self._notes.activated.connect(self.highlight_activated)

    def _write_page(self, place: int) -> None:
        """Write the article's page into the document, and stand at a place."""
        self._place.leave()
        self._painter.matches = Matches()
        self._layout.show_page(Page((), 0), self._typography, self.viewport().width(), self._shift())
        self._page = page_of(self._article, self._whole) if self._article else Page((), 0)
        article_document.write(self.document(), self._page)
        self.setTextCursor(QTextCursor(self.document()))
        self._place.stand_at(self._position(place) if place else 0)
        self._set_page()
        self._focus.set_on(self._focus.on, self._bar.value(), self.viewport().height())

    def _rewrite(self) -> None:
        """The page says something else now; the place stays, and what is marked."""
        spans = self._spans
        self._write_page(self.place())
        self.set_spans(spans)
        self.set_highlights(self._highlights)

    def _set_page(self) -> None:
        """Set the page anew in its size and width, what is visible first, the rest in idle moments."""
        article_document.dress(self.document(), self._page, self._typography)
        self._layout.show_page(self._page, self._typography, self.viewport().width(), self._shift())
        self._place.begin()
        self.viewport().update()

    def _shift(self) -> float:
        """Half the scroll bar: the column stands in the middle of the pane as one sees it, bar included."""
        half = self._bar.sizeHint().width() // 2
        return -half if self.isRightToLeft() else half

    def _on_move(self) -> None:
        self._focus.follow(self._bar.value(), self.viewport().height())
        self.scrolled.emit()

    def _name(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("ArticleView", "Article"))

    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == article_document.RELATED:
            self.related_chosen.emit(int(url.path()))

    def _selection(self) -> QTextCursor:
        """What is selected, or where selecting begins: where one clicked last if that is visible, else at the top."""
        cursor = self.textCursor()
        at, first = cursor.position(), self._page.text_start
        if not cursor.hasSelection() and (at < first or not self._place.sees_line(at)):
            cursor.setPosition(max(self._place.position, first))
        return cursor

    def _take_selection(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self._place.show_line(cursor.position())

    # What Qt asks

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: the letters as they were written, paragraphs on lines of their own, no formats."""
        copied = QMimeData()
        copied.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        return copied

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._page.pieces and (cursor := extended(self._selection(), self._layout, event)):
            self._take_selection(cursor)
            return
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_PageDown:
                self._place.page_by(+1)
            case Qt.Key.Key_PageUp:
                self._place.page_by(-1)
            case Qt.Key.Key_Space:
                self._place.page_by(-1 if shifted else +1)
            case Qt.Key.Key_Home:
                self._bar.setValue(0)
            case Qt.Key.Key_End:
                self._bar.setValue(self._bar.maximum())
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        under = event.position() + QPointF(0, self._bar.value())
        position = self._layout.hitTest(under, Qt.HitTestAccuracy.ExactHit)
        if position >= 0 and (chosen := innermost(self._painter.highlights, position)):
            self.highlight_activated.emit(chosen.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions():
            # The address of a related item means nothing outside this pane.
            action.setVisible(action.objectName() != "link-copy")
        self.menu_wanted.emit(menu)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.zoom_asked.emit((turned > 0) - (turned < 0))
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language: dates and headings are in it, and the scroll bar changes its side."""
        super().changeEvent(event)
        match event.type():
            case QEvent.Type.LanguageChange:
                self._name()
                self._rewrite()
            case QEvent.Type.LayoutDirectionChange:
                self._layout.geometry.shift = self._shift()
                self._layout.place_blocks()
                self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._layout.geometry.fits(self.viewport().width()):
            self._layout.geometry.pane = self.viewport().width()
            self._layout.place_blocks()
            self._place.hold()
        else:
            self._set_page()

    def paintEvent(self, event: QPaintEvent) -> None:
        paper = QPainter(self.viewport())
        paper.fillRect(event.rect(), QColor(self._painter.theme.paper))
        if self.hasFocus() and not self.isWindow() and not self.paragraph_focus:
            edge = self.viewport().width() - FOCUS_PX if self.isRightToLeft() else 0
            paper.fillRect(edge, 0, FOCUS_PX, self.viewport().height(), QColor(self._painter.theme.accent))
        paper.end()
        super().paintEvent(event)
