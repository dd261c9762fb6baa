"""An empty library: what belongs in it, how to put it there, and six sample articles to begin with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.commands import BY_NAME
from ui.icons import pixmap
from ui.keycaps import KeyCaps
from ui.parts import label, rule, scrolled
from ui.style import BOLD, MEDIUM, SEMIBOLD, Look, font, reading_font
from ui.wording import translate

WIDTH, ROW = 560, 28


class FirstRun(QWidget):
    """``run`` gets the names of import commands; ``samples`` is called for the sample articles."""

    def __init__(self, look: Look, run: Callable[[str], None], samples: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("FirstRun")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._run = run
        self._samples = samples
        self._pictures: list[tuple[QLabel, str, int, str]] = []
        self.first = self._button("import-folder", translate("FirstRun", "Choose a folder…"), primary=True)
        self._lay_out()
        look.changed.connect(self._draw)
        self._draw()

    def show_drag(self, over: bool) -> None:
        """Light the drop zone while files hover over the window."""
        self._drop.setProperty("over", over)
        self._drop.style().unpolish(self._drop)
        self._drop.style().polish(self._drop)

    def _lay_out(self) -> None:
        title = translate("FirstRun", "Your library is empty")
        arabic = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner = QWidget(self)
        inner.setMaximumWidth(WIDTH)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._picture("cabinet", 64, "accent"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addWidget(_centred(label(title, reading_font(34, BOLD) if arabic else font(26, SEMIBOLD), "", inner)))
        column.addSpacing(8)
        column.addWidget(
            _centred(
                label(
                    translate("FirstRun", "Put your text articles in it, to read and search them offline."),
                    font(15),
                    "second",
                    inner,
                )
            )
        )
        column.addSpacing(26)
        self._drop = self._drop_zone(inner)
        column.addWidget(self._drop)
        column.addSpacing(26)
        column.addLayout(self._help(inner))
        column.addSpacing(26)
        column.addLayout(self._promise(inner))
        page = QWidget(self)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(page))

    def _drop_zone(self, parent: QWidget) -> QWidget:
        zone = QWidget(parent)
        zone.setObjectName("Drop")
        zone.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        zone.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(zone)
        column.setContentsMargins(24, 22, 24, 24)
        column.setSpacing(4)
        column.addWidget(self._picture("folder-input", 28, "ink2"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(
            _centred(label(translate("FirstRun", "Drop a folder or files here"), font(15, SEMIBOLD), "", zone))
        )
        formats = translate("FirstRun", "Text and saved web pages, in any Arabic encoding")
        column.addWidget(_centred(label(formats, font(12.5), "quiet", zone)))
        column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.first)
        buttons.addWidget(self._button("import", translate("FirstRun", "Choose files…")))
        samples = self._button("", translate("FirstRun", "Open the sample articles"))
        samples.clicked.connect(self._samples)
        buttons.addWidget(samples)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return zone

    def _help(self, parent: QWidget) -> QHBoxLayout:
        columns = QHBoxLayout()
        columns.setSpacing(40)
        steps = (
            translate("FirstRun", "The section, in the first line"),
            translate("FirstRun", "The date and time, in the second"),
            translate("FirstRun", "The headline, then the lead and the text"),
        )
        rows = [
            self._row(label(str(number), font(12.5, SEMIBOLD), "accent"), text) for number, text in enumerate(steps, 1)
        ]
        columns.addLayout(self._column(translate("FirstRun", "What is read from a file"), rows, parent), 1)
        keyed = [
            self._row(KeyCaps(self._look, BY_NAME[name].keys[:1]), BY_NAME[name].label(), after=True)
            for name in ("import", "palette", "keys")
        ]
        columns.addLayout(self._column(translate("FirstRun", "From the keyboard"), keyed, parent), 1)
        return columns

    def _column(self, title: str, rows: list[QHBoxLayout], parent: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        heading = label(title, font(13, SEMIBOLD), "", parent)
        heading.setFixedHeight(30)
        column.addWidget(heading)
        column.addWidget(rule(parent))
        column.addSpacing(6)
        for row in rows:
            column.addLayout(row)
        return column

    def _row(self, mark: QWidget, text: str, after: bool = False) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        said = label(text, font(13), "second")
        said.setFixedHeight(ROW)
        for part in (said, mark) if after else (mark, said):
            row.addWidget(part, 1 if part is said else 0)
        return row

    def _promise(self, parent: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._picture("hard-drive", 16, "ink2"))
        text = translate("FirstRun", "Everything stays on this computer: no account, no network.")
        row.addWidget(label(text, font(12.5), "second", parent))
        row.addStretch(1)
        return row

    def _button(self, command: str, text: str, primary: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setFont(font(13.5, MEDIUM))
        if primary:
            button.setProperty("role", "primary")
        if command:
            button.clicked.connect(lambda: self._run(command))
        return button

    def _picture(self, drawing: str, size: int, color: str) -> QLabel:
        picture = QLabel(self)
        self._pictures.append((picture, drawing, size, color))
        return picture

    def _draw(self) -> None:
        for picture, drawing, size, color in self._pictures:
            picture.setPixmap(pixmap(drawing, getattr(self._look.theme, color), size, self.devicePixelRatio()))


def _centred(made: QLabel) -> QLabel:
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
