"""The head of an article: which of the lines before the text is the title, which the section, which the date.

No site's order is known here. Every line of the head is weighed by its neighbours: a headline stands
beside the date, or under a breadcrumb, or is printed twice; a section is short and stands beside the
headline or the date. A title is never invented: when nothing speaks for any line, there is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader import dates
from reader.parsing import furniture
from reader.parsing.furniture import Label
from reader.parsing.lines import Line

SECTION_WORDS = 4
"""A section's name is hardly ever longer."""

MENU_RUN = 6
"""So many short lines in a row are a menu (or a list of headlines), not the head of an article."""

MAX_TITLE_WORDS = 40

_OPEN_ENDS = (":", "؛", ";", "،")
"""A line that ends so goes on below: no headline does."""

_SITE_SUFFIX = re.compile(r"\s+(?P<suffix>[-–—|]\s+[A-Za-z][\w .]{1,25})$")


@dataclass(slots=True)
class Head:
    """What the head says. ``dropped`` are the lines that are none of its parts, ``rest`` belongs to the text."""

    section: str | None = None
    published: str | None = None
    relative: str | None = None
    title: str | None = None
    lead: str | None = None
    caption: str | None = None
    dropped: list[str] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Marked:
    """The head's lines with what is known of each, without those that say nothing."""

    lines: list[Line]
    stamps: dict[int, dates.Stamp]
    homes: set[int]
    crumbs: dict[int, list[str]]

    def is_open(self, index: int) -> bool:
        """Whether the line may still be title or section."""
        return 0 <= index < len(self.lines) and index not in self.stamps and index not in self.homes


def read(lines: Sequence[Line], *, after: Sequence[Line], is_page: bool) -> Head:
    """Weigh the lines before the text. ``after`` are the lines behind them, to look for repeats in.

    ``is_page`` says that menus surround the article: then what stands between title and text is furniture too.
    """
    head = Head()
    marked = _mark(lines, head)
    title = _title(marked, after, is_page)
    date = _date(marked, title)
    section = _section(marked, title, date, after, is_page)
    _fill(head, marked, title, date, section, is_page)
    return head


def _mark(lines: Sequence[Line], head: Head) -> _Marked:
    """Tell what each line is; labels, names and picture credits leave the head at once."""
    marked = _Marked([], {}, set(), {})
    for line in lines:
        kind = furniture.label(line.text)
        day = dates.stamp(line.text)
        if day is None and furniture.is_credit(line.text):
            _take_caption(head, line.text)
            continue
        if day is None and (kind not in (None, Label.HOME) or furniture.is_aside_line(line.text)):
            head.dropped.append(line.text)
            continue
        index = len(marked.lines)
        marked.lines.append(line)
        if day:
            marked.stamps[index] = day
        elif kind is Label.HOME:
            marked.homes.add(index)
        elif crumbs := furniture.breadcrumb(line.text):
            marked.homes.add(index)
            marked.crumbs[index] = crumbs
    return marked


def _take_caption(head: Head, text: str) -> None:
    """Keep the first picture's credit, or better what the picture shows."""
    if head.caption is None:
        head.caption = text
    elif furniture.is_picture_text(text) and not furniture.is_picture_text(head.caption):
        head.dropped.append(head.caption)
        head.caption = text
    else:
        head.dropped.append(text)


def _title(marked: _Marked, after: Sequence[Line], is_page: bool) -> int | None:
    """The line that most speaks for; the later of equals; ``None`` when nothing speaks for any."""
    lines = marked.lines
    counts = Counter(line.text for line in lines)
    counts.update({line.text for line in after[:3]})
    runs = _menu_runs(marked)
    if not is_page and not _has_signs(marked, counts):
        return _by_place(marked, runs)
    best, best_score = None, 0.5
    for index, line in enumerate(lines):
        if not marked.is_open(index) or line.words > MAX_TITLE_WORDS:
            continue
        score = _shape_points(line) + _place_points(marked, index) + _repeat_points(line, counts, lines)
        if index in runs:
            score -= 3
        if score >= best_score:
            best, best_score = index, score
    if best is None:
        return None
    if counts[lines[best].text] > 1:
        return _first_of_repeats(marked, best)
    return best - 1 if _is_subtitle(marked, best, runs) else best


def _is_subtitle(marked: _Marked, index: int, runs: set[int]) -> bool:
    """Whether the headline stands right above: two long lines above a date, and only short ones above them."""
    above = index - 1
    if not marked.is_open(above) or above in runs or not any(0 < day - index <= 2 for day in marked.stamps):
        return False
    line = marked.lines[above]
    alone = not marked.is_open(above - 1) or marked.lines[above - 1].words <= SECTION_WORDS
    is_headline = SECTION_WORDS < line.words <= 30 and not line.text.startswith("عاجل")
    return alone and is_headline and not marked.lines[index].gap and line.text != marked.lines[index].text


def _has_signs(marked: _Marked, counts: Counter[str]) -> bool:
    """Whether a date, a breadcrumb or a repeated line can speak for a title."""
    return bool(marked.stamps or marked.homes) or any(counts[line.text] > 1 and line.words > 1 for line in marked.lines)


def _by_place(marked: _Marked, runs: set[int]) -> int | None:
    """Without such signs only the place speaks: the first line is the title, or the second below a section's name."""
    lines = marked.lines
    first = next((index for index in range(len(lines)) if marked.is_open(index)), None)
    if first is None or first in runs or lines[first].words > MAX_TITLE_WORDS or lines[first].text.endswith(_OPEN_ENDS):
        return None
    below = first + 1
    if not marked.is_open(below) or lines[below].gap or not lines[first].words < lines[below].words <= 18:
        return first
    if lines[below].text.endswith(_OPEN_ENDS):
        return first
    return below if lines[first].words <= 2 or furniture.is_section_name(lines[first].text) else first


def _first_of_repeats(marked: _Marked, best: int) -> int:
    """Of the same headline printed several times close together, the first: section and date refer to it."""
    for index in range(max(0, best - 5), best):
        if marked.lines[index].text == marked.lines[best].text:
            return index
    return best


def _shape_points(line: Line) -> float:
    if furniture.is_section_name(line.text):
        return -3.0
    if line.words == 1:
        return -1.5
    if line.words <= 3 or furniture.is_dateline(line.text):
        return 0.0
    return 2.0 - (1.0 if line.text.startswith("عاجل") else 0.0) - (3.0 if line.text.endswith(_OPEN_ENDS) else 0.0)


def _place_points(marked: _Marked, index: int) -> float:
    points = 0.0
    for day in marked.stamps:
        points = max(points, {-1: 2.0, -2: 1.0, -3: 1.0, 1: 3.0, 2: 1.0}.get(index - day, 0.0))
    if (
        index > 0
        and marked.lines[index].gap
        and any(0 < index - day <= 4 and marked.is_open(index - 1) for day in marked.stamps)
    ):
        return -2.0
    if marked.lines[index].words > 3 and any(0 < index - home <= 3 for home in marked.homes):
        points += 4.0
    if index == len(marked.lines) - 1:
        points += 1.0
    return points


def _repeat_points(line: Line, counts: Counter[str], lines: Sequence[Line]) -> float:
    if furniture.is_dateline(line.text):
        return 0.0
    real_words = sum(len(word) > 1 for word in line.text.split())
    if counts[line.text] > 1 and real_words > 1:
        return 4.0 if real_words > 2 else 2.0
    if real_words < 3:
        return 0.0
    longer = line.words > 3 and any(line.text in other.text and len(other.text) > len(line.text) for other in lines)
    return 3.0 if longer else 0.0


def _menu_runs(marked: _Marked) -> set[int]:
    """The lines that stand in a run of short ones too long for a head."""
    runs: set[int] = set()
    run: list[int] = []
    for index in range(len(marked.lines) + 1):
        if marked.is_open(index) and marked.lines[index].words <= 6 and (not run or marked.lines[index].gap == 0):
            run.append(index)
            continue
        if len(run) >= MENU_RUN:
            runs.update(run)
        run = [index] if marked.is_open(index) and marked.lines[index].words <= 6 else []
    return runs


def _date(marked: _Marked, title: int | None) -> int | None:
    """The date that belongs to the title: under it, or right above it. One further off is when the page was loaded."""
    place = -1 if title is None else title
    under = [index for index in marked.stamps if index > place]
    published = [index for index in under if not marked.stamps[index].update]
    if published:
        return published[0]
    if title is not None:
        above = [index for index in marked.stamps if title - 2 <= index < title]
        if above:
            return above[-1]
    return under[0] if under else None


def _section(
    marked: _Marked, title: int | None, date: int | None, after: Sequence[Line], is_page: bool
) -> str | int | None:
    """The section: its line's number, its name out of a breadcrumb, or nothing."""
    if title is None:
        return None
    crumb = _from_breadcrumb(marked, title)
    if crumb is not None:
        return crumb if crumb != -1 else None
    everywhere = Counter(line.text for line in (*marked.lines, *after))
    beside = [
        index for index in (() if date is None else (date - 1, date + 1)) if index != title and _short(marked, index)
    ]
    for index in beside:
        if title < index and everywhere[marked.lines[index].text] > 1 and index < title + 8:
            return index
    if date is not None and date < title:
        return next((index for index in (date - 1, date + 1) if index != title and _short(marked, index)), None)
    named = [
        index
        for index in (title - 1, *beside)
        if _short(marked, index) and furniture.is_section_name(marked.lines[index].text)
    ]
    if named and not is_page:
        return named[0]
    if is_page and _short(marked, title - 1) and _names_a_menu_entry(marked, title - 1, after):
        return title - 1
    if (
        _short(marked, title - 1)
        and not (is_page and _short(marked, title - 2) and _short(marked, title - 3))
        and _no_menu(marked, title - 1)
    ):
        return title - 1
    return next(
        (index for index in beside if date is not None and index == date + 1 and marked.lines[index].words <= 2), None
    )


def _names_a_menu_entry(marked: _Marked, index: int, after: Sequence[Line]) -> bool:
    """Whether the line is said in a menu too, but does not stand here as the last entry of one."""
    texts = [line.text for line in (*marked.lines, *after)]
    entries = [place for place, text in enumerate(texts) if text == texts[index] and place != index]
    return bool(entries) and all(texts[place - 1] != texts[index - 1] for place in entries if place and index)


def _no_menu(marked: _Marked, index: int) -> bool:
    return not (marked.lines[index + 1].gap and marked.lines[index].gap and index > 1)


def _from_breadcrumb(marked: _Marked, title: int) -> str | int | None:
    """The last step of the breadcrumb above the title; -1 when the breadcrumb has no other step."""
    homes = [home for home in marked.homes if 0 < title - home <= 4]
    if not homes:
        return None
    home = max(homes)
    if home in marked.crumbs:
        steps = [step for step in marked.crumbs[home] if step != marked.lines[title].text]
        return steps[-1] if steps else -1
    steps_below = [
        index for index in range(home + 1, title) if marked.is_open(index) and marked.lines[index].words <= 5
    ]
    return steps_below[-1] if steps_below else -1


def _short(marked: _Marked, index: int) -> bool:
    return marked.is_open(index) and marked.lines[index].words <= SECTION_WORDS and not marked.lines[index].is_prose


def _fill(
    head: Head, marked: _Marked, title: int | None, date: int | None, section: str | int | None, is_page: bool
) -> None:
    lines = marked.lines
    if title is not None:
        head.title = _without_site(lines[title].text, head)
    if date is not None:
        head.published = marked.stamps[date].iso
        head.relative = None if head.published else lines[date].text
    head.section = lines[section].text if isinstance(section, int) else section
    used = {title, date, section if isinstance(section, int) else None}
    for index, line in enumerate(lines):
        if index in used or (index in marked.crumbs and head.section):
            if index != title:
                head.stamps.append(line.text)
        elif title is not None and index == title + 1 and _is_subtitle(marked, index, set()):
            head.lead = line.text
        elif _is_furniture(marked, index, title, is_page):
            head.dropped.append(line.text)
        else:
            head.rest.append(line)


def _is_furniture(marked: _Marked, index: int, title: int | None, is_page: bool) -> bool:
    """Whether a line nobody claimed is left out: what stands above the title, names, dates, repeats of the title."""
    line = marked.lines[index]
    if title is None and not is_page:
        return index in _menu_runs(marked) or not marked.is_open(index)
    if is_page or title is None or index < title or not marked.is_open(index):
        return True
    if line.text == marked.lines[title].text:
        return True
    last_sign = max((sign for sign in (*marked.stamps, *_repeats(marked, title)) if sign > title), default=-1)
    near_date = any(abs(index - day) == 1 for day in marked.stamps)
    return line.words <= SECTION_WORDS and (index < last_sign or near_date)


def _repeats(marked: _Marked, title: int) -> list[int]:
    return [index for index, line in enumerate(marked.lines) if line.text == marked.lines[title].text]


def _without_site(title: str, head: Head) -> str:
    """The title without « - BBC Arabic» at its end: a site's Latin name after a right-to-left headline."""
    match = _SITE_SUFFIX.search(title)
    if not match or title[: match.start() - 4].isascii():
        return title
    head.dropped.append(match["suffix"])
    return title[: match.start()]
