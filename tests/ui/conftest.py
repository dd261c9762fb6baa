"""What the tests of the window share: the fonts, loaded once."""

from __future__ import annotations

import pytest

import resources


@pytest.fixture(scope="session")
def fonts(qapp: object) -> None:
    """The application with its fonts."""
    resources.load_fonts()
