"""Finding passages again: in the same text, in one that was edited, and never in the wrong place."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.anchoring import LONGEST_FUZZY, Finder, ends_of, fold, place
from reader.annotations import CONTEXT, Anchor
from reader.article import Span
from reader.differences import Drift

STORY = (
    "مرفأ المدينة يستأنف العمل بعد العاصفة\n"
    "أعلنت إدارة المرفأ استئناف حركة السفن بعد توقف دام أسبوعا.\n"
    "وقال مدير المرفأ إن ثلاث بواخر دخلت الحوض الأول منذ ساعات الفجر.\n"
    "وأضاف أن الأضرار في المستودعات محدودة وأن الكشف عليها بدأ أمس.\n"
    "وختم بالقول إن العمل سيستمر على مدار الساعة حتى نهاية الشهر."
)


def anchor(quote: str, text: str = STORY) -> Anchor:
    start = text.index(quote)
    return Anchor.of(text, Span(start, start + len(quote)))


def found(quote: str, edited: str, text: str = STORY) -> str | None:
    span = place(anchor(quote, text), edited)
    return edited[span.start : span.end] if span else None


def test_an_anchor_keeps_the_quote_and_what_stands_around_it() -> None:
    made = anchor("ثلاث بواخر")
    assert made.prefix == STORY[made.start - CONTEXT : made.start]
    assert made.suffix.startswith(" دخلت الحوض")
    assert STORY[made.start : made.end] == "ثلاث بواخر"


@pytest.mark.parametrize("span", [Span(3, 3), Span(-1, 2), Span(0, len(STORY) + 1), Span(5, 4)])
def test_a_span_outside_the_text_is_no_passage(span: Span) -> None:
    with pytest.raises(ValueError, match="no passage"):
        Anchor.of(STORY, span)


def test_in_the_same_text_it_stands_where_it_stood() -> None:
    for quote in ("ثلاث بواخر", "و", STORY[:5], STORY[-7:], STORY):
        assert place(anchor(quote), STORY) == (STORY.index(quote), STORY.index(quote) + len(quote))


def test_a_paragraph_that_came_before_it_moves_it() -> None:
    edited = "عاجل: تحديث في الخبر\n" + STORY
    assert found("ثلاث بواخر", edited) == "ثلاث بواخر"
    assert place(anchor("ثلاث بواخر"), edited) == (edited.index("ثلاث بواخر"), edited.index("ثلاث بواخر") + 10)


def test_vowel_signs_tatweel_and_other_spellings_are_the_same_passage() -> None:
    edited = STORY.replace("ثلاث بواخر دخلت", "ثَلَاثُ بَوَاخِرٍ دخلــت").replace("الأول", "الاول")
    assert found("ثلاث بواخر", edited) == "ثَلَاثُ بَوَاخِرٍ"
    assert found("الحوض الأول منذ", edited) == "الحوض الاول منذ"
    vocalised = STORY.replace("بواخر", "بَوَاخِرَ")
    assert found("بَوَاخِرَ", STORY, vocalised) == "بواخر"


def test_a_line_break_in_another_place_is_the_same_passage() -> None:
    edited = STORY.replace("ثلاث بواخر", "ثلاث\nبواخر").replace("\nوأضاف", " وأضاف")
    assert found("ثلاث بواخر", edited) == "ثلاث\nبواخر"
    assert found("الفجر.\nوأضاف أن", edited) == "الفجر. وأضاف أن"


def test_an_edited_quote_is_found_with_its_new_words() -> None:
    edited = STORY.replace("ثلاث بواخر دخلت الحوض", "أربع بواخر دخلت ميناء الحوض")
    assert found("بواخر دخلت الحوض الأول", edited) == "بواخر دخلت ميناء الحوض الأول"
    assert found("ثلاث بواخر دخلت الحوض الأول منذ", edited) == "أربع بواخر دخلت ميناء الحوض الأول منذ"


def test_a_word_that_grew_is_found_whole() -> None:
    assert found("الأضرار في المستودعات", STORY.replace("المستودعات", "المستودعاته")) == "الأضرار في المستودعاته"
    assert found("الأضرار في المستودعات", STORY.replace("الأضرار", "بالأضرار")) == "بالأضرار في المستودعات"
    assert found("أضرار في المستودع", STORY.replace("الأضرار", "الاضرار")) == "اضرار في المستودع"


def test_white_space_beside_a_word_that_went_is_left_out() -> None:
    text = "ثم سار قبل الظهر مع الأمير من إلى آخر الطريق البعيد"
    assert found("مع الأمير", text.replace(" مع ", "  "), text) == "الأمير"
    assert found("الأمير من", text.replace(" من ", "  "), text) == "الأمير"


def test_a_quote_that_is_gone_is_unplaced() -> None:
    assert found("ثلاث بواخر دخلت الحوض", STORY.replace("ثلاث بواخر دخلت الحوض", "لم يدخل أحد")) is None
    assert place(anchor("ثلاث بواخر"), "") is None
    assert place(anchor("ثلاث بواخر"), "نص آخر لا علاقة له بالأمر") is None


def test_a_short_quote_is_known_by_its_surroundings_only() -> None:
    edited = "خبر آخر تماما عن إن في كل مكان\nلا شيء مما سبق إن بقي"
    assert found("إن ", edited) is None
    assert found("بعد", STORY.replace("بعد العاصفة", "اليوم")) is None


def test_of_many_places_the_one_with_the_old_surroundings_is_taken() -> None:
    text = " ".join(f"قال الشاهد رقم {n} كلاما مختلفا {n * 7919 % 997} ثم مضى." for n in range(200))
    start = text.index("قال الشاهد رقم 120")
    made = Anchor.of(text, Span(start, start + 3))
    edited = "مقدمة جديدة. " + text
    assert place(made, edited) == (start + 13, start + 16)


def test_of_two_places_that_are_nearly_equal_neither_is_taken() -> None:
    text = " ".join(f"قال الشاهد {who} كلاما مهما عن القضية كلها وعن غيرها من القضايا." for who in ("الأول", "الثاني"))
    start = text.index("كلاما")
    made = Anchor.of(text, Span(start, start + 10))
    assert place(made, "عاجل. " + text) == (start + 6, start + 16)
    assert place(made, "عاجل. " + text.replace("الأول", "الأوحد")) is None


def test_of_two_equal_places_neither_is_taken() -> None:
    refrain = "يا دار عبلة بالجواء تكلمي وعمي صباحا دار عبلة واسلمي. "
    text = refrain * 3 + "تمت القصيدة هنا بعد ذلك كله بلا زيادة."
    made = Anchor.of(refrain + text, Span(len(refrain) + 7, len(refrain) + 11))
    assert place(made, "استهلال جديد قبل كل شيء. " + refrain + text) is None


def test_emoji_and_mixed_directions_count_as_code_points() -> None:
    text = "قال 👨‍👩‍👧 إن طائرة F-16 حلقت (3-2) فوق Beirut 🛩️ صباحا"
    edited = "🇱🇧 عاجل: " + text
    for quote in ("F-16", "Beirut 🛩️", "👨‍👩‍👧 إن", "(3-2)"):
        assert found(quote, edited, text) == quote


def test_a_quote_without_letters_is_found_only_where_it_stood() -> None:
    text = "كتاب\u064b\u0640 جديد"
    made = Anchor.of(text, Span(4, 6))
    assert place(made, text) == (4, 6)
    assert place(made, "ال" + text) is None


def test_a_whole_text_is_known_without_surroundings() -> None:
    text = "خبر قصير عن المرفأ"
    assert place(Anchor.of(text, Span(0, len(text))), text.replace("قصير", "قصيره")) == (0, len(text) + 1)


def test_a_very_long_quote_is_not_looked_for_edited() -> None:
    text = "كلمة مختلفة جدا " * (LONGEST_FUZZY // 10) + "خاتمة"
    made = Anchor.of("بداية " + text, Span(6, 6 + len(text)))
    assert place(made, "بداية جديدة " + text) is not None
    assert place(made, "بداية جديدة " + text.replace("خاتمة", "النهاية")) is None


def test_one_finder_serves_many_anchors_of_a_text() -> None:
    finder = Finder("تمهيد. " + STORY)
    assert [finder.find(anchor(quote)) for quote in ("ثلاث بواخر", "المستودعات")] == [
        (STORY.index(quote) + 7, STORY.index(quote) + 7 + len(quote)) for quote in ("ثلاث بواخر", "المستودعات")
    ]


def test_a_word_that_resembles_a_hundred_others_is_unplaced() -> None:
    text = "هذا كلام هنا. " + "كلاب كثيرة. " * 100
    assert place(Anchor.of(text, Span(4, 8)), text.replace("هذا كلام هنا", "ذلك ما قيل")) is None


def test_folding_keeps_the_way_back() -> None:
    letters, places = fold("  الكِتَـاب \n ﷲ ١٢ أإآ")
    assert letters == " الكتاب الله 12 ااا"
    assert [places[1], places[4], places[7]] == [2, 6, 11]


def distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        above, row[0] = row[0], number
        for at, candidate in enumerate(other, start=1):
            above, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, above + (letter != candidate))
    return row[-1]


@given(st.text("ابت", min_size=1, max_size=7), st.text("ابت", max_size=12), st.integers(0, 4), st.booleans())
def test_ends_are_those_that_a_plain_edit_matrix_finds(pattern: str, text: str, limit: int, anchored: bool) -> None:
    plain = [
        (end, best)
        for end in range(len(text) + 1)
        if (best := min(distance(pattern, text[start:end]) for start in ([0] if anchored else range(end + 1)))) <= limit
    ]
    assert ends_of(pattern, text, limit, anchored=anchored) == plain


WORDS = [
    *("مرفأ", "سفينة", "عاصفة", "مدير", "حوض", "مستودع", "فجر", "كتاب", "جديد", "قال", "أعلن", "دخل"),
    *("خرج", "كشف", "🚢", "F-16", "ثلاث", "بواخر", "أمس", "شهر", "ساعة", "نهاية"),
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=12, max_size=90).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_after_random_edits_a_passage_is_placed_right_or_not_at_all(text: str, chance: random.Random) -> None:
    start = chance.randrange(len(text))
    start += text[start] == " "
    end = start + len(text[start : start + chance.randint(1, 60)].rstrip())
    made = Anchor.of(text, Span(start, end))
    edited, left, right = text, start, end
    for _ in range(chance.randint(0, 4)):
        # Edits beside the passage: where it stands then is known.
        before = chance.random() < 0.5
        at = chance.randint(0, left) if before else chance.randint(right, len(edited))
        cut = min(chance.randint(0, 12), left - at if before else len(edited) - at)
        new = " ".join(chance.choices(WORDS, k=chance.randint(0, 4)))
        edited = edited[:at] + new + edited[at + cut :]
        if before:
            left, right = left + len(new) - cut, right + len(new) - cut
    span = place(made, edited)
    if span is None or (span.start <= left and right <= span.end and grown(edited, span, left, right)):
        return
    # Elsewhere only if nothing there tells it from the true place: the quote, and most of what is around it.
    assert fold(edited[span.start : span.end])[0] == fold(made.quote)[0]
    there = Anchor.of(edited, span)
    true = Anchor.of(edited, Span(left, right))
    assert alike(there, made) >= alike(true, made)


def grown(edited: str, span: Span, left: int, right: int) -> bool:
    """Whether a span is the passage, and letters that an edit joined to its first or last word."""
    added = edited[span.start : left] + edited[right : span.end]
    return not added or added.isalnum()


def alike(one: Anchor, other: Anchor) -> int:
    """How many letters around ``other`` stand around ``one``."""
    before = one.prefix[len(one.prefix) - len(other.prefix) :] if len(one.prefix) > len(other.prefix) else one.prefix
    missing = distance(before, other.prefix) + distance(one.suffix[: len(other.suffix)], other.suffix)
    return len(other.prefix) + len(other.suffix) - missing


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_a_passage_whose_text_is_vocalised_or_reflowed_is_never_lost(text: str, chance: random.Random) -> None:
    start = chance.randrange(len(text) - 30)
    made = Anchor.of(text, Span(start, start + 30))
    marked = "".join(c + (chance.choice(["", "\u064e", "\u0651\u0650", "\u0640"]) if c.isalpha() else "") for c in text)
    marked = "مقدمة\n" + marked.replace(" ", "\n", 3)
    span = Finder(marked).find(made)
    if span:
        assert fold(marked[span.start : span.end])[0].strip() == fold(made.quote)[0].strip()
    else:
        assert len(set(text.split())) < len(text.split())


def followed(span: Span, old: str, new: str) -> str | None:
    """The words of the new text that a passage of the old one went to, with where they begin."""
    now = Finder(new).follow(Anchor.of(old, span), Drift(old, new))
    return new[slice(*now)] if now else None


COPIES = "عاجل: ثلاث بواخر دخلت الحوض الأول منذ ساعات الفجر. " * 2 + "ثم لا شيء غير ذلك. " + "قال مدير الميناء كلمة."


def test_of_equal_passages_each_is_followed_to_its_own_place() -> None:
    for start in (COPIES.index("بواخر"), COPIES.rindex("بواخر")):
        span = Span(start, start + 5)
        new = "تمهيد جديد. " + COPIES
        assert Finder(new).follow(Anchor.of(COPIES, span), Drift(COPIES, new)) == (start + 12, start + 17)


def test_a_long_passage_that_stayed_is_known_by_itself() -> None:
    lines = STORY.split("\n")
    start = STORY.index(lines[2])
    alone = "\n".join(("كل ما حوله تغير تماما هنا", lines[2], "وهنا أيضا لم يبق شيء"))
    assert followed(Span(start, start + len(lines[2])), STORY, alone) == lines[2]


def test_a_passage_that_is_gone_does_not_go_to_its_double() -> None:
    first = Span(0, COPIES.index(".") + 1)
    new = COPIES[first.end :]
    assert place(Anchor.of(COPIES, first), new) is not None
    assert followed(first, COPIES, new) is None


def test_an_edited_passage_is_followed_and_a_moved_one_too() -> None:
    start = STORY.index("ثلاث بواخر")
    span = Span(start, start + len("ثلاث بواخر دخلت الحوض"))
    assert followed(span, STORY, STORY.replace("ثلاث", "أربع")) == "أربع بواخر دخلت الحوض"
    lines = STORY.split("\n")
    assert followed(span, STORY, "\n".join((*lines[3:], *lines[:3]))) == "ثلاث بواخر دخلت الحوض"
    assert followed(span, STORY, STORY.replace("ثلاث بواخر دخلت الحوض", "لم يدخل أحد")) is None


def test_a_short_word_that_stayed_amid_other_words_is_not_the_passage() -> None:
    start = STORY.index("إن ثلاث")
    rewritten = "\n".join(("عنوان آخر", "كل شيء تغير إن لم يكن أكثر من ذلك بكثير", "خاتمة مختلفة"))
    assert followed(Span(start, start + 2), STORY, rewritten) is None


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_what_did_not_change_is_the_same_both_ways(old: str, new: str) -> None:
    drift = Drift(old, new)
    for start in range(0, len(old) - 6, 5):
        moved = drift.new_place(Span(start, start + 6))
        if moved:
            assert new[slice(*moved)] == old[start : start + 6]
            assert drift.old_place(moved) == (start, start + 6)
    assert Drift(old, old).new_place(Span(0, len(old))) == (0, len(old))


def test_an_end_takes_the_marks_of_its_last_letter() -> None:
    edited = "تمهيد. " + STORY.replace("بواخر", "بواخِرٌ")
    span = place(anchor("ثلاث بواخر"), edited)
    assert span
    assert unicodedata.category(edited[span.end]) == "Zs"
