"""A file of named arrays in which every byte is checked before it is used.

    "KHZARRAY"        8 bytes, padded to 64
    array             each array starts at a multiple of 64
    array …
    checksums         CRC-32 of every 64 KiB block of all that stands above
    directory         JSON: {"arrays": {name: [dtype, length, offset]}, "checksums": …, "meta": …}
    trailer           length of the directory (8), its CRC-32 (4), version (4), "KHZARRAY"

Opening a file checks its trailer and directory only; a block is checked when an array's slice first needs
it. So a file of any size opens at once, and damage is noticed before it can turn into a wrong answer.
Files are written once, made durable, and never changed. All numbers are little-endian.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import numpy as np
from numpy.typing import DTypeLike, NDArray

from reader.errors import IndexDamaged

MAGIC = b"KHZARRAY"
VERSION = 1
ALIGNMENT = 64
BLOCK = 1 << 16
SEVERAL = 64 * BLOCK
"""Bytes that are read at a time to check a whole file."""
TRAILER = struct.Struct("<QII8s")

Array = NDArray[Any]


class ArrayWriter:
    """Writes an array file. An array comes whole (``put``) or piece by piece into a reserved place (``append``)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO = path.open("w+b")
        self._file.write(MAGIC.ljust(ALIGNMENT, b"\0"))
        self._end = ALIGNMENT
        self._directory: dict[str, tuple[str, int, int]] = {}
        self._cursors: dict[str, int] = {}

    def put(self, name: str, array: Array) -> None:
        """Write a whole array."""
        self.reserve(name, array.dtype, len(array))
        self.append(name, array)

    def reserve(self, name: str, dtype: DTypeLike, length: int) -> None:
        """Make room for ``length`` numbers, to be filled by ``append`` in order."""
        kind = np.dtype(dtype).newbyteorder("<")
        self._directory[name] = (kind.str, length, self._end)
        self._cursors[name] = self._end
        self._end += -(-length * kind.itemsize // ALIGNMENT) * ALIGNMENT

    def append(self, name: str, array: Array) -> None:
        """Fill the next ``len(array)`` places of the reserved array ``name``."""
        kind = self.dtype(name)
        piece = np.ascontiguousarray(array, kind)
        self._file.seek(self._cursors[name])
        self._file.write(piece.data.cast("B") if piece.nbytes else b"")
        self._cursors[name] += piece.nbytes

    def read(self, name: str, start: int, stop: int) -> Array:
        """Read back a part of an array that was written already."""
        kind, _, offset = self._directory[name]
        size = np.dtype(kind).itemsize
        self._file.seek(offset + start * size)
        return np.frombuffer(self._file.read((stop - start) * size), kind)

    def dtype(self, name: str) -> np.dtype[Any]:
        """The type of an array's numbers."""
        return np.dtype(self._directory[name][0])

    def finish(self, meta: Mapping[str, Any], durable: bool = True) -> None:
        """Write checksums and directory. With ``durable`` the file is on the disk when this returns."""
        self._file.truncate(self._end)
        sums = np.fromiter((zlib.crc32(block) for block in self._blocks()), np.uint32)
        self._file.seek(self._end)
        self._file.write(sums.astype("<u4").tobytes())
        directory = json.dumps(
            {"arrays": self._directory, "checksums": [self._end, zlib.crc32(sums.tobytes())], "meta": dict(meta)},
            ensure_ascii=False,
        ).encode()
        self._file.write(directory)
        self._file.write(TRAILER.pack(len(directory), zlib.crc32(directory), VERSION, MAGIC))
        self._file.flush()
        if durable:
            os.fsync(self._file.fileno())
        self._file.close()

    def abandon(self) -> None:
        """Close and remove the unfinished file."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def _blocks(self) -> Iterator[bytes]:
        self._file.seek(0)
        while block := self._file.read(BLOCK):
            yield block


class ArrayFile:
    """Reads an array file: mapped into memory for searching, or by plain reads (``mapped=False``) for one pass
    over much data in little memory. Raises ``IndexDamaged`` naming the file; a missing file is an ``OSError``."""

    def __init__(self, path: Path, mapped: bool = True) -> None:
        self.path = path
        self._file = path.open("rb")
        self._size = os.fstat(self._file.fileno()).st_size
        try:
            self._read_directory()
        except (ValueError, KeyError, TypeError, struct.error) as error:
            self._file.close()
            raise self._damaged("the directory cannot be read") from error
        except IndexDamaged:
            self._file.close()
            raise
        self._view: memoryview | None = None
        if mapped:
            self._view = memoryview(mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ))
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __contains__(self, name: object) -> bool:
        return name in self._arrays

    def __getitem__(self, name: str) -> Column:
        if name not in self._arrays:
            raise self._damaged(f"array {name} is missing")
        kind, length, offset = self._arrays[name]
        return Column(self, np.dtype(kind), length, offset)

    def close(self) -> None:
        """Let go of the file. Slices already given out stay valid: they keep the mapping alive."""
        self._view = None
        self._file.close()

    def checked(self, start: int, stop: int) -> memoryview:
        """The checked bytes of ``[start, stop)`` of the file."""
        if self._view is None:
            return self._read_checked(start, stop)
        self.check_mapped(start, stop)
        return self._view[start:stop]

    def mapped(self, kind: np.dtype[Any], length: int, offset: int) -> Array | None:
        """A whole array of a mapped file, for slices that are checked one by one."""
        return None if self._view is None else np.frombuffer(self._view, kind, length, offset)

    def check_mapped(self, start: int, stop: int) -> None:
        """Check what was not checked before of the blocks that ``[start, stop)`` of a mapped file touches."""
        first, end = start // BLOCK, (stop - 1) // BLOCK + 1
        if self._checked.find(0, first, end) >= 0:
            self._check_blocks(first, end)

    def check(self, cancelled: Callable[[], bool]) -> None:
        """Check the whole file, some blocks at a time, or until ``cancelled``."""
        for start in range(0, self._end, SEVERAL):
            if cancelled():
                return
            self.checked(start, min(start + SEVERAL, self._end))

    def _read_directory(self) -> None:
        if self._size < ALIGNMENT + TRAILER.size:
            raise self._damaged("the file is too short")
        length, crc, version, magic = TRAILER.unpack(self._tail(self._size - TRAILER.size, TRAILER.size))
        if magic != MAGIC or version != VERSION or length > self._size:
            raise self._damaged("the end of the file is not as it was written")
        text = self._tail(self._size - TRAILER.size - length, length)
        if zlib.crc32(text) != crc:
            raise self._damaged("the directory has changed")
        directory = json.loads(text)
        self._arrays: dict[str, tuple[str, int, int]] = directory["arrays"]
        self.meta: dict[str, Any] = directory["meta"]
        start, checksum = directory["checksums"]
        self._read_checksums(start, checksum, self._size - TRAILER.size - length)

    def _read_checksums(self, start: int, checksum: int, stop: int) -> None:
        raw = self._tail(start, stop - start)
        if zlib.crc32(raw) != checksum:
            raise self._damaged("the checksums have changed")
        self._end = start
        self._sums: list[int] = np.frombuffer(raw, "<u4").tolist()
        self._checked = bytearray(len(self._sums))

    def _tail(self, offset: int, length: int) -> bytes:
        self._file.seek(offset)
        return self._file.read(length)

    def _check_blocks(self, first: int, end: int) -> None:
        assert self._view is not None
        for block in range(first, end):
            if not self._checked[block]:
                self._compare(block, self._view[block * BLOCK : min((block + 1) * BLOCK, self._end)])
                self._checked[block] = 1

    def _read_checked(self, start: int, stop: int) -> memoryview:
        first = start // BLOCK
        base = first * BLOCK
        end = min(-(-stop // BLOCK) * BLOCK, self._end)
        data = memoryview(self._tail(base, end - base))
        for at in range(0, end - base, BLOCK):
            self._compare(first + at // BLOCK, data[at : at + BLOCK])
        return data[start - base : stop - base]

    def _compare(self, block: int, data: memoryview) -> None:
        if zlib.crc32(data) != self._sums[block]:
            raise self._damaged(f"block {block} has changed")

    def _damaged(self, detail: str) -> IndexDamaged:
        return IndexDamaged(str(self.path), detail)


class Column:
    """One array of a file, given out as numpy arrays of checked numbers: no copies when the file is mapped."""

    __slots__ = ("_file", "_kind", "_offset", "_size", "_whole", "length")

    def __init__(self, file: ArrayFile, kind: np.dtype[Any], length: int, offset: int) -> None:
        self._file = file
        self._whole = file.mapped(kind, length, offset)
        self._kind = kind
        self._size = kind.itemsize
        self._offset = offset
        self.length = length

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of the numbers as they are stored."""
        return self._kind

    def part(self, start: int, stop: int) -> Array:
        """The numbers of ``[start, stop)``."""
        if stop <= start:
            return np.zeros(0, self._kind)
        if self._whole is None:
            return np.frombuffer(self.bytes(start, stop), self._kind)
        self._file.check_mapped(self._offset + start * self._size, self._offset + stop * self._size)
        return self._whole[start:stop]

    def bytes(self, start: int, stop: int) -> memoryview:
        """The same as they are in the file."""
        return self._file.checked(self._offset + start * self._size, self._offset + stop * self._size)

    def all(self) -> Array:
        """All numbers."""
        return self.part(0, self.length)
