"""Articles as PDFs for the command line, which has no window and may have no screen.

Qt sets text within an application only. Here it is one that shows nothing, made for the first article;
fonts, language, digits and calendar are those that the reader chose in the window of the same library.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from reader.article import Article


def drawing(folder: Path) -> Callable[[Article], bytes]:
    """What draws articles as PDFs, as the settings in this library's ``folder`` say."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui import conventions, language, settings
    from ui.app import application
    from ui.printing import pdf

    app = application()
    chosen = settings.load(settings.Settings, folder / "settings.json")
    translators = language.install(app, language.resolve(chosen.language))
    conventions.use(chosen.conventions)

    def draw(article: Article, kept: object = (app, translators)) -> bytes:
        """``kept`` lives as long as there is something to draw."""
        return pdf(article, chosen.typography)

    return draw
