"""A saved page -> an article, read by its own structure (selectolax, the Lexbor parser).

The page says a good deal itself: its metadata name headline, date and section, its elements name
navigation, footers and paragraphs. The text is the element that holds the most paragraph text; what
else can be seen goes to ``dropped``. No script is run and nothing is loaded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import dates
from reader.parsing import news
from reader.parsing.draft import Draft
from reader.parsing.lines import Line, Sheet, to_lines

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MIN_PARAGRAPH_WORDS = 8

_PAGE = re.compile(r"<!doctype html|<html\b|<body\b", re.IGNORECASE)
_INVISIBLE = "script, style, template, noscript, svg, head, iframe, object, select, option"
_FURNITURE = ("nav", "footer", "aside", "form", "menu")
_BLOCK_NAMES = """
    address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADLINES = ("meta[property='og:title']", "meta[name='twitter:title']")
_TIMES = (
    "meta[property='article:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='date']",
    "meta[name='pubdate']",
    "meta[name='publish-date']",
    "meta[name='DC.date.issued']",
    "time[itemprop='datePublished']",
    "time[pubdate]",
    "article time[datetime]",
    "time[datetime]",
)
_SECTIONS = ("meta[property='article:section']", "meta[itemprop='articleSection']", "meta[name='section']")


def evidence(sheet: Sheet) -> float:
    """Certain when the text opens as a page does."""
    return 0.97 if "<" in sheet.text[:4000] and _PAGE.search(sheet.text, 0, 4000) else 0.0


def parse(sheet: Sheet) -> list[Draft]:
    """The one article of a page."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(sheet.text)
    declared = _declared(tree)
    page_title = _text(tree.css_first("title"))
    for node in tree.css(_INVISIBLE):
        node.decompose()
    body = tree.body
    if body is None:
        return [Draft(title=page_title, published=declared.published, section=declared.section)]
    main = _main(tree, body)
    inside, outside = _lines(body, main)
    draft = news.parse(inside) if inside else Draft()
    declared.title = declared.title or _without_site(page_title)
    _prefer_declared(draft, declared, _headline(tree, main, page_title))
    draft.dropped += [text for text in outside if text not in (draft.title, draft.section)]
    return [draft]


def _declared(tree: LexborHTMLParser) -> Draft:
    """What the metadata of the page say."""
    time = _attribute(tree, _TIMES)
    return Draft(
        section=_attribute(tree, _SECTIONS),
        published=dates.parse(time) if time else None,
        title=_attribute(tree, _HEADLINES),
    )


def _attribute(tree: LexborHTMLParser, selectors: tuple[str, ...]) -> str | None:
    for selector in selectors:
        node = tree.css_first(selector)
        value = (node.attributes.get("content") or node.attributes.get("datetime")) if node else None
        if value and value.strip():
            return " ".join(value.split())
    return None


def _headline(tree: LexborHTMLParser, main: LexborNode, page_title: str | None) -> str | None:
    """The main heading, if there is one only; else the page's title where a heading repeats its words."""
    headings = [text for node in (main.css("h1") or tree.css("h1")) if (text := _text(node))]
    if len(set(headings)) == 1:
        return headings[0]
    return next((text for text in headings if page_title and text in page_title), None)


def _without_site(page_title: str | None) -> str | None:
    """«Headline - Site» without the site: the last part, when it is the shorter one."""
    if not page_title:
        return None
    parts = re.split(r"\s+[-–—|»:]\s+", page_title)
    return (
        page_title.removesuffix(parts[-1]).rstrip(" -–—|»:")
        if len(parts) > 1 and len(parts[-1]) < len(parts[0])
        else page_title
    )


def _main(tree: LexborHTMLParser, body: LexborNode) -> LexborNode:
    """The element with the most paragraph text: its own paragraphs count whole, those one level down half."""
    scores: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    for paragraph in tree.css("p"):
        if _is_furniture(paragraph):
            continue
        words = len((_text(paragraph) or "").split())
        parent, share = paragraph.parent, float(words if words >= MIN_PARAGRAPH_WORDS else words / 4)
        for _ in range(2):
            if parent is None:  # pragma: no cover - a paragraph always stands in a body
                break
            scores[parent.mem_id] = scores.get(parent.mem_id, 0.0) + share
            nodes[parent.mem_id] = parent
            parent, share = parent.parent, share / 2
    if not scores:
        return tree.css_first("article") or tree.css_first("main") or body
    best = nodes[max(scores, key=lambda key: scores[key])]
    return _article_around(best)


def _article_around(node: LexborNode) -> LexborNode:
    """The <article> or <main> the text stands in, for its headline and date."""
    above: LexborNode | None = node
    while above is not None:
        if above.tag in ("article", "main"):
            return above
        above = above.parent
    return node


def _is_furniture(node: LexborNode) -> bool:
    above: LexborNode | None = node
    while above is not None:
        if above.tag in _FURNITURE:
            return True
        above = above.parent
    return False


def _lines(body: LexborNode, main: LexborNode) -> tuple[list[Line], list[str]]:
    """The visible lines of the main element as the text, all others as furniture."""
    inside: list[str] = []
    outside: list[str] = []
    current: list[str] = []
    place = [outside]

    def end_line() -> None:
        text = " ".join("".join(current).split())
        if text:
            place[-1].append(text)
        current.clear()

    stack: list[tuple[LexborNode, bool]] = [(body, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag
        if leaving:
            end_line()
            if node.mem_id == main.mem_id or tag in _FURNITURE:
                place.pop()
            continue
        if tag == "-text":
            current.append(node.text_content or "")
            continue
        if tag in _BLOCKS:
            end_line()
            if node.mem_id == main.mem_id:
                place.append(inside)
            elif tag in _FURNITURE:
                place.append(outside)
            stack.append((node, True))
        stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
    end_line()
    return to_lines(inside), outside


def _prefer_declared(draft: Draft, declared: Draft, headline: str | None) -> None:
    """Metadata go before guesses; a headline that stood in the text is not said twice."""
    draft.published = declared.published or draft.published
    draft.section = declared.section or draft.section
    title = headline or draft.title or declared.title
    if title and draft.title and draft.title != title:
        (draft.dropped if title in draft.title else draft.body).insert(0, draft.title)
    draft.title = title
    draft.body = [text for text in draft.body if text != title]


def _text(node: LexborNode | None) -> str | None:
    return " ".join(node.text(deep=True, separator=" ").split()) or None if node is not None else None
