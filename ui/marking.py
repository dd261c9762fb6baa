"""What a reader makes of the open article: highlights, notes and bookmarks of passages, undone and done again.

A mark is written as soon as it is made, on a lane, because the store may be busy with an import; what the page
shows follows what was written. The mark that a command acts on is the one that is selected, or the shortest one
round the selection.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reader.annotations import Annotation, Deed, Kind
from reader.article import Span
from reader.library import Library
from ui import marking_words
from ui.article_view import ArticleView
from ui.highlights import Highlight
from ui.lanes import Job, Lane
from ui.reading import Reading
from ui.style import Look
from ui.wording import translate

if TYPE_CHECKING:
    from ui.note_editor import NoteEditor

SHOWN = (Kind.HIGHLIGHT, Kind.NOTE, Kind.BOOKMARK)
"""What stands on the page; tags stand over it."""


class Marking(QObject):
    """``changed`` tells that what is kept is another; ``said`` a sentence for the status line."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, library: Library, lane: Lane, reading: Reading, view: ArticleView, look: Look) -> None:
        super().__init__(view)
        self._library = library
        self._lane = lane
        self._reading = reading
        self._view = view
        self._look = look
        self._editor: NoteEditor | None = None
        self._colour = 1
        self.marks: tuple[Annotation, ...] = ()
        view.highlight_activated.connect(self._go_to)

    # What is there

    def show(self) -> None:
        """Show the marks of the open article; what was being written about another one is kept first."""
        self.finish_note()
        article_id = self._reading.id
        found = self._library.keeping.of_article(article_id) if article_id else ()
        self.marks = tuple(mark for mark in found if mark.kind in SHOWN)
        self._paint()

    def current(self) -> Annotation | None:
        """The mark that is selected, or the shortest one round the selection."""
        selected = self._view.selected_range()
        if selected is None:
            return None
        round_ = [
            (mark.span.end - mark.span.start, mark)
            for mark in self.marks
            if mark.span and mark.span.start <= selected.start and selected.end <= mark.span.end
        ]
        return min(round_, key=lambda pair: pair[0])[1] if round_ else None

    def go_to(self, annotation_id: str) -> None:
        """Select the passage of a mark and bring it into view."""
        if span := next((mark.span for mark in self.marks if mark.id == annotation_id), None):
            self._view.select(span)

    # What is made

    def highlight(self, colour: int) -> None:
        """Mark what is selected, or give the selected mark another colour."""
        self._colour = colour
        article_id, span, current = self._reading.id, self._view.selected_range(), self.current()
        if self._refused(span):
            return
        if current and current.span == span and current.kind is Kind.HIGHLIGHT:
            self._write(lambda: self._library.keeping.change(current.id, colour=colour))
        else:
            self._write(lambda: self._library.keeping.highlight(str(article_id), span, colour))

    def bookmark(self) -> None:
        """Keep what is selected as a place to come back to."""
        article_id, span = self._reading.id, self._view.selected_range()
        if not self._refused(span):
            self._write(lambda: self._library.keeping.bookmark(str(article_id), span))
            self.said.emit(translate("Marking", "The passage is bookmarked."))

    def remove(self) -> None:
        """Remove the mark that is selected; undoing brings it back."""
        if current := self.current():
            self._write(lambda: self._library.keeping.remove([current.id]))
        else:
            self.said.emit(translate("Marking", "Nothing is marked here. F4 goes to the next highlight."))

    def undo(self) -> None:
        """Take back the last step of all that is kept."""
        self._turn(self._library.keeping.undo, marking_words.undone)

    def redo(self) -> None:
        """Do the last undone step again."""
        self._turn(self._library.keeping.redo, marking_words.redone)

    # Notes

    def note(self) -> None:
        """Write beside the selected passage, or about the article where nothing is selected."""
        if self._refuses_older():
            return
        self.finish_note()
        span, mark = self._view.selected_range(), self.current()
        if span is None:
            mark = next((one for one in self.marks if one.kind is Kind.NOTE and one.anchor is None), None)
        elif mark is None or mark.kind is Kind.BOOKMARK:
            mark = None
        self._edit(mark, mark.span if mark else span)

    def finish_note(self) -> None:
        """Keep what was written, and put the editor away."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        if editor.isAncestorOf(QApplication.focusWidget() or self._view):
            # First: hiding what has the focus would hand it on by Tab, which lets go of the selection.
            self._view.setFocus()
        self._view.edit_note(None)
        mark, note, colour = editor.mark, editor.text(), editor.colour
        if mark is None and note:
            self._make_note(editor.article_id, editor.highlight, note, colour)
        elif mark is not None and (note != (mark.note or "") or colour != mark.colour):
            self._write(lambda: self._library.keeping.change(mark.id, note=note, colour=colour))
        else:
            self._paint()

    def _edit(self, mark: Annotation | None, span: Span | None) -> None:
        coloured = span is not None and (mark is None or mark.kind is Kind.HIGHLIGHT)
        colour = (mark.colour if mark else self._colour) if coloured else None
        shown = Highlight(*(span or (0, 0)), colour, mark.id if mark else "", (mark and mark.note) or "")
        from ui.note_editor import NoteEditor  # late: a window opens without it

        editor = NoteEditor(str(self._reading.id), shown, mark, self._look, self._view.viewport())
        editor.finished.connect(self._leave_note)
        editor.removed.connect(self._remove_edited)
        editor.recoloured.connect(self._paint)
        self._editor = editor
        self._paint()
        self._view.edit_note(editor)
        editor.start()

    def _leave_note(self) -> None:
        self.finish_note()
        self._view.setFocus()

    def _remove_edited(self) -> None:
        editor, self._editor = self._editor, None
        self._view.setFocus()
        self._view.edit_note(None)
        if editor and editor.mark:
            mark = editor.mark
            self._write(lambda: self._library.keeping.remove([mark.id]))
        else:
            self._paint()

    def _make_note(self, article_id: str, where: Highlight, note: str, colour: int | None) -> None:
        keeping = self._library.keeping
        if colour is None:
            self._write(lambda: keeping.note(article_id, note))
        else:
            self._colour = colour
            self._write(lambda: keeping.highlight(article_id, Span(where.start, where.end), colour, note))

    # Writing and showing

    def _go_to(self, annotation_id: str) -> None:
        """A highlight or its note was chosen: select it, and open its note if it has one."""
        mark = next((mark for mark in self.marks if mark.id == annotation_id), None)
        if mark is None:
            return
        self.finish_note()
        self.go_to(annotation_id)
        if mark.note:
            self._edit(mark, mark.span)

    def _paint(self) -> None:
        shown = [_shown(mark) for mark in self.marks if mark.placed]
        if editor := self._editor:
            shown = [mark for mark in shown if mark.id != editor.highlight.id]
            shown.append(editor.highlight._replace(colour=editor.colour, note=""))
        self._view.set_highlights(shown)

    def _refused(self, span: Span | None) -> bool:
        """Whether there is nothing to mark, or nothing may be marked; says so."""
        if self._refuses_older():
            return True
        if span is None:
            self.said.emit(translate("Marking", "Select a passage first: F8 widens, Shift with the arrows extends."))
        return span is None

    def _refuses_older(self) -> bool:
        if self._reading.older:
            self.said.emit(translate("Marking", "This is an older version; mark the newest one."))
        return self._reading.older

    def _write(self, write: Callable[[], object]) -> None:
        self._lane.do(lambda job: write(), lambda _: self._written())

    def _written(self) -> None:
        self.show_again()
        self.changed.emit()

    def show_again(self) -> None:
        """Show the marks anew, and leave a note that is being written alone."""
        article_id = self._reading.id
        found: Sequence[Annotation] = self._library.keeping.of_article(article_id) if article_id else ()
        self.marks = tuple(mark for mark in found if mark.kind in SHOWN)
        self._paint()

    def _turn(self, turn: Callable[[], Deed | None], words: Callable[[Deed | None], str]) -> None:
        self.finish_note()

        def work(job: Job) -> Deed | None:
            return turn()

        def then(deed: Deed | None) -> None:
            self._written()
            self.said.emit(words(deed))

        self._lane.do(work, then)


def _shown(mark: Annotation) -> Highlight:
    start, end = mark.span or (0, 0)
    return Highlight(start, end, mark.colour, mark.id, mark.note or "", marking_words.when(mark.created))
