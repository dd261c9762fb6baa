"""Copying in the forms other programs want: plain, with the source, as Markdown, as visual text.

What is selected is copied, or the whole article where nothing is. Text is in logical order in every form but
the last, which is for programs that cannot shape Arabic.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.article import Article
from reader.library import Library
from ui import wording
from ui.dates_display import short_date
from ui.wording import translate

if TYPE_CHECKING:
    from ui.window import Window


def with_source(article: Article, passage: str | None) -> str:
    """The text, and under it a line that says where it stands."""
    about = [
        f"«{article.title}»" if article.title else "",
        wording.section(article.section) if article.section else "",
        short_date(article.published) if article.published else "",
    ]
    line = translate("Wording", ", ").join(filter(None, about))
    text = passage or article.text
    return f"{text}\n\n— {line}" if line else text


FORMS: dict[str, Callable[[Article, str | None], str]] = {
    "text": lambda article, passage: passage or article.text,
    "source": with_source,
    "markdown": Library.markdown,
    "visual": lambda article, passage: Library.visual_text(passage or article.text),
}


def copy(window: Window, form: str) -> None:
    """Put the selection, or the open article, on the clipboard in a form."""
    article = window.reading.article
    if article is None:
        return
    selected = window.article.selected_range()
    passage = article.text[selected.start : selected.end] if selected else None
    QGuiApplication.clipboard().setText(FORMS[form](article, passage))
