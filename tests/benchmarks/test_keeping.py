"""The benchmark of what is kept measures what it says, in small."""

from __future__ import annotations

import pytest

from tests.benchmarks import keeping


def test_every_row_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    keeping.main(50, 120)
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ") and "CPU" not in line]
    assert len(rows) == 13
