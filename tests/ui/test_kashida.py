"""Where words are lengthened."""

from __future__ import annotations

import pytest

from ui.kashida import best_join, shared_out


@pytest.mark.parametrize(
    ("word", "lengthened"),
    [
        ("سكينة", "سـكينة"),  # after seen, though a ta marbuta ends the word
        ("المدينة", "المدينـة"),  # before a final ta marbuta
        ("محمد", "محمـد"),  # before a final dal
        ("كتاب،", "كتـاب،"),  # punctuation is no part of the word: before the alef, no final rule fits
        ("مُحَمَّد", "مُحَمَّـد"),  # after the letter's marks
        ("نصر", "نصـر"),  # after sad, before all else
    ],
)
def test_the_join_of_highest_priority_is_lengthened(word: str, lengthened: str) -> None:
    _, after = best_join(word)
    assert word[:after] + "\u0640" + word[after:] == lengthened


@pytest.mark.parametrize("word", ["الله", "لِلّٰهِ", "لا", "من", "Reuters", "2024", "دار", "سـلام", "وزارة"])
def test_these_words_are_never_lengthened(word: str) -> None:
    assert best_join(word) is None


def test_lam_alef_is_never_parted() -> None:
    _, after = best_join("خلاف")
    assert "خلاف"[:after] == "خ"


def test_tatweels_go_by_priority_then_from_the_end_then_round_again() -> None:
    joins = [(1, 3), None, (0, 2), (1, 4)]
    assert shared_out(joins, 2) == [(2, 2, 1), (3, 4, 1)]
    assert shared_out(joins, 5) == [(2, 2, 2), (3, 4, 2), (0, 3, 1)]
    assert sum(count for *_, count in shared_out(joins, 99)) == 9
    assert shared_out([None], 5) == []
