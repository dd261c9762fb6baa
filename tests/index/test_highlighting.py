"""Marks on the author's spelling, and the passage that shows why."""

from itertools import pairwise

import pytest

from index import LazyIndex
from index.excerpts import LONGEST
from reader.article import Article, Closeness

from .conftest import ARTICLES


def marked(shelf: LazyIndex, query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in shelf.spans(query, text)]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("كتاب", "قرأ والكِتابَ ثم كتبًا", ["والكِتابَ"]),
        ("كتاب", "کتاب قديم وكتابهم", ["کتاب", "وكتابهم"]),
        ("محمد", "ﻣﺤﻤﺪ وصل", ["ﻣﺤﻤﺪ"]),
        ("مُحَمَّد", "جاء محمـــد", ["محمـــد"]),
        ("وزير", "زير ووزير", ["ووزير"]),
        ("حمص", "😀 حمص 😀 حمص", ["حمص", "حمص"]),
        ("=كتاب", "كتاب والكتاب", ["كتاب"]),
        ('"كتاب"', "كتاب والكتاب", ["كتاب"]),
        ('"وقف إطلاق"', "وقف القتال ثم وقف إطلاق النار", ["وقف", "إطلاق"]),
        ('عنوان:"ريف حمص"', "في الريف، وريف حمص", ["وريف", "حمص"]),
        ('"حمص دمشق"~3', "دمشق بعيدة عن حمص. وبعد كل هذه الكلمات دمشق", ["دمشق", "حمص"]),
        ("حم*", "حمص وحماة حماة", ["حمص", "حماة"]),
        ("ح?ص", "حمص حرص حماص", ["حمص", "حرص"]),
        ("حمص~", "حمص حمس جمص", ["حمص", "حمس"]),
        ("حمص -حلب", "حمص وحلب", ["حمص"]),
        ("قسم:حمص", "حمص", []),
        ("الحرب في سوريا", "في سوريا حرب في كل مكان", ["سوريا", "حرب"]),
        ("في", "في سوريا", ["في"]),
        ("حمص OR (حلب AND دمشق)", "حلب", ["حلب"]),
        ("", "حمص", []),
        ("حمص", "", []),
    ],
)
def test_marks_are_whole_words_as_written(shelf: LazyIndex, query: str, text: str, words: list[str]) -> None:
    assert marked(shelf, query, text) == words


def test_spans_are_sorted_and_do_not_overlap(shelf: LazyIndex) -> None:
    spans = shelf.spans('حمص حم* "حمص ودمشق"', "حمص ودمشق حمص حماة")
    assert list(spans) == sorted(set(spans))
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_a_word_is_judged_once_however_many_there_are(shelf: LazyIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.highlighting.REMEMBERED", 2)
    assert marked(shelf, "حمص", "أول حمص ثان حمص ثالث حمص") == ["حمص"] * 3


def test_an_excerpt_is_the_sentence_with_most_of_the_query(shelf: LazyIndex) -> None:
    excerpt = shelf.excerpt("المجلس النار", ARTICLES[0])
    assert excerpt.text.startswith("قال شهود") or excerpt.text.startswith("وأعلن المجلس")
    assert excerpt.text.endswith("!")
    assert [excerpt.text[start:end] for start, end in excerpt.matches] == ["المجلس", "النار"]


def test_an_excerpt_marks_the_vocalised_word(shelf: LazyIndex) -> None:
    excerpt = shelf.excerpt("كتاب", ARTICLES[0])
    assert [excerpt.text[start:end] for start, end in excerpt.matches] == ["والكِتابُ"]


def test_without_a_match_below_the_title_the_beginning_is_shown(shelf: LazyIndex) -> None:
    assert shelf.excerpt("zzz", ARTICLES[0]).text == ARTICLES[0].lead
    assert shelf.excerpt("zzz", ARTICLES[0]).matches == ()


def test_an_article_of_a_title_alone_shows_it(shelf: LazyIndex) -> None:
    assert shelf.excerpt("حمص", Article(title="حمص")).text == "حمص"
    assert shelf.excerpt("حمص", Article()).text == ""


def test_two_sentences_that_do_not_fit_together_stand_alone(shelf: LazyIndex) -> None:
    long = "كلمة " * 40
    excerpt = shelf.excerpt("حمص حلب", Article(body=(f"{long}حمص. {long}حلب.",)))
    assert [excerpt.text[start:end] for start, end in excerpt.matches] == ["حمص"]


def test_a_long_sentence_is_cut_at_words_round_its_match(shelf: LazyIndex) -> None:
    before, after = "كلمة " * 100, " أخرى" * 100
    excerpt = shelf.excerpt("حمص", Article(body=(f"{before}حمص{after}",)))
    assert len(excerpt.text) <= LONGEST + 2
    assert excerpt.text.startswith("…كلمة ")
    assert excerpt.text.endswith(" أخرى…")
    assert [excerpt.text[start:end] for start, end in excerpt.matches] == ["حمص"]


def test_a_long_sentence_is_cut_at_its_own_ends_without_dots(shelf: LazyIndex) -> None:
    text = "كلمة " * 100
    assert not shelf.excerpt("zzz", Article(body=(text,))).text.startswith("…")
    assert not shelf.excerpt("حمص", Article(body=(text + "حمص",))).text.endswith("…")


def test_a_word_longer_than_an_excerpt_is_cut(shelf: LazyIndex) -> None:
    excerpt = shelf.excerpt("zzz", Article(body=("ح" * 1_000,)))
    assert excerpt.text == "ح" * LONGEST + "…"


@pytest.mark.parametrize(
    "text", ["قال: «حمص بعيدة.» وسكت طويلا.", "هل تسمع؟ حمص هنا؛ نعم!", "السعر 3.5 ريال. حمص", "سطر\nحمص"]
)
def test_sentences_end_where_readers_see_their_end(shelf: LazyIndex, text: str) -> None:
    excerpt = shelf.excerpt("حمص", Article(body=(text,)))
    assert [excerpt.text[start:end] for start, end in excerpt.matches] == ["حمص"]
    assert excerpt.text in text.replace("\n", " ")


def test_marks_are_as_near_as_the_search(shelf: LazyIndex) -> None:
    text = "الكتاب والكتب كاتب"

    def marked_as(closeness: Closeness | None) -> list[str]:
        return [text[start:end] for start, end in shelf.spans("كتاب", text, closeness=closeness)]

    assert marked_as(Closeness.EXACT) == []
    assert marked_as(None) == marked_as(Closeness.FORM) == ["الكتاب"]
    assert marked_as(Closeness.ROOT) == ["الكتاب", "والكتب", "كاتب"]
    article = Article(body=(text,))
    assert len(shelf.excerpt("كتاب", article, Closeness.ROOT).matches) == 3
