"""What lists show: which articles, in which order, and how many stand where.

Only the newest version of an article is shown. At 100,000 articles a list is asked for at every start and at every
change of shelf, so each question here goes along an index that has all it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader import rows
from reader.article import NO_SECTION, Counts, Headline, Shelf, Sort, View
from reader.database import Database

_ORDERS = {
    Sort.RELEVANCE: "number DESC",
    Sort.NEWEST: "published DESC, number DESC",
    Sort.OLDEST: "published NULLS LAST, number",
}

_QUEUED = "(SELECT position FROM queue WHERE article = id), number DESC"
"""The reading list's own order."""

_SHELVES = {
    Shelf.ALL: "",
    Shelf.UNREAD: " AND id NOT IN (SELECT article FROM status WHERE read)",
    Shelf.BOOKMARKS: " AND id IN (SELECT article FROM bookmark)",
    Shelf.QUEUE: " AND id IN (SELECT article FROM queue)",
}


_MONTHS = """
    WITH RECURSIVE month(name) AS (
        SELECT substr(MIN(published), 1, 7) FROM article WHERE newer IS NULL AND published >= ''
        UNION ALL
        SELECT (
            SELECT substr(MIN(published), 1, 7) FROM article
            WHERE newer IS NULL AND published > name || CASE length(name) WHEN 7 THEN '~' ELSE '' END
        ) FROM month WHERE name IS NOT NULL
    )
    SELECT name, (SELECT COUNT(*) FROM article WHERE newer IS NULL AND published >= name AND published < name || '~')
    FROM month WHERE length(name) = 7
"""
"""From month to month along the index of dates («~» sorts after whatever follows a month): a quarter of the time of
grouping, and no memory. Dates that name a year only have no month."""


class Lists:
    """The lists of the library in ``database``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def headlines(self, ids: Sequence[str]) -> list[Headline]:
        """Rows of the list, in the order asked; unknown ids are left out."""
        sql = f"SELECT {rows.HEADLINE_COLUMNS} FROM article WHERE id IN ({{marks}})"
        found = {row[0]: rows.headline(row) for row in self._database.among(sql, ids)}
        return [found[id_] for id_ in ids if id_ in found]

    def listing(self, view: View) -> list[str]:
        """The ids a view shows, in its order."""
        where, values = _sections_clause(view.sections)
        if view.month:
            where += " AND substr(published, 1, 7) = ?"
            values.append(view.month)
        condition = f"newer IS NULL{where}{_SHELVES[view.shelf]}"
        queued = view.shelf is Shelf.QUEUE and view.sort is Sort.RELEVANCE
        order = _QUEUED if queued else _ORDERS[view.sort]
        # In one piece: 100,000 rows of their own take twice as long to fetch, and stop the window at every one.
        ids, stories = self._database.row(
            "SELECT group_concat(id), group_concat(COALESCE(story, ''))"
            f" FROM (SELECT id, story FROM article WHERE {condition} ORDER BY {order})",
            *values,
        )
        listed = ids.split(",") if ids else []
        return _first_of_each_story(listed, stories.split(",")) if listed and view.folded else listed

    def counts(self) -> Counts:
        """How many articles stand where."""
        sections = self._database.all(
            "SELECT section, COUNT(*) FROM article WHERE newer IS NULL GROUP BY section ORDER BY COUNT(*) DESC, section"
        )
        total = sum(count for _, count in sections)
        # CROSS JOIN begins with what was read; SQLite would look for every article among it, 200 ms at 100,000.
        (read,) = self._database.row(
            "SELECT COUNT(*) FROM status CROSS JOIN article ON id = article WHERE read AND newer IS NULL"
        )
        (bookmarked,) = self._database.row("SELECT COUNT(*) FROM bookmark")
        return Counts(total, total - read, bookmarked, tuple((name, count) for name, count in sections))

    def months(self) -> tuple[tuple[str, int], ...]:
        """Articles per month (``2024-12``), oldest first."""
        return tuple(self._database.all(_MONTHS))

    def titled(self, titles: Sequence[str]) -> dict[str, str]:
        """The shown article under each of these headlines, by headline: of several, the last that came."""
        sql = "SELECT title, id FROM article WHERE newer IS NULL AND title IN ({marks}) ORDER BY number"
        return dict(self._database.among(sql, titles))


def _sections_clause(sections: Iterable[str]) -> tuple[str, list[str]]:
    chosen = list(sections)
    if not chosen:
        return "", []
    named = [section for section in chosen if section != NO_SECTION]
    clauses = [f"section IN ({','.join('?' * len(named))})"] if named else []
    clauses += ["section IS NULL"] if NO_SECTION in chosen else []
    return f" AND ({' OR '.join(clauses)})", named


def _first_of_each_story(ids: Sequence[str], stories: Sequence[str]) -> list[str]:
    """Of these articles, beside which the story of each stands, or nothing."""
    told: set[str] = set()
    shown = []
    for article_id, story in zip(ids, stories, strict=True):
        if story not in told:
            shown.append(article_id)
        if story:
            told.add(story)
    return shown
