"""Any written date -> ISO 8601, to the precision it is written in.

    «07-12-2024 | 02:47»                2024-12-07T02:47       day first …
    «10/8/2025 3:44:00 AM»              2025-10-08T03:44:00    … unless it is the American form, or the
    «12/27/2024»                        2024-12-27             second number cannot be a month
    «السبت 7 كانون الأول/ديسمبر 2024»     2024-12-07             months of the Levant, Egypt, the Maghreb, Libya …
    «6 جمادى الآخرة 1446 هـ»             2024-12-07             Hijri, by Umm al-Qura (hijridate)
    «۱۷ آذر ۱۴۰۳ - ۲۱:۳۱»               2024-12-07T21:31       Jalali
    «ו' כסלו התשפ"ה»                    2024-12-07             Hebrew (pyluach)
    «Fri, 16 Feb 2018 22:08:10 +0400»   2018-02-16T22:08:10+04:00
    «منذ ساعتين»                         None: what «now» was is not in the file

:func:`stamp` asks whether a whole line is a date (with its labels), :func:`parse` finds the first date in
any text. Both look at the text folded (:func:`reader.letters.fold`): digits, hamza and marks do not matter.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reader.letters import fold

MAX_STAMP_LENGTH = 120
"""A longer line is prose, whatever dates it holds (code points)."""

_MONTHS = """
1 يناير جانفي ينائر كانون_الثاني كانون_ثاني كانون_2 اي_النار ינואר جنوری ژانویه january jan janvier
2 فبراير فيفري فبرائر شباط النوار פברואר فروری فوریه february feb fevrier février
3 مارس اذار مارش الربيع מרץ מרס مارچ march mar mars
4 ابريل افريل نيسان الطير אפריל اپریل آوریل april apr avril
5 مايو ماي ايار الماء מאי مئی مه may mai
6 يونيو جوان حزيران الصيف יוני جون ژوئن june jun juin
7 يوليو يوليوز جويلية جويليه تموز ناصر יולי جولائی ژوئیه july jul juillet
8 اغسطس غشت اوت آب اب هانيبال اغشت אוגוסט اگست اوت august aug aout août
9 سبتمبر شتنبر ايلول الفاتح ספטמבר ستمبر سپتامبر september sept sep septembre
10 اكتوبر تشرين_الاول تشرين_اول تشرين_1 التمور אוקטובר اکتوبر اکتبر october oct octobre
11 نوفمبر نونبر تشرين_الثاني تشرين_ثاني تشرين_2 الحرث נובמבר نومبر نوامبر november nov novembre
12 ديسمبر دجنبر كانون_الاول كانون_اول كانون_1 الكانون דצמבר دسمبر دسامبر december dec decembre décembre
"""
_HIJRI = """
1 محرم المحرم محرم_الحرام
2 صفر صفر_المظفر
3 ربيع_الاول ربيع_اول ربيع_1
4 ربيع_الاخر ربيع_الثاني ربيع_ثاني ربيع_اخر ربيع_2
5 جمادي_الاولي جمادي_الاول جمادي_اول جمادي_1
6 جمادي_الاخره جمادي_الثانيه جمادي_الاخر جمادي_الثاني جمادي_2
7 رجب رجب_المرجب
8 شعبان شعبان_المعظم
9 رمضان رمضان_المبارك
10 شوال
11 ذو_القعده ذي_القعده ذوالقعده ذي_قعده ذيقعد
12 ذو_الحجه ذي_الحجه ذوالحجه ذي_حجه ذوالحج
"""
_JALALI = """
1 فروردين حمل
2 ارديبهشت ثور
3 خرداد جوزا
4 تير سرطان
5 مرداد امرداد اسد
6 شهريور سنبله
7 مهر ميزان
8 ابان عقرب
9 اذر قوس
10 دي جدي
11 بهمن دلو
12 اسفند حوت
"""
_HEBREW = (
    "7 תשרי\n8 חשוון חשון מרחשוון\n9 כסלו\n10 טבת\n11 שבט\n12 אדר\n1 ניסן\n2 אייר\n3 סיוון סיון\n4 תמוז\n5 אב\n6 אלול"
)
"""Hebrew months by pyluach's numbers, which begin with Nisan."""

_HIJRI_NUMERIC_FROM = 1416
"""A bare year below is taken for Jalali, from here on for Hijri: files of our time say 1375–1415 or 1416–1500."""


def _names(table: str) -> dict[str, int]:
    rows = (line.split() for line in table.strip().splitlines())
    return {fold(name.replace("_", " ")): int(number) for number, *names in rows for name in names}


def _pattern(names: dict[str, int]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s*") for name in longest_first)


_GREGORIAN_NAMES, _HIJRI_NAMES, _JALALI_NAMES, _HEBREW_NAMES = map(_names, (_MONTHS, _HIJRI, _JALALI, _HEBREW))
_SQUEEZED = {
    calendar: {name.replace(" ", ""): number for name, number in names.items()}
    for calendar, names in (
        ("gregorian", _GREGORIAN_NAMES),
        ("hijri", _HIJRI_NAMES),
        ("jalali", _JALALI_NAMES),
        ("hebrew", _HEBREW_NAMES),
    )
}

_NOT_LETTER = r"(?![^\W\d_])"
_MONTH = rf"(?P<month>{_pattern(_GREGORIAN_NAMES)}){_NOT_LETTER}\.?"
_SECOND_MONTH = rf"(?:\s*[/\-–(]\s*(?:{_pattern(_GREGORIAN_NAMES)})\s*\)?)?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_BETWEEN = r"[\s\-–,،.]*(?:من\s+|ב|of\s+|(?:شهر|عام|سنه)\s+)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"

_NAMED = re.compile(
    rf"{_DAY}[\s\-–]*(?:من\s+|ב-?|of\s+)?(?:شهر\s+)?{_MONTH}{_SECOND_MONTH}{_BETWEEN}(?P<year>\d{{4}}|\d\d(?![\d:]))(?!\d)"
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_]){_MONTH}{_SECOND_MONTH}\s*{_DAY}\s*[,،]?\s*(?P<year>\d{{4}}|\d\d(?![\d:]))(?!\d)"
)
_HIJRI_NAMED = re.compile(
    rf"{_DAY}\s*(?:من\s+)?(?P<month>{_pattern(_HIJRI_NAMES)}){_NOT_LETTER}{_BETWEEN}(?P<year>1[2-5]\d\d)(?!\d)"
)
_JALALI_NAMED = re.compile(
    rf"{_DAY}\s*(?P<month>{_pattern(_JALALI_NAMES)}){_NOT_LETTER}{_BETWEEN}(?:ماه\s+)?(?P<year>1[2-4]\d\d)(?!\d)"
)
_HEBREW_NAMED = re.compile(
    rf"""(?P<day>[א-ל]["'׳״]?[א-ט]?["'׳״]?)\s+ב?(?P<month>{_pattern(_HEBREW_NAMES)}){_NOT_LETTER}\s+(?P<year>ה?ת[א-ת]{{0,2}}["״][א-ת])"""
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s?(?P<sep>[/.\-])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<day>\d{1,2})(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})\s?(?P<sep>[/.\-])\s?(?P<second>\d{1,2})\s?(?P=sep)\s?(?P<year>\d{4}|\d\d)(?![\d:])"
)
_EPOCH = re.compile(r"\s*(?P<seconds>[12]\d{9})(?:\d{3})?\s*")

_AM = r"ص\b|صباحا?|صباح|قبل الظهر|am\b|a\.m\.?|לפנה\"צ"
_PM = r"م\b|مـ|مساء|ظهرا|عصرا|ليلا|بعد الظهر|pm\b|p\.m\.?|אחה\"צ"
_TIME = re.compile(
    rf"(?<![\d:])(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?![\d:])"
    rf"\s*(?:(?P<am>{_AM})|(?P<pm>{_PM}))?"
)
_ZONE = re.compile(
    r"(?P<z>(?<=\d)z\b)|\(?(?:gmt|utc|غرينتش|جرينتش)?\s*(?P<offset>[+\-]\d\d:?\d\d)\)?(?!\d)|(?P<gmt>\bgmt|\butc|غرينتش|جرينتش)"
)

_RELATIVE = re.compile(
    r"(?:نشر\s+)?(?:منذ|قبل|امس|اليوم|البارحه|مند|לפני|אתמול|היום)\b.{0,40}|.{0,30}\b(?:ago|yesterday|پيش|قبل|پہلے)\W*"
)
_RELATIVE_UNIT = re.compile(
    r"ساع|دقيق|دقائق|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|سنه|سنوات|عام|ثاني|ثوان|ago|yesterday|שע|דק|ימים|יום|اليوم|امس|البارحه|גם|روز|هفته|ماه|گهنٹ|دن|\d:\d"
)
_LABEL = re.compile(
    r"^\W*(?:اخر تحديث|تم التحديث|تحديث|محدثه|تم النشر|نشر(?:ت)?(?: في| بتاريخ| يوم)*|بتاريخ"
    r"|تاريخ(?: النشر| الاضافه| الخبر| اشاعت)?|التاريخ|اضيف|كتب(?:ت)?|بقلم|منشور|صدر|انتشار"
    r"|created|published|updated|posted|last (?:update|modified)\w*|date|פורסם|עודכן)(?![^\W\d_])"
)
_UPDATE = re.compile(r"تحديث|محدثه|updated?|modified|עודכן")
_FILLERS = """
    سبت احد اثنين اتنين ثلاثاء تلاتاء اربعاء خميس جمعه يوم في الساعه على عند بتوقيت توقيت محلي المحلي
    القاهره مكه المكرمه بيروت الرياض ابوظبي دبي تونس السعوديه مصر غرينتش جرينتش ميلادي هجري افرنجي الموافق ه م مـ
    شنبه يكشنبه دوشنبه سه چهارشنبه پنجشنبه پنج اتوار سوموار پير منگل بده جمعرات هفته
    mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday gmt utc at on
    יום ראשון שני שלישי רביעי חמישי שישי שבת בשעה ב
"""
_FILLER = re.compile(rf"(?<![^\W_])(?:ال)?(?:{'|'.join(_FILLERS.split())})(?![^\W_])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MAX_OTHER_WORDS = 6


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that is nothing but a date with its labels.

    ``iso`` is ``None`` when the date cannot be known (relative, incomplete). ``update`` says that it
    names when the text was changed, not when it was published.
    """

    iso: str | None
    update: bool = False


def parse(text: str) -> str | None:
    """The first date in ``text`` as ISO 8601, with the time and offset beside it; ``None`` without one."""
    found = _find(fold(text))
    return found[0] if found else None


@lru_cache(maxsize=512)
def stamp(line: str) -> Stamp | None:
    """What the line says if it is a date line, else ``None``.

    Beside the date only labels, week days, time zones and a few words after a label («نشر في … يوم») may stand.
    """
    if len(line) > MAX_STAMP_LENGTH:
        return None
    folded = fold(line)
    if _RELATIVE.fullmatch(folded.strip(" .،-|")) and _RELATIVE_UNIT.search(folded) and len(folded.split()) <= 6:
        return Stamp(None)
    if not any(char.isdigit() for char in folded):
        found = _find_hebrew(folded)
        return Stamp(found[0]) if found and _only_labels(found[1]) else None
    found = _find(folded)
    if found is None or not _only_labels(_without_second_calendar(found[1])):
        return None
    return Stamp(found[0], update=_UPDATE.search(folded) is not None)


def _without_second_calendar(rest: str) -> str:
    for pattern in (_HIJRI_NAMED, _JALALI_NAMED, _HEBREW_NAMED):
        rest = pattern.sub(" ", rest)
    return rest


def _only_labels(rest: str) -> bool:
    labelled = _LABEL.search(rest.strip()) or re.search(r"نشر|تحديث|published|updated", rest)
    others = len(_WORD.findall(_FILLER.sub(" ", _LABEL.sub(" ", rest.strip()))))
    return others <= (_MAX_OTHER_WORDS if labelled else 1) and (
        others == 0 or bool(labelled) or ":" in rest or "(" in rest
    )


def _find_hebrew(folded: str) -> tuple[str, str] | None:
    match = _HEBREW_NAMED.search(folded)
    day = _hebrew(match) if match else None
    return (day.isoformat(), folded[: match.start()] + folded[match.end() :]) if match and day else None


def _find(folded: str) -> tuple[str, str] | None:
    """The first date as ISO and the rest of the text with date, time and zone cut out."""
    for match, day in _days(folded):
        rest = folded[: match.start()] + " \x00 " + folded[match.end() :].lstrip("t")
        time, rest = _time(rest)
        return day.isoformat() + time, rest
    epoch = _EPOCH.fullmatch(folded)
    if epoch:
        instant = dt.datetime.fromtimestamp(int(epoch["seconds"]), dt.UTC)
        return instant.strftime("%Y-%m-%dT%H:%M:%SZ"), ""
    return _find_hebrew(folded)


def _days(folded: str) -> Iterator[tuple[re.Match[str], dt.date]]:
    """Every reading that is a real day, Gregorian ones first."""
    for pattern, calendar in _READINGS:
        for match in pattern.finditer(folded):
            day = calendar(match)
            if day is not None:
                yield match, day


def _gregorian_named(match: re.Match[str]) -> dt.date | None:
    return _date(_full_year(match["year"]), _month("gregorian", match), int(match["day"]))


def _year_first(match: re.Match[str]) -> dt.date | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if year >= 1600:
        return _date(year, month, day)
    if "ه" in match.string[match.end() : match.end() + 4] or year >= _HIJRI_NUMERIC_FROM:
        return _from_hijri(year, month, day)
    return from_jalali(year, month, day)


def _numeric(match: re.Match[str]) -> dt.date | None:
    first, second, year = int(match["first"]), int(match["second"]), _full_year(match["year"])
    if 1300 <= year < 1600:
        return _from_hijri(year, second, first) if year >= _HIJRI_NUMERIC_FROM else from_jalali(year, second, first)
    if second > 12 or (first <= 12 and match["sep"] == "/" and _AMERICAN_TIME.match(match.string, match.end())):
        first, second = second, first
    return _date(year, second, first)


_AMERICAN_TIME = re.compile(r"\s*\d{1,2}:\d\d:\d\d\s*[ap]m")
"""«3:44:00 AM»: how .NET and others print a date by American rules; nobody writes it by hand."""


def _hijri_named(match: re.Match[str]) -> dt.date | None:
    return _from_hijri(int(match["year"]), _month("hijri", match), int(match["day"]))


def _jalali_named(match: re.Match[str]) -> dt.date | None:
    return from_jalali(int(match["year"]), _month("jalali", match), int(match["day"]))


_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], dt.date | None]], ...] = (
    (_NAMED, _gregorian_named),
    (_MONTH_FIRST, _gregorian_named),
    (_YEAR_FIRST, _year_first),
    (_NUMERIC, _numeric),
    (_HIJRI_NAMED, _hijri_named),
    (_JALALI_NAMED, _jalali_named),
)


def _month(calendar: str, match: re.Match[str]) -> int:
    return _SQUEEZED[calendar][re.sub(r"\s+", "", match["month"])]


def _full_year(written: str) -> int:
    year = int(written)
    return year if len(written) == 4 else year + (2000 if year < 70 else 1900)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if 1600 <= year <= 2200 else None
    except ValueError:
        return None


def _from_hijri(year: int, month: int, day: int) -> dt.date | None:
    from hijridate import Hijri

    try:
        return dt.date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def from_jalali(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a date of the Solar Hijri calendar, ``None`` if there is no such day.

    Leap years by the 33-year cycle (remainders 1, 5, 9, 13, 17, 22, 26, 30), which agrees with the
    observed calendar from 1178 to 1633 (Borkowski, «The Persian calendar for 3000 years», 1996).
    """
    leap = year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}
    length = 31 if month <= 6 else 30 if month < 12 or leap else 29
    if not (1178 <= year <= 1633 and 1 <= month <= 12 and 1 <= day <= length):
        return None
    leaps = sum(past % 33 in {1, 5, 9, 13, 17, 22, 26, 30} for past in range(1178, year))
    days_before_month = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _JALALI_EPOCH + dt.timedelta((year - 1178) * 365 + leaps + days_before_month + day - 1)


_JALALI_EPOCH = dt.date(1799, 3, 21)
"""The first of Farvardin 1178."""


def _hebrew(match: re.Match[str]) -> dt.date | None:
    from pyluach.dates import HebrewDate  # type: ignore[import-untyped]

    year = 5000 + _gematria(match["year"].removeprefix("ה"))
    try:
        day: dt.date = HebrewDate(year, _month("hebrew", match), _gematria(match["day"])).to_pydate()
    except ValueError:
        return None
    return day


def _gematria(letters: str) -> int:
    values = dict(
        zip("אבגדהוזחטיכלמנסעפצקרשת", [*range(1, 10), *range(10, 100, 10), *range(100, 500, 100)], strict=True)
    )
    return sum(values.get(letter, 0) for letter in letters)


def _time(rest: str) -> tuple[str, str]:
    """The time beside a date as the tail of an ISO string («T02:47+02:00»), and the text without it."""
    match = _TIME.search(rest)
    if not match:
        return "", rest
    hour, minute = _hour(match), int(match["minute"])
    if hour > 23 or minute > 59:
        return "", rest
    second = f":{match['second']}" if match["second"] and int(match["second"]) < 60 else ""
    zone, after = _zone(rest[: match.start()], rest[match.end() - 1 :])
    return f"T{hour:02}:{minute:02}{second}{zone}", after


def _hour(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    if match["am"] and hour == 12:
        return 0
    return hour + 12 if match["pm"] and hour < 12 else hour


def _zone(before: str, after: str) -> tuple[str, str]:
    """The offset written beside a time. ``after`` begins with the time's last character, so that «Z» can lean on it."""
    match = _ZONE.search(after, 0, 14) or _ZONE.search(before)
    rest = _ZONE.sub(" ", before) + _ZONE.sub(" ", after)[1:]
    if not match:
        return "", rest
    if not match["offset"]:
        return "Z", rest
    sign, digits = match["offset"][0], match["offset"][1:].replace(":", "")
    if int(digits[:2]) > 15 or int(digits[2:]) > 59:
        return "", rest
    return ("Z" if digits == "0000" else f"{sign}{digits[:2]}:{digits[2:]}"), rest
