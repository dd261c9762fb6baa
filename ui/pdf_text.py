"""Lets the text of a PDF be found, copied and read out: says which letters each of its glyphs stands for.

Qt writes that down from the font's table of letters, which has no entry for the forms Arabic letters take
inside a word, so most of a word is lost. Here it is told from what was shaped: the glyphs of the lines as
they were drawn, each with its letters, are laid beside the glyphs in the file, in the same order. After a
sign from another font Qt does not tell the letters of a run; where there are as many as glyphs, they are
taken one by one, else the same glyphs elsewhere tell. A font whose glyphs do not agree one to one is left as
Qt wrote it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QGlyphRun, QTextLayout, QTextLine

from ui.utf16 import Utf16

if TYPE_CHECKING:
    from pypdf import PdfWriter

_TEXT = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]{4})> Tj")
"""A choice of font or the showing of a glyph, as Qt writes them."""

_INVISIBLE = re.compile("[\u200b-\u200f\u2028\u202a-\u202e\u2060-\u2069\ufeff]")


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Khizana-UCS def
/CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{entries}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class Glyph(NamedTuple):
    """A drawn glyph: its font as PDF calls it, its number there, and its letters, ``None`` if Qt does not tell."""

    font: str
    number: int
    letters: str | None


def glyphs(text: str, line: QTextLine) -> Iterator[Glyph]:
    """The glyphs of a line of a text in the order Qt draws them."""
    runs = line.glyphRuns(line.textStart(), line.textLength(), QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
    starts = Counter(min(run.stringIndexes()) for run in runs)
    ends = dict(pairwise([*sorted(starts), line.textStart() + line.textLength()]))
    offsets = Utf16(text)
    for run in runs:
        face, places = run.rawFont(), run.stringIndexes()
        name = f"{face.familyName()}-{face.styleName()}".replace(" ", "")
        start = min(places)
        told = len(set(places)) > 1 or (len(places) == 1 and starts[start] == 1)
        bounds = pairwise([*sorted(set(places)), ends[start]])
        left = {at: text[offsets.code_points(at) : offsets.code_points(end)] for at, end in bounds}
        letters = _shared(run, left) if told else _one_by_one(left[start], len(places))
        for number, mine in zip(run.glyphIndexes(), letters, strict=False):
            yield Glyph(name, number, mine and _INVISIBLE.sub("", mine))


def _one_by_one(text: str, count: int) -> Iterable[str | None]:
    letters = _INVISIBLE.sub("", text)
    return letters if len(letters) == count else repeat(None)


def _shared(run: QGlyphRun, clusters: dict[int, str]) -> Iterator[str]:
    """The letters of each glyph: where several share a cluster, its marks go to the glyphs that take no room."""
    advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
    places = run.stringIndexes()
    for at, (place, advance) in enumerate(zip(places, advances, strict=True)):
        rest = clusters[place]
        taken = rest if place not in places[at + 1 :] else _part(rest, mark=not advance.x())
        clusters[place] = rest.replace(taken, "", 1)
        yield taken


def _part(letters: str, mark: bool) -> str:
    """The first mark of a cluster, or what is no mark."""
    marks = "".join(letter for letter in letters if unicodedata.combining(letter))
    if mark:
        return marks[:1]
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def mend(writer: PdfWriter, drawn: list[Glyph]) -> None:
    """Say in a file which letters its glyphs stand for; ``drawn`` are all of them, in the order they were drawn."""
    from pypdf.generic import NameObject, StreamObject

    by_font: defaultdict[str, list[Glyph]] = defaultdict(list)
    for glyph in drawn:
        by_font[glyph.font].append(glyph)
    for name, (font, shown) in _shown(writer).items():
        letters = _letters(shown, by_font.get(name, []))
        if letters:
            stream = StreamObject()
            stream.set_data(_CMAP.format(entries=_entries(letters)).encode())
            font[NameObject("/ToUnicode")] = writer._add_object(stream)


def _shown(writer: PdfWriter) -> dict[str, tuple[dict, list[int]]]:
    """Of each font of a file, by name: its object, and the glyphs shown in it, in order."""
    found: dict[str, tuple[dict, list[int]]] = {}
    for page in writer.pages:
        fonts = {name: font.get_object() for name, font in page["/Resources"]["/Font"].items()}
        numbers: list[int] = []
        for match in _TEXT.finditer(page.get_contents().get_data()):
            if match[1]:
                font = fonts[f"/{match[1].decode()}"]
                numbers = found.setdefault(font["/BaseFont"].lstrip("/").split("+")[-1], (font, []))[1]
            else:
                numbers.append(int(match[2], 16))
    return found


def _letters(shown: list[int], drawn: list[Glyph]) -> dict[int, str]:
    """What the glyphs of a font stand for; nothing if file and lines do not agree glyph by glyph."""
    if len(shown) != len(drawn) or len(set(zip(shown, (glyph.number for glyph in drawn), strict=True))) != len(
        set(shown)
    ):
        return {}
    meant: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for number, glyph in zip(shown, drawn, strict=True):
        if glyph.letters is not None:
            meant[number][glyph.letters] += 1
    return {number: letters.most_common(1)[0][0] for number, letters in meant.items()}


def _entries(letters: dict[int, str]) -> str:
    """The lines of a ToUnicode map, at most 100 a block (PDF 32000-1, 9.10.3)."""
    lines = [f"<{number:04X}> <{text.encode('utf-16-be').hex()}>" for number, text in sorted(letters.items()) if text]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    return "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
