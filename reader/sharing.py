"""What leaves a library and comes back: articles as files, and what is kept as one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations import KeptView
from reader.article import Article
from reader.keeping import Keeping
from reader.store import Store

if TYPE_CHECKING:
    from reader.exchange import Taken
    from reader.exporting import Exported

EVERYTHING = KeptView()


class Sharing:
    """Exports and imports of the library of ``store``. Belongs to the lane of the imports."""

    def __init__(self, store: Store, keeping: Keeping) -> None:
        self._store = store
        self._keeping = keeping

    def export_articles(
        self,
        ids: Sequence[str],
        folder: Path,
        form: str,
        *,
        draw: Callable[[Article], bytes] | None = None,
        replace: bool = False,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Exported, ...]:
        """Write articles into a folder, a file each; what is there already is left, unless ``replace``.

        ``form`` is ``txt`` for the original bytes, ``md`` or ``html``; any other needs ``draw``, which brings the
        bytes of an article in that form.
        ``progress`` is told how many of how many are done. Raises ``UnknownArticle``.
        """
        from reader import exporting  # late, here and below: a window opens sooner without the formats

        writer = exporting.Writer(folder, replace=replace)
        done: list[Exported] = []
        for id_ in ids:
            if cancelled():
                break
            article = self._store.article(id_)
            if draw:
                done.append(writer.put(article, form, partial(draw, article)))
            else:
                done.append(writer.write(article, exporting.Form(form), partial(self._original, article)))
            progress(len(done), len(ids))
        return tuple(done)

    def export_kept(self, file: Path, form: str, view: KeptView = EVERYTHING, *, replace: bool = False) -> int:
        """Write what a view of the kept shows into a file; returns how many. Raises ``NotWritten``.

        ``form`` is ``md``, ``json``, ``html`` or ``csv``.
        """
        from reader import exchange, exporting

        items = self._keeping.kept(self._keeping.listing(view).ids)
        exporting.write_file(file, exchange.written(items, exchange.Form(form)), replace=replace)
        return len(items)

    def import_kept(self, file: Path) -> Taken:
        """Take in what ``export_kept`` wrote as JSON, or another program in the W3C's form.

        Raises ``UnreadableFile``, ``NotAnnotations``.
        """
        from reader import exchange

        annotations, refused = exchange.read(file)
        added = self._keeping.take_in(annotations)
        return exchange.Taken(added, len(annotations) - added, refused)

    def _original(self, article: Article) -> bytes:
        """The bytes of the file an article was last found in."""
        return self._store.original(self._store.sources_of_article(str(article.id))[-1].digest)
