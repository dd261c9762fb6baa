"""The truth: one SQLite file that keeps articles, the bytes they came from, and what a reader did with them.

Article text never changes: a changed file becomes a new version, and the old one stays, pointing at its
successor. What a person makes of articles beside reading them (highlights, notes, tags) is in ``keeping``.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

from reader import identity, rows
from reader.article import (
    Article,
    Bookmark,
    Status,
    View,
)
from reader.corrections import Rule
from reader.database import Database
from reader.errors import LibraryDamaged, LibraryError, UnknownArticle
from reader.identity import Identity
from reader.lists import Lists

NEAREST = 5
"""Articles compared in full with a new one: a formula that many share must not make an import slow."""


class Source(NamedTuple):
    """One place an article was found in: the ``record``-th article of the file at ``path``.

    ``gone`` is when the file was first missed, ISO 8601, or ``None`` while it is there.
    """

    path: str
    record: int
    article: str
    digest: bytes
    gone: str | None = None


def now() -> str:
    """This instant, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Store:
    """The library file at ``path``; made on first use. Raises ``LibraryError`` when it cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = Database(path)
        self.lists = Lists(self.database)

    def close(self) -> None:
        """Close the connections of all threads. The store may not be used afterwards."""
        self.database.close()

    # Writing articles

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written inside is kept together or not at all."""
        return self.database.transaction()

    def keep_original(self, digest: bytes, size: int, packed: bytes) -> None:
        """Keep the bytes of a file, once: ``packed`` is ``opening.pack`` of ``size`` bytes."""
        self.database.write("INSERT OR IGNORE INTO original VALUES (?, ?, ?)", digest, size, packed)

    def add(self, article: Article, known: Identity) -> Article:
        """Keep a new article, ``known`` being ``identity.identify`` of it; returns it with its id."""
        article = article._replace(id=known.fingerprint.hex()[:16])
        self.database.write(
            "INSERT INTO article (id, fingerprint, kin, section, published, title, excerpt, added, content)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            article.id,
            known.fingerprint,
            known.kin,
            article.section,
            article.published,
            article.title,
            rows.excerpt(article),
            now(),
            rows.content(article),
        )
        self._join_story(article, known.sketch)
        return article

    def amend(self, article: Article) -> None:
        """Change what a person corrected of an article whose text is the same."""
        self.database.write(
            "UPDATE article SET kin = ?, section = ?, published = ?, title = ?, excerpt = ?, content = ? WHERE id = ?",
            identity.kin(article),
            article.section,
            article.published,
            article.title,
            rows.excerpt(article),
            rows.content(article),
            article.id,
        )
        # Paragraphs may have moved: passages are found again by ``Keeping.settle``.
        self.database.write("DELETE FROM placement WHERE article = ?", article.id)
        self.database.write("UPDATE revision SET number = number + 1")

    def _join_story(self, article: Article, sketch: Sequence[int]) -> None:
        """Remember the article's sketch, and put it beside the near-duplicates that share enough of it."""
        assert article.id is not None
        nearest = self._nearest(sketch)
        own = identity.sentences(article) if nearest else set()
        for other in self.articles(nearest):
            if identity.shared_part(own, identity.sentences(other)) >= identity.SAME_STORY:
                (story,) = self.database.row("SELECT COALESCE(story, id) FROM article WHERE id = ?", other.id)
                self.database.write("UPDATE article SET story = ? WHERE id IN (?, ?)", story, story, article.id)
                break
        for sentence in sketch:
            self.database.write("INSERT OR IGNORE INTO sketch VALUES (?, ?)", sentence, article.id)

    def _nearest(self, sketch: Sequence[int]) -> list[str]:
        """A few articles that share most sentences of a sketch."""
        found = self.database.all(
            f"SELECT article FROM sketch WHERE sentence IN ({','.join('?' * len(sketch))})"
            f" GROUP BY article ORDER BY COUNT(*) DESC, article LIMIT {NEAREST}",
            *sketch,
        )
        return [row[0] for row in found]

    def add_source(self, path: str, record: int, article_id: str, digest: bytes) -> None:
        """Remember that this article was found in this file; replaces what stood there before."""
        self.database.write(
            "INSERT OR REPLACE INTO source (path, record, article, digest, seen) VALUES (?, ?, ?, ?, ?)",
            os.fsencode(path),
            record,
            article_id,
            digest,
            now(),
        )

    def supersede(self, old: str, new: str) -> None:
        """Make ``new`` the version that is shown instead of ``old``; what the reader kept moves along.

        Annotations are found again in the new text by ``Keeping.settle``.
        """
        self.database.write("UPDATE article SET newer = ? WHERE id = ? OR newer = ?", new, old, old)
        self.database.write("UPDATE OR IGNORE bookmark SET article = ? WHERE article = ?", new, old)
        self.database.write("DELETE FROM bookmark WHERE article = ?", old)
        self.database.write("UPDATE OR IGNORE queue SET article = ? WHERE article = ?", new, old)
        self.database.write("DELETE FROM queue WHERE article = ?", old)
        self.database.write("UPDATE revision SET number = number + 1")

    def miss(self, paths: Iterable[str]) -> None:
        """Note that these files are gone; what was read from them stays."""
        with self.transaction():
            for path in paths:
                self.database.write(
                    "UPDATE source SET gone = ? WHERE path = ? AND gone IS NULL", now(), os.fsencode(path)
                )

    # Finding what is there

    def id_of_text(self, fingerprint: bytes) -> str | None:
        """The id of the article with this fingerprint."""
        row = self.database.one("SELECT id FROM article WHERE fingerprint = ?", fingerprint)
        return row[0] if row else None

    def sources_of_path(self, path: str) -> list[Source]:
        """What was found in this file when it was last imported."""
        return self._sources("path = ?", os.fsencode(path))

    def sources_of_bytes(self, digest: bytes) -> list[Source]:
        """Where exactly these bytes were found."""
        return self._sources("digest = ?", digest)

    def sources_of_article(self, article_id: str) -> list[Source]:
        """All files this article was found in."""
        return self._sources("article = ?", article_id)

    def paths_below(self, folder: str) -> list[str]:
        """The files of a folder that articles were found in and that were there when last looked."""
        start = os.fsencode(folder.rstrip(os.sep) + os.sep)
        end = start[:-1] + bytes([start[-1] + 1])
        found = self.database.all(
            "SELECT DISTINCT path FROM source WHERE path >= ? AND path < ? AND gone IS NULL", start, end
        )
        return [os.fsdecode(row[0]) for row in found]

    def newest_kin(self, kin: bytes) -> list[str]:
        """Ids of the shown articles with this title and day."""
        return [row[0] for row in self.database.all("SELECT id FROM article WHERE kin = ? AND newer IS NULL", kin)]

    def newest(self, article_id: str) -> str:
        """The id of the version that is shown for this article."""
        row = self.database.one("SELECT newer FROM article WHERE id = ?", article_id)
        return row[0] if row and row[0] else article_id

    def versions(self, article_id: str) -> list[str]:
        """The older versions of a shown article, newest first."""
        return [
            row[0]
            for row in self.database.all("SELECT id FROM article WHERE newer = ? ORDER BY number DESC", article_id)
        ]

    def story(self, article_id: str) -> list[str]:
        """The shown articles that tell the same story, newest first, this one among them."""
        found = self.database.all(
            "SELECT id FROM article WHERE newer IS NULL AND (id = ?1 OR"
            " story = (SELECT story FROM article WHERE id = ?1)) ORDER BY published DESC, number DESC",
            article_id,
        )
        return [row[0] for row in found]

    def ids(self) -> set[str]:
        """All shown articles."""
        return set(self.lists.listing(View()))

    def ids_from(self, words: str) -> frozenset[str]:
        """The shown articles that were found in a file whose path holds these words."""
        found = self.database.all(
            "SELECT DISTINCT COALESCE(newer, id) FROM source JOIN article ON article.id = source.article"
            " WHERE instr(lower(CAST(path AS TEXT)), lower(?))",
            words,
        )
        return frozenset(row[0] for row in found)

    # Reading

    def article(self, article_id: str) -> Article:
        """One article, whole. Raises ``UnknownArticle``."""
        for article in self.articles([article_id]):
            return article
        raise UnknownArticle(article_id)

    def articles(self, ids: Sequence[str]) -> Iterator[Article]:
        """These articles, in no particular order, a page at a time; unknown ids are left out."""
        sql = f"SELECT {rows.ARTICLE_COLUMNS} FROM article WHERE id IN ({{marks}})"
        return map(rows.article, self.database.among(sql, ids))

    def articles_elsewhere(self) -> Callable[[Sequence[str]], list[Article]]:
        """What another process calls for ``articles``."""
        return partial(read_articles, self.path)

    # What a reader does

    def status(self, article_id: str) -> Status:
        """What changes about an article. Raises ``UnknownArticle``."""
        row = self.database.one(
            "SELECT COALESCE(read, 0), EXISTS (SELECT 1 FROM bookmark WHERE bookmark.article = id),"
            " COALESCE(place, 0), COALESCE(whole, 0)"
            " FROM article LEFT JOIN status ON status.article = id WHERE id = ?",
            article_id,
        )
        if row is None:
            raise UnknownArticle(article_id)
        return Status(bool(row[0]), bool(row[1]), row[2], bool(row[3]))

    def set_read(self, article_id: str, read: bool) -> None:
        """Mark an article read or unread."""
        self._set_status(article_id, "read", int(read))

    def set_place(self, article_id: str, place: int) -> None:
        """Remember how far an article was read, in code points into its text."""
        self._set_status(article_id, "place", place)

    def set_whole(self, article_id: str, whole: bool) -> None:
        """Show, or no longer show, what was left out of an article."""
        self._set_status(article_id, "whole", int(whole))

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks, newest first."""
        found = self.database.all("SELECT article, created FROM bookmark ORDER BY created DESC, rowid DESC")
        return tuple(Bookmark(*row) for row in found)

    # Folders and imports

    def paths(self, table: Literal["watched", "unfinished"]) -> list[str]:
        """The paths one of the two lists holds."""
        return [os.fsdecode(row[0]) for row in self.database.all(f"SELECT path FROM {table} ORDER BY path")]

    def add_paths(self, table: Literal["watched", "unfinished"], paths: Iterable[str]) -> None:
        """Put paths on one of the two lists."""
        with self.transaction():
            for path in paths:
                self.database.write(f"INSERT OR IGNORE INTO {table} VALUES (?)", os.fsencode(path))

    def remove_paths(self, table: Literal["watched", "unfinished"], paths: Iterable[str]) -> None:
        """Take paths off one of the two lists."""
        with self.transaction():
            for path in paths:
                self.database.write(f"DELETE FROM {table} WHERE path = ?", os.fsencode(path))

    def rules(self, folder: str, layout: str) -> list[Rule]:
        """The corrections for a folder's files of one layout."""
        found = self.database.all(
            "SELECT field, rule FROM correction WHERE folder = ? AND layout = ? ORDER BY field",
            os.fsencode(folder),
            layout,
        )
        return [Rule(*row) for row in found]

    def add_rule(self, folder: str, layout: str, rule: Rule) -> None:
        """Remember a correction; a field has one rule."""
        self.database.write(
            "INSERT OR REPLACE INTO correction VALUES (?, ?, ?, ?)", os.fsencode(folder), layout, rule.field, rule.rule
        )

    # Care

    def original(self, digest: bytes) -> bytes:
        """The bytes of a file as it was imported. Raises ``LibraryDamaged`` if they are not what they were."""
        row = self.database.one("SELECT packed FROM original WHERE digest = ?", digest)
        raw = b""
        if row:
            with suppress(zlib.error):
                raw = zlib.decompress(row[0])
        if not row or identity.digest(raw) != digest:
            raise LibraryDamaged(str(self.path), f"the original {digest.hex()} cannot be read back")
        return raw

    def problems(self) -> list[str]:
        """What SQLite and the checksums of the originals say is wrong: empty when all is well."""
        found = [row[0] for row in self.database.all("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"{table}: a row points at nothing" for table, *_ in self.database.all("PRAGMA foreign_key_check")]
        for (digest,) in self.database.all("SELECT digest FROM original"):
            try:
                self.original(digest)
            except LibraryDamaged as error:
                found.append(error.detail)
        return found

    def backup(self, target: Path) -> None:
        """Copy the library into a new file, consistent even while it is in use. Refuses to overwrite."""
        if target.exists():
            raise LibraryError(str(target), "a file of this name is already there")
        with self.database.wrapped(str(target)):
            self.database.write("VACUUM INTO ?", str(target))

    def _set_status(self, article_id: str, column: str, value: int) -> None:
        with self.database.wrapped(article_id):
            self.database.write(
                f"INSERT INTO status (article, {column}) VALUES (?, ?)"
                f" ON CONFLICT (article) DO UPDATE SET {column} = excluded.{column}",
                article_id,
                value,
            )

    def _sources(self, where: str, value: Any) -> list[Source]:
        found = self.database.all(
            f"SELECT path, record, article, digest, gone FROM source WHERE {where} ORDER BY seen, path, record", value
        )
        return [Source(os.fsdecode(path), *rest) for path, *rest in found]


def read_articles(path: Path, ids: Sequence[str]) -> list[Article]:
    """These articles of the library file at ``path``, which is opened for them alone."""
    store = Store(path)
    try:
        return list(store.articles(ids))
    finally:
        store.close()
