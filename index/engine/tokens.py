"""What a batch of documents has in its fields, until it is sorted: texts as word numbers, and fields as tokens.

    "الكتب في الكتب"  ──Stream──>  1 2 1  (in a temporary file)
    field "body": document 0 has text 0 of its stream             ──tokens──>  (term, document, position) …
    field "stem": document 0 has the same text, by another view   ──tokens──>  …

Each field has a stream of texts, but fields that are given the same words share a text. The numbers of all words lie in
temporary files, and tokens are made of some of them at a time, so a batch may be the whole of a large import.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import formats
from whoosh.analysis import IDTokenizer

from index.engine.postings import stretches
from index.engine.runs import spread
from index.engine.sorting import Keys, Layout, Spool
from index.engine.vocabulary import NO_TERM, SPACE, Counts, Lexicon, Numbers, View, Vocabulary

PIECE = 1 << 18
"""Words that are sorted at a time: 2 MB of them, which stay in the cache of a processor."""

LETTERS = 1 << 18
"""Letters numbered at a time: few enough to stay in the processor's cache."""

REMEMBERED = 10_000


class Alphabet(NamedTuple):
    """The terms of all texts of a batch in order, how often each occurs, and the place of each word's term in it.

    It is ``complete`` if no word of the texts is without a term.
    """

    terms: list[bytes]
    counts: Counts
    rank_of: Numbers
    complete: bool


class Stream:
    """Texts one after another as word numbers, numbered some hundred thousand letters at a time."""

    def __init__(self, vocabulary: Vocabulary, folder: Path, numbered: Callable[[int], None]) -> None:
        """``numbered`` is told each time how many words were numbered."""
        self._vocabulary = vocabulary
        self._numbered = numbered
        self._pending: list[str] = []
        self._letters = 0
        self._spool = Spool(folder, np.int32)
        self._sizes: list[Counts] = [np.zeros(0, np.int64)]
        self._count = 0

    def add(self, words: Sequence[str] | str) -> int:
        """Take a text; gives its place in the stream."""
        text = words if isinstance(words, str) else SPACE.join(words)
        self._pending.append(text)
        self._letters += len(text)
        if self._letters >= LETTERS:
            self._number()
        self._count += 1
        return self._count - 1

    def finish(self) -> None:
        """No text comes any more."""
        self._number()
        self.sizes = np.concatenate(self._sizes)

    def pieces(self) -> Iterator[tuple[int, Counts, Numbers]]:
        """Some texts at a time: the place of the first, how many words each has, and all their word numbers."""
        ends = np.concatenate(([0], self.sizes.cumsum()))
        for first, last in stretches(ends, PIECE):
            yield first, self.sizes[first:last], self._spool.read((int(ends[first]), int(ends[last])))

    def close(self) -> None:
        """Forget all."""
        self._spool.close()

    def _number(self) -> None:
        if self._pending:
            numbers, sizes = self._vocabulary.numbers(self._pending)
            self._spool.append(numbers)
            self._sizes.append(sizes)
            self._numbered(len(numbers))
            self._pending, self._letters = [], 0


class Texts:
    """The texts of a batch: a stream for each field. ``words`` is how many words were numbered so far."""

    def __init__(self, vocabulary: Vocabulary, folder: Path) -> None:
        self.words = 0
        self._vocabulary = vocabulary
        self._folder = folder
        self._streams: list[Stream] = []
        self._alphabets: dict[View, Alphabet] = {}

    def stream(self) -> Stream:
        """One stream more."""
        self._streams.append(Stream(self._vocabulary, self._folder, self._count))
        return self._streams[-1]

    def finish(self) -> None:
        """No text comes any more."""
        for stream in self._streams:
            stream.finish()
        self._counts = np.zeros(len(self._vocabulary), np.int64)
        for stream in self._streams:
            for _, _, numbers in stream.pieces():
                self._counts += np.bincount(numbers, minlength=len(self._counts))

    def alphabet(self, view: View) -> Alphabet:
        """The terms that a view gives the words of all texts."""
        if view not in self._alphabets:
            met = self._counts.nonzero()[0]
            numbers = view.terms(met.astype(np.int32))
            met, numbers = met[numbers != NO_TERM], numbers[numbers != NO_TERM]
            terms, ranks = view.lexicon.order(numbers)
            rank_of = np.full(len(self._counts), NO_TERM, np.int32)
            rank_of[met] = ranks
            counts = np.bincount(ranks, self._counts[met], len(terms)).astype(np.int64)
            complete = len(met) == np.count_nonzero(self._counts)
            self._alphabets[view] = Alphabet(terms, counts, rank_of, complete)
        return self._alphabets[view]

    def close(self) -> None:
        """Forget all."""
        for stream in self._streams:
            stream.close()

    def _count(self, words: int) -> None:
        self.words += words


class Piece(NamedTuple):
    """All tokens of some documents: which these are, how many tokens each has, and the tokens as ``Layout.keys``."""

    docs: Numbers
    lengths: Counts
    keys: Keys


class Tokens(NamedTuple):
    """A field's tokens, to be sorted.

    ``terms`` are those it may have, in order, and ``most`` says how often each occurs at most; no position or
    frequency is above ``longest``. ``pieces`` gives some documents' tokens at a time.
    """

    terms: list[bytes]
    most: Counts
    longest: int
    pieces: Callable[[Layout], Iterator[Piece]]


Place = tuple[Stream, int]
"""Where a text is: in which stream, and its place there."""

Shared = dict[int, tuple[Any, Place]]
"""The texts of one document by the identity of their words, which are held so that no others get it: with places."""


class WordField:
    """A field that is indexed through a view: which texts it has, document by document."""

    def __init__(self, view: View, texts: Texts) -> None:
        self._view = view
        self._texts = texts
        self._own = texts.stream()
        self._held: dict[Stream, tuple[array[int], array[int]]] = {}

    def prepare(self, value: Any, shared: Shared) -> Place:
        """The place of a value's words; fields that are given the same words share it."""
        words = self._view.analyzer.words(value)
        key = id(words)
        if key not in shared:
            shared[key] = words, (self._own, self._own.add(words))
        return shared[key][1]

    def add(self, document: int, place: Place) -> int:
        """One document's text. Gives how many tokens are in memory for it."""
        stream, text = place
        if stream not in self._held:
            self._held[stream] = array("i"), array("i")
        docs, texts = self._held[stream]
        docs.append(document)
        texts.append(text)
        return 0

    def tokens(self) -> Tokens:
        """All tokens of the field."""
        alphabet = self._texts.alphabet(self._view)
        longest = max((int(stream.sizes[texts].max()) for stream, (_, texts) in self._held.items()), default=0)
        return Tokens(alphabet.terms, alphabet.counts, longest, partial(self._pieces, alphabet))

    def _pieces(self, alphabet: Alphabet, layout: Layout) -> Iterator[Piece]:
        heads = layout.keys(alphabet.rank_of)
        for stream, held in self._held.items():
            docs, texts = map(np.array, held)
            for first, sizes, words in stream.pieces():
                own = slice(*texts.searchsorted((first, first + len(sizes))).tolist())
                wanted = texts[own] - first
                if len(wanted) < len(sizes):
                    starts = sizes.cumsum() - sizes
                    sizes = sizes[wanted]
                    words = words[spread(starts[wanted], sizes)]
                keys = heads[words]
                known = None if alphabet.complete else keys >= 0
                keys += spread(layout.keys(0, docs[own]), sizes)
                piece = Piece(docs[own], sizes, keys)
                yield piece if known is None else _with_terms(piece, known)


def _with_terms(piece: Piece, known: NDArray[np.bool_]) -> Piece:
    """The tokens of a piece that have a term."""
    docs, sizes, keys = piece
    totals = np.concatenate(([0], known.cumsum()))[np.concatenate(([0], sizes.cumsum()))]
    return Piece(docs, np.diff(totals), keys[known])


class PlainField:
    """A field that Whoosh itself cuts into terms."""

    def __init__(self, name: str, field: Any) -> None:
        self._name = name
        self._field = field
        self._lexicon = Lexicon()
        self._whole = type(getattr(field, "analyzer", None)) is IDTokenizer and type(field.format) is formats.Existence
        self._terms, self._docs, self._positions = array("i"), array("i"), array("i")
        self._remembered: dict[Hashable, tuple[list[int], list[int]]] = {}

    def prepare(self, value: Any, _: Shared) -> int | tuple[list[int], list[int]]:
        """The tokens of a value: the numbers of their terms, and their positions; one number if it is all one term."""
        if self._whole and isinstance(value, str):
            return self._lexicon.number(value.encode())
        if not isinstance(value, Hashable):
            return self._index(value)
        known = self._remembered.get(value)
        if known is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            known = self._remembered[value] = self._index(value)
        return known

    def add(self, document: int, prepared: int | tuple[list[int], list[int]]) -> int:
        """One document's tokens, as ``prepare`` gave them. Gives how many there are: they are in memory."""
        if isinstance(prepared, int):
            self._terms.append(prepared)
            self._positions.append(0)
            self._docs.append(document)
            return 1
        terms, positions = prepared
        self._terms.extend(terms)
        self._positions.extend(positions)
        self._docs.extend([document] * len(terms))
        return len(terms)

    def tokens(self) -> Tokens:
        """All tokens of the field."""
        terms, docs, positions = np.array(self._terms), np.array(self._docs), np.array(self._positions)
        words, ranks = self._lexicon.order(terms)
        most = np.bincount(ranks, minlength=len(words))
        longest = max(int(most.max(initial=0)), int(positions.max(initial=0)))
        held, lengths = np.unique_counts(docs)
        return Tokens(
            words, most, longest, lambda layout: iter([Piece(held, lengths, layout.keys(ranks, docs, positions))])
        )

    def _index(self, value: Any) -> tuple[list[int], list[int]]:
        positional = isinstance(self._field.format, formats.Positions)
        terms: list[int] = []
        positions: list[int] = []
        for term, freq, weight, encoded in self._field.index(value):
            if weight != freq:
                raise ValueError(f"field {self._name}: weights of terms are not supported")
            places = self._field.format.decode_positions(encoded) if positional else [0] * freq
            terms += [self._lexicon.number(term)] * len(places)
            positions += places
        return terms, positions
