"""The top bar: name, search, history, text size, themes, bookmark, menu — above the columns they belong to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from ui.commands import BY_NAME
from ui.icons import pixmap
from ui.parts import IconButton, command_button, inset, label, rule
from ui.search_box import SearchBox
from ui.sidebar import RAIL, WIDTH
from ui.style import BOLD, MEDIUM, SEMIBOLD, Look, font, reading_font
from ui.theme import PAPERS, THEMES
from ui.wording import translate

HEIGHT = 52
LEAST_SEARCH = 180
TOOLS = 430
"""Px that everything but the name and the search takes."""

Run = Callable[[str], None]


class Disc(QAbstractButton):
    """A theme as a disc in its own paper colour; the current one is ringed."""

    def __init__(self, look: Look, theme: str, run: Run, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._name = theme
        command = BY_NAME[f"theme-{theme}"]
        self.setAccessibleName(command.label())
        self.setToolTip(command.label())
        self.setFixedSize(30, BUTTON_HEIGHT)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: run(f"theme-{theme}"))
        look.changed.connect(self._follow)
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        center = QPointF(self.width() / 2, self.height() / 2)
        theme = self._look.theme
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 3, -1, -3), 6, 6)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawEllipse(center, 11, 11)
        painter.setPen(QPen(QColor(theme.ctl), 1))
        painter.setBrush(QColor(THEMES[self._name].paper))
        painter.drawEllipse(center, 7.5, 7.5)

    def _follow(self) -> None:
        self.setChecked(self._look.theme.name == self._name)
        self.update()


class Letter(QToolButton):
    """The text size: a letter with + or −."""

    def __init__(self, name: str, px: int, sign: str, run: Run, parent: QWidget) -> None:
        super().__init__(parent)
        command = BY_NAME[name]
        self.setAccessibleName(command.label())
        self.setToolTip(command.label())
        self.setFixedSize(BUTTON_HEIGHT, BUTTON_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: run(name))
        self._px, self._sign = px, sign

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        color = self.palette().color(self.foregroundRole())
        painter.setPen(color)
        painter.setFont(font(self._px, MEDIUM))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        middle = self.width() / 2
        box = QRectF(middle if rtl else 0, 0, middle, self.height()).adjusted(2, 0, -2, 0)
        side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        exact = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(box, side | exact, translate("TopBar", "A"))
        sign = QRectF(0 if rtl else middle, -4, middle, self.height()).adjusted(2, 0, -2, 0)
        other = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font(13, MEDIUM))
        painter.drawText(sign, other | exact, self._sign)


BUTTON_HEIGHT = 34


class TopBar(QWidget):
    """Everything above the panes. Commands go to ``run`` by name; ``menu_opens`` with an empty menu to be filled."""

    menu_opens = Signal(QMenu)

    def __init__(self, look: Look, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._look = look
        self._run = run
        self.search = SearchBox(look, self)
        self._mark = QLabel(self)
        self._name = self._wordmark()
        self._brand = QWidget(self)
        self._over_list = QWidget(self)
        self._back = command_button(look, "back", run, self, self._arrow("back"))
        self._forward = command_button(look, "forward", run, self, self._arrow("forward"))
        self._bookmark = command_button(look, "bookmark", run, self)
        self._sizes = [Letter("smaller", 16, "−", run, self), Letter("larger", 20, "+", run, self)]
        self._menu = self._menu_button()
        self._lay_out()
        look.changed.connect(self._draw_mark)
        self._draw_mark()

    def fit(self, sidebar: int, list_width: int) -> None:
        """Stand above the columns: widths of the sidebar and the list in px."""
        self._brand.setFixedWidth(sidebar)
        self._name.setVisible(sidebar > RAIL)
        self._over_list.setFixedWidth(max(LEAST_SEARCH, min(list_width, self.width() - sidebar - TOOLS)))

    def show_state(self, has_article: bool, bookmarked: bool, back: bool, forward: bool) -> None:
        """Light and dim the buttons."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)
        self._bookmark.setEnabled(has_article)
        self._bookmark.redraw("bookmark", bookmarked)
        self._bookmark.rename(translate("TopBar", "Remove the bookmark") if bookmarked else BY_NAME["bookmark"].label())
        for button in self._sizes:
            button.setEnabled(has_article)

    def open_menu(self) -> None:
        """Drop the menu from its button, with the keyboard in it."""
        menu = self._menu.menu()
        menu.popup(self._menu.mapToGlobal(QPoint(0, self._menu.height())))
        menu.setActiveAction(menu.actions()[0])

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self)
        inset(bar, self, 0, 0, 14, 1)
        bar.setSpacing(2)
        brand = QHBoxLayout(self._brand)
        inset(brand, self, 17, 0, 8, 0)
        brand.setSpacing(9)
        brand.addWidget(self._mark)
        brand.addWidget(self._name)
        brand.addStretch(1)
        over = QHBoxLayout(self._over_list)
        over.setContentsMargins(11, 0, 11, 0)
        over.addWidget(self.search)
        self._brand.setFixedWidth(WIDTH)
        bar.addWidget(self._brand)
        bar.addWidget(self._over_list)
        bar.addSpacing(12)
        bar.addWidget(self._back)
        bar.addWidget(self._forward)
        bar.addStretch(1)
        for button in self._sizes:
            bar.addWidget(button)
        self._separate(bar)
        for theme in PAPERS:
            bar.addWidget(Disc(self._look, theme, self._run, self))
        self._separate(bar)
        bar.addWidget(self._bookmark)
        bar.addWidget(self._menu)

    def _separate(self, bar: QHBoxLayout) -> None:
        bar.addSpacing(9)
        bar.addWidget(rule(self, vertical=True, length=18))
        bar.addSpacing(9)

    def _wordmark(self) -> QLabel:
        arabic = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return label(translate("TopBar", "Khizana"), reading_font(25, BOLD) if arabic else font(16, SEMIBOLD), "", self)

    def _draw_mark(self) -> None:
        self._mark.setPixmap(pixmap("cabinet", self._look.theme.accent, 24, self.devicePixelRatio()))

    def _arrow(self, name: str) -> str:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return "arrow-right" if rtl == (name == "back") else "arrow-left"

    def _menu_button(self) -> IconButton:
        button = IconButton(self._look, "ellipsis", translate("TopBar", "Menu"), self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setAccessibleName(translate("TopBar", "Menu"))
        menu.aboutToShow.connect(lambda: self.menu_opens.emit(menu))
        button.setMenu(menu)
        return button
