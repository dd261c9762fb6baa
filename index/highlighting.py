"""Where the words of a query stand in a text: whole words, as the author wrote them.

A word is marked when it is the query's word in another spelling or form: «وَالكِتابُ» for كتاب, with its particle and
marks. Ranking bridges more than that (see ``stemming``), and what it bridges is not marked: a mark says «this is
what you asked for»; who asks for relatives (``Closeness.ROOT``), or for one spelling alone, gets marks to match.
A phrase is marked only where it stands as a whole; what a query excludes is never marked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from operator import attrgetter
from typing import NamedTuple

from index.concordance import Concordance
from index.engine.terms import within
from index.folding import WORD, fold, words
from index.query import Fuzzy, Node, Pattern, Phrase, Word
from index.query_language import parse
from index.questions import FUNCTION_WORDS
from index.stemming import Stemmer
from reader.article import Closeness, Span

Test = Callable[[str], bool]

_VIEWS = {Closeness.EXACT: "surface", Closeness.FORM: "stem", Closeness.ROOT: "root"}
"""What two words have in common when they are as near as that."""

_START = attrgetter("start")


class Match(NamedTuple):
    """A word of a text that matches: which part of the query it matches first, and its code points."""

    part: int
    start: int
    end: int


class Highlighters:
    """Highlighters of any query, those of the last ones kept. What one learns of the words of texts, all know."""

    def __init__(self, stemmer: Stemmer) -> None:
        concordances = {name: Concordance(stemmer.views[name]) for name in _VIEWS.values()}
        self.of = lru_cache(maxsize=16)(partial(Highlighter, concordances))


class Highlighter:
    """Marks for one query. Free of the index: it fits any text.

    Most texts hold none of a query's words. So the runs of a text (see ``concordance``) are first looked at as a set,
    without their places; then those that tell are sought in the text.
    """

    def __init__(
        self, concordances: Mapping[str, Concordance], query_text: str, closeness: Closeness | None = None
    ) -> None:
        self._same = concordances[_VIEWS[closeness or Closeness.FORM]]
        self._spelled = concordances["surface"]
        self._sought: dict[Concordance, dict[str, int]] = {}
        self._tests: list[tuple[int, Test]] = []
        self._heads: tuple[str, ...] = ()
        self._rows: list[_Row] = []
        for part, node in enumerate(_telling(parse(query_text).wanted())):
            self._seek(part, node)

    def spans(self, text: str) -> tuple[Span, ...]:
        """The query's words in ``text``, in order and not overlapping."""
        return tuple(Span(match.start, match.end) for match in self.matches(text))

    def matches(self, text: str) -> list[Match]:
        """The words of ``text`` that match, in order."""
        runs = set(text.split())
        telling = self._with_words(runs)
        marked = self._marked(text, telling) if telling else []
        rows = [row for row in self._rows if row.may_stand_in(runs)]
        return _with_rows(text, marked, rows) if rows else marked

    def _with_words(self, runs: set[str]) -> set[str]:
        """Those of the runs in which single words of the query are."""
        telling: set[str] = set()
        for concordance, parts in self._sought.items():
            reading = concordance.read(runs)
            telling.update(*(reading.holding(term, runs) for term in parts))
        if self._tests:
            reading = self._spelled.read(runs)
            fitting = (form for form in reading.terms_in(runs) if form.startswith(self._heads) and self._fits(form))
            telling.update(*(reading.holding(form, runs) for form in fitting))
        return telling

    def _marked(self, text: str, runs: Iterable[str]) -> list[Match]:
        return sorted(
            (
                Match(part, at + match.start(), at + match.end())
                for run in runs
                for match in WORD.finditer(run)
                if (part := self._part(fold(match[0]))) is not None
                for at in _places(run, text)
            ),
            key=_START,
        )

    def _part(self, form: str) -> int | None:
        """The first single word of the query that a word of a text matches."""
        same = (parts.get(concordance.view(form)) for concordance, parts in self._sought.items())
        fitting = (part for part, test in self._tests if test(form))
        return min((part for part in (*same, *fitting) if part is not None), default=None)

    def _fits(self, form: str) -> bool:
        return any(test(form) for _, test in self._tests)

    def _seek(self, part: int, node: Node) -> None:
        match node:
            case Word(form, _, exact):
                concordance = self._spelled if exact else self._same
                self._sought.setdefault(concordance, {}).setdefault(concordance.view(form), part)
            case Pattern(pattern):
                fits = node.fits
                self._test(part, re.split(r"[*?]", pattern)[0], lambda other: fits.match(other) is not None)
            case Fuzzy(form, _, distance):
                self._test(part, form[:1], lambda other: form[:1] == other[:1] and within(form, other, distance))
            case Phrase(forms, field, slop):
                concordance = self._spelled if slop is None and field is None else self._same
                self._rows.append(_Row(part, concordance, tuple(map(concordance.view, forms)), slop))

    def _test(self, part: int, head: str, test: Test) -> None:
        """Seek words by a test that only those pass that begin with ``head``."""
        self._tests.append((part, test))
        self._heads += (head,)


class _Row(NamedTuple):
    """A phrase: which part of the query it is, its words as they are compared, and within how many they may stand."""

    part: int
    concordance: Concordance
    terms: tuple[str, ...]
    slop: int | None

    def may_stand_in(self, runs: set[str]) -> bool:
        """Whether all its words are in these runs."""
        reading = self.concordance.read(runs)
        return all(reading.holding(term, runs) for term in self.terms)

    def places(self, forms: Iterable[str]) -> Iterator[int]:
        """Which of these words, which are in order, belong to it."""
        terms = list(map(self.concordance.view, forms))
        return _in_a_row(terms, self.terms) if self.slop is None else _near(terms, self.terms, self.slop)


def _places(run: str, text: str) -> Iterator[int]:
    """Where a run stands in a text, as a whole."""
    at = text.find(run)
    while at >= 0:
        end = at + len(run)
        if not text[max(at - 1, 0) : at].strip() and not text[end : end + 1].strip():
            yield at
        at = text.find(run, end)


def _telling(nodes: Sequence[Node]) -> list[Node]:
    """Without function words beside other words: marking every «في» tells nothing."""
    telling = [node for node in nodes if not (isinstance(node, Word) and node.form in FUNCTION_WORDS)]
    return telling or list(nodes)


def _with_rows(text: str, marked: Sequence[Match], rows: Iterable[_Row]) -> list[Match]:
    """The matches and those of the query's phrases."""
    tokens = list(words(text))
    by_place = {match.start: match for match in marked}
    for row in rows:
        for place in row.places(token.form for token in tokens):
            _, start, end = tokens[place]
            by_place.setdefault(start, Match(row.part, start, end))
    return sorted(by_place.values(), key=_START)


def _in_a_row(terms: Sequence[str], row: Sequence[str]) -> Iterator[int]:
    for start in range(len(terms) - len(row) + 1):
        if terms[start] == row[0] and tuple(terms[start : start + len(row)]) == row:
            yield from range(start, start + len(row))


def _near(terms: Sequence[str], row: Sequence[str], slop: int) -> Iterator[int]:
    last: dict[str, int] = {}
    wanted = frozenset(row)
    for place, term in enumerate(terms):
        if term in wanted:
            last[term] = place
            if len(last) == len(wanted) and place - min(last.values()) <= slop:
                yield from last.values()
