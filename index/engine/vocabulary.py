"""Words become numbers, so that indexing can sort numbers instead of strings.

    "الكتب في الكتب"  ──Vocabulary──>  [1, 2, 1]
    View "stem":  table [1 → 7, 2 → −1]  ──View──>  [7, −1, 7]     −1: not indexed

A text is cut into words once, whatever the number of fields it feeds: a ``View`` is the table from a word's
number to the number of its term, and each word is mapped by its analyser once while the vocabulary lasts, which
writers may share. The terms of a view stand in a ``Lexicon``, which also knows their order on disk (that of their
UTF-8 bytes).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Hashes = NDArray[np.uint64]

NO_TERM = -1
SPACE = " "
BASE = 0x9E3779B97F4A7C15
"""An odd number without a pattern: 2^64 over the golden ratio."""

BEGINNING = 16
"""Bytes of a term that are sorted as numbers: eight Arabic letters, and hardly any two terms share more."""

SPARSE = 16
"""Places in the table for each word: then hardly any two frequent words want the same."""

_known_powers: tuple[Hashes, Hashes] = (np.ones(1, np.uint64), np.ones(1, np.uint64))


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


class _Numbering(dict[Any, int]):
    """Gives each new key the next number."""

    def __missing__(self, key: Any) -> int:
        number = self[key] = len(self)
        return number


class Lexicon:
    """The terms of a field or view, numbered in the order they were met."""

    def __init__(self) -> None:
        self._numbers = _Numbering()
        self._terms: list[bytes] = []
        self._beginnings = np.zeros((BEGINNING // 8, 0), np.uint64)

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, term: bytes) -> int:
        """The number of ``term``, given now if it is new."""
        return self._numbers[term]

    def order(self, numbers: Numbers) -> tuple[list[bytes], NDArray[np.int64]]:
        """The different terms among ``numbers`` in the order of bytes, and for each number its place among them."""
        self._learn()
        met = np.flatnonzero(np.bincount(numbers, minlength=len(self._terms)))
        met = met[np.lexsort(self._beginnings[::-1, met])]
        terms = list(map(self._terms.__getitem__, met.tolist()))
        order = sorted(range(len(terms)), key=terms.__getitem__)  # little is left to do, and to stop other threads for
        places = np.zeros(len(self._terms), np.int64)
        places[met[order]] = np.arange(len(order))
        return list(map(terms.__getitem__, order)), places[numbers]

    def _learn(self) -> None:
        """Note the beginnings of new terms, as numbers in the order of their bytes."""
        fresh = list(self._numbers)[len(self._terms) :]
        if fresh:
            beginnings = np.array(fresh, f"S{BEGINNING}").view(">u8").reshape(-1, BEGINNING // 8).T
            self._terms += fresh
            self._beginnings = np.concatenate((self._beginnings, beginnings.astype(np.uint64)), axis=1)


class Vocabulary:
    """The words a writer has met. Word 0 is the empty one.

    Most words of a text are old ones, and are found without making a string of each: a word's hash points to a
    place of a table that may hold its number. Then the whole text is written anew from these numbers and
    compared. Words that come out wrong, new ones and those whose place is taken, are looked up one by one.
    """

    def __init__(self) -> None:
        self.forget()

    def __len__(self) -> int:
        return len(self._numbers)

    def forget(self) -> None:
        """Begin anew: numbers and views given out before mean nothing from now on."""
        self._views: list[View] = []
        self._numbers = _Numbering()
        self._words: list[str] = []
        self._letters = np.zeros(1 << 16, np.uint32)
        self._starts = np.zeros(1 << 12, np.int64)
        self._hashes = np.zeros(1 << 12, np.uint64)
        self._end = 0
        self._table = np.zeros(1 << 16, np.int32)
        self._learn([""], np.zeros(1, np.uint64))

    def numbers(self, text: str) -> Numbers:
        """The number of each word of a text, whose words stand between single spaces."""
        text += SPACE
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        ends = np.flatnonzero(points == ord(SPACE))
        starts = np.concatenate(([0], ends[:-1] + 1))
        hashes = _hashes(points, starts)
        numbers = self._table[self._places(hashes)]
        wrong = self._wrong(numbers, points, starts, ends)
        if len(wrong):
            edges = zip(starts[wrong].tolist(), ends[wrong].tolist(), strict=True)
            numbers[wrong] = self._learn([text[start:end] for start, end in edges], hashes[wrong])
        return numbers

    def view(self, analyzer: WordAnalyzer) -> View:
        """The terms this analyser gives the words, one view for all fields that are analysed alike."""
        view = next((view for view in self._views if view.analyzer == analyzer), None)
        if view is None:
            view = View(self, analyzer)
            self._views.append(view)
        return view

    def since(self, known: int) -> list[str]:
        """The words numbered ``known`` and above."""
        if len(self._words) < len(self._numbers):
            self._words = list(self._numbers)
        return self._words[known:]

    def _places(self, hashes: Hashes) -> NDArray[np.int64]:
        bits = len(self._table).bit_length() - 1
        return (hashes >> np.uint64(64 - bits)).astype(np.int64)

    def _wrong(
        self, numbers: Numbers, points: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Which words do not read as their number says. Each word is compared with the space that ends it."""
        shifts = np.repeat(self._starts[numbers] - starts, ends - starts + 1)
        shifts += np.arange(len(points))
        differs = np.flatnonzero(np.take(self._letters, shifts, mode="clip") != points)
        return np.unique(np.searchsorted(ends, differs)) if len(differs) else differs

    def _learn(self, words: list[str], hashes: Hashes) -> Numbers:
        known = len(self._numbers)
        numbers = np.fromiter(map(self._numbers.__getitem__, words), np.int32, len(words))
        fresh, first = np.unique(numbers, return_index=True)
        first = first[fresh >= known]
        self._append([words[at] for at in first.tolist()], hashes[first], known)
        return numbers

    def _append(self, words: list[str], hashes: Hashes, known: int) -> None:
        """Keep the letters and hashes of new words, numbered from ``known`` on."""
        if not words:
            return
        letters = np.frombuffer("".join(word + SPACE for word in words).encode("utf-32-le", "surrogatepass"), "<u4")
        sizes = np.fromiter(map(len, words), np.int64, len(words)) + 1
        stop = known + len(words)
        self._letters = _with_room(self._letters, self._end + len(letters))
        self._starts, self._hashes = _with_room(self._starts, stop), _with_room(self._hashes, stop)
        self._letters[self._end : self._end + len(letters)] = letters
        self._starts[known:stop] = self._end + np.cumsum(sizes) - sizes
        self._hashes[known:stop] = hashes
        self._end += len(letters)
        self._enter(known, stop)

    def _enter(self, known: int, stop: int) -> None:
        """Put new words into the table. Who comes first keeps the place: that is the frequent word."""
        if stop * SPARSE > len(self._table):
            self._table = np.zeros(4 * len(self._table), np.int32)
            known = 0
        places = self._places(self._hashes[known:stop])
        free = np.flatnonzero(self._table[places] == 0)[::-1]
        self._table[places[free]] = (free + known).astype(np.int32)


def _hashes(points: NDArray[np.uint32], starts: NDArray[np.int64]) -> Hashes:
    """A polynomial of each word's letters, modulo 2^64, from its first power up. Spaces count as zero."""
    powers, inverse = _powers(len(points))
    values = (points ^ np.uint32(ord(SPACE))).astype(np.uint64)
    values *= powers
    hashes: Hashes = np.add.reduceat(values, starts)
    hashes *= inverse[starts]
    hashes *= np.uint64(BASE)
    return hashes


def _powers(count: int) -> tuple[Hashes, Hashes]:
    """The powers of the polynomial's base, and their inverses: kept, and made longer when a text needs it."""
    global _known_powers
    if len(_known_powers[0]) < count:
        bases = np.array([BASE, pow(BASE, -1, 1 << 64)], np.uint64)
        powers = np.repeat(bases[:, None], 2 * count, axis=1)
        powers[:, 0] = 1
        rows = np.cumprod(powers, axis=1)
        _known_powers = (rows[0], rows[1])
    return _known_powers[0][:count], _known_powers[1][:count]


def _with_room(array: NDArray[Any], size: int) -> NDArray[Any]:
    """The array, at least ``size`` long: twice as long when it must grow."""
    if size <= len(array):
        return array
    return np.concatenate((array, np.zeros(max(size, 2 * len(array)) - len(array), array.dtype)))


class View:
    """The terms an analyser gives the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, analyzer: WordAnalyzer) -> None:
        self.analyzer = analyzer
        self.lexicon = Lexicon()
        self._vocabulary = vocabulary
        self._table = np.zeros(0, np.int32)

    def terms(self, words: Numbers) -> Numbers:
        """The term number of each word number; ``NO_TERM`` where a word has none."""
        if len(words) and int(words.max()) >= len(self._table):
            fresh = self._vocabulary.since(len(self._table))
            added = np.fromiter(map(self._number, fresh), np.int32, len(fresh))
            self._table = np.concatenate((self._table, added))
        return self._table[words]

    def _number(self, word: str) -> int:
        term = self.analyzer.term(word) if word else ""
        return self.lexicon.number(term.encode()) if term else NO_TERM
