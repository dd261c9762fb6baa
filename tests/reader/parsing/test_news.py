"""Heads, leads, captions and furniture are recognised by shape and place."""

from __future__ import annotations

from reader.article import Article, Related
from reader.parsing import furniture, parse

LEAD = "أعلنت إدارة المكتبة صباح الأحد افتتاح قاعة القراءة الجديدة بعد أعمال ترميم دامت سنتين كاملتين."
FIRST = "وقالت مديرة المكتبة سلمى ناصر إن القاعة تتسع لمئتي قارئ، وإن أبوابها تفتح من الثامنة صباحا حتى المساء."
SECOND = "وأضافت أن مجموعة المخطوطات ستعرض للزوار مرة في الشهر."
THIRD = "وختمت بالقول إن الاشتراك مجاني للطلاب حتى نهاية العام الدراسي."
TITLE = "المكتبة العامة تفتح قاعة القراءة بعد عامين"
BODY = (FIRST, SECOND, THIRD)


def article(*lines: str, source: str = "a.txt") -> Article:
    (only,) = parse("\n".join(lines).encode(), source)
    return only


def test_section_date_title_lead_caption_and_most_read() -> None:
    found = article(
        "ثقافة وفنون",
        "07-12-2024 | 02:47",
        TITLE,
        LEAD,
        "",
        "قراء في القاعة الجديدة",
        *BODY,
        "الأكثر قراءة",
        "لبنان",
        "10/8/2025 3:44:00 AM",
        "البلدية تزرع ألف شجرة على الكورنيش.",
        "رياضة",
        "10/6/2025 11:37:00 PM",
        "تأجيل مباراتين بسبب المطر",
    )
    assert (found.section, found.published, found.title) == ("ثقافة وفنون", "2024-12-07T02:47", TITLE)
    assert (found.lead, found.caption) == (LEAD, "قراء في القاعة الجديدة")
    assert found.body == BODY
    assert found.related == (
        Related("لبنان", "2025-10-08T03:44:00", "البلدية تزرع ألف شجرة على الكورنيش."),
        Related("رياضة", "2025-10-06T23:37:00", "تأجيل مباراتين بسبب المطر"),
    )
    assert found.dropped == ("الأكثر قراءة",)
    assert (found.layout, found.encoding, found.source) == ("news", "utf-8", "a.txt")


def test_the_order_of_date_and_section_does_not_matter() -> None:
    found = article("07-12-2024", "ثقافة", TITLE, LEAD, "", *BODY)
    assert (found.section, found.published, found.title) == ("ثقافة", "2024-12-07", TITLE)


def test_a_title_above_the_date() -> None:
    found = article(TITLE, "7 كانون الأول 2024", *BODY)
    assert (found.section, found.title, found.published) == (None, TITLE, "2024-12-07")
    assert found.body == BODY


def test_a_section_below_the_date() -> None:
    found = article(TITLE, "19-11-2022", "ثقافة", *BODY)
    assert (found.section, found.title, found.published) == ("ثقافة", TITLE, "2022-11-19")


def test_a_title_that_ends_in_a_full_stop() -> None:
    found = article("ثقافة", "07-12-2024", TITLE + ".", LEAD, "", *BODY)
    assert (found.title, found.lead) == (TITLE + ".", LEAD)


def test_without_a_date_the_first_line_is_the_title() -> None:
    found = article("ثقافة", TITLE, LEAD, "", *BODY)
    assert (found.section, found.title, found.lead, found.published) == ("ثقافة", TITLE, LEAD, None)


def test_a_title_is_never_invented() -> None:
    assert article(LEAD, "", *BODY).title is None
    assert article(" ".join((LEAD, *BODY))).title is None


def test_a_file_of_one_short_line_is_a_title() -> None:
    found = article(TITLE)
    assert (found.title, found.body) == (TITLE, ())


def test_equal_gaps_between_all_paragraphs_set_no_lead_apart() -> None:
    found = article(TITLE, "", LEAD, "", FIRST, "", SECOND, "", THIRD)
    assert found.lead is None
    assert found.body == (LEAD, *BODY)


def test_double_spacing_counts_for_nothing() -> None:
    lines = ["ثقافة", "07-12-2024", TITLE, LEAD, "", "قراء في القاعة", *BODY]
    spaced = [piece for line in lines for piece in (line, "")]
    assert article(*spaced).lead == LEAD
    assert article(*spaced).caption == "قراء في القاعة"


def test_a_headline_printed_twice_is_said_once() -> None:
    found = article("الساحل", "ثقافة", TITLE, TITLE, "صورة: أرشيف", "هدى سالم", "07-12-2024 - 09:29", LEAD, *BODY)
    assert (found.section, found.title, found.caption) == ("ثقافة", TITLE, "صورة: أرشيف")
    assert found.body == (LEAD, *BODY)
    assert found.dropped == ("الساحل", TITLE, "هدى سالم")


def test_a_breadcrumb_gives_the_section() -> None:
    found = article("الرئيسية / أخبار / ثقافة", TITLE, "07-12-2024", *BODY)
    assert (found.section, found.title) == ("ثقافة", TITLE)


def test_the_date_of_the_page_is_not_the_date_of_the_article() -> None:
    found = article("صحيفة الساحل", "الجمعة 23 يناير 2026", "رئيس التحرير: هدى", TITLE, "نشر: 07-12-2024", *BODY)
    assert (found.title, found.published) == (TITLE, "2024-12-07")
    assert "الجمعة 23 يناير 2026" in found.dropped


def test_a_signature_below_the_text_gives_the_date() -> None:
    found = article("ثقافة", TITLE, FIRST, SECOND, "هدى سالم", "07/12/2024 08:15")
    assert found.published == "2024-12-07T08:15"
    assert found.body == (FIRST, SECOND)
    assert found.dropped == ("هدى سالم",)


def test_a_relative_date_is_kept_in_words() -> None:
    found = article("ثقافة", "منذ ساعتين", TITLE, *BODY)
    assert found.published is None
    assert [notice.code for notice in found.warnings] == ["relative-date"]
    assert "منذ ساعتين" in found.warnings[0].message


def test_a_link_inside_the_text_goes_to_the_related_articles() -> None:
    found = article(
        "ثقافة",
        "07-12-2024",
        TITLE,
        FIRST,
        "اقرأ أيضا: معرض للخط العربي",
        SECOND,
        "اقرأ أيضاً",
        "ندوة عن الرواية",
        THIRD,
    )
    assert found.body == BODY
    assert [item.text for item in found.related] == ["معرض للخط العربي", "ندوة عن الرواية"]
    assert found.dropped == ("اقرأ أيضا:", "اقرأ أيضاً")


def test_a_file_of_nothing_but_a_most_read_list_has_no_text() -> None:
    found = article("الأكثر قراءة", "لبنان", "12/6/2024 11:37:00 PM", "البلدية تزرع ألف شجرة على الكورنيش.")
    assert found.text == ""
    assert len(found.related) == 1


def test_a_list_cut_off_in_the_middle_loses_nothing() -> None:
    found = article(TITLE, "07-12-2024", *BODY, "الأكثر قراءة", "لبنان", "12/6/2024 11:37:00 PM")
    assert found.related == ()
    assert found.dropped == ("الأكثر قراءة", "لبنان", "12/6/2024 11:37:00 PM")


def test_a_poem_and_a_table_stay_whole() -> None:
    verses = ("يا بحر هل عادت سفائننا\t\tأم ضاع خلف الموج مرسانا", "كم طال ليل الانتظار بنا\t\tحتى نسينا كيف نلقانا")
    assert article("ثقافة", "01-01-2025", TITLE, "هذه قصيدة جديدة.", "", *verses).body == verses
    rows = ("المركز\tالفريق\tنقاط", "1\tالساحل\t24", "2\tالجبل\t21", "3", "4")
    assert article("رياضة", "01-01-2025", TITLE, "هنا ترتيب الفرق.", "", *rows).body == rows


def test_a_long_poem_is_no_menu() -> None:
    verses = [
        f"بيت قصير رقم {word}" for word in ["أ", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض"]
    ]
    found = article("قصيدة", "", *verses)
    assert found.body[-1] == verses[-1]
    assert found.dropped == ()


MENU = [
    "الرئيسية",
    "أخبار",
    "ثقافة",
    "رياضة",
    "اقتصاد",
    "منوعات",
    "صحة",
    "سيارات",
    "علوم",
    "سفر",
    "طقس",
    "أبراج",
    "بحث",
]


def test_an_article_is_found_between_the_menus_of_a_page() -> None:
    found = article(
        "السبت 7 ديسمبر 2024 | 2:01 ص",
        *MENU,
        "الأكثر قراءة",
        *MENU,
        "الرئيسية",
        "ثقافة",
        TITLE,
        "كتب سامي خليل",
        "2024/12/06 - 1:59 مساء",
        "مشاركة",
        LEAD,
        FIRST,
        "إقرأ أيضاً",
        "معرض للخط العربي في المدينة القديمة",
        "ديسمبر 5, 2024",
        SECOND,
        THIRD,
        "الكلمات الدالة :",
        "مكتبة",
        "الأكثر مشاهدة",
        "البلدية تزرع ألف شجرة على الكورنيش",
        "تأجيل مباراتين بسبب المطر الشديد",
        "© 2024 الساحل",
        *MENU,
    )
    assert (found.section, found.title, found.published) == ("ثقافة", TITLE, "2024-12-06T13:59")
    assert found.body == (LEAD, *BODY)
    assert [item.text for item in found.related] == [
        "معرض للخط العربي في المدينة القديمة",
        "البلدية تزرع ألف شجرة على الكورنيش",
        "تأجيل مباراتين بسبب المطر الشديد",
    ]
    assert found.related[0].published == "2024-12-05"
    assert "مكتبة" in found.dropped


def test_headlines_before_a_text_are_not_its_title() -> None:
    headlines = [
        f"خبر قصير عن {place}" for place in ["المرفأ", "الجسر", "الطقس", "النفط", "الحفل", "السوق", "المدرسة", "الملعب"]
    ]
    found = article(*headlines, LEAD, *BODY)
    assert found.title is None
    assert found.dropped == tuple(headlines)


def test_several_articles_under_each_other_are_told_apart() -> None:
    one = [
        "ثقافة",
        "07-12-2024 | 02:47",
        TITLE,
        LEAD,
        "",
        *BODY,
        "الأكثر قراءة",
        "لبنان",
        "12/6/2024 1:00:00 PM",
        "خبر آخر عن السوق",
    ]
    two = ["رياضة", "08-12-2024 | 10:00", "فوز المنتخب في المباراة الأخيرة", FIRST, "", SECOND]
    found = parse("\n".join([*one, "", *two]).encode(), "x")
    assert [(item.section, item.published) for item in found] == [
        ("ثقافة", "2024-12-07T02:47"),
        ("رياضة", "2024-12-08T10:00"),
    ]
    assert len(found[0].related) == 1


def test_words_that_labels_use_too_stay_in_the_text() -> None:
    sentence = "شارك الوزير في الحفل وقال إن تعليقات القراء ومشاركة الطلاب هي الأكثر قراءة في الموقع."
    assert sentence in article("ثقافة", "07-12-2024", TITLE, FIRST, sentence, THIRD).body


def test_a_headline_may_begin_like_a_label() -> None:
    for title in (
        "المؤسسة العامة للسينما تطلق مهرجانها",
        "تحقيق دولي في حادث القطار",
        "كتب الأطفال تتصدر مبيعات معرض هذا العام",
    ):
        assert article("ثقافة", "07-12-2024", title, *BODY).title == title


def test_a_sites_latin_name_goes_from_the_end_of_the_title() -> None:
    found = article(TITLE + " - Coast Arabic", "07-12-2024", *BODY)
    assert found.title == TITLE
    assert found.dropped == ("- Coast Arabic",)


def test_a_text_wrapped_at_words_is_put_together() -> None:
    text = " ".join((LEAD, *BODY, LEAD))
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 68:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    found = article(*lines, line)
    assert found.title is None
    assert found.body == (text,)


def test_a_hidden_override_in_a_headline_is_said() -> None:
    found = article("ثقافة", "07-12-2024", "بيان \u202eexe.fdp\u202c رسمي عن المكتبة", *BODY)
    assert found.title == "بيان exe.fdp رسمي عن المكتبة"
    assert [notice.code for notice in found.warnings] == ["spoofing"]


def test_an_agency_named_alone_at_the_end_is_left_out() -> None:
    for sign_off in ("المصدر: وكالات", "رويترز", "(أ ف ب)"):
        found = article(TITLE, "07-12-2024", *BODY, sign_off)
        assert (found.body, found.dropped) == (BODY, (sign_off,))


def test_a_picture_says_what_it_shows_rather_than_whose_it_is() -> None:
    shows = "التعليق على الصورة، أطفال في المكتبة"
    found = article(TITLE, "صدر الصورة، الساحل", shows, "كتب: سامي", "07-12-2024", *BODY)
    assert (found.title, found.caption, found.body) == (TITLE, shows, BODY)
    assert found.dropped == ("صدر الصورة، الساحل", "كتب: سامي")
    assert article(TITLE, shows, "صدر الصورة، الساحل", "07-12-2024", *BODY).caption == shows


def test_where_and_for_whom_a_report_was_written_is_no_title() -> None:
    place = "أبوظبي - الساحل العربي"
    found = article(*MENU, place, "الرئيسية", "عالم", TITLE, "07 ديسمبر 2024 - 02:47", "شارك", place, LEAD, *BODY)
    assert (found.title, found.section) == (TITLE, "عالم")


def test_rules_for_comments_end_the_text_of_a_page() -> None:
    rules = "يرحب الموقع بالتعليقات وفق شروط الاستخدام ويحتفظ بحقه في حذف أي تعليق يخالف القواعد المعمول بها."
    found = article(*MENU, TITLE, "07-12-2024", LEAD, *BODY, rules, "الأكثر تصفحا", "خبر قصير عن السوق")
    assert found.body == (LEAD, *BODY)
    assert rules in found.dropped


def test_an_invitation_to_follow_is_no_related_article() -> None:
    found = article(TITLE, "07-12-2024", *BODY, "الأكثر قراءة", "خبر قصير عن السوق", "اشترك في النشرة الإخبارية")
    assert [item.text for item in found.related] == ["خبر قصير عن السوق"]


def test_points_of_a_list_are_related_articles_however_short() -> None:
    found = article(TITLE, "07-12-2024", *BODY, "الأكثر قراءة", "- خبر", "• خبر ثان")
    assert [item.text for item in found.related] == ["خبر", "خبر ثان"]


def test_a_list_before_the_article_is_not_the_article() -> None:
    found = article("الأكثر قراءة", "البلدية تزرع ألف شجرة", "تأجيل مباراتين بسبب المطر", TITLE, "07-12-2024", *BODY)
    assert found.body == BODY
    assert (found.title, found.published) == (TITLE, "2024-12-07")


def test_a_line_set_apart_below_the_date_is_no_title() -> None:
    found = article("ثقافة", "07-12-2024", "مكتبة", "تعود", "", "قراء في القاعة الجديدة", *BODY)
    assert (found.section, found.title) == ("ثقافة", "مكتبة")


def test_a_long_line_of_rights_ends_a_page() -> None:
    rights = "© 2024 الساحل. الموقع ليس مسؤولا عن محتوى المواقع الخارجية التي يشير إليها في صفحاته"
    found = article(*MENU, TITLE, "07-12-2024", LEAD, *BODY, rights, "خبر قصير")
    assert (found.body, found.dropped[-2:]) == ((LEAD, *BODY), (rights, "خبر قصير"))


def test_a_long_headline_right_above_the_text_may_be_its_first_sentence() -> None:
    long = " ".join(["كلمة"] * 26)
    assert article(long, " ".join(["نص"] * 200) + ".").title is None
    assert article(long, "", " ".join(["نص"] * 200) + ".").title == long


def test_a_credit_inside_the_text_of_a_page_is_left_out() -> None:
    found = article(*MENU, TITLE, "07-12-2024", LEAD, "صورة: أرشيف الساحل", *BODY)
    assert found.body == (LEAD, *BODY)
    assert "صورة: أرشيف الساحل" in found.dropped


def test_a_second_headline_above_the_date_is_the_lead() -> None:
    subtitle = "القاعة تتسع لمئتي قارئ في اليوم"
    found = article("ثقافة", TITLE, subtitle, "07-12-2024", *BODY)
    assert (found.section, found.title, found.lead, found.body) == ("ثقافة", TITLE, subtitle, BODY)


def test_a_picture_out_of_the_archive_gives_the_caption() -> None:
    for caption in ("قراء في القاعة القديمة (أرشيف)", "قراء في القاعة - صورة أرشيفية", "واجهة المكتبة العامة (رويترز)"):
        found = article(TITLE, "المصدر: الساحل", "07-12-2024", caption, *BODY)
        assert (found.title, found.caption, found.body) == (TITLE, caption, BODY)
        assert found.dropped == ("المصدر: الساحل",)


def test_a_menu_entry_right_above_the_headline_is_the_section_unless_the_menu_ends_there() -> None:
    page = (TITLE, "07-12-2024", LEAD, *BODY, "التعليقات")
    assert article(*MENU, "ثقافة", *page).section == "ثقافة"
    menu = [entry for entry in MENU if entry != "بحث"]
    assert article(*menu, *page, *menu).section is None


def test_a_line_too_long_for_a_label_is_no_dateline() -> None:
    assert furniture.is_dateline("أبوظبي - سكاي نيوز عربية")
    assert not furniture.is_dateline("ا-" * 200 + " نيوز عربية")
