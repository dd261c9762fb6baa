"""Under the head of the list while words are searched: how near they must come, what was understood, a better query.

[Match: automatic ▾]   Understood as: …
Did you mean «…»?                Alt ↵
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from reader.article import Clause, Folding
from ui import menus, understood, wording
from ui.commands import BY_NAME
from ui.icons import pixmap
from ui.keycaps import KeyCaps
from ui.parts import inset, label
from ui.question import Question
from ui.style import Look, font
from ui.wording import translate

ROW = 30


class AnswerBar(QWidget):
    """``asked`` carries the question with another closeness, ``apart_wanted`` spellings that are to differ, or no
    longer, ``suggested`` the better query."""

    asked = Signal(object)
    apart_wanted = Signal(object)
    suggested = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("AnswerBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._question = Question()
        self._said = ""
        self._suggestion = ""
        self.level = self._level_button()
        self.meaning = label("", font(12), "second", self)
        self.meaning.setWordWrap(True)
        self.better = QPushButton(self)
        self.better.setProperty("role", "link")
        self.better.clicked.connect(self.take)
        self._better_row = QWidget(self)
        self._lay_out()
        look.changed.connect(self._draw)
        self._draw()
        self.hide()

    def show_answer(self, question: Question, clause: Clause | None, suggestion: str | None) -> None:
        """Explain the answer to a question; there is nothing to explain where no words were asked."""
        self._question = question
        said = (understood.understood(clause), understood.kept_apart(question.strict))
        self._said = " · ".join(filter(None, said))
        self._suggestion = suggestion or ""
        self.level.setText(understood.level(question.closeness))
        self.better.setText(translate("List", "Did you mean «%1»?").replace("%1", wording.isolated(self._suggestion)))
        self._better_row.setVisible(bool(self._suggestion))
        self.setVisible(bool(question.words))
        self.meaning.setText(self._said)
        self.meaning.setVisible(bool(self._said))

    def spoken(self) -> str:
        """What a screen reader says of it after the count."""
        better = self.better.text() if self._suggestion else ""
        narrowed = self.level.text() if self._question.closeness else ""
        return translate("Wording", ", ").join(filter(None, (narrowed, self._said, better)))

    def take(self) -> None:
        """Ask the better query, if there is one."""
        if self._suggestion and self.isVisible():
            self.suggested.emit(self._suggestion)

    def _level_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("Sort")
        button.setFont(font(12))
        button.setFixedHeight(26)
        button.setIconSize(QSize(13, 13))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # The arrow stands after the words, in the reading direction.
        mirrored = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        command = BY_NAME["closeness"]
        button.setToolTip(" · ".join((command.label(), *map(wording.isolated, command.keys[:1]))))
        menu = QMenu(button)
        menu.setLayoutDirection(self.layoutDirection())
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button.setMenu(menu)
        return button

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for closeness in understood.LEVELS:
            action = menu.addAction(understood.level(closeness))
            action.setCheckable(True)
            action.setChecked(closeness is self._question.closeness)
            asked = self._question._replace(closeness=closeness)
            action.triggered.connect(lambda _=False, asked=asked: self.asked.emit(asked))
        menu.addSeparator()
        menu.addAction(translate("Understood", "Keep apart:")).setEnabled(False)
        for folding in Folding:
            key = menus.key_text(BY_NAME[f"apart-{folding}"], menu.layoutDirection())
            action = menu.addAction(f"{understood.folding(folding)}\t{key}".rstrip())
            action.setCheckable(True)
            action.setChecked(folding in self._question.strict)
            action.triggered.connect(lambda _, kind=folding: self.apart_wanted.emit(kind))

    def _draw(self) -> None:
        self.level.setIcon(pixmap("chevron-down", self._look.theme.ink2, 13, self.devicePixelRatio()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 3)
        column.setSpacing(0)
        how = QHBoxLayout()
        inset(how, self, 19, 0, 18, 0)
        how.addWidget(self.level)
        how.addStretch(1)
        column.addLayout(how)
        said = QHBoxLayout()
        inset(said, self, 24, 0, 18, 4)
        said.addWidget(self.meaning)
        column.addLayout(said)
        row = QHBoxLayout(self._better_row)
        inset(row, self, 19, 0, 18, 0)
        row.addWidget(self.better)
        row.addStretch(1)
        row.addWidget(KeyCaps(self._look, BY_NAME["take-suggestion"].keys[:1], self._better_row))
        self._better_row.setFixedHeight(ROW + 6)
        column.addWidget(self._better_row)
