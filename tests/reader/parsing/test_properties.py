"""What holds for every file: no exception, valid values, and nothing that vanishes unseen."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article
from reader.errors import UnreadableFile
from reader.parsing import layouts, parse
from reader.parsing.draft import Draft
from reader.parsing.lines import sheet
from reader.repair import repair

PIECES = st.sampled_from(
    [
        "ثقافة",
        "الرئيسية",
        "الرئيسية / أخبار / ثقافة",
        "07-12-2024 | 02:47",
        "10/8/2025 3:44:00 AM",
        "منذ ساعتين",
        "المكتبة العامة تفتح قاعة القراءة بعد عامين",
        "كتب: سامي خليل",
        "صورة: أرشيف",
        "",
        "",
        "الأكثر قراءة",
        "اقرأ أيضا: معرض للخط",
        "اقرأ أيضاً",
        "شارك",
        "© جميع الحقوق محفوظة",
        "|",
        "12",
        "- نقطة أولى",
        "وقالت المديرة إن القاعة تتسع لمئتي قارئ، وإن أبوابها تفتح من الثامنة صباحا حتى المساء.",
        "وأضافت أن المخطوطات ستعرض للزوار مرة في الشهر.",
        "خبر ثقافة رياضة منوعات   طقس   سفر   بحث",
    ]
)
WORDS = st.lists(st.text(alphabet="ابتسفرة .:،؟!-|<>&#*7é", min_size=1, max_size=12), max_size=30).map(" ".join)
TEXTS = st.lists(PIECES | WORDS, max_size=40).map("\n".join)


def shown(draft: Draft) -> str:
    """Everything of a draft that can be seen, and its date and section lines."""
    related = [part for item in draft.related for part in (item.section, item.published, item.text) if part]
    parts = [
        draft.title,
        draft.lead,
        draft.caption,
        draft.section,
        *draft.body,
        *draft.dropped,
        *related,
        *draft.stamps,
    ]
    said = [notice.message for notice in draft.notices]
    return "\n".join(part for part in (*parts, *said) if part)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_visible_word_is_in_some_part_of_the_article(text: str) -> None:
    page = sheet(repair(text)[0].replace("<", "").replace("&", ""))
    if not page.lines:
        return
    layout, drafts = layouts.lay_out(page)
    if layout != "news":
        return
    seen = " ".join(shown(draft) for draft in drafts)
    dates_of_lists = {line.text for line in page.lines if layouts.news.dates.stamp(line.text)}
    for line in page.lines:
        if line.text not in dates_of_lists:
            missing = [word for word in line.text.split() if word not in seen and not set(word) <= set("-•*")]
            assert not missing, (line.text, missing)


def assert_valid(article: Article) -> None:
    texts = [article.title, article.lead, article.caption, article.section, *article.body, *article.dropped]
    assert all(text is None or text.strip() for text in texts)
    assert not any("\n" in text for text in texts if text)
    if article.published:
        dt.datetime.fromisoformat(article.published)
    assert article.layout
    assert article.encoding
    article.text.encode("utf-8")


@given(TEXTS | st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_every_text_gives_valid_articles_or_an_unreadable_file(text: str) -> None:
    try:
        found = parse(text.encode("utf-8", "ignore"), "x")
    except UnreadableFile:
        return
    for article in found:
        assert_valid(article)


MARKUP = st.lists(
    st.sampled_from(
        [
            "<DOC>",
            "</DOC>",
            "<TITLE>ا</TITLE>",
            "<TEXT>",
            "</TEXT>",
            "<html>",
            "<body>",
            "<p>",
            "</p>",
            "<h1>ب</h1>",
            "<div>",
            "</div>",
            "<article>",
            "<script>",
            "<!--",
            "-->",
            "<rss>",
            "<item>",
            "</item>",
            "<title>ت</title>",
            "<![CDATA[",
            "]]>",
            "&amp;",
            "&#1575;",
            "#",
            "---",
            ">",
            "title,body",
            "{\\rtf1",
            "\\par",
            "\\'c7",
            "}",
            '"',
            "،",
        ]
    )
    | WORDS
    | st.just("\n"),
    max_size=30,
).map("".join)


@given(MARKUP)
@settings(max_examples=300, deadline=None)
def test_no_markup_however_broken_raises(text: str) -> None:
    try:
        found = parse(text.encode("utf-8", "ignore"), "x.md")
    except UnreadableFile:
        return
    for article in found:
        assert_valid(article)


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_no_bytes_raise_anything_but_an_unreadable_file(raw: bytes) -> None:
    try:
        found = parse(raw, "x")
    except UnreadableFile:
        return
    for article in found:
        assert_valid(article)


@pytest.mark.parametrize(
    "unit",
    ["كلمة ", "ا", "<", "< ", "<p ", "&amp;", "07-12-2024 ", "خبر\n", "\n", "<DOC>", "<item>", "ا ", "\\u0627", "Ø§Ù"],
)
def test_a_huge_line_of_anything_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        raw = (unit * (size // len(unit.encode()))).encode()
        start = time.process_time()
        with contextlib.suppress(UnreadableFile):
            parse(raw, "x")
        return time.process_time() - start

    small = seconds(100_000)
    assert seconds(400_000) < 12 * small + 0.3


def test_every_real_article_gives_valid_values(shared: Path) -> None:
    files = [path for path in (shared / "data" / "articles").rglob("*") if path.is_file()]
    for path in files:
        try:
            found = parse(path.read_bytes(), str(path))
        except UnreadableFile:
            continue
        for article in found:
            assert_valid(article)
