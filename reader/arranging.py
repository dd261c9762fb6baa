"""How a person arranges their library: the reading list, smart filters, sections renamed, merged and pinned.

A section is what the files say. Renaming one changes what is *shown*: a table maps the written name to the shown one,
two written names with one shown name are merged, and taking the row away brings the old state back.

Every change is a step that can be undone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.annotations import Deed, SmartFilter
from reader.article import NO_SECTION, Counts, Headline, Query, Sort
from reader.journal import Journal, Row
from reader.store import Store


class Arranging:
    """The arrangement of the library of ``store``."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._database = store.database
        self._journal = journal

    # The reading list

    def queue(self) -> list[str]:
        """The articles to be read, in their order."""
        return [row[0] for row in self._database.all("SELECT article FROM queue ORDER BY position, article")]

    def enqueue(self, article_id: str, index: int | None = None) -> None:
        """Put an article on the reading list, or move it there: at the end, or before the ``index``-th from 0."""
        article_id = self._store.newest(article_id)
        order = [id_ for id_ in self.queue() if id_ != article_id]
        order.insert(len(order) if index is None else index, article_id)
        with self._journal.step(Deed.QUEUE, article_id) as step:
            for position, id_ in enumerate(order):
                step.put("queue", {"article": id_, "position": position})

    def dequeue(self, article_id: str) -> None:
        """Take an article off the reading list."""
        with self._journal.step(Deed.UNQUEUE) as step:
            step.drop("queue", article_id)

    # Smart filters

    def filters(self) -> tuple[SmartFilter, ...]:
        """The saved searches, in their order."""
        found = self._database.all("SELECT id, name, query FROM smart_filter ORDER BY position, name, id")
        return tuple(SmartFilter(id_, name, _query(query)) for id_, name, query in found)

    def add_filter(self, name: str, query: Query) -> SmartFilter:
        """Save a search: its words, sections, dates and order."""
        from uuid import uuid4  # late: it asks what platform this is, and a window opens without making anything

        made = SmartFilter(str(uuid4()), name.strip(), _bare(query))
        (position,) = self._database.row("SELECT COALESCE(MAX(position), -1) + 1 FROM smart_filter")
        with self._journal.step(Deed.FILTER) as step:
            step.put("smart_filter", _filter_row(made, position))
        return made

    def change_filter(self, changed: SmartFilter) -> None:
        """Give a saved search another name or query."""
        with self._journal.step(Deed.FILTER) as step:
            for position, known in enumerate(self.filters()):
                if known.id == changed.id:
                    step.put("smart_filter", _filter_row(changed._replace(query=_bare(changed.query)), position))

    def order_filters(self, ids: Sequence[str]) -> None:
        """Put the saved searches into this order."""
        known = {one.id: one for one in self.filters()}
        with self._journal.step(Deed.FILTER) as step:
            for position, id_ in enumerate(ids):
                step.put("smart_filter", _filter_row(known[id_], position))

    def remove_filter(self, filter_id: str) -> None:
        """Forget a saved search."""
        with self._journal.step(Deed.UNFILTER) as step:
            step.drop("smart_filter", filter_id)

    # Sections

    def section_names(self) -> SectionNames:
        """Which sections are shown under other names."""
        return SectionNames(dict(self._database.all("SELECT section, shown FROM section_name ORDER BY section")))

    def rename_section(self, shown: str, name: str) -> None:
        """Show a section under another name. A name that exists merges the two; its own name brings it back."""
        name = " ".join(name.split())
        with self._journal.step(Deed.RENAME_SECTION) as step:
            for written in self.section_names().written([shown]):
                if written == name:
                    step.drop("section_name", written)
                else:
                    step.put("section_name", {"section": written, "shown": name})
            pinned = self._database.one("SELECT position FROM pinned_section WHERE section = ?", shown)
            if pinned:
                step.drop("pinned_section", shown)
                step.put("pinned_section", {"section": name, "position": pinned[0]})

    def restore_section(self, shown: str) -> None:
        """Show everything that stands under this name under its own name again."""
        with self._journal.step(Deed.RENAME_SECTION) as step:
            for written in self.section_names().written([shown]):
                step.drop("section_name", written)

    def pinned(self) -> tuple[str, ...]:
        """The sections, by shown name, that stand first."""
        return tuple(row[0] for row in self._database.all("SELECT section FROM pinned_section ORDER BY position"))

    def pin(self, section: str) -> None:
        """Let a section stand first, after those that are pinned already."""
        if section not in self.pinned():
            (position,) = self._database.row("SELECT COALESCE(MAX(position), -1) + 1 FROM pinned_section")
            with self._journal.step(Deed.PIN) as step:
                step.put("pinned_section", {"section": section, "position": position})

    def unpin(self, section: str) -> None:
        """Let a section stand among the others again."""
        with self._journal.step(Deed.UNPIN) as step:
            step.drop("pinned_section", section)


class SectionNames(NamedTuple):
    """Sections as files write them (``written``) and as they are shown."""

    names: Mapping[str, str]

    def shown(self, written: str | None) -> str | None:
        """The name a section is shown under."""
        return self.names.get(written, written) if written is not None else None

    def written(self, shown: Iterable[str]) -> tuple[str, ...]:
        """The sections that are shown under these names."""
        found: dict[str, None] = {}
        for name in shown:
            if name not in self.names:
                found[name] = None
            found |= dict.fromkeys(written for written, other in self.names.items() if other == name)
        return tuple(found)

    def headline(self, headline: Headline) -> Headline:
        """A row of the list with its section as shown."""
        shown = self.shown(headline.section)
        return headline if shown == headline.section else headline._replace(section=shown)

    def counts(self, counts: Counts) -> Counts:
        """Sections counted as shown, by falling count."""
        if not self.names:
            return counts
        merged: dict[str | None, int] = {}
        for written, count in counts.sections:
            name = self.shown(written)
            merged[name] = merged.get(name, 0) + count
        falling = sorted(merged.items(), key=lambda pair: (-pair[1], pair[0] or NO_SECTION))
        return counts._replace(sections=tuple(falling))

    def facet(self, counts: Mapping[str, int]) -> dict[str, int]:
        """A facet of sections, counted as shown, by falling count."""
        found = self.counts(Counts(sections=tuple(counts.items()))).sections
        return {str(name): count for name, count in found}


def _bare(query: Query) -> Query:
    """What of a query is saved: not the page, not what was unread at the time."""
    return Query(query.text, query.sections, query.since, query.until, query.sort, months=query.months)


def _filter_row(saved: SmartFilter, position: int) -> Row:
    query = saved.query
    kept = {"text": query.text, "sections": query.sections, "since": query.since, "until": query.until}
    as_json = json.dumps({**kept, "months": query.months, "sort": query.sort.value}, ensure_ascii=False)
    return {"id": saved.id, "name": saved.name, "query": as_json, "position": position}


def _query(saved: str) -> Query:
    kept = json.loads(saved)
    months = tuple(kept.get("months", ()))
    return Query(kept["text"], tuple(kept["sections"]), kept["since"], kept["until"], Sort(kept["sort"]), months=months)
