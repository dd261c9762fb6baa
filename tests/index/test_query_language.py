"""Every row of the query language's grammar, and the queries that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import And, Dates, Fuzzy, Named, Node, Not, Or, Parsed, Pattern, Phrase, Section, Word
from index.query_language import LONGEST, parse

HOMS, DAMASCUS, ALEPPO = Word("حمص"), Word("دمشق"), Word("حلب")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ('"وقف إطلاق النار"', Phrase(("وقف", "اطلاق", "النار"))),
        ('"حمص دمشق"~8', Phrase(("حمص", "دمشق"), slop=8)),
        ("=كاتب", Word("كاتب", exact=True)),
        ('"كاتب"', Word("كاتب", exact=True)),
        ("حمص AND دمشق", And((HOMS, DAMASCUS))),
        ("(حمص و دمشق)", And((HOMS, DAMASCUS))),
        ("(حمص) و (دمشق)", And((HOMS, DAMASCUS))),
        ("حمص OR حلب", Or((HOMS, ALEPPO))),
        ("(حمص أو حلب)", Or((HOMS, ALEPPO))),
        ("حمص NOT حلب", And((HOMS, Not(ALEPPO)))),
        ("(حمص ليس حلب)", And((HOMS, Not(ALEPPO)))),
        ("NOT حلب", Not(ALEPPO)),
        ("حمص AND NOT", And((HOMS, Word("not")))),
        ("حمص AND ()", HOMS),
        ("(حمص OR حلب) AND دمشق", And((Or((HOMS, ALEPPO)), DAMASCUS))),
        ("حمص دمشق OR حلب", Or((And((HOMS, DAMASCUS)), ALEPPO))),
        ("حم*", Pattern("حم*")),
        ("أحم*", Pattern("احم*")),
        ("*ستان", Pattern("*ستان")),
        ("ح?ص", Pattern("ح?ص")),
        ("حمص~", Fuzzy("حمص")),
        ("حمص~2", Fuzzy("حمص", distance=2)),
        ("عنوان:حمص", Word("حمص", "title")),
        ("العنوان:حمص", Word("حمص", "title")),
        ("title:حمص", Word("حمص", "title")),
        ("مقدمة:حمص", Word("حمص", "lead")),
        ("نص:حم*", Pattern("حم*", "body")),
        ("صورة:حمص", Word("حمص", "caption")),
        ("صلة:حمص", Word("حمص", "related")),
        ('عنوان:"ريف حمص"', Phrase(("ريف", "حمص"), "title")),
        ("عنوان:(حمص حلب)", And((Word("حمص", "title"), Word("حلب", "title")))),
        ("عنوان:=حمص", Word("حمص", "title", exact=True)),
        ("قسم:رياضة", Section(("رياضه",))),
        ('قسم:"المشرق العربي"', Section(("المشرق", "العربي"))),
        ("تاريخ:2024-12", Dates("2024-12", "2024-12")),
        ("date:2024-12-01..2024-12-07", Dates("2024-12-01", "2024-12-07")),
        ('تاريخ:"كانون الأول 2024"', Dates("2024-12", "2024-12")),
        ('تاريخ:"رمضان 1445"', Dates("2024-03-11", "2024-04-09")),
        ("is:unread", Named("is:unread")),
        ("حالة:مفضلة", Named("is:bookmarked")),
        ("غير-مقروء", Named("is:unread")),
        ("مقروء", Named("is:read")),
        ("مفضلة", Named("is:bookmarked")),
        ("وسم:سياسة", Named("tag:سياسة")),
        ("note:كلمة", Named("note:كلمة")),
        ("مصدر:صحيفة", Named("source:صحيفة")),
    ],
)
def test_a_row_of_the_grammar_is_a_requirement(text: str, node: Node) -> None:
    parsed = parse(text)
    assert (parsed.words, parsed.required) == ((), node)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("سوريا الحرب", ("سوريا", "الحرب")),
        ("هل تنتهي الحرب؟", ("هل", "تنتهي", "الحرب")),
        ("homs?", ("homs",)),
        ("حمص و دمشق", ("حمص", "و", "دمشق")),
        ("عاجل: حمص", ("عاجل", "حمص")),
        ("(حمص)", ("حمص",)),
        ('"حمص', ("حمص",)),
        ("(((حمص", ("حمص",)),
        ("حمص)))", ("حمص",)),
        ("AND", ("and",)),
        ("حمص AND", ("حمص", "and")),
        ("OR حمص", ("or", "حمص")),
        ("تاريخ:أمس", ("تاريخ", "امس")),
        ("is:happy", ("is", "happy")),
        ("قسم:؟", ("قسم",)),
        ("foo:bar", ("foo", "bar")),
        ("عنوان:", ("عنوان",)),
        ("http://a.b/c", ("http", "a", "b", "c")),
        ("\u202bحمص\u202c", ("حمص",)),
        ("مصر -", ("مصر",)),
        ("", ()),
        ('* ? ** - = "" () \'', ()),
        ("ا", ("ا",)),
        ("في من على", ("في", "من", "علي")),
        ("()" * 30 + "(" * 30 + "حمص", ("حمص",)),
    ],
)
def test_what_is_no_formula_is_plain_words(text: str, words: tuple[str, ...]) -> None:
    assert parse(text) == Parsed(words, None, arabic=parse(text).arabic)


def test_words_and_clauses_stand_side_by_side() -> None:
    parsed = parse("سوريا حمص -حلب قسم:رياضة")
    assert parsed == Parsed(("سوريا", "حمص"), And((Not(ALEPPO), Section(("رياضه",)))))


def test_a_group_can_be_excluded() -> None:
    assert parse("دمشق -(حمص حلب)").required == Not(And((HOMS, ALEPPO)))


@pytest.mark.parametrize("text", ['أجواء "المؤامرة والتزوير" تخيم على الانتخابات', 'من صاحب "قصة كبرياء"؟'])
def test_quotation_marks_in_a_pasted_headline_or_question_only_cite(text: str) -> None:
    assert parse(text) == parse(text.replace('"', " "))


def test_only_so_much_of_a_query_is_read() -> None:
    assert parse("ا" * (LONGEST + 1)).words == ("ا" * LONGEST,)


def test_a_minus_at_the_end_excludes_nothing() -> None:
    assert parse('حمص -""').required is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("سوريا الحرب", "سوريا الحرب"),
        ("حمص OR حلب", "(حمص أو حلب)"),
        ("homs AND =aleppo", "(homs AND =aleppo)"),
        ("حمص -حلب", "حمص · ليس حلب"),
        ('title:"ريف حمص"', 'عنوان:"ريف حمص"'),
        ('"حمص دمشق"~8', '"حمص دمشق"~8'),
        ("homs date:2024", "homs · date:2024"),
        ("date:2024.. is:unread", "(date:2024.. AND is:unread)"),
        ("غير-مقروء وسم:شعر", "(حالة:غير-مقروء و وسم:شعر)"),
        ("حم* حمص~ قسم:رياضة", "(حم* و حمص~1 و قسم:رياضه)"),
    ],
)
def test_a_query_says_how_it_was_understood(text: str, said: str) -> None:
    assert parse(text).interpretation == said


def test_what_is_excluded_or_a_filter_is_not_wanted_in_the_text() -> None:
    assert parse("سوريا (حمص OR حم*) NOT حلب").wanted() == (Word("سوريا"), HOMS, Pattern("حم*"))
    assert parse("حمص AND قسم:رياضة").wanted() == (HOMS,)


def test_a_query_names_the_sets_that_the_library_must_bring() -> None:
    assert parse("حمص is:unread -tag:شعر").names() == {"is:unread", "tag:شعر"}
    assert parse("حمص").names() == frozenset()


def test_a_quoted_parenthesis_is_a_text() -> None:
    assert parse('")"').required is None
    assert parse('حمص ")" حلب').words == ("حمص", "حلب")
    assert parse('حمص AND ")" OR حلب').required == parse("حمص OR حلب").required


def test_half_a_character_is_left_out() -> None:
    assert parse("مصدر:\ud83dصحيفة \udcff").names() == {"source:صحيفة"}


@given(st.text(st.sampled_from('حمص "()*?~:-=و AND OR NOT أو ليس عنوان:تاريخ:2024..\u202b')))
def test_no_query_fails(text: str) -> None:
    parse(text)


def test_deep_and_long_queries_do_not_fail() -> None:
    parse("(" * 5_000 + "حمص OR حلب" + ")" * 5_000)
    parse(" OR ".join(["كلمة"] * 500))
    parse("NOT " * 2_000 + "حمص")
    parse("عنوان:" * 2_000 + "حمص")
