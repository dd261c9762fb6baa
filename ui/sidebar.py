"""The sidebar: shelves, saved searches and sections with their counts, the months, and the way to import.

All lines are one list, so that one Tab stop and the arrow keys reach all of it. Enter or a click chooses one
line of a group, Space or Ctrl+click adds one more; Delete forgets a saved search and F2 names it anew. While
something is searched the counts are those of the hits. In a narrow window it shrinks to a rail of icons.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.article import Counts, Shelf
from ui.commands import BY_NAME
from ui.elide import elide
from ui.icons import pixmap
from ui.keycaps import KeyCaps
from ui.parts import float_bar, own_viewport, place_bar
from ui.plurals import number
from ui.question import Facet, Question
from ui.sidebar_items import SHELF_ROW, Facets, Item, Items, Saved, items
from ui.style import REGULAR, SEMIBOLD, Look, font
from ui.timeline import Timeline
from ui.wording import isolated, translate

WIDTH, RAIL = 212, 52
MARGIN, PADDING, ICON = 10, 8, 17

_ICONS = {
    Shelf.ALL: "library",
    Shelf.UNREAD: "circle-dot",
    Shelf.BOOKMARKS: "bookmark",
    Shelf.QUEUE: "list-ordered",
    "kept": "highlighter",
}

Index = QModelIndex | QPersistentModelIndex


class ItemPainter(QStyledItemDelegate):
    """Paints a line of the sidebar; in the rail only the icon of a shelf."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.rail = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: Item = index.model().items[index.row()]
        return QSize(10, 0 if self.rail and not item.has_icon else item.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model: Items = index.model()
        item = model.items[index.row()]
        rect = option.rect
        if item.heading:
            self._heading(painter, rect, item)
            return
        chosen = model.chosen(item)
        # Not asked of ``option.state``: its enums take 8 ms to make before the first line can be painted.
        view: Choices = option.widget
        hovered = view.underMouse() and view.indexAt(view.mapFromGlobal(QCursor.pos())) == index
        focused = view.hasFocus() and view.currentIndex() == index
        self._ground(painter, rect, chosen, hovered, focused)
        painter.setFont(font(13.5, SEMIBOLD if chosen else REGULAR))
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        inner = rect.adjusted(MARGIN + PADDING, 0, -MARGIN - PADDING, 0)
        if item.has_icon:
            inner = self._icon(painter, rect if self.rail else inner, item, chosen, rtl)
        if not self.rail:
            self._texts(painter, inner, item, chosen, rtl)

    def _heading(self, painter: QPainter, rect: QRect, item: Item) -> None:
        painter.setFont(font(11.5, SEMIBOLD))
        painter.setPen(QColor(self._look.theme.ink3))
        box = rect.adjusted(MARGIN + PADDING, 18, -MARGIN - PADDING, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, item.label)

    def _ground(self, painter: QPainter, rect: QRect, chosen: bool, hovered: bool, focused: bool) -> None:
        theme = self._look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tint if chosen else theme.hover if hovered else theme.chrome))
        side = 6 if self.rail else MARGIN
        box = rect.adjusted(side, 0, -side, 0)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1) if focused else box, 6, 6)

    def _icon(self, painter: QPainter, rect: QRect, item: Item, chosen: bool, rtl: bool) -> QRect:
        theme = self._look.theme
        color = theme.accent if chosen else theme.ink2
        image = pixmap(_ICONS[item.shelf or item.place], color, ICON, painter.device().devicePixelRatio())
        y = rect.top() + (rect.height() - ICON) // 2
        if self.rail:
            painter.drawPixmap(rect.left() + (rect.width() - ICON) // 2, y, image)
            return rect
        painter.drawPixmap(rect.right() + 1 - ICON if rtl else rect.left(), y, image)
        step = ICON + 10
        return rect.adjusted(0, 0, -step, 0) if rtl else rect.adjusted(step, 0, 0, 0)

    def _texts(self, painter: QPainter, rect: QRect, item: Item, chosen: bool, rtl: bool) -> None:
        theme = self._look.theme
        counted = "" if item.count is None else number(item.count)
        used = font(12, SEMIBOLD if chosen else REGULAR)
        taken = round(QFontMetricsF(used).horizontalAdvance(counted)) + 8
        room = rect.adjusted(taken, 0, 0, 0) if rtl else rect.adjusted(0, 0, -taken, 0)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        other = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        exact = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setPen(QColor(theme.accent if chosen else theme.ink))
        painter.drawText(room, side | exact, isolated(elide(item.label, painter.font(), room.width())))
        painter.setFont(used)
        painter.setPen(QColor(theme.accent if chosen else theme.ink3))
        painter.drawText(rect, other | exact, counted)


class Choices(QListView):
    """The list itself: ``picked`` tells the line and whether it is added to what is chosen.

    ``dropped`` and ``renamed`` tell a line for which Delete or F2 was pressed.
    """

    picked = Signal(object, bool)
    dropped = Signal(object)
    renamed = Signal(object)

    def __init__(self, items: Items, painter: ItemPainter, parent: QWidget) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setModel(items)
        self.setItemDelegate(painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setStyleSheet("background: transparent;")
        self._items = items
        self._bar = float_bar(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        place_bar(self._bar, self)

    def sizeHint(self) -> QSize:
        rail = self.itemDelegate().rail
        shown = (item for item in self._items.items if item.has_icon or not rail)
        return QSize(RAIL, sum(item.height for item in shown) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(RAIL, 3 * SHELF_ROW)

    def event(self, event: QEvent) -> bool:
        """Delete is for the line here, not for the open article."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self.currentIndex(), event.key() == Qt.Key.Key_Space)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_F2) and self.currentIndex().isValid():
            told = self.dropped if event.key() == Qt.Key.Key_Delete else self.renamed
            told.emit(self._items.items[self.currentIndex().row()])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            widen = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._pick(self.indexAt(event.position().toPoint()), widen)

    def _pick(self, index: QModelIndex, widen: bool) -> None:
        if index.isValid() and self._items.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            self.picked.emit(self._items.items[index.row()], widen)


class Sidebar(QWidget):
    """All of it. ``asked`` carries the question that a choice makes of the present one.

    ``saved_chosen``, ``saved_dropped`` and ``saved_renamed`` tell a saved search that is to be asked, forgotten, named.
    """

    asked = Signal(object)
    saved_chosen = Signal(object)
    saved_dropped = Signal(object)
    saved_renamed = Signal(object)
    import_wanted = Signal()
    place_wanted = Signal(str)
    tag_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._question = Question()
        self._shown: tuple[Counts, Facets | None] = (Counts(), None)
        self._saved: Saved = ()
        self._items = Items(self)
        self._painter = ItemPainter(look, self)
        self.choices = Choices(self._items, self._painter, self)
        self.choices.setAccessibleName(translate("Sidebar", "Shelves and sections"))
        self.choices.picked.connect(self._picked)
        self.choices.dropped.connect(lambda item: item.saved and self.saved_dropped.emit(item.saved))
        self.choices.renamed.connect(lambda item: item.saved and self.saved_renamed.emit(item.saved))
        self.timeline = Timeline(look, self)
        self.timeline.month_chosen.connect(
            lambda month, widen: self.asked.emit(self._question.choose(Facet.MONTHS, month, widen))
        )
        self.timeline.let_go.connect(lambda: self.asked.emit(self._question._replace(months=())))
        self._import = self._import_button()
        self._lay_out()
        self.set_rail(False)

    def set_rail(self, rail: bool) -> None:
        """Shrink to icons, or unfold."""
        self._painter.rail = rail
        self.setFixedWidth(RAIL if rail else WIDTH)
        self.timeline.setVisible(not rail and self.timeline.has_months())
        for part in self._import.findChildren(QWidget):
            part.setVisible(not rail or part.objectName() == "Icon")
        self.choices.doItemsLayout()
        self.choices.updateGeometry()

    def show_state(
        self,
        counts: Counts,
        months: tuple[tuple[str, int], ...],
        question: Question,
        facets: Facets | None,
    ) -> None:
        """Show counts, or those of the hits where ``facets`` are given, and light what is chosen."""
        self._question = question
        self._shown = counts, facets
        self._show_items()
        self.timeline.show_months(months, question.months, facets.get("month") if facets is not None else None)
        self.timeline.setVisible(not self._painter.rail and self.timeline.has_months())

    def show_saved(self, saved: Saved) -> None:
        """Show the saved searches and their counts."""
        self._saved = saved
        self._show_items()

    def _show_items(self) -> None:
        counts, facets = self._shown
        self._items.show(items(counts, facets, self._saved, self._question), self._question)
        self.choices.updateGeometry()

    def show_kept(self, own: tuple[Item, ...], tags: tuple[Item, ...], place: str) -> None:
        """Show what a person made: own shelves and tags; ``place`` is the one that stands open."""
        self._items.show_kept(own, tags, place)
        self.choices.updateGeometry()

    def section_at(self, number: int) -> str | None:
        """The section at a place, counted from 0, as Alt+1…9 choose it."""
        sections = [item.section for item in self._items.items if item.section is not None]
        return sections[number] if number < len(sections) else None

    def _picked(self, item: Item, widen: bool) -> None:
        if item.place:
            self.place_wanted.emit(item.place)
        elif item.tag:
            self.tag_wanted.emit(item.tag)
        elif item.shelf is not None:
            self.asked.emit(self._question.only(item.shelf))
        elif item.saved is not None:
            self.saved_chosen.emit(item.saved)
        elif item.facet is not None:
            self.asked.emit(self._question.choose(item.facet, item.name, widen))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 10)
        column.setSpacing(0)
        column.addWidget(self.choices)
        column.addSpacing(18)
        column.addWidget(self.timeline)
        column.addStretch(1)
        column.addWidget(self._import)

    def _import_button(self) -> QPushButton:
        command = BY_NAME["import"]
        button = QPushButton(self)
        button.setProperty("role", "import")
        button.setAccessibleName(command.label())
        button.setToolTip(command.hint())
        button.setFixedHeight(34)
        button.clicked.connect(self.import_wanted)
        row = QHBoxLayout(button)
        row.setContentsMargins(MARGIN + PADDING - 2, 0, MARGIN + PADDING - 2, 0)
        row.setSpacing(10)
        picture = QLabel(button)
        picture.setObjectName("Icon")
        text = QLabel(command.label(), button)
        text.setFont(font(13.5))
        for part in (picture, text):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(picture)
        row.addWidget(text)
        row.addStretch(1)
        row.addWidget(KeyCaps(self._look, command.keys[:1], button))
        self._look.changed.connect(lambda: self._draw_import(picture))
        self._draw_import(picture)
        return button

    def _draw_import(self, picture: QLabel) -> None:
        picture.setPixmap(pixmap("folder-input", self._look.theme.ink2, ICON, self.devicePixelRatio()))
