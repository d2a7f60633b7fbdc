-- Full texts as a whole: how often they changed and a mark drawn anew at each change, for telling whether the index of their passages
-- is up to date.
CREATE TABLE full_text_state (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    changes INTEGER NOT NULL,
    mark    TEXT NOT NULL
) STRICT;
INSERT INTO full_text_state VALUES (1, 0, lower(hex(randomblob(8))));

-- A text by the key of its work, which need not be in the library. hash tells whether a text that comes in again is another.
CREATE TABLE full_texts (
    number  INTEGER PRIMARY KEY,
    work    TEXT NOT NULL UNIQUE,
    title   TEXT,
    license TEXT,
    hash    BLOB NOT NULL
) STRICT;

-- Paragraphs, or pieces of long ones; first is the number of the first sentence, and a line of text is a sentence.
CREATE TABLE full_text_parts (
    full_text INTEGER NOT NULL REFERENCES full_texts (number) ON DELETE CASCADE,
    first     INTEGER NOT NULL CHECK (first > 0),
    section   TEXT,
    sentences TEXT NOT NULL,
    PRIMARY KEY (full_text, first)
) STRICT, WITHOUT ROWID;
