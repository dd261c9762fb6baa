"""Words and their numbers: the same word has one number, whatever its hash."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import vocabulary
from index.engine.vocabulary import NO_TERM, Lexicon, Vocabulary

from .library import WordsAnalyzer

words = st.text("ابت𞤀é\ud800\0", max_size=4) | st.text("اب𞤀\uffdf", min_size=10, max_size=14)
texts = st.lists(words, min_size=1, max_size=30)


@pytest.fixture(params=["hashes", "one hash", "tiny table"], autouse=True)
def weakness(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are told apart by their letters even when all have the same hash, or fight for the same places."""
    if request.param == "one hash":
        monkeypatch.setattr(vocabulary, "_hashes", lambda letters: np.zeros(letters.shape[1], np.uint64))
    if request.param == "tiny table":
        monkeypatch.setattr(vocabulary, "SPARSE", 1 << 15)


@given(st.lists(texts, max_size=5))
def test_the_same_word_has_the_same_number(held: list[list[str]]) -> None:
    vocabulary = Vocabulary()
    numbers: dict[str, int] = {"": 0}
    for text in held:
        for word, number in zip(text, numbered(vocabulary, " ".join(text)), strict=True):
            assert numbers.setdefault(word, number) == number
    assert sorted(numbers.values()) == list(range(len(numbers)))
    assert vocabulary._words == sorted(numbers, key=numbers.__getitem__)


@given(st.lists(texts, max_size=5))
def test_texts_that_are_numbered_together_are_told_apart(held: list[list[str]]) -> None:
    together, alone = Vocabulary(), Vocabulary()
    numbers, counts = together.numbers([" ".join(text) for text in held])
    assert counts.tolist() == list(map(len, held))
    assert numbers.tolist() == [number for text in held for number in numbered(alone, " ".join(text))]


def numbered(vocabulary: Vocabulary, text: str) -> list[int]:
    """The number of each word of one text."""
    return vocabulary.numbers([text])[0].tolist()


def test_many_words_keep_their_numbers() -> None:
    words = Vocabulary()
    held = [f"w{number}" for number in range(5000)]
    first = numbered(words, " ".join(held))
    assert numbered(words, " ".join(reversed(held))) == first[::-1]
    assert len(set(first)) == 5000


def test_a_view_maps_each_word_once() -> None:
    words = Vocabulary()
    view = words.view(WordsAnalyzer(2))
    assert view.terms(words.numbers(["كتاب  كتب بيت"])[0]).tolist() == [0, NO_TERM, 0, 1]
    assert view.terms(words.numbers(["بيوت بيت كت"])[0]).tolist() == [1, 1, 0]


def test_a_view_that_comes_later_knows_the_words_that_were_met_before() -> None:
    words = Vocabulary()
    numbers, _ = words.numbers(["كتاب بيت كتب"])
    assert words.view(WordsAnalyzer(2)).terms(numbers).tolist() == [0, 1, 0]


def test_fields_that_are_analysed_alike_share_a_view() -> None:
    words = Vocabulary()
    view = words.view(WordsAnalyzer(2))
    assert words.view(WordsAnalyzer(2)) is view
    assert words.view(WordsAnalyzer(3)) is not view


def test_a_vocabulary_that_forgets_begins_anew() -> None:
    words = Vocabulary()
    view = words.view(WordsAnalyzer(2))
    numbered(words, "كتاب بيت")
    words.forget()
    assert len(words) == 1
    assert numbered(words, "بيت  كتاب") == [1, 0, 2]
    assert words.view(WordsAnalyzer(2)) is not view


def test_a_lexicon_orders_those_terms_that_are_met_by_their_bytes() -> None:
    lexicon = Lexicon()
    numbers = [lexicon.number(word.encode()) for word in ("ب", "ا", "z", "ب")]
    assert numbers == [0, 1, 2, 0]
    terms, places = lexicon.order(np.array([0, 2, 0], np.int32))
    assert (terms, places.tolist()) == ([b"z", "ب".encode()], [1, 0, 1])
    lexicon.number("ت".encode())
    terms, places = lexicon.order(np.array([3, 1], np.int32))
    assert (terms, places.tolist()) == (["ا".encode(), "ت".encode()], [1, 0])
    assert len(lexicon) == 4
