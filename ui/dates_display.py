"""The date of an article in words, in the interface's language: «Saturday 7 December 2024, 02:47».

A date is shown as precisely as its file states it and no more; a time stays the wall time it was
written in. Lists show dates by ``ui.wording.day``; this is the long form over an article.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui import conventions, wording

_translate = QCoreApplication.translate

WEEKDAYS = (
    *(QT_TRANSLATE_NOOP("Dates", "Monday"), QT_TRANSLATE_NOOP("Dates", "Tuesday")),
    *(QT_TRANSLATE_NOOP("Dates", "Wednesday"), QT_TRANSLATE_NOOP("Dates", "Thursday")),
    *(QT_TRANSLATE_NOOP("Dates", "Friday"), QT_TRANSLATE_NOOP("Dates", "Saturday")),
    QT_TRANSLATE_NOOP("Dates", "Sunday"),
)


def long_date(published: str) -> str:
    """An ISO 8601 date of any precision, in words: weekday, day, month, year, and the time if it is stated."""
    if len(published) <= 7:
        return wording.month(published)
    return _joined(f"{_weekday(published)} {_day(published)}", published)


def short_date(published: str) -> str:
    """The same without the weekday."""
    if len(published) <= 7:
        return long_date(published)
    return _joined(_day(published), published)


def _joined(day: str, published: str) -> str:
    time = published[11:16]
    return f"{day}{_translate('Wording', ', ')}{conventions.digits(time)}" if time else day


def _weekday(published: str) -> str:
    return _translate("Dates", WEEKDAYS[date.fromisoformat(published[:10]).weekday()])


def _day(published: str) -> str:
    return conventions.day(date.fromisoformat(published[:10]))
