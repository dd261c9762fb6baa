"""What a reader may choose about how articles are set, as one value."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from resources import READING

REFERENCE_SIZE = 21
"""The body size in px that all measures of the page are made for."""


class Justification(StrEnum):
    """How the lines of the body are made equally long."""

    RAGGED = "ragged"
    SPACES = "spaces"
    KASHIDA = "kashida"
    """Letters are lengthened where a calligrapher would, and spaces do the rest."""


class Typography(NamedTuple):
    """``size`` of the body and ``measure`` (width of the column, for a body of 21 px) in px, ``family`` of the
    reading face, ``leading`` times the normal distance of lines. Paragraphs begin with an indent where
    ``indented``, else they stand apart. Without ``tashkeel`` vowel marks are not drawn; the text keeps them.
    """

    size: int = REFERENCE_SIZE
    family: str = READING
    measure: int = 528
    leading: float = 1.0
    indented: bool = False
    justification: Justification = Justification.SPACES
    tashkeel: bool = True

    @property
    def scale(self) -> float:
        """By how much all that is in the reading face grows."""
        return self.size / REFERENCE_SIZE
