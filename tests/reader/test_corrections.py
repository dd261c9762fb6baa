"""What a person says of one article, and what it means for the others of its source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.article import Article, Outcome, Query
from reader.corrections import Field, Rule, apply, corrected, rule_for
from reader.errors import NotADate
from reader.library import Library
from tests.conftest import write_article

ARTICLE = Article(title="عنوان", lead="مقدمة", section="قسم", body=("أولى", "ثانية"))


def test_words_that_leave_a_field_go_to_the_body() -> None:
    assert corrected(ARTICLE, "lead", None).body == ("مقدمة", "أولى", "ثانية")
    assert corrected(ARTICLE, "lead", None).lead is None


def test_a_paragraph_that_becomes_a_field_leaves_the_body() -> None:
    changed = corrected(ARTICLE, "title", "أولى")
    assert changed.title == "أولى"
    assert changed.body == ("عنوان", "ثانية")


def test_a_section_is_only_a_name() -> None:
    assert corrected(ARTICLE, "section", "اقتصاد").body == ARTICLE.body
    assert corrected(ARTICLE, "section", "").section is None


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("lead", None, Rule("lead", "none")),
        ("title", "أولى", Rule("title", "first")),
        ("section", "اقتصاد", Rule("section", "value:اقتصاد")),
        ("title", "عنوان جديد", None),
        ("published", "2024-01-01", None),
    ],
)
def test_a_correction_is_a_rule_where_it_can_be_one(field: Field, value: str | None, rule: Rule | None) -> None:
    assert rule_for(ARTICLE, field, value) == rule


def test_rules_do_to_another_article_what_the_person_did() -> None:
    other = Article(lead="مدخل", body=("فقرة", "أخرى"))
    rules = [Rule("lead", "none"), Rule("section", "value:اقتصاد"), Rule("title", "first")]
    assert apply(other, rules) == Article(title="مدخل", section="اقتصاد", body=("فقرة", "أخرى"))


def test_the_first_paragraph_is_not_taken_when_the_field_is_there() -> None:
    assert apply(ARTICLE, [Rule("title", "first")]) == ARTICLE
    assert apply(Article(title="وحده"), [Rule("lead", "first")]).lead is None


def test_a_corrected_section_holds_for_the_next_file_of_the_folder(library: Library, tmp_path: Path) -> None:
    first = write_article(tmp_path / "a" / "1.txt")
    second = write_article(tmp_path / "a" / "2.txt", title="خبر آخر من المدينة", body=("نص آخر.",))
    elsewhere = write_article(tmp_path / "b" / "3.txt", title="خبر ثالث من المدينة", body=("نص ثالث.",))
    (preview,) = library.preview([first])
    article = library.correct(preview.articles[0], "section", "ملاحة")
    report = library.import_paths([first, second, elsewhere], edited={str(first): (article,)})
    assert [library.article(str(file.id)).section for file in report.files] == ["ملاحة", "ملاحة", "اقتصاد"]


def test_a_correction_of_what_is_in_the_library_changes_it_in_place(
    open_library: Callable[[], Library], tmp_path: Path
) -> None:
    library = open_library()
    file = write_article(tmp_path / "1.txt")
    id_ = library.import_paths([file]).files[0].id
    (preview,) = library.preview([file])
    assert preview.outcomes[0].outcome is Outcome.UNCHANGED
    article = library.correct(preview.articles[0], "section", "ملاحة")
    (outcome,) = library.import_paths([file], edited={str(file): (article,)}).files
    assert (outcome.outcome, outcome.id) == (Outcome.UPDATED, id_)
    assert library.article(str(id_)).section == "ملاحة"
    assert library.search(Query("المرفأ", sections=("ملاحة",))).total == 1


def test_a_corrected_headline_makes_a_new_version(library: Library, tmp_path: Path) -> None:
    file = write_article(tmp_path / "1.txt")
    old = library.import_paths([file]).files[0].id
    (preview,) = library.preview([file])
    article = library.correct(preview.articles[0], "title", "عنوان أدق من الأول")
    (outcome,) = library.import_paths([file], edited={str(file): (article,)}).files
    assert outcome.outcome is Outcome.UPDATED
    assert outcome.id != old
    assert library.counts().total == 1
    assert library.article(str(outcome.id)).title == "عنوان أدق من الأول"


def test_a_preview_writes_nothing_and_says_what_would_happen(library: Library, articles: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    previews = {Path(preview.path).name: preview for preview in library.preview([articles])}
    assert library.counts().total == 0
    assert previews["empty.txt"].articles == ()
    assert previews["empty.txt"].outcomes[0].code == "empty"
    assert previews["match.txt"].articles[0].section == "رياضة"
    assert previews["match.txt"].outcomes[0].outcome is Outcome.ADDED
    library.import_paths([articles])
    assert next(iter(library.preview([articles / "match.txt"]))).outcomes[0].outcome is Outcome.UNCHANGED


def test_a_preview_can_be_stopped(library: Library, articles: Path) -> None:
    assert list(library.preview([articles], cancelled=lambda: True)) == []


def test_a_date_may_be_written_as_files_write_it(library: Library, tmp_path: Path) -> None:
    (preview,) = library.preview([write_article(tmp_path / "1.txt")])
    (article,) = preview.articles
    for written, date in (("9 آذار 2021", "2021-03-09"), ("2021-03-09", "2021-03-09"), ("2021-03", "2021-03")):
        assert library.correct(article, "published", written).published == date
    with pytest.raises(NotADate):
        library.correct(article, "published", "أول أمس")


def test_a_file_left_out_of_a_preview_is_not_imported(library: Library, articles: Path) -> None:
    left_out = str(articles / "match.txt")
    report = library.import_paths([articles], edited={left_out: ()})
    assert {(file.path, file.code) for file in report.files if file.outcome is Outcome.SKIPPED} == {
        (left_out, "left-out")
    }
    assert library.counts().total == 2


def test_a_file_read_in_another_encoding_in_the_preview_is_kept_so(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("ثقافة\n\nمعرض الكتاب يفتح أبوابه\n\nيستقبل المعرض زواره عشرة أيام.\n".encode("cp1256"))
    (wrong,) = library.preview([file], encoding="cp720")
    (right,) = library.preview([file], encoding="cp1256")
    assert wrong.articles != right.articles
    for preview in (wrong, right):
        (outcome,) = library.import_paths([file], edited={str(file): preview.articles}).files
    assert library.article(str(outcome.id)).text == right.articles[0].text
