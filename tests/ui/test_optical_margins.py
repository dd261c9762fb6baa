"""Punctuation at the edges of the column: how far it hangs outside, and that all else stays exact."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.article import Article, Span
from tests.ui.test_article_view import ARTICLE, ink, line_text, settle, where
from ui.article_page import STYLES, Kind
from ui.article_view import ArticleView
from ui.highlights import Highlight
from ui.optical_margins import SHARES
from ui.page_geometry import PANE_MARGIN
from ui.theme import LIGHT
from ui.typography import Justification, Typography

pytestmark = pytest.mark.usefixtures("fonts")

ARABIC, LATIN = "«وقالت،»", "(as.)"


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    shown = ArticleView(LIGHT)
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(shown)
    shown.resize(776, 1000)
    shown.show()
    return shown


def show(view: ArticleView, paragraph: str, typography: Typography) -> np.ndarray:
    """Show one paragraph; where its ink begins and ends on each line, px outside the column's left and right."""
    view.set_typography(typography)
    view.show_article(Article(body=(paragraph,)))
    settle(view)
    geometry, drawn = view._layout.geometry, ink(view)
    line = geometry.piece(0).setting.measure.line_height
    edges = []
    for top in range(geometry.top(0), geometry.bottom(0), line):
        columns = np.where(drawn[top : top + line].any(axis=0))[0]
        edges.append((geometry.left - columns.min(), columns.max() + 1 - geometry.left - geometry.column))
    return np.array(edges)


def reach(sign: str, size: int, rtl_side: bool) -> float:
    """How far the ink of a sign reaches out: its share of its width, less the white that is part of it."""
    large = 20  # Qt rounds boxes to whole px
    metrics = QFontMetricsF(STYLES[Kind.BODY].font(Typography(size=size * large)))
    box, width = metrics.tightBoundingRect(sign), metrics.horizontalAdvance(sign)
    white = width - box.right() if rtl_side else box.left()
    return (SHARES[sign] * width - white) / large


@pytest.mark.parametrize("size", [17, 21, 31])
@pytest.mark.parametrize("justification", list(Justification))
def test_a_quotation_mark_hangs_at_the_start_of_every_line(
    view: ArticleView, size: int, justification: Justification
) -> None:
    edges = show(view, " ".join(["«وقالت"] * 60), Typography(size=size, justification=justification))
    assert len(edges) >= 5
    # Mirrored, the left edge of the glyph in the font is the right one in the line.
    assert edges[:, 1] == pytest.approx(reach("»", size, rtl_side=True), abs=1.2)
    assert min(edges[:, 1]) > 0


@pytest.mark.parametrize("sign", [".", "،", ":", "؛", "!", "؟", "…", "-"])
@pytest.mark.parametrize("justification", [Justification.SPACES, Justification.KASHIDA])
def test_a_sign_hangs_at_the_end_of_every_justified_line(
    view: ArticleView, sign: str, justification: Justification
) -> None:
    edges = show(view, " ".join([f"وقالت{sign}"] * 60), Typography(justification=justification))
    assert len(edges) >= 5
    assert edges[:-1, 0] == pytest.approx(reach(sign, 21, rtl_side=False), abs=1.2)


def test_latin_paragraphs_hang_on_their_own_sides(view: ArticleView) -> None:
    edges = show(view, " ".join(["“said."] * 90), Typography())
    assert edges[:, 0] == pytest.approx(reach("“", 21, rtl_side=False), abs=1.2)
    assert edges[:-1, 1] == pytest.approx(reach(".", 21, rtl_side=True), abs=1.2)


def test_a_full_stop_stands_out_by_seven_tenths_and_letters_not_at_all(view: ArticleView) -> None:
    show(view, " ".join(["وقالت."] * 60), Typography())
    layout, column = view._layout.geometry.piece(0).setting.layout, view._layout.geometry.column
    stop = QFontMetricsF(STYLES[Kind.BODY].font(Typography())).horizontalAdvance(".")
    assert layout.lineAt(1).horizontalAdvance() == pytest.approx(column + 0.7 * stop, abs=0.3)
    show(view, " ".join(["وقالت"] * 60), Typography())
    layout = view._layout.geometry.piece(0).setting.layout
    assert layout.lineAt(1).horizontalAdvance() == pytest.approx(column, abs=0.3)


def test_a_sign_inside_words_of_the_other_direction_does_not_hang(view: ArticleView) -> None:
    # On the lines between, Latin begins and ends every line: its signs stand where its words run, not at the edge.
    show(view, "وقالت " + " ".join(["Reuters."] * 60) + " أمس", Typography())
    layout, column = view._layout.geometry.piece(0).setting.layout, view._layout.geometry.column
    lines = [layout.lineAt(at) for at in range(1, layout.lineCount() - 1)]
    assert len(lines) >= 4
    assert [line.horizontalAdvance() for line in lines] == pytest.approx([column] * len(lines), abs=0.3)


def test_signs_that_are_not_seen_do_not_hide_the_one_that_hangs(view: ArticleView) -> None:
    # The score is isolated in what is drawn: a sign without width stands between it and the line's end.
    edges = show(view, " ".join(["وفاز 3-2\u2066\u2069،"] * 30 + ["3-2\u2069"]), Typography(measure=300))
    layout = view._layout.geometry.piece(0).setting
    commas = [
        at
        for at in range(layout.layout.lineCount() - 1)
        if layout.text[: layout.layout.lineAt(at + 1).textStart()].rstrip().endswith("،")
    ]
    assert commas
    assert edges[commas, 0] == pytest.approx(reach("،", 21, rtl_side=False), abs=1.2)


@pytest.mark.parametrize("words", [ARABIC, LATIN])
def test_a_mark_on_what_hangs_covers_it_whole(view: ArticleView, words: str) -> None:
    paragraph = " ".join([words] * 40)
    show(view, paragraph, Typography())
    whole = ink(view)
    view.set_spans((Span(0, len(paragraph)),))
    boxes = where(view, LIGHT.match).any(axis=0)
    columns = np.where(whole.any(axis=0))[0]
    assert boxes[columns.min() : columns.max() + 1].all()
    view.set_spans(())
    view.set_highlights((Highlight(0, len(paragraph), 1, "id"),))
    line = where(view, LIGHT.highlights[0].underline).any(axis=0)
    assert line[columns.min() : columns.max()].all()


@pytest.mark.parametrize("words", [ARABIC, LATIN])
def test_a_sign_outside_the_column_is_hit_marked_and_selected_where_it_is_drawn(view: ArticleView, words: str) -> None:
    paragraph = " ".join([words] * 40)
    show(view, paragraph, Typography())
    geometry = view._layout.geometry
    piece = geometry.piece(0)
    layout = piece.setting.layout
    for number in range(layout.lineCount() - 1):
        start, end = layout.lineAt(number).textStart(), layout.lineAt(number + 1).textStart()
        for at in (start, len(paragraph[:end].rstrip()) - 1):
            box = next(piece.rects(at, at + 1)).translated(geometry.left, geometry.top(0))
            assert box.left() < geometry.left or box.right() > geometry.left + geometry.column
            for part in (0.1, 0.5, 0.9):
                point = QPointF(box.left() + part * box.width(), box.center().y())
                hit = view._layout.hitTest(point, Qt.HitTestAccuracy.ExactHit)
                assert hit == at, (number, paragraph[at])


def test_a_title_in_quotation_marks_hangs_and_what_is_in_the_interface_face_does_not(view: ArticleView) -> None:
    view.show_article(Article(title="«عنوان»", caption="«صورة»", body=("نص",)))
    settle(view)
    geometry = view._layout.geometry
    edges = {
        piece.kind: max(rect.right() for rect in geometry.piece(number).rects(0, 1))
        for number, piece in enumerate(geometry.page.pieces)
    }
    assert edges[Kind.TITLE] > geometry.column + 2
    assert edges[Kind.BODY] == pytest.approx(geometry.column, abs=0.1)
    assert edges[Kind.CAPTION] == pytest.approx(geometry.column - STYLES[Kind.CAPTION].inset_start, abs=0.1)


@pytest.mark.parametrize("size", [17, 21, 24, 31])
def test_what_hangs_is_never_clipped_by_the_pane(view: ArticleView, size: int) -> None:
    typography = Typography(size=size)
    for kind in (Kind.TITLE, Kind.LEAD, Kind.BODY, Kind.RELATED):
        metrics = QFontMetricsF(STYLES[kind].font(typography))
        assert max(share * metrics.horizontalAdvance(sign) for sign, share in SHARES.items()) < PANE_MARGIN - 2
    view.resize(420, 900)
    view.set_typography(typography)
    view.show_article(Article(title=ARABIC, body=(" ".join([ARABIC] * 20),), lead=LATIN))
    settle(view)
    drawn = ink(view)
    assert not drawn[:, :2].any()
    assert not drawn[:, -2:].any()


HARD = (
    "Reuters قال إن شركة Sea فازت ثم عادت أمس إلى المرفأ القديم " * 8,
    "2017 قال المدير في 2018 إن الباخرة C++ دخلت well-known-harbour-of-the-old-city ثم خرجت " * 8,
    "والخزانة 😀👨‍👩‍👧‍👦🇱🇧 مرحبا 👍🏽 بكم في مدينة الساحل الكبرى " * 9,
    "A well-known, state-of-the-art and up-to-date over-the-counter non-self-governing harbour—or not—of Sea " * 8,
    "كلمة\tبعد\tجدولة\tومسافة ثم نص عادي يكمل السطر حتى آخره " * 9,
)


@pytest.mark.parametrize("paragraph", HARD)
@pytest.mark.parametrize("measure", [400, 528, 640])
def test_the_hardest_lines_end_at_the_edge_and_hold_whole_words(
    view: ArticleView, paragraph: str, measure: int
) -> None:
    view.resize(900, 1000)
    show(view, paragraph.strip(), Typography(measure=measure))
    geometry = view._layout.geometry
    setting = geometry.piece(0).setting
    layout = setting.layout
    stretched = {f.start for f in layout.formats() if f.format.fontWordSpacing()}
    assert len(stretched) >= layout.lineCount() / 2
    for number in range(layout.lineCount() - 1):
        line = layout.lineAt(number)
        assert setting._units[layout.lineAt(number + 1).textStart() - 1] == " "
        reach = line.horizontalAdvance() - geometry.column
        assert reach < 8
        if (
            line.textStart() in stretched
            and setting._units[line.textStart()].isalpha()
            and line_text(setting, number)[-1].isalpha()
        ):
            assert reach == pytest.approx(0, abs=0.6)


def test_a_tab_is_drawn_as_a_space_and_copied_as_a_tab(view: ArticleView) -> None:
    show(view, "كلمة\tبعد", Typography())
    assert view._layout.geometry.piece(0).shown.text == "كلمة بعد"
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == "كلمة\tبعد"


def test_lines_are_the_same_after_another_face_and_back(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    before = ink(view)
    view.set_typography(Typography(family="IBM Plex Sans Arabic"))
    view.set_typography(Typography())
    settle(view)
    QApplication.processEvents()
    assert (ink(view) == before).all()
