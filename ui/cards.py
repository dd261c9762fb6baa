"""The cards a window can lay over itself, each made when it is first wanted: start-up has no time for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reader.article import Article, Counts, Figures, Headline
from reader.library import Library
from ui.appearance import Appearance
from ui.importing import Importing
from ui.lanes import Lane
from ui.previewing import Previewing
from ui.style import Look
from ui.watching import Watching

if TYPE_CHECKING:
    from ui.details_dialog import DetailsDialog
    from ui.import_dialog import ImportDialog
    from ui.key_sheet import KeySheet
    from ui.keys_page import KeysPage
    from ui.library_page import LibraryPage
    from ui.overlay import Overlay
    from ui.palette import Palette
    from ui.preview_dialog import PreviewDialog
    from ui.relatives_dialog import RelativesDialog
    from ui.settings_page import SettingsPage
    from ui.watched_dialog import WatchedDialog


OpenArticle = Callable[[str], None]


class Cards:
    """All the cards of one window."""

    def __init__(self, window: QWidget, look: Look) -> None:
        self._window = window
        self._look = look
        self.keys: KeySheet | None = None
        self.palette: Palette | None = None
        self.importing: ImportDialog | None = None
        self.preview: PreviewDialog | None = None
        self.watched: WatchedDialog | None = None
        self.relatives: RelativesDialog | None = None
        self.details: DetailsDialog | None = None
        self.settings: SettingsPage | None = None
        self.keys_page: KeysPage | None = None
        self.figures: LibraryPage | None = None
        self.others: list[Overlay] = []

    def current(self) -> Overlay | None:
        """The card that is open."""
        cards = (
            *(self.keys, self.palette, self.importing, self.preview),
            *(self.watched, self.relatives, self.details, self.settings),
            *(self.keys_page, self.figures),
            *self.others,
        )
        return next((card for card in cards if card is not None and card.isVisible()), None)

    def open_keys(self) -> None:
        """Show every key."""
        from ui.key_sheet import KeySheet

        self.keys = self.keys or KeySheet(self._window, self._look)
        self.keys.open_sheet()

    def open_keys_page(self, appearance: Appearance) -> None:
        """Show where keys are changed."""
        from ui.keys_page import KeysPage

        self.keys_page = self.keys_page or KeysPage(self._window, appearance)
        self.keys_page.open_page()

    def open_figures(self, counts: Counts, months: Sequence[tuple[str, int]], figures: Figures) -> None:
        """Show how many articles stand where."""
        from ui.library_page import LibraryPage

        self.figures = self.figures or LibraryPage(self._window, self._look)
        self.figures.open_page(counts, months, figures)

    def open_settings(self, appearance: Appearance, focus: str = "") -> None:
        """Show what can be set; ``focus`` names the control to stand on."""
        from ui.settings_page import SettingsPage

        self.settings = self.settings or SettingsPage(self._window, appearance)
        self.settings.open_page(focus)

    def open_palette(
        self,
        library: Library,
        searches: Lane,
        sections: Iterable[str],
        run: Callable[[str], None],
        choose_section: Callable[[str], None],
        open_article: Callable[[str], None],
    ) -> None:
        """Show the palette; see ``Palette`` for what it is given."""
        from ui.palette import Palette

        self.palette = self.palette or Palette(
            self._window, self._look, library, searches, run, choose_section, open_article
        )
        self.palette.open_palette(sections)

    def open_import(
        self, importing: Importing, look_at: Callable[[Sequence[Path]], None], open_article: Callable[[str], None]
    ) -> None:
        """Show the import that runs, or the last one."""
        from ui.import_dialog import ImportDialog

        if self.importing is None:
            self.importing = ImportDialog(self._window, self._look, importing)
            self.importing.preview_wanted.connect(look_at)
            self.importing.article_wanted.connect(open_article)
        self.importing.open_import()

    def open_preview(
        self, previewing: Previewing, paths: Sequence[Path], take: Callable[[Sequence[Path], object], None]
    ) -> None:
        """Show how files would be imported; ``take`` imports them."""
        from ui.preview_dialog import PreviewDialog

        if self.preview is None:
            self.preview = PreviewDialog(self._window, self._look, previewing)
            self.preview.import_wanted.connect(take)
        self.preview.open_preview(paths)

    def open_watched(self, watching: Watching) -> None:
        """Show the watched folders."""
        from ui.watched_dialog import WatchedDialog

        self.watched = self.watched or WatchedDialog(self._window, self._look, watching)
        self.watched.open_watched()

    def open_relatives(
        self, library: Library, lane: Lane, title: str, article_id: str, others: Sequence[Headline], open_: OpenArticle
    ) -> None:
        """Show articles beside one, with what differs."""
        from ui.relatives_dialog import RelativesDialog

        if self.relatives is None:
            self.relatives = RelativesDialog(self._window, self._look, library, lane)
            self.relatives.wanted.connect(open_)
        self.relatives.open_relatives(title, article_id, others)

    def open_details(self, library: Library, article: Article) -> None:
        """Show where an article comes from."""
        from ui.details_dialog import DetailsDialog

        self.details = self.details or DetailsDialog(self._window, self._look)
        self.details.open_details(library, article)
