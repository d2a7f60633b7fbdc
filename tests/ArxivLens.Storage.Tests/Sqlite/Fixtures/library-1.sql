-- A library of version 1 as arxivlens 0.1.0 left it: content hash in MigrationTests.cs. Made up, and never changed.
PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1095528051;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE citations (
    citing       INTEGER NOT NULL REFERENCES works (number),
    cited        INTEGER NOT NULL REFERENCES works (number),
    origins      INTEGER NOT NULL CHECK (origins > 0),
    first_import INTEGER NOT NULL,
    last_import  INTEGER NOT NULL,
    last_origins INTEGER NOT NULL,
    PRIMARY KEY (citing, cited),
    CHECK (citing <> cited)
) STRICT, WITHOUT ROWID;
INSERT INTO "citations" VALUES(1,2,3,3,3,3);
INSERT INTO "citations" VALUES(1,3,2,3,3,2);
INSERT INTO "citations" VALUES(2,4,2,3,3,2);
CREATE TABLE imports (
    number         INTEGER PRIMARY KEY,
    kind           TEXT NOT NULL,
    file           TEXT NOT NULL,
    began          TEXT NOT NULL,
    ended          TEXT,
    added          INTEGER,
    updated        INTEGER,
    unchanged      INTEGER,
    rejected       INTEGER,
    self_citations INTEGER,
    repeated       INTEGER,
    is_complete    INTEGER
) STRICT;
INSERT INTO "imports" VALUES(1,'papers','p.jsonl','2026-11-22T20:14:10.7341433Z','2026-11-22T20:14:11.0499088Z',2,0,0,0,0,0,1);
INSERT INTO "imports" VALUES(2,'works','w.jsonl','2026-11-22T20:14:11.2549658Z','2026-11-22T20:14:11.4037777Z',1,0,0,0,0,0,1);
INSERT INTO "imports" VALUES(3,'citations','c.csv','2026-11-22T20:14:11.6012035Z','2026-11-22T20:14:11.7620353Z',3,1,0,0,0,0,1);
CREATE TABLE library (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    changes    INTEGER NOT NULL,
    mark       TEXT NOT NULL,
    papers     INTEGER NOT NULL CHECK (papers >= 0),
    works      INTEGER NOT NULL CHECK (works >= 0),
    unresolved INTEGER NOT NULL CHECK (unresolved >= 0),
    citations  INTEGER NOT NULL CHECK (citations >= 0)
) STRICT;
INSERT INTO "library" VALUES(1,3,'2645c1de93a0a583',2,1,1,3);
CREATE TABLE origins (
    bit  INTEGER PRIMARY KEY CHECK (bit BETWEEN 0 AND 31),
    name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "origins" VALUES(0,'opencitations');
INSERT INTO "origins" VALUES(1,'s2');
CREATE TABLE works (
    number           INTEGER PRIMARY KEY,
    key              TEXT NOT NULL UNIQUE,
    sort_text        TEXT NOT NULL,
    kind             INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
    fingerprint      BLOB NOT NULL CHECK (length(fingerprint) = 32),
    title            TEXT NOT NULL,
    authors          TEXT NOT NULL,
    year             INTEGER,
    published        TEXT,
    categories       TEXT NOT NULL,
    doi              TEXT,
    is_description   INTEGER NOT NULL CHECK (is_description IN (0, 1)),
    versions         TEXT,
    submitter        TEXT,
    comments         TEXT,
    journal_ref      TEXT,
    report_number    TEXT,
    license          TEXT,
    metadata_changed TEXT,
    abstract         TEXT NOT NULL,
    CHECK ((kind = 2) = (versions IS NOT NULL))
) STRICT;
INSERT INTO "works" VALUES(1,'0704.0001','20070400001',2,X'5EEC0302B49A39D0DBBBAD34DABA53BAFAD0BDDF756CDC268F24C69F7AFAB164','On dark matter','A.	Author
B.	Writer	Jr.',2007,'2007-04-02','hep-th hep-ph','10.1000/xyz',0,'1 2007-04-02T19:18:42Z
2 2007-04-03T19:18:42Z','A. Author','12 pages','J. Thing 1 (2007) 2','R-1','http://creativecommons.org/licenses/by/4.0/','2008-11-26','We study $x^2$. We show that it works.');
INSERT INTO "works" VALUES(2,'hep-th/9901001','19990100001hep-th',2,X'1F0A4766AC6AFE5ADF5EB7C1576AC2E47CEAE27C6F48461BBB12AC8FC877C034','An older paper','C.	Other',1999,'1999-01-01','hep-th',NULL,0,'1 1999-01-01T10:00:00Z','C. Other',NULL,NULL,NULL,NULL,'1999-01-01','We find nothing.');
INSERT INTO "works" VALUES(3,'doi:10.1000/abc','doi:10.1000/abc',1,X'2FA15DECB1D981B64F3D35D2C20C8F6EF7E692EEF9E25D4EBC5EEADED2A61B8A','A work','D.	Elder',1987,NULL,'hep-th','10.1000/abc',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "works" VALUES(4,'hep-th/0601001','20060100001hep-th',0,X'1D3389F0378675165CC0DFCDF03F3EED6875A5A1A316153D6023106C7058DDFA','','',NULL,NULL,'',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
CREATE INDEX works_by_sort_text ON works (sort_text);
COMMIT;
