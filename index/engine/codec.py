"""Whoosh's codec over array segments: its own readers, matchers, spelling and highlighter work on them.

Only reading goes through Whoosh's codec interface; segments are written by ``writer`` and ``merge``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import formats
from whoosh.codec import base
from whoosh.matching import ListMatcher, NullMatcher
from whoosh.matching.mcore import ReadTooFar
from whoosh.reading import TermInfo, TermNotFound
from whoosh.system import pack_uint

from index.engine.documents import ColumnReader
from index.engine.postings import LENGTHS
from index.engine.segment import EXTENSION, FieldData, SegmentData, open_segment

Term = tuple[str, bytes]


class ArraySegment(base.Segment):  # type: ignore[misc]
    """A segment as the table of contents knows it: its name, its size and its deleted documents."""

    def __init__(self, indexname: str, documents: int = 0) -> None:
        super().__init__(indexname)
        self.documents = documents
        self.deleted: set[int] = set()

    def path(self, storage: Any) -> Path:
        """Where the segment's file is."""
        name: str = self.make_filename(EXTENSION)
        return Path(storage.folder) / name

    def codec(self) -> ArrayCodec:
        return ArrayCodec()

    def doc_count_all(self) -> int:
        return self.documents

    def deleted_count(self) -> int:
        return len(self.deleted)

    def deleted_docs(self) -> Iterator[int]:
        return iter(self.deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        (self.deleted.add if delete else self.deleted.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self.deleted


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Opens array segments for Whoosh."""

    def terms_reader(self, storage: Any, segment: ArraySegment) -> TermsReader:
        return TermsReader(open_segment(segment.path(storage)))

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> DocumentReader:
        return DocumentReader(open_segment(segment.path(storage)), segment)


class DocumentReader(base.PerDocumentReader):  # type: ignore[misc]
    """What Whoosh asks about documents."""

    def __init__(self, data: SegmentData, segment: ArraySegment) -> None:
        self.data = data
        self._segment = segment

    def doc_count(self) -> int:
        return self._segment.doc_count()  # type: ignore[no-any-return]

    def doc_count_all(self) -> int:
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        return bool(self._segment.deleted)

    def is_deleted(self, docnum: int) -> bool:
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        return self._segment.deleted_docs()

    def has_column(self, fieldname: str) -> bool:
        return fieldname in self.data.column_names

    def column_reader(self, fieldname: str, column: Any) -> ColumnReader:
        return ColumnReader(self.data.column(fieldname))

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        field = self.data.field(fieldname)
        return int(LENGTHS[field.lengths()[docnum]]) if field else default

    def field_length(self, fieldname: str) -> int:
        field = self.data.field(fieldname)
        return field.total_length if field else 0

    def min_field_length(self, fieldname: str) -> int:
        field = self.data.field(fieldname)
        return field.length_range()[0] if field else 0

    def max_field_length(self, fieldname: str) -> int:
        field = self.data.field(fieldname)
        return field.length_range()[1] if field else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return self.data.stored(docnum)


class TermsReader(base.TermsReader):  # type: ignore[misc]
    """What Whoosh asks about terms."""

    def __init__(self, data: SegmentData) -> None:
        self.data = data

    def __contains__(self, term: Term) -> bool:
        field = self.data.field(term[0])
        return field is not None and field.number(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        return self.data.field_names

    def terms(self) -> Iterator[Term]:
        for name in self.data.field_names:
            yield from self._field_terms(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        for name in self.data.field_names:
            if name >= fieldname:
                yield from self._field_terms(name, prefix if name == fieldname else b"")

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        return _info(*self._find(fieldname, text))

    def frequency(self, fieldname: str, text: bytes) -> float:
        field, number = self._find(fieldname, text, KeyError)
        return float(field.freqs(number).sum(dtype=np.int64))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        field, number = self._find(fieldname, text, KeyError)
        return field.count(number)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> PostingMatcher:
        return PostingMatcher(*self._find(fieldname, text), format_, scorer, (fieldname, text))

    def cursor(self, fieldname: str, fieldobj: Any) -> Any:
        field = self.data.field(fieldname)
        return Cursor(field, fieldobj) if field else base.EmptyCursor()

    def _find(self, fieldname: str, text: bytes, missing: type[Exception] = TermNotFound) -> tuple[FieldData, int]:
        field = self.data.field(fieldname)
        number = field.number(text) if field else None
        if field is None or number is None:
            raise missing(f"No term {fieldname}:{text!r}")
        return field, number

    def _field_terms(self, name: str, start: bytes) -> Iterator[Term]:
        field = self.data.field(name)
        assert field is not None
        for number in range(field.place(start), len(field)):
            yield name, field.word(number)


class Cursor(base.FieldCursor):  # type: ignore[misc]
    """Walks through the terms of a field, for spelling."""

    def __init__(self, field: FieldData, fieldobj: Any) -> None:
        self._field = field
        self._fieldobj = fieldobj
        self._at = 0

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        self._at = self._field.place(term if isinstance(term, bytes) else self._fieldobj.to_bytes(term))
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        if not self.is_valid():
            return None
        text: str = self._fieldobj.from_bytes(self._field.word(self._at))
        return text

    def term_info(self) -> TermInfo:
        return _info(self._field, self._at)

    def is_valid(self) -> bool:
        return self._at < len(self._field)


class PostingMatcher(ListMatcher):  # type: ignore[misc]
    """Walks through the postings of one term.

    ``replace`` never gives up for want of quality: Whoosh's ``WrappingMatcher`` passes the limit on without its
    boost, and boosted terms would lose hits.
    """

    def __init__(self, field: FieldData, number: int, format_: Any, scorer: Any, term: Term, at: int = 0) -> None:
        super().__init__(
            field.docs(number).tolist(),
            weights=field.freqs(number).astype(float).tolist(),
            format=format_,
            scorer=scorer,
            position=at,
            term=term,
            terminfo=_info(field, number),
        )
        self._field = field
        self._number = number
        self._i: int

    def copy(self) -> PostingMatcher:
        return PostingMatcher(self._field, self._number, self._format, self._scorer, self._term, self._i)

    def replace(self, minquality: float = 0) -> Any:
        return self if self.is_active() else NullMatcher()

    def skip_to(self, docnum: int) -> None:
        if not self.is_active():
            raise ReadTooFar
        self._i = bisect_left(self._ids, docnum, self._i)

    def value(self) -> bytes:
        encoded: bytes = self._format.encode(self._positions()) if self._field.positional else self._frequency()
        return encoded

    def value_as(self, astype: str) -> Any:
        return self._positions() if astype == "positions" else super().value_as(astype)

    def _frequency(self) -> bytes:
        counted = isinstance(self._format, formats.Frequency)
        return pack_uint(int(self._weights[self._i])) if counted else b""

    def _positions(self) -> list[int]:
        _, positions = self._field.positions(self._number, np.array([self._i]))
        places: list[int] = positions.tolist()
        return places


def _info(field: FieldData, number: int) -> TermInfo:
    docs, freqs = field.docs(number), field.freqs(number)
    shortest, longest = field.length_range(docs)
    return TermInfo(
        weight=float(freqs.sum(dtype=np.int64)),
        df=len(docs),
        minlength=shortest,
        maxlength=longest,
        maxweight=float(freqs.max()),
        minid=int(docs[0]),
        maxid=int(docs[-1]),
    )
