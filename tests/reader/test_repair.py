"""Damage done before a file was written is undone, and an ordinary text is left alone."""

from __future__ import annotations

import arabic_reshaper
import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st

from reader.repair import look_alikes, repair

TEXT = "ثقافة\nافتتح الوزير (أمس) معرض الكتاب في 2024\nوقال إن الدورة الثلاثين هي الأكبر منذ سنوات طويلة.\n"


def codes(text: str) -> list[str]:
    return [notice.code for notice in repair(text)[1]]


def test_an_ordinary_text_is_left_as_it_is() -> None:
    assert repair(TEXT) == (TEXT, ())


@pytest.mark.parametrize(("wrong", "right"), [("latin-1", "utf-8"), ("cp1256", "utf-8"), ("cp1252", "cp1256")])
def test_mojibake_is_undone(wrong: str, right: str) -> None:
    letters = TEXT.replace("ف", "ب").replace("ر", "ب").replace("م", "ب") if wrong == "cp1252" else TEXT
    mangled = letters.encode(right).decode(wrong)
    assert repair(mangled)[0] == letters
    assert codes(mangled) == ["mojibake"]


def test_accented_latin_is_no_mojibake() -> None:
    text = "Élève, ça va ? Les fenêtres étaient déjà fermées; où est-il allé ?"
    assert repair(text) == (text, ())


def test_spelled_out_characters_are_restored() -> None:
    spelled = "".join(f"\\u{ord(char):04x}" if char > "\x7f" else char for char in TEXT)
    assert repair(spelled)[0] == TEXT
    assert codes(spelled) == ["escapes"]


def test_shaped_letters_become_plain_ones() -> None:
    shaped = arabic_reshaper.reshape(TEXT)
    assert repair(shaped)[0] == TEXT
    assert codes(shaped) == ["presentation-forms"]


def test_shaped_and_reversed_lines_come_back_in_reading_order() -> None:
    visual = "\n".join(get_display(arabic_reshaper.reshape(line), base_dir="R") for line in TEXT.split("\n"))
    assert repair(visual)[0] == TEXT
    assert codes(visual) == ["visual-order", "presentation-forms"]


def test_plainly_reversed_lines_come_back_with_their_digits() -> None:
    reversed_ = "\n".join(line[::-1] for line in TEXT.split("\n"))
    assert repair(reversed_)[0] == TEXT


def test_visual_hebrew_comes_back_in_reading_order() -> None:
    logical = "חדשות היום בעולם הרחב\nראש הממשלה נפגש עם שרים."
    assert repair("\n".join(line[::-1] for line in logical.split("\n")))[0] == logical


def test_torn_letters_are_joined_where_wide_spaces_show_the_words() -> None:
    assert repair("ا ل ع ر ب ي ة  ل غ ة  ج م ي ل ة")[0] == "العربية لغة جميلة"


def test_overrides_and_tags_are_taken_out_with_a_warning() -> None:
    assert repair("بيان \u202eexe.fdp\u202c رسمي") == ("بيان exe.fdp رسمي", repair("بيان \u202eexe\u202c")[1])
    assert codes("بيان \u202eexe.fdp\u202c رسمي") == ["spoofing"]
    assert repair("سفينة\U000e0069\U000e0067 شحن")[0] == "سفينة شحن"


def test_a_flag_keeps_its_tags_and_a_family_its_joiners() -> None:
    text = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 👨‍👩‍👧 ❤️"
    assert repair(text) == (text, ())


def test_zero_width_letters_in_a_headline_are_worth_a_warning() -> None:
    assert repair("المر\u200bفأ") == ("المرفأ", repair("ا\u200bب")[1])
    assert codes("المر\u200bفأ") == ["spoofing"]


def test_persian_keeps_its_non_joiners_and_arabic_does_not() -> None:
    assert repair("می\u200cخواهم کتاب بخوانم")[0] == "می\u200cخواهم کتاب بخوانم"
    assert repair("الم\u200cرفأ")[0] == "المرفأ"


def test_marks_that_change_nothing_go_quietly() -> None:
    assert repair("اقتصاد \u200fوأعمال") == ("اقتصاد وأعمال", ())


def test_controls_and_terminal_colours_go_quietly() -> None:
    assert repair("كانت \x1b[31mمحدودة\x1b[0m\x07 جدا") == ("كانت محدودة جدا", ())


def test_lost_letters_are_said() -> None:
    assert codes("???? ??????? ?????? ????? ???? ????") == ["lost-letters"]


def test_look_alike_letters_in_a_headline_are_said() -> None:
    assert [notice.code for notice in look_alikes("شركة \u0410pple تفتح مكتبا")] == ["spoofing"]
    assert look_alikes("شركة Apple تفتح مكتبا") == ()
    assert look_alikes(None) == ()


@given(st.text(max_size=200))
def test_no_text_ever_breaks_the_repair(text: str) -> None:
    repair(text)[0].encode("utf-8", "surrogatepass")
