"""Files looked at before they are imported: read on the imports lane, a stretch at a time, corrected one by one.

A folder may hold 100,000 files, so that no more are read than someone is going to look at. What a person corrects
is remembered by the library for the files of that folder and layout; those that are shown are read again, so
that the correction is seen where it holds. Files nobody touched are imported as they would have been.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from reader.article import Article, FileOutcome, Preview
from reader.errors import NotADate
from reader.library import Library
from ui.lanes import Job, Lane

FIRST = 500
"""Files read at once; the next as many when one has scrolled to the end."""

TOLD_AT_ONCE = 25
"""Files told of together: the table follows in steps, not in jerks."""


@dataclass(slots=True)
class File:
    """One previewed file. ``encoding`` overrules what its bytes say; ``touched`` are records corrected by hand."""

    preview: Preview
    encoding: str | None = None
    left_out: bool = False
    touched: set[int] = field(default_factory=set)

    @property
    def decided(self) -> bool:
        """Whether a person has said anything about this file."""
        return self.left_out or self.encoding is not None or bool(self.touched)


class Record(NamedTuple):
    """One row of the preview: an article of a file, or a file without one."""

    file: File
    number: int

    @property
    def article(self) -> Article | None:
        """The article, if there is one."""
        articles = self.file.preview.articles
        return articles[self.number] if articles else None

    @property
    def outcome(self) -> FileOutcome:
        """What would become of it."""
        return self.file.preview.outcomes[self.number]


class Previewing(QObject):
    """``grew`` when files were read, ``changed`` when shown ones were read anew.

    ``applied`` says for how many other files a correction held; ``refused`` why there was none.
    """

    grew = Signal()
    changed = Signal()
    applied = Signal(int)
    refused = Signal(object)

    def __init__(self, library: Library, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._lane = lane
        self._job: Job | None = None
        self._source: Iterator[Preview] = iter(())
        self.begin(())

    def begin(self, paths: Sequence[Path]) -> None:
        """Look at other files."""
        self.stop()
        self.paths = list(paths)
        self.records: list[Record] = []
        self.files: list[File] = []
        self.complete = not self.paths
        self._source = self._library.preview(self.paths)
        self.read_more()

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self._job is not None

    def stop(self) -> None:
        """Read no more."""
        if self._job:
            self._job.cancel()
            self._job = None

    def read_more(self) -> None:
        """Read the next files, unless that is under way or nothing is left."""
        if not self.complete and not self.busy:
            self._job = self._lane.do(self._read, self._rested)

    def settle(self, then: Callable[[], None]) -> None:
        """Call ``then`` when every correction has been carried out."""
        self._lane.do(lambda job: None, lambda _: then())

    def decisions(self) -> dict[str, tuple[Article, ...]]:
        """The files a person has decided about, as ``Library.import_paths`` takes them."""
        return {
            file.preview.path: () if file.left_out else file.preview.articles
            for file in self.files
            if file.left_out or (file.decided and file.preview.articles)
        }

    def leave_out(self, record: Record, left_out: bool) -> None:
        """Do not import a file, or do after all."""
        record.file.left_out = left_out
        self.changed.emit()

    def read_as(self, record: Record, encoding: str | None) -> None:
        """Read a file in another encoding; ``None`` asks its bytes again. Hand-made corrections of it are let go."""
        file = record.file
        if encoding != file.encoding:
            file.encoding = encoding
            file.touched.clear()
            self._lane.do(lambda job: self._read_again([file]), self._replace)

    def correct(self, record: Record, name: Any, value: str | None) -> None:
        """Correct one field of an article, and read again what the correction may hold for."""
        article = record.article
        if article is None or getattr(article, name) == value:
            return
        kin = [file for file in self.files if file is not record.file and _of_one_source(file, article)]

        def work(job: Job) -> tuple[Article, list[tuple[File, Preview]]] | NotADate:
            try:
                corrected = self._library.correct(article, name, value)
            except NotADate as error:
                return error
            return corrected, self._read_again(kin)

        def then(answer: tuple[Article, list[tuple[File, Preview]]] | NotADate) -> None:
            if isinstance(answer, NotADate):
                self.refused.emit(answer)
                return
            corrected, anew = answer
            _put(record, corrected)
            self.applied.emit(sum(file.preview.articles != preview.articles for file, preview in anew))
            self._replace(anew)

        self._lane.do(work, then)

    def _read(self, job: Job) -> bool:
        """On the lane: read the next stretch; returns whether it was the last."""
        source, told = self._source, []
        for _ in range(FIRST):
            preview = next(source, None)
            if preview is None or job.cancelled():
                break
            told.append(preview)
            if len(told) == TOLD_AT_ONCE:
                self._lane.report(self._take, (job, told))
                told = []
        self._lane.report(self._take, (job, told))
        return preview is None

    def give_up(self) -> None:
        """The lane reported a failure: nothing is being read any more."""
        self._job = None
        self.complete = True
        self.grew.emit()

    def _take(self, news: tuple[Job, list[Preview]]) -> None:
        job, previews = news
        if job.cancelled():
            return
        for preview in previews:
            file = File(preview)
            self.files.append(file)
            self.records += [Record(file, number) for number in range(len(preview.outcomes))]
        self.grew.emit()

    def _rested(self, complete: bool) -> None:
        self._job = None
        self.complete = complete
        self.grew.emit()

    def _read_again(self, files: Sequence[File]) -> list[tuple[File, Preview]]:
        return [
            (file, preview)
            for file in files
            for preview in self._library.preview([Path(file.preview.path)], encoding=file.encoding)
        ]

    def _replace(self, anew: Sequence[tuple[File, Preview]]) -> None:
        for file, preview in anew:
            self._show_anew(file, preview)
        self.changed.emit()

    def _show_anew(self, file: File, preview: Preview) -> None:
        """Take a file's new reading; it may hold another number of articles than before."""
        if len(preview.outcomes) != len(file.preview.outcomes):
            at = next(place for place, record in enumerate(self.records) if record.file is file)
            rows = [Record(file, number) for number in range(len(preview.outcomes))]
            self.records[at : at + len(file.preview.outcomes)] = rows
        file.preview = preview


def _of_one_source(file: File, article: Article) -> bool:
    """Whether a correction of an article may hold for a file: its folder and layout, and nobody decided about it."""
    return (
        not file.touched
        and Path(file.preview.path).parent == Path(article.source).parent
        and any(other.layout == article.layout for other in file.preview.articles)
    )


def _put(record: Record, article: Article) -> None:
    file = record.file
    articles = list(file.preview.articles)
    articles[record.number] = article
    file.preview = file.preview._replace(articles=tuple(articles))
    file.touched.add(record.number)
