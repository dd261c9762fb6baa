"""Keys that belong to a card or a part of it while the keyboard is in it, whatever they do elsewhere in the window.

A shortcut of the same key on the window would make both ambiguous, and neither would act: so the key is claimed
when Qt asks whether it is a shortcut at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class OwnKeys(QObject):
    """``actions`` of ``part`` by key, as Qt writes it («Del», «Ctrl+P»)."""

    def __init__(self, part: QWidget, actions: Mapping[str, Callable[[], None]]) -> None:
        super().__init__(part)
        self._actions = {QKeySequence(key).toString(): act for key, act in actions.items()}
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        assert isinstance(event, QKeyEvent)
        act = self._actions.get(QKeySequence(event.keyCombination()).toString())
        if act is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            act()
        event.accept()
        return True
