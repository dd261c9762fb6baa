"""What kind of answer a question wants, and which words say nothing but that it is one.

    متى ولد أينشتاين؟        a date         كم سكان حلب؟ · ما عدد سكان حلب؟      a number

An article says by itself which kinds of answer it holds (``kind_of`` each of its words): the field ``answers``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.folding import forms

_QUESTION_WORDS = "من ما ماذا متى أين كيف كم هل لماذا لم أي أية"
_FUNCTION_WORDS = """
هو هي هم التي الذي الذين في على إلى عن مع هذا هذه ذلك تلك كان كانت يكون
تكون أن إن أو ثم قد لا لن ب و ف ل ك به بها له لها فيه فيها منه منها عليه عليها وما ومن وهل
"""
FUNCTION_WORDS = frozenset(forms(_FUNCTION_WORDS + _QUESTION_WORDS))
"""Words that are left out of a query, unless there are no others."""

ASKING = frozenset(forms("ماذا متى أين كيف كم هل لماذا أي أية ما ماهو ماهي بماذا بكم لمن من"))
"""Words that make a question of what they begin."""

_WHICH = frozenset(forms("أي أية كم"))

DATE, NUMBER = "date", "number"
_ASKED = {**dict.fromkeys(forms("متى عام سنة تاريخ يوم"), DATE), **dict.fromkeys(forms("كم عدد نسبة"), NUMBER)}
_MONTHS = """
يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر جانفي فيفري أفريل جوان جويلية أوت
كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين محرم صفر ربيع جمادى رجب شعبان رمضان شوال
"""
_NUMBERS = """
اثنان اثنين اثنتان اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر عشرون عشرين
ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين مئة مائة مئات ألف آلاف مليون
ملايين مليار مليارات نصف ثلث ربع
"""
_SAID = {**dict.fromkeys(forms(_NUMBERS), NUMBER), **dict.fromkeys(forms(_MONTHS), DATE)}
_YEAR = re.compile(r"\d{3,4}م?")


def is_question(query: Sequence[str]) -> bool:
    """Whether folded words ask, instead of naming what is sought: «متى بدأت», «في أي عام بدأت»."""
    return query[:1] != [] and (query[0] in ASKING or not _WHICH.isdisjoint(query[1:3]))


def answer(query: Sequence[str]) -> str | None:
    """The kind of answer that a question of folded words wants."""
    if not is_question(query):
        return None
    return next((_ASKED[form] for form in query if form in _ASKED), None)


def kind_of(form: str) -> str:
    """The kind of answer that a folded word of an article can be; empty if none."""
    if form[0].isdecimal():
        return DATE if _YEAR.fullmatch(form) else NUMBER
    return _SAID.get(form, "")
