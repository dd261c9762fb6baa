"""Finding a passage again in a text that has changed a little.

    exact      the quote stands where it stood, between what stood around it
    folded     the quote stands elsewhere, in any spelling: vocalised or not, hamza, tatweel, white space
    fuzzy      the quote was edited: up to a third of its letters differ

Where the text it came from is known, what did not change is followed first (``Finder.follow``).

Candidates are weighed by how much of the quote and of its surroundings is there. One is taken only if it is good
enough and clearly better than the next: a passage that may be the wrong one is «unplaced».

Comparing happens on folded letters, with the way back to the original kept. The fuzzy search is Myers's bit-parallel
form of approximate matching (G. Myers, «A fast bit-vector algorithm for approximate string matching based on dynamic
programming», JACM 46, 1999, in the form of H. Hyyrö, 2003): a column of the edit matrix is two integers, so a text of
n letters takes n steps whatever the length of the quote.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.annotations import CONTEXT, Anchor
from reader.article import Span

if TYPE_CHECKING:
    from reader.differences import Drift

FUZZY_REACH = 100_000
"""Letters on either side of the old place in which an edited quote is looked for."""

LONGEST_FUZZY = 4_000
"""Letters of a quote beyond which only its own words, unedited, are looked for."""

MOST_CANDIDATES = 40
"""Places weighed in full; «و» stands in an article a thousand times."""

TELLING = 24
"""Letters from which a quote that stands only once is known by itself, whatever is around it."""

SAME_QUOTE = 0.85
SAME_CONTEXT = 0.5
CLEARLY = 0.1
"""What a quote known by itself, and what the surroundings of any other, must have in common with the old ones;
and by how much the best place must beat the next."""

_PERFECT = 2.0
"""The points of a place where quote and surroundings are all there: it need not beat the next one clearly."""

_SAME_LETTER = str.maketrans("ىیةەہھک", "ييههههك")
_TATWEEL = "\u0640"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place in the folded text, and how much of the quote and of its surroundings is there (0 to 1)."""

    start: int
    end: int
    quote: float
    context: float

    @property
    def points(self) -> float:
        return self.quote + self.context


class Finder:
    """Finds anchors in one text. What folding the text costs is paid once, when first needed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = ""
        self._places: list[int] = []

    def find(self, anchor: Anchor) -> Span | None:
        """Where the passage stands now, in code points, or ``None`` when that is not sure."""
        return Span(anchor.start, anchor.end) if self._stands_there(anchor) else self._search(anchor)

    def follow(self, anchor: Anchor, drift: Drift) -> Span | None:
        """Where a passage of the text that this one came from (``drift``) stands now, or ``None``.

        What did not change is where it was. Otherwise it is looked for, but not among the words that did not change:
        these are passages of their own, however alike.
        """
        moved = drift.new_place(Span(anchor.start, anchor.end))
        if moved and self._fits(anchor, moved):
            return moved
        return self._search(anchor, lambda found: drift.old_place(found) is None)

    def _search(self, anchor: Anchor, allowed: Callable[[Span], bool] = lambda found: True) -> Span | None:
        self._fold()
        sought = _Sought.of(anchor)
        if not sought.quote:
            return None
        near = round(anchor.start / max(1, len(self._text)) * len(self._folded))

        def may_be(candidate: _Candidate) -> bool:
            return allowed(self._original(Span(candidate.start, candidate.end), anchor))

        exact = (self._weighed(sought, at, at + len(sought.quote), 1.0) for at in self._exact(sought, near))
        candidates = list(filter(may_be, exact))
        found = _surest(candidates, len(sought.quote))
        if found is None and len(sought.quote) <= LONGEST_FUZZY:
            found = _surest([*candidates, *filter(may_be, self._fuzzy(sought, near))], len(sought.quote))
        return self._original(self._whole_words(sought, found), anchor) if found else None

    def _fold(self) -> None:
        if not self._places:
            self._folded, self._places = fold(self._text)

    def _fits(self, anchor: Anchor, span: Span) -> bool:
        """Whether a place has the passage's surroundings, or the passage is known by itself."""
        if len(anchor.quote) >= TELLING:
            return True
        before = self._text[max(0, span.start - CONTEXT - 8) : span.start]
        after = self._text[span.end : span.end + CONTEXT + 8]
        prefix, suffix, before, after = (fold(text)[0] for text in (anchor.prefix, anchor.suffix, before, after))
        missing = _missing(prefix[::-1], before[::-1]) + _missing(suffix, after)
        return missing <= (1 - SAME_CONTEXT) * len(prefix + suffix)

    def _stands_there(self, anchor: Anchor) -> bool:
        before = anchor.start - len(anchor.prefix)
        around = anchor.prefix + anchor.quote + anchor.suffix
        whole = len(anchor.suffix) or anchor.end == len(self._text)
        return bool(whole) and self._text.startswith(around, before)

    def _exact(self, sought: _Sought, near: int) -> list[int]:
        """Where the quote stands letter by letter; the likeliest places if there are many."""
        found = []
        at = self._folded.find(sought.quote)
        while at >= 0:
            found.append(at)
            at = self._folded.find(sought.quote, at + 1)
        if len(found) > MOST_CANDIDATES:
            found.sort(key=lambda at: (-self._beside(sought, at, at + len(sought.quote)), abs(at - near)))
        return found[:MOST_CANDIDATES]

    def _fuzzy(self, sought: _Sought, near: int) -> Iterator[_Candidate]:
        """Places where the quote stands edited."""
        length = len(sought.quote)
        first = max(0, near - FUZZY_REACH)
        window = self._folded[first : near + length + FUZZY_REACH]
        limit = length // 3 if length >= 8 else int(length >= 4)
        ends = sorted(
            (distance, abs(first + end - near), first + end) for end, distance in ends_of(sought.quote, window, limit)
        )
        taken: list[Span] = []
        for distance, _, end in ends:
            if len(taken) == MOST_CANDIDATES:
                return
            if not any(start < end <= stop + length // 2 for start, stop in taken):
                start, stop = self._bounds(sought, end, distance)
                taken.append(Span(start, stop))
                yield self._weighed(sought, start, stop, 1 - distance / length)

    def _bounds(self, sought: _Sought, end: int, distance: int) -> Span:
        """The edited quote that ends about ``end``: of equally good bounds those that the surroundings speak for."""
        reach = len(sought.quote) + distance
        before = self._folded[max(0, end - reach) : end][::-1]
        starts = [
            end - at for at, found in ends_of(sought.quote[::-1], before, distance, anchored=True) if found == distance
        ]
        start = max(starts, key=lambda at: (_common(self._folded[max(0, at - 64) : at][::-1], sought.prefix[::-1]), at))
        after = self._folded[start : start + reach]
        stops = [start + at for at, found in ends_of(sought.quote, after, distance, anchored=True) if found == distance]
        stop = max(stops, key=lambda at: (_common(self._folded[at : at + 64], sought.suffix), -at))
        return Span(start, stop)

    def _whole_words(self, sought: _Sought, found: _Candidate) -> Span:
        """What began and ended at the ends of words does so again: «كتاب» in «كتابه» becomes all of it."""
        text, start, stop = self._folded, found.start, found.end
        if not sought.prefix[-1:].isalnum():
            while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
                start -= 1
        if not sought.suffix[:1].isalnum():
            while stop < len(text) and text[stop].isalnum() and text[stop - 1].isalnum():
                stop += 1
        while text[start] == " ":
            start += 1
        while text[stop - 1] == " ":
            stop -= 1
        return Span(start, stop)

    def _weighed(self, sought: _Sought, start: int, end: int, quote: float) -> _Candidate:
        prefix, suffix = sought.prefix, sought.suffix
        if not prefix and not suffix:
            return _Candidate(start, end, quote, 1.0)
        before = self._folded[max(0, start - len(prefix) - 8) : start]
        after = self._folded[end : end + len(suffix) + 8]
        missing = _missing(prefix[::-1], before[::-1]) + _missing(suffix, after)
        return _Candidate(start, end, quote, 1 - missing / (len(prefix) + len(suffix)))

    def _beside(self, sought: _Sought, start: int, end: int) -> int:
        """How many letters right before and right after are the old ones: quicker than weighing."""
        before = self._folded[max(0, start - len(sought.prefix)) : start]
        return _common(before[::-1], sought.prefix[::-1]) + _common(
            self._folded[end : end + len(sought.suffix)], sought.suffix
        )

    def _original(self, found: Span, anchor: Anchor) -> Span:
        """A place in the folded text in code points of the original, with the marks that stand on its last letter."""
        start, end = self._places[found.start], self._places[found.end - 1] + 1
        while end < len(self._text) and unicodedata.category(self._text[end]) in ("Mn", "Me"):
            end += 1
        unchanged = start + len(anchor.quote)
        return Span(start, unchanged if end <= unchanged and self._text.startswith(anchor.quote, start) else end)


def place(anchor: Anchor, text: str) -> Span | None:
    """Where the passage stands in ``text``, in code points, or ``None`` when that is not sure."""
    return Finder(text).find(anchor)


@dataclass(frozen=True, slots=True)
class _Sought:
    """An anchor in folded letters."""

    quote: str
    prefix: str
    suffix: str

    @staticmethod
    def of(anchor: Anchor) -> _Sought:
        quote, prefix, suffix = (fold(text)[0] for text in (anchor.quote, anchor.prefix, anchor.suffix))
        before, after = quote[: len(quote) - len(quote.lstrip())], quote[len(quote.rstrip()) :]
        return _Sought(quote.strip(), prefix + before, after + suffix)


def _surest(candidates: list[_Candidate], length: int) -> _Candidate | None:
    """The best candidate, if it is good enough and no other comes near it."""
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.points)
    rivals = [other.points for other in candidates if other.start >= best.end or other.end <= best.start]
    lead = best.points - max(rivals, default=0.0)
    if lead <= 0 or (lead < CLEARLY and best.points < _PERFECT):
        return None
    alone = length >= TELLING and best.quote >= SAME_QUOTE and not rivals
    return best if alone or best.context >= SAME_CONTEXT else None


def ends_of(pattern: str, text: str, limit: int, *, anchored: bool = False) -> list[tuple[int, int]]:
    """Where in ``text`` something ends that differs from ``pattern`` in at most ``limit`` letters: (end, distance).

    ``anchored``: it must begin at the beginning of ``text``, else anywhere. ``pattern`` is not empty.
    """
    masks: dict[str, int] = {}
    for at, letter in enumerate(pattern):
        masks[letter] = masks.get(letter, 0) | 1 << at
    full = (1 << len(pattern)) - 1
    last = 1 << len(pattern) - 1
    higher, lower, distance = full, 0, len(pattern)
    found = [(0, distance)] if distance <= limit else []
    for at, letter in enumerate(text, start=1):
        equal = masks.get(letter, 0)
        diagonal = (((equal & higher) + higher) ^ higher) | equal | lower
        up = lower | (full & ~(diagonal | higher))
        down = higher & diagonal
        distance += bool(up & last) - bool(down & last)
        up = (up << 1 | anchored) & full
        lower, higher = up & (equal | lower), (down << 1 | ~(equal | lower | up)) & full
        if distance <= limit:
            found.append((at, distance))
    return found


def _missing(pattern: str, text: str) -> int:
    """How many letters of ``pattern`` must change for it to begin ``text``."""
    return min(distance for _, distance in ends_of(pattern, text, len(pattern), anchored=True)) if pattern else 0


def _common(one: str, other: str) -> int:
    """How many letters both begin with."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def fold(text: str) -> tuple[str, list[int]]:
    """The letters that two spellings of a text share, and where each stands in the original.

    Marks, tatweel and invisible signs are left out, hamza seats, presentation forms and digits brought to one
    form, white space to single spaces.
    """
    letters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for letter in _fold_character(character):
            if letter != " " or letters[-1:] != [" "]:
                letters.append(letter)
                places.append(at)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    opened = unicodedata.normalize("NFKD", character)
    kept = (
        letter for letter in opened if unicodedata.category(letter) not in ("Mn", "Me", "Cf") and letter != _TATWEEL
    )
    return "".join(kept).translate(_SAME_LETTER).lower()
