"""The passage that shows why an article was found: one or two sentences with the most of the query in them.

Sentences end at «. ! ? ؟ ؛ …» before white space and at the ends of lines. The best passage holds the most different
words of the query, then the most matches, then stands first; two neighbouring sentences are a passage where both
fit. A sentence that is too long, or whose first match stands too far behind, is cut at words round it, with «…».
Of a query that stands for many words, as «حم*» does, a passage in the opening will do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from index.folding import forms
from index.highlighting import Highlighter, Match
from reader.article import Article, Excerpt, Role, Span

LONGEST = 240
"""Code points of an excerpt; a list shows about half of them in two lines."""

SEEN = LONGEST // 3
"""Code points before the first match, at most: two lines show it, however narrow they are."""

OPENING = 800
"""Code points at the beginning: of a query that stands for many words, a passage here will do, were others better."""

_WITHIN = r"(?:[^\s.!?؟؛…]++|[^\S\n]++(?=\S))++"
"""Where no sentence ends: words, and the white space before others. Passed over at once."""

_SENTENCE = re.compile(rf"\S(?:{_WITHIN}|[^\n])*?(?:[.!?؟؛…]+[\"'»”)\]]*(?=\s|$)|(?=\s*(?:\n|$)))")
_GAP = re.compile(r"\s{2,}|[^\S ]")
_ELLIPSIS = "…"
_START = attrgetter("start")

Passage = tuple[Span, Sequence[Match]]
"""Where it stands in a text, and the matches in it."""


def excerpt(highlighter: Highlighter, article: Article) -> Excerpt:
    """The best passage of ``article`` below its title (of the title if there is nothing else)."""
    parts = article.parts()
    text = "\n".join([part.text for part in parts if part.role is not Role.TITLE] or [part.text for part in parts])
    telling = _in_opening(text, highlighter) or _best(text, highlighter)
    if telling:
        return _cut(text, *telling)
    first = next((sentence for sentence in _SENTENCE.finditer(text) if forms(sentence[0])), None)
    return _cut(text, Span(*first.span()), ()) if first else Excerpt("")


def _in_opening(text: str, highlighter: Highlighter) -> Passage | None:
    """A passage at the beginning with all of a query that stands for many words: it has matches everywhere."""
    end = text.find(" ", OPENING)
    if not highlighter.vague or end < 0:
        return None
    found = _best(text[:end], highlighter)
    whole = found is not None and found[0].end < OPENING and _worth(found)[0] == highlighter.parts
    return found if whole else None


def _best(text: str, highlighter: Highlighter) -> Passage | None:
    return max(_telling(text, highlighter.matches(text)), key=_worth, default=None)


def _telling(text: str, matches: Sequence[Match]) -> Iterator[Passage]:
    """The sentences of each line with a match in it, then its pairs of neighbours: one that holds more wins."""
    at = 0
    while at < len(matches):
        start = text.rfind("\n", 0, matches[at].start) + 1
        end = text.find("\n", matches[at].start)
        end = len(text) if end < 0 else end
        first, at = at, bisect_left(matches, end, at, key=_START)
        sentences = list(_sentences(text, start, end, matches[first:at]))
        yield from sentences
        for (one, here), (next_, there) in pairwise(sentences):
            if here and there and next_.end - one.start <= LONGEST:
                yield Span(one.start, next_.end), [*here, *there]


def _sentences(text: str, start: int, end: int, matches: Sequence[Match]) -> Iterator[Passage]:
    """The sentences of one line, each with its own of the line's matches."""
    at = 0
    for sentence in _SENTENCE.finditer(text, start, end):
        first = at
        while at < len(matches) and matches[at].end <= sentence.end():
            at += 1
        yield Span(*sentence.span()), matches[first:at]


def _worth(passage: Passage) -> tuple[int, int]:
    _, matches = passage
    return len({match.part for match in matches}), len(matches)


def _cut(text: str, passage: Span, matches: Sequence[Match]) -> Excerpt:
    start, end = passage
    first = matches[0].start if matches else start
    if end - start > LONGEST or first - start > SEEN:
        start, end = _window(text, passage, first)
    before = _ELLIPSIS if start > passage.start else ""
    after = _ELLIPSIS if end < passage.end else ""
    shift = len(before) - start
    inside = tuple(Span(match.start + shift, match.end + shift) for match in matches if start <= match.start < end)
    return _single_spaced(Excerpt(before + text[start:end] + after, inside))


def _single_spaced(excerpt: Excerpt) -> Excerpt:
    """With one space wherever there is white space: what made columns in a file makes holes in two lines."""
    if " ".join(excerpt.text.split()) == excerpt.text:
        return excerpt
    gaps = [gap.span() for gap in _GAP.finditer(excerpt.text)]

    def moved(offset: int) -> int:
        return offset - sum(end - start - 1 for start, end in gaps if end <= offset)

    matches = tuple(Span(moved(match.start), moved(match.end)) for match in excerpt.matches)
    return Excerpt(_GAP.sub(" ", excerpt.text), matches)


def _window(text: str, passage: Span, first_match: int) -> Span:
    """Whole words of at most ``LONGEST`` code points of a long sentence, its first match where it is seen."""
    start = max(passage.start, first_match - SEEN)
    if start > passage.start:
        start = text.find(" ", start, first_match) + 1 or start
    end = min(start + LONGEST, passage.end)
    if end < passage.end:
        space = text.rfind(" ", start, end)
        end = space if space > start else end
    return Span(start, end)
