"""The window: puts the panes together and does the commands of the table.

    ┌──────────────── top bar ────────────────┐
    │ sidebar │ list │ find bar               │
    │         │      │ article                │
    ├─────────────── status line ─────────────┤

What the list shows is asked by ``Browsing``, what is open is known by ``Reading``, files come in by
``Importing``; here their answers meet the panes. Below 1100 px the sidebar is a rail of icons, below
900 px list and article share one pane.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

import resources
from reader.article import ImportReport, Outcome, Results, Shelf, Sort
from reader.errors import KhizanaError
from reader.library import Library
from ui import style, wording
from ui.article_view import ArticleView
from ui.browsing import Browsing
from ui.commands import BY_NAME, COMMANDS, Needs, chords, command_of
from ui.find_bar import FindBar
from ui.importing import Importing
from ui.lanes import Lane
from ui.list_pane import ListPane
from ui.overlay import Overlay
from ui.plurals import PLURALS
from ui.question import Question
from ui.reading import Reading
from ui.rows import Rows
from ui.settings import TEXT_SIZES, Session, Settings
from ui.sidebar import RAIL, WIDTH, Sidebar
from ui.status_line import StatusLine
from ui.style import Look
from ui.theme import THEMES
from ui.top_bar import TopBar
from ui.wording import translate

RAIL_BELOW, ONE_PANE_BELOW = 1100, 900
LIST_RANGE = (320, 480)


class Window(QMainWindow):
    """The main window on a library. ``language_wanted`` asks for the other interface language."""

    language_wanted = Signal()

    def __init__(self, library: Library, settings: Settings, session: Session) -> None:
        super().__init__()
        self._library = library
        self._session = session
        self.text_size = settings.text_size
        self.look = Look(THEMES[settings.theme], self)
        self.imports = Lane("imports", self._failed, self)
        self.searches = Lane("searches", self._failed, self)
        self._rows = Rows(library, self)
        self.browsing = Browsing(library, self.searches, self._rows, self)
        self.reading = Reading(library, self.searches, lambda: self.article.place(), self)
        self.importing = Importing(library, self.imports, self)
        self._overlays: dict[str, Overlay] = {}
        self._in_article = False
        self._first_run: QWidget | None = None
        self._build()
        self._connect()
        self._actions = self._make_actions()
        self._make_shortcuts()
        self._dress()
        self._restore(session)
        QTimer.singleShot(0, self._begin)

    # Construction

    def _build(self) -> None:
        self.setWindowTitle(translate("Window", "Khizana"))
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 480)
        self.top = TopBar(self.look, self.run, self)
        self.sidebar = Sidebar(self.look, self)
        self.list_pane = ListPane(self.look, self._rows, self)
        self.list = self.list_pane.list
        self.find_bar = FindBar(self.look, self.run, self)
        self.article = ArticleView(self.look.theme, self)
        self.status = StatusLine(self.look, self)
        end = "left" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "right"
        for pane in (self.sidebar, self.list_pane):
            pane.setProperty("edge", end)
        self._article_pane = QWidget(self)
        self._article_pane.setObjectName("ArticlePane")
        column = _column(self._article_pane)
        column.addWidget(self.find_bar)
        column.addWidget(self.article, 1)
        self._panes = QSplitter(self)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.list_pane)
        self._panes.addWidget(self._article_pane)
        self._panes.setStretchFactor(1, 1)
        self.list_pane.setMinimumWidth(LIST_RANGE[0])
        self._middle = QWidget(self)
        self._middle_row = QHBoxLayout(self._middle)
        self._middle_row.setContentsMargins(0, 0, 0, 0)
        self._middle_row.setSpacing(0)
        self._middle_row.addWidget(self.sidebar)
        self._middle_row.addWidget(self._panes, 1)
        whole = QWidget(self)
        column = _column(whole)
        column.addWidget(self.top)
        column.addWidget(self._middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.top.search.asked.connect(lambda words: self._ask(replace(self.browsing.question, words=words)))
        self.top.search.left.connect(self._to_results)
        self.sidebar.asked.connect(self._ask)
        self.sidebar.import_wanted.connect(lambda: self.run("import"))
        self.list_pane.asked.connect(self._ask)
        self.list_pane.suggested.connect(self.top.search.setText)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self.run("open"))
        self.browsing.listed.connect(self._show_listing)
        self.browsing.found.connect(self._show_results)
        self.browsing.counted.connect(self._show_counts)
        self.reading.opened.connect(self._show_article)
        self.reading.changed.connect(self._show_change)
        self.reading.marked.connect(self.article.set_spans)
        self.article.match_changed.connect(self.find_bar.show_count)
        self.article.related_chosen.connect(lambda number: self.reading.open_related(number, self.top.search.setText))
        self.find_bar.asked.connect(self.reading.mark)
        self.find_bar.closed.connect(self._close_find)
        self.importing.moved.connect(self._show_import)
        self.importing.finished.connect(self._imported)
        self.status.keys_wanted.connect(lambda: self.run("keys"))
        self.list_pane.resized.connect(self._fit_top)
        self._panes.splitterMoved.connect(self._keep_list_width)

    def _make_shortcuts(self) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for command in COMMANDS:
            for key in chords(command, rtl):
                shortcut = QShortcut(key, self)
                shortcut.activated.connect(lambda name=command.name: self.run(name))

    def _make_actions(self) -> dict[str, Callable[[], None]]:
        """What each command of the table does."""
        reading = self.reading
        return {
            "next-article": lambda: self.list.choose(self.list.currentIndex().row() + 1),
            "previous-article": lambda: self.list.choose(self.list.currentIndex().row() - 1),
            "next-unread": self._next_unread,
            "open": self._enter_article,
            "next-pane": lambda: self._turn_pane(1),
            "previous-pane": lambda: self._turn_pane(-1),
            "back": reading.back,
            "forward": reading.forward,
            "escape": self._step_back,
            "page-down": self._page_down,
            "larger": lambda: self._resize_text(1),
            "smaller": lambda: self._resize_text(-1),
            "normal-size": lambda: self._set_text_size(Settings().text_size),
            "theme": self._next_theme,
            **{f"theme-{name}": lambda name=name: self._set_theme(name) for name in THEMES},
            "full-screen": lambda: self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen),
            "search": self._to_search,
            "find": self._find,
            "next-match": self.article.next_match,
            "previous-match": self.article.previous_match,
            "bookmark": reading.toggle_bookmark,
            "read": reading.toggle_read,
            "import": self._choose_files,
            "import-folder": self._choose_folder,
            "all": lambda: self._ask(self.browsing.question.only(Shelf.ALL)),
            "unread": lambda: self._ask(self.browsing.question.only(Shelf.UNREAD)),
            "bookmarks": lambda: self._ask(self.browsing.question.only(Shelf.BOOKMARKS)),
            **{f"section-{n}": lambda n=n: self._choose_section(n - 1) for n in range(1, 10)},
            "palette": self._open_palette,
            "language": self.language_wanted.emit,
            "keys": self._open_keys,
            "quit": self.close,
        }

    def _dress(self) -> None:
        QApplication.setPalette(style.palette(self.look.theme))
        self.setStyleSheet(style.stylesheet(self.look.theme))
        self.article.set_theme(self.look.theme)
        self.article.set_text_size(self.text_size)

    # Beginning and end

    def _restore(self, session: Session) -> None:
        self.resize(1360, 860)
        if session.geometry:
            self.restoreGeometry(QByteArray.fromHex(session.geometry.encode()))
        self._list_width = session.list_width
        self.browsing.question = Question(shelf=Shelf(session.shelf), sort=Sort(session.sort))
        self._arrange()

    def _begin(self) -> None:
        """Everything that can wait until the window is on the screen."""
        self._refresh()
        self.list.setFocus()
        if self._session.article:
            try:
                self.reading.open(self._session.article)
            except KhizanaError:
                self.article.show_article(None)
        self._heal()

    def _heal(self) -> None:
        self.status.show_index("warn", translate("Status", "Checking the index…"))
        self.imports.do(
            lambda job: self._library.heal(
                lambda done, total: self.imports.report(self._show_healing, (done, total)), job.cancelled
            ),
            lambda _: self._index_ready(),
            newest="heal",
        )

    def session(self) -> Session:
        """Where the reader is now."""
        question = self.browsing.question
        return Session(
            geometry=bytes(self.saveGeometry().toHex()).decode(),
            list_width=self._list_width,
            article=self.reading.id or "",
            shelf=question.shelf.value,
            sort=question.sort.value,
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
        self.reading.leave()
        self.importing.cancel()
        self.imports.close()
        self.searches.close()

    # Commands

    def run(self, name: str) -> None:
        """Do a command, if what it needs is there."""
        overlay = self._open_overlay()
        if overlay is not None:
            overlay.close_card()
            if name == "escape" or overlay is self._overlays.get(name):
                return
        if self._can(BY_NAME[name].needs):
            self._actions[name]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no widget wanted: one of the bare ones, or nobody's."""
        command = command_of(event)
        if command is None:
            event.ignore()
            return
        self.run(command.name)

    def _can(self, needs: Needs) -> bool:
        return {
            Needs.NOTHING: True,
            Needs.LIBRARY: self.browsing.counts.total > 0,
            Needs.ARTICLE: self.reading.id is not None,
            Needs.MATCHES: self.reading.id is not None,
            Needs.BACK: self.reading.can_go_back(),
            Needs.FORWARD: self.reading.can_go_forward(),
        }[needs]

    def _ask(self, question: Question) -> None:
        words = question.words != self.browsing.question.words
        self.browsing.ask(question)
        if words:
            self.find_bar.show_words(question.words)
            self.reading.mark(question.words)

    def _choose(self, number: int) -> None:
        article_id = self._rows.id_at(number)
        if article_id:
            self._open(article_id)

    def _open(self, article_id: str) -> None:
        try:
            self.reading.open(article_id)
        except KhizanaError as error:
            self._failed(error)

    def _enter_article(self) -> None:
        self._in_article = True
        self._arrange()
        self.article.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_results(self, enter: bool) -> None:
        if not self._rows.rowCount():
            return
        number = self.list.currentIndex().row()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.choose(number if number >= 0 and not enter else 0)

    def _to_search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _find(self) -> None:
        self.find_bar.edit()

    def _close_find(self) -> None:
        self.find_bar.show_words("")
        self.reading.mark("")
        self.article.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step_back(self) -> None:
        """Esc: out of the article, then out of what narrows the list, one step at a time."""
        question = self.browsing.question
        if self.isFullScreen():
            self.run("full-screen")
        elif self._article_pane.isAncestorOf(QApplication.focusWidget() or self):
            self._in_article = False
            self._arrange()
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif question.words:
            self.top.search.clear()
        elif question != question.only(Shelf.ALL):
            self._ask(question.only(Shelf.ALL))

    def _turn_pane(self, step: int) -> None:
        panes = [self.top.search, self.sidebar.choices, self.list, self.article]
        panes = [pane for pane in panes if pane.isVisible()]
        focused = QApplication.focusWidget()
        at = next(
            (n for n, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))), -1
        )
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _next_unread(self) -> None:
        """The next unread row, looked for off the main thread, since it may be far."""
        start = self.list.currentIndex().row() + 1
        question = replace(self.browsing.question, shelf=Shelf.UNREAD)
        if question.searching:
            return self._next_unread_hit(start)
        from ui.question import ids

        shown = [self._rows.id_at(number) for number in range(start, self._rows.rowCount())]

        def work(job: object) -> str | None:
            unread = set(ids(self._library, question))
            return next((article_id for article_id in shown if article_id in unread), None)

        return self.searches.do(work, self._choose_id, newest="unread") and None

    def _next_unread_hit(self, start: int) -> None:
        for number in range(start, self._rows.rowCount()):
            row = self._rows.row(number)
            if row is not None and not row.headline.read:
                self.list.choose(number)
                return

    def _choose_id(self, article_id: str | None) -> None:
        number = self._rows.place_of(article_id) if article_id else None
        if number is not None:
            self.list.choose(number)

    def _choose_section(self, number: int) -> None:
        name = self.sidebar.section_at(number)
        if name is not None:
            self._ask(self.browsing.question.section(name, widen=False))

    def _page_down(self) -> None:
        bar = self.article.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())

    def _next_theme(self) -> None:
        names = list(THEMES)
        self._set_theme(names[(names.index(self.look.theme.name) + 1) % len(names)])

    def _set_theme(self, name: str) -> None:
        self.look.set_theme(THEMES[name])
        self._dress()

    def _resize_text(self, step: int) -> None:
        at = TEXT_SIZES.index(self.text_size) + step
        self._set_text_size(TEXT_SIZES[min(max(at, 0), len(TEXT_SIZES) - 1)])

    def _set_text_size(self, px: int) -> None:
        self.text_size = px
        self.article.set_text_size(px)

    # Cards

    def _open_overlay(self) -> Overlay | None:
        return next((overlay for overlay in self._overlays.values() if overlay.isVisible()), None)

    def _open_keys(self) -> None:
        from ui.key_sheet import KeySheet

        self._overlays.setdefault("keys", KeySheet(self, self.look)).open_sheet()

    def _open_palette(self) -> None:
        from ui.palette import Palette

        if "palette" not in self._overlays:
            self._overlays["palette"] = Palette(
                self,
                self.look,
                self._library,
                self.searches,
                self.run,
                lambda name: self._ask(self.browsing.question.section(name, widen=False)),
                self._open,
            )
        names = (name for name, _ in self.browsing.counts.sections if name is not None)
        self._overlays["palette"].open_palette(names)

    def _open_import(self) -> None:
        from ui.import_dialog import ImportDialog

        if "importing" not in self._overlays:
            self._overlays["importing"] = ImportDialog(self, self.look, self.importing)
        self._overlays["importing"].open_import()

    # Import

    def import_paths(self, paths: list[Path]) -> None:
        """Import files and folders, and show how it goes."""
        if paths:
            self.importing.start(paths)
            self._open_import()

    def _choose_files(self) -> None:
        if self.importing.running:
            self._open_import()
            return
        names, _ = QFileDialog.getOpenFileNames(self, translate("Window", "Import articles"))
        self.import_paths([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, translate("Window", "Import a folder of articles"))
        self.import_paths([Path(name)] if name else [])

    def _open_samples(self) -> None:
        self.import_paths([resources.path("samples")])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._show_drag(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_drag(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_drag(False)
        event.acceptProposedAction()
        self.import_paths([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _show_drag(self, over: bool) -> None:
        if self._first_run is not None:
            self._first_run.show_drag(over)

    def _show_import(self) -> None:
        running = self.importing.running
        self.status.show_progress(self.importing.done, self.importing.total if running else 0)
        if running:
            self.status.show_index("warn", translate("Status", "Importing…"))

    def _imported(self, report: ImportReport) -> None:
        self._refresh()
        self._index_ready()
        failed = report.count(Outcome.FAILED)
        if failed:
            self.status.show_index("danger", PLURALS.files_failed(failed))

    # Answers

    def _refresh(self) -> None:
        self.browsing.count()
        self.browsing.refresh()

    def _show_listing(self, question: Question, total: int) -> None:
        self.list_pane.show_listing(question, total)
        self._show_state()

    def _show_results(self, question: Question, results: Results) -> None:
        self.list_pane.show_results(question, results)
        self._show_state()

    def _show_counts(self) -> None:
        counts = self.browsing.counts
        self.top.search.show_total(counts.total)
        self.status.show_counts(counts)
        self._show_empty(counts.total == 0)
        self._show_state()

    def _show_state(self) -> None:
        browsing = self.browsing
        self.sidebar.show_state(browsing.counts, browsing.months, browsing.question, browsing.facets)
        self._show_current()

    def _show_current(self) -> None:
        """Light the row of the open article, if the list has it."""
        number = self._rows.place_of(self.reading.id) if self.reading.id else None
        if number is not None:
            self.list.show_current(number)

    def _show_article(self) -> None:
        reading = self.reading
        self.article.show_article(reading.article, reading.status.place)
        self.status.show_reading_time(reading.article.text if reading.article else "")
        self._show_buttons()
        self._show_current()
        if words := self.find_bar.words():
            reading.mark(words)

    def _show_change(self, article_id: str) -> None:
        self._rows.refresh(article_id)
        self._show_buttons()
        self.browsing.count()
        if self.browsing.question.shelf is Shelf.BOOKMARKS:
            self.browsing.refresh()

    def _show_buttons(self) -> None:
        reading = self.reading
        self.top.show_state(
            reading.id is not None, reading.status.bookmarked, reading.can_go_back(), reading.can_go_forward()
        )

    def _show_empty(self, empty: bool) -> None:
        """The first-run page while the library is empty, the panes as soon as it is not."""
        if empty and self._first_run is None:
            from ui.first_run import FirstRun

            self._first_run = FirstRun(self.look, self.run, self._open_samples, self)
            self._middle_row.addWidget(self._first_run, 1)
            self._first_run.first.setFocus()
            self.status.show_index("ok", translate("Status", "Nothing indexed yet"))
        if self._first_run is not None:
            self._first_run.setVisible(empty)
        self._panes.setVisible(not empty)
        self._show_buttons()

    def _show_healing(self, progress: tuple[int, int]) -> None:
        self.status.show_index("warn", translate("Status", "Indexing…"))
        self.status.show_progress(*progress)

    def _index_ready(self) -> None:
        self.status.show_progress(0, 0)
        self.status.show_index("ok", translate("Status", "Index up to date"))

    def _failed(self, error: Exception) -> None:
        """The one place where failures come home: said in the status line, nothing hidden."""
        self.importing.give_up()
        self.status.show_progress(0, 0)
        self.status.show_index("danger", wording.error(error))
        if not isinstance(error, KhizanaError):
            raise error

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Give each pane its room."""
        one_pane = self.width() < ONE_PANE_BELOW
        self.sidebar.set_rail(self.width() < RAIL_BELOW)
        self.list_pane.setMaximumWidth(16777215 if one_pane else LIST_RANGE[1])
        self.list_pane.setVisible(not one_pane or not self._in_article)
        self._article_pane.setVisible(not one_pane or self._in_article)
        if not one_pane:
            self._panes.setSizes([self._list_width, max(1, self._panes.width() - self._list_width)])
        self._fit_top()

    def _keep_list_width(self) -> None:
        self._list_width = min(max(self.list_pane.width(), LIST_RANGE[0]), LIST_RANGE[1])

    def _fit_top(self) -> None:
        sidebar = RAIL if self.width() < RAIL_BELOW else WIDTH
        self.top.fit(sidebar, min(max(self.list_pane.width(), LIST_RANGE[0]), LIST_RANGE[1]))


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
