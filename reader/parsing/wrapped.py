"""Lines cut at a fixed width: undone before the text is read like any other.

Two kinds. A machine cut every so many letters, inside words too, and padded the last piece of a
paragraph on the left; or a program wrapped at words, as mail and old word processors do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader import dates
from reader.parsing.draft import Draft
from reader.parsing.lines import PROSE_WORDS, Line, Sheet, to_lines

MIN_WIDTH, MAX_WIDTH = 45, 130
"""Widths a text is wrapped at (code points)."""

MAX_HEAD = 60
"""The date of a padded text stands in one of its first paragraphs."""
MAX_LEAD = 2
"""More paragraphs than this above the date are the text itself."""

_STOP_INSIDE = re.compile(r"[.؟!۔،]\s")
_STOP_LAST = re.compile(r"[.؟?!۔:؛]\W*$")


def evidence_padded(sheet: Sheet) -> float:
    """Most lines, with their white space, are of exactly one length, and several are padded on the left."""
    filled = [piece for piece in sheet.pieces[:400] if piece.strip()]
    if len(filled) < 4:
        return 0.0
    (width, times), *_ = Counter(map(len, filled)).most_common(1)
    padded = sum(len(piece) == width and piece.startswith("     ") for piece in filled)
    return 0.9 if MIN_WIDTH <= width <= MAX_WIDTH and times * 10 >= len(filled) * 6 and padded else 0.0


def parse_padded(sheet: Sheet) -> list[Draft]:
    """The paragraphs in their order: title, lead, date, text."""
    paragraphs = _pieces_joined(sheet.pieces)
    place, day = next(
        ((index, day) for index, text in enumerate(paragraphs[:MAX_HEAD]) if (day := dates.stamp(text))), (0, None)
    )
    draft = Draft(published=day.iso if day else None)
    if day:
        draft.stamps.append(paragraphs.pop(place))
    if len(paragraphs) > 1 and paragraphs[0].count(" ") < PROSE_WORDS:
        draft.title = paragraphs.pop(0)
    if 1 < place <= 1 + MAX_LEAD and len(paragraphs) >= place:
        draft.lead = " ".join(paragraphs[: place - 1])
        del paragraphs[: place - 1]
    draft.body = paragraphs
    return [draft]


def _pieces_joined(pieces: Sequence[str]) -> list[str]:
    """Pieces put together without a space, since words were cut too; the padding of a last piece is taken off.

    A piece shorter than the others ended with a line end of the text itself.
    """
    width = max(map(len, pieces), default=0)
    paragraphs: list[str] = []
    current = ""
    for piece in [*pieces, ""]:
        if piece.strip():
            current += (piece.lstrip() if piece.startswith("   ") and current else piece) + (
                " " if len(piece) < width else ""
            )
        elif current:
            paragraphs.append(" ".join(current.split()))
            current = ""
    return paragraphs


def unwrap(lines: list[Line]) -> list[Line] | None:
    """The paragraphs of a text wrapped at words, or ``None`` when it is not.

    Verses are of one length too, but their sentences do not end in the middle of a line.
    """
    width = _width(lines)
    if width is None:
        return None
    joined: list[str] = []
    previous: Line | None = None
    for line in lines:
        if previous and not line.gap and len(previous.text) >= 0.72 * width and not _paragraph_end(previous, width):
            joined[-1] = f"{joined[-1]} {line.text}"
        else:
            joined += [""] * line.gap + [line.text]
        previous = line
    return to_lines(joined)


def _paragraph_end(line: Line, width: int) -> bool:
    return _STOP_LAST.search(line.text) is not None and len(line.text) < 0.9 * width


def _width(lines: Sequence[Line]) -> int | None:
    if len(lines) < 3:
        return None
    width = max(len(line.text) for line in lines)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return None
    full = [line for line in lines[:-1] if len(line.text) >= 0.8 * width]
    open_ends = [line for line in full if not _STOP_LAST.search(line.text)]
    inside = sum(_STOP_INSIDE.search(line.text) is not None for line in lines)
    enough = len(full) * 10 >= 6 * (len(lines) - 1) and len(open_ends) * 10 >= 6 * len(full)
    return width if enough and len(open_ends) >= 2 and inside * 6 >= len(lines) else None
