"""Records, feeds, pages, tables and the other layouts that say themselves what they are."""

from __future__ import annotations

import pytest

from reader import parsing
from reader.errors import EmptyFile, TooLarge, UnreadableFile
from reader.parsing import MAX_BYTES, parse

TITLE = "المكتبة العامة تفتح قاعة القراءة بعد عامين"
FIRST = "وقالت مديرة المكتبة سلمى ناصر إن القاعة تتسع لمئتي قارئ، وإن أبوابها تفتح من الثامنة صباحا حتى المساء."
SECOND = "وأضافت أن مجموعة المخطوطات ستعرض للزوار مرة في الشهر، وأن الدخول مجاني للطلاب حتى نهاية العام."

RECORD = f"""<DOC>
<DOCNO>XX-culture-1</DOCNO>
<URL>http://example.org/1</URL>
<CAT>culture</CAT>
<TITLE>{TITLE}</TITLE>
<TIME>Sat, 24 Feb 2018 06:24:51 GMT</TIME>
<AUTHOR></AUTHOR>
<ABSTRACT>
{FIRST}
</ABSTRACT>
<TEXT>
{FIRST}
{SECOND}
</TEXT>
</DOC>
"""


def test_an_sgml_record_says_what_is_what() -> None:
    (found,) = parse(RECORD.encode(), "r")
    assert (found.layout, found.section, found.title) == ("sgml", "culture", TITLE)
    assert found.published == "2018-02-24T06:24:51Z"
    assert (found.lead, found.body) == (FIRST, (SECOND,))
    assert found.dropped == ()


def test_a_file_of_records_gives_an_article_for_each() -> None:
    other = RECORD.replace(FIRST + "\n" + SECOND, FIRST).replace("Sat, 24 Feb 2018 06:24:51 GMT", "07/04/2017")
    found = parse((RECORD + other).encode(), "r")
    assert [item.published for item in found] == ["2018-02-24T06:24:51Z", "2017-04-07"]
    assert (found[1].lead, found[1].body) == (None, (FIRST,))


PAGE = f"""<!doctype html><html><head><title>{TITLE} - الساحل</title>
<meta property="article:published_time" content="2024-12-07T02:47:00+02:00">
<meta property="article:section" content="ثقافة"><style>p {{color: red}}</style></head>
<body><nav><ul><li>الرئيسية</li><li>رياضة</li></ul></nav>
<article><h1>{TITLE}</h1><p>{FIRST}</p><script>alert(1)</script>
<p>{SECOND}<br>سطر آخر هنا.</p><aside><p>خبر جانبي عن السوق</p></aside></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def test_a_saved_page_is_read_by_its_structure() -> None:
    (found,) = parse(PAGE.encode(), "p.html")
    assert (found.layout, found.title, found.section) == ("html", TITLE, "ثقافة")
    assert found.published == "2024-12-07T02:47:00+02:00"
    assert found.body == (FIRST, SECOND, "سطر آخر هنا.")
    assert set(found.dropped) == {"الرئيسية", "رياضة", "خبر جانبي عن السوق", "جميع الحقوق محفوظة"}


def test_no_script_of_a_page_is_ever_text() -> None:
    (found,) = parse(PAGE.encode(), "p.html")
    assert "alert" not in repr(found)


def test_a_page_without_paragraphs_still_gives_its_text() -> None:
    (found,) = parse(f"<html><body><div>{TITLE}</div><div>{FIRST}</div></body></html>".encode(), "p")
    assert found.title == TITLE
    assert found.body == (FIRST,)


def test_a_page_of_nothing_but_a_title() -> None:
    (found,) = parse(f"<html><head><title>{TITLE}</title></head><body></body></html>".encode(), "p")
    assert (found.title, found.body) == (TITLE, ())


def test_leftover_tags_and_entities_go_from_a_plain_text() -> None:
    head = f"{TITLE}<br />2025-07-09 14:23:20<br /><!-- wp:paragraph -->"
    text = f"{head}<p class='x'>{FIRST}</p>&quot;نعم&nbsp;&amp; لا&quot; &lt; 5.<script>x()</script>"
    (found,) = parse(text.encode(), "t.txt")
    assert (found.title, found.published) == (TITLE, "2025-07-09T14:23:20")
    assert found.body == (FIRST, '"نعم & لا" < 5.')


def test_what_is_no_tag_stays() -> None:
    (found,) = parse(f"{TITLE}\n07-12-2024\n{FIRST}\nإذا كان a < b و c > d فإن <المكتبة> مفتوحة.".encode(), "t")
    assert found.body[-1] == "إذا كان a < b و c > d فإن <المكتبة> مفتوحة."


FEED = f"""<?xml version="1.0" encoding="{{encoding}}"?><rss version="2.0"><channel><title>X</title>
<item><title>{TITLE}</title><pubDate>Fri, 16 Feb 2018 22:08:10 +0400</pubDate><category>ثقافة</category>
<description><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></description></item>
<item><title>خبر ثان</title><description>&lt;b&gt;{SECOND}&lt;/b&gt;</description></item></channel></rss>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_every_entry_of_a_feed_is_an_article(encoding: str) -> None:
    found = parse(FEED.format(encoding=encoding).encode(encoding), "f.xml")
    assert [item.title for item in found] == [TITLE, "خبر ثان"]
    assert (found[0].section, found[0].published) == ("ثقافة", "2018-02-16T22:08:10+04:00")
    assert [item.body for item in found] == [(FIRST, SECOND), (SECOND,)]


def test_a_table_with_named_columns_gives_an_article_a_row() -> None:
    text = (
        f'id,title,date,body\n7,"{TITLE}",07-12-2024,"{FIRST}\n{SECOND} ""نعم"""\n8,ثان,x,{SECOND.replace("،", "")}\n'
    )
    found = parse(text.encode(), "t.csv")
    assert [item.title for item in found] == [TITLE, "ثان"]
    assert found[0].published == "2024-12-07"
    assert found[0].body == (FIRST, f'{SECOND} "نعم"')
    assert [item.dropped for item in found] == [("7",), ("8", "x")]


def test_markdown_is_read_by_its_signs() -> None:
    head = f"# {TITLE}\n\n*ثقافة* — 07-12-2024 | 02:47\n\n> مقدمة الخبر هنا.\n\n"
    text = f"{head}{FIRST}\n\n## عنوان فرعي\n\n{SECOND} [رابط](http://x.org/a_(b)) **مهم**\n\n---\n"
    (found,) = parse(text.encode(), "a.md")
    assert (found.layout, found.title, found.section) == ("markdown", TITLE, "ثقافة")
    assert (found.published, found.lead) == ("2024-12-07T02:47", "مقدمة الخبر هنا.")
    assert found.body == (FIRST, "عنوان فرعي", f"{SECOND} رابط مهم")


def test_front_matter_names_title_date_and_section() -> None:
    text = f"---\ntitle: {TITLE}\ndate: 2024-12-07\ncategory: ثقافة\n---\n\n{FIRST}\n\n{SECOND}\n"
    (found,) = parse(text.encode(), "a.md")
    assert (found.title, found.published, found.section) == (TITLE, "2024-12-07", "ثقافة")
    assert found.body == (FIRST, SECOND)


def test_rich_text_becomes_plain() -> None:
    letters = "".join(f"\\'{byte:02x}" for byte in f"ثقافة\n07-12-2024\n{TITLE}".encode("cp1256"))
    words = "".join(f"\\u{ord(char)}?" for char in FIRST)
    head = "{\\rtf1\\ansi\\ansicpg1256{\\fonttbl{\\f0 Arial;}}\\rtlpar "
    raw = head + f"{letters}\\par {words}\\par {{\\b {{\\*\\x y}}done.}}}}"
    (found,) = parse(raw.encode("ascii"), "a.rtf")
    assert (found.section, found.title, found.encoding) == ("ثقافة", TITLE, "rtf")
    assert found.body == (FIRST, "done.")


def test_pieces_cut_inside_words_are_joined() -> None:
    def padded(text: str) -> list[str]:
        pieces = [text[at : at + 50] for at in range(0, len(text), 50)]
        return [*pieces[:-1], pieces[-1].rjust(50), "", "  "]

    lines = [
        " ",
        *padded(TITLE + " في المدينة القديمة"),
        *padded(SECOND),
        *padded("Sat, 08 Oct 2016 12:53:29 +0500"),
        *padded(FIRST),
    ]
    (found,) = parse("\n".join(lines).encode(), "a.doc")
    assert (found.layout, found.title) == ("padded", TITLE + " في المدينة القديمة")
    assert (found.lead, found.published, found.body) == (SECOND, "2016-10-08T12:53:29+05:00", (FIRST,))


def test_every_line_end_is_a_line_end() -> None:
    lines = ["ثقافة", "07-12-2024", TITLE, FIRST, "", SECOND]
    wanted = parse("\n".join(lines).encode(), "x")
    for end in ("\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b"):
        assert parse(end.join(lines).encode(), "x") == wanted


def test_an_empty_file_and_a_huge_one_are_refused() -> None:
    with pytest.raises(EmptyFile):
        parse(" \n\u200f\n".encode(), "x")
    with pytest.raises(TooLarge):
        parse(b"a" * (MAX_BYTES + 1), "x")
    assert issubclass(TooLarge, UnreadableFile)


def test_a_headline_outside_the_article_element_and_an_older_page() -> None:
    cells = f"<td><p>{FIRST}</p><p>{SECOND}</p></td><td>جانب</td>"
    page = f"<html><body><h1>{TITLE}</h1><table><tr>{cells}</tr></table></body></html>"
    (found,) = parse(page.encode(), "p")
    assert (found.title, found.body, found.dropped) == (TITLE, (FIRST, SECOND), ("جانب",))


def test_the_heading_that_the_page_title_repeats_is_the_headline() -> None:
    page = (
        f"<html><head><title>{TITLE} | الساحل</title></head><body><h1>صحيفة الساحل</h1>"
        f"<div><h1>{TITLE}</h1><h1>آخر</h1><p>{FIRST}</p><p>{SECOND}</p></div></body></html>"
    )
    (found,) = parse(page.encode(), "p")
    assert found.title == TITLE
    assert "آخر" in (*found.body, *found.dropped)


def test_a_second_headline_inside_the_text_is_kept_in_it() -> None:
    text = f"<div><div>عنوان ثان للخبر هنا</div><p>{FIRST}</p><p>{SECOND}</p></div>"
    page = f"<html><body><h1>{TITLE}</h1>{text}</body></html>"
    (found,) = parse(page.encode(), "p")
    assert found.title == TITLE
    assert found.body == ("عنوان ثان للخبر هنا", FIRST, SECOND)


def test_without_a_heading_the_page_title_is_the_headline_without_its_site() -> None:
    page = f"<html><head><title>{TITLE} - الساحل</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    (found,) = parse(page.encode(), "p")
    assert (found.title, found.body) == (TITLE, (FIRST, SECOND))


def test_a_page_of_frames_has_no_text() -> None:
    (found,) = parse(f"<html><head><title>{TITLE}</title></head><frameset></frameset></html>".encode(), "p")
    assert (found.title, found.body) == (TITLE, ())


def test_markdown_without_a_heading_above_the_text() -> None:
    text = f"{FIRST}\n\n{SECOND}\n\n{FIRST}\n\n{SECOND}\n\n## عنوان\n\nنص آخر هنا."
    (found,) = parse(text.encode(), "a.md")
    assert found.layout == "markdown"
    assert found.body[:2] == (FIRST, SECOND)
    (dated,) = parse(f"# {TITLE}\n\n**07-12-2024**\n\n{FIRST}".encode(), "a.md")
    assert (dated.published, dated.section, dated.body) == ("2024-12-07", None, (FIRST,))


def test_rich_text_of_an_unknown_code_page_is_still_read() -> None:
    (found,) = parse(
        b"{\\rtf1\\ansicpg99999\\uc0 Port reopens\\par 07-12-2024\\par The port has reopened.\\u1587 }", "a"
    )
    assert found.published == "2024-12-07"


def test_empty_cells_of_a_table_say_nothing() -> None:
    (found,) = parse(f"title,date,body\n{TITLE},,{SECOND.replace('،', '')}\n,,\n".encode(), "t.csv")
    assert (found.title, found.published) == (TITLE, None)


def test_pieces_without_a_date_or_a_title() -> None:
    def padded(text: str) -> list[str]:
        pieces = [text[at : at + 50] for at in range(0, len(text), 50)]
        return [*pieces[:-1], pieces[-1].rjust(50), ""]

    long = f"{FIRST} {SECOND}"
    (found,) = parse("\n".join([*padded(long), *padded(SECOND)]).encode(), "a.doc")
    assert (found.layout, found.title, found.published) == ("padded", None, None)
    assert found.body == (long, SECOND)


def test_a_file_of_too_many_articles_is_refused_and_never_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MAX_ARTICLES", 2)
    assert len(parse((RECORD * 2).encode(), "two.sgml")) == 2
    with pytest.raises(TooLarge, match="3 articles; the limit is 2"):
        parse((RECORD * 3).encode(), "three.sgml")
