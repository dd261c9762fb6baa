"""Articles beside the open one: older versions of it, or others that tell the same in nearly the same words.

The open one is shown with what differs: struck through what only the chosen one says, underlined what only the
open one says. Enter opens the chosen one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from reader.article import Difference, Headline
from reader.library import Library
from ui import wording
from ui.card_head import card_head
from ui.lanes import Job, Lane
from ui.overlay import Overlay
from ui.parts import label
from ui.style import SEMIBOLD, Look, font, reading_font
from ui.wording import translate

WIDTH, TOP, HEIGHT, LIST = 980, 90, 480, 340


@dataclass(frozen=True, slots=True)
class Compared:
    """The other text, the open one's, and where they differ."""

    old: str
    new: str
    differences: tuple[Difference, ...]


class RelativesDialog(Overlay):
    """``wanted`` carries the id of the article to open."""

    wanted = Signal(str)

    def __init__(self, window: QWidget, look: Look, library: Library, lane: Lane) -> None:
        super().__init__(window, look, translate("Relatives", "Other articles"), WIDTH, TOP)
        self._library = library
        self._lane = lane
        self._article_id = ""
        self._shown: Compared | None = None
        self._title = label("", font(15, SEMIBOLD), "", self.card)
        self._list = QListWidget(self.card)
        self._list.setObjectName("Relatives")
        self._list.setFont(font(13))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedWidth(LIST)
        self._text = QTextBrowser(self.card)
        self._text.setObjectName("Compared")
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._text.setFont(reading_font(18))
        self._text.setAccessibleName(translate("Relatives", "What differs"))
        self._lay_out()
        self._list.currentItemChanged.connect(lambda *_: self._compare())
        self._list.itemActivated.connect(self._open)
        look.changed.connect(self._write)

    def open_relatives(self, title: str, article_id: str, others: Sequence[Headline]) -> None:
        """Show these beside an article."""
        self._article_id = article_id
        self._title.setText(title)
        self._list.setAccessibleName(title)
        self._list.clear()
        for headline in others:
            item = QListWidgetItem(_said(headline), self._list)
            item.setData(Qt.ItemDataRole.UserRole, headline.id)
        self._list.setCurrentRow(0)
        self.open(self._list)

    def _open(self, item: QListWidgetItem) -> None:
        self.close_card()
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def _compare(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        other, article_id = item.data(Qt.ItemDataRole.UserRole), self._article_id

        def work(job: Job) -> Compared:
            texts = (self._library.article(other).text, self._library.article(article_id).text)
            return Compared(*texts, self._library.compare(other, article_id))

        self._lane.do(work, self._show, newest="compare")

    def _show(self, compared: Compared) -> None:
        self._shown = compared
        self._write()

    def _write(self) -> None:
        """The text of the article, with what it says otherwise than the other one."""
        self._text.clear()
        if self._shown is None:
            return
        compared, plain = self._shown, QTextCharFormat()
        cursor = QTextCursor(self._text.document())
        end = 0
        for old, new in compared.differences:
            cursor.insertText(compared.new[end : new.start], plain)
            cursor.insertText(compared.old[old.start : old.end], self._mark(gone=True))
            if old.end > old.start and new.end > new.start:
                # What was and what is now are two words, not one.
                cursor.insertText(" ", plain)
            cursor.insertText(compared.new[new.start : new.end], self._mark(gone=False))
            end = new.end
        cursor.insertText(compared.new[end:], plain)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._text.setAccessibleDescription(_count(len(compared.differences)))

    def _mark(self, gone: bool) -> QTextCharFormat:
        """A format that does not rely on its colour: struck through, or underlined."""
        mark = self._look.theme.highlights[3 if gone else 1]
        format_ = QTextCharFormat()
        format_.setBackground(QColor(mark.fill))
        format_.setFontStrikeOut(gone)
        format_.setFontUnderline(not gone)
        return format_

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(card_head(self, self._look, self._title))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._list)
        body.addWidget(self._text, 1)
        column.addLayout(body, 1)
        said = translate("Relatives", "Struck through: only in the other one. Underlined: only in the open one.")
        note = label(said, font(12.5), "quiet", self.card)
        note.setContentsMargins(19, 10, 19, 10)
        column.addWidget(note)
        self.card.setMinimumHeight(HEIGHT)


def _said(headline: Headline) -> str:
    """A headline with what tells it from the others: section, date, and when it came."""
    facts = [wording.section(headline.section), wording.day(headline.published)]
    facts.append(translate("Relatives", "came %1").replace("%1", wording.day(headline.added[:10])))
    return f"{headline.title}\n{' · '.join(wording.isolated(fact) for fact in facts if fact)}"


def _count(differences: int) -> str:
    return translate("Relatives", "No words differ.") if not differences else translate("Relatives", "Words differ.")
