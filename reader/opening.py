"""Bytes of a file → all that can be said of it without asking the store.

Nothing here writes, or reads anything but its arguments: so another process can do it, and the store's lock need not
be held meanwhile.
"""

from __future__ import annotations

import zlib
from typing import NamedTuple

from reader import identity
from reader.article import Article
from reader.identity import Identity


class Unopened(NamedTuple):
    """A file whose bytes are new. ``encoding`` overrules what they say."""

    path: str
    digest: bytes
    raw: bytes
    encoding: str | None = None


class Opened(NamedTuple):
    """A file's bytes as the store keeps them, and its articles, each with what tells it from others."""

    packed: bytes
    articles: tuple[tuple[Article, Identity], ...]


def opened(file: Unopened) -> Opened:
    """The file packed and parsed. Raises ``UnreadableFile``."""
    from reader.parsing import parse  # late: a window opens without the parsers, 70 ms sooner

    return Opened(pack(file.raw), tuple(map(marked, parse(file.raw, file.path, file.encoding))))


def marked(article: Article) -> tuple[Article, Identity]:
    """The article with what tells it from others."""
    return article, identity.identify(article)


def pack(raw: bytes) -> bytes:
    """Bytes as the store keeps them. Level 1 costs a tenth of the default's time for little more space."""
    return zlib.compress(raw, 1)
