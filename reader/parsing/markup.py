"""Markup inside a text: tags, comments and entities that a copy out of a page left behind.

For whole pages see :mod:`reader.parsing.html`; here only what is certainly a tag goes, and the text keeps
its lines. «a < b» and «<unknown>» stay.
"""

from __future__ import annotations

import html
import re

from reader.parsing.lines import plain_spaces

_NAMES = (
    "a|abbr|article|aside|audio|b|blockquote|body|br|button|center|cite|code|del|div|em|embed|figcaption|figure|font|footer|"
    "form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|mark|meta|nav|noscript|object|ol|p|param|picture|"
    "pre|q|s|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|u|ul|video"
)
_BLOCKS = (
    "article|aside|blockquote|br|div|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|"
    "table|tr|ul"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?=[\s/>])[^<>]{{0,4000}}>", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?=[\s/>])[^<>]{{0,4000}}>", re.IGNORECASE)
_COMMENT = re.compile(
    r"<!--(?:(?!-->).){0,4000}-->|<!doctype[^<>]{0,400}>|<!\[CDATA\[|\]\]>", re.IGNORECASE | re.DOTALL
)
_SILENT = re.compile(r"<(script|style)\b[^<>]{0,4000}>.{0,200000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
_BREAKS = re.compile(r"[ \t]*\n+[ \t]*")


def strip(text: str) -> str:
    """The text without tags, comments, scripts and styles; blocks end their line, entities become characters."""
    if "<" in text and ">" in text and _TAG.search(text):
        text = _SILENT.sub("", _COMMENT.sub("", text))
        text = _TAG.sub("", _BLOCK.sub("\n", text))
    if "&" in text and _ENTITY.search(text):
        text = plain_spaces(_ENTITY.sub(lambda match: html.unescape(match[0]), text))
    return text


def fragment(text: str) -> str:
    """The text of a piece of HTML whose own line ends mean nothing: one line for each block."""
    return _BREAKS.sub("\n", strip(text.replace("\r", " ").replace("\n", " "))).strip()
