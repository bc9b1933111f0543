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

DROP VIEW who_said_what;
DROP VIEW most_quoted;
DROP VIEW statements_by_month;
DROP VIEW unattributed;
CREATE VIEW who_said_what AS
SELECT
    quotes.id, speakers.name AS speaker, quotes.role, quotes.text, quotes.verb, quotes.verb_class, quotes.kind, quotes.date,
    articles.title, articles.outlet, articles.source, articles.copy_of
FROM quotes
JOIN articles ON articles.id = quotes.article_id
LEFT JOIN speakers ON speakers.id = quotes.speaker_id;

CREATE VIEW most_quoted AS
SELECT
    speakers.name AS speaker, speakers.kind, count(*) AS statements, count(DISTINCT quotes.article_id) AS articles,
    min(quotes.date) AS first_date, max(quotes.date) AS last_date
FROM speakers
JOIN quotes ON quotes.speaker_id = speakers.id
JOIN articles ON articles.id = quotes.article_id AND articles.copy_of IS NULL
GROUP BY speakers.id
ORDER BY statements DESC, speakers.name_sort, speakers.id;

CREATE VIEW statements_by_month AS
SELECT
    substr(quotes.date, 1, 7) AS month, count(*) AS statements, sum(kind = 'direct') AS direct, sum(kind = 'mixed') AS mixed,
    sum(kind = 'indirect') AS indirect, sum(kind = 'free') AS free,
    count(DISTINCT speaker_id) AS speakers, count(DISTINCT article_id) AS articles
FROM quotes
JOIN articles ON articles.id = quotes.article_id AND articles.copy_of IS NULL
GROUP BY month
ORDER BY month;

CREATE VIEW unattributed AS
SELECT quotes.id, quotes.reason, quotes.text, quotes.cue, quotes.kind, quotes.date, articles.title, articles.source
FROM quotes
JOIN articles ON articles.id = quotes.article_id AND articles.copy_of IS NULL
WHERE quotes.speaker_id IS NULL;

UPDATE about SET value = '2' WHERE key = 'schema_version';
PRAGMA user_version = 2;
