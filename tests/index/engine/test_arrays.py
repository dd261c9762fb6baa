"""The file of arrays: what is written comes back, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.engine import arrays
from index.engine.arrays import ArrayFile, ArrayWriter
from reader.errors import IndexDamaged
from tests.index.conftest import never

NUMBERS = np.arange(40_000, dtype=np.uint32)
SMALL = np.array([3, 1, 2], np.uint8)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = ArrayWriter(tmp_path / "some.arrays")
    file.reserve("numbers", np.uint32, len(NUMBERS))
    file.put("small", SMALL)
    file.append("numbers", NUMBERS[:30_000])
    assert file.read("numbers", 5, 8).tolist() == [5, 6, 7]
    file.append("numbers", NUMBERS[30_000:])
    file.put("none", np.zeros(0, np.int64))
    file.finish({"name": "كتب"})
    return tmp_path / "some.arrays"


@pytest.mark.parametrize("mapped", [True, False])
def test_arrays_come_back_whole_and_in_parts(path: Path, mapped: bool) -> None:
    with ArrayFile(path, mapped) as file:
        assert file.meta == {"name": "كتب"}
        assert file["numbers"].all().tolist() == NUMBERS.tolist()
        assert file["numbers"].part(20_000, 20_003).tolist() == [20_000, 20_001, 20_002]
        assert file["small"].all().tolist() == [3, 1, 2]
        assert file["none"].all().tolist() == []
        assert "small" in file
        assert "large" not in file
        file.check(never)


def test_slices_outlive_their_file(path: Path) -> None:
    with ArrayFile(path) as file:
        part = file["numbers"].part(39_000, 40_000)
    assert part.tolist() == NUMBERS[39_000:].tolist()


@pytest.mark.parametrize("mapped", [True, False])
def test_a_changed_byte_anywhere_is_noticed(path: Path, mapped: bool) -> None:
    data = path.read_bytes()
    for place in [*range(200), *range(200, len(data) - 600, 997), *range(len(data) - 600, len(data))]:
        changed = bytearray(data)
        changed[place] ^= 4
        path.write_bytes(changed)
        with pytest.raises(IndexDamaged), ArrayFile(path, mapped) as file:
            file.check(never)


def test_a_file_is_checked_to_its_end_whatever_is_read_at_a_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrays, "SEVERAL", arrays.BLOCK)
    data = bytearray(path.read_bytes())
    with ArrayFile(path, mapped=False) as file:
        file.check(never)
        last = file._end - 1
    data[last] ^= 1
    path.write_bytes(data)
    with ArrayFile(path, mapped=False) as file:
        file.check(lambda: True)  # stopped before
        with pytest.raises(IndexDamaged, match="block 2 has changed"):
            file.check(never)


def test_only_the_blocks_that_are_used_are_checked(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[arrays.BLOCK + 10] ^= 1
    path.write_bytes(data)
    with ArrayFile(path) as file:
        assert file["numbers"].part(0, 100).tolist() == list(range(100))
        with pytest.raises(IndexDamaged, match=r"some\.arrays.*block 1 has changed"):
            file["numbers"].part(0, 40_000)


@pytest.mark.parametrize("size", [0, 10, 100, 5000])
def test_a_shortened_file_is_noticed(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(IndexDamaged):
        ArrayFile(path)


def test_a_missing_array_is_damage(path: Path) -> None:
    with ArrayFile(path) as file, pytest.raises(IndexDamaged, match="large is missing"):
        file["large"]


def test_an_abandoned_file_is_gone(tmp_path: Path) -> None:
    file = ArrayWriter(tmp_path / "some.arrays")
    file.put("small", SMALL)
    file.abandon()
    assert list(tmp_path.iterdir()) == []
