"""What Qt lays out agrees with two independent witnesses: python-bidi on order, arabic-reshaper on joining.

That is the proof that text must reach Qt in logical order: text that went through the two libraries
first fails the same comparison.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from arabic_reshaper import ArabicReshaper
from bidi import get_display
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

import resources
from ui.shown_text import is_rtl

pytestmark = pytest.mark.usefixtures("qapp")

PARAGRAPHS = (
    "وقالت إدارة المرفأ إن ثلاث بواخر دخلت الحوض الأول، وباتت السفن على الأرصفة.",
    "وأضاف المدير (وهو مهندس) أن الكلفة بلغت 260 مليون دولار في عام 2017 بزيادة 12%.",
    "نقلت وكالة Reuters عن شركة Open Sea Ltd قولها إن الطائرة F-16 هبطت في مطار Beirut.",
    'قال: "لا أعتقد أن ذلك سيحدث"، ثم غادر إلى لأنه مضطر لِإِتمام العمل.',
    "Der Hafen «مرفأ المدينة» wurde am 7.12.2024 geöffnet, sagt أحمد الخطيب.",
    "گفت که «پیشرفت» خوبی شده است و چهار نفر آمدند.",
    "ראש העיר אמר שהנמל נפתח ב-2024 מחדש (סוף סוף).",
    "مَلِئٌ يُسْتَشَفُّ لِإِخْوَةٍ وَآخَرِينَ",
)

FORMS = {"<isolated>": "{}", "<initial>": "{}\u200d", "<medial>": "\u200d{}\u200d", "<final>": "\u200d{}"}
"""How a letter is written so that it takes a form by itself."""


@pytest.fixture(autouse=True, scope="module")
def _fonts(qapp: object) -> None:
    resources.load_fonts()


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_letters_stand_in_the_order_of_the_bidirectional_algorithm(text: str) -> None:
    assert bare(qt_order(text)) == bare(get_display(text, base_dir=base(text)))


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_text_that_was_reshaped_and_reversed_before_qt_comes_out_wrong(text: str) -> None:
    reversed_ = get_display(ArabicReshaper().reshape(text), base_dir=base(text))
    assert bare(qt_order(reversed_)) != bare(get_display(text, base_dir=base(text)))


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_letters_join_as_the_reshaper_says(text: str) -> None:
    compared, wrong = joins(text)
    assert not wrong
    assert compared or not any("\u0621" <= letter <= "\u064a" for letter in text)


def test_a_letter_in_the_wrong_form_is_noticed() -> None:
    isolated = "س\u200cل\u200cا\u200cم"
    assert single_glyphs(isolated)[0] != single_glyphs("سلام")[0]


def test_the_paragraphs_of_real_articles_agree_too(shared: Path) -> None:
    seed = shared / "data/seed/000_6019f717aa42e46b.txt"
    texts = [line for line in seed.read_text(encoding="utf-8").splitlines() if line]
    for text in texts:
        assert bare(qt_order(text)) == bare(get_display(text, base_dir=base(text)))
        assert not joins(text)[1]


def base(text: str) -> str:
    return "R" if is_rtl(text) else "L"


def lay(text: str) -> QTextLayout:
    """The text on one line without end."""
    font = QFont(resources.INTERFACE)
    font.setPixelSize(40)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    rtl = Qt.LayoutDirection.RightToLeft if is_rtl(text) else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(rtl)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(1e6)
    layout.endLayout()
    return layout


def glyphs(layout: QTextLayout, index: int) -> list[tuple[float, int, bool]]:
    """The glyphs of one letter: left edge, number in its font, whether it runs from right to left."""
    return [
        (position.x(), glyph, run.isRightToLeft())
        for run in layout.glyphRuns(index, 1)
        for position, glyph in zip(run.positions(), run.glyphIndexes(), strict=True)
    ]


def qt_order(text: str) -> str:
    """The letters from left to right, as Qt puts them. The letters of a ligature share a place."""
    layout = lay(text)
    placed = []
    for index, letter in enumerate(text):
        if not unicodedata.combining(letter):
            x, _, rtl = min(glyphs(layout, index))
            placed.append((x, -index if rtl else index, letter))
    return "".join(letter for _, _, letter in sorted(placed))


def bare(text: str) -> str:
    """Letters only: marks and signs without width go where their letter goes, brackets are mirrored by both."""
    kept = (
        letter
        for letter in unicodedata.normalize("NFKC", text).replace("ـ", "")
        if unicodedata.category(letter) not in ("Mn", "Cf") and not unicodedata.mirrored(letter)
    )
    return "".join(kept).replace(" ", "")


def joins(text: str) -> tuple[int, list[tuple[int, str, str]]]:
    """How many letters were compared with the reshaper's forms, and those whose glyph is another."""
    compared, wrong = 0, []
    single = single_glyphs(text)
    for index, form in reshaped_forms(text).items():
        if index in single:
            compared += 1
            alone = FORMS[form].format(text[index])
            if single[index] != single_glyphs(alone)[alone.index(text[index])]:
                wrong.append((index, text[index], form))
    return compared, wrong


def reshaped_forms(text: str) -> dict[int, str]:
    """The form arabic-reshaper gives to each letter that has forms in Unicode, by offset."""
    reshaper = ArabicReshaper({"delete_harakat": False, "delete_tatweel": False, "support_ligatures": False})
    reshaped = reshaper.reshape(text)
    assert len(reshaped) == len(text)
    found = {}
    for index, letter in enumerate(reshaped):
        form = unicodedata.decomposition(letter).split(" ")[0]
        if form in FORMS and letter != text[index]:
            found[index] = form
    return found


def single_glyphs(text: str) -> dict[int, int]:
    """The glyph of every letter that has one of its own: those of ligatures are left out."""
    layout = lay(text)
    places = {index: glyphs(layout, index) for index, letter in enumerate(text) if letter.isalpha()}
    alone = Counter(tuple(place) for place in places.values())
    return {index: place[0][1] for index, place in places.items() if alone[tuple(place)] == 1}
