"""Rows of the store ↔ the program's values.

Columns hold what serves to find and order articles; the rest of an article is one JSON text, which
nothing but this module reads.
"""

from __future__ import annotations

import json
import os
from typing import Any

from reader.article import Article, Headline, Notice, Related

EXCERPT_LENGTH = 240
"""Code points kept for the list: two lines at its widest."""

UNTITLED_WORDS = 12
"""First words shown in the list in the place of a title."""

SPOOFING = '"spoofing"'
"""The notice that earns an article a badge, as it stands in the stored JSON."""

ARTICLE_COLUMNS = """
    id, section, published, title, content,
    (SELECT path FROM source WHERE source.article = article.id ORDER BY seen, path LIMIT 1)
"""

HEADLINE_COLUMNS = f"""
    id, title, section, published, excerpt, added,
    EXISTS (SELECT 1 FROM status WHERE status.article = article.id AND read),
    EXISTS (SELECT 1 FROM bookmark WHERE bookmark.article = article.id),
    (SELECT COUNT(*) - 1 FROM article AS twin WHERE twin.story = article.story AND twin.newer IS NULL),
    (SELECT COUNT(*) FROM article AS old WHERE old.newer = article.id),
    content LIKE '%{SPOOFING}%'
"""


def excerpt(article: Article) -> str:
    """The first words of the text after the title; «…» says that there are more."""
    text = " ".join(filter(None, (article.lead, *article.body[:3]))) or article.caption or ""
    if len(text) <= EXCERPT_LENGTH:
        return text
    words, _, _ = text[:EXCERPT_LENGTH].rpartition(" ")
    return f"{words or text[:EXCERPT_LENGTH]}…"


def title_of(title: str | None, excerpt: str) -> str:
    """What the list shows in the place of a title: it, or the first words."""
    return title or " ".join(excerpt.split()[:UNTITLED_WORDS])


def content(article: Article) -> str:
    """What never serves to find or order an article, as JSON."""
    return json.dumps(
        {
            "lead": article.lead,
            "caption": article.caption,
            "body": article.body,
            "related": [[item.section, item.published, item.text] for item in article.related],
            "dropped": article.dropped,
            "warnings": [[notice.code, notice.message] for notice in article.warnings],
            "encoding": article.encoding,
            "layout": article.layout,
        },
        ensure_ascii=False,
    )


def article(row: Any) -> Article:
    """A row of ``ARTICLE_COLUMNS`` as a value."""
    article_id, section, published, title, content, path = row
    kept = json.loads(content)
    return Article(
        body=tuple(kept["body"]),
        id=article_id,
        section=section,
        published=published,
        title=title,
        lead=kept["lead"],
        caption=kept["caption"],
        related=tuple(Related(*item) for item in kept["related"]),
        dropped=tuple(kept["dropped"]),
        source=os.fsdecode(path) if path else "",
        encoding=kept["encoding"],
        layout=kept["layout"],
        warnings=tuple(Notice(*notice) for notice in kept["warnings"]),
    )


def headline(row: Any) -> Headline:
    """A row of ``HEADLINE_COLUMNS`` as a value."""
    article_id, title, section, published, excerpt, added, read, bookmarked, copies, versions, warned = row
    return Headline(
        article_id,
        title_of(title, excerpt),
        title is None,
        section,
        published,
        " ".join(excerpt.split()),
        bool(read),
        bool(bookmarked),
        added,
        max(copies, 0),
        versions,
        bool(warned),
    )
