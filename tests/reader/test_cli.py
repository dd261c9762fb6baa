"""The command line as scripts see it: a real process's output, exit codes and error lines."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import main
from reader import cli
from reader.errors import SearchIndexError
from reader.library import Library
from tests.conftest import write_article

Run = Callable[..., "Answer"]


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@dataclass
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command line over the test's library."""

    def run_(*arguments: object, stdin: str = "", terminal: bool = False) -> Answer:
        out, err = ((Terminal if terminal else io.TextIOWrapper)(io.BytesIO(), encoding="utf-8") for _ in range(2))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        words = [str(argument) for argument in arguments]
        try:
            code = cli.run(words, tmp_path / "library", cli.Program(main.open_library, lambda folder: 77, main.drawing))
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        texts = []
        for stream in (out, err):
            stream.flush()
            texts.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
        return Answer(code, *texts)

    return run_


def test_without_a_command_the_window_opens(run: Run) -> None:
    assert run().code == 77
    assert run("--library", "elsewhere").code == 77


def test_import_counts_and_names_every_file(run: Run, articles: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    answer = run("import", articles, "--json")
    assert answer.code == 1
    counts = {key: value for key, value in answer.json.items() if key != "files"}
    assert counts == {"added": 3, "unchanged": 0, "updated": 0, "duplicates": 0, "failed": 1, "skipped": 0}
    files = {Path(file["path"]).name: file for file in answer.json["files"]}
    assert files["empty.txt"]["outcome"] == "failed"
    assert files["empty.txt"]["id"] is None
    assert files["harbour.txt"]["reason"] is None
    assert set(files["harbour.txt"]) == {"path", "outcome", "id", "reason"}
    (line,) = answer.err.splitlines()
    assert "empty.txt" in line


def test_import_for_people_is_one_line_and_a_good_one_ends_with_0(run: Run, articles: Path) -> None:
    answer = run("import", articles)
    assert (answer.code, answer.out, answer.err) == (0, "added 3\n", "")
    assert run("import", articles, "--dry-run").out == "unchanged 3\n"


def test_a_dry_run_keeps_nothing(run: Run, articles: Path) -> None:
    assert run("import", articles, "--dry-run", "--json").json["added"] == 3
    assert run("list", "--json").json == {"total": 0, "articles": []}


def test_parse_prints_one_line_a_file_and_needs_no_library(run: Run, articles: Path, tmp_path: Path) -> None:
    answer = run("parse", articles / "harbour.txt", articles / "match.txt", "--json")
    first, second = answer.lines
    assert list(first) == [
        *("id", "section", "published", "title", "lead", "caption", "body", "related", "dropped"),
        *("source", "encoding", "layout", "warnings"),
    ]
    assert first["id"] is None
    assert first["source"] == str(articles / "harbour.txt")
    assert (first["section"], first["published"]) == ("اقتصاد", "2024-12-07T02:47")
    assert first["caption"] is None
    assert len(first["body"]) == 3
    assert second["section"] == "رياضة"
    assert not (tmp_path / "library").exists()


def test_parse_goes_on_after_a_file_that_fails(run: Run, articles: Path) -> None:
    answer = run("parse", articles / "gone.txt", articles / "match.txt", "--json")
    assert answer.code == 1
    assert len(answer.lines) == 1
    assert "gone.txt" in answer.err


def test_parse_for_people_shows_the_article(run: Run, articles: Path) -> None:
    out = run("parse", articles / "harbour.txt").out
    assert out.index("مرفأ المدينة يستأنف") < out.index("وختم بالقول")


def test_text_for_a_terminal_without_bidi_is_visual(run: Run, articles: Path) -> None:
    out = run("parse", articles / "harbour.txt", "--bidi", "visual").out
    assert "مرفأ" not in out
    assert "ﻣﺮﻓﺄ"[::-1] in out


def test_list_is_newest_first_and_pages(run: Run, articles: Path) -> None:
    run("import", articles)
    answer = run("list", "--json", "--limit", 2)
    assert answer.json["total"] == 3
    assert [article["section"] for article in answer.json["articles"]] == ["رياضة", "ثقافة"]
    assert [article["section"] for article in run("list", "--json", "--offset", 2).json["articles"]] == ["اقتصاد"]
    assert run("list", "--section", "ثقافة", "--json").json["total"] == 1
    assert "معرض الكتاب" in run("list").out


def test_show_prints_one_article_and_says_when_there_is_none(run: Run, articles: Path) -> None:
    run("import", articles)
    id_ = run("list", "--json").json["articles"][0]["id"]
    assert run("show", id_, "--json").json["id"] == id_
    answer = run("show", "nobody")
    assert answer.code == 1
    assert answer.err == "khizana: nobody: there is no such article; «list» shows the ids\n"


def test_sections_and_stats_count(run: Run, articles: Path) -> None:
    run("import", articles)
    assert {row["section"]: row["count"] for row in run("sections", "--json").json["sections"]} == {
        "اقتصاد": 1,
        "ثقافة": 1,
        "رياضة": 1,
    }
    assert "ثقافة" in run("sections").out
    assert run("stats", "--json").json == {"articles": 3, "unread": 3, "bookmarked": 0, "sections": 3}
    assert run("stats").out.split()[:2] == ["articles", "3"]


def test_search_prints_the_documented_keys(run: Run, articles: Path) -> None:
    run("import", articles)
    answer = run("search", "البواخر", "--json").json
    assert list(answer) == ["query", "total", "took_ms", "hits", "facets", "suggestion", "interpretation"]
    (hit,) = answer["hits"]
    assert list(hit) == ["id", "score", "title", "section", "published", "snippet"]
    start, end = hit["snippet"]["matches"][0]
    assert hit["snippet"]["text"][start:end] == "بواخر"
    assert answer["facets"] == {"section": {"اقتصاد": 1}, "month": {"2024-12": 1}}


def test_search_filters_and_sorts(run: Run, articles: Path) -> None:
    run("import", articles)
    words = "المدينة OR المعرض OR الفريقين"
    assert run("search", words, "--json").json["total"] == 3
    assert run("search", words, "--section", "رياضة", "--section", "ثقافة", "--json").json["total"] == 2
    assert run("search", words, "--from", "2025", "--to", "2025-01-31", "--json").json["total"] == 1
    oldest = run("search", words, "--sort", "oldest", "--json").json["hits"]
    assert [hit["published"][:4] for hit in oldest] == ["2024", "2025", "2025"]


def test_search_for_people_shows_passages(run: Run, articles: Path) -> None:
    run("import", articles)
    assert "ثلاث بواخر" in run("search", "البواخر").out


def test_search_reads_queries_from_standard_input(run: Run, articles: Path) -> None:
    run("import", articles)
    answer = run("search", "-", stdin="البواخر\n\nالمعرض\n")
    assert [line["query"] for line in answer.lines] == ["البواخر", "", "المعرض"]
    assert [line["total"] for line in answer.lines] == [1, 0, 1]


def test_bookmarks_are_added_listed_and_removed(run: Run, articles: Path) -> None:
    run("import", articles)
    first, second, _ = [article["id"] for article in run("list", "--json").json["articles"]]
    assert run("bookmark", "add", first, second, "--json").lines == [
        {"id": first, "bookmarked": True},
        {"id": second, "bookmarked": True},
    ]
    assert run("bookmark", "remove", second).code == 0
    assert [kept["id"] for kept in run("bookmark", "list", "--json").json["bookmarks"]] == [first]
    assert first in run("bookmark", "list").out
    assert run("bookmark", "add", "nobody", second).code == 1
    assert len(run("bookmark", "list", "--json").json["bookmarks"]) == 2
    assert run("bookmark", "add").code == 2


def test_check_and_reindex_report(run: Run, articles: Path, tmp_path: Path) -> None:
    run("import", articles)
    assert run("check", "--json").json["ok"] is True
    assert "sound" in run("check").out
    assert run("reindex", "--json").json == {"indexed": 3}
    assert run("reindex").out == "indexed 3\n"
    for file in (tmp_path / "library" / "index").rglob("*"):
        if file.is_file():
            file.write_bytes(b"broken")
    assert run("check").code == 1
    assert run("check", "--repair").code == 0
    assert run("check").code == 0


def test_a_backup_can_be_restored_and_the_old_library_is_kept(run: Run, articles: Path, tmp_path: Path) -> None:
    run("import", articles)
    saved = tmp_path / "saved.db"
    assert run("backup", saved, "--json").json == {"backup": str(saved)}
    assert run("backup", saved).code == 1
    run("import", write_article(tmp_path / "later.txt", title="خبر لاحق تماما", date="01-01-2026 | 01:00"))
    before = saved.read_bytes()
    assert run("restore", saved).code == 0
    assert saved.read_bytes() == before
    assert run("list", "--json").json["total"] == 3
    assert run("search", "لاحق", "--json").json["total"] == 0
    assert (tmp_path / "library" / "library.db.replaced-1").exists()
    assert run("restore", saved, "--json").json["kept"].endswith("replaced-2")


def test_a_restore_begins_a_library_where_there_was_none(run: Run, articles: Path, tmp_path: Path) -> None:
    run("import", articles)
    run("backup", tmp_path / "saved.db")
    assert run("restore", tmp_path / "saved.db", "--library", tmp_path / "other").out == ""
    assert run("list", "--json", "--library", tmp_path / "other").json["total"] == 3


def test_a_damaged_backup_is_refused_and_nothing_changes(run: Run, articles: Path, tmp_path: Path) -> None:
    run("import", articles)
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"this is not a library" * 99)
    assert run("restore", bad).code == 1
    assert run("restore", tmp_path / "gone.db").code == 1
    assert run("list", "--json").json["total"] == 3


def test_wrong_usage_ends_with_2(run: Run) -> None:
    assert run("fly").code == 2
    assert run("list", "--limit", "-1").code == 2
    assert run("search").code == 2


def test_no_traceback_when_the_library_cannot_be_opened(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    answer = run("list", "--library", tmp_path / "file" / "library")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize("error", [SearchIndexError("index"), KeyboardInterrupt()])
def test_interruptions_end_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(self: Library, view: object) -> list[str]:
        raise error

    monkeypatch.setattr(Library, "listing", fail)
    answer = run("list")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1


def test_progress_is_shown_on_a_terminal_only(run: Run, articles: Path) -> None:
    assert "3 / 3" in run("import", articles, "--bidi", "logical", terminal=True).err
    assert run("import", articles).err == ""


def test_a_reader_that_has_seen_enough_ends_it_in_silence(run: Run, articles: Path, tmp_path: Path) -> None:
    run("import", articles)
    command = [sys.executable, main.__file__, "list", "--limit", "3", "--library", str(tmp_path / "library")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


def test_an_import_on_a_terminal_says_how_fast_it_is_and_how_long_it_takes(run: Run, articles: Path) -> None:
    assert cli.pace(1200, 5000, 4.0) == "1,200 / 5,000 · 300 a second · 13 s left"
    assert cli.pace(10, 5000, 1.0).endswith("8 min left")
    assert cli.pace(0, 5000, 1.0) == "0 / 5,000"
    assert "3 / 3 · " in run("import", articles, "--bidi", "logical", terminal=True).err
