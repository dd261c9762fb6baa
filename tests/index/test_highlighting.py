"""Marks on the author's spelling, and the passage that shows why."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import LazyIndex
from index.engine.terms import within
from index.excerpts import _SENTENCE, LONGEST, OPENING, _cut, excerpt
from index.folding import Word, words
from index.highlighting import Highlighter, Match
from index.query import Fuzzy, Node, Pattern, Phrase
from index.query import Word as Asked
from index.query_language import parse
from index.questions import FUNCTION_WORDS
from index.stemming import Stemmer
from reader.article import Article, Closeness, Excerpt, Query, Span

from .conftest import ARTICLES, never


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
        ('"وقف إطلاق"', "إطلاق نار ثم وقف", []),
        ('"حمص دمشق"~3', "دمشق بعيدة عن حمص. وبعد كل هذه الكلمات دمشق", ["دمشق", "حمص"]),
        ("حم*", "حمص وحماة حماة", ["حمص", "حماة"]),
        ("ح?ص", "حمص حرص حماص", ["حمص", "حرص"]),
        ("و*", "حرب/والحرب", ["والحرب"]),
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


WRITTEN = (
    *(
        "حمص",
        "حمصي",
        "وحِمصَ،",
        "«حمـــص»",
        "الحرب",
        "حرب/والحرب",
        "حروب",
        "كتاب",
        "والكتبُ",
        "كاتبٌ",
        "كتابهم:",
        "ﻣﺤﻤﺪ",
        "محمد",
    ),
    *("في", "في.", "من", "الي", "إلى", "قراءة", "\u200fحمص\u200f", "F16", "150صنفًا", "…", "😀", "ﱞ", "حمص\u200bحلب"),
)
WHITE = (" ", " ", " ", "  ", "\n", "\u00a0", ". ", "؟ ", "! ")
ASKED = (
    *("حمص", "كتاب", "حرب في", "في من", "حمص محمد كتاب", "=حمص", "=كتاب كتاب", '"حمص"', '"حرب في"', '"في حمص في"'),
    *(
        '"كتاب حمص"~3',
        '"حرب حرب"~2',
        'نص:"كتاب محمد"',
        "حم*",
        "*ب",
        "ح?ص",
        "حمص~",
        "حمصي~2",
        "حمص AND -حرب",
        "قسم:حمص",
        "",
    ),
    *("كت* حمص~ حم* محمد", '"حمص حرب كتاب"~4 OR حم*', "و*"),
)
TEXTS = st.lists(st.tuples(st.sampled_from(WRITTEN), st.sampled_from(WHITE)), max_size=40).map(
    lambda pairs: "".join(word + white for word, white in pairs)
)
CLOSENESS = st.sampled_from((None, *Closeness))


def fitting(node: Node, tokens: Sequence[Word], view: Callable[[str], str]) -> Iterator[int]:
    """The definition: which words of a text a part of a query marks, one after another."""
    if isinstance(node, Phrase) and node.slop is None:
        same = view if node.field else str
        row = [same(form) for form in node.forms]
        for at in range(len(tokens) - len(row) + 1):
            if [same(token.form) for token in tokens[at : at + len(row)]] == row:
                yield from range(at, at + len(row))
    elif isinstance(node, Phrase):
        for end, token in enumerate(tokens):
            before = [[at for at in range(end + 1) if view(tokens[at].form) == view(form)] for form in node.forms]
            met = all(before) and view(token.form) in map(view, node.forms)
            reach = (node.slop or 0) * (len(set(map(view, node.forms))) - 1)
            if met and end - min(places[-1] for places in before) <= reach:
                yield from (places[-1] for places in before)
    else:
        yield from (at for at, token in enumerate(tokens) if fits(node, token.form, view))


def fits(node: Node, form: str, view: Callable[[str], str]) -> bool:
    match node:
        case Asked(wanted, _, exact):
            return form == wanted if exact else view(form) == view(wanted)
        case Pattern():
            return node.fits.match(form) is not None
        case Fuzzy(wanted, _, distance):
            return form[0] == wanted[0] and within(form, wanted, distance)
    raise AssertionError(node)


def plain_matches(stemmer: Stemmer, query: str, text: str, closeness: Closeness | None) -> list[Match]:
    view = stemmer.views[{Closeness.EXACT: "surface", Closeness.ROOT: "root"}.get(closeness, "stem")]  # type: ignore[arg-type]
    wanted = parse(query).wanted()
    telling = [node for node in wanted if not (isinstance(node, Asked) and node.form in FUNCTION_WORDS)] or wanted
    tokens = list(words(text))
    marked: dict[int, int] = {}
    for phrases in (False, True):
        for part, node in enumerate(telling):
            if isinstance(node, Phrase) is phrases:
                for at in fitting(node, tokens, view):
                    marked.setdefault(at, part)
    return [Match(part, tokens[at].start, tokens[at].end) for at, part in sorted(marked.items())]


@given(st.sampled_from(ASKED), TEXTS, CLOSENESS)
def test_marks_are_those_of_looking_at_one_word_after_another(
    stemmer: Stemmer, query: str, text: str, closeness: Closeness | None
) -> None:
    assert Highlighter(stemmer, query, closeness).matches(text) == plain_matches(stemmer, query, text, closeness)


@given(st.sampled_from(ASKED), st.lists(TEXTS, max_size=4), CLOSENESS)
def test_an_excerpt_is_the_first_of_the_best_of_all_passages(
    stemmer: Stemmer, query: str, texts: list[str], closeness: Closeness | None
) -> None:
    article = Article(title="حمص", body=tuple(filter(str.strip, texts)))
    text = "\n".join(article.body) or str(article.title)
    matches = plain_matches(stemmer, query, text, closeness)
    best: tuple[tuple[int, int], Excerpt] = (-1, -1), Excerpt("")
    for passage in passages(text):
        if not list(words(text[slice(*passage)])):
            continue
        inside = [match for match in matches if passage.start <= match.start and match.end <= passage.end]
        worth = len({match.part for match in inside}), len(inside)
        if worth > best[0]:
            best = worth, _cut(text, passage, inside)
    assert excerpt(Highlighter(stemmer, query, closeness), article) == best[1]


def passages(text: str) -> Iterator[Span]:
    """The definition: the sentences of each line, and its neighbouring sentences that fit."""
    at = 0
    for line in text.split("\n"):
        sentences = [Span(at + match.start(), at + match.end()) for match in _SENTENCE.finditer(line)]
        yield from sentences
        both = (Span(first.start, second.end) for first, second in pairwise(sentences))
        yield from (pair for pair in both if pair.end - pair.start <= LONGEST)
        at += len(line) + 1


def test_a_word_is_judged_once_however_many_there_are(shelf: LazyIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.highlighting.REMEMBERED", 2)
    words = ["حمص", "وحمص", "حِمص", "حمص", "حُمص", "وحمص"]
    assert marked(shelf, "حمص", " ثم ".join(words)) == words


def test_an_excerpt_is_the_sentence_with_most_of_the_query(shelf: LazyIndex) -> None:
    excerpt = shelf.excerpt("المجلس النار", ARTICLES[0])
    assert excerpt.text.startswith("قال شهود") or excerpt.text.startswith("وأعلن المجلس")
    assert excerpt.text.endswith("!")
    assert [excerpt.text[start:end] for start, end in excerpt.matches] == ["المجلس", "النار"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("حم*", "في حمص."),  # good enough, though the end has more
        ("حمصي~1", "في حمص."),
        ("حم* دمشق", "دمشق ثم حماة."),  # the beginning has not all
        ("حمص", "حمص حمص."),  # one word: its best passage
    ],
)
def test_of_a_query_for_many_words_a_passage_in_the_beginning_will_do(shelf: LazyIndex, query: str, found: str) -> None:
    body = ("في حمص.", *["كلمة " * 30] * 10, "دمشق ثم حماة.", "حمص حمص.")
    assert shelf.excerpt(query, Article(body=body)).text == found


def test_a_sentence_that_reaches_over_the_beginning_is_whole(shelf: LazyIndex) -> None:
    body = ("كلمة " * (OPENING // 5 - 4) + "حماة وكلمة أخرى وثالثة ثم حمص.",)
    excerpt = shelf.excerpt("حم*", Article(body=body))
    assert [excerpt.text[start:end] for start, end in excerpt.matches] == ["حماة", "حمص"]


def test_an_excerpt_has_single_spaces_and_marks_that_moved_with_them(shelf: LazyIndex) -> None:
    excerpt = shelf.excerpt("كتاب نهر", Article(body=("قرأ   كتاب\u00a0عن     نهر \t بعيد",)))
    assert excerpt.text == "قرأ كتاب عن نهر بعيد"
    assert [excerpt.text[match.start : match.end] for match in excerpt.matches] == ["كتاب", "نهر"]


def test_an_excerpt_marks_the_vocalised_word(shelf: LazyIndex) -> None:
    excerpt = shelf.excerpt("كتاب", ARTICLES[0])
    assert [excerpt.text[start:end] for start, end in excerpt.matches] == ["والكِتابُ"]


def test_without_a_match_below_the_title_the_beginning_is_shown(shelf: LazyIndex) -> None:
    assert shelf.excerpt("zzz", ARTICLES[0]).text == ARTICLES[0].lead
    assert shelf.excerpt("zzz", ARTICLES[0]).matches == ()


def test_a_beginning_without_a_word_is_passed_over(shelf: LazyIndex) -> None:
    assert shelf.excerpt("zzz", Article(body=("..", "* * *", "في حمص اليوم."))).text == "في حمص اليوم."
    assert shelf.excerpt("zzz", Article(body=("..",))).text == ""


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


def test_the_first_match_stands_where_two_lines_show_it(shelf: LazyIndex) -> None:
    for before, after in ((30, 0), (30, 30), (100, 1), (100, 100), (2, 30)):
        body = "كلمة " * before + "حمص" + " أخرى" * after
        excerpt = shelf.excerpt("حمص", Article(body=(body,)))
        (match,) = excerpt.matches
        assert match.start <= LONGEST // 3 + 1
        assert excerpt.text.startswith("…كلمة" if before > 2 else "كلمة")


def test_words_near_each_other_are_marked_however_they_were_found(empty: LazyIndex) -> None:
    text = "حمص قبل دمشق ثم حلب"
    empty.add([Article(id="chain", body=(text,))])
    query = '"حمص دمشق حلب"~2'
    assert [id_ for id_, _ in empty.find(Query(query), never).ranked] == ["chain"]
    assert marked(empty, query, text) == ["حمص", "دمشق", "حلب"]


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


@given(st.text('اب .؟…!"»)\n\t\u00a0', max_size=20))
def test_sentences_are_those_of_the_plain_pattern(text: str) -> None:
    plain = re.compile(r"\S[^\n]*?(?:[.!?؟؛…]+[\"'»”)\]]*(?=\s|$)|(?=\s*(?:\n|$)))")
    assert [found.span() for found in _SENTENCE.finditer(text)] == [found.span() for found in plain.finditer(text)]


def test_marks_are_as_near_as_the_search(shelf: LazyIndex) -> None:
    text = "الكتاب والكتب كاتب"

    def marked_as(closeness: Closeness | None) -> list[str]:
        return [text[start:end] for start, end in shelf.spans("كتاب", text, closeness=closeness)]

    assert marked_as(Closeness.EXACT) == []
    assert marked_as(None) == marked_as(Closeness.FORM) == ["الكتاب"]
    assert marked_as(Closeness.ROOT) == ["الكتاب", "والكتب", "كاتب"]
    article = Article(body=(text,))
    assert len(shelf.excerpt("كتاب", article, Closeness.ROOT).matches) == 3
