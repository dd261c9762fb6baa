"""The command line draws PDFs where there is no screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

MAIN = Path(__file__).resolve().parents[2] / "main.py"

TEXT = "اقتصاد\n07-12-2024 | 02:47\nمرفأ المدينة يستأنف العمل\n\nعادت البواخر إلى المرفأ صباح السبت بعد ثلاثة أيام.\n"


def khizana(library: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a command as a person does on a machine without a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, str(MAIN), *map(str, words), "--library", str(library)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=bare, timeout=120, check=False)


def test_articles_are_exported_as_pages_without_a_screen(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    khizana(tmp_path / "library", "import", tmp_path / "one.txt")
    (tmp_path / "library" / "settings.json").write_text('{"language": "ar", "digits": "arabic"}', encoding="utf-8")
    done = khizana(tmp_path / "library", "export", "--format", "pdf", "--out", tmp_path / "out")
    assert (done.returncode, done.stdout) == (0, "wrote 1 files\n"), done.stderr
    (page,) = (tmp_path / "out").iterdir()
    assert page.name == "مرفأ المدينة يستأنف العمل.pdf"
    reader = PdfReader(page)
    assert reader.metadata is not None
    assert reader.metadata.title == "مرفأ المدينة يستأنف العمل"
    text = reader.pages[0].extract_text()
    assert "٠٢:٤٧" in text, "the digits that the reader chose"
    again = khizana(tmp_path / "library", "export", "--format", "pdf", "--out", tmp_path / "out")
    assert again.returncode == 1
    assert "already there" in again.stderr


def test_what_is_kept_has_no_pages(tmp_path: Path) -> None:
    done = khizana(tmp_path / "library", "export", "--format", "pdf", "--out", tmp_path / "out", "--kept")
    assert done.returncode == 2
    assert "md, html, json or csv" in done.stderr
