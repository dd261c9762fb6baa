"""Pages of one answer: made once, put in order page by page, and never older than the index."""

from __future__ import annotations

from collections.abc import Callable, ItemsView
from pathlib import Path

import pytest

from index import LazyIndex, open_index
from index.answering import Search
from reader.article import Article, Found, Labelled, Query, Sort

from .conftest import ARTICLES, WORDLIST, never

STORIES = {f"n{number}": f"story {number // 3}" for number in range(12)}


@pytest.fixture
def news(empty: LazyIndex) -> LazyIndex:
    """Thirty articles about Homs of falling worth, dated; twelve of them tell four stories, three each."""
    empty.add(
        Article(id=f"n{number}", published=f"2024-01-{number + 1:02}", title="حمص", body=("خبر " * (number + 1),))
        for number in range(30)
    )
    return empty


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries that were not answered from what is kept."""
    asked: list[str] = []
    answer = Search.answer

    def counted(search: Search) -> object:
        asked.append(search._query.text)
        return answer(search)

    monkeypatch.setattr(Search, "answer", counted)
    return asked


def ids(found: Found) -> list[str]:
    return [id_ for id_, _ in found.ranked]


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_make_up_the_whole(news: LazyIndex, searches: list[str], sort: Sort) -> None:
    query = Query("حمص", sort=sort, stories=STORIES)
    whole = news.find(query._replace(limit=100), never)
    pages = [news.find(query._replace(limit=4, offset=offset), never) for offset in range(0, 24, 4)]
    assert [id_ for page in pages for id_ in ids(page)] == ids(whole)
    assert {page.total for page in pages} == {whole.total} == {22}
    assert all(page.facets == whole.facets for page in pages)
    assert searches == ["حمص"]


def test_of_each_story_the_one_stays_that_comes_first(news: LazyIndex) -> None:
    newest = ids(news.find(Query("حمص", sort=Sort.NEWEST, limit=100, stories=STORIES), never))
    assert newest == [f"n{number}" for number in (*range(29, 11, -1), 11, 8, 5, 2)]
    oldest = ids(news.find(Query("حمص", sort=Sort.OLDEST, limit=100, stories=STORIES), never))
    assert oldest == [f"n{number}" for number in (0, 3, 6, 9, *range(12, 30))]


def test_other_stories_are_told_apart_from_those_before(news: LazyIndex) -> None:
    assert news.find(Query("حمص", stories=STORIES), never).total == 22
    assert news.find(Query("حمص", stories={"n0": "a", "n29": "a"}), never).total == 29
    assert news.find(Query("حمص"), never).total == 30


def test_what_is_chosen_in_a_facet_narrows_all_but_its_own_counts(news: LazyIndex) -> None:
    found = news.find(Query("حمص", months=("2023-05",), stories=STORIES), never)
    assert (found.total, found.facets["month"]) == (0, {"2024-01": 22})


@pytest.mark.parametrize(
    "change",
    [
        lambda index: index.add([Article(id="new", title="حمص")]),
        lambda index: index.remove(["n1", "n2"]),
        lambda index: (index.reset(), index.add(ARTICLES)),
    ],
    ids=["an article more", "two fewer", "a new index"],
)
def test_a_changed_index_answers_anew(news: LazyIndex, change: Callable[[LazyIndex], object]) -> None:
    query = Query("حمص", limit=100)
    before = ids(news.find(query, never))
    change(news)
    after = ids(news.find(query, never))
    assert sorted(after) != sorted(before)


def test_another_process_sees_what_this_one_added(news: LazyIndex, tmp_path: Path) -> None:
    other = open_index(tmp_path / "index", WORDLIST)
    assert other.find(Query("حمص"), never).total == 30
    news.add([Article(id="new", title="حمص")])
    assert other.find(Query("حمص"), never).total == 31


def test_sets_of_the_same_name_that_hold_others_are_asked_anew(news: LazyIndex) -> None:
    for unread in ({"n1"}, {"n1", "n2"}):
        query = Query("حمص is:unread", sets={"is:unread": frozenset(unread)})
        assert set(ids(news.find(query, never))) == unread


def test_ids_of_many_hits_are_those_of_a_few(news: LazyIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one = news.find(Query("حمص", limit=100), never)
    monkeypatch.setattr("index.catalogue.ONE_BY_ONE", 3)
    assert news.find(Query("حمص", limit=100), never) == one_by_one


def test_labels_choose_articles_and_an_empty_one_those_without(news: LazyIndex) -> None:
    labels = {"n1": "read", "n2": "kept", "gone": "read"}

    def chosen(*wanted: str) -> set[str]:
        return set(ids(news.find(Query("حمص", limit=100, among=(Labelled(labels, frozenset(wanted)),)), never)))

    assert chosen("read") == {"n1"}
    assert chosen("read", "kept") == {"n1", "n2"}
    assert chosen("", "kept") == {f"n{number}" for number in range(30)} - {"n1"}
    assert chosen() == chosen("unknown") == set()
    both = (Labelled(labels, frozenset({"read", "kept"})), frozenset({"n2", "n3"}))
    assert ids(news.find(Query("حمص", among=both), never)) == ["n2"]


class Labels(dict[str, str]):
    """Labels that count how often they are read."""

    read = 0

    def items(self) -> ItemsView[str, str]:
        self.read += 1
        return super().items()


def test_labels_in_use_are_read_once_however_many_others_come(news: LazyIndex) -> None:
    stories = Labels(STORIES)
    for number in range(20):
        others = (Labelled({f"n{number}": "read"}, frozenset({"read"})),)
        assert ids(news.find(Query("حمص", stories=stories, among=others), never)) == [f"n{number}"]
    assert stories.read == 1
