"""What the command line prints: JSON lines for programs, shaped text for people, one line for an error."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from typing import Any

from reader.article import Article, Headline
from reader.shaping import Bidi, needs_visual, visual, visual_paragraph

DONE, SOME_FAILED, WRONG_USAGE = 0, 1, 2


def fail(message: str) -> int:
    """Say what went wrong; returns the exit code."""
    print(f"khizana: {message}", file=sys.stderr)
    return SOME_FAILED


class Output:
    """Where answers go: JSON lines for programs, shaped text for people."""

    def __init__(self, as_json: bool, bidi: Bidi) -> None:
        self.as_json = as_json
        self._visual = needs_visual(bidi, sys.stdout)
        self._width = min(shutil.get_terminal_size().columns, 100)

    def value(self, value: object) -> None:
        """One JSON value on a line of its own, at once."""
        print(json.dumps(value, ensure_ascii=False), flush=True)

    def line(self, text: str = "") -> None:
        """One line for a person."""
        print(visual(text) if self._visual else text)

    def paragraph(self, text: str) -> None:
        """A paragraph for a person, wrapped where the terminal cannot."""
        for line in visual_paragraph(text, self._width) if self._visual else (text,):
            print(line)


def print_article(out: Output, article: Article) -> None:
    """One article, whole."""
    if out.as_json:
        out.value(article_json(article))
        return
    out.line(" · ".join(filter(None, (article.section, article.published))))
    for text in filter(None, (article.title, article.lead, article.caption, *article.body)):
        out.paragraph(text)
        out.line()


def article_json(article: Article) -> dict[str, Any]:
    """An article as scripts see it."""
    return {
        "id": article.id,
        "section": article.section,
        "published": article.published,
        "title": article.title,
        "lead": article.lead,
        "caption": article.caption,
        "body": list(article.body),
        "related": [item._asdict() for item in article.related],
        "dropped": list(article.dropped),
        "source": article.source,
        "encoding": article.encoding,
        "layout": article.layout,
        "warnings": [notice._asdict() for notice in article.warnings],
    }


def headline_json(headline: Headline) -> dict[str, Any]:
    """A row of a list as scripts see it."""
    return {
        "id": headline.id,
        "title": None if headline.untitled else headline.title,
        "section": headline.section,
        "published": headline.published,
        "read": headline.read,
        "bookmarked": headline.bookmarked,
    }


def print_headlines(out: Output, headlines: Iterable[Headline]) -> None:
    """Rows of a list for people."""
    for headline in headlines:
        about = "  ".join(filter(None, (headline.id, headline.published, "*" if headline.bookmarked else "")))
        out.line(about)
        out.paragraph(" · ".join(filter(None, (headline.section, headline.title))))


def usage(message: str) -> int:
    """Say how a command was wrongly used; returns the exit code."""
    fail(message)
    return WRONG_USAGE
