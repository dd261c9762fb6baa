"""PDFs: what is read out of them, what is in them, and where their pages end."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QTextDocument

from reader.article import Article
from reader.errors import NotWritten
from tests.ui.test_article_view import ARTICLE, BODY
from ui.article_page import Kind
from ui.pagination import sheets
from ui.printing import _lay_out, save_pdf
from ui.typography import Typography
from ui.window import Window

pytestmark = pytest.mark.usefixtures("arabic")

LONG = ARTICLE._replace(body=BODY * 6)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "article.pdf"
    save_pdf(LONG, Typography(), path)
    return path


def letters(text: str) -> str:
    """Text without spaces, direction signs and vowel marks: readers of PDFs guess the first from gaps."""
    return re.sub("[\\s\u200e\u200f\u202a-\u202e\u2066-\u2069\u064b-\u0652]", "", text)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_the_text_comes_out_in_logical_order(pdf: Path) -> None:
    said = letters(subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout)
    for words in ("مرفأ المدينة يستأنف العمل", "الأضرار التي لحقت بالمستودعات محدودة", "اتفاق مع شركات التأمين"):
        assert letters(words) in said
    assert "Reuters" in said
    assert "OpenSeaLtd" in said
    assert said.count(letters("الأضرار التي لحقت بالمستودعات")) == 6


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="needs poppler")
def test_every_font_is_embedded_and_maps_to_letters(pdf: Path) -> None:
    table = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert any("Amiri-Regular" in line for line in table)
    for line in table:
        embedded, _, maps = line.split()[-5:-2]
        assert (embedded, maps) == ("yes", "yes"), line


def test_headings_are_in_the_outline_and_the_file_says_it_is_arabic(pdf: Path) -> None:
    reader = PdfReader(pdf)
    outline = [(entry.title, reader.get_destination_page_number(entry)) for entry in reader.outline]
    assert outline[0] == (LONG.title, 0)
    assert outline[1] == ("الأكثر قراءة", len(reader.pages) - 1)
    assert reader.trailer["/Root"]["/Lang"] == "ar"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert reader.metadata.title == LONG.title


@pytest.mark.parametrize("height", [300, 500, 1000])
def test_no_sheet_is_overfull_and_no_line_of_a_paragraph_stands_alone(height: int) -> None:
    document = QTextDocument()
    geometry = _lay_out(document, LONG, Typography(), 600, 800).geometry
    stretches = sheets(geometry, height)
    assert all(bottom - top <= height for top, bottom in stretches)
    body = [number for number, piece in enumerate(geometry.page.pieces) if piece.kind is Kind.BODY]
    for (_, end), (begin, _) in pairwise(stretches):
        assert end <= begin
        for number in body:
            line = geometry.piece(number).setting.measure.line_height
            if geometry.top(number) < end < geometry.bottom(number):
                assert end - geometry.top(number) >= 2 * line
                assert geometry.bottom(number) - begin >= 2 * line


def test_every_line_stands_on_one_sheet() -> None:
    document = QTextDocument()
    geometry = _lay_out(document, LONG, Typography(), 600, 800).geometry
    stretches = sheets(geometry, 500)
    for number in range(len(geometry.page.pieces)):
        setting = geometry.piece(number).setting
        for at in range(setting.layout.lineCount()):
            top = geometry.top(number) + at * setting.measure.line_height
            assert sum(begin <= top < end for begin, end in stretches) == 1


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        save_pdf(LONG, Typography(), tmp_path / "missing" / "article.pdf")
    assert not list(tmp_path.iterdir())


def test_the_command_saves_the_open_article(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.list.choose(0)
    proposed = []
    monkeypatch.setattr("ui.actions.choose_pdf", lambda parent, name: proposed.append(name) or tmp_path / "one.pdf")
    window.run("save-pdf")
    assert PdfReader(tmp_path / "one.pdf").metadata.title == window.reading.article.title
    assert proposed[0]


def test_an_article_without_related_items_fits_on_one_sheet_without_a_number(tmp_path: Path) -> None:
    save_pdf(Article(title="عنوان", body=("نص قصير.",)), Typography(), tmp_path / "short.pdf")
    assert len(PdfReader(tmp_path / "short.pdf").pages) == 1


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_a_paragraph_over_two_sheets_is_read_out_once(tmp_path: Path) -> None:
    words = " ".join(f"{BODY[0]} Word{number}" for number in range(20))
    save_pdf(Article(title="عنوان", body=(words,)), Typography(), tmp_path / "one.pdf")
    assert len(PdfReader(tmp_path / "one.pdf").pages) > 1
    said = subprocess.run(["pdftotext", str(tmp_path / "one.pdf"), "-"], check=True, capture_output=True, text=True)
    found = re.findall(r"Word\d+", said.stdout)
    assert sorted(found) == sorted(f"Word{number}" for number in range(20))
