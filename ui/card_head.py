"""The head of a card: its title, what stands beside it, the key and the button that close it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.keycaps import KeyCaps
from ui.overlay import Overlay
from ui.parts import IconButton, inset, label
from ui.style import SEMIBOLD, Look, font
from ui.wording import translate

HEIGHT = 52


def card_head(
    overlay: Overlay, look: Look, title: QWidget | str, beside: QWidget | None = None, edge: int = 19
) -> QWidget:
    """A head for the card of ``overlay``, ``edge`` px from its side like the text below it.

    ``beside`` stands next to the title; a title that changes is a widget.
    """
    head = QWidget(overlay.card)
    head.setObjectName("CardHead")
    head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    head.setFixedHeight(HEIGHT)
    close = IconButton(look, "x", translate("Cards", "Close"), head)
    close.clicked.connect(overlay.close_card)
    row = QHBoxLayout(head)
    inset(row, overlay, edge, 0, 8, 0)
    row.setSpacing(12)
    row.addWidget(label(title, font(15, SEMIBOLD), "", head) if isinstance(title, str) else title)
    if beside is not None:
        row.addWidget(beside)
    row.addStretch(1)
    row.addWidget(KeyCaps(look, ("Esc",), head))
    row.addWidget(close)
    return head
