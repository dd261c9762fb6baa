"""A table of articles: CSV with a first row of names, one article a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from reader import dates
from reader.letters import fold
from reader.parsing import markup
from reader.parsing.draft import Draft
from reader.parsing.lines import Sheet, split_lines, to_lines

_COLUMNS = """
title     title headline العنوان عنوان
body      body text content article النص نص المحتوى المقال
published date published pubdate time التاريخ تاريخ
section   section category topic القسم قسم التصنيف
lead      lead abstract summary description الملخص مقدمة
"""
_ROWS = (row.split() for row in _COLUMNS.strip().splitlines())
_MEANING = {fold(name): field for field, *names in _ROWS for name in names}


def evidence(sheet: Sheet) -> float:
    """Certain when the first row names a text column and another we know."""
    if not sheet.lines or sheet.lines[0].text.count(",") < 1 or len(sheet.lines) < 2:
        return 0.0
    names = _named(sheet.lines[0].text.split(","))
    return 0.95 if "body" in names and len(names) > 1 else 0.0


def _named(header: list[str]) -> list[str | None]:
    return [_MEANING.get(fold(name).strip(' "')) for name in header]


def parse(sheet: Sheet) -> list[Draft]:
    """One draft for each row that has a text; columns without a meaning for us go to ``dropped``."""
    rows = _rows(sheet.text)
    names = _named(next(rows, []))
    return [draft for row in rows if (draft := _row(names, row)).body or draft.title]


def _rows(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    return csv.reader(text.splitlines(keepends=True))


def _row(names: list[str | None], row: list[str]) -> Draft:
    draft = Draft()
    for index, value in enumerate(row):
        name = names[index] if index < len(names) else None
        text = markup.strip(value).strip()
        if not text:
            continue
        if name == "body":
            draft.body += [line.text for line in to_lines(split_lines(text))]
        elif name == "published" and draft.published is None and dates.parse(text):
            draft.published = dates.parse(text)
            draft.stamps.append(text)
        elif name in ("title", "section", "lead") and getattr(draft, name) is None:
            setattr(draft, name, " ".join(text.split()))
        else:
            draft.dropped.append(text)
    return draft
