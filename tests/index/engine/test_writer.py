"""Commits: what is durable, what is replaced, what many runs become, and what happens when something fails."""

from __future__ import annotations

import multiprocessing
import os
import pickle
from pathlib import Path
from typing import Any

import pytest
from whoosh import fields, query
from whoosh.fields import UnknownFieldError
from whoosh.index import LockError
from whoosh.writing import IndexingError

from index import engine
from index.engine import batch, tokens, writer
from index.engine.codec import ArraySegment
from index.engine.vocabulary import Vocabulary
from index.engine.writer import worth_merging
from reader.errors import IndexDamaged

from .library import WordsAnalyzer, array_index, articles, schema


def ids(index: Any, node: query.Query | None = None) -> list[str]:
    with index.searcher() as searcher:
        docs = searcher.find(node or query.Every(), limit=None).docs
        return sorted(searcher.stored_fields(doc)["id"] for doc in docs.tolist())


@pytest.fixture
def index(tmp_path: Path) -> Any:
    return array_index(tmp_path / "index", [articles(6)[:4], articles(6)[4:]])


def test_a_new_index_is_empty(tmp_path: Path) -> None:
    index = engine.create(tmp_path / "index", schema())
    assert ids(index) == []
    assert index.searcher().completions("body", "") == []
    assert index.searcher().matching(query.Every()).tolist() == []


def test_creating_again_empties_the_folder(index: Any) -> None:
    folder = Path(index.storage.folder)
    assert ids(engine.create(folder, schema())) == []
    assert [path.name for path in folder.iterdir()] == ["_MAIN_0.toc"]


def test_what_is_committed_is_found_after_opening_again(index: Any) -> None:
    folder = Path(index.storage.folder)
    assert ids(engine.open(folder)) == ids(engine.open(folder, schema())) == ["a0", "a1", "a2", "a3", "a4", "a5"]


def test_nothing_is_found_before_the_commit(index: Any) -> None:
    changes = index.writer()
    changes.add_document(id="new", body="كتاب")
    changes.delete_by_term("id", "a0")
    assert "new" not in ids(index)
    assert "a0" in ids(index)
    changes.commit()
    assert "new" in ids(index)
    assert "a0" not in ids(index)


def test_a_cancelled_writer_leaves_no_trace(index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "FULL", 10)
    monkeypatch.setattr(tokens, "LETTERS", 1)
    before = sorted(path.name for path in Path(index.storage.folder).iterdir())
    changes = index.writer()
    for document in articles(20):
        changes.add_document(**document)
    changes.cancel()
    assert sorted({*before, "MAIN_WRITELOCK"}) == sorted(path.name for path in Path(index.storage.folder).iterdir())
    assert len(ids(index)) == 6


def test_a_batch_is_written_when_whoosh_has_cut_many_tokens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """These are in memory, those of words in a temporary file."""
    monkeypatch.setattr(batch, "MOST_TOKENS", 8)
    index = engine.create(tmp_path / "index", schema())
    changes = index.writer()
    for number in range(3):
        changes.add_document(id=f"a{number}", plain="كتاب نهر جبل")
    assert list(Path(index.storage.folder).glob("*.run"))
    changes.commit()
    assert ids(index, query.Term("plain", "نهر")) == ["a0", "a1", "a2"]


def test_an_error_inside_with_cancels(index: Any) -> None:
    with pytest.raises(IndexingError), index.writer() as changes:
        changes.delete_document(99)
    assert "a0" in ids(index)
    with index.writer() as changes:
        changes.delete_by_term("id", "a0")
    assert "a0" not in ids(index)


def test_a_closed_writer_refuses(index: Any) -> None:
    changes = index.writer()
    changes.commit()
    with pytest.raises(IndexingError):
        changes.add_document(id="new")


def test_there_is_one_writer_at_a_time(index: Any) -> None:
    changes = index.writer()
    with pytest.raises(LockError):
        index.writer(timeout=0.05)
    changes.cancel()
    index.writer().cancel()


def test_an_updated_document_takes_the_place_of_the_old(index: Any) -> None:
    with index.writer() as changes:
        changes.update_document(id="a1", body="نهر")
        changes.update_document(id="b1", body="نهر")
        changes.update_document(id="b1", body="كتاب")
    assert ids(index) == ["a0", "a1", "a2", "a3", "a4", "a5", "b1"]
    assert "b1" not in ids(index, query.Term("body", "نهر"))
    assert "b1" in ids(index, query.Term("body", "كتاب"))
    assert "a1" in ids(index, query.Term("body", "نهر"))


def test_updates_reach_back_into_earlier_runs(index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "FULL", 30)
    monkeypatch.setattr(tokens, "LETTERS", 1)
    monkeypatch.setattr(writer, "RUNS", 3)
    with index.writer() as changes:
        for number in range(300):
            changes.update_document(id=f"b{number % 100}", body=f"كتاب نهر {'قديم' if number < 200 else 'جديد'}")
    expected = sorted(f"b{number}" for number in range(100))
    assert ids(index, query.Term("body", "جديد")) == expected
    assert ids(index, query.Term("body", "قديم")) == []
    assert ids(index, query.Prefix("id", "b")) == expected
    index.check()


def test_many_runs_are_one_segment_with_the_same_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = articles(150)
    whole = array_index(tmp_path / "whole", [library])
    monkeypatch.setattr(batch, "FULL", 200)
    monkeypatch.setattr(tokens, "LETTERS", 100)
    monkeypatch.setattr(writer, "RUNS", 4)
    runs = array_index(tmp_path / "runs", [library])
    assert len(runs._segments()) == 1
    for node in (query.Term("body", "كتاب"), query.Phrase("body", ["كتاب", "دار"]), query.Prefix("plain", "a")):
        answers = [index.searcher().find(node, limit=None) for index in (whole, runs)]
        assert answers[0].docs.tolist() == answers[1].docs.tolist()
        assert answers[0].scores.tolist() == pytest.approx(answers[1].scores.tolist())
    assert sorted(path.suffix for path in Path(runs.storage.folder).iterdir()) == ["", ".arrays", ".toc"]


def test_a_document_is_taken_whole_or_not_at_all(index: Any) -> None:
    changes = index.writer()
    for bad in ({"size": "many"}, {"nowhere": 1}, {"section": 5}, {"_boost": 2.0}):
        with pytest.raises((ValueError, UnknownFieldError, AttributeError, TypeError)):
            changes.add_document(id="bad", body="كتاب", **bad)
    changes.add_document(id="good", body="كتاب")
    changes.commit()
    assert ids(index, query.Prefix("id", "bad")) == []
    with index.searcher() as searcher:
        good = searcher.numbers("id", ["good"])
        assert searcher.positions("body", "كتاب", good).starts.tolist() == [0, 1]


def test_a_field_that_only_a_refused_document_has_does_not_keep_others_out(tmp_path: Path) -> None:
    index = engine.create(tmp_path / "index", schema())
    with index.writer() as changes:
        with pytest.raises(UnknownFieldError):
            changes.add_document(id="bad", title="كتاب", body="كتاب دار", tags="حرب", section="رياضة", nowhere=1)
        changes.add_document(id="good")
    assert ids(index) == ["good"]
    assert ids(index, query.Term("body", "كتاب")) == []


def test_a_field_takes_several_numbers_and_forgets_old_values(index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "REMEMBERED", 1)
    with index.writer() as changes:
        changes.add_document(id="new", tags=["حرب", "سلم"])
        changes.add_document(id="newer", tags="حرب")
    assert ids(index, query.Term("tags", "سلم")) == sorted({*ids(index, query.Term("tags", "سلم")), "new"})
    assert {"new", "newer"} <= set(ids(index, query.Term("tags", "حرب")))


def test_a_reader_that_meets_a_commit_tries_again(index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files it has read of are gone when it opens them: there is a newer table of contents."""
    stale = index._read_toc()
    index.optimize()
    tables = iter([stale])
    read = index._read_toc
    monkeypatch.setattr(index, "_read_toc", lambda: next(tables, None) or read())
    assert len(ids(index)) == 6


def test_a_table_of_contents_that_goes_away_is_looked_for_again(index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = index.latest_generation()
    generations = iter([newest - 1, newest])
    monkeypatch.setattr(index, "latest_generation", lambda: next(generations, newest))
    assert len(ids(index)) == 6


def test_stored_values_may_differ_from_indexed_ones(index: Any) -> None:
    with index.writer() as changes:
        changes.add_document(id="new", title="كتاب", _stored_title="الكتاب")
    with index.searcher() as searcher:
        assert searcher.document(id="new") == {"id": "new", "title": "الكتاب"}


def test_a_very_long_text_is_not_clipped(index: Any) -> None:
    body = ["نهر"] * 70_000 + ["مفرد", "كتاب"]
    with index.writer() as changes:
        changes.add_document(id="long", body=body)
    with index.searcher() as searcher:
        long = searcher.numbers("id", ["long"])
        assert searcher.positions("body", "كتاب", long).places.tolist() == [70_001]
        assert searcher.positions("body", "نهر", long).starts.tolist() == [0, 70_000]
        assert searcher.find(query.Phrase("body", ["نهر", "مفرد", "كتاب"])).docs.tolist() == long.tolist()
    index.optimize()
    with index.searcher() as searcher:
        long = searcher.numbers("id", ["long"])
        assert searcher.positions("body", "كتاب", long).places.tolist() == [70_001]


def test_documents_are_deleted_by_number_and_by_query(index: Any) -> None:
    changes = index.writer()
    changes.delete_document(5)
    assert changes.is_deleted(5)
    assert not changes.is_deleted(0)
    assert changes.has_deletions()
    assert changes.delete_by_query(query.Term("id", "a2")) == 1
    assert changes.delete_by_term("id", "nobody") == 0
    for beyond in (changes.delete_document, changes.is_deleted):
        with pytest.raises(IndexingError):
            beyond(99)
    changes.delete_document(5, delete=False)
    changes.commit()
    assert ids(index) == ["a0", "a1", "a3", "a4", "a5"]


def test_many_documents_are_deleted_at_once(index: Any) -> None:
    with index.writer() as changes:
        assert changes.delete_by_terms("id", ["a5", "nobody", "a0", "a4"]) == 3
        assert changes.delete_by_terms("id", ["a5"]) == 0
        assert changes.delete_by_terms("size", []) == 0
    assert ids(index) == ["a1", "a2", "a3"]


@pytest.mark.parametrize(("most", "kept"), [(8, False), (1000, True)])
def test_writers_that_share_a_vocabulary_write_what_each_alone_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, kept: bool
) -> None:
    monkeypatch.setattr(batch, "MOST_WORDS", most)
    words = Vocabulary()
    shared = engine.create(tmp_path / "shared", schema())
    for number in range(0, 40, 10):
        with shared.writer(vocabulary=words) as changes:
            for document in articles(40)[number : number + 10]:
                changes.add_document(**document)
    alone = array_index(tmp_path / "alone", [articles(40)[number : number + 10] for number in range(0, 40, 10)])
    assert (len(words) > 1) == kept
    shared_terms, terms = (
        [(term, reader.doc_frequency(*term), reader.frequency(*term)) for term in reader.all_terms()]
        for reader in (shared.reader(), alone.reader())
    )
    assert shared_terms == terms
    for node in (query.Term("body", "كتاب"), query.Phrase("body", ["كتاب", "دار"])):
        assert ids(shared, node) == ids(alone, node) != []


def test_a_segment_without_living_documents_is_dropped(index: Any) -> None:
    with index.writer() as changes:
        changes.delete_by_term("id", "a4")
        changes.delete_by_term("id", "a5")
    assert len(index._segments()) == 1
    assert len(list(Path(index.storage.folder).glob("*.arrays"))) == 1
    with index.writer() as changes:
        for id_ in ("a0", "a1", "a2", "a3"):
            changes.delete_by_term("id", id_)
    assert index._segments() == []
    assert ids(index) == []


def test_an_index_can_lose_all_its_documents_and_be_optimised(index: Any) -> None:
    with index.writer() as changes:
        for number in range(6):
            changes.delete_by_term("id", f"a{number}")
    index.optimize()
    assert ids(index) == []


@pytest.mark.parametrize(
    ("sizes", "merged"),
    [
        ([100, 40, 10], []),
        ([100, 10, 10], [10, 10]),
        ([100, 50, 50], [100, 50, 50]),
        ([100, 50, 20], []),
        ([100, 10, 9, 2], [10, 9, 2]),
        ([5, 3, 100, 3], [5, 3, 3]),
        ([1, 1, 1], [1, 1, 1]),
        ([8], []),
        ([], []),
    ],
)
def test_compaction_keeps_sizes_falling(sizes: list[int], merged: list[int]) -> None:
    segments = [ArraySegment("MAIN", size) for size in sizes]
    assert [segment.documents for segment in worth_merging(segments)] == merged


def test_compaction_renews_worn_segments(index: Any) -> None:
    assert not index.compact()
    with index.writer() as changes:
        changes.delete_by_term("id", "a0")
        changes.delete_by_term("id", "a1")
    assert index.compact()
    assert sum(segment.deleted_count() for segment in index._segments()) == 0
    assert ids(index) == ["a2", "a3", "a4", "a5"]


def test_a_searcher_keeps_what_it_saw(index: Any) -> None:
    searcher = index.searcher()
    index.optimize()
    with index.writer() as changes:
        changes.delete_by_term("id", "a0")
    assert not searcher.up_to_date()
    assert searcher.find(query.Every()).total == 6
    fresh = searcher.refresh()
    assert fresh.find(query.Every()).total == 5
    assert fresh.refresh() is fresh


def test_a_crash_before_the_table_of_contents_leaves_the_old_state(index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", crash)
        changes = index.writer()
        changes.add_document(id="new", body="كتاب")
        changes.delete_by_term("id", "a0")
        with pytest.raises(OSError, match="full"):
            changes.commit()
    assert ids(engine.open(Path(index.storage.folder))) == ["a0", "a1", "a2", "a3", "a4", "a5"]
    with index.writer() as changes:
        changes.add_document(id="newer")
    assert ids(index) == ["a0", "a1", "a2", "a3", "a4", "a5", "newer"]
    assert len(list(Path(index.storage.folder).iterdir())) == 5


def test_a_failed_segment_is_removed(index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise OSError("the disk is full")

    before = len(list(Path(index.storage.folder).glob("*.arrays")))
    for failing in (lambda changes: changes.commit(), lambda changes: changes.commit(optimize=True)):
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", crash)
            changes = index.writer()
            changes.add_document(id="new", body="كتاب")
            with pytest.raises(OSError, match="full"):
                failing(changes)
        assert len(list(Path(index.storage.folder).glob("*.arrays"))) == before
    assert len(ids(index)) == 6


def test_everything_is_on_the_disk_before_the_table_of_contents(index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    sync = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda handle: (synced.append(str(Path(f"/proc/self/fd/{handle}").readlink())), sync(handle))
    )
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("open files have no names here")
    with index.writer() as changes:
        changes.add_document(id="new")
    assert [Path(name).suffix or "folder" for name in synced] == [".arrays", ".new", "folder"]


def test_files_that_cannot_be_removed_are_removed_later(index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, while another process maps them."""

    def refuse(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as held:
        held.setattr(os, "remove", refuse)
        index.optimize()
    assert len(list(Path(index.storage.folder).glob("*.arrays"))) == 3
    assert len(ids(index)) == 6
    with index.writer() as changes:
        changes.add_document(id="new")
    assert len(list(Path(index.storage.folder).glob("*.arrays"))) == 2


def search_until(folder: Path, stop: Any, failures: Any) -> None:
    """What the other process does: open and search, again and again; every answer must be of one commit."""
    while not stop.is_set():
        try:
            with engine.open(folder).searcher() as searcher:
                found = searcher.find(query.Term("section", "s"), limit=None, groupedby=["section"])
                if found.total != 20 or found.groups["section"] != {"s": 20}:
                    failures.put(str(found))
        except Exception as error:
            failures.put(repr(error))
            raise


def test_other_processes_read_while_one_writes(tmp_path: Path) -> None:
    index = engine.create(tmp_path / "index", schema())
    with index.writer() as changes:
        for number in range(20):
            changes.add_document(id=f"a{number}", section="s", body="كتاب")
    processes = multiprocessing.get_context("spawn")
    stop, failures = processes.Event(), processes.Queue()
    readers = [
        processes.Process(target=search_until, args=(tmp_path / "index", stop, failures), daemon=True) for _ in range(2)
    ]
    for each in readers:
        each.start()
    for turn in range(60):
        with index.writer() as changes:
            changes.update_document(id=f"a{turn % 20}", section="s", body="كتاب")
        if turn % 5 == 0:
            index.compact()
    stop.set()
    for each in readers:
        each.join()
    assert failures.empty(), failures.get()
    assert [each.exitcode for each in readers] == [0, 0]


@pytest.mark.parametrize("field", [fields.TEXT(chars=True), fields.TEXT(vector=True)])
def test_what_is_not_supported_is_said_at_once(tmp_path: Path, field: Any) -> None:
    index = engine.create(tmp_path / "index", fields.Schema(body=field))
    with pytest.raises(ValueError, match=r"body: .*not supported"):
        index.writer()
    assert index.lock("WRITELOCK").acquire()


def test_boosts_of_terms_are_refused(tmp_path: Path) -> None:
    index = engine.create(tmp_path / "index", fields.Schema(body=fields.TEXT(field_boost=2.0)))
    with pytest.raises(ValueError, match="weights"), index.writer() as changes:
        changes.add_document(body="alfa")


def test_a_bit_column_is_refused(tmp_path: Path) -> None:
    from whoosh.columns import BitColumn

    index = engine.create(tmp_path / "index", fields.Schema(flag=fields.COLUMN(BitColumn())))
    changes = index.writer()
    changes.add_document(flag=True)
    with pytest.raises(TypeError, match="BitColumn"):
        changes.commit()


def test_a_schema_travels_with_the_index(index: Any) -> None:
    stored = engine.open(Path(index.storage.folder)).schema
    assert stored["stem"].analyzer == WordsAnalyzer(3)
    assert pickle.loads(pickle.dumps(stored)).names() == schema().names()


def test_a_missing_index_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="no table of contents"):
        engine.open(tmp_path)


def test_a_missing_segment_is_damage(index: Any) -> None:
    for path in Path(index.storage.folder).glob("*.arrays"):
        path.unlink()
    with pytest.raises(IndexDamaged, match="missing"):
        index.searcher()
