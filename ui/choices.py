"""Controls that choose one of several values: a row of segments where there are few, else a list that drops down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QVBoxLayout, QWidget

from ui.flow import Flow
from ui.icons import pixmap
from ui.style import font

Options = Sequence[tuple[Any, str]]
"""Values, and how they are called in the interface language."""

GAP = 6
ARROW, ARROW_INSET = 16, 8


class Segments(QWidget):
    """Radio buttons that look like one control. ``chosen`` brings the value."""

    chosen = Signal(object)

    def __init__(self, name: str, options: Options, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in options]
        line = Flow((0, 0, 0, 0), GAP)
        for number, (_, text) in enumerate(options):
            button = QRadioButton(text, self)
            button.setProperty("role", "segment")
            button.setFont(font(12.5))
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setAccessibleDescription(name)
            self._group.addButton(button, number)
            line.addWidget(button)
        self.setLayout(line)
        self._group.idToggled.connect(self._let_tab_in)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    def show_value(self, value: Any) -> None:
        """Stand on a value."""
        self._group.button(self._values.index(value)).setChecked(True)
        self.setFocusProxy(self._group.checkedButton())

    def _let_tab_in(self, number: int, checked: bool) -> None:
        """Tab comes to the chosen one, the arrows go to the others."""
        policy = Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus
        self._group.button(number).setFocusPolicy(policy)

    def rename(self, options: Options) -> None:
        """Call the values something else."""
        for number, (_, text) in enumerate(options):
            self._group.button(number).setText(text)


class DropDown(QComboBox):
    """A list that drops down. ``chosen`` brings the value."""

    chosen = Signal(object)

    def __init__(self, name: str, options: Options, parent: QWidget, faces: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(font(13))
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, text in options:
            self.addItem(text, value)
            if faces:
                self.setItemData(self.count() - 1, QFont(value, 13), Qt.ItemDataRole.FontRole)
        self.activated.connect(lambda number: self.chosen.emit(self.itemData(number)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        color = self.palette().color(self.foregroundRole()).name()
        x = ARROW_INSET if self.isRightToLeft() else self.width() - ARROW_INSET - ARROW
        at = QPointF(x, (self.height() - ARROW) / 2)
        QPainter(self).drawPixmap(at, pixmap("chevron-down", color, ARROW, self.devicePixelRatioF()))

    def show_value(self, value: Any) -> None:
        """Stand on a value; one that is not offered is added: it was set by hand."""
        if self.findData(value) < 0:
            self.addItem(str(value), value)
        self.setCurrentIndex(self.findData(value))

    def rename(self, options: Options) -> None:
        """Call the values something else."""
        for number, (_, text) in enumerate(options):
            self.setItemText(number, text)


def labelled(title: QWidget, control: QWidget, parent: QWidget) -> QWidget:
    """A control under its name."""
    row = QWidget(parent)
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 14)
    column.setSpacing(5)
    column.addWidget(title)
    column.addWidget(control)
    return row
