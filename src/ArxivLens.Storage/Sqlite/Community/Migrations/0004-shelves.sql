-- Shelves of readers. The token is what the address of a shared shelf holds; it opens no more than what stands beside it here, so
-- it is kept as it is. contribution is what moderators see of a
-- shared shelf; it stays when sharing ends, so that what they removed cannot be shared anew. removed is set while a deletion can still be undone.
CREATE TABLE shelves (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    account      INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    name         TEXT NOT NULL,
    created      TEXT NOT NULL,
    changed      TEXT NOT NULL,
    removed      TEXT,
    token        TEXT UNIQUE,
    contribution INTEGER,
    shows_notes  INTEGER NOT NULL DEFAULT 0 CHECK (shows_notes IN (0, 1)),
    shows_name   INTEGER NOT NULL DEFAULT 0 CHECK (shows_name IN (0, 1))
) STRICT;
CREATE INDEX shelves_by_account ON shelves (account, number);
CREATE UNIQUE INDEX shelves_by_contribution ON shelves (contribution) WHERE contribution IS NOT NULL;

-- title is what the work was called when it was saved, for works that the library does not have; tags are parted by line feeds.
-- The smallest place stands first. seen_* is what the owner had seen of the work: its version, its citations, its standing.
CREATE TABLE shelf_entries (
    shelf          INTEGER NOT NULL REFERENCES shelves (number) ON DELETE CASCADE,
    work           TEXT NOT NULL,
    title          TEXT NOT NULL,
    added          TEXT NOT NULL,
    note           TEXT NOT NULL DEFAULT '',
    tags           TEXT NOT NULL DEFAULT '',
    place          INTEGER NOT NULL,
    removed        TEXT,
    seen_version   INTEGER,
    seen_citations INTEGER,
    seen_standing  INTEGER,
    PRIMARY KEY (shelf, work)
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_entries_by_work ON shelf_entries (work, shelf);

-- Who follows somebody's shared shelf, and up to when they have seen what was added to it.
CREATE TABLE shelf_followers (
    account INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    shelf   INTEGER NOT NULL REFERENCES shelves (number) ON DELETE CASCADE,
    seen    TEXT NOT NULL,
    PRIMARY KEY (account, shelf)
) STRICT, WITHOUT ROWID;

-- What was read of a file, between its preview and its being saved; one an account.
CREATE TABLE shelf_imports (
    account INTEGER PRIMARY KEY REFERENCES accounts (number) ON DELETE CASCADE,
    made    TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

-- What a reader decided of recommendations: kind 1 weight of a seed (a work), 2 of a shelf, 3 dismissed work, 4 dismissed author,
-- 5 dismissed term.
CREATE TABLE recommendation_choices (
    account INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    kind    INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
    value   TEXT NOT NULL,
    weight  REAL NOT NULL,
    made    TEXT NOT NULL,
    PRIMARY KEY (account, kind, value)
) STRICT, WITHOUT ROWID;
