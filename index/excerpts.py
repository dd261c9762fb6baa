"""The passage that shows why an article was found: one or two sentences with the most of the query in them.

Sentences end at «. ! ? ؟ ؛ …» before white space and at the ends of lines. The best passage holds the most different
words of the query, then the most matches, then stands first; two neighbouring sentences are a passage where both
fit. A sentence that is too long is cut at words, round its first match, with «…».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from index.highlighting import Highlighter, Match
from reader.article import Article, Excerpt, Role, Span

LONGEST = 240
"""Code points of an excerpt; a screen shows about two lines of them."""

_WITHIN = r"(?:[^\s.!?؟؛…]++|[^\S\n]++(?=\S))++"
"""Where no sentence ends: words, and the white space before others. Passed over at once."""

_SENTENCE = re.compile(rf"\S(?:{_WITHIN}|[^\n])*?(?:[.!?؟؛…]+[\"'»”)\]]*(?=\s|$)|(?=\s*(?:\n|$)))")
_GAP = re.compile(r"\s{2,}|[^\S ]")
_ELLIPSIS = "…"


def excerpt(highlighter: Highlighter, article: Article) -> Excerpt:
    """The best passage of ``article`` below its title (of the title if there is nothing else)."""
    parts = article.parts()
    below = [part.text for part in parts if part.role is not Role.TITLE] or [part.text for part in parts]
    telling = [(text, matches) for text in below if (matches := highlighter.matches(text))]
    if telling:
        passages = ((text, passage, matches) for text, matches in telling for passage in _passages(text))
        return _cut(*max(passages, key=lambda found: _worth(*found[1:])))
    return next((_cut(text, passage, []) for text in below for passage in _passages(text)), Excerpt(""))


def _passages(text: str) -> Iterator[Span]:
    """Each sentence, and each pair of neighbours that fits: a pair wins only if it holds more."""
    sentences = [Span(*match.span()) for match in _SENTENCE.finditer(text)]
    yield from sentences
    for first, second in pairwise(sentences):
        if second.end - first.start <= LONGEST:
            yield Span(first.start, second.end)


def _worth(passage: Span, matches: list[Match]) -> tuple[int, int]:
    inside = [part for part, start, end in matches if passage.start <= start and end <= passage.end]
    return len(set(inside)), len(inside)


def _cut(text: str, passage: Span, matches: list[Match]) -> Excerpt:
    start, end = passage
    if end - start > LONGEST:
        first = next((match.start for match in matches if start <= match.start < end), start)
        start, end = _window(text, passage, first)
    before = _ELLIPSIS if start > passage.start else ""
    after = _ELLIPSIS if end < passage.end else ""
    shift = len(before) - start
    inside = tuple(Span(match.start + shift, match.end + shift) for match in matches if start <= match.start < end)
    return _single_spaced(Excerpt(before + text[start:end] + after, inside))


def _single_spaced(excerpt: Excerpt) -> Excerpt:
    """With one space wherever there is white space: what made columns in a file makes holes in two lines."""
    gaps = [gap.span() for gap in _GAP.finditer(excerpt.text)]
    if not gaps:
        return excerpt

    def moved(offset: int) -> int:
        return offset - sum(end - start - 1 for start, end in gaps if end <= offset)

    matches = tuple(Span(moved(match.start), moved(match.end)) for match in excerpt.matches)
    return Excerpt(_GAP.sub(" ", excerpt.text), matches)


def _window(text: str, passage: Span, first_match: int) -> Span:
    """Whole words of at most ``LONGEST`` code points of a long sentence, its first match in the first third."""
    start = max(passage.start, min(first_match - LONGEST // 3, passage.end - LONGEST))
    if start > passage.start:
        start = text.find(" ", start, first_match) + 1 or start
    end = min(start + LONGEST, passage.end)
    if end < passage.end:
        space = text.rfind(" ", start, end)
        end = space if space > start else end
    return Span(start, end)
