"""Watched folders: what comes, changes and goes, while the program runs and while it does not."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import main
from reader.article import Outcome
from reader.library import Library
from reader.watching import QUIET_S, FolderWatch
from tests.conftest import write_article


def wait_for(answer: Callable[[], list[Path]]) -> list[Path]:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if found := answer():
            return found
        time.sleep(0.02)
    return []


def test_a_library_that_watches_nothing_loads_no_watcher(tmp_path: Path) -> None:
    asks = (
        "import sys, main; from pathlib import Path\n"
        f"library = main.open_library(Path({str(tmp_path)!r}))\n"
        "assert library.folder_watch() is None\n"
        "sys.exit('reader.watching' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asks], cwd=Path(main.__file__).parent).returncode == 0


def test_a_file_is_given_out_once_it_is_quiet(tmp_path: Path) -> None:
    now = [0.0]
    watch = FolderWatch([tmp_path, tmp_path / "not there"], clock=lambda: now[0])
    try:
        file = write_article(tmp_path / "a.txt")
        assert wait_for(lambda: [Path(path) for path in watch.settled() or watch._last_change]) == [file]
        now[0] += QUIET_S / 2
        assert watch.settled() == []
        now[0] += QUIET_S * 2
        assert watch.settled() == [file]
        assert watch.settled() == []
    finally:
        watch.stop()


def test_a_renamed_file_and_a_removed_one_are_told(tmp_path: Path) -> None:
    file = write_article(tmp_path / "a.txt")
    now = [0.0]
    watch = FolderWatch([tmp_path], clock=lambda: now[0])
    try:
        file.rename(tmp_path / "b.txt")
        assert wait_for(lambda: watch.settled() or [Path(p) for p in watch._last_change])
        time.sleep(0.2)
        watch.settled()
        now[0] += QUIET_S * 2
        assert watch.settled() == [tmp_path / "a.txt", tmp_path / "b.txt"]
    finally:
        watch.stop()


def test_what_changed_while_the_program_was_closed_is_found(
    open_library: Callable[[], Library], tmp_path: Path
) -> None:
    folder = tmp_path / "watched"
    first = write_article(folder / "1.txt")
    gone = write_article(folder / "2.txt", title="خبر آخر من المدينة", body=("نص آخر.",))
    library = open_library()
    library.watch(folder)
    assert library.refresh_watched().count(Outcome.ADDED) == 2
    library.close()

    gone.unlink()
    write_article(first, body=("نص جديد بعد التعديل.",))
    write_article(folder / "3.txt", title="خبر ثالث من المدينة", body=("نص ثالث.",))
    library = open_library()
    report = library.refresh_watched()
    assert (report.count(Outcome.ADDED), report.count(Outcome.UPDATED)) == (1, 1)
    assert library.counts().total == 3
    (lost,) = [
        source
        for headline in library.headlines([str(id_) for id_ in library._store.ids()])
        for source in library.sources(headline.id)
        if source.gone
    ]
    assert lost.path == str(gone)


def test_a_file_that_comes_back_is_no_longer_missed(library: Library, tmp_path: Path) -> None:
    file = write_article(tmp_path / "1.txt")
    id_ = str(library.import_paths([file]).files[0].id)
    text = file.read_bytes()
    file.unlink()
    library.note_removed([file])
    assert library.sources(id_)[0].gone
    file.write_bytes(text)
    library.import_paths([file])
    assert library.sources(id_)[0].gone is None


def test_a_watched_folder_that_is_gone_loses_nothing(library: Library, tmp_path: Path) -> None:
    library.watch(tmp_path / "never")
    assert library.refresh_watched().files == ()
