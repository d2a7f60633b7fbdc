-- Who is signed in, by the hash of the secret that the browser has. way: 0 password, 1 passkey, 2 sign-up.
CREATE TABLE sessions (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    secret_hash BLOB NOT NULL UNIQUE,
    account     INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    browser     TEXT NOT NULL,
    way         INTEGER NOT NULL CHECK (way BETWEEN 0 AND 2),
    began       TEXT NOT NULL,
    seen        TEXT NOT NULL,
    ends        TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_account ON sessions (account, number);
CREATE INDEX sessions_by_end ON sessions (ends);

-- Public keys by which readers sign in (WebAuthn).
CREATE TABLE passkeys (
    id                 BLOB PRIMARY KEY,
    account            INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    name               TEXT NOT NULL,
    public_key         BLOB NOT NULL,
    sign_count         INTEGER NOT NULL,
    transports         TEXT NOT NULL,
    is_user_verified   INTEGER NOT NULL CHECK (is_user_verified IN (0, 1)),
    is_backup_eligible INTEGER NOT NULL CHECK (is_backup_eligible IN (0, 1)),
    is_backed_up       INTEGER NOT NULL CHECK (is_backed_up IN (0, 1)),
    added              TEXT NOT NULL,
    used               TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_by_account ON passkeys (account, added);

-- Addresses that may be used once, by the hash of the secret in them. purpose: 1 confirm an address, 2 recover, 3 administrator,
-- 4 invitation. value is what it was given for: the address to confirm.
CREATE TABLE one_time_links (
    secret_hash BLOB PRIMARY KEY,
    purpose     INTEGER NOT NULL CHECK (purpose BETWEEN 1 AND 4),
    account     INTEGER REFERENCES accounts (number) ON DELETE CASCADE,
    value       TEXT,
    ends        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX one_time_links_by_account ON one_time_links (account, purpose);
CREATE INDEX one_time_links_by_end ON one_time_links (ends);
