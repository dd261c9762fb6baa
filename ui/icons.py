"""Icons: Lucide drawings and our own cabinet, tinted with a theme's ink.

The drawings are stroked in ``currentColor`` on a 24 grid; here they get a colour, and a stroke that is
1.5 px on the screen at every size, as small drawings otherwise look thin and large ones heavy.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

STROKE = 1.5
"""Width of a line on the screen, px."""

_GRID = 24


@lru_cache(maxsize=256)
def pixmap(name: str, color: str, size: int, ratio: float = 1.0, filled: bool = False) -> QPixmap:
    """The icon in a colour; ``size`` in device-independent px, ``ratio`` the screen's pixels per px."""
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter, name, color, QRectF(0, 0, size, size), filled)
    painter.end()
    return image


def draw(painter: QPainter, name: str, color: str, box: QRectF, filled: bool = False) -> None:
    """Draw the icon into a square box, in lines: for paper, and for any thread."""
    QSvgRenderer(QByteArray(_tinted(name, color, box.width(), filled).encode())).render(painter, box)


def icon(name: str, color: str, faded: str, size: int = 18, ratio: float = 1.0, filled: bool = False) -> QIcon:
    """The icon for a button: ``color`` when it works, ``faded`` when it is disabled."""
    made = QIcon(pixmap(name, color, size, ratio, filled))
    made.addPixmap(pixmap(name, faded, size, ratio, filled), QIcon.Mode.Disabled)
    return made


def _tinted(name: str, color: str, size: float, filled: bool) -> str:
    drawing = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    if filled:
        drawing = drawing.replace('fill="none"', f'fill="{color}"', 1)
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{STROKE * _GRID / size:.3f}"')
    return drawing.replace("currentColor", color)
