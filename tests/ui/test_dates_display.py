"""Dates in words, in the source language."""

from __future__ import annotations

import pytest

from ui.dates_display import long_date, short_date


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-12-07T02:47", "Saturday 7 December 2024, 02:47"),
        ("2024-12-07T02:47:09+03:00", "Saturday 7 December 2024, 02:47"),
        ("2024-12-07", "Saturday 7 December 2024"),
        ("2024-12", "December 2024"),
        ("2024", "2024"),
    ],
)
def test_a_date_is_as_precise_as_its_file(published: str, expected: str) -> None:
    assert long_date(published) == expected


def test_the_short_form_leaves_out_the_weekday() -> None:
    assert short_date("2025-10-08T03:44") == "8 October 2025, 03:44"
    assert short_date("2025-10") == "October 2025"
