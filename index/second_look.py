"""The closer look at the best articles: how the words of a query stand in them.

    early           a word that stands at the beginning says what the article is about
    together        the most of the query within twelve words
    close           neighbours of the query within three words, in any form
    side by side    neighbours of the query spelled as typed, function words among them: «في حمص» is not «من حمص»
    title           the share of the headline that is asked for
    introduced      a question is answered where its words first stand below the headline
    answer          a question after a time wants an article with a date in it, one after a number a number

All points are in idf, so that rare words weigh more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np

from index.analysis import STEM_FIELDS
from index.matching import Stop
from index.questions import FUNCTION_WORDS, answer, is_question
from index.snapshot import Floats, Ints, Snapshot

WINDOW = 12
NEIGHBOURS = 3
TOGETHER, CLOSE, SIDE_BY_SIDE, EARLY = 0.3, 0.35, 0.35, 1.0
"""Points per idf of words within one window, of neighbours within three words, of neighbours as typed, and of early
words."""

INTRODUCED, ANSWER = 0.5, 0.5
"""Of questions: points per idf of words early in the text, and of all words where the kind of answer is at hand."""

EARLY_WORDS = 100
"""A word that first stands here is worth half of one at the beginning."""

INTRODUCING_WORDS = 15
"""The same below the headline, in a question."""

WHOLE_TITLE = 5.5
"""Points for a title of which every word is asked for."""

Places = list[list[int]]
"""Where a word stands in each of some documents."""


def closer(snapshot: Snapshot, query: Sequence[str], words: Sequence[str], documents: Ints, stop: Stop) -> Floats:
    """Points for each of ``documents`` (ascending). ``query`` is all that was typed, ``words`` what is ranked by."""
    stems = list(dict.fromkeys(map(snapshot.stemmer.stem, words)))
    worth = [snapshot.idf(snapshot.holding(stem)) for stem in stems]
    by_field = [_by_field(snapshot, stem, documents, stop) for stem in stems]
    places = [[list(chain(*parts)) for parts in zip(*fields.values(), strict=True)] for fields in by_field]
    points = np.array([together([place[at] for place in places], worth) for at in range(len(documents))], np.float32)
    points += SIDE_BY_SIDE * _side_by_side(snapshot, query[: len(words) * 2], documents, stop)
    titles = snapshot.lengths("title")[documents]
    points += WHOLE_TITLE * _share_of_title([fields["title"] for fields in by_field], titles)
    if is_question(query):
        points += INTRODUCED * _introduced(places, worth, titles)
    if kind := answer(query):
        points += ANSWER * sum(worth) * np.isin(documents, snapshot.postings("answers", kind)[0])
    return points


def _introduced(places: Sequence[Sequence[Sequence[int]]], worth: Sequence[float], below: Floats) -> Floats:
    """The idf of the words that stand below the headline, the earlier the more; ``below`` is where each begins."""
    points = np.zeros(len(below), np.float32)
    for word, value in zip(places, worth, strict=True):
        for at, (place, start) in enumerate(zip(word, below.tolist(), strict=True)):
            first = min((position for position in place if position >= start), default=None)
            if first is not None:
                points[at] += value / (1 + (first - start) / INTRODUCING_WORDS)
    return points


def _side_by_side(snapshot: Snapshot, query: Sequence[str], documents: Ints, stop: Stop) -> Floats:
    """The idf of the query's neighbours that stand in each document as they were typed."""
    pairs = [pair for pair in dict.fromkeys(pairwise(query)) if not FUNCTION_WORDS.issuperset(pair)]
    points = np.zeros(len(documents), np.float32)
    places = {form: snapshot.positions("surface", form, documents) for form in set(chain(*pairs))}
    for first, second in pairs:
        stop()
        told = snapshot.stemmer.stem(second if first in FUNCTION_WORDS else first)
        after = [{place + 1 for place in document} for document in places[first]]
        met = [not here.isdisjoint(there) for here, there in zip(after, places[second], strict=True)]
        points[met] += snapshot.idf(snapshot.holding(told))
    return points


def _share_of_title(in_titles: Sequence[Places], lengths: Floats) -> Floats:
    """Which share of each title's words the query asks for: ``in_titles`` are the places of each stem."""
    asked = [sum(map(len, places)) for places in zip(*in_titles, strict=True)]
    return (np.array(asked) / np.maximum(lengths, 1)).astype(np.float32)


def _by_field(snapshot: Snapshot, stem: str, documents: Ints, stop: Stop) -> dict[str, Places]:
    """Where ``stem`` stands in each field of ``documents``: positions are counted on from field to field."""
    stop()
    return {field: snapshot.positions(field, stem, documents) for field in STEM_FIELDS}


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
    inside = [0] * len(places)
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
