"""Bytes of a file -> the articles in it.

    decode -> split into records -> choose a layout by evidence -> Article

Pure functions throughout: nothing here opens a file or the network, and no script of a page is run.

What may vanish from a text: white space, control and invisible characters, markup, and the words of the
date and section lines (they become ``published`` and ``section``). Every other visible character of a
file is in title, lead, caption, body, related or dropped.
"""

from __future__ import annotations

from reader.article import Article, Notice
from reader.decoding import Decoded, decode
from reader.errors import EmptyFile, TooLarge
from reader.parsing import layouts, rtf
from reader.parsing.draft import Draft
from reader.parsing.lines import sheet
from reader.repair import look_alikes, repair

MAX_BYTES = 64 * 1024 * 1024
"""No article text is larger; a larger file is something else."""

MAX_ARTICLES = 100_000
"""So many articles are in one file at most: it is refused whole rather than cut, so that nothing is lost unseen."""


def parse(raw: bytes, source: str, encoding: str | None = None) -> tuple[Article, ...]:
    """The articles in the bytes of a file, usually one; ``source`` is the path as it was given.

    ``encoding`` overrules the guess. Raises only subclasses of :class:`reader.errors.UnreadableFile`. A file
    that holds nothing but furniture gives one article without a text (``Article.text`` is empty).
    """
    if len(raw) > MAX_BYTES:
        raise TooLarge(source, f"{len(raw) // 1_048_576} MB")
    decoded = _text_of(raw, encoding, source)
    text, repairs = repair(decoded.text)
    page = sheet(text, source)
    if not page.lines:
        raise EmptyFile(source)
    layout, drafts = layouts.lay_out(page)
    if len(drafts) > MAX_ARTICLES:
        raise TooLarge(source, f"{len(drafts):,} articles; the limit is {MAX_ARTICLES:,}")
    said = (*decoded.warnings, *repairs)
    return tuple(_article(draft, source, decoded.encoding, layout, said) for draft in drafts)


def _article(draft: Draft, source: str, encoding: str, layout: str, said: tuple[Notice, ...]) -> Article:
    return Article(
        body=tuple(draft.body),
        section=draft.section,
        published=draft.published,
        title=draft.title,
        lead=draft.lead,
        caption=draft.caption,
        related=tuple(draft.related),
        dropped=tuple(draft.dropped),
        source=source,
        encoding=encoding,
        layout=layout,
        warnings=(*said, *draft.notices, *look_alikes(draft.title)),
    )


def _text_of(raw: bytes, encoding: str | None, source: str) -> Decoded:
    if rtf.is_rtf(raw):
        return Decoded(rtf.to_text(raw), encoding or "rtf")
    return decode(raw, encoding, source=source)


__all__ = ["MAX_ARTICLES", "MAX_BYTES", "parse"]
