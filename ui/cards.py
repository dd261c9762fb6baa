"""The cards a window can lay over itself, each made when it is first wanted: start-up has no time for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reader.library import Library
from ui.importing import Importing
from ui.lanes import Lane
from ui.style import Look

if TYPE_CHECKING:
    from ui.import_dialog import ImportDialog
    from ui.key_sheet import KeySheet
    from ui.overlay import Overlay
    from ui.palette import Palette


class Cards:
    """Key sheet, palette and import of one window."""

    def __init__(self, window: QWidget, look: Look) -> None:
        self._window = window
        self._look = look
        self.keys: KeySheet | None = None
        self.palette: Palette | None = None
        self.importing: ImportDialog | None = None

    def current(self) -> Overlay | None:
        """The card that is open."""
        cards = (self.keys, self.palette, self.importing)
        return next((card for card in cards if card is not None and card.isVisible()), None)

    def open_keys(self) -> None:
        """Show every key."""
        from ui.key_sheet import KeySheet

        self.keys = self.keys or KeySheet(self._window, self._look)
        self.keys.open_sheet()

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

    def open_import(self, importing: Importing) -> None:
        """Show the import that runs, or the last one."""
        from ui.import_dialog import ImportDialog

        self.importing = self.importing or ImportDialog(self._window, self._look, importing)
        self.importing.open_import()
