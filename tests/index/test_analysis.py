"""What each field of the index holds."""

import pickle

from index.analysis import OPENING_WORDS, View, Words, document, headline_key, schema
from index.folding import fold
from index.stemming import Stemmer
from reader.article import Article

from .conftest import ARTICLES


def folded(field: str) -> list[str]:
    return [fold(word) for word in field.split(" ")]


def test_an_article_is_laid_out_in_fields_whose_positions_count_through_it() -> None:
    fields = document(Article(id="a", title="أهلا وسهلا", lead="مقدمة", body=("نص أول", "***", "نص ثان")))
    assert folded(fields["surface"])[:-1] == ["اهلا", "وسهلا", "", "مقدمه", "", "نص", "اول", "", "", "نص", "ثان", ""]
    assert folded(fields["body"])[:-1] == [*[""] * 5, "نص", "اول", "", "", "نص", "ثان", ""]
    assert folded(fields["opening"]) == ["اهلا", "وسهلا", "مقدمه", "نص", "اول", "نص", "ثان"]
    assert fields["headline"] == headline_key(["اهلا", "وسهلا"])
    assert "caption" not in fields
    assert "related" not in fields


def test_related_items_are_in_no_field_but_their_own() -> None:
    fields = document(ARTICLES[0])
    assert "برشلونه" in folded(fields["related"])
    assert all("برشلونه" not in folded(value) for name, value in fields.items() if name != "related")


def test_the_opening_is_the_title_and_the_first_words_after_it() -> None:
    fields = document(Article(id="a", title="عنوان", body=("كلمة " * 100,)))
    assert len(folded(fields["opening"])) == 1 + OPENING_WORDS


def test_an_empty_article_has_only_its_id() -> None:
    assert document(Article(id="a")) == {"id": "a"}


def test_an_article_says_which_kinds_of_answer_it_holds(stemmer: Stemmer) -> None:
    view = schema(stemmer)["answers"].analyzer
    fields = document(Article(id="a", body=("ولد عام ١٩٦٠", "في حمص")))
    assert [token.text for token in view(fields["answers"])] == ["date"]


def test_a_view_gives_whoosh_the_same_terms_as_the_engine(stemmer: Stemmer) -> None:
    view = View("stem", stemmer.stem)
    text = "والكِتابُ في المدارس"
    tokens = [(token.text, token.pos, token.startchar, token.endchar) for token in view(text, positions=True)]
    assert [term for term, *_ in tokens] == [view.term(word) for word in view.words(text).split(" ")]
    assert [text[start:end] for _, _, start, end in tokens] == text.split()
    assert [position for _, position, *_ in tokens] == [0, 1, 2]


def test_an_empty_word_leaves_a_position_free() -> None:
    view = View("surface", str)
    for value in (Words("حمص  حلب"), "حمص \ufc5e حلب"):
        tokens = [(token.text, token.pos) for token in view(value, positions=True)]
        assert tokens == [("حمص", 0), ("حلب", 2)]
        assert [view.term(word) for word in view.words(value).split(" ")] == ["حمص", "", "حلب"]


def test_a_pickled_schema_holds_no_word_list(stemmer: Stemmer) -> None:
    assert len(pickle.dumps(schema(stemmer))) < 5_000
