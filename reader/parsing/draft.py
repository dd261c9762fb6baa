"""What a layout finds: an article without the facts of its file."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.article import Notice, Related


@dataclass(slots=True)
class Draft:
    """An article being put together. ``body`` holds paragraphs, ``dropped`` the furniture in the order it stood.

    ``stamps`` are the date and section lines whose words are not repeated anywhere else.
    """

    section: str | None = None
    published: str | None = None
    title: str | None = None
    lead: str | None = None
    caption: str | None = None
    body: list[str] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
