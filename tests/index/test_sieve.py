"""What a sieve finds: every word that is sought, as it may be written, and few others."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index import sieve
from index.engine.terms import within
from index.folding import WORD, fold, forms
from index.sieve import Sieve
from index.stemming import Stemmer, read_wordlist

from .conftest import WORDLIST

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءةىأإآؤئپچگک"
WORDS = st.sampled_from(sorted(read_wordlist(WORDLIST))) | st.text(LETTERS, min_size=1, max_size=8)
FAR = [letter * times for letter in "ـ\u064e" for times in (sieve.FAR - 1, sieve.FAR, sieve.FAR + 1, sieve.FAR + 2, 99)]
MARKS = st.sampled_from([*[""] * 12, "\u064e", "\u0651\u064f", "ـ", "\u200d", "\u0654", *FAR])


@st.composite
def written(draw: st.DrawFn) -> str:
    """A word as an author may write it: with marks, tatweel and joiners, or in presentation forms."""
    word = draw(WORDS)
    if draw(st.integers(0, 5)) == 0:
        return "".join(SHAPED.get(letter, letter) for letter in word)
    return "".join(letter + draw(MARKS) for letter in word)


SHAPED = {
    letter: shape
    for shape in map(chr, range(0xFE80, 0xFEFD))
    if (letter := unicodedata.normalize("NFKD", shape)) != shape
}


def finds(pattern: str, text: str) -> bool:
    return bool(Sieve({pattern}).words(text))


def test_words_of_the_word_list_are_found_by_their_stems_and_roots(stemmer: Stemmer) -> None:
    words = list(read_wordlist(WORDLIST))[::7]
    assert [word for word in words if not finds(sieve.of_stem(stemmer.stem(word)), word)] == []
    assert [word for word in words[::7] if not finds(sieve.of_root(stemmer.views["root"](word)), word)] == []


@given(written())
def test_a_word_is_found_by_its_views_however_it_is_written(stemmer: Stemmer, text: str) -> None:
    for form in forms(text):
        assert finds(sieve.of_stem(stemmer.stem(form)), text)
        assert finds(sieve.of_root(stemmer.views["root"](form)), text)
        assert finds(sieve.of_form(form), text)
        assert finds(sieve.of_word(form), text)
        for pattern in (form[:2] + "*" + form[3:], f"*{form[-2:]}", f"*{form[1:2]}*", f"{form[:1]}*{form[1:][-1:]}"):
            assert finds(sieve.of_pattern(pattern), text)


@example("اعاق", "اااا", 2)
@given(written(), st.text("ابتحسمf1", min_size=1, max_size=6), st.integers(1, 2))
def test_a_word_is_found_by_any_that_begins_alike_and_is_near(text: str, other: str, distance: int) -> None:
    for form in forms(text):
        for near in (other, form[:1] + form[2:], form + "ب", form[:2] + "س" + form[2:], form[:1] + "س" + form[2:]):
            sought = near[0] == form[0] and within(near, form, distance)
            assert not sought or finds(sieve.of_near(near, distance), text)


@pytest.mark.parametrize("text", ["F16", "ｆ16", "Café", "١٢٣", "ﬁn", "𝐟", "Москва", "ﷲ", "ﷺ", "﷽", "𞸁"])
def test_a_word_in_other_letters_is_found(text: str) -> None:
    for form in forms(text):
        assert finds(sieve.of_form(form), text)
        assert finds(sieve.of_stem(form), text)


def test_every_letter_is_found_by_what_it_is_folded_to() -> None:
    ideographs = range(0x3000, 0xFA00)
    letters = (chr(point) for point in range(0x20000) if point not in ideographs)
    missed = [
        letter
        for letter in letters
        if WORD.fullmatch(letter) and (form := fold(letter)) and not finds(sieve.of_form(form), letter)
    ]
    assert missed == []


def test_what_cannot_be_the_word_is_passed_over() -> None:
    assert not finds(sieve.of_stem("كتاب"), "قال الوزير في بيان له أمس إن الحكومة")
    assert not finds(sieve.of_form("f16"), "ألف، و«باء»؛ 15 Ab")
    assert not finds(sieve.of_word("من"), "منذ زمن ثمين")
    assert not finds(sieve.of_near("حكومه", 1), "قال الوزير في بيان")
    assert not finds(sieve.of_near("حكومه", 2), "الحكومة")
    assert not finds(sieve.of_pattern("ال*ه"), "قال إنه والوزارات")


@pytest.mark.parametrize("letters", ["ا", "او", "ايو", "ا" * sieve.FAR + "ب", "ک", "ا "])
def test_a_word_without_an_end_is_looked_through_once(letters: str) -> None:
    text = letters * (200_000 // len(letters))
    forms = ("اويا", "اواويات", "ككاب")
    assert [form for form in forms if not finds(sieve.of_form(form), text + form)] == []
    assert [form for form in forms if not finds(sieve.of_near(form, 2), f"{text} {form}")] == []
    assert [form for form in forms if not finds(sieve.of_pattern(f"{form[:2]}*{form[-2:]}"), f"{text} {form}")] == []


def test_of_very_many_words_each_may_stand_anywhere() -> None:
    many = {sieve.of_form(first + second) for first in "حخدذرسشص" for second in "بتثجزطظعغ"}
    assert len(Sieve(many).words("كلمة، ثم أخرى")) == 3
    assert re.search(sieve.of_pattern("*"), "كلمة")


def test_words_are_found_in_order_and_once() -> None:
    both = Sieve({sieve.of_form("دمشق"), sieve.of_form("حمص")})
    text = "دمشق/حمص ثم حمصي café إلى دمشق"
    assert [word[0] for word in both.words(text)] == ["دمشق", "حمص", "حمصي", "café", "دمشق"]


def test_without_patterns_no_word_is_found() -> None:
    assert Sieve(()).words("حمص café") == []
