"""The key sheet: every listed command with its keys, in as many columns as fit, made from the command table.

Below them stand the keys that act in one place only, which are no commands.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.card_head import HEIGHT as HEAD
from ui.card_head import card_head
from ui.commands import BY_NAME, COMMANDS, Group, printed_keys
from ui.keyboard import command_of
from ui.keycaps import KeyCaps
from ui.overlay import SIDE, Overlay
from ui.parts import label
from ui.style import SEMIBOLD, Look, font
from ui.wording import translate

WIDTH, TOP, ROW, EDGE, SCROLL_BAR = 1000, 120, 32, 24, 14

_COLUMNS = (
    (
        (Group.MOVING, Group.KEEPING, Group.SECTIONS),
        (Group.READING, Group.SEARCH),
        (Group.ARTICLES, Group.GENERAL),
    ),
    (
        (Group.MOVING, Group.KEEPING, Group.SECTIONS, Group.GENERAL),
        (Group.READING, Group.SEARCH, Group.ARTICLES),
    ),
    (tuple(Group),),
)
"""What stands in the columns, the widest first."""


_PLACES = {
    Group.SEARCH: (
        QT_TRANSLATE_NOOP("KeySheet", "In the search field"),
        (
            (("Down",), QT_TRANSLATE_NOOP("KeySheet", "Words to go on with, then the results")),
            (("Tab",), QT_TRANSLATE_NOOP("KeySheet", "Take the word")),
            (("Return",), QT_TRANSLATE_NOOP("KeySheet", "To the results")),
            (("Up",), QT_TRANSLATE_NOOP("KeySheet", "Earlier searches, while it is empty")),
            (("Esc",), QT_TRANSLATE_NOOP("KeySheet", "Put the words away, clear, go back")),
        ),
    ),
    Group.MOVING: (
        QT_TRANSLATE_NOOP("KeySheet", "In the lists"),
        (
            (("Shift+Down",), QT_TRANSLATE_NOOP("KeySheet", "Pick several articles")),
            (("Space",), QT_TRANSLATE_NOOP("KeySheet", "One more section, month or source")),
            (("F2",), QT_TRANSLATE_NOOP("KeySheet", "Name a saved search anew")),
            (("Del",), QT_TRANSLATE_NOOP("KeySheet", "Forget it")),
        ),
    ),
}
"""Below which group keys of one place stand, their heading, the keys and what they do."""


class KeySheet(Overlay):
    """Opens with F1, ? and ؟."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window, look, translate("KeySheet", "Key sheet"), WIDTH, TOP)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        works = translate("KeySheet", "Letters work on Arabic, Persian, Hebrew and Latin keyboards")
        said = label(works, font(12.5), "second", self.card)
        column.addWidget(card_head(self, look, translate("KeySheet", "Key sheet"), said, EDGE))
        self._area = self._make_area()
        column.addWidget(self._area)

    def open_sheet(self) -> None:
        """Show it, with the keys and the letters that hold now."""
        self._fill()
        self.open(self._area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The bare key that opens it closes it too."""
        if command_of(event) is BY_NAME["keys"]:
            self.close_card()
        super().keyPressEvent(event)

    def _make_area(self) -> QScrollArea:
        area = QScrollArea(self.card)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(translate("KeySheet", "Key sheet"))
        return area

    def _fill(self) -> None:
        area, room = self._area, min(WIDTH, self.parentWidget().width() - 2 * SIDE) - 2 - SCROLL_BAR
        sheets = (self._sheet(columns) for columns in _COLUMNS)
        inner = next(sheet for sheet in sheets if sheet.sizeHint().width() <= room or sheet.layout().count() == 1)
        area.setWidget(inner)
        # A scroll area fills what it is given unless told otherwise after it has been given it.
        for part in (area.viewport(), inner):
            part.setAutoFillBackground(False)
        room = self.parentWidget().height() - 2 * 16 - HEAD - 2
        area.setMinimumHeight(max(0, min(inner.sizeHint().height() + 2, room)))

    def _sheet(self, columns: tuple[tuple[Group, ...], ...]) -> QWidget:
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(EDGE, 18, EDGE, 22)
        row.setSpacing(32)
        for groups in columns:
            row.addLayout(self._column(groups, inner), 1)
        return inner

    def _column(self, groups: tuple[Group, ...], parent: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for place, group in enumerate(groups):
            if place:
                column.addSpacing(14)
            self._add_heading(column, translate("Commands", group.value), parent)
            for command in COMMANDS:
                if command.group is group and command.text:
                    keys = printed_keys(command, self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
                    column.addWidget(self._row(command.label(), keys, parent))
            if group in _PLACES:
                column.addSpacing(14)
                self._add_place(column, group, parent)
        column.addStretch(1)
        return column

    def _add_place(self, column: QVBoxLayout, group: Group, parent: QWidget) -> None:
        heading, lines = _PLACES[group]
        self._add_heading(column, translate("KeySheet", heading), parent)
        for keys, text in lines:
            column.addWidget(self._row(translate("KeySheet", text), keys, parent))

    def _add_heading(self, column: QVBoxLayout, text: str, parent: QWidget) -> None:
        heading = label(text, font(12.5, SEMIBOLD), "accent", parent)
        heading.setFixedHeight(28)
        column.addWidget(heading)

    def _row(self, text: str, keys: tuple[str, ...], parent: QWidget) -> QWidget:
        line = QWidget(parent)
        line.setObjectName("KeyRow")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line.setFixedHeight(ROW)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(text, font(13), "", line), 1)
        row.addWidget(KeyCaps(self._look, keys, line))
        return line
