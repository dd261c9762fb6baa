"""The store's tables, as a numbered list of migrations.

A migration is never edited once released: a change is one more entry at the end. Before a library is
migrated it is copied beside itself (``library.db.before-2``), so that no version of the program can
lose what another one kept. ``PRAGMA user_version`` counts the migrations a file has seen.

What does not change (articles, originals) stands apart from what does (status, bookmarks).
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.errors import LibraryError, LibraryFromFuture

MIGRATIONS: tuple[str, ...] = (
    # 1: articles, the bytes they came from, where they were found, and what a reader does with them.
    """
    CREATE TABLE original (              -- the bytes of a file exactly as they were, once
        digest BLOB PRIMARY KEY,         -- BLAKE2b-160 of the bytes
        size   INTEGER NOT NULL,         -- bytes before compression
        packed BLOB NOT NULL             -- zlib
    );
    CREATE TABLE article (
        number      INTEGER PRIMARY KEY, -- order of arrival
        id          TEXT NOT NULL UNIQUE,
        fingerprint BLOB NOT NULL UNIQUE,-- of the folded text: the same article is kept once
        kin         BLOB,                -- of folded title and day: versions of one article share it
        newer       TEXT REFERENCES article(id), -- the version that replaced this one
        story       TEXT,                -- shared by near-duplicates: the id of the one that came first
        section     TEXT,
        published   TEXT,                -- ISO 8601 to the precision the file states
        title       TEXT,
        excerpt     TEXT NOT NULL,       -- first words, for the list
        added       TEXT NOT NULL,       -- ISO 8601, UTC
        content     TEXT NOT NULL        -- JSON: lead, caption, body, related, dropped, warnings, encoding, layout
    );
    CREATE INDEX article_by_section ON article(section) WHERE newer IS NULL;
    CREATE INDEX article_by_date ON article(published) WHERE newer IS NULL;
    CREATE INDEX article_by_kin ON article(kin);
    CREATE INDEX article_by_newer ON article(newer) WHERE newer IS NOT NULL;
    CREATE INDEX article_by_story ON article(story) WHERE story IS NOT NULL;
    CREATE TABLE sketch (                -- a few hashed sentences of every article, to meet near-duplicates
        sentence INTEGER NOT NULL,
        article  TEXT NOT NULL REFERENCES article(id),
        PRIMARY KEY (sentence, article)
    ) WITHOUT ROWID;
    CREATE TABLE source (                -- every place an article was found in
        path    BLOB NOT NULL,           -- file names are bytes: os.fsencode of the path as given
        record  INTEGER NOT NULL,        -- which article of that file, from 0
        article TEXT NOT NULL REFERENCES article(id),
        digest  BLOB NOT NULL REFERENCES original(digest),
        seen    TEXT NOT NULL,           -- ISO 8601, UTC
        gone    TEXT,                    -- when the file was first missed; its article stays
        PRIMARY KEY (path, record)
    );
    CREATE INDEX source_by_article ON source(article);
    CREATE INDEX source_by_digest ON source(digest);
    CREATE TABLE status (
        article TEXT PRIMARY KEY REFERENCES article(id),
        read    INTEGER NOT NULL DEFAULT 0,
        place   INTEGER NOT NULL DEFAULT 0, -- code points into the article's text
        whole   INTEGER NOT NULL DEFAULT 0  -- whether what was left out of the text is shown
    );
    CREATE TABLE bookmark (
        article TEXT PRIMARY KEY REFERENCES article(id),
        created TEXT NOT NULL            -- ISO 8601, UTC
    );
    CREATE TABLE watched (               -- folders whose files are imported as they come and change
        path BLOB PRIMARY KEY
    );
    CREATE TABLE unfinished (            -- what an import was given, until it ends: a crash leaves it here
        path BLOB PRIMARY KEY
    );
    CREATE TABLE correction (            -- what a person said of a folder's files of one layout
        folder BLOB NOT NULL,
        layout TEXT NOT NULL,
        field  TEXT NOT NULL,
        rule   TEXT NOT NULL,            -- see reader/corrections.py
        PRIMARY KEY (folder, layout, field)
    );
    """,
    # 2: what a person makes of articles (highlights, notes, tags) and of the library (queue, filters, sections).
    """
    CREATE TABLE annotation (            -- as it was made: where it stands now is in placement
        id      TEXT PRIMARY KEY,        -- a UUID: a copy that comes back is known again
        origin  TEXT NOT NULL,           -- the article it was made on; it may come later than its annotations
        kind    TEXT NOT NULL,           -- highlight, bookmark, note, tag
        quote   TEXT,                    -- the passage; NULL for the article as a whole
        prefix  TEXT,                    -- what stands before it
        suffix  TEXT,                    -- what stands after it
        start   INTEGER,                 -- where it stood in the origin's text, in code points
        colour  INTEGER,                 -- 1 to 4, of highlights
        note    TEXT,
        tags    TEXT NOT NULL,           -- a JSON list
        created TEXT NOT NULL,           -- ISO 8601, UTC
        changed TEXT NOT NULL
    );
    CREATE TABLE placement (             -- found anew whenever the article changes; a cache, in its way
        annotation TEXT PRIMARY KEY REFERENCES annotation(id) ON DELETE CASCADE,
        article    TEXT NOT NULL REFERENCES article(id), -- the version that is shown
        start      INTEGER,              -- code points into its text; NULL: unplaced, or the article as a whole
        stop       INTEGER
    );
    CREATE INDEX placement_by_article ON placement(article);
    CREATE TABLE queue (                 -- the reading list
        article  TEXT PRIMARY KEY REFERENCES article(id),
        position INTEGER NOT NULL
    );
    CREATE TABLE smart_filter (          -- saved searches
        id       TEXT PRIMARY KEY,
        name     TEXT NOT NULL,
        query    TEXT NOT NULL,          -- JSON: text, sections, since, until, sort
        position INTEGER NOT NULL
    );
    CREATE TABLE section_name (          -- sections renamed or, under one name, merged; articles stay as they are
        section TEXT PRIMARY KEY,
        shown   TEXT NOT NULL
    );
    CREATE TABLE pinned_section (
        section  TEXT PRIMARY KEY,       -- as shown
        position INTEGER NOT NULL
    );
    CREATE TABLE journal (               -- what was done, to be undone
        step    INTEGER PRIMARY KEY AUTOINCREMENT,
        deed    TEXT NOT NULL,           -- what it was, for people: see reader/annotations.py
        changes TEXT NOT NULL,           -- JSON: table, row before, row after
        undone  INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE revision (number INTEGER NOT NULL); -- counts the changes of all this, for caches
    INSERT INTO revision VALUES (0);
    """,
    # 3: related items lead to the articles whose headlines they are.
    """
    CREATE INDEX article_by_title ON article(title) WHERE newer IS NULL;
    """,
    # 4: whole lists are read from an index, without a look at any article.
    """
    DROP INDEX article_by_date;
    CREATE INDEX article_by_date ON article(published, number, id, story) WHERE newer IS NULL;
    CREATE INDEX article_by_arrival ON article(number, id, story) WHERE newer IS NULL;
    """,
    # 5: so are the lists of sections, in either order.
    """
    DROP INDEX article_by_section;
    CREATE INDEX article_by_section ON article(section, number, published, id, story) WHERE newer IS NULL;
    """,
)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the library at ``path`` up to date, one transaction a step.

    Raises ``LibraryFromFuture`` if it has seen more migrations than this program knows.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise LibraryFromFuture(str(path), f"version {version}, this program knows {len(MIGRATIONS)}")
    for number in range(version + 1, len(MIGRATIONS) + 1):
        if version:
            _keep_copy(connection, path.with_name(f"{path.name}.before-{number}"))
        connection.executescript(f"BEGIN IMMEDIATE; {MIGRATIONS[number - 1]} PRAGMA user_version = {number}; COMMIT;")


def _keep_copy(connection: sqlite3.Connection, target: Path) -> None:
    if target.exists():
        return
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        raise LibraryError(str(target), f"no backup could be made before the update: {error}") from error
