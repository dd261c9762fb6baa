"""The same library in this engine and in stock Whoosh: the same hits with the same scores, for every kind of query."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from whoosh import qparser, query, scoring, searching
from whoosh.matching.mcore import ReadTooFar
from whoosh.query import spans

from index.engine import postings

from .library import array_index, articles, schema, stock_index

Pair = tuple[Any, Any]
DELETED = range(0, 400, 7)


def term(word: str, field: str = "body", boost: float = 1.0) -> query.Term:
    return query.Term(field, word, boost=boost)


BOOK, HOUSE, RIVER, SUN = term("كتاب"), term("دار"), term("نهر"), term("شمس")

SCORED: dict[str, query.Query] = {
    "term": BOOK,
    "boosted term": term("كتاب", boost=2.5),
    "unknown term": term("غائب"),
    "unknown field": term("كتاب", "nowhere"),
    "not a number": term("كتاب", "size"),
    "field without positions": term("كتا", "stem"),
    "keywords": term("حرب", "tags"),
    "identifier": term("a5", "id"),
    "stock analyser": term("alfa", "plain"),
    "and": query.And([BOOK, RIVER]),
    "and of a frequent and a rare term": query.And([BOOK, term("مدينة", "title"), SUN]),
    "and of an unknown term": query.And([BOOK, term("غائب")]),
    "and of a rare term and a union": query.And([term("a5", "id"), query.Or([BOOK, HOUSE, RIVER], boost=2.0)]),
    "and of a union of rare ones": query.And([BOOK, query.Or([term("a5", "id"), term("a9", "id"), term("a0", "id")])]),
    "and of an and and a phrase": query.And([query.And([BOOK, SUN]), query.Phrase("body", ["كتاب", "دار"])]),
    "and of one": query.And([BOOK], boost=2.0),
    "and of nothing": query.And([]),
    "boosted and": query.And([BOOK, query.Or([HOUSE, RIVER])], boost=3.0),
    "or": query.Or([BOOK, term("نهر", "title", 3.0)]),
    "or of rare ones": query.Or([term("a5", "id"), term("a9", "id"), term("a5", "id", 2.0)]),
    "boosted or": query.Or([BOOK, query.And([HOUSE, SUN])], boost=0.5),
    "or of one": query.Or([BOOK], boost=2.0),
    "or with a bonus for many": query.Or([BOOK, HOUSE], scale=0.9),
    "and not": query.And([BOOK, query.Not(RIVER)]),
    "and not of a union": query.And([BOOK, query.Not(query.Or([RIVER, query.Every("title")]))]),
    "and not what Whoosh finds": query.And([BOOK, query.Not(query.DisjunctionMax([RIVER, SUN]))]),
    "only nots": query.And([query.Not(BOOK), query.Not(SUN)]),
    "not": query.Not(BOOK),
    "and maybe": query.AndMaybe(BOOK, HOUSE),
    "require": query.Require(BOOK, HOUSE),
    "otherwise": query.Otherwise(term("غائب"), BOOK),
    "best of": query.DisjunctionMax([BOOK, HOUSE]),
    "constant score": query.ConstantScoreQuery(BOOK, 3.0),
    "constant score of all": query.ConstantScoreQuery(query.Every(), 2.0),
    "every": query.Every(boost=2.0),
    "every with a field": query.Every("section"),
    "nothing": query.NullQuery,
    "phrase": query.Phrase("body", ["كتاب", "دار"]),
    "boosted phrase": query.Phrase("body", ["كتاب", "دار"], boost=2.0),
    "phrase of a word twice": query.Phrase("body", ["كتاب", "كتاب"]),
    "phrase of three": query.Phrase("title", ["كتاب", "دار", "بيت"]),
    "phrase of one": query.Phrase("body", ["كتاب"]),
    "phrase of an unknown word": query.Phrase("body", ["كتاب", "غائب"]),
    "loose phrase": query.Phrase("body", ["كتاب", "دار", "بيت"], slop=3),
    "near": spans.SpanNear2([BOOK, SUN], slop=4, ordered=False),
    "near, three": spans.SpanNear2([BOOK, SUN, HOUSE], slop=3, ordered=False),
    "near, a word twice": spans.SpanNear2([BOOK, BOOK], slop=4, ordered=False),
    "near, in order": spans.SpanNear2([BOOK, SUN], slop=5),
    "near, three in order": spans.SpanNear2([BOOK, SUN, HOUSE], slop=5),
    "near, not adjacent": spans.SpanNear2([BOOK, SUN], slop=5, mindist=2),
    "near across nodes": spans.SpanNear2([BOOK, query.Or([SUN, HOUSE])], slop=2),
    "near of two": spans.SpanNear(BOOK, SUN, slop=2),
    "sequence": query.Sequence([BOOK, SUN], slop=2),
    "span first": spans.SpanFirst(BOOK, limit=3),
}

UNSCORED: dict[str, query.Query] = {
    "prefix": query.Prefix("body", "كت"),
    "empty prefix": query.Prefix("body", ""),
    "prefix of nothing": query.Prefix("body", "ظظ"),
    "scored prefix": query.Prefix("body", "كت", constantscore=False),
    "wildcard": query.Wildcard("body", "*ت?"),
    "wildcard with a head": query.Wildcard("body", "م*ة"),
    "wildcard with parts": query.Wildcard("body", "م*ك**ب*"),
    "wildcard of nothing": query.Wildcard("body", "ظ*ت*"),
    "wildcard with a class": query.Wildcard("body", "[كم]*ب"),
    "wildcard of identifiers": query.Wildcard("id", "a?5"),
    "pattern": query.Regex("body", "ك.*ب$"),
    "fuzzy": query.FuzzyTerm("body", "كتاب"),
    "fuzzy by two": query.FuzzyTerm("body", "كتب", maxdist=2, prefixlength=0),
    "dates": query.TermRange("published", "2024-03", "2024-06-01"),
    "dates until": query.TermRange("published", None, "2024-06-01", endexcl=True),
    "dates after": query.TermRange("published", "2024-06-01", None, startexcl=True),
    "numbers": query.NumericRange("size", 10, 700),
    "numbers above": query.NumericRange("size", 4000, None),
    "pattern of numbers": query.Wildcard("size", "*"),
    "variations": query.Variations("plain", "alfa"),
    "numbers and a term": query.And([BOOK, query.NumericRange("size", -20, 900)]),
    "prefix and a term": query.And([term("نهر", "title"), query.Prefix("body", "كت")]),
}


@pytest.fixture(scope="module", params=["three segments", "after deletions", "optimised"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Both indexes; in ours the frequent terms have rows where there are more than 150 documents."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(postings, "ROW_DOCUMENTS", 150)
        yield from built(request.param, tmp_path_factory)


def built(state: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("parity")
    library = articles(400)
    parts = [library[:200], library[200:330], library[330:]]
    ours, stock = array_index(folder / "ours", parts), stock_index(folder / "stock", parts)
    if state != "three segments":
        for index in (ours, stock):
            writer = index.writer()
            for number in DELETED:
                writer.delete_by_term("id", f"a{number}")
            writer.commit(merge=False)
    if state == "optimised":
        ours.optimize()
        stock.optimize()
        assert len(ours._segments()) == 1
        leaf = ours.searcher().leaves[0].data.field("body")
        assert leaf.row(leaf.number("كتاب".encode())) is not None
    yield ours, stock
    stock.close()


def found(searcher: Any, node: query.Query, **options: Any) -> dict[str, float]:
    with searcher:
        results = searcher.search(node, limit=None, **options)
        assert len(results) == len(results.top_n)
        return {searcher.stored_fields(number)["id"]: score for score, number in results.top_n}


def living(pair: Pair, hits: dict[str, float]) -> dict[str, float]:
    """Whoosh's «not» lets some deleted documents in: they are left out of what is expected."""
    if not pair[0].reader().has_deletions():
        return hits
    deleted = {f"a{number}" for number in DELETED}
    return {id_: score for id_, score in hits.items() if id_ not in deleted}


@pytest.mark.parametrize("name", SCORED)
def test_hits_and_scores_are_those_of_whoosh(pair: Pair, name: str) -> None:
    ours, stock = pair
    expected = living(pair, found(stock.searcher(), SCORED[name]))
    by_whoosh = living(pair, found(searching.Searcher(ours.reader(), fromindex=ours), SCORED[name]))
    assert by_whoosh == pytest.approx(expected, rel=1e-5)
    assert found(ours.searcher(), SCORED[name]) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("name", UNSCORED)
def test_hits_of_patterns_and_ranges_are_those_of_whoosh(pair: Pair, name: str) -> None:
    ours, stock = pair
    expected = set(found(stock.searcher(), UNSCORED[name]))
    assert set(found(ours.searcher(), UNSCORED[name])) == expected
    assert set(found(searching.Searcher(ours.reader(), fromindex=ours), UNSCORED[name])) == expected


@pytest.mark.parametrize(
    "node",
    [
        query.Every("related"),
        query.Prefix("related", "كت"),
        query.Wildcard("related", "م*ة"),
        query.FuzzyTerm("related", "كتب"),
        query.TermRange("related", "a", "b"),
        query.Phrase("related", ["كتاب", "دار"]),
    ],
)
def test_nothing_is_found_in_an_unknown_field(pair: Pair, node: query.Query) -> None:
    assert found(pair[0].searcher(), node) == {}


def test_parameters_of_the_weighting_count(pair: Pair) -> None:
    ours, stock = pair
    weighting = scoring.BM25F(B=0.3, K1=2.0, title_B=0.9)
    node = query.Or([BOOK, term("كتاب", "title")])
    expected = found(stock.searcher(weighting=weighting), node)
    assert found(ours.searcher(weighting=weighting), node) == pytest.approx(expected, rel=1e-5)


def test_another_weighting_is_left_to_whoosh(pair: Pair) -> None:
    ours, stock = pair
    expected = found(stock.searcher(weighting=scoring.TF_IDF()), BOOK)
    assert found(ours.searcher(weighting=scoring.TF_IDF()), BOOK) == pytest.approx(expected, rel=1e-5)


def ranked(searcher: Any, options: dict[str, Any]) -> list[str]:
    with searcher:
        return [hit["id"] for hit in searcher.search(query.Or([BOOK, RIVER]), **options)]


OPTIONS: dict[str, dict[str, Any]] = {
    "the best ten": {},
    "the best three": {"limit": 3},
    "by date": {"sortedby": "published", "limit": 30},
    "by number": {"sortedby": "size", "limit": 50},
    "filtered": {"filter": query.Term("section", "دولي"), "limit": 500},
    "by a facet of Whoosh's": {"sortedby": ["section", "size"], "limit": 30},
    "masked": {"mask": query.Term("section", "دولي"), "limit": 50},
    "worst first": {"reverse": True, "limit": 20},
}


@pytest.mark.parametrize("name", OPTIONS)
def test_order_is_that_of_whoosh(pair: Pair, name: str) -> None:
    ours, stock = pair
    assert ranked(ours.searcher(), OPTIONS[name]) == ranked(stock.searcher(), OPTIONS[name])


def test_newest_first_has_the_dates_of_whoosh(pair: Pair) -> None:
    def dates(searcher: Any) -> list[str]:
        with searcher:
            return [hit.get("published", "") for hit in searcher.search(BOOK, sortedby="published", reverse=True)]

    assert dates(pair[0].searcher()) == dates(pair[1].searcher())


def test_groups_of_whoosh_work(pair: Pair) -> None:
    def groups(searcher: Any) -> dict[str, int]:
        with searcher:
            grouped = searcher.search(BOOK, limit=None, groupedby="section").groups("section")
            return {name: len(numbers) for name, numbers in grouped.items()}

    assert groups(pair[0].searcher()) == groups(pair[1].searcher())


def test_results_know_all_their_documents(pair: Pair) -> None:
    def ids(searcher: Any) -> set[str]:
        with searcher:
            results = searcher.search(BOOK, limit=3, filter=query.Term("section", "دولي"))
            return {searcher.stored_fields(number)["id"] for number in results.docs()}

    assert ids(pair[0].searcher()) == ids(pair[1].searcher())


def leaf_of(searcher: Any) -> Any:
    return searcher.reader().leaf_readers()[0][0]


def reversed_sizes(searcher: Any) -> Any:
    return leaf_of(searcher).column_reader("size", reverse=True)


def frequencies(matcher: Any) -> list[tuple[int, int]]:
    found = []
    while matcher.is_active():
        found.append((matcher.id(), matcher.value_as("frequency")))
        matcher.next()
    return found


def posted(matcher: Any) -> list[Any]:
    found = []
    while matcher.is_active():
        found.append((matcher.id(), matcher.weight(), matcher.value()))
        matcher.next()
    return found


def walked(cursor: Any) -> list[Any]:
    words = [cursor.first()]
    while cursor.is_valid() and words[-1] is not None:
        words += [cursor.term_info().doc_frequency(), cursor.next()]
    return words


ASKED: dict[str, Callable[[Any], Any]] = {
    "suggestions": lambda s: s.suggest("body", "كتاف", maxdist=2),
    "frequency": lambda s: [s.doc_frequency("body", "كتاب"), s.frequency("body", "كتاب"), s.frequency("body", "غائب")],
    "lexicon": lambda s: list(s.lexicon("body")),
    "fields": lambda s: sorted(s.reader().indexed_field_names()),
    "all terms": lambda s: list(s.reader().all_terms()),
    "from a term on": lambda s: list(s.reader().terms_from("body", "م"))[:20],
    "terms with numbers": lambda s: [(t, i.weight(), i.doc_frequency()) for t, i in s.reader().iter_from("body", "م")],
    "every term": lambda s: [(term, info.max_weight()) for term, info in s.reader()],
    "prefix": lambda s: list(s.reader().expand_prefix("body", "كت")),
    "postings": lambda s: [posted(s.reader().postings(*term)) for term in (("body", "كتاب"), ("tags", "حرب"))],
    "frequencies of keywords": lambda s: frequencies(leaf_of(s).postings("tags", "حرب")),
    "cursor": lambda s: walked(leaf_of(s).cursor("body")),
    "cursor in an unknown field": lambda s: leaf_of(s).cursor("section").find("ظ"),
    "column": lambda s: list(leaf_of(s).column_reader("section")),
    "numeric column, reversed": lambda s: [reversed_sizes(s).sort_key(at) for at in range(20)],
    "frequent": lambda s: s.reader().most_frequent_terms("body", 5),
    "first document": lambda s: s.document_number(id="a8"),
    "document": lambda s: s.document(id="a8"),
    "lengths": lambda s: [s.field_length("body"), s.max_field_length("body"), s.reader().min_field_length("body")],
    "counts": lambda s: [s.doc_count(), s.doc_count_all(), s.reader().has_deletions()],
    "stored": lambda s: list(s.reader().all_stored_fields()),
}


@pytest.mark.parametrize("name", ASKED)
def test_whoosh_reads_the_same(pair: Pair, name: str) -> None:
    answers = []
    for index in pair:
        with index.searcher() as searcher:
            answers.append(ASKED[name](searcher))
    assert answers[0] == answers[1]


def test_term_statistics_are_those_of_whoosh(pair: Pair) -> None:
    def info(searcher: Any) -> list[float]:
        with searcher:
            info = searcher.term_info("body", "كتاب")
            return [info.weight(), info.doc_frequency(), info.min_length(), info.max_length(), info.max_weight(),
                    info.min_id(), info.max_id()]  # fmt: skip

    assert info(pair[0].searcher()) == pytest.approx(info(pair[1].searcher()))


def test_a_matcher_is_copied_where_it_stands_and_does_not_read_too_far(pair: Pair) -> None:
    with pair[0].searcher() as searcher:
        matcher = leaf_of(searcher).postings("body", "كتاب")
        matcher.next()
        copied = matcher.copy()
        assert copied.id() == matcher.id()
        copied.skip_to(10_000)
        assert not copied.is_active()
        assert matcher.is_active()
        with pytest.raises(ReadTooFar):
            copied.skip_to(10_001)


def test_a_column_of_words_is_not_reversed(pair: Pair) -> None:
    with pair[0].searcher() as searcher:
        assert len(leaf_of(searcher).column_reader("section")) == leaf_of(searcher).doc_count_all()
        with pytest.raises(NotImplementedError):
            leaf_of(searcher).column_reader("section", reverse=True)


def test_the_highlighter_works(pair: Pair) -> None:
    with pair[0].searcher() as searcher:
        hit = searcher.search(query.Term("title", "كتاب"))[0]
        assert '<b class="match term0">كتاب</b>' in hit.highlights("title")


def test_the_query_parser_works(pair: Pair) -> None:
    node = qparser.MultifieldParser(["title", "body"], schema()).parse('كتاب NOT "دار بيت" OR مد*')
    assert found(pair[0].searcher(), node).keys() == found(pair[1].searcher(), node).keys()
