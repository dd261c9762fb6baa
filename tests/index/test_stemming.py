"""The views of a word: what meets, and what must not."""

from pathlib import Path

import pytest

from index.folding import fold
from index.stemming import Stemmer, read_wordlist

SAME = [
    ("بيروت", "ببيروت"),
    ("أمريكا", "وأمريكا"),
    ("مدرسة", "للمدرسة"),
    ("لجنة", "للجنة"),
    ("لغة", "للغة"),
    ("اقتصاد", "وللاقتصاد"),
    ("يكتب", "وسيكتب"),
    ("كتاب", "كتابها"),
    ("سيارة", "سياراتهم"),
    ("أعمال", "أعماله"),
    ("فلسطيني", "الفلسطينيون"),
    ("مسلم", "المسلمين"),
    ("هدف", "أهداف"),
    ("مشروع", "مشاريع"),
    ("مدرسة", "مدارس"),
    ("جريدة", "جرائد"),
    ("صاروخ", "صواريخ"),
    ("شارع", "شوارع"),
    ("تلفزيون", "تليفزيون"),
    ("إنجلترا", "إنكلترا"),
    ("استقبل", "استقبال"),
    ("قال", "قالت"),
    ("بواخر", "البواخر"),
]
DIFFERENT = [
    ("وزير", "زير"),
    ("وصول", "صول"),
    ("لبنان", "لبن"),
    ("برلين", "برلي"),
    ("ميدان", "ميد"),
    ("فريق", "ريق"),
    ("ألمانيا", "مانيا"),
    ("إسلام", "سلم"),
    ("إعلام", "علم"),
    ("معارضة", "معرض"),
    ("كتيبة", "كتاب"),
    ("دار", "دور"),
]


@pytest.mark.parametrize(("word", "other"), SAME)
def test_forms_of_one_word_share_their_stem(stemmer: Stemmer, word: str, other: str) -> None:
    assert stemmer.stem(fold(word)) == stemmer.stem(fold(other))


@pytest.mark.parametrize(("word", "other"), DIFFERENT)
def test_words_that_only_look_alike_do_not(stemmer: Stemmer, word: str, other: str) -> None:
    assert stemmer.stem(fold(word)) != stemmer.stem(fold(other))


def test_a_particle_needs_evidence_to_come_off() -> None:
    assert Stemmer({"وزير": 100}).stem("وزير") == "وزير"
    assert Stemmer({"وبحر": 3, "بحر": 90}).stem("وبحر") == "بحر"


def test_the_future_sign_stands_only_before_an_imperfect_verb() -> None:
    stemmer = Stemmer({"سبحر": 1, "بحر": 90, "سيبحر": 1, "يبحر": 90})
    assert (stemmer.stem("سبحر"), stemmer.stem("سيبحر")) == ("سبحر", "يبحر")


@pytest.mark.parametrize("word", ["في", "من", "f16", "2024", "homs", "ماء"])
def test_short_and_foreign_words_are_their_own_stem(stemmer: Stemmer, word: str) -> None:
    assert {view(word) for view in stemmer.views.values()} == {word}


def test_the_skeleton_bridges_vowels_and_the_root_patterns(stemmer: Stemmer) -> None:
    assert stemmer.skeleton("كتاب") == stemmer.skeleton("كتوب") == stemmer.skeleton("والكتب")
    assert stemmer.root("مكتوب") == stemmer.root("كاتب")


def test_views_are_never_empty(stemmer: Stemmer) -> None:
    for word in ("واي", "ايوا", "الاا", "وووو", "ا", "ءءء"):
        assert all(view(word) for view in stemmer.views.values())


def test_the_word_list_is_folded_words_with_counts(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("كتاب\t12\nفي\t900\n", encoding="utf-8")
    assert read_wordlist(path) == {"كتاب": 12, "في": 900}


def test_conflation_is_measured(stemmer: Stemmer, shared: Path) -> None:
    right = {"0": 0, "1": 0}
    rows = (shared / "data/retrieval/conflation.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for word, other, same, _ in (row.split("\t") for row in rows):
        right[same] += (stemmer.stem(fold(word)) == stemmer.stem(fold(other))) == (same == "1")
    assert right["1"] / sum("\t1\t" in row for row in rows) >= 0.75
    assert right["0"] / sum("\t0\t" in row for row in rows) >= 0.80
