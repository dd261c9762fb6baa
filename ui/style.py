"""How the window looks: fonts, palette and style sheet, all made from one Theme.

Widgets are dressed by object name or by a ``role`` property, never one by one in code.
Sizes are device-independent px and come from one grid of 4.
"""

from __future__ import annotations

from functools import lru_cache
from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

import resources
from resources import INTERFACE, MONOSPACE, READING
from ui.theme import Theme

INTERFACE_PX = 13
"""The size of interface text that has no role of its own, px."""

REGULAR, MEDIUM, SEMIBOLD, BOLD = (
    QFont.Weight.Normal,
    QFont.Weight.Medium,
    QFont.Weight.DemiBold,
    QFont.Weight.Bold,
)


_face = INTERFACE
"""The family of the interface."""


class Look(QObject):
    """The theme of a window. Whoever paints asks ``theme``; ``changed`` tells that it is another one."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take on another theme."""
        self.theme = theme
        self.changed.emit()


def use_face(family: str) -> None:
    """Set the interface in this family from now on. What has a font already keeps it."""
    global _face
    _face = family
    font.cache_clear()


@lru_cache(maxsize=64)
def font(px: float, weight: QFont.Weight = REGULAR, family: str | None = None) -> QFont:
    """A font of the interface, unhinted, so that Arabic joins stay where the designer put them."""
    made = QFont(family or _face)
    if px == round(px):
        made.setPixelSize(round(px))
    else:
        # Qt takes whole pixels only; half ones go by way of points.
        made.setPointSizeF(px * 72 / QGuiApplication.primaryScreen().logicalDotsPerInchY())
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def reading_font(px: float, weight: QFont.Weight = REGULAR) -> QFont:
    """The naskh of titles and articles."""
    return font(px, weight, READING)


def mono_font(px: float) -> QFont:
    """The font of file names."""
    return font(px, REGULAR, MONOSPACE)


def palette(theme: Theme) -> QPalette:
    """Qt's palette in the theme's colours, for what no style sheet reaches."""
    made = QPalette()
    role = QPalette.ColorRole
    for target, color in (
        (role.Window, theme.chrome),
        (role.Base, theme.raised),
        (role.AlternateBase, theme.list),
        (role.Button, theme.raised),
        (role.ToolTipBase, theme.raised),
        (role.WindowText, theme.ink),
        (role.Text, theme.ink),
        (role.ButtonText, theme.ink),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.ink3),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.ink),
        (role.Link, theme.accent),
    ):
        made.setColor(target, QColor(color))
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.hair2))
    return made


def stylesheet(theme: Theme) -> str:
    """The style sheet of the whole window: resources/themes/window.qss in the theme's colours."""
    return _sheet().substitute({name: getattr(theme, name) for name in Theme._fields})


@lru_cache(maxsize=1)
def _sheet() -> Template:
    return Template(resources.path("themes", "window.qss").read_text(encoding="utf-8"))
