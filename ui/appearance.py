"""What the reader chose, in force: colours, type, digits and calendar, all live.

``system`` follows the system's colour scheme while the window is open, and its wish for high contrast.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from ui import commands, conventions
from ui.settings import SYSTEM, Settings
from ui.style import Look
from ui.theme import THEMES, Theme


class Appearance(QObject):
    """Holds the settings. ``look`` is the theme that follows from them."""

    changed = Signal(object)
    """The settings before the change."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.settings = settings
        conventions.use(settings.conventions)
        commands.give_keys(settings.keys)
        self.look = Look(theme_of(settings), self)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    def apply(self, settings: Settings) -> None:
        """Let other settings hold from now on."""
        before, self.settings = self.settings, settings
        if settings == before:
            return
        conventions.use(settings.conventions)
        commands.give_keys(settings.keys)
        self._take_theme()
        self.changed.emit(before)

    def _follow_system(self) -> None:
        if self.settings.theme == SYSTEM:
            self._take_theme()
            self.changed.emit(self.settings)

    def _take_theme(self) -> None:
        theme = theme_of(self.settings)
        if theme is not self.look.theme:
            self.look.set_theme(theme)


def theme_of(settings: Settings) -> Theme:
    """The theme the settings mean now."""
    return THEMES[_system_theme() if settings.theme == SYSTEM else settings.theme]


def _system_theme() -> str:
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "contrast-dark" if dark else "contrast"
    return "dark" if dark else "light"
