"""Words become numbers, so that indexing can sort numbers instead of strings.

    «الكتب في الكتب»  ──words──>  ["الكتب", "في", "الكتب"]  ──Vocabulary──>  [0, 1, 0]
    View "stem":  table [0 → 7, 1 → −1]                     ──View────────>  [7, −1, 7]     −1: not indexed

A text is cut into words once, whatever the number of fields it feeds: a ``View`` is the table from a word's
number to the number of its term, and each word is mapped by its analyser once in a writer's life. The terms
of a view stand in a ``Lexicon``, which also knows their order on disk (that of their UTF-8 bytes).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
NO_TERM = -1


@runtime_checkable
class WordAnalyzer(Protocol):
    """What an analyser of a TEXT field offers to be indexed in batches.

    ``words`` cuts a field's value into words; an empty string leaves a position free. ``term`` gives the term
    that stands for a word, or an empty string to leave it out; it must depend on the word alone. As a Whoosh
    analyser, the object must yield exactly these terms at these positions.
    """

    def words(self, value: Any) -> Sequence[str]:
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
        self._ordered: list[bytes] = []
        self._rank = np.zeros(0, np.int64)

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, term: bytes) -> int:
        """The number of ``term``, given now if it is new."""
        return self._numbers[term]

    def ranks(self) -> NDArray[np.int64]:
        """The place of each term, by its number, in the order of bytes."""
        known = len(self._ordered)
        if known < len(self._numbers):
            self._ordered += list(self._numbers)[known:]
            self._ordered.sort()
            places = np.fromiter(map(self._numbers.__getitem__, self._ordered), np.int64, len(self._ordered))
            self._rank = np.empty(len(places), np.int64)
            self._rank[places] = np.arange(len(places))
        return self._rank

    def at(self, ranks: Iterable[int]) -> list[bytes]:
        """The terms at these places of the order ``ranks`` gave last."""
        return list(map(self._ordered.__getitem__, ranks))


class Vocabulary:
    """The words a writer has met."""

    def __init__(self) -> None:
        self._numbers = _Numbering()
        self._words: list[str] = []

    def numbers(self, words: Sequence[str]) -> Numbers:
        """The number of each of ``words``."""
        return np.fromiter(map(self._numbers.__getitem__, words), np.int32, len(words))

    def since(self, known: int) -> list[str]:
        """The words numbered ``known`` and above."""
        if len(self._words) < len(self._numbers):
            self._words = list(self._numbers)
        return self._words[known:]


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
