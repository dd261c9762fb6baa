"""The list of everything kept: chosen by kind, section, colour, tag, date and words, with the count of each choice.

Ten thousand highlights are a short list: they are held in memory and gone through. Words are compared as the search
compares them (``Terms``, the same analyser); the terms of a text are remembered, so that looking is quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reader.annotations import Annotation, Kept, KeptList, KeptView
from reader.article import NO_SECTION
from reader.letters import fold

Terms = Callable[[str], tuple[str, ...]]
"""The words of a text as the search compares them: spelling and form do not matter."""

FACETS = ("kind", "section", "colour", "tag")


class KeptSearch:
    """Looks through what is kept. The terms of notes and quotes are remembered between questions."""

    def __init__(self, terms: Terms) -> None:
        self._notes = _Words(terms, lambda annotation: annotation.note or "")
        self._texts = _Words(terms, _text)

    def listing(self, kept: Sequence[Kept], view: KeptView) -> KeptList:
        """What the view shows of ``kept``, in its order, with the facets' counts."""
        chosen = _chosen(view)
        facets: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        items = []
        for item in self._within(kept, view):
            values = _values(item)
            failed = [facet for facet in FACETS if chosen[facet] and chosen[facet].isdisjoint(values[facet])]
            if not failed:
                items.append(item)
            for facet in FACETS if not failed else failed if len(failed) == 1 else ():
                for value in values[facet]:
                    facets[facet][value] = facets[facet].get(value, 0) + 1
        return KeptList(tuple(items), facets)

    def noted(self, kept: Sequence[Kept], words: str) -> Iterator[Kept]:
        """Those with a note that holds all the words."""
        found = self._notes.holding(kept, words)
        return (item for item in kept if item.annotation.id in found)

    def _within(self, kept: Sequence[Kept], view: KeptView) -> Iterator[Kept]:
        """What the words, dates and the other conditions without a facet leave."""
        found = None
        if view.words.strip():
            found = self._texts.holding(kept, view.words, prefix=not view.words[-1].isspace())
        for item in kept:
            annotation = item.annotation
            day = annotation.created
            if found is not None and annotation.id not in found:
                continue
            if (view.unplaced and annotation.placed) or (view.since and day[: len(view.since)] < view.since):
                continue
            if view.until and day[: len(view.until)] > view.until:
                continue
            if view.articles is None or annotation.article_id in view.articles:
                yield item


class _Words:
    """Which annotations hold which terms in their ``text``, brought up to date when there is another list."""

    def __init__(self, terms: Terms, text: Callable[[Annotation], str]) -> None:
        self._terms = terms
        self._text = text
        self._kept: Sequence[Kept] = ()
        self._known: dict[str, str] = {}
        self._holders: dict[str, set[str]] = {}

    def holding(self, kept: Sequence[Kept], words: str, *, prefix: bool = False) -> set[str]:
        """The ids of those with every word; with ``prefix``, the last one may be the beginning of a word."""
        if kept is not self._kept:
            self._update({item.annotation.id: self._text(item.annotation) for item in kept})
            self._kept = kept
        wanted = self._terms(words)
        if not wanted:
            return set()
        found = [self._holders.get(term, set()) for term in wanted[:-1]]
        return set.intersection(self._last(wanted[-1], fold(words).split()[-1] if prefix else None), *found)

    def _last(self, term: str, beginning: str | None) -> set[str]:
        exact = self._holders.get(term, set())
        if beginning is None:
            return exact
        begun = (ids for other, ids in self._holders.items() if other.startswith((term, beginning)))
        return exact.union(*begun)

    def _update(self, texts: dict[str, str]) -> None:
        for id_ in [id_ for id_, text in self._known.items() if texts.get(id_) != text]:
            for term in self._terms(self._known.pop(id_)):
                self._holders[term].discard(id_)
        for id_, text in texts.items():
            if id_ not in self._known:
                self._known[id_] = text
                for term in self._terms(text):
                    self._holders.setdefault(term, set()).add(id_)


def _text(annotation: Annotation) -> str:
    quote = annotation.anchor.quote if annotation.anchor else ""
    return "\n".join((annotation.note or "", *annotation.tags, quote))


def _chosen(view: KeptView) -> dict[str, frozenset[str]]:
    return {
        "kind": frozenset(view.kinds),
        "section": frozenset(view.sections),
        "colour": frozenset(map(str, view.colours)),
        "tag": frozenset(view.tags),
    }


def _values(item: Kept) -> dict[str, tuple[str, ...]]:
    annotation = item.annotation
    return {
        "kind": (annotation.kind.value,),
        "section": (item.section or NO_SECTION,),
        "colour": (str(annotation.colour),) if annotation.colour else (),
        "tag": annotation.tags,
    }
