"""In which order: BM25F over five views of an article, then a closer look at the first thirty.

First each word of the query gives points to every article that has it, by Okapi BM25 (Robertson and Zaragoza 2009)
with Lucene's never negative idf, in five fields at once: the spelling is worth little alone and much as evidence,
the skeleton and the root bring in what other forms of the word hide, and words of the title or the opening say
what the article is about. Question and function words are left out of the query, never of the index.

Where a word is missing that few articles have, a word one letter off counts half: a slip of the finger, or a foreign
name spelled otherwise. What many articles have is spelled right, and its neighbours are other words.
Then the first thirty are compared by how the words stand in them (``second_look``).

At last two rules that a reader counts on, above any sum of points: who types a headline finds that article first,
and an article with every word of a short query comes before one with some.

Weights were chosen on the development half of seven retrieval tasks (resources/notes/search.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from index.analysis import headline_key
from index.engine.searcher import best
from index.matching import Stop
from index.questions import FUNCTION_WORDS, is_question
from index.second_look import closer
from index.snapshot import Floats, Ints, Mask, Snapshot, idf
from reader.article import Closeness

WEIGHTS = {"surface": 0.25, "skeleton": 0.15, "root": 0.8, "title": 0.2, "opening": 0.26}
"""How much a word is worth in each field."""

COVERED, SLIPPED = 0.55, 0.5
"""Points per idf of a word that is there at all, however often, and of one that is there but for one letter."""

SLIPPERY = 4
"""Letters from which on a word one letter off may be the same word."""

FAMILIAR, SHARE = 20, 0.01
"""A word that more than so many articles have, and more than this share of all, is spelled right."""

K1 = 1.2
B = 0.75
TITLE_B = 0.3
"""BM25: how soon repetition stops to count, and how much long fields are held down."""

SPARSE = 8
"""Where fewer than an eighth of the documents have points, the best are sought among these alone."""

RERANKED = 30
"""Articles that get the closer look."""

SHORT_QUERY = 3
"""Up to so many words, articles with all of them come first; of questions, up to two."""

MOST_WORDS = 64
"""Words of a query that are ranked by; a whole pasted article has them in its first sentences."""

TELLING = 20
"""Words of an article by which others like it are sought."""

ALL_WORDS_TIER = 1_000.0
HEADLINE_TIER = 1_000_000.0


@dataclass(frozen=True)
class Ranked:
    """For every document its points, and which are hits. ``found`` tells the hits were other documents allowed."""

    points: Floats
    hits: Mask
    found: Callable[[Mask], Mask]


def below(first: Ranked, second: Ranked) -> Ranked:
    """The hits of ``first`` as they are, and under them what only ``second`` has found."""
    floor = float(first.points[first.hits].min(initial=np.inf))
    ceiling = float(second.points.max(initial=0.0))
    if np.isinf(floor) or not ceiling:
        return second if np.isinf(floor) else first
    added = np.where(first.hits, first.points, second.points * (floor / (2 * ceiling)))
    return Ranked(
        added.astype(np.float32),
        first.hits | second.hits,
        lambda allowed: first.found(allowed) | second.found(allowed),
    )


def content_words(query: Sequence[str]) -> list[str]:
    """The words to rank by, each once, in order: without function words, unless there are no others."""
    distinct = list(dict.fromkeys(query))
    return ([form for form in distinct if form not in FUNCTION_WORDS] or distinct)[:MOST_WORDS]


def telling_words(snapshot: Snapshot, text: Sequence[str]) -> list[str]:
    """The words of a folded text that say most of what it is about: often here, seldom elsewhere, met elsewhere."""
    counts = Counter(form for form in text if form not in FUNCTION_WORDS)
    elsewhere = {form: snapshot.frequency(form) for form in counts}
    worth = {
        form: count * idf(snapshot.count, elsewhere[form]) for form, count in counts.items() if elsewhere[form] > 1
    }
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
    for word in words:
        stop()
        points += snapshot.kept(("points", word), partial(_points, snapshot, word))
    having, related = _having_any(snapshot, words, closeness), points > 0

    def found(allowed: Mask) -> Mask:
        """By default a relative will do where none of the allowed has a form."""
        near = having & related & allowed
        return near if closeness or near.any() else related & allowed

    hits = found(allowed)
    points[~hits] = 0
    first = np.sort(top(points, RERANKED))
    points[first] += closer(snapshot, query, words, first, stop)
    if 1 < len(words) <= (2 if is_question(query) else SHORT_QUERY):
        points[hits & _having_all(snapshot, words)] += ALL_WORDS_TIER
    titled = snapshot.postings("headline", headline_key(headline))[0]
    points[titled[hits[titled]]] += HEADLINE_TIER
    return Ranked(points, hits, found)


def _having_any(snapshot: Snapshot, words: Sequence[str], closeness: Closeness | None) -> Mask:
    """Which articles have any of the words as near as ``closeness`` asks; a form unless it says otherwise."""
    if closeness is Closeness.ROOT:
        return snapshot.live
    having = np.zeros(snapshot.size, np.bool_)
    for word in words:
        if closeness is Closeness.EXACT:
            having[snapshot.postings("surface", word)[0]] = True
        else:
            having |= snapshot.holding(snapshot.stemmer.stem(word))
    return having


def _points(snapshot: Snapshot, word: str) -> Floats:
    """What one word of a query is worth in every document."""
    postings = {field: snapshot.postings(field, snapshot.term(field, word)) for field in WEIGHTS}
    points = _covered(snapshot, word, postings["skeleton"][0])
    for field, (documents, counts) in postings.items():
        if len(documents):
            scores = snapshot.norms(field, K1, TITLE_B if field == "title" else B).take(documents)
            scores += counts
            np.divide(counts, scores, out=scores)
            scores *= WEIGHTS[field] * idf(snapshot.count, len(documents)) * (K1 + 1)
            points[documents] += scores
    return points


def _covered(snapshot: Snapshot, word: str, having: Ints) -> Floats:
    """Points where ``word`` is there at all, which it is in ``having``, and where only a word one letter off is."""
    points = np.zeros(snapshot.size, np.float32)
    worth = idf(snapshot.count, len(having))
    if len(word) >= SLIPPERY and len(having) <= max(FAMILIAR, SHARE * snapshot.count):
        points[snapshot.slips(word)] = SLIPPED * worth
    points[having] = COVERED * worth
    return points


def _having_all(snapshot: Snapshot, words: Sequence[str]) -> Mask:
    complete = snapshot.live.copy()
    for word in words:
        complete &= snapshot.holding(snapshot.stemmer.stem(word))
    return complete


def top(points: Floats, count: int) -> Ints:
    """The documents with the most points, at most ``count``, the best first; none without points."""
    having = points > 0
    if np.count_nonzero(having) * SPARSE < len(points):
        places = np.flatnonzero(having)
        return places[best(points[places], count)]
    first = best(points, count)
    return first[having[first]]
