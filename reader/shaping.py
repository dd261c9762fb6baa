"""Visual text for sinks that cannot shape: terminals without bidi, and old programs.

Everything else in Khizana keeps text in logical order; Qt shapes and reorders by itself, and text that
passed through here would come out backwards there. So this is for the command line only (and for
«copy as visual text»).

Shaping (arabic-reshaper) joins the letters by presentation forms, then the bidi algorithm
(python-bidi, UAX #9) puts them in visual order. Lines are wrapped *before* they are reordered:
the other way round, the first words would stand on the last line.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import TextIO


class Bidi(StrEnum):
    """How text is written to a terminal."""

    AUTO = "auto"
    VISUAL = "visual"
    LOGICAL = "logical"


FIRST_VTE_WITH_BIDI = 5800
"""GNOME Terminal and its kin reorder by themselves since VTE 0.58 (its release notes)."""


def is_rtl(text: str) -> bool:
    """The base direction of a paragraph: that of its first strong character (UAX #9, P2–P3)."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "R" | "AL":
                return True
            case "L":
                return False
    return False


def needs_visual(bidi: Bidi, stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether text for this stream must be shaped and reordered first.

    ``AUTO`` leaves text logical where a program or a file reads it, and on terminals known to do bidi.
    """
    if bidi is not Bidi.AUTO:
        return bidi is Bidi.VISUAL
    return stream.isatty() and not _does_bidi(environment)


def visual(text: str) -> str:
    """One line of logical text as it looks from left to right, letters joined."""
    from bidi import get_display

    return str(get_display(_reshaper().reshape(text), base_dir="R" if is_rtl(text) else "L"))


def visual_paragraph(text: str, width: int) -> Iterator[str]:
    """A paragraph wrapped to ``width`` columns, each line in visual order, right-to-left ones set flush right."""
    rtl = is_rtl(text)
    for line in _wrapped(text, width):
        # Every line follows the paragraph's direction, not that of its own first letter.
        shown = visual("\u200f" + line if rtl else line).replace("\u200f", "")
        yield " " * (width - columns(shown)) + shown if rtl else shown


def columns(text: str) -> int:
    """How many columns a terminal gives to a text: marks stand on their letter, wide signs take two."""
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) == "Cf"
        else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


def _does_bidi(environment: Mapping[str, str]) -> bool:
    vte = environment.get("VTE_VERSION", "")
    return (
        (vte.isdigit() and int(vte) >= FIRST_VTE_WITH_BIDI)
        or "KONSOLE_VERSION" in environment
        or "MLTERM" in environment
        or environment.get("TERM_PROGRAM") == "Apple_Terminal"
    )


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and columns(line) + 1 + columns(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


@cache
def _reshaper():  # type: ignore[no-untyped-def]
    from arabic_reshaper import ArabicReshaper

    # Harakat are kept: what the author vocalised stays vocalised.
    return ArabicReshaper({"delete_harakat": False, "shift_harakat_position": True})
