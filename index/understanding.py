"""What was understood of a query, and why an article answers it: values that an interface can put into words.

Both speak of words as they were typed and written; folded spellings stay inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from index.engine.terms import within
from index.folding import WORD, fold, spelled
from index.query import And, Dates, Fuzzy, Named, Node, Not, Or, Parsed, Pattern, Phrase, Section, Word
from index.query_language import parse
from index.stemming import Stemmer
from reader.article import Article, Clause, ClauseKind, Closeness, Reason, Role

Judge = Callable[[str], Closeness | None]
"""How near a folded word of an article comes to a word of the query."""

_NEAREST = tuple(Closeness)


def understood(parsed: Parsed, text: str) -> Clause | None:
    """``parsed`` in parts, with its words as ``text`` spells them; ``None`` if nothing is asked."""
    typed = spelled(text)
    parts = [Clause(ClauseKind.WORDS, _typed(parsed.words, typed))] if parsed.words else []
    if parsed.required:
        parts.append(_clause(parsed.required, typed))
    return Clause(ClauseKind.ALL, inner=tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def _typed(forms: Sequence[str], typed: dict[str, str]) -> str:
    return " ".join(typed.get(form, form) for form in forms)


def _clause(node: Node, typed: dict[str, str]) -> Clause:
    match node:
        case And(nodes):
            return Clause(ClauseKind.ALL, inner=tuple(_clause(inner, typed) for inner in nodes))
        case Or(nodes):
            return Clause(ClauseKind.ANY, inner=tuple(_clause(inner, typed) for inner in nodes))
        case Not(inner):
            return Clause(ClauseKind.NOT, inner=(_clause(inner, typed),))
        case Word(form, field, exact):
            return Clause(ClauseKind.EXACT if exact else ClauseKind.WORDS, _typed([form], typed), field)
        case Phrase(forms, field, slop):
            return Clause(ClauseKind.PHRASE if slop is None else ClauseKind.NEAR, _typed(forms, typed), field, slop)
        case Pattern(pattern, field):
            return Clause(ClauseKind.PATTERN, pattern, field)
        case Fuzzy(form, field, distance):
            return Clause(ClauseKind.FUZZY, _typed([form], typed), field, distance)
        case Dates(since, until):
            return Clause(ClauseKind.DATES, f"{since or ''}..{until or ''}", "date")
        case Section(forms):
            return Clause(ClauseKind.NAMED, _typed(forms, typed), "section")
        case Named(name):
            field, _, value = name.partition(":")
            return Clause(ClauseKind.NAMED, value, field)


def reasons(query_text: str, article: Article, stemmer: Stemmer) -> tuple[Reason, ...]:
    """For each word of the query the nearest word of ``article``; among equals the first that stands in it."""
    typed = spelled(query_text)
    asked = dict(chain.from_iterable(_judges(node, stemmer) for node in parse(query_text).wanted()))
    return tuple(_reason(typed.get(word, word), judge, article) for word, judge in asked.items())


def _judges(node: Node, stemmer: Stemmer) -> Iterator[tuple[str, Judge]]:
    match node:
        case Word(form):
            yield form, _relative(form, stemmer)
        case Phrase(forms):
            yield from ((form, _relative(form, stemmer)) for form in forms)
        case Pattern(pattern):
            fits = node.fits
            yield pattern, lambda other: Closeness.FORM if fits.match(other) else None
        case Fuzzy(form, _, distance):
            yield form, lambda other: Closeness.FORM if within(form, other, distance) else None


def _relative(form: str, stemmer: Stemmer) -> Judge:
    stem, root = stemmer.stem(form), stemmer.views["root"](form)

    def judge(other: str) -> Closeness | None:
        if other == form:
            return Closeness.EXACT
        if stemmer.stem(other) == stem:
            return Closeness.FORM
        return Closeness.ROOT if stemmer.views["root"](other) == root else None

    return judge


def _reason(word: str, judge: Judge, article: Article) -> Reason:
    found: dict[Closeness, tuple[Role, str]] = {}
    for role, written in _words(article):
        closeness = judge(fold(written))
        if closeness:
            found.setdefault(closeness, (role, written))
    nearest = next((closeness for closeness in _NEAREST if closeness in found), None)
    return Reason(word, nearest, *found[nearest]) if nearest else Reason(word)


def _words(article: Article) -> Iterator[tuple[Role, str]]:
    for part in article.parts():
        for written in WORD.findall(part.text):
            yield part.role, written
