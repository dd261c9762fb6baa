"""What surrounds a search: completions, likeness, reasons, and what only the store counts and chooses by."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from reader.article import Closeness, Folding, Query, Role
from reader.errors import SearchCancelled
from reader.facets import below_the_common
from reader.library import INDEX_NAME, Library
from tests.conftest import write_article


def ids_of(library: Library, words: str) -> list[str]:
    return library.matching(Query(words))


def test_completions_are_spelled_as_the_articles_do(library: Library, tmp_path: Path) -> None:
    write_article(tmp_path / "a.txt", title="القاهرةُ تستقبل المؤتمر")
    library.import_paths([tmp_path / "a.txt"])
    assert "القاهرة" in library.finding.completions("القاه")
    assert "عنوان:القاهرة" in library.finding.completions("عنوان:القاه")
    assert "مؤتمر القاهرة" in library.finding.completions("مؤتمر القاه")
    assert 'قسم:"اقتصاد"' in library.finding.completions("قسم:اقت")
    assert "عنوان:" in library.finding.completions("عنو")


def test_completions_that_nobody_waits_for_are_given_up(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    with pytest.raises(SearchCancelled):
        library.finding.completions("المرف", lambda: True)


def test_a_completion_is_spelled_by_the_newest_article_that_has_it(library: Library, tmp_path: Path) -> None:
    for name, title in (("a", "مدرسه بعيدة"), ("b", "مدرسة قريبة"), ("c", "شيء آخر")):
        write_article(tmp_path / f"{name}.txt", title=title, body=(f"نص {name}",))
        library.import_paths([tmp_path / f"{name}.txt"])
    assert library.finding.completions("مدرس") == ("مدرسة",)


def test_what_is_prepared_is_the_index_as_it_is_or_nothing(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    library.finding.prepare()
    assert ids_of(library, "المرفأ")
    (library.folder / INDEX_NAME / "current.json").write_text("{}", encoding="utf-8")
    library.finding.prepare()  # left to what heals it
    library.heal()
    assert ids_of(library, "المرفأ")


def test_a_lost_index_is_mended_before_it_completes(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    shutil.rmtree(library.folder / INDEX_NAME)
    assert library.finding.completions("المرف") in ((), ("المرفأ",))
    library.heal()
    assert library.finding.completions("المرف") == ("المرفأ",)


def test_articles_like_one_come_with_their_first_words(library: Library, articles: Path) -> None:
    write_article(
        articles / "twin.txt", title="بواخر تدخل حوض المرفأ", body=("قال مدير المرفأ إن البواخر دخلت الحوض.",)
    )
    library.import_paths([articles])
    (harbour,) = ids_of(library, "العاصفة")
    found = library.finding.like(harbour)
    assert found.hits[0].headline.title == "بواخر تدخل حوض المرفأ"
    assert found.hits[0].snippet.text == found.hits[0].headline.excerpt
    assert harbour not in [hit.headline.id for hit in found.hits]
    assert found.total == len(found.hits)


def test_each_word_has_its_reason(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    (harbour,) = ids_of(library, "يستأنف العمل")
    near, none = library.finding.reasons("مرفأ طائرة", harbour)
    assert (near.closeness, near.role, near.written) == (Closeness.EXACT, Role.TITLE, "مرفأ")
    assert none.closeness is None


def test_states_and_sources_are_counted_over_what_was_found(library: Library, tmp_path: Path) -> None:
    for source, titles in {"الف": ("اول خبر", "ثاني خبر"), "باء": ("ثالث خبر",)}.items():
        for title in titles:
            write_article(tmp_path / "feeds" / source / "2024" / f"{title}.txt", title=title, body=(title * 3,))
    library.import_paths([tmp_path / "feeds"])
    (first,) = ids_of(library, "اول")
    library.set_read(first, True)
    library.set_bookmarked(first, True)
    alif, ba = str(tmp_path / "feeds" / "الف"), str(tmp_path / "feeds" / "باء")
    facets = library.finding.facets
    tally = library.finding.tally
    assert tally(Query("خبر")) == {
        "is": {"unread": 2, "read": 1, "bookmarked": 1},
        "source": {alif: 2, ba: 1},
    }
    others = set(ids_of(library, "خبر")) - {first}
    for states, sources, ids in (
        ((), (), {first, *others}),
        (("read",), (), {first}),
        (("bookmarked",), (), {first}),
        (("unread",), (), others),
        (("read", "unread"), (ba,), set(ids_of(library, "ثالث"))),
        ((), (alif, ba), {first, *others}),
        (("bookmarked",), (ba,), set()),
    ):
        assert set(library.finding.matching(Query("خبر", among=facets.chosen(states, sources)))) == ids
    write_article(tmp_path / "feeds" / "جيم" / "x.txt", title="رابع نبأ جديد", body=("كلام غير ذلك كله.",))
    library.import_paths([tmp_path / "feeds"])
    assert len(tally(Query("نبأ"))["source"]) == 1
    library.set_read(first, False)
    assert tally(Query("خبر", limit=1))["is"] == {"unread": 3, "bookmarked": 1}
    assert tally(Query("خبر", sections=("لا شيء",))) == {"is": {}, "source": {}}


def test_articles_from_a_file_are_found_as_soon_as_it_has_come(library: Library, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_article(tmp_path / "feeds" / f"{name}.txt", title=f"خبر {name}", body=(f"كلام عن {name} كله.",))
        library.import_paths([tmp_path / "feeds"])
        assert set(ids_of(library, "source:feeds")) == set(ids_of(library, "خبر"))
    assert ids_of(library, "خبر source:two") == ids_of(library, "two")


def test_one_source_is_nothing_to_choose_from(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    assert library.finding.tally(Query("المرفأ"))["source"] == {}


def test_a_source_is_the_first_folder_below_the_common_one() -> None:
    assert below_the_common({"a": "/x/y/a/2024", "b": "/x/y/b", "c": "/x/y"}) == {
        "a": "/x/y/a",
        "b": "/x/y/b",
        "c": "/x/y",
    }
    assert below_the_common({"a": "/x/y", "b": "relative"}) == {"a": "/x/y", "b": "relative"}
    assert below_the_common({}) == {}


def test_stories_name_the_articles_that_share_one(library: Library, tmp_path: Path) -> None:
    body = tuple(f"جملة رقم {number} من خبر طويل عن المرفأ والسفن والبضائع التي دخلت اليوم." for number in range(12))
    write_article(tmp_path / "a.txt", title="خبر عن المرفأ", body=body)
    write_article(tmp_path / "b.txt", date="08-12-2024 | 10:00", title="خبر آخر عن المرفأ", body=(*body, "وزيادة."))
    library.import_paths([tmp_path])
    stories = library.finding.facets.stories()
    assert len(stories) == 2
    assert len(set(stories.values())) == 1
    assert library.search(Query("المرفأ")).total == 2
    assert library.search(Query("المرفأ", stories=stories)).total == 1


def test_spellings_can_be_kept_apart(library: Library, tmp_path: Path) -> None:
    for number, name in enumerate(("أحمد", "احمد", "أحمد", "احمد")):
        own = " ".join(f"كلمة{number}س{place}" for place in range(12))
        write_article(tmp_path / f"{number}.txt", title=f"زيارة {name} {number}", lead=own, body=(f"{own} {name}.",))
    library.import_paths([tmp_path])
    strict = frozenset({Folding.HAMZA})
    assert library.search(Query("أحمد")).total == 4
    found = library.search(Query("أحمد", strict=strict, limit=1))
    assert found.total == library.count(Query("أحمد", strict=strict)) == 2
    assert sum(found.facets["section"].values()) == 2
    (second,) = library.search(Query("أحمد", strict=strict, limit=1, offset=1)).hits
    assert "أحمد" in second.snippet.text
    assert second.headline.id != found.hits[0].headline.id
    assert second.snippet.matches
    write_article(tmp_path / "later.txt", title="وصول أحمد من سفره البعيد")
    library.import_paths([tmp_path / "later.txt"])
    assert library.search(Query("أحمد", strict=strict, limit=1)).total == 3


@pytest.mark.parametrize("strict", [frozenset(), frozenset(Folding)])
def test_a_facet_counts_what_choosing_one_more_of_it_would_bring(
    library: Library, articles: Path, strict: frozenset[Folding]
) -> None:
    library.import_paths([articles])
    words = "المرفأ OR الكتاب OR المباراة"
    chosen = Query(words, sections=("ثقافة",), months=("2025-01",), strict=strict)
    facets = library.search(chosen).facets
    assert facets["section"] == library.search(chosen._replace(sections=())).facets["section"] == {"ثقافة": 1}
    assert facets["month"] == {"2025-01": 1}
    by_section = library.search(chosen._replace(months=()))
    assert by_section.total == 1
    assert by_section.facets["section"] == {"اقتصاد": 1, "ثقافة": 1, "رياضة": 1}
    by_month = library.search(chosen._replace(sections=()))
    assert by_month.facets["month"] == {"2024-12": 1, "2025-01": 1, "2025-02": 1}


def test_a_search_that_looks_at_texts_can_be_stopped_at_any_time(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    query = Query("المرفأ OR الكتاب", strict=frozenset(Folding))

    def stopping_at(asked: Iterator[int], last: int) -> Callable[[], bool]:
        return lambda: next(asked) == last

    asked = count()
    assert library.search(query, stopping_at(asked, -1)).total == 2
    for last in range(next(asked)):
        library.search(Query("المباراة"))  # so that no answer is kept
        with pytest.raises(SearchCancelled):
            library.search(query, stopping_at(count(), last))


def test_a_month_alone_is_found_whatever_spellings_are_kept_apart(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    for strict in (frozenset(), frozenset(Folding)):
        assert library.search(Query("", months=("2025-01",), strict=frozenset(strict))).total == 1
