-- The passage that a comment is about, as its author saw it: the words with what stood around them, where they stood, and of which
-- text. source is kind 1 title and abstract of a work (key), 2 article (id), 3 full text of a work (key). part is kind 1 title,
-- 2 abstract, 3 full text, 4 questions, 5 quotes, 6 figures, 7 resources, 8 works discussed. start is in UTF-16 units.
CREATE TABLE anchors (
    contribution INTEGER PRIMARY KEY REFERENCES contributions (number) ON DELETE CASCADE,
    source_kind  INTEGER NOT NULL CHECK (source_kind BETWEEN 1 AND 3),
    source       TEXT NOT NULL,
    version      INTEGER CHECK (version > 0),
    fingerprint  TEXT NOT NULL,
    part         INTEGER NOT NULL CHECK (part BETWEEN 1 AND 8),
    section      TEXT,
    sentence     INTEGER NOT NULL CHECK (sentence > 0),
    start        INTEGER NOT NULL CHECK (start >= 0),
    exact        TEXT NOT NULL CHECK (exact <> ''),
    prefix       TEXT NOT NULL,
    suffix       TEXT NOT NULL
) STRICT;
CREATE INDEX anchors_by_source ON anchors (source_kind, source);

-- Which words somebody pointed to goes with what they said of them: when it is taken back, and when its author is gone.
CREATE TRIGGER anchors_taken_back AFTER UPDATE OF state, account ON contributions WHEN new.state = 3 OR new.account IS NULL
BEGIN
    DELETE FROM anchors WHERE contribution = new.number;
END;
