"""The passage that shows why an article was found: one or two sentences with the most of the query in them.

Sentences end at «. ! ? ؟ ؛ …» before white space and at the ends of paragraphs. The best sentence holds the most
different words of the query, then the most matches, then stands first; the next one of the same paragraph joins it
where both are short. A sentence too long is cut at words, round its first match, with «…».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.folding import Word, words
from index.highlighting import Highlighter
from reader.article import Article, Excerpt, Role, Span

LONGEST = 240
"""Code points of an excerpt; a screen shows about two lines of them."""

_SENTENCE = re.compile(r"\S(?:.*?)(?:[.!?؟؛…]+[\"'»”)\]]*(?=\s|$)|$)", re.DOTALL)
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class _Passage:
    text: str
    tokens: list[Word]
    matches: list[tuple[int, Word]]

    @property
    def worth(self) -> tuple[int, int]:
        return len({number for number, _ in self.matches}), len(self.matches)


def excerpt(highlighter: Highlighter, article: Article) -> Excerpt:
    """The best passage of ``article`` below its title (of the title if there is nothing else)."""
    parts = article.parts()
    below = [part.text for part in parts if part.role is not Role.TITLE] or [part.text for part in parts]
    passages = [_passage(highlighter, text) for paragraph in below for text in _sentences(paragraph)]
    if not passages:
        return Excerpt("")
    best = max(passages, key=lambda passage: passage.worth)
    return _cut(best)


def _sentences(paragraph: str) -> Iterator[str]:
    """Sentences, and pairs of neighbours that fit together: a pair wins only if it holds more."""
    found = [match[0] for line in paragraph.splitlines() for match in _SENTENCE.finditer(line.strip())]
    for at, sentence in enumerate(found):
        pair = " ".join(found[at : at + 2])
        yield pair if len(pair) <= LONGEST else sentence


def _passage(highlighter: Highlighter, text: str) -> _Passage:
    tokens = list(words(text))
    return _Passage(text, tokens, highlighter.matches(tokens))


def _cut(passage: _Passage) -> Excerpt:
    spans = [Span(token.start, token.end) for _, token in passage.matches]
    if len(passage.text) <= LONGEST:
        return Excerpt(passage.text, tuple(spans))
    start, end = _window(passage, spans[0].start if spans else 0)
    before = _ELLIPSIS if start else ""
    after = _ELLIPSIS if end < len(passage.text) else ""
    shift = len(before) - start
    inside = tuple(Span(a + shift, b + shift) for a, b in spans if start <= a and b <= end)
    return Excerpt(before + passage.text[start:end] + after, inside)


def _window(passage: _Passage, first_match: int) -> tuple[int, int]:
    """Whole words of at most ``LONGEST`` code points, the first match in the first third."""
    earliest = max(0, min(first_match - LONGEST // 3, len(passage.text) - LONGEST))
    start = next((token.start for token in passage.tokens if token.start >= earliest), earliest) if earliest else 0
    ends = [token.end for token in passage.tokens if start < token.end <= start + LONGEST]
    if len(passage.text) - start <= LONGEST:
        return start, len(passage.text)
    return start, ends[-1] if ends else start + LONGEST
