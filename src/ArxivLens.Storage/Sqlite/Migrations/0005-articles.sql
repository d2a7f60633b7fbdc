-- The debate as a whole: how often it changed and a mark drawn anew at each change. Apart from that of the library: no index is made
-- of it.
CREATE TABLE debate (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    changes INTEGER NOT NULL,
    mark    TEXT NOT NULL
) STRICT;
INSERT INTO debate VALUES (1, 0, lower(hex(randomblob(8))));

-- Articles. found is what was found when one was read last, as JSON; title, author and published are as corrected, and day, by which
-- lists are sorted, is the day of publication or else of the first reading.
CREATE TABLE articles (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE CHECK (length(id) = 12),
    day       TEXT NOT NULL,
    title     TEXT,
    author    TEXT,
    published TEXT,
    found     TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_day ON articles (day);

CREATE TABLE article_revisions (
    article     INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    number      INTEGER NOT NULL CHECK (number > 0),
    read        TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_corrections (
    article   INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    number    INTEGER NOT NULL CHECK (number > 0),
    part      INTEGER NOT NULL CHECK (part BETWEEN 0 AND 5),
    target    TEXT NOT NULL,
    field     TEXT,
    value     TEXT,
    corrected TEXT NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

-- The works an article surely discusses, by key, in the library or not.
CREATE TABLE article_works (
    work    TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    PRIMARY KEY (work, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_works_by_article ON article_works (article);

-- Questions. words are those it was founded with, works the keys of the works it is put to (a line feed between two), label (folded)
-- and kind those of its first asker, articles and newest (day) of all its askers. One that nobody asks any more is kept for its
-- answers while the article that left it is there.
CREATE TABLE questions (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE CHECK (length(id) = 12),
    words    TEXT NOT NULL,
    works    TEXT NOT NULL,
    label    TEXT NOT NULL DEFAULT '',
    kind     INTEGER NOT NULL DEFAULT 0 CHECK (kind IN (0, 1, 2)),
    articles INTEGER NOT NULL DEFAULT 0 CHECK (articles >= 0),
    newest   TEXT NOT NULL DEFAULT '',
    status   INTEGER NOT NULL DEFAULT 0 CHECK (status IN (0, 1, 2)),
    reason   TEXT,
    left_by  INTEGER REFERENCES articles (number) ON DELETE CASCADE
) STRICT;
CREATE INDEX questions_by_works ON questions (works);
CREATE INDEX questions_by_left_by ON questions (left_by);

-- Every identity a question has or had.
CREATE TABLE question_names (
    name     TEXT NOT NULL PRIMARY KEY,
    question INTEGER NOT NULL REFERENCES questions (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX question_names_by_question ON question_names (question);

CREATE TABLE question_works (
    work     TEXT NOT NULL,
    question INTEGER NOT NULL REFERENCES questions (number) ON DELETE CASCADE,
    PRIMARY KEY (work, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_works_by_question ON question_works (question);

-- The questions of each article as corrected, by their place in it.
CREATE TABLE askers (
    article    INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    question   INTEGER NOT NULL REFERENCES questions (number) ON DELETE CASCADE,
    label      TEXT,
    text       TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    kind       INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
    context    TEXT NOT NULL,
    PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX askers_by_question ON askers (question);

-- Readers' answers, each with the passage it points to.
CREATE TABLE answers (
    question INTEGER NOT NULL REFERENCES questions (number) ON DELETE CASCADE,
    number   INTEGER NOT NULL CHECK (number > 0),
    passage  TEXT NOT NULL,
    text     TEXT NOT NULL,
    reader   TEXT NOT NULL,
    given    TEXT NOT NULL,
    PRIMARY KEY (question, number)
) STRICT, WITHOUT ROWID;
