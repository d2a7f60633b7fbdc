-- Posts elsewhere that announced themselves (webmention): which page said to link to what, and what became of looking.
-- state 0 waiting, 1 done. contribution: the post as it is kept, once it was seen to link here.
CREATE TABLE webmentions (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    source       TEXT NOT NULL,
    host         TEXT NOT NULL,
    subject_kind INTEGER NOT NULL CHECK (subject_kind BETWEEN 1 AND 3),
    subject      TEXT NOT NULL,
    received     TEXT NOT NULL,
    due          TEXT NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    state        INTEGER NOT NULL DEFAULT 0 CHECK (state IN (0, 1)),
    reason       TEXT,
    contribution INTEGER REFERENCES contributions (number) ON DELETE SET NULL,
    UNIQUE (source, subject_kind, subject)
) STRICT;
CREATE INDEX webmentions_by_due ON webmentions (state, due);
CREATE INDEX webmentions_by_host ON webmentions (host, state);
CREATE INDEX webmentions_by_contribution ON webmentions (contribution) WHERE contribution IS NOT NULL;
