"""Sets of articles that only the library knows: what a query calls ``is:unread``, ``tag:سياسة`` or ``note:مهم``."""

from __future__ import annotations

from collections.abc import Iterable

from reader.article import Shelf, View
from reader.keeping import Keeping
from reader.store import Store


def named_sets(store: Store, keeping: Keeping, names: Iterable[str]) -> dict[str, frozenset[str]]:
    """The ids of the shown articles that each name stands for; none for a name that means nothing."""
    return {name: _set(store, keeping, *name.partition(":")[::2]) for name in names}


def _set(store: Store, keeping: Keeping, field: str, value: str) -> frozenset[str]:
    match field, value:
        case "is", "unread":
            return frozenset(store.lists.listing(View(Shelf.UNREAD)))
        case "is", "read":
            return frozenset(store.ids()) - frozenset(store.lists.listing(View(Shelf.UNREAD)))
        case "is", "bookmarked":
            return frozenset(store.lists.listing(View(Shelf.BOOKMARKS)))
        case "tag", _:
            return keeping.tagged(value)
        case "note", _:
            return keeping.noted(value)
        case "source", _:
            return store.ids_from(value)
    return frozenset()
