"""Arabic words behind other letters."""

import pytest

from index.transliteration import is_latin, other_layout, readings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hgpvf", "الحرب"),
        ("HGPVF", "الحرب"),
        ("sghl", "سلام"),
        ("sbhl ugd;l", "سلاام عليكم"),
        ("ؤخى", "con"),
        ("اخبث", "hofe"),
        ("لاشش", "baa"),
        ("été", None),
        ("2024", None),
        ("", ""),
    ],
)
def test_the_same_keys_give_other_letters(typed: str, meant: str | None) -> None:
    assert other_layout(typed) == meant


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("homs", "حمص"),
        ("7oms", "حمص"),
        ("gaddafi", "القذافي"),
        ("beirut", "بيروت"),
        ("assad", "الاسد"),
        ("khaled", "خالد"),
        ("makkah", "مكه"),
        ("obama", "اوباما"),
        ("doha", "الدوحه"),
        ("3amman", "عمان"),
        ("putin", "بوتين"),
        ("riyadh", "الرياض"),
    ],
)
def test_a_name_in_latin_letters_can_be_read_in_arabic(latin: str, arabic: str) -> None:
    assert arabic in set(readings(latin))


def test_a_letter_without_a_sound_is_read_as_itself_and_one_letter_as_nothing() -> None:
    assert list(readings("b")) == []
    assert any("é" in reading or "1" in reading for reading in readings("b1n"))


def test_readings_are_bounded() -> None:
    assert sum(1 for _ in readings("a" * 40)) <= 3_000


@pytest.mark.parametrize(
    ("word", "answer"), [("homs", True), ("7oms", True), ("2024", False), ("حمص", False), ("é", False)]
)
def test_latin_words_have_latin_letters(word: str, answer: bool) -> None:
    assert is_latin(word) is answer
