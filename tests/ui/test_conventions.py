"""Digits and calendars of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from ui import conventions, wording
from ui.conventions import Calendar, Conventions, Digits
from ui.dates_display import long_date
from ui.plurals import PLURALS

THEN = date(2024, 12, 7)


@pytest.fixture(autouse=True)
def defaults_afterwards() -> Iterator[None]:
    yield
    conventions.use(Conventions())


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        (Calendar.EGYPTIAN, "7 ديسمبر 2024"),
        (Calendar.LEVANTINE, "7 كانون الأول 2024"),
        (Calendar.MAGHREBI, "7 ديسمبر 2024"),
        (Calendar.MOROCCAN, "7 دجنبر 2024"),
        (Calendar.HIJRI, "6 جمادى الآخرة 1446 هـ"),
    ],
)
def test_a_day_has_the_names_of_its_calendar(arabic: None, calendar: Calendar, expected: str) -> None:
    conventions.use(Conventions(calendar=calendar))
    assert conventions.day(THEN) == expected


@pytest.mark.parametrize("calendar", Calendar)
def test_no_two_months_of_a_calendar_have_one_name(arabic: None, calendar: Calendar) -> None:
    conventions.use(Conventions(calendar=calendar))
    days = [date(2024, number, 15) for number in range(1, 13)]
    assert len({conventions.day(then) for then in days}) == 12
    assert all(not any(letter.isascii() and letter.isalpha() for letter in conventions.day(then)) for then in days)


def test_the_english_names_are_one_in_every_gregorian_calendar(english: None) -> None:
    for calendar in set(Calendar) - {Calendar.HIJRI}:
        conventions.use(Conventions(calendar=calendar))
        assert conventions.day(THEN) == "7 December 2024"


def test_a_day_that_umm_al_qura_does_not_know_stays_gregorian(english: None) -> None:
    conventions.use(Conventions(calendar=Calendar.HIJRI))
    assert conventions.day(date(1900, 1, 1)) == "1 January 1900"
    assert conventions.day(date(2100, 1, 1)) == "1 January 2100"


def test_arabic_digits_are_in_counts_dates_and_times(arabic: None) -> None:
    conventions.use(Conventions(Digits.ARABIC))
    assert PLURALS.articles(2418) == "٢٬٤١٨ مقالًا"
    assert long_date("2024-12-07T02:47") == "السبت ٧ ديسمبر ٢٠٢٤، ٠٢:٤٧"
    assert wording.month("2019") == "٢٠١٩"
