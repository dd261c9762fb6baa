"""Writing a field's postings: what is kept in memory until the end."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np

from index.engine.arrays import ArrayWriter
from index.engine.postings import FieldWriter

TERMS, EACH = 40, 20_000


def test_little_of_what_was_written_stays_in_memory(tmp_path: Path) -> None:
    """A merge of a million articles writes gigabytes: one array that is kept by a slice of it, and they all stay."""
    words = [f"w{number:02}".encode() for number in range(TERMS)]
    counts = np.full(TERMS, EACH)
    file = ArrayWriter(tmp_path / "field.arrays")
    field = FieldWriter(file, "body", words, counts, TERMS * EACH, EACH, (np.uint8, np.uint16))
    docs, ones = np.arange(EACH), np.ones(EACH, np.uint8)
    tracemalloc.start()
    try:
        for _ in range(TERMS):
            field.add(docs, ones, ones.astype(np.uint16))
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    field.finish(textual=True)
    file.finish({})
    assert kept < TERMS * EACH
