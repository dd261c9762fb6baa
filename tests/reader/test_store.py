"""The store: what is kept, in which order it is shown, and what happens when the file is broken."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import identity, schema
from reader.article import NO_SECTION, Article, Notice, Related, Shelf, Sort, Status, View
from reader.database import MOST_VALUES
from reader.errors import LibraryDamaged, LibraryError, LibraryFromFuture, UnknownArticle
from reader.keeping import Keeping
from reader.opening import pack
from reader.store import Store

FULL = Article(
    section="اقتصاد",
    published="2024-12-07T02:47",
    title="مرفأ المدينة",
    lead="مقدمة",
    caption="صورة",
    body=("فقرة أولى", "فقرة ثانية"),
    related=(Related("لبنان", "2024-12-06T23:37", "خبر"), Related(None, None, "آخر")),
    dropped=("شارك",),
    encoding="utf-8",
    layout="seed",
    warnings=(Notice("spoofing", "علامات خفية"),),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "deep" / "library.db")
    yield store
    store.close()


def add(store: Store, article: Article, path: str = "a.txt") -> str:
    raw = article.text.encode()
    with store.transaction():
        store.keep_original(identity.digest(raw), len(raw), pack(raw))
        kept = store.add(article, identity.identify(article))
        assert kept.id
        store.add_source(path, 0, kept.id, identity.digest(raw))
    return kept.id


def keep(store: Store, article_id: str, bookmarked: bool) -> None:
    Keeping(store, lambda text: tuple(text.split())).set_bookmarked(article_id, bookmarked)


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    id_ = add(store, FULL, "سوق.txt")
    assert store.article(id_) == FULL._replace(id=id_, source="سوق.txt")


def test_a_file_name_that_is_not_text_comes_back_as_it_was(store: Store) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    id_ = add(store, FULL, name)
    assert store.sources_of_article(id_)[0].path == name
    assert store.article(id_).source == name


def test_an_unknown_id_is_said(store: Store) -> None:
    for ask in (
        store.article,
        store.status,
        lambda id_: store.set_read(id_, True),
        lambda id_: keep(store, id_, True),
    ):
        with pytest.raises(UnknownArticle, match="nobody"):
            ask("nobody")


def test_an_article_is_found_by_its_headline_by_an_index(store: Store) -> None:
    old = add(store, FULL._replace(title="خبر"), "a.txt")
    new = add(store, FULL._replace(title="خبر", lead="أخرى"), "b.txt")
    other = add(store, FULL, "c.txt")
    assert store.lists.titled(["خبر", "مرفأ المدينة", "ليس هنا"]) == {"خبر": new, "مرفأ المدينة": other}
    store.supersede(new, other)
    assert store.lists.titled(["خبر"]) == {"خبر": old}
    sql = "SELECT title, id FROM article WHERE newer IS NULL AND title IN (?, ?) ORDER BY number"
    plan = store.database.all(f"EXPLAIN QUERY PLAN {sql}", "", "")
    assert any("article_by_title" in str(step) for step in plan)


@pytest.mark.parametrize("sections", [(), ("خبر",), ("خبر", "رأي")])
@pytest.mark.parametrize("sort", list(Sort))
def test_a_list_is_read_from_an_index_without_a_look_at_the_articles(
    store: Store, sort: Sort, sections: tuple[str, ...]
) -> None:
    asked: list[str] = []
    database = store.database
    database.connection.set_trace_callback(asked.append)
    store.lists.listing(View(sections=sections, sort=sort, folded=True))
    database.connection.set_trace_callback(None)
    (table,) = database.row("SELECT rootpage FROM sqlite_master WHERE name = 'article'")
    steps = [step[1:4] for sql in asked for step in database.all(f"EXPLAIN {sql}")]
    articles = {cursor for code, cursor, page in steps if code == "OpenRead" and page == table}
    assert articles
    assert not any(code == "Column" and cursor in articles for code, cursor, _ in steps)
    plans = [str(database.all(f"EXPLAIN QUERY PLAN {sql}")) for sql in asked]
    assert sections or not any("TEMP B-TREE" in plan for plan in plans)


def test_an_article_without_a_title_is_listed_by_its_first_words(store: Store) -> None:
    id_ = add(store, Article(body=("كلمة " * 30,)))
    (headline,) = store.lists.headlines([id_])
    assert headline.untitled
    assert headline.title.split() == ["كلمة"] * 12
    assert store.article(id_).title is None


def test_a_picture_without_text_shows_its_caption(store: Store) -> None:
    (headline,) = store.lists.headlines([add(store, Article(title="ت", caption="صورة"))])
    assert headline.excerpt == "صورة"


def test_more_ids_than_one_statement_takes_keep_their_order(store: Store) -> None:
    count = MOST_VALUES + 7
    ids = [add(store, Article(title=f"خبر {number}"), f"{number}.txt") for number in range(count)]
    assert [headline.id for headline in store.lists.headlines(ids[::-1])] == ids[::-1]
    assert store.lists.headlines(["gone", ids[0]])[0].id == ids[0]
    assert {article.id for article in store.articles(ids)} == set(ids) == store.ids()


def test_orders_and_shelves_and_sections(store: Store) -> None:
    old = add(store, Article(title="قديم", section="أ", published="2023-01-01"), "1")
    undated = add(store, Article(title="بلا تاريخ"), "2")
    new = add(store, Article(title="جديد", section="ب", published="2024-05-05T10:00"), "3")
    assert store.lists.listing(View()) == [new, undated, old]
    assert store.lists.listing(View(sort=Sort.NEWEST)) == [new, old, undated]
    assert store.lists.listing(View(sort=Sort.OLDEST)) == [old, new, undated]
    assert store.lists.listing(View(sections=("أ",))) == [old]
    assert store.lists.listing(View(sections=("أ", NO_SECTION))) == [undated, old]
    assert store.lists.listing(View(sections=(NO_SECTION,))) == [undated]
    store.set_read(old, True)
    keep(store, new, True)
    assert store.lists.listing(View(Shelf.UNREAD)) == [new, undated]
    assert store.lists.listing(View(Shelf.BOOKMARKS, sections=("ب",))) == [new]
    counts = store.lists.counts()
    assert (counts.total, counts.unread, counts.bookmarked) == (3, 2, 1)
    assert dict(counts.sections) == {"أ": 1, "ب": 1, None: 1}
    assert store.lists.months() == (("2023-01", 1), ("2024-05", 1))


def test_what_a_reader_does_is_kept(store: Store) -> None:
    id_ = add(store, FULL)
    assert store.status(id_) == Status()
    store.set_place(id_, 120)
    store.set_read(id_, True)
    keep(store, id_, True)
    keep(store, id_, True)
    assert store.status(id_) == Status(True, True, 120)
    assert [bookmark.article_id for bookmark in store.bookmarks()] == [id_]
    assert store.lists.headlines([id_])[0].read
    assert store.lists.headlines([id_])[0].bookmarked
    keep(store, id_, False)
    store.set_read(id_, False)
    assert store.status(id_) == Status(False, False, 120)


def test_a_newer_version_is_shown_and_takes_the_bookmark_along(store: Store) -> None:
    old = add(store, FULL)
    keep(store, old, True)
    new = add(store, FULL._replace(body=("نص جديد",)))
    newest = add(store, FULL._replace(body=("نص أجد",)))
    with store.transaction():
        store.supersede(old, new)
        store.supersede(new, newest)
    assert store.lists.listing(View()) == [newest]
    assert store.newest(old) == store.newest(new) == newest
    assert store.newest("unknown") == "unknown"
    assert store.article(old).body == FULL.body
    assert [bookmark.article_id for bookmark in store.bookmarks()] == [newest]
    assert store.lists.counts().total == 1


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    def break_off() -> None:
        with store.transaction():
            store.add(FULL, identity.identify(FULL))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert store.ids() == set()
    assert add(store, FULL)


def test_every_thread_may_read_and_write(store: Store) -> None:
    id_ = add(store, FULL)
    thread = threading.Thread(target=store.set_read, args=(id_, True))
    thread.start()
    thread.join()
    assert store.status(id_).read


def test_everything_survives_a_restart(tmp_path: Path) -> None:
    first = Store(tmp_path / "library.db")
    id_ = add(first, FULL)
    keep(first, id_, True)
    first.close()
    second = Store(tmp_path / "library.db")
    assert second.article(id_).title == FULL.title
    assert second.status(id_).bookmarked
    second.close()


def test_a_library_from_the_future_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LibraryFromFuture, match="newer version"):
        Store(path)
    assert path.read_bytes() == before


def test_a_migration_keeps_a_copy_of_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    store = Store(path)
    id_ = add(store, FULL)
    store.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE extra (x);"))
    number = len(schema.MIGRATIONS)
    store = Store(path)
    assert store.article(id_).title == FULL.title
    store.close()
    copy = path.with_name(f"library.db.before-{number}")
    with sqlite3.connect(copy) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (number - 1,)
        assert connection.execute("SELECT id FROM article").fetchone() == (id_,)
    connection.close()


def test_a_migration_whose_copy_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    Store(path).close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE extra (x);"))
    monkeypatch.setattr(Path, "with_name", lambda self, name: tmp_path / "no" / "folder" / name)
    with pytest.raises(LibraryError, match="no backup could be made"):
        Store(path)


def test_a_copy_that_is_there_already_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    Store(path).close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE extra (x);"))
    copy = path.with_name(f"library.db.before-{len(schema.MIGRATIONS)}")
    copy.write_bytes(b"first")
    Store(path).close()
    assert copy.read_bytes() == b"first"


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"not a database, but long enough to be looked at" * 10)
    with pytest.raises(LibraryDamaged, match="restore"):
        Store(path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError):
        Store(tmp_path / "file" / "library.db")


def test_an_original_that_was_changed_is_noticed(store: Store) -> None:
    add(store, FULL)
    assert store.problems() == []
    digest = store.sources_of_path("a.txt")[0].digest
    assert store.original(digest) == FULL.text.encode()
    with store.transaction():
        store.database.write("UPDATE original SET packed = ?", pack(b"other"))
    with pytest.raises(LibraryDamaged):
        store.original(digest)
    with store.transaction():
        store.database.write("UPDATE original SET packed = x'00'")
    assert digest.hex() in store.problems()[0]
    with pytest.raises(LibraryDamaged):
        store.original(b"unknown")


def test_a_row_that_points_at_nothing_is_noticed(store: Store) -> None:
    add(store, FULL)
    store.database.connection.execute("PRAGMA foreign_keys = OFF")
    store.database.connection.execute("INSERT INTO bookmark VALUES ('ghost', 'now')")
    assert any("bookmark" in problem for problem in store.problems())


def test_a_backup_is_a_library_and_never_overwrites(store: Store, tmp_path: Path) -> None:
    id_ = add(store, FULL)
    target = tmp_path / "backup.db"
    store.backup(target)
    copy = Store(target)
    assert copy.article(id_).title == FULL.title
    copy.close()
    with pytest.raises(LibraryError, match="already there"):
        store.backup(target)
    with pytest.raises(LibraryError):
        store.backup(tmp_path / "no" / "folder" / "backup.db")


SENTENCES = tuple(f"هذه الجملة رقم {number} من خبر الوكالة الطويل عن المرفأ" for number in range(8))


def test_agency_copies_of_one_story_are_put_together(store: Store) -> None:
    first = add(store, Article(title="عنوان أول", published="2024-12-01", body=(". ".join(SENTENCES),)), "1")
    other = add(
        store, Article(title="خبر غريب", published="2024-12-02", body=("لا علاقة لهذا النص الطويل بالخبر الأول.",)), "2"
    )
    copy = add(store, Article(title="عنوان ثان", published="2024-12-03", body=(". ".join(SENTENCES[:7]),)), "3")
    third = add(store, Article(title="عنوان ثالث", published="2024-12-02", body=(". ".join(SENTENCES[1:]),)), "4")
    assert store.story(first) == store.story(copy) == [copy, third, first]
    assert store.story(other) == [other]
    assert [headline.copies for headline in store.lists.headlines([first, other])] == [2, 0]
    assert store.lists.listing(View(folded=True)) == [third, other]
    assert store.lists.listing(View(folded=True, sort=Sort.OLDEST)) == [first, other]


def test_articles_that_share_a_formula_only_are_not_one_story(store: Store) -> None:
    formula = "نذكركم بأن الصحيفة تصدر كل صباح ما عدا يوم العطلة"
    ids = [
        add(store, Article(title=f"ت{n}", body=(formula, SENTENCES[n], SENTENCES[n + 1] + "!")), str(n))
        for n in (0, 3, 6)
    ]
    assert [store.story(id_) for id_ in ids] == [[id_] for id_ in ids]


def test_older_versions_are_listed_newest_first(store: Store) -> None:
    ids = [add(store, FULL._replace(body=(f"نص {number}",))) for number in range(3)]
    with store.transaction():
        store.supersede(ids[0], ids[1])
        store.supersede(ids[1], ids[2])
    assert store.versions(ids[2]) == [ids[1], ids[0]]
    assert store.lists.headlines([ids[2]])[0].versions == 2


def test_months_are_counted_whatever_the_precision_of_their_days(store: Store) -> None:
    assert store.lists.months() == ()
    for number, published in enumerate(
        ("2023", "2023", "2023-01", "2023-01-31", "2023-02-01T10:00", "2024", "2024-12-31T23:59", "2024-12", None)
    ):
        add(store, Article(title=f"خبر {number}", published=published), str(number))
    assert store.lists.months() == (("2023-01", 2), ("2023-02", 1), ("2024-12", 2))


def test_a_month_narrows_a_view(store: Store) -> None:
    add(store, Article(title="قديم", published="2023-01-01"), "1")
    new = add(store, Article(title="جديد", published="2024-05-05T10:00"), "2")
    assert store.lists.listing(View(month="2024-05")) == [new]


def test_a_hidden_sign_in_the_text_earns_a_badge(store: Store) -> None:
    assert store.lists.headlines([add(store, FULL)])[0].warned
    assert not store.lists.headlines([add(store, Article(title="سليم"))])[0].warned


def test_what_was_left_out_can_be_shown(store: Store) -> None:
    id_ = add(store, FULL)
    store.set_whole(id_, True)
    assert store.status(id_).whole


def test_paths_are_put_on_a_list_and_taken_off(store: Store) -> None:
    store.add_paths("watched", ["/b", "/a", "/a"])
    assert store.paths("watched") == ["/a", "/b"]
    assert store.paths("unfinished") == []
    store.remove_paths("watched", ["/a"])
    assert store.paths("watched") == ["/b"]


def test_an_excerpt_in_a_list_has_single_spaces(store: Store) -> None:
    id_ = add(store, FULL._replace(lead="كلمة     أخرى", body=("ثم\u00a0\u00a0ثالثة",)))
    assert store.lists.headlines([id_])[0].excerpt == "كلمة أخرى ثم ثالثة"


def test_an_excerpt_ends_with_a_whole_word(store: Store) -> None:
    (headline,) = store.lists.headlines([add(store, Article(title="ت", body=("كلمات " * 90,)))])
    assert headline.excerpt.endswith("كلمات…")
    (headline,) = store.lists.headlines([add(store, Article(title="ط", body=("ط" * 999,)), "2")])
    assert len(headline.excerpt) == 241
