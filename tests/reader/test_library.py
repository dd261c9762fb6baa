"""The one door, with a real store and a real index behind it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index import ahead
from reader import library as library_module
from reader.article import Outcome, Query, Shelf, Span, View
from reader.errors import IndexDamaged, SearchCancelled, UnknownArticle
from reader.library import INDEX_NAME, Library
from tests.conftest import write_article


def ids_of(library: Library, text: str, **filters: object) -> list[str]:
    return [hit.headline.id for hit in library.search(Query(text, **filters)).hits]  # type: ignore[arg-type]


def damage_index(library: Library) -> None:
    """Flip a byte in the middle of every file of the index."""
    for file in (library.folder / INDEX_NAME).rglob("*"):
        if file.is_file() and file.stat().st_size:
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 0xFF
            file.write_bytes(data)


def test_what_is_imported_is_found_with_its_passage(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    results = library.search(Query("البواخر"))
    (hit,) = results.hits
    assert hit.headline.section == "اقتصاد"
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.matches] == ["بواخر"]
    assert results.total == 1
    assert results.took_ms > 0
    assert results.facets["section"] == {"اقتصاد": 1}
    assert results.facets["month"] == {"2024-12": 1}


def test_the_title_is_marked_too(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    (hit,) = library.search(Query("المعرض")).hits
    assert [hit.headline.title[start:end] for start, end in hit.title_matches] == ["معرض"]


def test_filters_narrow_a_search(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    everything = ids_of(library, "المدينة OR المعرض OR الفريقين")
    assert len(everything) == 3
    assert len(ids_of(library, "المدينة OR المعرض OR الفريقين", sections=("ثقافة", "رياضة"))) == 2
    assert len(ids_of(library, "المدينة OR المعرض OR الفريقين", since="2025-01", until="2025-01")) == 1
    assert ids_of(library, "المدينة OR المعرض OR الفريقين", among=(frozenset(everything[:1]),)) == everything[:1]


def test_spans_stand_on_the_words_of_any_text(library: Library) -> None:
    assert library.spans("كتاب", "هذا الكِتابُ جديد") == (Span(4, 12),)


def test_an_updated_article_is_found_by_its_new_words_only(library: Library, tmp_path: Path) -> None:
    file = write_article(tmp_path / "a.txt")
    library.import_paths([file])
    write_article(file, body=("نص فيه كلمة زنجبيل وحدها.",))
    report = library.import_paths([file])
    assert report.count(Outcome.UPDATED) == 1
    assert len(ids_of(library, "زنجبيل")) == 1
    assert ids_of(library, "بواخر") == []


def test_an_article_replaced_within_one_import_is_not_found(library: Library, tmp_path: Path) -> None:
    first = write_article(tmp_path / "articles" / "a.txt")
    text = first.read_text(encoding="utf-8") + "\nوارتفع عدد الركاب إلى خمسين قبل الظهر."
    (tmp_path / "articles" / "b.txt").write_text(text, encoding="utf-8")
    report = library.import_paths([tmp_path / "articles"])
    assert [file.outcome for file in report.files] == [Outcome.ADDED, Outcome.UPDATED]
    assert ids_of(library, "بواخر") == [report.files[1].id]


def test_a_lost_index_is_healed_from_the_store(open_library: Callable[[], Library], articles: Path) -> None:
    library = open_library()
    library.import_paths([articles])
    library.close()
    shutil.rmtree(library.folder / INDEX_NAME)
    library = open_library()
    steps: list[tuple[int, int]] = []
    library.heal(lambda done, total: steps.append((done, total)))
    assert steps == [(0, 3), (3, 3)]
    assert len(ids_of(library, "بواخر")) == 1


def test_another_process_helps_to_bring_many_articles_back(
    open_library: Callable[[], Library], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        write_article(tmp_path / "many" / f"{number}.txt", title=f"خبر {number}", lead="بواخر في المرفأ")
    library = open_library()
    library.import_paths([tmp_path / "many"])
    alone = ids_of(library, "بواخر")
    monkeypatch.setattr(library_module, "MANY", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(ahead, "LOT", 2)
    monkeypatch.setattr(ahead, "LOTS", 2)
    steps: list[tuple[int, int]] = []
    library.reindex(lambda done, total: steps.append((done, total)))
    assert steps == [(0, 7), (2, 7), (4, 7), (6, 7), (7, 7)]
    assert sorted(ids_of(library, "بواخر")) == sorted(alone)
    assert library.check().ok


def test_healing_what_is_whole_does_nothing(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    steps: list[tuple[int, int]] = []
    library.heal(lambda done, total: steps.append((done, total)))
    assert steps == []


def test_a_flipped_byte_is_noticed_and_mended(open_library: Callable[[], Library], articles: Path) -> None:
    library = open_library()
    library.import_paths([articles])
    library.close()
    damage_index(library)
    library = open_library()
    assert len(ids_of(library, "بواخر")) == 1
    assert library.check().ok


def test_every_byte_is_looked_at_and_damage_mended_before_a_search_meets_it(
    open_library: Callable[[], Library], articles: Path
) -> None:
    library = open_library()
    library.import_paths([articles])
    steps: list[tuple[int, int]] = []
    library.verify(lambda done, total: steps.append((done, total)))
    assert steps == []
    library.close()
    damage_index(library)
    library = open_library()
    library.verify(lambda done, total: steps.append((done, total)))
    assert steps == [(0, 3), (3, 3)]
    assert library.check().ok


def test_check_says_what_is_wrong_with_the_index_and_repairs_it(
    open_library: Callable[[], Library], articles: Path
) -> None:
    library = open_library()
    library.import_paths([articles])
    assert library.check().ok
    library.close()
    damage_index(library)
    library = open_library()
    found = library.check()
    assert not found.ok
    assert found.index
    mended = library.check(repair=True)
    assert mended.ok
    assert mended.repaired
    assert len(ids_of(library, "بواخر")) == 1


def test_check_counts_what_cannot_be_found(library: Library, articles: Path) -> None:
    report = library.import_paths([articles])
    kept = library.article(str(report.files[0].id))
    library._index.remove([str(kept.id)])
    assert "1 articles cannot be found" in library.check().index[0]
    library.heal()
    assert library.check().ok
    library._index.add([kept.__class__(id="stranger", title="غريب")])
    assert "1 articles of the index" in library.check().index[0]
    library.heal()
    assert library.check().ok


def test_healing_can_be_stopped(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    library._index.reset()
    library.heal(cancelled=lambda: True)
    assert library._index.ids() == set()


def test_an_index_damaged_during_an_import_is_built_anew(
    library: Library, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_add = library._index.add
    failures = iter([IndexDamaged("index")])

    def add(batch: object) -> None:
        for failure in failures:
            raise failure
        real_add(batch)  # type: ignore[arg-type]

    monkeypatch.setattr(library._index, "add", add)
    monkeypatch.setattr("reader.library.INDEX_BATCH", 1)
    library.import_paths([articles])
    assert len(ids_of(library, "بواخر")) == 1


def test_a_search_can_be_cancelled(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    with pytest.raises(SearchCancelled):
        library.search(Query("بواخر"), cancelled=lambda: True)


def test_reading_states_go_through_the_door(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    id_ = library.listing(View())[0]
    library.set_read(id_, True)
    library.set_place(id_, 40)
    library.set_bookmarked(id_, True)
    assert library.status(id_).place == 40
    assert library.listing(View(Shelf.BOOKMARKS)) == [id_]
    assert library.bookmarks()[0].article_id == id_
    assert library.counts().unread == 2
    assert [count for _, count in library.months()] == [1, 1, 1]
    assert library.headlines([id_])[0].bookmarked
    with pytest.raises(UnknownArticle):
        library.article("nobody")


def test_a_backup_holds_the_library(library: Library, articles: Path, tmp_path: Path) -> None:
    library.import_paths([articles])
    library.backup(tmp_path / "kept.db")
    assert (tmp_path / "kept.db").stat().st_size > 0


def test_watched_folders_are_remembered(library: Library, tmp_path: Path) -> None:
    library.watch(tmp_path)
    assert library.watched() == [tmp_path]
    library.unwatch(tmp_path)
    assert library.watched() == []


def test_an_import_that_never_ended_is_remembered(
    library: Library, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("reader.importer.import_paths", crash)
    with pytest.raises(MemoryError):
        library.import_paths([articles])
    assert library.unfinished() == [articles]
    monkeypatch.undo()
    library.import_paths([articles])
    assert library.unfinished() == []


def test_versions_and_sources_and_stories_go_through_the_door(library: Library, tmp_path: Path) -> None:
    file = write_article(tmp_path / "a.txt")
    library.import_paths([file])
    write_article(file, body=("نص جديد كله.",))
    new = str(library.import_paths([file]).files[0].id)
    assert [headline.id for headline in library.story(new)] == [new]
    assert len(library.versions(new)) == 1
    assert [source.path for source in library.sources(new)] == [str(file)]
    library.set_whole(new, True)
    assert library.status(new).whole


def test_a_suggestion_is_spelled_as_the_articles_spell_it(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    assert library.search(Query("الكبزى")).suggestion == "الكبرى"
    assert library.search(Query("الكبرى")).suggestion is None


def test_figures_say_what_is_unread_of_a_section_under_its_shown_name(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    library.set_read(library.listing(View(sections=("رياضة",)))[0], True)
    library.arranging.rename_section("ثقافة", "كتب")
    figures = library.figures()
    assert figures.unread == {"اقتصاد": 1, "كتب": 1}
    assert figures.sources == ((str(articles), 3),)


def test_sources_are_folders_the_largest_first(library: Library, tmp_path: Path) -> None:
    for place in ("b/one", "a/one", "b/two"):
        write_article(tmp_path / f"{place}.txt", title=f"خبر {place}", lead=f"مقدمة {place}")
    library.import_paths([tmp_path])
    assert library.figures().sources == ((str(tmp_path / "b"), 2), (str(tmp_path / "a"), 1))
