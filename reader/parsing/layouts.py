"""The table of layouts: each says how much speaks for it, the one with the most is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.parsing import news, sgml
from reader.parsing.draft import Draft
from reader.parsing.lines import Sheet


class Layout(NamedTuple):
    """A way to read a file: ``evidence`` from 0 (not this) to 1 (certainly this), ``parse`` never raises."""

    name: str
    evidence: Callable[[Sheet], float]
    parse: Callable[[Sheet], list[Draft]]


LAYOUTS = (
    Layout("sgml", sgml.evidence, sgml.parse),
    Layout("news", lambda _: 0.1, lambda sheet: [news.parse(sheet.lines)]),
)


def lay_out(sheet: Sheet) -> tuple[str, list[Draft]]:
    """The name of the layout that fits best, and what it finds."""
    layout = max(LAYOUTS, key=lambda layout: layout.evidence(sheet))
    return layout.name, layout.parse(sheet)
