"""The table of contents: which segments make up the index, and which of their documents are deleted.

It is Whoosh's own file (``_MAIN_7.toc`` for the seventh commit) with a checksum behind it. A commit writes it
last, under another name, brings it to the disk and renames it: whoever reads sees the old state or the new.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC

from reader.errors import IndexDamaged

CHECKSUM = 4
UNFINISHED = "MAIN_toc.new"
"""A name that Whoosh sweeps away with the files of segments it does not know."""


def write(folder: Path, name: str, toc: TOC) -> None:
    """Write a table of contents, durably. All files it names must be on the disk already."""
    memory = RamStorage()
    toc.write(memory, name)
    filename = TOC._filename(name, toc.generation)
    data: bytes = memory.files[filename]
    unfinished = folder / UNFINISHED
    with unfinished.open("wb") as file:
        file.write(data + zlib.crc32(data).to_bytes(CHECKSUM, "little"))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(folder / filename)
    _sync_folder(folder)


def read(folder: Path, name: str, generation: int, schema: Any = None) -> TOC:
    """Read the table of contents of one generation. Raises ``IndexDamaged``, or ``FileNotFoundError``."""
    filename = TOC._filename(name, generation)
    data = (folder / filename).read_bytes()
    body, checksum = data[:-CHECKSUM], data[-CHECKSUM:]
    if zlib.crc32(body).to_bytes(CHECKSUM, "little") != checksum:
        raise IndexDamaged(str(folder / filename), "the table of contents has changed")
    memory = RamStorage()
    memory.files[filename] = body
    try:
        return TOC.read(memory, name, gen=generation, schema=schema)
    except Exception as error:
        raise IndexDamaged(str(folder / filename), "the table of contents is of another version") from error


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself durable, where the system knows such a thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
