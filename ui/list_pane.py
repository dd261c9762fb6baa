"""The middle column: what is shown and how many, in which order, the filters as chips, and the list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from reader.article import Results, Shelf, Sort
from ui import wording
from ui.announcing import announce
from ui.answer_bar import AnswerBar
from ui.article_list import ArticleList
from ui.commands import BY_NAME
from ui.flow import Flow
from ui.icons import pixmap
from ui.parts import inset, label
from ui.plurals import PLURALS, number
from ui.question import Facet, Question
from ui.rows import Rows
from ui.sidebar_items import STATE_NAMES, source
from ui.style import SEMIBOLD, Look, font
from ui.wording import translate

HEAD = 40
_SHELF_COMMAND = {Shelf.ALL: "all", Shelf.UNREAD: "unread", Shelf.BOOKMARKS: "bookmarks", Shelf.QUEUE: "reading-list"}


class ListPane(QWidget):
    """``asked`` carries the question made here: another order, a filter let go, a suggestion taken."""

    asked = Signal(object)
    suggested = Signal(str)
    resized = Signal()

    def __init__(self, look: Look, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ListPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._question = Question()
        self._title = label("", font(14, SEMIBOLD), "", self)
        self._count = label("", font(12), "count", self)
        self._sort = self._sort_button()
        self._chips = QWidget(self)
        self.answer = AnswerBar(look, self)
        self.answer.asked.connect(self.asked)
        self.answer.suggested.connect(self.suggested)
        self.list = ArticleList(rows, look, self)
        self.list.setAccessibleName(translate("List", "Articles"))
        self._lay_out()
        look.changed.connect(self._draw_sort)

    def show_listing(self, question: Question, total: int) -> None:
        """The head of a shelf or of sections."""
        first = not self._title.text()
        self._show(question)
        self._title.setText(BY_NAME[_SHELF_COMMAND[question.shelf]].label())
        self._count.setText(number(total))
        self.answer.hide()
        self.list.empty_text = _nothing_here(question)
        said = f"{self._title.text()}: {PLURALS.articles(total)}"
        if first:
            # The focus comes to the list now, and is read with this.
            self.list.setAccessibleDescription(said)
        else:
            self._announce(said)

    def show_results(self, question: Question, results: Results, whole: bool = True) -> None:
        """The head of an answer: how many and how fast, and a better question if there is one.

        ``whole`` says that all articles were searched, and not just those that were indexed so far.
        """
        self._show(question)
        self._title.setText(PLURALS.results(results.total))
        self._count.setText(wording.took(results.took_ms))
        self.answer.show_answer(question, results.understood, results.suggestion)
        self.list.empty_text = (
            translate("List", "No article has these words. Try fewer words, or let go of a filter.")
            if whole
            else translate("List", "Nothing yet: the search index is being built. What it finds will stand here.")
        )
        said = f"{PLURALS.results(results.total)} {wording.took(results.took_ms)}"
        self._announce(translate("Wording", ", ").join(filter(None, (said, self.answer.spoken()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _show(self, question: Question) -> None:
        self._question = question
        self._sort.setText(wording.order(question.sort, question.searching))
        self._draw_sort()
        self._fill_chips(question)

    def _announce(self, said: str) -> None:
        """A screen reader says the count at once, and again as the description of the list."""
        self.list.setAccessibleDescription(said)
        announce(self.list, said)

    def _fill_chips(self, question: Question) -> None:
        row = self._chips.layout()
        while (item := row.takeAt(0)) is not None:
            if item.widget():
                item.widget().deleteLater()
        for text, without in _filters(question):
            row.addWidget(self._chip(text, without))
        self._chips.setVisible(row.count() > 0)

    def _chip(self, text: str, without: Question) -> QPushButton:
        chip = QPushButton(f"{text}  ×", self._chips)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setFont(font(12, SEMIBOLD))
        chip.setAccessibleName(translate("List", "Let go of the filter %1").replace("%1", wording.isolated(text)))
        chip.clicked.connect(lambda: self.asked.emit(without))
        return chip

    def _sort_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("Sort")
        button.setFont(font(12.5))
        button.setFixedHeight(28)
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # The arrow stands after the words, in the reading direction.
        mirrored = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setLayoutDirection(self.layoutDirection())
        menu.aboutToShow.connect(lambda: self._fill_sort(menu))
        button.setMenu(menu)
        button.setAccessibleName(translate("List", "Order of the list"))
        return button

    def _fill_sort(self, menu: QMenu) -> None:
        menu.clear()
        for sort in Sort:
            action = menu.addAction(wording.order(sort, self._question.searching))
            action.setCheckable(True)
            action.setChecked(sort is self._question.sort)
            action.triggered.connect(lambda _=False, chosen=sort: self.asked.emit(self._question._replace(sort=chosen)))

    def _draw_sort(self) -> None:
        self._sort.setIcon(pixmap("chevron-down", self._look.theme.ink2, 14, self.devicePixelRatio()))

    def _lay_out(self) -> None:
        head = QWidget(self)
        head.setObjectName("ListHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        inset(row, self, 24, 0, 14, 1)
        row.setSpacing(9)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._sort)
        self._chips.setObjectName("Chips")
        self._chips.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._chips.setLayout(Flow((24, 8, 24, 8), 6))
        self._chips.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, self._chips, self.answer):
            column.addWidget(part)
        column.addWidget(self.list, 1)


def _filters(question: Question) -> list[tuple[str, Question]]:
    """Each filter that is on, by name, with the question without it."""
    made = []
    if question.like:
        made.append((translate("List", "Like one article"), question._replace(like="")))
    if question.shelf is not Shelf.ALL and (question.searching or question.sections):
        made.append((BY_NAME[_SHELF_COMMAND[question.shelf]].label(), question._replace(shelf=Shelf.ALL)))
    for facet, say in _FACETS.items():
        made += [(say(name), question.choose(facet, name, widen=True)) for name in getattr(question, facet)]
    return made


_FACETS = {
    Facet.SECTIONS: wording.section,
    Facet.MONTHS: wording.month,
    Facet.STATES: lambda name: translate("Sidebar", STATE_NAMES[name]),
    Facet.SOURCES: source,
}
"""Each facet with the words for a choice from it."""


def _nothing_here(question: Question) -> str:
    if question.shelf is Shelf.BOOKMARKS:
        return translate("List", "No bookmarks here yet. Ctrl+D keeps the open article.")
    if question.shelf is Shelf.QUEUE:
        return translate("List", "The reading list is empty. Ctrl+Shift+Q puts the open article on it.")
    if question.shelf is Shelf.UNREAD:
        return translate("List", "Everything here has been read.")
    return translate("List", "There are no articles here.")
