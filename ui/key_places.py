"""Where keys are, and which letters stand on them under Arabic, Persian and Hebrew layouts.

No system tells which layout is active: on X11 and Wayland Qt's input method knows the system's language only. So the
layout is learned from what is typed: a letter at a place that only one layout has there shows which it is, and a
letter that none has there (an Urdu one, say) is remembered as what stands on that key. Key sheet and palette
show it beside the Latin letter. What was learned holds for the whole program.

The layouts are those of xkeyboard-config 2.35: ``ara`` (basic), ``ir`` (pes) and ``il`` (basic), without Shift.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

ROWS = {2: "1 2 3 4 5 6 7 8 9 0", 16: "Q W E R T Y U I O P [ ]", 30: "A S D F G H J K L ; '", 44: "Z X C V B N M , . /"}
"""The Latin legends of digits and letters, by the scan code of a row's first key (IBM PC set 1)."""

LAYOUTS = {
    "ar": {16: "ض ص ث ق ف غ ع ه خ ح ج د", 30: "ش س ي ب ل ا ت ن م ك ط", 44: "ئ ء ؤ ر ﻻ ى ة و ز ظ"},
    "fa": {
        2: "۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰",
        16: "ض ص ث ق ف غ ع ه خ ح ج چ",
        30: "ش س ی ب ل ا ت ن م ک گ",
        44: "ظ ط ز ر ذ د پ و . /",
    },
    "he": {16: "/ ' ק ר א ט ו ן ם פ ] [", 30: "ש ד ג כ ע י ח ל ך ף ,", 44: "ז ס ב ה נ מ צ ת ץ ."},
}
"""What stands on the same keys, by the language of the layout."""

USUAL = "ar"
"""The layout that is shown until another is learned."""

X11_OFFSET = 8
"""X11 and Wayland count scan codes from 8."""


def _on_keys(rows: dict[int, str]) -> dict[str, str]:
    """The legends of a layout by the Latin ones of the same keys."""
    return {
        latin: own for first, row in rows.items() for latin, own in zip(ROWS[first].split(), row.split(), strict=True)
    }


_PLACES = {first + at: latin for first, row in ROWS.items() for at, latin in enumerate(row.split())}
_LEGENDS = {language: _on_keys(rows) for language, rows in LAYOUTS.items()}
_DIGITS = frozenset(ROWS[2].split())

_layout = ""
_learned: dict[str, str] = {}


def layout() -> str:
    """The language of the layout that is used beside the Latin one: a key of ``LAYOUTS``, or empty while unknown."""
    return _layout


def use_layout(language: str) -> None:
    """Take a layout for the one that is used; an unknown language leaves it to the system's, and to be learned."""
    global _layout
    _layout = language if language in LAYOUTS else ""
    _learned.clear()


def legend(key: str) -> str | None:
    """What stands beside the Latin legend of a key, if it is another letter."""
    own = _learned.get(key) or _LEGENDS[_layout or _of_system()].get(key)
    return own if own != key else None


def learn(event: QKeyEvent) -> None:
    """See from a press which layout is active."""
    key, letter = latin_at(event), event.text()
    if key is None or event.modifiers() or _is_latin(letter) or legend(key) == letter:
        return
    language = next((language for language, on_keys in _LEGENDS.items() if on_keys.get(key) == letter), None)
    if language:
        use_layout(language)
    elif letter.isalpha():
        _learned[key] = letter


def latin_at(event: QKeyEvent) -> str | None:
    """The Latin legend of the key that was pressed, ``None`` where the system does not tell the place."""
    offset = 0 if QGuiApplication.platformName() == "windows" else X11_OFFSET
    return _PLACES.get(event.nativeScanCode() - offset)


def meant_by(event: QKeyEvent) -> tuple[str, ...]:
    """The Latin legends a press without Ctrl and Alt may stand for, the likeliest first.

    What is written comes before the place. The place counts for letters of other scripts, for what one of the
    layouts has there, and for digits, which AZERTY has above Shift; but not for the comma that AZERTY has beside N.
    """
    written, key = _western(event.text().upper()), latin_at(event)
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not written:
        return (written,)
    if key is None:
        known = (_layout or _of_system(), *_LEGENDS)
        return (written, *(latin for name in known for latin, own in _LEGENDS[name].items() if own == written))
    by_place = key in _DIGITS or not _is_latin(written) or any(own.get(key) == written for own in _LEGENDS.values())
    return (written, key) if by_place else (written,)


def _western(written: str) -> str:
    """What was written, a digit of any script as the Latin one."""
    return str(unicodedata.decimal(written)) if len(written) == 1 and written.isdecimal() else written


def _is_latin(text: str) -> bool:
    return text.isascii() or unicodedata.name(text[0], "").startswith("LATIN")


def _of_system() -> str:
    """The layout of the system's language; on Windows Qt says that of the active layout."""
    language = QGuiApplication.inputMethod().locale().name().partition("_")[0]
    return language if language in LAYOUTS else USUAL
