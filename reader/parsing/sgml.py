"""TREC-style records: «<DOC> <DOCNO>…</DOCNO> <TITLE>…</TITLE> <TEXT>…</TEXT> </DOC>», one or many in a file.

The record says what is what, so nothing is guessed and no furniture is looked for. Number, address,
source and author are about the record, not part of its text; the store keeps the file as it came.
"""

from __future__ import annotations

import re

from reader import dates
from reader.parsing.draft import Draft
from reader.parsing.lines import Sheet, split_lines, to_lines

_RECORD = re.compile(r"<DOC>(.*?)(?:</DOC>|(?=<DOC>)|\Z)", re.DOTALL | re.IGNORECASE)
_FIELD = re.compile(r"<(?P<name>[A-Z]{2,16})>(?P<value>.*?)(?:</(?P=name)>|\Z)", re.DOTALL | re.IGNORECASE)
_SPACE = re.compile(r"\s+")

_TITLES = ("TITLE", "HEADLINE", "HEAD")
_TIMES = ("TIME", "DATE", "PUBDATE", "DATETIME")
_SECTIONS = ("CAT", "CATEGORY", "SECTION", "TOPIC")
_LEADS = ("ABSTRACT", "LEAD", "SUMMARY")
_TEXTS = ("TEXT", "BODY", "CONTENT")


def evidence(sheet: Sheet) -> float:
    """Certain when the file begins with a record."""
    return 1.0 if sheet.lines and sheet.lines[0].text[:5].upper() == "<DOC>" else 0.0


def parse(sheet: Sheet) -> list[Draft]:
    """One draft for each record."""
    return [_record(match[1]) for match in _RECORD.finditer(sheet.text)]


def _record(text: str) -> Draft:
    fields = {match["name"].upper(): match["value"].strip() for match in _FIELD.finditer(text)}
    time = _first(fields, _TIMES)
    draft = Draft(
        section=_first(fields, _SECTIONS),
        published=dates.parse(time) if time else None,
        title=_first(fields, _TITLES),
        lead=_first(fields, _LEADS),
        stamps=[time] if time else [],
    )
    body = _first(fields, _TEXTS, keep_lines=True) or ""
    draft.body = [line.text for line in to_lines(split_lines(body))]
    _lead_said_once(draft)
    return draft


def _first(fields: dict[str, str], names: tuple[str, ...], *, keep_lines: bool = False) -> str | None:
    value = next((fields[name] for name in names if fields.get(name)), None)
    return value if value is None or keep_lines else _SPACE.sub(" ", value)


def _lead_said_once(draft: Draft) -> None:
    """Many records print the lead again as the first paragraph; when that is all there is, it is the text."""
    if draft.lead is None or not draft.body or _SPACE.sub(" ", draft.body[0]) != draft.lead:
        return
    if len(draft.body) > 1:
        del draft.body[0]
    else:
        draft.lead = None
