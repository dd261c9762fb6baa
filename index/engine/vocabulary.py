"""Words become numbers, so that indexing can sort numbers instead of strings.

    "الكتب في الكتب"  ──Vocabulary──>  [1, 2, 1]
    View "stem":  table [1 → 7, 2 → −1]  ──View──>  [7, −1, 7]     −1: not indexed

A text is cut into words once, whatever the number of fields it feeds: a ``View`` is the table from a word's
number to the number of its term, and each word is mapped by its analyser once while the vocabulary lasts, which
writers may share. The terms of a view stand in a ``Lexicon``, which also knows their order on disk (that of their
UTF-8 bytes).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from index.engine.runs import spread

Numbers = NDArray[np.int32]
Counts = NDArray[np.int64]
Letters = NDArray[np.uint64]

NO_TERM = -1
SPACE = " "
ENCODING = "utf-16-le"

PARTS = 3
LONGEST = 4 * PARTS
"""UTF-16 units of the longest words that are found by their letters: of 300 Arabic words hardly one is longer."""

OWN_UNITS = np.array(
    [[(1 << 16 * min(max(size - 4 * part, 0), 4)) - 1 for size in range(LONGEST + 2)] for part in range(PARTS)],
    np.uint64,
)
"""What a word of none, one, two … UTF-16 units has of each of its parts."""

ROW = 4
"""Numbers kept side by side for the letters of a word: they lie in one line of the processor's cache."""

TOO_LONG = np.uint64(0xFFFF_0000)
"""Stands for the letters of a longer word. It begins with a space, which no word does."""

FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
"""Odd numbers without a pattern, one for each part: of the golden ratio, and two large primes."""

BEGINNING = 16
"""Bytes of a term that are sorted as numbers: eight Arabic letters, and hardly any two terms share more."""

ABREAST = 1 << 14
"""Terms that are taken in one call, during which no other thread can do anything: a window not paint."""

SPARSE = 16
"""Places in the table for each word: then hardly any two frequent words want the same."""


@runtime_checkable
class WordAnalyzer(Protocol):
    """What an analyser of a TEXT field offers to be indexed in batches.

    ``words`` gives the words of a field's value, as a sequence or as one string with single spaces between
    them; an empty word leaves a position free. ``term`` gives the term that stands for a word, or an empty
    string to leave it out; it must depend on the word alone. As a Whoosh analyser, the object must yield
    exactly these terms at these positions.
    """

    def words(self, value: Any) -> Sequence[str] | str:
        """The words of a field's value."""
        ...

    def term(self, word: str) -> str:
        """The term that stands for ``word``."""
        ...


def _numbering() -> defaultdict[Any, int]:
    """Gives each new key the next number."""
    return defaultdict(count().__next__)


class Lexicon:
    """The terms of a field or view, numbered in the order they were met."""

    def __init__(self) -> None:
        self._numbers = _numbering()
        self._terms: list[bytes] = []
        self._beginnings = np.zeros((BEGINNING // 8, 0), np.uint64)

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, term: bytes) -> int:
        """The number of ``term``, given now if it is new."""
        return self._numbers[term]

    def numbers(self, terms: Iterable[str], count: int) -> Numbers:
        """The numbers of so many terms."""
        return np.fromiter(map(self._numbers.__getitem__, map(str.encode, terms)), np.int32, count)

    def order(self, numbers: Numbers) -> tuple[list[bytes], NDArray[np.int64]]:
        """The different terms among ``numbers`` in the order of bytes, and for each number its place among them."""
        self._learn()
        met = np.flatnonzero(np.bincount(numbers, minlength=len(self._terms)))
        met = met[np.lexsort(self._beginnings[::-1, met])]
        terms: list[bytes] = []
        for start in range(0, len(met), ABREAST):
            terms += map(self._terms.__getitem__, met[start : start + ABREAST].tolist())
        for start, stop in _runs_of_equals(self._beginnings[:, met]):
            order = sorted(range(start, stop), key=terms.__getitem__)
            met[start:stop] = met[order]
            terms[start:stop] = map(terms.__getitem__, order)
        places = np.empty(len(self._terms), np.int64)
        places[met] = np.arange(len(met))
        return terms, places[numbers]

    def _learn(self) -> None:
        """Note the beginnings of new terms, as numbers in the order of their bytes."""
        fresh = list(self._numbers)[len(self._terms) :]
        if fresh:
            beginnings = np.array(fresh, f"S{BEGINNING}").view(">u8").reshape(-1, BEGINNING // 8).T
            self._terms += fresh
            self._beginnings = np.concatenate((self._beginnings, beginnings.astype(np.uint64)), axis=1)


def _runs_of_equals(columns: Letters) -> Iterable[tuple[int, int]]:
    """From where to where neighbours are equal in every row of ``columns``."""
    alike = (columns[:, 1:] == columns[:, :-1]).all(axis=0)
    edges = np.diff(alike, prepend=False, append=False).nonzero()[0]
    return zip(edges[::2].tolist(), (edges[1::2] + 1).tolist(), strict=True)


class Vocabulary:
    """The words a writer has met. Word 0 is the empty one.

    Most words of a text are old ones, and are found without making a string of each: the letters of a word are read
    as a few numbers, and their hash points to a place of a table that may hold the word with just these letters.
    Where it does not, the word is new, or too long for this, or its place is taken: then it is looked up by itself.
    """

    def __init__(self) -> None:
        self.forget()

    def __len__(self) -> int:
        return len(self._numbers)

    def forget(self) -> None:
        """Begin anew: numbers and views given out before mean nothing from now on."""
        self._views: list[View] = []
        self._numbers = _numbering()
        self._words: list[str] = []
        self._letters = np.zeros((1 << 12, ROW), np.uint64)
        self._table = np.zeros(1 << 16, np.int32)
        self._learn([""], np.zeros((PARTS, 1), np.uint64))

    def numbers(self, texts: Sequence[str]) -> tuple[Numbers, Counts]:
        """The number of each word, one text after another, and how many words each of the texts has.

        Words stand between single spaces.
        """
        octets = _encoded(SPACE.join([*texts, ""]))
        units = np.frombuffer(octets + bytes(2 * LONGEST), "<u2") ^ np.uint16(ord(SPACE))
        ends = (units[: len(octets) // 2] == 0).nonzero()[0]
        starts = np.zeros_like(ends)
        starts[1:] = ends[:-1] + 1
        letters = _letters(units, starts, ends - starts)
        numbers = self._table[self._places(letters)]
        unlike = self._unlike(numbers, letters).nonzero()[0]
        if len(unlike):
            places = spread(starts[unlike], ends[unlike] - starts[unlike] + 1)
            words = np.frombuffer(octets, "<u2")[places].tobytes().decode(ENCODING, "surrogatepass")
            numbers[unlike] = self._learn(words.split(SPACE)[:-1], letters[:, unlike])
        return numbers, np.diff(ends.searchsorted(_behind(texts, len(octets) // 2)), prepend=0)

    def view(self, analyzer: WordAnalyzer) -> View:
        """The terms this analyser gives the words, one view for all fields that are analysed alike."""
        view = next((view for view in self._views if view.analyzer == analyzer), None)
        if view is None:
            view = View(analyzer)
            view.learn(self._words)
            self._views.append(view)
        return view

    def _places(self, letters: Letters) -> NDArray[np.int64]:
        bits = len(self._table).bit_length() - 1
        return (_hashes(letters) >> np.uint64(64 - bits)).astype(np.int64)

    def _unlike(self, numbers: Numbers, letters: Letters) -> NDArray[np.bool_]:
        """Which words have other letters than these."""
        known = self._letters.take(numbers, axis=0)
        unlike: NDArray[np.bool_] = known[:, 0] != letters[0]
        for part in range(1, PARTS):
            unlike |= known[:, part] != letters[part]
        return unlike

    def _learn(self, words: list[str], letters: Letters) -> Numbers:
        known = len(self._numbers)
        numbers = np.fromiter(map(self._numbers.__getitem__, words), np.int32, len(words))
        fresh = (numbers >= known).nonzero()[0]
        if len(fresh):
            _, first = np.unique(numbers[fresh], return_index=True)
            fresh = fresh[first]
            self._keep(letters[:, fresh], known)
            self._tell(list(map(words.__getitem__, fresh.tolist())))
        return numbers

    def _tell(self, words: list[str]) -> None:
        """All views learn new words together, for they share steps: a word is folded once while it is remembered."""
        self._words += words
        for view in self._views:
            view.learn(words)

    def _keep(self, letters: Letters, known: int) -> None:
        """Keep the letters of new words, numbered from ``known`` on, and put these words into the table."""
        stop = known + letters.shape[1]
        if stop > len(self._letters):
            self._letters = np.concatenate((self._letters, np.zeros((stop, ROW), np.uint64)))
        self._letters[known:stop, :PARTS] = letters.T
        if stop * SPARSE > len(self._table):
            self._table = np.zeros(4 * len(self._table), np.int32)
            known = 0
        self._enter(known, stop)

    def _enter(self, known: int, stop: int) -> None:
        """Who comes first keeps the place: that is the frequent word."""
        letters = self._letters[known:stop, :PARTS].T
        places = self._places(letters)
        free = ((self._table[places] == 0) & (letters[0] != TOO_LONG)).nonzero()[0][::-1]
        self._table[places[free]] = (free + known).astype(np.int32)


def _encoded(text: str) -> bytes:
    return text.encode(ENCODING, "surrogatepass")


def _behind(texts: Sequence[str], units: int) -> Counts:
    """Where each text has ended, and the space behind it, when all together have so many UTF-16 units."""
    lengths = list(map(len, texts))
    if sum(lengths) + len(texts) < units:
        lengths = [len(_encoded(text)) // 2 for text in texts]
    return np.cumsum(np.array(lengths, np.int64) + 1)


def _letters(units: NDArray[np.uint16], starts: Counts, sizes: Counts) -> Letters:
    """The letters of each word as ``PARTS`` numbers of four UTF-16 units each, zero behind its end."""
    windows = np.ndarray(len(units) - 3, "<u8", units, 0, units.strides).astype(np.uint64)
    short = np.minimum(sizes, LONGEST + 1)
    letters = np.zeros((PARTS, len(starts)), np.uint64)
    for at in range(PARTS - 1):
        windows.take(starts + 4 * at, out=letters[at], mode="clip")
        letters[at] &= OWN_UNITS[at].take(short)
    rest = (sizes > 4 * (PARTS - 1)).nonzero()[0]
    letters[-1, rest] = windows[starts[rest] + 4 * (PARTS - 1)] & OWN_UNITS[-1][short[rest]]
    letters[0, rest[sizes[rest] > LONGEST]] = TOO_LONG
    return letters


def _hashes(letters: Letters) -> NDArray[np.uint64]:
    """A number of each word whose upper bits depend on all its letters."""
    hashes: NDArray[np.uint64] = letters[0] * FACTORS[0]
    for part, factor in zip(letters[1:], FACTORS[1:], strict=True):
        hashes += part * factor
    return hashes


class View:
    """The terms an analyser gives the words of a vocabulary."""

    def __init__(self, analyzer: WordAnalyzer) -> None:
        self.analyzer = analyzer
        self.lexicon = Lexicon()
        self._tables: list[Numbers] = []

    def terms(self, words: Numbers) -> Numbers:
        """The term number of each word number; ``NO_TERM`` where a word has none."""
        self._tables = [np.concatenate(self._tables)]
        return self._tables[0][words]

    def learn(self, words: Sequence[str]) -> None:
        """Find the terms of the next words of the vocabulary."""
        terms = [self.analyzer.term(word) if word else "" for word in words]
        numbers = np.full(len(terms), NO_TERM, np.int32)
        given = np.fromiter(map(len, terms), np.int64, len(terms)).nonzero()[0]
        numbers[given] = self.lexicon.numbers(filter(None, terms), len(given))
        self._tables.append(numbers)
