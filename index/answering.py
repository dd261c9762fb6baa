"""One query on one commit: which articles answer it, in which order, and how many of them each facet has.

    Search   query, facets, ranking, stories   ──>   Answer   all hits and their counts, made once
                                                        └── page(0, 16), page(16, 16), … all

Who reads an answer asks for its first page, then for the next one, then for all ids to count them: only putting the
best in order is done anew for each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np

from index.catalogue import Catalogue
from index.folding import forms
from index.matching import Matcher, Stop
from index.query import Parsed, Phrase, Word
from index.ranking import Ranked, below, rank
from index.snapshot import Floats, Ints, Labels, Mask, Snapshot
from index.suggestions import better_words, in_arabic
from index.understanding import understood
from reader.article import Found, Query, Sort

FEW = 3
"""With fewer hits than this a better query is looked for."""


class Answer(NamedTuple):
    """All ``hits`` (rising document numbers) with their points, and what to order them by, the weightiest first.

    ``found`` is what an index answers, but for the ids of the page.
    """

    catalogue: Catalogue
    hits: Ints
    points: Floats
    keys: Sequence[Any]
    found: Found

    def page(self, offset: int, limit: int) -> Found:
        """The answer with the ids of one page."""
        places = _smallest(self.keys, offset, limit)
        ids = self.catalogue.ids_of(self.hits[places].tolist())
        return self.found._replace(ranked=tuple(zip(ids, self.points[places].tolist(), strict=True)))

    def tally(self, labels: Labels) -> dict[str, int]:
        """How many hits have each label."""
        counts = np.bincount(labels.numbers[self.hits], minlength=len(labels.names) + 1)[1:].tolist()
        return {name: count for name, count in zip(labels.names, counts, strict=True) if count}


class Search:
    """One query on one snapshot. ``stop`` is called now and then, and raises ``SearchCancelled`` to give up."""

    def __init__(self, snapshot: Snapshot, query: Query, parsed: Parsed, stop: Stop) -> None:
        self._snapshot = snapshot
        self._catalogue = snapshot.catalogue
        self._query = query
        self._parsed = parsed
        self._stop = stop
        self._matcher = Matcher(snapshot, query.sets, stop, query.closeness)

    def answer(self) -> Answer:
        """Find everything."""
        base, chosen = self._required(), self._chosen()
        allowed = reduce(np.logical_and, chosen.values(), base)
        words = [form for node in self._parsed.wanted() for form in _forms(node)]
        ranked = self._ranked(words, allowed)
        hits = self._hits(ranked, allowed)
        facets = {}
        for facet, count in FACETS.items():
            counted = self._hits(ranked, _but(facet, base, chosen)) if facet in chosen else hits
            facets[facet] = count(self._catalogue, counted)
        found = Found(
            total=len(hits),
            ranked=(),
            facets=facets,
            suggestion=self._suggestion(words) if len(hits) < FEW else None,
            interpretation=self._parsed.interpretation,
            understood=understood(self._parsed, self._query.text),
        )
        points = ranked.points[hits]
        return Answer(self._catalogue, hits, points, self._keys(hits, points), found)

    def _hits(self, ranked: Ranked, allowed: Mask) -> Ints:
        hits = np.flatnonzero(ranked.found(allowed) if self._parsed.words else allowed)
        return self._first_of_each_story(hits, ranked.points) if self._query.stories else hits

    def _first_of_each_story(self, hits: Ints, points: Floats) -> Ints:
        """The hits without those that tell what a better one tells in nearly the same words."""
        story_of = self._snapshot.labels(self._query.stories).numbers[hits]
        kept = story_of == 0
        told = story_of.nonzero()[0]
        kept[told[_foremost_of_each(story_of[told], self._keys(hits[told], points[hits[told]]))]] = True
        first_hits: Ints = hits.compress(kept)  # twice as fast as an index of truth values
        return first_hits

    def _ranked(self, words: Sequence[str], allowed: Mask) -> Ranked:
        """Articles with the words, and below them those with Latin words read as Arabic."""
        ranked = rank(self._snapshot, words, forms(self._query.text), allowed, self._stop, self._query.closeness)
        read = in_arabic(self._snapshot, words) if self._parsed.words else None
        if not read:
            return ranked
        return below(ranked, rank(self._snapshot, read, read, allowed, self._stop))

    def _suggestion(self, words: Sequence[str]) -> str | None:
        better = better_words(self._snapshot, words, self._stop)
        return " ".join(better) if better and not self._parsed.required else None

    def _required(self) -> Mask:
        """What the query itself allows, whatever is chosen from facets."""
        query = self._query
        allowed = self._snapshot.live.copy()
        if not self._parsed.words and not self._parsed.required and not _filters(query):
            allowed[:] = False
        if self._parsed.required:
            allowed &= self._matcher.mask(self._parsed.required)
        for among in query.among:
            allowed &= self._matcher.among(among)
        return allowed

    def _chosen(self) -> dict[str, Mask]:
        """What is chosen from each facet in which something is; several choices in one facet widen."""
        query, chosen = self._query, {}
        if query.sections:
            chosen["section"] = self._matcher.sections(query.sections)
        if query.since or query.until:
            chosen["month"] = self._matcher.dates(query.since, query.until)
        if query.months:
            months = reduce(np.logical_or, (self._matcher.dates(month, month) for month in query.months))
            chosen["month"] = months & chosen.get("month", months)
        return chosen

    def _keys(self, hits: Ints, points: Floats) -> list[Any]:
        """What ``hits`` are ordered by, the weightiest first. The undated come last, equals newest first."""
        minutes = self._catalogue.minute_of[hits]
        if self._query.sort is Sort.OLDEST:
            return [np.where(minutes > 0, minutes, np.iinfo(np.int64).max), hits]
        if self._query.sort is Sort.NEWEST:
            return [-minutes, -hits]
        return [-points, -minutes, -hits]


def _smallest(keys: Sequence[Any], offset: int, limit: int) -> list[int]:
    """Places ``offset`` to ``offset + limit`` of the order by the first of ``keys``, among equals by the next."""
    first = _foremost(keys, np.arange(len(keys[0])), offset + limit)
    order = np.lexsort([key[first] for key in reversed(keys)])
    places: list[int] = first[order][offset : offset + limit].tolist()
    return places


def _foremost(keys: Sequence[Any], places: Ints, count: int) -> Ints:
    """The ``count`` of these places that come first in that order, in any order."""
    if len(places) <= count or not count:
        return places[:count]
    values = keys[0][places]
    last = np.partition(values, count - 1)[count - 1]
    before = places.compress(values < last)
    return np.concatenate((before, _foremost(keys[1:], places.compress(values == last), count - len(before))))


def _foremost_of_each(groups: Ints, keys: Sequence[Any]) -> Ints:
    """The place in each group that comes first in the order by the first of ``keys``, among equals by the next."""
    places = np.arange(len(groups))
    count = int(groups.max(initial=0)) + 1
    for key in keys:
        values, inside = key[places], groups[places]
        least = np.zeros(count, key.dtype)
        least[inside] = values
        np.minimum.at(least, inside, values)
        places = places.compress(values == least[inside])
    return places


def _filters(query: Query) -> bool:
    return bool(query.sections or query.since or query.until or query.months or query.among)


def _forms(node: object) -> tuple[str, ...]:
    if isinstance(node, Word):
        return (node.form,)
    return node.forms if isinstance(node, Phrase) else ()


def _but(facet: str, base: Mask, chosen: dict[str, Mask]) -> Mask:
    """What is allowed if nothing were chosen from ``facet``: there is no widening a choice whose others count 0."""
    return reduce(np.logical_and, (mask for name, mask in chosen.items() if name != facet), base)


def _by_section(catalogue: Catalogue, hits: Ints) -> dict[str, int]:
    """How many of ``hits`` are in each section, by falling count."""
    counts = np.bincount(catalogue.section_of[hits], minlength=len(catalogue.section_names)).tolist()
    named = sorted(zip(counts, catalogue.section_names, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return {name: count for count, name in named if count}


def _by_month(catalogue: Catalogue, hits: Ints) -> dict[str, int]:
    """How many of ``hits`` are of each month, the oldest first; those without a month in none."""
    counts = np.bincount(catalogue.month_of[hits])
    counted = {catalogue.month_base + month: int(counts[month]) for month in np.flatnonzero(counts).tolist() if month}
    return {f"{month // 100:04}-{month % 100:02}": count for month, count in counted.items() if month % 100}


FACETS: dict[str, Callable[[Catalogue, Ints], dict[str, int]]] = {"section": _by_section, "month": _by_month}
