-- Texts of versions of which the library once held, or was offered, a record: all but the version that the record in works is of.
-- Of several records of one version the one of the greatest rank stands here, whichever came first.
CREATE TABLE version_texts (
    work     INTEGER NOT NULL REFERENCES works (number) ON DELETE CASCADE,
    version  INTEGER NOT NULL,
    rank     BLOB NOT NULL,
    title    TEXT NOT NULL,
    comments TEXT,
    abstract TEXT NOT NULL,
    PRIMARY KEY (work, version)
) STRICT;
