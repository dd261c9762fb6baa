"""Bytes to text: whatever the encoding, no file is lost for one bad byte.

The road, cheapest first; the first that answers wins:

    asked for -> byte order mark -> UTF-16/32 by its zero bytes -> UTF-8
        -> UTF-8 with a few bad bytes, line by line -> the best of the old code pages by letter statistics
        -> charset-normalizer

The old Arabic code pages share most letters, so a wrong one decodes without an error into wrong words:
they are told apart by how well the words are formed (see :func:`reader.letters.plausibility`).
Whatever had to be guessed or given up is said in the warnings. Text that was damaged before it was written to the
file (mojibake, reversed lines) is repaired in :mod:`reader.repair`, not here.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reader.article import Notice
from reader.errors import BinaryFile, EmptyFile, UnknownEncoding
from reader.letters import arabic_letters, plausibility

SAMPLE_BYTES = 65_536
"""How much of a file is looked at to guess its code page."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP archive or office document"),
    (b"PK\x05\x06", "ZIP archive"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ\x00", "xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\x28\xb5\x2f\xfd", "zstd archive"),
    (b"\x89PNG\r\n\x1a\n", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"RIFF", "sound, video or WebP picture"),
    (b"\x00\x00\x00\x18ftyp", "video"),
    (b"\x00\x00\x00\x20ftyp", "video"),
    (b"OggS", "sound"),
    (b"ID3", "sound"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office document"),
    (b"SQLite format 3\x00", "SQLite database"),
)

_CODE_PAGES = ("cp1256", "iso8859_6", "mac_arabic", "cp720", "cp864", "cp1255", "iso8859_8", "cp862")
"""The old code pages of Arabic and Hebrew, commonest first: the order breaks ties."""

_STRAY = re.compile("[\udc80-\udcff]+")
"""Bytes that are no UTF-8, as Python's ``surrogateescape`` shows them."""
_STRAY_WORD = re.compile(r"(?<![^\W\d_])[\udc80-\udcff]{3,}(?![^\W\d_])")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-:]{3,20})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, the encoding it was read by (Python's name), and what to say about it."""

    text: str
    encoding: str
    warnings: tuple[Notice, ...] = ()


def decode(raw: bytes, encoding: str | None = None, *, source: str = "") -> Decoded:
    """The text of ``raw``. ``encoding`` overrules every guess; ``source`` names the file in errors.

    Line ends and control characters are left as they are. Raises :class:`EmptyFile`,
    :class:`BinaryFile` or :class:`UnknownEncoding`, nothing else.
    """
    if not raw.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise EmptyFile(source)
    if encoding is not None:
        return _as_asked(raw, encoding, source)
    _refuse_binary(raw, source)
    return _by_bom(raw) or _by_zero_bytes(raw) or _strict_utf8(raw) or _mended_utf8(raw) or _by_code_page(raw, source)


def _as_asked(raw: bytes, encoding: str, source: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding)
        text = raw.decode(codec.name, "replace")
    except (LookupError, ValueError, AssertionError) as error:
        raise UnknownEncoding(source, encoding[:40]) from error
    return Decoded(text.removeprefix("\ufeff"), codec.name, _damage(text.count("\ufffd")))


def _refuse_binary(raw: bytes, source: str) -> None:
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            raise BinaryFile(source, kind)


def _by_bom(raw: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            text = raw.decode(encoding, "replace")
            name = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
            if name != "utf-8" or "\ufffd" not in text:
                return Decoded(text.removeprefix("\ufeff"), name, _damage(text.count("\ufffd")))
            return _mended_utf8(raw[len(bom) :]) or Decoded(text, name, _damage(text.count("\ufffd")))
    return None


def _by_zero_bytes(raw: bytes) -> Decoded | None:
    """UTF-16 and UTF-32 without a mark: every letter of a script shares its high byte (Arabic 06, Hebrew 05).

    Spaces and digits have a zero there, so the high bytes of real text are nearly all 00, 05, 06, 20 or fb–fe.
    """
    sample = raw[: SAMPLE_BYTES & ~3]
    if b"\x00" not in sample and sample.count(b"\x06") < len(sample) // 8:
        return None
    for encoding, width, high in (("utf-32-le", 4, 3), ("utf-32-be", 4, 0), ("utf-16-le", 2, 1), ("utf-16-be", 2, 0)):
        highs, lows = sample[high::width], sample[(high + 1) % 2 :: 2]
        plausible = sum(map(highs.count, b"\x00\x05\x06\x20\xfb\xfe"))
        if (
            len(highs) > 3
            and plausible > 0.9 * len(highs)
            and lows.count(0) < len(lows) * (0.9 if width == 4 else 0.05)
        ):
            text = raw.decode(encoding, "replace")
            if text.count("\ufffd") <= len(text) // 50 + 1:
                return Decoded(text, encoding, _damage(text.count("\ufffd")))
    return None


def _strict_utf8(raw: bytes) -> Decoded | None:
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _mended_utf8(raw: bytes) -> Decoded | None:
    """Mostly UTF-8: bad lines are read as Windows-1256 when that gives words, other bad bytes become U+FFFD."""
    text = raw.decode("utf-8", "replace")
    good = len(re.findall("[\u0080-\ufffc\U00010000-\U0010ffff]", text))
    bad = text.count("\ufffd")
    if good < 3 or good * 2 < bad:
        return None
    lines = [_mended_line(line) for line in raw.splitlines(keepends=True)]
    text = "".join(line for line, _ in lines)
    notices = _damage(text.count("\ufffd"))
    if any(mixed for _, mixed in lines):
        notices += (Notice("mixed-encoding", "some lines were Windows-1256 inside a UTF-8 file"),)
    return Decoded(text, "utf-8", notices)


def _mended_line(line: bytes) -> tuple[str, bool]:
    """The line, and whether it (or whole words in it) had to be read as Windows-1256.

    A stray byte inside a word of good UTF-8 is damage, not another encoding.
    """
    try:
        return line.decode("utf-8"), False
    except UnicodeDecodeError:
        replaced = _without_lone_surrogates(line)
    if "\ufffd" not in replaced:
        return replaced, False
    if arabic_letters(replaced) == 0 and plausibility(whole := line.decode("cp1256")) > 0.3:
        return whole, True
    escaped = line.decode("utf-8", "surrogateescape")
    strays = sum(map(len, _STRAY.findall(escaped)))
    words = [match[0] for match in _STRAY_WORD.finditer(escaped) if plausibility(_as_cp1256(match)) > 0.3]
    if sum(map(len, words)) * 2 > strays:
        return _STRAY.sub(_as_cp1256, escaped), True
    return replaced, False


def _as_cp1256(stray: re.Match[str]) -> str:
    return stray[0].encode("utf-8", "surrogateescape").decode("cp1256")


def _without_lone_surrogates(line: bytes) -> str:
    """UTF-8 as some programs write it, with surrogates: pairs become their character, lone ones U+FFFD."""
    try:
        text = line.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return line.decode("utf-8", "replace")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _by_code_page(raw: bytes, source: str) -> Decoded:
    sample = raw[:SAMPLE_BYTES]
    declared = _declared(sample)
    scored = [(_score(sample, page, declared), -rank, page) for rank, page in enumerate(_CODE_PAGES)]
    score, _, page = max(scored)
    if score < 0.5:
        return _by_normalizer(raw, source)
    text = raw.decode(page, "replace")
    notice = Notice("guessed-encoding", f"the encoding was recognised by its letters: {page}")
    return Decoded(text, page, (notice, *_damage(text.count("\ufffd"))))


def _declared(sample: bytes) -> str | None:
    """The encoding an HTML or XML file says it has, by Python's name; it may lie."""
    match = _DECLARED.search(sample, 0, 2048)
    try:
        return codecs.lookup(match[1].decode("ascii")).name.replace("-", "_") if match else None
    except LookupError:
        return None


def _score(sample: bytes, page: str, declared: str | None) -> float:
    bonus = 0.15 if declared and declared.replace("_", "") == page.replace("_", "") else 0.0
    return plausibility(sample.decode(page, "replace")) + bonus


def _by_normalizer(raw: bytes, source: str) -> Decoded:
    from charset_normalizer import from_bytes

    if _is_western(raw):
        return Decoded(
            raw.decode("cp1252"), "cp1252", (Notice("guessed-encoding", "the encoding was guessed: cp1252"),)
        )
    best = from_bytes(raw[:SAMPLE_BYTES]).best()
    if best is None:
        if _mostly_controls(raw):
            raise BinaryFile(source, "more control bytes than letters")
        text = raw.decode("utf-8", "replace")
        return Decoded(text, "utf-8", _damage(text.count("\ufffd")))
    text = raw.decode(best.encoding, "replace")
    notice = Notice("guessed-encoding", f"the encoding was guessed: {best.encoding}")
    return Decoded(text, best.encoding, (notice, *_damage(text.count("\ufffd"))))


def _is_western(raw: bytes) -> bool:
    """Whether it reads as English or French: mostly ASCII words, accented letters inside them."""
    try:
        text = raw[:SAMPLE_BYTES].decode("cp1252")
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return sum(word.isascii() for word in words) * 10 > len(words) * 4 and not _mostly_controls(raw)


def _mostly_controls(raw: bytes) -> bool:
    sample = raw[:SAMPLE_BYTES]
    return sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b" for byte in sample) > len(sample) // 20


def _damage(count: int) -> tuple[Notice, ...]:
    if not count:
        return ()
    return (Notice("damaged-bytes", f"{count} places could not be read and are shown as «\ufffd»"),)
