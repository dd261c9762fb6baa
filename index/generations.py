"""Where the index lives on disk: one folder a generation, and a pointer to the one in use.

    folder/
      current.json         which generation is in use, by which format and word list it was made
      generation-000001/   an index; its own files carry their checksums (see ``index.engine``)

An index is never repaired. ``start`` makes a new folder and ``commit`` points to it, so that a reader in another
process, and Windows, which does not delete mapped files, can keep the old one open; old folders go when nobody
holds them. The pointer is replaced durably, and only after what it names is on the disk.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from reader.errors import IndexDamaged


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
