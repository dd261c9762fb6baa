"""Where the pages of a printed article end: never inside a line, nor so that one line stands alone.

A page neither begins with the last line of a paragraph nor ends with its first, and what announces something
(a headline, a lead, a heading) stays with it. Heights are px of the article's page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ui.article_page import Kind
from ui.page_geometry import PageGeometry

_ANNOUNCES = frozenset({Kind.KICKER, Kind.TITLE, Kind.LEAD, Kind.CAPTION, Kind.FOOT, Kind.RELATED_META})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page, and whether a new sheet may begin with it."""

    top: float
    bottom: float
    may_begin: bool


def sheets(geometry: PageGeometry, height: float) -> list[tuple[float, float]]:
    """The stretches of the page, top and bottom, that stand on one sheet each."""
    lines = list(_lines(geometry))
    made, first = [], 0
    while first < len(lines):
        last = _last_on_sheet(lines, first, height)
        made.append((lines[first].top, lines[last].bottom))
        first = last + 1
    return made


def sheet_of(geometry: PageGeometry, number: int, stretches: list[tuple[float, float]]) -> int:
    """On which sheet, from 0, a piece begins."""
    top = geometry.top(number)
    return next(at for at, (_, bottom) in enumerate(stretches) if top < bottom)


def _last_on_sheet(lines: list[Line], first: int, height: float) -> int:
    fits = first
    while fits + 1 < len(lines) and lines[fits + 1].bottom - lines[first].top <= height:
        fits += 1
    if fits + 1 == len(lines):
        return fits
    good = (at for at in range(fits, first, -1) if lines[at + 1].may_begin)
    return next(good, fits)


def _lines(geometry: PageGeometry) -> Iterator[Line]:
    announced = False
    for number, piece in enumerate(geometry.page.pieces):
        setting = geometry.piece(number).setting
        count, height = setting.layout.lineCount(), setting.measure.line_height
        for at in range(count):
            top = geometry.top(number) + at * height
            alone = count > 1 and at in (1, count - 1)
            yield Line(top, top + height, not (alone or (at == 0 and announced)))
        announced = piece.kind in _ANNOUNCES
