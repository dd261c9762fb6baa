"""Every way by which files come into a window: chosen, looked at first, dropped, pasted, watched, or left unfinished.

All of them end in the one import of ``Importing``, or, for watched folders, in one that nobody need look at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from reader.article import Article, ImportReport, Outcome
from reader.library import Library
from ui import pasting, wording
from ui.cards import Cards
from ui.importing import Importing
from ui.lanes import Lane
from ui.notice_bar import NoticeBar
from ui.paths import choose_files, choose_folder
from ui.plurals import PLURALS
from ui.previewing import Previewing
from ui.watching import Watching
from ui.wording import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Edited = Mapping[str, tuple[Article, ...]]


class Intake(QObject):
    """``arrived`` says in words what watching brought."""

    arrived = Signal(str)

    def __init__(
        self,
        library: Library,
        lane: Lane,
        cards: Cards,
        notice: NoticeBar,
        open_article: Callable[[str], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._lane = lane
        self._cards = cards
        self._notice = notice
        self._open_article = open_article
        self._window = window
        self.importing = Importing(library, lane, self)
        self.previewing = Previewing(library, lane, self)
        self.watching = Watching(library, lane, self)
        self.watching.arrived.connect(self._tell_arrived)

    def begin(self) -> None:
        """The window is on the screen: see what came to watched folders, and what an import left undone."""
        self.watching.begin()
        # What was being refreshed will be refreshed again by itself; what is being imported is not interrupted.
        spared = [*self._library.watched(), *(self.importing.paths if self.importing.running else ())]
        if unfinished := [path for path in self._library.unfinished() if path not in spared]:
            self._offer(unfinished)

    def end(self) -> None:
        """Stop what is under way; what is done stays."""
        self.importing.cancel()
        self.previewing.stop()
        self.watching.stop()

    def give_up(self) -> None:
        """The lane reported a failure."""
        self.importing.give_up()
        self.previewing.give_up()

    def take(self, paths: Sequence[Path], edited: Edited | None = None) -> None:
        """Import files and folders, and show how it goes."""
        if paths:
            self.importing.start(paths, edited)
            self.show()

    def show(self) -> None:
        """Show the import that runs, or the last one; say so where there was none."""
        if not self.importing.paths:
            self._notice.say(translate("Intake", "Nothing has been imported since the window was opened."))
            return
        self._cards.open_import(self.importing, self.look_at, self._open_article)

    def choose_files(self) -> None:
        """Ask for files, or show the import that runs."""
        if self.importing.running:
            self.show()
        else:
            self.take(choose_files(self._window))

    def choose_folder(self) -> None:
        """Ask for a folder."""
        self.take(choose_folder(self._window))

    def look_at(self, paths: Sequence[Path]) -> None:
        """Show how files and folders would be imported."""
        if paths:
            self._cards.open_preview(self.previewing, paths, self.take)

    def look_at_files(self) -> None:
        """Ask for files to preview."""
        self.look_at(choose_files(self._window))

    def look_at_folder(self) -> None:
        """Ask for a folder to preview."""
        self.look_at(choose_folder(self._window))

    def show_watched(self) -> None:
        """Show the watched folders."""
        self._cards.open_watched(self.watching)

    def paste(self, data: QMimeData | None = None) -> None:
        """Import what is in the clipboard: files, a piece of a web page, or text."""
        data = data or QGuiApplication.clipboard().mimeData()
        if files := pasting.copied_files(data):
            self.take(files)
        elif text := data.text().strip() or data.html():
            html = data.html() if data.hasHtml() else ""
            self._lane.do(lambda job: self._written(text, html), lambda path: self.take([path]))
        else:
            self._notice.say(
                translate("Intake", "The clipboard holds no text and no files."), drawing="clipboard-paste"
            )

    def _written(self, text: str, html: str) -> Path:
        """On the lane: the clipboard as a file, the page if an article can be read from it, else its text."""
        folder = self._library.folder / pasting.FOLDER
        now = datetime.now()
        if html:
            page = pasting.write(folder, html, ".html", now)
            (preview,) = self._library.preview([page])
            if any(article.title or article.body for article in preview.articles):
                return page
            page.unlink()
        return pasting.write(folder, text, ".txt", now)

    def _offer(self, unfinished: list[Path]) -> None:
        named = wording.isolated(str(unfinished[0])) + (f" +{len(unfinished) - 1}" if len(unfinished) > 1 else "")
        said = translate("Intake", "An import was interrupted: %1. What came in is kept.").replace("%1", named)

        def go_on() -> None:
            self._notice.hide()
            self.take(unfinished)

        def leave() -> None:
            self._notice.hide()
            self._lane.do(lambda job: self._library.forget_unfinished(), lambda _: None)

        self._notice.say(
            said,
            (translate("Intake", "Go on"), go_on),
            (translate("Intake", "Leave it"), leave),
            drawing="folder-input",
            color="warn",
        )

    def _tell_arrived(self, report: ImportReport) -> None:
        if came := report.count(Outcome.ADDED) + report.count(Outcome.UPDATED):
            self.arrived.emit(PLURALS.came_by_watching(came))
