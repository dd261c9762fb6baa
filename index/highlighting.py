"""Where the words of a query stand in a text: whole words, as the author wrote them.

A word is marked when it is the query's word in another spelling or form: «وَالكِتابُ» for كتاب, with its particle and
marks. Ranking bridges more than that (see ``stemming``), and what it bridges is not marked: a mark says «this is
what you asked for»; who asks for relatives (``Closeness.ROOT``), or for one spelling alone, gets marks to match.
A phrase is marked only where it stands as a whole; what a query excludes is never marked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from index import sieve
from index.engine.terms import within
from index.folding import fold, forms, words
from index.query import Fuzzy, Node, Pattern, Phrase, Word
from index.query_language import parse
from index.questions import FUNCTION_WORDS
from index.sieve import Sieve
from index.stemming import Stemmer
from reader.article import Closeness, Span

Test = Callable[[str], bool]

ROOM = 12
"""Code points for each of some words, with what parts them: hardly any row of words needs more."""

REMEMBERED = 50_000
"""Words whose answer is kept."""


class Match(NamedTuple):
    """A word of a text that matches: which part of the query it matches first, and its code points."""

    part: int
    start: int
    end: int


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

    Words are looked at only where a sieve says that one can stand which is sought: most texts have none. ``parts`` is
    how many parts the query has, and it is ``vague`` if one stands for many words.
    """

    def __init__(self, stemmer: Stemmer, query_text: str, closeness: Closeness | None = None) -> None:
        self._spelled = _Sameness(str, sieve.of_word)
        self._same = {
            Closeness.EXACT: self._spelled,
            Closeness.FORM: _Sameness(stemmer.stem, sieve.of_stem),
            Closeness.ROOT: _Sameness(stemmer.views["root"], sieve.of_root),
        }[closeness or Closeness.FORM]
        self._terms: dict[str, int] = {}
        self._tests: list[tuple[int, Test]] = []
        self._rows: list[_Row] = []
        self._candidates: set[str] = set()
        telling = _telling(parse(query_text).wanted())
        self.parts = len(telling)
        self.vague = any(isinstance(node, Pattern | Fuzzy) for node in telling)
        for part, node in enumerate(telling):
            self._seek(part, node)
        self._sieve = Sieve(self._candidates)
        self._part_of = _Remembered(self._part)

    def spans(self, text: str) -> tuple[Span, ...]:
        """The query's words in ``text``, in order and not overlapping."""
        return tuple(Span(match.start, match.end) for match in self.matches(text))

    def matches(self, text: str) -> list[Match]:
        """The words of ``text`` that match, in order."""
        found = self._sieve.words(text)
        single = [Match(part, *word.span()) for word in found if (part := self._part_of[word[0]]) is not None]
        if not self._rows:
            return single
        by_start = {match.start: match for match in single}
        for row in self._rows:
            for match in row.matches(text):
                by_start.setdefault(match.start, match)
        return [by_start[start] for start in sorted(by_start)]

    def _part(self, written: str) -> int | None:
        """The first single word of the query that a word of a text matches."""
        form = fold(written)
        if not form:
            return None
        parts = [part for part, test in self._tests if test(form)]
        same = self._terms.get(self._same.view(form)) if self._terms else None
        return min(parts if same is None else [same, *parts], default=None)

    def _seek(self, part: int, node: Node) -> None:
        match node:
            case Word(form, _, exact=True):
                self._look(part, form.__eq__, sieve.of_word(form))
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
                sought = Sieve(set(map(candidates, terms if slop is not None else terms[:1])))
                self._rows.append(_Row(part, view, terms, slop, sought))
            case _:
                assert isinstance(node, Fuzzy)
                form, distance = node.form, node.distance
                near = sieve.of_near(form, distance)
                self._look(part, lambda other: form[:1] == other[:1] and within(form, other, distance), near)

    def _look(self, part: int, test: Test, candidates: str) -> None:
        self._tests.append((part, test))
        self._candidates.add(candidates)


class _Row(NamedTuple):
    """A phrase: which part of the query it is, its words as they are compared, and within how many they may stand.

    The sieve finds its first word, or any where they need only be near.
    """

    part: int
    view: Callable[[str], str]
    terms: tuple[str, ...]
    slop: int | None
    sieve: Sieve

    def matches(self, text: str) -> Iterator[Match]:
        """Its words wherever it stands as a whole, some more than once."""
        return self._in_a_row(text) if self.slop is None else self._near(text, self.slop)

    def _in_a_row(self, text: str) -> Iterator[Match]:
        for start, _, _ in self._places(text, self.terms[:1]):
            row = list(islice(words(text, start), len(self.terms)))
            if tuple(self.view(word.form) for word in row) == self.terms:
                yield from (Match(self.part, word.start, word.end) for word in row)

    def _near(self, text: str, slop: int) -> Iterator[Match]:
        """Each word may be that far from those before it: all together so many times as far."""
        places = self._places(text, self.terms)
        count = len(set(self.terms))
        reach = slop * (count - 1)
        if len({term for _, _, term in places}) < count:
            return
        last: dict[str, tuple[int, Match]] = {}
        counted, upto = 0, 0
        for start, end, term in places:
            counted, upto = counted + _count(text, upto, start, reach) + 1, end
            last[term] = counted, Match(self.part, start, end)
            if len(last) == count and counted - min(last.values())[0] <= reach:
                yield from (match for _, match in last.values())

    def _places(self, text: str, terms: Collection[str]) -> list[tuple[int, int, str]]:
        """Where any of these stands, and which."""
        found = [(*word.span(), self.view(fold(word[0]))) for word in self.sieve.words(text)]
        return [place for place in found if place[2] in terms]


def _count(text: str, start: int, end: int, enough: int) -> int:
    """How many words stand in ``[start, end)``; where there are more than enough, any number above that."""
    room = start + ROOM * (enough + 1)
    some = len(forms(text[start : min(room, end)]))
    return some if room >= end or some > enough else len(forms(text[start:end]))


def _telling(nodes: Sequence[Node]) -> list[Node]:
    """Without function words beside other words: marking every «في» tells nothing."""
    telling = [node for node in nodes if not (isinstance(node, Word) and node.form in FUNCTION_WORDS)]
    return telling or list(nodes)
