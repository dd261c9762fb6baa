"""Comparing two versions: which words went, which came, and that nothing else differs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Difference, Span
from reader.differences import MANY_WORDS, compare


def words(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[slice(*difference.old)], new[slice(*difference.new)]) for difference in compare(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        ("", "", []),
        ("قال المدير", "قال المدير", []),
        ("قال المدير أمس", "قال الوزير أمس", [("المدير", "الوزير")]),
        ("قال أمس", "قال المدير أمس", [("", "المدير ")]),
        ("قال المدير أمس", "قال أمس", [("المدير ", "")]),
        ("ثلاث بواخر دخلت", "أربع سفن دخلت", [("ثلاث بواخر", "أربع سفن")]),
        ("فقرة\nثانية", "فقرة\nجديدة\nثانية", [("", "جديدة\n")]),
        ("كِتَاب قديم", "كتاب قديم", [("كِتَاب", "كتاب")]),
        ("انتهى.", "انتهى!", [(".", "!")]),
        ("أ 👨‍👩‍👧 ب", "أ 🛩️ ب", [("👨‍👩‍👧", "🛩️")]),
        ("", "نص", [("", "نص")]),
    ],
)
def test_the_words_that_differ_are_told(old: str, new: str, differences: list[tuple[str, str]]) -> None:
    assert words(old, new) == differences


def test_changes_far_apart_stay_apart() -> None:
    assert words("أول ثم بعد ذلك كله آخر", "واحد ثم بعد ذلك كله اثنان") == [("أول", "واحد"), ("آخر", "اثنان")]


TEXTS = st.lists(st.sampled_from(["قال", "المدير", "إن", "أمس", ".", "\n", " ", "كِتَاب", "🚢"]), max_size=40).map(
    "".join
)


@given(TEXTS, TEXTS)
def test_the_old_text_with_its_differences_replaced_is_the_new_one(old: str, new: str) -> None:
    made, at = "", 0
    end = Difference(Span(0, 0), Span(0, 0))
    for difference in compare(old, new):
        assert difference.old.start >= end.old.end
        assert difference.new.start >= end.new.end
        assert difference.old.end > difference.old.start or difference.new.end > difference.new.start
        made += old[at : difference.old.start] + new[slice(*difference.new)]
        at, end = difference.old.end, difference
    assert made + old[at:] == new


def test_a_very_long_paragraph_does_not_take_for_ever() -> None:
    old = " ".join(f"{['في', 'من', 'على', 'إن'][n % 4]} {n * 7919 % 9973}" for n in range(2 * MANY_WORDS))
    new = " ".join(f"{['في', 'من', 'على', 'إن'][n % 4]} {n * 7907 % 9967}" for n in range(2 * MANY_WORDS))
    started = time.process_time()
    assert compare(old, new)
    assert time.process_time() - started < 20
