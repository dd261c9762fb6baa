"""Markdown: the headline is a heading, the lead may be a quotation, emphasis round a date line means nothing."""

from __future__ import annotations

import re

from reader import dates
from reader.parsing import news
from reader.parsing.draft import Draft
from reader.parsing.lines import Line, Sheet

_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$")
_QUOTE = re.compile(r"^>\s?")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|__?)(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_RULE = re.compile(r"^(?:[-*_]\s*){3,}$|^=+$|^-{3,}$")
_FRONT = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(
    r"^(title|date|section|category|summary|description)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE
)


def evidence(sheet: Sheet) -> float:
    """Strong when the first line is a heading or the file is named so, and certain with front matter."""
    first = sheet.lines[0].text if sheet.lines else ""
    named = sheet.source.lower().endswith((".md", ".markdown"))
    if first == "---" and _FRONT.match(sheet.text.lstrip()):
        return 0.9
    if first.startswith("# ") and len(sheet.lines) > 1:
        return 0.85
    return 0.8 if named and any(_HEADING.match(line.text) for line in sheet.lines) else 0.0


def parse(sheet: Sheet) -> list[Draft]:
    """One article; its other headings stay paragraphs of the text."""
    front = _FRONT.match(sheet.text.lstrip())
    lines = sheet.lines
    keys: dict[str, str] = {}
    if front:
        keys = {key.lower(): value.strip() for key, value in _KEY.findall(front[1]) if value.strip()}
        lines = lines[_lines_of(front[0]) :]
    title, lines = _take_title(lines)
    lead = _take_lead(lines)
    plain = [line._replace(text=text) for line in lines if (text := _plain(line.text))]
    draft = _read(plain, title or keys.get("title"))
    draft.lead = draft.lead or lead or keys.get("summary") or keys.get("description")
    draft.section = keys.get("section") or keys.get("category") or draft.section
    draft.published = (dates.parse(keys["date"]) if "date" in keys else None) or draft.published
    return [draft]


def _lines_of(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip())


def _take_title(lines: list[Line]) -> tuple[str | None, list[Line]]:
    """The first heading, if nothing but a few short lines stand above it."""
    for index, line in enumerate(lines[:4]):
        match = _HEADING.match(line.text)
        if match:
            return _plain(match[1]), [*lines[:index], *lines[index + 1 :]]
    return None, lines


def _take_lead(lines: list[Line]) -> str | None:
    """A quotation in the first three lines, alone: taken out of ``lines``."""
    for index, line in enumerate(lines[:3]):
        alone = index + 1 == len(lines) or not lines[index + 1].text.startswith(">")
        if line.text.startswith(">") and alone:
            return _plain(lines.pop(index).text)
    return None


def _read(lines: list[Line], title: str | None) -> Draft:
    """The lines under the title: a date line with what stands beside it, then the text."""
    draft = Draft(title=title)
    rest = list(lines)
    for index, line in enumerate(rest[:3]):
        section, day = _section_and_day(line.text)
        if day:
            draft.section, draft.published = section, day
            draft.stamps.append(rest.pop(index).text)
            break
    if title is None:
        return news.parse(rest)
    below = news.follow(rest)
    draft.body, draft.related, draft.dropped = below.body, below.related, below.dropped
    return draft


def _section_and_day(text: str) -> tuple[str | None, str | None]:
    """«اقتصاد — 07-12-2024 | 02:47»: a date line, perhaps with the section before a dash."""
    day = dates.stamp(text)
    if day:
        return None, day.iso
    before, dash, after = text.partition(" — ") if " — " in text else text.partition(" - ")
    day = dates.stamp(after) if dash and before.count(" ") < 4 else None
    return (before.strip(), day.iso) if day else (None, None)


def _plain(text: str) -> str:
    """One line without the signs of Markdown; pictures and links leave their words."""
    if _RULE.match(text):
        return ""
    heading = _HEADING.match(text)
    text = heading[1] if heading else _QUOTE.sub("", text)
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text)).strip()
