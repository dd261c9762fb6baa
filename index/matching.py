"""Which articles a required part of a query allows: a node of the query language as a mask over the documents.

Plain words look for their stem in the article proper (title, lead, caption, body), exact ones for their spelling,
and ``related:`` looks nowhere but at the related items. Patterns and fuzzy words are first expanded to the words
of the library that fit. Phrases are found by their words' positions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce

import numpy as np

from index.analysis import STEM_FIELDS, view
from index.folding import forms
from index.postings import Ints, Mask, Snapshot, minute
from index.query_language import And, Dates, Fuzzy, Named, Node, Not, Or, Pattern, Phrase, Section, Word

Stop = Callable[[], None]
"""Called now and then; raises ``SearchCancelled`` when nobody waits for the answer any more."""


class Matcher:
    """Answers for one query on one snapshot. ``sets`` are the library's named sets of ids."""

    def __init__(self, snapshot: Snapshot, sets: Mapping[str, frozenset[str]], stop: Stop) -> None:
        self._snapshot = snapshot
        self._sets = sets
        self._stop = stop

    def mask(self, node: Node) -> Mask:
        """The live documents that ``node`` matches."""
        self._stop()
        match node:
            case And(nodes):
                return reduce(np.logical_and, map(self.mask, nodes))
            case Or(nodes):
                return reduce(np.logical_or, map(self.mask, nodes))
            case Not(inner):
                return self._snapshot.live & ~self.mask(inner)
            case Dates(since, until):
                return self.dates(since, until)
            case Section(name):
                return self._section(name)
            case Named(name):
                return self.among(self._sets.get(name, frozenset()))
            case Phrase():
                return self._phrase(node)
            case Word():
                return self._word(node)
            case Pattern() | Fuzzy():
                return self._expanded(node)

    def dates(self, since: str | None, until: str | None) -> Mask:
        """Published in the inclusive range of ISO days or prefixes of one; the undated are in no range."""
        minutes = self._snapshot.catalogue.minute_of
        mask = self._snapshot.live & (minutes > 0)
        if since:
            mask &= minutes >= minute(since)
        if until:
            mask &= minutes <= _last_minute(until)
        return mask

    def sections(self, names: Iterable[str]) -> Mask:
        """In one of the sections of these names as written; the empty name is «without a section»."""
        catalogue = self._snapshot.catalogue
        chosen = [number for number, name in enumerate(catalogue.section_names) if name in set(names)]
        return self._snapshot.live & np.isin(catalogue.section_of, chosen)

    def among(self, ids: Iterable[str]) -> Mask:
        """These articles, as far as the snapshot holds them."""
        numbers = self._snapshot.catalogue.numbers
        mask = np.zeros(self._snapshot.size, np.bool_)
        mask[[numbers[id_] for id_ in ids if id_ in numbers]] = True
        return mask & self._snapshot.live

    def _section(self, name: tuple[str, ...]) -> Mask:
        return self.sections(
            written for written in self._snapshot.catalogue.section_names if tuple(forms(written)) == name
        )

    def _word(self, word: Word) -> Mask:
        stems = self._any([(field, view("stem")(word.form)) for field in _fields(word.field)])
        if not word.exact:
            return stems
        spelled = self._any([("surface", word.form)])
        return spelled & stems if word.field else spelled

    def _expanded(self, node: Pattern | Fuzzy) -> Mask:
        found = list(expand(self._snapshot, node, self._stop))
        if node.field is None:
            return self._any([("surface", form) for form in found])
        stems = {view("stem")(form) for form in found}
        return self._any([(node.field, stem) for stem in stems])

    def _any(self, terms: Iterable[tuple[str, str]]) -> Mask:
        mask = np.zeros(self._snapshot.size, np.bool_)
        for field, term in terms:
            self._stop()
            mask[self._snapshot.postings(field, term)[0]] = True
        return mask

    def _phrase(self, phrase: Phrase) -> Mask:
        if phrase.slop is None and phrase.field is None:
            return self._adjacent(("surface",), phrase.forms, _follow)
        terms = tuple(map(view("stem"), phrase.forms))
        if phrase.slop is None:
            return self._adjacent(_fields(phrase.field), terms, _follow)
        slop = phrase.slop
        return self._adjacent(_fields(phrase.field), terms, lambda places: _near(places, slop))

    def _adjacent(
        self, fields: tuple[str, ...], terms: tuple[str, ...], fits: Callable[[list[list[int]]], bool]
    ) -> Mask:
        masks = [self._any([(field, term) for field in fields]) for term in terms]
        candidates = np.flatnonzero(reduce(np.logical_and, masks))
        places = [self._places(fields, term, candidates) for term in terms]
        mask = np.zeros(self._snapshot.size, np.bool_)
        for document in candidates.tolist():
            mask[document] = fits([place[document] for place in places])
        return mask

    def _places(self, fields: tuple[str, ...], term: str, documents: Ints) -> dict[int, list[int]]:
        places: dict[int, list[int]] = {}
        for field in fields:
            self._stop()
            for document, found in self._snapshot.positions(field, term, documents).items():
                places.setdefault(document, []).extend(found)
        return places


def expand(snapshot: Snapshot, node: Pattern | Fuzzy, stop: Stop) -> Iterator[str]:
    """The folded words of the library that a pattern or a fuzzy word stands for."""
    if isinstance(node, Fuzzy):
        yield from snapshot.words_within(node.form, node.distance)
        return
    start = re.match(r"[^*?]*", node.pattern)
    fits = re.compile("".join({"*": ".*", "?": "."}.get(sign, re.escape(sign)) for sign in node.pattern))
    for form in snapshot.words_from(start[0] if start else ""):
        stop()
        if fits.fullmatch(form):
            yield form


def _fields(field: str | None) -> tuple[str, ...]:
    return (field,) if field else STEM_FIELDS


def _last_minute(until: str) -> int:
    digits = "".join(filter(str.isdecimal, until[:16]))
    return int(digits.ljust(12, "9"))


def _follow(places: list[list[int]]) -> bool:
    """Some place of the first word has every other word right after it in turn."""
    others = [set(place) for place in places[1:]]
    return any(all(start + at in other for at, other in enumerate(others, start=1)) for start in places[0])


def _near(places: list[list[int]], slop: int) -> bool:
    """Some window of ``slop`` words beside the first one holds every word."""
    events = sorted((position, word) for word, place in enumerate(places) for position in place)
    last: dict[int, int] = {}
    for position, word in events:
        last[word] = position
        if len(last) == len(places) and position - min(last.values()) <= slop:
            return True
    return False
