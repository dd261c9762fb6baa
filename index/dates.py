"""Dates as people write them into a search, as a range of days.

    2024                        2024-01-01 … 2024-12-31, as the prefixes «2024» and «2024»
    2024-12 · 12/2024           one month
    2024-12-07 · 7/12/2024      one day (day before month, as Arabic newspapers write it)
    2024-12-01..2024-12-07      a range; «2024-12..» and «..2024-12» are open at one end
    كانون الأول 2024 · ديسمبر 2024 · 7 دجنبر 2024 · December 2024
    رمضان 1445 · 1445-09 · 12 رمضان 1445     Hijri, by the Umm al-Qura calendar (1343–1500 AH)

Every answer is an inclusive pair of ISO days or prefixes of one, as ``Query.since`` and ``Query.until`` take them.
"""

from __future__ import annotations

import datetime
import re

from index.folding import fold

Range = tuple[str | None, str | None]

_GREGORIAN = (
    ("كانون الثاني", "يناير", "جانفي", "january", "jan"),
    ("شباط", "فبراير", "فيفري", "february", "feb"),
    ("آذار", "مارس", "march", "mar"),
    ("نيسان", "أبريل", "إبريل", "أفريل", "april", "apr"),
    ("أيار", "مايو", "ماي", "may"),
    ("حزيران", "يونيو", "جوان", "june", "jun"),
    ("تموز", "يوليو", "جويلية", "يوليوز", "july", "jul"),
    ("آب", "أغسطس", "أوت", "غشت", "august", "aug"),
    ("أيلول", "سبتمبر", "شتنبر", "september", "sep"),
    ("تشرين الأول", "أكتوبر", "october", "oct"),
    ("تشرين الثاني", "نوفمبر", "نونبر", "november", "nov"),
    ("كانون الأول", "ديسمبر", "دجنبر", "december", "dec"),
)
_HIJRI = (
    ("محرم",),
    ("صفر",),
    ("ربيع الأول",),
    ("ربيع الآخر", "ربيع الثاني"),
    ("جمادى الأولى",),
    ("جمادى الآخرة", "جمادى الثانية"),
    ("رجب",),
    ("شعبان",),
    ("رمضان",),
    ("شوال",),
    ("ذو القعدة", "ذي القعدة"),
    ("ذو الحجة", "ذي الحجة"),
)
_HIJRI_YEARS = range(1343, 1501)


def _key(name: str) -> str:
    return " ".join(fold(word).removeprefix("ال") for word in name.split())


_MONTHS = {
    _key(name): (month, hijri)
    for hijri, table in ((False, _GREGORIAN), (True, _HIJRI))
    for month, names in enumerate(table, start=1)
    for name in names
}
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?")
_YEAR_LAST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})\s+)?(\D+?)\s+(\d{4})\s*(?:هـ?|م)?")


def read_range(text: str) -> Range | None:
    """The days that ``text`` names, or ``None`` if it names none."""
    digits = "".join(fold(letter) if letter.isdecimal() else letter for letter in text).strip()
    first, dots, last = digits.partition("..")
    if not dots:
        return _read_one(digits)
    since, until = _read_one(first.strip()), _read_one(last.strip())
    if (first.strip() and not since) or (last.strip() and not until) or not (since or until):
        return None
    return (since[0] if since else None, until[1] if until else None)


def _read_one(text: str) -> Range | None:
    parts = _split(text)
    if parts is None:
        return None
    year, month, day, hijri = parts
    if hijri or year in _HIJRI_YEARS:
        return _hijri_range(year, month, day)
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    iso = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    return iso, iso


def _split(text: str) -> tuple[int, int | None, int | None, bool] | None:
    """Year, month, day, and whether the month's name is a Hijri one."""
    if match := _YEAR_FIRST.fullmatch(text):
        return int(match[1]), _number(match[2]), _number(match[3]), False
    if match := _YEAR_LAST.fullmatch(text):
        return int(match[3]), int(match[2]), _number(match[1]), False
    if (match := _NAMED.fullmatch(text)) and (named := _MONTHS.get(_key(match[2]))):
        return int(match[3]), named[0], _number(match[1]), named[1]
    return None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits is not None else None


def _hijri_range(year: int, month: int | None, day: int | None) -> Range | None:
    from hijridate import Hijri

    try:
        first = Hijri(year, month or 1, day or 1)
        last = Hijri(year, month or 12, day or Hijri(year, month or 12, 1).month_length())
    except (ValueError, OverflowError):
        return None
    return first.to_gregorian().isoformat(), last.to_gregorian().isoformat()
