"""How fast files are imported, beside SQLite + FTS5 storing the same files in the same run.

The peer does the least that could be called an import: it reads a file, decodes it as UTF-8 and puts
path and text into a table and a full-text index, in the same batches and with the same durability.
Khizana reads the file, finds its encoding and layout, keeps the original bytes, the article and its
sketch; the second row adds its search index. The files are generated, seeded, in three layouts.
"""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import main as program
from reader import importer
from reader.store import Store

FILES = 3_000
BATCH = 100
WORDS = (
    "المدينة السوق المرفأ المكتبة القاعة المدير الوزير اللجنة المشروع الموسم القطار الطلاب الباحثون النتائج السكان"
    " أعلنت وقالت وأضاف وذكر وأكد يبدأ يفتح يستمر ارتفع انخفض بلغ بعد قبل خلال أمس اليوم الماضي المقبل نحو أكثر"
    " من في على"
).split()


def write_files(folder: Path, count: int, seed: int = 1) -> None:
    """Write ``count`` articles of about 300 words each."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    for number in range(count):
        paragraphs = [" ".join(chance.choices(WORDS, k=chance.randint(20, 50))) + "." for _ in range(9)]
        title = " ".join(chance.choices(WORDS, k=8))
        head = (
            ["اقتصاد", f"{1 + number % 28:02}-{1 + number % 12:02}-2024 | 02:47", title],
            [title, ""],
            [title, f"{1 + number % 28} ديسمبر 2024"],
        )[number % 3]
        (folder / f"{number:06}.txt").write_text("\n".join((*head, *paragraphs)), encoding="utf-8")


def into_fts5(files: list[Path], folder: Path) -> None:
    """The peer: a table and an FTS5 index of the plain text."""
    connection = sqlite3.connect(folder / "peer.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, path TEXT, text TEXT)")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5 (text, content='article', content_rowid='id')")
    for start in range(0, len(files), BATCH):
        connection.execute("BEGIN")
        for file in files[start : start + BATCH]:
            text = file.read_bytes().decode("utf-8", "replace")
            row = connection.execute("INSERT INTO article (path, text) VALUES (?, ?)", (str(file), text)).lastrowid
            connection.execute("INSERT INTO found (rowid, text) VALUES (?, ?)", (row, text))
        connection.execute("COMMIT")
    connection.close()


def into_store(source: Path, folder: Path) -> None:
    """Khizana without its search index."""
    store = Store(folder / "library.db")
    importer.import_paths(store, [source])
    store.close()


def into_library(source: Path, folder: Path) -> None:
    """Khizana as it is."""
    library = program.open_library(folder / "library")
    library.import_paths([source])
    library.close()


def measured(work: Callable[[], None]) -> tuple[float, float]:
    """CPU seconds of this process and its helpers, and wall seconds."""
    cpu, wall = cpu_seconds(), time.perf_counter()
    work()
    wall = time.perf_counter() - wall
    for helper in active_children():  # what they took is known when they have ended
        helper.join()
    return cpu_seconds() - cpu, wall


def cpu_seconds() -> float:
    """What this process and its ended helpers have taken until now."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


def run(count: int) -> list[tuple[str, float, float]]:
    """Rows of name, CPU seconds and wall seconds."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_files(folder / "files", count)
        files = sorted((folder / "files").iterdir())
        jobs: list[tuple[str, Callable[[], None]]] = [
            ("SQLite + FTS5, text only", lambda: into_fts5(files, folder)),
            ("Khizana, store", lambda: into_store(folder / "files", folder)),
            ("Khizana, store and index", lambda: into_library(folder / "files", folder)),
        ]
        return [(name, *measured(work)) for name, work in jobs]


def main(count: int = FILES) -> None:
    """Print the table."""
    rows = run(count)
    peer = rows[0][1]
    print(f"{count:,} files of about 300 words\n")
    print("| | CPU s | wall s | files per CPU s | × FTS5 |\n|---|--:|--:|--:|--:|")
    for name, cpu, wall in rows:
        print(f"| {name} | {cpu:.2f} | {wall:.2f} | {count / cpu:,.0f} | {peer / cpu:.2f} |")
