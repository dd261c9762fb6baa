"""Spellings kept apart that are otherwise one."""

from __future__ import annotations

import pytest

from index import LazyIndex
from index.strictness import keeps
from reader.article import Folding, Span

MARKS, HAMZA, YEH, TEH = (frozenset({kind}) for kind in Folding)


@pytest.mark.parametrize(
    ("query", "text", "strict", "answer"),
    [
        ("كُتُب", "في الكُتُب القديمة", MARKS, True),
        ("كُتُب", "في الكتب القديمة", MARKS, False),
        ("كُتُب", "في الكتب القديمة", HAMZA, True),
        ("أحمد", "قال أحمد", HAMZA, True),
        ("أحمد", "قال احمد", HAMZA, False),
        ("أحمد", "قال احمد", TEH, True),
        ("قراءة", "قراة الكتاب", HAMZA, False),
        ("قراءة", "قراة الكتاب", TEH, True),
        ("مصطفى", "مصطفي", YEH, False),
        ("مصطفى", "مصطفي", MARKS, True),
        ("مدرسة", "بالمدرسة", TEH, True),
        ("مدرسة", "بالمدرسه", TEH, False),
        ("مدرسة", "ﺑﺎﻟﻤﺪﺭﺳﺔ", TEH, True),
        ("أحمد مدرسة", "قال أحمد للمدرسه", HAMZA | TEH, True),
        ("أحمد AND مدرسة", "قال أحمد للمدرسه", HAMZA | TEH, False),
        ("أحمد OR مدرسة", "قال أحمد للمدرسه", HAMZA | TEH, True),
        ('"أحمد الى"', "أحمد إلى", HAMZA, False),
        ("قسم:رياضة", "أي نص", HAMZA, True),
        ("الى أحمد", "الى احمد", HAMZA, False),
    ],
)
def test_a_word_must_stand_as_typed_in_what_counts(
    query: str, text: str, strict: frozenset[Folding], answer: bool
) -> None:
    assert keeps(query, text, strict) is answer


def test_only_words_spelled_so_are_marked(shelf: LazyIndex) -> None:
    text = "احمد وأحمد"
    assert shelf.spans("أحمد", text) == (Span(0, 4), Span(5, 10))
    assert shelf.spans("أحمد", text, HAMZA) == (Span(5, 10),)
