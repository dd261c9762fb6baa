"""Highlights and notes in the article pane, looked at; and selections that grow. Measured from pixels."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.article import Article, Span
from tests.ui.test_article_view import ARTICLE, BODY, LIGHT, pixels, press, settle, span_of, view, where
from ui.article_view import ArticleView
from ui.highlights import Highlight
from ui.note_card import NoteCard
from ui.theme import DARK
from ui.typography import REFERENCE_SIZE

pytestmark = pytest.mark.usefixtures("fonts")

__all__ = ["view"]

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LINE = 37


def highlight(words: str, colour: int | None = 1, note: str = "", article: Article = ARTICLE) -> Highlight:
    return Highlight(*span_of(article, words), colour, words, note)


def cards(view: ArticleView) -> list[NoteCard]:
    return [card for card in view.viewport().findChildren(NoteCard) if card.isVisible()]


def rows_of(mask: np.ndarray) -> list[int]:
    return [int(row) for row in np.flatnonzero(mask.any(axis=1))]


def show(view: ArticleView, *highlights: Highlight) -> None:
    view.show_article(ARTICLE)
    view.set_highlights(highlights)
    settle(view)


def test_a_highlight_fills_its_part_of_the_line_and_is_underlined(view: ArticleView) -> None:
    show(view, highlight("نشرته أمس"))
    line = view._layout.place_of(view._position(span_of(ARTICLE, "نشرته أمس").start)).top()
    fill = rows_of(where(view, LIGHT.highlights[0].fill))
    underline = rows_of(where(view, LIGHT.highlights[0].underline))
    assert abs(fill[0] - (line + 0.10 * LINE)) <= 1
    assert len(underline) == 2
    assert abs(underline[-1] + 1 - (line + 0.88 * LINE)) <= 1
    assert fill[-1] == underline[0] - 1


def test_a_highlight_over_a_line_end_has_a_box_on_either_line_that_do_not_touch(view: ArticleView) -> None:
    show(view, highlight(BODY[1]))
    rows = rows_of(where(view, LIGHT.highlights[0].fill))
    gaps = [after - before for before, after in pairwise(rows) if after - before > 1]
    assert len(gaps) == len(rows_of(where(view, LIGHT.highlights[0].underline))) / 2 - 1 > 0
    assert min(gaps) > 4


def test_a_match_lies_over_a_highlight_and_the_underline_stays(view: ArticleView) -> None:
    show(view, highlight("نشرته أمس", 2))
    view.set_spans((span_of(ARTICLE, "أمس"),))
    match, underline = where(view, LIGHT.match), where(view, LIGHT.highlights[1].underline)
    columns = np.flatnonzero(match.any(axis=0))
    assert columns.size > 20
    assert underline[:, columns].any(axis=0).mean() > 0.95


def test_highlights_follow_the_theme_and_break_no_line(view: ArticleView) -> None:
    show(view, highlight("نشرته أمس", 4))
    height = view._layout.geometry.height
    view.set_theme(DARK)
    assert where(view, DARK.highlights[3].fill).any()
    assert not where(view, LIGHT.highlights[3].fill).any()
    assert view._layout.geometry.height == height


def test_notes_stand_beside_their_lines_and_the_text_moves_without_breaking_anew(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    before = [view._layout.geometry.bottom(n) for n in range(len(view._layout.geometry.page.pieces))]
    left = view._layout.geometry.left
    view.set_highlights([highlight("نشرته أمس", 1, "راجع الخريطة"), highlight("وأضاف المدير", 2, "قارن بالأرقام")])
    geometry = view._layout.geometry
    assert [geometry.bottom(n) for n in range(len(geometry.page.pieces))] == before
    assert geometry.left > left
    for card, words in zip(cards(view), ("نشرته أمس", "وأضاف المدير"), strict=True):
        line = view._layout.place_of(view._position(span_of(ARTICLE, words).start))
        assert card.x() >= 0
        assert card.geometry().right() + 22 == geometry.left - 1
        assert abs(card.y() - line.top()) < LINE
        assert card.width() == 156


def test_notes_on_one_line_stand_one_below_the_other(view: ArticleView) -> None:
    show(view, highlight("المرفأ", 1, "ملاحظة طويلة تأخذ أكثر من سطر واحد في الهامش"), highlight("بيان", 2, "أخرى"))
    first, second = cards(view)
    assert second.y() >= first.geometry().bottom()


def test_in_a_wide_pane_notes_move_nothing(view: ArticleView) -> None:
    view.resize(1100, 800)
    view.show_article(ARTICLE)
    left = view._layout.geometry.left
    view.set_highlights([highlight("نشرته أمس", 1, "راجع")])
    assert view._layout.geometry.left == left
    assert cards(view)[0].width() == 156


def test_in_a_narrow_pane_a_note_is_a_marker_that_opens_under_its_paragraph(qtbot: QtBot, view: ArticleView) -> None:
    view.resize(640, 800)
    show(view, highlight("نشرته أمس", 1, "راجع الخريطة"), highlight("وأضاف", 2, "أخرى"))
    geometry = view._layout.geometry
    marker, lower = cards(view)
    assert marker.width() == 20
    number = next(n for n, piece in enumerate(geometry.page.pieces) if piece.text == BODY[0])
    next_top, height = geometry.top(number + 1), geometry.height
    qtbot.mouseClick(marker, Qt.MouseButton.LeftButton)
    note = next(card for card in cards(view) if card not in (marker, lower))
    line = view._layout.place_of(view._position(span_of(ARTICLE, "وأضاف").start))
    assert line.top() <= lower.y() <= line.bottom()
    assert geometry.bottom(number) < note.y() + view.verticalScrollBar().value()
    assert geometry.top(number + 1) - next_top == geometry.height - height > note.height()
    qtbot.mouseClick(marker, Qt.MouseButton.LeftButton)
    assert geometry.height == height
    assert cards(view) == [marker, lower]


def test_notes_scroll_with_their_lines(view: ArticleView) -> None:
    view.resize(776, 400)
    show(view, highlight("نشرته أمس", 1, "راجع"))
    y = cards(view)[0].y()
    view.verticalScrollBar().setValue(100)
    assert cards(view)[0].y() == y - 100


def test_a_click_on_a_highlight_or_its_note_names_it(qtbot: QtBot, view: ArticleView) -> None:
    mark = highlight("نشرته أمس", 1, "راجع")
    show(view, highlight(BODY[0], 2), mark)
    rect = next(iter(view._layout.geometry.piece(block_of(view, mark.start)).rects(*inside(view, mark))))
    middle = rect.translated(view._layout.geometry.left, view._layout.geometry.top(block_of(view, mark.start))).center()
    with qtbot.waitSignal(view.highlight_activated) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(middle.x()), round(middle.y())))
    assert chosen.args == [mark.id]
    with qtbot.waitSignal(view.highlight_activated) as chosen:
        qtbot.keyClick(cards(view)[0], Qt.Key.Key_Space)
    assert chosen.args == [mark.id]


def block_of(view: ArticleView, place: int) -> int:
    return view.document().findBlock(view._position(place)).blockNumber()


def inside(view: ArticleView, mark: Highlight) -> tuple[int, int]:
    start = view.document().findBlock(view._position(mark.start)).position()
    return view._position(mark.start) - start, view._position(mark.end) - start


def test_a_note_has_a_name_for_screen_readers(view: ArticleView) -> None:
    show(view, highlight("نشرته أمس", 1, "راجع الخريطة"))
    assert "راجع الخريطة" in cards(view)[0].accessibleName()


def test_another_article_has_none_of_the_marks(view: ArticleView) -> None:
    show(view, highlight("نشرته أمس", 1, "راجع"))
    view.show_article(Article(body=("نص آخر",), title="عنوان"))
    QApplication.processEvents()
    assert not cards(view)
    assert not where(view, LIGHT.highlights[0].fill).any()


def test_the_selection_grows_by_word_sentence_paragraph_article_and_shrinks(view: ArticleView) -> None:
    article = Article(title="عنوان", body=("جملة أولى هنا. وجملة ثانية؟ وثالثة.", "فقرة أخرى."))
    view.show_article(article)
    view.select(span_of(article, "ثانية"))
    grown = []
    for _ in range(4):
        view.select_more()
        grown.append(article.text[slice(*view.selected_range())])
    assert grown[:3] == ["وجملة ثانية؟", article.body[0], article.text]
    assert grown[3] == article.text
    view.select_less()
    assert article.text[slice(*view.selected_range())] == article.body[0]
    view.select_less()
    view.select_less()
    assert article.text[slice(*view.selected_range())] == "ثانية"


def test_growing_begins_with_a_word(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    view.select_more()
    assert ARTICLE.text[slice(*view.selected_range())] == "مرفأ"


def test_sentences_and_paragraphs_are_selected_by_key(view: ArticleView) -> None:
    article = Article(title="عنوان", body=("جملة أولى. وجملة ثانية؟ وثالثة.", "فقرة أخرى."))
    view.show_article(article)
    view.select(Span(len("عنوان") + article.text.index("جملة") - len("عنوان"), article.text.index("جملة") + 4))
    press(view, Qt.Key.Key_PageDown, CTRL_SHIFT)
    assert article.text[slice(*view.selected_range())] == "جملة أولى."
    press(view, Qt.Key.Key_PageDown, CTRL_SHIFT)
    assert article.text[slice(*view.selected_range())] == "جملة أولى. وجملة ثانية؟"
    press(view, Qt.Key.Key_Down, CTRL_SHIFT)
    assert article.text[slice(*view.selected_range())] == article.body[0]
    press(view, Qt.Key.Key_Down, CTRL_SHIFT)
    assert article.text[slice(*view.selected_range())].endswith("فقرة أخرى.")


def test_a_selection_is_told_in_code_points_without_the_space_round_it(view: ArticleView) -> None:
    article = Article(title="عنوان 😀 طويل", body=("نص.",))
    view.show_article(article)
    start = article.text.index("طويل")
    view.select(Span(start - 1, start + 4))
    assert view.selected_range() == Span(start, start + 4)
    view.setTextCursor(view.cursorForPosition(QPoint(0, 0)))
    assert view.selected_range() is None


def test_highlights_are_walked_from_the_selection_on(view: ArticleView) -> None:
    first, second = highlight("نشرته أمس"), highlight("وأضاف المدير", 2)
    show(view, second, first)
    view.step_highlight(+1)
    assert view.selected_range() == (first.start, first.end)
    view.step_highlight(+1)
    assert view.selected_range() == (second.start, second.end)
    view.step_highlight(+1)
    assert view.selected_range() == (first.start, first.end)
    view.step_highlight(-1)
    assert view.selected_range() == (second.start, second.end)


def test_notes_are_kept_through_another_text_size(view: ArticleView) -> None:
    show(view, highlight("نشرته أمس", 1, "راجع"))
    view.set_text_size(17)
    settle(view)
    assert view._layout.geometry.notes_beside
    view.set_text_size(REFERENCE_SIZE)
    settle(view)
    assert cards(view)[0].width() == 156
    assert pixels(view).any()
