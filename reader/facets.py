"""What only the store can count and choose by: whether articles were read or kept, and where their files lie.

A source is a folder of files: the folders just below the one that all imported files share. Files that lie in that
one itself are a source of their own.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType

from reader.article import Labelled
from reader.store import Store

NOTHING: Mapping[str, str] = MappingProxyType({})

READ, BOOKMARKED, BOTH = "read", "bookmarked", "read and bookmarked"
STATES = {"unread": {"", BOOKMARKED}, "read": {READ, BOTH}, "bookmarked": {BOOKMARKED, BOTH}}
"""The labels that the articles in each state have. Few articles have one: to be unread is to have none."""

FILED = "filed"


class Facets:
    """Counts and choices in the library of ``store``. May be used on any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[object, Mapping[str, str]] = (None, {})
        self._several = False
        self._labelled: tuple[object, Mapping[str, str]] = (None, NOTHING)
        self._filed: tuple[object, Mapping[str, str]] = (None, NOTHING)
        self._stories: tuple[object, Mapping[str, str]] = (None, {})

    def labels(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """What hits are counted by: the label of each article that was read or is kept, and the source of each.

        The same objects as long as nothing changes. Where there is but one source there is nothing to choose from: then
        none is named.
        """
        sources = self._sources()
        return self._marked(), sources if self._several else NOTHING

    def counted(self, total: int, counts: Mapping[str, int]) -> dict[str, int]:
        """How many of ``total`` articles are in each state, from how many have each label."""
        labelled = {"": total - sum(counts.values()), **counts}
        return {name: sum(labelled.get(label, 0) for label in labels) for name, labels in STATES.items()}

    def unread_by_section(self) -> dict[str | None, int]:
        """How many articles of each section nobody has read; sections that are read through are left out."""
        # As in ``Lists.counts``: what is read is looked up, not what is not.
        read: dict[str | None, int] = dict(
            self._store.database.all(
                "SELECT section, COUNT(*) FROM status CROSS JOIN article ON id = article"
                " WHERE read AND newer IS NULL GROUP BY section"
            )
        )
        counted = ((name, count - read.get(name, 0)) for name, count in self._store.lists.counts().sections)
        return {name: unread for name, unread in counted if unread}

    def sources(self) -> tuple[tuple[str, int], ...]:
        """How many articles each folder has, most first."""
        counted = Counter(self._sources().values())
        return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))

    def chosen(self, states: Sequence[str], sources: Sequence[str] = ()) -> tuple[Labelled, ...]:
        """The articles in any of the states and from any of the sources, as ``Query.among`` takes them."""
        of_state = [Labelled(self._marked(), frozenset().union(*(STATES[name] for name in states)))] if states else []
        return (*of_state, Labelled(self._sources(), frozenset(sources))) if sources else tuple(of_state)

    def filed(self, words: str) -> Labelled:
        """The shown articles found in a file whose path holds these words, as ``Query.sets`` takes them."""
        asked = words, self._files()
        known, filed = self._filed
        if known != asked:
            filed = dict.fromkeys(self._store.ids_from(words), FILED)
            self._filed = asked, filed
        return Labelled(filed, frozenset({FILED}))

    def stories(self) -> Mapping[str, str]:
        """The story of each shown article that has one, as ``Query.stories`` takes it."""
        database = self._store.database
        state = database.row(
            "SELECT (SELECT COUNT(*) FROM article WHERE story IS NOT NULL),"
            " (SELECT COUNT(*) FROM article WHERE newer IS NOT NULL)"
        )
        if self._stories[0] != state:
            # Told which index: it has all that is asked for. By story, each article would be looked up in the table.
            found = database.all(
                "SELECT id, story FROM article INDEXED BY article_by_arrival WHERE newer IS NULL AND story IS NOT NULL"
            )
            self._stories = state, dict(found)
        return self._stories[1]

    def _marked(self) -> Mapping[str, str]:
        """The label of each article that was read or is kept, made again only when others are."""
        # In one piece each: fetching the rows one by one takes ten times as long, for each question.
        state = self._store.database.row(
            "SELECT (SELECT group_concat(article) FROM status WHERE read), (SELECT group_concat(article) FROM bookmark)"
        )
        known, labels = self._labelled
        if known != state:
            read, bookmarked = (frozenset(ids.split(",")) if ids else frozenset() for ids in state)
            of_one = {**dict.fromkeys(read, READ), **dict.fromkeys(bookmarked, BOOKMARKED)}
            labels = {**of_one, **dict.fromkeys(read & bookmarked, BOTH)}
            self._labelled = state, labels
        return labels

    def _files(self) -> object:
        """What is another whenever files or articles have come."""
        return self._store.database.row("SELECT (SELECT MAX(rowid) FROM source), (SELECT COUNT(*) FROM source)")

    def _sources(self) -> Mapping[str, str]:
        """The source of each shown article, read again only when files or articles have come."""
        database = self._store.database
        state = self._files()
        known, sources = self._known
        if known != state:
            newer = dict(database.all("SELECT id, newer FROM article WHERE newer IS NOT NULL"))
            found = database.all("SELECT article, path FROM source ORDER BY rowid DESC")
            sources = below_the_common(
                {newer.get(id_, id_): os.fsdecode(path).rpartition(os.sep)[0] for id_, path in found}
            )
            self._known = state, sources
            self._several = len(set(sources.values())) > 1
        return sources


def below_the_common(folders: Mapping[str, str]) -> dict[str, str]:
    """Each folder cut to the first below the one that all share, or to that one."""
    distinct = set(folders.values())
    common = _common(distinct)
    cut = {folder: _first_below(common, folder) for folder in distinct}
    return {id_: cut[folder] for id_, folder in folders.items()}


def _common(distinct: Collection[str]) -> str:
    """The folder all share; empty where there is none: other drives, or no folder at all."""
    roots = {PurePath(folder).anchor for folder in distinct}
    return os.path.commonpath(distinct) if len(roots) == 1 else ""


def _first_below(common: str, folder: str) -> str:
    return str(PurePath(common, *PurePath(folder).relative_to(common).parts[:1])) if common else folder
