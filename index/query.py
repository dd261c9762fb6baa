"""A query as a value: the tree that the query language is read into, and how it is put into words.

Parsed
├── words       plain words, of which some are wanted
└── required    And │ Or │ Not over
                  Word, Phrase, Pattern, Fuzzy     what stands in the text
                  Dates, Section                   what the index knows of an article
                  Named                            what only the library knows: read, bookmarked, tags, notes
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

FIELDS = {
    "title": ("عنوان", "title"),
    "lead": ("مقدمة", "lead"),
    "caption": ("صورة", "caption"),
    "body": ("نص", "body"),
    "related": ("صلة", "related"),
    "section": ("قسم", "section"),
    "date": ("تاريخ", "date"),
    "source": ("مصدر", "source"),
    "tag": ("وسم", "tag"),
    "note": ("ملاحظة", "note"),
    "is": ("حالة", "is"),
}
"""Each field with its Arabic and its English name."""

STATES = {"unread": ("غير-مقروء", "unread"), "read": ("مقروء", "read"), "bookmarked": ("مفضلة", "bookmarked")}
"""What ``is:`` takes, with the Arabic and the English name."""


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word. ``exact``: this spelling only."""

    form: str
    field: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words side by side in this order, or in any form and order within ``slop`` words."""

    forms: tuple[str, ...]
    field: str | None = None
    slop: int | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A folded word with ``*`` for any letters and ``?`` for one."""

    pattern: str
    field: str | None = None

    @property
    def fits(self) -> re.Pattern[str]:
        """The pattern for whole folded words."""
        return re.compile("".join({"*": ".*", "?": "."}.get(sign, re.escape(sign)) for sign in self.pattern) + r"\Z")


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A folded word in which ``distance`` letters may be wrong, missing or added."""

    form: str
    field: str | None = None
    distance: int = 1


@dataclass(frozen=True, slots=True)
class Dates:
    """Published in this inclusive range of ISO days or prefixes of one."""

    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """In the section of this name, by its folded words."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """In a set of ids that the library knows by this name: ``is:unread``, ``tag:سياسة``."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    node: Node


@dataclass(frozen=True, slots=True)
class And:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    nodes: tuple[Node, ...]


Node = Word | Phrase | Pattern | Fuzzy | Dates | Section | Named | Not | And | Or


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query understood: ``words`` of which some are wanted, and what is ``required`` of every hit."""

    words: tuple[str, ...] = ()
    required: Node | None = None
    arabic: bool = True

    @property
    def interpretation(self) -> str:
        """What was searched, in the language of the query."""
        bag = " ".join(self.words)
        return " · ".join(filter(None, (bag, _say(self.required, self.arabic) if self.required else "")))

    def wanted(self) -> tuple[Node, ...]:
        """Every word, phrase and pattern that may stand in a hit: what there is to rank by and to mark."""
        return (*(Word(form) for form in self.words), *(_wanted(self.required) if self.required else ()))

    def names(self) -> frozenset[str]:
        """The names of the sets that the library must bring."""
        return frozenset(node.name for node in _leaves(self.required) if isinstance(node, Named))


def _wanted(node: Node) -> Iterator[Node]:
    if isinstance(node, (And, Or)):
        for inner in node.nodes:
            yield from _wanted(inner)
    elif isinstance(node, (Word, Phrase, Pattern, Fuzzy)):
        yield node


def _leaves(node: Node | None) -> Iterator[Node]:
    if isinstance(node, (And, Or)):
        for inner in node.nodes:
            yield from _leaves(inner)
    elif isinstance(node, Not):
        yield from _leaves(node.node)
    elif node is not None:
        yield node


_SAY = {True: {"and": "و", "or": "أو", "not": "ليس"}, False: {"and": "AND", "or": "OR", "not": "NOT"}}


def _say(node: Node, arabic: bool) -> str:
    """The node in the grammar above, fully parenthesised, with names in the query's language."""
    return _SAYINGS[type(node)](node, arabic)


def _say_group(nodes: tuple[Node, ...], operator: str, arabic: bool) -> str:
    return "(" + f" {_SAY[arabic][operator]} ".join(_say(node, arabic) for node in nodes) + ")"


def _field(name: str | None, arabic: bool) -> str:
    return FIELDS[name][0 if arabic else 1] + ":" if name else ""


def _say_named(name: str, arabic: bool) -> str:
    field, _, value = name.partition(":")
    return _field(field, arabic) + (STATES[value][0 if arabic else 1] if field == "is" else value)


def _say_phrase(node: Phrase, arabic: bool) -> str:
    slop = f"~{node.slop}" if node.slop is not None else ""
    return f'{_field(node.field, arabic)}"{" ".join(node.forms)}"{slop}'


_SAYINGS: dict[type, Callable[..., str]] = {
    Word: lambda node, arabic: _field(node.field, arabic) + "=" * node.exact + node.form,
    Phrase: _say_phrase,
    Pattern: lambda node, arabic: _field(node.field, arabic) + node.pattern,
    Fuzzy: lambda node, arabic: f"{_field(node.field, arabic)}{node.form}~{node.distance}",
    Dates: lambda node, arabic: _field("date", arabic) + _say_range(node),
    Section: lambda node, arabic: _field("section", arabic) + " ".join(node.forms),
    Named: lambda node, arabic: _say_named(node.name, arabic),
    Not: lambda node, arabic: f"{_SAY[arabic]['not']} {_say(node.node, arabic)}",
    And: lambda node, arabic: _say_group(node.nodes, "and", arabic),
    Or: lambda node, arabic: _say_group(node.nodes, "or", arabic),
}


def _say_range(dates: Dates) -> str:
    return dates.since or "" if dates.since == dates.until else f"{dates.since or ''}..{dates.until or ''}"
