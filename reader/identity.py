"""When are two texts the same article?

Scraped files differ in line ends, trailing spaces, tatweel and the «most read» list around them;
the article is the same. So an article's **fingerprint** is a hash of its folded text and its year
(the same words in another year are another article), and its **kin** is a hash of its folded title
and day: versions of one article share the kin while their text differs.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from reader.article import Article

SKETCH_SIZE = 4
"""Sentences remembered of each article: two copies of one text share at least one unless they differ much."""

DAMAGE = frozenset({"damaged-bytes", "lost-letters", "mixed-encoding", "mojibake", "spaced-letters"})
"""Notices of a text that had to be guessed back together."""

SAME_STORY = 0.6
"""Articles that share so much of the shorter text are copies of one story."""

LONG_SENTENCE = 30
"""Code points from which a sentence is likely to be an article's own, not a formula of its newspaper."""

_INVISIBLE = re.compile("[\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SENTENCE = re.compile(r"[.!?؟!؛\n]+")


def folded(text: str) -> str:
    """The text without what may differ between copies: compatibility forms, tatweel, invisible marks, white space."""
    return " ".join(_fold_letters(text).split())


def _fold_letters(text: str) -> str:
    return text if text.isascii() else _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def digest(data: bytes) -> bytes:
    """BLAKE2b-160 of some bytes."""
    return _blake2b(data, 20)


def fingerprint(article: Article) -> bytes:
    """20 bytes that are equal for copies of one article."""
    year = (article.published or "")[:4]
    return digest(f"{year}\n{folded(article.text)}".encode("utf-8", "surrogatepass"))


def kin(article: Article) -> bytes | None:
    """20 bytes that versions of one article share, or ``None`` for an article without a title."""
    if article.title is None:
        return None
    day = (article.published or "")[:10]
    return digest(f"{day}\n{folded(article.title)}".encode("utf-8", "surrogatepass"))


class Identity(NamedTuple):
    """All that the store keeps to tell an article from others: see the functions of these names."""

    fingerprint: bytes
    kin: bytes | None
    sketch: tuple[int, ...]


def identify(article: Article) -> Identity:
    """The article's identity."""
    return Identity(fingerprint(article), kin(article), sketch(article))


def sketch(article: Article) -> tuple[int, ...]:
    """Hashes of a few sentences, chosen by the hash itself, so that copies of a text choose the same ones.

    This is a bottom-k sketch (Broder, «On the resemblance and containment of documents», 1997) over
    sentences: agencies' texts are cut and given other titles, but their sentences stay.
    """
    return tuple(
        sorted(_number(sentence) for sentence in sentences(article) if len(sentence) >= LONG_SENTENCE)[:SKETCH_SIZE]
    )


def sentences(article: Article) -> set[str]:
    """The sentences of an article's text, without title and caption, as ``folded`` has them."""
    text = _fold_letters("\n".join((article.lead or "", *article.body)))
    return {" ".join(words) for piece in _SENTENCE.split(text) if (words := piece.split())}


def shared_part(first: set[str], second: set[str]) -> float:
    """How much of the shorter text stands in the longer one, from 0 to 1, counted in ``sentences`` by length."""
    smaller = min(sum(map(len, first)), sum(map(len, second)))
    return sum(map(len, first & second)) / smaller if smaller else 0.0


def lost(new: Article, old: Article) -> str | None:
    """How ``new`` is worse than ``old``, of which it is a version: ``shortened``, ``damaged`` or ``None``.

    A worse text is kept, but must not replace a good one in view.
    """
    if _damage(new) > _damage(old):
        return "damaged"
    new_text, old_text = folded("\n".join(new.body)), folded("\n".join(old.body))
    if len(new_text) < len(old_text) and old_text.startswith(new_text.rstrip(" .…")):
        return "shortened"
    return None


def _damage(article: Article) -> tuple[int, int]:
    """How badly a text came over: letters that could not be read, and kinds of repair."""
    return article.text.count("\ufffd"), len(DAMAGE & {notice.code for notice in article.warnings})


def _number(sentence: str) -> int:
    """63 bits, as SQLite's integers are signed."""
    return int.from_bytes(_blake2b(sentence.encode("utf-8", "surrogatepass"), 8)) >> 1


def _blake2b(data: bytes, size: int) -> bytes:
    from hashlib import blake2b  # late: it loads OpenSSL, and a window opens without hashing anything

    return blake2b(data, digest_size=size).digest()
