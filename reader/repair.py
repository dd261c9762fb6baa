"""Undo what was done to a text before it was written down, when it is certain what that was.

    mojibake            «Ø§Ù„Ø¹Ø±Ø¨» «ÇáÚÑÈ» «ط§ظ„ط¹»   bytes once read by the wrong encoding
    escapes             «\\u0627\\u0644»                    characters spelled out in ASCII
    presentation forms  «ﺍﻟﻌﺮﺏ»                            letters already shaped (old PDF tools)
    visual order        «ﺏﺮﻌﻟﺍ» «ברע»                      lines stored as they look, back to front
    spaced letters      «ا ل ع ر ب»                        letters torn apart by a PDF reader
    hidden characters   overrides, tags, zero width        what makes a text look other than it is

Each step leaves an ordinary text untouched and says in a notice what it changed; the store keeps the
original bytes. Text comes out in logical order.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable
from functools import cache

from reader.article import Notice
from reader.letters import plausibility

_NOTICES = tuple[Notice, ...]

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_FEW = 3
"""Less than so many signs of damage prove nothing."""

_SUSPECT = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf1\ufe70-\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Anything the later steps could have to change: most texts have none of it."""


def repair(text: str) -> tuple[str, _NOTICES]:
    """The text as it was meant, with a notice for every kind of damage undone."""
    notices: list[Notice] = []
    for step in _STEPS:
        text, said = step(text)
        notices += said
    return text, tuple(notices)


def mojibake(text: str) -> tuple[str, _NOTICES]:
    """Undo one wrong reading of the bytes, if its reversal gives well formed words and nothing gets lost."""
    for suspected, telltale, undo, what in _MISREADINGS:
        if not suspected(text) or len(telltale.findall(text, 0, 20_000)) < _FEW:
            continue
        better = "".join(map(undo, text.splitlines(keepends=True)))
        if better != text and plausibility(better[:20_000]) > max(0.6, plausibility(text[:20_000]) + 0.2):
            return better, (
                Notice("mojibake", f"the text had been saved through a wrong encoding ({what}) and was restored"),
            )
    return text, ()


def _utf8_as_latin(line: str) -> str:
    return _recoded(line.translate(_latin_bytes()), "latin-1", "utf-8")


def _cp1256_as_latin(line: str) -> str:
    return _recoded(line.translate(_latin_bytes()), "latin-1", "cp1256")


def _utf8_as_cp1256(line: str) -> str:
    return _recoded(line, "cp1256", "utf-8")


def _recoded(line: str, wrong: str, right: str) -> str:
    try:
        return line.encode(wrong).decode(right)
    except UnicodeError:
        return line


@cache
def _latin_bytes() -> dict[int, int]:
    """Windows-1252 characters to the bytes they stand for; its five empty places are C1 controls already."""
    return {
        ord(bytes([byte]).decode("cp1252", "replace")): byte
        for byte in range(0x80, 0xA0)
        if byte not in b"\x81\x8d\x8f\x90\x9d"
    }


_ACCENTED = re.compile("[À-ÿ]")
_MISREADINGS: tuple[tuple[Callable[[str], object], re.Pattern[str], Callable[[str], str], str], ...] = (
    (
        _ACCENTED.search,
        re.compile("[ÃØÙÚÛ×][\u0080-\u00bf\u2018-\u203a\u20ac\u2122ŠŒŽšœžŸƒˆ˜†‡•…‰]"),
        _utf8_as_latin,
        "UTF-8 as Latin-1",
    ),
    (_ACCENTED.search, re.compile("[ÇÃÅÂ]á|[À-ÿ]{3}"), _cp1256_as_latin, "Windows-1256 as Latin-1"),
    (
        lambda text: (text.count("ط") + text.count("ظ")) * 8 > len(text),
        re.compile("[طظ][\u0080-\u00bf\u2018-\u203a\u20ac\u2122ٹپچژڈگکڑںœھ،؛¹ƒˆ†‡•…‰]"),
        _utf8_as_cp1256,
        "UTF-8 as Windows-1256",
    ),
)
"""A cheap suspicion, the signs, the reversal, and its name."""


def escapes(text: str) -> tuple[str, _NOTICES]:
    """Characters spelled as ``\\u0627``, when there are many of them."""
    if text.count("\\u") < 2 * _FEW or len(_ESCAPE.findall(text)) < 2 * _FEW:
        return text, ()
    spelled = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    whole = spelled.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole, (Notice("escapes", "characters were spelled out as \\uXXXX and were restored"),)


def question_marks(text: str) -> tuple[str, _NOTICES]:
    """Letters lost for good: only said, not mended."""
    if text.count("????") > _FEW and text.count("?") * 2 > len(text) - text.count(" "):
        return text, (Notice("lost-letters", "the letters had been replaced by question marks; look for another copy"),)
    return text, ()


def visual_order(text: str) -> tuple[str, _NOTICES]:
    """Lines stored from left to right as they look, turned back to the order they are read in."""
    if not _is_visual(text):
        return text, ()
    digits_too = len(re.findall(r"\b\d\d(?:91|02)\b", text)) > len(re.findall(r"\b(?:19|20)\d\d\b", text))
    lines = [_turned(line, digits_too) for line in text.split("\n")]
    return "\n".join(lines), (Notice("visual-order", "the lines were stored back to front and were turned round"),)


def _is_visual(text: str) -> bool:
    """Whether the lines run backwards: by how shaped letters join, else by what cannot begin a word or a line."""
    sample = "\n" + text[:20_000]
    joins = _joins(sample)
    if joins:
        return joins < 0
    starts = sum(map(sample.count, _STARTS)) + len(_STOP_FIRST.findall(sample))
    if not starts:
        return False
    hebrew = len(_FINAL_FIRST.findall(sample)), len(_FINAL_LAST.findall(sample))
    few = 1 if re.search("[\u05d0-\u05ea]", sample) else _FEW
    ends = sum(map(sample.count, _ENDS)) + len(_STOP_LAST.findall(sample)) + hebrew[1]
    return starts + hebrew[0] >= few and starts + hebrew[0] > 3 * ends


_STARTS = (" ة", "\nة", " ى", "\nى")
_ENDS = ("ة ", "ى ", "ة\n", "ى\n", "ة،", "ة.")
_STOP_FIRST = re.compile("^[.،,؛:!؟](?=[\u05d0-\u05ea\u0620-\u064a])", re.MULTILINE)
_STOP_LAST = re.compile("(?<=[\u05d0-\u05ea\u0620-\u064a])[.،,؛:!؟]$", re.MULTILINE)
_FINAL_FIRST = re.compile("[ךםןףץ](?=[\u05d0-\u05ea])")
_FINAL_LAST = re.compile("(?<=[\u05d0-\u05ea])[ךםןףץ]")


def _joins(text: str) -> int:
    """Above 0 when shaped letters join forwards (initial before final), below 0 when backwards, 0 without any."""
    if not re.search("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufe70-\ufefc]", text):
        return 0
    kinds = [_form(char) for char in text]
    pairs = list(itertools.pairwise(kinds))
    forwards = sum(pair in {("i", "f"), ("i", "m"), ("m", "f")} for pair in pairs)
    backwards = sum(pair in {("f", "i"), ("m", "i"), ("f", "m")} for pair in pairs)
    return forwards - backwards or 1


@cache
def _form(char: str) -> str:
    """«i», «m», «f» or «s»: initial, medial, final, isolated; a space for everything else."""
    tag = unicodedata.decomposition(char).split(" ", 1)[0]
    return {"<initial>": "i", "<medial>": "m", "<final>": "f", "<isolated>": "s"}.get(tag, " ")


_LATIN = "A-Za-z\u00c0-\u024f"
_LATIN_WORD = rf"[0-9{_LATIN}](?:[0-9{_LATIN}.,:/@_+%'’\-]*[0-9{_LATIN}])?"
_NUMBER = r"[0-9\u0660-\u0669](?:[0-9\u0660-\u0669.,:/\-]*[0-9\u0660-\u0669%])?"
_HAS_LATIN = rf"(?=[^ ]*[{_LATIN}])"
_LEFT_TO_RIGHT = re.compile(rf"{_HAS_LATIN}{_LATIN_WORD}(?: {_HAS_LATIN}{_LATIN_WORD})*|{_NUMBER}")
_SWAPPED = str.maketrans("()[]{}«»<>", ")(][}{»«><")


def _turned(line: str, digits_too: bool) -> str:
    """One line the other way round; what runs left to right keeps its direction unless it had lost it."""
    flipped = line[::-1]
    if not digits_too:
        flipped = _LEFT_TO_RIGHT.sub(lambda match: match[0][::-1], flipped)
    closes_first = any(
        flipped.find(close) >= 0 and (flipped.find(close) < flipped.find(open_) or open_ not in flipped)
        for open_, close in ("()", "[]", "«»")
    )
    return flipped.translate(_SWAPPED) if closes_first else flipped


_SHAPED = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf1\ufe70-\ufefc]+")
"""Shaped letters and their ligatures; not ﷲ ﷺ ﷼ ﴾ ﴿ and their kind, which are written as such."""


def presentation_forms(text: str) -> tuple[str, _NOTICES]:
    """Shaped letters back to plain ones (NFKC), so that they can be searched and shaped by any font."""
    plain = _SHAPED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    if plain == text:
        return text, ()
    return plain, (Notice("presentation-forms", "the letters were stored in their shapes and were made plain"),)


_TORN = re.compile("(?<!\\S)[\u0621-\u064a](?: [\u0621-\u064a]){3,}(?!\\S)")


def spaced_letters(text: str) -> tuple[str, _NOTICES]:
    """Words whose letters a PDF reader tore apart, where wider spaces still show the words."""
    if text.count(" ") * 5 < len(text) * 2:
        return text, ()
    lines = [_joined(line) for line in text.split("\n")]
    joined = "\n".join(lines)
    if joined == text:
        return text, ()
    return joined, (Notice("spaced-letters", "the letters of the words stood apart and were joined"),)


def _joined(line: str) -> str:
    words = line.strip().split(" ")
    if "  " not in line.strip() or sum(len(word) <= 1 for word in words) * 10 < len(words) * 7:
        return line
    return " ".join(part.replace(" ", "") for part in re.split(" {2,}", line))


_ANSI = re.compile("\x1b\\[[0-9;?]*[A-Za-z]|\x1b[@-_]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb]")
_DECEIVING = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u115f\u1160\u17b4\u17b5\u180e\u2061-\u2065\u206a-\u206f\u3164\uffa0\U000e0100-\U000e0fff]|(?<!\U0001f3f4)(?<![\U000e0020-\U000e007e])[\U000e0000-\U000e00ff]+"
)
"""Overrides, embeddings and isolates, invisible letters, hidden selectors, and tag characters but those of a flag."""
_ZERO_WIDTH = re.compile("[\xad\u200b\u2060\ufeff]+")
_INSIDE_WORD = re.compile(r"(?<=[^\W_])[\xad\u200b\u2060\ufeff]+(?=[^\W_])")
HEAD = 300
"""Where section, date and headline stand: zero-width letters in there are worth a warning (code points)."""
_STRONG = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_REDUNDANT = re.compile(
    f"[\u200f\u061c]+(?=[{_STRONG}\\s]|$)|(?:(?<=[{_STRONG}\\s])|^)[\u200f\u061c]+|(?<=[A-Za-z])\u200e+|\u200e+(?=[A-Za-z])",
    re.MULTILINE,
)
"""Direction marks that change nothing, beside a letter of their own direction or white space."""
_JOINERS = re.compile("(?<=[\u0620-\u06ff])\u200d(?=[\u0620-\u06ff])")
_NON_JOINERS = re.compile("(?<=[\u0620-\u06ff])\u200c+(?=[\u0620-\u06ff])")
_NEEDS_NON_JOINERS = re.compile("[\u06a9\u06cc\u0698\u06af\u06c6\u06ce\u06d5]")
"""Letters of Persian, Urdu and Kurdish, which spell with the zero-width non-joiner. Arabic does not."""


def hidden_characters(text: str) -> tuple[str, _NOTICES]:
    """The text without control characters and without what makes it look other than it is."""
    if not _SUSPECT.search(text):
        return text, ()
    clean = _CONTROLS.sub("", _ANSI.sub("", text))
    shown = _DECEIVING.sub("", clean)
    deceived = shown != clean or _INSIDE_WORD.search(shown, 0, HEAD) is not None
    shown = _JOINERS.sub("", _REDUNDANT.sub("", _ZERO_WIDTH.sub("", shown)))
    if not _NEEDS_NON_JOINERS.search(shown):
        shown = _NON_JOINERS.sub("", shown)
    if not deceived:
        return shown, ()
    return shown, (Notice("spoofing", "hidden characters that change how the text looks were taken out"),)


_STEPS = (mojibake, escapes, question_marks, visual_order, presentation_forms, spaced_letters, hidden_characters)
_MIXED_WORD = re.compile("\\b(?=\\w*[A-Za-z])(?=\\w*[\u0370-\u03ff\u0400-\u04ff])[A-Za-z\u0370-\u04ff]+\\b")


def look_alikes(title: str | None) -> _NOTICES:
    """Whether a word of a headline mixes Latin with Greek or Cyrillic letters that look the same («Аpple»)."""
    match = _MIXED_WORD.search(title) if title else None
    return (Notice("spoofing", f"«{match[0]}» is written with look-alike letters"),) if match else ()
