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

An article is folded into words once (``document``); fields get sequences of folded words, and each field's
analyser (a ``View``) maps words to terms one by one. So a writer may also map a whole vocabulary at a time.

Positions count through the article, not through the field: the first word of the body follows the last of the
caption, and every paragraph's end leaves one position free, so that no phrase reaches over it. An empty string
in a sequence is such a free position.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from whoosh import fields
from whoosh.analysis import Analyzer, Token

from index.folding import Word, forms, words
from index.questions import kinds
from index.stemming import Stemmer
from reader.article import Article, Role

OPENING_WORDS = 60
STEM_FIELDS = ("title", "lead", "caption", "body")
VIEWS = {
    "surface": "surface",
    **dict.fromkeys((*STEM_FIELDS, "related"), "stem"),
    "opening": "light",
    "skeleton": "skeleton",
    "root": "root",
    "answers": "surface",
}
"""Which view of a word each text field holds."""

POSITIONAL = ("surface", *STEM_FIELDS, "related")


class View(Analyzer):  # type: ignore[misc]
    """The analyser of a field, in two halves: values become words, and each word becomes its ``name`` (stem, root …).

    A value is text, or a list of folded words in which an empty string leaves a position free.
    """

    def __init__(self, name: str, term: Callable[[str], str]) -> None:
        self.name = name
        self.term = term

    def __call__(self, value: str | Sequence[str], **kwargs: Any) -> Iterator[Any]:
        """Whoosh's half of the contract: its tokens."""
        token = Token(positions=kwargs.get("positions", False), chars=kwargs.get("chars", False))
        token.boost = 1.0
        token.stopped = False
        placed = words(value) if isinstance(value, str) else (Word(form, 0, 0) for form in value)
        for position, word in enumerate(placed, start=kwargs.get("start_pos", 0)):
            if word.form:
                token.text = token.original = self.term(word.form)
                token.pos, token.startchar, token.endchar = position, word.start, word.end
                yield token

    def __getstate__(self) -> dict[str, Any]:
        """Whoosh pickles its schema into every table of contents; it is never read from there."""
        return {"name": self.name}

    def words(self, value: str | Sequence[str]) -> Sequence[str]:
        """The folded words of a value."""
        return forms(value) if isinstance(value, str) else value


def schema(stemmer: Stemmer) -> fields.Schema:
    """The fields of the table above."""
    texts = {
        name: fields.TEXT(analyzer=View(view, stemmer.views[view]), phrase=name in POSITIONAL)
        for name, view in VIEWS.items()
    }
    return fields.Schema(
        id=fields.ID(unique=True, sortable=True),
        section=fields.ID(sortable=True),
        published=fields.ID(sortable=True),
        headline=fields.ID(),
        **texts,
    )


def document(article: Article) -> dict[str, str | list[str]]:
    """The fields of ``article``, as keyword arguments of a Whoosh writer. ``article.id`` is set."""
    whole: list[str] = []
    parts: dict[str, list[str]] = {}
    for part in article.parts():
        field = parts.setdefault(part.role, [""] * len(whole))
        paragraph = [*forms(part.text), ""]
        field += paragraph
        whole += paragraph
    title = [form for form in parts.get(Role.TITLE, []) if form]
    related = [form for item in article.related for form in [*forms(item.section or ""), *forms(item.text), ""]]
    fields_: dict[str, str | list[str]] = {
        **{str(role): field for role, field in parts.items()},
        "id": article.id or "",
        "section": article.section or "",
        "published": article.published or "",
        "headline": headline_key(title),
        "opening": [form for form in whole if form][: len(title) + OPENING_WORDS],
        "surface": whole,
        "skeleton": whole,
        "root": whole,
        "related": related,
        "answers": sorted(kinds(set(whole))),
    }
    return {name: value for name, value in fields_.items() if value}


def headline_key(title: Sequence[str]) -> str:
    """One short term for a whole title: equal for titles of equal folded words."""
    return hashlib.blake2b(" ".join(title).encode(), digest_size=12).hexdigest() if title else ""
