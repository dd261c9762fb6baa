"""The words of the interface: dates, section names, outcomes, errors by code. Counts are in ui/plurals.py.

English is the source, Arabic stands in resources/translations. Names that come from files are isolated,
so that a Latin path or a file name cannot turn an Arabic sentence round.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.article import NO_SECTION, Headline, Outcome, Sort
from reader.errors import KhizanaError
from ui import conventions
from ui.plurals import PLURALS

translate = QCoreApplication.translate

WORDS_A_MINUTE = 180
"""A calm pace for Arabic prose; Brysbaert (2019) measured 181 words a minute."""


_PATH_NAME = re.compile(r"[^/\\]+")


def isolated(text: str) -> str:
    """Text that keeps its own direction inside a sentence (FSI … PDI)."""
    return f"\u2068{text}\u2069"


def path(text: str) -> str:
    """A path, that is read from left to right, each name in it in its own direction."""
    return f"\u2066{_PATH_NAME.sub(lambda name: isolated(name[0]), text)}\u2069"


def reading_time(text: str) -> str:
    """«4 min read»."""
    return PLURALS.reading_minutes(max(1, round(minutes(text))))


def minutes(text: str) -> float:
    """How long a text takes to read."""
    return len(text.split()) / WORDS_A_MINUTE


def progress(text: str, share: float) -> str:
    """How far one is in a text: «4 min read» at its beginning, then «35%, about 3 minutes left»."""
    left = round(minutes(text) * (1 - share))
    percent = translate("Wording", "%1%").replace("%1", conventions.digits(str(int(share * 100))), 1)
    if share >= 1:
        return percent
    return translate("Wording", ", ").join((percent, PLURALS.minutes_left(max(1, left))))


def took(milliseconds: float) -> str:
    """«in 4 ms»."""
    return PLURALS.took_ms(max(1, round(milliseconds)))


def section(name: str | None) -> str:
    """A section as people write it: the file's hyphens become spaces; no section has a name too."""
    if name is None or name == NO_SECTION:
        return translate("Wording", "No section")
    return name.replace("-", " ").replace("_", " ")


def month(key: str) -> str:
    """«2024-12» → «December 2024»; a year stays a year."""
    year, _, number_ = key.partition("-")
    if not number_:
        return conventions.digits(year)
    return conventions.month(int(year), int(number_))


def day(published: str | None, now: datetime | None = None) -> str:
    """A date for a list row: relative within the last week, else «7 December 2024». Empty for ``None``.

    What a file states to the month or the year stays as coarse as that.
    """
    if not published:
        return ""
    if len(published) <= 7:
        return month(published)
    then = date.fromisoformat(published[:10])
    return _recent(published, then, now or datetime.now()) or conventions.day(then)


def _recent(published: str, then: date, now: datetime) -> str | None:
    days = (now.date() - then).days
    if days == 0:
        return _hours(published, now) or translate("Dates", "Today")
    if days == 1:
        return translate("Dates", "Yesterday")
    if 1 < days < 7:
        return PLURALS.days_ago(days)
    return None


def _hours(published: str, now: datetime) -> str | None:
    if len(published) < 16 or len(published) > 19:
        return None
    passed = now - datetime.fromisoformat(published)
    hours = passed // timedelta(hours=1)
    if passed < timedelta(0):
        return None
    if hours == 0:
        return translate("Dates", "Less than an hour ago")
    return PLURALS.hours_ago(hours)


def spoken(headline: Headline) -> str:
    """A row as a screen reader says it: headline, section, date, unread, bookmarked, and its badges."""
    parts = [headline.title, section(headline.section), day(headline.published)]
    if not headline.read:
        parts.append(translate("Wording", "unread"))
    if headline.bookmarked:
        parts.append(translate("Wording", "bookmarked"))
    parts += badges(headline)
    return translate("Wording", ", ").join(filter(None, parts))


def badges(headline: Headline) -> list[str]:
    """What the badges of a row mean."""
    made = [translate("Wording", "Its text hid something")] if headline.warned else []
    if headline.copies:
        made.append(PLURALS.copies(headline.copies))
    if headline.versions:
        made.append(PLURALS.older_versions(headline.versions))
    return made


def order(sort: Sort, searching: bool) -> str:
    """The name of a sort order; relevance means «last added» where nothing is searched."""
    if sort is Sort.NEWEST:
        return translate("Wording", "Newest first")
    if sort is Sort.OLDEST:
        return translate("Wording", "Oldest first")
    return translate("Wording", "Most relevant") if searching else translate("Wording", "Recently added")


OUTCOMES = {
    Outcome.ADDED: QT_TRANSLATE_NOOP("Outcomes", "Added"),
    Outcome.UNCHANGED: QT_TRANSLATE_NOOP("Outcomes", "Unchanged"),
    Outcome.UPDATED: QT_TRANSLATE_NOOP("Outcomes", "Updated"),
    Outcome.DUPLICATE: QT_TRANSLATE_NOOP("Outcomes", "Duplicate"),
    Outcome.FAILED: QT_TRANSLATE_NOOP("Outcomes", "Failed"),
    Outcome.SKIPPED: QT_TRANSLATE_NOOP("Outcomes", "Skipped"),
}

REASONS = {
    "unreadable": QT_TRANSLATE_NOOP("Errors", "The file could not be read; check that the disk is connected"),
    "empty": QT_TRANSLATE_NOOP("Errors", "The file is empty; there is nothing to import"),
    "binary": QT_TRANSLATE_NOOP("Errors", "The file is not text; save it as plain text first"),
    "too-large": QT_TRANSLATE_NOOP("Errors", "The file is larger than an article can be; split it into articles"),
    "not-a-file": QT_TRANSLATE_NOOP("Errors", "There is no ordinary file here; choose a text file or a folder"),
    "no-permission": QT_TRANSLATE_NOOP("Errors", "Reading the file is not allowed; change its permissions"),
    "unknown-encoding": QT_TRANSLATE_NOOP("Errors", "There is no such encoding; use a name such as UTF-8"),
    "no-article": QT_TRANSLATE_NOOP("Errors", "No article text was found; the file may hold only a page's menus"),
    "left-out": QT_TRANSLATE_NOOP("Errors", "It was left out in the preview; import it again to add it"),
    "shortened": QT_TRANSLATE_NOOP("Errors", "The new text is the known one cut off; the fuller text stays"),
    "library": QT_TRANSLATE_NOOP("Errors", "The library could not be written; check that its folder exists"),
    "library-damaged": QT_TRANSLATE_NOOP("Errors", "The library file is damaged; restore a backup"),
    "library-from-future": QT_TRANSLATE_NOOP("Errors", "The library was made by a newer Khizana; update the program"),
    "unknown-article": QT_TRANSLATE_NOOP("Errors", "This article is not in the library any more"),
    "unknown-annotation": QT_TRANSLATE_NOOP("Errors", "There is no such highlight, bookmark or note any more"),
    "not-a-date": QT_TRANSLATE_NOOP("Errors", "This is not a date; write it like 2024-12-07"),
    "exchange": QT_TRANSLATE_NOOP("Errors", "It could not be exchanged"),
    "not-written": QT_TRANSLATE_NOOP("Errors", "The file was not written; choose another folder or let it be replaced"),
    "not-annotations": QT_TRANSLATE_NOOP("Errors", "The file holds no annotations; choose a W3C Web Annotation file"),
    "index": QT_TRANSLATE_NOOP("Errors", "The search index could not answer; no article is lost"),
    "search-cancelled": QT_TRANSLATE_NOOP("Errors", "The search took too long; add a word or leave out wildcards"),
    "index-damaged": QT_TRANSLATE_NOOP("Errors", "The search index is damaged and is being built anew"),
}
"""What each error code means and what to do, in the source language."""


def outcome(value: Outcome) -> str:
    """«Added», «Failed» …"""
    return translate("Outcomes", OUTCOMES[value])


def reason(code: str | None, fallback: str | None) -> str:
    """Why a file was not added, in the interface language; a code that is not known yet keeps its own sentence."""
    if code in REASONS:
        return translate("Errors", REASONS[code])
    return fallback or ""


def error(problem: Exception) -> str:
    """One line for a failure: what it is about, why, and the remedy."""
    if isinstance(problem, KhizanaError):
        return f"{isolated(problem.subject)}: {reason(problem.code, problem.why())}"
    return str(problem)
