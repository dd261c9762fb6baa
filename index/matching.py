"""Which articles a required part of a query allows: a node of the query language as a mask over the documents.

What stands in the text is asked of Whoosh as a query tree; what is known of an article is looked up in columns.
Plain words look for their stem in the article proper (title, lead, caption, body), exact ones for their spelling,
and ``related:`` looks nowhere but at the related items. Patterns and fuzzy words stand for the words of the library
that fit; in a field, for the stems of those words, or for any word where thousands fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce

import numpy as np
from whoosh import query
from whoosh.query.spans import SpanNear2

from index.analysis import STEM_FIELDS
from index.catalogue import minute
from index.folding import forms
from index.query import And, Dates, Fuzzy, Named, Node, Not, Or, Pattern, Phrase, Section, Word
from index.snapshot import Mask, Snapshot
from reader.article import Among, Closeness, Labelled

MOST_FORMS = 5_000
"""A pattern in a field that fits more of the library's words than this stands for any word."""

Stop = Callable[[], None]
"""Called now and then; raises ``SearchCancelled`` when nobody waits for the answer any more."""


class Matcher:
    """Answers for one query on one snapshot. ``sets`` are what the library's names stand for."""

    def __init__(
        self, snapshot: Snapshot, sets: Mapping[str, Among], stop: Stop, closeness: Closeness | None = None
    ) -> None:
        self._snapshot = snapshot
        self._sets = sets
        self._stop = stop
        self._exact = closeness is Closeness.EXACT

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
            case _:
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
        wanted = set(names)
        chosen = [number for number, name in enumerate(catalogue.section_names) if name in wanted]
        return self._snapshot.live & np.isin(catalogue.section_of, chosen)

    def among(self, articles: Among) -> Mask:
        """These articles, as far as the snapshot holds them."""
        if isinstance(articles, Labelled):
            labels = self._snapshot.labels(articles.labels)
            wanted = np.array([name in articles.wanted for name in ("", *labels.names)])
            chosen: Mask = self._snapshot.live & wanted[labels.numbers]
            return chosen
        numbers = self._snapshot.catalogue.numbers
        mask = np.zeros(self._snapshot.size, np.bool_)
        mask[[numbers[id_] for id_ in articles if id_ in numbers]] = True
        return mask & self._snapshot.live

    def _section(self, name: tuple[str, ...]) -> Mask:
        return self.sections(
            written for written in self._snapshot.catalogue.section_names if tuple(forms(written)) == name
        )

    def _word(self, word: Word) -> Mask:
        exact = word.exact or self._exact
        if not (word.field or exact):
            return self._snapshot.holding(self._snapshot.stemmer.stem(word.form))
        in_any_form = query.Or([self._term(field, word.form) for field in _fields(word.field)])
        if not exact:
            return self._find(in_any_form)
        spelled = query.Term("surface", word.form)
        return self._find(query.And([spelled, in_any_form]) if word.field else spelled)

    def _expanded(self, node: Pattern | Fuzzy) -> Mask:
        if node.field is None:
            return self._find(_pattern(node) if isinstance(node, Pattern) else _fuzzy(node))
        snapshot = self._snapshot
        if isinstance(node, Pattern):
            found = snapshot.words_like(node, MOST_FORMS + 1)
        else:
            found = snapshot.words_within(node.form, node.distance)
        if len(found) > MOST_FORMS:
            return snapshot.live & (snapshot.lengths(node.field) > 0)
        terms = {snapshot.term(node.field, form) for form in found}
        return self._find(query.Or([query.Term(node.field, term) for term in sorted(terms)]))

    def _phrase(self, phrase: Phrase) -> Mask:
        if phrase.slop is None and phrase.field is None:
            return self._find(query.Phrase("surface", list(phrase.forms)))
        return self._find(query.Or([self._together(field, phrase) for field in _fields(phrase.field)]))

    def _together(self, field: str, phrase: Phrase) -> query.Query:
        terms = [self._term(field, form) for form in phrase.forms]
        return SpanNear2(terms, slop=phrase.slop or 1, ordered=phrase.slop is None)

    def _term(self, field: str, form: str) -> query.Term:
        return query.Term(field, self._snapshot.term(field, form))

    def _find(self, wanted: query.Query) -> Mask:
        return self._snapshot.mask(wanted, self._cancelled)

    def _cancelled(self) -> bool:
        self._stop()
        return False


def _pattern(node: Pattern) -> query.Query:
    head = node.pattern.rstrip("*")
    if head + "*" == node.pattern and head.isalnum():
        return query.Prefix("surface", head)
    return query.Wildcard("surface", node.pattern)


def _fuzzy(node: Fuzzy) -> query.Query:
    return query.FuzzyTerm("surface", node.form, maxdist=node.distance, prefixlength=1)


def _fields(field: str | None) -> tuple[str, ...]:
    return (field,) if field else STEM_FIELDS


def _last_minute(until: str) -> int:
    digits = "".join(filter(str.isdecimal, until[:16]))
    return int(digits.ljust(12, "9"))
