"""What the tests of the engine share: a schema, made-up articles, and both kinds of index over them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh import fields
from whoosh.analysis import Analyzer, Token
from whoosh.index import create_in

from index import engine

WORDS = ["كتاب", "دار", "بيت", "مدينة", "نهر", "جبل", "سماء", "ارض", "قمر", "شمس", "كتب", "كتابة"]
WORDS += ["كاتب", "مكتبة", "مكتب", "بيوت"]
SECTIONS = ("رياضة", "اقتصاد", "دولي")


class WordsAnalyzer(Analyzer):
    """Cuts at spaces; the view shortens words to ``length`` letters. Works word by word and in batches."""

    def __init__(self, length: int = 99) -> None:
        self.length = length

    def words(self, value: str | Sequence[str]) -> Sequence[str]:
        return value.split() if isinstance(value, str) else value

    def term(self, word: str) -> str:
        return word[: self.length]

    def __call__(self, value: Any, positions: bool = False, chars: bool = False, start_pos: int = 0, **kwargs: Any):
        token = Token(positions, chars, **kwargs)
        at = 0
        for position, word in enumerate(self.words(value), start=start_pos):
            if not word:
                continue
            token.text, token.pos, token.boost, token.stopped = self.term(word), position, 1.0, False
            token.original = word
            if chars:
                token.startchar = value.index(word, at)
                token.endchar = at = token.startchar + len(word)
            yield token


def schema() -> fields.Schema:
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        section=fields.ID(stored=True, sortable=True),
        published=fields.ID(stored=True, sortable=True),
        size=fields.NUMERIC(int, sortable=True),
        title=fields.TEXT(analyzer=WordsAnalyzer(), stored=True),
        body=fields.TEXT(analyzer=WordsAnalyzer()),
        stem=fields.TEXT(analyzer=WordsAnalyzer(3), phrase=False),
        tags=fields.KEYWORD(commas=True, scorable=True),
        plain=fields.TEXT(),
    )


def article(number: int, chance: random.Random) -> dict[str, Any]:
    body = chance.choices(WORDS, weights=range(len(WORDS), 0, -1), k=chance.randrange(0, 60))
    document = {
        "id": f"a{number}",
        "section": chance.choice(SECTIONS),
        "published": f"2024-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        "size": chance.randrange(-50, 5000),
        "title": " ".join(chance.choices(WORDS, k=chance.randrange(1, 6))),
        "body": " ".join(body),
        "stem": " ".join(body),
        "tags": ",".join(chance.choices(("حرب", "سلم", "علم"), k=chance.randrange(1, 4))),
        "plain": " ".join(chance.choices(("alfa", "bravo", "charlie", "delta"), k=9)),
    }
    for name in ("section", "published", "size", "tags"):
        if chance.random() < 0.1:
            del document[name]
    return document


def articles(count: int, seed: int = 1) -> list[dict[str, Any]]:
    chance = random.Random(seed)
    return [article(number, chance) for number in range(count)]


def array_index(folder: Path, parts: Sequence[Sequence[dict[str, Any]]], of: fields.Schema | None = None):
    """An array index with one segment for each part."""
    index = engine.create(folder, of or schema())
    for part in parts:
        writer = index.writer()
        for document in part:
            writer.add_document(**document)
        writer.commit()
    return index


def stock_index(folder: Path, parts: Sequence[Sequence[dict[str, Any]]]):
    """The same in Whoosh's own codec."""
    folder.mkdir()
    index = create_in(str(folder), schema())
    for part in parts:
        writer = index.writer()
        for document in part:
            writer.add_document(**document)
        writer.commit(merge=False)
    return index
