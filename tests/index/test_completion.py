"""What a query may be going to say."""

import pytest

from index import LazyIndex
from reader.article import Article

from .conftest import ARTICLES, never


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("القاه", "القاهره"),
        ("القاهَ", "القاهره"),
        ("معرض الكتا", "معرض الكتاب"),
        ("عن", "عنوان:"),
        ("tit", "title:"),
        ("قسم:المش", 'قسم:"المشرق العربي"'),
        ("حمص section:", 'حمص section:"رياضة"'),
        ("عنوان:القا", "عنوان:القاهره"),
        ("\u202bالقاه", "القاهره"),
        ("القاه\ud83d", "القاهره"),
    ],
)
def test_the_last_word_is_continued(shelf: LazyIndex, text: str, expected: str) -> None:
    assert expected in shelf.completions(text)


@pytest.mark.parametrize("text", ["", " ", "حمص ", "ظظظ", "؟"])
def test_where_nothing_was_begun_nothing_is_offered(shelf: LazyIndex, text: str) -> None:
    assert shelf.completions(text) == ()


def test_the_word_in_most_articles_comes_first_and_no_more_than_asked(shelf: LazyIndex) -> None:
    offered = shelf.completions("ال", limit=3)
    assert len(offered) == 3
    assert shelf.completions("حم")[0] == "حمص"


def test_articles_like_another_share_its_words(empty: LazyIndex) -> None:
    empty.add([*ARTICLES, Article(id="twin", body=("سيطرت فصائل المعارضة السورية على ريف حمص الشمالي بعد معارك",))])
    best = empty.like(ARTICLES[0], never)
    assert best[0][0] == "twin"
    assert "homs" not in dict(best)


def test_nothing_is_like_an_article_without_text(shelf: LazyIndex) -> None:
    assert shelf.like(Article(id="void"), never) == ()
