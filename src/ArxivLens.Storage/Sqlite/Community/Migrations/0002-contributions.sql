-- Whatever a reader says to everybody: kind 1 comment, 2 answer, 3 standing of a question, 4 announced post (webmention), 5 shared
-- shelf. subject is what it is about: kind 1 work (key), 2 question, 3 article, 4 shelf. state 0 shown, 1 held for moderation,
-- 2 removed by a moderator, 3 taken back by its author. The text is the newest wording; older ones are revisions. submission is
-- the mark of the form it was sent with: the same form sent twice is one contribution. A row outlives its author, without a word of
-- theirs, while somebody else's replies hang on it.
CREATE TABLE contributions (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
    account      INTEGER REFERENCES accounts (number),
    subject_kind INTEGER NOT NULL CHECK (subject_kind BETWEEN 1 AND 4),
    subject      TEXT NOT NULL,
    parent       INTEGER REFERENCES contributions (number),
    text         TEXT NOT NULL,
    details      TEXT,
    state        INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    written      TEXT NOT NULL,
    edited       TEXT,
    revision     INTEGER NOT NULL DEFAULT 1 CHECK (revision > 0),
    submission   TEXT
) STRICT;
-- With state and parent, so that a discussion's shape and the counts of a list are read from it alone.
CREATE INDEX contributions_by_subject ON contributions (subject_kind, subject, kind, state, number, parent, account);
CREATE INDEX contributions_by_account ON contributions (account, number);
CREATE INDEX contributions_by_state ON contributions (state, kind, number);
CREATE INDEX contributions_by_parent ON contributions (parent) WHERE parent IS NOT NULL;
CREATE UNIQUE INDEX contributions_by_submission ON contributions (account, submission) WHERE submission IS NOT NULL;

CREATE TABLE revisions (
    contribution INTEGER NOT NULL REFERENCES contributions (number) ON DELETE CASCADE,
    number       INTEGER NOT NULL CHECK (number > 0),
    text         TEXT NOT NULL,
    written      TEXT NOT NULL,
    PRIMARY KEY (contribution, number)
) STRICT, WITHOUT ROWID;
