"""The commonest layout: a head (section, date, title, names), the text, and furniture round it.

The same few steps serve a clean file of four lines and the whole visible text of a page with its menus:
find where the text begins, weigh the lines before it (:mod:`reader.parsing.head`), follow the text to
where it ends, and sort what is left into related articles and furniture.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader import dates
from reader.article import Notice, Related
from reader.parsing import furniture, head
from reader.parsing.draft import Draft
from reader.parsing.furniture import Label
from reader.parsing.head import MENU_RUN, Head
from reader.parsing.lines import Line

SHORT = 5
"""No entry of a menu has many more words."""

_MENU_LABELS = (Label.HOME, Label.LIST, Label.END, Label.JUNK)

MAX_HEAD = 400
"""No head or menu is longer (lines)."""

LONE_TITLE_WORDS = 18
"""A file of one line is a title up to here, a text from here on."""

MAX_TITLE_LENGTH = 300
"""No headline is longer (code points)."""

CAPTION_WORDS = 15
RESUME_WITHIN = 8
"""After an aside the text goes on within so many lines, or not at all."""


def is_page(lines: Sequence[Line]) -> bool:
    """Whether menus surround the article: a long run of short lines, labels among them, and then paragraphs.

    A poem or a list has short lines too, but neither «الرئيسية» in it nor running text after it.
    """
    run, longest, labels = 0, 0, 0
    for index, line in enumerate(lines[:MAX_HEAD]):
        if line.is_prose and line.words > 10:
            return longest >= 2 * MENU_RUN and labels > 0 and _in_company(lines, index)
        run = run + 1 if line.words <= SHORT and line.gap == 0 else 0
        longest = max(longest, run)
        labels += furniture.label(line.text) in _MENU_LABELS
    return False


def parse(lines: Sequence[Line]) -> Draft:
    """One article out of the lines of a file."""
    page = is_page(lines)
    start = _start(lines, page)
    if start is None:
        return _without_text(lines)
    found = head.read(lines[:start], after=lines[start:], is_page=page)
    text = [*found.rest, *lines[start:]]
    draft = _from_head(found)
    if draft.title is None and not page:
        text = _first_line_as_title(text, draft)
    _follow(text, draft, page)
    _sign_off(draft)
    if not page:
        _lead_and_caption(draft, text)
        _date_at_the_end(draft)
    return draft


def _start(lines: Sequence[Line], page: bool) -> int | None:
    """Where the text begins: the first paragraph, in a page the first that is not alone."""
    if lines and furniture.label(lines[0].text) is Label.LIST and not page:
        return _after_list(lines)
    for index, line in enumerate(lines[:MAX_HEAD]):
        if line.is_prose and not furniture.is_strip(line.text) and not (page and not _in_company(lines, index)):
            return _past_sentence_title(lines, index)
    return _no_prose(lines)


def _after_list(lines: Sequence[Line]) -> int | None:
    """The file begins with a most-read list: an article begins only where two paragraphs follow each other."""
    for index in range(1, len(lines) - 1):
        if lines[index].is_prose and lines[index + 1].is_prose:
            return index
    return None


def _in_company(lines: Sequence[Line], index: int) -> bool:
    near = lines[index : index + 4]
    prose = [line for line in near if line.is_prose]
    return (len(prose) > 1 and sum(line.words for line in prose) >= 25) or lines[index].words >= 40


def _past_sentence_title(lines: Sequence[Line], index: int) -> int:
    """A headline may end in a full stop: under a date, short, with a paragraph right below it."""
    has_more = index + 1 < len(lines) and not lines[index + 1].gap
    if has_more and index and index <= 3 and lines[index].words <= 16 and dates.stamp(lines[index - 1].text):
        before = [line for line in lines[: index - 1] if line.words > head.SECTION_WORDS]
        if not before and (lines[index + 1].is_prose or lines[index + 1].words >= lines[index].words):
            return index + 1
    return index


def _no_prose(lines: Sequence[Line]) -> int | None:
    """A text without a single sentence (a table, a poem, bare headlines): all after the date and the line below it."""
    for index, line in enumerate(lines[:10]):
        if dates.stamp(line.text):
            return min(index + 2 if index < 2 else index + 1, len(lines))
    if not lines:
        return None
    if len(lines) == 1:
        return 1 if lines[0].words <= LONE_TITLE_WORDS and len(lines[0].text) <= MAX_TITLE_LENGTH else 0
    return 1 if lines[1].gap or lines[0].text == lines[1].text else 0


def _without_text(lines: Sequence[Line]) -> Draft:
    """Nothing but a list of other articles."""
    draft = Draft()
    _sort_tail(list(lines), draft)
    return draft


def _from_head(found: Head) -> Draft:
    draft = Draft(found.section, found.published, found.title, found.lead, found.caption)
    draft.dropped, draft.stamps = found.dropped, found.stamps
    if found.relative:
        draft.notices.append(Notice("relative-date", f"the date is only given as «{found.relative}»"))
    return draft


def _first_line_as_title(text: list[Line], draft: Draft) -> list[Line]:
    """A long headline over one much longer paragraph: it looks like prose, but does not end like it."""
    if len(text) < 2 or draft.dropped or draft.published:
        return text
    first, second = text[0], text[1]
    sentence = first.ends_sentence
    if first.words > (14 if sentence else 30) or second.words < (6 if sentence else 4) * first.words:
        return text
    if not second.gap and first.words > 20:
        return text
    draft.title = first.text
    return text[1:]


def follow(text: Sequence[Line]) -> Draft:
    """The text of an article whose head is known already: body, related and dropped."""
    draft = Draft()
    _follow(text, draft, page=False)
    return draft


def _follow(text: Sequence[Line], draft: Draft, page: bool) -> None:
    """Follow the text line by line to its end; asides inside it are taken out, what comes after is sorted."""
    index = 0
    while index < len(text):
        line = text[index]
        other = furniture.read_also(line.text)
        kind = furniture.label(line.text)
        if other:
            draft.dropped.append(other[0])
            draft.related.append(Related(None, None, other[1]))
        elif kind is Label.JUNK and not (page and _resumes(text, index) is None):
            kept = draft.body if not page and furniture.is_number(line.text) else draft.dropped
            kept.append(line.text)
        elif kind is Label.LIST or (kind is not None and _resumes(text, index) is None):
            _sort_tail(list(text[index:]), draft)
            return
        elif kind is not None:
            index = _aside(text, index, draft)
            continue
        elif page and draft.body and _is_over(text, index):
            _sort_tail(list(text[index:]), draft)
            return
        elif page and furniture.is_credit(line.text):
            draft.dropped.append(line.text)
        else:
            draft.body.append(line.text)
        index += 1


def _is_over(text: Sequence[Line], index: int) -> bool:
    """Whether the article of a page has ended: a short line with no paragraph soon after, or rules for comments."""
    line = text[index]
    return furniture.is_comment_policy(line.text) or (not line.is_prose and _resumes(text, index) is None)


def _resumes(text: Sequence[Line], index: int) -> int | None:
    """Where a paragraph follows within a few lines, before any list."""
    for later in range(index + 1, min(index + 1 + RESUME_WITHIN, len(text))):
        line = text[later]
        if furniture.label(line.text) in (Label.LIST, Label.END):
            return None
        if line.is_prose and line.words >= 8 and not furniture.is_comment_policy(line.text):
            return later
    return None


def _aside(text: Sequence[Line], index: int, draft: Draft) -> int:
    """Take out a label inside the text with the lines it announces; the number of the line where the text goes on."""
    resumed = _resumes(text, index) or index + 1
    items, left = furniture.related(list(text[index + 1 : resumed]))
    draft.dropped += [text[index].text, *left]
    draft.related += items
    return resumed


def _sort_tail(lines: list[Line], draft: Draft) -> None:
    """What stands after the text: lists of other articles to ``related``, the rest to ``dropped``."""
    pending: list[Line] = []
    in_list = False
    for line in lines:
        kind = furniture.label(line.text)
        if kind in (Label.LIST, Label.ASIDE, Label.END):
            _flush(pending, in_list, draft)
            draft.dropped.append(line.text)
            pending, in_list = [], kind is not Label.END
        else:
            pending.append(line)
    _flush(pending, in_list, draft)


def _flush(pending: list[Line], in_list: bool, draft: Draft) -> None:
    if not in_list:
        draft.dropped += [line.text for line in pending]
        return
    known = {item.text for item in draft.related}
    items, left = furniture.related(pending)
    draft.related += [item for item in items if item.text not in known]
    draft.dropped += left


def _sign_off(draft: Draft) -> None:
    """The agency named alone on the last line is no part of the text."""
    if len(draft.body) > 1 and furniture.is_sign_off(draft.body[-1]):
        draft.dropped.append(draft.body.pop())


def _lead_and_caption(draft: Draft, text: Sequence[Line]) -> None:
    """The paragraph under the title that an empty line sets apart, and the short line below it under a picture.

    An empty line between all paragraphs sets none apart.
    """
    if (
        draft.title is None
        or draft.lead
        or len(draft.body) < 2
        or not text
        or draft.body[0] != text[0].text
        or text[0].gap
    ):
        return
    kept = [line for line in text if line.text in set(draft.body[:60])]
    if len(kept) < 2 or kept[0].text != draft.body[0] or not kept[1].gap:
        return
    gaps = sum(1 for line in kept[2:] if line.gap)
    if len(kept) > 3 and gaps * 2 > len(kept) - 2:
        return
    draft.lead = draft.body.pop(0)
    if draft.caption is None and len(draft.body) > 1 and _is_caption(kept[1], kept[2] if len(kept) > 2 else None):
        draft.caption = draft.body.pop(0)


def _is_caption(line: Line, below: Line | None) -> bool:
    return (
        below is not None
        and not below.gap
        and line.words <= CAPTION_WORDS
        and not line.ends_sentence
        and not line.text.endswith(":")
        and "\t" not in line.text
        and below.is_prose
    )


def _date_at_the_end(draft: Draft) -> None:
    """Some sites sign below the text: a name, then the date."""
    if draft.published or len(draft.body) < 2:
        return
    day = dates.stamp(draft.body[-1])
    if day is None or day.iso is None:
        return
    draft.published = day.iso
    draft.stamps.append(draft.body.pop())
    if (
        len(draft.body) > 1
        and draft.body[-1].count(" ") < head.SECTION_WORDS
        and not draft.body[-1].endswith((".", "؟", "!"))
    ):
        draft.dropped.append(draft.body.pop())
