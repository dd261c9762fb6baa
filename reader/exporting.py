"""Articles as files: the original bytes, Markdown, or a page for any browser.

An export never overwrites without a yes, and never writes outside the folder that was chosen: names are made here, of
the headline, and mean the same on every system (no path separators, no name that Windows keeps for devices, no two
that differ in capitals only, never too long). Files are opened so that a link lying in wait is not followed.
"""

from __future__ import annotations

import html
import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader.article import Article, Role
from reader.errors import KhizanaError, NotWritten
from reader.rows import excerpt, title_of

LONGEST_NAME = 150
"""Bytes of a file name before its ending: with a number and an ending it stays below every system's 255."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE)
"""Names of devices (Microsoft, «Naming Files, Paths, and Namespaces»), with whatever ending."""


class Form(StrEnum):
    """What an article is written as; the value is also the file name's ending."""

    ORIGINAL = "txt"
    MARKDOWN = "md"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of one article. ``reason`` says why it was not written; ``code`` names that for translation."""

    article_id: str
    path: str
    code: str | None = None
    reason: str | None = None


class Writer:
    """Writes articles into ``folder``, which is made if need be. ``replace``: what is there may be overwritten."""

    def __init__(self, folder: Path, *, replace: bool = False) -> None:
        self._folder = folder
        self._replace = replace
        self._taken: set[str] = set()

    def write(self, article: Article, form: Form, original: Callable[[], bytes]) -> Exported:
        """Write one article; ``original`` brings the bytes it came from."""
        text = _TEXTS.get(form)
        return self.put(article, form.value, original if text is None else lambda: text(article).encode())

    def put(self, article: Article, ending: str, content: Callable[[], bytes]) -> Exported:
        """Write what ``content`` brings as the file of an article, in a form that is not made here."""
        path = self._folder / self._name(article, ending)
        try:
            write_file(path, content(), replace=self._replace)
        except KhizanaError as error:
            return Exported(str(article.id), str(path), error.code, error.explanation())
        return Exported(str(article.id), str(path))

    def _name(self, article: Article, ending: str) -> str:
        """A name that no other article of this export has, on any system."""
        stem = safe_name(title_of(article.title, excerpt(article)))
        name, number = f"{stem}.{ending}", 1
        while _same_file(name) in self._taken:
            number += 1
            name = f"{stem} ({number}).{ending}"
        self._taken.add(_same_file(name))
        return name


def write_file(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file whole or not at all. Raises ``NotWritten``, also where one is and may not be replaced."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if replace:
            _replace(path, content)
        else:
            _write_new(path, content)
    except FileExistsError as error:
        raise NotWritten(str(path), "a file of this name is already there") from error
    except OSError as error:
        raise NotWritten(str(path), error.strerror or str(error)) from error


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there; also a link of that name is there, wherever it leads."""
    file = path.open("xb")
    try:
        with file:
            file.write(content)
    except OSError:
        path.unlink()
        raise


def _replace(path: Path, content: bytes) -> None:
    """Put a file in the place of what bears the name; a link is replaced, not followed."""
    beside = path.with_name(f".{os.getpid()}.part")
    beside.unlink(missing_ok=True)
    _write_new(beside, content)
    try:
        beside.replace(path)
    except OSError:
        beside.unlink()
        raise


def safe_name(title: str) -> str:
    """A headline as a file name on every system, without an ending."""
    plain = "".join(c for c in unicodedata.normalize("NFC", title) if unicodedata.category(c)[0] != "C" or c.isspace())
    words = _FORBIDDEN.sub(" ", plain).strip(" .")
    while len(words.encode()) > LONGEST_NAME:
        shorter = words.rpartition(" ")[0]
        words = shorter or words[: len(words) // 2]
    words = words.strip(" .") or "article"
    return f"_{words}" if _RESERVED.match(words) else words


def _same_file(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def markdown(article: Article) -> str:
    """An article as Markdown: the headline, a line with section and date, lead, caption, paragraphs."""
    about = " · ".join(filter(None, (article.section, article.published)))
    marks = {Role.TITLE: "# {}", Role.LEAD: "**{}**", Role.CAPTION: "*{}*", Role.BODY: "{}"}
    blocks = [marks[part.role].format(plain_markdown(part.text)) for part in article.parts()]
    blocks.insert(1 if article.title else 0, plain_markdown(about))
    return "\n\n".join(filter(None, blocks)) + "\n"


def markdown_quote(article: Article, passage: str) -> str:
    """A passage of an article as a Markdown quotation, with a line that says where it stands."""
    quoted = "\n>\n".join(f"> {plain_markdown(paragraph)}" for paragraph in passage.split("\n") if paragraph.strip())
    about = plain_markdown(" · ".join(filter(None, (article.title, article.section, article.published))))
    return f"{quoted}\n\n— {about}\n" if about else f"{quoted}\n"


def plain_markdown(text: str) -> str:
    """Text that Markdown shows as it is: signs with a meaning are escaped."""
    inline = re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", " ".join(text.split("\n")))
    return re.sub(r"^(\s*)(\d*)([-+.)])(?=\s)", r"\1\2\\\3", inline)


def page(article: Article) -> str:
    """An article as a page of its own: no script, nothing loaded from elsewhere, each paragraph in its direction."""
    about = " · ".join(filter(None, (article.section, article.published)))
    tags = {Role.TITLE: "h1", Role.LEAD: "p class=lead", Role.CAPTION: "p class=caption", Role.BODY: "p"}
    blocks = [_element(tags[part.role], part.text) for part in article.parts()]
    if about:
        blocks.insert(1 if article.title else 0, _element("p class=about", about))
    return html_page(title_of(article.title, excerpt(article)), blocks)


def html_page(title: str, blocks: list[str]) -> str:
    """A page of these elements."""
    body = "\n".join(blocks)
    return _PAGE.format(title=html.escape(title), style=_STYLE, body=body)


def _element(tag: str, text: str) -> str:
    return f'<{tag} dir="auto">{html.escape(text)}</{tag.split()[0]}>'


_PAGE = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>{title}</title>
{style}</head>
<body>
{body}
</body>
</html>
"""

_STYLE = """<style>
body { max-width: 40em; margin: 2em auto; padding: 0 1em; line-height: 1.9;
    font-family: Amiri, "Noto Naskh Arabic", serif }
h1 { line-height: 1.4 } .lead { font-weight: bold } .about, .caption { color: #666 }
blockquote { margin: 1em 0; padding: .2em 1em; border-inline-start: .3em solid #999 }
.highlight-1 { border-color: #d9a400 } .highlight-2 { border-color: #3a9a4f }
.highlight-3 { border-color: #2f7fc4 } .highlight-4 { border-color: #c44f8c }
@media (prefers-color-scheme: dark) { body { background: #1c1b19; color: #ddd } .about, .caption { color: #999 } }
</style>
"""

_TEXTS: dict[Form, Callable[[Article], str]] = {Form.MARKDOWN: markdown, Form.HTML: page}
