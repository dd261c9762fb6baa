"""Exports: which articles or which of what is kept, as what, where to; how far it is, and how to stop it.

Nothing is overwritten without a yes: what is there already is left, listed, and replaced only when that is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.annotations import KeptView
from reader.article import Article
from reader.errors import KhizanaError, NotWritten
from reader.library import Library
from ui import question as asking
from ui import wording
from ui.card_foot import card_foot
from ui.card_head import card_head
from ui.choices import DropDown
from ui.lanes import Job, Lane
from ui.overlay import Overlay
from ui.parts import label
from ui.paths import choose_export_file, choose_export_folder
from ui.plurals import PLURALS
from ui.question import Question
from ui.style import MEDIUM, Look, font
from ui.typography import Typography
from ui.wording import translate

WIDTH, TOP = 560, 130
FILE_NAME = "khizana"
TOLD_EVERY = 16
"""Articles between two tidings of progress: painting them all would take longer than writing them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be exported: what it is called, and its articles' ids or what of the kept it is."""

    name: str
    ids: Callable[[Job], list[str]] | None = None
    view: KeptView | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did: how many were written, the ids of those whose name was taken, and what failed."""

    count: int
    taken: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    stopped: bool = False


class ExportCard(Overlay):
    """Exports of one library, which are written on the imports lane."""

    def __init__(self, window: QWidget, look: Look, library: Library, lane: Lane) -> None:
        super().__init__(window, look, translate("Export", "Export"), WIDTH, TOP)
        self._library = library
        self._lane = lane
        self._job: Job | None = None
        self._again: Callable[[], None] | None = None
        self._choices: list[Choice] = []
        self._typography = Typography()
        self.what, self.form = (
            DropDown(name, (), self.card) for name in (translate("Export", "What"), translate("Export", "As"))
        )
        self.what.currentIndexChanged.connect(self._offer_forms)
        self._said = label("", font(13), "second", self.card)
        self._said.setWordWrap(True)
        self._bar = QProgressBar(self.card)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("Export", "Progress"))
        self._export = self._button(translate("Export", "Export…"), self._begin, primary=True)
        self._stop = self._button(translate("Export", "Stop"), self._cancel)
        self._replace = self._button(translate("Export", "Replace them"), self._do_again)
        self._lay_out()

    def open_export(
        self,
        article: Article | None,
        picked: Sequence[str],
        question: Question,
        view: KeptView | None,
        typography: Typography,
    ) -> None:
        """Ask; first is offered the view of the kept that is shown, then the ``picked`` ids, then the open article."""
        self._typography = typography
        if self._job is None:
            self._choices = list(self._offers(article, picked, question, view))
            self.what.clear()
            self.what.addItems([choice.name for choice in self._choices])
            self.what.setCurrentIndex(0)
            self._offer_forms()
            self._say("")
        self.open(self.what)

    def _offers(
        self, article: Article | None, picked: Sequence[str], question: Question, view: KeptView | None
    ) -> list[Choice]:
        library = self._library
        listed = Choice(
            translate("Export", "The articles of the list: section, search or shelf"),
            lambda job: _listed(library, question, job),
        )
        everything = Choice(translate("Export", "All bookmarks, highlights, notes and tags"), view=KeptView())
        offers = [listed, everything]
        if article is not None:
            id_ = str(article.id)
            offers.insert(0, Choice(translate("Export", "The open article"), lambda job: [id_]))
            of_it = KeptView(articles=frozenset([id_]))
            offers.append(Choice(translate("Export", "What is kept of the open article"), view=of_it))
        if picked:
            offers.insert(0, Choice(PLURALS.articles_picked(len(picked)), lambda job: list(picked)))
        if view is not None:
            offers.insert(0, Choice(translate("Export", "What the list of the kept shows"), view=view))
        return offers

    def _offer_forms(self) -> None:
        if not 0 <= self.what.currentIndex() < len(self._choices):
            return
        self.form.clear()
        kept = self._choices[self.what.currentIndex()].view is not None
        for ending, name in _kept_forms() if kept else _article_forms():
            self.form.addItem(name, ending)

    # Writing

    def _begin(self) -> None:
        choice, form = self._choices[self.what.currentIndex()], str(self.form.currentData())
        if choice.view is not None:
            if file := choose_export_file(self, f"{FILE_NAME}.{form}"):
                self._export_kept(file, form, choice.view, replace=False)
        elif (folder := choose_export_folder(self)) and choice.ids:
            self._export_articles(folder, form, choice.ids, replace=False)

    def _export_kept(self, file: Path, form: str, view: KeptView, replace: bool) -> None:
        def work(job: Job) -> Written:
            try:
                return Written(self._library.sharing.export_kept(file, form, view, replace=replace))
            except NotWritten as error:
                if not replace and file.exists():
                    return Written(0, (str(file),))
                return Written(0, failed=(wording.error(error),))

        self._again = lambda: self._export_kept(file, form, view, replace=True)
        self._run(work, PLURALS.items_exported)

    def _export_articles(self, folder: Path, form: str, ids: Callable[[Job], list[str]], replace: bool) -> None:
        def work(job: Job) -> Written:
            def tell(done: int, total: int) -> None:
                if done % TOLD_EVERY == 0 or done == total:
                    self._lane.report(self._progress, (done, total))

            draw = partial(_pdf, self._typography) if form == "pdf" else None
            written = self._library.sharing.export_articles(
                ids(job), folder, form, draw=draw, replace=replace, progress=tell, cancelled=job.cancelled
            )
            there = tuple(one for one in written if one.code is not None and not replace and Path(one.path).exists())
            self._again = lambda: self._export_articles(
                folder, form, lambda _: [one.article_id for one in there], replace=True
            )
            failed = tuple(
                f"{wording.path(one.path)}: {wording.reason(one.code, one.reason)}"
                for one in written
                if one.code is not None and one not in there
            )
            count = sum(one.code is None for one in written)
            return Written(count, tuple(one.path for one in there), failed, job.cancelled())

        self._run(work, PLURALS.articles_exported)

    def _run(self, work: Callable[[Job], Written], said: Callable[[int], str]) -> None:
        self._say(translate("Export", "Exporting…"))
        self._export.setEnabled(False)
        self._stop.show()
        self._replace.hide()
        self._progress((0, 0))
        self._bar.show()
        self.refit()
        self._job = self._lane.do(lambda job: _guarded(work, job), lambda written: self._finished(written, said))

    def _finished(self, written: Written, said: Callable[[int], str]) -> None:
        self._end()
        parts = [said(written.count)] if written.count or not (written.taken or written.failed) else []
        if written.taken:
            parts.append(PLURALS.there_already(len(written.taken)))
        parts += written.failed[:3]
        self._say("\n".join(parts))
        self._replace.setVisible(bool(written.taken))
        self.refit()
        if written.taken:
            self._replace.setFocus()

    def _cancel(self) -> None:
        """Stop; what is written stays."""
        if self._job is not None:
            self._job.cancel()
            self._end()
            self._say(translate("Export", "Stopped; what was written stays."))
            self.refit()

    def _end(self) -> None:
        self._job = None
        self._bar.hide()
        self._stop.hide()
        self._export.setEnabled(True)
        self._export.setFocus()

    def _do_again(self) -> None:
        if self._again is not None:
            self._again()

    def _progress(self, progress: tuple[int, int]) -> None:
        done, total = progress
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self.card.setAccessibleDescription(text)

    # Construction

    def _button(self, text: str, run: Callable[[], None], primary: bool = False) -> QPushButton:
        button = QPushButton(text, self.card)
        button.setFont(font(13, MEDIUM))
        if primary:
            button.setProperty("role", "primary")
        else:
            button.hide()
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(card_head(self, self._look, translate("Export", "Export")))
        form = QFormLayout()
        form.setContentsMargins(19, 16, 19, 10)
        form.setSpacing(10)
        for box in (self.what, self.form):
            name: QLabel = label(box.accessibleName(), font(13), "second", self.card)
            name.setBuddy(box)
            form.addRow(name, box)
        column.addLayout(form)
        note = QVBoxLayout()
        note.setContentsMargins(19, 0, 19, 12)
        note.setSpacing(8)
        note.addWidget(self._said)
        note.addWidget(self._bar)
        self._bar.hide()
        column.addLayout(note)
        column.addWidget(card_foot(self, self._replace, self._stop, self._export))


def _guarded(work: Callable[[Job], Written], job: Job) -> Written:
    """A library's own failure is an answer too: it is said in the card, where the eye is."""
    try:
        return work(job)
    except KhizanaError as error:
        return Written(0, failed=(wording.error(error),))


def _pdf(typography: Typography, article: Article) -> bytes:
    from ui.printing import pdf  # late: few sessions print

    return pdf(article, typography)


def _listed(library: Library, question: Question, job: Job) -> list[str]:
    """All that the list shows, not only the page of it that is here. The index is asked on the lane of the searches
    otherwise; a question of its own may be asked here too, as it opens a searcher of its own."""
    if question.like:
        return [hit.headline.id for hit in library.finding.like(question.like, job.cancelled).hits]
    if question.searching:
        return library.matching(asking.query(library, question), job.cancelled)
    return asking.ids(library, question)


def _article_forms() -> tuple[tuple[str, str], ...]:
    return (
        ("txt", translate("Export", "Text, as it was imported (.txt)")),
        ("md", translate("Export", "Markdown (.md)")),
        ("html", translate("Export", "A page for any browser (.html)")),
        ("pdf", translate("Export", "Pages to print (.pdf)")),
    )


def _kept_forms() -> tuple[tuple[str, str], ...]:
    return (
        ("md", translate("Export", "Markdown, to read (.md)")),
        ("json", translate("Export", "W3C Web Annotation, to import again (.json)")),
        ("html", translate("Export", "A page for any browser (.html)")),
        ("csv", translate("Export", "A table for spreadsheets (.csv)")),
    )
