"""PDFs: what is read out of them, what is in them, and where their pages end."""

from __future__ import annotations

import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from reader.article import Article
from reader.errors import NotWritten
from tests.ui.conftest import settle
from tests.ui.test_article_view import ARTICLE, BODY
from ui.article_page import Kind
from ui.pagination import sheets
from ui.printing import _lay_out, _write, print_article, save_pdf
from ui.printing import pdf as make_pdf
from ui.typography import Justification, Typography
from ui.window import Window

pytestmark = pytest.mark.usefixtures("arabic")

LONG = ARTICLE._replace(body=BODY * 6)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "article.pdf"
    save_pdf(LONG, Typography(), path)
    return path


def said(path: Path) -> str:
    """What is read out of a PDF, without the signs of direction that its reader puts in."""
    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout
    return re.sub("[\u200e\u200f\u202a-\u202e\u2060-\u2069]", "", text)


def saved(folder: Path, *body: str, typography: Typography = Typography(), **parts: str) -> Path:  # noqa: B008
    path = folder / "saved.pdf"
    save_pdf(Article(body=body, **parts), typography, path)
    return path


KERNED = "في قرية سورية رويترز العربي وباتت بحرية، ويوجد أمر. وقال لكم الصالحين ما ولا شيء"
VOCALISED = "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ إِيَّاكَ نَعْبُدُ وَإِيَّاكَ نَسْتَعِينُ مَلِئٌ يُسْتَشَفُّ لِإِخْوَةٍ"
MIXED = "شركة Open Sea Ltd. أرسلت 260 حاوية (Reuters) في عام 2017، وفازت 3-2 على +961 1 234 ثم office"
URDU = "پاکستان میں ٹیسٹ کرکٹ کی تاریخ بڑی دلچسپ ہے، اور یہ گھر ڈھونڈ رہے ہیں"
LATIN = "The office of difficult affairs said: “Ça va, naïve café” (2017)."
TEXTS = (KERNED, VOCALISED, MIXED, URDU, LATIN, " ".join(BODY))

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")


@needs_pdftotext
@pytest.mark.parametrize("words", TEXTS)
@pytest.mark.parametrize("justification", list(Justification))
def test_every_word_comes_out_whole_and_in_order(tmp_path: Path, words: str, justification: Justification) -> None:
    path = saved(tmp_path, words, typography=Typography(justification=justification))
    assert said(path).split() == words.split()


@needs_pdftotext
def test_letters_of_one_glyph_and_of_other_fonts_come_out_in_order(tmp_path: Path) -> None:
    path = saved(tmp_path, "😀 قال المدير שלום עולם أمس", caption="في العربي", title="السُّوقُ في 2017")
    text = said(path)
    assert "في العربي" in text
    assert "السُّوقُ في 2017" in text
    assert {"قال", "المدير", "أمس"} <= set(text.split())


@needs_pdftotext
def test_the_text_comes_out_in_logical_order(pdf: Path) -> None:
    text = " ".join(said(pdf).split())
    for words in (
        "مرفأ المدينة يستأنف العمل",
        "الأضرار التي لحقت بالمستودعات محدودة",
        "لوكالة Reuters أن شركة Open Sea",
    ):
        assert words in text
    assert text.count("الأضرار التي لحقت بالمستودعات") == 6


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs poppler")
@pytest.mark.parametrize("words", [KERNED, VOCALISED, MIXED])
def test_what_is_said_of_the_letters_moves_none(tmp_path: Path, words: str) -> None:
    article = Article(body=(words,), caption="في العربي")
    kashida = Typography(justification=Justification.KASHIDA)
    plain = QBuffer()
    plain.open(QBuffer.OpenModeFlag.WriteOnly)
    _write(article, kashida, plain)
    pictures = []
    for name, content in (("plain", plain.data().data()), ("whole", make_pdf(article, kashida))):
        (tmp_path / f"{name}.pdf").write_bytes(content)
        command = ["pdftoppm", "-r", "100", "-singlefile", str(tmp_path / f"{name}.pdf"), str(tmp_path / name)]
        subprocess.run(command, check=True)
        pictures.append((tmp_path / f"{name}.ppm").read_bytes())
    assert pictures[0] == pictures[1]
    assert min(pictures[0][-len(pictures[0]) // 2 :]) == 255  # the lower half is empty, the upper is not
    assert min(pictures[0][: len(pictures[0]) // 2]) < 100


def test_a_pdf_is_made_on_another_thread(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as thread:
        made = [thread.submit(make_pdf, LONG, Typography()).result() for _ in range(3)]
    assert [len(PdfReader(BytesIO(content)).pages) for content in made] == [len(PdfReader(BytesIO(made[0])).pages)] * 3


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


def test_the_command_saves_the_open_article(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window.list.choose(0)
    proposed = []
    monkeypatch.setattr("ui.actions.choose_pdf", lambda parent, name: proposed.append(name) or tmp_path / "one.pdf")
    window.run("save-pdf")
    settle(qtbot, window)
    assert "one.pdf" in window.status._index.text()
    assert PdfReader(tmp_path / "one.pdf").metadata.title == window.reading.article.title
    assert proposed[0]


def test_an_article_without_related_items_fits_on_one_sheet_without_a_number(tmp_path: Path) -> None:
    save_pdf(Article(title="عنوان", body=("نص قصير.",)), Typography(), tmp_path / "short.pdf")
    assert len(PdfReader(tmp_path / "short.pdf").pages) == 1


@needs_pdftotext
def test_a_paragraph_over_two_sheets_is_read_out_once(tmp_path: Path) -> None:
    words = " ".join(f"{BODY[0]} Word{number}" for number in range(20))
    save_pdf(Article(title="عنوان", body=(words,)), Typography(), tmp_path / "one.pdf")
    assert len(PdfReader(tmp_path / "one.pdf").pages) > 1
    found = re.findall(r"Word\d+", said(tmp_path / "one.pdf"))
    assert sorted(found) == sorted(f"Word{number}" for number in range(20))


@needs_pdftotext
def test_a_printer_that_is_a_file_gets_text_that_can_be_read_out(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    print_article(Article(body=TEXTS), Typography(), printer)
    words = said(tmp_path / "printed.pdf").split()
    assert [word for text in TEXTS for word in text.split() if word not in words] == []
    width, height = map(float, PdfReader(tmp_path / "printed.pdf").pages[0].mediabox[2:])
    assert (round(width), round(height)) == (420, 595)


def test_a_file_to_print_to_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    with pytest.raises(NotWritten, match=re.escape("printed.pdf")):
        print_article(ARTICLE, Typography(), printer)
