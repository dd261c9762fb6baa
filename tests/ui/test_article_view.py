"""The article pane, looked at: edges, marks, places, links and what is copied. Measured from pixels."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QRegion,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.article import Article, Related, Span
from resources import READING
from ui import style
from ui.article_page import STYLES, Kind, page_of
from ui.article_view import ArticleView
from ui.theme import DARK, LIGHT, SEPIA
from ui.typesetting import Measure, Setting
from ui.typography import Justification, Typography

pytestmark = pytest.mark.usefixtures("fonts")

BODY = (
    "وقالت إدارة المرفأ في بيان نشرته أمس إن ثلاث بواخر كبيرة دخلت الحوض الأول منذ ساعات الفجر، وباتت على الأرصفة "
    "تنتظر تفريغ حمولتها من القمح والأخشاب ومواد البناء التي طلبها تجار المدينة قبل شهرين، ومن هنا نوجه الشكر.",
    "وأضاف المدير أن الأضرار التي لحقت بالمستودعات محدودة، وأن فريقا من المهندسين بدأ الكشف عليها مساء الخميس "
    "بعد أن هدأت الرياح وتوصلت الإدارة إلى اتفاق مع شركات التأمين على تقدير الخسائر في أقرب وقت ممكن.",
    "وذكر تقرير لوكالة Reuters أن شركة Open Sea Ltd أرسلت 260 حاوية إلى المرفأ في عام 2017، بزيادة نحو 12 حاوية "
    "عن العام الذي قبله، وأن النقابة فازت 3-2 في التصويت على ساعات العمل الجديدة بعد جدال طويل بين الأعضاء.",
    "مَلِئٌ يُسْتَشَفُّ لِإِخْوَةٍ وَآخَرِينَ، وَقَالَ الشَّيْخُ إِنَّ الْكِتَابَ الَّذِي بَيْنَ يَدَيْهِ قَدِيمٌ وَلَمْ يَقْرَأْهُ أَحَدٌ قَبْلَهُ مُنْذُ أَنْ نُسِخَ فِي الْمَدِينَةِ.",
)
ARTICLE = Article(
    body=BODY,
    section="المشرق-العربي",
    published="2024-12-07T02:47",
    title="مرفأ المدينة يستأنف العمل... والسفن الكبيرة تعود إلى الأرصفة",
    lead="أعلنت إدارة المرفأ استئناف حركة السفن بعد توقف دام أسبوعا بسبب العاصفة التي ضربت الساحل.",
    caption="سفن في المرفأ",
    related=(
        Related("لبنان", "2025-10-08T03:44", "معرض الكتاب يفتح أبوابه في القاعة الكبرى أمام ألفي زائر."),
        Related(None, None, "تعادل الفريقين في المباراة الأخيرة"),
    ),
)
SIZES = (17, 21, 27)


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    shown = ArticleView(LIGHT)
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(shown)
    shown.resize(776, 800)
    shown.show()
    return shown


def settle(view: ArticleView) -> None:
    """Let idle moments pass until everything is set."""
    while view._place.idle.isActive():
        QApplication.processEvents()


def pixels(view: ArticleView) -> np.ndarray:
    """What the pane shows, as rows of (red, green, blue)."""
    image = view.viewport().grab().toImage().convertToFormat(view.grab().toImage().Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), 2::-1].astype(int)


def where(view: ArticleView, color: str) -> np.ndarray:
    """Where exactly this colour is, as a mask of the pane."""
    wanted = QColor(color)
    return (pixels(view) == (wanted.red(), wanted.green(), wanted.blue())).all(axis=2)


def ink(view: ArticleView) -> np.ndarray:
    """Where something dark is drawn on the light paper."""
    return pixels(view).sum(axis=2) < 380


def lines_of(view: ArticleView, kind: Kind) -> list[tuple[int, int, bool, bool]]:
    """Top, bottom, «is it stretched» and «does it end with a letter» of every visible line of a kind."""
    geometry = view._layout.geometry
    found = []
    for number, piece in enumerate(geometry.page.pieces):
        setting = geometry.piece(number).setting
        height = setting.measure.line_height
        if piece.kind is kind:
            stretched = {f.start for f in setting.layout.formats() if f.format.fontWordSpacing()}
            for at in range(setting.layout.lineCount()):
                top = geometry.top(number) + at * height - view.verticalScrollBar().value()
                if top >= 0 and top + height <= view.viewport().height():
                    letter = line_text(setting, at)[-1].isalpha()
                    found.append((top, top + height, setting.layout.lineAt(at).textStart() in stretched, letter))
    return found


def line_text(setting: Setting, number: int) -> str:
    """What stands on a line, without the space it ends with."""
    line = setting.layout.lineAt(number)
    return setting.text[line.textStart() : line.textStart() + line.textLength()].rstrip()


def span_of(article: Article, words: str, nth: int = 0) -> Span:
    """Where words stand in the article's text."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return Span(start, start + len(words))


# Edges


@pytest.mark.parametrize("size", SIZES)
def test_both_edges_of_justified_text_are_straight(view: ArticleView, size: int) -> None:
    view.resize(900, 1100)
    view.set_text_size(size)
    view.show_article(ARTICLE._replace(title=None, lead=None, caption=None))
    settle(view)
    drawn, left = ink(view), view._layout.geometry.left
    right = left + view._layout.geometry.column
    edges = []
    for top, bottom, stretched, letter in lines_of(view, Kind.BODY):
        columns = np.where(drawn[top:bottom].any(axis=0))[0]
        edges.append((columns.min() - left if stretched and letter else None, right - 1 - columns.max()))
    lefts = [gap for gap, _ in edges if gap is not None]
    assert len(lefts) >= 5
    bearing = size / 21 * 1.5  # what a letter's shape leaves of its advance, either way
    assert max(map(abs, lefts)) <= 1 + bearing
    assert max(abs(gap) for _, gap in edges) <= 1 + bearing


def test_edges_stay_straight_through_resizing_and_text_size(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    for width, size in ((500, 21), (776, 24), (640, 17), (776, 21)):
        view.resize(width, 1000)
        view.set_text_size(size)
        settle(view)
        column = view._layout.geometry.column
        for number, piece in enumerate(view._layout.geometry.page.pieces):
            setting = view._layout.geometry.piece(number).setting
            layout = setting.layout
            stretched = {f.start for f in layout.formats() if f.format.fontWordSpacing()}
            lines = [layout.lineAt(at) for at in range(layout.lineCount()) if line_text(setting, at)[-1].isalpha()]
            filled = [line.horizontalAdvance() for line in lines if line.textStart() in stretched]
            assert filled == pytest.approx([column] * len(filled), abs=1), piece.text


@pytest.mark.parametrize("width", range(300, 560, 4))
def test_no_letter_and_no_far_reaching_last_glyph_moves_a_line_end(width: int) -> None:
    """Urdu has both: short words whose first letter would still fit, and «ے», which reaches far back."""
    text = "مبتلا نظر آتے ہیں۔ خوبصورت بالوں میں خشکی کے ذرات نہایت بدنما لگتے ہیں اور آواز بلند کرتی آرہی ہے و " * 4
    amiri = style.font(21, family=READING)
    setting = Setting(QTextLayout(text, amiri), text, Measure(amiri, 40, width, justified=True))
    layout = setting.layout
    lines = [layout.lineAt(at) for at in range(layout.lineCount())]
    assert all(text[line.textStart() - 1] == " " for line in lines[1:])
    stretched = {f.start for f in layout.formats() if f.format.fontWordSpacing()}
    filled = [line.horizontalAdvance() for line in lines if line.textStart() in stretched]
    assert len(filled) >= 4
    assert filled == pytest.approx([width] * len(filled), abs=0.5)


def test_a_theme_change_breaks_no_line(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    before = [view._layout.geometry.piece(number) for number in range(4)]
    view.set_theme(DARK)
    assert [view._layout.geometry.piece(number) for number in range(4)] == before
    assert where(view, DARK.paper).mean() > 0.5
    view.set_theme(SEPIA)
    assert where(view, SEPIA.paper).mean() > 0.5


def test_a_wider_pane_moves_the_column_and_breaks_no_line(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    before, left = view._layout.geometry.piece(3), view._layout.geometry.left
    view.resize(976, 800)
    assert view._layout.geometry.piece(3) is before
    assert view._layout.geometry.left == left + 100


def test_a_headline_turns_at_its_punctuation(view: ArticleView) -> None:
    title = "مرفأ المدينة... السفن الكبيرة تعود إلى الأرصفة القديمة"
    view.show_article(ARTICLE._replace(title=title))
    layout = view._layout.geometry.piece(1).setting.layout
    assert layout.lineCount() == 2
    assert title[: layout.lineAt(1).textStart()].strip().endswith("...")


def test_a_headline_without_a_turn_has_lines_of_like_length(view: ArticleView) -> None:
    view.show_article(ARTICLE._replace(title="مرفأ المدينة القديمة يستأنف العمل بعد أسبوع من العاصفة الكبيرة"))
    layout = view._layout.geometry.piece(1).setting.layout
    lengths = [layout.lineAt(at).horizontalAdvance() for at in range(layout.lineCount())]
    assert len(lengths) == 2
    assert min(lengths) > 0.7 * max(lengths)


@pytest.mark.parametrize("size", SIZES)
def test_no_mark_is_clipped(view: ArticleView, size: int) -> None:
    words = "مَلِئٌ يُسْتَشَفُّ لِإِ"
    view.set_text_size(size)
    view.show_article(Article(body=(words, words, words)))
    free = QImage(400, 200, QImage.Format.Format_Grayscale8)
    free.fill(255)
    painter = QPainter(free)
    painter.setFont(STYLES[Kind.BODY].font(Typography(size=size)))
    painter.drawText(QPointF(20, 100), words)
    painter.end()
    needed = np.where((np.frombuffer(free.constBits(), np.uint8).reshape(200, -1) < 127).any(axis=1))[0]
    rows = np.where(ink(view).any(axis=1))[0]
    paragraphs = view._layout.geometry.top(2) - view._layout.geometry.top(0)
    assert rows.max() - rows.min() - paragraphs == pytest.approx(needed.max() - needed.min(), abs=1)


def test_asking_where_a_block_stands_does_not_move_it(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    before = pixels(view)
    for number in range(len(view._page.pieces)):
        block = view.document().findBlockByNumber(number)
        box = view._layout.blockBoundingRect(block)
        assert box.top() == view._layout.geometry.top(number)
        assert block.layout().position() == box.topLeft()
    assert (pixels(view) == before).all()


def test_a_font_set_on_the_widget_does_not_reach_the_page(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    before = pixels(view)
    view.setFont(QFont("IBM Plex Mono", 30))
    settle(view)
    assert (pixels(view) == before).all()


def test_the_column_stands_in_the_middle_whichever_side_the_scroll_bar_is(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        view.setLayoutDirection(direction)
        QApplication.processEvents()
        left = view.viewport().x() + view._layout.geometry.left
        assert left == (view.width() - Typography().measure) / 2


def test_another_interface_language_keeps_the_place_and_the_matches(view: ArticleView) -> None:
    long = ARTICLE._replace(body=BODY * 12)
    place = span_of(long, "وذكر تقرير", 6).start
    view.show_article(long, place, (span_of(long, "بواخر"),))
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.place() == place
    assert view._painter.matches.spans[0].start == view._position(span_of(long, "بواخر").start)


def test_the_wheel_with_ctrl_asks_for_another_size(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    asked: list[int] = []
    view.zoom_asked.connect(asked.append)
    for turned in (120, -240):
        point, none = QPointF(50, 50), Qt.MouseButton.NoButton
        wheel = QWheelEvent(
            point, point, QPoint(), QPoint(0, turned), none, Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), wheel)
    assert asked == [1, -1]


def test_a_pane_too_narrow_to_read_in_is_no_failure(view: ArticleView) -> None:
    for width in (10, *range(72, 90)):
        view.resize(width, 300)
        view.show_article(ARTICLE)
        settle(view)
        assert view._layout.geometry.height > 0


# What the reader may choose


def test_kashida_keeps_the_edges_straight_and_the_spaces_near_normal(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    before = widest_spacing(view)
    view.set_typography(Typography(justification=Justification.KASHIDA))
    settle(view)
    assert any("\u0640" in view._layout.geometry.piece(number).shown.text for number in range(8))
    assert widest_spacing(view) < 0.7 * before
    for number, piece in enumerate(view._page.pieces):
        if piece.kind is Kind.BODY:
            setting = view._layout.geometry.piece(number).setting
            lines = [setting.layout.lineAt(at) for at in range(setting.layout.lineCount() - 1)]
            assert [line.horizontalAdvance() for line in lines] == pytest.approx([528] * len(lines), abs=1)


def test_kashida_is_drawn_and_never_copied_and_marks_stand_right(view: ArticleView) -> None:
    view.set_typography(Typography(justification=Justification.KASHIDA))
    view.show_article(ARTICLE, spans=(span_of(ARTICLE, "المهندسين"),))
    settle(view)
    box = where(view, LIGHT.match)
    rows, columns = np.where(box.any(axis=1))[0], np.where(box.any(axis=0))[0]
    word = span_of(ARTICLE, "المهندسين")
    for x in (columns.min() + 2, (columns.min() + columns.max()) / 2, columns.max() - 2):
        hit = view._layout.hitTest(QPointF(x, (rows.min() + rows.max()) / 2), Qt.HitTestAccuracy.ExactHit)
        assert view._position(word.start) <= hit < view._position(word.end)
    for x in (columns.min() - 2, columns.max() + 3):
        hit = view._layout.hitTest(QPointF(x, (rows.min() + rows.max()) / 2), Qt.HitTestAccuracy.ExactHit)
        assert not view._position(word.start) <= hit < view._position(word.end)
    view.selectAll()
    assert view.createMimeDataFromSelection().text().count(ARTICLE.text) == 1


def test_vowel_marks_can_be_hidden_and_are_still_copied(view: ArticleView) -> None:
    view.show_article(ARTICLE, spans=(span_of(ARTICLE, "الْكِتَابَ"),))
    view.set_typography(Typography(tashkeel=False))
    settle(view)
    number = len(BODY) + 3
    assert view._layout.geometry.piece(number).shown.text.startswith("ملئ يستشف لإخوة")
    view.selectAll()
    assert BODY[3] in view.createMimeDataFromSelection().text()


def test_lines_are_ragged_on_request(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    view.set_typography(Typography(justification=Justification.RAGGED))
    settle(view)
    assert widest_spacing(view) == 0


def test_indented_paragraphs_begin_further_in_and_do_not_stand_apart(view: ArticleView) -> None:
    view.show_article(ARTICLE._replace(title=None, lead=None, caption=None))
    view.set_typography(Typography(indented=True))
    settle(view)
    drawn, geometry = ink(view), view._layout.geometry
    assert geometry.top(2) == geometry.bottom(1)
    for number, indent in ((1, 0), (2, 1.5 * 21)):
        columns = np.where(drawn[geometry.top(number) : geometry.top(number) + 37].any(axis=0))[0]
        assert geometry.left + geometry.column - columns.max() == pytest.approx(indent, abs=3)
        second = np.where(drawn[geometry.top(number) + 37 : geometry.top(number) + 74].any(axis=0))[0]
        assert geometry.left + geometry.column - second.max() == pytest.approx(0, abs=3)


def test_leading_measure_and_face_follow_the_reader(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    view.set_typography(Typography(leading=1.5, measure=400, family="IBM Plex Sans Arabic"))
    settle(view)
    measure = view._layout.geometry.piece(4).setting.measure
    assert (measure.line_height, measure.width, measure.font.family()) == (56, 400, "IBM Plex Sans Arabic")


@pytest.mark.parametrize("kind", [Kind.TITLE, Kind.LEAD, Kind.BODY, Kind.RELATED])
def test_another_face_gets_the_line_height_it_needs(kind: Kind) -> None:
    tight = Typography(family="IBM Plex Sans Arabic", leading=0.5)
    assert STYLES[kind].line_distance(tight) >= QFontMetricsF(STYLES[kind].font(tight)).height()


def widest_spacing(view: ArticleView) -> float:
    geometry = view._layout.geometry
    formats = [f for number in range(len(view._page.pieces)) for f in geometry.piece(number).setting.layout.formats()]
    return max((f.format.fontWordSpacing() for f in formats if f.length > 1), default=0)


# Marks


def test_a_match_box_covers_its_word_and_no_more(view: ArticleView) -> None:
    view.show_article(ARTICLE, spans=(span_of(ARTICLE, "بواخر"),))
    settle(view)
    geometry = view._layout.geometry
    number = next(n for n, piece in enumerate(geometry.page.pieces) if "بواخر" in piece.text)
    at = geometry.page.pieces[number].text.index("بواخر")
    line = geometry.piece(number).setting.layout.lineForTextPosition(at)
    box = where(view, LIGHT.match)
    rows, columns = np.where(box.any(axis=1))[0], np.where(box.any(axis=0))[0]
    ends = sorted((line.cursorToX(at)[0], line.cursorToX(at + 5)[0]))
    assert columns.min() == pytest.approx(geometry.left + ends[0], abs=1)
    assert columns.max() + 1 == pytest.approx(geometry.left + ends[1], abs=1)
    assert rows.max() + 1 - rows.min() == pytest.approx(37 * 0.82, abs=1.5)


def test_a_match_across_a_line_end_has_a_box_on_either_line(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    number = next(n for n, piece in enumerate(view._page.pieces) if piece.text == BODY[0])
    first_end = view._layout.geometry.piece(number).setting.layout.lineAt(1).textStart()
    start = span_of(ARTICLE, BODY[0]).start
    view.set_spans((Span(start + first_end - 8, start + first_end + 8),))
    geometry = view._layout.geometry
    box = where(view, LIGHT.match)
    top = geometry.top(number)
    upper = np.where(box[top : top + 37].any(axis=0))[0]
    lower = np.where(box[top + 37 : top + 74].any(axis=0))[0]
    assert upper.min() == pytest.approx(geometry.left, abs=2)  # a line's end is at the left
    assert lower.max() + 1 == pytest.approx(geometry.left + Typography().measure, abs=2)
    assert not box[top + 74 :].any()
    assert not box[top + 35 : top + 39].any()  # the boxes of two lines do not touch


def test_a_match_across_directions_has_a_box_for_each(view: ArticleView) -> None:
    article = Article(body=("قال إن شركة Open Sea هناك",))
    view.show_article(article, spans=(span_of(article, "شركة Open"),))
    box = where(view, LIGHT.match)
    columns = box.any(axis=0)
    stretches = np.count_nonzero(np.diff(columns.astype(int)) == 1)
    assert stretches == 2
    geometry = view._layout.geometry
    layout = geometry.piece(0).setting.layout
    unmarked = layout.glyphRuns(article.text.index("Sea"), 3)[0].positions()[0].x()
    assert not columns[int(geometry.left + unmarked) + 2]


def test_a_match_after_an_emoji_covers_its_word(view: ArticleView) -> None:
    article = Article(body=("😀😀 قال المدير",))
    view.show_article(article, spans=(span_of(article, "المدير"),))
    geometry = view._layout.geometry
    line = geometry.piece(0).setting.layout.lineAt(0)
    columns = np.where(where(view, LIGHT.match).any(axis=0))[0]
    assert columns.min() == pytest.approx(geometry.left + line.cursorToX(len("😀😀 قال المدير") + 2)[0], abs=1.5)
    assert columns.max() < geometry.left + line.cursorToX(4 + 1 + 4)[0] + 1


def test_a_match_in_isolated_text_covers_what_is_drawn(view: ArticleView) -> None:
    article = Article(body=("فاز الفريق 3-2 أمس",))
    view.show_article(article, spans=(span_of(article, "أمس"),))
    view.next_match()
    columns = np.where(where(view, LIGHT.current_match).any(axis=0))[0]
    drawn = np.where(ink(view).any(axis=0))[0]
    assert columns.min() <= drawn.min() + 2  # the last word of the line is the leftmost
    assert columns.max() < view._layout.geometry.left + Typography().measure - 80


def test_the_current_match_is_inverted(view: ArticleView) -> None:
    view.show_article(ARTICLE, spans=(span_of(ARTICLE, "بواخر"),))
    view.next_match()
    fill = where(view, LIGHT.current_match)
    rows, columns = np.where(fill)
    inside = pixels(view)[rows.min() : rows.max(), columns.min() : columns.max()]
    assert (inside.sum(axis=2) > 740).any()  # its letters are white
    assert not where(view, LIGHT.match).any()


def test_letters_on_a_match_are_in_full_ink_even_in_the_caption(view: ArticleView) -> None:
    view.show_article(ARTICLE, spans=(span_of(ARTICLE, "سفن في"),))
    settle(view)
    caption = next(n for n, piece in enumerate(view._page.pieces) if piece.kind is Kind.CAPTION)
    top, bottom = view._layout.geometry.top(caption), view._layout.geometry.bottom(caption)
    marked = np.where(where(view, LIGHT.match)[top:bottom].any(axis=0))[0]
    letters = pixels(view)[top:bottom, marked.min() : marked.max()]
    darkest = sum(QColor(LIGHT.ink).getRgb()[:3])
    assert letters.sum(axis=2).min() < darkest + 60 < sum(QColor(LIGHT.ink3).getRgb()[:3])


def test_matches_are_walked_round_and_stand_a_third_from_the_top(view: ArticleView) -> None:
    long = ARTICLE._replace(body=BODY * 12)
    spans = tuple(span_of(long, "بواخر", nth) for nth in range(12))
    view.show_article(long, spans=spans)
    heard: list[tuple[int, int]] = []
    view.match_changed.connect(lambda current, total: heard.append((current, total)))
    for _ in range(5):
        view.next_match()
    place = view._layout.place_of(view._position(spans[4].start)).top() - view.verticalScrollBar().value()
    assert place == pytest.approx(view.viewport().height() / 3, abs=1)
    for _ in range(5):
        view.previous_match()
    assert heard == [(n, 12) for n in (1, 2, 3, 4, 5, 4, 3, 2, 1, 12)]


def test_ticks_beside_the_scroll_bar_show_where_matches_stand(view: ArticleView) -> None:
    long = ARTICLE._replace(body=BODY * 12)
    view.show_article(long, spans=(span_of(long, "بواخر", 6),))
    settle(view)
    image = view.verticalScrollBar().grab().toImage()
    rows = [y for y in range(image.height()) if image.pixelColor(1, y) == QColor(LIGHT.tick)]
    geometry = view._layout.geometry
    expected = view._layout.place_of(view._position(span_of(long, "بواخر", 6).start)).top() / geometry.height
    assert len(rows) == 2
    assert rows[0] / image.height() == pytest.approx(expected, abs=0.01)


def test_a_part_that_is_painted_anew_looks_as_it_did(view: ArticleView) -> None:
    long = ARTICLE._replace(body=(" ".join(BODY * 40),))
    view.show_article(long, spans=tuple(span_of(long, "بواخر", nth) for nth in range(40)))
    view.next_match()
    settle(view)
    view.verticalScrollBar().setValue(2000)
    whole = pixels(view)
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    for top in range(0, view.viewport().height(), 50):
        strip = QRect(0, top, view.viewport().width(), 50)
        view.viewport().render(image, strip.topLeft(), QRegion(strip))
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    assert (rows[: whole.shape[0] // 50 * 50, : image.width(), 2::-1] == whole[: whole.shape[0] // 50 * 50]).all()


# The place


def test_the_place_is_the_start_of_the_first_visible_line(view: ArticleView) -> None:
    long = ARTICLE._replace(body=BODY * 12)
    view.show_article(long)
    assert view.place() == 0
    settle(view)
    view.verticalScrollBar().setValue(1500)
    geometry = view._layout.geometry
    position = view._layout.line_start_at(1500 + 18)
    assert long.text[view.place() :].startswith(
        view.document().toRawText()[position : position + 40].split("\u2029")[0]
    )
    assert 0 <= geometry.top(geometry.number_at(1518)) <= 1518


@pytest.mark.parametrize("emoji", ["", "😀"])
def test_a_place_comes_back_exactly_in_another_size(view: ArticleView, emoji: str) -> None:
    long = ARTICLE._replace(body=tuple(emoji + paragraph for paragraph in BODY * 12))
    view.show_article(long)
    view.verticalScrollBar().setValue(1777)
    settle(view)
    place = view.place()
    view.resize(520, 700)
    settle(view)
    view.set_text_size(27)
    settle(view)
    assert view.place() == place
    top = view._layout.place_of(view._position(place)).top() - view.verticalScrollBar().value()
    assert -40 < top < 40
    view.show_article(None)
    view.show_article(long, place)
    assert view.place() == place
    assert view._layout.place_of(view._position(place)).top() == view.verticalScrollBar().value()


def test_idle_setting_does_not_move_what_is_read(view: ArticleView) -> None:
    long = ARTICLE._replace(body=BODY * 100)
    place = span_of(long, "وذكر تقرير", 60).start
    view.show_article(long, place)
    assert view._place.idle.isActive()
    settle(view)
    assert view.place() == place
    assert view._layout.place_of(view._position(place)).top() == view.verticalScrollBar().value()


def test_paging_goes_on_where_the_eye_stopped(view: ArticleView) -> None:
    view.show_article(ARTICLE._replace(body=BODY * 12))
    settle(view)
    for _ in range(4):
        before = view.verticalScrollBar().value()
        press(view, Qt.Key.Key_Space)
        after = view.verticalScrollBar().value()
        assert 0.7 * view.viewport().height() < after - before < view.viewport().height()
        assert view._layout.place_of(view._layout.line_start_at(after + 1)).top() == after
    press(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


# Selecting, copying, links


def test_what_is_copied_is_what_was_written(view: ArticleView) -> None:
    article = Article(body=("فاز الفريق 3-2 أمس في C++", "سطر\u00a0ثان"), section="رياضة", title="😀 عنوان")
    view.show_article(article)
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == "رياضة\n" + article.text
    assert not view.createMimeDataFromSelection().hasHtml()


def test_a_selection_by_mouse_is_painted_and_copied(view: ArticleView) -> None:
    article = Article(body=("قال المدير إن فاز 3-2 أمس",))
    view.show_article(article)
    geometry = view._layout.geometry
    y = geometry.top(0) + 18
    line = geometry.piece(0).setting
    start, end = (next(line.rects(at, at + 1)) for at in (4, 9))
    drag(view, QPointF(geometry.left + start.right(), y), QPointF(geometry.left + end.left(), y))
    assert view.createMimeDataFromSelection().text() == "المدير"
    columns = np.where(where(view, LIGHT.selection).any(axis=0))[0]
    assert columns.min() == pytest.approx(geometry.left + end.left(), abs=1.5)


@pytest.mark.parametrize("paragraph", ["قال المدير إن المرفأ مفتوح", "فاز الفريق 3-2 وقال المدير شكرا"])
def test_a_double_click_selects_a_word(view: ArticleView, paragraph: str) -> None:
    article = Article(body=(paragraph,))
    view.show_article(article)
    geometry = view._layout.geometry
    at = paragraph.index("المدير")
    box = next(geometry.piece(0).rects(at, at + 6))
    point = QPointF(geometry.left + box.center().x(), geometry.top(0) + 18)
    left = Qt.MouseButton.LeftButton
    double = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, point, view.viewport().mapToGlobal(point), left, left,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), double)
    assert view.textCursor().selectedText() == "المدير"


def test_a_place_beyond_the_text_is_its_end(view: ArticleView) -> None:
    view.show_article(ARTICLE, place=10**6)
    settle(view)
    assert view.place() <= len(ARTICLE.text)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_text_is_selected_by_the_keyboard(view: ArticleView) -> None:
    article = Article(body=("قال المدير إن المرفأ مفتوح", *BODY))
    view.show_article(article)
    settle(view)
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    press(view, Qt.Key.Key_Left, shift | control)  # on is left in Arabic
    assert view.textCursor().selectedText() == "قال "
    press(view, Qt.Key.Key_Left, shift)
    assert view.textCursor().selectedText() == "قال ا"
    press(view, Qt.Key.Key_Right, shift)
    assert view.textCursor().selectedText() == "قال "
    press(view, Qt.Key.Key_Down, shift)
    below = view.textCursor().selectedText()
    assert below.startswith(article.body[0] + "\u2029" + BODY[0][:4])
    assert len(below) < len(article.body[0]) + 20
    press(view, Qt.Key.Key_Up, shift)
    assert view.textCursor().selectedText().strip() == "قال"
    press(view, Qt.Key.Key_End, shift | control)
    assert view.createMimeDataFromSelection().text() == article.text


def test_selecting_by_keyboard_begins_where_one_clicked_or_at_the_headline(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    press(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.textCursor().selectedText() == ARTICLE.title[0]
    place = view._layout.place_of(view._position(span_of(ARTICLE, "وقالت").start))
    click = QPointF(place.right() - 1, place.center().y())
    drag(view, click, click)
    press(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.textCursor().selectedText() == "و"


def test_a_selection_that_grows_out_of_the_pane_stays_in_view(view: ArticleView) -> None:
    view.show_article(ARTICLE._replace(body=(" ".join((BODY[2],) * 9),)))
    settle(view)
    for _ in range(40):
        press(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        line = view._layout.place_of(view.textCursor().position())
        value = view.verticalScrollBar().value()
        assert value <= line.top()
        assert line.bottom() <= value + view.viewport().height()
    assert value > 0


def test_a_point_on_a_letter_gives_its_offset_in_every_direction(view: ArticleView) -> None:
    article = Article(body=("قال إن Open Sea فازت 3-2 هناك",))
    view.show_article(article)
    geometry = view._layout.geometry
    for at, letter in enumerate(article.text):
        if letter.isalnum():
            box = next(geometry.piece(0).rects(at, at + 1))
            for part in (0.1, 0.5, 0.9):
                point = QPointF(geometry.left + box.left() + part * box.width(), geometry.top(0) + 18)
                assert view._layout.hitTest(point, Qt.HitTestAccuracy.ExactHit) == at, letter


def test_a_related_item_is_chosen_by_keyboard(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    chosen: list[int] = []
    view.related_chosen.connect(chosen.append)
    view.setFocus()
    press(view, Qt.Key.Key_Tab)
    assert where(view, LIGHT.accent).any()
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Tab)
    press(view, Qt.Key.Key_Return)
    assert chosen == [0, 1]


def test_a_related_item_is_chosen_by_mouse(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    chosen: list[int] = []
    view.related_chosen.connect(chosen.append)
    geometry = view._layout.geometry
    last = len(geometry.page.pieces) - 1
    text = next(geometry.piece(last).rects(0, 10))
    point = QPointF(geometry.left + text.center().x(), geometry.top(last) + 16)
    drag(view, point, point)
    drag(view, point - QPointF(text.right() - 20, 0), point - QPointF(text.right() - 20, 0))
    assert chosen == [1]


def test_the_focus_ring_goes_round_the_whole_item(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    view.setFocus()
    press(view, Qt.Key.Key_Tab)
    ring = where(view, LIGHT.accent)
    columns = np.where(ring.any(axis=0))[0]
    assert columns.max() - columns.min() >= Typography().measure


# Page


def test_the_section_loses_its_hyphen_and_the_date_is_in_words() -> None:
    kicker = page_of(ARTICLE).pieces[0]
    assert kicker.text.startswith("المشرق العربي")
    assert kicker.text.endswith("Saturday 7 December 2024, 02:47")


def test_each_paragraph_has_the_direction_of_its_first_strong_letter() -> None:
    page = page_of(Article(body=("نص عربي", "Latin text", "2024"), title="عنوان"))
    assert [piece.rtl for piece in page.pieces] == [True, True, False, True]


@pytest.mark.parametrize("missing", ["title", "lead", "caption", "section", "published"])
def test_an_article_that_lacks_something_is_shown_without_it(view: ArticleView, missing: str) -> None:
    article = ARTICLE._replace(**{missing: None}, related=())
    view.show_article(article, place=len(article.text) - 10)
    settle(view)
    view.selectAll()
    assert view.createMimeDataFromSelection().text().endswith(article.text)


def test_nothing_is_shown_for_no_article(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    view.show_article(None)
    assert view.document().isEmpty()
    assert not ink(view).any()
    assert view.place() == 0
    view.next_match()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_style_has_a_real_weight_of_its_own(kind: Kind) -> None:
    font = STYLES[kind].font(Typography())
    info = QFontInfo(font)
    assert info.family() == STYLES[kind].family
    assert info.weight() == STYLES[kind].weight


def test_a_screen_reader_finds_letters_where_they_are_drawn(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    settle(view)
    position = view._position(span_of(ARTICLE, "وأضاف").start)
    for width in (776, 900):
        view.resize(width, 800)
        letter = QAccessible.queryAccessibleInterface(view).textInterface().characterRect(position)
        drawn = view._layout.place_of(position).translated(view.viewport().mapToGlobal(QPointF(0, 0)))
        assert letter.left() == pytest.approx(drawn.right(), abs=2)  # Qt draws the box on from where a letter begins
        assert letter.center().y() == pytest.approx(drawn.center().y(), abs=2)


def test_the_view_has_a_name(view: ArticleView) -> None:
    assert view.accessibleName() == "Article"


def press(view: ArticleView, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    text = {Qt.Key.Key_Space: " ", Qt.Key.Key_Return: "\r", Qt.Key.Key_Tab: "\t"}.get(key, "")
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(view, QKeyEvent(kind, key, modifiers, text))


def drag(view: ArticleView, start: QPointF, end: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, point, button, held in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        event = QMouseEvent(
            kind, point, view.viewport().mapToGlobal(point), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view.viewport(), event)


def test_an_article_opens_in_a_pane_of_any_width_also_one_that_was_never_shown(qtbot: QtBot) -> None:
    view = ArticleView(LIGHT)
    qtbot.addWidget(view)
    for width in range(60, 110):
        view.resize(width, 400)
        view.show_article(ARTICLE)
        assert view.place() == 0


def test_a_screen_reader_finds_the_text_and_the_caret_where_one_steps_to(view: ArticleView) -> None:
    view.show_article(ARTICLE)
    reader = QAccessible.queryAccessibleInterface(view).textInterface()
    said = reader.text(0, reader.characterCount())
    assert all(paragraph in said for paragraph in (ARTICLE.title or "", *BODY))
    view.set_spans((Span(ARTICLE.text.index("Reuters"), ARTICLE.text.index("Reuters") + 7),))
    view.next_match()
    at = reader.cursorPosition()
    assert reader.text(at, at + 7) == "Reuters"
    view.step_paragraph(-1)
    assert any(reader.text(reader.cursorPosition(), at).startswith(paragraph) for paragraph in BODY)
