"""What kind of answer a question wants, and what a word of an article can answer."""

import pytest

from index.folding import forms
from index.questions import DATE, NUMBER, answer, is_question, kind_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("متى ولد أينشتاين؟", DATE),
        ("في أي عام بدأت الحرب؟", DATE),
        ("كم سكان حلب؟", NUMBER),
        ("ما عدد سكان حلب؟", NUMBER),
        ("أين تقع قطر؟", None),
        ("عام الفيل", None),
        ("", None),
    ],
)
def test_a_question_wants_an_answer_of_a_kind(question: str, kind: str | None) -> None:
    assert answer(forms(question)) == kind


def test_a_headline_that_only_holds_a_particle_is_no_question() -> None:
    assert is_question(forms("هل تنتهي الحرب"))
    assert not is_question(forms("وفد من حمص"))
    assert not is_question([])


@pytest.mark.parametrize(
    ("word", "kind"),
    [("1804", DATE), ("١٨٠٤م", DATE), ("61", NUMBER), ("70km", NUMBER), ("كانون", DATE), ("مئة", NUMBER), ("حلب", "")],
)
def test_a_word_can_be_an_answer(word: str, kind: str) -> None:
    assert kind_of(forms(word)[0]) == kind
