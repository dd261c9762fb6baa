"""Keys as keycaps: painted from left to right in either language, with the reader's own letter beside the Latin one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.key_places import legend
from ui.style import MEDIUM, Look, font
from ui.wording import isolated, translate

HEIGHT, PADDING, BETWEEN, MINIMUM = 18, 5, 3, 20

_SYMBOLS = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓", "Return": "↵", "-": "−", "?": "? ؟"}


def legends(key: str) -> tuple[str, ...]:
    """What stands on the caps of a chord: ``Ctrl+Shift+P`` → Ctrl, Shift, P; ``J`` → «J ت» beside Arabic."""
    if len(key) == 1 and (own := legend(key)):
        return (f"{key} {own}",)
    parts = key.replace("++", "+\0").split("+")
    return tuple(_SYMBOLS.get(part, part).replace("\0", "+") for part in parts)


class KeyCaps(QWidget):
    """The caps of one or more ways to press a command, with «or» between the ways."""

    def __init__(self, look: Look, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pieces = pieces(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join(isolated(text) if is_cap else text for text, is_cap in self._pieces))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        widths = [width(text, is_cap) for text, is_cap in self._pieces]
        return QSize(round(sum(widths) + BETWEEN * (len(widths) - 1)) + 1, HEIGHT + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, self._look, 0, 1, self._pieces)


def pieces(keys: Sequence[str]) -> list[tuple[str, bool]]:
    """The texts of several ways in order, each with whether it is a cap (or the word between two ways)."""
    made: list[tuple[str, bool]] = []
    for key in keys:
        if made:
            made.append((translate("KeyCaps", "or"), False))
        made += [(legend, True) for legend in legends(key)]
    return made


def width(text: str, is_cap: bool) -> float:
    """Width of a piece in px."""
    advance = QFontMetricsF(font(11, MEDIUM)).horizontalAdvance(text)
    return max(MINIMUM, advance + 2 * PADDING) if is_cap else advance + 8


def paint(painter: QPainter, look: Look, x: float, y: float, drawn: Sequence[tuple[str, bool]]) -> None:
    """Paint pieces from the left, in either interface."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(11, MEDIUM))
    for text, is_cap in drawn:
        box = QRectF(x + 0.5, y + 0.5, width(text, is_cap) - 1, HEIGHT - 1)
        if is_cap:
            painter.setPen(QColor(look.theme.hair2))
            painter.setBrush(QColor(look.theme.raised))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(look.theme.ink2 if is_cap else look.theme.ink3))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextForceLeftToRight, text)
        x += width(text, is_cap) + BETWEEN
