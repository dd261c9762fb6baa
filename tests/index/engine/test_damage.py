"""Whatever byte of an index changes, an answer is either right or refused: never silently another."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from whoosh import query

from index import engine
from reader.errors import IndexDamaged

from .library import array_index, articles

ASKED = [
    query.Or([query.Term("body", "كتاب"), query.Term("title", "نهر")]),
    query.Phrase("body", ["كتاب", "دار"]),
    query.Prefix("body", "م"),
    query.FuzzyTerm("body", "كتاب"),
    query.NumericRange("size", 0, 900),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damage") / "index"
    index = array_index(folder, [articles(40)])
    with index.writer() as changes:
        changes.delete_by_term("id", "a3")
    return folder


def everything(folder: Path) -> list[Any]:
    """All that the index can say about some queries."""
    with engine.open(folder).searcher() as searcher:
        answers: list[Any] = []
        for node in ASKED:
            found = searcher.find(node, groupedby=["section"], sortedby="published")
            ranked = searcher.find(node)
            answers += [found.total, found.docs.tolist(), found.groups, ranked.docs.tolist(), ranked.scores.tolist()]
            answers.append([searcher.stored_fields(doc) for doc in ranked.docs.tolist()])
        return answers


def places(size: int) -> Iterator[int]:
    yield from random.Random(7).sample(range(size), min(size, 400))


@pytest.mark.parametrize("kind", ["*.arrays", "*.toc"])
def test_a_changed_byte_never_changes_an_answer(folder: Path, kind: str) -> None:
    expected = everything(folder)
    (path,) = folder.glob(kind)
    data = path.read_bytes()
    refused = 0
    try:
        for place in places(len(data)):
            changed = bytearray(data)
            changed[place] ^= 1 << place % 8
            path.unlink()
            path.write_bytes(changed)
            try:
                assert everything(folder) == expected, place
            except IndexDamaged:
                refused += 1
            with pytest.raises(IndexDamaged):
                engine.open(folder).check()
    finally:
        path.unlink()
        path.write_bytes(data)
    assert refused > 0
    assert everything(folder) == expected


@pytest.mark.parametrize("kind", ["*.arrays", "*.toc"])
def test_a_shortened_file_is_refused(folder: Path, kind: str) -> None:
    (path,) = folder.glob(kind)
    data = path.read_bytes()
    try:
        for size in (0, 3, len(data) // 2, len(data) - 1):
            path.unlink()
            path.write_bytes(data[:size])
            with pytest.raises(IndexDamaged):
                everything(folder)
    finally:
        path.unlink()
        path.write_bytes(data)


def test_a_table_of_contents_that_cannot_be_read_is_damage(folder: Path) -> None:
    import zlib

    (path,) = folder.glob("*.toc")
    data = path.read_bytes()
    foreign = b"of another program"
    try:
        path.write_bytes(foreign + zlib.crc32(foreign).to_bytes(4, "little"))
        with pytest.raises(IndexDamaged, match="another version"):
            everything(folder)
    finally:
        path.write_bytes(data)


def test_a_directory_of_another_shape_is_damage(folder: Path) -> None:
    import json
    import zlib

    from index.engine.arrays import MAGIC, TRAILER, VERSION, ArrayFile

    (path,) = folder.glob("*.arrays")
    for directory in ({}, {"arrays": {}, "checksums": None, "meta": {}}, []):
        text = json.dumps(directory).encode()
        other = path.with_suffix(".other")
        other.write_bytes(bytes(64) + text + TRAILER.pack(len(text), zlib.crc32(text), VERSION, MAGIC))
        with pytest.raises(IndexDamaged, match="cannot be read"):
            ArrayFile(other)
        other.unlink()
