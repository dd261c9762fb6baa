"""The program's words: what an article is, and what a search asks and answers.

Every value here is frozen and travels freely between layers and threads. Text is in logical order.
Offsets are Unicode code points into the text they stand beside. What is absent is ``None`` or an
empty tuple, never an empty string. They are named tuples, which Python makes in a seventh of the time of frozen
dataclasses: 20 ms of every start. Where a field would hide what a tuple has (``count``, ``index``), it is a dataclass.

    file ──parse──> Article ──store──> Headline (a row of the list) + Status (what changes)
    Query ──index──> Found (ids and counts) ──library──> Results (hits a person can read)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points."""

    start: int
    end: int


class Role(StrEnum):
    """What a paragraph is to its article."""

    TITLE = "title"
    LEAD = "lead"
    CAPTION = "caption"
    BODY = "body"


class Part(NamedTuple):
    """One paragraph of the article proper, with its role."""

    role: Role
    text: str


class Related(NamedTuple):
    """An item of a «most read» list that stood around the article: not part of its text."""

    section: str | None
    published: str | None
    text: str


class Notice(NamedTuple):
    """Something the reader of an article should know about how it was read: a stable code and a sentence."""

    code: str
    message: str


class Article(NamedTuple):
    """An article as it was read from a file. Immutable: a changed text is another version.

    ``published`` is ISO 8601 to the precision the file states (``2024-12-07``, ``2024-12-07T02:47``),
    with an offset only if the file states one. ``dropped`` holds the page furniture left out of the
    text, so that nothing vanishes unseen. ``source`` is the path as it was given.
    """

    body: tuple[str, ...] = ()
    id: str | None = None
    section: str | None = None
    published: str | None = None
    title: str | None = None
    lead: str | None = None
    caption: str | None = None
    related: tuple[Related, ...] = ()
    dropped: tuple[str, ...] = ()
    source: str = ""
    encoding: str = ""
    layout: str = ""
    warnings: tuple[Notice, ...] = ()

    def parts(self) -> tuple[Part, ...]:
        """The article proper in reading order: title, lead, caption, body."""
        head = ((Role.TITLE, self.title), (Role.LEAD, self.lead), (Role.CAPTION, self.caption))
        return (
            *(Part(role, text) for role, text in head if text),
            *(Part(Role.BODY, text) for text in self.body),
        )

    @property
    def text(self) -> str:
        """The parts joined by newlines: what reading places and annotations count their offsets in."""
        return "\n".join(part.text for part in self.parts())


class Headline(NamedTuple):
    """A row of the article list. ``title`` falls back to the first words, then ``untitled`` is true.

    ``copies`` counts other articles that tell the same story in nearly the same words; ``versions``
    the older versions of this one. ``warned`` says that its text hid something (a spoofed headline).
    """

    id: str
    title: str
    untitled: bool
    section: str | None
    published: str | None
    excerpt: str
    read: bool
    bookmarked: bool
    added: str
    copies: int = 0
    versions: int = 0
    warned: bool = False


class Difference(NamedTuple):
    """A place where two versions of a text differ: what stood there and what stands there; either may be empty."""

    old: Span
    new: Span


class Status(NamedTuple):
    """What changes about an article. ``place`` is an offset into ``Article.text``; ``whole`` says that what
    was left out of the text is to be shown."""

    read: bool = False
    bookmarked: bool = False
    place: int = 0
    whole: bool = False


class Bookmark(NamedTuple):
    """An article the reader keeps. ``created`` is an ISO 8601 instant in UTC."""

    article_id: str
    created: str


class Shelf(StrEnum):
    """The standing views of a library. ``QUEUE`` is the reading list, in its own order."""

    ALL = "all"
    UNREAD = "unread"
    BOOKMARKS = "bookmarks"
    QUEUE = "queue"


class Sort(StrEnum):
    """Orders of a list. ``RELEVANCE`` means «last added first» where nothing is searched."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Closeness(StrEnum):
    """How near a word of an article must come to a word of the query: its spelling, a form of it, its root."""

    EXACT = "exact"
    FORM = "form"
    ROOT = "root"


class Folding(StrEnum):
    """Spellings that a search takes for one: with and without vowel marks or hamza, ي and ى, ة and ه."""

    MARKS = "marks"
    HAMZA = "hamza"
    YEH = "yeh"
    TEH = "teh"


NO_SECTION = ""
"""Stands for «articles without a section» wherever sections are chosen."""


class View(NamedTuple):
    """What the list shows when nothing is searched: several sections widen, none means all.

    ``folded`` shows one article of each story, the first in the order.
    """

    shelf: Shelf = Shelf.ALL
    sections: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    month: str | None = None
    folded: bool = False


class Counts(NamedTuple):
    """How many articles stand where. Sections by falling count, ``None`` for articles without one."""

    total: int = 0
    unread: int = 0
    bookmarked: int = 0
    sections: tuple[tuple[str | None, int], ...] = ()


class Figures(NamedTuple):
    """The library in figures, beside ``Counts``: what is unread in each section, and where files lie.

    ``sources`` are folders by falling count; see reader/facets.py.
    """

    unread: dict[str | None, int]
    sources: tuple[tuple[str, int], ...]


class Labelled(NamedTuple):
    """The articles that have one of the ``wanted`` labels; the empty one is that of those ``labels`` does not name.

    The index reads a mapping once and knows it again: another one must come for each change.
    """

    labels: Mapping[str, str]
    wanted: frozenset[str]


Among = frozenset[str] | Labelled
"""Some articles: by their ids or, where they are many, by what the store has to say of all."""


class Query(NamedTuple):
    """A search: words and filters. Filters combine with «and»; several sections with «or».

    ``since`` and ``until`` are inclusive ISO days or prefixes of one (``2024``, ``2024-12``).
    ``months`` are prefixes of a day too, of which any will do.
    ``among`` restricts the search to articles that are in each of these sets (unread, bookmarked). ``sets`` are what
    the names stand for that ``SearchIndex.names`` found in the text (``is:unread``, ``tag:…``): what only the store
    knows. ``closeness`` narrows or widens what a plain word finds; ``None`` means forms of it,
    and words of its root where no article has a form. ``stories`` names the story of articles that share one:
    only the first hit of each is found, the others are folded under it. ``strict`` keeps spellings apart that are
    otherwise one; the library sees to it.
    """

    text: str
    sections: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    sort: Sort = Sort.RELEVANCE
    limit: int = 20
    offset: int = 0
    among: tuple[Among, ...] = ()
    sets: Mapping[str, Among] = MappingProxyType({})
    closeness: Closeness | None = None
    months: tuple[str, ...] = ()
    stories: Mapping[str, str] = MappingProxyType({})
    strict: frozenset[Folding] = frozenset()


class ClauseKind(StrEnum):
    """What a part of a query asks for; see ``Clause``."""

    WORDS = "words"
    EXACT = "exact"
    PHRASE = "phrase"
    NEAR = "near"
    PATTERN = "pattern"
    FUZZY = "fuzzy"
    DATES = "dates"
    NAMED = "named"
    ALL = "all"
    ANY = "any"
    NOT = "not"


class Clause(NamedTuple):
    """A part of a query as it was understood, for an interface to put into words.

    ``text`` is what was typed: words, a pattern, a section's name, an ISO range (``2024-12..2025-01``), or a state of
    ``is`` (``unread``). ``field`` is where it is looked for (``title``, ``section``, ``is`` …), ``number`` the words
    of ``NEAR`` or the letters of ``FUZZY``; ``inner`` are the parts of ``ALL``, ``ANY`` and ``NOT``.
    """

    kind: ClauseKind
    text: str = ""
    field: str | None = None
    number: int | None = None
    inner: tuple[Clause, ...] = ()


class Reason(NamedTuple):
    """Why an article was found by one word of a query: how near it comes, and where the nearest word stands.

    ``word`` is as typed, ``written`` as the article has it; ``None`` and empty where the article has nothing of it.
    """

    word: str
    closeness: Closeness | None = None
    role: Role | None = None
    written: str = ""


class Found(NamedTuple):
    """What an index answers: ranked ids of one page, and counts over all hits.

    ``facets`` maps ``section`` and ``month`` (``2024-12``) to counts by name, each counted as if nothing were chosen
    in it, but all else that is: what choosing one more would bring. ``suggestion`` is a better query or ``None``;
    ``interpretation`` says in words what was searched, ``understood`` in parts.
    """

    total: int
    ranked: tuple[tuple[str, float], ...]
    facets: Mapping[str, Mapping[str, int]] = MappingProxyType({})
    suggestion: str | None = None
    interpretation: str = ""
    understood: Clause | None = None


class Excerpt(NamedTuple):
    """A passage of an article and where the query's words stand in it."""

    text: str
    matches: tuple[Span, ...] = ()


class Hit(NamedTuple):
    """One article found: its place in the ranking and the passage that shows why."""

    headline: Headline
    score: float
    snippet: Excerpt
    title_matches: tuple[Span, ...] = ()


class Results(NamedTuple):
    """The answer to a query as a person reads it. ``took_ms`` is the wall time of the whole answer."""

    query: Query
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    suggestion: str | None
    interpretation: str
    understood: Clause | None = None


class Outcome(StrEnum):
    """What became of one file of an import."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    SKIPPED = "skipped"


class FileOutcome(NamedTuple):
    """One file's outcome. ``reason`` is a whole sentence with the remedy; ``code`` names it for translation."""

    path: str
    outcome: Outcome
    id: str | None = None
    code: str | None = None
    reason: str | None = None
    title: str | None = None


class Preview(NamedTuple):
    """How a file would be imported: its articles, and the outcome of each (or one that says why there is none)."""

    path: str
    articles: tuple[Article, ...]
    outcomes: tuple[FileOutcome, ...]


class ImportProgress(NamedTuple):
    """How far an import is, with what became of the latest files. ``total`` is ``None`` while still counting."""

    done: int
    total: int | None
    latest: tuple[FileOutcome, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, file by file."""

    files: tuple[FileOutcome, ...]
    cancelled: bool = False

    def count(self, outcome: Outcome) -> int:
        """How many files ended so."""
        return sum(file.outcome is outcome for file in self.files)
