"""What becomes of every file of an import."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import importer
from reader.article import FileOutcome, ImportProgress, ImportReport, Outcome, View
from reader.store import Store
from tests.conftest import write_article

TAIL = "\nالأكثر قراءة\nلبنان\n12/6/2024 11:37:00 PM\nافتتاح مركزين جديدين في المدينة."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "library.db")
    yield store
    store.close()


def bring(store: Store, *paths: Path, **options: object) -> ImportReport:
    return importer.import_paths(store, paths, **options)  # type: ignore[arg-type]


def only(report: ImportReport) -> FileOutcome:
    (file,) = report.files
    return file


def test_a_new_article_is_added_and_its_bytes_are_kept(store: Store, tmp_path: Path) -> None:
    file = write_article(tmp_path / "a.txt")
    outcome = only(bring(store, file))
    assert outcome.outcome is Outcome.ADDED
    assert outcome.id
    assert store.article(outcome.id).title == outcome.title
    (source,) = store.sources_of_article(outcome.id)
    assert store.original(source.digest) == file.read_bytes()


def test_the_same_file_again_is_unchanged(store: Store, tmp_path: Path) -> None:
    file = write_article(tmp_path / "a.txt")
    first = only(bring(store, file))
    again = only(bring(store, file))
    assert (again.outcome, again.id) == (Outcome.UNCHANGED, first.id)


def test_a_copy_elsewhere_is_a_duplicate_with_both_sources(store: Store, tmp_path: Path) -> None:
    first = only(bring(store, write_article(tmp_path / "a.txt")))
    copy = only(bring(store, write_article(tmp_path / "b.txt")))
    assert (copy.outcome, copy.id) == (Outcome.DUPLICATE, first.id)
    assert first.id
    assert [Path(source.path).name for source in store.sources_of_article(first.id)] == ["a.txt", "b.txt"]


def test_another_most_read_tail_is_the_same_article(store: Store, tmp_path: Path) -> None:
    first = only(bring(store, write_article(tmp_path / "a.txt")))
    copy = only(bring(store, write_article(tmp_path / "b.txt", tail=TAIL)))
    assert (copy.outcome, copy.id) == (Outcome.DUPLICATE, first.id)
    again = only(bring(store, write_article(tmp_path / "a.txt", tail=TAIL + " ")))
    assert (again.outcome, again.id) == (Outcome.UNCHANGED, first.id)


def test_copies_within_one_folder_are_found(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write_article(folder / "a.txt")
    write_article(folder / "b.txt")
    assert [file.outcome for file in bring(store, folder).files] == [Outcome.ADDED, Outcome.DUPLICATE]
    assert len(store.ids()) == 1


def test_a_changed_file_is_a_new_version_and_the_old_one_stays(store: Store, tmp_path: Path) -> None:
    old = only(bring(store, write_article(tmp_path / "a.txt")))
    new = only(bring(store, write_article(tmp_path / "a.txt", body=("وقال المدير إن العمل تأجل إلى الغد.",))))
    assert new.outcome is Outcome.UPDATED
    assert new.id
    assert old.id
    assert store.lists.listing(View()) == [new.id]
    assert len(store.article(old.id).body) == 3


def test_an_updated_body_under_another_name_is_a_version_too(store: Store, tmp_path: Path) -> None:
    old = write_article(tmp_path / "a.txt")
    bring(store, old)
    text = old.read_text(encoding="utf-8") + "\nوارتفع عدد البواخر إلى أربع قبل الظهر."
    (tmp_path / "b.txt").write_text(text, encoding="utf-8")
    assert only(bring(store, tmp_path / "b.txt")).outcome is Outcome.UPDATED
    assert len(store.ids()) == 1


def test_without_a_date_a_like_text_in_another_file_is_an_article_of_its_own(store: Store, tmp_path: Path) -> None:
    opening = "هذه الفقرة الأولى طويلة بما يكفي لتكون جملة يعرفها من قرأها من قبل."
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(f"سيرة شاعر\n\n{opening}\n", encoding="utf-8")
    second.write_text(f"سيرة شاعر\n\n{opening}\n\nوهذه فقرة أخرى عن سنواته الأخيرة.\n", encoding="utf-8")
    assert [file.outcome for file in bring(store, first, second).files] == [Outcome.ADDED, Outcome.ADDED]
    assert len(store.lists.listing(View())) == 2


def test_the_same_title_over_another_text_or_in_another_year_is_another_article(store: Store, tmp_path: Path) -> None:
    write_article(tmp_path / "a" / "1.txt")
    write_article(tmp_path / "a" / "2.txt", lead="خبر مختلف تماما عن الأول.", body=("نص لا يشبه الآخر في شيء.",))
    write_article(tmp_path / "a" / "3.txt", date="07-12-2023 | 02:47")
    assert bring(store, tmp_path / "a").count(Outcome.ADDED) == 3


def test_a_text_cut_off_never_replaces_the_fuller_one(store: Store, tmp_path: Path) -> None:
    full = only(bring(store, write_article(tmp_path / "a.txt")))
    cut = only(bring(store, write_article(tmp_path / "a.txt", body=("وقال مدير المرفأ إن ثلاث بواخر",))))
    assert (cut.outcome, cut.code, cut.id) == (Outcome.UNCHANGED, "shortened", full.id)
    assert full.id
    assert len(store.article(full.id).body) == 3
    assert store.lists.listing(View()) == [full.id]


def test_files_that_cannot_be_read_are_named_and_the_rest_is_kept(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write_article(folder / "good.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / "x.txt").mkdir()
    report = bring(store, folder)
    assert {Path(file.path).name: (file.outcome, file.code) for file in report.files} == {
        "good.txt": (Outcome.ADDED, None),
        "empty.txt": (Outcome.FAILED, "empty"),
        "picture.txt": (Outcome.FAILED, "binary"),
        "x.txt": (Outcome.SKIPPED, "not-a-file"),
    }
    assert all(file.reason for file in report.files if file.outcome is not Outcome.ADDED)


def test_a_file_with_a_broken_name_is_imported(store: Store, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        write_article(tmp_path / name)
    except OSError:
        pytest.skip("this file system wants valid names")
    assert only(bring(store, tmp_path / name)).outcome is Outcome.ADDED


def test_another_encoding_is_read_again_as_a_new_version(store: Store, tmp_path: Path) -> None:
    file = write_article(tmp_path / "a.txt")
    bring(store, file)
    again = only(bring(store, file, encoding="iso-8859-6"))
    assert again.outcome is Outcome.UPDATED
    bad = only(bring(store, file, encoding="no-such-encoding"))
    assert (bad.outcome, bad.code) == (Outcome.FAILED, "unknown-encoding")


def test_a_dry_run_says_the_same_and_keeps_nothing(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write_article(folder / "a.txt")
    write_article(folder / "b.txt")
    dry = bring(store, folder, dry_run=True)
    assert store.ids() == set()
    real = bring(store, folder)
    assert [file.outcome for file in dry.files] == [file.outcome for file in real.files]


def test_progress_counts_files_and_brings_their_outcomes(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "BATCH_FILES", 2)
    for number in range(5):
        write_article(tmp_path / "articles" / f"{number}.txt", title=f"خبر رقم {number} من المدينة")
    seen: list[ImportProgress] = []
    report = bring(store, tmp_path / "articles", progress=seen.append)
    assert [(step.done, step.total) for step in seen] == [(0, None), (2, 5), (4, 5), (5, 5)]
    assert tuple(file for step in seen for file in step.latest) == report.files


def test_a_cancelled_import_keeps_what_is_done(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "BATCH_FILES", 2)
    for number in range(5):
        write_article(tmp_path / "articles" / f"{number}.txt", title=f"خبر رقم {number} من المدينة")
    asked = iter([False] * 4)
    report = bring(store, tmp_path / "articles", cancelled=lambda: next(asked, True))
    assert report.cancelled
    assert 0 < len(report.files) < 5
    assert len(store.ids()) == len(report.files)


def test_the_index_is_told_what_came_and_what_it_replaced(store: Store, tmp_path: Path) -> None:
    told: list[tuple[list[str | None], list[str]]] = []

    def indexed(added: object, replaced: object) -> None:
        told.append(([article.id for article in added], list(replaced)))  # type: ignore[attr-defined,call-overload]

    old = only(bring(store, write_article(tmp_path / "a.txt"), indexed=indexed))
    new = only(bring(store, write_article(tmp_path / "a.txt", body=("نص جديد كله.",)), indexed=indexed))
    assert told == [([old.id], []), ([new.id], [old.id])]


def test_a_file_written_over_with_another_article_is_a_new_article(store: Store, tmp_path: Path) -> None:
    file = write_article(tmp_path / "latest.txt")
    first = only(bring(store, file))
    write_article(file, title="خبر مختلف تماما", lead="لا صلة له بالأول.", body=("نص آخر كله جديد.",))
    second = only(bring(store, file))
    assert second.outcome is Outcome.ADDED
    assert store.ids() == {first.id, second.id}


def test_a_damaged_copy_never_replaces_a_good_text(store: Store, tmp_path: Path) -> None:
    file = write_article(tmp_path / "a.txt")
    good = only(bring(store, file))
    raw = file.read_bytes().replace("الفجر".encode(), b"\xd8\xd8\xd8\xd8")
    (tmp_path / "b.txt").write_bytes(raw)
    bad = only(bring(store, tmp_path / "b.txt"))
    assert (bad.outcome, bad.code, bad.id) == (Outcome.UNCHANGED, "damaged", good.id)


def test_a_batch_ends_after_so_many_bytes(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "BATCH_BYTES", 1)
    for number in range(3):
        write_article(tmp_path / "articles" / f"{number}.txt", title=f"خبر رقم {number} من المدينة")
    seen: list[int] = []
    bring(store, tmp_path / "articles", progress=lambda step: seen.append(step.done))
    assert seen == [0, 1, 2, 3]


def test_a_page_of_furniture_only_holds_no_article(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "menu.txt"
    file.write_text("شارك\nتويتر\nفيسبوك\n", encoding="utf-8")
    outcome = only(bring(store, file))
    assert (outcome.outcome, outcome.code) == (Outcome.FAILED, "no-article")


def test_after_an_import_no_log_waits_to_be_brought_into_the_file(store: Store, tmp_path: Path) -> None:
    bring(store, write_article(tmp_path / "a.txt"))
    shutil.copy(store.path, tmp_path / "file-alone.db")
    alone = Store(tmp_path / "file-alone.db")
    assert alone.ids() == store.ids() != set()
    alone.close()
