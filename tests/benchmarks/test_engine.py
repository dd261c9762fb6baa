"""The benchmark itself works: all engines find the same, on a few generated articles. No time is judged."""

from __future__ import annotations

from pathlib import Path

from . import engine


def test_all_engines_find_the_same(tmp_path: Path) -> None:
    items = list(engine.articles(300, None))
    assert len(items) == len({item.id for item in items}) == 300
    kinds = [engine.Ours, engine.Fts5, engine.Stock, *([engine.Tantivy] if engine.tantivy else [])]
    built = [engine.build(kind, tmp_path, items)[0] for kind in kinds]
    assert all(each.size() > 0 for each in built)
    for kind, asked in engine.queries(items, 4).items():
        hits = engine.measure(built, asked, 1).hits
        assert hits["whoosh"] > 0 or kind in ("phrase", "near"), kind
        assert hits["khizana"] == hits["whoosh"], kind
        if kind not in ("fuzzy", "wildcard", "near"):  # not offered by FTS5, or by other rules
            assert hits["fts5"] == hits["whoosh"], kind


def test_a_report_has_a_row_for_every_kind_of_query(tmp_path: Path) -> None:
    lines: list[str] = []
    engine.report(tmp_path, 1200, None, stock=False, rounds=1, out=lines.append)
    for row in ("khizana", "fts5", "frequent term", "keystroke", "add one article"):
        assert any(row in line for line in lines), row


def test_growth_is_measured_in_its_own_process() -> None:
    size = engine.grow(400, None)
    assert size.articles == 400
    assert size.megabytes > 0
    assert size.peak >= size.before > 0
