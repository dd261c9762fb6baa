"""The commands over what is kept, as scripts see them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import main
from reader import cli


class Run:
    """Runs command lines over one library."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        self.code = 0
        self.err = ""

    def __call__(self, *words: object) -> str:
        self._capsys.readouterr()
        try:
            self.code = cli.run(
                [*map(str, words), "--library", str(self.folder)],
                self.folder,
                cli.Program(main.open_library, int, main.drawing),
            )
        except SystemExit as exit_:
            self.code = int(exit_.code or 0)
        answer = self._capsys.readouterr()
        self.err = answer.err
        return answer.out

    def json(self, *words: object) -> Any:
        return json.loads(self(*words, "--json"))


@pytest.fixture
def run(tmp_path: Path, articles: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A library of three articles."""
    run = Run(tmp_path / "library", capsys)
    run("import", articles)
    return run


@pytest.fixture
def ids(run: Run) -> Sequence[str]:
    """The articles' ids: match, books, harbour."""
    return [article["id"] for article in run.json("list")["articles"]]


def test_a_highlight_is_added_listed_and_removed(run: Run, ids: Sequence[str]) -> None:
    harbour = ids[2]
    made = run.json(
        *("highlight", "add", harbour, "ثلاث", "بواخر", "--colour", 2, "--note", "كم؟", "--tag", "مرفأ", "--tag", "سفن")
    )
    assert list(made) == [
        *("id", "article", "kind", "quote", "start", "end", "colour", "note", "tags", "created", "changed", "placed"),
        *("title", "section", "published"),
    ]
    assert (made["article"], made["quote"], made["colour"]) == (harbour, "ثلاث بواخر", 2)
    assert (made["note"], made["tags"], made["placed"], made["section"]) == ("كم؟", ["مرفأ", "سفن"], True, "اقتصاد")
    assert made["end"] - made["start"] == 10
    assert run.json("highlight", "list") == {"highlights": [made]}
    assert run.json("note", "list") == {"notes": [made]}
    assert run.json("keep", "list", "--words", "بَواخِر") == {"kept": [made]}
    assert run.json("keep", "list", "--only-tag", "سفن", "--only-colour", 2, "--section", "اقتصاد")["kept"] == [made]
    assert run.json("keep", "list", "--unplaced") == {"kept": []}
    shown = run("highlight", "list")
    assert shown.splitlines()[0] == f"{made['id']}  highlight"
    assert "ثلاث بواخر" in shown
    assert "مرفأ · سفن" in shown
    assert run.json("highlight", "remove", made["id"]) == {"id": made["id"], "removed": True}
    assert run.json("highlight", "list") == {"highlights": []}


def test_the_quote_may_be_spelled_otherwise_but_must_stand_once(run: Run, ids: Sequence[str]) -> None:
    assert run.json("highlight", "add", ids[2], "ثَلاثَ بَواخر")["quote"] == "ثلاث بواخر"
    run("highlight", "add", ids[2], "المرفأ")
    assert run.code == 1
    assert "--start" in run.err
    run("highlight", "add", ids[2], "لم يرد هنا")
    assert run.code == 1
    first = run.json("highlight", "add", ids[2], "مرفأ", "--start", 0)
    assert (first["start"], first["end"]) == (0, 4)
    for start in (1, -4):
        run("highlight", "add", ids[2], "مرفأ", "--start", start)
        assert run.code == 1
    assert len(run.json("highlight", "list")["highlights"]) == 2


def test_notes_hang_on_articles_and_passages(run: Run, ids: Sequence[str]) -> None:
    whole = run.json("note", "add", ids[0], "عن", "المقال")
    passage = run.json("note", "add", ids[0], "عن الضيوف", "--quote", "الضيوف")
    assert (whole["note"], whole["quote"], whole["kind"]) == ("عن المقال", None, "note")
    assert (passage["quote"], passage["placed"]) == ("الضيوف", True)
    assert run("note", "add", ids[0], "ثالثة").strip() in run("note", "list")
    assert len(run.json("note", "list")["notes"]) == 3
    run("note", "add", ids[0], "رابعة", "--quote", "لا وجود له")
    assert run.code == 1
    assert run("note", "remove", whole["id"]) == ""
    assert len(run.json("note", "list")["notes"]) == 2
    assert run.json("search", "ملاحظة:ضيوف")["hits"][0]["id"] == ids[0]


def test_tags_are_added_removed_renamed_and_counted(run: Run, ids: Sequence[str]) -> None:
    assert run.json("tag", "add", ids[0], "كرة", "رياضة") == {"id": ids[0], "tags": ["كرة", "رياضة"]}
    assert run.json("tag", "remove", ids[0], "رياضة") == {"id": ids[0], "tags": ["كرة"]}
    made = run.json("highlight", "add", ids[2], "ثلاث بواخر")["id"]
    assert run.json("tag", "add", made, "كرة") == {"id": made, "tags": ["كرة"]}
    assert run.json("tag", "list") == {"tags": [{"tag": "كرة", "count": 2}]}
    assert run.json("tag", "list", ids[0]) == {ids[0]: ["كرة"]}
    assert run("tag", "list").split() == ["2", "كرة"]
    assert run("tag", "list", ids[0]) == "كرة\n"
    assert run.json("tag", "rename", "كرة", "ملاعب") == {"renamed": 2}
    assert run("tag", "rename", "ملاعب", "كرة") == ""
    assert run("tag", "remove", ids[0], "كرة") == ""
    assert run.json("tag", "list") == {"tags": [{"tag": "كرة", "count": 1}]}
    assert [hit["id"] for hit in run.json("search", "وسم:كرة")["hits"]] == [ids[2]]


@pytest.mark.parametrize(
    "words",
    [
        *(("highlight", "add"), ("highlight", "add", "x"), ("highlight", "remove"), ("note", "add", "x")),
        *(("note", "remove"), ("tag", "add", "x"), ("tag", "rename", "x"), ("keep", "import"), ("highlight", "fly")),
        *(("highlight", "add", "x", "y", "--colour", "5"), ("export", "--out", "x"), ("export", "--format", "txt")),
        ("export", "--format", "txt", "--out", "x", "--kept"),
    ],
)
def test_wrong_usage_ends_with_2(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words) == ""
    assert run.code == 2
    assert run.err


@pytest.mark.parametrize(
    "words",
    [
        *(("highlight", "add", "nobody", "y"), ("highlight", "remove", "nothing"), ("note", "add", "nobody", "y")),
        *(("tag", "add", "nobody", "y"), ("keep", "import", "gone.json")),
    ],
)
def test_what_is_not_there_is_said_in_one_line(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words) == ""
    assert run.code == 1
    assert len(run.err.splitlines()) == 1


def test_steps_are_undone_and_redone(run: Run, ids: Sequence[str]) -> None:
    run("bookmark", "add", ids[0])
    assert run.json("keep", "undo") == {"undo": "bookmark"}
    assert run.json("bookmark", "list") == {"bookmarks": []}
    assert run("keep", "redo") == "bookmark\n"
    assert run("keep", "redo") == "nothing to redo\n"
    assert run.json("keep", "redo") == {"redo": None}
    assert [kept["id"] for kept in run.json("bookmark", "list")["bookmarks"]] == [ids[0]]


def test_what_is_kept_leaves_and_comes_back(run: Run, ids: Sequence[str], tmp_path: Path) -> None:
    run("highlight", "add", ids[2], "ثلاث بواخر", "--note", "كم؟")
    run("bookmark", "add", ids[0])
    before = run.json("keep", "list")
    out = tmp_path / "out"
    assert run.json("export", "--format", "json", "--out", out) == {
        "written": 2,
        "path": str(out / "annotations.json"),
    }
    run("export", "--format", "json", "--out", out)
    assert run.code == 1
    assert "already there" in run.err
    assert "2 annotations" in run("export", "--format", "json", "--out", out, "--replace")
    run("highlight", "remove", *(kept["id"] for kept in before["kept"]))
    assert run.json("keep", "list") == {"kept": []}
    file = out / "annotations.json"
    assert run.json("keep", "import", file) == {"file": str(file), "added": 2, "known": 0, "refused": 0}
    assert run.json("keep", "list") == before
    assert run("keep", "import", file) == "added 0, known 2, refused 0\n"
    (tmp_path / "odd.json").write_text("[7]")
    run("keep", "import", tmp_path / "odd.json")
    assert run.code == 1
    assert "1 items could not be read" in run.err
    assert run.json("export", "--format", "csv", "--out", out, "--section", "رياضة")["written"] == 1
    assert run.json("export", "--format", "md", "--out", out, "--kept", "--query", "البواخر OR ثلاث")["written"] == 1


def test_articles_leave_as_files(run: Run, ids: Sequence[str], articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    answer = run.json("export", "--format", "txt", "--out", out)
    assert (answer["written"], answer["failed"]) == (3, 0)
    assert {file["id"] for file in answer["files"]} == set(ids)
    assert sorted(path.read_bytes() for path in out.iterdir()) == sorted(
        path.read_bytes() for path in articles.iterdir()
    )
    again = run.json("export", "--format", "txt", "--out", out)
    assert (again["written"], again["failed"], run.code) == (0, 3, 1)
    assert len(run.err.splitlines()) == 3
    assert run("export", "--format", "md", "--out", out, "--section", "رياضة") == "wrote 1 files\n"
    assert run.json("export", "--format", "html", "--out", out, "--query", "المعرض")["written"] == 1
