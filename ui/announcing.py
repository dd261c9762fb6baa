"""What a screen reader says at once, of its own accord: an answer, a notice.

Names and descriptions need none of this: Qt tells of their changes itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject


def announce(source: QObject, said: str) -> None:
    """Say a sentence; ``source`` is the widget that it is about."""
    # Late: the enums of these classes take 7 ms to make, and a window that opens has nothing to say.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, said))


def tell_row(source: QObject, number: int) -> None:
    """Tell which row of a list has the keyboard now."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    event = QAccessibleEvent(source, QAccessible.Event.Focus)
    event.setChild(number)
    QAccessible.updateAccessibility(event)
