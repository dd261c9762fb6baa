"""Paths → files worth reading, and their bytes.

A folder a person points at may hold anything: FIFOs that block for ever, links that lead out of it,
devices, files of many gigabytes. Everything found here has a say: an ordinary file is yielded to be
read, anything else is yielded with the reason why not.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.errors import EmptyFile, NoPermission, NotAFile, TooLarge, UnreadableFile

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read: over a hundred books, and the bound of an import's memory."""

ARTICLE_SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown", ".xml", ".sgml"})
"""Names that promise an article: a folder or device that bears one is worth a word."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A path as it will be named in the report; ``refusal`` says why it will not be read."""

    path: str
    refusal: UnreadableFile | None = None


def candidates(paths: Iterable[Path]) -> Iterator[Candidate]:
    """Every file below the given paths, in name order, each exactly once."""
    seen: set[str] = set()
    for path in paths:
        for candidate in _below(path):
            if candidate.path not in seen:
                seen.add(candidate.path)
                yield candidate


def read_bytes(path: str) -> bytes:
    """The bytes of an ordinary file. Raises ``UnreadableFile`` for anything else, and never blocks."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise NotAFile(path, _kind(found.st_mode))
            if found.st_size > MAX_BYTES:
                raise TooLarge(path, f"{found.st_size:,} bytes; the limit is {MAX_BYTES:,}")
            # One byte more than the limit, for a file that grows while it is read.
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(raw) > MAX_BYTES:
        raise TooLarge(path, f"it grew over {MAX_BYTES:,} bytes")
    if not raw:
        raise EmptyFile(path, "0 bytes")
    return raw


def _below(path: Path) -> Iterator[Candidate]:
    if not path.is_dir():
        yield _candidate(str(path))
        return
    found_any = False
    for candidate in _walk(str(path), os.path.realpath(path)):
        found_any = True
        yield candidate
    if not found_any:
        yield Candidate(str(path), NotAFile(str(path), "the folder holds no files"))


def _walk(folder: str, root: str) -> Iterator[Candidate]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Candidate(folder, _unreadable(folder, error))
        return
    for entry in entries:
        if entry.is_symlink() and not _inside(entry.path, root):
            yield Candidate(entry.path, NotAFile(entry.path, "a link that leads out of the folder"))
        elif entry.is_dir(follow_symlinks=False):
            if Path(entry.name).suffix.lower() in ARTICLE_SUFFIXES:
                yield Candidate(entry.path, NotAFile(entry.path, "a folder with the name of a file"))
            yield from _walk(entry.path, root)
        elif entry.is_symlink() and entry.is_dir():
            # What it leads to lies inside the folder and is met there.
            continue
        else:
            yield _candidate(entry.path)


def _candidate(path: str) -> Candidate:
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        return Candidate(path, _unreadable(path, error))
    return Candidate(path, None if stat.S_ISREG(mode) else NotAFile(path, _kind(mode)))


def _inside(path: str, root: str) -> bool:
    target = os.path.realpath(path)
    return target == root or target.startswith(root + os.sep)


def _unreadable(path: str, error: OSError) -> UnreadableFile:
    if isinstance(error, PermissionError):
        return NoPermission(path)
    if isinstance(error, FileNotFoundError):
        return NotAFile(path, "nothing has this name" if not Path(path).is_symlink() else "a link that leads nowhere")
    return UnreadableFile(path, error.strerror or str(error))


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a device"
