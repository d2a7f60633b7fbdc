-- Where data come from. An import tells the source its records are of and, when it failed, why.
ALTER TABLE imports ADD COLUMN source TEXT;
ALTER TABLE imports ADD COLUMN failure TEXT;

-- The import that first named a work, the one that the record in works is of, and the latest that gave that very record. Works of
-- before this table have no row.
CREATE TABLE record_imports (
    work         INTEGER PRIMARY KEY REFERENCES works (number) ON DELETE CASCADE,
    first_import INTEGER NOT NULL,
    import       INTEGER NOT NULL,
    confirmed    INTEGER NOT NULL
) STRICT;
ALTER TABLE retractions ADD COLUMN import INTEGER;
ALTER TABLE full_texts ADD COLUMN import INTEGER;

-- The log of imports and the states of sources as a whole: how often they changed and a mark drawn anew at each change, for telling
-- whether what was said of them still holds.
CREATE TABLE import_state (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    changes INTEGER NOT NULL,
    mark    TEXT NOT NULL
) STRICT;
INSERT INTO import_state VALUES (1, 0, lower(hex(randomblob(8))));

-- How far each source was taken in; scope is a part of it that is asked for by itself, such as a set. position is the source's own
-- note of where to go on.
CREATE TABLE source_states (
    source    TEXT NOT NULL,
    scope     TEXT NOT NULL,
    position  TEXT,
    attempted TEXT,
    succeeded TEXT,
    failed    TEXT,
    failure   TEXT,
    failures  INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    retry     TEXT,
    PRIMARY KEY (source, scope)
) STRICT, WITHOUT ROWID;

-- What works are called elsewhere.
CREATE TABLE external_ids (
    scheme TEXT NOT NULL,
    id     TEXT NOT NULL,
    work   INTEGER NOT NULL REFERENCES works (number) ON DELETE CASCADE,
    PRIMARY KEY (scheme, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX external_ids_by_work ON external_ids (work);

-- The import by which an origin first asserted a citation that others had asserted before. Origins of a citation that have no row
-- here were first heard of by citations.first_import.
CREATE TABLE citation_origins (
    citing       INTEGER NOT NULL,
    cited        INTEGER NOT NULL,
    origin       INTEGER NOT NULL,
    first_import INTEGER NOT NULL,
    PRIMARY KEY (citing, cited, origin),
    FOREIGN KEY (citing, cited) REFERENCES citations (citing, cited) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Sentences in which a work is cited and what for, as an origin gives them; intents is a set of bits.
CREATE TABLE citation_contexts (
    citing   INTEGER NOT NULL,
    cited    INTEGER NOT NULL,
    origin   INTEGER NOT NULL,
    place    INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    intents  INTEGER NOT NULL,
    PRIMARY KEY (citing, cited, origin, place),
    FOREIGN KEY (citing, cited) REFERENCES citations (citing, cited) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- How many sentences each origin gives: counting them anew would read them all.
CREATE TABLE context_counts (
    origin    INTEGER PRIMARY KEY,
    sentences INTEGER NOT NULL
) STRICT;
CREATE TRIGGER contexts_added AFTER INSERT ON citation_contexts BEGIN
    INSERT INTO context_counts (origin, sentences) VALUES (NEW.origin, 1) ON CONFLICT DO UPDATE SET sentences = sentences + 1;
END;
CREATE TRIGGER contexts_removed AFTER DELETE ON citation_contexts BEGIN
    UPDATE context_counts SET sentences = sentences - 1 WHERE origin = OLD.origin;
END;
