"""What is found and in which order, through the index's one door."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index import LazyIndex, open_index
from reader.article import NO_SECTION, Article, Closeness, Found, Query, Sort
from reader.errors import SearchCancelled

from .conftest import ARTICLES, WORDLIST, never

Hits = Callable[..., list[str]]
Find = Callable[..., Found]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("القاهرة", ["books"]),
        ("القاهره", ["books"]),
        ("مُعارضة", ["homs"]),
        ("باكستان", ["books"]),
        ("باکستان", ["books"]),
        ('"وقف إطلاق النار"', ["homs"]),
        ('"إطلاق وقف النار"', []),
        ('"المدينة عادت"', ["homs"]),
        ('"النار"', ["homs"]),
        ('"الهدوء نص"', []),
        ('"دمشق المجلس"~8', ["homs"]),
        ('"دمشق المجلس"~2', []),
        ("=كاتب", ["books"]),
        ("=كتاب", []),
        ("حمص AND دمشق", ["homs"]),
        ("(حمص و دمشق)", ["homs"]),
        ("عنوان:حمص", ["homs"]),
        ('عنوان:"مدينة حمص"', ["homs"]),
        ('عنوان:"ريف حمص"', []),
        ('مقدمة:"ريف حمص"', ["homs"]),
        ("مقدمة:=ريف", ["homs"]),
        ("صورة:مقاتلون", ["homs"]),
        ("نص:القتال", ["homs"]),
        ("عنوان:القتال", []),
        ("عنوان:الكت*", ["books"]),
        ("قسم:رياضه", ["goals"]),
        ('قسم:"المشرق العربي"', ["homs"]),
        ("تاريخ:2024-12-07", ["homs"]),
        ("date:2023-05..2024-12-06", ["goals", "books"]),
        ('تاريخ:"أيار 2023"', ["books"]),
        ("*ستان", ["books"]),
        ("ح?ص AND دمشق", ["homs"]),
        ("برشلونه~ AND حمص", []),
        ("حمس~ NOT رياضة", ["homs", "goals"]),
        ("برشلونة", []),
        ("صلة:برشلونة", ["homs"]),
        ("نص:برشلونة", []),
        ("عنوان:(حمص OR معرض)", ["homs", "books"]),
        ("NOT حمص", ["books", "plain"]),
        ("is:unread", []),
        ("قسم:خيال", []),
        ("عنوان:القاهزه~", ["books"]),
        ("عنوان:ح*", ["homs"]),
        ("zzz", []),
        ("", []),
        ("؟!", []),
    ],
)
def test_a_query_finds(hits: Hits, text: str, ids: list[str]) -> None:
    assert sorted(hits(text)) == sorted(ids)


def test_an_article_with_every_word_comes_first(hits: Hits) -> None:
    assert hits("حمص حلب")[0] == "goals"
    assert set(hits("حمص حلب")) == {"goals", "homs", "plain"}


def test_the_headline_typed_finds_its_article_first(find: Find) -> None:
    for article in ARTICLES[:3]:
        assert find(f"{article.title}؟").ranked[0][0] == article.id


def test_the_exact_headline_comes_before_whatever_says_its_words_more_often(empty: LazyIndex) -> None:
    filler = "كلام آخر عن أشياء بعيدة " * 60
    empty.add(
        [
            Article(id="meant", title="تنتهي الحرب", body=(filler,)),
            Article(id="louder", title="الحرب تنتهي، تنتهي الحرب", body=("تنتهي الحرب. " * 30,)),
        ]
    )
    assert empty.find(Query("هل تنتهي الحرب؟"), never).ranked[0][0] == "louder"
    assert empty.find(Query("تنتهي الحرب؟"), never).ranked[0][0] == "meant"


def test_both_words_once_come_before_one_word_everywhere(empty: LazyIndex) -> None:
    filler = "كلام آخر عن أشياء بعيدة " * 60
    empty.add(
        [
            Article(id="both", body=(f"{filler} زيتون {filler} نحاس {filler}",)),
            Article(id="one", title="زيتون", body=("زيتون زيتون زيتون",)),
            *(Article(id=f"other{number}", body=(f"نحاس {number}",)) for number in range(20)),
        ]
    )
    assert empty.find(Query("زيتون نحاس"), never).ranked[0][0] == "both"


def test_stop_words_alone_are_searched_as_words(hits: Hits) -> None:
    assert "homs" in hits("في من على")


def test_a_phrase_beside_words_is_required(hits: Hits) -> None:
    assert hits('دمشق "وقف إطلاق النار"') == ["homs"]


def test_no_phrase_reaches_over_a_paragraph(hits: Hits) -> None:
    assert hits('"الكهرباء بقيت"') == []


def test_sections_widen_and_filters_narrow(hits: Hits) -> None:
    assert set(hits("حمص", sections=("رياضة", "ثقافة"))) == {"goals"}
    assert set(hits("حمص حلب", sections=("رياضة", NO_SECTION))) == {"goals", "plain"}
    assert hits("حمص", since="2024-12-07") == ["homs"]
    assert hits("حمص", until="2024-12-06") == ["goals"]
    assert hits("حمص", since="2024-12", until="2024-12", among=(frozenset({"goals", "gone"}),)) == ["goals"]


def test_what_is_no_time_is_undated(empty: LazyIndex) -> None:
    empty.add([Article(id="odd", published="قبل يومين", body=("حمص",)), *ARTICLES])
    assert empty.find(Query("حمص", sort=Sort.NEWEST), never).ranked[-1][0] == "odd"
    assert empty.find(Query("حمص", since="0001"), never).total == 2


def test_the_undated_are_in_no_range(hits: Hits) -> None:
    assert "plain" not in hits("حلب", since="0001")
    assert "plain" not in hits("حلب", until="2030")


def test_filters_alone_list_what_they_let_through(hits: Hits) -> None:
    assert hits("", sections=("رياضة",)) == ["goals"]
    assert hits("", among=(frozenset({"plain"}),)) == ["plain"]


def test_named_sets_come_from_the_library(shelf: LazyIndex) -> None:
    assert shelf.names("حمص is:unread") == {"is:unread"}
    found = shelf.find(Query("حمص is:unread", sets={"is:unread": frozenset({"goals"})}), never)
    assert [id_ for id_, _ in found.ranked] == ["goals"]


def test_orders_are_newest_and_oldest_with_the_undated_last(hits: Hits) -> None:
    everything = "NOT zzz"
    assert hits(everything, sort=Sort.NEWEST) == ["homs", "goals", "books", "plain"]
    assert hits(everything, sort=Sort.OLDEST) == ["books", "goals", "homs", "plain"]
    assert hits(everything) == ["homs", "goals", "books", "plain"]


def test_a_page_is_a_part_of_all_hits_and_facets_count_all(find: Find) -> None:
    page = find("NOT zzz", limit=1, offset=1)
    assert (page.total, [id_ for id_, _ in page.ranked]) == (4, ["goals"])
    assert page.facets == {
        "section": {NO_SECTION: 1, "المشرق العربي": 1, "ثقافة": 1, "رياضة": 1},
        "month": {"2023-05": 1, "2024-12": 2},
    }


@pytest.mark.parametrize(
    ("text", "closeness", "ids"),
    [
        ("هدف", Closeness.EXACT, []),
        ("هدف", Closeness.FORM, ["goals"]),
        ("هدف", Closeness.ROOT, ["goals"]),
        ("هدف OR حلب", Closeness.EXACT, ["plain"]),
        ("كاتبة", Closeness.EXACT, []),
        ("كاتبة", Closeness.FORM, ["books"]),
        ("كاتبة", Closeness.ROOT, ["books", "homs"]),
        ("مكتوب", Closeness.FORM, []),
        ("مكتوب", None, ["books", "homs"]),
    ],
)
def test_a_search_narrows_from_root_to_form_to_spelling(
    hits: Hits, text: str, closeness: Closeness | None, ids: list[str]
) -> None:
    assert sorted(hits(text, closeness=closeness)) == sorted(ids)


def test_scores_fall(find: Find) -> None:
    scores = [score for _, score in find("حمص حلب دمشق").ranked]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


def test_five_hundred_alternatives_and_ten_thousand_letters_are_answered(find: Find) -> None:
    assert find(" OR ".join(["كلمات"] * 250 + ["حمص"] * 250)).total == 3
    assert find("ح" * 10_000).total == 0
    assert find(" ".join(["حمص"] * 2_500)).total == 2


def test_postings_that_are_forgotten_are_read_again(empty: LazyIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.snapshot.REMEMBERED", 3)
    empty.add(ARTICLES)
    assert [empty.find(Query(text), never).total for text in ("حمص حلب", "دمشق", "حمص حلب")] == [3, 2, 3]


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_are_slices_of_one_order_however_many_are_equal(empty: LazyIndex, sort: Sort) -> None:
    days = [None, "2024-01-01", "2024-01-02"]
    empty.add(Article(id=f"{number:02}", published=days[number % 3], body=("حمص",)) for number in range(20))
    whole = [id_ for id_, _ in empty.find(Query("NOT zzz", limit=99, sort=sort), never).ranked]
    dated = sorted((f"{number:02}" for number in range(20) if number % 3), key=lambda id_: (int(id_) % 3, id_))
    undated = [f"{number:02}" for number in range(0, 20, 3)]
    assert whole == (dated + undated if sort is Sort.OLDEST else dated[::-1] + undated[::-1])
    for limit in (1, 3, 7, 20):
        for offset in range(22):
            page = empty.find(Query("NOT zzz", limit=limit, offset=offset, sort=sort), never).ranked
            assert [id_ for id_, _ in page] == whole[offset : offset + limit]


def test_a_page_beyond_the_last_hit_is_empty_but_counted(find: Find) -> None:
    page = find("حمص", offset=5)
    assert (page.total, page.ranked) == (2, ())


def test_a_search_can_be_cancelled(shelf: LazyIndex) -> None:
    with pytest.raises(SearchCancelled):
        shelf.find(Query("حمص"), lambda: True)


def test_a_search_gives_up_in_time(shelf: LazyIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.whoosh_index.TIME_LIMIT", -1.0)
    with pytest.raises(SearchCancelled):
        shelf.find(Query("حم*"), never)


def test_adding_an_id_again_replaces_its_article(empty: LazyIndex) -> None:
    empty.add([Article(id="a", body=("قديم",)), Article(id="b", body=("قديم",))])
    empty.add([Article(id="a", body=("جديد",))])
    assert [id_ for id_, _ in empty.find(Query("قديم"), never).ranked] == ["b"]
    assert [id_ for id_, _ in empty.find(Query("جديد"), never).ranked] == ["a"]
    assert empty.ids() == {"a", "b"}


def test_of_articles_with_one_id_the_last_counts(empty: LazyIndex) -> None:
    empty.add([Article(id="a", body=("قديم",)), Article(id="a", body=("جديد",))])
    assert empty.find(Query("قديم"), never).total == 0
    assert empty.find(Query("جديد"), never).total == 1


def test_removed_articles_are_gone_and_unknown_ids_no_matter(empty: LazyIndex) -> None:
    empty.add(ARTICLES)
    empty.remove(["homs", "unknown"])
    assert empty.ids() == {"goals", "books", "plain"}
    found = empty.find(Query("حمص"), never)
    assert (found.total, found.facets["section"]) == (1, {"رياضة": 1})
    assert empty.find(Query("الريف AND حمص"), never).total == 0


def test_many_small_commits_are_one_library(empty: LazyIndex) -> None:
    for number in range(12):
        empty.add([Article(id=str(number), body=(f"كلمة {number}", "حمص العدية"))])
    assert empty.find(Query('"حمص العدية"'), never).total == 12
    assert empty.find(Query("=7"), never).ranked[0][0] == "7"


def test_an_empty_index_finds_nothing(empty: LazyIndex) -> None:
    assert empty.find(Query("حمص"), never).total == 0
    assert empty.find(Query("حم* OR حمص~"), never).total == 0


def test_an_article_without_text_is_held_all_the_same(empty: LazyIndex) -> None:
    empty.add([Article(id="void", section="رياضة")])
    assert empty.ids() == {"void"}
    assert empty.find(Query("قسم:رياضة"), never).total == 1


def test_two_threads_may_write_and_search_at_once(empty: LazyIndex) -> None:
    empty.add(ARTICLES)

    def write() -> None:
        for number in range(5):
            empty.add([Article(id=f"new{number}", body=("حمص",))])

    with ThreadPoolExecutor(2) as lanes:
        writing = lanes.submit(write)
        totals = [lanes.submit(empty.find, Query("حمص"), never).result().total for _ in range(20)]
        writing.result()
    assert totals == sorted(totals)
    assert empty.find(Query("حمص"), never).total == 7


def test_another_process_sees_the_newest_commit(empty: LazyIndex, tmp_path: Path) -> None:
    empty.add(ARTICLES[:1])
    assert empty.find(Query("حمص"), never).total == 1
    open_index(tmp_path / "index", WORDLIST).add(ARTICLES[1:])
    assert empty.find(Query("حمص"), never).total == 2


def test_opening_an_index_loads_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from index import open_index;"
        f"open_index(Path({str(tmp_path)!r}), Path({str(WORDLIST)!r})).close();"
        "sys.exit('whoosh' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=False).returncode == 0


def test_closing_gives_the_files_back_and_a_new_question_opens_them(empty: LazyIndex) -> None:
    empty.add(ARTICLES)
    assert empty.find(Query("حمص"), never).total == 2
    empty.close()
    empty.close()
    assert empty.find(Query("حمص"), never).total == 2


def test_folding_meets_both_ways(shared: Path, tmp_path: Path) -> None:
    rows = [
        line.split("\t")
        for line in (shared / "data/retrieval/fold-matrix.tsv").read_text(encoding="utf-8").splitlines()[1:]
    ]
    index = open_index(tmp_path / "index", WORDLIST)
    index.add(Article(id=f"{at}{way}", body=(text,)) for at, row in enumerate(rows) for way, text in enumerate(row[1:]))
    assert len(rows) == 18
    for at, (_, *texts) in enumerate(rows):
        for query in texts:
            found = {id_ for id_, _ in index.find(Query(query, limit=100), never).ranked}
            assert {f"{at}0", f"{at}1"} <= found
            assert all(index.spans(query, text) for text in texts)


@pytest.mark.parametrize(
    ("text", "best", "suggestion"),
    [
        ("hgrhivm", [], "القاهره"),
        ("homs", ["homs", "goals"], "حمص"),
        ("7oms", ["homs", "goals"], "حمص"),
        ("Pakistan", ["books"], "باكستان"),
        ("القاهزة", ["books"], "القاهره"),
        ("القاهرة", ["books"], None),
        ("خرابيش", [], None),
        ("=homs", [], None),
    ],
)
def test_other_letters_and_slips_find_or_suggest_the_librarys_words(
    find: Find, text: str, best: list[str], suggestion: str | None
) -> None:
    found = find(text)
    assert ([id_ for id_, _ in found.ranked], found.suggestion) == (best, suggestion)


def test_a_suggestion_can_be_written_as_an_article_writes_it(shelf: LazyIndex) -> None:
    assert shelf.written("القاهره خرابيش", ARTICLES[2]) == "القاهرة خرابيش"


def test_what_latin_letters_may_mean_stands_below_what_they_say(empty: LazyIndex) -> None:
    empty.add([*ARTICLES, Article(id="latin", body=("A cinema called Homs.",))])
    assert [id_ for id_, _ in empty.find(Query("homs"), never).ranked] == ["latin", "homs", "goals"]


def test_the_terms_of_a_text_are_those_that_searches_compare(empty: LazyIndex) -> None:
    assert empty.terms("وَالمَدارسُ، ١٢ Beirut") == empty.terms("والمدارس 12 beirut")
    assert empty.terms("الكِتاب") == empty.terms("كتاب")
    assert empty.terms("… ؟") == ()


def test_several_months_widen_and_narrow_the_rest(hits: Hits) -> None:
    assert set(hits("", months=("2024-12", "2023-05"))) == {"homs", "goals", "books"}
    assert set(hits("", months=("2023",))) == {"books"}
    assert hits("حمص", months=("2023-05",)) == []


def test_hits_of_one_story_are_folded_under_the_first_of_the_order(find: Callable[..., Found]) -> None:
    stories = {"homs": "s", "goals": "s", "gone": "s"}
    for sort in (Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST):
        whole = find("حمص", sort=sort)
        folded = find("حمص", sort=sort, stories=stories)
        assert (whole.total, folded.total) == (2, 1)
        assert folded.ranked[0][0] == whole.ranked[0][0]
        assert sum(folded.facets["section"].values()) == 1


def test_a_story_of_which_one_article_is_found_loses_none(find: Callable[..., Found]) -> None:
    assert find("حلب", stories={"goals": "s", "homs": "s", "plain": "t"}).total == 2


def test_a_slip_of_one_letter_finds_the_word_that_was_meant_below_the_word_itself(empty: LazyIndex) -> None:
    empty.add(
        [
            Article(id="slip", body=("تحدث الكاتب عن الزيتزنة في خطابه",)),
            Article(id="meant", body=("كلية الزيتونة ربحية",)),
            Article(id="other", body=("كلية النخيل ربحية",)),
        ]
    )
    ids = [id_ for id_, _ in empty.find(Query("لماذا تعتبر الزيتزنة كلية ربحية"), never).ranked]
    assert ids.index("meant") < ids.index("other")
    assert empty.find(Query("الزيتزنة"), never).ranked[0][0] == "slip"


def test_a_word_that_many_articles_have_is_no_slip_of_another(empty: LazyIndex) -> None:
    known = [Article(id=f"known {number}", body=("مزارعو الزيتون",)) for number in range(30)]
    empty.add([*known, Article(id="newer", body=("كلية النخيل",)), Article(id="neighbour", body=("كلية الزيتزن",))])
    ranked = dict(empty.find(Query("كلية الزيتون"), never).ranked)
    assert ranked["neighbour"] == ranked["newer"]


def test_neighbours_as_typed_come_before_the_same_words_apart(empty: LazyIndex) -> None:
    empty.add(
        [
            Article(id="apart", body=("قال من في حمص إن الطريق إلى دمشق مفتوح",)),
            Article(id="typed", body=("قال في دمشق إن الطريق من حمص إلى هنا مفتوح",)),
        ]
    )
    assert empty.find(Query("الطريق من حمص"), never).ranked[0][0] == "typed"
    assert empty.find(Query("الطريق إلى دمشق"), never).ranked[0][0] == "apart"


def test_a_question_after_a_time_finds_the_article_with_a_date(empty: LazyIndex) -> None:
    empty.add(
        [
            Article(id="dated", body=("ولد الشاعر سنة 1804 في قرية",)),
            Article(id="undated", body=("ولد الشاعر سنة طيبة في قرية",)),
        ]
    )
    assert empty.find(Query("متى ولد الشاعر"), never).ranked[0][0] == "dated"
    assert empty.find(Query("أين ولد الشاعر طيبة"), never).ranked[0][0] == "undated"


def test_three_words_anywhere_come_before_two_everywhere_but_a_question_is_no_list(empty: LazyIndex) -> None:
    filler = "كلام آخر عن أشياء بعيدة " * 60
    empty.add(
        [
            Article(id="all", body=(f"{filler} زيتون {filler} نحاس {filler} مرفأ {filler}",)),
            Article(id="two", title="زيتون نحاس", body=("زيتون نحاس زيتون نحاس",)),
            *(Article(id=f"other{number}", body=(f"مرفأ {number}",)) for number in range(20)),
        ]
    )
    assert empty.find(Query("زيتون نحاس مرفأ"), never).ranked[0][0] == "all"
    assert empty.find(Query("أين زيتون نحاس مرفأ"), never).ranked[0][0] == "two"


def test_a_facet_counts_as_if_nothing_were_chosen_in_it(find: Find) -> None:
    chosen = find("حمص", sections=("رياضة",), months=("2024-12",))
    assert chosen.total == 1
    assert chosen.facets["section"] == {"المشرق العربي": 1, "رياضة": 1}
    other = find("حمص OR كتاب", sections=("ثقافة",), since="2024")
    assert other.total == 0
    assert other.facets == {"section": {"المشرق العربي": 1, "رياضة": 1}, "month": {"2023-05": 1}}


def test_a_quotation_beside_a_word_that_nobody_has_written_cites(find: Find) -> None:
    found = find('"المعارضة تدخل" حمص')
    assert found.ranked[0][0] == "homs"
    assert found.interpretation == "المعارضه تدخل حمص"
    assert find('"المعارضة تدخل"').total == 0


def test_what_is_said_between_dashes_is_not_excluded(find: Find, hits: Hits) -> None:
    assert hits("المجلس -المحلي في المدينة- يعلن")[0] == "homs"
    assert hits("حمص -المجلس -الريف") == ["goals"]


def test_a_question_is_answered_where_its_words_first_stand_below_the_headline(empty: LazyIndex) -> None:
    filler = "كلام آخر عن أشياء بعيدة " * 5
    empty.add(
        [
            Article(id="late", title="أميري بركة", body=(f"{filler} أميري بركة شاعر {filler}",)),
            Article(id="begins", title="أميري بركة", body=(f"أميري بركة كاتب {filler} {filler}",)),
        ]
    )
    points = dict(empty.find(Query("من هو أميري بركة"), never).ranked)
    unasked = dict(empty.find(Query("أميري بركة"), never).ranked)
    assert points["begins"] - points["late"] > unasked["begins"] - unasked["late"]


def test_a_pattern_that_says_nothing_is_read_as_words_and_a_wide_one_stands_for_any(
    empty: LazyIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.matching.MOST_FORMS", 2)
    empty.add(ARTICLES)
    assert empty.find(Query("*ا*"), never).interpretation == "ا"
    assert {id_ for id_, _ in empty.find(Query("عنوان:*كت*"), never).ranked} == {"homs", "goals", "books"}
    assert {id_ for id_, _ in empty.find(Query("عنوان:*كتا*"), never).ranked} == {"books"}
