"""The settings page: every choice holds at once, is remembered, and is reached without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from reader.library import Library
from tests.ui.conftest import settle
from ui import conventions, settings
from ui.app import Program, application
from ui.choices import DropDown, Segments
from ui.conventions import Conventions
from ui.settings import Settings
from ui.settings_page import CHOICES, SettingsPage
from ui.theme import THEMES
from ui.window import Window

NOT_ON_THE_PAGE = {"keys", "strict"}
"""Keys have a page of their own; foldings are switched in the menu of the list."""


@pytest.fixture(autouse=True)
def defaults_afterwards() -> Iterator[None]:
    yield
    conventions.use(Conventions())


@pytest.fixture
def page(window: Window) -> SettingsPage:
    window.run("settings")
    assert window.cards.settings is not None
    return window.cards.settings


def other_value(name: str) -> object:
    """A value of a field that is not its default."""
    return next(value for value, _ in CHOICES[name].options() if value != getattr(Settings(), name))


def test_every_setting_has_a_control(fonts: None) -> None:
    assert CHOICES.keys() == {field.name for field in fields(Settings)} - NOT_ON_THE_PAGE


@pytest.mark.parametrize("name", ["text_size", "leading", "measure", "indented", "justification", "tashkeel"])
def test_a_choice_of_type_sets_the_preview_and_the_open_article(page: SettingsPage, window: Window, name: str) -> None:
    page.control(name).chosen.emit(other_value(name))
    wanted = replace(Settings(), **{name: other_value(name)}).typography
    assert page._preview._layout.geometry.typography == wanted
    assert window.article._layout.geometry.typography == wanted


def test_a_theme_colours_window_and_preview(page: SettingsPage, window: Window) -> None:
    for name, theme in THEMES.items():
        page.control("theme").chosen.emit(name)
        for view in (page._preview, window.article):
            assert view.viewport().grab().toImage().pixelColor(3, 3).name().upper() == theme.paper


def test_digits_and_calendar_change_the_interface_and_never_the_article(page: SettingsPage, window: Window) -> None:
    text = page._preview.document().findBlockByNumber(4).text()
    page.control("digits").chosen.emit("arabic")
    page.control("calendar").chosen.emit("hijri")
    kicker = page._preview.document().firstBlock().text()
    assert "٦ جمادى الآخرة ١٤٤٦" in kicker
    assert "2,418" in text
    assert page._preview.document().findBlockByNumber(4).text() == text


def test_digits_reach_the_counts_of_the_window(qtbot: QtBot, page: SettingsPage, window: Window) -> None:
    page.control("digits").chosen.emit("arabic")
    settle(qtbot, window)
    assert window.status._total.text() == "٣ مقالات"


def test_a_choice_is_made_with_the_keyboard_alone(qtbot: QtBot, page: SettingsPage, window: Window) -> None:
    assert QApplication.focusWidget() is page.control("reading_face")
    qtbot.keyClick(page.control("reading_face"), Qt.Key.Key_Tab)
    size = QApplication.focusWidget()
    assert isinstance(size, QRadioButton)
    qtbot.keyClick(size, Qt.Key.Key_Left)
    assert window.settings.text_size == 24
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_every_control_has_a_name(page: SettingsPage) -> None:
    for name in CHOICES:
        control = page.control(name)
        named = control.findChildren(QRadioButton) if isinstance(control, Segments) else [control]
        for one in (control, *named):
            assert QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name), name


def test_a_control_shows_what_was_set_elsewhere(page: SettingsPage, window: Window) -> None:
    window.choose(text_size=31, theme="sepia")
    size, theme = page.control("text_size"), page.control("theme")
    assert isinstance(size, Segments)
    assert isinstance(theme, DropDown)
    assert size._group.checkedButton().text() == "31"
    assert theme.currentData() == "sepia"


def test_a_narrow_window_has_the_choices_without_the_preview(page: SettingsPage, window: Window) -> None:
    window.resize(700, 640)
    QApplication.processEvents()
    assert not page._preview.isVisible()
    assert page.card.width() <= 700


def test_ctrl_and_wheel_change_the_text_size(window: Window) -> None:
    window.article.zoom_asked.emit(1)
    assert window.settings.text_size == 24
    window.article.zoom_asked.emit(-1)
    assert window.settings.text_size == 21


@pytest.fixture
def program(qtbot: QtBot, library: Library, articles: Path) -> Iterator[Program]:
    library.import_paths([articles])
    app = application()
    app.setQuitOnLastWindowClosed(False)
    made = Program(app, library, library.folder)
    made.show()
    settle(qtbot, made.window)
    yield made
    settle(qtbot, made.window)
    made.window.close()
    from resources import INTERFACE
    from ui import language, style

    language.remove(app, made._translators)
    style.use_face(INTERFACE)
    app.setQuitOnLastWindowClosed(True)


def test_a_choice_is_written_down_without_closing(qtbot: QtBot, program: Program, library: Library) -> None:
    program.window.choose(theme="sepia", leading=1.15)
    kept: Callable[[], Settings] = lambda: settings.load(Settings, library.folder / "settings.json")  # noqa: E731
    qtbot.waitUntil(lambda: (kept().theme, kept().leading) == ("sepia", 1.15), timeout=3000)


@pytest.mark.parametrize(("name", "value"), [("language", "ar"), ("interface_face", "Amiri")])
def test_what_only_a_new_window_shows_keeps_the_page_and_its_place(
    qtbot: QtBot, program: Program, name: str, value: str
) -> None:
    first = program.window
    first.run("settings")
    first.cards.settings.control(name).setFocus()
    first.cards.settings.control(name).chosen.emit(value)
    qtbot.waitUntil(lambda: program.window is not first)
    page = program.window.cards.settings
    assert page.isVisible()
    assert page.focused() == name
    assert getattr(program.window.settings, name) == value
    if name == "interface_face":
        assert program.window.status._total.font().family() == "Amiri"
    page.close_card()
    assert program.window.focusWidget() is program.window.list
