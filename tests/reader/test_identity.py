"""When two texts are the same article."""

from __future__ import annotations

from reader.article import Article, Related
from reader.identity import fingerprint, kin, lost, sentences, shared_part

ARTICLE = Article(
    title="مرفأ المدينة يستأنف العمل",
    published="2024-12-07T02:47",
    section="اقتصاد",
    body=("وقال المدير إن البواخر دخلت.", "وأضاف أن الأضرار محدودة."),
)


def test_trailing_spaces_tatweel_and_another_tail_are_the_same_article() -> None:
    copy = ARTICLE._replace(
        title="مرفـــأ المدينة  يستأنف العمل ",
        section="محليات",
        published="2024-12-07T11:00",
        related=(Related(None, None, "خبر آخر"),),
        dropped=("شارك",),
    )
    assert fingerprint(copy) == fingerprint(ARTICLE)


def test_presentation_forms_are_the_same_letters() -> None:
    assert fingerprint(ARTICLE._replace(title="ﻣﺮﻓﺄ المدينة يستأنف العمل")) == fingerprint(ARTICLE)


def test_the_same_words_in_another_year_are_another_article() -> None:
    assert fingerprint(ARTICLE._replace(published="2023-12-07")) != fingerprint(ARTICLE)


def test_another_word_is_another_article() -> None:
    assert fingerprint(ARTICLE._replace(body=("وقال المدير إن البواخر غادرت.",))) != fingerprint(ARTICLE)


def test_versions_of_one_day_are_kin_and_another_year_is_not() -> None:
    assert kin(ARTICLE._replace(published="2024-12-07T11:20", body=("نص آخر",))) == kin(ARTICLE)
    assert kin(ARTICLE._replace(published="2023-12-07T02:47")) != kin(ARTICLE)


def test_an_article_without_a_title_has_no_kin() -> None:
    assert kin(ARTICLE._replace(title=None)) is None


def test_the_shared_part_is_counted_in_the_shorter_text() -> None:
    longer = ARTICLE._replace(body=(*ARTICLE.body, "وارتفع عدد البواخر إلى أربع."))
    assert shared_part(sentences(ARTICLE), sentences(longer)) == 1.0
    assert shared_part(sentences(ARTICLE), sentences(ARTICLE._replace(body=("خبر مختلف تماما.",)))) == 0.0
    assert shared_part(sentences(ARTICLE), sentences(ARTICLE._replace(body=()))) == 0.0


def test_a_text_that_is_cut_off_is_shortened_and_a_longer_one_is_not() -> None:
    cut = ARTICLE._replace(body=("وقال المدير إن البواخر",))
    assert lost(cut, ARTICLE) == "shortened"
    assert lost(ARTICLE, cut) is None
    assert lost(ARTICLE, ARTICLE) is None


def test_a_text_with_letters_that_could_not_be_read_is_damaged() -> None:
    broken = ARTICLE._replace(body=("وقال المد\ufffdر إن البواخر دخلت.", "وأضاف أن الأضرار محدودة."))
    assert lost(broken, ARTICLE) == "damaged"
    assert lost(ARTICLE, broken) is None
