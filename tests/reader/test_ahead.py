"""Helpers change the time an import takes, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from reader import ahead, importer
from reader.ahead import open_all, open_by
from reader.article import Outcome
from reader.errors import BinaryFile
from reader.helpers import Helpers
from reader.opening import Unopened, opened
from reader.store import Store
from tests.conftest import write_article

ROOT = Path(__file__).parents[2]
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8

WORKS_UNTIL_KILLED = """
import sys, time
from reader.ahead import open_by
from reader.helpers import Helpers
from reader.opening import Unopened
[answer() for answer in open_by(Helpers(), [Unopened("a.txt", b"", "نص قصير.".encode())])]
print("working", flush=True)
time.sleep(600)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles, copies, versions, and what cannot be read."""
    folder = tmp_path / "articles"
    for number in range(12):
        write_article(folder / f"{number:02}.txt", title=f"خبر رقم {number // 2} من المدينة", lead=f"المقدمة {number}.")
        write_article(folder / f"copy{number:02}.txt", title="خبر واحد", lead=f"المقدمة {number % 3}.")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(PICTURE)
    (folder / "x.txt").mkdir()
    return folder


@pytest.fixture(autouse=True)
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with two cores, and a few files are many."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(importer, "MANY", 2)
    monkeypatch.setattr(importer, "BATCH_FILES", 5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "library.db")
    yield store
    store.close()


@pytest.mark.parametrize(("files", "lots", "size"), [(50, 20, 1 << 24), (4, 1, 1 << 24), (4, 20, 1)])
def test_with_helpers_every_file_has_the_same_outcome(
    store: Store, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, files: int, lots: int, size: int
) -> None:
    monkeypatch.setattr(ahead, "LOT_FILES", files)
    monkeypatch.setattr(ahead, "MOST_LOTS", lots)
    monkeypatch.setattr(ahead, "MOST_BYTES", size)
    helped = [importer.import_paths(store, [folder]).files for _ in range(2)]
    monkeypatch.setattr(importer, "MANY", 1000)
    alone = Store(tmp_path / "alone.db")
    assert helped == [importer.import_paths(alone, [folder]).files for _ in range(2)]
    assert {file.outcome for file in helped[0]} >= {Outcome.ADDED, Outcome.DUPLICATE, Outcome.FAILED, Outcome.SKIPPED}
    assert sorted(store.articles(list(store.ids()))) == sorted(alone.articles(list(alone.ids())))
    alone.close()


def test_a_cancelled_import_keeps_what_is_done(store: Store, folder: Path) -> None:
    asked = iter([False] * 7)
    report = importer.import_paths(store, [folder], cancelled=lambda: next(asked, True))
    assert 0 < len(report.files) < 12
    assert len(store.ids()) == sum(file.outcome is Outcome.ADDED for file in report.files)


def test_a_helper_that_dies_is_not_missed() -> None:
    files = [Unopened("a.txt", b"", "نص قصير.".encode()), Unopened("b.txt", b"", PICTURE)]
    with Helpers() as helpers:
        for _ in range(2):
            article, picture = open_by(helpers, files)
            for child in active_children():
                child.kill()
            assert article() == opened(files[0])
            with pytest.raises(BinaryFile):
                picture()


def test_a_helper_says_why_a_file_cannot_be_read() -> None:
    files = [Unopened("b.txt", b"", PICTURE), Unopened("a.txt", b"", "نص قصير.".encode())]
    refused, article = open_all(files)
    assert isinstance(refused, BinaryFile)
    assert article == opened(files[1])
    with Helpers() as helpers, pytest.raises(BinaryFile):
        open_by(helpers, files)[0]()


@pytest.mark.skipif(sys.platform == "win32", reason="killing is another thing there")
def test_no_helper_outlives_a_killed_import() -> None:
    killed = subprocess.Popen([sys.executable, "-c", WORKS_UNTIL_KILLED], stdout=subprocess.PIPE, cwd=ROOT)
    assert killed.stdout
    assert killed.stdout.readline() == b"working\n"
    killed.kill()
    # The helper holds the other end: this ends when it does.
    killed.communicate(timeout=60)
