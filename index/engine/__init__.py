"""Whoosh at full speed: a codec, a writer and a searcher over memory-mapped numpy arrays.

Schemas, field types, query trees and parsers, highlighting and spelling are Whoosh's own; its stock ``Searcher``
works on these indexes too. Only writing and searching are done by array operations.

    index = engine.create(folder, schema)              an empty index, in place of what was there
    index = engine.open(folder, schema)                raises IndexDamaged

    writer = index.writer()                            Whoosh's LockError while there is another
    writer.update_document(id="a1", title=words, body=words, section="رياضة")
    writer.delete_by_term("id", "a0")
    writer.commit()                                    durable when it returns
    index.compact()                                    now and then, in the background: keeps segments few
    index.check()                                      reads every byte

    with index.searcher() as searcher:
        answer = searcher.find(query, limit=20, filter=query, groupedby=["section"], cancelled=asked_to_stop)
        answer.total, answer.docs, answer.scores, answer.groups["section"]["رياضة"]
        newest = searcher.find(query, sortedby="published", reverse=True)
        searcher.find(query, filter=searcher.numbers("id", some_ids))
        searcher.positions("body", "كتاب", np.sort(answer.docs))       for a second, closer ranking
        searcher.occurrences("body", "كتاب")           documents and frequencies, for a ranking of one's own
        searcher.lengths("body"), searcher.live, searcher.column("published", answer.docs)
        searcher.words_like("surface", "مح*"), searcher.words_within("surface", "كتاب", 1), searcher.completions(…)
        searcher.search(query, limit=20)               Whoosh's Results, for its highlighter and the rest

A TEXT field is indexed at full speed when its analyser offers two methods (``vocabulary.WordAnalyzer``):
``words(value)`` cuts a value into words, an empty string leaving a position free, and ``term(word)`` gives the
term that stands for a word, by the word alone. Fields that are given the same list of words share the work.
Other fields are indexed as Whoosh does it. Columns (``sortable=True``) hold bytes or numbers.

Read on in this order: ``arrays`` (the file), ``vocabulary``, ``postings``, ``tokens``, ``sorting``, ``batch``,
``merge``, ``writer``, ``toc`` (how a commit is made); ``segment``, ``codec``, ``matches``, ``scoring``, ``evaluate``
with ``near`` and ``terms``, ``leaf``, ``searcher``. ``runs`` has what many of them do with rising lists.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whoosh.fields import Schema

    from index.engine.index import ArrayIndex


def create(folder: Path, schema: Schema) -> ArrayIndex:
    """Make an empty index in a folder, in place of the one that may be there."""
    from index.engine.index import create

    return create(folder, schema)


def open(folder: Path, schema: Schema | None = None) -> ArrayIndex:
    """Open an index. With ``schema`` the one stored in it is not read. Raises ``IndexDamaged``."""
    from index.engine.index import ArrayIndex

    return ArrayIndex(folder, schema)
