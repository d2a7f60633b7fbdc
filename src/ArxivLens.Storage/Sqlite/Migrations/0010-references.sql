-- Lists of references as they were written; origin is who gave the list (a bit, as in citations). digest tells one list from another.
CREATE TABLE reference_lists (
    citing INTEGER NOT NULL REFERENCES works (number) ON DELETE CASCADE,
    origin INTEGER NOT NULL,
    import INTEGER NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (citing, origin)
) STRICT, WITHOUT ROWID;

-- entry is the number of the entry that a reference stands in, since one may hold several. how says by what it was resolved; one that is
-- not waits until its work comes, with what was read of it (facts) and the sentences that cite it, both JSON.
CREATE TABLE reference_texts (
    citing    INTEGER NOT NULL,
    origin    INTEGER NOT NULL,
    place     INTEGER NOT NULL CHECK (place > 0),
    entry     INTEGER NOT NULL CHECK (entry > 0),
    text      TEXT NOT NULL,
    cited     INTEGER REFERENCES works (number) ON DELETE SET NULL,
    how       INTEGER NOT NULL DEFAULT 0,
    facts     TEXT,
    sentences TEXT,
    PRIMARY KEY (citing, origin, place),
    FOREIGN KEY (citing, origin) REFERENCES reference_lists (citing, origin) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_texts_by_cited ON reference_texts (cited) WHERE cited IS NOT NULL;

-- By what a waiting reference is found when a record comes: numbers made of titles and of journal, volume and page.
CREATE TABLE reference_keys (
    key    INTEGER NOT NULL,
    citing INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    place  INTEGER NOT NULL,
    PRIMARY KEY (key, citing, origin, place),
    FOREIGN KEY (citing, origin, place) REFERENCES reference_texts (citing, origin, place) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_keys_by_place ON reference_keys (citing, origin, place);
