-- With which change of the library things came, which alone tells what an index holds and what it will: an import goes on for hours,
-- and times of files say nothing. what is 0 for the record of a work (of one that was only cited before, that of its first record),
-- n > 1 for version n, -1 for the paper being withdrawn or its record gone. What came before this table has no row.
CREATE TABLE arrivals (
    work   INTEGER NOT NULL REFERENCES works (number) ON DELETE CASCADE,
    what   INTEGER NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (work, what)
) STRICT, WITHOUT ROWID;
CREATE INDEX arrivals_by_change ON arrivals (change);

ALTER TABLE citations ADD COLUMN arrived INTEGER;
ALTER TABLE retractions ADD COLUMN arrived INTEGER;
