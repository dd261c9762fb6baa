"""Which files of a folder are read, and what is said of the others."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from reader import folders
from reader.errors import EmptyFile, NoPermission, NotAFile, TooLarge, UnreadableFile
from reader.folders import candidates, read_bytes

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX file kinds")


def found(*paths: Path) -> dict[str, UnreadableFile | None]:
    return {candidate.path: candidate.refusal for candidate in candidates(paths)}


def test_files_are_found_in_name_order_at_any_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "deep/er/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("نص")
    assert list(found(tmp_path)) == [str(tmp_path / name) for name in ("a.txt", "b.txt", "deep/er/c.txt")]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("نص")
    assert len(found(tmp_path, file)) == 1


def test_a_missing_path_and_an_empty_folder_are_said(tmp_path: Path) -> None:
    missing = tmp_path / "no.txt"
    assert "nothing has this name" in str(found(missing)[str(missing)])
    assert "holds no files" in str(found(tmp_path)[str(tmp_path)])


def test_a_folder_with_the_name_of_a_file_is_said_and_entered(tmp_path: Path) -> None:
    inside = tmp_path / "x.txt" / "a.txt"
    inside.parent.mkdir()
    inside.write_text("نص")
    result = found(tmp_path)
    assert isinstance(result[str(inside.parent)], NotAFile)
    assert result[str(inside)] is None


@posix
def test_a_pipe_and_a_socket_are_refused_without_blocking(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        os.chdir(tmp_path)
        server.bind("socket.txt")
        result = found(tmp_path)
    assert "a pipe" in str(result[str(tmp_path / "pipe.txt")])
    assert "a socket" in str(result[str(tmp_path / "socket.txt")])
    with pytest.raises(NotAFile):
        read_bytes(str(tmp_path / "pipe.txt"))
    with pytest.raises(UnreadableFile):
        read_bytes(str(tmp_path / "socket.txt"))


@posix
def test_a_device_is_refused() -> None:
    assert "a device" in str(found(Path("/dev/null"))["/dev/null"])


@posix
def test_links_out_of_the_folder_and_to_nowhere_are_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("نص")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "inside.txt").write_text("نص")
    (folder / "out.txt").symlink_to(outside)
    (folder / "in.txt").symlink_to(folder / "inside.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    result = found(folder)
    assert "leads out" in str(result[str(folder / "out.txt")])
    assert "leads nowhere" in str(result[str(folder / "nowhere.txt")])
    assert result[str(folder / "in.txt")] is None
    assert not any("loop" in path for path in result)


@posix
def test_a_link_given_by_name_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("نص")
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "real.txt")
    assert found(link) == {str(link): None}


def test_sizes_over_the_limit_and_nothing_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"")
    with pytest.raises(EmptyFile):
        read_bytes(str(file))
    monkeypatch.setattr(folders, "MAX_BYTES", 4)
    file.write_bytes(b"12345")
    with pytest.raises(TooLarge, match="5 bytes"):
        read_bytes(str(file))
    file.write_bytes(b"1234")
    assert read_bytes(str(file)) == b"1234"


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_and_a_folder_without_permission_are_said(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("نص")
    file.chmod(0)
    with pytest.raises(NoPermission):
        read_bytes(str(file))
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    assert isinstance(found(tmp_path)[str(closed)], NoPermission)


def test_a_permission_error_becomes_ours(tmp_path: Path) -> None:
    error = folders._unreadable("a.txt", PermissionError(13, "denied"))
    assert isinstance(error, NoPermission)
    assert "a.txt" in str(error)
