"""Durable commits, and damage that is noticed wherever it is."""

import os
import shutil
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage

from index import open_index
from index.generations import Generations, sync_folder
from reader.article import Article, Query
from reader.errors import IndexDamaged, SearchIndexError

from .conftest import ARTICLES, WORDLIST, never


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of two commits, closed."""
    index = open_index(tmp_path / "index", WORDLIST)
    index.add(ARTICLES[:2])
    index.add(ARTICLES[2:])
    index.close()
    return tmp_path / "index"


def generation(folder: Path) -> Path:
    return next(folder.glob("generation-*"))


def test_another_process_finds_what_was_committed(folder: Path) -> None:
    assert open_index(folder, WORDLIST).ids() == {article.id for article in ARTICLES}


def test_a_flipped_byte_in_any_file_is_noticed(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file() and "LOCK" not in path.name]
    assert len(files) >= 3
    for path in files:
        whole = path.read_bytes()
        for at in (0, len(whole) // 3, len(whole) // 2, len(whole) - 1):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
            with pytest.raises(IndexDamaged):
                open_index(folder, WORDLIST).check(never)
            assert total_or_damage(folder) in (2, None)
        path.write_bytes(whole)
    assert total_or_damage(folder) == 2


def total_or_damage(folder: Path) -> int | None:
    try:
        return open_index(folder, WORDLIST).find(Query("حمص"), never).total
    except IndexDamaged:
        return None


def test_any_missing_or_cut_file_is_noticed(folder: Path) -> None:
    files = [path for path in generation(folder).iterdir() if "LOCK" not in path.name]
    for path in files:
        whole = path.read_bytes()
        path.write_bytes(whole[:-1])
        with pytest.raises(IndexDamaged):
            open_index(folder, WORDLIST).ids()
        path.unlink()
        with pytest.raises(IndexDamaged):
            open_index(folder, WORDLIST).ids()
        path.write_bytes(whole)


def test_a_missing_generation_is_damage(folder: Path) -> None:
    shutil.rmtree(generation(folder))
    with pytest.raises(IndexDamaged):
        open_index(folder, WORDLIST).ids()


def test_a_deleted_index_is_a_new_empty_one(folder: Path) -> None:
    shutil.rmtree(folder)
    assert open_index(folder, WORDLIST).ids() == set()


def test_an_index_of_another_word_list_is_foreign(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "words.tsv"
    other.write_text("كتاب\t3\n", encoding="utf-8")
    with pytest.raises(IndexDamaged, match="word list"):
        open_index(folder, other).ids()


@pytest.mark.parametrize("content", ["", "[]", '{"generation": 1}', "\x00"])
def test_an_unreadable_pointer_is_damage(folder: Path, content: str) -> None:
    (folder / "current.json").write_text(content)
    with pytest.raises(IndexDamaged):
        open_index(folder, WORDLIST).ids()


def test_reset_mends_any_damage_and_clears_the_old_generation(folder: Path) -> None:
    old = generation(folder)
    (folder / "current.json").write_text("broken")
    index = open_index(folder, WORDLIST)
    index.reset()
    assert index.ids() == set()
    assert generation(folder) != old
    index.add(ARTICLES)
    assert len(index.ids()) == len(ARTICLES)


def test_a_crash_before_the_rename_leaves_the_old_commit_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def power_cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    index = open_index(folder, WORDLIST)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", power_cut)
        with pytest.raises(KeyboardInterrupt):
            index.add([Article(id="new", body=("كلمة",))])
    assert open_index(folder, WORDLIST).ids() == {article.id for article in ARTICLES}


def test_a_write_that_fails_changes_nothing_and_frees_the_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = open_index(folder, WORDLIST)
    with monkeypatch.context() as patch:
        patch.setattr("index.engine.batch.Batch.add", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            index.add([Article(id="new", body=("كلمة",))])
    index.add([Article(id="newer", body=("كلمة",))])
    assert index.ids() == {article.id for article in ARTICLES} | {"newer"}


def test_folders_are_synced_only_where_the_system_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = tmp_path / "missing"
    with pytest.raises(FileNotFoundError):
        sync_folder(missing)
    monkeypatch.setattr(os, "name", "nt")
    sync_folder(missing)


def test_an_index_closed_before_use_needs_no_file(folder: Path) -> None:
    open_index(folder, WORDLIST).close()


def test_a_folder_without_a_table_is_damage(tmp_path: Path) -> None:
    index = open_index(tmp_path, WORDLIST)
    index.reset()
    for path in generation(tmp_path).iterdir():
        path.unlink()
    with pytest.raises(IndexDamaged, match="table of contents"):
        index.ids()


def test_generations_are_numbered_on(tmp_path: Path) -> None:
    generations = Generations(tmp_path, "test")
    first = generations.start()
    generations.commit(first)
    second = generations.start()
    assert (first.name, second.name) == ("generation-000001", "generation-000002")
    assert generations.current() == first


def test_a_writer_waits_for_another_and_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.whoosh_index.LOCK_PATIENCE", 0.1)
    lock = FileStorage(str(generation(folder))).lock("MAIN_WRITELOCK")
    assert lock.acquire()
    with pytest.raises(SearchIndexError, match="writing"):
        open_index(folder, WORDLIST).remove(["homs"])
    lock.release()
    open_index(folder, WORDLIST).remove(["homs"])
