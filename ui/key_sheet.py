"""The key sheet: every listed command with its keys, in three columns, made from the command table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.card_head import HEIGHT as HEAD
from ui.card_head import card_head
from ui.commands import COMMANDS, Group, printed_keys
from ui.keycaps import KeyCaps
from ui.overlay import Overlay
from ui.parts import label
from ui.style import SEMIBOLD, Look, font
from ui.wording import translate

WIDTH, TOP, ROW, EDGE = 1000, 120, 32, 24

_COLUMNS = (
    (Group.MOVING, Group.KEEPING),
    (Group.READING, Group.SEARCH),
    (Group.ARTICLES, Group.SECTIONS, Group.GENERAL),
)


class KeySheet(Overlay):
    """Opens with F1, ? and ؟."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window, look, translate("KeySheet", "Key sheet"), WIDTH, TOP)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        said = label(
            translate("KeySheet", "Letters work on Arabic and Latin keyboards"), font(12.5), "second", self.card
        )
        column.addWidget(card_head(self, look, translate("KeySheet", "Key sheet"), said, EDGE))
        self._area = self._sheet()
        column.addWidget(self._area)

    def open_sheet(self) -> None:
        """Show it."""
        self.open(self._area)

    def _sheet(self) -> QScrollArea:
        area = QScrollArea(self.card)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(translate("KeySheet", "Key sheet"))
        inner = QWidget(area)
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(EDGE, 18, EDGE, 22)
        columns.setSpacing(40)
        for groups in _COLUMNS:
            columns.addLayout(self._column(groups, inner), 1)
        area.setWidget(inner)
        # A scroll area fills what it is given unless told otherwise after it has been given it.
        for part in (area.viewport(), inner):
            part.setAutoFillBackground(False)
        area.setMinimumHeight(min(inner.sizeHint().height() + 2, self.parentWidget().height() - 2 * 16 - HEAD - 2))
        return area

    def _column(self, groups: tuple[Group, ...], parent: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for place, group in enumerate(groups):
            if place:
                column.addSpacing(14)
            heading = label(translate("Commands", group.value), font(12.5, SEMIBOLD), "accent", parent)
            heading.setFixedHeight(28)
            column.addWidget(heading)
            for command in COMMANDS:
                if command.group is group and command.listed:
                    keys = printed_keys(command, self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
                    column.addWidget(self._row(command.label(), keys, parent))
        column.addStretch(1)
        return column

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
