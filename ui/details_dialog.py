"""Where the open article comes from: its files, which of them are gone, how it was read, and what was noticed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from reader.article import Article
from reader.library import Library
from ui import import_words, wording
from ui.card_head import card_head
from ui.overlay import Overlay
from ui.style import Look, font
from ui.wording import translate

WIDTH, TOP, HEIGHT = 640, 120, 300


class DetailsDialog(Overlay):
    """Text that can be selected and copied."""

    def __init__(self, window: QWidget, look: Look) -> None:
        name = translate("Details", "About this article")
        super().__init__(window, look, name, WIDTH, TOP)
        self._text = QTextBrowser(self.card)
        self._text.setObjectName("Details")
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._text.setFont(font(13.5))
        self._text.setAccessibleName(name)
        self._text.setMinimumHeight(HEIGHT)
        self._text.document().setDocumentMargin(19)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(card_head(self, look, name))
        column.addWidget(self._text)

    def open_details(self, library: Library, article: Article) -> None:
        """Show what is known of an article."""
        self._text.setPlainText("\n".join(_lines(library, article)))
        self.open(self._text)


def _lines(library: Library, article: Article) -> Iterable[str]:
    for notice in article.warnings:
        yield f"⚠ {import_words.notice(notice)}"
    if article.warnings:
        yield ""
    yield translate("Details", "Found in:")
    for source in library.sources(str(article.id)):
        gone = "" if source.gone is None else " — " + translate("Details", "gone")
        yield f"• {wording.path(source.path)}{gone}"
    yield ""
    yield translate("Details", "Layout: %1").replace("%1", import_words.layout(article.layout))
    yield translate("Details", "Encoding: %1").replace("%1", wording.isolated(article.encoding or "—"))
