"""Optical margins: at the edges of a column, punctuation hangs partly outside it.

A full stop or a quotation mark is light: set flush with the letters above and below, it leaves a dent in an
edge that is straight by the ruler. So each sign stands out by a share of its own width, and it is the letters
that line up.

The shares are after the default table of microtype for pdfTeX (R. Schlicht; the method is Hàn Thế Thành's,
«Micro-typographic extensions to the TeX typesetting system», 2000). The Arabic signs have those of their Latin
kin. Adapted to a naskh: guillemets are small and light in it and brackets have a third of their width of
white, so they hang by more than the fifth they have there. A sign hangs alike at either edge, because which of
its sides is the outer one turns with the direction of the text.
"""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF, QTextLine

SHARES = {
    **dict.fromkeys(".", 0.7),
    **dict.fromkeys(",،۔:-\u2010\u2011", 0.5),
    **dict.fromkeys(";؛\"'“”„‟‘’‚‛«»‹›", 0.4),
    **dict.fromkeys("()[]", 0.35),
    **dict.fromkeys("–…؟?", 0.2),
    **dict.fromkeys("—", 0.15),
    **dict.fromkeys("!", 0.1),
}
"""How much of its width a sign hangs outside the column."""

_UNSEEN = " \u00a0\u00ad\u2028\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)))
)


class OpticalMargins:
    """How far the text ``units`` reaches out of its column where lines begin and end, px of its font's ``metrics``.

    ``rtl`` is the paragraph's direction. A sign inside words of the other direction does not stand at the
    line's edge, though it is the first or the last on it; the line it is asked of knows.
    """

    def __init__(self, units: str, metrics: QFontMetricsF, rtl: bool) -> None:
        self._units = units
        self._metrics = metrics
        self._rtl = rtl

    def at_start(self, line: QTextLine, start: int, end: int) -> float:
        """How far ``[start, end)`` would hang if it stood at a line's start. ``line`` holds it, anywhere."""
        seen = self._units[start:end].lstrip(_UNSEEN)
        return self._hang(line, end - len(seen)) if seen else 0.0

    def at_end(self, line: QTextLine, start: int, end: int) -> float:
        """The same for a line's end."""
        seen = self._units[start:end].rstrip(_UNSEEN)
        return self._hang(line, start + len(seen) - 1) if seen else 0.0

    def _hang(self, line: QTextLine, at: int) -> float:
        sign = self._units[at]
        if sign not in SHARES:
            return 0.0
        along = any(run.isRightToLeft() == self._rtl for run in line.glyphRuns(at, 1))
        return SHARES[sign] * self._metrics.horizontalAdvance(sign) if along else 0.0
