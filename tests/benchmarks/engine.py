"""The search engine side by side with SQLite FTS5, tantivy and stock Whoosh.

    python tests/benchmarks/engine.py
    python tests/benchmarks/engine.py --articles 100000 --texts FILE.jsonl.xz [--stock]
    python tests/benchmarks/engine.py --growth 10000 100000 1000000 --texts FILE.jsonl.xz

All engines run in this one process, on one thread, and get the same articles: folded words, joined by spaces,
in the fields id, section, date, title and body. Every query is put to each engine in turn, so that whatever
else the machine does hits all alike, and what is measured is CPU time. An answer is the number of all hits, and
the ids and scores of the best twenty. With fewer articles in FILE than asked for, more are made from its paragraphs.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import resource
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from whoosh import fields, query
from whoosh.analysis import Analyzer, Token
from whoosh.index import create_in
from whoosh.query import spans

from index import engine
from index.engine import searcher, writer

try:
    import tantivy
except ImportError:  # measured where it is installed
    tantivy = None

REAL = Path(__file__).resolve().parents[3] / "shared/data/bench/articles-10k.jsonl.xz"
"""Real articles for measuring, beside the checkout where there are any."""

LOADED = (searcher, writer)
"""What the engine loads when it is first used, numpy and all; loaded before anything is timed, as tantivy is."""

LIMIT = 20
SEED = 5
MARKS = dict.fromkeys([*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, 0x640])
FOLDED = {**MARKS, **str.maketrans("أإآٱىةؤئ", "اااايهوي")}
WORD = re.compile(r"[^\W_]+")


class Item(NamedTuple):
    """An article as every engine gets it."""

    id: str
    section: str
    date: str
    title: str
    body: str


# ---- articles


def folded(text: str) -> str:
    """The words of a text in one spelling, joined by spaces."""
    return " ".join(WORD.findall(text.translate(FOLDED).lower()))


def articles(count: int, texts: Path | None) -> Iterator[Item]:
    """So many articles: those of the file first, then new ones made from their paragraphs."""
    chance = random.Random(SEED)
    known: list[dict[str, str]] = []
    for row in _rows(texts) if texts else _generated(min(count, 1000), chance):
        if len(known) < count:
            known.append(row)
            yield Item(row["id"], row["section"], row["date"], folded(row["title"]), folded(row["body"]))
    lengths = [row["body"].count("\n") + 1 for row in known]
    paragraphs = [folded(paragraph) for row in known for paragraph in row["body"].split("\n")]
    titles = [folded(row["title"]).split() for row in known]
    for number in range(len(known), count):
        title = chance.choice(titles)[:5] + chance.choice(titles)[-4:]
        body = " ".join(chance.choices(paragraphs, k=chance.choice(lengths)))
        row = chance.choice(known)
        yield Item(f"m{number}", row["section"], chance.choice(known)["date"], " ".join(title), body)


def _rows(texts: Path) -> Iterator[dict[str, str]]:
    with lzma.open(texts, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _generated(count: int, chance: random.Random) -> Iterator[dict[str, str]]:
    """Articles of made-up words, whose frequencies fall as those of real ones do."""
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    words = ["".join(chance.choices(letters, k=chance.randrange(2, 8))) for _ in range(5000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    for number in range(count):
        body = "\n".join(" ".join(chance.choices(words, weights, k=75)) for _ in range(4))
        date = f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        title = " ".join(chance.choices(words, weights, k=8))
        yield {"id": f"g{number}", "section": f"s{chance.randrange(9)}", "date": date, "title": title, "body": body}


# ---- queries


@dataclass(frozen=True)
class Ask:
    """A query in words that each engine puts in its own way."""

    kind: str
    words: tuple[str, ...]
    section: str = ""


def queries(sample: Sequence[Item], per_kind: int) -> dict[str, list[Ask]]:
    """Queries of every kind, drawn from the articles' own words."""
    chance = random.Random(SEED)
    # Each word once, in the order of the text: a set would give other queries in every run.
    seen = Counter(word for item in sample for word in dict.fromkeys(item.body.split()))
    ranked = [word for word, _ in seen.most_common() if len(word) > 2]
    frequent, middle = ranked[:40], ranked[20 : max(len(ranked) // 20, 60)]
    rare = [word for word, count in seen.items() if count <= 3 and len(word) > 3]
    pairs = [item.body.split()[at : at + 2] for item in sample[:500] for at in (3, 20) if len(item.body.split()) > 25]
    makers: dict[str, Callable[[], Sequence[str]]] = {
        "frequent term": lambda: [chance.choice(frequent)],
        "rare term": lambda: [chance.choice(rare)],
        "and": lambda: chance.sample(middle, 2),
        "or": lambda: chance.sample(frequent, 3),
        "not": lambda: chance.sample(middle, 2),
        "phrase": lambda: chance.choice(pairs),
        "near": lambda: chance.choice(pairs),
        "prefix": lambda: [chance.choice(middle)[:2]],
        "wildcard": lambda: [(lambda word: f"{word[:2]}*{word[-1]}")(chance.choice(middle))],
        "fuzzy": lambda: [chance.choice([word for word in middle if len(word) > 3])],
        "filter, by date": lambda: [chance.choice(frequent)],
        "facets": lambda: [chance.choice(frequent)],
    }
    asked = {kind: [_ask(kind, make(), chance, sample) for _ in range(per_kind)] for kind, make in makers.items()}
    asked["keystroke"] = [
        Ask("keystroke", (first, second[:typed]))
        for first, second in (chance.sample(middle, 2) for _ in range(per_kind // 2))
        for typed in range(1, len(second) + 1)
    ]
    return asked


def _ask(kind: str, words: Sequence[str], chance: random.Random, sample: Sequence[Item]) -> Ask:
    return Ask(kind, tuple(words), chance.choice(sample).section)


# ---- engines


class Engine:
    """What is asked of each engine: build an index, answer a query with the number of hits."""

    name = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)

    def build(self, items: Iterator[Item]) -> None:
        raise NotImplementedError

    def answer(self, ask: Ask) -> int:
        raise NotImplementedError

    def size(self) -> int:
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())


class Split(Analyzer):
    """Words are between spaces."""

    def words(self, value: str) -> str:
        return value

    def term(self, word: str) -> str:
        return word

    def __call__(self, value: str, **kwargs: Any) -> Iterator[Token]:
        token = Token(positions=True)
        for token.pos, token.text in enumerate(value.split()):
            token.boost, token.stopped = 1.0, False
            yield token


class Prefixes(Split):
    """A stand-in for a ranking view: a word's first four letters."""

    def term(self, word: str) -> str:
        return word[:4]


def schema(views: int = 0) -> fields.Schema:
    """The fields of the comparison; with ``views`` as many fields more over the body, as a ranking needs them."""
    more = {f"view{number}": fields.TEXT(analyzer=Prefixes(), phrase=False) for number in range(views)}
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        section=fields.ID(sortable=True),
        date=fields.ID(sortable=True),
        title=fields.TEXT(analyzer=Split()),
        body=fields.TEXT(analyzer=Split()),
        **more,
    )


def whoosh_query(ask: Ask) -> query.Query:
    """The query as Whoosh's tree."""
    terms = [_either(lambda field, boost, word=word: query.Term(field, word, boost=boost)) for word in ask.words]
    match ask.kind:
        case "and":
            return query.And(terms)
        case "or":
            return query.Or(terms)
        case "not":
            return query.And([terms[0], query.Not(terms[1])])
        case "phrase":
            return _either(lambda field, boost: query.Phrase(field, list(ask.words), boost=boost))
        case "near":
            return spans.SpanNear2([query.Term("body", word) for word in ask.words], slop=8, ordered=False)
        case "prefix":
            return query.Prefix("body", ask.words[0])
        case "wildcard":
            return query.Wildcard("body", ask.words[0])
        case "fuzzy":
            return query.FuzzyTerm("body", ask.words[0], maxdist=1, prefixlength=1)
        case "keystroke":
            return query.And([terms[0], query.Prefix("body", ask.words[1])])
    return terms[0]


def _either(make: Callable[[str, float], query.Query]) -> query.Query:
    return query.Or([make("title", 2.0), make("body", 1.0)])


class Ours(Engine):
    """This project's engine."""

    name = "khizana"

    def build(self, items: Iterator[Item], views: int = 0) -> None:
        index = engine.create(self.folder, schema(views))
        writer = index.writer()
        for item in items:
            more = {f"view{number}": item.body for number in range(views)}
            writer.add_document(**item._asdict(), **more)
        writer.commit()
        self.searcher = index.searcher()
        self.index = index

    def answer(self, ask: Ask) -> int:
        options: dict[str, Any] = {}
        if ask.kind == "facets":
            options = {"groupedby": ["section"]}
        if ask.kind == "filter, by date":
            options = {"filter": query.Term("section", ask.section), "sortedby": "date", "reverse": True}
        answer = self.searcher.find(whoosh_query(ask), LIMIT, **options)
        ids = [self.searcher.stored_fields(doc)["id"] for doc in answer.docs.tolist()]
        return answer.total if len(ids) == len(answer.scores) else -1


class Stock(Engine):
    """Whoosh as it comes."""

    name = "whoosh"

    def build(self, items: Iterator[Item]) -> None:
        index = create_in(str(self.folder), schema())
        writer = index.writer(limitmb=256)
        for item in items:
            writer.add_document(**item._asdict())
        writer.commit()
        self.searcher = index.searcher()

    def answer(self, ask: Ask) -> int:
        options: dict[str, Any] = {}
        if ask.kind == "facets":
            options = {"groupedby": "section"}
        if ask.kind == "filter, by date":
            options = {"filter": query.Term("section", ask.section), "sortedby": "date", "reverse": True}
        results = self.searcher.search(whoosh_query(ask), limit=LIMIT, **options)
        ids = [hit["id"] for hit in results[:LIMIT]]
        return len(results) if ids or not len(results) else -1


JOINED = "texts JOIN about ON about.rowid = texts.rowid"


class Fts5(Engine):
    """SQLite's full-text search, without a copy of the texts."""

    name = "fts5"

    def build(self, items: Iterator[Item]) -> None:
        self.database = sqlite3.connect(self.folder / "fts.db")
        self.database.executescript(
            """CREATE VIRTUAL TABLE texts USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 0');
               CREATE TABLE about(id TEXT, section TEXT, date TEXT);
               CREATE INDEX by_id ON about(id);"""
        )
        for number, item in enumerate(items, start=1):
            self.database.execute("INSERT INTO texts(rowid, title, body) VALUES (?, ?, ?)", (number, *item[3:]))
            self.database.execute(
                "INSERT INTO about(rowid, id, section, date) VALUES (?, ?, ?, ?)", (number, *item[:3])
            )
        self.database.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        self.database.commit()

    def answer(self, ask: Ask) -> int:
        text = self._text(ask)
        if ask.kind == "facets":
            rows = self._all(f"SELECT section, count(*) FROM {JOINED} WHERE texts MATCH ? GROUP BY 1", text)
            self._best(text)
            return sum(count for _, count in rows)
        if ask.kind == "filter, by date":
            where = f"FROM {JOINED} WHERE texts MATCH ? AND section = ?"
            self._all(f"SELECT id {where} ORDER BY date DESC LIMIT {LIMIT}", text, ask.section)
            return int(self._all(f"SELECT count(*) {where}", text, ask.section)[0][0])
        self._best(text)
        return int(self._all("SELECT count(*) FROM texts WHERE texts MATCH ?", text)[0][0])

    def _text(self, ask: Ask) -> str:
        quoted = [f'"{word}"' for word in ask.words]
        match ask.kind:
            case "or":
                return " OR ".join(quoted)
            case "not":
                return " NOT ".join(quoted)
            case "phrase":
                return " + ".join(quoted)
            case "near":
                return f"body: NEAR({' '.join(quoted)}, 7)"
            case "prefix":
                return f"body: {quoted[0]} *"
            case "keystroke":
                return f"{quoted[0]} AND body: {quoted[1]} *"
            case "wildcard" | "fuzzy":
                raise NotImplementedError
        return " AND ".join(quoted)

    def _best(self, text: str) -> None:
        order = f"ORDER BY bm25(texts, 2.0, 1.0) LIMIT {LIMIT}"
        self._all(f"SELECT id, bm25(texts, 2.0, 1.0) FROM {JOINED} WHERE texts MATCH ? {order}", text)

    def _all(self, statement: str, *values: str) -> list[Any]:
        return self.database.execute(statement, values).fetchall()


class Tantivy(Engine):
    """The Rust engine, one thread."""

    name = "tantivy"

    def build(self, items: Iterator[Item]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("section", fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("date", fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("title", tokenizer_name="words", index_option="position")
        builder.add_text_field("body", tokenizer_name="words", index_option="position")
        self.schema = builder.build()
        index = tantivy.Index(self.schema, path=str(self.folder))
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("words", analyzer)
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        for item in items:
            writer.add_document(tantivy.Document(**{name: [value] for name, value in item._asdict().items()}))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self.searcher = index.searcher()

    def answer(self, ask: Ask) -> int:
        node = self._query(ask)
        if ask.kind == "facets":
            self.searcher.aggregate(node, {"by": {"terms": {"field": "section", "size": 100}}})
        if ask.kind == "filter, by date":
            among = tantivy.Query.const_score_query(tantivy.Query.term_query(self.schema, "section", ask.section), 0.0)
            node = self._boolean(tantivy.Occur.Must, node, among)
            found = self.searcher.search(node, LIMIT, order_by_field="date")
        else:
            found = self.searcher.search(node, LIMIT)
        ids = [self.searcher.doc(address)["id"][0] for _, address in found.hits]
        return int(found.count) if len(ids) == len(found.hits) else -1

    def _query(self, ask: Ask) -> Any:
        make = tantivy.Query
        terms = [self._either(lambda f, w=word: make.term_query(self.schema, f, w)) for word in ask.words]
        words = list(ask.words)
        match ask.kind:
            case "and":
                return self._boolean(tantivy.Occur.Must, *terms)
            case "or":
                return self._boolean(tantivy.Occur.Should, *terms)
            case "not":
                return make.boolean_query([(tantivy.Occur.Must, terms[0]), (tantivy.Occur.MustNot, terms[1])])
            case "phrase":
                return self._either(lambda field: make.phrase_query(self.schema, field, words))
            case "near":
                return make.phrase_query(self.schema, "body", words, slop=7)
            case "prefix":
                return make.regex_query(self.schema, "body", f"{words[0]}.*")
            case "wildcard":
                return make.regex_query(self.schema, "body", words[0].replace("*", ".*"))
            case "fuzzy":
                return make.fuzzy_term_query(self.schema, "body", words[0], distance=1, transposition_cost_one=False)
            case "keystroke":
                prefix = make.regex_query(self.schema, "body", f"{words[1]}.*")
                return self._boolean(tantivy.Occur.Must, terms[0], prefix)
        return terms[0]

    def _either(self, make: Callable[[str], Any]) -> Any:
        title = tantivy.Query.boost_query(make("title"), 2.0)
        return self._boolean(tantivy.Occur.Should, title, make("body"))

    def _boolean(self, how: Any, *parts: Any) -> Any:
        return tantivy.Query.boolean_query([(how, part) for part in parts])


# ---- measuring


@dataclass
class Measured:
    """CPU milliseconds of each answer, and hits, by engine."""

    times: dict[str, list[float]]
    hits: dict[str, int]


PATIENCE = 4000
"""CPU milliseconds one engine may spend on one kind of query; after that it has said enough."""


def measure(engines: Sequence[Engine], asked: Sequence[Ask], rounds: int) -> Measured:
    """Put every query to each engine in turn; the first round warms up and is not counted, unless it was long."""
    result = Measured({each.name: [] for each in engines}, {each.name: 0 for each in engines})
    able = list(engines)
    for turn in range(rounds + 1):
        for ask in asked:
            for each in list(able):
                start = time.process_time()
                try:
                    hits = each.answer(ask)
                except NotImplementedError:
                    able.remove(each)
                    continue
                took = (time.process_time() - start) * 1000
                if turn or took > 100:
                    result.times[each.name].append(took)
                result.hits[each.name] += hits * (turn == 0)
                if sum(result.times[each.name]) > PATIENCE:
                    able.remove(each)
    return result


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of ``values`` does not exceed."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def build(kind: type[Engine], folder: Path, items: Sequence[Item], **options: Any) -> tuple[Engine, float]:
    """Build an index; gives the engine and the articles per CPU second."""
    made = kind(folder / f"{kind.name}{''.join(map(str, options.values()))}")
    start = time.process_time()
    made.build(iter(items), **options)
    return made, len(items) / (time.process_time() - start)


def peak_megabytes() -> float:
    """The most memory this process has ever used."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def folding_speed(texts: Path | None) -> float:
    """How many articles a CPU second folds."""
    chance = random.Random(SEED)
    rows = [row for row, _ in zip(_rows(texts) if texts else _generated(500, chance), range(500), strict=False)]
    took = _cpu(lambda: [folded(row["title"]) + folded(row["body"]) for row in rows])
    return 1000 * len(rows) / took


def report(folder: Path, count: int, texts: Path | None, stock: bool, rounds: int, out: Callable[[str], None]) -> None:
    """Build all indexes, ask all questions, and say everything in tables."""
    items = list(articles(count, texts))
    kinds = [Ours, Fts5, *([Tantivy] if tantivy else []), *([Stock] if stock else [])]
    out(f"\n### {count:,} articles\n\n| index | articles per CPU second | MB on disk |\n|---|---|---|")
    engines = []
    for kind in kinds:
        made, speed = build(kind, folder, items)
        engines.append(made)
        out(f"| {made.name} | {speed:,.0f} | {made.size() / 1e6:,.1f} |")
    out(f"| folding the words, for all of them | {folding_speed(texts):,.0f} | |")
    for views in (1, 3):
        made, speed = build(Ours, folder, items, views=views)
        out(f"| {made.name}, {views} more ranking views | {speed:,.0f} | {made.size() / 1e6:,.1f} |")
    _report_queries(engines, items, rounds, out)
    _report_changes(engines[0], items, out)


def _report_queries(engines: Sequence[Engine], items: Sequence[Item], rounds: int, out: Callable[[str], None]) -> None:
    names = [each.name for each in engines]
    out(f"\n| CPU ms, p50 / p95 | {' | '.join(names)} | hits |\n|---|{'---|' * (len(names) + 1)}")
    for kind, asked in queries(items[:10_000], 30).items():
        measured = measure(engines, asked, rounds)
        cells = [
            f"{statistics.median(times):.2f} / {percentile(times, 0.95):.2f}" if times else "–"
            for times in measured.times.values()
        ]
        hits = "/".join(str(measured.hits[name]) for name in names)
        out(f"| {kind} | {' | '.join(cells)} | {hits} |")


def _report_changes(made: Engine, items: Sequence[Item], out: Callable[[str], None]) -> None:
    """What it costs to add an article until it can be found, to delete one, and to compact."""
    assert isinstance(made, Ours)
    add, delete = [], []
    for number in range(20):
        item = items[number]._replace(id=f"new{number}")
        add.append(_cpu(lambda item=item: _change(made, lambda w: w.update_document(**item._asdict()), item.id)))
        gone = items[number].id
        delete.append(_cpu(lambda gone=gone: _change(made, lambda w: w.delete_by_term("id", gone), gone)))
    compacted = _cpu(made.index.compact)
    opened = _cpu(lambda: engine.open(made.folder).searcher().find(query.Term("body", "في")))
    added, deleted = statistics.median(add), statistics.median(delete)
    out(f"\nadd one article until it is found: {added:.1f} ms; delete one: {deleted:.1f} ms")
    out(f"compact after these: {compacted:.0f} ms; open and answer first: {opened:.1f} ms")


def _change(made: Ours, change: Callable[[Any], Any], id_: str) -> None:
    writer = made.index.writer()
    change(writer)
    writer.commit()
    made.searcher = made.index.searcher()
    made.searcher.find(query.Term("id", id_))


def _cpu(run: Callable[[], Any]) -> float:
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


class Growth(NamedTuple):
    """What an index of so many articles costs. Times are CPU time; ``before`` is the memory before the build."""

    articles: int
    per_second: float
    megabytes: float
    before: float
    peak: float
    p50: float
    p95: float
    opening: float


def grow(count: int, texts: Path | None) -> Growth:
    """Build an index of a stream of articles, in a process of its own, and ask it queries of all kinds."""
    start = time.process_time()
    deque(articles(count, texts), maxlen=0)
    making = time.process_time() - start
    folder = Path(tempfile.mkdtemp())
    try:
        made, before = Ours(folder / "grown"), peak_megabytes()
        start = time.process_time()
        made.build(articles(count, texts))
        took = time.process_time() - start - making
        peak = peak_megabytes()
        opening = _cpu(lambda: engine.open(made.folder).searcher().find(query.Term("body", "في")))
        sample = list(islice(articles(count, texts), 10_000))
        times = [took for asked in queries(sample, 20).values() for took in measure([made], asked, 1).times[made.name]]
        middle, late = statistics.median(times), percentile(times, 0.95)
        return Growth(count, count / took, made.size() / 1e6, before, peak, middle, late, opening)
    finally:
        shutil.rmtree(folder)


def report_growth(counts: Sequence[int], texts: Path | None, out: Callable[[str], None]) -> None:
    """A table of sizes, each measured in its own process."""
    out("\n| articles | per CPU second | MB on disk | MB of memory before, at peak | p50 / p95 ms | first answer ms |")
    out("|---|---|---|---|---|---|")
    for count in counts:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            size = alone.submit(grow, count, texts).result()
        memory, times = f"{size.before:,.0f}, {size.peak:,.0f}", f"{size.p50:.2f} / {size.p95:.2f}"
        row = (f"{count:,}", f"{size.per_second:,.0f}", f"{size.megabytes:,.0f}", memory, times, f"{size.opening:.1f}")
        out(f"| {' | '.join(row)} |")


def main(arguments: Sequence[str] = ()) -> None:
    """Run it with these arguments; without any, on the real articles if they are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    texts = REAL if REAL.exists() else None
    parser.add_argument("--articles", type=int, default=10_000 if texts else 1000)
    parser.add_argument("--texts", type=Path, default=texts)
    parser.add_argument("--stock", action="store_true", help="measure stock Whoosh too: minutes at 10,000 articles")
    parser.add_argument("--growth", type=int, nargs="*", default=[], help="sizes to build, each in its own process")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp())

    def say(line: str) -> None:
        print(line, flush=True)

    try:
        if options.growth:
            report_growth(options.growth, options.texts, say)
        else:
            report(folder, options.articles, options.texts, options.stock, options.rounds, say)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
