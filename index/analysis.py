"""From an article to what each field of the index holds, and the Whoosh schema that says so.

    field      terms      of which text                                      positions
    surface    surface    title, lead, caption, body                         yes   exact words, phrases, prefixes
    title      stem       title                                              yes
    lead       stem       lead                                               yes
    caption    stem       caption                                            yes
    body       stem       body                                               yes
    opening    light      the title and the first 60 words after it          no    what the article is about
    skeleton   skeleton   title, lead, caption, body                         no
    root       root       title, lead, caption, body                         no
    related    stem       sections and texts of the related items            yes   apart: only «related:» looks here
    answers    kind       title, lead, caption, body                         no    which kinds of answer are there
    headline   one term   the folded title as a whole                        no    an exact headline, typed
    id, section, published                as they are, as columns for facets, filters and order

An article is cut into words once (``document``); fields get these words as they are written (``Words``), and each
field's analyser (a ``View``) maps words to terms one by one. So a writer folds and stems a word once, whatever the
number of its occurrences.

Positions count through the article, not through the field: the first word of the body follows the last of the
caption, and every paragraph's end leaves one position free, so that no phrase reaches over it. An empty word
is such a free position.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from whoosh import fields
from whoosh.analysis import Analyzer, Token

from index.folding import WORD, fold, forms
from index.questions import kind_of
from index.stemming import Stemmer
from reader.article import Article

OPENING_WORDS = 60
STEM_FIELDS = ("title", "lead", "caption", "body")
VIEWS = {
    "surface": "surface",
    **dict.fromkeys((*STEM_FIELDS, "related"), "stem"),
    "opening": "light",
    "skeleton": "skeleton",
    "root": "root",
    "answers": "kind",
}
"""Which view of a word each text field holds."""

POSITIONAL = ("surface", *STEM_FIELDS, "related")


class Words(str):
    """Written words between single spaces; an empty one leaves a position free."""

    __slots__ = ()


class View(Analyzer):  # type: ignore[misc]
    """The analyser of a field, in two halves: values become words, and each folded word its ``name`` (stem, root …).

    A value is text, or ``Words``.
    """

    def __init__(self, name: str, of_folded: Callable[[str], str]) -> None:
        self.name = name
        self._of_folded = of_folded

    def __call__(self, value: str, **kwargs: Any) -> Iterator[Any]:
        """Whoosh's half of the contract: its tokens."""
        token = Token(positions=kwargs.get("positions", False), chars=kwargs.get("chars", False))
        token.boost = 1.0
        token.stopped = False
        for position, (word, *place) in enumerate(_placed(value), start=kwargs.get("start_pos", 0)):
            if term := self.term(word):
                token.text = token.original = term
                token.pos, (token.startchar, token.endchar) = position, place
                yield token

    def __getstate__(self) -> dict[str, Any]:
        """Whoosh pickles its schema into every table of contents; it is never read from there."""
        return {"name": self.name}

    def words(self, value: str) -> Words:
        """The words of a value."""
        return value if isinstance(value, Words) else Words(" ".join(WORD.findall(value)))

    def term(self, word: str) -> str:
        """The term that stands for a written word; empty if none does."""
        form = fold(word)
        return self._of_folded(form) if form else ""


def _placed(value: str) -> Iterator[tuple[str, int, int]]:
    """The written words of a value, and where they stand in a text."""
    if isinstance(value, Words):
        return ((word, 0, 0) for word in value.split(" "))
    return ((match[0], *match.span()) for match in WORD.finditer(value))


def schema(stemmer: Stemmer) -> fields.Schema:
    """The fields of the table above."""
    views = {**stemmer.views, "kind": kind_of}
    texts = {
        name: fields.TEXT(analyzer=View(view, views[view]), phrase=name in POSITIONAL) for name, view in VIEWS.items()
    }
    return fields.Schema(
        id=fields.ID(unique=True, sortable=True),
        section=fields.ID(sortable=True),
        published=fields.ID(sortable=True),
        headline=fields.ID(),
        **texts,
    )


def document(article: Article) -> dict[str, str]:
    """The fields of ``article``, as keyword arguments of a Whoosh writer. ``article.id`` is set."""
    parts: dict[str, list[str]] = {}
    paragraphs: list[str] = []
    first: list[str] = []
    position = 0
    opening = OPENING_WORDS + len(WORD.findall(article.title or ""))
    for part in article.parts():
        written = WORD.findall(part.text)
        paragraphs.append(_paragraph(written))
        parts.setdefault(part.role, [" " * position]).append(paragraphs[-1])
        position += len(written) + 1
        first += written[: opening - len(first)]
    whole = Words("".join(paragraphs))
    related = (_paragraph(WORD.findall(f"{item.section or ''} {item.text}")) for item in article.related)
    fields_: dict[str, str] = {
        **{str(role): Words("".join(texts)) for role, texts in parts.items()},
        "id": article.id or "",
        "section": article.section or "",
        "published": article.published or "",
        "headline": headline_key(forms(article.title or "")),
        "opening": Words(" ".join(first)),
        **dict.fromkeys(("surface", "skeleton", "root", "answers"), whole),
        "related": Words("".join(related)),
    }
    return {name: value for name, value in fields_.items() if value}


def _paragraph(written: list[str]) -> str:
    """Words, a free position, and the space before what follows."""
    return " ".join([*written, "", ""])


def headline_key(title: Sequence[str]) -> str:
    """One short term for a whole title: equal for titles of equal folded words."""
    return hashlib.blake2b(" ".join(title).encode(), digest_size=12).hexdigest() if title else ""
