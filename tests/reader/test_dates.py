"""Any written date becomes ISO 8601; what is no date line stays text."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import dates

WRITTEN = [
    ("07-12-2024 | 02:47", "2024-12-07T02:47"),
    ("07-12-2024", "2024-12-07"),
    ("٢٠٢١-٠٣-٠٤", "2021-03-04"),
    ("2020/12/25 - 1:59 صباحًا", "2020-12-25T01:59"),
    ("2026-01-08 | 12:42", "2026-01-08T12:42"),
    ("10/8/2025 3:44:00 AM", "2025-10-08T03:44:00"),
    ("10/7/2025 1:21:00 PM", "2025-10-07T13:21:00"),
    ("12/27/2024 9:05 PM", "2024-12-27T21:05"),
    ("10/8/2025", "2025-08-10"),
    ("٧ ديسمبر ٢٠٢٤", "2024-12-07"),
    ("السبت 7 كانون الاول 2024", "2024-12-07"),
    ("7 كانون الأول/ديسمبر 2024", "2024-12-07"),
    ("ديسمبر - كانون الأول 7, 2024", "2024-12-07"),
    ("30 شتنبر 2025", "2025-09-30"),
    ("14 غشت 2023", "2023-08-14"),
    ("3 دجنبر 2022", "2022-12-03"),
    ("5 جويلية 2024", "2024-07-05"),
    ("1 أوت 2019", "2019-08-01"),
    ("الجمعة 8 فيفري 2019", "2019-02-08"),
    ("2 جانفي 2011", "2011-01-02"),
    ("7 الكانون 1998 إفرنجي", "1998-12-07"),
    ("السبت 6 جمادى الآخرة 1446 هـ", "2024-12-07"),
    ("١٤٤٦/٦/٦هـ", "2024-12-07"),
    ("۱۷ آذر ۱۴۰۳ - ۲۱:۳۱", "2024-12-07T21:31"),
    ("1403/09/17 - 10:32", "2024-12-07T10:32"),
    ("7 دسمبر 2024", "2024-12-07"),
    ("7 בדצמבר 2024", "2024-12-07"),
    ("ו' כסלו התשפ\"ה", "2024-12-07"),
    ("ו' כסלו התשפ\"ה / 07.12.2024 23:43", "2024-12-07T23:43"),
    ("Fri, 16 Feb 2018 22:08:10 +0400", "2018-02-16T22:08:10+04:00"),
    ("Wed, 01 Aug 2018 08:02:55 GMT", "2018-08-01T08:02:55Z"),
    ("2024-12-07T02:47:00Z", "2024-12-07T02:47:00Z"),
    ("2024-12-07T04:47:00+02:00", "2024-12-07T04:47:00+02:00"),
    ("GMT 17:27 17.03.2020", "2020-03-17T17:27Z"),
    ("الأربعاء، 28 آب/اغسطس 2013، آخر تحديث 14:00 (GMT+0400)", "2013-08-28T14:00+04:00"),
    ("السبت، 07 ديسمبر 2024 12:30 م", "2024-12-07T12:30"),
    ("السبت، 07 ديسمبر 2024 12:05 ص", "2024-12-07T00:05"),
    ("24 أغسطس 2020 03:23 مساء", "2020-08-24T15:23"),
    ("Oct 06 25|07:59AM :نشر بتاريخ", "2025-10-06T07:59"),
    ("1733539620000", "2024-12-07T02:47:00Z"),
    ("كتب: سامي خليل | 07-12-2024 | 02:47", "2024-12-07T02:47"),
    ("نشر في الساحل يوم 07 - 12 - 2024", "2024-12-07"),
    ("الجمعة 23 يناير 2026 03:18 مـ 4 شعبان 1447 هـ", "2026-01-23T15:18"),
]


@pytest.mark.parametrize(("written", "iso"), WRITTEN)
def test_a_date_line_says_its_date_to_the_precision_it_has(written: str, iso: str) -> None:
    stamp = dates.stamp(written)
    assert stamp is not None
    assert stamp.iso == iso


@pytest.mark.parametrize("written", ["منذ ساعتين", "قبل 3 ساعات", "أمس الساعة 14:30", "3 hours ago", "לפני שעה"])
def test_a_relative_date_is_a_date_line_without_a_date(written: str) -> None:
    assert dates.stamp(written) == dates.Stamp(None)


@pytest.mark.parametrize(
    "text",
    [
        "ذكرى 7 أكتوبر 2023 تحل اليوم",
        "منذ الصباح والناس ينتظرون هنا",
        "انتخابات النواب 2020",
        "أوقفت الشرطة 15 شخصا في 3 مدن",
        "بلغت الحصيلة 30/2/2024 قتيلا",
        "قبل أن يصل",
        "",
    ],
)
def test_prose_is_no_date_line(text: str) -> None:
    assert dates.stamp(text) is None


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert dates.parse("February 30, 2020") is None
    assert dates.parse("31/31/2020") is None


@pytest.mark.parametrize("text", ["35 رمضان 1446", "40 آذر 1403", "30 اسفند 1402", 'לב אדר התשפ"ה', "1446/13/40 هـ"])
def test_a_day_no_calendar_has_is_no_date(text: str) -> None:
    assert dates.parse(text) is None


def test_numbers_of_other_calendars_may_have_the_day_first() -> None:
    assert dates.parse("6/6/1446") == "2024-12-07"
    assert dates.parse("17-09-1403") == "2024-12-07"


def test_a_time_or_offset_that_cannot_be_is_left_out() -> None:
    assert dates.parse("07-12-2024 29:75") == "2024-12-07"
    assert dates.parse("2024-12-07T04:47:00+99:00") == "2024-12-07T04:47:00"


def test_an_update_says_that_it_is_one() -> None:
    stamp = dates.stamp("آخر تحديث: 12 نوفمبر 2009 - 11:59 ص")
    assert stamp == dates.Stamp("2009-11-12T11:59", update=True)


def test_a_date_is_found_inside_a_text() -> None:
    assert dates.parse("صدر في بيروت يوم 5 آذار 2024 بيان") == "2024-03-05"


@given(st.dates(min_value=dt.date(1799, 3, 21), max_value=dt.date(2200, 1, 1)))
def test_jalali_days_follow_each_other_without_a_gap(day: dt.date) -> None:
    year = day.year - 621
    candidates = {
        dates.from_jalali(y, m, d): (y, m, d) for y in (year - 1, year) for m in range(1, 13) for d in range(1, 32)
    }
    candidates.pop(None, None)
    assert day in candidates


@given(st.dates(min_value=dt.date(1700, 1, 1), max_value=dt.date(2199, 12, 31)))
def test_a_written_out_day_comes_back(day: dt.date) -> None:
    assert dates.parse(f"{day.day:02}-{day.month:02}-{day.year}") == day.isoformat()
    assert dates.parse(day.isoformat()) == day.isoformat()


ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")


@given(st.text(alphabet="0123456789٠١٢٣۴/-.: |صمAPMGTZ+ديسمبرآذرهـ", max_size=40) | st.text(max_size=60))
def test_whatever_is_written_gives_a_valid_date_or_none(text: str) -> None:
    found = dates.parse(text)
    stamp = dates.stamp(text)
    for iso in filter(None, (found, stamp and stamp.iso)):
        assert ISO.fullmatch(iso)
        dt.datetime.fromisoformat(iso)
