"""Lets the text of a PDF be found, copied and read out: says which letters each of its glyphs stands for.

Qt writes that down from the font's table of letters, which has no entry for the forms Arabic letters take
inside a word, so most of a word is lost. Here it is told from what was drawn (ui/drawn_glyphs.py): those glyphs
are laid beside the glyphs in the file, in the same order. A font whose glyphs do not agree one to one is left
as Qt wrote it.

Every glyph is shown under a number of its own for its letters and the room they take at its place. Nothing moves
by that: Qt places each glyph by itself. Letters that have no glyph to themselves are shown in no ink. Glyphs that
stand for nothing come after the letters of their run, as spaces and as text that is to be left out (ActualText):
one reader of PDFs heeds this, the other that.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ui.drawn_glyphs import EM, Glyph

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, IndirectObject

MARK = 10
"""The room of a mark beside its letter, in ``EM``."""

_RUN = re.compile(rb"BT\n/(F\d+) ([\d.]+) Tf (.*?Tm)\n(.*?)ET", re.DOTALL)
_SHOWN = re.compile(rb"(\S+) (\S+) Td <([0-9A-F]{4})> Tj")
"""A run of glyphs and the showing of one beside the last, as Qt writes them."""

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


def mend(writer: PdfWriter, drawn: Iterable[Glyph]) -> None:
    """Say in a file which letters its glyphs stand for; ``drawn`` are all of them, in the order they were drawn."""
    by_font: defaultdict[str, list[Glyph]] = defaultdict(list)
    for glyph in drawn:
        by_font[glyph.font].append(glyph)
    told = {
        name: Telling(font, shown, by_font[name])
        for name, (font, shown) in _shown(writer).items()
        if _agree(shown, by_font[name])
    }
    for page in writer.pages:
        _renumber(page, told)
    for telling in told.values():
        telling.write(writer)


class Telling:
    """What a font of the file is made to say: its glyphs under one number for each meaning and width."""

    def __init__(self, font: DictionaryObject, shown: list[int], drawn: list[Glyph]) -> None:
        self._font = font
        self._descendant = font["/DescendantFonts"][0].get_object()
        self._drawn = iter(drawn)
        # Qt lists the widths of all glyphs, or one for all where they are the same.
        one = [self._descendant["/DW"]] * (max(shown) + 1) if "/W" not in self._descendant else []
        self._widths = one or list(self._descendant["/W"][1])
        self._first = len(self._widths)
        self._numbers: dict[tuple[int, str, int], int] = {}

    def run(self, glyphs: Iterable[tuple[float, float, int]], size: float) -> str:
        """Show glyphs of the file at their places, in words of PDF."""
        said, silent = _Words(), _Words()
        for x, y, shape in glyphs:
            _, _, parts, left, width = next(self._drawn)
            shares = _shares(parts, width)
            for at, (letter, share) in enumerate(zip(parts, shares, strict=True), 1):
                if left or at < len(parts):
                    aside = (left + width - sum(shares[:at])) * size / EM
                    said.show(x + aside, y, self._number(0, letter, share), ink=False)
                else:
                    said.show(x, y, self._number(shape, letter, share))
            if left or not parts:
                silent.show(x, y, self._number(shape, " ", 0))
        if not silent.words:
            return said.words
        # The silent ones are counted from the run's beginning, in ink.
        back = f"0 Tr {-said.x:.4f} {-said.y:.4f} Td"
        return f"{said.words}/Span <</ActualText ()>> BDC\n{back}\n{silent.words}EMC\n"

    def _number(self, shape: int, letters: str, width: int) -> int:
        return self._numbers.setdefault((shape, letters, width), self._first + len(self._numbers))

    def write(self, writer: PdfWriter) -> None:
        """Write down which shape, width and letters the numbers have."""
        from pypdf.generic import ArrayObject, NameObject, NumberObject

        shapes = [*range(self._first), *(shape for shape, _, _ in self._numbers)]
        letters = {number: text for (_, text, _), number in self._numbers.items()}
        widths = [*self._widths, *(NumberObject(width) for _, _, width in self._numbers)]
        self._descendant[NameObject("/CIDToGIDMap")] = _stream(writer, b"".join(shape.to_bytes(2) for shape in shapes))
        self._descendant[NameObject("/W")] = ArrayObject([NumberObject(0), ArrayObject(widths)])
        self._font[NameObject("/ToUnicode")] = _stream(writer, _CMAP.format(entries=_entries(letters)).encode())


def _shares(parts: tuple[str, ...], width: int) -> list[int]:
    """The shares letters have in their room: marks hardly any, the others equal ones."""
    marks = [len(part) == 1 and unicodedata.combining(part) > 0 for part in parts]
    letters = len(parts) - sum(marks)
    narrow = MARK if letters else width // len(parts or "-")
    return [narrow if mark else (width - sum(marks) * narrow) // letters for mark in marks]


class _Words:
    """Showing glyphs, each from the place of the last."""

    def __init__(self) -> None:
        self.words = ""
        self.x = self.y = 0.0
        self._ink = True

    def show(self, x: float, y: float, number: int, ink: bool = True) -> None:
        mode = "" if ink == self._ink else "0 Tr " if ink else "3 Tr "
        self.words += f"{x - self.x:.4f} {y - self.y:.4f} Td {mode}<{number:04X}> Tj\n"
        self.x, self.y, self._ink = x, y, ink


def _shown(writer: PdfWriter) -> dict[str, tuple[DictionaryObject, list[int]]]:
    """Of each font of a file, by name: its object, and the glyphs shown in it, in order."""
    found: dict[str, tuple[DictionaryObject, list[int]]] = {}
    for page in writer.pages:
        fonts = page["/Resources"]["/Font"]
        for run in _RUN.finditer(page.get_contents().get_data()):
            font = fonts[f"/{run[1].decode()}"].get_object()
            numbers = found.setdefault(_name(font), (font, []))[1]
            numbers += (int(shown[3], 16) for shown in _SHOWN.finditer(run[4]))
    return found


def _name(font: DictionaryObject) -> str:
    return font["/BaseFont"].lstrip("/").split("+")[-1]


def _agree(shown: list[int], drawn: list[Glyph]) -> bool:
    """Whether the glyphs of a font are the same in the file and in the lines, one by one."""
    if len(shown) != len(drawn):
        return False
    return len(set(zip(shown, (glyph.number for glyph in drawn), strict=True))) == len(set(shown))


def _renumber(page: DictionaryObject, told: Mapping[str, Telling]) -> None:
    """Show the glyphs of a sheet under their new numbers."""
    fonts = page["/Resources"]["/Font"]

    def renumbered(run: re.Match[bytes]) -> bytes:
        telling = told.get(_name(fonts[f"/{run[1].decode()}"].get_object()))
        if telling is None:
            return run[0]
        words = telling.run(_places(run[4]), float(run[2]))
        return b"BT\n/%s %s Tf %s\n%sET" % (run[1], run[2], run[3], words.encode())

    contents = page.get_contents()
    contents.set_data(_RUN.sub(renumbered, contents.get_data()))
    page.replace_contents(contents)
    page.compress_content_streams()


def _places(run: bytes) -> Iterator[tuple[float, float, int]]:
    """Where the glyphs of a run stand, and their numbers."""
    x = y = 0.0
    for right, down, number in _SHOWN.findall(run):
        x, y = x + float(right), y + float(down)
        yield x, y, int(number, 16)


def _stream(writer: PdfWriter, content: bytes) -> IndirectObject:
    from pypdf.generic import StreamObject

    stream = StreamObject()
    stream.set_data(content)
    return writer._add_object(stream.flate_encode())


def _entries(letters: dict[int, str]) -> str:
    """The lines of a ToUnicode map, at most 100 a block (PDF 32000-1, 9.10.3)."""
    lines = [f"<{number:04X}> <{text.encode('utf-16-be').hex()}>" for number, text in sorted(letters.items()) if text]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    return "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
