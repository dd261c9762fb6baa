"""The language of the interface: which translator is installed and which way the window faces.

English is the source language; it has a translation file too, for its plurals. Qt's own words
(context menus, file dialogs) come from the translations that ship with Qt. A third language is
one more ``khizana_XX.ts`` in resources/translations and its code in ``LANGUAGES``.
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

import resources

LANGUAGES = ("ar", "en")


def resolve(choice: str) -> str:
    """The language code for a choice: ``system`` is Arabic on an Arabic system, else English."""
    if choice in LANGUAGES:
        return choice
    return "ar" if QLocale.system().language() == QLocale.Language.Arabic else "en"


def other(choice: str) -> str:
    """The other language than the one a choice means."""
    return "en" if resolve(choice) == "ar" else "ar"


def install(app: QApplication, code: str) -> list[QTranslator]:
    """Speak ``code`` and face its way. Returns the translators: they speak as long as they are kept."""
    translators = [
        _load(app, str(resources.path("translations", f"khizana_{code}.qm"))),
        _load(app, f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{code}.qm"),
    ]
    rtl = QLocale(code).textDirection() == Qt.LayoutDirection.RightToLeft
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    return [translator for translator in translators if translator]


def remove(app: QApplication, translators: list[QTranslator]) -> None:
    """Stop speaking a language."""
    for translator in translators:
        app.removeTranslator(translator)


def _load(app: QApplication, path: str) -> QTranslator | None:
    translator = QTranslator()
    if not translator.load(path):
        return None
    app.installTranslator(translator)
    return translator
