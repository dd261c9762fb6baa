"""How long the whole program takes to answer: ranked, looked at closer, with facets and the excerpts of twenty hits.

    python -m tests.benchmarks library
    python tests/benchmarks/library.py --library FOLDER        one that is there; nothing in it is changed

Through the library as the window uses it, copies of a story folded. The goal is one frame (16 ms of CPU time) for 95 of
100 answers. Every query is asked twice: the first time its words and articles are checked against their sums, and
folded, for the first time, too. «Page» is the next page of the same answer, «counts» all hits counted by what only the
store knows. Where others use the machine, too, its pace tells runs apart: how long a fixed piece of work takes.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import main as program
from reader.article import Query, View
from reader.library import Library
from tests.benchmarks.importing import write_files
from tests.benchmarks.keeping import once

FILES = 3_000
SAMPLE = 500
QUESTIONS = 20
GOAL = 16.0


def ask(library: Library, questions: int = QUESTIONS) -> None:
    """Print a table of every kind of query: the search, and how much of it is spent on excerpts."""
    ids = library.listing(View())
    opened = once(lambda: library.search(Query(library.headlines(ids[:1])[0].title)))
    print(f"{len(ids):,} articles; the first answer of the process, with all it loads: {opened:.0f} ms\n")
    print("| CPU ms | p50 | p95 | first time, p50 | p95 | excerpts | page | counts | hits |")
    print("|---|---|---|---|---|---|---|---|---|")
    everything: tuple[list[float], list[float]] = [], []
    paces = []
    for kind, texts in queries(words(library, ids), questions).items():
        paces.append(once(fixed_work))
        asked = [Query(text, stories=library.finding.facets.stories()) for text in texts]
        first = [once(lambda query=query: library.search(query)) for query in asked]
        times, pages, counts, hits = zip(*(one_after_the_other(library, query) for query in asked), strict=True)
        everything[0].extend(times)
        everything[1].extend(first)
        bare = [once(lambda query=query: library.search(query._replace(limit=1))) for query in asked]
        excerpts = [whole - one for whole, one in zip(times, bare, strict=True)]
        rest = " | ".join(f"{statistics.median(column):.1f}" for column in (excerpts, pages, counts))
        print(f"| {kind} | {usual(times)} | {usual(first)} | {rest} | {statistics.median(hits):,.0f} |", flush=True)
    print(f"| all of these | {' | '.join(map(usual, everything))} | | | | |")
    within = statistics.mean(took <= GOAL for took in everything[0])
    print(f"\nWithin {GOAL:.0f} ms: {within:.0%} of these answers. A fixed piece of work, p50 | p95: {usual(paces)}")


def fixed_work() -> None:
    """Work of the kind that searching is: numbers sorted and looked up in arrays, words counted in Python."""
    numbers = np.random.default_rng(1).integers(0, 1 << 40, 100_000)
    np.sort(numbers).searchsorted(numbers[:20_000])
    Counter(str(number)[:3] for number in numbers[:20_000].tolist())


def one_after_the_other(library: Library, query: Query) -> tuple[float, float, float, int]:
    """What a window asks for: the first page, the next, and counts of all hits, in ms; and how many these are."""
    first = once(lambda: library.search(query))
    page = once(lambda: library.search(query._replace(offset=query.limit)))
    counts = once(lambda: library.finding.tally(query))
    return first, page, counts, library.count(query)


def usual(times: Sequence[float]) -> str:
    """The median, and what 95 of 100 do not exceed."""
    late = sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]
    return f"{statistics.median(times):.1f} | {late:.1f}"


def words(library: Library, ids: Sequence[str]) -> list[list[str]]:
    """The words of some articles, article by article."""
    chosen = random.Random(1).sample(ids, min(SAMPLE, len(ids)))
    return [[word for word in library.article(id_).text.split() if word.isalpha()] for id_ in chosen]


def queries(texts: Sequence[Sequence[str]], count: int) -> dict[str, list[str]]:
    """Queries of every kind in the words of these texts."""
    chance = random.Random(2)
    seen = Counter(word for text in texts for word in dict.fromkeys(text) if len(word) > 2)
    ranked = [word for word, _ in seen.most_common()]
    frequent, middle, rare = ranked[:40], ranked[20:1000], ranked[-1000:]
    rows = [text[at : at + 3] for text in texts for at in range(3, len(text) - 3, 40)]
    pairs = [row[:2] for row in rows]

    makers: dict[str, Callable[[], str]] = {
        "frequent word": lambda: chance.choice(frequent),
        "rare word": lambda: chance.choice(rare),
        "three words": lambda: " ".join(chance.sample(middle, 3)),
        "both words": lambda: " AND ".join(chance.sample(middle, 2)),
        "one word, not the other": lambda: " -".join(chance.sample(middle, 2)),
        "phrase": lambda: f'"{" ".join(chance.choice(pairs))}"',
        "near each other": lambda: f'"{" ".join(chance.choice(pairs))}"~8',
        "three near each other": lambda: f'"{" ".join(chance.choice(rows))}"~10',
        "frequent words near each other": lambda: f'"{" ".join(chance.sample(frequent, 2))}"~8',
        "beginning of a word": lambda: f"{chance.choice(middle)[:2]}*",
        "two letters, typed": lambda: chance.choice(middle)[:2],
        "a pasted headline": lambda: " ".join(chance.choice(texts)[:8]),
        "one letter off": lambda: f"{chance.choice(middle)}~1",
        "two letters off": lambda: f"{chance.choice(middle)}~2",
        "end of a word": lambda: f"*{chance.choice(middle)[-3:]}",
        "within a word": lambda: f"*{chance.choice(middle)[1:3]}*",
        "beginning and end": lambda: f"ال*{chance.choice(middle)[-1]}",
        "beginning of a word of the title": lambda: f"title:{chance.choice(middle)[:3]}*",
        "word of the title": lambda: f"title:{chance.choice(middle)}",
        "word and years": lambda: f"{chance.choice(middle)} date:2015..2020",
        "word, unread": lambda: f"{chance.choice(middle)} is:unread",
        "question after a time": lambda: f"متى {' '.join(chance.sample(middle, 2))}",
        "word of no article": lambda: f"ظغق{chance.choice(middle)}",
    }
    return {kind: [make() for _ in range(count)] for kind, make in makers.items()}


def generated(folder: Path, files: int) -> Library:
    """A library of made-up articles."""
    write_files(folder / "files", files)
    library = program.open_library(folder / "library")
    library.import_paths([folder / "files"])
    return library


def main(arguments: Sequence[str] = (), files: int = FILES, questions: int = QUESTIONS) -> None:
    """Ask the library named in the arguments, or a generated one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path)
    chosen = parser.parse_args(arguments).library
    with tempfile.TemporaryDirectory() as folder:
        library = program.open_library(chosen) if chosen else generated(Path(folder), files)
        gc.disable()  # as in the window, where garbage is collected between answers
        try:
            ask(library, questions)
        finally:
            gc.enable()
            library.close()


if __name__ == "__main__":
    main(sys.argv[1:])
