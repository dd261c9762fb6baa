"""Which runs of text hold which term: what was read once need not be cut, folded and stemmed again.

    «وَالكِتابُ،»  ──folded──>  والكتاب  ──stem──>  كتاب          runs of «كتاب»: «وَالكِتابُ،» «كتابهم» «(الكتاب)» …

A run is what stands between white space; no word reaches over it. So whether a text has a term can be told from its
runs as a set: most runs of most texts were met before, and those that hold a certain term are few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain

from index.folding import forms

REMEMBERED = 1 << 16
"""Runs that are kept, some 400 bytes each; then reading begins anew."""


class Reading:
    """What was read so far: the terms of each run, and the runs of each term."""

    def __init__(self) -> None:
        self.terms: dict[str, tuple[str, ...]] = {}
        self._runs: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, run: str, terms: tuple[str, ...]) -> None:
        for term in terms:
            self._runs[term].append(run)
        self.terms[run] = terms  # at last: what another thread sees here it finds above

    def terms_in(self, runs: Iterable[str]) -> set[str]:
        """All terms of these runs."""
        return set(chain.from_iterable(map(self.terms.__getitem__, runs)))

    def holding(self, term: str, runs: set[str]) -> set[str]:
        """Those of these runs that hold a term."""
        return runs.intersection(self._runs.get(term, ()))


class Concordance:
    """Reads runs of text for the terms of one ``view`` of words. Threads may share it."""

    def __init__(self, view: Callable[[str], str]) -> None:
        self.view = view
        self._reading = Reading()

    def read(self, runs: set[str]) -> Reading:
        """What was read so far, these runs included."""
        if len(self._reading.terms) > REMEMBERED:
            self._reading = Reading()
        reading = self._reading
        for run in runs.difference(reading.terms):
            reading.add(run, tuple(map(self.view, forms(run))))
        return reading
