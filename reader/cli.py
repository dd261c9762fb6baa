"""The command line over a library. Scripts rely on it: names, keys and exit codes are a contract.

    import PATH... [--dry-run] [--encoding E]      list [--section S] [--limit N] [--offset N]
    parse FILE...                                   show ID · sections · stats
    search QUERY | search -                         bookmark, highlight, note, tag, keep, export: see cli_keeping
    check [--repair] · reindex                      backup FILE · restore FILE

Every command takes ``--library DIR`` and ``--json``. Answers go to stdout, errors to stderr, one clear
line each. Exit codes: 0 done; 1 some input failed, the rest is kept; 2 wrong usage.

Each command is a function that takes the parsed arguments and returns its exit code; ``parser``
below is the table of them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reader import cli_keeping
from reader.article import (
    NO_SECTION,
    Article,
    FileOutcome,
    ImportProgress,
    Outcome,
    Query,
    Results,
    Sort,
    View,
)
from reader.cli_output import DONE, SOME_FAILED, Output, fail, headline_json, print_article, print_headlines
from reader.errors import KhizanaError, LibraryDamaged, LibraryError, UnreadableFile
from reader.folders import read_bytes
from reader.library import STORE_NAME, Library
from reader.shaping import Bidi
from reader.store import Store

DEFAULT_LIMIT = 20

Arguments = argparse.Namespace


@dataclass(frozen=True, slots=True)
class Program:
    """What the command line asks of the parts of the program it does not know; each takes a library's folder.

    ``open_library`` puts the library together, ``open_window`` is called without a command and returns the exit code,
    ``drawing`` brings what draws an article as a PDF.
    """

    open_library: Callable[[Path], Library]
    open_window: Callable[[Path], int]
    drawing: Callable[[Path], Callable[[Article], bytes]]


def run(arguments: Sequence[str], default_folder: Path, program: Program) -> int:
    """Carry out one command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # File names need not be valid text; whatever happens, an answer is printed.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    chosen = parser(default_folder).parse_args(arguments)
    if chosen.command is None:
        return program.open_window(chosen.library)
    chosen.open_library = lambda: program.open_library(chosen.library)
    chosen.drawing = program.drawing
    chosen.out = Output(chosen.json, Bidi(chosen.bidi))
    try:
        return int(chosen.command(chosen))
    except KhizanaError as error:
        return fail(str(error))
    except BrokenPipeError:
        # The reader of our answers has seen enough (``| head``). What is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return fail("stopped; what was done is kept")


# Import and parse


def import_files(chosen: Arguments) -> int:
    library = chosen.open_library()
    report = library.import_paths(
        chosen.paths, encoding=chosen.encoding, dry_run=chosen.dry_run, progress=_show_progress(chosen.out)
    )
    library.close()
    for file in report.files:
        if file.outcome in (Outcome.FAILED, Outcome.SKIPPED):
            print(f"khizana: {file.path}: {file.reason}", file=sys.stderr)
    counts = {_PLURALS.get(outcome, outcome.value): report.count(outcome) for outcome in Outcome}
    if chosen.out.as_json:
        chosen.out.value({**counts, "files": [_file_json(file) for file in report.files]})
    else:
        chosen.out.line(", ".join(f"{name} {count}" for name, count in counts.items() if count) or "nothing to import")
    return SOME_FAILED if report.count(Outcome.FAILED) else DONE


_PLURALS = {Outcome.DUPLICATE: "duplicates"}


def _show_progress(out: Output) -> Callable[[ImportProgress], None]:
    started = time.monotonic()

    def show(progress: ImportProgress) -> None:
        if progress.total and sys.stderr.isatty() and not out.as_json:
            said = pace(progress.done, progress.total, time.monotonic() - started)
            # To the end of the line: the last one may have been longer.
            print(f"\r{said}\x1b[K", end="" if progress.done < progress.total else "\n", file=sys.stderr, flush=True)

    return show


def pace(done: int, total: int, seconds: float) -> str:
    """How far work is after so many seconds: «1,200 / 5,000 · 300 a second · 13 s left»."""
    how_far = f"{done:,} / {total:,}"
    if not done or not seconds:
        return how_far
    rate = done / seconds
    left = round((total - done) / rate)
    return f"{how_far} · {max(1, round(rate)):,} a second · {f'{left // 60} min' if left >= 90 else f'{left} s'} left"


def _file_json(file: FileOutcome) -> dict[str, Any]:
    return {"path": file.path, "outcome": file.outcome.value, "id": file.id, "reason": file.reason}


def parse_files(chosen: Arguments) -> int:
    from reader.parsing import parse  # late: the window starts through this module too

    failed = False
    for path in chosen.files:
        try:
            for article in parse(read_bytes(path), path, chosen.encoding):
                print_article(chosen.out, article)
        except UnreadableFile as error:
            failed = True
            fail(str(error))
    return SOME_FAILED if failed else DONE


# Looking


def list_articles(chosen: Arguments) -> int:
    library = chosen.open_library()
    ids = library.listing(View(sections=tuple(chosen.section), sort=Sort.NEWEST))
    page = library.headlines(ids[chosen.offset : chosen.offset + chosen.limit])
    if chosen.out.as_json:
        chosen.out.value({"total": len(ids), "articles": [headline_json(headline) for headline in page]})
    else:
        print_headlines(chosen.out, page)
    return DONE


def show(chosen: Arguments) -> int:
    print_article(chosen.out, chosen.open_library().article(chosen.id))
    return DONE


def sections(chosen: Arguments) -> int:
    counts = chosen.open_library().counts().sections
    if chosen.out.as_json:
        chosen.out.value({"sections": [{"section": name, "count": count} for name, count in counts]})
    else:
        for name, count in counts:
            chosen.out.line(f"{count:>7}  {name or '—'}")
    return DONE


def stats(chosen: Arguments) -> int:
    counts = chosen.open_library().counts()
    shown = {
        "articles": counts.total,
        "unread": counts.unread,
        "bookmarked": counts.bookmarked,
        "sections": len(counts.sections),
    }
    if chosen.out.as_json:
        chosen.out.value(shown)
    else:
        for name, count in shown.items():
            chosen.out.line(f"{name:<12}{count:>8}")
    return DONE


# Search


def search(chosen: Arguments) -> int:
    library = chosen.open_library()
    library.heal()
    if chosen.query == "-":
        chosen.out.as_json = True
    for text in _queries(chosen.query):
        results = library.search(
            Query(
                text,
                sections=tuple(chosen.section),
                since=chosen.since,
                until=chosen.until,
                sort=Sort(chosen.sort),
                limit=chosen.limit,
                offset=chosen.offset,
            )
        )
        if chosen.out.as_json:
            chosen.out.value(_results_json(results))
        else:
            _print_results(chosen.out, results)
    return DONE


def _queries(text: str) -> Iterator[str]:
    if text != "-":
        yield text
        return
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for line in sys.stdin:
        yield line.rstrip("\r\n")


def _results_json(results: Results) -> dict[str, Any]:
    return {
        "query": results.query.text,
        "total": results.total,
        "took_ms": round(results.took_ms, 3),
        "hits": [
            {
                "id": hit.headline.id,
                "score": round(hit.score, 5),
                "title": None if hit.headline.untitled else hit.headline.title,
                "section": hit.headline.section,
                "published": hit.headline.published,
                "snippet": {"text": hit.snippet.text, "matches": [list(span) for span in hit.snippet.matches]},
            }
            for hit in results.hits
        ],
        "facets": results.facets,
        "suggestion": results.suggestion,
        "interpretation": results.interpretation,
    }


def _print_results(out: Output, results: Results) -> None:
    out.line(f"{results.total} · {results.took_ms:.0f} ms")
    if results.suggestion:
        out.line(f"? {results.suggestion}")
    for hit in results.hits:
        print_headlines(out, [hit.headline])
        out.paragraph(hit.snippet.text)
        out.line()


# Care


def check(chosen: Arguments) -> int:
    found = chosen.open_library().check(chosen.repair)
    if chosen.out.as_json:
        chosen.out.value({"ok": found.ok, **asdict(found)})
    else:
        for problem in (*found.store, *found.index, *found.repaired):
            chosen.out.line(problem)
        chosen.out.line("the library is sound" if found.ok else "«check --repair» mends the index; «restore» the store")
    return DONE if found.ok else SOME_FAILED


def reindex(chosen: Arguments) -> int:
    library = chosen.open_library()
    library.reindex()
    total = library.counts().total
    if chosen.out.as_json:
        chosen.out.value({"indexed": total})
    else:
        chosen.out.line(f"indexed {total}")
    return DONE


def backup(chosen: Arguments) -> int:
    chosen.open_library().backup(chosen.file)
    if chosen.out.as_json:
        chosen.out.value({"backup": str(chosen.file)})
    return DONE


def restore(chosen: Arguments) -> int:
    """Put a backup in the library's place. The library that stood there is kept beside it."""
    target: Path = chosen.library / STORE_NAME
    incoming = _sound_copy(chosen.file, target.with_name(f"{STORE_NAME}.incoming"))
    kept = _set_aside(target)
    incoming.rename(target)
    library = chosen.open_library()
    library.reindex()
    library.close()
    if chosen.out.as_json:
        chosen.out.value({"restored": str(chosen.file), "kept": str(kept) if kept else None})
    elif kept:
        chosen.out.line(f"the library that was here is kept as {kept}")
    return DONE


def _sound_copy(file: Path, copy: Path) -> Path:
    """Copy a backup and examine the copy: opening a library writes to it, and the backup stays as it is."""
    if not file.is_file():
        raise LibraryError(str(file), "there is no such file")
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, copy)
    store = Store(copy)
    problems = store.problems()
    store.close()
    if problems:
        copy.unlink()
        raise LibraryDamaged(str(file), problems[0])
    return copy


def _set_aside(target: Path) -> Path | None:
    """Move the library's file, with what SQLite still holds beside it, to a name nothing has."""
    if not target.exists():
        return None
    Store(target).close()
    number = 1
    while (aside := target.with_name(f"{target.name}.replaced-{number}")).exists():
        number += 1
    for suffix in ("", "-wal", "-shm"):
        part = target.with_name(target.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside


# The table of commands


def parser(default_folder: Path) -> argparse.ArgumentParser:
    """All commands with their options."""
    top = argparse.ArgumentParser(
        prog="khizana", description="An offline reader for Arabic articles. Without a command it opens its window."
    )
    top.add_argument("--library", type=Path, default=default_folder, metavar="DIR", help="the library's folder")
    top.set_defaults(command=None)
    commands = top.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Callable[[Arguments], int], summary: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=summary, description=summary)
        # Suppressed, so that a folder named before the command is not overwritten by the default.
        made.add_argument("--library", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="the library's folder")
        made.add_argument("--json", action="store_true", help="print JSON for programs")
        made.add_argument("--bidi", choices=list(Bidi), default="auto", help="how to write to a terminal")
        made.set_defaults(command=run)
        return made

    made = command("import", import_files, "Import files and folders of articles.")
    made.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    made.add_argument("--dry-run", action="store_true", help="say what would happen and keep nothing")
    made.add_argument("--encoding", help="the files' encoding, if it is known")

    made = command("parse", parse_files, "Show how files would be read, one JSON line each with --json.")
    made.add_argument("files", nargs="+", metavar="FILE")
    made.add_argument("--encoding", help="the files' encoding, if it is known")

    made = command("list", list_articles, "List articles, newest first.")
    _add_page(made)
    command("show", show, "Show one article.").add_argument("id", metavar="ID")
    command("sections", sections, "List sections with their counts.")
    command("stats", stats, "Count what the library holds.")

    made = command("search", search, "Search; QUERY may be - for one query a line on standard input.")
    made.add_argument("query", metavar="QUERY")
    made.add_argument("--from", dest="since", metavar="D", help="first day: 2024, 2024-12 or 2024-12-07")
    made.add_argument("--to", dest="until", metavar="D", help="last day")
    made.add_argument("--sort", choices=list(Sort), default="relevance")
    _add_page(made)

    cli_keeping.add_commands(command)

    command("check", check, "Examine the library.").add_argument(
        "--repair", action="store_true", help="build a broken index anew"
    )
    command("reindex", reindex, "Build the search index anew.")
    command("backup", backup, "Copy the library into a new file.").add_argument("file", type=Path, metavar="FILE")
    command("restore", restore, "Put a backup in the library's place.").add_argument("file", type=Path, metavar="FILE")
    return top


def _add_page(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--section", action="append", default=[], metavar="S", help=f"may be given again; '{NO_SECTION}' for none"
    )
    made.add_argument("--limit", type=_count, default=DEFAULT_LIMIT, metavar="N")
    made.add_argument("--offset", type=_count, default=0, metavar="N")


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number
