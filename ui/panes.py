"""Where everything stands: the bars, the columns, and how they make room in a narrow window.

    ┌──────────────── top bar ────────────────┐
    │ sidebar │ list │ find bar               │
    │         │      │ article                │
    ├─────────────── status line ─────────────┤

Below 1100 px the sidebar is a rail of icons; below 900 px list and article share one pane. While the
library is empty the first-run page stands in place of both.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.article_view import ArticleView
from ui.blank_page import BlankPage
from ui.find_bar import FindBar
from ui.list_pane import ListPane
from ui.notice_bar import NoticeBar
from ui.rows import Rows
from ui.sidebar import RAIL, WIDTH, Sidebar
from ui.status_line import StatusLine
from ui.style import Look
from ui.top_bar import TopBar

RAIL_BELOW, ONE_PANE_BELOW = 1100, 900
LIST_RANGE = (320, 480)
_UNBOUNDED = 16_777_215
"""Qt's own largest width, px."""


class Panes(QWidget):
    """All panes of the window. ``run`` gets the names of commands; ``list_width`` is what the reader chose, px."""

    def __init__(self, look: Look, rows: Rows, run: Callable[[str], None], list_width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.list_width = list_width
        self._look = look
        self._blank: BlankPage | None = None
        self._reading = False
        self.quiet = False
        self.top = TopBar(look, run, self)
        self.sidebar = Sidebar(look, self)
        self.list_pane = ListPane(look, rows, self)
        self.list_column = QStackedWidget(self)
        self.list_column.addWidget(self.list_pane)
        self.find_bar = FindBar(look, run, self)
        self.article = ArticleView(look.theme, self)
        self.status = StatusLine(look, self)
        self.notice = NoticeBar(look, self)
        self.article_notice = NoticeBar(look, self)
        self.first_run: QWidget | None = None
        self.article_pane = self._make_article_pane()
        self._columns = self._make_columns()
        self._middle = QHBoxLayout()
        self._lay_out()
        self.list_pane.resized.connect(self._fit_top)
        self._columns.splitterMoved.connect(self._keep_list_width)

    def show_blank(self, blank: bool) -> None:
        """Say in the article's pane how to open one, while none is open."""
        if self._blank is not None:
            self._blank.hide()  # at once: it is gone only when the event loop comes round
            self._blank.deleteLater()
            self._blank = None
        if blank:
            self._blank = BlankPage(self._look, self.article.viewport())
            pane = self.article.viewport().layout() or QVBoxLayout(self.article.viewport())
            pane.addWidget(self._blank, 0, Qt.AlignmentFlag.AlignCenter)

    def show_article_alone(self, reading: bool) -> None:
        """Where there is room for one pane: the article while one reads, else the list."""
        self._reading = reading
        self.arrange()

    def set_quiet(self, quiet: bool) -> None:
        """Show nothing but the article, or everything."""
        self.quiet = quiet
        for pane in (self.top, self.sidebar, self.status):
            pane.setVisible(not quiet)
        self.arrange()

    def show_in_list_column(self, pane: QWidget) -> None:
        """Show a pane where the list of articles stands, or that list again."""
        if self.list_column.indexOf(pane) < 0:
            pane.setProperty("edge", self.list_pane.property("edge"))
            self.list_column.addWidget(pane)
        self.list_column.setCurrentWidget(pane)

    def show_first_run(self, page: QWidget | None) -> None:
        """Put a page in place of list and article, or give them back."""
        if page is not None and self.first_run is None:
            self._middle.addWidget(page, 1)
            self.first_run = page
        if self.first_run is not None:
            self.first_run.setVisible(page is not None)
        self._columns.setVisible(page is None)

    def arrange(self) -> None:
        """Give each pane its room."""
        one_pane = self.width() < ONE_PANE_BELOW
        self.sidebar.set_rail(self.width() < RAIL_BELOW)
        self.list_column.setMaximumWidth(_UNBOUNDED if one_pane else LIST_RANGE[1])
        self.list_column.setVisible(not self.quiet and (not one_pane or not self._reading))
        self.article_pane.setVisible(self.quiet or not one_pane or self._reading)
        if not one_pane and not self.quiet:
            self._columns.setSizes([self.list_width, max(1, self._columns.width() - self.list_width)])
        self._fit_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _make_article_pane(self) -> QWidget:
        pane = QWidget(self)
        pane.setObjectName("ArticlePane")
        column = _column(pane)
        column.addWidget(self.article_notice)
        column.addWidget(self.find_bar)
        column.addWidget(self.article, 1)
        return pane

    def _make_columns(self) -> QSplitter:
        columns = QSplitter(self)
        columns.setHandleWidth(1)
        columns.setChildrenCollapsible(False)
        columns.addWidget(self.list_column)
        columns.addWidget(self.article_pane)
        columns.setStretchFactor(1, 1)
        self.list_column.setMinimumWidth(LIST_RANGE[0])
        return columns

    def _lay_out(self) -> None:
        end = "left" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "right"
        for pane in (self.sidebar, self.list_pane):
            pane.setProperty("edge", end)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.sidebar)
        self._middle.addWidget(self._columns, 1)
        column = _column(self)
        column.addWidget(self.top)
        column.addWidget(self.notice)
        column.addLayout(self._middle, 1)
        column.addWidget(self.status)

    def _fit_top(self) -> None:
        sidebar = RAIL if self.width() < RAIL_BELOW else WIDTH
        self.top.fit(sidebar, min(max(self.list_column.width(), LIST_RANGE[0]), LIST_RANGE[1]))

    def _keep_list_width(self) -> None:
        self.list_width = min(max(self.list_column.width(), LIST_RANGE[0]), LIST_RANGE[1])


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
