"""One spelling for each word, with offsets on the original."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold, forms, is_word, spelled, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("مُحَمَّد", "محمد"),
        ("أحمد", "احمد"),
        ("آخر", "اخر"),
        ("مسؤول", "مسول"),
        ("مسئول", "مسول"),
        ("رءوس", "روس"),
        ("شئون", "شون"),
        ("فائدة", "فايده"),
        ("على", "علي"),
        ("مدرسة", "مدرسه"),
        ("العـــرب", "العرب"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﺳﻼم", "سلام"),
        ("کتاب", "كتاب"),
        ("علی", "علي"),
        ("١٩٩٩", "1999"),
        ("۱۲", "12"),
        ("كتاب\u200f", "كتاب"),
        ("هٰذا", "هذا"),
        ("ٱلرحمن", "الرحمن"),
        ("ﷲ", "الله"),
        ("قراءة", "قراه"),
        ("Café", "cafe"),
    ],
)
def test_spellings_of_one_word_fold_to_one(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_short_word_keeps_its_hamza_lest_it_become_a_particle() -> None:
    assert fold("ماء") != fold("ما")


def test_a_vocalised_word_is_one_token_with_its_marks() -> None:
    text = "في الكِتَابُ، هنا"
    assert [text[word.start : word.end] for word in words(text)] == ["في", "الكِتَابُ", "هنا"]


def test_hidden_marks_inside_a_word_do_not_part_it_and_outside_do_not_belong_to_it() -> None:
    text = "\u202bكت\u200dاب\u202c و"
    first = next(words(text))
    assert (first.form, text[first.start : first.end]) == ("كتاب", "كت\u200dاب")


def test_digits_part_from_arabic_letters_but_not_from_latin_ones() -> None:
    assert forms("يعرض150صنفًا F16 7oms") == ["يعرض", "150", "صنفا", "f16", "7oms"]


def test_a_folded_word_can_be_written_as_a_text_first_wrote_it() -> None:
    assert spelled("إلى القاهِــرةِ، ﺳﻼم القاهره") == {"الي": "إلى", "القاهره": "القاهرة", "سلام": "سلام"}


def test_offsets_are_code_points_after_an_emoji() -> None:
    text = "😀😀 حمص"
    assert [(word.start, word.end) for word in words(text)] == [(3, 6)]


@pytest.mark.parametrize("text", ["", " ", "؟!؛", "ــ", "\u064b\u064c", "___", "\ufe70"])
def test_text_without_letters_has_no_words(text: str) -> None:
    assert list(words(text)) == []


@pytest.mark.parametrize(("text", "answer"), [("كتاب", True), ("a1", True), ("", False), ("ك ب", False)])
def test_a_word_is_letters_and_digits_only(text: str, answer: bool) -> None:
    assert is_word(text) is answer


ARABIC = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.sampled_from(" ab1ﻣﺳﻼ\u200f\u202b"))


@given(ARABIC)
def test_words_stand_in_order_and_fold_as_their_text_does(text: str) -> None:
    found = list(words(text))
    assert [word.form for word in found] == forms(text)
    assert all(fold(text[word.start : word.end]) == word.form for word in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert all(fold(form) == form for form in forms(text))
