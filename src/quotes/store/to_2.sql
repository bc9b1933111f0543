-- From version 1 to 2: what was found out in reading, copies, failures.

ALTER TABLE articles ADD COLUMN author TEXT;
ALTER TABLE articles ADD COLUMN agency TEXT;
ALTER TABLE articles ADD COLUMN place TEXT;
ALTER TABLE articles ADD COLUMN repair TEXT;
ALTER TABLE articles ADD COLUMN input_hash TEXT;
ALTER TABLE articles ADD COLUMN copy_of INTEGER REFERENCES articles (id) ON DELETE SET NULL;
CREATE INDEX articles_copy ON articles (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE _samples (
    hash INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, article_id)
) WITHOUT ROWID;

CREATE TABLE failures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,        -- the file or address that could not be taken in
    step TEXT NOT NULL CHECK (step IN ('find', 'fetch', 'read', 'extract', 'store')),
    message TEXT NOT NULL,
    failed_at TEXT NOT NULL      -- UTC
);
CREATE UNIQUE INDEX failures_source ON failures (source, (1));
