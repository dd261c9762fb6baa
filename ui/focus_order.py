"""Tab goes as one reads: line by line from the top, in a line from the side where reading starts.

Qt goes in the order in which parts were made, and much here is made late, when it is first wanted. So the order is
taken from where things stand, pane by pane: what is inside one part comes before what is beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step(container: QWidget, forward: bool) -> bool:
    """Give the keyboard to the next or the last stop in a window or a card, round and round; whether there is one."""
    order = list(stops(container))
    if not order:
        return False
    current = QApplication.focusWidget()
    at = order.index(current) if current in order else -1 if forward else 0
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[(at + (1 if forward else -1)) % len(order)].setFocus(reason)
    return True


def stops(container: QWidget) -> Iterator[QWidget]:
    """Where Tab stops, in reading order."""
    rtl = container.layoutDirection() == Qt.LayoutDirection.RightToLeft
    parts = [part for part in container.children() if isinstance(part, QWidget) and _is_shown(part)]
    for part in sorted(parts, key=cmp_to_key(lambda one, other: _before(one, other, rtl))):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
            yield part
        yield from stops(part)


def _is_shown(part: QWidget) -> bool:
    return part.isVisible() and part.isEnabled() and not part.isWindow()


def _before(one: QWidget, other: QWidget, rtl: bool) -> int:
    """Negative if the first comes first. Parts that are beside each other for half a height stand in one line."""
    here, there = one.geometry(), other.geometry()
    beside = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    if beside * 2 < min(here.height(), there.height()):
        return here.top() - there.top()
    across = here.center().x() - there.center().x()
    return -across if rtl else across
