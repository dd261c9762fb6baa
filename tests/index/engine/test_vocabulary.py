"""Words and their numbers: the same word has one number, whatever its hash."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import vocabulary
from index.engine.vocabulary import NO_TERM, Lexicon, View, Vocabulary

from .library import WordsAnalyzer

texts = st.lists(st.text("ابت𞤀é\ud800", max_size=4), min_size=1, max_size=30)


@pytest.fixture(params=["hashes", "one hash", "tiny table"], autouse=True)
def weakness(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are told apart by their letters even when all have the same hash, or fight for the same places."""
    if request.param == "one hash":
        monkeypatch.setattr(vocabulary, "_hashes", lambda points, starts: np.zeros(len(starts), np.uint64))
    if request.param == "tiny table":
        monkeypatch.setattr(vocabulary, "SPARSE", 1 << 15)


@given(st.lists(texts, max_size=5))
def test_the_same_word_has_the_same_number(held: list[list[str]]) -> None:
    words = Vocabulary()
    numbers: dict[str, int] = {"": 0}
    for text in held:
        for word, number in zip(text, words.numbers(" ".join(text)).tolist(), strict=True):
            assert numbers.setdefault(word, number) == number
    assert sorted(numbers.values()) == list(range(len(numbers)))
    assert words.since(0) == sorted(numbers, key=numbers.__getitem__)


def test_many_words_keep_their_numbers() -> None:
    words = Vocabulary()
    held = [f"w{number}" for number in range(5000)]
    first = words.numbers(" ".join(held)).tolist()
    assert words.numbers(" ".join(reversed(held))).tolist() == first[::-1]
    assert len(set(first)) == 5000


def test_a_view_maps_each_word_once() -> None:
    words = Vocabulary()
    view = View(words, WordsAnalyzer(2))
    assert view.terms(words.numbers("كتاب  كتب بيت")).tolist() == [0, NO_TERM, 0, 1]
    assert view.terms(words.numbers("بيوت بيت كت")).tolist() == [1, 1, 0]


def test_fields_that_are_analysed_alike_share_a_view() -> None:
    words = Vocabulary()
    view = words.view(WordsAnalyzer(2))
    assert words.view(WordsAnalyzer(2)) is view
    assert words.view(WordsAnalyzer(3)) is not view


def test_a_vocabulary_that_forgets_begins_anew() -> None:
    words = Vocabulary()
    view = words.view(WordsAnalyzer(2))
    words.numbers("كتاب بيت")
    words.forget()
    assert len(words) == 1
    assert words.numbers("بيت  كتاب").tolist() == [1, 0, 2]
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
