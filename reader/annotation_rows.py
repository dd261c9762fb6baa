"""Annotations as rows of the store: what was made, joined with where it stands now."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reader.annotations import Anchor, Annotation, Kind
from reader.article import Span
from reader.journal import Row

COLUMNS = """
    made.id, COALESCE(placement.article, made.origin), made.kind, made.quote, made.prefix, made.suffix, made.start,
    placement.start, placement.stop, made.colour, made.note, made.tags, made.created, made.changed, made.origin,
    placement.annotation IS NOT NULL AND (made.quote IS NULL OR placement.start IS NOT NULL)
"""
MADE = "annotation AS made LEFT JOIN placement ON placement.annotation = made.id"


def row(annotation: Annotation) -> Row:
    """What was made, for the table of annotations."""
    anchor = annotation.anchor
    return {
        "id": annotation.id,
        "origin": annotation.origin,
        "kind": annotation.kind.value,
        "quote": anchor.quote if anchor else None,
        "prefix": anchor.prefix if anchor else None,
        "suffix": anchor.suffix if anchor else None,
        "start": anchor.start if anchor else None,
        "colour": annotation.colour,
        "note": annotation.note,
        "tags": json.dumps(annotation.tags, ensure_ascii=False),
        "created": annotation.created,
        "changed": annotation.changed,
    }


def annotation(row: Sequence[Any]) -> Annotation:
    """A row of ``COLUMNS`` as a value."""
    id_, article, kind, quote, prefix, suffix, at, start, stop, colour, note, tags, created, changed, origin, placed = (
        row
    )
    return Annotation(
        id_,
        article,
        _KINDS[kind],
        None if quote is None else Anchor(quote, prefix, suffix, at),
        None if start is None else Span(start, stop),
        colour,
        note,
        tuple(json.loads(tags)),
        created,
        changed,
        origin,
        bool(placed),
    )


_KINDS = {kind.value: kind for kind in Kind}
