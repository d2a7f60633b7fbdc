-- How often what everybody sees of the community changed, and a mark drawn anew at each change.
CREATE TABLE community (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    changes INTEGER NOT NULL,
    mark    TEXT NOT NULL
) STRICT;
INSERT INTO community VALUES (1, 0, lower(hex(randomblob(8))));

-- Readers; a number is never given twice. name_key is the same for names that are taken for one another. email is confirmed and
-- one account's; handle is what devices know the account by; pending_email is only named, and may be named by many.
CREATE TABLE accounts (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    handle        TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    name_key      TEXT NOT NULL UNIQUE,
    email         TEXT,
    email_key     TEXT UNIQUE,
    pending_email TEXT,
    password_hash TEXT,
    role          INTEGER NOT NULL DEFAULT 0 CHECK (role BETWEEN 0 AND 2),
    joined        TEXT NOT NULL,
    revision      INTEGER NOT NULL DEFAULT 1,
    CHECK ((email IS NULL) = (email_key IS NULL))
) STRICT;
CREATE INDEX accounts_by_role ON accounts (role, number);

-- Names that were given up, as hashes of their keys: nobody but the account that had one can take it until then. The account may
-- be gone.
CREATE TABLE kept_names (
    name_hash BLOB PRIMARY KEY,
    account   INTEGER NOT NULL,
    until     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
