"""What each command of the table does to a window, and which of them are switches that are on or off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from reader.annotations import COLOURS
from reader.article import Folding, Shelf, Sort
from reader.library import Library
from ui import copying, language, wording
from ui import question as asking
from ui.parts import is_shown
from ui.paths import choose_pdf
from ui.settings import SYSTEM, TEXT_SIZES, Settings
from ui.theme import THEMES
from ui.wording import translate

if TYPE_CHECKING:
    from ui.article_list import ArticleList
    from ui.window import Window


Table = dict[str, Callable[[], None]]
"""What commands do, by their names."""


class Actions:
    """``table`` maps the name of every command to what it does, ``switches`` those that are on or off to which."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._before_search: QWidget | None = None
        self.table = self._table()
        self.switches = self._switches()

    def _table(self) -> Table:
        """What each command does."""
        groups = (
            self._moving,
            self._reading,
            self._searching,
            self._keeping,
            self._articles,
            self._shelves,
            self._general,
        )
        return {name: action for group in groups for name, action in group().items()}

    def _moving(self) -> Table:
        """Going about the window."""
        return {
            "next-article": lambda: self._step_row(+1),
            "previous-article": lambda: self._step_row(-1),
            "next-unread": self._next_unread,
            "open": self._enter_article,
            "next-pane": lambda: self._turn_pane(1),
            "previous-pane": lambda: self._turn_pane(-1),
            "back": self._window.reading.back,
            "forward": self._window.reading.forward,
            "escape": self._step_back,
            "page-down": self._page_down,
        }

    def _reading(self) -> Table:
        """The page and what is marked on it."""
        window = self._window
        return {
            "larger": lambda: self._resize_text(1),
            "smaller": lambda: self._resize_text(-1),
            "normal-size": lambda: window.choose(text_size=Settings().text_size),
            "theme": self._next_theme,
            **{f"theme-{name}": lambda name=name: window.choose(theme=name) for name in (*THEMES, SYSTEM)},
            "full-screen": lambda: self._set_quiet(not window.panes.quiet),
            "paragraph-focus": lambda: window.article.set_paragraph_focus(not window.article.paragraph_focus),
            "next-paragraph": lambda: window.article.step_paragraph(1),
            "previous-paragraph": lambda: window.article.step_paragraph(-1),
            "select-more": window.article.select_more,
            "select-less": window.article.select_less,
            "next-highlight": lambda: window.article.step_highlight(1),
            "previous-highlight": lambda: window.article.step_highlight(-1),
        }

    def _searching(self) -> Table:
        """Searching, and what was found."""
        window = self._window
        return {
            "search": self._to_search,
            "find": window.find_bar.edit,
            "next-match": window.searching.next_match,
            "previous-match": window.searching.previous_match,
            "take-suggestion": window.searching.take_suggestion,
            "closeness": window.searching.change_closeness,
            "why": window.searching.show_why,
            "like": window.searching.show_like,
            **{f"apart-{kind}": lambda kind=kind: window.searching.keep_apart(kind) for kind in Folding},
            "save-search": window.searching.save,
            "search-history": window.searching.show_history,
            "clear-history": window.searching.clear_history,
        }

    def _keeping(self) -> Table:
        """What a reader keeps."""
        window = self._window
        return {
            "bookmark": window.reading.toggle_bookmark,
            "read": window.reading.toggle_read,
            **{f"highlight-{n}": lambda n=n: window.marking.highlight(n) for n in COLOURS},
            "note": window.marking.note,
            "bookmark-passage": window.marking.bookmark,
            "remove-mark": self._remove,
            "tags": window.keeping.edit_tags,
            "queue": window.keeping.toggle_queue,
            "queue-earlier": lambda: window.keeping.move_in_queue(-1),
            "queue-later": lambda: window.keeping.move_in_queue(+1),
            "export": window.keeping.export,
            "import-kept": window.keeping.import_kept,
            "kept": window.keeping.open_kept,
            "reading-list": lambda: window.ask(window.browsing.question.only(Shelf.QUEUE)),
            "pin-section": window.keeping.pin_section,
            "rename-section": window.keeping.rename_section,
            "undo": window.marking.undo,
            "redo": window.marking.redo,
        }

    def _articles(self) -> Table:
        """Where articles come from, what is known of them, and where they go."""
        window = self._window
        return {
            "import": window.intake.choose_files,
            "import-folder": window.intake.choose_folder,
            "preview": window.intake.look_at_files,
            "preview-folder": window.intake.look_at_folder,
            "paste": window.intake.paste,
            "import-report": window.intake.show,
            "watched": window.intake.show_watched,
            "left-out": window.relations.toggle_whole,
            "details": window.relations.show_details,
            "versions": window.relations.show_versions,
            "copies": window.relations.show_copies,
            "fold": window.relations.fold,
            "save-pdf": self._save_pdf,
            "print": self._print,
            **{f"copy-{form}": lambda form=form: copying.copy(window, form) for form in copying.FORMS},
        }

    def _shelves(self) -> Table:
        """What the list shows."""
        window = self._window
        return {
            "all": lambda: window.ask(window.browsing.question.only(Shelf.ALL)),
            "unread": lambda: window.ask(window.browsing.question.only(Shelf.UNREAD)),
            "bookmarks": lambda: window.ask(window.browsing.question.only(Shelf.BOOKMARKS)),
            **{f"section-{n}": lambda n=n: self._choose_section(n - 1) for n in range(1, 10)},
            "order": self._next_order,
        }

    def _general(self) -> Table:
        """The program itself."""
        window = self._window
        return {
            "menu": window.top.open_menu,
            "palette": window.open_palette,
            "language": lambda: window.choose(language=language.other(window.settings.language)),
            "figures": self._show_figures,
            "change-keys": lambda: window.cards.open_keys_page(window.appearance),
            "settings": lambda: window.cards.open_settings(window.appearance),
            "keys": window.cards.open_keys,
            "quit": window.close,
        }

    def _switches(self) -> dict[str, Callable[[], bool]]:
        """For each command that switches something: whether it is on."""
        window, status = self._window, lambda: self._window.reading.status
        shelves = {"all": Shelf.ALL, "unread": Shelf.UNREAD, "bookmarks": Shelf.BOOKMARKS, "reading-list": Shelf.QUEUE}
        return {
            "bookmark": lambda: status().bookmarked,
            "read": lambda: status().read,
            "left-out": lambda: status().whole,
            "full-screen": lambda: window.panes.quiet,
            "paragraph-focus": lambda: window.article.paragraph_focus,
            "fold": lambda: window.browsing.question.folded,
            "kept": lambda: window.keeping.shown,
            **{f"apart-{kind}": lambda kind=kind: kind in window.settings.kept_apart for kind in Folding},
            **{f"theme-{name}": lambda name=name: window.settings.theme == name for name in (*THEMES, SYSTEM)},
            **{name: lambda shelf=shelf: self._is_shown(shelf) for name, shelf in shelves.items()},
        }

    def _is_shown(self, shelf: Shelf) -> bool:
        return not self._window.keeping.shown and self._window.browsing.question.shelf is shelf

    def _enter_article(self) -> None:
        self._window.panes.show_article_alone(True)
        self._window.article.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _set_quiet(self, quiet: bool) -> None:
        """Nothing but the open article on the whole screen, one paragraph in focus; or the window as it was."""
        window, full = self._window, Qt.WindowState.WindowFullScreen
        window.setWindowState(window.windowState() | full if quiet else window.windowState() & ~full)
        window.panes.set_quiet(quiet)
        window.article.set_paragraph_focus(quiet)
        window.article.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _save_pdf(self) -> None:
        from ui.printing import save_pdf

        window = self._window
        article, typography = window.reading.article, window.settings.typography
        path = article and choose_pdf(window, Library.file_name(article))
        if article and path:
            said = translate("Actions", "%1 is saved").replace("%1", wording.path(path.name))
            window.searches.do(
                lambda job: save_pdf(article, typography, path), lambda _: window.status.show_index("ok", said)
            )

    def _show_figures(self) -> None:
        window, browsing = self._window, self._window.browsing
        window.searches.do(
            lambda job: window.library.figures(),
            lambda figures: window.cards.open_figures(browsing.counts, browsing.months, figures),
            newest="figures",
        )

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ui.printing import print_article

        window = self._window
        article, typography = window.reading.article, window.settings.typography
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if article and QPrintDialog(printer, window).exec():
            to_file = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
            name = Path(printer.outputFileName()).name if to_file else printer.printerName()
            said = translate("Actions", "%1 is saved") if to_file else translate("Actions", "Sent to the printer %1")
            window.searches.do(
                lambda job: print_article(article, typography, printer),
                lambda _: window.status.show_index("ok", said.replace("%1", wording.path(name))),
            )

    def _to_search(self) -> None:
        search, focused = self._window.top.search, QApplication.focusWidget()
        if self._window.panes.quiet:
            self._set_quiet(False)
        if focused is not search:
            self._before_search = focused
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def _leave_search(self) -> None:
        """Give the keyboard back to where it was before the search, if that is still there."""
        before = self._before_search
        (before if before and is_shown(before) else self._list).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _list(self) -> ArticleList:
        """The list in the list's column: of articles, or of what is kept."""
        keeping = self._window.keeping
        return keeping.pane.list if keeping.pane is not None and keeping.shown else self._window.list

    def _remove(self) -> None:
        """Remove what is chosen in the list of the kept where the keyboard is there, else what is selected."""
        pane = self._window.keeping.pane
        if pane is not None and pane.list.hasFocus():
            pane.remove_current()
        else:
            self._window.marking.remove()

    def _step_row(self, step: int) -> None:
        self._list.choose(self._list.currentIndex().row() + step)

    def _step_back(self) -> None:
        """Esc: back to the list, then out of what narrows the list, one step at a time."""
        question = self._window.browsing.question
        if self._window.panes.quiet:
            self._set_quiet(False)
        elif self._window.top.search.hasFocus():
            self._leave_search()
        elif not self._list.hasFocus():
            self._window.panes.show_article_alone(False)
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._window.keeping.shown:
            self._window.keeping.leave()
            self._window.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif question.words:
            # At once, not after the breath that typing is given: the next Esc is for the next step.
            self._window.top.search.show_words("")
            self._window.ask(question.worded(""))
        elif question != question.only(Shelf.ALL):
            self._window.ask(question.only(Shelf.ALL))
        else:
            self._window.panes.notice.hide()

    def _turn_pane(self, step: int) -> None:
        panes = [self._window.top.search, self._window.sidebar.choices, self._list, self._window.article]
        panes = [pane for pane in panes if pane.isVisible()]
        focused = QApplication.focusWidget()
        at = next(
            (n for n, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))), -1
        )
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _next_unread(self) -> None:
        """The next unread row, looked for off the main thread: it may be far."""
        shown = self._window.rows.known_ids(self._window.list.currentIndex().row() + 1)
        self._window.searches.do(
            lambda job: asking.first_unread(self._window.library, self._window.browsing.question, shown),
            self._choose_id,
            newest="unread",
        )

    def _choose_id(self, article_id: str | None) -> None:
        number = self._window.rows.place_of(article_id) if article_id else None
        if number is not None:
            self._window.list.choose(number)

    def _choose_section(self, number: int) -> None:
        name = self._window.sidebar.section_at(number)
        if name is not None:
            self._window.ask(self._window.browsing.question.section(name, widen=False))

    def _next_order(self) -> None:
        question, orders = self._window.browsing.question, list(Sort)
        self._window.ask(question._replace(sort=orders[(orders.index(question.sort) + 1) % len(orders)]))

    def _page_down(self) -> None:
        bar = self._window.article.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())

    def _next_theme(self) -> None:
        names = list(THEMES)
        self._window.choose(theme=names[(names.index(self._window.look.theme.name) + 1) % len(names)])

    def _resize_text(self, step: int) -> None:
        at = TEXT_SIZES.index(self._window.settings.text_size) + step
        self._window.choose(text_size=TEXT_SIZES[min(max(at, 0), len(TEXT_SIZES) - 1)])
