"""The table of layouts: each says how much speaks for it, the one with the most is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.parsing import feed, html, markdown, markup, news, records, sgml, tables, wrapped
from reader.parsing.draft import Draft
from reader.parsing.lines import Sheet, sheet
from reader.repair import hidden_characters


class Layout(NamedTuple):
    """A way to read a file: ``evidence`` from 0 (not this) to 1 (certainly this), ``parse`` never raises.

    ``strips`` says that tags in the text are leftovers, to be taken out before it is parsed.
    """

    name: str
    evidence: Callable[[Sheet], float]
    parse: Callable[[Sheet], list[Draft]]
    strips: bool = False


def _news(page: Sheet) -> list[Draft]:
    lines = wrapped.unwrap(page.lines) or page.lines
    return [news.parse(record) for record in records.split(lines)]


LAYOUTS = (
    Layout("sgml", sgml.evidence, sgml.parse),
    Layout("feed", feed.evidence, feed.parse),
    Layout("html", html.evidence, html.parse),
    Layout("csv", tables.evidence, tables.parse),
    Layout("padded", wrapped.evidence_padded, wrapped.parse_padded, strips=True),
    Layout("markdown", markdown.evidence, markdown.parse, strips=True),
    Layout("news", lambda _: 0.1, _news, strips=True),
)


def lay_out(page: Sheet) -> tuple[str, list[Draft]]:
    """The name of the layout that fits best, and the articles it finds."""
    layout = max(LAYOUTS, key=lambda layout: layout.evidence(page))
    if layout.strips and ("<" in page.text or "&" in page.text):
        text, said = hidden_characters(markup.strip(page.text))
        drafts = layout.parse(sheet(text, page.source))
        for draft in drafts:
            draft.notices += said
        return layout.name, drafts
    return layout.name, layout.parse(page)
