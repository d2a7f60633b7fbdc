-- What was let through the rules for what readers write, held (with why) or at once; nothing of what was refused, and no words: the
-- contribution itself has them. last_before is the greatest number of a contribution at that moment, so the contribution that became of
-- it is the first of its account, kind and subject behind it; edits names the one it gives new words,
-- form the mark of the form it was sent with: sent twice, it was let through before.
CREATE TABLE submissions (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    account      INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    kind         INTEGER NOT NULL,
    subject_kind INTEGER NOT NULL,
    subject      TEXT NOT NULL,
    edits        INTEGER,
    form         TEXT,
    last_before  INTEGER NOT NULL,
    at           TEXT NOT NULL,
    held_for     TEXT
) STRICT;
CREATE INDEX submissions_by_account ON submissions (account, at);
CREATE UNIQUE INDEX submissions_by_form ON submissions (account, form) WHERE form IS NOT NULL;
CREATE INDEX submissions_by_time ON submissions (at);

-- Numbers that texts alike have in common (Core/Moderation/TextLikeness), and the hosts that a text links to.
CREATE TABLE submission_bands (
    band       INTEGER NOT NULL,
    submission INTEGER NOT NULL REFERENCES submissions (number) ON DELETE CASCADE,
    PRIMARY KEY (band, submission)
) STRICT, WITHOUT ROWID;
CREATE INDEX submission_bands_by_submission ON submission_bands (submission);
CREATE TABLE submission_hosts (
    host       TEXT NOT NULL,
    submission INTEGER NOT NULL REFERENCES submissions (number) ON DELETE CASCADE,
    PRIMARY KEY (host, submission)
) STRICT, WITHOUT ROWID;
CREATE INDEX submission_hosts_by_submission ON submission_hosts (submission);

-- What moderators, administrators and the operator did: the log. It outlives whom it is about and who did it; then only the numbers of
-- things are left. action and rule are those of Core/Moderation; before and after are states of the contribution, roles of the account,
-- or 0 and 1 for closed; words are for the author alone. about names the earlier decision that it takes back or lets
-- stand, undone_by the one that took it back; by_role is -1 for the operator at the machine.
CREATE TABLE decisions (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    at           TEXT NOT NULL,
    action       INTEGER NOT NULL,
    rule         INTEGER,
    words        TEXT,
    contribution INTEGER,
    kind         INTEGER,
    subject_kind INTEGER,
    subject      TEXT,
    account      INTEGER REFERENCES accounts (number) ON DELETE SET NULL,
    before       INTEGER NOT NULL,
    after        INTEGER NOT NULL,
    by_account   INTEGER REFERENCES accounts (number) ON DELETE SET NULL,
    by_role      INTEGER NOT NULL,
    about        INTEGER REFERENCES decisions (number),
    undone_by    INTEGER REFERENCES decisions (number)
) STRICT;
CREATE INDEX decisions_by_contribution ON decisions (contribution, number);
CREATE INDEX decisions_by_account ON decisions (account, number);
CREATE INDEX decisions_by_maker ON decisions (by_account);

-- What readers reported. One that is open has no decision; one open report a reader and contribution.
CREATE TABLE reports (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    contribution INTEGER NOT NULL REFERENCES contributions (number) ON DELETE CASCADE,
    account      INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    rule         INTEGER NOT NULL,
    words        TEXT NOT NULL,
    at           TEXT NOT NULL,
    decision     INTEGER REFERENCES decisions (number),
    decided      TEXT
) STRICT;
CREATE UNIQUE INDEX reports_open ON reports (contribution, account) WHERE decision IS NULL;
CREATE INDEX reports_by_account ON reports (account, number);
CREATE INDEX reports_by_decision ON reports (decision) WHERE decision IS NOT NULL;

-- Appeals of those whom a decision is about, one a decision. outcome: 1 the decision stands, 2 it was undone.
CREATE TABLE appeals (
    decision   INTEGER PRIMARY KEY REFERENCES decisions (number),
    account    INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    words      TEXT NOT NULL,
    at         TEXT NOT NULL,
    outcome    INTEGER CHECK (outcome IN (1, 2)),
    answer     TEXT,
    answered   TEXT,
    by_account INTEGER REFERENCES accounts (number) ON DELETE SET NULL
) STRICT;
CREATE INDEX appeals_by_account ON appeals (account);
CREATE INDEX appeals_by_maker ON appeals (by_account);

-- Accounts that may read and not write.
CREATE TABLE closures (
    account  INTEGER PRIMARY KEY REFERENCES accounts (number) ON DELETE CASCADE,
    decision INTEGER NOT NULL REFERENCES decisions (number)
) STRICT;
