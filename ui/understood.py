"""A query in words: what was understood of it, and why an article answers it, in the interface's language."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP

from reader.article import Clause, ClauseKind, Closeness, Folding, Reason
from ui import wording
from ui.plurals import PLURALS
from ui.sidebar_items import STATE_NAMES
from ui.wording import isolated, translate

PLACES = {
    "title": QT_TRANSLATE_NOOP("Understood", "%1 in the headline"),
    "lead": QT_TRANSLATE_NOOP("Understood", "%1 in the lead"),
    "caption": QT_TRANSLATE_NOOP("Understood", "%1 in the picture's caption"),
    "body": QT_TRANSLATE_NOOP("Understood", "%1 in the text"),
    "related": QT_TRANSLATE_NOOP("Understood", "%1 among the related items"),
}
"""Where words stand in an article, by the names of fields and of roles."""

NAMED = {
    "section": QT_TRANSLATE_NOOP("Understood", "section «%1»"),
    "tag": QT_TRANSLATE_NOOP("Understood", "tag «%1»"),
    "note": QT_TRANSLATE_NOOP("Understood", "a note with «%1»"),
    "source": QT_TRANSLATE_NOOP("Understood", "from a source named «%1»"),
}

LEVELS = {
    None: QT_TRANSLATE_NOOP("Understood", "Match: automatic"),
    Closeness.EXACT: QT_TRANSLATE_NOOP("Understood", "Match: same spelling"),
    Closeness.FORM: QT_TRANSLATE_NOOP("Understood", "Match: forms of the word"),
    Closeness.ROOT: QT_TRANSLATE_NOOP("Understood", "Match: whole root"),
}

REASONS = {
    Closeness.EXACT: QT_TRANSLATE_NOOP("Understood", "same spelling, «%1»"),
    Closeness.FORM: QT_TRANSLATE_NOOP("Understood", "form of the word, «%1»"),
    Closeness.ROOT: QT_TRANSLATE_NOOP("Understood", "same root, «%1»"),
}


def level(closeness: Closeness | None) -> str:
    """How near words must come: «Match: whole root»."""
    return translate("Understood", LEVELS[closeness])


FOLDINGS = {
    Folding.MARKS: QT_TRANSLATE_NOOP("Understood", "vowel marks"),
    Folding.HAMZA: QT_TRANSLATE_NOOP("Understood", "hamza (أ إ آ ا)"),
    Folding.YEH: QT_TRANSLATE_NOOP("Understood", "ي / ى"),
    Folding.TEH: QT_TRANSLATE_NOOP("Understood", "ة / ه"),
}


def folding(kind: Folding) -> str:
    """The spellings of a kind: «ي / ى»."""
    return translate("Understood", FOLDINGS[kind])


def kept_apart(strict: frozenset[Folding]) -> str:
    """«Kept apart: ي / ى»; empty where all spellings are one."""
    if not strict:
        return ""
    names = translate("Wording", ", ").join(isolated(folding(kind)) for kind in Folding if kind in strict)
    return translate("Understood", "Kept apart: %1").replace("%1", names)


def understood(clause: Clause | None) -> str:
    """«Understood as: «حمص», without «حلب»»; empty for plain words, which need no explanation."""
    if clause is None or (clause.kind is ClauseKind.WORDS and clause.field is None):
        return ""
    return translate("Understood", "Understood as: %1").replace("%1", _said(clause))


def reason(why: Reason) -> str:
    """«form of the word, «والكتاب» in the text», for one word of a query."""
    if why.closeness is None or why.role is None:
        return translate("Understood", "not in this article")
    said = _filled(REASONS[why.closeness], isolated(why.written))
    return _filled(PLACES[why.role], said)


def _said(clause: Clause) -> str:
    said = _SAYINGS[clause.kind](clause)
    return _filled(PLACES[clause.field], said) if clause.field in PLACES else said


def _filled(text: str, value: str) -> str:
    return translate("Understood", text).replace("%1", value)


def _quoted(clause: Clause) -> str:
    return f"«{isolated(clause.text)}»"


def _dates(clause: Clause) -> str:
    since, _, until = clause.text.partition("..")
    if since == until:
        return _filled("published %1", isolated(wording.day(since)))
    said = []
    if since:
        said.append(_filled("published from %1", isolated(wording.day(since))))
    if until:
        said.append(_filled("until %1", isolated(wording.day(until))))
    return " ".join(said)


def _named(clause: Clause) -> str:
    if clause.field == "is":
        return translate("Sidebar", STATE_NAMES[clause.text])
    return _filled(NAMED[str(clause.field)], isolated(clause.text))


def _joined(clause: Clause, between: str) -> str:
    """The parts with a word between each two; groups inside are put in parentheses."""
    groups = (ClauseKind.ALL, ClauseKind.ANY)
    parts = [f"({_said(part)})" if part.kind in groups else _said(part) for part in clause.inner]
    said = parts[0]
    for part in parts[1:]:
        said = translate("Understood", between).replace("%1", said).replace("%2", part)
    return said


_SAYINGS: dict[ClauseKind, Callable[[Clause], str]] = {
    ClauseKind.WORDS: _quoted,
    ClauseKind.EXACT: lambda clause: _filled("%1 spelled so", _quoted(clause)),
    ClauseKind.PHRASE: lambda clause: _filled("the phrase %1", _quoted(clause)),
    ClauseKind.NEAR: lambda clause: f"{_quoted(clause)} {PLURALS.within_words(clause.number or 0)}",
    ClauseKind.PATTERN: lambda clause: _filled("words like %1", _quoted(clause)),
    ClauseKind.FUZZY: lambda clause: f"{_quoted(clause)} ({PLURALS.letters_may_differ(clause.number or 0)})",
    ClauseKind.DATES: _dates,
    ClauseKind.NAMED: _named,
    ClauseKind.ALL: lambda clause: _joined(clause, "%1 and %2"),
    ClauseKind.ANY: lambda clause: _joined(clause, "%1 or %2"),
    ClauseKind.NOT: lambda clause: _filled("without %1", _said(clause.inner[0])),
}

_COLLECTED = (
    *(QT_TRANSLATE_NOOP("Understood", "published %1"), QT_TRANSLATE_NOOP("Understood", "published from %1")),
    *(QT_TRANSLATE_NOOP("Understood", "until %1"), QT_TRANSLATE_NOOP("Understood", "%1 spelled so")),
    *(QT_TRANSLATE_NOOP("Understood", "the phrase %1"), QT_TRANSLATE_NOOP("Understood", "words like %1")),
    *(QT_TRANSLATE_NOOP("Understood", "%1 and %2"), QT_TRANSLATE_NOOP("Understood", "%1 or %2")),
    QT_TRANSLATE_NOOP("Understood", "without %1"),
)
"""Texts that are looked up by a name above: Qt's collector finds them here."""
