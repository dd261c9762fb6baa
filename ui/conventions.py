"""How the interface writes numbers and days: which digits, which calendar.

Like the language, these hold for the whole program: ``use`` puts them in force. They concern the interface
only. What stands in an article stays as it was written.

The months of the Gregorian calendar have other names from Beirut to Casablanca; the Hijri calendar is
that of Umm al-Qura, by hijridate, which knows the years 1924–2077; other days keep their Gregorian date.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

translate = QCoreApplication.translate


class Digits(StrEnum):
    """123 or ١٢٣."""

    WESTERN = "western"
    ARABIC = "arabic"


class Calendar(StrEnum):
    """The calendar of dates, and for the Gregorian one whose names its months have."""

    EGYPTIAN = "egyptian"
    LEVANTINE = "levantine"
    MAGHREBI = "maghrebi"
    MOROCCAN = "moroccan"
    HIJRI = "hijri"


class Conventions(NamedTuple):
    """What is in force."""

    digits: Digits = Digits.WESTERN
    calendar: Calendar = Calendar.EGYPTIAN


_MONTHS = {
    Calendar.EGYPTIAN: (
        *(QT_TRANSLATE_NOOP("Dates", "January"), QT_TRANSLATE_NOOP("Dates", "February")),
        *(QT_TRANSLATE_NOOP("Dates", "March"), QT_TRANSLATE_NOOP("Dates", "April")),
        *(QT_TRANSLATE_NOOP("Dates", "May"), QT_TRANSLATE_NOOP("Dates", "June")),
        *(QT_TRANSLATE_NOOP("Dates", "July"), QT_TRANSLATE_NOOP("Dates", "August")),
        *(QT_TRANSLATE_NOOP("Dates", "September"), QT_TRANSLATE_NOOP("Dates", "October")),
        *(QT_TRANSLATE_NOOP("Dates", "November"), QT_TRANSLATE_NOOP("Dates", "December")),
    ),
    Calendar.LEVANTINE: (
        *(QT_TRANSLATE_NOOP("DatesLevantine", "January"), QT_TRANSLATE_NOOP("DatesLevantine", "February")),
        *(QT_TRANSLATE_NOOP("DatesLevantine", "March"), QT_TRANSLATE_NOOP("DatesLevantine", "April")),
        *(QT_TRANSLATE_NOOP("DatesLevantine", "May"), QT_TRANSLATE_NOOP("DatesLevantine", "June")),
        *(QT_TRANSLATE_NOOP("DatesLevantine", "July"), QT_TRANSLATE_NOOP("DatesLevantine", "August")),
        *(QT_TRANSLATE_NOOP("DatesLevantine", "September"), QT_TRANSLATE_NOOP("DatesLevantine", "October")),
        *(QT_TRANSLATE_NOOP("DatesLevantine", "November"), QT_TRANSLATE_NOOP("DatesLevantine", "December")),
    ),
    Calendar.MAGHREBI: (
        *(QT_TRANSLATE_NOOP("DatesMaghrebi", "January"), QT_TRANSLATE_NOOP("DatesMaghrebi", "February")),
        *(QT_TRANSLATE_NOOP("DatesMaghrebi", "March"), QT_TRANSLATE_NOOP("DatesMaghrebi", "April")),
        *(QT_TRANSLATE_NOOP("DatesMaghrebi", "May"), QT_TRANSLATE_NOOP("DatesMaghrebi", "June")),
        *(QT_TRANSLATE_NOOP("DatesMaghrebi", "July"), QT_TRANSLATE_NOOP("DatesMaghrebi", "August")),
        *(QT_TRANSLATE_NOOP("DatesMaghrebi", "September"), QT_TRANSLATE_NOOP("DatesMaghrebi", "October")),
        *(QT_TRANSLATE_NOOP("DatesMaghrebi", "November"), QT_TRANSLATE_NOOP("DatesMaghrebi", "December")),
    ),
    Calendar.MOROCCAN: (
        *(QT_TRANSLATE_NOOP("DatesMoroccan", "January"), QT_TRANSLATE_NOOP("DatesMoroccan", "February")),
        *(QT_TRANSLATE_NOOP("DatesMoroccan", "March"), QT_TRANSLATE_NOOP("DatesMoroccan", "April")),
        *(QT_TRANSLATE_NOOP("DatesMoroccan", "May"), QT_TRANSLATE_NOOP("DatesMoroccan", "June")),
        *(QT_TRANSLATE_NOOP("DatesMoroccan", "July"), QT_TRANSLATE_NOOP("DatesMoroccan", "August")),
        *(QT_TRANSLATE_NOOP("DatesMoroccan", "September"), QT_TRANSLATE_NOOP("DatesMoroccan", "October")),
        *(QT_TRANSLATE_NOOP("DatesMoroccan", "November"), QT_TRANSLATE_NOOP("DatesMoroccan", "December")),
    ),
    Calendar.HIJRI: (
        *(QT_TRANSLATE_NOOP("Dates", "Muharram"), QT_TRANSLATE_NOOP("Dates", "Safar")),
        *(QT_TRANSLATE_NOOP("Dates", "Rabi I"), QT_TRANSLATE_NOOP("Dates", "Rabi II")),
        *(QT_TRANSLATE_NOOP("Dates", "Jumada I"), QT_TRANSLATE_NOOP("Dates", "Jumada II")),
        *(QT_TRANSLATE_NOOP("Dates", "Rajab"), QT_TRANSLATE_NOOP("Dates", "Shaban")),
        *(QT_TRANSLATE_NOOP("Dates", "Ramadan"), QT_TRANSLATE_NOOP("Dates", "Shawwal")),
        *(QT_TRANSLATE_NOOP("Dates", "Dhu al-Qadah"), QT_TRANSLATE_NOOP("Dates", "Dhu al-Hijjah")),
    ),
}

_CONTEXTS = {
    Calendar.LEVANTINE: "DatesLevantine",
    Calendar.MAGHREBI: "DatesMaghrebi",
    Calendar.MOROCCAN: "DatesMoroccan",
}

_ARABIC_DIGITS = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")

_in_force = Conventions()


def use(conventions: Conventions) -> None:
    """Write numbers and days like this from now on."""
    global _in_force
    _in_force = conventions


def in_force() -> Conventions:
    """How numbers and days are written now."""
    return _in_force


def number(value: int) -> str:
    """2418 → 2,418 or ٢٬٤١٨."""
    return digits(f"{value:,}")


def digits(text: str) -> str:
    """A number, a time or a date of the interface in the digits in force."""
    return text.translate(_ARABIC_DIGITS) if _in_force.digits is Digits.ARABIC else text


def day(then: date) -> str:
    """«7 December 2024» or «6 Jumada II 1446 AH»."""
    hijri = _hijri(then) if _in_force.calendar is Calendar.HIJRI else None
    if hijri is None:
        return f"{digits(str(then.day))} {month(then.year, then.month)}"
    year, month_, day_ = hijri
    name = translate("Dates", _MONTHS[Calendar.HIJRI][month_ - 1])
    return translate("Dates", "%1 AH").replace("%1", f"{digits(str(day_))} {name} {digits(str(year))}")


def month(year: int, month_: int) -> str:
    """«December 2024». A Gregorian month is no Hijri one, so it keeps its name there."""
    calendar = Calendar.EGYPTIAN if _in_force.calendar is Calendar.HIJRI else _in_force.calendar
    name = translate(_CONTEXTS.get(calendar, "Dates"), _MONTHS[calendar][month_ - 1])
    return f"{name} {digits(str(year))}"


def _hijri(then: date) -> tuple[int, int, int] | None:
    """Year, month and day by Umm al-Qura, if it is known for that day."""
    from hijridate import Gregorian

    try:
        return Gregorian.fromdate(then).to_hijri().datetuple()
    except OverflowError:
        return None
