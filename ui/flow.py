"""A layout that sets widgets in lines from the reading start, as words are set: for chips."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class Flow(QLayout):
    """``margins`` start, top, end, bottom and ``spacing`` in px."""

    def __init__(self, margins: tuple[int, int, int, int], spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(*margins)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, number: int) -> QLayoutItem | None:
        return self._items[number] if 0 <= number < len(self._items) else None

    def takeAt(self, number: int) -> QLayoutItem | None:
        return self._items.pop(number) if 0 <= number < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        largest = QSize()
        for item in self._items:
            largest = largest.expandedTo(item.minimumSize())
        return largest + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._set(rect, place=True)

    def _set(self, rect: QRect, place: bool) -> int:
        """Set the lines, and return the height they take."""
        inner = rect.marginsRemoved(self.contentsMargins())
        rtl = self.parentWidget().layoutDirection() == Qt.LayoutDirection.RightToLeft
        used, y, line = 0, inner.top(), 0
        for item in self._items:
            size = item.sizeHint()
            if used and used + size.width() > inner.width():
                used, y, line = 0, y + line + self.spacing(), 0
            if place:
                x = inner.right() + 1 - used - size.width() if rtl else inner.left() + used
                item.setGeometry(QRect(x, y, size.width(), size.height()))
            used += size.width() + self.spacing()
            line = max(line, size.height())
        margins = self.contentsMargins()
        return y + line - inner.top() + margins.top() + margins.bottom()
