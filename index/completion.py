"""What a query may be going to say: words, sections and field names that its last word begins.

الح          → الحرب, الحكومه …                 words of the library, the ones in most articles first
عن           → عنوان: …                         names of fields
قسم:المش      → قسم:"المشرق العربي"              sections
عنوان:الح     → عنوان:الحرب …                    a word in a field
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from index.folding import fold, forms, typed
from index.query import FIELDS
from index.snapshot import Snapshot

FIELD_NAMES = {name: field for field, names in FIELDS.items() for name in names}


def completions(snapshot: Snapshot, text: str, limit: int) -> tuple[str, ...]:
    """Whole queries that continue ``text``, at most ``limit``, the likeliest first; words in their folded spelling."""
    before, last = _last_word(text)
    found = dict.fromkeys(before + ending for ending in _endings(snapshot, last, limit) if ending != last)
    return tuple(islice(found, limit))


def _last_word(text: str) -> tuple[str, str]:
    clean = typed(text)
    at = len(clean) - len(clean.split(" ")[-1])
    return clean[:at], clean[at:]


def _endings(snapshot: Snapshot, last: str, limit: int) -> Iterator[str]:
    name, colon, value = last.rpartition(":")
    if FIELD_NAMES.get(name) == "section":
        yield from (f'{name}:"{section}"' for section in _sections(snapshot, value))
        return
    if last and not colon:
        yield from (f"{name}:" for name in FIELD_NAMES if fold(name).startswith(fold(last)))
    if fold(value):
        yield from (name + colon + form for form, _ in snapshot.searcher.completions("surface", fold(value), limit))


def _sections(snapshot: Snapshot, start: str) -> Iterator[str]:
    wanted = forms(start)
    for section in snapshot.catalogue.section_names:
        found = forms(section)
        if found and " ".join(found).startswith(" ".join(wanted)):
            yield section
