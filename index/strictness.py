"""Searching with some spellings kept apart that are otherwise one: vowel marks, hamza, ي and ى, ة and ه.

The index knows folded words only. So what it finds is looked at once more: a word that was typed must stand in the
text as it was typed in what counts, whatever particles and endings stand round it («كُتُب» in «والكُتُب», «مدرسة»
not in «المدرسه»). Between words that must all be there all must; of words of which some will do, one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from index.folding import HIDDEN, MARKS, TATWEEL, WORD, fold
from index.query import Node, Or, Parsed, Phrase, Word
from index.query_language import parse
from index.questions import FUNCTION_WORDS
from reader.article import Folding, Span

_LETTERS: dict[Folding, Mapping[int, int | None]] = {
    Folding.HAMZA: str.maketrans("أإآٱؤئ", "ااااوي", "ء"),
    Folding.YEH: str.maketrans("ى", "ي"),
    Folding.TEH: str.maketrans("ة", "ه"),
}
_ALWAYS = str.maketrans("کڪگیېےہەھ٠١٢٣٤٥٦٧٨٩", "كككيييههه0123456789")
_SPELLINGS = "".join(map(chr, sorted({*_ALWAYS, *(letter for table in _LETTERS.values() for letter in table)})))
"""Every letter that may be one with another."""

_UNSEEN = re.compile(f"[{HIDDEN}{TATWEEL}]")
_MARKS = re.compile(f"[{MARKS}]")

Strict = frozenset[Folding]


def keeps(query_text: str, text: str, strict: Strict) -> bool:
    """Whether a text that a query finds has its words as they were typed, in what counts."""
    wanted, every = _wanted(query_text, strict)
    opened = text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
    there = (word.search(opened) is not None for word in wanted)
    return not wanted or (all(there) if every else any(there))


def kept(query_text: str, text: str, spans: Collection[Span], strict: Strict) -> tuple[Span, ...]:
    """Those of the marked words that are written as the query's were, in what counts."""
    wanted, _ = _wanted(query_text, strict)
    written = ((span, unicodedata.normalize("NFKC", text[span.start : span.end])) for span in spans)
    return tuple(span for span, word in written if any(pattern.search(word) for pattern in wanted))


@lru_cache(maxsize=16)
def _wanted(query_text: str, strict: Strict) -> tuple[tuple[re.Pattern[str], ...], bool]:
    """The query's words as they count, and whether all of them must be there."""
    parsed = parse(query_text)
    typed = {fold(word): word for word in WORD.findall(query_text)}
    telling = list(_forms(parsed.wanted(), but=FUNCTION_WORDS)) or list(_forms(parsed.wanted()))
    return tuple(_pattern(typed[form], strict) for form in telling if form in typed), _every(parsed)


def _every(parsed: Parsed) -> bool:
    return not parsed.words and not isinstance(parsed.required, Or)


def _forms(nodes: Iterable[Node], but: Collection[str] = ()) -> Iterator[str]:
    """The words of a query, phrases whole; single ones without those of ``but``."""
    for node in nodes:
        if isinstance(node, Phrase):
            yield from node.forms
        elif isinstance(node, Word) and node.form not in but:
            yield node.form


def _pattern(word: str, strict: Strict) -> re.Pattern[str]:
    """A word as it may be written: each letter with those that are one with it, and between them what is not seen."""
    unseen = "".join(letter for letter in _SPELLINGS if not _narrowed(letter, strict))
    gap = f"[{HIDDEN}{TATWEEL}{'' if Folding.MARKS in strict else MARKS}{unseen}]*"
    letters = _narrowed(unicodedata.normalize("NFKC", word), strict)
    return re.compile(gap.join(_class(letter, strict) for letter in letters), re.IGNORECASE)


def _class(letter: str, strict: Strict) -> str:
    same = (other for other in _SPELLINGS if _narrowed(other, strict) == letter)
    return f"[{re.escape(letter)}{''.join(same)}]"


def _narrowed(text: str, strict: Strict) -> str:
    """A composed text folded in all but what counts."""
    narrowed = _UNSEEN.sub("", text).translate(_ALWAYS)
    if Folding.MARKS not in strict:
        narrowed = _MARKS.sub("", narrowed)
    for kind, table in _LETTERS.items():
        if kind not in strict:
            narrowed = narrowed.translate(table)
    return narrowed
