"""How long what is kept takes: to list, to search, to mark and to find again, in a large library.

A hundred thousand articles (generated, seeded) and ten thousand highlights with notes. The goals: the list opens
within 100 ms, a search among notes answers within one frame (16 ms).
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import resources
from index import open_index
from reader import rows
from reader.annotations import Anchor, Annotation, KeptView, Kind
from reader.article import Article, Span
from reader.keeping import Keeping
from reader.store import Store
from tests.benchmarks.importing import WORDS

ARTICLES = 100_000
HIGHLIGHTS = 10_000
QUESTIONS = 60


def main(articles: int = ARTICLES, highlights: int = HIGHLIGHTS) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "library.db")
        terms = open_index(Path(folder) / "index", resources.path("wordlist.tsv")).terms
        fill(store, articles)
        made = list(annotations(store, highlights))
        print(f"{articles:,} articles, {highlights:,} highlights with notes\n")
        print("| | CPU ms | goal |\n|---|---|---|")
        show("take in all of them from JSON", once(lambda: Keeping(store, terms).take_in(made)))
        measure(store, Keeping(store, terms), made)
        store.close()


def measure(store: Store, keeping: Keeping, made: list[Annotation]) -> None:
    """Everything a person does with them, one row each."""
    chance = random.Random(2)
    notes = [annotation.note.split() for annotation in made if annotation.note]
    questions = [" ".join(chance.choice(notes)[:2])[: chance.randint(2, 9)] for _ in range(QUESTIONS)]
    show("the list opens, first time", once(lambda: keeping.kept(keeping.listing(KeptView()).ids[:64])), 100)
    show("the list narrowed to a colour, with all counts", once(lambda: keeping.listing(KeptView(colours=(2,)))), 16)
    show("first search among notes (words are folded)", once(lambda: keeping.listing(KeptView(words="المدينة"))))
    searches = [once(lambda text=text: keeping.listing(KeptView(words=text))) for text in questions]
    show("search among notes and quotes, median", statistics.median(searches), 16)
    show("the same, 95th percentile", sorted(searches)[int(len(searches) * 0.95)], 16)
    keeping.noted("المدينة")
    fields = [once(lambda text=text: keeping.noted(text)) for text in questions]
    show("note: as a field of the search", statistics.median(fields), 16)
    article_id = made[0].article_id
    show("mark a passage", once(lambda: keeping.highlight(article_id, Span(3, 40))), 16)
    show("the list after a change", once(lambda: keeping.kept(keeping.listing(KeptView()).ids[:64])), 100)
    show("search after a change", once(lambda: keeping.listing(KeptView(words="السوق"))), 100)
    show("undo", once(keeping.undo), 50)
    show("what hangs on an article", once(lambda: keeping.of_article(article_id)), 2)
    show("find 100 passages again in new versions", once(lambda: renew(store, keeping, made[:100])))


def once(work: Callable[[], object]) -> float:
    """CPU milliseconds."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def show(what: str, took: float, goal: float | None = None) -> None:
    """One row of the table."""
    print(f"| {what} | {took:.1f} | {'' if goal is None else f'≤ {goal:g}'} |", flush=True)


def article(number: int) -> Article:
    """The article of this number: the same every time."""
    chance = random.Random(number)
    body = tuple(" ".join(chance.choices(WORDS, k=40)) + "." for _ in range(4))
    return Article(body, f"{number:016x}", "اقتصاد", "2024-12-07", f"خبر {number}")


def fill(store: Store, count: int) -> None:
    """Rows of articles, without what an import does beside."""
    with store.transaction():
        for number in range(count):
            add(store, article(number))


def add(store: Store, one: Article) -> None:
    """Write one article's row."""
    store.database.write(
        "INSERT INTO article (id, fingerprint, section, published, title, excerpt, added, content)"
        " VALUES (?, ?, ?, ?, ?, ?, 'then', ?)",
        *(one.id, str(one.id).encode(), one.section, one.published, one.title),
        *(rows.excerpt(one), rows.content(one)),
    )


def annotations(store: Store, count: int) -> Iterator[Annotation]:
    """Highlights with notes and tags on articles all over the library."""
    chance = random.Random(1)
    numbers = sorted(store.ids())
    for number in range(count):
        id_ = numbers[number * 7919 % len(numbers)]
        text = article(int(id_, 16)).text
        start = chance.randrange(len(text) - 60)
        anchor = Anchor.of(text, Span(start, start + chance.randint(10, 60)))
        made = f"2026-{1 + number % 12:02}-01T00:00:{number % 60:02}.{number % 1000:03}+00:00"
        note = " ".join(chance.choices(WORDS, k=8)) + f" {number}"
        tags = (f"وسم {number % 20}",)
        yield Annotation(
            str(uuid.UUID(int=number)), id_, Kind.HIGHLIGHT, anchor, None, 1 + number % 4, note, tags, made, made, id_
        )


def renew(store: Store, keeping: Keeping, made: list[Annotation]) -> None:
    """New versions of the annotated articles, and everything found again."""
    with store.transaction():
        for old in {annotation.article_id for annotation in made}:
            one = article(int(old, 16))
            body = ("فقرة جديدة في أول النص.", *one.body)
            store.database.write(
                "INSERT INTO article (id, fingerprint, excerpt, added, content) VALUES (?, ?, '', 'now', ?)",
                *(f"new-{old}", f"new-{old}".encode(), json.dumps({**json.loads(rows.content(one)), "body": body})),
            )
            store.supersede(old, f"new-{old}")
    keeping.settle()
