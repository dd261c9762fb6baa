"""An article on paper and as a PDF: the page of the pane, on sheets, in black on white.

It is painted by what paints the pane, so it has the same lines, the same straight edges and kashidas. Every
line is drawn on its own sheet only: what a sheet cuts off would still be found when its text is read out.

Qt embeds the fonts, but does not say rightly what letters their glyphs stand for (see ui/pdf_text.py) and
knows no outline; pypdf adds both, and says that the text is Arabic and is read from right to left.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSaveFile
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextLayout,
)
from shiboken6 import delete

from reader.article import Article
from reader.errors import NotWritten
from ui import article_document, conventions
from ui.article_layout import ArticleLayout
from ui.article_page import Kind, page_of
from ui.article_paint import PagePainter
from ui.drawn_glyphs import Glyph, draw, glyphs
from ui.page_geometry import PageGeometry
from ui.pagination import sheet_of, sheets
from ui.pdf_text import mend
from ui.style import font
from ui.theme import CONTRAST, LIGHT
from ui.typesetting import Measure, Setting
from ui.typography import REFERENCE_SIZE, Typography

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

BODY_POINTS = 14
"""The size of the body on paper: Amiri is small for its size."""

SIDE_MM, TOP_MM, FOOT_MM = 30, 22, 24
"""The margins of a sheet; the page number stands in the lower one."""

RESOLUTION = 600
POINTS_AN_INCH, MM_AN_INCH = 72, 25.4

PAPER = LIGHT._replace(name="paper", paper="#FFFFFF", ink="#000000", ink2=CONTRAST.ink3, ink3="#444444")
"""The theme of print."""


class Sheet(NamedTuple):
    """What is printed on, to its edges."""

    size: QPageSize
    orientation: QPageLayout.Orientation


A4 = Sheet(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait)


class Heading(NamedTuple):
    """An entry of the outline, and the sheet it is on, from 0."""

    text: str
    sheet: int


class Painted(NamedTuple):
    """What a file is to say about itself: its headings, and every glyph in the order it was drawn."""

    headings: list[Heading]
    glyphs: list[Glyph]


def save_pdf(article: Article, typography: Typography, path: Path, sheet: Sheet = A4) -> None:
    """Write an article as a PDF. Raises ``NotWritten``; what was at ``path`` stays until the new file is whole."""
    made = pdf(article, typography, sheet)
    file = QSaveFile(str(path))
    if not (file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(made) > 0 and file.commit()):
        raise NotWritten(str(path), file.errorString())


def pdf(article: Article, typography: Typography, sheet: Sheet = A4) -> bytes:
    """An article as a PDF. Qt lays out and paints on any thread, once there is an application."""
    plain = QBuffer()
    plain.open(QBuffer.OpenModeFlag.WriteOnly)
    painted = _write(article, typography, plain, sheet)
    return _completed(plain.data().data(), painted, rtl=page_of(article).pieces[0].rtl)


def print_article(article: Article, typography: Typography, printer: QPrinter) -> None:
    """Print an article. The printer's own margins are kept where they are wider than ours.

    A printer that is a file gets what ``save_pdf`` writes, whose text can be read out. Raises ``NotWritten``.
    """
    if printer.outputFormat() == printer.OutputFormat.PdfFormat:
        layout = printer.pageLayout()
        save_pdf(article, typography, Path(printer.outputFileName()), Sheet(layout.pageSize(), layout.orientation()))
    else:
        _paint(article, typography, printer)


def _write(article: Article, typography: Typography, device: QIODevice, sheet: Sheet = A4) -> Painted:
    writer = QPdfWriter(device)
    writer.setPageLayout(QPageLayout(sheet.size, sheet.orientation, QMarginsF(0, 0, 0, 0)))
    writer.setResolution(RESOLUTION)
    writer.setTitle(article.title or "")
    writer.setCreator("Khizana")
    return _paint(article, typography, writer)


def _paint(article: Article, typography: Typography, device: QPagedPaintDevice) -> Painted:
    """Paint all sheets."""
    inch = device.logicalDpiX()
    px = BODY_POINTS / POINTS_AN_INCH * inch / REFERENCE_SIZE
    side, top, foot = (mm / MM_AN_INCH * inch / px for mm in (SIDE_MM, TOP_MM, FOOT_MM))
    width, height = device.width() / px, device.height() / px
    # The layout belongs to its document, which lasts as long as it is painted from.
    document = QTextDocument()
    layout = _lay_out(document, article, typography, width - 2 * side, width)
    stretches = sheets(layout.geometry, height - top - foot)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the sheets could not be begun")
    painter.scale(px, px)
    drawn: list[Glyph] = []
    for number, (begin, end) in enumerate(stretches):
        if number:
            device.newPage()
        painter.save()
        painter.translate(0, top - begin)
        _paint_sheet(painter, layout, begin, end)
        painter.restore()
        drawn += _glyphs(layout.geometry, begin, end)
        if len(stretches) > 1:
            drawn += _paint_number(painter, number, QRectF(0, height - foot, width, foot))
    painter.end()
    painted = Painted(list(_headings(layout, stretches)), drawn)
    # On the thread it was made on, which is not the one that collects garbage.
    delete(document)
    return painted


def _lay_out(
    document: QTextDocument, article: Article, typography: Typography, column: float, width: float
) -> ArticleLayout:
    """The article's page in a column, in the middle of a sheet; both px of the page."""
    typography = typography._replace(size=REFERENCE_SIZE, measure=round(column))
    layout = ArticleLayout(document)
    document.setDocumentLayout(layout)
    page = page_of(article)
    article_document.write(document, page)
    article_document.dress(document, page, typography)
    layout.show_page(page, typography, width, 0)
    for number in range(len(page.pieces)):
        layout.geometry.piece(number)
    return layout


def _paint_sheet(painter: QPainter, layout: ArticleLayout, begin: float, end: float) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, begin, layout.geometry.pane, end - begin)
    PagePainter(layout, PAPER, sheets=True).paint(painter, context)


def _paint_number(painter: QPainter, number: int, box: QRectF) -> list[Glyph]:
    """Paint the number of a sheet, from 0, in the middle of a box; its glyphs."""
    text = conventions.digits(f"{number + 1}")
    measure = Measure(font(12), 20, box.width())
    setting = Setting(QTextLayout(text, measure.font), text, measure)
    line = setting.layout.lineAt(0)
    painter.setPen(QColor(PAPER.ink3))
    middle = line.naturalTextRect().center().x()
    draw(painter, line, QPointF(box.center().x() - middle, box.center().y()))
    return list(glyphs(text, line))


def _glyphs(geometry: PageGeometry, begin: float, end: float) -> Iterator[Glyph]:
    """The glyphs on a sheet."""
    for number in range(len(geometry.page.pieces)):
        piece = geometry.piece(number)
        setting, written = piece.setting, piece.shown.written()
        for at in range(setting.layout.lineCount()):
            if begin <= geometry.top(number) + at * setting.measure.line_height < end:
                yield from glyphs(written, setting.layout.lineAt(at))


def _headings(layout: ArticleLayout, stretches: list[tuple[float, float]]) -> Iterator[Heading]:
    for number, piece in enumerate(layout.geometry.page.pieces):
        if piece.kind in (Kind.TITLE, Kind.FOOT):
            yield Heading(piece.text.replace("\u2028", " "), sheet_of(layout.geometry, number, stretches))


def _completed(plain: bytes, painted: Painted, rtl: bool) -> bytes:
    """The file Qt wrote, with what it does not write."""
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=BytesIO(plain))
    mend(writer, painted.glyphs)
    for heading in painted.headings:
        writer.add_outline_item(title=heading.text, page_number=heading.sheet)
    if rtl:
        writer.root_object[NameObject("/Lang")] = TextStringObject("ar")
        writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
            {NameObject("/Direction"): NameObject("/R2L"), NameObject("/DisplayDocTitle"): BooleanObject(True)}
        )
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()
