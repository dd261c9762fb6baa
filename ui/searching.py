"""What helps to search: words to go on with, earlier and saved searches, a better query, why, and what is like it.

Everything here is asked on the searches lane, and only the newest question may answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from reader.annotations import SmartFilter
from reader.article import Closeness, Folding, Reason, Shelf
from ui import menus, understood
from ui import question as asking
from ui.history import History
from ui.lanes import Job
from ui.name_matching import folded
from ui.sidebar_items import Saved
from ui.wording import translate

if TYPE_CHECKING:
    from ui.name_card import NameCard
    from ui.why_card import WhyCard
    from ui.window import Window

HISTORY_NAME = "searches.json"

ROW_COMMANDS = ("open", "bookmark", "read", "like", "why", "copies")
"""The context menu of a row."""


class Searching(QObject):
    """Does the commands about all this for a window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._library, self._lane = window.library, window.searches
        self._box = window.top.search
        self._history = History(window.library.folder / HISTORY_NAME)
        self._match = (0, 0)
        # 1 or -1 while the next or last article's marks are awaited, to go to its first or last one.
        self._entering = 0
        self._why: WhyCard | None = None
        self._naming: NameCard | None = None
        self._connect()

    def _connect(self) -> None:
        window, box = self._window, self._box
        box.begun.connect(self._complete)
        box.past_wanted.connect(self.show_history)
        box.past_dropped.connect(self._forget)
        box.left.connect(lambda _: self._remember())
        window.list.chosen.connect(self._take_choice)
        window.list_pane.suggested.connect(box.setText)
        window.article.match_changed.connect(self._take_match)
        window.browsing.counted.connect(self.count_saved)
        window.sidebar.saved_chosen.connect(self._ask_saved)
        window.sidebar.saved_dropped.connect(self._drop_saved)
        window.sidebar.saved_renamed.connect(self._rename_saved)
        window.list_pane.answer.apart_wanted.connect(self.keep_apart)
        window.appearance.changed.connect(lambda _: self._follow_settings())
        window.reading.strict = window.settings.kept_apart
        window.browsing.found.connect(lambda question, _: self._mark_as_near(question.closeness))
        window.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        window.list.customContextMenuRequested.connect(self._show_menu)

    # Words to go on with, and earlier searches

    def _complete(self, text: str) -> None:
        def show(lines: tuple[str, ...]) -> None:
            if self._box.text().strip() == text.strip():
                # Another spelling of what is typed finds the same: nothing to stop at on the way to the results.
                self._box.offer([line for line in lines if folded(line) != folded(text.strip())])

        self._lane.do(lambda job: self._library.finding.completions(text, job.cancelled), show, newest="completions")

    def show_history(self) -> None:
        """List earlier searches under the search box."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._lane.do(
            lambda job: self._history.searches(), lambda past: self._box.offer(past, past=True), newest="completions"
        )

    def clear_history(self) -> None:
        """Forget all earlier searches."""
        self._lane.do(lambda job: self._history.clear(), lambda _: None)

    def _remember(self) -> None:
        words = self._box.words()
        if words:
            self._lane.do(lambda job: self._history.remember(words), lambda _: None)

    def _forget(self, words: str) -> None:
        self._lane.do(lambda job: self._history.forget(words), lambda _: self.show_history())

    # Saved searches

    def save(self) -> None:
        """Keep what is searched under a name."""
        question = self._window.browsing.question
        if not (question.words or question.months or question.sections):
            return

        def keep(name: str) -> None:
            query = asking.query(self._library, question)
            self._lane.do(lambda job: self._library.arranging.add_filter(name, query), lambda _: self.count_saved())

        self._name(question.words, keep)

    def count_saved(self) -> None:
        """Count what each saved search finds now."""

        def work(job: Job) -> Saved:
            filters = self._library.arranging.filters()
            return tuple((one, self._library.count(one.query, job.cancelled)) for one in filters)

        self._lane.do(work, self._window.sidebar.show_saved, newest="saved")

    def _ask_saved(self, saved: SmartFilter) -> None:
        question = asking.of_saved(saved.query)
        self._box.show_words(question.words)
        now = self._window.browsing.question
        self._window.ask(question._replace(folded=now.folded, strict=now.strict))

    def _drop_saved(self, saved: SmartFilter) -> None:
        self._lane.do(lambda job: self._library.arranging.remove_filter(saved.id), lambda _: self.count_saved())

    def _rename_saved(self, saved: SmartFilter) -> None:
        def keep(name: str) -> None:
            changed = saved._replace(name=name)
            self._lane.do(lambda job: self._library.arranging.change_filter(changed), lambda _: self.count_saved())

        self._name(saved.name, keep)

    def _name(self, name: str, keep: object) -> None:
        if self._naming is None:
            from ui.name_card import NameCard  # late: a window opens without it

            self._naming = NameCard(self._window, self._window.look)
            self._window.cards.others.append(self._naming)
        self._naming.ask(name, keep)

    # A better query, another closeness

    def take_suggestion(self) -> None:
        """Ask the better query that is offered."""
        self._window.list_pane.answer.take()

    def change_closeness(self) -> None:
        """The next way to compare words."""
        question = self._window.browsing.question
        if question.words:
            self._window.ask(question.closer())

    def keep_apart(self, kind: Folding) -> None:
        """Keep spellings apart that a search takes for one, or no longer, and say which are apart now."""
        strict = self._window.settings.kept_apart ^ {kind}
        self._window.choose(strict=" ".join(sorted(strict)))
        said = understood.kept_apart(strict) or translate("Understood", "All spellings are one")
        self._window.status.say(said)

    def _follow_settings(self) -> None:
        """Follow the settings in what is listed and marked."""
        window, strict = self._window, self._window.settings.kept_apart
        if strict != window.reading.strict:
            window.reading.strict = strict
            window.ask(window.browsing.question._replace(strict=strict))
            window.reading.mark(window.find_bar.words())

    def _mark_as_near(self, closeness: Closeness | None) -> None:
        """Mark in the article what the list was narrowed to."""
        reading = self._window.reading
        if closeness is not reading.closeness:
            reading.closeness = closeness
            reading.mark(self._window.find_bar.words())

    # One article of the answer

    def show_like(self) -> None:
        """Show the articles most like the open one."""
        article_id = self._window.reading.id
        if article_id:
            self._box.show_words("")
            self._window.ask(self._window.browsing.question.only(Shelf.ALL)._replace(words="", like=article_id))

    def show_why(self) -> None:
        """Say of each word how the open article answers it."""
        article, words = self._window.reading.article, self._window.browsing.question.words
        if not article or not article.id or not words:
            return

        def show(reasons: tuple[Reason, ...]) -> None:
            if self._why is None:
                from ui.why_card import WhyCard  # late: a window opens without it

                self._why = WhyCard(self._window, self._window.look)
                self._window.cards.others.append(self._why)
            self._why.open_why(article.title or "", reasons)

        self._lane.do(lambda job: self._library.finding.reasons(words, article.id), show, newest="why")

    def _show_menu(self, point: QPoint) -> None:
        """The commands for a row, by the mouse or the menu key."""
        view = self._window.list
        index = view.indexAt(point)
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton or index == view.currentIndex()
        if index.isValid() and by_mouse:
            view.choose(index.row())
        menu = QMenu(view)
        for name in ROW_COMMANDS:
            menus.add(menu, name, self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(view.viewport().mapToGlobal(point))

    # From match to match, and on to the next article

    def next_match(self) -> None:
        """The next match; after the last the first of the next article found."""
        current, total = self._match
        if not (self._is_answer() and current == total and self._go_on(1)):
            self._window.article.next_match()

    def previous_match(self) -> None:
        """The match before; before the first the last of the article before."""
        current, _ = self._match
        if not (self._is_answer() and current == 1 and self._go_on(-1)):
            self._window.article.previous_match()

    def _is_answer(self) -> bool:
        """Whether what is marked in the article is what the list was asked for."""
        words = self._window.browsing.question.words
        return bool(words) and self._window.find_bar.words() == words

    def _go_on(self, step: int) -> bool:
        """Open the neighbour of the open article in the answer; whether there is one."""
        reading = self._window.reading
        at = self._window.rows.place_of(reading.id) if reading.id else None
        target = None if at is None else at + step
        if target is None or not 0 <= target < self._window.rows.rowCount():
            return False
        self._window.list.choose(target)
        self._entering = step
        return True

    def _take_choice(self) -> None:
        """Another row was chosen: a match awaited in the one before is not wanted any more."""
        self._entering = 0
        self._remember()

    def _take_match(self, current: int, total: int) -> None:
        self._match = (current, total)
        if self._entering and total and not current:
            step, self._entering = self._entering, 0
            if step > 0:
                self._window.article.next_match()
            else:
                self._window.article.previous_match()
