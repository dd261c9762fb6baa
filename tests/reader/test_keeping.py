"""What a person keeps: that it is found again whatever happens, that every step can be undone, and that nothing is
lost or doubled."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import identity, journal, schema
from reader.annotations import Anchor, Annotation, Deed, Kept, KeptView, Kind
from reader.arranging import SectionNames
from reader.article import Article, Outcome, Query, Shelf, Sort, Span, View
from reader.errors import UnknownAnnotation, UnknownArticle
from reader.keeping import BOOKMARKED, Keeping
from reader.library import Library
from reader.named_sets import named_sets
from reader.store import Store
from tests.conftest import write_article

OLD_BODY = (
    "وقال مدير المرفأ إن ثلاث بواخر دخلت الحوض الأول منذ ساعات الفجر.",
    "وأضاف أن الأضرار في المستودعات محدودة وأن الكشف عليها بدأ أمس.",
    "وختم بالقول إن العمل سيستمر على مدار الساعة حتى نهاية الشهر.",
)


@pytest.fixture
def id_(library: Library, tmp_path: Path) -> str:
    """The id of a first article."""
    return imported(library, write_article(tmp_path / "a.txt", body=OLD_BODY))


def imported(library: Library, path: Path) -> str:
    (file,) = library.import_paths([path]).files
    assert file.id
    return file.id


def passage(library: Library, article_id: str, quote: str) -> Span:
    start = library.article(article_id).text.index(quote)
    return Span(start, start + len(quote))


def quoted(library: Library, annotation: Annotation) -> str | None:
    """The words an annotation stands on now."""
    return annotation.span and library.article(annotation.article_id).text[slice(*annotation.span)]


def everything(library: Library) -> list[Annotation]:
    return [kept.annotation for kept in rows(library.keeping, KeptView())]


def rows(keeping: Keeping, view: KeptView) -> list[Kept]:
    """The list as it is shown."""
    ids = keeping.listing(view).ids
    kept = keeping.kept(ids)
    assert [item.annotation.id for item in kept] == list(ids)
    assert len(set(ids)) == len(ids)
    return kept


# Making and changing


def test_a_highlight_comes_back_as_it_was_made(library: Library, id_: str) -> None:
    span = passage(library, id_, "ثلاث بواخر")
    made = library.keeping.highlight(id_, span, 3, " مهم ", ["#سياسة", "سياسة ", "مرفأ  المدينة"])
    assert library.keeping.of_article(id_) == (made,)
    assert library.keeping.annotation(made.id) == made
    assert (made.article_id, made.origin, made.kind, made.span, made.placed) == (id_, id_, Kind.HIGHLIGHT, span, True)
    assert (made.colour, made.note, made.tags) == (3, "مهم", ("سياسة", "مرفأ المدينة"))
    assert made.anchor == Anchor.of(library.article(id_).text, span)


def test_what_cannot_be_marked_is_said(library: Library, id_: str) -> None:
    with pytest.raises(UnknownArticle, match="nobody"):
        library.keeping.highlight("nobody", Span(0, 4))
    with pytest.raises(UnknownArticle, match="nobody"):
        library.keeping.set_tags("nobody", ["وسم"])
    with pytest.raises(UnknownArticle, match="nobody"):
        library.keeping.set_bookmarked("nobody", True)
    with pytest.raises(ValueError, match="colour"):
        library.keeping.highlight(id_, Span(0, 4), 5)
    with pytest.raises(ValueError, match="passage"):
        library.keeping.highlight(id_, Span(0, 4_000))
    with pytest.raises(UnknownAnnotation, match="nothing"):
        library.keeping.remove(["nothing"])
    assert everything(library) == []
    assert library.keeping.undo() is None


def test_colour_note_and_tags_can_be_changed_and_nothing_else(library: Library, id_: str) -> None:
    made = library.keeping.highlight(id_, Span(0, 4))
    library.keeping.change(made.id, colour=2, note="ملاحظة")
    changed = library.keeping.change(made.id, tags=("أ",))
    assert (changed.colour, changed.note, changed.tags) == (2, "ملاحظة", ("أ",))
    assert library.keeping.annotation(made.id) == changed
    assert library.keeping.change(made.id, note="").note is None
    with pytest.raises(ValueError, match="colour"):
        library.keeping.change(made.id, colour=0)
    with pytest.raises(UnknownAnnotation):
        library.keeping.change("nothing", note="x")


def test_what_hangs_on_an_article_is_in_the_order_of_its_text(library: Library, id_: str) -> None:
    late = library.keeping.bookmark(id_, passage(library, id_, "ثلاث بواخر"))
    whole = library.keeping.note(id_, "عن المقال كله")
    early = library.keeping.note(id_, "عن العنوان", Span(0, 4))
    assert library.keeping.of_article(id_) == (early, late, whole)
    assert whole.placed
    assert whole.span is None


def test_an_article_has_its_tags_once(library: Library, id_: str) -> None:
    library.keeping.set_tags(id_, ["أول", "ثان"])
    library.keeping.set_tags(id_, ["ثان", "ثالث", "ثان"])
    assert library.keeping.tags_of(id_) == ("ثان", "ثالث")
    assert len(everything(library)) == 1
    library.keeping.set_tags(id_, [])
    library.keeping.set_tags(id_, [])
    assert everything(library) == []


def test_a_tag_is_renamed_everywhere_and_merged_into_one_that_exists(library: Library, id_: str) -> None:
    made = library.keeping.highlight(id_, Span(0, 4), tags=["سياسه", "خبر"])
    library.keeping.set_tags(id_, ["سياسة", "شأن عام"])
    assert dict(library.keeping.tags()) == {"سياسه": 1, "خبر": 1, "سياسة": 1, "شأن عام": 1}
    assert library.keeping.rename_tag("سياسة", "شأن عام") == 2
    assert library.keeping.annotation(made.id).tags == ("شأن عام", "خبر")
    assert library.keeping.tags_of(id_) == ("شأن عام",)
    assert library.keeping.tags() == (("شأن عام", 2), ("خبر", 1))
    library.keeping.rename_tag("شأن عام", " ")
    assert library.keeping.tags() == (("خبر", 1),)
    assert everything(library) == [library.keeping.annotation(made.id)]
    library.keeping.undo()
    library.keeping.undo()
    assert set(library.keeping.tags_of(id_)) == {"سياسة", "شأن عام"}


# Undoing


def test_every_step_is_undone_and_done_again(library: Library, id_: str) -> None:
    keeping = library.keeping
    made = keeping.highlight(id_, Span(0, 4), note="أ")
    keeping.change(made.id, note="ب")
    library.set_bookmarked(id_, True)
    library.set_bookmarked(id_, True)
    keeping.remove([made.id, BOOKMARKED + id_])
    assert everything(library) == []
    assert keeping.journal.next_deeds() == (Deed.REMOVE, None)
    assert keeping.undo() is Deed.REMOVE
    assert [bookmark.article_id for bookmark in keeping.bookmarks()] == [id_]
    assert keeping.annotation(made.id).note == "ب"
    assert keeping.of_article(id_)[0].span == Span(0, 4)
    assert [keeping.undo() for _ in range(4)] == [Deed.BOOKMARK, Deed.CHANGE, Deed.HIGHLIGHT, None]
    assert everything(library) == []
    assert keeping.journal.next_deeds() == (None, Deed.HIGHLIGHT)
    assert [keeping.redo() for _ in range(3)] == [Deed.HIGHLIGHT, Deed.CHANGE, Deed.BOOKMARK]
    assert {annotation.id for annotation in everything(library)} == {made.id, BOOKMARKED + id_}
    keeping.note(id_, "جديد")
    assert keeping.redo() is None


def test_steps_can_be_undone_after_a_restart(open_library: Callable[[], Library], tmp_path: Path) -> None:
    library = open_library()
    id_ = imported(library, write_article(tmp_path / "a.txt"))
    library.set_bookmarked(id_, True)
    library.close()
    library = open_library()
    assert library.keeping.undo() is Deed.BOOKMARK
    assert library.bookmarks() == ()


def test_what_changes_nothing_is_no_step(library: Library, id_: str) -> None:
    library.arranging.enqueue(id_)
    library.arranging.enqueue(id_, 0)
    library.arranging.dequeue("nobody")
    assert library.keeping.undo() is Deed.QUEUE
    assert library.keeping.undo() is None


def test_a_library_of_the_first_version_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO article (id, fingerprint, excerpt, added, content) VALUES ('a', x'00', 'نص', 'then', '{}')"
        )
        connection.execute("INSERT INTO bookmark VALUES ('a', '2026-01-01')")
    connection.close()
    store = Store(path)
    keeping = Keeping(store, lambda text: tuple(text.split()))
    assert [kept.annotation.id for kept in rows(keeping, KeptView())] == [f"{BOOKMARKED}a"]
    assert path.with_name("library.db.before-2").exists()
    store.close()
    Store(tmp_path / "new.db").close()
    assert not (tmp_path / "new.db.before-2").exists()


def test_the_journal_keeps_the_last_steps(library: Library, id_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "STEPS", 3)
    for number in range(5):
        library.keeping.note(id_, f"ملاحظة {number}")
    assert [library.keeping.undo() for _ in range(4)] == [Deed.NOTE] * 3 + [None]
    assert {annotation.note for annotation in everything(library)} == {"ملاحظة 0", "ملاحظة 1"}


def test_what_is_undone_after_an_update_concerns_the_new_version(library: Library, id_: str, tmp_path: Path) -> None:
    made = library.keeping.highlight(id_, passage(library, id_, "ثلاث بواخر"))
    library.set_bookmarked(id_, True)
    library.arranging.enqueue(id_)
    new = imported(library, write_article(tmp_path / "a.txt", body=("تمهيد.", *OLD_BODY)))
    assert new != id_
    assert library.arranging.queue() == [new]
    assert library.keeping.undo() is Deed.QUEUE
    assert library.arranging.queue() == []
    assert library.keeping.undo() is Deed.BOOKMARK
    assert library.bookmarks() == ()
    library.keeping.redo()
    assert [bookmark.article_id for bookmark in library.bookmarks()] == [new]
    library.keeping.undo()
    library.keeping.undo()
    assert everything(library) == []
    library.keeping.redo()
    assert quoted(library, library.keeping.annotation(made.id)) == "ثلاث بواخر"


# Versions


def test_a_new_version_takes_what_was_kept_along(library: Library, id_: str, tmp_path: Path) -> None:
    keeping = library.keeping
    kept = keeping.highlight(id_, passage(library, id_, "ثلاث بواخر"), 2, "كم؟", ["مرفأ"])
    lost = keeping.highlight(id_, passage(library, id_, "الأضرار في المستودعات محدودة"))
    keeping.note(id_, "عن المقال")
    keeping.set_tags(id_, ["اقتصاد"])
    body = ("تمهيد لم يكن.", OLD_BODY[0].replace("الحوض", "حوض الميناء"), "لا شيء غير ذلك في هذا اليوم.", OLD_BODY[2])
    new = imported(library, write_article(tmp_path / "a.txt", body=body))
    assert keeping.of_article(id_) == ()
    assert len(keeping.of_article(new)) == 4
    carried = keeping.annotation(kept.id)
    assert (carried.article_id, carried.origin, quoted(library, carried)) == (new, id_, "ثلاث بواخر")
    assert carried._replace(article_id=id_, span=kept.span) == kept
    gone = keeping.annotation(lost.id)
    assert (gone.placed, gone.span, gone.anchor) == (False, None, lost.anchor)
    unplaced = rows(keeping, KeptView(unplaced=True))
    assert [item.annotation.id for item in unplaced] == [lost.id]
    assert keeping.tags_of(new) == ("اقتصاد",)


def test_an_unplaced_passage_is_found_when_its_words_come_back(library: Library, id_: str, tmp_path: Path) -> None:
    made = library.keeping.highlight(id_, passage(library, id_, "الأضرار في المستودعات محدودة"))
    imported(library, write_article(tmp_path / "a.txt", body=(OLD_BODY[0], "كلام آخر.", OLD_BODY[2])))
    assert not library.keeping.annotation(made.id).placed
    third = imported(library, write_article(tmp_path / "a.txt", body=("تمهيد.", *OLD_BODY)))
    found = library.keeping.annotation(made.id)
    assert (found.article_id, quoted(library, found)) == (third, "الأضرار في المستودعات محدودة")


def test_a_passage_that_drifts_is_followed_step_by_step(library: Library, id_: str, tmp_path: Path) -> None:
    made = library.keeping.highlight(id_, passage(library, id_, "ثلاث بواخر دخلت الحوض الأول"))
    words = OLD_BODY[0]
    for old, new in (("ثلاث", "أربع"), ("بواخر", "سفن"), ("دخلت", "غادرت")):
        words = words.replace(old, new)
        imported(library, write_article(tmp_path / "a.txt", body=(words, *OLD_BODY[1:])))
    assert quoted(library, library.keeping.annotation(made.id)) == "أربع سفن غادرت الحوض الأول"


def test_what_is_marked_in_an_old_version_hangs_on_the_new_one(library: Library, id_: str, tmp_path: Path) -> None:
    new = imported(library, write_article(tmp_path / "a.txt", body=("تمهيد.", *OLD_BODY)))
    made = library.keeping.highlight(id_, passage(library, id_, "ثلاث بواخر"))
    assert (made.article_id, made.origin, quoted(library, made)) == (new, id_, "ثلاث بواخر")
    library.keeping.set_tags(id_, ["قديم"])
    assert library.keeping.tags_of(new) == ("قديم",)


def test_a_worse_text_that_stays_hidden_changes_nothing(library: Library, id_: str, tmp_path: Path) -> None:
    made = library.keeping.highlight(id_, passage(library, id_, "نهاية الشهر"))
    imported(library, write_article(tmp_path / "a.txt", body=OLD_BODY[:2]))
    assert library.keeping.of_article(id_) == (made,)


def test_a_corrected_article_is_read_anew(library: Library, id_: str, tmp_path: Path) -> None:
    made = library.keeping.highlight(id_, passage(library, id_, "وقال مدير المرفأ"))
    path = tmp_path / "a.txt"
    article = library.article(id_)
    title = "\n".join((article.title or "", article.lead or ""))
    edited = article._replace(title=title.replace("\n", "  "), lead=None, source=str(path))
    assert library.import_paths([path], edited={str(path): (edited,)}).count(Outcome.UPDATED) == 1
    moved = library.keeping.annotation(made.id)
    assert (quoted(library, moved), moved.article_id) == ("وقال مدير المرفأ", id_)
    assert moved.span != made.span


def test_two_versions_can_be_compared(library: Library, id_: str, tmp_path: Path) -> None:
    new = imported(
        library, write_article(tmp_path / "a.txt", body=(OLD_BODY[0].replace("ثلاث", "أربع"), *OLD_BODY[1:]))
    )
    (difference,) = library.compare(id_, new)
    assert library.article(id_).text[slice(*difference.old)] == "ثلاث"
    assert library.article(new).text[slice(*difference.new)] == "أربع"


# The list


@pytest.fixture
def shelf(library: Library, articles: Path) -> dict[str, str]:
    """Annotations on three articles; maps a short name to the id of what was made."""
    ids = {file.path.rpartition("/")[2][:-4]: str(file.id) for file in library.import_paths([articles]).files}
    keeping = library.keeping
    harbour = passage(library, ids["harbour"], "ثلاث بواخر")
    return {
        "ships": keeping.highlight(ids["harbour"], harbour, 1, "كم سفينة؟", ["مرفأ"]).id,
        "fair": keeping.highlight(ids["books"], Span(0, 10), 2, "موعد المعارض", ["كتب"]).id,
        "guests": keeping.note(ids["match"], "الضيوف أولا", tags=["كتب", "كرة"]).id,
        "place": keeping.bookmark(ids["match"], Span(0, 10)).id,
        "article": BOOKMARKED + _bookmarked(library, ids["books"]),
        **ids,
    }


def _bookmarked(library: Library, article_id: str) -> str:
    library.set_bookmarked(article_id, True)
    return article_id


def shown(library: Library, shelf: dict[str, str], **view: object) -> set[str]:
    names = {id_: name for name, id_ in shelf.items()}
    items = rows(library.keeping, KeptView(**view))  # type: ignore[arg-type]
    return {names[item.annotation.id] for item in items}


@pytest.mark.parametrize(
    ("view", "names"),
    [
        ({}, {"ships", "fair", "guests", "place", "article"}),
        ({"kinds": (Kind.HIGHLIGHT,)}, {"ships", "fair"}),
        ({"kinds": (Kind.HIGHLIGHT, Kind.NOTE)}, {"ships", "fair", "guests"}),
        ({"colours": (2,)}, {"fair"}),
        ({"tags": ("كتب",)}, {"fair", "guests"}),
        ({"tags": ("كتب",), "kinds": (Kind.NOTE,)}, {"guests"}),
        ({"sections": ("رياضة",)}, {"guests", "place"}),
        ({"words": "المعرض"}, {"fair"}),
        ({"words": "سفي"}, {"ships"}),
        ({"words": "سفي "}, set()),
        ({"words": "بَواخِر"}, {"ships"}),
        ({"words": "ثلاث سفينة"}, {"ships"}),
        ({"words": "ثلاث معارض"}, set()),
        ({"words": "؟"}, set()),
        ({"words": "كرة "}, {"guests"}),
        ({"since": "2000", "until": "2000-12"}, set()),
        ({"since": "2020", "until": "9999"}, {"ships", "fair", "guests", "place", "article"}),
        ({"since": "9999"}, set()),
        ({"unplaced": True}, set()),
    ],
)
def test_the_list_is_narrowed(
    library: Library, shelf: dict[str, str], view: dict[str, object], names: set[str]
) -> None:
    assert shown(library, shelf, **view) == names


def test_the_list_can_be_kept_to_some_articles(library: Library, shelf: dict[str, str]) -> None:
    assert shown(library, shelf, articles=frozenset([shelf["books"]])) == {"fair", "article"}


def test_the_list_is_newest_first_with_its_headlines(library: Library, id_: str) -> None:
    ids = [library.keeping.note(id_, f"{number}").id for number in range(3)]
    items = rows(library.keeping, KeptView())
    assert [item.annotation.created for item in items] == sorted((i.annotation.created for i in items), reverse=True)
    assert {item.annotation.id for item in items} == set(ids)
    assert items[0].title == "مرفأ المدينة يستأنف العمل بعد العاصفة"
    assert (items[0].section, items[0].published) == ("اقتصاد", "2024-12-07T02:47")


def test_the_list_is_grouped_by_article_in_the_order_of_its_text_and_what_is_lost_comes_last(
    library: Library, id_: str, articles: Path, tmp_path: Path
) -> None:
    keeping = library.keeping
    other = imported(library, articles / "books.txt")
    whole = keeping.note(id_, "عن المقال كله")
    late, early = (keeping.highlight(id_, span) for span in (Span(40, 45), Span(4, 9)))
    newest = keeping.highlight(other, Span(3, 6))
    lost = newest._replace(id="lost", origin="nowhere", anchor=Anchor("لا مكان لها"))
    keeping.take_in([lost])
    groups = keeping.listing(KeptView()).groups
    assert groups == ((other, (newest.id,)), (id_, (whole.id, early.id, late.id)), ("", ("lost",)))


def test_the_list_is_narrowed_to_months(library: Library, id_: str) -> None:
    made = library.keeping.note(id_, "ملاحظة")
    library.keeping.take_in([made._replace(id="older", note="أقدم", created="2020-02-03T04:05:06+00:00")])
    listed = library.keeping.listing(KeptView(months=("2020-02",)))
    assert listed.ids == ("older",)
    assert listed.facets["month"] == {"2020-02": 1, made.created[:7]: 1}


def test_the_reading_list_is_a_shelf_in_its_own_order_or_any_other(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    first, second, third = library.listing(View())
    for article_id in (third, first):
        library.arranging.enqueue(article_id)
    assert library.listing(View(Shelf.QUEUE)) == [third, first]
    assert second not in library.listing(View(Shelf.QUEUE))
    newest = library.listing(View(Shelf.QUEUE, sort=Sort.NEWEST))
    assert newest == [id_ for id_ in library.listing(View(sort=Sort.NEWEST)) if id_ != second]


def test_pinned_sections_are_counted_first(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    names = [name for name, _ in library.counts().sections]
    library.arranging.pin(str(names[2]))
    assert [name for name, _ in library.counts().sections] == [names[2], names[0], names[1]]


def test_facets_count_what_the_other_choices_allow(library: Library, shelf: dict[str, str]) -> None:
    facets = library.keeping.listing(KeptView(kinds=(Kind.HIGHLIGHT,), tags=("كتب",))).facets
    assert facets["kind"] == {"highlight": 1, "note": 1}
    assert facets["tag"] == {"مرفأ": 1, "كتب": 1}
    assert facets["colour"] == {"2": 1}
    assert facets["section"] == {"ثقافة": 1}


def test_the_list_follows_every_change(library: Library, shelf: dict[str, str]) -> None:
    library.keeping.change(shelf["ships"], note="زنجبيل")
    assert shown(library, shelf, words="زنجبيل ") == {"ships"}
    assert shown(library, shelf, words="سفينة ") == set()
    library.keeping.undo()
    assert shown(library, shelf, words="سفينة ") == {"ships"}
    assert shown(library, shelf, words="زنجبيل ") == set()


# As fields of the search


def found(library: Library, text: str) -> set[str]:
    return {hit.headline.id for hit in library.search(Query(text)).hits}


def test_notes_tags_and_states_are_fields_of_the_search(library: Library, shelf: dict[str, str]) -> None:
    harbour, books, match = shelf["harbour"], shelf["books"], shelf["match"]
    library.set_read(match, True)
    assert found(library, "tag:كتب") == found(library, "وسم:كُتُب") == {books, match}
    assert found(library, "note:معارض") == found(library, "ملاحظة:المَعارِض") == {books}
    assert found(library, "ملاحظة:غائب") == set()
    assert found(library, "is:bookmarked") == found(library, "مفضلة") == {books}
    assert found(library, "is:unread") == found(library, "غير-مقروء") == {harbour, books}
    assert found(library, "is:read") == {match}
    assert found(library, "مصدر:harbour") == {harbour}
    assert found(library, "tag:كتب -is:bookmarked") == {match}


def test_a_name_that_means_nothing_stands_for_no_article(library: Library, shelf: dict[str, str]) -> None:
    assert named_sets(library.finding.facets, library.keeping, ["is:nonsense"]) == {"is:nonsense": frozenset()}


# The reading list, filters and sections


def test_the_reading_list_keeps_its_order(library: Library, shelf: dict[str, str]) -> None:
    arranging = library.arranging
    for name in ("harbour", "books", "match"):
        arranging.enqueue(shelf[name])
    arranging.enqueue(shelf["match"], 0)
    arranging.enqueue(shelf["books"], 1)
    assert arranging.queue() == [shelf["match"], shelf["books"], shelf["harbour"]]
    arranging.dequeue(shelf["harbour"])
    assert arranging.queue() == [shelf["match"], shelf["books"]]
    library.keeping.undo()
    assert arranging.queue() == [shelf["match"], shelf["books"], shelf["harbour"]]
    library.keeping.undo()
    assert arranging.queue() == [shelf["match"], shelf["harbour"], shelf["books"]]
    with pytest.raises(UnknownArticle):
        arranging.enqueue("nobody")


def test_a_smart_filter_is_a_saved_search_with_its_count(library: Library, shelf: dict[str, str]) -> None:
    arranging = library.arranging
    query = Query("وسم:كتب", sections=("ثقافة",), since="2024", sort=Sort.NEWEST, offset=5, among=(frozenset(),))
    first = arranging.add_filter(" كتب ", query)
    second = arranging.add_filter("الكل", Query("المدينة OR المعرض"))
    assert first.query == Query("وسم:كتب", sections=("ثقافة",), since="2024", sort=Sort.NEWEST)
    assert arranging.filters() == (first, second)
    assert [library.count(saved.query) for saved in arranging.filters()] == [1, 2]
    assert set(library.matching(second.query)) == {shelf["harbour"], shelf["books"]}
    arranging.order_filters([second.id, first.id])
    renamed = second._replace(name="كل شيء")
    arranging.change_filter(renamed)
    arranging.change_filter(renamed._replace(id="gone"))
    assert arranging.filters() == (renamed, first)
    arranging.remove_filter(first.id)
    assert arranging.filters() == (renamed,)
    library.keeping.undo()
    assert arranging.filters() == (renamed, first)


def test_sections_are_renamed_and_merged_in_every_view_and_come_back(library: Library, shelf: dict[str, str]) -> None:
    arranging = library.arranging
    arranging.pin("ثقافة")
    arranging.rename_section("ثقافة", " فنون  وآداب ")
    arranging.rename_section("رياضة", "فنون وآداب")
    assert dict(library.counts().sections) == {"فنون وآداب": 2, "اقتصاد": 1}
    assert arranging.pinned() == ("فنون وآداب",)
    merged = {shelf["books"], shelf["match"]}
    assert set(library.listing(View(sections=("فنون وآداب",)))) == merged
    assert {headline.section for headline in library.headlines(list(merged))} == {"فنون وآداب"}
    results = library.search(Query("المدينة OR المعرض OR الفريقين", sections=("فنون وآداب", "اقتصاد")))
    assert results.total == 3
    assert results.facets["section"] == {"فنون وآداب": 2, "اقتصاد": 1}
    assert shown(library, shelf, sections=("فنون وآداب",)) == {"fair", "guests", "place", "article"}
    assert library.article(shelf["books"]).section == "ثقافة"
    arranging.rename_section("فنون وآداب", "رياضة")
    assert dict(library.counts().sections) == {"رياضة": 2, "اقتصاد": 1}
    arranging.restore_section("رياضة")
    assert dict(library.counts().sections) == {"ثقافة": 1, "رياضة": 1, "اقتصاد": 1}
    library.keeping.undo()
    assert dict(library.counts().sections) == {"رياضة": 2, "اقتصاد": 1}


def test_a_name_that_is_shown_as_another_shows_nothing_itself() -> None:
    names = SectionNames({"أ": "ب"})
    assert names.written(["أ"]) == ()
    assert names.written(["ب", "ج"]) == ("ب", "أ", "ج")
    assert [names.shown(section) for section in ("أ", "ب", None)] == ["ب", "ب", None]


def test_pinned_sections_keep_their_order(library: Library) -> None:
    for section in ("ب", "أ", "ب"):
        library.arranging.pin(section)
    assert library.arranging.pinned() == ("ب", "أ")
    library.arranging.unpin("ب")
    assert library.arranging.pinned() == ("أ",)
    library.keeping.undo()
    assert library.arranging.pinned() == ("ب", "أ")


# Whatever happens


WORDS = [
    *("مرفأ", "سفينة", "عاصفة", "مدير", "حوض", "مستودع", "فجر", "كتاب", "جديد", "قال", "أعلن", "دخل"),
    *("خرج", "كشف", "بواخر", "أمس", "شهر", "ساعة", "نهاية", "بعد", "قبل"),
]


class Life:
    """A library with one article that is edited, imported and undone at random, and what should be in it."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.store = Store(folder / "library.db")
        self.keeping = Keeping(self.store, lambda text: tuple(text.split()))
        self.chance = chance
        self.shown = self.add(Article(title="خبر المرفأ اليوم", body=tuple(self.sentence() for _ in range(4))))

    def sentence(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=14)) + f" {self.chance.randrange(10**6)}."

    def add(self, article: Article) -> str:
        with self.store.transaction():
            known = self.store.id_of_text(identity.fingerprint(article))
            return known or str(self.store.add(article, identity.identify(article)).id)

    def mark(self) -> None:
        text = self.store.article(self.shown).text
        start = self.chance.randrange(len(text) - 8)
        self.keeping.highlight(self.shown, Span(start, min(len(text), start + self.chance.randint(8, 40))))

    def update(self) -> None:
        """The article's file changed a little, and was imported again."""
        body = list(self.store.article(self.shown).body)
        at = self.chance.randrange(len(body))
        words = body[at].split()
        words[self.chance.randrange(len(words))] = self.chance.choice(WORDS)
        body[at : at + 1] = self.chance.choice(
            [[" ".join(words)], [self.sentence(), body[at]], [body[at], self.sentence()]]
        )
        new = self.add(Article(title="خبر المرفأ اليوم", body=tuple(body)))
        if new != self.shown:
            with self.store.transaction():
                self.store.supersede(self.shown, new)
            self.shown = new
        if self.chance.random() < 0.8:
            self.keeping.settle()

    def reparse(self) -> None:
        """A better parser finds the paragraphs elsewhere."""
        article = self.store.article(self.shown)
        body = " ".join(article.body).split(". ")
        with self.store.transaction():
            self.store.amend(article._replace(body=tuple(f"{part}." for part in body)))

    def remove(self) -> None:
        kept = self.all()
        if kept:
            self.keeping.remove([self.chance.choice(kept).id])

    def all(self) -> list[Annotation]:
        return [kept.annotation for kept in rows(self.keeping, KeptView())]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_through_edits_imports_and_undoing_nothing_is_lost_doubled_or_misplaced(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    life = Life(tmp_path_factory.mktemp("life"), chance)
    history: list[Counter[str]] = [Counter()]
    at = 0
    for _ in range(25):
        deed = chance.choice([life.mark, life.mark, life.update, life.reparse, life.remove, "undo", "redo"])
        if deed == "undo":
            at -= life.keeping.undo() is not None
        elif deed == "redo":
            at += life.keeping.redo() is not None
        else:
            before = Counter(annotation.id for annotation in life.all())
            deed()  # type: ignore[operator]
            after = Counter(annotation.id for annotation in life.all())
            if before != after:
                history[at + 1 :] = [after]
                at += 1
        assert Counter(annotation.id for annotation in life.all()) == history[at]
    life.keeping.settle()
    text = life.store.article(life.shown).text
    for annotation in life.all():
        assert annotation.article_id == life.shown
        assert annotation.placed == (annotation.span is not None)
        assert annotation.anchor
        if annotation.span:
            assert _alike(text[slice(*annotation.span)], annotation.anchor.quote)
    life.store.close()


def _alike(one: str, other: str) -> bool:
    """Most of the words of the one are in the other."""
    first, second = Counter(one.split()), Counter(other.split())
    return (first & second).total() * 2 >= min(first.total(), second.total()) - 2


def test_an_annotation_may_come_before_its_article(open_library: Callable[[], Library], tmp_path: Path) -> None:
    library = open_library()
    id_ = imported(library, write_article(tmp_path / "a.txt"))
    made = library.keeping.highlight(id_, passage(library, id_, "ثلاث بواخر"))
    bookmark = Annotation(BOOKMARKED + id_, id_, Kind.BOOKMARK, created=made.created, changed=made.created, origin=id_)
    library.close()
    (tmp_path / "library" / "library.db").rename(tmp_path / "old.db")
    library = open_library()
    assert library.keeping.take_in([made, bookmark]) == 2
    waiting = rows(library.keeping, KeptView(unplaced=True))
    assert {item.annotation.id for item in waiting} == {made.id, bookmark.id}
    assert waiting[0] == Kept(waiting[0].annotation, None, None, None)
    imported(library, tmp_path / "a.txt")
    assert library.keeping.annotation(made.id) == made
    assert library.listing(View(Shelf.BOOKMARKS)) == [id_]
    assert {annotation.id for annotation in everything(library)} == {made.id, bookmark.id}
    assert all(annotation.placed for annotation in everything(library))


def test_a_waiting_bookmark_can_be_removed(library: Library) -> None:
    library.keeping.take_in([Annotation(f"{BOOKMARKED}x", "x", Kind.BOOKMARK, origin="x")])
    library.keeping.remove([f"{BOOKMARKED}x"])
    assert everything(library) == []
