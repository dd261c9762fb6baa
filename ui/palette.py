"""The palette: every command, section and article, by a few letters of its name.

Commands match in Arabic and in English, whatever the interface speaks; articles come from the search
index. «>» asks for commands only, «#» for sections. Up and Down walk, Enter does it, Esc leads back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTranslator, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

import resources
from reader.article import Query, Results
from reader.library import Library
from ui import keycaps, wording
from ui.commands import COMMANDS, Command, printed_keys
from ui.elide import elide
from ui.icons import pixmap
from ui.keycaps import KeyCaps
from ui.lanes import Lane
from ui.name_matching import folded, matches
from ui.overlay import Overlay
from ui.parts import label, rule
from ui.style import SEMIBOLD, Look, font
from ui.wording import isolated, translate

WIDTH, TOP, INPUT, ROW, HEADING, FOOT = 620, 96, 56, 40, 34, 38
SHOWN, MOST_ARTICLES, MOST_COMMANDS, MOST_SECTIONS = 9, 6, 8, 6

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette; ``run`` is called when it is chosen. A heading has nothing to run."""

    text: str
    run: Callable[[], None] | None = None
    icon: str = ""
    note: str = ""
    keys: tuple[str, ...] = ()


class Entries(QAbstractListModel):
    """The lines that match."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entries[index.row()].run is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return translate("Wording", ", ").join(filter(None, (entry.text, entry.note, *entry.keys)))
        return None


class EntryPainter(QStyledItemDelegate):
    """Paints a line: icon, text, and keys or a note at its end."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, HEADING if index.model().entries[index.row()].run is None else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.model().entries[index.row()]
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        box = option.rect.adjusted(18, 0, -18, 0)
        if entry.run is None:
            painter.setFont(font(12, SEMIBOLD))
            painter.setPen(QColor(self._look.theme.ink3))
            painter.drawText(
                box.adjusted(0, 8, 0, 0), Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, entry.text
            )
            return
        if index.row() == option.widget.currentIndex().row():
            self._current(painter, option.rect)
        image = pixmap(entry.icon or "command", self._look.theme.ink2, 18, painter.device().devicePixelRatio())
        painter.drawPixmap(box.right() - 17 if rtl else box.left(), box.center().y() - 8, image)
        box = box.adjusted(0, 0, -30, 0) if rtl else box.adjusted(30, 0, 0, 0)
        taken = self._end(painter, box, entry, rtl)
        box = box.adjusted(taken, 0, 0, 0) if rtl else box.adjusted(0, 0, -taken, 0)
        painter.setFont(font(14))
        painter.setPen(QColor(self._look.theme.ink))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        exact = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(box, side | exact, isolated(elide(entry.text, painter.font(), box.width())))

    def _current(self, painter: QPainter, rect: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._look.theme.accent))
        painter.setBrush(QColor(self._look.theme.tint))
        painter.drawRoundedRect(rect.adjusted(8, 0, -8, -1), 6, 6)

    def _end(self, painter: QPainter, box: QRect, entry: Entry, rtl: bool) -> int:
        """Paint what stands at the line's end; returns the px it took."""
        if entry.keys:
            drawn = keycaps.pieces(entry.keys[:1])
            width = round(sum(keycaps.width(*piece) + keycaps.BETWEEN for piece in drawn))
            x = box.left() if rtl else box.right() - width
            painter.save()
            keycaps.paint(painter, self._look, x, box.center().y() - keycaps.HEIGHT / 2, drawn)
            painter.restore()
            return width + 12
        painter.setFont(font(12.5))
        painter.setPen(QColor(self._look.theme.ink3))
        side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, entry.note)
        return round(QFontMetricsF(painter.font()).horizontalAdvance(entry.note)) + 16


class Input(QLineEdit):
    """The field; arrows and Enter are for the list below."""

    walked = Signal(int)
    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key())
        if step:
            self.walked.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)


class Palette(Overlay):
    """``run`` does a command by name, ``choose_section`` and ``open_article`` take what they are named after."""

    def __init__(
        self,
        window: QWidget,
        look: Look,
        library: Library,
        searches: Lane,
        run: Callable[[str], None],
        choose_section: Callable[[str], None],
        open_article: Callable[[str], None],
    ) -> None:
        super().__init__(window, look, translate("Palette", "All commands"), WIDTH, TOP)
        self._library, self._searches = library, searches
        self._run, self._choose_section, self._open_article = run, choose_section, open_article
        self._names = _names()
        self._sections: tuple[str, ...] = ()
        self._found: Results | None = None
        self._input = self._make_input()
        self._picture = QLabel(self.card)
        self._entries = Entries(self)
        self._list = self._make_list()
        self._time = label("", font(12), "quiet", self.card)
        self._lay_out()
        look.changed.connect(self._draw)
        self._draw()

    def open_palette(self, sections: Iterable[str]) -> None:
        """Show it, empty; ``sections`` are those of the library."""
        self._sections = tuple(sections)
        self._input.clear()
        self._fill()
        self.open(self._input)

    def _fill(self) -> None:
        text = self._input.text().strip()
        entries: list[Entry] = []
        if not text.startswith("#"):
            entries += self._commands(folded(text.removeprefix(">")))
        if not text.startswith(">"):
            entries += self._section_entries(folded(text.removeprefix("#")), bool(text))
        if self._found and not text.startswith((">", "#")):
            entries += self._articles(self._found)
        self._entries.show(entries)
        self._walk(1, start=-1)

    def _typed(self) -> None:
        text = self._input.text().strip()
        self._found = None
        self._time.clear()
        self._searches.forget("palette")
        if text and not text.startswith((">", "#")):
            query = Query(text, limit=MOST_ARTICLES)
            self._searches.do(lambda job: self._library.search(query, job.cancelled), self._take, newest="palette")
        self._fill()

    def _take(self, found: Results) -> None:
        self._found = found
        self._time.setText(wording.took(found.took_ms))
        self._fill()

    def _commands(self, text: str) -> list[Entry]:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        matching = [command for command in COMMANDS if command.text and matches(text, self._names[command.name])]
        matching = matching[:MOST_COMMANDS] if text else matching
        entries = [
            Entry(command.label(), self._runner(command), command.icon, command.hint(), printed_keys(command, rtl))
            for command in matching
        ]
        return [Entry(translate("Palette", "Commands")), *entries] if entries else []

    def _runner(self, command: Command) -> Callable[[], None]:
        return lambda: self._run(command.name)

    def _section_entries(self, text: str, asked: bool) -> list[Entry]:
        matching = [name for name in self._sections if asked and matches(text, folded(wording.section(name)))]
        entries = [
            Entry(wording.section(name), lambda name=name: self._choose_section(name), "library")
            for name in matching[:MOST_SECTIONS]
        ]
        return [Entry(translate("Palette", "Sections")), *entries] if entries else []

    def _articles(self, found: Results) -> list[Entry]:
        entries = [
            Entry(
                hit.headline.title,
                lambda article_id=hit.headline.id: self._open_article(article_id),
                "file-text",
                " · ".join(filter(None, (wording.section(hit.headline.section), wording.day(hit.headline.published)))),
            )
            for hit in found.hits
        ]
        return [Entry(translate("Palette", "Articles")), *entries] if entries else []

    def _walk(self, step: int, start: int | None = None) -> None:
        entries = self._entries.entries
        number = self._list.currentIndex().row() if start is None else start
        for _ in entries:
            number = (number + step) % len(entries)
            if entries[number].run is not None:
                self._list.setCurrentIndex(self._entries.index(number))
                self._list.viewport().update()
                self._input.setAccessibleDescription(
                    self._entries.index(number).data(Qt.ItemDataRole.AccessibleTextRole)
                )
                return

    def _do(self) -> None:
        self._choose(self._list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and (run := self._entries.entries[index.row()].run):
            self.close_card()
            run()

    def _make_input(self) -> Input:
        field = Input(self.card)
        field.setObjectName("PaletteInput")
        field.setFont(font(17))
        field.setAccessibleName(translate("Palette", "Command, section or article"))
        field.setPlaceholderText(translate("Palette", "Command, section or article"))
        field.textChanged.connect(self._typed)
        field.walked.connect(self._walk)
        field.done.connect(self._do)
        return field

    def _make_list(self) -> QListView:
        view = QListView(self.card)
        view.setModel(self._entries)
        view.setItemDelegate(EntryPainter(self._look, view))
        view.setAccessibleName(translate("Palette", "What matches"))
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFixedHeight(SHOWN * ROW + 2)
        view.setStyleSheet("background: transparent;")
        view.clicked.connect(self._choose)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(18, 0, 18, 0)
        head.setSpacing(12)
        head.addWidget(self._picture)
        head.addWidget(self._input, 1)
        head.addWidget(KeyCaps(self._look, ("Esc",), self.card))
        self._input.setFixedHeight(INPUT)
        column.addLayout(head)
        column.addWidget(rule(self.card))
        column.addWidget(self._list)
        column.addWidget(rule(self.card))
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 0, 18, 0)
        foot.setSpacing(6)
        for key, text in (
            ("Down", translate("Palette", "walk")),
            ("Return", translate("Palette", "do it")),
            (">", translate("Palette", "commands only")),
            ("#", translate("Palette", "section")),
        ):
            foot.addWidget(KeyCaps(self._look, (key,), self.card))
            said = label(text, font(12), "second", self.card)
            said.setFixedHeight(FOOT)
            foot.addWidget(said)
            foot.addSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self._time)
        return foot

    def _draw(self) -> None:
        self._picture.setPixmap(pixmap("command", self._look.theme.accent, 20, self.devicePixelRatio()))


def _names() -> dict[str, str]:
    """Each command's names to match: English, the interface's, and Arabic."""
    arabic = QTranslator()
    arabic.load(str(resources.path("translations", "khizana_ar.qm")))
    return {
        command.name: folded(
            " ".join((command.text, command.label(), arabic.translate("Commands", command.text) or ""))
        )
        for command in COMMANDS
        if command.text
    }
