"""The report of an import as text for other programs: a line a file, a table, or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.article import FileOutcome
from ui import wording
from ui.outcomes import about


def plain(files: Sequence[FileOutcome]) -> str:
    """One line a file: outcome, path, article or reason, parted by tabs."""
    return "".join(f"{wording.outcome(file.outcome)}\t{file.path}\t{about(file)}\n" for file in files)


def table(files: Sequence[FileOutcome]) -> str:
    """CSV with a mark of its encoding at the start, without which spreadsheets misread Arabic."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("outcome", "path", "article or reason", "id"))
    rows.writerows((file.outcome.value, file.path, about(file), file.id or "") for file in files)
    return "\ufeff" + text.getvalue()


def as_json(files: Sequence[FileOutcome]) -> str:
    """What the command line prints of files: path, outcome, id, reason."""
    shown = [
        {"path": file.path, "outcome": file.outcome.value, "id": file.id, "reason": file.reason, "title": file.title}
        for file in files
    ]
    return json.dumps({"files": shown}, ensure_ascii=False, indent=2) + "\n"


FORMS: dict[str, Callable[[Sequence[FileOutcome]], str]] = {".csv": table, ".json": as_json, ".txt": plain}
"""How a report is written, by the ending of its file."""


def save(files: Sequence[FileOutcome], path: Path) -> None:
    """Write a report in the form its name asks for, plain text if it asks for none. Raises OSError."""
    written = FORMS.get(path.suffix.lower(), plain)(files)
    # File names need not be valid text.
    path.write_text(written, encoding="utf-8", errors="backslashreplace", newline="")
