"""The import benchmark measures what it says, in small."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import __main__ as runner
from tests.benchmarks import importing


def test_every_engine_takes_all_files_and_a_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    importing.main(6)
    table = capsys.readouterr().out.splitlines()
    assert len([line for line in table if line.startswith("| ") and "CPU" not in line]) == 3


def test_the_files_are_the_same_every_time(tmp_path: Path) -> None:
    importing.write_files(tmp_path / "a", 3)
    importing.write_files(tmp_path / "b", 3)
    assert [file.read_bytes() for file in sorted((tmp_path / "a").iterdir())] == [
        file.read_bytes() for file in sorted((tmp_path / "b").iterdir())
    ]


def test_an_unknown_benchmark_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["nothing"]) == 2
    assert "nothing" in capsys.readouterr().err
