"""The settings: every choice on one card, beside a page that shows at once what it means.

What is chosen holds from that moment, in the preview and in the window behind; nothing has to be confirmed.
The rows stand in a table; each is a field of ``Settings``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Qt
from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reader.article import Article
from resources import INTERFACE, READING
from ui.appearance import Appearance
from ui.article_view import ArticleView
from ui.card_head import HEIGHT as HEAD
from ui.card_head import card_head
from ui.choices import DropDown, Options, Segments, labelled
from ui.conventions import Calendar, Digits, digits
from ui.overlay import SIDE, Overlay
from ui.parts import label, rule
from ui.settings import LEADINGS, MEASURES, SYSTEM, TEXT_SIZES
from ui.style import SEMIBOLD, font
from ui.typography import Justification
from ui.wording import translate

WIDTH, TOP, FORM, EDGE = 1240, 64, 400, 24
LEAST_PREVIEW = 420
"""Below this there is no room for a preview, px."""

_DROPPED = ("reading_face", "interface_face", "theme", "calendar")
"""Fields whose values are too many, or have names too long, to stand side by side."""

SAMPLE = Article(
    section="ثقافة",
    published="2024-12-07T02:47",
    title="خزانة الكتب القديمة… رفوفٌ تفتح أبوابها للقرّاء",
    lead="في الحيّ العتيق مكتبةٌ صغيرة تحفظ ما كتبه الناس عن مدينتهم منذ مئة عام.",
    body=(
        "يقولُ أمينُ المكتبةِ إنَّ الزائرَ يبدأُ عادةً برفِّ الصحف، ثم ينتقل إلى دفاتر المسافرين التي وصلت من المرافئ "
        "البعيدة، وفيها رسوم ومقاسات وأسعار كتبت بخط دقيق لا يُقرأ إلا على مهل.",
        "وفي العام الماضي زارها 2,418 قارئًا، بعضهم جاء من باريس ليقرأ مجلة Le Monde illustré، وبعضهم جاء ليسأل عن "
        "نتيجة مباراة انتهت 3-2 قبل نصف قرن، فوجدها في صفحة مطوية بين قصيدتين.",
    ),
)
"""What the preview shows: vowel marks, digits, Latin and a score, so that every choice has something to act on."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: the field it sets, its name in the source language, and its values with theirs."""

    field: str
    text: str
    options: Callable[[], Options]
    faces: bool = False


def _named(*options: tuple[Any, str]) -> Callable[[], Options]:
    return lambda: [(value, translate("Settings", text)) for value, text in options]


def _faces(first: str) -> Callable[[], Options]:
    """The families that have Arabic letters, ours first."""

    def families() -> Options:
        found = QFontDatabase.families(QFontDatabase.WritingSystem.Arabic)
        return [(face, face) for face in dict.fromkeys((first, READING, INTERFACE, *found))]

    return families


_GROUPS: tuple[tuple[str, tuple[Choice, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Settings", "Reading"),
        (
            Choice("reading_face", QT_TRANSLATE_NOOP("Settings", "Typeface of articles"), _faces(READING), faces=True),
            Choice(
                "text_size",
                QT_TRANSLATE_NOOP("Settings", "Text size"),
                lambda: [(size, digits(str(size))) for size in TEXT_SIZES],
            ),
            Choice(
                "leading",
                QT_TRANSLATE_NOOP("Settings", "Distance of lines"),
                _named(
                    (LEADINGS[0], QT_TRANSLATE_NOOP("Settings", "Tight")),
                    (LEADINGS[1], QT_TRANSLATE_NOOP("Settings", "Normal")),
                    (LEADINGS[2], QT_TRANSLATE_NOOP("Settings", "Loose")),
                    (LEADINGS[3], QT_TRANSLATE_NOOP("Settings", "Very loose")),
                ),
            ),
            Choice(
                "measure",
                QT_TRANSLATE_NOOP("Settings", "Length of lines"),
                _named(
                    (MEASURES[0], QT_TRANSLATE_NOOP("Settings", "Short")),
                    (MEASURES[1], QT_TRANSLATE_NOOP("Settings", "Normal")),
                    (MEASURES[2], QT_TRANSLATE_NOOP("Settings", "Long")),
                    (MEASURES[3], QT_TRANSLATE_NOOP("Settings", "Very long")),
                ),
            ),
            Choice(
                "indented",
                QT_TRANSLATE_NOOP("Settings", "Paragraphs"),
                _named(
                    (False, QT_TRANSLATE_NOOP("Settings", "Stand apart")),
                    (True, QT_TRANSLATE_NOOP("Settings", "Begin further in")),
                ),
            ),
            Choice(
                "justification",
                QT_TRANSLATE_NOOP("Settings", "Edges of the text"),
                _named(
                    (Justification.SPACES.value, QT_TRANSLATE_NOOP("Settings", "Straight")),
                    (Justification.KASHIDA.value, QT_TRANSLATE_NOOP("Settings", "Straight, with kashida")),
                    (Justification.RAGGED.value, QT_TRANSLATE_NOOP("Settings", "Ragged")),
                ),
            ),
            Choice(
                "tashkeel",
                QT_TRANSLATE_NOOP("Settings", "Vowel marks"),
                _named(
                    (True, QT_TRANSLATE_NOOP("Settings", "Shown")),
                    (False, QT_TRANSLATE_NOOP("Settings", "Hidden")),
                ),
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Settings", "Interface"),
        (
            Choice(
                "theme",
                QT_TRANSLATE_NOOP("Settings", "Theme"),
                _named(
                    ("light", QT_TRANSLATE_NOOP("Settings", "Light")),
                    ("sepia", QT_TRANSLATE_NOOP("Settings", "Sepia")),
                    ("dark", QT_TRANSLATE_NOOP("Settings", "Dark")),
                    ("contrast", QT_TRANSLATE_NOOP("Settings", "High contrast")),
                    ("contrast-dark", QT_TRANSLATE_NOOP("Settings", "High contrast, dark")),
                    (SYSTEM, QT_TRANSLATE_NOOP("Settings", "As the system")),
                ),
            ),
            Choice(
                "language",
                QT_TRANSLATE_NOOP("Settings", "Language"),
                # Each language is called by its own name, so that whoever needs it can find it.
                lambda: [("ar", "العربية"), ("en", "English"), (SYSTEM, translate("Settings", "As the system"))],
            ),
            Choice(
                "interface_face", QT_TRANSLATE_NOOP("Settings", "Typeface of the window"), _faces(INTERFACE), faces=True
            ),
            Choice(
                "digits",
                QT_TRANSLATE_NOOP("Settings", "Digits of the window and of dates"),
                lambda: [(Digits.WESTERN.value, "123"), (Digits.ARABIC.value, "١٢٣")],
            ),
            Choice(
                "calendar",
                QT_TRANSLATE_NOOP("Settings", "Calendar"),
                _named(
                    (Calendar.EGYPTIAN.value, QT_TRANSLATE_NOOP("Settings", "Gregorian, names as in Egypt")),
                    (Calendar.LEVANTINE.value, QT_TRANSLATE_NOOP("Settings", "Gregorian, names as in the Levant")),
                    (
                        Calendar.MAGHREBI.value,
                        QT_TRANSLATE_NOOP("Settings", "Gregorian, names as in Algeria and Tunisia"),
                    ),
                    (Calendar.MOROCCAN.value, QT_TRANSLATE_NOOP("Settings", "Gregorian, names as in Morocco")),
                    (Calendar.HIJRI.value, QT_TRANSLATE_NOOP("Settings", "Hijri (Umm al-Qura)")),
                ),
            ),
        ),
    ),
)

CHOICES = {choice.field: choice for _, choices in _GROUPS for choice in choices}


class SettingsPage(Overlay):
    """Opens with Ctrl+Comma."""

    def __init__(self, window: QWidget, appearance: Appearance) -> None:
        super().__init__(window, appearance.look, translate("Settings", "Settings"), WIDTH, TOP)
        self._appearance = appearance
        self._controls: dict[str, Segments | DropDown] = {}
        self._area = self._form()
        self._preview = ArticleView(appearance.look.theme, self.card)
        self._line = rule(self.card, vertical=True)
        self._lay_out()
        self._preview.show_article(SAMPLE)
        self._preview.setAccessibleName(translate("Settings", "Preview"))
        appearance.changed.connect(self._follow)
        self._follow()

    def open_page(self, focus: str = "") -> None:
        """Show the settings, with the keyboard on the control of a field."""
        self._make_room()
        self.open(self._controls.get(focus) or next(iter(self._controls.values())))

    def focused(self) -> str:
        """The field whose control has the keyboard, empty for none."""
        focus = QApplication.focusWidget()
        return next((name for name, box in self._controls.items() if box is focus or box.isAncestorOf(focus)), "")

    def control(self, name: str) -> Segments | DropDown:
        """The control of a field."""
        return self._controls[name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """As high as the window lets it be; the preview only where there is room."""
        window = self.parentWidget()
        wide = min(WIDTH, window.width() - 2 * SIDE) - FORM >= LEAST_PREVIEW
        self._preview.setVisible(wide)
        self._line.setVisible(wide)
        self._area.setMinimumHeight(max(120, window.height() - 2 * SIDE - HEAD - 2))

    def _follow(self) -> None:
        """Show what is set."""
        settings = self._appearance.settings
        for name, control in self._controls.items():
            control.rename(CHOICES[name].options())
            control.show_value(getattr(settings, name))
        self._preview.set_theme(self._appearance.look.theme)
        self._preview.set_typography(settings.typography)
        QApplication.sendEvent(self._preview, QEvent(QEvent.Type.LanguageChange))
        self._preview.setAccessibleName(translate("Settings", "Preview"))

    def _choose(self, name: str, value: Any) -> None:
        self._appearance.apply(replace(self._appearance.settings, **{name: value}))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        said = label(translate("Settings", "Every choice holds at once"), font(12.5), "second", self.card)
        column.addWidget(card_head(self, self._look, translate("Settings", "Settings"), said, EDGE))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._area)
        row.addWidget(self._line)
        row.addWidget(self._preview, 1)
        column.addLayout(row, 1)

    def _form(self) -> QScrollArea:
        area = QScrollArea(self.card)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumWidth(min(FORM, self.parentWidget().width() - 2 * SIDE))
        inner = QWidget(area)
        column = QVBoxLayout(inner)
        column.setContentsMargins(EDGE, 16, EDGE, 16)
        column.setSpacing(0)
        for heading, choices in _GROUPS:
            column.addWidget(label(translate("Settings", heading), font(12.5, SEMIBOLD), "accent", inner))
            column.addSpacing(8)
            for choice in choices:
                column.addWidget(self._row(choice, inner))
        column.addStretch(1)
        area.setWidget(inner)
        for part in (area.viewport(), inner):
            part.setAutoFillBackground(False)
        return area

    def _row(self, choice: Choice, parent: QWidget) -> QWidget:
        name, options = translate("Settings", choice.text), choice.options()
        few = choice.field not in _DROPPED
        title = label(name, font(12.5), "second", parent)
        if few:
            control: Segments | DropDown = Segments(name, options, parent)
        else:
            control = DropDown(name, options, parent, choice.faces)
            title.setBuddy(control)
        control.chosen.connect(lambda value: self._choose(choice.field, value))
        self._controls[choice.field] = control
        return labelled(title, control, parent)
