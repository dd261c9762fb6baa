"""A batch of documents on its way into a segment.

Documents are taken apart as they come: fields with a ``WordAnalyzer`` become word numbers, other fields are indexed
as Whoosh indexes them, and stored and column values are kept as they are. When the batch is written, the tokens of
one field after another are sorted into postings: a hundred thousand articles at once, and nothing is left to merge.

Supported are fields whose format holds presence, frequencies or positions, without weights of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from whoosh import fields, formats
from whoosh.fields import UnknownFieldError

from index.engine.arrays import ArrayWriter
from index.engine.documents import DocumentsWriter
from index.engine.postings import FieldWriter, length_bytes, smallest
from index.engine.sorting import Layout, TokenSorter
from index.engine.tokens import PlainField, Shared, Texts, Tokens, WordField
from index.engine.vocabulary import Vocabulary, WordAnalyzer

FULL = 48_000_000
"""Words after which a batch should be written. Its temporary files have twelve bytes for each of them at most."""

MOST_DOCUMENTS = 1 << 17
MOST_TOKENS = 4_000_000
"""Documents, and tokens of fields that Whoosh cuts, after which a batch should be written: these are in memory."""

MOST_WORDS = 1 << 18
"""Words after which a vocabulary is forgotten: with five views they take 150 MB."""

FORMATS = (formats.Existence, formats.Frequency, formats.Positions)


class Kind(NamedTuple):
    """What a batch does with the values of a field.

    ``kept_as`` names what is stored, or put into a column, in place of the indexed value, if it is given; empty if
    nothing is kept.
    """

    field: Any
    tokens: WordField | PlainField | None
    stored: bool
    column: Any
    kept_as: str


NOTHING = Kind(None, None, False, None, "")


class Batch:
    """Collects documents until they are written into a segment file."""

    def __init__(self, schema: fields.Schema, vocabulary: Vocabulary, folder: Path) -> None:
        """``folder`` has room for temporary files."""
        self._schema = schema
        self._folder = folder
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
        return (
            self._texts.words >= FULL
            or self._tokens >= MOST_TOKENS
            or self.count >= MOST_DOCUMENTS
            or len(self._vocabulary) > MOST_WORDS
        )

    def add(self, document: Mapping[str, Any]) -> None:
        """Add a document: values by field name, as for Whoosh's ``add_document``, but for boosts."""
        stored: dict[str, Any] = {}
        columns: dict[str, tuple[Any, Any]] = {}
        tokens: list[tuple[Any, Any]] = []
        shared: Shared = {}
        for name, value in document.items():
            if value is None:
                continue
            kind = self._kinds.get(name) or self._kind(name)
            if kind.tokens is not None:
                tokens.append((kind.tokens, kind.tokens.prepare(value, shared)))
            if kind.kept_as:
                kept = document.get(kind.kept_as, value)
                if kind.stored:
                    stored[name] = kept
                if kind.column:
                    columns[name] = kind.column, kind.field.to_column_value(kept)
        number = self._documents.count
        self._documents.add(stored, columns)
        for field, prepared in tokens:  # nothing can fail any more
            self._tokens += field.add(number, prepared)

    def write(self, path: Path, durable: bool) -> None:
        """Write the batch as a segment file and start anew."""
        file = ArrayWriter(path)
        try:
            meta = {"documents": self.count, "columns": self._documents.write(file), "fields": self._write(file)}
            file.finish(meta, durable)
        except BaseException:
            file.abandon()
            raise
        self.close()
        self._start()

    def close(self) -> None:
        """Forget all documents."""
        self._texts.close()

    def _start(self) -> None:
        if len(self._vocabulary) > MOST_WORDS:
            self._vocabulary.forget()
        self._documents = DocumentsWriter()
        self._texts = Texts(self._vocabulary, self._folder)
        self._kinds: dict[str, Kind] = {}
        self._tokens = 0

    def _kind(self, name: str) -> Kind:
        if name[0] == "_":
            _refuse_boosts(name)
            kind = NOTHING
        elif name in self._schema:
            field = self._schema[name]
            tokens = self._new_field(name, field) if field.indexed else None
            kept_as = f"_stored_{name}" if field.stored or field.column_type else ""
            kind = Kind(field, tokens, field.stored, field.column_type, kept_as)
        else:
            raise UnknownFieldError(f"No field named {name!r} in {self._schema}")
        self._kinds[name] = kind
        return kind

    def _new_field(self, name: str, field: Any) -> WordField | PlainField:
        analyzer = getattr(field, "analyzer", None)
        if isinstance(field, fields.TEXT) and isinstance(analyzer, WordAnalyzer):
            return WordField(self._vocabulary.view(analyzer), self._texts)
        return PlainField(name, field)

    def _write(self, file: ArrayWriter) -> dict[str, Any]:
        self._texts.finish()
        held = {name: self._kinds[name].tokens for name in sorted(self._kinds)}
        written = {name: self._write_field(file, name, tokens.tokens()) for name, tokens in held.items() if tokens}
        return {name: described for name, described in written.items() if described}

    def _write_field(self, file: ArrayWriter, name: str, tokens: Tokens) -> dict[str, Any]:
        field = self._schema[name]
        layout = Layout.holding(len(tokens.terms), self.count, tokens.longest)
        positional = isinstance(field.format, formats.Positions)
        sorter = TokenSorter(self._folder, layout, tokens.most, positional)
        lengths = np.zeros(self.count, np.int64)
        try:
            for docs, sizes, keys in tokens.pieces(layout):
                lengths[docs] = sizes
                sorter.add(keys)
            if not lengths.any():
                return {}
            described = self._write_postings(file, name, tokens, sorter)
        finally:
            sorter.close()
        if field.scorable:
            file.put(f"{name}/lengths", length_bytes(lengths))
        return {**described, "total_length": int(lengths.sum()) if field.scorable else 0}

    def _write_postings(self, file: ArrayWriter, name: str, tokens: Tokens, sorter: TokenSorter) -> dict[str, Any]:
        met = sorter.counts > 0
        types = smallest(sorter.greatest_frequency), smallest(tokens.longest) if sorter.positional else None
        words = list(compress(tokens.terms, met.tolist()))
        writer = FieldWriter(file, name, words, sorter.counts[met], sorter.positions, self.count, types)
        for part in sorter.postings():
            writer.add(*part)
        return writer.finish(textual=not isinstance(self._schema[name], fields.NUMERIC))


def _refuse_boosts(name: str) -> None:
    if name[0] == "_" and name.endswith("_boost"):
        raise ValueError("boosts of documents and fields are not supported")


def _check_supported(name: str, field: Any) -> None:
    if field.indexed and type(field.format) not in FORMATS:
        raise ValueError(f"field {name}: the format {type(field.format).__name__} is not supported")
    if field.vector or field.separate_spelling():
        raise ValueError(f"field {name}: vectors and a separate spelling field are not supported")
