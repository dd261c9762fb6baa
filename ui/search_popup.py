"""What a search may go on to, or what was searched before, under the search box.

The keyboard stays in the box: it walks the lines with ``step`` and takes one; nothing is chosen until it has walked.
So Enter searches what is typed, as if nothing were here. A screen reader is told each line as it is walked to.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem

from ui.announcing import announce
from ui.icons import icon
from ui.style import Look, font
from ui.wording import isolated, translate

ROW, MOST, EDGE = 30, 6, 6


class SearchPopup(QListWidget):
    """Lies over the window, below ``field``. ``taken`` carries the line clicked."""

    taken = Signal(str)

    def __init__(self, look: Look, field: QLineEdit) -> None:
        super().__init__(field.window())
        self._look = look
        self._field = field
        self.past = False
        self.setObjectName("SearchPopup")
        self.setFont(font(14))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.hide()

    def offer(self, lines: Sequence[str], past: bool) -> None:
        """Show these lines: searches of the past, or completions. Nothing is shown where there are none."""
        self.past = past
        self.clear()
        name = translate("Search", "Earlier searches") if past else translate("Search", "Completions")
        self.setAccessibleName(name)
        for line in lines:
            self._add(line)
        self.setVisible(bool(lines))
        if lines:
            self._place()
            self.raise_()

    def line(self) -> str | None:
        """The line walked to."""
        item = self.currentItem() if self.isVisible() else None
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def first(self) -> str:
        """The first line."""
        return str(self.item(0).data(Qt.ItemDataRole.UserRole))

    def step(self, step: int) -> bool:
        """Walk down (1) or up (-1); past the last line nothing is walked to, and the answer is no."""
        number = self.currentRow() + step
        if number >= self.count():
            return False
        self.setCurrentRow(number)
        if number < 0:
            self.clearSelection()
        else:
            self._say(self.item(number))
        return True

    def _add(self, line: str) -> None:
        item = QListWidgetItem(icon("search", self._look.theme.ink3, self._look.theme.hair2, 15, 1.0, False), line)
        item.setData(Qt.ItemDataRole.UserRole, line)
        self.addItem(item)

    def _place(self) -> None:
        shown = min(self.count(), MOST)
        at = self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 2))
        self.setGeometry(at.x(), at.y(), self._field.width(), shown * ROW + EDGE)

    def _say(self, item: QListWidgetItem) -> None:
        said = f"{isolated(item.text())} · {self.row(item) + 1}/{self.count()}"
        self._field.setAccessibleDescription(said)
        announce(self._field, said)
