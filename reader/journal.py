"""What a person did, step by step, so that it can be undone and done again, also tomorrow.

Everything that is kept is rows of a few tables. A step is the list of rows it changed, each as it was before and as
it was after; undoing writes the ones, redoing the others. A new step forgets the undone ones, as everywhere.

Rows are about articles by id, and an article may have got a newer version since: its rows then belong to that one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reader.annotations import Deed
from reader.database import Database

STEPS = 500
"""How many steps can be undone."""

KEYS = {
    "annotation": "id",
    "bookmark": "article",
    "queue": "article",
    "smart_filter": "id",
    "section_name": "section",
    "pinned_section": "section",
}
"""The tables that are kept in the journal, each with the column that names a row."""

Row = dict[str, Any]


class Step:
    """The changes of one step, written as they are told."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.changes: list[tuple[str, Row | None, Row | None]] = []

    def put(self, table: str, row: Row) -> None:
        """Write a row; one of the same key is replaced."""
        row = _homed(self._database, row)
        before = _row(self._database, table, row[KEYS[table]])
        if before != row:
            self.changes.append((table, before, row))
            _write(self._database, table, row)

    def drop(self, table: str, key: str) -> None:
        """Remove the row of this key, if there is one."""
        key = _homed(self._database, {KEYS[table]: key})[KEYS[table]]
        before = _row(self._database, table, key)
        if before:
            self.changes.append((table, before, None))
            _remove(self._database, table, key)


class Journal:
    """The steps of one library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def step(self, deed: Deed, subject: str | None = None) -> Iterator[Step]:
        """One transaction that can be undone. Raises ``UnknownArticle`` about ``subject``."""
        with self._database.transaction(subject):
            step = Step(self._database)
            yield step
            if step.changes:
                self._record(deed, step)

    def undo(self) -> Deed | None:
        """Take back the last step; returns what it was, ``None`` if there is none."""
        return self._turn("undone = 0 ORDER BY step DESC", undone=1)

    def redo(self) -> Deed | None:
        """Do the last undone step again; returns what it was."""
        return self._turn("undone = 1 ORDER BY step", undone=0)

    def next_deeds(self) -> tuple[Deed | None, Deed | None]:
        """What ``undo`` and ``redo`` would do."""
        last = self._database.one("SELECT deed FROM journal WHERE undone = 0 ORDER BY step DESC LIMIT 1")
        following = self._database.one("SELECT deed FROM journal WHERE undone = 1 ORDER BY step LIMIT 1")
        return (Deed(last[0]) if last else None), (Deed(following[0]) if following else None)

    def revision(self) -> int:
        """A number that grows with every change of what is kept, made here or by another process."""
        number: int = self._database.row("SELECT number FROM revision")[0]
        return number

    def revise(self) -> None:
        """Count a change."""
        self._database.write("UPDATE revision SET number = number + 1")

    def _record(self, deed: Deed, step: Step) -> None:
        self._database.write("DELETE FROM journal WHERE undone = 1")
        changes = json.dumps(step.changes, ensure_ascii=False)
        self._database.write("INSERT INTO journal (deed, changes) VALUES (?, ?)", deed.value, changes)
        self._database.write(
            "DELETE FROM journal WHERE step <= (SELECT step FROM journal ORDER BY step DESC LIMIT 1 OFFSET ?)", STEPS
        )
        self.revise()

    def _turn(self, which: str, *, undone: int) -> Deed | None:
        with self._database.transaction():
            row = self._database.one(f"SELECT step, deed, changes FROM journal WHERE {which} LIMIT 1")
            if row is None:
                return None
            number, deed, changes = row
            done = json.loads(changes)
            for table, before, after in reversed(done) if undone else done:
                self._restore(table, *((after, before) if undone else (before, after)))
            self._database.write("UPDATE journal SET undone = ? WHERE step = ?", undone, number)
            self.revise()
        return Deed(deed)

    def _restore(self, table: str, there: Row, wanted: Row | None) -> None:
        """Write the row that is wanted, or remove the one that is there."""
        if wanted:
            _write(self._database, table, _homed(self._database, wanted))
        else:
            _remove(self._database, table, _homed(self._database, there)[KEYS[table]])


def _homed(database: Database, row: Row) -> Row:
    """The row with the newest version of the article it is about."""
    if "article" not in row:
        return row
    newer = database.one("SELECT newer FROM article WHERE id = ? AND newer IS NOT NULL", row["article"])
    return {**row, "article": newer[0]} if newer else row


def _row(database: Database, table: str, key: str) -> Row | None:
    cursor = database.connection.execute(f"SELECT * FROM {table} WHERE {KEYS[table]} = ?", (key,))
    found = cursor.fetchone()
    return dict(zip((column[0] for column in cursor.description), found, strict=True)) if found else None


def _write(database: Database, table: str, row: Row) -> None:
    # Not REPLACE: that would delete the row first, and with it what hangs on it.
    columns = ", ".join(row)
    news = ", ".join(f"{column} = excluded.{column}" for column in row)
    database.write(
        f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})"
        f" ON CONFLICT ({KEYS[table]}) DO UPDATE SET {news}",
        *row.values(),
    )


def _remove(database: Database, table: str, key: str) -> None:
    database.write(f"DELETE FROM {table} WHERE {KEYS[table]} = ?", key)
