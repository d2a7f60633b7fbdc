-- States of the library from which on every change is known: those an index was built from, or is about to be. last_number is
-- the highest number of a work then: what is above it is new and needs no entry of its own. Without a row nothing is noted.
CREATE TABLE states (
    change      INTEGER PRIMARY KEY,
    mark        TEXT NOT NULL,
    last_number INTEGER NOT NULL
) STRICT;

-- Works whose record changed, and works whose references did, each with its latest change.
CREATE TABLE changed_works (
    number INTEGER PRIMARY KEY,
    change INTEGER NOT NULL
) STRICT;
CREATE TABLE changed_references (
    citing INTEGER PRIMARY KEY,
    change INTEGER NOT NULL
) STRICT;

-- Keys that are gone. Nothing of this program removes yet; who does so by hand is noted all the same.
CREATE TABLE removed_works (
    key    TEXT NOT NULL PRIMARY KEY,
    change INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER works_removed AFTER DELETE ON works WHEN EXISTS (SELECT 1 FROM states) BEGIN
    INSERT INTO removed_works (key, change) SELECT OLD.key, changes + 1 FROM library WHERE true
    ON CONFLICT DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER citations_removed AFTER DELETE ON citations WHEN EXISTS (SELECT 1 FROM states) BEGIN
    INSERT INTO changed_references (citing, change) SELECT OLD.citing, changes + 1 FROM library WHERE true
    ON CONFLICT DO UPDATE SET change = excluded.change;
END;
