"""What a searcher tells about documents and terms, and how the best are chosen."""

from __future__ import annotations

import fnmatch
import random
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query
from whoosh.query import spans

from index.engine import evaluate, postings, segment, terms
from index.engine import searcher as engine_searcher
from index.engine.searcher import ArraySearcher, best
from reader.errors import SearchCancelled

from .library import array_index

TEXTS = ["كتاب دار كتاب", "كتب بيت", "مكتبة دار", "كتابة", "دار كتاب بيت", "نهر"]


@pytest.fixture
def searcher(tmp_path: Path) -> ArraySearcher:
    documents = [
        {"id": f"a{at}", "body": text, "section": "xy"[at % 2], "published": f"2024-0{9 - at}", "size": at * 10}
        for at, text in enumerate(TEXTS)
    ]
    documents[5].pop("section")
    documents[5].pop("published")
    index = array_index(tmp_path / "index", [documents[:3], documents[3:5], documents[5:], [{"id": "bare"}]])
    with index.writer() as writer:
        writer.delete_by_term("id", "a3")
        writer.delete_by_term("id", "bare")
        writer.add_document(id="late", title="كتاب")
    return index.searcher()


def ids(searcher: Any, docs: Any) -> list[str]:
    return [searcher.stored_fields(doc)["id"] for doc in docs.tolist()]


def test_an_answer_counts_groups_over_all_hits(searcher: ArraySearcher) -> None:
    answer = searcher.find(query.Prefix("body", "كت"), limit=1, groupedby=["section", "size"])
    assert answer.total == 3
    assert len(answer.docs) == 1
    assert answer.groups == {"section": {"x": 2, "y": 1}, "size": {0: 1, 10: 1, 40: 1}}


def test_many_groups_are_counted_like_few(searcher: ArraySearcher, monkeypatch: pytest.MonkeyPatch) -> None:
    few = searcher.find(query.Every(), groupedby=["section", "published"]).groups
    monkeypatch.setattr(engine_searcher, "FEW_CODES", 0)
    assert searcher.find(query.Every(), groupedby=["section", "published"]).groups == few


def test_groups_of_documents_without_a_value_are_named_by_the_default(searcher: ArraySearcher) -> None:
    assert searcher.find(query.Every(), groupedby=["section"]).groups == {"section": {"x": 3, "y": 1, "": 2}}


def test_order_by_a_column_and_back(searcher: ArraySearcher) -> None:
    oldest = searcher.find(query.Every(), sortedby="published")
    assert ids(searcher, oldest.docs) == ["a5", "late", "a4", "a2", "a1", "a0"]
    newest = searcher.find(query.Every(), limit=2, sortedby="published", reverse=True)
    assert ids(searcher, newest.docs) == ["a0", "a1"]
    assert ids(searcher, searcher.find(query.Every(), limit=2, sortedby="size", reverse=True).docs) == ["late", "a5"]


def test_a_filter_is_a_query_or_documents(searcher: ArraySearcher) -> None:
    node = query.Term("body", "دار")
    assert sorted(ids(searcher, searcher.find(node, filter=query.Term("section", "x")).docs)) == ["a0", "a2", "a4"]
    among = searcher.numbers("id", ["a4", "a3", "nobody", "a1"])
    assert ids(searcher, among) == ["a1", "a4"]
    assert ids(searcher, searcher.find(node, filter=among).docs) == ["a4"]
    assert searcher.find(node, filter=among[:0]).total == 0


def test_filters_are_remembered_up_to_a_limit(searcher: ArraySearcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "MASKS", 2)
    for word in ("كتاب", "دار", "بيت", "كتاب"):
        for _ in range(2):
            assert searcher.find(query.Every(), filter=query.Term("body", word)).total > 0
    assert all(len(leaf.data.masks) <= 2 for leaf in searcher.leaves)


def test_positions_follow_the_documents(searcher: ArraySearcher) -> None:
    docs = searcher.numbers("id", ["a0", "a1", "a4"])
    starts, places = searcher.positions("body", "كتاب", docs)
    assert starts.tolist() == [0, 2, 2, 3]
    assert places.tolist() == [0, 2, 1]
    assert searcher.positions("body", "غائب", docs).starts.tolist() == [0, 0, 0, 0]


def test_occurrences_leave_out_the_deleted(searcher: ArraySearcher) -> None:
    docs, freqs = searcher.occurrences("body", "كتاب")
    assert ids(searcher, docs) == ["a0", "a4"]
    assert freqs.tolist() == [2, 1]
    assert searcher.occurrences("body", "كتابة")[0].tolist() == []
    assert searcher.live.sum() == 6
    assert len(searcher.live) == len(searcher.lengths("body")) == 7
    assert searcher.lengths("body").tolist() == [3, 2, 2, 1, 3, 1, 0]


def test_columns_are_read_for_documents(searcher: ArraySearcher) -> None:
    docs = searcher.numbers("id", ["a0", "a4", "a5"])
    assert searcher.column("published", docs) == ["2024-09", "2024-05", ""]
    assert searcher.column("size", docs) == [0, 40, 50]
    assert searcher.column("section", searcher.numbers("id", ["late"])) == [""]


def test_words_are_completed_by_how_many_documents_have_them(searcher: ArraySearcher) -> None:
    assert searcher.completions("body", "كت", 2) == [("كتاب", 2), ("كتابة", 1)]
    assert searcher.completions("body", "ظ") == []


def test_words_are_listed_by_prefix_and_by_distance(searcher: ArraySearcher) -> None:
    assert searcher.words_like("body", "كت*") == ["كتاب", "كتابة", "كتب"]
    assert searcher.words_like("body", "*تا*") == searcher.words_like("body", "?تا*") == ["كتاب", "كتابة"]
    assert len(searcher.words_like("body", "كت*", 2)) in (2, 3)
    assert searcher.words_within("body", "كتاب", 1) == ["كتاب", "كتابة", "كتب"]
    assert searcher.words_within("body", "مكتب", 2, prefix=0) == ["كتاب", "كتب", "مكتبة"]


def test_a_search_can_be_stopped(searcher: ArraySearcher) -> None:
    calls = iter([False, True])
    with pytest.raises(SearchCancelled):
        searcher.find(query.And([query.Term("body", "كتاب"), query.Term("body", "دار")]), cancelled=lambda: next(calls))


def test_a_search_by_whoosh_can_be_stopped(searcher: ArraySearcher) -> None:
    calls = iter([False, True])
    with pytest.raises(SearchCancelled):
        searcher.find(spans.SpanFirst(query.Term("body", "كتاب")), cancelled=lambda: next(calls))


def test_a_search_for_no_hits_is_a_mistake(searcher: ArraySearcher) -> None:
    with pytest.raises(ValueError, match="limit"):
        searcher.search(query.Every(), limit=0)
    assert searcher.find(query.Every(), limit=0).total == 6


def test_a_boost_of_nothing_still_finds(searcher: ArraySearcher) -> None:
    assert searcher.find(query.Term("body", "كتاب", boost=0.0)).total == 2


@given(st.lists(st.integers(0, 6), max_size=400), st.integers(0, 30))
def test_the_best_are_the_greatest_and_equals_keep_their_order(values: list[int], limit: int) -> None:
    scores = np.array(values, np.float32)
    expected = sorted(range(len(values)), key=lambda place: (-values[place], place))[:limit]
    assert best(scores, limit).tolist() == expected


@pytest.mark.parametrize("limit", [1, 20, 500])
@pytest.mark.parametrize("levels", [1, 3, 100, 100_000])
def test_the_best_of_many_are_the_greatest(limit: int, levels: int) -> None:
    scores = np.random.default_rng(3).integers(0, levels, 20_011).astype(np.float32)
    assert best(scores, limit).tolist() == np.argsort(-scores, kind="stable")[:limit].tolist()


def test_a_few_scores_above_very_many_equal_ones_come_first() -> None:
    scores = np.ones(20_000, np.float32)
    scores[[7000, 15_000, 19_999]] = 2
    assert best(scores, 6).tolist() == [7000, 15_000, 19_999, 0, 1, 2]


def test_many_words_at_once_are_found_like_each_by_itself(searcher: ArraySearcher) -> None:
    held = ["كتاب", "كتابة", "نهر", "غائب"]
    each = [searcher.matching(query.Term(field, word)).tolist() for word in held for field in ("body", "title")]
    together = query.Or([query.Term(field, word) for word in held * 5 for field in ("body", "title", "nowhere")])
    assert searcher.matching(together).tolist() == sorted({number for numbers in each for number in numbers})


def test_no_documents_have_no_positions(searcher: ArraySearcher) -> None:
    field = searcher.leaves[0].data.field("body")
    assert field is not None
    owners, places = field.positions(0, np.zeros(0, np.int64))
    assert owners.tolist() == places.tolist() == []


def plain_distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        row, above = [at], row
        for column, against in enumerate(other):
            row.append(min(above[column] + (letter != against), above[column + 1] + 1, row[-1] + 1))
    return row[-1]


short = st.text("ابت", max_size=6)


@given(short, short, st.integers(0, 3))
def test_edit_distances_are_those_of_the_whole_table(one: str, other: str, limit: int) -> None:
    assert terms.within(one, other, limit) == (plain_distance(one, other) <= limit)


def test_no_match_beside_a_word_of_every_document_keeps_truth_values(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(postings, "ROW_DOCUMENTS", 1)
    index = array_index(tmp_path / "index", [[{"id": f"a{n}", "body": "كتاب"} for n in range(4)]])
    everything = query.AndMaybe(query.Every(), query.Term("body", "غائب"))
    with index.searcher() as searcher:
        found = searcher.matching(query.Or([query.Term("body", "كتاب"), everything]))
    assert found.tolist() == [0, 1, 2, 3]


def test_nothing_in_common_with_nothing_is_nothing(searcher: ArraySearcher) -> None:
    nothing = query.Every("nowhere")
    assert searcher.find(query.And([nothing, query.Or([query.Term("body", "كتاب"), nothing])])).total == 0
    assert searcher.find(query.And([nothing, nothing])).total == 0


near_words = st.text("ابa", min_size=1, max_size=6)


@given(st.sets(near_words, min_size=1, max_size=40), near_words, st.integers(1, 2), st.integers(0, 1))
@settings(max_examples=40, deadline=None)
def test_words_within_a_distance_are_those_of_a_plain_comparison(
    held: set[str], sought: str, distance: int, prefix: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = array_index(Path(folder) / "index", [[{"id": "a", "body": " ".join(sorted(held))}]])
        with index.searcher() as searcher:
            found = searcher.words_within("body", sought, distance, prefix)
    near = (word for word in held if word[:prefix] == sought[:prefix] and plain_distance(word, sought) <= distance)
    assert found == sorted(near)


@pytest.mark.parametrize("room", [0, segment.BITMAPS])
@pytest.mark.parametrize("few", [0, segment.FEW])
def test_documents_of_a_pattern_are_those_of_a_scan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int, few: int
) -> None:
    monkeypatch.setattr(segment, "LONG", 2)
    monkeypatch.setattr(segment, "COMMON", 20)
    monkeypatch.setattr(segment, "BITMAPS", room)
    monkeypatch.setattr(segment, "FEW", few)
    chance = random.Random(1)
    words = ["".join(chance.choices("ابتم", k=chance.randint(1, 4))) for _ in range(60)]
    texts = [chance.choices(words, weights=range(60, 0, -1), k=6) for _ in range(40)]
    index = array_index(
        tmp_path / "index", [[{"id": str(at), "body": " ".join(text)} for at, text in enumerate(texts)]]
    )
    with index.searcher() as searcher:
        for pattern in ("*ا*", "*ا*ب*", "ب*", "*م", "ا*ب", "*ابت*", "*"):
            having = [at for at, text in enumerate(texts) if any(fnmatch.fnmatchcase(word, pattern) for word in text)]
            for _ in range(2):
                assert searcher.matching(query.Wildcard("body", pattern)).tolist() == having
