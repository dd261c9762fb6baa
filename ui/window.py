"""The window: builds what belongs to it, does the commands of the table, and keeps where the reader is.

What the list shows is asked by ``Browsing``, what is open is known by ``Reading``, files come in by
``Importing``; ``Panes`` says where everything stands, ``Cards`` what can be laid over it, and ``Answers``
brings what they find to the panes that show it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow

from reader.article import Shelf, Sort
from reader.errors import KhizanaError
from reader.library import Library, Progress
from ui import focus_order, key_places, menus, style, wording
from ui.actions import Actions
from ui.answers import Answers
from ui.appearance import Appearance
from ui.browsing import Browsing
from ui.cards import Cards
from ui.commands import BY_NAME, COMMANDS, Needs, chords
from ui.intake import Intake
from ui.keeping import Keeping
from ui.keyboard import command_of, is_misread, press_button
from ui.lanes import Lane
from ui.marking import Marking
from ui.panes import Panes
from ui.paths import dropped_paths
from ui.question import Question
from ui.reading import Reading
from ui.relations import Relations
from ui.rows import Rows
from ui.searching import Searching
from ui.settings import Session, Settings
from ui.wording import translate

ARRIVALS_AFTER_MS = 800
"""What came to the watched folders is looked for when the window has long been painted."""

QUIET_MS = 30_000
"""So long after the last question every byte of the index is looked at."""


class Window(QMainWindow):
    """The main window on a library. ``chosen`` tells what was set; some of it only a new window can show."""

    chosen = Signal(object)

    def __init__(self, library: Library, settings: Settings, session: Session) -> None:
        super().__init__()
        self.library = library
        self._session = session
        self.appearance = Appearance(settings, self)
        self.look = self.appearance.look
        self.imports = Lane("imports", self._import_failed, self)
        self.searches = Lane("searches", self._search_failed, self)
        self.rows = Rows(library, self)
        self.browsing = Browsing(library, self.searches, self.rows, self)
        self._resume(session)
        self.reading = Reading(library, self.searches, lambda: self.article.place(), self)
        self.cards = Cards(self, self.look)
        self._build(session.list_width)
        self.marking = Marking(library, self.searches, self.reading, self.article, self.look)
        self.intake = Intake(library, self.imports, self.cards, self.panes.notice, self.open_article, self)
        self.importing = self.intake.importing
        self.relations = Relations(self)
        self.searching = Searching(self)
        self.keeping = Keeping(self)
        self.answers = Answers(self)
        self._connect()
        actions = Actions(self)
        self._actions, self._switches = actions.table, actions.switches
        self._shortcuts: list[QShortcut] = []
        self._make_shortcuts()
        self._dress()
        self._place(session)
        self.list.setFocus()
        self._rest = QTimer(self, singleShot=True, interval=ARRIVALS_AFTER_MS)
        self._rest.timeout.connect(self._look_around)
        self._healed = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(lambda: self._care_for_index(self.library.verify))
        QTimer.singleShot(0, self._begin)

    # Construction

    def _build(self, list_width: int) -> None:
        self.show_title(None)
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 480)
        self.panes = Panes(self.look, self.rows, self.run, list_width, self)
        self.setCentralWidget(self.panes)
        self.top, self.sidebar, self.status = self.panes.top, self.panes.sidebar, self.panes.status
        self.list_pane, self.list = self.panes.list_pane, self.panes.list_pane.list
        self.article, self.find_bar = self.panes.article, self.panes.find_bar

    def _connect(self) -> None:
        self.top.search.asked.connect(lambda words: self.ask(self.browsing.question.worded(words)))
        self.top.search.entered.connect(self.heal)
        self.sidebar.asked.connect(self.ask)
        self.sidebar.import_wanted.connect(lambda: self.run("import"))
        self.list_pane.asked.connect(self.ask)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self.run("open"))
        self.appearance.changed.connect(self._appear)
        self.article.zoom_asked.connect(lambda step: self.run("larger" if step > 0 else "smaller"))
        self.article.related_chosen.connect(lambda number: self.reading.open_related(number, self.top.search.setText))
        self.find_bar.asked.connect(self.reading.mark)
        self.find_bar.closed.connect(self._close_find)
        self.top.menu_opens.connect(lambda menu: menus.fill(menu, self))
        self.status.keys_wanted.connect(lambda: self.run("keys"))

    def _make_shortcuts(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = []
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for command in COMMANDS:
            for key in chords(command, rtl):
                shortcut = QShortcut(key, self)
                shortcut.activated.connect(lambda name=command.name: self.run(name))
                self._shortcuts.append(shortcut)

    def show_title(self, title: str | None) -> None:
        """Name the window after the open article: that is what window lists show and screen readers say first."""
        name = translate("Window", "Khizana")
        self.setWindowTitle(f"{title} — {name}" if title else name)

    @property
    def settings(self) -> Settings:
        """What the reader chose."""
        return self.appearance.settings

    def choose(self, **values: object) -> None:
        """Set some of the settings: everything that shows them follows."""
        self.appearance.apply(replace(self.settings, **values))

    def _appear(self, before: Settings) -> None:
        self._dress()
        if self.settings.conventions != before.conventions:
            QApplication.sendEvent(self.article, QEvent(QEvent.Type.LanguageChange))
            self.refresh()
        if self.settings.keys != before.keys:
            self._make_shortcuts()
            self.panes.show_blank(self.reading.article is None)
        self.chosen.emit(before)

    def _dress(self) -> None:
        QApplication.setPalette(style.palette(self.look.theme))
        self.setStyleSheet(style.stylesheet(self.look.theme))
        self.article.set_theme(self.look.theme)
        self.article.set_typography(self.settings.typography)

    # Beginning and end

    def _resume(self, session: Session) -> None:
        """Ask what the list showed last: the answer is on its way while the window is built."""
        shelf, sort = Shelf(session.shelf), Sort(session.sort)
        kept_apart = self.settings.kept_apart
        self.browsing.question = Question(shelf=shelf, sort=sort, folded=session.folded, strict=kept_apart)
        self.refresh()

    def _place(self, session: Session) -> None:
        self.resize(1360, 860)
        if session.geometry:
            self.restoreGeometry(QByteArray.fromHex(session.geometry.encode()))
        key_places.use_layout(session.keyboard)

    def _begin(self) -> None:
        """Everything that can wait until the window is on the screen."""
        if self._session.article:
            try:
                self.reading.open(self._session.article)
            except KhizanaError:
                self.article.show_article(None)
        self.panes.show_blank(self.reading.article is None)
        self._rest.start()

    def heal(self) -> None:
        """Make ready for searches and bring the index in step, once, when the reader turns to search.

        At 100,000 articles that takes half a second of work and 60 MiB, which who only reads need not spend. Every byte
        of the index is looked at when no question has been asked for a while: from a slow disk that takes seconds, in
        which a search would wait for the disk.
        """
        if self._healed:
            return
        self._healed = True
        self.searches.do(lambda job: self.library.finding.prepare(), lambda _: self._care_for_index(self.library.heal))
        self._quiet.start()

    def _care_for_index(self, care: Callable[[Progress, Callable[[], bool]], None]) -> None:
        self.imports.do(
            lambda job: care(
                lambda done, total: self.imports.report(self.answers.show_healing, (done, total)), job.cancelled
            ),
            lambda _: self.answers.show_healed(),
            newest="care",
        )

    def _look_around(self) -> None:
        """Find again the passages that an import left without a place when it was cut short; see what has come."""
        self.imports.do(lambda job: self.library.keeping.settle(), lambda _: None)
        self.intake.begin()

    def session(self) -> Session:
        """Where the reader is now."""
        question = self.browsing.question
        return Session(
            geometry=bytes(self.saveGeometry().toHex()).decode(),
            list_width=self.panes.list_width,
            article=self.reading.id or "",
            shelf=question.shelf.value,
            sort=question.sort.value,
            folded=question.folded,
            keyboard=key_places.layout(),
        )

    def retire(self) -> None:
        """Give way to another window on the same library."""
        self._finish()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._finish()
        event.accept()

    def _finish(self) -> None:
        """Keep what is to be kept; stop what is under way, and wait for it."""
        self._rest.stop()
        self.marking.finish_note()
        self.reading.leave()
        self.intake.end()
        self.imports.close()
        self.searches.close()

    # Commands

    def run(self, name: str) -> None:
        """Do a command, if what it needs is there."""
        card = self.cards.current()
        if card is not None:
            card.close_card()
            if name == "escape" or (name == "keys" and card is self.cards.keys):
                return
        if self.can(name):
            self._actions[name]()

    def event(self, event: QEvent) -> bool:
        """Qt asks before its shortcuts act."""
        if event.type() == QEvent.Type.ShortcutOverride and is_misread(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads."""
        return focus_order.step(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no widget wanted: one of the bare ones, or nobody's."""
        if press_button(event):
            return
        command = command_of(event)
        if command is None:
            event.ignore()
            return
        self.run(command.name)

    def can(self, name: str) -> bool:
        """Whether what a command needs is there."""
        return {
            Needs.NOTHING: True,
            Needs.LIBRARY: self.browsing.counts.total > 0,
            Needs.ARTICLE: self.reading.id is not None,
            Needs.MATCHES: self.reading.id is not None,
            Needs.BACK: self.reading.can_go_back(),
            Needs.FORWARD: self.reading.can_go_forward(),
        }[BY_NAME[name].needs]

    def is_on(self, name: str) -> bool | None:
        """Whether what a command switches is on; ``None`` for one that is no switch."""
        switch = self._switches.get(name)
        return switch() if switch else None

    def ask(self, question: Question) -> None:
        """Show the answer to a question; other words are marked in the open article too."""
        words = question.words != self.browsing.question.words
        if question.searching:
            self.heal()
        if self._quiet.isActive():
            self._quiet.start()
        self.keeping.leave()
        self.browsing.ask(question)
        if words:
            self.find_bar.show_words(question.words)
            self.reading.mark(question.words)

    def _choose(self, number: int) -> None:
        article_id = self.rows.id_at(number)
        if article_id:
            self.open_article(article_id)

    def open_article(self, article_id: str) -> None:
        """Open an article, or say why not."""
        try:
            self.reading.open(article_id)
        except KhizanaError as error:
            self._failed(error)

    def _close_find(self) -> None:
        self.find_bar.show_words("")
        self.reading.mark("")
        self.article.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_palette(self) -> None:
        """Show every command, section and article by name."""
        self.heal()
        self.cards.open_palette(
            self.library,
            self.searches,
            (name for name, _ in self.browsing.counts.sections if name is not None),
            self.run,
            lambda name: self.ask(self.browsing.question.section(name, widen=False)),
            self.open_article,
        )

    def import_paths(self, paths: list[Path]) -> None:
        """Import files and folders, and show how it goes."""
        self.intake.take(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event):
            event.acceptProposedAction()
            self._show_drag(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_drag(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_drag(False)
        event.acceptProposedAction()
        self.import_paths(dropped_paths(event))

    def _show_drag(self, over: bool) -> None:
        if self.panes.first_run is not None:
            self.panes.first_run.show_drag(over)

    # Answers and failures

    def refresh(self) -> None:
        """Ask anew what the window shows: something in the library is another."""
        self.browsing.refresh()
        self.browsing.count()

    def _import_failed(self, error: Exception) -> None:
        self.intake.give_up()
        self.answers.forget_healing()
        self.status.show_progress(0, 0)
        self._failed(error)

    def _search_failed(self, error: Exception) -> None:
        self.browsing.waiting = False
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        """The one place where failures come home: said in the status line, nothing hidden."""
        self.status.show_index("danger", wording.error(error))
        if not isinstance(error, KhizanaError):
            raise error
