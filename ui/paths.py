"""Asking a person for files: the system's dialogs, and what was dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.wording import translate


def choose_files(parent: QWidget) -> list[Path]:
    """The files a person picks; none if they think better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, translate("Window", "Import articles"))
    return [Path(name) for name in names]


def choose_folder(parent: QWidget) -> list[Path]:
    """The folder a person picks, as a list of one or none."""
    name = QFileDialog.getExistingDirectory(parent, translate("Window", "Import a folder of articles"))
    return [Path(name)] if name else []


def choose_report(parent: QWidget) -> Path | None:
    """Where a person wants the report of an import, with an ending that says in which form."""
    kinds = {
        translate("Window", "Table for spreadsheets (*.csv)"): ".csv",
        "JSON (*.json)": ".json",
        translate("Window", "Plain text (*.txt)"): ".txt",
    }
    title = translate("Window", "Save the report")
    name, kind = QFileDialog.getSaveFileName(parent, title, "", ";;".join(kinds))
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_name(path.name + kinds.get(kind, ".txt"))


def choose_pdf(parent: QWidget, name: str) -> Path | None:
    """Where a person wants a PDF; ``name`` is the one proposed."""
    title = translate("Window", "Save as PDF")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, f"{name}.pdf", "PDF (*.pdf)")
    return Path(chosen).with_suffix(".pdf") if chosen else None


def choose_export_folder(parent: QWidget) -> Path | None:
    """The folder a person wants articles in."""
    name = QFileDialog.getExistingDirectory(parent, translate("Export", "A folder for the articles"))
    return Path(name) if name else None


def choose_export_file(parent: QWidget, suggested: str) -> Path | None:
    """The file a person wants what is kept in. Whether one may be replaced is asked later, in our own words."""
    title = translate("Export", "A file for what is kept")
    keep = QFileDialog.Option.DontConfirmOverwrite
    name, _ = QFileDialog.getSaveFileName(parent, title, suggested, f"*{Path(suggested).suffix}", options=keep)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(Path(suggested).suffix)


def choose_annotations(parent: QWidget) -> Path | None:
    """The file of annotations a person wants taken in."""
    title = translate("Export", "Import highlights, notes and bookmarks")
    name, _ = QFileDialog.getOpenFileName(parent, title, "", "JSON (*.json *.jsonld)")
    return Path(name) if name else None


def dropped_paths(event: QDropEvent) -> list[Path]:
    """The files and folders of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
