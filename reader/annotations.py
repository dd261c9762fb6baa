"""The words of keeping: what a person makes of what they read.

An annotation hangs on a passage or on an article as a whole:

    highlight    a passage in one of four colours, perhaps with a note and tags
    bookmark     a passage to come back to; or, without one, an article
    note         words beside a passage or an article
    tag          an article's tags

Its **anchor** says where it was made, in the terms of the W3C Web Annotation Data Model: the quote with what stood
before and after it (TextQuoteSelector) and its place (TextPositionSelector). Its **span** says where it stands in
the text that is shown now; an annotation that could not be found again is *unplaced*, and listed as such.

Offsets are code points into ``Article.text``. Instants are ISO 8601 in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from reader.article import Query, Span

COLOURS = (1, 2, 3, 4)
"""The highlight colours; each theme has its own paint for them."""

CONTEXT = 32
"""Code points kept before and after a quote, as other annotation tools keep."""


class Kind(StrEnum):
    """What an annotation is."""

    HIGHLIGHT = "highlight"
    BOOKMARK = "bookmark"
    NOTE = "note"
    TAG = "tag"


class Anchor(NamedTuple):
    """A passage: its words, up to ``CONTEXT`` code points on either side, and where it began."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0

    @property
    def end(self) -> int:
        """Where it ended."""
        return self.start + len(self.quote)

    @staticmethod
    def of(text: str, span: Span) -> Anchor:
        """The anchor of a passage of ``text``. Raises ``ValueError`` for a span that is empty or not in it."""
        start, end = span
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{start}–{end} is no passage of a text of {len(text)} code points")
        return Anchor(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start)


class Annotation(NamedTuple):
    """One thing a person made. ``article_id`` is the version shown now, ``origin`` the one it was made on.

    ``anchor`` is as it was made; ``span`` is where it stands now. Both are ``None`` for what hangs on the article as
    a whole. ``placed`` is false where the passage was not found again, or the article is not in the library.
    """

    id: str
    article_id: str
    kind: Kind
    anchor: Anchor | None = None
    span: Span | None = None
    colour: int | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    created: str = ""
    changed: str = ""
    origin: str = ""
    placed: bool = True


class Kept(NamedTuple):
    """An annotation as a row of the list, with its article's headline (``None``: the article is not here)."""

    annotation: Annotation
    title: str | None
    section: str | None
    published: str | None


class KeptView(NamedTuple):
    """What the list of everything kept shows. Several values of one kind widen, different kinds narrow.

    ``words`` are looked for in notes, tags and quotes. ``since`` and ``until`` are inclusive prefixes of the instant
    an annotation was made (``2026-11``), ``months`` such prefixes of which any will do.
    ``unplaced`` shows only what lost its passage.
    """

    kinds: tuple[Kind, ...] = ()
    sections: tuple[str, ...] = ()
    colours: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    words: str = ""
    since: str | None = None
    until: str | None = None
    unplaced: bool = False
    articles: frozenset[str] | None = None
    months: tuple[str, ...] = ()


class KeptList(NamedTuple):
    """The ids of what a view shows, newest first, and how many more each choice would bring.

    ``facets`` maps ``kind``, ``section``, ``colour``, ``tag`` and ``month`` to counts by name; each counts what all
    the other choices allow. ``groups`` are the same ids by article, the one with the newest first, each in the order
    of its text; what lost its passage stands last, under no article.
    """

    ids: tuple[str, ...]
    facets: Mapping[str, Mapping[str, int]] = MappingProxyType({})
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()


class SmartFilter(NamedTuple):
    """A saved search: words, sections, dates and order of ``query``."""

    id: str
    name: str
    query: Query


class Deed(StrEnum):
    """What a step of the journal did, so that the interface can say what it undoes."""

    HIGHLIGHT = "highlight"
    BOOKMARK = "bookmark"
    UNBOOKMARK = "unbookmark"
    NOTE = "note"
    TAG = "tag"
    CHANGE = "change"
    RENAME_TAG = "rename-tag"
    REMOVE = "remove"
    QUEUE = "queue"
    UNQUEUE = "unqueue"
    FILTER = "filter"
    UNFILTER = "unfilter"
    RENAME_SECTION = "rename-section"
    PIN = "pin"
    UNPIN = "unpin"
    IMPORT = "import"
