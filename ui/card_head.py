"""The head of a card: its title, what stands beside it, and the button that closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.overlay import Overlay
from ui.parts import IconButton, inset, label
from ui.style import SEMIBOLD, Look, font
from ui.wording import translate

HEIGHT = 52


def card_head(overlay: Overlay, look: Look, title: str, beside: QWidget | None = None) -> QWidget:
    """A head for the card of ``overlay``; ``beside`` stands next to the title."""
    head = QWidget(overlay.card)
    head.setObjectName("CardHead")
    head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    head.setFixedHeight(HEIGHT)
    close = IconButton(look, "x", translate("Cards", "Close"), head)
    close.clicked.connect(overlay.close_card)
    row = QHBoxLayout(head)
    inset(row, overlay, 19, 0, 8, 0)
    row.setSpacing(12)
    row.addWidget(label(title, font(15, SEMIBOLD), "", head))
    if beside is not None:
        row.addWidget(beside)
    row.addStretch(1)
    row.addWidget(close)
    return head
