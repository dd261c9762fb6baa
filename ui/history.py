"""What was searched before, newest first, kept in ``searches.json`` of the library folder.

A search is remembered when the reader goes on to its results, not with every letter typed. A file that cannot be
understood is an empty history: nothing worth a message is lost. The file is written at once, so that it is the same
for the next window. Belongs to one thread.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from reader.errors import LibraryError

KEPT = 50
"""Searches remembered."""


class History:
    """The searches at ``path``, read when first asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._searches: list[str] | None = None

    def searches(self) -> tuple[str, ...]:
        """The words of past searches, the last first."""
        if self._searches is None:
            self._searches = _read(self._path)
        return tuple(self._searches)

    def remember(self, words: str) -> None:
        """Put a search first. Raises ``LibraryError``."""
        if words and self.searches()[:1] != (words,):
            self._write([words, *(kept for kept in self.searches() if kept != words)][:KEPT])

    def forget(self, words: str) -> None:
        """Take one search out. Raises ``LibraryError``."""
        self._write([kept for kept in self.searches() if kept != words])

    def clear(self) -> None:
        """Forget everything. Raises ``LibraryError``."""
        self._write([])

    def _write(self, searches: list[str]) -> None:
        self._searches = searches
        try:
            self._replace(json.dumps({"history": searches}, ensure_ascii=False, indent=1))
        except OSError as error:
            raise LibraryError(str(self._path), error.strerror or str(error)) from error

    def _replace(self, text: str) -> None:
        fresh = self._path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)


def _read(path: Path) -> list[str]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return []
    searches = kept.get("history") if isinstance(kept, dict) else None
    return [words for words in searches if isinstance(words, str) and words] if isinstance(searches, list) else []
