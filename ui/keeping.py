"""What a person keeps and how they arrange it, as the window shows it: the kept, tags, reading list, sections.

Does the commands about all this for a window; what is written is written on a lane, and shown when it is written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from reader.annotations import COLOURS, KeptView
from reader.article import NO_SECTION, Shelf
from reader.errors import KhizanaError
from ui import marking_words, wording
from ui.commands import BY_NAME
from ui.lanes import Job
from ui.plurals import PLURALS
from ui.sidebar_items import Item, tag_query
from ui.tag_bar import TagBar
from ui.wording import translate

if TYPE_CHECKING:
    from ui.export_card import ExportCard
    from ui.kept_pane import KeptPane
    from ui.kept_rows import KeptRow
    from ui.rename_card import RenameCard
    from ui.tag_card import TagCard
    from ui.window import Window

MOST_TAGS = 12
"""Tags the sidebar lists, the most used; the others are found by the filter of the kept, and by searching."""


class Keeping(QObject):
    """Belongs to one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._library, self._lane = window.library, window.searches
        self.pane: KeptPane | None = None
        self._place = ""
        self._counted: tuple[int, int, tuple[tuple[str, int], ...]] = (0, 0, ())
        self._tags: TagCard | None = None
        self._renaming: RenameCard | None = None
        self._export: ExportCard | None = None
        self.tag_bar = TagBar(window.look, window.panes.article_pane)
        window.panes.article_pane.layout().insertWidget(1, self.tag_bar)
        self._connect()

    def _connect(self) -> None:
        window, sidebar = self._window, self._window.sidebar
        window.marking.changed.connect(self.changed)
        window.browsing.counted.connect(self.count)
        window.reading.opened.connect(self.show_tags)
        window.article.menu_wanted.connect(self.fill_menu)
        self.tag_bar.chosen.connect(self.ask_tag)
        self.tag_bar.edit_wanted.connect(lambda: window.run("tags"))
        sidebar.place_wanted.connect(window.run)
        sidebar.tag_wanted.connect(self.ask_tag)
        sidebar.choices.renamed.connect(self._rename)
        sidebar.choices.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        sidebar.choices.customContextMenuRequested.connect(self._show_menu)

    # What is there

    def count(self) -> None:
        """Count what is kept, for the sidebar."""

        def work(job: Job) -> tuple[int, int, tuple[tuple[str, int], ...]]:
            kept = len(self._library.keeping.listing(KeptView()).ids)
            return kept, len(self._library.arranging.queue()), self._library.keeping.tags()

        self._lane.do(work, self._take_counts, newest="kept-counts")

    def changed(self) -> None:
        """Something kept is another: count it, and show it where it is listed."""
        self.show_tags()
        if self.pane is not None and self._place:
            self.pane.ask()

    def show_tags(self) -> None:
        """Show the open article's tags over it."""
        article_id = self._window.reading.id
        self.tag_bar.show_tags(self._library.keeping.tags_of(article_id) if article_id else ())

    def leave(self) -> None:
        """Give the column back to the list of articles."""
        if self._place:
            self._place = ""
            self._window.panes.show_in_list_column(self._window.list_pane)
            self._show_counts()

    @property
    def shown(self) -> bool:
        """Whether the list of the kept is in place of the list of articles."""
        return bool(self._place)

    def _take_counts(self, counted: tuple[int, int, tuple[tuple[str, int], ...]]) -> None:
        self._counted = counted
        self._show_counts()

    def _show_counts(self) -> None:
        kept, queued, tags = self._counted
        own = (
            Item(translate("Commands", "Reading list"), queued, Shelf.QUEUE),
            Item(translate("Commands", "Highlights"), kept, place="kept"),
        )
        heading = (Item(translate("Sidebar", "Tags")),) if tags else ()
        lines = tuple(Item(tag, count, tag=tag) for tag, count in tags[:MOST_TAGS])
        self._window.sidebar.show_kept(own, (*heading, *lines), self._place)

    # The list of the kept

    def open_kept(self) -> None:
        """Show everything kept, with the keyboard in it."""
        pane = self._kept_pane()
        self._place = "kept"
        self._window.panes.show_in_list_column(pane)
        self._window.panes.show_article_alone(False)
        pane.ask()
        pane.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show_counts()

    def _kept_pane(self) -> KeptPane:
        if self.pane is None:
            from ui.kept_pane import KeptPane

            window = self._window
            self.pane = KeptPane(window.look, self._library, self._lane, window.panes)
            self.pane.chosen.connect(self._go_to)
            self.pane.opened.connect(self._read)
            self.pane.removed.connect(self.remove)
            self.pane.export_wanted.connect(lambda view: self.export(view))
        return self.pane

    def _go_to(self, row: KeptRow) -> None:
        """Open the article at the passage; what has no article here is said to have none."""
        annotation = row.kept.annotation
        if row.lost or row.kept.title is None:
            self._window.status.show_index("warn", translate("Kept", "Its article is not here, or says otherwise now."))
        if row.kept.title is None:
            return
        self._window.open_article(annotation.article_id)
        if not row.heading:
            self._window.marking.go_to(annotation.id)

    def _read(self, row: KeptRow) -> None:
        self._go_to(row)
        if row.kept.title is not None:
            self._window.run("open")

    def remove(self, ids: list[str]) -> None:
        """Remove what is listed; undoing brings it back."""
        self._write(lambda: self._library.keeping.remove(ids))

    # Tags

    def edit_tags(self) -> None:
        """Tag the selected highlight, or the article."""
        from ui.tag_card import TagCard

        window, mark = self._window, self._window.marking.current()
        if window.reading.older or window.reading.id is None:
            return
        if self._tags is None:
            self._tags = TagCard(window, window.look)
            window.cards.others.append(self._tags)
        keeping, article_id = self._library.keeping, window.reading.id
        if mark is not None:
            title, tags = translate("Tags", "Tags of the passage"), mark.tags
            write = lambda chosen: keeping.change(mark.id, tags=chosen)  # noqa: E731 - one of two ways to write
        else:
            title, tags = translate("Tags", "Tags of the article"), keeping.tags_of(article_id)
            write = lambda chosen: keeping.set_tags(article_id, chosen)  # noqa: E731
        known = [tag for tag, _ in keeping.tags()]
        self._tags.open_tags(title, tags, known, lambda chosen: self._write(lambda: write(chosen)))

    def ask_tag(self, tag: str) -> None:
        """Search for what bears a tag."""
        self._window.top.search.show_words(tag_query(tag))
        self._window.ask(self._window.browsing.question.only(Shelf.ALL).worded(tag_query(tag)))

    # The menu of a passage

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with the selected passage, for the mouse: each colour, and the commands."""
        from ui.note_editor import dot_icon  # late: a window opens without it

        marking, before = self._window.marking, menu.actions()[0] if menu.actions() else None
        selected = self._window.article.selected_range() is not None
        made = []
        for number in COLOURS if selected else ():
            action = QAction(f"{marking_words.colour(number)}\t{number}", menu)
            action.setIcon(dot_icon(self._window.look.theme, number, menu.devicePixelRatio()))
            action.triggered.connect(lambda _=False, number=number: marking.highlight(number))
            made.append(action)
        names = ("note", "bookmark-passage", "remove-mark", "tags") if selected else ("note", "tags", "queue")
        for name in names:
            command = BY_NAME[name]
            action = QAction(f"{command.label()}\t{command.keys[0]}", menu)
            action.triggered.connect(lambda _=False, name=name: self._window.run(name))
            action.setEnabled(name != "remove-mark" or marking.current() is not None)
            made.append(action)
        menu.insertActions(before, made)
        menu.insertSeparator(before)

    # Reading list

    def toggle_queue(self) -> None:
        """Put the open article on the reading list, or take it off."""
        article_id, arranging = self._window.reading.newest, self._library.arranging
        if article_id is None:
            return

        def work(job: Job) -> bool:
            queued = article_id in arranging.queue()
            arranging.dequeue(article_id) if queued else arranging.enqueue(article_id)
            return not queued

        def then(queued: bool) -> None:
            on = translate("Keeping", "The article is on the reading list.")
            off = translate("Keeping", "The article is off the reading list.")
            self._window.status.show_index("ok", on if queued else off)
            self._written()

        self._lane.do(work, then)

    def move_in_queue(self, step: int) -> None:
        """Let the open article be read earlier (-1) or later (+1)."""
        article_id, arranging = self._window.reading.newest, self._library.arranging

        def move() -> None:
            order = arranging.queue()
            if article_id in order:
                arranging.enqueue(article_id, max(0, order.index(article_id) + step))

        self._write(move)

    # Sections

    def pin_section(self) -> None:
        """Let the chosen section stand first, or among the others again."""
        if name := self._chosen_section():
            self._toggle_pin(name)

    def rename_section(self) -> None:
        """Give the chosen section another name; that of another one merges the two."""
        if name := self._chosen_section():
            self._rename_section(name)

    def _chosen_section(self) -> str | None:
        sections = self._window.browsing.question.sections
        if len(sections) == 1 and sections[0] != NO_SECTION:
            return sections[0]
        self._window.status.show_index("ok", translate("Keeping", "Choose one section first."))
        return None

    def _toggle_pin(self, name: str) -> None:
        arranging = self._library.arranging
        self._write(lambda: arranging.unpin(name) if name in arranging.pinned() else arranging.pin(name))

    def _rename_section(self, name: str) -> None:
        others = [other for other, _ in self._window.browsing.counts.sections if other and other != name]
        shown = {wording.section(other): other for other in others}

        def keep(new: str) -> None:
            chosen = shown.get(new, new)
            self._write(lambda: self._library.arranging.rename_section(name, chosen))
            self._window.ask(self._window.browsing.question.only(Shelf.ALL))

        title = translate("Keeping", "Another name for the section")
        merges = translate("Keeping", "There is a section of this name: the two will be shown as one. Undo parts them.")
        self._name(title, wording.section(name), list(shown), merges, keep)

    def _restore_section(self, name: str) -> None:
        self._write(lambda: self._library.arranging.restore_section(name))

    # The sidebar's lines

    def _rename(self, item: Item) -> None:
        """F2 on a line: a section or a tag gets another name. Saved searches are named elsewhere."""
        if item.tag:
            self._rename_tag(item.tag)
        elif item.section:
            self._rename_section(item.section)

    def _rename_tag(self, tag: str) -> None:
        keeping = self._library.keeping
        known = [other for other, _ in keeping.tags() if other != tag]
        title = translate("Keeping", "Another name for the tag")
        merges = translate("Keeping", "There is a tag of this name: the two will become one. Undo parts them.")
        self._name(title, tag, known, merges, lambda new: self._write(lambda: keeping.rename_tag(tag, new)))

    def _name(self, title: str, name: str, known: list[str], merges: str, keep: Callable[[str], None]) -> None:
        from ui.rename_card import RenameCard

        if self._renaming is None:
            self._renaming = RenameCard(self._window, self._window.look)
            self._window.cards.others.append(self._renaming)
        self._renaming.ask(title, name, known, merges, keep)

    def _show_menu(self, point: QPoint) -> None:
        """What can be done with a line of the sidebar, by the mouse or the menu key."""
        choices, sidebar = self._window.sidebar.choices, self._window.sidebar
        index = choices.indexAt(point)
        if not index.isValid():
            return
        item: Item = index.model().items[index.row()]
        menu = QMenu(choices)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if item.section:
            self._fill_section_menu(menu, item.section)
        elif item.tag:
            menu.addAction(translate("Keeping", "Rename or merge…") + "\tF2", lambda: self._rename_tag(item.tag))
        elif item.saved is not None:
            menu.addAction(translate("Keeping", "Rename…") + "\tF2", lambda: sidebar.saved_renamed.emit(item.saved))
            menu.addAction(translate("Keeping", "Forget") + "\tDel", lambda: sidebar.saved_dropped.emit(item.saved))
        if not menu.isEmpty():
            menu.popup(choices.viewport().mapToGlobal(point))

    def _fill_section_menu(self, menu: QMenu, name: str) -> None:
        arranging = self._library.arranging
        pinned = name in arranging.pinned()
        said = translate("Keeping", "Pin no longer") if pinned else translate("Keeping", "Pin to the top")
        menu.addAction(said, lambda: self._toggle_pin(name))
        menu.addAction(translate("Keeping", "Rename or merge…") + "\tF2", lambda: self._rename_section(name))
        if arranging.section_names().written([name]) != (name,):
            menu.addAction(translate("Keeping", "Show under its own names"), lambda: self._restore_section(name))
        menu.addAction(translate("Keeping", "Export its articles…"), lambda: self._export_section(name))

    # Files

    def export(self, view: KeptView | None = None) -> None:
        """Ask what is to be exported, and how; ``view`` suggests what of the kept."""
        from ui.export_card import ExportCard

        window = self._window
        if self._export is None:
            self._export = ExportCard(window, window.look, self._library, window.imports)
            window.cards.others.append(self._export)
        shown = self.pane.view if self.pane and self._place else None
        picked = [id_ for number in window.list.picked() if (id_ := window.rows.id_at(number))]
        self._export.open_export(
            window.reading.article, picked, window.browsing.question, view or shown, window.settings.typography
        )

    def _export_section(self, name: str) -> None:
        self._window.ask(self._window.browsing.question.only(Shelf.ALL).section(name, widen=False))
        self.export()

    def import_kept(self) -> None:
        """Take in highlights, notes and bookmarks from a file."""
        from ui.paths import choose_annotations

        if (file := choose_annotations(self._window)) is None:
            return
        self._window.imports.do(lambda job: self._library.sharing.import_kept(file), self._take_imported)

    def _take_imported(self, taken: object) -> None:
        said = [PLURALS.taken_in(taken.added)]
        if taken.known:
            said.append(PLURALS.known_already(taken.known))
        if taken.refused:
            said.append(PLURALS.not_understood(taken.refused))
        self._window.status.show_index("ok", translate("Wording", ", ").join(said))
        self._written()

    # Writing

    def _write(self, write: Callable[[], object]) -> None:
        def work(job: Job) -> KhizanaError | None:
            write()
            return None

        self._lane.do(work, lambda _: self._written())

    def _written(self) -> None:
        self._window.marking.show_again()
        self._window.marking.changed.emit()
