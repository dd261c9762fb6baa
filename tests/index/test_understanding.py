"""What was understood of a query, and why an article answers it, in parts."""

from __future__ import annotations

import pytest

from index import LazyIndex
from index.query_language import parse
from index.understanding import understood
from reader.article import Article, Clause, ClauseKind, Closeness, Reason, Role

from .conftest import ARTICLES


def read(text: str) -> Clause | None:
    return understood(parse(text), text)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("", None),
        ("إطلاق النار", Clause(ClauseKind.WORDS, "إطلاق النار")),
        ("=كاتبة", Clause(ClauseKind.EXACT, "كاتبة")),
        ('"وقف إطلاق"', Clause(ClauseKind.PHRASE, "وقف إطلاق")),
        ('"حمص دمشق"~8', Clause(ClauseKind.NEAR, "حمص دمشق", None, 8)),
        ("عنوان:حم*", Clause(ClauseKind.PATTERN, "حم*", "title")),
        ("حمص~2", Clause(ClauseKind.FUZZY, "حمص", None, 2)),
        ("date:2024-12", Clause(ClauseKind.DATES, "2024-12..2024-12", "date")),
        ("قسم:رياضة", Clause(ClauseKind.NAMED, "رياضة", "section")),
        ("مفضلة", Clause(ClauseKind.NAMED, "bookmarked", "is")),
        ("وسم:سياسة", Clause(ClauseKind.NAMED, "سياسة", "tag")),
        (
            "حمص -حلب",
            Clause(
                ClauseKind.ALL,
                inner=(
                    Clause(ClauseKind.WORDS, "حمص"),
                    Clause(ClauseKind.NOT, inner=(Clause(ClauseKind.WORDS, "حلب"),)),
                ),
            ),
        ),
        (
            "(حمص أو حلب) AND دمشق",
            Clause(
                ClauseKind.ALL,
                inner=(
                    Clause(
                        ClauseKind.ANY,
                        inner=(Clause(ClauseKind.WORDS, "حمص"), Clause(ClauseKind.WORDS, "حلب")),
                    ),
                    Clause(ClauseKind.WORDS, "دمشق"),
                ),
            ),
        ),
    ],
)
def test_every_part_of_the_grammar_is_said_in_parts(text: str, clause: Clause | None) -> None:
    assert read(text) == clause


def test_an_answer_says_what_was_understood(find) -> None:  # type: ignore[no-untyped-def]
    assert find("=حمص").understood == Clause(ClauseKind.EXACT, "حمص")


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("حمص", Reason("حمص", Closeness.EXACT, Role.TITLE, "حمص")),
        ("الكتاب", Reason("الكتاب", Closeness.FORM, Role.BODY, "والكِتابُ")),
        ("كاتبة", Reason("كاتبة", Closeness.ROOT, Role.BODY, "والكِتابُ")),
        ("طائرة", Reason("طائرة")),
        ("مقات*", Reason("مقات*", Closeness.FORM, Role.CAPTION, "مقاتلون")),
        ("الريفي~2", Reason("الريفي", Closeness.FORM, Role.CAPTION, "الريف")),
    ],
)
def test_each_word_says_how_near_the_article_comes_and_where(shelf: LazyIndex, query: str, reason: Reason) -> None:
    assert shelf.reasons(query, ARTICLES[0]) == (reason,)


def test_every_word_of_a_phrase_has_its_reason(shelf: LazyIndex) -> None:
    assert [reason.word for reason in shelf.reasons('"وقف إطلاق النار"', ARTICLES[0])] == ["وقف", "إطلاق", "النار"]


def test_the_nearest_word_wins_over_the_first(shelf: LazyIndex) -> None:
    article = Article(id="a", title="كتاب", body=("كتب كاتبان.", "الكتاب."))
    (reason,) = shelf.reasons("الكتاب", article)
    assert reason == Reason("الكتاب", Closeness.EXACT, Role.BODY, "الكتاب")
