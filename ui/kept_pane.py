"""The list of everything kept, in place of the list of articles: search in it, chips to choose by, and the rows.

Enter or a click opens the article at the passage. Everything is asked on a lane, and only the newest question answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from reader.annotations import COLOURS, Kept, KeptList, KeptView, Kind
from reader.library import Library
from ui import marking_words, wording
from ui.article_list import ArticleList
from ui.flow import Flow
from ui.kept_painter import KeptPainter
from ui.kept_rows import KeptRows, Place, places
from ui.lanes import Job, Lane
from ui.note_editor import dot_icon
from ui.parts import IconButton, inset, label
from ui.plurals import PLURALS, number
from ui.style import SEMIBOLD, Look, font
from ui.wording import translate

HEAD, BREATH_MS = 40, 120
MOST_CHOICES = 30
"""Names a menu of choices shows: a longer one is searched better than read."""


class Words(QLineEdit):
    """The words looked for. Down and Enter go on to the rows, Esc lets the words go, then leaves."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if down or (event.key() == Qt.Key.Key_Escape and not self.text()):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class KeptPane(QWidget):
    """``chosen`` tells what was chosen, ``opened`` what is to be read, ``removed`` the ids to be removed."""

    chosen = Signal(object)
    opened = Signal(object)
    removed = Signal(object)
    export_wanted = Signal(object)

    def __init__(self, look: Look, library: Library, lane: Lane, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ListPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._library = library
        self._lane = lane
        self.view = KeptView()
        self._facets: Mapping[str, Mapping[str, int]] = {}
        self.rows = KeptRows(library, self)
        self.list = ArticleList(self.rows, look, self, KeptPainter(look))
        self.list.setAccessibleName(translate("Kept", "Everything kept"))
        self._title = label(translate("Kept", "Highlights"), font(14, SEMIBOLD), "", self)
        self._count = label("", font(12), "count", self)
        self.words = Words(self)
        self._chips = QWidget(self)
        self._breath = QTimer(self, singleShot=True, interval=BREATH_MS)
        self._lay_out()
        self._connect()

    def ask(self, view: KeptView | None = None) -> None:
        """Show what a view shows, or the present one anew."""
        self.view = view if view is not None else self.view
        wanted = self.view

        def work(job: Job) -> tuple[KeptList, list[Place]]:
            listed = self._library.keeping.listing(wanted)
            return listed, places(listed.groups)

        self._lane.do(work, lambda found: self._show(*found), newest="kept")

    def current(self) -> Kept | None:
        """What is chosen; ``None`` on a heading."""
        row = self.rows.row(self.list.currentIndex().row()) if self.list.currentIndex().isValid() else None
        return row.kept if row and not row.heading else None

    def _show(self, listed: KeptList, rows: list[Place]) -> None:
        at = self.current()
        self.rows.show(rows)
        self._facets = listed.facets
        articles = sum(bool(article_id) for article_id, _ in listed.groups)
        self._count.setText(f"{PLURALS.kept(len(listed.ids))} · {PLURALS.articles(articles)}")
        self.list.setAccessibleDescription(self._count.text())
        narrowed = self.view != KeptView()
        self.list.empty_text = (
            translate("Kept", "Nothing kept fits this. Let go of a filter.")
            if narrowed
            else translate("Kept", "Nothing is kept yet. Select a passage and press 1, or Ctrl+M for a note.")
        )
        self._fill_chips(len(listed.ids))
        place = self.rows.place_of(at.annotation.id) if at else None
        if place is not None:
            self.list.show_current(place)

    # Choosing

    def _fill_chips(self, total: int) -> None:
        row = self._chips.layout()
        focused = next((n for n in range(row.count()) if row.itemAt(n).widget().hasFocus()), None)
        while (item := row.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for chip in self._make_chips(total):
            row.addWidget(chip)
            chip.show()
        if focused is not None and focused < row.count():
            row.itemAt(focused).widget().setFocus()

    def _make_chips(self, total: int) -> list[QPushButton]:
        view, facets = self.view, self._facets
        free = view._replace(colours=(), kinds=(), sections=(), tags=(), months=(), unplaced=False)
        said = f"{translate('Kept', 'All')} {number(total)}" if free == view else translate("Kept", "All")
        whole = self._chip(said, free == view, lambda: self.ask(free))
        made = [whole, *(self._colour_chip(colour) for colour in COLOURS if self._worth(colour))]
        kinds = {kind.value: marking_words.kind(kind) for kind in Kind}
        for facet, chosen, said, name in (
            ("kind", view.kinds, translate("Kept", "Kind"), lambda value: kinds[value]),
            ("section", view.sections, translate("Kept", "Section"), wording.section),
            ("tag", view.tags, translate("Kept", "Tag"), str),
            ("month", view.months, translate("Kept", "Month"), wording.month),
        ):
            if len(facets.get(facet, {})) > 1 or chosen:
                made.append(self._menu_chip(facet, chosen, said, name))
        return made

    def _worth(self, colour: int) -> bool:
        return str(colour) in self._facets.get("colour", {}) or colour in self.view.colours

    def _chip(self, text: str, checked: bool, run: Callable[[], None]) -> QPushButton:
        chip = QPushButton(text, self._chips)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setChecked(checked)
        chip.setFont(font(12, SEMIBOLD) if checked else font(12))
        chip.clicked.connect(run)
        return chip

    def _colour_chip(self, colour: int) -> QPushButton:
        view, counted = self.view, self._facets.get("colour", {}).get(str(colour), 0)
        chosen = tuple(one for one in (*view.colours, colour) if (one != colour) or colour not in view.colours)
        chip = self._chip(
            f"\u00a0{number(counted)}", colour in view.colours, lambda: self.ask(view._replace(colours=chosen))
        )
        chip.setIcon(dot_icon(self._look.theme, colour, self.devicePixelRatio()))
        chip.setIconSize(QSize(14, 14))
        said = (marking_words.colour(colour), PLURALS.kept(counted))
        chip.setAccessibleName(translate("Wording", ", ").join(said))
        chip.setToolTip(marking_words.colour(colour))
        return chip

    def _menu_chip(self, facet: str, chosen: tuple[str, ...], said: str, name: Callable[[str], str]) -> QPushButton:
        """A chip with a menu of names and counts; what is chosen stands on it."""
        text = translate("Wording", ", ").join(name(value) for value in chosen) if chosen else said
        chip = self._chip(f"{text}  ▾", bool(chosen), lambda: None)
        chip.setAccessibleName(f"{said}: {text}" if chosen else said)
        menu = QMenu(chip)
        menu.setLayoutDirection(self.layoutDirection())
        chip.clicked.connect(lambda: self._open_menu(menu, chip, facet, chosen, name))
        return chip

    def _open_menu(
        self, menu: QMenu, chip: QPushButton, facet: str, chosen: tuple[str, ...], name: Callable[[str], str]
    ) -> None:
        chip.setChecked(bool(chosen))
        menu.clear()
        fields = {"kind": "kinds", "section": "sections", "tag": "tags", "month": "months"}
        counted = self._facets.get(facet, {})
        order = sorted(counted, reverse=True) if facet == "month" else sorted(counted, key=lambda one: -counted[one])
        for value in dict.fromkeys((*order[:MOST_CHOICES], *chosen)):
            action = menu.addAction(f"{name(value)}\t{number(counted.get(value, 0))}")
            action.setCheckable(True)
            action.setChecked(value in chosen)
            kept = tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)
            values = tuple(map(Kind, kept)) if facet == "kind" else kept
            wanted = self.view._replace(**{fields[facet]: values})
            action.triggered.connect(lambda _=False, wanted=wanted: self.ask(wanted))
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _search(self) -> None:
        self.ask(self.view._replace(words=self.words.text()))

    # Construction

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda: self._breath.start())
        self.words.left.connect(self._to_rows)
        self._breath.timeout.connect(self._search)
        self.list.chosen.connect(lambda place: self._tell(self.chosen, place))
        self.list.opened.connect(lambda place: self._tell(self.opened, place))
        self._look.changed.connect(lambda: self._fill_chips(self.rows.kept))
        for keys in ("Return", "Enter"):
            shortcut = QShortcut(keys, self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._open_current)

    def _to_rows(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.current() is None and self.rows.rowCount() > 1:
            self.list.choose(1)

    def _tell(self, signal: object, place: int) -> None:
        if row := self.rows.row(place):
            signal.emit(row)

    def _open_current(self) -> None:
        if self.list.currentIndex().isValid():
            self._tell(self.opened, self.list.currentIndex().row())

    def remove_current(self) -> None:
        """Ask for what is chosen to be removed."""
        if current := self.current():
            self.removed.emit([current.annotation.id])

    def _lay_out(self) -> None:
        head = QWidget(self)
        head.setObjectName("ListHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        inset(row, self, 24, 0, 8, 1)
        row.setSpacing(9)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        export = IconButton(self._look, "upload", translate("Kept", "Export what is shown…"), head, 16)
        export.clicked.connect(lambda: self.export_wanted.emit(self.view))
        row.addWidget(export)
        self.words.setObjectName("Field")
        self.words.setFont(font(13))
        self.words.setClearButtonEnabled(False)
        self.words.setPlaceholderText(translate("Kept", "Search in quotes, notes and tags"))
        self.words.setAccessibleName(translate("Kept", "Search in quotes, notes and tags"))
        search = QWidget(self)
        search.setObjectName("Chips")
        search.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        field = QVBoxLayout(search)
        inset(field, self, 24, 8, 18, 4)
        field.setSpacing(8)
        field.addWidget(self.words)
        self._chips.setLayout(Flow((0, 0, 0, 6), 6))
        field.addWidget(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, search):
            column.addWidget(part)
        column.addWidget(self.list, 1)
