"""What differs between two versions of an article, word by word.

Paragraphs are compared first, then the words of those that changed: a reader wants to see which words are new, and an
article of five thousand words should not take long. Differences parted by nothing but white space are one.

What does not differ tells where a passage went: ``Drift``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from reader.article import Difference, Span
from reader.letters import MARKS

MANY_WORDS = 2_000
"""Words of a changed stretch from which the frequent ones no longer serve to find what is the same."""

_WORD = re.compile(rf"\w[\w{MARKS}]*|\s+|.")
_PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")


def compare(old: str, new: str) -> tuple[Difference, ...]:
    """Where ``old`` and ``new`` differ, in code points, in order and apart from each other."""
    found: list[Difference] = []
    for paragraphs in _changed(_PARAGRAPH, old, new, Span(0, len(old)), Span(0, len(new))):
        for difference in _changed(_WORD, old, new, *paragraphs):
            if found and _only_space_between(old, new, found[-1], difference):
                first = found.pop()
                difference = Difference(
                    Span(first.old.start, difference.old.end), Span(first.new.start, difference.new.end)
                )
            found.append(difference)
    return tuple(found)


class Drift:
    """Where the words that two versions share stand in each."""

    def __init__(self, old: str, new: str) -> None:
        differences = [Difference(Span(0, 0), Span(0, 0)), *compare(old, new), Difference(*_ends(old, new))]
        self._same = [
            (Span(before.old.end, after.old.start), Span(before.new.end, after.new.start))
            for before, after in pairwise(differences)
        ]

    def new_place(self, span: Span) -> Span | None:
        """Where a stretch of the old version that did not change stands in the new one, else ``None``."""
        return next((_moved(span, old, new) for old, new in self._same if _within(span, old)), None)

    def old_place(self, span: Span) -> Span | None:
        """Where a stretch of the new version that did not change stood in the old one, else ``None``."""
        return next((_moved(span, new, old) for old, new in self._same if _within(span, new)), None)


def _ends(*texts: str) -> Iterator[Span]:
    return (Span(len(text), len(text)) for text in texts)


def _within(span: Span, stretch: Span) -> bool:
    return stretch.start <= span.start and span.end <= stretch.end


def _moved(span: Span, stretch: Span, other: Span) -> Span:
    return Span(span.start - stretch.start + other.start, span.end - stretch.start + other.start)


def _only_space_between(old: str, new: str, first: Difference, second: Difference) -> bool:
    between = old[first.old.end : second.old.start] + new[first.new.end : second.new.start]
    return not between.strip()


def _changed(piece: re.Pattern[str], old: str, new: str, before: Span, after: Span) -> Iterator[Difference]:
    """The stretches of ``old[before]`` and ``new[after]`` whose pieces differ."""
    olds, old_ends = _pieces(piece, old, before)
    news, new_ends = _pieces(piece, new, after)
    matcher = SequenceMatcher(None, olds, news, autojunk=max(len(olds), len(news)) > MANY_WORDS)
    for kind, first, last, other_first, other_last in matcher.get_opcodes():
        if kind != "equal":
            yield Difference(Span(old_ends[first], old_ends[last]), Span(new_ends[other_first], new_ends[other_last]))


def _pieces(piece: re.Pattern[str], text: str, span: Span) -> tuple[Sequence[str], Sequence[int]]:
    """The pieces of a stretch, and where each begins and the last one ends."""
    found = list(piece.finditer(text, *span))
    return [match[0] for match in found], [*(match.start() for match in found), span.end]
