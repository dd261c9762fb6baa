"""Where the lines of a justified paragraph end."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from ui.justification import LOOSEST, TIGHTEST, best_lines

SPACE, WIDTH = 6.0, 300.0
WORDS = st.lists(st.floats(min_value=3, max_value=120), min_size=1, max_size=80)


def places(widths: list[float]) -> list[tuple[float, float]]:
    """Where words of these widths begin and end on one endless line."""
    ends = [end - SPACE for end in accumulate(width + SPACE for width in widths)]
    return [(end - width, end) for end, width in zip(ends, widths, strict=True)]


@given(WORDS)
def test_every_word_stands_on_one_line_in_order(widths: list[float]) -> None:
    lines = best_lines(places(widths), SPACE, WIDTH)
    assert [number for line in lines for number in range(line.first, line.last)] == list(range(len(widths)))


@given(WORDS)
def test_justified_lines_keep_their_spaces_within_the_limits(widths: list[float]) -> None:
    for line in best_lines(places(widths), SPACE, WIDTH):
        if line.justified:
            spaces = line.last - line.first - 1
            space = SPACE + (WIDTH - line.natural) / spaces
            assert TIGHTEST * SPACE - 1e-6 <= space <= LOOSEST * SPACE + 1e-6


@given(WORDS)
def test_no_line_is_wider_than_the_column(widths: list[float]) -> None:
    for line in best_lines(places(widths), SPACE, WIDTH):
        assert line.justified or line.natural <= WIDTH + 1e-6


def test_the_last_line_is_not_stretched() -> None:
    assert not best_lines(places([100.0] * 7), SPACE, WIDTH)[-1].justified


def test_a_line_gives_up_words_so_that_the_next_is_not_torn_apart() -> None:
    # Greedily the first line takes twelve words, and leaves the second with eight and gaps of 20 px.
    lines = best_lines(places([20.0] * 20 + [130.0] + [20.0] * 5), SPACE, WIDTH)
    assert [line.last - line.first for line in lines[:2]] == [10, 10]
    assert all(line.justified for line in lines[:2])


def test_a_lone_short_word_does_not_end_a_paragraph_where_another_break_is_as_good() -> None:
    widths = [20.0] * 37  # twelve fill a line with spaces a little tight: 12, 12, 12 and one left over
    last = best_lines(places(widths), SPACE, WIDTH)[-1]
    assert last.last - last.first > 1


def test_words_that_cannot_fill_a_line_stand_together_not_alone() -> None:
    lines = best_lines(places([67.0] * 20), SPACE, WIDTH)  # four leave 14 px for three spaces: too much for them
    assert [line.last - line.first for line in lines] == [4] * 5
    assert not any(line.justified for line in best_lines(places([60.0] * 20), SPACE, WIDTH * 0.7))
