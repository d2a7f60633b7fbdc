-- Mail to readers. key: what makes it this mail and no other. wanted: since when it is due; due: when it is tried next.
-- state 0 waiting, 1 begun (being sent, or cut off while it was), 2 sent, 3 given up, 4 nothing to say any more.
-- mark: the first half of its Message-ID, the same at every attempt. data is emptied when it ends; its words are never kept.
CREATE TABLE outbox (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    key      TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    account  INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    data     TEXT NOT NULL,
    wanted   TEXT NOT NULL,
    due      TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    state    INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 4),
    mark     TEXT NOT NULL,
    ended    TEXT,
    reason   TEXT
) STRICT;
CREATE INDEX outbox_by_due ON outbox (state, due);
CREATE INDEX outbox_by_account ON outbox (account, state, ended);

-- Addresses that a mail server refused for good. None is sent to again until its owner confirms it anew.
CREATE TABLE refused_addresses (
    address TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    refused TEXT NOT NULL,
    reason  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX refused_addresses_by_account ON refused_addresses (account);

-- Confirming an address opens it again, wherever that is done; one that is confirmed anew was pending besides.
CREATE TRIGGER address_confirmed AFTER UPDATE OF email, pending_email ON accounts
WHEN NEW.email IS NOT NULL
    AND (NEW.email IS NOT OLD.email OR (NEW.pending_email IS NULL AND lower(OLD.pending_email) = lower(NEW.email)))
BEGIN
    DELETE FROM refused_addresses WHERE address = lower(NEW.email);
END;
