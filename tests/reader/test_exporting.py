"""Articles as files: what is in them, names that work everywhere, and nothing overwritten or written elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, View
from reader.errors import NotWritten, UnknownArticle
from reader.exporting import LONGEST_NAME, Form, Writer, markdown, page, safe_name, write_file
from reader.library import Library
from tests.conftest import write_article

FULL = Article(
    id="a",
    section="اقتصاد",
    published="2024-12-07",
    title="مرفأ *المدينة* <يستأنف>",
    lead="مقدمة",
    caption="صورة",
    body=("1. فقرة", "- ثانية\nبسطرين"),
)


def nothing() -> bytes:
    raise AssertionError("nobody asked for the original")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("مرفأ المدينة", "مرفأ المدينة"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("../../etc/passwd", "etc passwd"),
        ("  نقاط ... ", "نقاط"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("COM¹", "_COM¹"),
        ("Console", "Console"),
        ("سطر\nوسطر\tآخر", "سطر وسطر آخر"),
        ("خفي\u202e\u200f\x00\x07", "خفي"),
        ("؟", "؟"),
        ("...", "article"),
        ("", "article"),
    ],
)
def test_a_headline_becomes_a_name_for_every_system(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text())
def test_every_headline_becomes_a_name(title: str) -> None:
    name = safe_name(title)
    assert name
    assert len(name.encode("utf-8", "replace")) <= LONGEST_NAME + 1
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name == name.strip(" .")
    assert not any(unicodedata.category(character) == "Cc" for character in name)
    assert Path(name).name == name


def test_a_long_headline_is_cut_at_a_word() -> None:
    name = safe_name("كلمات كثيرة " * 60)
    assert len(name.encode()) <= LONGEST_NAME
    assert name.endswith(("كلمات", "كثيرة"))
    assert len(safe_name("ا" * 999).encode()) <= LONGEST_NAME


def test_markdown_shows_the_article_and_none_of_its_signs_mean_anything() -> None:
    assert markdown(FULL) == (
        "# مرفأ \\*المدينة\\* \\<يستأنف\\>\n\nاقتصاد · 2024-12-07\n\n**مقدمة**\n\n*صورة*\n\n"
        "1\\. فقرة\n\n\\- ثانية بسطرين\n"
    )
    assert markdown(Article(body=("نص",))) == "نص\n"
    assert markdown(Article(body=("نص",), section="س")) == "س\n\nنص\n"


def test_a_page_stands_alone_and_escapes_everything() -> None:
    made = page(FULL)
    assert (
        '<h1 dir="auto">مرفأ *المدينة* &lt;يستأنف&gt;</h1>\n<p class=about dir="auto">اقتصاد · 2024-12-07</p>' in made
    )
    assert "<title>مرفأ *المدينة* &lt;يستأنف&gt;</title>" in made
    assert "<script" not in made
    assert "http" not in made
    assert "about" not in page(Article(body=("نص",))).partition("<body>")[2]
    assert page(Article(body=("نص",), section="س")).index("س</p>") < page(Article(body=("نص",), section="س")).index(
        "نص</p>"
    )


def test_articles_of_one_headline_get_names_of_their_own(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    names = [
        Path(writer.write(Article(id=str(number), title=title), Form.HTML, nothing).path).name
        for number, title in enumerate(("Beirut", "BEIRUT", "beirut", "Cafe\u0301", "Caf\u00e9"))
    ]
    assert names == ["Beirut.html", "BEIRUT (2).html", "beirut (3).html", "Caf\u00e9.html", "Caf\u00e9 (2).html"]
    assert len(list(tmp_path.iterdir())) == 5


def test_what_is_there_stays_without_a_yes(tmp_path: Path) -> None:
    first = Writer(tmp_path).write(FULL, Form.MARKDOWN, nothing)
    Path(first.path).write_text("mine")
    refused = Writer(tmp_path).write(FULL, Form.MARKDOWN, nothing)
    assert refused.code == "not-written"
    assert "already there" in str(refused.reason)
    assert Path(first.path).read_text() == "mine"
    assert Writer(tmp_path, replace=True).write(FULL, Form.MARKDOWN, nothing).reason is None
    assert Path(first.path).read_text(encoding="utf-8") == markdown(FULL)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_lying_in_wait_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    folder = tmp_path / "export"
    folder.mkdir()
    link = folder / f"{safe_name(str(FULL.title))}.md"
    link.symlink_to(outside)
    assert Writer(folder).write(FULL, Form.MARKDOWN, nothing).code == "not-written"
    assert not outside.exists()
    outside.write_text("mine")
    assert Writer(folder, replace=True).write(FULL, Form.MARKDOWN, nothing).reason is None
    assert outside.read_text() == "mine"
    assert not link.is_symlink()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotWritten, match="file"):
        write_file(tmp_path / "file" / "a.md", b"x")
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(NotWritten):
        write_file(tmp_path / "folder.md", b"x", replace=True)
    with pytest.raises(NotWritten, match="already there"):
        write_file(tmp_path / "folder.md", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.md"]


@pytest.mark.parametrize("replace", [False, True])
def test_a_full_disk_leaves_no_half_of_a_file(tmp_path: Path, replace: bool) -> None:
    resource = pytest.importorskip("resource", reason="limits of file sizes are a thing of Unix")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(NotWritten):
            write_file(tmp_path / "a.md", b"x" * 100_000, replace=replace)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_the_original_comes_out_as_it_went_in(library: Library, tmp_path: Path) -> None:
    source = write_article(tmp_path / "a.txt", tail="\r\nذيل \u0640")
    library.import_paths([source])
    before = source.read_bytes()
    source.unlink()
    steps: list[tuple[int, int]] = []
    (written,) = library.sharing.export_articles(
        library.listing(View()), tmp_path / "out", Form.ORIGINAL, progress=lambda *step: steps.append(step)
    )
    assert Path(written.path).read_bytes() == before
    assert Path(written.path).parent == tmp_path / "out"
    assert steps == [(1, 1)]


def test_what_is_drawn_elsewhere_is_written_under_the_same_rules(
    library: Library, articles: Path, tmp_path: Path
) -> None:
    library.import_paths([articles])
    ids = library.listing(View())[:1]
    for drawn, expected, code in ((b"one", b"one", None), (b"two", b"one", "not-written")):
        (written,) = library.sharing.export_articles(ids, tmp_path / "out", "pdf", draw=lambda _, drawn=drawn: drawn)
        assert written.code == code
        assert Path(written.path).suffix == ".pdf"
        assert Path(written.path).read_bytes() == expected


def test_an_export_can_be_cancelled_and_keeps_what_is_done(library: Library, articles: Path, tmp_path: Path) -> None:
    library.import_paths([articles])
    answers = iter([False, True])
    written = library.sharing.export_articles(
        library.listing(View()), tmp_path / "out", Form.HTML, cancelled=lambda: next(answers)
    )
    assert len(written) == len(list((tmp_path / "out").iterdir())) == 1


def test_an_original_that_is_damaged_is_said_and_the_rest_goes_on(
    library: Library, articles: Path, tmp_path: Path, open_library: Callable[[], Library]
) -> None:
    library.import_paths([articles])
    ids = library.listing(View())
    with library._store.transaction():
        library._store.database.write(
            "UPDATE original SET packed = x'00' WHERE digest = (SELECT MIN(digest) FROM original)"
        )
    written = library.sharing.export_articles(ids, tmp_path / "out", Form.ORIGINAL)
    assert [one.code for one in written].count("library-damaged") == 1
    assert len(list((tmp_path / "out").iterdir())) == 2
    with pytest.raises(UnknownArticle):
        library.sharing.export_articles(["nobody"], tmp_path / "out", Form.HTML)
