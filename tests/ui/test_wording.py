"""Dates, sections, errors and order in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from reader import errors
from reader.article import Outcome, Sort
from ui import wording

NOW = datetime(2024, 12, 7, 12, 0)


@pytest.mark.parametrize(
    ("published", "text"),
    [
        (None, ""),
        ("2019", "2019"),
        ("2019-03", "مارس 2019"),
        ("2024-11-03", "3 نوفمبر 2024"),
        ("2024-12-07", "اليوم"),
        ("2024-12-07T11:30", "قبل أقل من ساعة"),
        ("2024-12-07T10:00", "قبل ساعتين"),
        ("2024-12-07T02:47", "قبل 9 ساعات"),
        ("2024-12-07T02:47+03:00", "اليوم"),
        ("2024-12-07T23:00", "اليوم"),
        ("2024-12-06T23:00", "أمس"),
        ("2024-12-04", "قبل 3 أيام"),
        ("2024-11-30", "30 نوفمبر 2024"),
        ("2024-12-08", "8 ديسمبر 2024"),
    ],
)
def test_a_date_is_as_near_and_as_precise_as_it_is(arabic: None, published: str | None, text: str) -> None:
    assert wording.day(published, NOW) == text


def test_a_section_loses_the_hyphen_of_its_file(arabic: None) -> None:
    assert wording.section("المشرق-العربي") == "المشرق العربي"
    assert wording.section("") == wording.section(None) == "بلا قسم"


def test_every_error_code_has_its_sentence() -> None:
    codes = {error.code for error in _below(errors.KhizanaError)} - {"error", "search-cancelled"}
    assert codes <= wording.REASONS.keys()


def test_every_outcome_has_its_word(arabic: None) -> None:
    assert len({wording.outcome(value) for value in Outcome}) == len(Outcome)


def test_an_unknown_code_keeps_its_own_sentence() -> None:
    assert wording.reason("from-the-future", "the sentence") == "the sentence"


def test_a_path_is_read_from_left_to_right_and_each_name_in_its_own_direction() -> None:
    assert wording.path("خزانة/06-markets.txt") == "\u2066\u2068خزانة\u2069/\u206806-markets.txt\u2069\u2069"
    assert wording.path("C:\\a") == "\u2066\u2068C:\u2069\\\u2068a\u2069\u2069"


def test_an_error_names_its_subject_isolated(arabic: None) -> None:
    said = wording.error(errors.UnknownArticle("abc"))
    assert said == "\u2068abc\u2069: لم يعد هذا المقال في الخزانة"
    assert wording.error(OSError("disk")) == "disk"


def test_relevance_means_last_added_where_nothing_is_searched(arabic: None) -> None:
    assert wording.order(Sort.RELEVANCE, searching=False) == "آخر ما أُضيف"
    assert wording.order(Sort.RELEVANCE, searching=True) == "الأوثق صلةً"


def test_reading_time_is_at_least_a_minute(arabic: None) -> None:
    assert wording.reading_time("كلمة") == "قراءة دقيقة واحدة"
    assert wording.reading_time("كلمة " * 720) == "قراءة 4 دقائق"


def _below(error: type[errors.KhizanaError]) -> list[type[errors.KhizanaError]]:
    return [error, *(below for child in error.__subclasses__() for below in _below(child))]
