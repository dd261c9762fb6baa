"""The benchmark of the whole program measures what it says, in small."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import library


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ") and "CPU" not in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_kind_of_query_is_asked_and_finds_something(capsys: pytest.CaptureFixture[str]) -> None:
    library.main(files=40, questions=3)
    table = rows(capsys.readouterr().out)
    *kinds, (name, *_) = table
    assert len(kinds) == 23
    assert name == "all of these"
    may_be_none = {
        *("phrase", "near each other", "three near each other", "one word, not the other", "two letters, typed"),
        *("word and years", "word of the title", "beginning of a word of the title", "word of no article"),
    }
    assert all(int(hits) > 0 for kind, *_, hits in kinds if kind not in may_be_none)


def test_a_library_that_is_there_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library.generated(tmp_path, 30).close()
    library.main(["--library", str(tmp_path / "library")], questions=2)
    assert "30 articles" in capsys.readouterr().out
