"""Whoosh's query tree over one segment, as array operations.

    And ─┬─ Term «كتاب»          postings: few documents, sorted, with their scores        Few
         ├─ Or ─┬─ Prefix «مح»   one number per document, 0 where nothing matches          Many
         │      └─ Term «دار»
         └─ Not ── Term «بيت»

Every match has a score above zero: that is how ``Many`` tells matches from the rest. Scores are those of
Whoosh's BM25F, and patterns, ranges and fuzzy terms score their boost alone. A node that is not in the table at
the end is answered by Whoosh's own matcher, document by document.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import query
from whoosh.query import spans
from whoosh.query.qcore import _NullQuery

from index.engine import matches as sets
from index.engine import near, terms
from index.engine.matches import NONE, Few, Many, Mask, Matches, Scores, few, many, mask_of, union
from index.engine.scoring import TINY, Term, Terms
from index.engine.segment import Docs, FieldData
from reader.errors import SearchCancelled

MASKS = 64
"""Filters remembered for each segment; each takes one byte for each document."""

MANY_TERMS = 16
"""So many terms are not read one by one where no scores are wanted."""


class Evaluator:
    """Evaluates queries over one segment; not ``scored`` where only the matches are wanted.

    ``stock`` runs Whoosh's matcher for a query over this segment.
    """

    def __init__(self, found: Terms, scored: bool, stock: Callable[[Any], Any], cancelled: Callable[[], bool]) -> None:
        self.data = found.data
        self.schema = found.schema
        self._terms = found
        self._find = found.find
        self._scored = scored
        self._kind: type[np.float32 | np.bool_] = np.float32 if scored else np.bool_
        self._stock = stock
        self._cancelled = cancelled

    def evaluate(self, node: Any, boost: float = 1.0) -> Matches:
        """The matches of a query, deleted documents among them. Raises ``SearchCancelled``."""
        self._go_on()
        method = METHODS.get(type(node))
        matches = method(self, node, boost) if method else None
        return self._by_whoosh(node, boost) if matches is None else matches

    def mask(self, node: Any) -> Mask:
        """Which documents match, remembered for the next time."""
        masks = self.data.masks
        known = masks.get(node)
        if known is None:
            known = mask_of(self._plain.evaluate(node), self.data.documents)
            if len(masks) >= MASKS:
                masks.pop(next(iter(masks)), None)
            masks[node] = known
        return known

    def size(self, node: Any) -> int:
        """About how many documents match: what decides the order of an intersection."""
        if isinstance(node, query.Term):
            found = self._find(node.fieldname, node.text)
            return found.field.count(found.number) if found else 0
        if isinstance(node, query.Phrase):
            return min((self.size(query.Term(node.fieldname, word)) for word in node.words), default=0)
        if isinstance(node, query.And):
            return min((self.size(sub) for sub in node.subqueries), default=0)
        if isinstance(node, query.Or):
            return min(sum(self.size(sub) for sub in node.subqueries), self.data.documents)
        return self.data.documents

    @property
    def _plain(self) -> Evaluator:
        """The same where only the matches are wanted: scores are truth values."""
        return Evaluator(self._terms, False, self._stock, self._cancelled) if self._scored else self

    # ---- leaves

    def _term(self, node: query.Term, boost: float) -> Matches:
        term = self._find(node.fieldname, node.text)
        if term is None:
            return NONE
        boost *= node.boost
        row = term.field.row(term.number)
        if row is not None:
            return Many(self._scores(term, boost, row, None))
        docs = term.field.docs(term.number)
        return Few(docs, self._scores(term, boost, term.field.freqs(term.number), docs))

    def _every(self, node: query.Every, boost: float) -> Matches:
        if node.fieldname is None:
            return self._all(boost * node.boost)
        field = self.data.field(node.fieldname)
        if field is None:
            return NONE
        return self._constant(node, range(len(field)), field, boost)

    def _all(self, score: float) -> Many:
        return Many(np.full(self.data.documents, max(score, TINY), self._kind))

    def _prefix(self, node: query.Prefix, boost: float) -> Matches:
        field = self.data.field(node.fieldname)
        if field is None:
            return NONE
        bitmap = field.bitmap(node.text)
        if bitmap is not None and node.constantscore:
            return Many(bitmap * self._kind(max(boost * node.boost, TINY)))
        return self._constant(node, range(*field.starting_with(self._bytes(node.fieldname, node.text))), field, boost)

    def _pattern(self, node: query.Wildcard | query.Regex, boost: float) -> Matches | None:
        field = self.data.field(node.fieldname)
        if field is None:
            return NONE
        if field.letters is None:
            return None
        if isinstance(node, query.Wildcard):
            return self._constant(node, terms.like(field, node.text), field, boost)
        numbers = terms.matching(field, re.compile(node.text), node._find_prefix(node.text), "")
        return self._constant(node, numbers, field, boost)

    def _fuzzy(self, node: query.FuzzyTerm, boost: float) -> Matches | None:
        field = self.data.field(node.fieldname)
        if field is None:
            return NONE
        if field.letters is None:
            return None
        numbers = terms.similar(field, node.text, int(node.maxdist), node.prefixlength)
        return self._constant(node, numbers, field, boost)

    def _term_range(self, node: query.TermRange, boost: float) -> Matches:
        field = self.data.field(node.fieldname)
        if field is None:
            return NONE
        return self._constant(node, self._between(node, field), field, boost)

    def _between(self, node: query.TermRange, field: FieldData) -> range:
        first, last = 0, len(field)
        if node.start is not None:
            start = self._bytes(node.fieldname, node.start)
            first = field.place(start) + (node.startexcl and field.number(start) is not None)
        if node.end is not None:
            end = self._bytes(node.fieldname, node.end)
            last = field.place(end) + (not node.endexcl and field.number(end) is not None)
        return range(first, max(first, last))

    def _numeric_range(self, node: query.NumericRange, boost: float) -> Matches:
        return self.evaluate(node._compile_query(_SchemaOnly(self.schema)), boost)

    def _phrase(self, node: query.Phrase, boost: float) -> Matches | None:
        return self._near(node.fieldname, node.words, node.slop, True, boost * node.boost)

    def _span_near(self, node: spans.SpanNear2, boost: float) -> Matches | None:
        fields = {sub.fieldname for sub in node.qs if type(sub) is query.Term}
        if len(fields) != 1 or node.mindist != 1 or not all(type(s) is query.Term and s.boost == 1 for s in node.qs):
            return None
        return self._near(fields.pop(), [sub.text for sub in node.qs], node.slop, node.ordered, boost)

    def _near(self, name: str, words: Sequence[Any], slop: int, ordered: bool, boost: float) -> Matches | None:
        field = self.data.field(name)
        found = [self._find(name, word) for word in words]
        if field is None or not found or None in found:
            return NONE
        if not field.positional or len(found) == 1:
            return None
        known = [term for term in found if term]
        numbers = [term.number for term in known]
        docs, places = near.together(field, numbers, slop, ordered, self.data.documents, self._go_on)
        total: Scores = np.zeros(len(docs), self._kind)
        for term, place in zip(known, places, strict=True):
            total += self._scores(term, boost, field.freqs(term.number).take(place), docs)
        return Few(docs, total)

    # ---- compounds

    def _or(self, node: query.Or, boost: float) -> Matches | None:
        if node.scale:
            return None
        if len(node.subqueries) == 1:
            return self.evaluate(node.subqueries[0], boost)
        if not self._scored and len(node.subqueries) > MANY_TERMS and all(type(s) is query.Term for s in node):
            return self._any_of(node.subqueries)
        return union([self.evaluate(sub, boost * node.boost) for sub in node.subqueries], self.data.documents)

    def _any_of(self, nodes: Sequence[query.Term]) -> Matches:
        """What has any of many terms, all read together."""
        found: dict[FieldData, list[int]] = defaultdict(list)
        for node in nodes:
            if term := self._find(node.fieldname, node.text):
                found[term.field].append(term.number)
        together: list[Matches] = [Many(field.having(np.array(numbers))) for field, numbers in found.items()]
        return union(together, self.data.documents)

    def _and(self, node: query.And, boost: float) -> Matches:
        if not node.subqueries:
            return NONE
        if len(node.subqueries) == 1:
            return self.evaluate(node.subqueries[0], boost)
        boost *= node.boost
        wanted = [sub for sub in node.subqueries if not isinstance(sub, query.Not)]
        unwanted = [sub.query for sub in node.subqueries if isinstance(sub, query.Not)]
        matches = self._all_of(wanted or [query.Every(boost=TINY)], boost)
        for sub in unwanted:
            matches = sets.raised(self._without(matches, sub), max(boost, TINY))
        return matches

    def _all_of(self, nodes: Sequence[Any], boost: float) -> Matches:
        """What matches all nodes: the one of fewest documents is found, the others are asked about these alone."""
        if len(nodes) == 1:
            return self.evaluate(nodes[0], boost)
        sizes = list(map(self.size, nodes))
        fewest, *order = sorted(range(len(nodes)), key=sizes.__getitem__)
        if sizes[fewest] * sets.DENSE > self.data.documents:
            return reduce(sets.both, (self._evaluate_many(node, boost) for node in nodes))
        docs = few(self._plain.evaluate(nodes[fewest])).docs
        scores = np.zeros(len(docs), self._kind)
        for at in order:
            added = self._scores_in(docs, nodes[at], boost)
            hit = added.nonzero()[0]
            docs, scores = docs[hit], scores[hit] + added[hit]
        return Few(docs, scores + self._scores_in(docs, nodes[fewest], boost))

    def _scores_in(self, docs: Docs, node: Any, boost: float) -> Scores:
        """The scores that a query gives some documents, zero where it does not match."""
        if type(node) is query.Term:
            term = self._find(node.fieldname, node.text)
            if term is None:
                return np.zeros(len(docs), self._kind)
            return self._scores(term, boost * node.boost, term.field.freqs_in(term.number, docs), docs)
        if type(node) is query.Or and len(node.subqueries) > 1 and not node.scale:
            return reduce(np.add, (self._scores_in(docs, sub, boost * node.boost) for sub in node.subqueries))
        return self._evaluate_many(node, boost).scores.take(docs)

    def _evaluate_many(self, node: Any, boost: float) -> Many:
        return many(self.evaluate(node, boost), self.data.documents, self._kind)

    def _without(self, matches: Matches, sub: Any) -> Matches:
        if isinstance(matches, Many):
            return Many(matches.scores * ~mask_of(self._plain.evaluate(sub), self.data.documents))
        kept = ~self._plain._scores_in(matches.docs, sub, 1.0)
        return Few(matches.docs[kept], matches.scores[kept])

    def _not(self, node: query.Not, boost: float) -> Matches:
        return self._without(self._all(boost), node.query)

    def _and_not(self, node: query.AndNot, boost: float) -> Matches:
        return self._without(self.evaluate(node.a, boost), node.b)

    def _and_maybe(self, node: query.AndMaybe, boost: float) -> Matches:
        docs, scores = few(self.evaluate(node.a, boost))
        return Few(docs, scores + self._scores_in(docs, node.b, boost))

    def _require(self, node: query.Require, boost: float) -> Matches:
        docs, scores = few(self.evaluate(node.a, boost))
        kept = self._plain._scores_in(docs, node.b, 1.0)
        return Few(docs[kept], scores[kept])

    def _constant_score(self, node: query.ConstantScoreQuery, boost: float) -> Matches:
        matches = self.evaluate(node.child)
        score = max(boost * node.score, TINY)
        if isinstance(matches, Few):
            return Few(matches.docs, np.full(len(matches.docs), score, self._kind))
        return Many((matches.scores > 0) * self._kind(score))

    def _nothing(self, node: Any, boost: float) -> Matches:
        return NONE

    # ---- what they share

    def _constant(self, node: Any, numbers: NDArray[np.int64] | range, field: FieldData, boost: float) -> Matches:
        """All documents with one of these terms, each scored the boost; or their own scores, if asked."""
        boost *= node.boost
        if not getattr(node, "constantscore", True):
            words = [query.Term(node.fieldname, field.word(number)) for number in numbers]
            return self._or(query.Or(words), boost) or NONE
        return Many(field.having(numbers) * self._kind(max(boost, TINY)))

    def _by_whoosh(self, node: Any, boost: float) -> Few:
        docs: list[int] = []
        scores: list[float] = []
        matcher = self._stock(node)
        while matcher.is_active():
            docs.append(matcher.id())
            scores.append(max(matcher.score() * boost, TINY))
            self._go_on()
            matcher.next()
        return Few(np.array(docs, np.int64), np.array(scores, self._kind))

    def _go_on(self) -> None:
        if self._cancelled():
            raise SearchCancelled("search")

    def _bytes(self, name: str, text: Any) -> bytes:
        word: bytes = self.schema[name].to_bytes(text)
        return word

    def _scores(self, term: Term, boost: float, freqs: NDArray[Any], docs: Docs | None) -> Scores:
        return self._terms.scores(term, boost, freqs, docs) if self._scored else freqs > 0


class _SchemaOnly(NamedTuple):
    """All that Whoosh asks of a reader to turn a range of numbers into ranges of terms."""

    schema: Any


METHODS: dict[type, Callable[[Evaluator, Any, float], Matches | None]] = {
    query.Term: Evaluator._term,
    query.Every: Evaluator._every,
    query.Prefix: Evaluator._prefix,
    query.Wildcard: Evaluator._pattern,
    query.Regex: Evaluator._pattern,
    query.FuzzyTerm: Evaluator._fuzzy,
    query.TermRange: Evaluator._term_range,
    query.NumericRange: Evaluator._numeric_range,
    query.DateRange: Evaluator._numeric_range,
    query.Phrase: Evaluator._phrase,
    spans.SpanNear2: Evaluator._span_near,
    query.Or: Evaluator._or,
    query.And: Evaluator._and,
    query.Not: Evaluator._not,
    query.AndNot: Evaluator._and_not,
    query.AndMaybe: Evaluator._and_maybe,
    query.Require: Evaluator._require,
    query.ConstantScoreQuery: Evaluator._constant_score,
    _NullQuery: Evaluator._nothing,
}
"""How each kind of query is evaluated. ``None`` from a method hands the node to Whoosh, like a missing entry."""
