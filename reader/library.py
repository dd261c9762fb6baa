"""The one door: everything the window and the command line can ask of a library.

A library is a folder: ``library.db`` is the store and the truth, ``index/`` the search index, a cache
that can be thrown away. The index is handed in (see reader/search_index.py for what is asked of it).

What a person makes of articles and of the library (highlights, notes, tags, reading list, smart filters, section
names) is at ``Library.keeping`` and ``Library.arranging``; what leaves it and comes back, at ``Library.sharing``; what
surrounds a search, at ``Library.finding``.

What reads quickly may be called on any thread; ``import_paths``, ``heal``, ``reindex`` and exports belong to one
serial lane, ``search``, ``spans`` and ``keeping.listing`` to another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader import corrections
from reader.arranging import Arranging
from reader.article import (
    NO_SECTION,
    Article,
    Bookmark,
    Closeness,
    Counts,
    Difference,
    Figures,
    Folding,
    Headline,
    ImportProgress,
    ImportReport,
    Preview,
    Query,
    Results,
    Span,
    Status,
    View,
)
from reader.errors import IndexDamaged
from reader.finding import Finding
from reader.keeping import Keeping
from reader.pending import Pending
from reader.rows import excerpt, title_of
from reader.search_index import Cancelled, SearchIndex, never
from reader.sharing import Sharing
from reader.store import Source, Store

if TYPE_CHECKING:
    from reader.arrivals import Edited
    from reader.corrections import Field
    from reader.watching import FolderWatch

STORE_NAME = "library.db"
INDEX_NAME = "index"

INDEX_BATCH = 1000
"""Articles that wait in memory for an index commit while more are imported."""

MANY = 2000
"""Articles to index for which another process is worth its start."""

VISUAL_COLUMNS = 72
"""The width of visual text: what cannot reorder cannot wrap again either."""

Progress = Callable[[int, int], None]
"""Told how many of how many articles are indexed."""


def silent(done: int, total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Check:
    """What is wrong with a library: both empty when all is well. ``repaired`` says what was mended."""

    store: tuple[str, ...]
    index: tuple[str, ...]
    repaired: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong that was not mended."""
        return not self.store and (not self.index or bool(self.repaired))


class Library:
    """A library in ``folder``, made on first use. Raises ``LibraryError`` when it cannot be opened."""

    def __init__(self, folder: Path, index: SearchIndex) -> None:
        self.folder = folder
        self._store = Store(folder / STORE_NAME)
        self._index = index
        self.keeping = Keeping(self._store, index.terms)
        self.arranging = Arranging(self._store, self.keeping.journal)
        self.sharing = Sharing(self._store, self.keeping)
        self.finding = Finding(self._store, index, self.keeping, self.arranging, self.reindex)

    def close(self) -> None:
        """Close the store and the index."""
        self._index.close()
        self._store.close()

    # Import

    def import_paths(
        self,
        paths: Iterable[Path],
        *,
        encoding: str | None = None,
        edited: Edited | None = None,
        dry_run: bool = False,
        progress: Callable[[ImportProgress], None] = lambda _: None,
        cancelled: Cancelled = never,
    ) -> ImportReport:
        """Import files and folders; ``dry_run`` keeps nothing.

        ``encoding`` overrules what the bytes say; ``edited`` holds articles as a person corrected them.

        ``progress`` is called after every batch, on the calling thread. Raises ``LibraryError``.
        """
        from reader import importer  # late, as are the other parts below that opening a window does not need

        paths = list(paths)
        given = [str(path) for path in paths]
        if not dry_run:
            self._store.add_paths("unfinished", given)
        pending = Pending(self._index, INDEX_BATCH)
        report = importer.import_paths(
            self._store,
            paths,
            encoding=encoding,
            edited=edited,
            dry_run=dry_run,
            progress=progress,
            cancelled=cancelled,
            indexed=pending.take,
        )
        pending.flush()
        if pending.damaged:
            self.reindex()
        if not dry_run:
            self.keeping.settle()
            self._store.remove_paths("unfinished", given)
        return report

    def preview(
        self, paths: Iterable[Path], *, encoding: str | None = None, cancelled: Cancelled = never
    ) -> Iterator[Preview]:
        """How files would be imported, one by one; nothing is written."""
        from reader import importer

        yield from importer.preview(self._store, paths, encoding=encoding, cancelled=cancelled)

    def correct(self, article: Article, field: Field, value: str | None) -> Article:
        """The article of a preview with one field corrected; what can be a rule is remembered for its source.

        A date may be written in any way that files write it. Raises ``NotADate``.
        """
        if field == "published" and value:
            value = corrections.date_of(value)
        if rule := corrections.rule_for(article, field, value):
            self._store.add_rule(str(Path(article.source).parent), article.layout, rule)
        return corrections.corrected(article, field, value)

    def refresh_watched(
        self, *, progress: Callable[[ImportProgress], None] = lambda _: None, cancelled: Cancelled = never
    ) -> ImportReport:
        """Import what came to the watched folders or changed there, and note what is gone."""
        folders = self.watched()
        report = self.import_paths(
            [folder for folder in folders if folder.is_dir()], progress=progress, cancelled=cancelled
        )
        for folder in folders:
            self.note_removed(Path(path) for path in self._store.paths_below(str(folder)))
        return report

    def note_removed(self, paths: Iterable[Path]) -> None:
        """Note those of the files that are gone. Their articles stay."""
        self._store.miss(str(path) for path in paths if not path.exists())

    def unfinished(self) -> list[Path]:
        """What an import was given that never came to its end: the program or the machine was stopped."""
        return [Path(path) for path in self._store.paths("unfinished")]

    def forget_unfinished(self) -> None:
        """Leave undone what an import left undone; what came in is kept."""
        self._store.remove_paths("unfinished", self._store.paths("unfinished"))

    def watched(self) -> list[Path]:
        """The folders whose files are imported as they come and change."""
        return [Path(path) for path in self._store.paths("watched")]

    def watch(self, folder: Path) -> None:
        """Watch a folder from now on."""
        self._store.add_paths("watched", [str(folder.absolute())])

    def unwatch(self, folder: Path) -> None:
        """Watch it no longer; its articles stay."""
        self._store.remove_paths("watched", [str(folder.absolute())])

    def folder_watch(self) -> FolderWatch | None:
        """Tells of changes in the watched folders from now on, until it is stopped; ``None`` where there are none."""
        folders = self.watched()
        if not folders:
            return None
        # Late: a library that watches nothing, or belongs to a command, need not load the watcher.
        from reader.watching import FolderWatch

        return FolderWatch(folders)

    # Lists and articles

    def listing(self, view: View) -> list[str]:
        """The ids a view shows, in its order."""
        return self._store.lists.listing(view._replace(sections=self._written(view.sections)))

    def headlines(self, ids: Sequence[str]) -> list[Headline]:
        """Rows of the list, in the order asked."""
        names = self.arranging.section_names()
        return [names.headline(headline) for headline in self._store.lists.headlines(ids)]

    def article(self, article_id: str) -> Article:
        """One article. Raises ``UnknownArticle``."""
        return self._store.article(article_id)

    def newest(self, article_id: str) -> str:
        """The newest version of an article: itself, mostly."""
        return self._store.newest(article_id)

    def versions(self, article_id: str) -> list[Headline]:
        """The older versions of an article, newest first."""
        return self.headlines(self._store.versions(article_id))

    def compare(self, old: str, new: str) -> tuple[Difference, ...]:
        """Where two versions of an article differ, word by word. Raises ``UnknownArticle``."""
        from reader import differences

        return differences.compare(self.article(old).text, self.article(new).text)

    def story(self, article_id: str) -> list[Headline]:
        """The articles that tell the same story in nearly the same words, newest first, this one among them."""
        return self.headlines(self._store.story(article_id))

    def sources(self, article_id: str) -> list[Source]:
        """All files an article was found in."""
        return self._store.sources_of_article(article_id)

    def counts(self) -> Counts:
        """How many articles stand where; pinned sections first, then by falling count."""
        counts = self.arranging.section_names().counts(self._store.lists.counts())
        pinned = self.arranging.pinned()
        places = {name: place for place, name in enumerate(pinned)}
        in_order = sorted(counts.sections, key=lambda counted: places.get(counted[0] or NO_SECTION, len(pinned)))
        return counts._replace(sections=tuple(in_order))

    def months(self) -> tuple[tuple[str, int], ...]:
        """Articles per month (``2024-12``), oldest first."""
        return self._store.lists.months()

    def figures(self) -> Figures:
        """What is unread in each section, and the folders articles come from."""
        facets = self.finding.facets
        unread = Counts(sections=tuple(facets.unread_by_section().items()))
        return Figures(dict(self.arranging.section_names().counts(unread).sections), facets.sources())

    def titled(self, titles: Sequence[str]) -> dict[str, str]:
        """The newest article under each of these headlines, by headline; those nobody has are left out."""
        return self._store.lists.titled(titles)

    # What leaves for other programs

    @staticmethod
    def markdown(article: Article, passage: str | None = None) -> str:
        """An article as Markdown, or a passage of it as a quotation with its source."""
        from reader import exporting

        return exporting.markdown(article) if passage is None else exporting.markdown_quote(article, passage)

    @staticmethod
    def file_name(article: Article) -> str:
        """A name for a file of an article, without an ending, that means the same on every system."""
        from reader import exporting

        return exporting.safe_name(title_of(article.title, excerpt(article)))

    @staticmethod
    def visual_text(text: str, width: int = VISUAL_COLUMNS) -> str:
        """Text for programs that neither join nor reorder letters: lines as they look from left to right."""
        from reader import shaping

        lines = (line for paragraph in text.split("\n") for line in shaping.visual_paragraph(paragraph, width))
        return "\n".join(lines)

    # What a reader does

    def status(self, article_id: str) -> Status:
        """What changes about an article. Raises ``UnknownArticle``."""
        return self._store.status(article_id)

    def set_read(self, article_id: str, read: bool) -> None:
        """Mark an article read or unread."""
        self._store.set_read(article_id, read)

    def set_place(self, article_id: str, place: int) -> None:
        """Remember how far an article was read, in code points into ``Article.text``."""
        self._store.set_place(article_id, place)

    def set_whole(self, article_id: str, whole: bool) -> None:
        """Show, or no longer show, what was left out of an article."""
        self._store.set_whole(article_id, whole)

    def set_bookmarked(self, article_id: str, bookmarked: bool) -> None:
        """Keep or release an article. Raises ``UnknownArticle``."""
        self.keeping.set_bookmarked(article_id, bookmarked)

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks, newest first."""
        return self._store.bookmarks()

    # Search: see ``finding`` for more than this

    def search(self, query: Query, cancelled: Cancelled = never) -> Results:
        """Answer a query with hits a person can read. Raises ``SearchCancelled``.

        A damaged index is mended first: the answer is late, never wrong.
        """
        return self.finding.search(query, cancelled)

    def matching(self, query: Query, cancelled: Cancelled = never) -> list[str]:
        """The ids of all that a query finds, best first: for exports. Raises ``SearchCancelled``."""
        return self.finding.matching(query, cancelled)

    def count(self, query: Query, cancelled: Cancelled = never) -> int:
        """How many articles a query finds: for smart filters. Raises ``SearchCancelled``."""
        return self.finding.count(query, cancelled)

    def spans(
        self,
        query_text: str,
        text: str,
        strict: frozenset[Folding] = frozenset(),
        closeness: Closeness | None = None,
    ) -> tuple[Span, ...]:
        """Where the query's words stand in a text; see ``Query.strict``."""
        return self._index.spans(query_text, text, strict, closeness)

    def _written(self, sections: Sequence[str]) -> tuple[str, ...]:
        """Sections as the files write them, of sections as they are shown."""
        return self.arranging.section_names().written(sections) if sections else ()

    # Care

    def heal(self, progress: Progress = silent, cancelled: Cancelled = never) -> None:
        """Bring the index in step with the store, whatever happened to it.

        One path for new articles, a crash between store and index, and a deleted, foreign, outdated or
        damaged index: what the store shows and the index lacks is added in batches. ``progress`` is
        told how many of how many are done. Passages whose place is not known are found again, too.

        Damage is noticed here as far as the index is read, else by the search that meets it, or by ``verify``.
        """
        self.keeping.settle()
        try:
            held = self._index.ids()
        except IndexDamaged:
            self._index.reset()
            held = set()
        shown = self._store.ids()
        if surplus := held - shown:
            self._index.remove(surplus)
        missing = sorted(shown - held)
        if len(missing) < MANY or (os.cpu_count() or 1) == 1:
            self._index.catch_up(missing, self._store.articles, partial, progress, cancelled)
        else:
            from reader.helpers import Helpers  # late: it takes longer to load than a few articles to index

            with Helpers() as helpers:
                self._index.catch_up(missing, self._store.articles_elsewhere(), helpers.ask, progress, cancelled)

    def reindex(self, progress: Progress = silent, cancelled: Cancelled = never) -> None:
        """Build the index anew from the store."""
        self._index.reset()
        self.heal(progress, cancelled)

    def verify(self, progress: Progress = silent, cancelled: Cancelled = never) -> None:
        """Read every byte of the index, and build it anew if one is not as it was written: before a search meets it."""
        try:
            self._index.check(cancelled)
        except IndexDamaged:
            self.reindex(progress, cancelled)

    def check(self, repair: bool = False) -> Check:
        """Examine the store, every original and the index; with ``repair``, build a broken index anew."""
        index = tuple(self._index_problems())
        repaired: tuple[str, ...] = ()
        if index and repair:
            self.reindex()
            repaired = ("the search index was built anew",)
        return Check(tuple(self._store.problems()), index, repaired)

    def _index_problems(self) -> Iterator[str]:
        try:
            self._index.check(never)
            held, shown = self._index.ids(), self._store.ids()
        except IndexDamaged as error:
            yield str(error)
            return
        if shown - held:
            yield f"{len(shown - held)} articles cannot be found by searching"
        if held - shown:
            yield f"{len(held - shown)} articles of the index are not in the library"

    def backup(self, target: Path) -> None:
        """Copy the store into a new file. Raises ``LibraryError``; never overwrites."""
        self._store.backup(target)
