-- What readers follow: kind 1 category, 2 author, 3 search, 4 term, 5 work, 6 question, 7 article, 8 replies to me; value is what it is
-- known by. A mark is a moment of everything news is made of: the time, the change of the library that the index had taken in, and the
-- last contribution that had come to be shown. digest 0 none, 1 daily, 2 weekly.
CREATE TABLE follows (
    account       INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    kind          INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 8),
    value         TEXT NOT NULL,
    digest        INTEGER NOT NULL CHECK (digest BETWEEN 0 AND 2),
    since         TEXT NOT NULL,
    since_library INTEGER NOT NULL,
    since_shown   INTEGER NOT NULL,
    PRIMARY KEY (account, kind, value)
) STRICT, WITHOUT ROWID;

-- How a reader wants it. hour and weekday (0 Sunday) are of the zone, an IANA name. feed is the SHA-256 of the token of the private feed.
CREATE TABLE follow_settings (
    account      INTEGER PRIMARY KEY REFERENCES accounts (number) ON DELETE CASCADE,
    zone         TEXT NOT NULL,
    hour         INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
    weekday      INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    digest       INTEGER NOT NULL CHECK (digest BETWEEN 0 AND 2),
    has_digests  INTEGER NOT NULL CHECK (has_digests IN (0, 1)),
    marks_lists  INTEGER NOT NULL CHECK (marks_lists IN (0, 1)),
    feed         BLOB UNIQUE
) STRICT;

-- When a reader last said of a list that it was seen, as a mark.
CREATE TABLE looks (
    account INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    list    TEXT NOT NULL,
    at      TEXT NOT NULL,
    library INTEGER NOT NULL,
    shown   INTEGER NOT NULL,
    PRIMARY KEY (account, list)
) STRICT, WITHOUT ROWID;
CREATE INDEX looks_by_age ON looks (account, at);

-- Digests to come. The next one tells what came between two marks; the latter is set when it is made, before it goes to the outbox, so
-- that a death in between makes the same digest again and not another.
CREATE TABLE digests (
    account      INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    digest       INTEGER NOT NULL CHECK (digest IN (1, 2)),
    due          TEXT NOT NULL,
    from_at      TEXT NOT NULL,
    from_library INTEGER NOT NULL,
    from_shown   INTEGER NOT NULL,
    to_at        TEXT,
    to_library   INTEGER,
    to_shown     INTEGER,
    PRIMARY KEY (account, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX digests_by_due ON digests (due);

-- The order in which contributions came to be shown to everybody: when written, or when a moderator let a held one through. One that is
-- removed and restored is not new again.
CREATE TABLE shown_contributions (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    contribution INTEGER NOT NULL UNIQUE REFERENCES contributions (number) ON DELETE CASCADE
) STRICT;
CREATE TRIGGER contributions_added_shown AFTER INSERT ON contributions WHEN NEW.state = 0 BEGIN
    INSERT INTO shown_contributions (contribution) VALUES (NEW.number);
END;
CREATE TRIGGER contributions_let_through AFTER UPDATE OF state ON contributions WHEN NEW.state = 0 AND OLD.state = 1 BEGIN
    DELETE FROM shown_contributions WHERE contribution = NEW.number;
    INSERT INTO shown_contributions (contribution) VALUES (NEW.number);
END;
