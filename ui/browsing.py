"""Asking the library what the list shall show, off the main thread, and telling the panes the answer.

One question stands at a time. A newer one cancels the older, and only the newest may answer. While a
library is being imported or articles are read, the same question is asked again, and the list stays
where it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from reader.article import Counts, Results
from reader.library import Library
from ui import question as asking
from ui.ids import Ids
from ui.lanes import Job, Lane
from ui.question import Question
from ui.rows import Rows


class Browsing(QObject):
    """Keeps ``rows`` in step with ``question``; ``waiting`` while an answer is on its way.

    ``tallied`` tells that ``facets`` have got the counts that come after an answer; ``counted`` follows every change
    of the library.
    """

    listed = Signal(object, int)
    found = Signal(object, object)
    tallied = Signal()
    counted = Signal()

    def __init__(self, library: Library, searches: Lane, rows: Rows, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._searches = searches
        self._rows = rows
        self.question = Question()
        self.counts = Counts()
        self.months: tuple[tuple[str, int], ...] = ()
        self.waiting = False
        self.facets: Mapping[str, Mapping[str, int]] | None = None
        rows.page_wanted.connect(self._ask_page)

    def ask(self, question: Question) -> None:
        """Show the answer to another question."""
        if question != self.question:
            self.question = question
            self.refresh()

    def refresh(self) -> None:
        """Ask the question that stands again: the library has changed."""
        question = self.question
        self.waiting = True
        self._searches.forget("page")
        self._searches.forget("tally")
        if question.searching:
            self._searches.do(
                lambda job: asking.hits(self._library, question, 0, job.cancelled),
                lambda results: self._show_hits(question, results),
                newest="list",
            )
        else:
            self._searches.do(
                lambda job: Ids(asking.ids(self._library, question)),
                lambda ids: self._show_ids(question, ids),
                newest="list",
            )

    def count(self) -> None:
        """Count the shelves, sections and months anew."""
        self._searches.do(
            lambda job: (self._library.counts(), self._library.months()), self._take_counts, newest="counts"
        )

    def _show_ids(self, question: Question, ids: Ids) -> None:
        self.waiting, self.facets = False, None
        self._rows.show_listing(ids)
        self.listed.emit(question, len(ids))

    def _show_hits(self, question: Question, results: Results) -> None:
        self.waiting, self.facets = False, None if question.like else results.facets
        self._rows.show_results(results)
        self.found.emit(question, results)
        if not question.like:
            self._searches.do(
                lambda job: asking.tally(self._library, question, job.cancelled), self._take_tally, newest="tally"
            )

    def _take_tally(self, counted: dict[str, Mapping[str, int]]) -> None:
        self.facets = {**(self.facets or {}), **counted}
        self.tallied.emit()

    def _ask_page(self, offset: int) -> None:
        question = self.question

        def work(job: Job) -> Results:
            return asking.hits(self._library, question, offset, job.cancelled)

        self._searches.do(work, self._rows.add_page, newest="page")

    def _take_counts(self, counted: tuple[Counts, tuple[tuple[str, int], ...]]) -> None:
        self.counts, self.months = counted
        self.counted.emit()
