"""Why an article was found: for each word of the query how near the article comes to it, and where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from reader.article import Reason
from ui import understood
from ui.overlay import Overlay
from ui.parts import IconButton, inset, label
from ui.style import SEMIBOLD, Look, font
from ui.wording import isolated, translate

WIDTH, TOP, ROW, MOST = 520, 140, 37, 8


class WhyCard(Overlay):
    """A line a word, to be walked with the arrows; Esc leads back."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window, look, translate("Why", "Why did this match?"), WIDTH, TOP)
        self.lines = QListWidget(self.card)
        self.lines.setObjectName("Relatives")
        self.lines.setFont(font(13.5))
        self.lines.setWordWrap(True)
        self.lines.setAccessibleName(translate("Why", "Why did this match?"))
        self._title = label("", font(12.5), "second", self.card)
        self._title.setWordWrap(True)
        self._lay_out()

    def open_why(self, title: str, reasons: Sequence[Reason]) -> None:
        """Show the reasons for one article."""
        self._title.setText(title)
        self.lines.clear()
        for why in reasons:
            self.lines.addItem(f"{isolated(why.word)}: {understood.reason(why)}")
        self.lines.setCurrentRow(0)
        self.lines.setFixedHeight(min(max(len(reasons), 1), MOST) * ROW + 2)
        self.open(self.lines)

    def _lay_out(self) -> None:
        close = IconButton(self._look, "x", translate("Why", "Close"), self.card)
        close.clicked.connect(self.close_card)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 10)
        column.setSpacing(0)
        head = QHBoxLayout()
        inset(head, self, 20, 8, 10, 0)
        head.addWidget(label(translate("Why", "Why did this match?"), font(15, SEMIBOLD), "", self.card))
        head.addStretch(1)
        head.addWidget(close)
        column.addLayout(head)
        about = QHBoxLayout()
        about.setContentsMargins(20, 0, 20, 10)
        about.addWidget(self._title, 1)
        column.addLayout(about)
        column.addWidget(self.lines)
