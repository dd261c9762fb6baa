"""The list of everything kept, tags, reading list, sections, exports and imports: by keys, on a real library."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.annotations import KeptView, Kind
from reader.article import Shelf, Span, View
from reader.keeping import Keeping
from reader.library import Library
from tests.conftest import write_article
from tests.ui.conftest import settle, type_text
from ui.commands import BY_NAME
from ui.kept_pane import KeptPane
from ui.kept_rows import PAGE, KeptRows, places
from ui.settings import Session
from ui.window import Window

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""The platform without a screen cannot grab the keyboard for menus and completions; they open all the same."""


def article_ids(library: Library) -> list[str]:
    return library.listing(View())


def span_of(library: Library, article_id: str, at: int, words: int = 3) -> Span:
    """Some words of an article, from its ``at``-th on."""
    text = library.article(article_id).text
    pieces = text.replace("\n", " ").split(" ")
    start = len(" ".join(pieces[:at])) + (at > 0)
    return Span(start, start + len(" ".join(pieces[at : at + words])))


@pytest.fixture
def keeping(window: Window, qtbot: QtBot) -> Window:
    """The window on a library with four highlights in two articles."""
    library = window.library
    first, second, _ = article_ids(library)
    kept = library.keeping
    kept.highlight(first, span_of(library, first, 9), 1, "ملاحظة عن المرفأ", ["سفر"])
    kept.highlight(first, span_of(library, first, 2), 2)
    kept.highlight(second, span_of(library, second, 4), 1, tags=["سفر", "كتب"])
    kept.highlight(second, span_of(library, second, 12), 4)
    window.keeping.count()
    settle(qtbot, window)
    return window


def opened(window: Window, qtbot: QtBot) -> KeptPane:
    QTest.keyClick(window, Qt.Key.Key_H, CTRL)
    settle(qtbot, window)
    assert window.keeping.pane is not None
    return window.keeping.pane


def shown(pane: KeptPane) -> list[str]:
    """The ids of the rows, with a star for a heading."""
    rows = [pane.rows.row(number) for number in range(pane.rows.rowCount())]
    return ["*" if row.heading else row.kept.annotation.id for row in rows if row]


def press_chip(pane: KeptPane, text: str) -> None:
    chips = [pane._chips.layout().itemAt(n).widget() for n in range(pane._chips.layout().count())]
    (chip,) = [chip for chip in chips if text in (chip.text(), chip.accessibleName())]
    QTest.keyClick(chip, Qt.Key.Key_Space)


def test_the_sidebar_counts_what_is_kept(keeping: Window) -> None:
    items = keeping.sidebar.choices.model().items
    assert [(item.label, item.count) for item in items if item.place] == [("التظليلات", 4)]


def test_what_is_kept_is_listed_by_article_in_the_order_of_its_text(keeping: Window, qtbot: QtBot) -> None:
    pane = opened(keeping, qtbot)
    assert pane.isVisible()
    assert pane.list.hasFocus()
    first, second, _ = article_ids(keeping.library)
    of = keeping.library.keeping.of_article
    expected = ["*", *(mark.id for mark in of(second)), "*", *(mark.id for mark in of(first))]
    assert shown(pane) == expected


def test_the_rows_obey_the_rules_of_qt_models(library: Library) -> None:
    rows = KeptRows(library)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.show(places([("a", ["1", "2"]), ("", ["3"])]))
    assert rows.rowCount() == 5
    assert tester


def test_arrows_show_the_passage_and_enter_reads_there(keeping: Window, qtbot: QtBot) -> None:
    pane = opened(keeping, qtbot)
    for _ in range(2):
        QTest.keyClick(pane.list, Qt.Key.Key_Down)
    settle(qtbot, keeping)
    current = pane.current()
    assert current is not None
    assert keeping.reading.id == current.annotation.article_id
    assert keeping.article.selected_range() == current.annotation.span
    assert pane.list.hasFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    settle(qtbot, keeping)
    assert keeping.article.hasFocus()
    assert keeping.article.selected_range() == current.annotation.span
    QTest.keyClick(keeping.article, Qt.Key.Key_Escape)
    assert pane.list.hasFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Escape)
    assert keeping.list.isVisible()
    assert keeping.list.hasFocus()


def test_colours_are_chips_with_counts_that_narrow(keeping: Window, qtbot: QtBot) -> None:
    pane = opened(keeping, qtbot)
    press_chip(pane, "\u00a02")
    settle(qtbot, keeping)
    assert pane.view.colours == (1,)
    assert len(shown(pane)) == 4
    press_chip(pane, "الكل")
    settle(qtbot, keeping)
    assert len(shown(pane)) == 6


@pytest.mark.parametrize(("facet", "field"), [("section", "sections"), ("tag", "tags")])
def test_sections_and_tags_are_chosen_from_menus_with_counts(
    keeping: Window, qtbot: QtBot, facet: str, field: str
) -> None:
    pane = opened(keeping, qtbot)
    press_chip(pane, {"section": "القسم", "tag": "الوسم"}[facet])
    menu = QApplication.activePopupWidget()
    actions = menu.actions()
    counts = [action.text().split("\t")[1] for action in actions]
    assert counts == {"section": ["2", "2"], "tag": ["2", "1"]}[facet]
    actions[1].trigger()
    menu.close()
    settle(qtbot, keeping)
    assert len(getattr(pane.view, field)) == 1
    assert len([row for row in shown(pane) if row != "*"]) == int(counts[1])


def test_quotes_and_notes_are_searched_with_the_folding_of_the_search(keeping: Window, qtbot: QtBot) -> None:
    pane = opened(keeping, qtbot)
    pane.words.setFocus()
    type_text("ملاحظه عن المَرفأ")
    qtbot.wait(200)
    settle(qtbot, keeping)
    assert len(shown(pane)) == 2
    QTest.keyClick(pane.words, Qt.Key.Key_Down)
    settle(qtbot, keeping)
    current = pane.current()
    assert current is not None
    assert current.annotation.note == "ملاحظة عن المرفأ"


def test_what_lost_its_passage_is_listed_with_its_quote(keeping: Window, qtbot: QtBot, tmp_path: Path) -> None:
    lost = {
        "type": "Annotation",
        "motivation": "highlighting",
        "target": {
            "source": "urn:khizana:article:elsewhere",
            "selector": {"type": "TextQuoteSelector", "exact": "عبارة لا مقال لها"},
        },
    }
    (tmp_path / "lost.json").write_text(json.dumps([lost]), encoding="utf-8")
    keeping.library.sharing.import_kept(tmp_path / "lost.json")
    pane = opened(keeping, qtbot)
    last = pane.rows.rowCount() - 1
    heading, row = pane.rows.row(last - 1), pane.rows.row(last)
    assert heading
    assert heading.lost
    assert row
    assert row.kept.annotation.anchor.quote == "عبارة لا مقال لها"
    before = keeping.reading.id
    pane.list.choose(last)
    assert keeping.reading.id == before


def test_delete_in_the_list_removes_and_undo_brings_back(keeping: Window, qtbot: QtBot) -> None:
    pane = opened(keeping, qtbot)
    pane.list.choose(1)
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    settle(qtbot, keeping)
    assert len(shown(pane)) == 5
    QTest.keyClick(pane.list, Qt.Key.Key_Z, CTRL)
    settle(qtbot, keeping)
    assert len(shown(pane)) == 6


def test_another_choice_of_the_sidebar_brings_the_articles_back(keeping: Window, qtbot: QtBot) -> None:
    pane = opened(keeping, qtbot)
    QTest.keyClick(keeping, Qt.Key.Key_U, CTRL)
    settle(qtbot, keeping)
    assert not pane.isVisible()
    assert keeping.list.isVisible()


def test_of_ten_thousand_highlights_only_those_that_are_looked_at_are_read(
    library: Library,
    arabic: None,
    open_window: Callable[..., Window],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_article(tmp_path / "in" / "long.txt", body=tuple(f"فقرة {n} فيها كلام كثير عن المدينة." for n in range(100)))
    library.import_paths([tmp_path / "in"])
    (article_id,) = article_ids(library)
    items = [
        {
            "type": "Annotation",
            "motivation": "highlighting",
            "target": {
                "source": f"urn:khizana:article:{article_id if n < 5000 else n % 900}",
                "selector": {"type": "TextQuoteSelector", "exact": f"فقرة {n % 100} فيها"},
            },
            "bodyValue": f"ملاحظة {n}",
        }
        for n in range(10_000)
    ]
    (tmp_path / "many.json").write_text(json.dumps(items), encoding="utf-8")
    library.sharing.import_kept(tmp_path / "many.json")
    read: list[str] = []
    kept = Keeping.kept
    monkeypatch.setattr(Keeping, "kept", lambda keeping, ids: read.extend(ids) or kept(keeping, ids))
    window = open_window()
    window.keeping.open_kept()
    settle(qtbot, window)
    pane = window.keeping.pane
    assert pane is not None
    pane.list.repaint()
    assert pane.rows.rowCount() > 10_000
    assert 0 < len(read) <= 4 * PAGE


# Tags


def test_tags_are_completed_kept_and_shown_over_the_article(keeping: Window, qtbot: QtBot) -> None:
    keeping.list.choose(2)
    settle(qtbot, keeping)
    QTest.keyClick(keeping, Qt.Key.Key_G, CTRL)
    field = QApplication.focusWidget()
    type_text("سف", field)
    assert field.completer().completionCount() == 1
    assert field.completer().currentCompletion() == "سفر"
    type_text("ر", field)
    QTest.keyClick(field, Qt.Key.Key_Return)
    type_text("جديد", field)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    settle(qtbot, keeping)
    assert keeping.library.keeping.tags_of(str(keeping.reading.id)) == ("سفر", "جديد")
    bar = keeping.keeping.tag_bar
    assert bar.isVisible()
    assert [bar.layout().itemAt(n).widget().text() for n in range(2)] == ["سفر", "جديد"]
    assert ("جديد", 1) in [(item.label, item.count) for item in keeping.sidebar.choices.model().items if item.tag]


def test_the_spelling_of_a_known_tag_wins(keeping: Window, qtbot: QtBot) -> None:
    keeping.library.keeping.set_tags(article_ids(keeping.library)[0], ["القاهرة"])
    keeping.list.choose(2)
    QTest.keyClick(keeping, Qt.Key.Key_G, CTRL)
    field = QApplication.focusWidget()
    type_text("القاهره", field)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, keeping)
    assert keeping.library.keeping.tags_of(str(keeping.reading.id)) == ("القاهرة",)


def test_a_selected_highlight_is_tagged(keeping: Window, qtbot: QtBot) -> None:
    pane = opened(keeping, qtbot)
    pane.list.choose(2)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    settle(qtbot, keeping)
    QTest.keyClick(keeping.article, Qt.Key.Key_G, CTRL)
    type_text("مهم")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(qtbot, keeping)
    current = pane.current()
    assert current is not None
    assert current.annotation.tags == ("مهم",)


def test_a_tag_of_the_sidebar_finds_what_bears_it(keeping: Window, qtbot: QtBot) -> None:
    choose_line(keeping, "سفر", Qt.Key.Key_Return)
    settle(qtbot, keeping)
    assert keeping.rows.rowCount() == 2


def choose_line(window: Window, label: str, key: Qt.Key) -> None:
    """Press a key on a line of the sidebar."""
    choices = window.sidebar.choices
    labels = [item.label for item in choices.model().items]
    choices.setFocus()
    choices.setCurrentIndex(choices.model().index(labels.index(label)))
    QTest.keyClick(choices, key)


def test_a_tag_is_renamed_into_another_and_both_are_one(keeping: Window, qtbot: QtBot) -> None:
    choose_line(keeping, "كتب", Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    field.clear()
    type_text("سفر", field)
    assert keeping.keeping._renaming._merges.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, keeping)
    assert keeping.library.keeping.tags() == (("سفر", 2),)
    QTest.keyClick(keeping, Qt.Key.Key_Z, CTRL)
    settle(qtbot, keeping)
    assert dict(keeping.library.keeping.tags()) == {"سفر": 2, "كتب": 1}


# Reading list and sections


def test_the_reading_list_is_a_shelf_in_its_own_order(
    keeping: Window, qtbot: QtBot, open_window: Callable[..., Window]
) -> None:
    ids = article_ids(keeping.library)
    for row in (2, 0):
        keeping.list.choose(row)
        QTest.keyClick(keeping, Qt.Key.Key_Q, CTRL | SHIFT)
        settle(qtbot, keeping)
    assert keeping.library.arranging.queue() == [ids[2], ids[0]]
    QTest.keyClick(keeping, Qt.Key.Key_L, CTRL)
    settle(qtbot, keeping)
    assert keeping.browsing.question.shelf is Shelf.QUEUE
    assert [keeping.rows.id_at(n) for n in range(2)] == [ids[2], ids[0]]
    QTest.keyClick(keeping, Qt.Key.Key_PageUp, CTRL | SHIFT)
    settle(qtbot, keeping)
    assert [keeping.rows.id_at(n) for n in range(2)] == [ids[0], ids[2]]
    assert [item.count for item in keeping.sidebar.choices.model().items if item.shelf is Shelf.QUEUE] == [2]
    session = keeping.session()
    assert session.fits()["shelf"]
    assert Session(shelf="queue").fits()["shelf"]
    QTest.keyClick(keeping, Qt.Key.Key_Q, CTRL | SHIFT)
    settle(qtbot, keeping)
    assert keeping.rows.rowCount() == 1


def test_a_pinned_section_stands_first(keeping: Window, qtbot: QtBot) -> None:
    last = keeping.browsing.counts.sections[-1][0]
    QTest.keyClick(keeping, Qt.Key.Key_3, ALT)
    settle(qtbot, keeping)
    QTest.keyClick(keeping, Qt.Key.Key_P, ALT)
    settle(qtbot, keeping)
    assert keeping.browsing.counts.sections[0][0] == last
    assert keeping.sidebar.section_at(0) == last
    QTest.keyClick(keeping, Qt.Key.Key_P, ALT)
    settle(qtbot, keeping)
    assert keeping.browsing.counts.sections[-1][0] == last


def test_sections_are_merged_by_name_and_parted_by_undo(keeping: Window, qtbot: QtBot) -> None:
    choose_line(keeping, "ثقافة", Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    field.clear()
    type_text("رياضة", field)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, keeping)
    assert dict(keeping.browsing.counts.sections) == {"رياضة": 2, "اقتصاد": 1}
    QTest.keyClick(keeping, Qt.Key.Key_Z, CTRL)
    settle(qtbot, keeping)
    assert dict(keeping.browsing.counts.sections) == {"رياضة": 1, "اقتصاد": 1, "ثقافة": 1}


# Files


def export(window: Window, qtbot: QtBot, what: str, form: str) -> str:
    """Export by keys; returns what the card says afterwards."""
    QTest.keyClick(window, Qt.Key.Key_X, CTRL | SHIFT)
    card = window.keeping._export
    assert card is not None
    card.what.setCurrentIndex(next(n for n in range(card.what.count()) if what in card.what.itemText(n)))
    card.form.setCurrentIndex(card.form.findData(form))
    QTest.keyClick(card._export, Qt.Key.Key_Space)
    settle(qtbot, window)
    return card._said.text()


@pytest.mark.parametrize("form", ["md", "json", "html", "csv"])
def test_what_is_kept_is_exported(
    keeping: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    target = tmp_path / f"kept.{form}"
    monkeypatch.setattr("ui.export_card.choose_export_file", lambda parent, suggested: target)
    said = export(keeping, qtbot, "كل المحفوظات", form)
    assert "4" in said
    assert "ملاحظة عن المرفأ" in target.read_text(encoding="utf-8-sig")


def test_what_is_there_is_replaced_only_after_a_yes(
    keeping: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kept.json"
    target.write_text("mine", encoding="utf-8")
    monkeypatch.setattr("ui.export_card.choose_export_file", lambda parent, suggested: target)
    export(keeping, qtbot, "كل المحفوظات", "json")
    assert target.read_text(encoding="utf-8") == "mine"
    card = keeping.keeping._export
    assert card._replace.hasFocus()
    QTest.keyClick(card._replace, Qt.Key.Key_Space)
    settle(qtbot, keeping)
    assert "AnnotationPage" in target.read_text(encoding="utf-8")


def test_the_articles_of_a_section_are_exported_and_left_where_they_are(
    keeping: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.export_card.choose_export_folder", lambda parent: tmp_path / "out")
    QTest.keyClick(keeping, Qt.Key.Key_1, ALT)
    settle(qtbot, keeping)
    export(keeping, qtbot, "مقالات القائمة", "md")
    (file,) = (tmp_path / "out").iterdir()
    file.write_text("mine", encoding="utf-8")
    export_again = keeping.keeping._export
    QTest.keyClick(export_again._export, Qt.Key.Key_Space)
    settle(qtbot, keeping)
    assert file.read_text(encoding="utf-8") == "mine"
    assert export_again._replace.isVisible()


def test_the_picked_articles_are_exported_and_no_others(
    keeping: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.export_card.choose_export_folder", lambda parent: tmp_path / "out")
    keeping.list.setFocus()
    keeping.list.choose(0)
    QTest.keyClick(keeping.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert keeping.list.picked() == [0, 1]
    export(keeping, qtbot, "المقالان المختاران", "txt")
    assert len(list((tmp_path / "out").iterdir())) == 2
    QTest.keyClick(keeping.list, Qt.Key.Key_Up)
    assert keeping.list.picked() == []


def test_ctrl_and_the_mouse_pick_single_rows_and_shift_a_run(keeping: Window) -> None:
    rows = keeping.list
    rows.choose(0)
    places = [rows.visualRect(keeping.rows.index(number)).center() for number in range(3)]
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, places[2])
    assert rows.picked() == [2]
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, places[2])
    assert rows.picked() == []
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, places[1])
    assert rows.picked() == [0, 1]
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=places[0])
    assert rows.picked() == []


def test_the_articles_of_a_search_are_all_exported(
    keeping: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.export_card.choose_export_folder", lambda parent: tmp_path / "out")
    keeping.keeping.ask_tag("سفر")
    settle(qtbot, keeping)
    export(keeping, qtbot, "مقالات القائمة", "txt")
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_articles_are_exported_as_pages_to_print(
    keeping: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.export_card.choose_export_folder", lambda parent: tmp_path / "out")
    said = export(keeping, qtbot, "مقالات القائمة", "pdf")
    assert "3" in said
    files = list((tmp_path / "out").iterdir())
    assert len(files) == 3
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)


def test_an_export_is_stopped_and_what_was_written_stays(
    keeping: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.export_card.choose_export_folder", lambda parent: tmp_path / "out")
    QTest.keyClick(keeping, Qt.Key.Key_X, CTRL | SHIFT)
    card = keeping.keeping._export
    card.what.setCurrentIndex(next(n for n in range(card.what.count()) if "مقالات القائمة" in card.what.itemText(n)))
    card.form.setCurrentIndex(card.form.findData("pdf"))
    QTest.keyClick(card._export, Qt.Key.Key_Space)
    assert card._bar.isVisible()
    QTest.keyClick(card._stop, Qt.Key.Key_Space)
    settle(qtbot, keeping)
    assert "توقف" in card._said.text()
    assert not card._bar.isVisible()
    assert card._export.isEnabled()
    assert not (tmp_path / "out").is_dir() or len(list((tmp_path / "out").iterdir())) < 3


def test_exported_annotations_are_imported_once(
    keeping: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kept.json"
    keeping.library.sharing.export_kept(target, "json")
    everything = keeping.library.keeping.listing(KeptView()).ids
    keeping.library.keeping.remove(everything)
    monkeypatch.setattr("ui.paths.choose_annotations", lambda parent: target)
    for said in ("4", "0"):
        QTest.keyClick(keeping, Qt.Key.Key_I, CTRL | SHIFT)
        settle(qtbot, keeping)
        assert said in keeping.status._index.text() or said == "0"
        assert sorted(keeping.library.keeping.listing(KeptView()).ids) == sorted(everything)
    assert {kept.annotation.kind for kept in keeping.library.keeping.kept(everything)} == {Kind.HIGHLIGHT}


def test_every_command_here_has_a_name_in_both_languages(window: Window) -> None:
    for name in ("kept", "tags", "queue", "export", "import-kept", "pin-section", "rename-section"):
        assert BY_NAME[name].label() != BY_NAME[name].text


def test_marks_are_carried_to_a_newer_version_of_their_article(window: Window, articles: Path, qtbot: QtBot) -> None:
    window.list.choose(1)
    settle(qtbot, window)
    old = window.reading.article
    assert old is not None
    assert old.title == "مرفأ المدينة يستأنف العمل بعد العاصفة"
    text, words = old.text, "استئناف حركة السفن"
    start = text.index(words)
    window.article.select(Span(start, start + len(words)))
    window.article.setFocus()
    QTest.keyClick(window.article, Qt.Key.Key_2)
    settle(qtbot, window)
    source = (articles / "harbour.txt").read_text(encoding="utf-8")
    (articles / "harbour.txt").write_text(source.replace("أعلنت إدارة", "عاجل الآن: أعلنت إدارة"), encoding="utf-8")
    window.import_paths([articles])
    settle(qtbot, window)
    newest = window.library.newest(str(old.id))
    assert newest != old.id
    window.open_article(newest)
    settle(qtbot, window)
    (shown,) = window.article._highlights
    assert window.reading.article.text[shown.start : shown.end] == words
    assert shown.start != start
