"""RSS and Atom: every entry is an article.

Read by the few tags that matter rather than by an XML parser: old feeds are seldom well formed, and no
entity of a file is ever expanded.
"""

from __future__ import annotations

import re

from reader import dates
from reader.parsing import markup
from reader.parsing.draft import Draft
from reader.parsing.lines import Sheet, split_lines, to_lines

_ENTRY = re.compile(r"<(item|entry)\b[^<>]*>(.*?)(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE)
_FIELD = re.compile(
    r"<(?P<name>title|content:encoded|content|description|summary|pubdate|published|updated|dc:date|date|category|dc:subject)\b"
    r"[^<>]*>(?P<value>.*?)</(?P=name)>",
    re.DOTALL | re.IGNORECASE,
)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


def evidence(sheet: Sheet) -> float:
    """Certain when the file opens as a feed does and has an entry."""
    start = sheet.text[:2000]
    return 1.0 if _FEED.search(start) and _ENTRY.search(sheet.text) else 0.0


def parse(sheet: Sheet) -> list[Draft]:
    """One draft for each entry that says anything."""
    drafts = [_entry(match[2]) for match in _ENTRY.finditer(sheet.text)]
    return [draft for draft in drafts if draft.title or draft.body]


def _entry(text: str) -> Draft:
    fields: dict[str, str] = {}
    for match in _FIELD.finditer(text):
        fields.setdefault(match["name"].lower(), _plain(match["value"]))
    time = _first(fields, "pubdate", "published", "dc:date", "date", "updated")
    body = _first(fields, "content:encoded", "content", "description", "summary") or ""
    return Draft(
        section=_one_line(_first(fields, "category", "dc:subject")),
        published=dates.parse(time) if time else None,
        title=_one_line(_first(fields, "title")),
        body=[line.text for line in to_lines(split_lines(body))],
        stamps=[time] if time else [],
    )


def _plain(value: str) -> str:
    if "<![CDATA[" in value:
        return markup.fragment(_CDATA.sub(r"\1", value))
    return markup.fragment(markup.strip(value))


def _first(fields: dict[str, str], *names: str) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
