"""SQLite as the library uses it: one file, a connection for each thread, errors in the program's own words.

The file is written with WAL and ``synchronous=FULL``: what was committed survives a power cut. Every
thread gets a connection of its own; writers queue on SQLite's lock. Foreign errors enter here and
leave as ``LibraryError``.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reader import schema
from reader.errors import LibraryDamaged, LibraryError, UnknownArticle

BUSY_TIMEOUT_S = 30
"""How long a writer waits for another one, in another lane or process."""

MOST_VALUES = 500
"""Values of one ``IN (…)`` list: under SQLite's oldest limit of 999."""

CACHE_KIB = 16 * 1024
LOG_PAGES = 8 * 1024
"""Pages of the log after which they are brought into the file. Most of what an import writes are pages of indexes
that the next batch writes again: with SQLite's own 1,000 pages, three times as much goes to the disk."""


class Database:
    """The library file at ``path``, made or brought up to date. Raises ``LibraryError`` when it cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        with self.wrapped():
            path.parent.mkdir(parents=True, exist_ok=True)
            schema.migrate(self.connection, path)

    def close(self) -> None:
        """Close the connections of all threads."""
        for connection in self._connections:
            connection.close()
        self._connections.clear()

    @property
    def connection(self) -> sqlite3.Connection:
        """The calling thread's own connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            # check_same_thread only so that close() can end what other threads opened.
            connection = sqlite3.connect(
                self.path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
            self._local.connection = connection
            self._connections.append(connection)
        return connection

    @contextmanager
    def wrapped(self, subject: str | None = None) -> Iterator[None]:
        """What SQLite raises inside leaves as a ``LibraryError`` about ``subject`` (an article) or the file."""
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise UnknownArticle(subject or str(self.path), str(error)) from error
        except sqlite3.OperationalError as error:
            raise LibraryError(str(self.path), str(error)) from error
        except sqlite3.DatabaseError as error:
            raise LibraryDamaged(str(self.path), str(error)) from error
        except OSError as error:
            raise LibraryError(str(self.path), error.strerror or str(error)) from error

    @contextmanager
    def transaction(self, subject: str | None = None) -> Iterator[None]:
        """All that is written inside is kept together or not at all. ``subject`` as for ``wrapped``."""
        with self.wrapped(subject):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    def bring_in(self) -> None:
        """Bring the log into the file now, so that no small change has to wait for it later."""
        self.all("PRAGMA wal_checkpoint(PASSIVE)")

    def all(self, sql: str, *values: Any) -> list[Any]:
        """Every row of the answer."""
        with self.wrapped():
            return self.connection.execute(sql, values).fetchall()

    def among(self, sql: str, values: Sequence[str]) -> Iterator[Any]:
        """The rows of a statement in which ``{marks}`` stands for the values, so many at a time as SQLite takes."""
        for start in range(0, len(values), MOST_VALUES):
            page = values[start : start + MOST_VALUES]
            marks = ",".join(f"?{number}" for number in range(1, len(page) + 1))
            yield from self.all(sql.format(marks=marks), *page)

    def one(self, sql: str, *values: Any) -> Any | None:
        """The first row of the answer, or ``None``."""
        with self.wrapped():
            return self.connection.execute(sql, values).fetchone()

    def row(self, sql: str, *values: Any) -> Any:
        """The first row of an answer that has one."""
        return self.all(sql, *values)[0]

    def write(self, sql: str, *values: Any) -> None:
        """Change something; errors are wrapped by the transaction around it, or by ``wrapped``."""
        self.connection.execute(sql, values)
