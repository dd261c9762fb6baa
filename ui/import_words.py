"""What a parser says of a file, in words: layouts, warnings, and what would become of the file."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from reader.article import Notice, Outcome
from ui.wording import translate

PREVIEWED = {
    Outcome.ADDED: QT_TRANSLATE_NOOP("Preview", "New"),
    Outcome.UNCHANGED: QT_TRANSLATE_NOOP("Preview", "In the library"),
    Outcome.UPDATED: QT_TRANSLATE_NOOP("Preview", "New version"),
    Outcome.DUPLICATE: QT_TRANSLATE_NOOP("Preview", "Duplicate"),
    Outcome.FAILED: QT_TRANSLATE_NOOP("Preview", "Unreadable"),
    Outcome.SKIPPED: QT_TRANSLATE_NOOP("Preview", "Skipped"),
}

LAYOUTS = {
    "sgml": QT_TRANSLATE_NOOP("Layouts", "SGML records"),
    "feed": QT_TRANSLATE_NOOP("Layouts", "News feed"),
    "html": QT_TRANSLATE_NOOP("Layouts", "Web page"),
    "csv": QT_TRANSLATE_NOOP("Layouts", "Table"),
    "padded": QT_TRANSLATE_NOOP("Layouts", "Padded lines"),
    "markdown": QT_TRANSLATE_NOOP("Layouts", "Markdown"),
    "news": QT_TRANSLATE_NOOP("Layouts", "News text"),
}

NOTICES = {
    "damaged-bytes": QT_TRANSLATE_NOOP("Notices", "Some letters could not be read and are shown as boxes."),
    "escapes": QT_TRANSLATE_NOOP("Notices", "Letters had been spelled out in codes and were restored."),
    "guessed-encoding": QT_TRANSLATE_NOOP("Notices", "The encoding was recognised by its letters."),
    "lost-letters": QT_TRANSLATE_NOOP("Notices", "The letters had become question marks; look for another copy."),
    "mixed-encoding": QT_TRANSLATE_NOOP("Notices", "Some lines were in another encoding and were read so."),
    "mojibake": QT_TRANSLATE_NOOP("Notices", "The text had been saved through a wrong encoding and was restored."),
    "presentation-forms": QT_TRANSLATE_NOOP("Notices", "Letters stored in their drawn shapes were made plain."),
    "relative-date": QT_TRANSLATE_NOOP("Notices", "The file gives its date only as a time ago, so it has none."),
    "spaced-letters": QT_TRANSLATE_NOOP("Notices", "The letters of words stood apart and were joined."),
    "spoofing": QT_TRANSLATE_NOOP(
        "Notices", "Hidden or look-alike letters could make this text seem another; it is shown without their effect."
    ),
    "visual-order": QT_TRANSLATE_NOOP("Notices", "Lines had been stored back to front and were turned round."),
}


def previewed(outcome: Outcome, left_out: bool) -> str:
    """What would become of a file."""
    return translate("Preview", "Left out") if left_out else translate("Preview", PREVIEWED[outcome])


def layout(name: str) -> str:
    """The name of a layout; one that has no words yet keeps its own."""
    return translate("Layouts", LAYOUTS[name]) if name in LAYOUTS else name


def notice(said: Notice) -> str:
    """A warning in the interface language; one that is not known yet keeps its own sentence."""
    return translate("Notices", NOTICES[said.code]) if said.code in NOTICES else said.message
