"""What a person said of a source's files, so that it need be said once.

A parser can take a caption for a lead, or miss that a folder's files carry their headline in the first
paragraph. When a person corrects a field in the preview, the correction becomes a *rule* for the files
of that folder and layout, where it can be one:

    none            the field was wrongly taken: its words belong to the body
    first           the first paragraph of the body is this field
    value:ثقافة     all these files are of this section

Anything else (a headline typed anew) is true of one article only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from reader.article import Article
from reader.errors import NotADate

Field = Literal["section", "published", "title", "lead", "caption"]
FIELDS: tuple[Field, ...] = ("section", "published", "title", "lead", "caption")

_COARSE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
"""A year, or a month of one."""

NONE = "none"
FIRST = "first"
VALUE = "value:"


class Rule(NamedTuple):
    """What to do with one field."""

    field: Field
    rule: str


def corrected(article: Article, field: Field, value: str | None) -> Article:
    """The article with one field as a person typed it; words that leave a text field go to the body."""
    old = getattr(article, field)
    if value and article.body and article.body[0] == value:
        article = article._replace(body=article.body[1:])
    if old and old != value and field in ("title", "lead", "caption"):
        article = article._replace(body=(old, *article.body))
    changes: dict[str, Any] = {field: value or None}
    return article._replace(**changes)


def date_of(written: str) -> str:
    """A date as a person wrote it, in ISO 8601. Raises ``NotADate``."""
    from reader.dates import parse  # late: its tables are not needed to open a window

    date = written if _COARSE.fullmatch(written) else parse(written)
    if date is None:
        raise NotADate(written)
    return date


def rule_for(article: Article, field: Field, value: str | None) -> Rule | None:
    """The rule that a correction stands for, or ``None`` when it is true of this article only."""
    if not value:
        return Rule(field, NONE)
    if article.body and article.body[0] == value:
        return Rule(field, FIRST)
    return Rule(field, VALUE + value) if field == "section" else None


def apply(article: Article, rules: Iterable[Rule]) -> Article:
    """The article as the rules of its folder and layout say."""
    for rule in rules:
        if rule.rule == NONE:
            article = corrected(article, rule.field, None)
        elif rule.rule.startswith(VALUE):
            article = corrected(article, rule.field, rule.rule.removeprefix(VALUE))
        elif rule.rule == FIRST and article.body and getattr(article, rule.field) is None:
            article = corrected(article, rule.field, article.body[0])
    return article
