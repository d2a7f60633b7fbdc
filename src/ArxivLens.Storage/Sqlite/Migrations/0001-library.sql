-- The library as a whole: how often its content changed, a mark drawn anew at each change, and what it holds.
CREATE TABLE library (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    changes    INTEGER NOT NULL,
    mark       TEXT NOT NULL,
    papers     INTEGER NOT NULL CHECK (papers >= 0),
    works      INTEGER NOT NULL CHECK (works >= 0),
    unresolved INTEGER NOT NULL CHECK (unresolved >= 0),
    citations  INTEGER NOT NULL CHECK (citations >= 0)
) STRICT;
INSERT INTO library VALUES (1, 0, lower(hex(randomblob(8))), 0, 0, 0, 0);

-- Papers and other works. The abstract stands last: the columns before it are read without following its overflow pages.
CREATE TABLE works (
    number           INTEGER PRIMARY KEY,
    key              TEXT NOT NULL UNIQUE,
    sort_text        TEXT NOT NULL,
    kind             INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
    fingerprint      BLOB NOT NULL CHECK (length(fingerprint) = 32),
    title            TEXT NOT NULL,
    authors          TEXT NOT NULL,
    year             INTEGER,
    published        TEXT,
    categories       TEXT NOT NULL,
    doi              TEXT,
    is_description   INTEGER NOT NULL CHECK (is_description IN (0, 1)),
    versions         TEXT,
    submitter        TEXT,
    comments         TEXT,
    journal_ref      TEXT,
    report_number    TEXT,
    license          TEXT,
    metadata_changed TEXT,
    abstract         TEXT NOT NULL,
    CHECK ((kind = 2) = (versions IS NOT NULL))
) STRICT;
CREATE INDEX works_by_sort_text ON works (sort_text);

-- Who asserts citations; bit i of a mask stands for the origin with bit = i.
CREATE TABLE origins (
    bit  INTEGER PRIMARY KEY CHECK (bit BETWEEN 0 AND 31),
    name TEXT NOT NULL UNIQUE
) STRICT;

-- The imports. What they did is NULL until they have ended.
CREATE TABLE imports (
    number         INTEGER PRIMARY KEY,
    kind           TEXT NOT NULL,
    file           TEXT NOT NULL,
    began          TEXT NOT NULL,
    ended          TEXT,
    added          INTEGER,
    updated        INTEGER,
    unchanged      INTEGER,
    rejected       INTEGER,
    self_citations INTEGER,
    repeated       INTEGER,
    is_complete    INTEGER
) STRICT;

-- Citations. last_import is the import that asserted one last, last_origins the origins it named: that tells a repetition within
-- one import from a citation known before. Imports are no foreign keys, so that the log may be pruned.
CREATE TABLE citations (
    citing       INTEGER NOT NULL REFERENCES works (number),
    cited        INTEGER NOT NULL REFERENCES works (number),
    origins      INTEGER NOT NULL CHECK (origins > 0),
    first_import INTEGER NOT NULL,
    last_import  INTEGER NOT NULL,
    last_origins INTEGER NOT NULL,
    PRIMARY KEY (citing, cited),
    CHECK (citing <> cited)
) STRICT, WITHOUT ROWID;
