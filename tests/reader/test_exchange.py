"""What is kept as a file: that JSON brings everything back without doubles, and that the rest reads well."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import Anchor, Annotation, Kept, KeptView, Kind
from reader.article import Span
from reader.errors import NotAnnotations, NotWritten, UnreadableFile
from reader.exchange import Form, Taken, read, written
from reader.library import Library

PLAIN = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
INSTANTS = st.datetimes().map(lambda instant: instant.isoformat(timespec="milliseconds") + "+00:00")


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    kind = draw(st.sampled_from(Kind))
    anchor = Anchor(draw(PLAIN), draw(st.just("") | PLAIN), draw(PLAIN), draw(st.integers(0, 10**6)))
    whole = kind is Kind.TAG or (kind is not Kind.HIGHLIGHT and draw(st.booleans()))
    article = draw(st.uuids()).hex[:16]
    created = draw(INSTANTS)
    return Annotation(
        str(draw(st.uuids())),
        article,
        kind,
        None if whole else anchor,
        None,
        draw(st.integers(1, 4)) if kind is Kind.HIGHLIGHT else None,
        draw(PLAIN) if kind is Kind.NOTE or (kind is not Kind.TAG and draw(st.booleans())) else None,
        tuple(draw(st.lists(PLAIN, min_size=1, max_size=3))) if kind is Kind.TAG or draw(st.booleans()) else (),
        created,
        draw(INSTANTS),
        article,
        placed=False,
    )


def from_json(tmp_path: Path, content: Any) -> tuple[list[Annotation], int]:
    file = tmp_path / "annotations.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return read(file)


@given(made=st.lists(annotations(), max_size=4))
def test_what_is_written_as_json_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, made: list[Annotation]
) -> None:
    file = tmp_path_factory.mktemp("json") / "a.json"
    file.write_bytes(written([Kept(annotation, None, None, None) for annotation in made], Form.JSON))
    assert read(file) == (made, 0)


@pytest.fixture
def full(library: Library, articles: Path) -> Library:
    """A library with one of everything."""
    ids = [str(file.id) for file in library.import_paths([articles]).files]
    keeping = library.keeping
    keeping.highlight(ids[0], Span(0, 10), 3, "ملاحظة\nبسطرين", ["أول", "ثان"])
    keeping.highlight(ids[0], Span(0, 10), 3, "ملاحظة\nبسطرين", ["أول", "ثان"])
    keeping.bookmark(ids[0], Span(12, 20))
    keeping.note(ids[1], "=عن المقال كله")
    keeping.set_tags(ids[1], ["#كتب"])
    library.set_bookmarked(ids[2], True)
    return library


def kept(library: Library) -> set[Annotation]:
    return {item.annotation for item in library.keeping.kept(library.keeping.listing(KeptView()).ids)}


def test_export_wipe_import_brings_the_same_again(
    full: Library, open_library: Callable[[], Library], articles: Path, tmp_path: Path
) -> None:
    before = kept(full)
    assert full.sharing.export_kept(tmp_path / "kept.json", Form.JSON) == 6
    full.keeping.remove([annotation.id for annotation in before])
    assert kept(full) == set()
    assert full.sharing.import_kept(tmp_path / "kept.json") == Taken(6, 0, 0)
    assert kept(full) == before
    assert full.sharing.import_kept(tmp_path / "kept.json") == Taken(0, 6, 0)
    assert kept(full) == before
    full.close()
    (tmp_path / "library").rename(tmp_path / "old")
    new = open_library()
    assert new.sharing.import_kept(tmp_path / "kept.json") == Taken(6, 0, 0)
    assert len(new.keeping.listing(KeptView(unplaced=True)).ids) == 6
    new.import_paths([articles])
    assert kept(new) == before


def test_the_same_passage_under_another_id_is_no_second_one(full: Library, tmp_path: Path) -> None:
    full.sharing.export_kept(tmp_path / "kept.json", Form.JSON)
    content = json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))
    for number, item in enumerate(content["items"]):
        item["id"] = f"https://example.org/{number}"
    before = kept(full)
    (tmp_path / "copy.json").write_text(json.dumps(content), encoding="utf-8")
    assert full.sharing.import_kept(tmp_path / "copy.json").added == 0
    assert kept(full) == before


def test_of_two_versions_of_an_annotation_the_later_wins(full: Library) -> None:
    (old,) = (annotation for annotation in kept(full) if annotation.kind is Kind.NOTE)
    assert full.keeping.take_in([old._replace(note="أقدم", changed="2000-01-01")]) == 0
    assert full.keeping.annotation(old.id) == old
    assert full.keeping.take_in([old._replace(note="أحدث", changed="9999-01-01")]) == 0
    assert full.keeping.annotation(old.id).note == "أحدث"
    full.keeping.undo()
    assert full.keeping.annotation(old.id) == old


TARGET = {
    "source": "https://example.org/a",
    "selector": {"type": "TextQuoteSelector", "exact": "كلمات"},
}


@pytest.mark.parametrize(
    ("item", "kind", "note", "tags", "quote"),
    [
        ({"target": TARGET}, Kind.HIGHLIGHT, None, (), "كلمات"),
        ({"target": [TARGET], "bodyValue": "رأي"}, Kind.HIGHLIGHT, "رأي", (), "كلمات"),
        ({"target": TARGET, "motivation": ["tagging", "bookmarking"]}, Kind.HIGHLIGHT, None, (), "كلمات"),
        ({"target": TARGET, "motivation": "bookmarking"}, Kind.BOOKMARK, None, (), "كلمات"),
        ({"target": "https://example.org/a", "body": "رأي"}, Kind.NOTE, "رأي", (), None),
        ({"target": {"id": "https://example.org/a"}, "body": {"value": "رأي"}}, Kind.NOTE, "رأي", (), None),
        ({"target": {"source": {"id": "x"}}, "motivation": "bookmarking"}, Kind.BOOKMARK, None, (), None),
        (
            {"target": "x", "body": [{"purpose": "tagging", "value": "وسم"}, {"type": "Image"}, 7]},
            *(Kind.TAG, None, ("وسم",), None),
        ),
        ({"target": "x", "body": ["أ", {"value": "ب"}]}, Kind.NOTE, "أ\n\nب", (), None),
    ],
)
def test_other_programs_shorthands_are_read(
    tmp_path: Path, item: dict[str, Any], kind: Kind, note: str | None, tags: tuple[str, ...], quote: str | None
) -> None:
    ((found,), refused) = from_json(tmp_path, {"type": "Annotation", **item})
    assert (found.kind, found.note, found.tags) == (kind, note, tags)
    assert (found.anchor.quote if found.anchor else None) == quote
    assert found.id
    assert refused == 0


@pytest.mark.parametrize(
    "item",
    [
        *(7, "text", {}, {"target": 7}, {"target": {}}, {"target": []}, {"target": {"source": 7}}),
        {"target": "x"},
        {"target": "x", "motivation": "highlighting"},
        {"target": {"source": "x", "selector": [7, {"type": "TextQuoteSelector", "exact": 7}]}},
        {"target": {"source": "x", "selector": {"type": "TextQuoteSelector", "exact": ""}}},
    ],
)
def test_an_item_that_says_nothing_is_counted_and_the_rest_is_read(tmp_path: Path, item: Any) -> None:
    found, refused = from_json(tmp_path, {"first": {"items": [item, {"target": TARGET}]}})
    assert (len(found), refused) == (1, 1)


@pytest.mark.parametrize("start", [-1, 1 << 60, "7", None, 1.5])
def test_a_place_that_is_none_is_the_beginning(tmp_path: Path, start: Any) -> None:
    selectors = [TARGET["selector"], {"type": "TextPositionSelector", "start": start}]
    item = {"target": {"source": "x", "selector": selectors, "styleClass": "highlight-9"}}
    ((found,), _) = from_json(tmp_path, [item])
    assert found.anchor == Anchor("كلمات")
    assert found.colour == 1


@pytest.mark.parametrize("content", ["", "{", "7", "{}", '{"items": 7}', '{"first": 7}', "[" * 100_000, "\ufeffx"])
def test_a_file_without_annotations_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(content + " ", encoding="utf-8")
    with pytest.raises(NotAnnotations, match=r"a\.json"):
        read(file)
    with pytest.raises(UnreadableFile):
        read(tmp_path / "gone.json")


def test_broken_letters_in_a_file_are_kept_as_questions(library: Library, tmp_path: Path) -> None:
    item = {"target": TARGET, "bodyValue": "نصف \ud83d"}
    (tmp_path / "a.json").write_text(json.dumps([item]), encoding="utf-8")
    assert library.sharing.import_kept(tmp_path / "a.json") == Taken(1, 0, 0)
    assert [annotation.note for annotation in kept(library)] == ["نصف ?"]


def test_markdown_groups_by_article_and_keeps_the_order_of_the_text(full: Library, tmp_path: Path) -> None:
    full.sharing.export_kept(tmp_path / "kept.md", Form.MARKDOWN)
    text = (tmp_path / "kept.md").read_text(encoding="utf-8")
    assert text.count("# ") == 3
    assert "*ثقافة · 2025-01-03T10:00*" in text
    assert "> معرض الكتا\n\nملاحظة\nبسطرين\n\n\\#أول \\#ثان" in text
    assert text.index("> معرض الكتا") < text.index("> يفتح أبو")
    assert "=عن المقال كله" in text


def test_a_page_shows_colours_and_escapes_everything(full: Library, tmp_path: Path) -> None:
    (article,) = full.keeping.tagged("كتب")
    full.keeping.note(article, "<b>&</b>")
    full.sharing.export_kept(tmp_path / "kept.html", Form.HTML)
    text = (tmp_path / "kept.html").read_text(encoding="utf-8")
    assert '<blockquote class="highlight-3" dir="auto">معرض الكتا</blockquote>' in text
    assert '<blockquote dir="auto">' in text
    assert "ملاحظة<br>\nبسطرين" in text
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in text


def test_what_has_no_article_is_exported_too(library: Library, tmp_path: Path) -> None:
    library.keeping.take_in([Annotation("n", "far", Kind.NOTE, note="بعيد", origin="far")])
    for form in Form:
        library.sharing.export_kept(tmp_path / f"kept.{form}", form)
        assert "بعيد" in (tmp_path / f"kept.{form}").read_text(encoding="utf-8")
        assert "far" in (tmp_path / f"kept.{form}").read_text(encoding="utf-8")


def test_a_table_opens_in_spreadsheets_and_holds_no_formulas(full: Library, tmp_path: Path) -> None:
    full.sharing.export_kept(tmp_path / "kept.csv", Form.CSV)
    raw = (tmp_path / "kept.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len(rows) == 6
    assert {row["note"] for row in rows} == {"", "ملاحظة\nبسطرين", "'=عن المقال كله"}
    assert {row["colour"] for row in rows} == {"", "3"}
    assert {row["placed"] for row in rows} == {"yes"}


def test_an_export_overwrites_only_when_told(full: Library, tmp_path: Path) -> None:
    full.sharing.export_kept(tmp_path / "kept.json", Form.JSON)
    with pytest.raises(NotWritten, match="already there"):
        full.sharing.export_kept(tmp_path / "kept.json", Form.JSON)
    only = KeptView(kinds=(Kind.NOTE,))
    assert full.sharing.export_kept(tmp_path / "kept.json", Form.JSON, only, replace=True) == 1


def test_what_another_program_garbled_is_read_as_far_as_it_makes_sense(tmp_path: Path) -> None:
    quote = {"type": "TextQuoteSelector", "exact": "نصف\ud83d"}
    item = {
        "type": "Annotation",
        "created": "أمس",
        "modified": 7,
        "target": {"source": "urn:khizana:article:a\udcff", "selector": [{"type": {}}, {"type": []}, quote]},
    }
    file = tmp_path / "garbled.json"
    file.write_text(json.dumps([item]), encoding="utf-8")
    (made,), refused = read(file)
    assert (made.origin, made.anchor, refused) == ("a?", Anchor("نصف?"), 0)
    assert made.created == made.changed
    assert datetime.fromisoformat(made.created).date() >= date(2026, 1, 1)
