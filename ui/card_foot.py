"""The foot of a card: its buttons at the end of the line, and what is said beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.overlay import Overlay

HEIGHT = 62


def card_foot(overlay: Overlay, *at_end: QWidget, beside: QWidget | None = None) -> QWidget:
    """A foot for the card of ``overlay``: ``beside`` at the start, the other widgets in their order at the end."""
    foot = QWidget(overlay.card)
    foot.setObjectName("CardFoot")
    foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    foot.setFixedHeight(HEIGHT)
    row = QHBoxLayout(foot)
    row.setContentsMargins(19, 0, 19, 0)
    row.setSpacing(8)
    if beside is not None:
        row.addWidget(beside)
    row.addStretch(1)
    for widget in at_end:
        row.addWidget(widget)
    return foot
