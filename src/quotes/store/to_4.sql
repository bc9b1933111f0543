-- From version 3 to 4: what pages count is counted beforehand, and lists of the newest have an index. Everything is counted next.

DROP VIEW who_said_what;
DROP VIEW most_quoted;
DROP VIEW statements_by_month;
DROP VIEW unattributed;

DROP INDEX quotes_speaker;
DROP INDEX quotes_article;
CREATE INDEX quotes_article ON quotes (article_id, id, speaker_id) WHERE article_id IS NOT NULL;
CREATE INDEX articles_outlet ON articles (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX articles_newest ON articles (ifnull(date, '') DESC, id, outlet) WHERE ifnull(date, '') >= '';
CREATE INDEX articles_oldest ON articles (ifnull(date, '~'), id) WHERE ifnull(date, '~') >= '';
CREATE INDEX quotes_speaker ON quotes (speaker_id, id, date, article_id, kind, verb_class, verb) WHERE speaker_id IS NOT NULL;
CREATE INDEX quotes_unattributed ON quotes (id, article_id, reason, kind) WHERE speaker_id IS NULL;
CREATE INDEX quotes_newest ON quotes (ifnull(date, '') DESC, id, date, kind, verb_class, verb, speaker_id, article_id)
WHERE ifnull(date, '') >= '';
CREATE INDEX quotes_oldest ON quotes (ifnull(date, '~'), id) WHERE ifnull(date, '~') >= '';
CREATE INDEX quotes_each ON quotes ((1)); -- the smallest index there can be: rows are counted in it

INSERT INTO about (key, value) VALUES ('counted', '0');
CREATE TABLE _counts (
    what TEXT NOT NULL,          -- quotes.kind: a table or view, and a column of it
    value NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (what, count DESC, value)
) WITHOUT ROWID;
CREATE TABLE _speaker_counts (   -- copies are left out, here and below
    speaker_id INTEGER PRIMARY KEY,
    statements INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT
);
CREATE INDEX _speaker_counts_most ON _speaker_counts (statements DESC);
CREATE TABLE _class_counts (
    speaker_id INTEGER NOT NULL,
    verb_class TEXT NOT NULL,    -- '' where the verb has none
    statements INTEGER NOT NULL,
    PRIMARY KEY (speaker_id, verb_class)
) WITHOUT ROWID;
CREATE INDEX _class_counts_most ON _class_counts (verb_class, statements DESC);
CREATE TABLE _month_counts (
    month TEXT,
    statements INTEGER NOT NULL, direct INTEGER NOT NULL, mixed INTEGER NOT NULL, indirect INTEGER NOT NULL, free INTEGER NOT NULL,
    speakers INTEGER NOT NULL, articles INTEGER NOT NULL
);

CREATE TRIGGER quotes_insert_uncounts AFTER INSERT ON quotes BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
CREATE TRIGGER quotes_delete_uncounts AFTER DELETE ON quotes BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
CREATE TRIGGER quotes_update_uncounts AFTER UPDATE OF speaker_id, article_id, date, kind, verb, verb_class, reason ON quotes BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
CREATE TRIGGER articles_insert_uncounts AFTER INSERT ON articles BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
CREATE TRIGGER articles_delete_uncounts AFTER DELETE ON articles BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
CREATE TRIGGER articles_update_uncounts AFTER UPDATE OF date, outlet, source, copy_of ON articles BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
CREATE TRIGGER speakers_update_uncounts AFTER UPDATE OF name ON speakers BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
CREATE TRIGGER other_marks_insert_uncounts AFTER INSERT ON other_marks BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
CREATE TRIGGER other_marks_delete_uncounts AFTER DELETE ON other_marks BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
CREATE TRIGGER other_marks_update_uncounts AFTER UPDATE OF reason ON other_marks BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;

CREATE VIEW who_said_what AS -- no joins: SQLite would go through them also where it only counts
SELECT
    id, (SELECT name FROM speakers WHERE speakers.id = speaker_id) AS speaker, role, text, verb, verb_class, kind, date,
    (SELECT title FROM articles WHERE articles.id = article_id) AS title,
    (SELECT outlet FROM articles WHERE articles.id = article_id) AS outlet,
    (SELECT source FROM articles WHERE articles.id = article_id) AS source,
    (SELECT copy_of FROM articles WHERE articles.id = article_id) AS copy_of
FROM quotes;

CREATE VIEW most_quoted AS
SELECT
    speakers.name AS speaker, speakers.kind, counts.statements, counts.articles, counts.first_date, counts.last_date
FROM speakers
JOIN (
    SELECT speaker_id, statements, articles, first_date, last_date FROM about CROSS JOIN _speaker_counts
    WHERE about.key = 'counted' AND about.value = '1'
    UNION ALL
    SELECT speaker_id, count(*), count(DISTINCT article_id), min(date), max(date) FROM about CROSS JOIN quotes
    WHERE about.key = 'counted' AND about.value = '0' AND speaker_id IS NOT NULL
        AND article_id NOT IN (SELECT id FROM articles WHERE copy_of IS NOT NULL)
    GROUP BY speaker_id
) AS counts ON counts.speaker_id = speakers.id
ORDER BY counts.statements DESC, speakers.name_sort, speakers.id;

CREATE VIEW statements_by_month AS
SELECT month, statements, direct, mixed, indirect, free, speakers, articles FROM about CROSS JOIN _month_counts
WHERE about.key = 'counted' AND about.value = '1'
UNION ALL
SELECT
    substr(date, 1, 7) AS month, count(*), sum(kind = 'direct'), sum(kind = 'mixed'), sum(kind = 'indirect'), sum(kind = 'free'),
    count(DISTINCT speaker_id), count(DISTINCT article_id)
FROM about CROSS JOIN quotes
WHERE about.key = 'counted' AND about.value = '0' AND article_id NOT IN (SELECT id FROM articles WHERE copy_of IS NOT NULL)
GROUP BY 1
ORDER BY month;

CREATE VIEW unattributed AS
SELECT
    id, reason, text, cue, kind, date, (SELECT title FROM articles WHERE articles.id = article_id) AS title,
    (SELECT source FROM articles WHERE articles.id = article_id) AS source
FROM quotes
WHERE speaker_id IS NULL AND article_id NOT IN (SELECT id FROM articles WHERE copy_of IS NOT NULL);

UPDATE about SET value = '4' WHERE key = 'schema_version';
PRAGMA user_version = 4;
