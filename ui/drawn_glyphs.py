"""What was drawn on paper, glyph by glyph: the letters each stands for, and the room they are said to take.

Qt says of the glyphs of a stretch of text where in it each comes from, but only up to where the font changes; so
it is asked word by word, and letter by letter in a word of several fonts or directions. Where several glyphs stand
for a letter with its marks, the letters are all said of the first.

Readers of PDFs guess words from gaps (poppler takes 3 % of an em for a space) and the order of letters from where
they begin. But the kerning of «ري» or a kashida is a gap too, a mark begins within its letter, and a letter may
begin within the one before it («لم»). So the room of a letter of right-to-left text is said to begin where that
of the letter before it ends, and the letters of one glyph share its room.

Nor do readers know the paragraph's direction: poppler takes a comma, and a space beside a Latin name, for a part of
what is written from left to right. Such a sign is put between two marks of direction (U+200F), which say it.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QPainter, QRawFont, QTextLayout, QTextLine

from ui.utf16 import Utf16

EM = 1000
"""What glyphs are measured in, parts of an em, as in PDF."""

NARROWEST = 0.02
"""The least room a letter has, em."""

POSTSCRIPT, MACINTOSH = 6, 1
"""The kind of name and the platform (OpenType, «name»)."""

_INVISIBLE = re.compile("[\u200b-\u200f\u2028\u202a-\u202e\u2060-\u2069\ufeff]")
_WORD = re.compile(r"\S+")
_STRETCH = re.compile(r"\S+|\s")
_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
_Cluster = tuple[int, int, list[tuple[int, float, float]]]
"""A range of the text, and number, place and advance of each glyph that stands for it."""

RIGHT_TO_LEFT_MARK = "\u200f"
_IN_NUMBERS = frozenset({"CS", "ES", "ET"})
_NEUTRAL = frozenset({"ON", "WS"})
_LEFT_TO_RIGHT = frozenset({"L", "EN", "AN", "LRI", "FSI", "PDI", "BN"})
"""Kinds of letters (UAX #9, table 4)."""


class Glyph(NamedTuple):
    """A drawn glyph: its font as PDF calls it, its number there, and the letters it stands for, if any.

    Several ``parts`` share its room from the right to the left. The room is ``width`` wide and begins ``left``
    beside the glyph's own place, both in ``EM``.
    """

    font: str
    number: int
    parts: tuple[str, ...]
    left: int = 0
    width: int = 0


@dataclass(slots=True)
class _Placed:
    """A glyph at its place on the line, px. ``word`` numbers the word it belongs to; ``size`` is that of its font."""

    font: str
    number: int
    letters: str
    place: int
    word: int
    x: float
    advance: float
    size: float
    rtl: bool


def draw(painter: QPainter, line: QTextLine, origin: QPointF) -> None:
    """Draw a line as Qt does, but in the order of ``glyphs``: Qt turns the pieces of a run that changes its font."""
    for run in _glyph_runs(line):
        painter.drawGlyphRun(origin, run)


def glyphs(text: str, line: QTextLine) -> Iterator[Glyph]:
    """The glyphs of a line of a text in the order they are drawn."""
    for run in _runs(text, line):
        for glyph, (left, width) in zip(run, _rooms(run), strict=True):
            grain = EM / glyph.size
            yield Glyph(glyph.font, glyph.number, _parts(text, glyph), round(left * grain), round(width * grain))


def _rooms(run: Sequence[_Placed]) -> Iterator[tuple[float, float]]:
    """The room of each glyph of a run: from its own place to the left edge, and the width, px."""
    word, edge = 0, 0.0
    for at, (before, glyph) in enumerate(pairwise([None, *run])):
        if not glyph.letters.strip():
            yield 0, glyph.advance
        elif not glyph.rtl:
            after = next((after for after in run[at + 1 :] if after.letters), None)
            yield 0, after.x - glyph.x if after and after.word == glyph.word else glyph.advance
        elif word != glyph.word:
            word, edge = glyph.word, glyph.x
            # Kerned, it is drawn closer to the space before it than its advance says.
            yield 0, min(glyph.advance, before.x - glyph.x) if before else glyph.advance
        else:
            left = min(glyph.x, edge - NARROWEST * glyph.size * len(glyph.letters))
            yield left - glyph.x, edge - left
            edge = left


def _parts(text: str, glyph: _Placed) -> tuple[str, ...]:
    if not glyph.letters:
        return ()
    if not glyph.rtl:
        return (glyph.letters,)
    if len(glyph.letters) == 1 and _may_turn(text, glyph.place):
        return (f"{RIGHT_TO_LEFT_MARK}{glyph.letters}{RIGHT_TO_LEFT_MARK}",)
    return tuple(glyph.letters)


def _may_turn(text: str, at: int) -> bool:
    """Whether a sign of right-to-left text could be taken for a part of what is written from left to right."""
    kind = unicodedata.bidirectional(text[at])
    beside = {unicodedata.bidirectional(letter) for letter in text[max(at - 1, 0) : at + 2]}
    return kind in _IN_NUMBERS or (kind in _NEUTRAL and not beside.isdisjoint(_LEFT_TO_RIGHT))


def _glyph_runs(line: QTextLine) -> list[QGlyphRun]:
    return line.glyphRuns(line.textStart(), line.textLength(), _ALL)


def _runs(text: str, line: QTextLine) -> Iterator[list[_Placed]]:
    """The glyphs of a line, run by run."""
    offsets = Utf16(text)
    told = dict(_told(text, offsets, line))
    words = [word.start() for word in _WORD.finditer(text)]
    for run in _glyph_runs(line):
        face = run.rawFont()
        name = _postscript_name(face)
        placed = []
        for number, position, advance in _drawn(run):
            letters, place = told.get((number, position.x()), ("", 0))
            word = bisect_right(words, place)
            size, rtl = face.pixelSize(), run.isRightToLeft()
            placed.append(_Placed(name, number, letters, place, word, position.x(), advance, size, rtl))
        yield placed


def _postscript_name(face: QRawFont) -> str:
    """What PDF calls a font: name 6 of its table of names (OpenType, «name»)."""
    table = face.fontTable("name").data()
    count, strings = struct.unpack_from(">HH", table, 2)
    for at in range(6, 6 + 12 * count, 12):
        platform, _, _, kind, length, offset = struct.unpack_from(">6H", table, at)
        if kind == POSTSCRIPT:
            name = table[strings + offset : strings + offset + length]
            return name.decode("latin-1" if platform == MACINTOSH else "utf-16-be")
    return face.familyName()


def _drawn(run: QGlyphRun) -> Iterator[tuple[int, QPointF, float]]:
    """Number, place and advance of every glyph of a run."""
    numbers = run.glyphIndexes()
    advances = run.rawFont().advancesForGlyphIndexes(numbers)
    for number, position, advance in zip(numbers, run.positions(), advances, strict=True):
        yield number, position, advance.x()


def _told(text: str, offsets: Utf16, line: QTextLine) -> Iterator[tuple[tuple[int, float], tuple[str, int]]]:
    """For each glyph of a line, by its number and place: what it stands for, and where in the text that is."""
    first, last = (offsets.code_points(at) for at in (line.textStart(), line.textStart() + line.textLength()))
    for stretch in _STRETCH.finditer(text, first, last):
        start, end = stretch.span()
        runs = line.glyphRuns(offsets.units(start), offsets.units(end) - offsets.units(start), _ALL)
        if len(runs) > 1:
            clusters = _letter_by_letter(offsets, line, start, end)
        else:
            clusters = (cluster for run in runs for cluster in _clusters(offsets, run, end))
        for place, after, members in clusters:
            letters = _INVISIBLE.sub("", text[place:after])
            first = next((member for member in members if member[2]), members[0])
            for member in members:
                yield member[:2], (letters if member is first else "", place)


def _clusters(offsets: Utf16, run: QGlyphRun, end: int) -> Iterator[_Cluster]:
    """The clusters of a run that ends at ``end``."""
    places = [offsets.code_points(at) for at in run.stringIndexes()]
    members = defaultdict(list)
    for place, (number, position, advance) in zip(places, _drawn(run), strict=True):
        members[place].append((number, position.x(), advance))
    for place, after in pairwise([*sorted(members), end]):
        yield place, after, members[place]


def _letter_by_letter(offsets: Utf16, line: QTextLine, start: int, end: int) -> Iterator[_Cluster]:
    """The clusters of a word: all but the last letter of one are said to be its first glyph, the last all glyphs."""
    begun, before = start, None
    for at in range(start, end):
        units = offsets.units(at + 1) - offsets.units(at)
        runs = line.glyphRuns(offsets.units(at), units, _ALL)
        members = [(number, position.x(), advance) for run in runs for number, position, advance in _drawn(run)]
        if before and members[:1] != before[:1]:
            yield begun, at, before
            begun = at
        before = members or before
    if before:
        yield begun, end, before
