"""What stands on the page of an article, in order, and how each piece is set.

    kicker (section · date) → headline → lead → rule → caption → body → rule → related items (→ what was left out)

``page_of`` makes the pieces from an article; ``STYLES`` and ``space_between`` hold the house style, in
px at a text size of 21. The reading column and everything in the reading face scale with
the text size; the interface face beside them does not.

The pieces become the blocks of one QTextDocument, one each, so that the article's own text stands in
it in one stretch, parts joined by one separator: an offset into ``Article.text`` differs from a
document position by ``Page.text_start`` and the counting of letters (ui/utf16.py), by nothing else.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontMetricsF

from reader.article import Article, Related, Role
from resources import INTERFACE, READING
from ui import wording
from ui.dates_display import long_date, short_date
from ui.shown_text import is_rtl
from ui.typography import Typography

PAGE_TOP, PAGE_BOTTOM = 36, 40

LAST_RULE = 14
"""How far below the last related item the last rule stands, px."""

SEPARATOR = "   •   "
"""Between section and date."""

_BLOCK_ENDS = re.compile("[\r\n\u2029\ufdd0\ufdd1]")
"""What would begin a new block in a QTextDocument; in one paragraph it can only be a line break."""


class Kind(Enum):
    """What a piece of the page is."""

    KICKER = auto()
    TITLE = auto()
    LEAD = auto()
    CAPTION = auto()
    BODY = auto()
    FOOT = auto()
    RELATED_META = auto()
    RELATED = auto()
    DROPPED = auto()


class Piece(NamedTuple):
    """One paragraph of the page. ``section`` is how many letters at its start name the section, and the
    rest from ``date`` on is a date in the interface's language, which may run the other way.
    ``related`` is the number of the related item it belongs to."""

    kind: Kind
    text: str
    rtl: bool
    section: int = 0
    date: int | None = None
    related: int | None = None


class Page(NamedTuple):
    """The pieces of an article; those of its own text come in one stretch that begins at ``first_part``."""

    pieces: tuple[Piece, ...]
    first_part: int

    @property
    def text_start(self) -> int:
        """Where ``Article.text`` begins in the document, UTF-16 units."""
        return sum(len(piece.text.encode("utf-16-le")) // 2 + 1 for piece in self.pieces[: self.first_part])


class Style(NamedTuple):
    """How a kind of piece is set; ``ink`` names a colour of the theme, insets are at the start and the end."""

    family: str
    size: int
    line_height: int
    ink: str
    weight: QFont.Weight = QFont.Weight.Normal
    section_weight: QFont.Weight = QFont.Weight.Normal
    justified: bool = False
    balanced: bool = False
    inset_start: int = 0
    inset_end: int = 0

    def font(self, typography: Typography) -> QFont:
        """The font, unhinted, so that joins stay where the typeface has them."""
        font = QFont(typography.family if self.reads else self.family)
        font.setPixelSize(round(self.size * (typography.scale if self.reads else 1)))
        font.setWeight(self.weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def line_distance(self, typography: Typography) -> int:
        """From baseline to baseline, px: the house's for its own faces, and what another face needs at least."""
        distance = round(self.line_height * (typography.scale * typography.leading if self.reads else 1))
        if not self.reads or typography.family == READING:
            return distance
        return max(distance, ceil(QFontMetricsF(self.font(typography)).height()))

    @property
    def reads(self) -> bool:
        """Whether it is in the reading face, not in that of the interface."""
        return self.family == READING


STYLES = {
    Kind.KICKER: Style(INTERFACE, 13, 22, "ink3", section_weight=QFont.Weight.DemiBold),
    Kind.TITLE: Style(READING, 34, 53, "ink", QFont.Weight.Bold, balanced=True),
    Kind.LEAD: Style(READING, 24, 42, "ink"),
    Kind.CAPTION: Style(INTERFACE, 13, 22, "ink3", inset_start=25),
    Kind.BODY: Style(READING, 21, 37, "ink", justified=True),
    Kind.FOOT: Style(INTERFACE, 14, 24, "ink", QFont.Weight.DemiBold),
    Kind.RELATED_META: Style(INTERFACE, 12, 20, "ink3", section_weight=QFont.Weight.Medium),
    Kind.RELATED: Style(READING, 18, 32, "ink2", inset_end=40),
    Kind.DROPPED: Style(INTERFACE, 14, 26, "ink2"),
}

_ROLES = {Role.TITLE: Kind.TITLE, Role.LEAD: Kind.LEAD, Role.CAPTION: Kind.CAPTION, Role.BODY: Kind.BODY}

OWN_TEXT = frozenset(_ROLES.values())
"""The kinds whose pieces are the article's own text."""


class Space(NamedTuple):
    """The space above a piece: ``above`` a rule and ``below`` it, or one of both without a rule."""

    above: int
    below: int = 0
    rule: str | None = None

    @property
    def height(self) -> int:
        """All of it, the rule included."""
        return self.above + self.below + (self.rule is not None)


def space_between(before: Kind | None, kind: Kind) -> Space:
    """What stands between two neighbouring pieces; ``None`` is the top of the page."""
    if before is None:
        return Space(PAGE_TOP)
    if (before, kind) in _SPACES:
        return _SPACES[before, kind]
    if kind is Kind.FOOT:
        return Space(34, 17, "hair2")
    return Space(12)


_SPACES = {
    (Kind.KICKER, Kind.TITLE): Space(8),
    (Kind.KICKER, Kind.BODY): Space(16),
    (Kind.TITLE, Kind.LEAD): Space(12),
    (Kind.TITLE, Kind.CAPTION): Space(16, 11, "hair"),
    (Kind.TITLE, Kind.BODY): Space(16, 16, "hair"),
    (Kind.LEAD, Kind.CAPTION): Space(20, 11, "hair"),
    (Kind.LEAD, Kind.BODY): Space(20, 16, "hair"),
    (Kind.CAPTION, Kind.BODY): Space(16),
    (Kind.FOOT, Kind.RELATED_META): Space(16),
    (Kind.FOOT, Kind.RELATED): Space(12),
    (Kind.RELATED_META, Kind.RELATED): Space(0),
    (Kind.RELATED, Kind.RELATED_META): Space(14, 13, "hair"),
    (Kind.RELATED, Kind.RELATED): Space(14, 10, "hair"),
    (Kind.DROPPED, Kind.DROPPED): Space(8),
}


def page_of(article: Article, whole: bool = False) -> Page:
    """The pieces of an article's page; a ``whole`` one shows what was left out of the text as well."""
    rtl = is_rtl(article.text[:2000])
    kicker = _meta(Kind.KICKER, article.section, article.published and long_date(article.published), rtl)
    parts = tuple(
        Piece(_ROLES[part.role], _BLOCK_ENDS.sub("\u2028", part.text), is_rtl(part.text, rtl))
        for part in article.parts()
    )
    left_out = _left_out(article.dropped, rtl) if whole else ()
    return Page((*kicker, *parts, *_foot(article.related, rtl), *left_out), len(kicker))


def _meta(
    kind: Kind, section: str | None, date: str | None, rtl: bool, related: int | None = None
) -> tuple[Piece, ...]:
    """The line of section and date, if there is either."""
    name = wording.section(section) if section else ""
    text = SEPARATOR.join(filter(None, (name, date)))
    if not text:
        return ()
    return (Piece(kind, text, rtl, len(name), len(text) - len(date) if date else None, related),)


def _foot(related: tuple[Related, ...], rtl: bool) -> tuple[Piece, ...]:
    if not related:
        return ()
    pieces = [Piece(Kind.FOOT, QCoreApplication.translate("ArticleView", "Most read"), rtl)]
    for number, item in enumerate(related):
        pieces += _meta(Kind.RELATED_META, item.section, item.published and short_date(item.published), rtl, number)
        text = _BLOCK_ENDS.sub("\u2028", item.text)
        pieces.append(Piece(Kind.RELATED, text, is_rtl(item.text, rtl), related=number))
    return tuple(pieces)


def _left_out(dropped: tuple[str, ...], rtl: bool) -> tuple[Piece, ...]:
    if not dropped:
        return ()
    heading = Piece(Kind.FOOT, QCoreApplication.translate("ArticleView", "Left out of the text"), rtl)
    return (heading, *(Piece(Kind.DROPPED, _BLOCK_ENDS.sub("\u2028", text), is_rtl(text, rtl)) for text in dropped))
