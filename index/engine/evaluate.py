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

import fnmatch
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import query
from whoosh.query import spans
from whoosh.query.qcore import _NullQuery

from index.engine import matches as sets
from index.engine import near, terms
from index.engine.matches import NONE, Docs, Few, Many, Mask, Matches, Scores, both, few, many, mask_of, union
from index.engine.scoring import TINY, Scoring, Term, scores
from index.engine.segment import FieldData, SegmentData
from reader.errors import SearchCancelled

MASKS = 64
"""Filters remembered for each segment; each takes one byte for each document."""


class Evaluator:
    """Evaluates queries over one segment. ``scoring`` is ``None`` where only the matches are wanted.

    ``stock`` runs Whoosh's matcher for a query over this segment.
    """

    def __init__(
        self,
        data: SegmentData,
        schema: Any,
        scoring: Scoring | None,
        stock: Callable[[Any], Any],
        cancelled: Callable[[], bool],
    ) -> None:
        self.data = data
        self.schema = schema
        self._scoring = scoring
        self._stock = stock
        self._cancelled = cancelled
        self._found: dict[tuple[str, Any], Term | None] = {}

    def evaluate(self, node: Any, boost: float = 1.0) -> Matches:
        """The matches of a query, deleted documents among them. Raises ``SearchCancelled``."""
        if self._cancelled():
            raise SearchCancelled("search")
        method = METHODS.get(type(node))
        matches = method(self, node, boost) if method else None
        return self._by_whoosh(node, boost) if matches is None else matches

    def mask(self, node: Any) -> Mask:
        """Which documents match, remembered for the next time."""
        masks = self.data.masks
        known = masks.get(node)
        if known is None:
            plain = Evaluator(self.data, self.schema, None, self._stock, self._cancelled)
            known = mask_of(plain.evaluate(node), self.data.documents)
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
    def _kind(self) -> type[np.float32 | np.bool_]:
        """The type of scores: truth values where only the matches are wanted."""
        return np.bool_ if self._scoring is None else np.float32

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
        head, star, tail = node.text.partition("*")
        if isinstance(node, query.Wildcard) and star and not re.search(r"[*?\[]", head + tail):
            return self._constant(node, terms.between(field, head, tail), field, boost)
        if isinstance(node, query.Regex):
            numbers = terms.matching(field, re.compile(node.text), node._find_prefix(node.text), "")
        else:
            literal = "" if "[" in node.text else re.sub(r"[*?]", "", node.text)
            numbers = terms.matching(field, re.compile(fnmatch.translate(node.text)), _head(node.text), literal)
        return self._constant(node, np.array(numbers, np.int64), field, boost)

    def _fuzzy(self, node: query.FuzzyTerm, boost: float) -> Matches | None:
        field = self.data.field(node.fieldname)
        if field is None:
            return NONE
        if field.letters is None:
            return None
        numbers = terms.similar(field, node.text, int(node.maxdist), node.prefixlength)
        return self._constant(node, np.array(numbers, np.int64), field, boost)

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
        docs, places = near.together(field, numbers, slop, ordered, self.data.documents)
        total: Scores = np.zeros(len(docs), self._kind)
        for term, place in zip(known, places, strict=True):
            total += self._scores(term, boost, field.freqs(term.number)[place], docs)
        return Few(docs, total)

    # ---- compounds

    def _or(self, node: query.Or, boost: float) -> Matches | None:
        if node.scale:
            return None
        if len(node.subqueries) == 1:
            return self.evaluate(node.subqueries[0], boost)
        return union([self.evaluate(sub, boost * node.boost) for sub in node.subqueries], self.data.documents)

    def _and(self, node: query.And, boost: float) -> Matches:
        if not node.subqueries:
            return NONE
        if len(node.subqueries) == 1:
            return self.evaluate(node.subqueries[0], boost)
        boost *= node.boost
        wanted = [sub for sub in node.subqueries if not isinstance(sub, query.Not)]
        unwanted = [sub.query for sub in node.subqueries if isinstance(sub, query.Not)]
        first, *others = sorted(wanted, key=self.size) or [query.Every(boost=TINY)]
        matches = self.evaluate(first, boost)
        for sub in others:
            matches = self._narrow(matches, sub, boost)
        for sub in unwanted:
            docs, scores = few(self._without(matches, sub))
            matches = Few(docs, scores + self._kind(max(boost, TINY)))
        return matches

    def _narrow(self, matches: Matches, sub: Any, boost: float) -> Matches:
        """What of ``matches`` also matches ``sub``, with the scores of both."""
        if isinstance(matches, Few) and len(matches.docs):
            if type(sub) is query.Term:
                return self._narrow_to_term(matches, sub, boost)
            if type(sub) is query.Or and not sub.scale and self.size(sub) > sets.DENSE * len(matches.docs):
                return self._narrow_to_any(matches, sub, boost)
        return both(matches, self.evaluate(sub, boost), self.data.documents)

    def _narrow_to_term(self, matches: Few, sub: query.Term, boost: float) -> Few:
        term = self._find(sub.fieldname, sub.text)
        if term is None:
            return NONE
        row = term.field.row(term.number)
        if row is not None:
            freqs = row[matches.docs]
            hit = np.flatnonzero(freqs)
            freqs = freqs[hit]
        else:
            place = near.locate(term.field.docs(term.number), matches.docs, self.data.documents)
            hit = np.flatnonzero(place >= 0)
            freqs = term.field.freqs(term.number)[place[hit]]
        docs = matches.docs[hit]
        return Few(docs, matches.scores[hit] + self._scores(term, boost * sub.boost, freqs, docs))

    def _narrow_to_any(self, matches: Few, sub: query.Or, boost: float) -> Few:
        """Look each document up in each part, instead of adding up all the parts' documents."""
        zero = Few(matches.docs, np.zeros(len(matches.docs), self._kind))
        added = zero.scores.copy()
        for part in sub.subqueries:
            docs, scores = few(self._narrow(zero, part, boost * (1.0 if len(sub.subqueries) == 1 else sub.boost)))
            added[np.searchsorted(matches.docs, docs)] += scores.astype(self._kind, copy=False)
        hit = np.flatnonzero(added)
        return Few(matches.docs[hit], matches.scores[hit] + added[hit])

    def _without(self, matches: Matches, sub: Any) -> Matches:
        excluded = self.evaluate(sub)
        if isinstance(matches, Many):
            return Many(matches.scores * ~mask_of(excluded, self.data.documents))
        if isinstance(excluded, Many):
            kept = excluded.scores[matches.docs] == 0
        else:
            kept = near.locate(excluded.docs, matches.docs, self.data.documents) < 0
        return Few(matches.docs[kept], matches.scores[kept])

    def _not(self, node: query.Not, boost: float) -> Matches:
        return self._without(self._all(boost), node.query)

    def _and_not(self, node: query.AndNot, boost: float) -> Matches:
        return self._without(self.evaluate(node.a, boost), node.b)

    def _and_maybe(self, node: query.AndMaybe, boost: float) -> Matches:
        wanted, more = self.evaluate(node.a, boost), many(self.evaluate(node.b, boost), self.data.documents)
        docs, scores = few(wanted)
        return Few(docs, scores + more.scores[docs])

    def _require(self, node: query.Require, boost: float) -> Matches:
        docs, scores = few(self.evaluate(node.a, boost))
        kept = mask_of(self.evaluate(node.b), self.data.documents)[docs]
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
        docs = field.docs(numbers.start, numbers.stop) if isinstance(numbers, range) else field.docs_of(numbers)
        present = np.zeros(self.data.documents, self._kind)
        present[docs] = max(boost, TINY)
        return Many(present)

    def _by_whoosh(self, node: Any, boost: float) -> Few:
        docs: list[int] = []
        scores: list[float] = []
        matcher = self._stock(node)
        while matcher.is_active():
            docs.append(matcher.id())
            scores.append(max(matcher.score() * boost, TINY))
            if self._cancelled():
                raise SearchCancelled("search")
            matcher.next()
        return Few(np.array(docs, np.int32), np.array(scores))

    def _bytes(self, name: str, text: Any) -> bytes:
        word: bytes = self.schema[name].to_bytes(text)
        return word

    def _find(self, name: str, text: Any) -> Term | None:
        """A term as the segment has it, ``None`` if it does not."""
        if (name, text) not in self._found:
            self._found[name, text] = self._look_up(name, text)
        return self._found[name, text]

    def _look_up(self, name: str, text: Any) -> Term | None:
        field = self.data.field(name) if name in self.schema else None
        if field is None:
            return None
        try:
            number = field.number(self._bytes(name, text))
        except ValueError:
            return None
        return None if number is None else Term(name, field, number, self.schema[name].scorable)

    def _scores(self, term: Term, boost: float, freqs: NDArray[Any], docs: Docs | None) -> Scores:
        return scores(self._scoring, self.data, term, boost, freqs, docs)


class _SchemaOnly(NamedTuple):
    """All that Whoosh asks of a reader to turn a range of numbers into ranges of terms."""

    schema: Any


def _head(pattern: str) -> str:
    """The letters before the first special one of a wildcard pattern."""
    return re.split(r"[*?\[]", pattern, maxsplit=1)[0]


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
