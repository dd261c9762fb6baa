"""What stands in the article pane while no article is open: the keys that open one, or find one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.commands import BY_NAME, printed_keys
from ui.keycaps import KeyCaps
from ui.parts import label
from ui.style import Look, font

COMMANDS = ("next-article", "next-unread", "search", "palette", "keys")
ROW, GAP = 34, 48


class BlankPage(QWidget):
    """Names and keys, in the midst of ``pane``, whose clicks go through it; the keys are those of now."""

    def __init__(self, look: Look, pane: QWidget) -> None:
        super().__init__(pane)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        rows = QGridLayout(self)
        rows.setHorizontalSpacing(GAP)
        rows.setVerticalSpacing(0)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number, command in enumerate(BY_NAME[name] for name in COMMANDS):
            rows.setRowMinimumHeight(number, ROW)
            rows.addWidget(label(command.label(), font(13.5), "quiet", self), number, 0)
            caps = KeyCaps(look, printed_keys(command, rtl)[:1], self)
            rows.addWidget(caps, number, 1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
