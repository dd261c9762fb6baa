"""In which order: BM25F over five views of an article, then a closer look at the first sixty.

First each word of the query gives points to every article that has it, by Okapi BM25 (Robertson and Zaragoza 2009)
with Lucene's never negative idf, in five fields at once: the spelling is worth little alone and much as evidence,
the skeleton and the root bring in what other forms of the word hide, and words of the title or the opening say
what the article is about. Question and function words are left out of the query, never of the index.

Then the first sixty are compared by how the words stand together, in stems: how much of the query is there, how
much of it within twelve words, and how much of it side by side as it was typed.

At last two rules that a reader counts on, above any sum of points: who types a headline finds that article first,
and an article with every word of a short query comes before one with some.

Weights were chosen on the development half of seven retrieval tasks (resources/notes/search.md).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from index.analysis import STEM_FIELDS, headline_key
from index.engine.searcher import best
from index.folding import forms
from index.matching import Stop
from index.postings import Floats, Ints, Mask, Snapshot
from reader.article import Closeness

WEIGHTS = {"surface": 0.25, "skeleton": 0.15, "root": 0.8, "title": 0.2, "opening": 0.26}
"""How much a word is worth in each field."""

COVERED = 0.55
"""Points per idf of a word that is there at all, however often."""

K1 = 1.2
B = 0.75
TITLE_B = 0.3
"""BM25: how soon repetition stops to count, and how much long fields are held down."""

RERANKED = 60
WINDOW = 12
NEIGHBOURS = 3
TOGETHER, CLOSE, EARLY = 0.3, 0.35, 1.0
"""The closer look: points per idf of words within one window, of neighbours within three words, of early words."""

EARLY_WORDS = 100
"""A word that first stands here is worth half of one at the beginning."""

WHOLE_TITLE = 5.5
"""Points for a title of which every word is asked for."""

SHORT_QUERY = 2
"""Up to so many words, articles with all of them come first."""

MOST_WORDS = 64
"""Words of a query that are ranked by; a whole pasted article has them in its first sentences."""

TELLING = 20
"""Words of an article by which others like it are sought."""

ALL_WORDS_TIER = 1_000.0
HEADLINE_TIER = 1_000_000.0

_FUNCTION_WORDS = """
من ما ماذا متى أين كيف كم هل لماذا لم أي أية هو هي هم التي الذي الذين في على إلى عن مع هذا هذه ذلك تلك كان كانت يكون
تكون أن إن أو ثم قد لا لن ب و ف ل ك به بها له لها فيه فيها منه منها عليه عليها وما ومن وهل
"""
FUNCTION_WORDS = frozenset(forms(_FUNCTION_WORDS))


@dataclass(frozen=True)
class Ranked:
    """For every document its points, and which have any word of the query."""

    points: Floats
    hits: Mask


def below(first: Ranked, second: Ranked) -> Ranked:
    """The hits of ``first`` as they are, and under them what only ``second`` has found."""
    floor = float(first.points[first.hits].min(initial=np.inf))
    ceiling = float(second.points.max(initial=0.0))
    if np.isinf(floor) or not ceiling:
        return second if np.isinf(floor) else first
    added = np.where(first.hits, first.points, second.points * (floor / (2 * ceiling)))
    return Ranked(added.astype(np.float32), first.hits | second.hits)


def content_words(query: Sequence[str]) -> list[str]:
    """The words to rank by, each once, in order: without function words, unless there are no others."""
    distinct = list(dict.fromkeys(query))
    return ([form for form in distinct if form not in FUNCTION_WORDS] or distinct)[:MOST_WORDS]


def telling_words(snapshot: Snapshot, text: Sequence[str]) -> list[str]:
    """The words of a folded text that say most of what it is about: often here, seldom elsewhere, met elsewhere."""
    counts = Counter(form for form in text if form not in FUNCTION_WORDS)
    elsewhere = {form: snapshot.frequency(form) for form in counts}
    worth = {form: count * idf(snapshot, elsewhere[form]) for form, count in counts.items() if elsewhere[form] > 1}
    return sorted(worth, key=lambda form: -worth[form])[:TELLING]


def rank(
    snapshot: Snapshot,
    query: Sequence[str],
    headline: Sequence[str],
    allowed: Mask,
    stop: Stop,
    closeness: Closeness | None = None,
) -> Ranked:
    """Points for the ``allowed`` documents that have any word of ``query``, as near as ``closeness`` asks.

    ``query`` are folded words in order, ``headline`` all folded words as typed, should they be a title.
    """
    words = content_words(query)
    points = np.zeros(snapshot.size, np.float32)
    for field, weight in WEIGHTS.items():
        for word in words:
            stop()
            _score(snapshot, field, snapshot.term(field, word), weight, points)
    for word in words:
        having = snapshot.postings("skeleton", snapshot.term("skeleton", word))[0]
        points[having] += COVERED * idf(snapshot, len(having))
    points[~allowed] = 0
    hits = (points > 0) & _near_enough(snapshot, words, allowed, closeness)
    points[~hits] = 0
    _look_closer(snapshot, words, points, stop)
    if 1 < len(words) <= SHORT_QUERY:
        points[hits & _having_all(snapshot, words)] += ALL_WORDS_TIER
    titled = snapshot.postings("headline", headline_key(headline))[0]
    points[titled[hits[titled]]] += HEADLINE_TIER
    return Ranked(points, hits)


def _near_enough(snapshot: Snapshot, words: Sequence[str], allowed: Mask, closeness: Closeness | None) -> Mask:
    """Which articles have any of the words; by default a relative will do where none of the allowed has a form."""
    if closeness is Closeness.ROOT:
        return allowed
    having = np.zeros(snapshot.size, np.bool_)
    for word in words:
        if closeness is Closeness.EXACT:
            having[snapshot.postings("surface", word)[0]] = True
        else:
            having |= snapshot.holding(snapshot.stemmer.stem(word))
    return having if closeness or (having & allowed).any() else allowed


def idf(snapshot: Snapshot, documents: int) -> float:
    """Lucene's inverse document frequency, above 0 even for a word of every article."""
    return math.log(1 + (snapshot.count - documents + 0.5) / (documents + 0.5))


def _score(snapshot: Snapshot, field: str, term: str, weight: float, points: Floats) -> None:
    documents, counts = snapshot.postings(field, term)
    if len(documents):
        norm = snapshot.norms(field, K1, TITLE_B if field == "title" else B)[documents]
        points[documents] += weight * idf(snapshot, len(documents)) * (K1 + 1) * counts / (counts + norm)


def _having_all(snapshot: Snapshot, words: Sequence[str]) -> Mask:
    complete = snapshot.live.copy()
    for word in words:
        complete &= snapshot.holding(snapshot.stemmer.stem(word))
    return complete


def _look_closer(snapshot: Snapshot, words: Sequence[str], points: Floats, stop: Stop) -> None:
    first = np.sort(top(points, RERANKED))
    stems = list(dict.fromkeys(map(snapshot.stemmer.stem, words)))
    worth = [idf(snapshot, int(snapshot.holding(stem).sum())) for stem in stems]
    places = [_places(snapshot, stem, first, stop) for stem in stems]
    for at, document in enumerate(first.tolist()):
        points[document] += together([place[at] for place in places], worth)
    points[first] += WHOLE_TITLE * _share_of_title(snapshot, stems, first)


def _share_of_title(snapshot: Snapshot, stems: Sequence[str], documents: Ints) -> Floats:
    """Which share of each title's words the query asks for."""
    asked = np.zeros(snapshot.size, np.float32)
    for stem in stems:
        having, counts = snapshot.postings("title", stem)
        asked[having] += counts
    lengths = np.maximum(snapshot.lengths("title")[documents], 1)
    return (asked[documents] / lengths).astype(np.float32)


def _places(snapshot: Snapshot, stem: str, documents: Ints, stop: Stop) -> list[list[int]]:
    """Where ``stem`` stands in each of ``documents``: fields count their positions through the article."""
    stop()
    by_field = [snapshot.positions(field, stem, documents) for field in STEM_FIELDS]
    return [list(chain(*places)) for places in zip(*by_field, strict=True)]


def top(points: Floats, count: int) -> Ints:
    """The documents with the most points, at most ``count``, the best first; none without points."""
    first = best(points, count)
    return first[points[first] > 0]


def together(places: Sequence[Sequence[int]], worth: Sequence[float]) -> float:
    """Points for how words stand together: ``places[i]`` are the positions of word ``i``, ``worth[i]`` its idf."""
    early = sum(value / (1 + min(place) / EARLY_WORDS) for place, value in zip(places, worth, strict=True) if place)
    points = EARLY * early + TOGETHER * _best_window(places, worth)
    for at in range(len(places) - 1):
        if _smallest_gap(places[at], places[at + 1]) <= NEIGHBOURS:
            points += CLOSE * min(worth[at], worth[at + 1])
    return points


def _best_window(places: Sequence[Sequence[int]], worth: Sequence[float]) -> float:
    """The most idf that stands within ``WINDOW`` words."""
    events = sorted((position, word) for word, place in enumerate(places) for position in place)
    inside: Counter[int] = Counter()
    best = value = 0.0
    oldest = 0
    for position, word in events:
        value += worth[word] if not inside[word] else 0
        inside[word] += 1
        while events[oldest][0] < position - WINDOW:
            leaving = events[oldest][1]
            inside[leaving] -= 1
            value -= worth[leaving] if not inside[leaving] else 0
            oldest += 1
        best = max(best, value)
    return best


def _smallest_gap(first: Sequence[int], second: Sequence[int]) -> float:
    """Words from the one to the other; backwards is one word farther than forwards."""
    gaps = (after - before if after > before else before - after + 1 for before in first for after in second)
    return min(gaps, default=math.inf)
