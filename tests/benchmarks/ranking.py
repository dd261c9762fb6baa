"""Which place the article that is meant takes, beside SQLite's FTS5 with its own BM25 on the same texts.

Every paragraph of the shipped samples is an article to be found, among generated ones of the same words in another
order: so no word alone gives it away. Each is asked for in the ways people ask. What is printed is MRR@10 (the mean
of one over the place, 0 beyond the tenth). How the ranking was made, and what it does on real collections and real
people's queries, stands in resources/notes/search.md.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import resources
from index import LazyIndex, open_index
from reader.article import Article, Query
from reader.parsing import parse

DECOYS = 5_000
ASKED = 10


def main(decoys: int = DECOYS) -> None:
    """Print the table."""
    wanted = list(paragraphs())
    articles = [*wanted, *shuffled(wanted, decoys)]
    with tempfile.TemporaryDirectory() as folder:
        index = open_index(Path(folder) / "index", resources.path("wordlist.tsv"))
        index.add(articles)
        peer = fts5(articles)
        print(f"{len(wanted)} paragraphs to find among {len(articles):,} articles\n")
        print("| the query is | Khizana | FTS5 |\n|---|---|---|")
        for name, ask in ASKING.items():
            queries = [
                (ask(article.body[0].split(), random.Random(number)), article.id)
                for number, article in enumerate(wanted)
            ]
            ours = mrr(queries, lambda text: ours_for(index, text))
            theirs = mrr(queries, lambda text: theirs_for(peer, text))
            print(f"| {name} | {ours:.3f} | {theirs:.3f} |")
        index.close()
        peer.close()


def paragraphs() -> Iterator[Article]:
    """The paragraphs of the samples, each as an article of its own."""
    for file in sorted(resources.path("samples").glob("*.txt")):
        for article in parse(file.read_bytes(), file.name):
            for number, text in enumerate(article.body):
                yield Article(id=f"{file.stem} {number}", body=(text,))


def shuffled(articles: Sequence[Article], count: int) -> Iterator[Article]:
    """Articles of the same words as ``articles``, of their length, in an order by chance."""
    chance = random.Random(1)
    words = [word for article in articles for word in article.body[0].split()]
    for number in range(count):
        length = len(chance.choice(articles).body[0].split())
        yield Article(id=f"decoy {number}", body=(" ".join(chance.choices(words, k=length)),))


def in_a_row(words: Sequence[str], chance: random.Random, count: int = 4) -> str:
    """Some words as they stand side by side."""
    start = chance.randrange(max(1, len(words) - count))
    return " ".join(words[start : start + count])


def here_and_there(words: Sequence[str], chance: random.Random) -> str:
    """Five of the longer words, in the order of the text."""
    long = [at for at, word in enumerate(words) if len(word) > 3] or list(range(len(words)))
    return " ".join(words[at] for at in sorted(chance.sample(long, min(5, len(long)))))


def carelessly(words: Sequence[str], chance: random.Random) -> str:
    """The same, typed as people type: no hamza, ه for ة, ي for ى."""
    return here_and_there(words, chance).translate(str.maketrans("أإآةى", "اااهي"))


def in_another_form(words: Sequence[str], chance: random.Random) -> str:
    """The same, with the article left out where it stands, and a conjunction put where it does not."""
    bare = (
        word[2:] if word.startswith("ال") and len(word) > 4 else f"و{word}"
        for word in here_and_there(words, chance).split()
    )
    return " ".join(bare)


ASKING: dict[str, Callable[[Sequence[str], random.Random], str]] = {
    "four words in a row": in_a_row,
    "five words from here and there": here_and_there,
    "the same, typed carelessly": carelessly,
    "the same, in other forms": in_another_form,
}


def mrr(queries: Sequence[tuple[str, str | None]], answer: Callable[[str], Sequence[str]]) -> float:
    """The mean over ``queries`` of one over the place of the id that is meant."""
    found = [(list(answer(text)), wanted) for text, wanted in queries]
    return sum(1 / (ids.index(wanted) + 1) for ids, wanted in found if wanted in ids) / len(found)


def ours_for(index: LazyIndex, text: str) -> list[str]:
    return [id_ for id_, _ in index.find(Query(text, limit=ASKED), lambda: False).ranked]


def fts5(articles: Sequence[Article]) -> sqlite3.Connection:
    """The peer: SQLite's full-text index with its own tokenizer."""
    peer = sqlite3.connect(":memory:")
    peer.execute("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, text)")
    peer.executemany("INSERT INTO texts VALUES (?, ?)", ((article.id, article.text) for article in articles))
    return peer


def theirs_for(peer: sqlite3.Connection, text: str) -> list[str]:
    words = "".join(letter if letter.isalnum() else " " for letter in text).split()
    wanted = " OR ".join(f'"{word}"' for word in words)
    rows = peer.execute("SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", (wanted, ASKED))
    return [id_ for (id_,) in rows]
