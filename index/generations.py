"""Where the index lives on disk, and how it knows that every byte is the one it wrote.

    folder/
      current.json         which generation is in use, by which format and word list it was made
      generation-000001/   a Whoosh index
        _MAIN_7.toc        Whoosh's table of contents after commit 7
        _MAIN_7.sums       size and CRC-32 of that table and of every segment file it may name
        MAIN_*             the segments

Whoosh writes its table of contents last and renames it into place, but never calls fsync, and reads a damaged
segment as best it can, which may be «0 hits». ``DurableStorage`` stands at that rename: everything written is
synced to disk and its checksums are noted *before* the new table takes the place of the old one. After a crash
either the old commit or the new one is there, whole. ``verify`` compares before anything is read.

Starting anew (``Generations.start``) makes a new folder, so that a reader in another process, and Windows, which
does not delete mapped files, can keep the old one open. Old folders go when nobody holds them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from whoosh.filedb.filestore import FileStorage

from reader.errors import IndexDamaged

_TABLE = re.compile(r"_MAIN_(\d+)\.toc")
_SEGMENT = re.compile(r"(MAIN_[0-9a-z]+)[.][A-Za-z0-9_.]+")
_CHUNK = 1 << 20


class Sum(NamedTuple):
    """What a file must be: its size in bytes and its CRC-32."""

    size: int
    crc: int


class DurableStorage(FileStorage):  # type: ignore[misc]
    """Whoosh's storage for one folder, with a commit that survives a power cut."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Whoosh renames only its table of contents: the moment of a commit."""
        folder = Path(self.folder)
        if not _TABLE.fullmatch(newname):
            raise ValueError(f"{newname} is not a table of contents")
        _note_sums(folder, oldname, newname)
        (folder / oldname).replace(folder / newname)
        sync_folder(folder)


def _note_sums(folder: Path, temporary: str, table: str) -> None:
    """Sync all that the commit wrote and write its sums; files known from the last commit are not read again."""
    known = _last_sums(folder)
    sums = {table: _synced_sum(folder / temporary)}
    for path in folder.iterdir():
        if _SEGMENT.fullmatch(path.name):
            sums[path.name] = known.get(path.name) or _synced_sum(path)
    write_durably(folder / _sums_name(table), json.dumps(sums).encode())


def _last_sums(folder: Path) -> dict[str, Sum]:
    table = latest_table(folder)
    return _read_sums(folder, table) if table else {}


def _synced_sum(path: Path) -> Sum:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return _sum(path)


def _sum(path: Path) -> Sum:
    crc = size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            crc = zlib.crc32(chunk, crc)
            size += len(chunk)
    return Sum(size, crc)


def _sums_name(table: str) -> str:
    return table.removesuffix(".toc") + ".sums"


def _read_sums(folder: Path, table: str) -> dict[str, Sum]:
    path = folder / _sums_name(table)
    try:
        return {name: Sum(*entry) for name, entry in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise IndexDamaged(str(path), str(error)) from error


def latest_table(folder: Path) -> str | None:
    """The name of the newest table of contents in ``folder``."""
    numbered = {int(match[1]): match[0] for path in folder.iterdir() if (match := _TABLE.fullmatch(path.name))}
    return numbered[max(numbered)] if numbered else None


def verify_table(folder: Path, table: str) -> None:
    """The table of contents is as it was written: only then may its pickles be opened. Raises ``IndexDamaged``."""
    _compare(folder, table, _read_sums(folder, table).get(table))


def verify_segments(folder: Path, table: str, segments: Iterable[str], already: set[str]) -> None:
    """Every file of ``segments`` (ids as in file names) is there and whole; ``already`` grows by what was compared.

    Segment files never change, so a process compares each of them once. Raises ``IndexDamaged``.
    """
    sums = _read_sums(folder, table)
    for segment in segments:
        files = [name for name in sums if name.startswith(f"{segment}.")]
        if not files:
            raise IndexDamaged(str(folder), f"no file of segment {segment} is known")
        for name in files:
            if name not in already:
                _compare(folder, name, sums[name])
                already.add(name)


def _compare(folder: Path, name: str, expected: Sum | None) -> None:
    try:
        found = _sum(folder / name)
    except OSError as error:
        raise IndexDamaged(str(folder / name), error.strerror or str(error)) from error
    if found != expected:
        raise IndexDamaged(str(folder / name), "its checksum does not fit")


def clean_sums(folder: Path) -> None:
    """Remove the sums of commits that are gone. Whoosh removes their tables itself."""
    for path in folder.glob("_MAIN_*.sums"):
        if not path.with_suffix(".toc").exists():
            path.unlink(missing_ok=True)


class Generations:
    """The generation folders under ``root``. ``made_by`` names format and word list; what others made is foreign."""

    def __init__(self, root: Path, made_by: str) -> None:
        self._root = root
        self._made_by = made_by
        self._pointer = root / "current.json"

    def current(self) -> Path | None:
        """The folder in use; ``None`` before the first one. Raises ``IndexDamaged`` if it is unreadable or foreign."""
        try:
            pointer = json.loads(self._pointer.read_bytes())
            name, made_by = pointer["generation"], pointer["made_by"]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise IndexDamaged(str(self._pointer), str(error)) from error
        if made_by != self._made_by:
            raise IndexDamaged(str(self._pointer), "it was made by another version or with another word list")
        if not (self._root / str(name)).is_dir():
            raise IndexDamaged(str(self._root / str(name)), "the folder is missing")
        return self._root / str(name)

    def start(self) -> Path:
        """Make a new empty folder; ``commit`` puts it to use once there is an index in it."""
        self._root.mkdir(parents=True, exist_ok=True)
        numbers = [int(path.name.rpartition("-")[2]) for path in self._folders()]
        folder = self._root / f"generation-{max(numbers, default=0) + 1:06}"
        folder.mkdir()
        return folder

    def commit(self, folder: Path) -> None:
        """Point to ``folder`` and clear away what was there before."""
        sync_folder(folder)
        write_durably(self._pointer, json.dumps({"generation": folder.name, "made_by": self._made_by}).encode())
        for old in self._folders():
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)

    def _folders(self) -> list[Path]:
        return [path for path in self._root.glob("generation-*") if path.name.rpartition("-")[2].isdecimal()]


def write_durably(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` so that after a crash it is the old one or the new one, whole."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` durable. Windows cannot open folders and needs no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
