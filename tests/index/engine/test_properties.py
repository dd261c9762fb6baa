"""Random libraries and random queries: the answers are those of a search in a few lines of Python."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query
from whoosh.query import spans

from index import engine
from index.engine import evaluate, matches, merge, postings, scoring, segment, sorting, tokens
from index.engine import near as closeness

from .library import schema

WORDS = ["اب", "ابن", "بنت", "كتاب", "كتب", "بيت", "𞤀𞤁", "a"]
SECTIONS = ["x", "y"]

words = st.sampled_from(WORDS)
texts = st.lists(st.one_of(words, words, st.just("")), max_size=12)
documents = st.fixed_dictionaries({"body": texts, "section": st.sampled_from(SECTIONS), "size": st.integers(-9, 9)})
libraries = st.lists(st.lists(documents, max_size=8), min_size=1, max_size=4)


class Document(dict[str, Any]):
    """A document, for searching through it."""

    @property
    def body(self) -> list[str]:
        held: list[str] = self["body"]
        return held

    def any(self, fits: Callable[[str], bool]) -> bool:
        return any(word and fits(word) for word in self.body)

    def places(self, word: str) -> list[int]:
        return [place for place, held in enumerate(self.body) if held == word]


Check = Callable[[Document], bool]
Case = tuple[query.Query, Check]


def distance(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    same = distance(one[1:], other[1:]) + (one[0] != other[0])
    return same if one[0] == other[0] else min(same, distance(one[1:], other) + 1, distance(one, other[1:]) + 1)


def near(document: Document, sought: list[str], slop: int, ordered: bool) -> bool:
    spans = {(place, place) for place in document.places(sought[0])}
    for word in sought[1:]:
        places = document.places(word)
        after = {(start, place) for start, end in spans for place in places if end < place <= end + slop}
        before = {(place, end) for start, end in spans for place in places if start - slop <= place < start}
        spans = after if ordered else after | before
    return bool(spans)


def phrase(document: Document, sought: list[str]) -> bool:
    return any(document.body[at : at + len(sought)] == sought for at in range(len(document.body)))


def near_case(sought: list[str], slop: int, ordered: bool) -> Case:
    node = spans.SpanNear2([query.Term("body", word) for word in sought], slop=slop, ordered=ordered)
    return node, lambda document: near(document, sought, slop, ordered)


leaves: st.SearchStrategy[Case] = st.one_of(
    words.map(lambda w: (query.Term("body", w), lambda d: w in d.body)),
    words.map(lambda w: (query.Term("stem", w[:3]), lambda d: d.any(lambda held: held[:3] == w[:3]))),
    st.sampled_from(SECTIONS).map(lambda s: (query.Term("section", s), lambda d: d["section"] == s)),
    words.map(lambda w: (query.Prefix("body", w[:1]), lambda d: d.any(lambda held: held.startswith(w[:1])))),
    words.map(lambda w: (query.Wildcard("body", f"*{w[-1]}"), lambda d: d.any(lambda held: held.endswith(w[-1])))),
    words.map(lambda w: (query.FuzzyTerm("body", w), lambda d: d.any(lambda h: h[:1] == w[:1] and distance(h, w) < 2))),
    st.tuples(words, words).map(lambda p: (query.TermRange("body", *p), lambda d: d.any(lambda h: p[0] <= h <= p[1]))),
    st.tuples(st.integers(-9, 0), st.integers(1, 9)).map(
        lambda p: (query.NumericRange("size", *p), lambda d: p[0] <= d["size"] <= p[1])
    ),
    st.lists(words, min_size=2, max_size=3).map(lambda p: (query.Phrase("body", p), lambda d: phrase(d, p))),
    st.tuples(st.lists(words, min_size=2, max_size=3), st.integers(1, 4), st.booleans()).map(lambda n: near_case(*n)),
    st.just((query.Every(), lambda d: True)),
    st.just((query.Every("body"), lambda d: d.any(bool))),
)


def compounds(inner: st.SearchStrategy[Case]) -> st.SearchStrategy[Case]:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        several.map(lambda c: (query.And([node for node, _ in c]), lambda d: all(check(d) for _, check in c))),
        several.map(lambda c: (query.Or([node for node, _ in c], 2.0), lambda d: any(check(d) for _, check in c))),
        inner.map(lambda c: (query.Not(c[0]), lambda d: not c[1](d))),
        st.tuples(inner, inner).map(
            lambda c: (query.And([c[0][0], query.Not(c[1][0])]), lambda d: c[0][1](d) and not c[1][1](d))
        ),
        st.tuples(inner, inner).map(lambda c: (query.AndMaybe(c[0][0], c[1][0]), c[0][1])),
        st.tuples(inner, inner).map(lambda c: (query.Require(c[0][0], c[1][0]), lambda d: c[0][1](d) and c[1][1](d))),
        st.tuples(inner, inner).map(
            lambda c: (query.AndNot(c[0][0], c[1][0]), lambda d: c[0][1](d) and not c[1][1](d))
        ),
    )


narrowed: st.SearchStrategy[Case] = st.tuples(leaves, leaves, leaves).map(
    lambda c: (
        query.And([c[0][0], query.Or([c[1][0], c[2][0]], boost=3.0)]),
        lambda d: c[0][1](d) and (c[1][1](d) or c[2][1](d)),
    )
)
cases = st.one_of(narrowed, st.recursive(leaves, compounds, max_leaves=6))


@pytest.fixture(params=["small", "dense"], autouse=True)
def limits(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every path on a small library: blocks of two documents, bitmaps for all prefixes, rows, tiny merges."""
    if request.param == "small":
        monkeypatch.setattr(postings, "BLOCK_BITS", 1)
        monkeypatch.setattr(postings, "_worthwhile_blocks", lambda documents, words, held: max(-(-documents >> 1), 1))
        monkeypatch.setattr(postings, "PREFIX_POSTINGS", 1)
        monkeypatch.setattr(postings, "ROW_DOCUMENTS", 1)
        monkeypatch.setattr(postings, "ROW_SHARE", 3)
        monkeypatch.setattr(postings, "STRIDE", 2)
        monkeypatch.setattr(segment, "STRIDE", 2)
        monkeypatch.setattr(segment, "SAMPLE", 2)
        monkeypatch.setattr(segment, "REMEMBERED", 2)
        monkeypatch.setattr(segment, "FAR", -1000)
        monkeypatch.setattr(segment, "RARE", 0)
        monkeypatch.setattr(segment, "LONG", 1)
        monkeypatch.setattr(segment, "TOGETHER", 2)
        monkeypatch.setattr(evaluate, "MANY_TERMS", 1)
        monkeypatch.setattr(closeness, "RARE", 0)
        monkeypatch.setattr(closeness, "CHUNK", 1)
        monkeypatch.setattr(closeness, "ABREAST", 2)
        monkeypatch.setattr(scoring, "REMEMBERED", 2)
        monkeypatch.setattr(postings, "CHUNK", 3)
        monkeypatch.setattr(matches, "DENSE", 0)
        monkeypatch.setattr(merge, "WORDS_ABREAST", 2)
        monkeypatch.setattr(tokens, "PIECE", 2)
        monkeypatch.setattr(sorting, "RANGE", 2)
        monkeypatch.setattr(sorting, "IN_MEMORY", 8)


def build(folder: Path, library: list[list[dict[str, Any]]]) -> tuple[Any, dict[str, Document]]:
    index = engine.create(folder, schema())
    held = {}
    for at, part in enumerate(library):
        writer = index.writer()
        for number, document in enumerate(part):
            id_ = f"{at}-{number}"
            held[id_] = Document(document)
            writer.add_document(id=id_, stem=document["body"], **document)
        writer.commit()
    return index, held


def agree(index: Any, held: dict[str, Document], asked: list[Case]) -> None:
    with index.searcher() as searcher:
        for node, check in asked:
            expected = {id_ for id_, document in held.items() if check(document)}
            answer = searcher.find(node, limit=None, groupedby=["section"])
            assert {searcher.stored_fields(doc)["id"] for doc in answer.docs.tolist()} == expected, node
            assert answer.total == len(expected) == len(searcher.matching(node)), node
            sections = [held[id_]["section"] for id_ in expected]
            assert answer.groups["section"] == {name: sections.count(name) for name in set(sections)}
            assert answer.scores.tolist() == sorted(answer.scores.tolist(), reverse=True)
            assert (answer.scores > 0).all()


@given(libraries, st.lists(cases, min_size=1, max_size=4), st.data())
@settings(max_examples=60, deadline=None)
def test_answers_are_those_of_a_plain_search(
    library: list[list[dict[str, Any]]], asked: list[Case], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index, held = build(Path(folder) / "index", library)
        agree(index, held, asked)
        deleted = data.draw(st.sets(st.sampled_from(sorted(held)))) if held else set()
        writer = index.writer()
        for id_ in deleted:
            assert writer.delete_by_term("id", id_) == 1
        writer.commit()
        held = {id_: document for id_, document in held.items() if id_ not in deleted}
        agree(index, held, asked)
        index.compact()
        agree(index, held, asked)
        index.optimize()
        index.check()
        agree(index, held, asked)


few_words = st.sampled_from(WORDS[:3])
wordy = st.lists(few_words, min_size=3, max_size=20).map(lambda text: {"body": text, "section": "x", "size": 0})


@given(
    st.lists(wordy, min_size=1, max_size=12),
    st.lists(few_words, min_size=2, max_size=4),
    st.integers(1, 9),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_words_near_each_other_are_those_of_a_plain_search(
    part: list[dict[str, Any]], sought: list[str], slop: int, ordered: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index, held = build(Path(folder) / "index", [part])
        agree(index, held, [near_case(sought, slop, ordered)])


@given(libraries, words, st.data())
@settings(max_examples=30, deadline=None)
def test_positions_and_frequencies_are_those_of_the_texts(
    library: list[list[dict[str, Any]]], word: str, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index, held = build(Path(folder) / "index", library)
        with index.searcher() as searcher:
            everything = searcher.matching(query.Every())
            docs = everything[data.draw(st.lists(st.booleans(), min_size=len(held), max_size=len(held)))]
            places = [held[searcher.stored_fields(doc)["id"]].places(word) for doc in docs.tolist()]
            starts, found = searcher.positions("body", word, docs)
            assert [found[a:b].tolist() for a, b in pairwise(starts)] == places
            having, freqs = searcher.occurrences("body", word)
            assert dict(zip(having.tolist(), freqs.tolist(), strict=True)) == {
                doc: len(held[searcher.stored_fields(doc)["id"]].places(word))
                for doc in everything.tolist()
                if word in held[searcher.stored_fields(doc)["id"]].body
            }
