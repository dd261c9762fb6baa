"""Where the words of a query stand in a text: whole words, as the author wrote them.

A word is marked when it is the query's word in another spelling or form: «وَالكِتابُ» for كتاب, with its particle and
marks. Ranking bridges more than that (see ``stemming``), and what it bridges is not marked: a mark says «this is
what you asked for»; who asks for relatives (``Closeness.ROOT``), or for one spelling alone, gets marks to match.
A phrase is marked only where it stands as a whole; what a query excludes is never marked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from index import sieve
from index.engine.terms import within
from index.folding import WORD, fold, forms
from index.query import Fuzzy, Node, Pattern, Phrase, Word
from index.query_language import parse
from index.questions import FUNCTION_WORDS
from index.stemming import Stemmer
from reader.article import Closeness, Span

Test = Callable[[str], bool]

REMEMBERED = 50_000
"""Words whose answer is kept."""


class Match(NamedTuple):
    """A word of a text that matches: which part of the query it matches first, and its code points."""

    part: int
    start: int
    end: int


_START = attrgetter("start")


class _Sameness(NamedTuple):
    """How two words are the same: in one view of both. ``candidates`` says where such words can stand."""

    view: Callable[[str], str]
    candidates: Callable[[str], str]


class _Remembered(dict[str, int | None]):
    """What was said about each written word, so that it is judged once."""

    def __init__(self, judge: Callable[[str], int | None]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, written: str) -> int | None:
        if len(self) >= REMEMBERED:
            self.clear()
        answer = self[written] = self._judge(written)
        return answer


class Highlighter:
    """Marks for one query. Free of the index: it fits any text. Remembers what it has said about a word.

    Words are looked at only where a sieve says that one can stand which is sought: most texts have none.
    """

    def __init__(self, stemmer: Stemmer, query_text: str, closeness: Closeness | None = None) -> None:
        self._spelled = _Sameness(str, sieve.of_form)
        self._same = {
            Closeness.EXACT: self._spelled,
            Closeness.FORM: _Sameness(stemmer.stem, sieve.of_stem),
            Closeness.ROOT: _Sameness(stemmer.views["root"], sieve.of_root),
        }[closeness or Closeness.FORM]
        self._terms: dict[str, int] = {}
        self._tests: list[tuple[int, Test]] = []
        self._rows: list[_Row] = []
        self._candidates: set[str] = set()
        for part, node in enumerate(_telling(parse(query_text).wanted())):
            self._seek(part, node)
        self._sieve = sieve.any_of(self._candidates)
        self._parts = _Remembered(self._part)

    def spans(self, text: str) -> tuple[Span, ...]:
        """The query's words in ``text``, in order and not overlapping."""
        return tuple(Span(match.start, match.end) for match in self.matches(text))

    def matches(self, text: str) -> list[Match]:
        """The words of ``text`` that match, in order."""
        part_of = self._parts.__getitem__
        candidates = _candidates(self._sieve, text) if self._candidates else ()
        found = [(word.span(), part_of(word[0])) for word in candidates]
        marked = [Match(part, *span) for span, part in found if part is not None]
        rows = [row for row in self._rows if row.may_be_in(text)]
        return _with_rows(text, marked, rows) if rows else marked

    def _part(self, written: str) -> int | None:
        """The first single word of the query that a word of a text matches."""
        form = fold(written)
        same = self._terms.get(self._same.view(form)) if form else None
        fitting = (part for part, test in self._tests if form and test(form))
        return min((part for part in (same, *fitting) if part is not None), default=None)

    def _seek(self, part: int, node: Node) -> None:
        match node:
            case Word(form, _, exact=True):
                self._look(part, form.__eq__, sieve.of_form(form))
            case Word(form):
                term = self._same.view(form)
                self._terms.setdefault(term, part)
                self._candidates.add(self._same.candidates(term))
            case Pattern(pattern):
                fits = node.fits
                self._look(part, lambda other: fits.match(other) is not None, sieve.of_pattern(pattern))
            case Phrase(words, field, slop):
                view, candidates = self._spelled if slop is None and field is None else self._same
                terms = tuple(map(view, words))
                sieves = tuple(sieve.any_of({candidates(term)}) for term in terms)
                self._rows.append(_Row(part, view, terms, slop, sieves))
            case _:
                assert isinstance(node, Fuzzy)
                form, distance = node.form, node.distance
                near = sieve.of_near(form, distance)
                self._look(part, lambda other: form[:1] == other[:1] and within(form, other, distance), near)

    def _look(self, part: int, test: Test, candidates: str) -> None:
        self._tests.append((part, test))
        self._candidates.add(candidates)


class _Row(NamedTuple):
    """A phrase: which part of the query it is, its words as they are compared, and within how many they may stand."""

    part: int
    view: Callable[[str], str]
    terms: tuple[str, ...]
    slop: int | None
    sieves: tuple[re.Pattern[str], ...]

    def may_be_in(self, text: str) -> bool:
        """Whether each of its words stands somewhere."""
        return all(
            any(self.view(fold(word[0])) == term for word in _candidates(sieve, text))
            for sieve, term in zip(self.sieves, self.terms, strict=True)
        )

    def places(self, words: Iterable[str]) -> Iterator[int]:
        """Which of these words, which are in order, belong to it."""
        terms = list(map(self.view, words))
        return _in_a_row(terms, self.terms) if self.slop is None else _near(terms, self.terms, self.slop)


def _candidates(sieve: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The words of ``text`` about which a sieve finds something. No word reaches over a space."""
    at = 0
    while found := sieve.search(text, at):
        start = max(at, text.rfind(" ", at, found.start()))
        at = text.find(" ", found.end())
        at = len(text) if at < 0 else at
        yield from WORD.finditer(text, start, at)


def _telling(nodes: Sequence[Node]) -> list[Node]:
    """Without function words beside other words: marking every «في» tells nothing."""
    telling = [node for node in nodes if not (isinstance(node, Word) and node.form in FUNCTION_WORDS)]
    return telling or list(nodes)


def _with_rows(text: str, marked: list[Match], rows: Iterable[_Row]) -> list[Match]:
    """The matches and those of the query's phrases."""
    there = forms(text)
    parts: dict[int, int] = {}
    for row in rows:
        for place in row.places(there):
            parts.setdefault(place, row.part)
    if not parts:
        return marked
    spans = [word.span() for word in WORD.finditer(text) if fold(word[0])]
    by_start = {match.start: match for match in marked}
    for place, part in parts.items():
        start, end = spans[place]
        by_start.setdefault(start, Match(part, start, end))
    return sorted(by_start.values(), key=_START)


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
