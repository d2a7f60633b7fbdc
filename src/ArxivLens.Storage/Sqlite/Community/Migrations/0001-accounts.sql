-- How often what everybody sees of the community changed, and a mark drawn anew at each change.
CREATE TABLE community (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    changes INTEGER NOT NULL,
    mark    TEXT NOT NULL
) STRICT;
INSERT INTO community VALUES (1, 0, lower(hex(randomblob(8))));

-- Readers. name_key and email_key are what they are found by, whatever the case of letters; a number is never given twice.
CREATE TABLE accounts (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    name           TEXT NOT NULL,
    name_key       TEXT NOT NULL UNIQUE,
    email          TEXT NOT NULL,
    email_key      TEXT NOT NULL UNIQUE,
    is_confirmed   INTEGER NOT NULL DEFAULT 0 CHECK (is_confirmed IN (0, 1)),
    password_hash  TEXT,
    security_stamp TEXT NOT NULL,
    row_stamp      TEXT NOT NULL,
    role           INTEGER NOT NULL DEFAULT 0 CHECK (role IN (0, 1, 2)),
    joined         TEXT NOT NULL,
    failures       INTEGER NOT NULL DEFAULT 0,
    locked_until   TEXT
) STRICT;
