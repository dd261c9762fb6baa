"""What stands behind the open article: its files and warnings, older versions, copies, and what was left out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.article import Headline
from ui import import_words
from ui.plurals import PLURALS
from ui.wording import translate

if TYPE_CHECKING:
    from ui.window import Window

SERIOUS = ("spoofing", "lost-letters", "damaged-bytes")
"""Warnings that are said over the article; the others stand in its details."""


class Relations(QObject):
    """Does the commands about all this for a window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def show_notice(self) -> None:
        """Say over the article what its reader must know: that it is an older version, or not to be trusted."""
        window, reading, notice = self._window, self._window.reading, self._window.panes.article_notice
        serious = [said for said in reading.article.warnings if said.code in SERIOUS] if reading.article else []
        if reading.older:
            said = translate("Relations", "You are reading an older version; what differs from the newest is marked.")
            newest = str(reading.newest)
            action = (translate("Relations", "Newest version"), lambda: window.open_article(newest))
            notice.say(said, action, drawing="history", color="warn")
        elif serious:
            action = (translate("Relations", "Details"), self.show_details)
            notice.say(import_words.notice(serious[0]), action, drawing="triangle-alert", color="warn")
        else:
            notice.hide()

    def toggle_whole(self) -> None:
        """Show under the article what was left out of it, or no longer."""
        reading = self._window.reading
        if reading.article and not reading.article.dropped:
            self._window.status.say(translate("Relations", "Nothing was left out of this article."))
            return
        self._window.article.set_whole(not reading.status.whole, go_there=True)
        reading.toggle_whole()

    def show_details(self) -> None:
        """Show where the article comes from."""
        if article := self._window.reading.article:
            self._window.cards.open_details(self._window.library, article)

    def show_versions(self) -> None:
        """Show the older versions, newest first."""
        article_id = str(self._window.reading.newest)
        others = self._window.library.versions(article_id)
        nothing = translate("Relations", "This article has no older versions.")
        self._show(article_id, others, PLURALS.older_versions(len(others)) if others else nothing)

    def show_copies(self) -> None:
        """Show the articles that tell the same in nearly the same words."""
        article_id = str(self._window.reading.newest)
        others = [headline for headline in self._window.library.story(article_id) if headline.id != article_id]
        nothing = translate("Relations", "No other article tells this in nearly the same words.")
        self._show(article_id, others, PLURALS.copies(len(others)) if others else nothing)

    def fold(self) -> None:
        """Show one row for each story, or one for each article."""
        question = self._window.browsing.question
        self._window.ask(question._replace(folded=not question.folded))

    def _show(self, article_id: str, others: Sequence[Headline], said: str) -> None:
        window = self._window
        if not others:
            window.status.say(said)
            return
        window.cards.open_relatives(window.library, window.searches, said, article_id, others, window.open_article)
