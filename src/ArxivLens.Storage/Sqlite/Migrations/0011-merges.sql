-- Works that are one: member is shown as work. Rows are never changed but for being undone: what was held to be one, why, and who
-- said otherwise. Citations and records stay as their sources gave them; the index joins them.
CREATE TABLE merges (
    number      INTEGER PRIMARY KEY,
    member      INTEGER NOT NULL REFERENCES works (number),
    work        INTEGER NOT NULL REFERENCES works (number),
    rule        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    made        TEXT NOT NULL,
    undone      TEXT,
    undone_for  TEXT,
    CHECK (member <> work)
) STRICT;
CREATE UNIQUE INDEX merges_in_force ON merges (member) WHERE undone IS NULL;
CREATE INDEX merges_by_work ON merges (work);
