"""Tokens sorted into postings, piece by piece, are those of one plain sort."""

from __future__ import annotations

import random
from itertools import chain, groupby
from pathlib import Path

import numpy as np
import pytest

from index.engine import sorting
from index.engine.sorting import Layout, Spool, TokenSorter

TERMS, DOCUMENTS, LONGEST = 12, 40, 30


@pytest.fixture(params=[True, False], ids=["positions", "frequencies"])
def positional(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def some_tokens() -> list[tuple[int, int, int]]:
    """Document, position and term of the tokens of some documents, in the order of the texts."""
    chance = random.Random(7)
    lengths = [chance.randrange(LONGEST) for _ in range(DOCUMENTS)]
    return [(doc, at, chance.randrange(TERMS)) for doc, length in enumerate(lengths) for at in range(length)]


def test_postings_are_those_of_a_plain_sort(tmp_path: Path, positional: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "RANGE", 50)
    monkeypatch.setattr(sorting, "IN_MEMORY", 100)
    tokens = some_tokens()
    layout = Layout.holding(TERMS, DOCUMENTS, LONGEST)
    sorter = TokenSorter(tmp_path, layout, np.bincount([term for _, _, term in tokens]), positional)
    for first in range(0, DOCUMENTS, 9):
        piece = np.array([token for token in tokens if first <= token[0] < first + 9])
        sorter.add(layout.keys(piece[:, 2], piece[:, 0], piece[:, 1]))
    parts = list(sorter.postings())
    sorter.close()

    expected = [(*key, [at for *_, at in held]) for key, held in _by_term_and_document(tokens)]
    assert len(parts) > 1
    assert sorter.counts.tolist() == [sum(term == each[0] for each in expected) for term in range(TERMS)]
    assert sorter.greatest_frequency == max(len(held) for *_, held in expected)
    assert np.concatenate([docs for docs, _, _ in parts]).tolist() == [doc for _, doc, _ in expected]
    assert np.concatenate([freqs for _, freqs, _ in parts]).tolist() == [len(held) for *_, held in expected]
    positions = chain.from_iterable(part.tolist() for *_, part in parts if part is not None)
    assert list(positions) == (list(chain.from_iterable(held for *_, held in expected)) if positional else [])
    assert sorter.positions == (len(tokens) if positional else 0)


def _by_term_and_document(tokens: list[tuple[int, int, int]]) -> groupby:
    return groupby(sorted((term, doc, at) for doc, at, term in tokens), key=lambda token: token[:2])


def test_a_token_too_large_for_its_number_is_refused() -> None:
    assert Layout.holding(1 << 20, 1 << 17, 1 << 23)
    with pytest.raises(ValueError, match="too long"):
        Layout.holding(1 << 27, 1 << 17, 1 << 27)


def test_a_temporary_file_that_lost_its_end_is_noticed(tmp_path: Path) -> None:
    spool = Spool(tmp_path, np.int32)
    spool.append(np.arange(10))
    assert spool.read((2, 4), (9, 10)).tolist() == [2, 3, 9]
    spool._file.truncate(20)
    with pytest.raises(OSError, match="cut short"):
        spool.read((0, 10))
    spool.close()


def test_nothing_stays_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "IN_MEMORY", 8)
    spool = Spool(tmp_path, np.int64)
    spool.append(np.arange(100))
    assert spool.read((0, 100)).sum() == 4950
    spool.close()
    assert list(tmp_path.iterdir()) == []
