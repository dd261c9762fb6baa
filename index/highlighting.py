"""Where the words of a query stand in a text: whole words, as the author wrote them.

A word is marked when it is the query's word in another spelling or form: «وَالكِتابُ» for كتاب, with its particle and
marks. Ranking bridges more than that (see ``stemming``), and what it bridges is not marked: a mark says «this is
what you asked for». A phrase is marked only where it stands as a whole; what a query excludes is never marked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from index.engine.terms import within
from index.folding import Word as Token
from index.folding import words
from index.query import Fuzzy, Node, Pattern, Phrase, Word
from index.query_language import parse
from index.ranking import FUNCTION_WORDS
from index.stemming import Stemmer
from reader.article import Span

Test = Callable[[str], bool]


class Highlighter:
    """Marks for one query. Cheap to make, and free of the index: it fits any text."""

    def __init__(self, query_text: str, stemmer: Stemmer) -> None:
        self._stemmer = stemmer
        self._runs = [run for node in _telling(parse(query_text).wanted()) if (run := self._run(node))]

    def spans(self, text: str) -> tuple[Span, ...]:
        """The query's words in ``text``, in order and not overlapping."""
        return tuple(Span(token.start, token.end) for _, token in self.matches(list(words(text))))

    def matches(self, tokens: Sequence[Token]) -> list[tuple[int, Token]]:
        """The words of ``tokens`` that match, each with the number of the part of the query it matches first."""
        marked: dict[int, int] = {}
        for number, (run, slop) in enumerate(self._runs):
            for place in _places(tokens, run, slop):
                marked.setdefault(place, number)
        return [(number, tokens[place]) for place, number in sorted(marked.items())]

    def _run(self, node: Node) -> tuple[list[Test], int | None]:
        """Tests for words that stand in a row (or within a slop), one for each word of ``node``."""
        match node:
            case Word(form, _, exact):
                return [self._same_spelling(form) if exact else self._same_word(form)], None
            case Phrase(forms, _, None):
                return [self._same_spelling(form) for form in forms], None
            case Phrase(forms, _, slop):
                return [self._same_word(form) for form in forms], slop
            case Pattern():
                return [_fits(node.fits)], None
            case Fuzzy(form, _, distance):
                return [lambda other: form[:1] == other[:1] and within(form, other, distance)], None
        return [], None

    def _same_spelling(self, form: str) -> Test:
        return form.__eq__

    def _same_word(self, form: str) -> Test:
        return lambda other: self._stemmer.same(form, other)


def _telling(nodes: Sequence[Node]) -> list[Node]:
    """Without function words beside other words: marking every «في» tells nothing."""
    telling = [node for node in nodes if not (isinstance(node, Word) and node.form in FUNCTION_WORDS)]
    return telling or list(nodes)


def _places(tokens: Sequence[Token], run: Sequence[Test], slop: int | None) -> Iterator[int]:
    if slop is not None:
        yield from _near(tokens, run, slop)
        return
    for start in range(len(tokens) - len(run) + 1):
        if all(test(tokens[start + at].form) for at, test in enumerate(run)):
            yield from range(start, start + len(run))


def _near(tokens: Sequence[Token], run: Sequence[Test], slop: int) -> Iterator[int]:
    last: dict[int, int] = {}
    for place, token in enumerate(tokens):
        for word, test in enumerate(run):
            if test(token.form):
                last[word] = place
                if len(last) == len(run) and place - min(last.values()) <= slop:
                    yield from last.values()


def _fits(pattern: re.Pattern[str]) -> Test:
    return lambda other: pattern.match(other) is not None
