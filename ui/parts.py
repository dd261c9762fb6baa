"""Small parts every pane is made of: icon buttons that follow the theme, labels, hairlines, margins, scroll bars."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QLabel,
    QLayout,
    QScrollArea,
    QScrollBar,
    QToolButton,
    QWidget,
)

from ui.commands import BY_NAME
from ui.icons import icon
from ui.style import Look

BUTTON, ICON = 34, 18


class IconButton(QToolButton):
    """A button that is an icon. Its name is its tooltip too; the icon is drawn anew in every theme."""

    def __init__(self, look: Look, drawing: str, name: str, parent: QWidget | None = None, size: int = ICON) -> None:
        super().__init__(parent)
        self._look = look
        self._drawing = drawing
        self._filled = False
        self.setFixedSize(BUTTON, BUTTON)
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.rename(name)
        look.changed.connect(self._draw)
        self._draw()

    def rename(self, name: str) -> None:
        """Say what the button does now."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def redraw(self, drawing: str, filled: bool = False) -> None:
        """Show another icon; ``filled`` ones are lit in the accent colour."""
        self._drawing, self._filled = drawing, filled
        self._draw()

    def _draw(self) -> None:
        theme = self._look.theme
        color = theme.accent if self._filled else theme.ink2
        self.setIcon(
            icon(self._drawing, color, theme.hair2, self.iconSize().width(), self.devicePixelRatio(), self._filled)
        )


def command_button(look: Look, name: str, run: Callable[[str], None], parent: QWidget, drawing: str = "") -> IconButton:
    """An icon button for a command of the table; ``run`` gets the command's name."""
    command = BY_NAME[name]
    button = IconButton(look, drawing or command.icon, command.label(), parent)
    button.clicked.connect(lambda: run(name))
    return button


def label(text: str, used: QFont, role: str = "", parent: QWidget | None = None, kind: type[QLabel] = QLabel) -> QLabel:
    """A line of text in a font; ``role`` chooses its colour in the style sheet."""
    made = kind(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(used)
    if role:
        made.setProperty("role", role)
    return made


def is_shown(widget: QWidget) -> bool:
    """Whether a widget that was kept in mind is still there, and on the screen."""
    return shiboken6.isValid(widget) and widget.isVisible()


def inset(layout: QLayout, owner: QWidget, start: int, top: int, end: int, bottom: int) -> None:
    """Margins in reading order, px: Qt mirrors what a layout holds, but not its margins."""
    rtl = owner.layoutDirection() == Qt.LayoutDirection.RightToLeft
    layout.setContentsMargins(*((end, top, start, bottom) if rtl else (start, top, end, bottom)))


def own_viewport(view: QAbstractScrollArea) -> None:
    """Give a view, before all else, a viewport made here, with nothing painted under it.

    Who asks for the one that Qt made lets PySide load every class of widget to learn which it is: 6 ms of a start.
    """
    made = QWidget(view)
    made.setMouseTracking(True)
    made.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    view.setViewport(made)


def float_bar(view: QAbstractScrollArea) -> QScrollBar:
    """A scroll bar that floats over the end edge of a view, so that its coming moves nothing."""
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    own, bar = view.verticalScrollBar(), QScrollBar(Qt.Orientation.Vertical, view)
    bar.valueChanged.connect(own.setValue)
    own.valueChanged.connect(bar.setValue)

    def follow(least: int, most: int) -> None:
        bar.setRange(least, most)
        bar.setPageStep(own.pageStep())
        bar.setSingleStep(own.singleStep())
        bar.setVisible(most > least)

    own.rangeChanged.connect(follow)
    bar.hide()
    return bar


def place_bar(bar: QScrollBar, view: QWidget) -> None:
    """Put a floating bar at the end edge of its view: call it when the view is resized."""
    width = bar.sizeHint().width()
    rtl = view.layoutDirection() == Qt.LayoutDirection.RightToLeft
    bar.setGeometry(0 if rtl else view.width() - width, 2, width, view.height() - 4)


def rule(parent: QWidget, vertical: bool = False, length: int = 0) -> QFrame:
    """A hairline, as long as the layout or as ``length`` px."""
    line = QFrame(parent)
    line.setObjectName("Rule")
    if vertical:
        line.setFixedWidth(1)
        if length:
            line.setFixedHeight(length)
    else:
        line.setFixedHeight(1)
    return line


def scrolled(page: QWidget) -> QScrollArea:
    """A page in a room that may be too low for it; Tab goes to what is on it."""
    area = QScrollArea(page.parentWidget())
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    for part in (area.viewport(), page):
        part.setAutoFillBackground(False)
    return area
