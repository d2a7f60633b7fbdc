-- Lists of references as they were written; origin is who gave the list (a bit, as in citations). how says by what an entry was
-- resolved; one that is not waits until its work appears.
CREATE TABLE reference_lists (
    citing INTEGER NOT NULL REFERENCES works (number) ON DELETE CASCADE,
    origin INTEGER NOT NULL,
    import INTEGER NOT NULL,
    PRIMARY KEY (citing, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference_texts (
    citing INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    place  INTEGER NOT NULL CHECK (place > 0),
    text   TEXT NOT NULL,
    cited  INTEGER REFERENCES works (number),
    how    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (citing, origin, place),
    FOREIGN KEY (citing, origin) REFERENCES reference_lists (citing, origin) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_texts_waiting ON reference_texts (citing, origin, place) WHERE cited IS NULL;
