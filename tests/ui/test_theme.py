"""Contrast of every theme, computed as WCAG 2.x does."""

from __future__ import annotations

import pytest

from ui.theme import THEMES, Theme

SURFACES = ("paper", "list", "chrome", "raised", "tint", "hover")
INKS = ("ink", "ink2", "ink3", "accent", "danger", "warn", "ok")


def luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=THEMES.values(), ids=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param


def least(theme: Theme) -> tuple[float, float]:
    """What letters and other parts need in a theme."""
    return (7, 4.5) if theme.name.startswith("contrast") else (4.5, 3)


def test_letters_are_legible_on_every_surface(theme: Theme) -> None:
    for surface in SURFACES:
        for ink in INKS:
            assert contrast(getattr(theme, ink), getattr(theme, surface)) >= least(theme)[0], (ink, surface)
    assert contrast(theme.on_accent, theme.accent) >= least(theme)[0]


def test_letters_are_legible_on_every_mark(theme: Theme) -> None:
    for fill in (*(mark.fill for mark in theme.highlights), theme.match, theme.selection):
        assert contrast(theme.ink, fill) >= least(theme)[0]
    assert contrast(theme.on_current_match, theme.current_match) >= least(theme)[0]


def test_parts_that_carry_meaning_are_seen(theme: Theme) -> None:
    for color in (theme.ctl, *(mark.underline for mark in theme.highlights)):
        assert contrast(color, theme.paper) >= least(theme)[1]
