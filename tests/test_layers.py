"""Who may import whom. The design is a test: an import across a wall fails here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

QT = {"PySide6", "shiboken6"}
WHOOSH = {"whoosh"}

FORBIDDEN = {
    "reader": QT | WHOOSH | {"index", "ui", "resources", "numpy"},
    "index": QT | {"ui", "resources", "sqlite3"},
    "ui": WHOOSH | {"index", "sqlite3"},
    "resources": WHOOSH | {"index", "ui", "reader"},
}
"""What no module of a folder may import."""

INDEX_KNOWS = {"reader.article", "reader.errors"}
UI_KNOWS = {"reader.annotations", "reader.article", "reader.errors", "reader.library"}


def imports(path: Path) -> Iterator[str]:
    """Full names of the modules a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("folder", sorted(FORBIDDEN))
def test_no_module_imports_across_its_wall(folder: str) -> None:
    for path in modules(folder):
        tops = {name.split(".")[0] for name in imports(path)}
        assert not tops & FORBIDDEN[folder], f"{path.relative_to(ROOT)} imports {tops & FORBIDDEN[folder]}"


@pytest.mark.parametrize(("folder", "known"), [("index", INDEX_KNOWS), ("ui", UI_KNOWS)])
def test_only_the_named_modules_of_the_domain_are_known(folder: str, known: set[str]) -> None:
    for path in modules(folder):
        for name in imports(path):
            if name.startswith("reader"):
                module = ".".join(name.split(".")[:2])
                assert module in known or name == "reader", f"{path.relative_to(ROOT)} imports {name}"


def test_every_folder_was_looked_at() -> None:
    assert all(modules(folder) for folder in FORBIDDEN)


def test_every_module_opens_with_its_story() -> None:
    for folder in ("reader", "index", "ui", "resources", "tests"):
        for path in modules(folder):
            text = path.read_text(encoding="utf-8")
            assert not text.strip() or ast.get_docstring(ast.parse(text)), f"{path.relative_to(ROOT)} has no docstring"
