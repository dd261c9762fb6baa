"""The tags of the open article, over it: a chip searches for its tag, the last one edits them. Hidden without tags."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui import wording
from ui.flow import Flow
from ui.icons import icon
from ui.style import Look, font
from ui.wording import translate


class TagBar(QWidget):
    """``chosen`` carries a tag."""

    chosen = Signal(str)
    edit_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("TagBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(translate("Tags", "Tags of the article"))
        self._look = look
        self._tags: tuple[str, ...] = ()
        self.setLayout(Flow((20, 6, 20, 6), 6))
        look.changed.connect(self._fill)
        self.hide()

    def show_tags(self, tags: Iterable[str]) -> None:
        """Show these."""
        tags = tuple(tags)
        if tags != self._tags:
            self._tags = tags
            self._fill()
        self.setVisible(bool(tags))

    def _fill(self) -> None:
        row = self.layout()
        while (item := row.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for tag in self._tags:
            said = translate("Tags", "Show what bears the tag %1").replace("%1", wording.isolated(tag))
            self._chip(tag, said).clicked.connect(lambda _=False, tag=tag: self.chosen.emit(tag))
        if self._tags:
            edit = self._chip("", translate("Tags", "Edit the tags"))
            edit.setIcon(icon("tag", self._look.theme.ink2, self._look.theme.hair2, 14, self.devicePixelRatio()))
            edit.clicked.connect(self.edit_wanted)

    def _chip(self, text: str, said: str) -> QPushButton:
        chip = QPushButton(text, self)
        chip.setProperty("role", "chip")
        chip.setFont(font(12))
        chip.setAccessibleName(said)
        chip.setToolTip(said)
        self.layout().addWidget(chip)
        chip.show()
        return chip
