-- Works that are one: member is shown as work, which is no member itself. twin is the work that the reason speaks of: the rows in
-- force make a tree, so that taking one away parts what it held together. Rows are never changed but for being undone: what was held
-- to be one, why, and who said otherwise (undone_by: hand, rule, or moved when another row took its place). Citations and records
-- stay as their sources gave them; the index joins them.
CREATE TABLE merges (
    number     INTEGER PRIMARY KEY,
    member     INTEGER NOT NULL REFERENCES works (number) ON DELETE CASCADE,
    work       INTEGER NOT NULL REFERENCES works (number) ON DELETE CASCADE,
    twin       INTEGER NOT NULL REFERENCES works (number) ON DELETE CASCADE,
    rule       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    made       TEXT NOT NULL,
    undone     TEXT,
    undone_by  TEXT,
    undone_for TEXT,
    CHECK (member <> work AND member <> twin),
    CHECK ((undone IS NULL) = (undone_by IS NULL) AND (undone IS NULL) = (undone_for IS NULL))
) STRICT;
CREATE UNIQUE INDEX merges_in_force ON merges (member) WHERE undone IS NULL;
CREATE INDEX merges_by_member ON merges (member);
CREATE INDEX merges_by_work ON merges (work);
CREATE INDEX merges_by_twin ON merges (twin);

-- Works that were joined or parted since a followed state (see states), each with its latest change.
CREATE TABLE changed_merges (
    number INTEGER PRIMARY KEY,
    change INTEGER NOT NULL
) STRICT;

-- What rules look works up by: hashes of a title's letters and of a DOI, its key or recorded. Derived; works of which neither is
-- known have no row.
CREATE TABLE match_marks (
    work  INTEGER PRIMARY KEY REFERENCES works (number) ON DELETE CASCADE,
    title INTEGER,
    doi   INTEGER
) STRICT;
CREATE INDEX match_marks_by_title ON match_marks (title) WHERE title IS NOT NULL;
CREATE INDEX match_marks_by_doi ON match_marks (doi) WHERE doi IS NOT NULL;

-- Works that no rule has looked at since their record changed: a kill at any moment loses none. (What a statement says of conflicts
-- would hold for its triggers too; hence NOT EXISTS.)
CREATE TABLE unmatched (
    work INTEGER PRIMARY KEY REFERENCES works (number) ON DELETE CASCADE
) STRICT;
INSERT INTO unmatched SELECT number FROM works;
CREATE TRIGGER works_added_unmatched AFTER INSERT ON works BEGIN
    INSERT INTO unmatched SELECT NEW.number WHERE NOT EXISTS (SELECT 1 FROM unmatched WHERE work = NEW.number);
END;
CREATE TRIGGER works_changed_unmatched AFTER UPDATE ON works BEGIN
    INSERT INTO unmatched SELECT NEW.number WHERE NOT EXISTS (SELECT 1 FROM unmatched WHERE work = NEW.number);
END;
CREATE TRIGGER external_ids_unmatched AFTER INSERT ON external_ids BEGIN
    INSERT INTO unmatched SELECT NEW.work WHERE NOT EXISTS (SELECT 1 FROM unmatched WHERE work = NEW.work);
END;

CREATE TRIGGER external_ids_moved_unmatched AFTER UPDATE ON external_ids WHEN OLD.work <> NEW.work BEGIN
    INSERT INTO unmatched SELECT NEW.work WHERE NOT EXISTS (SELECT 1 FROM unmatched WHERE work = NEW.work);
END;

-- The removal of a work by hand parts all that were one with it; rules look at them again.
CREATE TRIGGER merges_removed AFTER DELETE ON merges WHEN OLD.undone IS NULL BEGIN
    INSERT INTO changed_merges (number, change)
        SELECT works.number, changes + 1 FROM library JOIN works ON works.number IN (
            SELECT OLD.member UNION SELECT OLD.work UNION SELECT member FROM merges WHERE work = OLD.work AND undone IS NULL)
        WHERE EXISTS (SELECT 1 FROM states)
        ON CONFLICT DO UPDATE SET change = excluded.change;
    INSERT INTO unmatched SELECT number FROM works WHERE number IN (
        SELECT OLD.member UNION SELECT OLD.work UNION SELECT member FROM merges WHERE work = OLD.work AND undone IS NULL)
        AND number NOT IN (SELECT work FROM unmatched);
    DELETE FROM merges WHERE work = OLD.work AND undone IS NULL;
END;

-- The line of authors as it was recorded, where the names that are shown differ from it by more than spaces and accents.
ALTER TABLE works ADD COLUMN author_line TEXT;
