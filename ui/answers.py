"""Brings every answer to the panes that show it: what the list shows, what is open, how an import goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

import resources
from reader.article import ImportReport, Outcome, Results, Shelf
from ui import wording
from ui.announcing import announce
from ui.plurals import PLURALS, number
from ui.question import Question
from ui.wording import translate

if TYPE_CHECKING:
    from ui.window import Window


class Answers(QObject):
    """Belongs to one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._browsing, self._reading, self._status = window.browsing, window.reading, window.status
        # Whether Enter or Down was pressed before its answer came: True for the first hit.
        self._going: bool | None = None
        self._healed_tenths: int | None = None
        self._connect()

    def _connect(self) -> None:
        window, browsing, reading = self._window, self._browsing, self._reading
        window.top.search.left.connect(self.to_results)
        browsing.listed.connect(self._show_listing)
        browsing.found.connect(self._show_results)
        browsing.tallied.connect(self._show_state)
        browsing.counted.connect(self._show_counts)
        reading.opened.connect(self._show_article)
        reading.opened.connect(window.marking.show)
        reading.changed.connect(self._show_change)
        window.rows.page_came.connect(lambda: self._show_current(scroll=False))
        reading.marked.connect(window.article.set_spans)
        window.marking.said.connect(window.status.say)
        window.marking.changed.connect(self._kept_changed)
        window.article.scrolled.connect(self._show_progress)
        window.article.match_changed.connect(window.find_bar.show_count)
        window.intake.arrived.connect(self._show_arrived)
        window.importing.moved.connect(self._show_import)
        window.importing.finished.connect(self._imported)

    def to_results(self, first: bool) -> None:
        """Go on to the list: to the first hit, or to where it was. Answers on their way are waited for."""
        if self._browsing.waiting:
            self._going = first
            return
        self._going = None
        if self._window.rows.rowCount():
            number = self._window.list.currentIndex().row()
            self._window.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._window.list.choose(0 if first else max(number, 0))

    def _arrived(self) -> None:
        if self._going is not None:
            self.to_results(self._going)

    def _show_import(self) -> None:
        running = self._window.importing.running
        self._status.show_progress(self._window.importing.done, self._window.importing.total if running else 0)
        if running:
            self._status.show_index("warn", translate("Status", "Importing…"))

    def _show_arrived(self, said: str) -> None:
        """Watching brought something."""
        self._window.refresh()
        self._status.say(said)

    def _imported(self, report: ImportReport) -> None:
        self._window.refresh()
        self.show_ready()
        failed = report.count(Outcome.FAILED)
        if failed:
            self._status.show_index("danger", PLURALS.files_failed(failed))
        announce(self._window, self._spoken_import())

    def _spoken_import(self) -> str:
        """What a screen reader says of the import that is done: «3 files looked at, Added: 2, Failed: 1»."""
        importing = self._window.importing
        counts = (
            f"{wording.outcome(one)}: {number(importing.counts[one])}" for one in Outcome if importing.counts[one]
        )
        return translate("Wording", ", ").join((PLURALS.files_looked_at(importing.done), *counts))

    def _kept_changed(self) -> None:
        self._reading.look_again()
        self._window.refresh()

    def _show_listing(self, question: Question, total: int) -> None:
        self._window.list_pane.show_listing(question, total)
        self._show_state()
        self._show_current()
        self._arrived()

    def _show_results(self, question: Question, results: Results) -> None:
        self._window.list_pane.show_results(question, results, whole=self._healed_tenths is None)
        self._show_state()
        self._show_current(scroll=False)
        self._arrived()

    def _show_counts(self) -> None:
        counts = self._browsing.counts
        self._window.top.search.show_total(counts.total)
        self._status.show_counts(counts)
        self._show_empty(counts.total == 0)
        self._show_state()

    def _show_state(self) -> None:
        browsing = self._browsing
        self._window.sidebar.show_state(browsing.counts, browsing.months, browsing.question, browsing.facets)

    def _show_current(self, scroll: bool = True) -> None:
        """Light the row of the open article, if the list has it."""
        number = self._window.rows.place_of(self._reading.id) if self._reading.id else None
        if number is not None:
            self._window.list.show_current(number, scroll)

    def _show_article(self) -> None:
        reading = self._reading
        self._window.article.show_article(reading.article, reading.status.place)
        self._window.panes.show_blank(reading.article is None)
        self._window.article.set_known_related(reading.known_related())
        self._window.article.set_whole(reading.status.whole)
        self._window.relations.show_notice()
        self._window.show_title(reading.article.title if reading.article else None)
        self._status.show_reading(reading.article.text if reading.article else "", None)
        self._show_buttons()
        self._show_current()
        if reading.older:
            reading.mark_differences()
        elif words := self._window.find_bar.words():
            reading.mark(words)

    def _show_progress(self) -> None:
        if self._reading.article:
            share = self._window.article.progress()
            self._status.show_reading(self._reading.article.text, share)
            self._reading.moved(share)

    def _show_change(self, article_id: str) -> None:
        self._window.rows.refresh(article_id)
        if article_id == self._reading.id:
            self._window.article.set_whole(self._reading.status.whole)
        self._show_buttons()
        self._browsing.count()
        if self._browsing.question.shelf is Shelf.BOOKMARKS:
            self._browsing.refresh()

    def _show_buttons(self) -> None:
        reading = self._reading
        self._window.top.show_state(
            reading.id is not None, reading.status.bookmarked, reading.can_go_back(), reading.can_go_forward()
        )

    def _show_empty(self, empty: bool) -> None:
        """The first-run page while the library is empty, the panes as soon as it is not."""
        window, samples = self._window, resources.path("samples")
        page = window.panes.first_run
        if empty and page is None:
            from ui.first_run import FirstRun

            page = FirstRun(window.look, window.run, lambda: window.import_paths([samples]), window.panes)
            self._status.show_index("ok", translate("Status", "Nothing indexed yet"))
            QTimer.singleShot(0, page.first.setFocus)
        began = page is not None and page.isVisible() and not empty
        if began:
            # Hiding what has the focus would hand it on to the search field.
            page.first.clearFocus()
        window.panes.show_first_run(page if empty else None)
        if began:
            card = window.cards.current()
            card.lead_back_to(window.list) if card else window.list.setFocus()
        self._show_buttons()

    def show_healing(self, progress: tuple[int, int]) -> None:
        """The index is being brought in step: so many articles of so many.

        Who asked and has no answer yet is answered again after each tenth of them.
        """
        before, self._healed_tenths = self._healed_tenths, 10 * progress[0] // progress[1]
        if before != self._healed_tenths and self._browsing.question.searching and not self._window.rows.rowCount():
            self._browsing.refresh()
        self._status.show_index("warn", translate("Status", "Indexing…"))
        self._status.show_progress(*progress)

    def show_healed(self) -> None:
        """The index was looked after. Who asked meanwhile sees what can be found now."""
        healing, self._healed_tenths = self._healed_tenths is not None, None
        if healing and self._browsing.question.searching:
            self._browsing.refresh()
        if not self._status.failing:
            self.show_ready()

    def forget_healing(self) -> None:
        """The index could not be looked after: nothing more is to come of it."""
        self._healed_tenths = None

    def show_ready(self) -> None:
        """The index is in step with the library."""
        self._status.show_progress(0, 0)
        self._status.show_index("ok", translate("Status", "Index up to date"))
