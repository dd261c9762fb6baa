"""Where the words of a query stand in a text: whole words, as the author wrote them.

A word is marked when it is the query's word in another spelling or form: «وَالكِتابُ» for كتاب, with its particle and
marks. Ranking bridges more than that (see ``stemming``), and what it bridges is not marked: a mark says «this is
what you asked for»; who asks for relatives (``Closeness.ROOT``), or for one spelling alone, gets marks to match.
A phrase is marked only where it stands as a whole; what a query excludes is never marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from index.engine.terms import within
from index.folding import WORD, fold, words
from index.folding import Word as Token
from index.query import Fuzzy, Node, Pattern, Phrase, Word
from index.query_language import parse
from index.questions import FUNCTION_WORDS
from index.stemming import Stemmer
from reader.article import Closeness, Span

Test = Callable[[str], bool]

_VIEWS = {Closeness.EXACT: "surface", Closeness.FORM: "stem", Closeness.ROOT: "root"}
"""What two words have in common when they are as near as that."""

REMEMBERED = 50_000
"""Words whose answer is kept."""


class Match(NamedTuple):
    """A word of a text that matches: which part of the query it matches first, and its code points."""

    part: int
    start: int
    end: int


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
    """Marks for one query. Free of the index: it fits any text. Remembers what it has said about a word."""

    def __init__(self, stemmer: Stemmer, query_text: str, closeness: Closeness | None = None) -> None:
        self._view = stemmer.views[_VIEWS[closeness or Closeness.FORM]]
        nodes = _telling(parse(query_text).wanted())
        self._words = [(number, test) for number, node in enumerate(nodes) if (test := self._word(node))]
        self._rows = [(number, node, self._row(node)) for number, node in enumerate(nodes) if isinstance(node, Phrase)]
        self._parts = _Remembered(self._part)

    def spans(self, text: str) -> tuple[Span, ...]:
        """The query's words in ``text``, in order and not overlapping."""
        return tuple(Span(match.start, match.end) for match in self.matches(text))

    def matches(self, text: str) -> list[Match]:
        """The words of ``text`` that match, in order."""
        part_of = self._parts.__getitem__
        found = [(match.span(), part_of(match[0])) for match in WORD.finditer(text)]
        marked = [Match(part, *span) for span, part in found if part is not None]
        return self._with_rows(text, marked) if self._rows else marked

    def _with_rows(self, text: str, marked: list[Match]) -> list[Match]:
        """The matches and those of the query's phrases."""
        tokens = list(words(text))
        by_place = {match.start: match for match in marked}
        for number, phrase, row in self._rows:
            places = _in_a_row(tokens, row) if phrase.slop is None else _near(tokens, row, phrase.slop)
            for token in (tokens[place] for place in places):
                by_place.setdefault(token.start, Match(number, token.start, token.end))
        return sorted(by_place.values(), key=lambda match: match.start)

    def _part(self, written: str) -> int | None:
        """The first single word of the query that a word of a text matches."""
        form = fold(written)
        return next((number for number, test in self._words if test(form)), None)

    def _word(self, node: Node) -> Test | None:
        match node:
            case Word(form, _, exact):
                return form.__eq__ if exact else self._same_word(form)
            case Pattern():
                return lambda other: node.fits.match(other) is not None
            case Fuzzy(form, _, distance):
                return lambda other: form[:1] == other[:1] and within(form, other, distance)
        return None

    def _row(self, phrase: Phrase) -> list[Test]:
        if phrase.slop is None and phrase.field is None:
            return [form.__eq__ for form in phrase.forms]
        return [self._same_word(form) for form in phrase.forms]

    def _same_word(self, form: str) -> Test:
        view, wanted = self._view, self._view(form)
        return lambda other: view(other) == wanted


def _telling(nodes: Sequence[Node]) -> list[Node]:
    """Without function words beside other words: marking every «في» tells nothing."""
    telling = [node for node in nodes if not (isinstance(node, Word) and node.form in FUNCTION_WORDS)]
    return telling or list(nodes)


def _in_a_row(tokens: Sequence[Token], row: Sequence[Test]) -> Iterator[int]:
    for start in range(len(tokens) - len(row) + 1):
        if all(test(tokens[start + at].form) for at, test in enumerate(row)):
            yield from range(start, start + len(row))


def _near(tokens: Sequence[Token], row: Sequence[Test], slop: int) -> Iterator[int]:
    last: dict[int, int] = {}
    for place, token in enumerate(tokens):
        for word, test in enumerate(row):
            if test(token.form):
                last[word] = place
                if len(last) == len(row) and place - min(last.values()) <= slop:
                    yield from last.values()
