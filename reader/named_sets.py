"""Sets of articles that only the library knows: what a query calls ``is:unread``, ``tag:سياسة`` or ``note:مهم``."""

from __future__ import annotations

from collections.abc import Iterable

from reader.article import Among
from reader.facets import STATES, Facets
from reader.keeping import Keeping


def named_sets(facets: Facets, keeping: Keeping, names: Iterable[str]) -> dict[str, Among]:
    """The articles that each name stands for; none for a name that means nothing."""
    return {name: _set(facets, keeping, *name.partition(":")[::2]) for name in names}


def _set(facets: Facets, keeping: Keeping, field: str, value: str) -> Among:
    match field:
        case "is" if value in STATES:
            return facets.chosen([value])[0]
        case "tag":
            return keeping.tagged(value)
        case "note":
            return keeping.noted(value)
        case "source":
            return facets.filed(value)
    return frozenset()
