"""The themes: every colour the window paints with, as one frozen value.

Text colours keep a contrast of at least 4.5 : 1 on every surface they are drawn on, and parts that
carry meaning at least 3 : 1 (WCAG 2.x); in the two high-contrast themes it is 7 : 1 and 4.5 : 1.
``hair`` and ``hair2`` are decoration and may lie below that: nothing may depend on seeing them. Text on
any mark is ``ink``, except on the current match.
"""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """A highlight colour: a pale fill and the underline that carries it where hues are not seen."""

    fill: str
    underline: str


class Theme(NamedTuple):
    """The colours of one theme, each in a form ``QColor`` reads (``#RRGGBB``, scrim ``#AARRGGBB``).

    Surfaces: ``paper`` article, ``list`` list and find bar, ``chrome`` top bar, sidebar and status line,
    ``raised`` fields and dialogs, ``tint`` selection of a row, ``hover``. Lines: ``hair`` between rows,
    ``hair2`` decorative borders and scroll thumbs, ``ctl`` borders that carry meaning, ``scrim`` behind
    dialogs. Inks: ``ink`` text, ``ink2`` secondary, ``ink3`` tertiary, ``accent``, ``on_accent`` on it,
    ``danger``, ``warn``, ``ok``. Marks: four ``highlights``, search ``match``, ``current_match`` with
    ``on_current_match``, ``selection``, and ``tick`` beside the scroll bar.
    """

    name: str
    dark: bool
    paper: str
    list: str
    chrome: str
    raised: str
    tint: str
    hover: str
    hair: str
    hair2: str
    ctl: str
    scrim: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    on_accent: str
    danger: str
    warn: str
    ok: str
    highlights: tuple[Mark, Mark, Mark, Mark]
    match: str
    current_match: str
    on_current_match: str
    selection: str
    tick: str


LIGHT = Theme(
    name="light",
    dark=False,
    paper="#FDFCF9",
    list="#F7F5F0",
    chrome="#F0EDE6",
    raised="#FFFFFF",
    tint="#DFEBE7",
    hover="#EBE7DF",
    hair="#E2DDD3",
    hair2="#CFC8BB",
    ctl="#8C8476",
    scrim="#61211E1A",
    ink="#211E1A",
    ink2="#575147",
    ink3="#6E675B",
    accent="#14625B",
    on_accent="#FFFFFF",
    danger="#A32A22",
    warn="#855600",
    ok="#2B6B3A",
    highlights=(
        Mark("#F8F0A4", "#A98E00"),
        Mark("#CDEBC9", "#3F8A48"),
        Mark("#CBE3F6", "#3279B5"),
        Mark("#F8D3DC", "#BF4F70"),
    ),
    match="#FFDDA1",
    current_match="#14625B",
    on_current_match="#FFFFFF",
    selection="#BFDCD6",
    tick="#C98A1E",
)

SEPIA = Theme(
    name="sepia",
    dark=False,
    paper="#F7EEDC",
    list="#F1E6D0",
    chrome="#EADDC3",
    raised="#FBF5E8",
    tint="#E9D6B8",
    hover="#E6D7BA",
    hair="#DCCBAA",
    hair2="#C7B28B",
    ctl="#8F7650",
    scrim="#6635271A",
    ink="#35271A",
    ink2="#5F4B33",
    ink3="#6B5539",
    accent="#7F3A14",
    on_accent="#FFF8EC",
    danger="#982418",
    warn="#734600",
    ok="#3A5E24",
    highlights=(
        Mark("#F2E48C", "#917700"),
        Mark("#CFE0AF", "#55793A"),
        Mark("#C3D8E0", "#3B7190"),
        Mark("#F1C7C1", "#AE4A55"),
    ),
    match="#F7C980",
    current_match="#7F3A14",
    on_current_match="#FFF8EC",
    selection="#E2C59B",
    tick="#C98A1E",
)

DARK = Theme(
    name="dark",
    dark=True,
    paper="#1A1917",
    list="#201F1C",
    chrome="#272522",
    raised="#2D2B27",
    tint="#20302D",
    hover="#2E2C28",
    hair="#35322D",
    hair2="#4A463F",
    ctl="#7E776B",
    scrim="#94000000",
    ink="#E6E1D7",
    ink2="#B5AEA1",
    ink3="#9C9588",
    accent="#79C7BC",
    on_accent="#10211F",
    danger="#F0968A",
    warn="#E3B56A",
    ok="#93C99A",
    highlights=(
        Mark("#453F0C", "#CDB93A"),
        Mark("#21472A", "#71BC7C"),
        Mark("#1D4059", "#6DB0E0"),
        Mark("#572C3A", "#E58AA5"),
    ),
    match="#553C0E",
    current_match="#E8B75C",
    on_current_match="#1F1706",
    selection="#28463F",
    tick="#E8B75C",
)

CONTRAST = Theme(
    name="contrast",
    dark=False,
    paper="#FFFFFF",
    list="#FFFFFF",
    chrome="#FFFFFF",
    raised="#FFFFFF",
    tint="#D9E6FF",
    hover="#ECECEC",
    hair="#6B6B6B",
    hair2="#6B6B6B",
    ctl="#000000",
    scrim="#99000000",
    ink="#000000",
    ink2="#141414",
    ink3="#262626",
    accent="#00308A",
    on_accent="#FFFFFF",
    danger="#8A0000",
    warn="#5A3600",
    ok="#004D1A",
    highlights=(
        Mark("#FFF06B", "#6B5900"),
        Mark("#A5F0A0", "#0F661F"),
        Mark("#A8DBFF", "#0A4F8F"),
        Mark("#FFC4D6", "#A3123F"),
    ),
    match="#FFCF3D",
    current_match="#00308A",
    on_current_match="#FFFFFF",
    selection="#A9CBFF",
    tick="#8F5A00",
)

CONTRAST_DARK = Theme(
    name="contrast-dark",
    dark=True,
    paper="#000000",
    list="#000000",
    chrome="#000000",
    raised="#000000",
    tint="#00305C",
    hover="#262626",
    hair="#8F8F8F",
    hair2="#8F8F8F",
    ctl="#FFFFFF",
    scrim="#B3000000",
    ink="#FFFFFF",
    ink2="#F2F2F2",
    ink3="#E3E3E3",
    accent="#7FE3FF",
    on_accent="#000000",
    danger="#FFB0B0",
    warn="#FFD166",
    ok="#8CF09B",
    highlights=(
        Mark("#4D4400", "#FFE74D"),
        Mark("#004D14", "#7DF08F"),
        Mark("#003E70", "#7CC7FF"),
        Mark("#66002B", "#FF9DBB"),
    ),
    match="#664400",
    current_match="#FFD23F",
    on_current_match="#000000",
    selection="#0A4A8F",
    tick="#FFD23F",
)

THEMES = {theme.name: theme for theme in (LIGHT, SEPIA, DARK, CONTRAST, CONTRAST_DARK)}

PAPERS = ("light", "sepia", "dark")
"""The themes one turns to and fro while reading; the others are chosen once."""
