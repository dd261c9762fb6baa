"""The words of keeping: what was undone, when a mark was made, what kinds there are, and a quote with its source."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from reader.annotations import Deed, Kind
from reader.article import Article
from ui import conventions, wording
from ui.dates_display import short_date
from ui.wording import translate

DEEDS = {
    Deed.HIGHLIGHT: QT_TRANSLATE_NOOP("Deeds", "a highlight"),
    Deed.BOOKMARK: QT_TRANSLATE_NOOP("Deeds", "a bookmark"),
    Deed.UNBOOKMARK: QT_TRANSLATE_NOOP("Deeds", "removing a bookmark"),
    Deed.NOTE: QT_TRANSLATE_NOOP("Deeds", "a note"),
    Deed.TAG: QT_TRANSLATE_NOOP("Deeds", "tags"),
    Deed.CHANGE: QT_TRANSLATE_NOOP("Deeds", "a change"),
    Deed.RENAME_TAG: QT_TRANSLATE_NOOP("Deeds", "renaming a tag"),
    Deed.REMOVE: QT_TRANSLATE_NOOP("Deeds", "removing"),
    Deed.QUEUE: QT_TRANSLATE_NOOP("Deeds", "adding to the reading list"),
    Deed.UNQUEUE: QT_TRANSLATE_NOOP("Deeds", "taking off the reading list"),
    Deed.FILTER: QT_TRANSLATE_NOOP("Deeds", "a smart filter"),
    Deed.UNFILTER: QT_TRANSLATE_NOOP("Deeds", "removing a smart filter"),
    Deed.RENAME_SECTION: QT_TRANSLATE_NOOP("Deeds", "renaming a section"),
    Deed.PIN: QT_TRANSLATE_NOOP("Deeds", "pinning a section"),
    Deed.UNPIN: QT_TRANSLATE_NOOP("Deeds", "unpinning a section"),
    Deed.IMPORT: QT_TRANSLATE_NOOP("Deeds", "importing annotations"),
}

KINDS = {
    Kind.HIGHLIGHT: QT_TRANSLATE_NOOP("Kinds", "Highlights"),
    Kind.BOOKMARK: QT_TRANSLATE_NOOP("Kinds", "Bookmarks"),
    Kind.NOTE: QT_TRANSLATE_NOOP("Kinds", "Notes"),
    Kind.TAG: QT_TRANSLATE_NOOP("Kinds", "Tagged articles"),
}

COLOURS = (
    QT_TRANSLATE_NOOP("Colours", "Lemon"),
    QT_TRANSLATE_NOOP("Colours", "Mint"),
    QT_TRANSLATE_NOOP("Colours", "Sky"),
    QT_TRANSLATE_NOOP("Colours", "Rose"),
)


def undone(deed: Deed | None) -> str:
    """What undoing did."""
    if deed is None:
        return translate("Deeds", "There is nothing to undo.")
    return translate("Deeds", "Undone: %1").replace("%1", translate("Deeds", DEEDS[deed]))


def redone(deed: Deed | None) -> str:
    """What redoing did."""
    if deed is None:
        return translate("Deeds", "There is nothing to redo.")
    return translate("Deeds", "Done again: %1").replace("%1", translate("Deeds", DEEDS[deed]))


def kind(value: Kind) -> str:
    """The name of a kind, as a choice."""
    return translate("Kinds", KINDS[value])


def of_article(value: Kind) -> str:
    """What a thing without a passage and a note is."""
    if value is Kind.BOOKMARK:
        return translate("Kinds", "The article is bookmarked")
    return translate("Kinds", "Tags of the article") if value is Kind.TAG else translate("Kinds", "About the article")


def colour(number: int) -> str:
    """The name of a highlight colour."""
    return translate("Colours", COLOURS[number - 1])


def when(created: str, now: datetime | None = None) -> str:
    """When a mark was made, in local time: «Today, 10:24», «Yesterday, 18:02», «7 December 2024»."""
    if not created:
        return ""
    now = now or datetime.now().astimezone()
    try:
        made = datetime.fromisoformat(created).astimezone(now.tzinfo)
    except ValueError:
        # Another program's own way of writing a date: better as it stands than none.
        return created
    days = (now.date() - made.date()).days
    if days not in (0, 1):
        return conventions.day(made.date())
    day = translate("Dates", "Today") if days == 0 else translate("Dates", "Yesterday")
    return day + translate("Wording", ", ") + conventions.digits(f"{made:%H:%M}")


def quotation(article: Article, quote: str) -> str:
    """A quote with its source line, for another program: letters in logical order, guillemets as Arabic has them."""
    facts = [f"«{article.title}»" if article.title else "", wording.section(article.section) if article.section else ""]
    if article.published:
        facts.append(wording.isolated(short_date(article.published)))
    source = translate("Wording", ", ").join(filter(None, facts))
    return f"«{quote}»\n— {source}" if source else f"«{quote}»"
