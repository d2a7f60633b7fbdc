-- Retracted works by key (doi:… or arXiv identifier), in the library or not, each with its notices; a notice whose DOI is not known
-- is an empty text.
CREATE TABLE retractions (
    work   TEXT NOT NULL,
    notice TEXT NOT NULL,
    PRIMARY KEY (work, notice)
) STRICT, WITHOUT ROWID;
