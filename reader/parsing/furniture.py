"""The furniture of a page: what stands round an article and is not part of it.

A phrase alone proves nothing («شارك» is a verb in one news text of four), so every rule here asks for
shape first: the *whole* line must be the phrase, give or take punctuation and a number. Where such a
line stands (before, inside, after the article) is weighed by the caller.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from reader import dates
from reader.article import Related
from reader.letters import fold
from reader.parsing import phrases
from reader.parsing.lines import Line

MAX_LABEL_LENGTH = 70
"""No label of a page is longer (code points)."""

MAX_STRIP_LENGTH = 10_000
"""So much of a row of links is looked at (code points)."""

MIN_STRIP_PIECES = 4
"""So many links make a row."""


class Label(Enum):
    """What a furniture line announces."""

    LIST = "a list of other articles follows"
    ASIDE = "one or two other articles follow, perhaps inside the text"
    END = "nothing of the article follows"
    JUNK = "a line of its own that says nothing"
    HOME = "the first step of a breadcrumb"


_TABLE = (
    (phrases.LISTS, Label.LIST),
    (phrases.ASIDES, Label.ASIDE),
    (phrases.HOMES, Label.HOME),
    (phrases.ENDS, Label.END),
    (phrases.JUNK, Label.JUNK),
)

_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBER = re.compile(r"[\d\W_]*(?:\d[\d.,:%°]*\s?(?:k|m|ك|min|دقائق|دقيقه|مشاهده|تعليق)?)?[\W_]*", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_LEGAL = re.compile(
    r"©|^copyright\b|all rights reserved|الحقوق (?:كافة )?محفوظة|حقوق (?:النشر|الطبع)[^.]{0,20}محفوظة", re.IGNORECASE
)
_MASTHEAD = re.compile(
    r"^(?:(?:نائب )?رييس|نائب رئيس|رئيس|مدير)\s+(?:التحرير|مجلس الاداره)(?:\s*:|(?:\s+\S+){1,3}$)"
    r"|^(?:الاشراف(?: العام)?|الموسس|المدير العام|المشرف العام)\s*:"
)
_TAGS = re.compile(r"^(?:تاجز|وسوم|الوسوم|الكلمات الد(?:اله|لاليه)|كلمات مفتاحيه|tags|برچسب ها)\s*:", re.IGNORECASE)
_SOURCE_LINK = re.compile(r"^(?:انقر|اضغط) هنا\b.{0,60}$")
_LONGEST_FIRST = "|".join(sorted(map(re.escape, phrases.ASIDES), key=len, reverse=True))
_COLON = re.compile(r"[:|…\-–]")
_READ_ALSO = re.compile(rf"^(?:[^\w\n]*)(?:{_LONGEST_FIRST})\s*[:|…\-–]+\s*\S")
_PROMOTION = re.compile(
    r"^(?:عزيزي القاري|عزيزتي القارئه|(?:و?ي|ن)نصح بقراءه|نقترح عليك|اقرا ايضا|اقراي ايضا|شاهد ايضا"
    r"|المزيد (?:من|عن|في))(?![^\W\d_])"
)
_FOLLOW_US = re.compile(
    r"^(?:اشترك|تابع|حمل|انضم|سجل)(?:وا|ونا|نا)?\s(?=.*(?:نشر|اخبار|غوغل|جوجل|قنا|تطبيق|واتس|تيليج|تلغر|يوتيوب|تويتر|فيسبوك))"
)
_COMMENT_POLICY = re.compile(
    r"تعليقا?ت?ك?م?\b|التعليقات|لا تعبر(?: بالضروره)? عن راي|شروط الاستخدام|ارشادات الاستخدام|الاراء الوارده"
    r"|سياسه الخصوصيه"
)
_BYLINE = re.compile(
    r"^(?:كتبت?|بقلم|by|written by)\s*:?(?:\s+\S+){1,3}$"
    r"|^(?:كتبت?|بقلم|حوار|تقرير|اعداد|ترجمه|تحرير|تحقيق|متابعه|عدسه|محرر|نويسنده|خبرنگار|מאת)\s*[:/|]\s*\S.{0,50}$"
    r"|^(?:author|role|byline)\s*[,:،]\s*\S.{0,50}$"
    r"|^.{2,40}\s[-–]\s(?:وكالات|متابعات|خاص|ا ?ف ?ب|د ?ب ?ا|رويترز|و\.م\.ع|د\.ب\.ا|ا\.ف\.ب)$"
)
_CREDIT = re.compile(
    r"^(?:صوره|الصوره|تصوير|photo|عكس|م?صدر الصوره|(?:التعليق علي|تعليق|شرح) الصوره|image (?:caption|source))"
    r"\s*[:/،,]\s*\S.{0,120}$",
    re.IGNORECASE,
)
_PICTURE_TEXT = re.compile(r"(?:التعليق علي|تعليق|شرح) الصوره|image caption")
_DATELINE = re.compile(r"\S{3,}(?: \S+)?\s?[-–]\s?\S+(?: \S+){1,3}")
_AGENCIES = (
    r"رويترز|وكالات|ا ?\.?ف ?\.?ب\.?|د ?\.?ب ?\.?ا\.?|و ?\.?م ?\.?ع\.?|سانا|وام|بترا|واج|شينخوا|الاناضول|afp|reuters|ap"
)
_PICTURE_END = re.compile(rf"\w\W+[(\[](?:ارشيف(?:يه)?|صوره ارشيفيه|{_AGENCIES})[)\]]$|\s[-–]\s(?:صوره )?ارشيف(?:يه)?$")
_SIGN_OFF = re.compile(
    r"(?:المصدر|المصادر|نقلا عن|source)\s*[:+]\s*\S.{0,60}"
    rf"|[(\[]?(?:{_AGENCIES})(?:\s*[+\-/،]\s*(?:{_AGENCIES}))*[)\]]?"
)
_BULLET = re.compile(r"^[-•*▪◦·●■–]\s+(?=\S)")
_WIDE = re.compile(r" {3,}| \| ")


def label(text: str) -> Label | None:
    """What the line announces if the whole line is a label of a page."""
    if text.count("\ufffd") > 2 and text.count("\ufffd") * 10 > len(text):
        return Label.JUNK
    if len(text) > MAX_LABEL_LENGTH:
        return _by_opening(text) if len(text) < 3 * MAX_LABEL_LENGTH else None
    return _short_label(text)


@lru_cache(maxsize=8192)
def _short_label(text: str) -> Label | None:
    """The same for a short line; a layout asks about each several times, and menus repeat from file to file."""
    folded = fold(text).strip()
    bare = _EDGE.sub("", folded)
    for table, kind in _TABLE:
        if bare in table or folded in table:
            return kind
    return _by_shape(text, folded, bare)


@lru_cache(maxsize=512)
def _by_opening(text: str) -> Label | None:
    """Longer lines that name the paper's people or its rights."""
    if _LEGAL.search(text):
        return Label.END
    return Label.JUNK if _MASTHEAD.match(fold(text).strip()) else None


def _by_shape(text: str, folded: str, bare: str) -> Label | None:
    if _LEGAL.search(text) or _TAGS.match(folded):
        return Label.END
    if (
        len(bare) < 2
        or _NUMBER.fullmatch(folded)
        or _URL.match(text)
        or _MASTHEAD.match(folded)
        or _SOURCE_LINK.match(folded)
    ):
        return None if dates.stamp(text) else Label.JUNK
    if _FOLLOW_US.match(folded) and not text.endswith("."):
        return Label.END
    if _PROMOTION.match(folded) and not text.endswith("."):
        return Label.JUNK
    return None


def is_number(text: str) -> bool:
    """Whether the line is a bare number, perhaps with a unit: a counter of a page, or a cell of a table."""
    return any(map(str.isdigit, text)) and _NUMBER.fullmatch(fold(text).strip()) is not None


def is_section_name(text: str) -> bool:
    """Whether newspapers commonly call a section so."""
    return fold(text).strip(" :-|") in phrases.SECTIONS


def is_byline(text: str) -> bool:
    """Whether the line says who wrote: «كتب: …», «بقلم …», «… - وكالات»."""
    return len(text) <= MAX_LABEL_LENGTH and _BYLINE.match(fold(text).strip()) is not None


def is_aside_line(text: str) -> bool:
    """Whether the line is a name, a source or a row of links rather than part of a head."""
    return is_byline(text) or is_sign_off(text) or is_strip(text)


def is_dateline(text: str) -> bool:
    """Whether the line says where and for whom was written: «أبوظبي - سكاي نيوز عربية»."""
    return len(text) < 3 * MAX_LABEL_LENGTH and _DATELINE.fullmatch(text) is not None


def is_picture_text(text: str) -> bool:
    """Whether a credit line says what the picture shows, not only whose it is."""
    folded = fold(text).strip()
    return _PICTURE_TEXT.match(folded) is not None or _PICTURE_END.search(folded) is not None


def is_sign_off(text: str) -> bool:
    """Whether the line names the source of the text and nothing else: «المصدر: وكالات», «رويترز»."""
    return len(text) <= MAX_LABEL_LENGTH and _SIGN_OFF.fullmatch(fold(text).strip()) is not None


def is_credit(text: str) -> bool:
    """Whether the line belongs to a picture: «صورة: …», «… (أرشيف)»."""
    if len(text) > 2 * MAX_LABEL_LENGTH:
        return False
    folded = fold(text).strip()
    return _CREDIT.match(folded) is not None or _PICTURE_END.search(folded) is not None


def is_strip(text: str) -> bool:
    """Whether the line is a row of links: short pieces with wide spaces or «|» between them."""
    if "   " not in text and " | " not in text:
        return False
    pieces = _WIDE.split(text[:MAX_STRIP_LENGTH])
    return len(pieces) >= MIN_STRIP_PIECES and text.count(" ") <= len(pieces) * 10 and not text.rstrip().endswith(".")


def is_comment_policy(text: str) -> bool:
    """Whether a paragraph is about commenting on this site: at least two of the usual turns of phrase."""
    return len(set(_COMMENT_POLICY.findall(fold(text)))) > 1 or fold(text).startswith("الاراء الوارده")


def read_also(text: str) -> tuple[str, str] | None:
    """The label and the other article's title in «اقرأ أيضا: …» on one line."""
    if len(text) > 250 or not _COLON.search(text) or not _READ_ALSO.match(fold(text)):
        return None
    before, title = re.split(r"(?<=[:|…\-–])\s*(?=[^\s:|…\-–])", text, maxsplit=1)
    return before, title.strip()


def breadcrumb(text: str) -> list[str] | None:
    """The steps of «الرئيسية / اقتصاد / نقل بحري» on one line, without the first."""
    steps = [step.strip() for step in re.split(r"\s*[/›»>|]\s*", text)]
    if len(text) > 150 or len(steps) < 2 or label(steps[0]) is not Label.HOME:
        return None
    return [step for step in steps[1:] if step]


def related(lines: list[Line]) -> tuple[list[Related], list[str]]:
    """The items of a most-read list and what in it is no item.

    Items come as text alone, or with a date, or as section, date and text in that order; repeated items count once.
    """
    stamps = [dates.stamp(line.text) if _has_digit(line.text) else None for line in lines]
    found: dict[str, Related] = {}
    left: list[str] = []
    taken = set()
    for index, line in enumerate(lines):
        if index in taken:
            continue
        if stamps[index] or label(line.text):
            left.append(line.text)
            continue
        if _BULLET.match(line.text):
            text = _BULLET.sub("", line.text)
            found.setdefault(text, Related(None, None, text))
            continue
        if _is_section_of_item(lines, stamps, index):
            taken |= {index + 1, index + 2}
            text, day = lines[index + 2].text, stamps[index + 1]
            found.setdefault(text, Related(line.text, day.iso if day else None, text))
        elif index + 1 < len(lines) and stamps[index + 1] and not _dates_come_first(stamps, lines):
            taken.add(index + 1)
            day = stamps[index + 1]
            found.setdefault(line.text, Related(None, day.iso if day else None, line.text))
        elif line.words > 2:
            found.setdefault(line.text, Related(None, None, line.text))
        else:
            left.append(line.text)
    return list(found.values()), left


def _is_section_of_item(lines: list[Line], stamps: list[dates.Stamp | None], index: int) -> bool:
    return (
        lines[index].words <= 5
        and index + 2 < len(lines)
        and stamps[index + 1] is not None
        and stamps[index + 2] is None
        and lines[index + 2].words >= lines[index].words
        and label(lines[index + 2].text) is None
    )


def _dates_come_first(stamps: list[dates.Stamp | None], lines: list[Line]) -> bool:
    return len(lines) > 1 and stamps[1] is not None and lines[0].words <= 5


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text[: dates.MAX_STAMP_LENGTH])
