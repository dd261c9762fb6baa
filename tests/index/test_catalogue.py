"""What is known of articles beside their words: ids, sections, times."""

from hypothesis import example, given
from hypothesis import strategies as st

from index import LazyIndex
from index.catalogue import minute, minutes
from index.engine.documents import Words
from reader.article import Article, Query

from .conftest import never

TIMES = st.one_of(
    st.datetimes().map(lambda time: time.isoformat(timespec="minutes")),
    st.datetimes().flatmap(lambda time: st.integers(0, 19).map(lambda end: time.isoformat()[:end])),
    st.text("0123456789-T: ٣x", max_size=18),
)


@given(st.lists(TIMES, max_size=5))
@example(["2024-12-07T02:47:10+03:00", "2024-12-07 02:47", "20241207", "2024-12-07", "", "unknown", "٢٠٢٤-01"])
def test_times_are_read_at_once_as_they_are_one_by_one(times: list[str]) -> None:
    assert minutes(Words.of([time.encode() for time in times])).tolist() == [minute(time) for time in times]


def test_a_time_is_a_number_filled_up_with_zeros() -> None:
    assert minute("2024-12-07T02:47") == 202412070247
    assert minute("2024-12") == 202412000000
    assert minute("") == minute("soon") == 0


@given(st.lists(st.binary(max_size=6), max_size=5), st.integers(1, 4))
def test_joined_words_are_those_that_were_joined(held: list[bytes], width: int) -> None:
    words = Words.of(held)
    assert list(words) == held == [words[at] for at in range(len(words))]
    assert [bytes(head) for head in words.heads(width)] == [word[:width].ljust(width, b"\0") for word in held]


def test_ids_are_those_of_all_segments_and_of_the_newest_article_with_one(empty: LazyIndex) -> None:
    for day in ("2024-01-01", "2024-01-02"):
        empty.add(Article(id=id_, published=day, body=("حمص",)) for id_ in ("a", f"b{day}", "ج"))
    ids = {"a", "ج", "b2024-01-01", "b2024-01-02"}
    assert empty.ids() == {id_ for id_, _ in empty.find(Query("حمص"), never).ranked} == ids
    assert empty.find(Query("حمص", among=(frozenset({"a"}),)), never).facets["month"] == {"2024-01": 1}
    assert empty.find(Query("تاريخ:2024-01-02 AND حمص"), never).total == 3


def test_an_article_is_not_like_itself(empty: LazyIndex) -> None:
    empty.add(Article(id=id_, body=("حمص دمشق",)) for id_ in "abc")
    empty.remove(["c"])
    empty.add([Article(id="a", body=("حمص دمشق حلب",))])
    assert [id_ for id_, _ in empty.like(Article(id="a", body=("حمص دمشق",)), never)] == ["b"]
