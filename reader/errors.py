"""Everything that can go wrong, as one tree.

    KhizanaError
    ├── UnreadableFile          one file of an import
    │   ├── EmptyFile
    │   ├── BinaryFile
    │   ├── TooLarge
    │   ├── NotAFile
    │   ├── NoPermission
    │   ├── UnknownEncoding
    │   └── NoArticle
    ├── NotADate                what a person typed in a preview
    ├── LibraryError            the store
    │   ├── LibraryDamaged
    │   ├── LibraryFromFuture
    │   ├── UnknownArticle
    │   └── UnknownAnnotation
    ├── ExchangeError           what leaves the library and comes back
    │   ├── NotWritten
    │   └── NotAnnotations
    └── SearchIndexError        the search index
        ├── IndexDamaged
        └── SearchCancelled

An error carries what it is about (``subject``: a path or an id), why, and the remedy; ``str()`` puts
them into one line. ``code`` is stable, so that the interface can say the same in the reader's
language. Foreign errors are wrapped where they enter and kept as ``__cause__``.
"""

from __future__ import annotations

from typing import ClassVar


class KhizanaError(Exception):
    """The base of all errors of this program."""

    code: ClassVar[str] = "error"
    reason: ClassVar[str] = "something went wrong"
    remedy: ClassVar[str] = ""

    def __init__(self, subject: str, detail: str = "") -> None:
        super().__init__(subject, detail)
        self.subject = subject
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.subject}: {self.explanation()}"

    def explanation(self) -> str:
        """Everything but the subject: reason, detail and remedy."""
        return self.why(f"{self.reason} ({self.detail})" if self.detail else self.reason)

    def why(self, reason: str | None = None) -> str:
        """The sentence without the subject: reason and remedy."""
        return "; ".join(filter(None, (reason or self.reason, self.remedy)))


class UnreadableFile(KhizanaError):
    """A file that could not be imported. The rest of the import goes on."""

    code = "unreadable"
    reason = "the file could not be read"
    remedy = "check that the disk is connected and try again"


class EmptyFile(UnreadableFile):
    """Nothing but white space, marks or NULs."""

    code = "empty"
    reason = "the file holds no text"
    remedy = "nothing to import"


class BinaryFile(UnreadableFile):
    """Pictures, archives, PDF: not text."""

    code = "binary"
    reason = "the file is not text"
    remedy = "save it as plain text first"


class TooLarge(UnreadableFile):
    """Over a named limit."""

    code = "too-large"
    reason = "the file is larger than an article can be"
    remedy = "split it into articles"


class NotAFile(UnreadableFile):
    """A FIFO, socket, device, broken link, or nothing at all."""

    code = "not-a-file"
    reason = "there is no ordinary file here"
    remedy = "choose a text file or a folder"


class NoPermission(UnreadableFile):
    """The system refuses to read it."""

    code = "no-permission"
    reason = "reading it is not allowed"
    remedy = "change its permissions and import it again"


class UnknownEncoding(UnreadableFile):
    """An encoding was asked for that does not exist."""

    code = "unknown-encoding"
    reason = "there is no such encoding"
    remedy = "use a name such as utf-8 or windows-1256"


class NoArticle(UnreadableFile):
    """Text, but no article in it."""

    code = "no-article"
    reason = "no article text was found"
    remedy = "look at the file; it may hold only a page's menus"


class NotADate(KhizanaError):
    """A correction of a date that names no day."""

    code = "not-a-date"
    reason = "this is not a date"
    remedy = "write it like 2024-12-07 or as the articles write it"


class LibraryError(KhizanaError):
    """The store cannot do what was asked."""

    code = "library"
    reason = "the library could not be opened"
    remedy = "check that the folder exists and can be written"


class LibraryDamaged(LibraryError):
    """SQLite says the file is not a database, or it is broken."""

    code = "library-damaged"
    reason = "the library file is damaged"
    remedy = "restore a backup with «restore FILE»; the damaged file is left as it is"


class LibraryFromFuture(LibraryError):
    """Written by a newer version: refused, untouched."""

    code = "library-from-future"
    reason = "the library was made by a newer version of Khizana"
    remedy = "update Khizana; nothing was changed"


class UnknownArticle(LibraryError):
    """No article has this id."""

    code = "unknown-article"
    reason = "there is no such article"
    remedy = "«list» shows the ids"


class UnknownAnnotation(LibraryError):
    """No highlight, bookmark or note has this id."""

    code = "unknown-annotation"
    reason = "there is no such highlight, bookmark or note"
    remedy = "«highlight list», «note list» and «tag list» show the ids"


class ExchangeError(KhizanaError):
    """Export or import of what is kept."""

    code = "exchange"
    reason = "it could not be exchanged"


class NotWritten(ExchangeError):
    """A file of an export could not be written, or was there already."""

    code = "not-written"
    reason = "the file was not written"
    remedy = "choose another folder, or allow it to be replaced"


class NotAnnotations(ExchangeError):
    """A file that should hold annotations does not."""

    code = "not-annotations"
    reason = "the file holds no annotations that can be read"
    remedy = "import a JSON file that «export --format json» wrote, or another W3C Web Annotation file"


class SearchIndexError(KhizanaError):
    """The search index cannot answer. It can always be rebuilt from the store."""

    code = "index"
    reason = "the search index could not answer"
    remedy = "«reindex» builds it anew; no article is lost"


class IndexDamaged(SearchIndexError):
    """A checksum, a missing or a foreign file."""

    code = "index-damaged"
    reason = "the search index is damaged"


class SearchCancelled(SearchIndexError):
    """A newer question was asked, or the time limit passed."""

    code = "search-cancelled"
    reason = "the search was stopped"
    remedy = ""
