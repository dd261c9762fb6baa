"""Rich Text Format -> plain text: enough of RTF 1.9.1 for an article (characters, paragraphs, code pages)."""

from __future__ import annotations

import codecs
import re

_TOKEN = re.compile(
    rb"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-z'])"
    rb"|(?P<brace>[{}])"
    rb"|[\r\n]+"
    rb"|(?P<text>[^\\{}\r\n]+)"
)
_NOT_TEXT = b"fonttbl colortbl stylesheet info pict header footer footnote generator object datafield fldinst"
_SKIPPED = frozenset(_NOT_TEXT.split())
_BREAKS = {b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"tab": "\t", b"cell": "\t"}
_SIGNS = {b"~": "\u00a0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n"}


def is_rtf(raw: bytes) -> bool:
    """Whether the bytes begin as every RTF file does."""
    return raw.startswith(b"{\\rtf")


def to_text(raw: bytes) -> str:
    """The text of an RTF file in reading order, a line for each paragraph. Broken files give what can be read."""
    out: list[str] = []
    pending = bytearray()
    page, skip_depth, depth, unicode_skip, to_skip = "cp1252", 0, 0, 1, 0

    def flush() -> None:
        if pending:
            out.append(pending.decode(page, "replace"))
            pending.clear()

    for token in _TOKEN.finditer(raw):
        word, sign, brace = token["word"], token["sign"], token["brace"]
        if brace:
            flush()
            depth += 1 if brace == b"{" else -1
            skip_depth = 0 if depth < skip_depth else skip_depth
        elif word in _SKIPPED or sign == b"*":
            skip_depth = skip_depth or depth
        elif skip_depth:
            continue
        elif word == b"ansicpg" and token["number"]:
            page = _known_page(int(token["number"]))
        elif word == b"uc":
            unicode_skip = int(token["number"] or 1)
        elif word == b"u" and token["number"]:
            flush()
            out.append(chr(int(token["number"]) % 0x10000))
            to_skip = unicode_skip
        elif token["hex"] or token["text"]:
            shown = bytes.fromhex(token["hex"].decode()) if token["hex"] else token["text"]
            pending += shown[to_skip:]
            to_skip = max(0, to_skip - len(shown))
        elif word in _BREAKS or sign in _SIGNS:
            flush()
            out.append(_BREAKS.get(word) or _SIGNS.get(sign, ""))
    flush()
    return "".join(out).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _known_page(number: int) -> str:
    try:
        codecs.lookup(f"cp{number}")
    except LookupError:
        return "cp1252"
    return f"cp{number}"
