"""A batch of documents on its way into a segment.

Documents are taken apart as they come: fields with a ``WordAnalyzer`` become arrays of word numbers (fields
that are given the same words share the array), other fields are indexed as Whoosh indexes them, and stored and
column values are kept as they are. When the batch is written, each field's numbers are sorted into postings.

Supported are fields whose format holds presence, frequencies or positions, without weights of their own.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import fields, formats
from whoosh.analysis import IDTokenizer
from whoosh.fields import UnknownFieldError

from index.engine import postings
from index.engine.arrays import ArrayWriter
from index.engine.documents import DocumentsWriter
from index.engine.postings import Tokens
from index.engine.vocabulary import NO_TERM, SPACE, Counts, Lexicon, Numbers, View, Vocabulary, WordAnalyzer

FULL = 2_000_000
"""Words after which a batch should be written: what one field can have of them is sorted in about 100 MB."""

FORMATS = (formats.Existence, formats.Frequency, formats.Positions)
REMEMBERED = 10_000
MOST_WORDS = 1 << 18
"""Words after which a vocabulary is forgotten: with five views they take 150 MB."""

LETTERS = 1 << 18
"""Letters numbered at a time: few enough to stay in the processor's cache."""


class Texts:
    """The texts of a batch as word numbers, numbered some hundred thousand letters at a time."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._pending: list[str] = []
        self._letters = 0
        self._numbers: list[Numbers] = [np.zeros(0, np.int32)]
        self._sizes: list[Counts] = [np.zeros(0, np.int64)]
        self._count = 0
        self.words = 0

    def add(self, words: Sequence[str] | str) -> int:
        """Take a text; gives its place among the texts."""
        text = words if isinstance(words, str) else SPACE.join(words)
        self._pending.append(text)
        self._letters += len(text)
        if self._letters >= LETTERS:
            self._number()
        self._count += 1
        return self._count - 1

    def numbers(self, places: Sequence[int]) -> tuple[Numbers, Counts]:
        """The word numbers of these texts, one text after another, and how many each has; places rise."""
        self._number()
        self._numbers, self._sizes = [np.concatenate(self._numbers)], [np.concatenate(self._sizes)]
        sizes = self._sizes[0]
        wanted = np.zeros(len(sizes), np.bool_)
        wanted[places] = True
        return self._numbers[0][wanted.repeat(sizes)], sizes[wanted]

    def _number(self) -> None:
        if self._pending:
            numbers, sizes = self._vocabulary.numbers(self._pending)
            self._numbers.append(numbers)
            self._sizes.append(sizes)
            self.words += len(numbers)
            self._pending, self._letters = [], 0


class WordField:
    """A field that is indexed through a view: which texts it has, document by document."""

    def __init__(self, view: View, texts: Texts) -> None:
        self._view = view
        self._texts = texts
        self._docs: list[int] = []
        self._places: list[int] = []

    def add(self, document: int, place: int) -> None:
        """One document's text."""
        self._docs.append(document)
        self._places.append(place)

    def tokens(self) -> tuple[Tokens, Lexicon]:
        """All terms of the field, in the order of the texts."""
        numbers, sizes = self._texts.numbers(self._places)
        terms = self._view.terms(numbers)
        docs = np.array(self._docs, np.int32).repeat(sizes)
        places = np.arange(len(terms), dtype=np.int32)
        places -= (sizes.cumsum() - sizes).astype(np.int32).repeat(sizes)
        known = terms != NO_TERM
        if not known.all():
            terms, docs, places = terms[known], docs[known], places[known]
        return Tokens(terms, docs, places), self._view.lexicon


class PlainField:
    """A field that Whoosh itself cuts into terms."""

    def __init__(self, name: str, field: Any) -> None:
        self._name = name
        self._field = field
        self._lexicon = Lexicon()
        self._whole = type(getattr(field, "analyzer", None)) is IDTokenizer and type(field.format) is formats.Existence
        self._columns: tuple[list[int], list[int], list[int]] = ([], [], [])
        self._remembered: dict[Hashable, list[tuple[int, list[int]]]] = {}

    @property
    def size(self) -> int:
        """How many tokens were added."""
        return len(self._columns[0])

    def add(self, document: int, prepared: list[tuple[int, list[int]]]) -> None:
        """One document's terms, as ``terms`` gave them."""
        terms, docs, places = self._columns
        for term, positions in prepared:
            terms.extend([term] * len(positions))
            docs.extend([document] * len(positions))
            places.extend(positions)

    def tokens(self) -> tuple[Tokens, Lexicon]:
        """All terms of the field, in the order of the documents."""
        terms, docs, places = (np.array(column, np.int32) for column in self._columns)
        return Tokens(terms, docs, places), self._lexicon

    def terms(self, value: Any) -> list[tuple[int, list[int]]]:
        """The terms of a value: their numbers and positions."""
        if self._whole and isinstance(value, str):
            return [(self._lexicon.number(value.encode()), [0])]
        if not isinstance(value, Hashable):
            return list(self._index(value))
        known = self._remembered.get(value)
        if known is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            known = self._remembered[value] = list(self._index(value))
        return known

    def _index(self, value: Any) -> Iterable[tuple[int, list[int]]]:
        positional = isinstance(self._field.format, formats.Positions)
        for term, freq, weight, encoded in self._field.index(value):
            if weight != freq:
                raise ValueError(f"field {self._name}: weights of terms are not supported")
            places = self._field.format.decode_positions(encoded) if positional else [0] * freq
            yield self._lexicon.number(term), places


class Batch:
    """Collects documents until they are written into a segment file."""

    def __init__(self, schema: fields.Schema, vocabulary: Vocabulary) -> None:
        self._schema = schema
        self._kinds: dict[str, Any] = {}
        self._vocabulary = vocabulary
        for name, field in schema.items():
            _check_supported(name, field)
        self._start()

    @property
    def count(self) -> int:
        """How many documents the batch holds."""
        return self._documents.count

    @property
    def full(self) -> bool:
        """Whether the batch should be written before more is added."""
        return self._texts.words >= FULL or any(field.size >= FULL for field in self._plain)

    def add(self, document: Mapping[str, Any]) -> None:
        """Add a document: values by field name, as for Whoosh's ``add_document``, but for boosts."""
        stored, columns, terms = {}, {}, {}
        shared: dict[int, tuple[Any, int]] = {}
        for name, value in document.items():
            if name[0] == "_" and name.endswith("_boost"):
                raise ValueError("boosts of documents and fields are not supported")
            if value is None or name[0] == "_":
                continue
            field = self._field(name)
            if field.indexed:
                terms[name] = self._prepare(name, field, value, shared)
            kept = document.get(f"_stored_{name}", value)
            if field.stored:
                stored[name] = kept
            if field.column_type:
                columns[name] = (field.column_type, field.to_column_value(kept))
        number = self.count
        self._documents.add(stored, columns)
        for name, prepared in terms.items():
            self._fields[name].add(number, prepared)

    def write(self, path: Path, durable: bool) -> None:
        """Write the batch as a segment file and start anew."""
        file = ArrayWriter(path)
        try:
            meta = {"documents": self.count, "columns": self._documents.write(file), "fields": self._write(file)}
            file.finish(meta, durable)
        except BaseException:
            file.abandon()
            raise
        self._start()

    def _start(self) -> None:
        if len(self._vocabulary) > MOST_WORDS:
            self._vocabulary.forget()
        self._documents = DocumentsWriter()
        self._texts = Texts(self._vocabulary)
        self._fields: dict[str, WordField | PlainField] = {}
        self._plain: list[PlainField] = []

    def _field(self, name: str) -> Any:
        if name not in self._kinds:
            if name not in self._schema:
                raise UnknownFieldError(f"No field named {name!r} in {self._schema}")
            self._kinds[name] = self._schema[name]
        return self._kinds[name]

    def _prepare(self, name: str, field: Any, value: Any, shared: dict[int, tuple[Any, int]]) -> Any:
        """All that can fail about a value, done before anything of its document is kept."""
        target = self._fields.get(name)
        if target is None:
            target = self._fields[name] = self._new_field(name, field)
        if isinstance(target, PlainField):
            return target.terms(value)
        words = field.analyzer.words(value)
        if id(words) not in shared:
            shared[id(words)] = words, self._texts.add(words)
        return shared[id(words)][1]

    def _new_field(self, name: str, field: Any) -> WordField | PlainField:
        analyzer = getattr(field, "analyzer", None)
        if not isinstance(field, fields.TEXT) or not isinstance(analyzer, WordAnalyzer):
            self._plain.append(PlainField(name, field))
            return self._plain[-1]
        return WordField(self._vocabulary.view(analyzer), self._texts)

    def _write(self, file: ArrayWriter) -> dict[str, Any]:
        described = {}
        for name in sorted(self._fields):
            tokens, lexicon = self._fields.pop(name).tokens()
            if len(tokens.terms):
                described[name] = self._write_field(file, name, tokens, lexicon)
        return described

    def _write_field(self, file: ArrayWriter, name: str, tokens: Tokens, lexicon: Lexicon) -> dict[str, Any]:
        field = self._schema[name]
        lengths = np.bincount(tokens.docs, minlength=self.count)
        held = postings.gather(tokens, lexicon, isinstance(field.format, formats.Positions))
        textual = not isinstance(field, fields.NUMERIC)
        described = postings.write(file, name, held, self.count, textual)
        if field.scorable:
            file.put(f"{name}/lengths", postings.length_bytes(lengths))
        return {**described, "total_length": int(lengths.sum()) if field.scorable else 0}


def _check_supported(name: str, field: Any) -> None:
    if field.indexed and type(field.format) not in FORMATS:
        raise ValueError(f"field {name}: the format {type(field.format).__name__} is not supported")
    if field.vector or field.separate_spelling():
        raise ValueError(f"field {name}: vectors and a separate spelling field are not supported")
