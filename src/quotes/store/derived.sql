-- What is made of the tables in schema.sql: counts, the triggers that say when they are out of date, and the views for readers. Whenever
-- a database is brought to the shape of today, all of it is dropped and made anew from here, so no migration has to repeat it.

-- What facets and pages would have to count in every statement. Counted whenever speakers are linked, and right as long as `about` says
-- that it is `counted`; whoever changes what is counted sets that to 0, by triggers, and the views below count for themselves: which
-- of their halves is read hangs on the row of `about`, with which the CROSS JOIN begins.
INSERT OR REPLACE INTO about (key, value) VALUES ('counted', '0');
DROP TABLE IF EXISTS _counts;
CREATE TABLE _counts (
    what TEXT NOT NULL,          -- quotes.kind: a table or view, and a column of it; speaker.ID.month: of one who is quoted much
    value NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (what, count DESC, value)
) WITHOUT ROWID;
DROP TABLE IF EXISTS _speaker_counts;
CREATE TABLE _speaker_counts (   -- copies are left out, here and below
    place INTEGER PRIMARY KEY,   -- the order of most_quoted, which reads this table only, hence the names
    speaker_id INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT,
    speaker TEXT NOT NULL,
    kind TEXT
);
CREATE UNIQUE INDEX _speaker_counts_speaker ON _speaker_counts (speaker_id);
CREATE INDEX _speaker_counts_most ON _speaker_counts (statements DESC);
DROP TABLE IF EXISTS _class_counts;
CREATE TABLE _class_counts (
    speaker_id INTEGER NOT NULL,
    verb_class TEXT NOT NULL,    -- '' where the verb has none
    statements INTEGER NOT NULL,
    PRIMARY KEY (speaker_id, verb_class)
) WITHOUT ROWID;
CREATE INDEX _class_counts_most ON _class_counts (verb_class, statements DESC);
DROP TABLE IF EXISTS _month_counts;
CREATE TABLE _month_counts (
    month TEXT,
    statements INTEGER NOT NULL, direct INTEGER NOT NULL, mixed INTEGER NOT NULL, indirect INTEGER NOT NULL, free INTEGER NOT NULL,
    speakers INTEGER NOT NULL, articles INTEGER NOT NULL
);

DROP TRIGGER IF EXISTS quotes_insert_uncounts;
CREATE TRIGGER quotes_insert_uncounts AFTER INSERT ON quotes BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
DROP TRIGGER IF EXISTS quotes_delete_uncounts;
CREATE TRIGGER quotes_delete_uncounts AFTER DELETE ON quotes BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
DROP TRIGGER IF EXISTS quotes_update_uncounts;
CREATE TRIGGER quotes_update_uncounts AFTER UPDATE OF speaker_id, article_id, date, kind, verb, verb_class, reason ON quotes BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
DROP TRIGGER IF EXISTS articles_insert_uncounts;
CREATE TRIGGER articles_insert_uncounts AFTER INSERT ON articles BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
DROP TRIGGER IF EXISTS articles_delete_uncounts;
CREATE TRIGGER articles_delete_uncounts AFTER DELETE ON articles BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
DROP TRIGGER IF EXISTS articles_update_uncounts;
CREATE TRIGGER articles_update_uncounts AFTER UPDATE OF date, outlet, source, copy_of ON articles BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
DROP TRIGGER IF EXISTS speakers_update_uncounts;
CREATE TRIGGER speakers_update_uncounts AFTER UPDATE OF name, name_sort, kind ON speakers BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
DROP TRIGGER IF EXISTS other_marks_insert_uncounts;
CREATE TRIGGER other_marks_insert_uncounts AFTER INSERT ON other_marks BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
DROP TRIGGER IF EXISTS other_marks_delete_uncounts;
CREATE TRIGGER other_marks_delete_uncounts AFTER DELETE ON other_marks BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;
DROP TRIGGER IF EXISTS other_marks_update_uncounts;
CREATE TRIGGER other_marks_update_uncounts AFTER UPDATE OF reason ON other_marks BEGIN UPDATE about SET value = '0' WHERE key = 'counted' AND value = '1'; END;

-- Everyday questions. What is counted is counted once, however many outlets printed the same text: copies are left out.
DROP VIEW IF EXISTS who_said_what;
CREATE VIEW who_said_what AS -- no joins: SQLite would go through them also where it only counts
SELECT
    id, (SELECT name FROM speakers WHERE speakers.id = speaker_id) AS speaker, role, text, verb, verb_class, kind, date,
    (SELECT title FROM articles WHERE articles.id = article_id) AS title,
    (SELECT outlet FROM articles WHERE articles.id = article_id) AS outlet,
    (SELECT source FROM articles WHERE articles.id = article_id) AS source,
    (SELECT copy_of FROM articles WHERE articles.id = article_id) AS copy_of
FROM quotes;

DROP VIEW IF EXISTS most_quoted;
CREATE VIEW most_quoted AS
SELECT speaker, kind, statements, articles, first_date, last_date
FROM (
    SELECT place, speaker, kind, statements, articles, first_date, last_date FROM about CROSS JOIN _speaker_counts
    WHERE about.key = 'counted' AND about.value = '1'
    UNION ALL
    SELECT
        row_number() OVER (ORDER BY count(*) DESC, name_sort, speaker_id), name, speakers.kind, count(*), count(DISTINCT article_id),
        min(date), max(date)
    FROM about CROSS JOIN quotes CROSS JOIN speakers ON speakers.id = speaker_id
    WHERE about.key = 'counted' AND about.value = '0' AND article_id NOT IN (SELECT id FROM articles WHERE copy_of IS NOT NULL)
    GROUP BY speaker_id
    ORDER BY place -- in here: each half is in this order as it is read, and nothing has to be sorted where it is only counted
);

DROP VIEW IF EXISTS statements_by_month;
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

DROP VIEW IF EXISTS unattributed;
CREATE VIEW unattributed AS
SELECT
    id, reason, text, cue, kind, date, (SELECT title FROM articles WHERE articles.id = article_id) AS title,
    (SELECT source FROM articles WHERE articles.id = article_id) AS source
FROM quotes
WHERE speaker_id IS NULL AND article_id NOT IN (SELECT id FROM articles WHERE copy_of IS NOT NULL);
