"""The benchmark itself works: it finds its paragraphs and prints a row for each way of asking."""

import pytest

from tests.benchmarks import ranking


def test_the_ranking_benchmark_prints_a_row_for_each_way_of_asking(capsys: pytest.CaptureFixture[str]) -> None:
    ranking.main(decoys=50)
    rows = [line.split("|") for line in capsys.readouterr().out.splitlines() if line.startswith("| ")][1:]
    assert [row[1].strip() for row in rows] == list(ranking.ASKING)
    assert all(0.5 < float(row[2]) <= 1 for row in rows)


def test_the_mean_counts_the_place_and_nothing_beyond_the_answers() -> None:
    answers = {"a": ["x", "1"], "b": ["2"], "c": ["x"]}
    assert ranking.mrr([("a", "1"), ("b", "2"), ("c", "3")], answers.__getitem__) == 0.5
