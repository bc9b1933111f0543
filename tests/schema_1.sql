-- The shape of a `quotes` database, version 1. docs/database.md describes it to its readers.
--
-- Every start and length is a count of Unicode code points into articles.text, from 0:
--     substr(articles.text, quotes.start + 1, quotes.length) = quotes.text
--
-- There are few indexes, and they are partial (WHERE ... IS NOT NULL), for a reason. Datasette asks for the first page of a
-- table sorted on a column with ties without a tie-breaker; where an index serves that order backwards, rows are lost on the
-- way through the pages. A partial index serves filters, facets and joins, but never an unfiltered ORDER BY. SQLite uses it
-- only where the column is not declared NOT NULL, hence the CHECK on article_id. What is left unindexed (date, kind, verb)
-- costs some milliseconds in 100,000 rows.

PRAGMA application_id = 1364545364; -- the letters QUOT
PRAGMA user_version = 1;

CREATE TABLE about (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,          -- what lists call it: the title, or the opening words where there is none
    title TEXT,
    date TEXT,                   -- ISO 8601, as precise as the source: 2026-02-10 or 2026-02
    time TEXT,                   -- 12:20
    outlet TEXT,
    source TEXT NOT NULL,        -- the file or address it came from
    url TEXT,
    text TEXT NOT NULL,          -- the text of record: every offset counts into it
    encoding TEXT NOT NULL,
    content_hash TEXT NOT NULL,  -- SHA-256 of the text in UTF-8
    rules_version TEXT NOT NULL, -- which rules the statements below were found by
    added_at TEXT NOT NULL,      -- UTC
    extracted_at TEXT NOT NULL   -- UTC
);
-- A source is there once. The constant is for Datasette 1.0, which would take a lone unique text column for the label, not `name`.
CREATE UNIQUE INDEX articles_source ON articles (source, (1));

CREATE TABLE speakers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT CHECK (kind IN ('person', 'institution', 'document', 'group', 'unnamed')),
    name_sort TEXT NOT NULL      -- sorts in the order of the Turkish alphabet
);
CREATE UNIQUE INDEX speakers_name_kind ON speakers (name, ifnull(kind, ''));

CREATE TABLE rules (
    name TEXT NOT NULL PRIMARY KEY,
    family TEXT,
    construction TEXT            -- an example sentence of what the rule reads
);

CREATE TABLE quotes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    speaker_id INTEGER REFERENCES speakers (id),
    role TEXT,                   -- the office as the sentence gives it: the role at the time
    text TEXT NOT NULL CHECK (text <> ''),
    verb TEXT,
    verb_class TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed', 'free')),
    date TEXT,                   -- the article's, repeated here to filter and sort by
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE CHECK (article_id IS NOT NULL),
    cue TEXT,
    mention TEXT,
    rule TEXT NOT NULL REFERENCES rules (name),
    reason TEXT,                 -- why no speaker is named
    parent_id INTEGER REFERENCES quotes (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL CHECK (start >= 0),
    length INTEGER NOT NULL CHECK (length = length(text)),
    cue_start INTEGER,
    cue_length INTEGER CHECK (cue_length IS length(cue)),
    mention_start INTEGER,
    mention_length INTEGER CHECK (mention_length IS length(mention)),
    CHECK ((cue IS NULL) = (cue_start IS NULL)),
    CHECK ((mention IS NULL) = (mention_start IS NULL))
);
CREATE INDEX quotes_article ON quotes (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX quotes_speaker ON quotes (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX quotes_parent ON quotes (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE other_marks (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,        -- why these quotation marks hold no speech
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE CHECK (article_id IS NOT NULL),
    start INTEGER NOT NULL CHECK (start >= 0),
    length INTEGER NOT NULL CHECK (length = length(text))
);
CREATE INDEX other_marks_article ON other_marks (article_id) WHERE article_id IS NOT NULL;

-- Full-text search. SQLite's own folding makes i of I and leaves ı alone, which is wrong in Turkish. So the text is indexed with
-- I as ı (finds Irak for ırak), with ı as i (finds Barış for BARIŞ and baris), and, where it has an I, as it is (finds Iğdır for
-- Iğdır): in plain SQLite, without any extension. The comment after fts5 tells Datasette and sqlite-utils which table the index
-- belongs to. Triggers keep it in step, whoever writes.
CREATE VIEW _quotes_search AS
SELECT
    id, replace(text, 'I', 'ı') AS text_turkish, replace(text, 'ı', 'i') AS text_ascii,
    iif(instr(text, 'I'), text, '') AS text_as_is
FROM quotes;

CREATE VIRTUAL TABLE quotes_fts USING fts5 /* content="quotes" */ (
    text_turkish, text_ascii, text_as_is,
    content='_quotes_search', content_rowid='id', tokenize="unicode61 remove_diacritics 2 separators 'ʼ'"
);
CREATE TRIGGER quotes_fts_insert AFTER INSERT ON quotes BEGIN
    INSERT INTO quotes_fts (rowid, text_turkish, text_ascii, text_as_is)
    SELECT id, text_turkish, text_ascii, text_as_is FROM _quotes_search WHERE id = new.id;
END;
CREATE TRIGGER quotes_fts_delete BEFORE DELETE ON quotes BEGIN
    INSERT INTO quotes_fts (quotes_fts, rowid, text_turkish, text_ascii, text_as_is)
    SELECT 'delete', id, text_turkish, text_ascii, text_as_is FROM _quotes_search WHERE id = old.id;
END;
CREATE TRIGGER quotes_fts_before_update BEFORE UPDATE OF id, text ON quotes BEGIN
    INSERT INTO quotes_fts (quotes_fts, rowid, text_turkish, text_ascii, text_as_is)
    SELECT 'delete', id, text_turkish, text_ascii, text_as_is FROM _quotes_search WHERE id = old.id;
END;
CREATE TRIGGER quotes_fts_after_update AFTER UPDATE OF id, text ON quotes BEGIN
    INSERT INTO quotes_fts (rowid, text_turkish, text_ascii, text_as_is)
    SELECT id, text_turkish, text_ascii, text_as_is FROM _quotes_search WHERE id = new.id;
END;

CREATE VIEW _articles_search AS
SELECT
    id, replace(text, 'I', 'ı') AS text_turkish, replace(text, 'ı', 'i') AS text_ascii,
    iif(instr(text, 'I'), text, '') AS text_as_is
FROM articles;

CREATE VIRTUAL TABLE articles_fts USING fts5 /* content="articles" */ (
    text_turkish, text_ascii, text_as_is,
    content='_articles_search', content_rowid='id', tokenize="unicode61 remove_diacritics 2 separators 'ʼ'"
);
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, text_turkish, text_ascii, text_as_is)
    SELECT id, text_turkish, text_ascii, text_as_is FROM _articles_search WHERE id = new.id;
END;
CREATE TRIGGER articles_fts_delete BEFORE DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, text_turkish, text_ascii, text_as_is)
    SELECT 'delete', id, text_turkish, text_ascii, text_as_is FROM _articles_search WHERE id = old.id;
END;
CREATE TRIGGER articles_fts_before_update BEFORE UPDATE OF id, text ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, text_turkish, text_ascii, text_as_is)
    SELECT 'delete', id, text_turkish, text_ascii, text_as_is FROM _articles_search WHERE id = old.id;
END;
CREATE TRIGGER articles_fts_after_update AFTER UPDATE OF id, text ON articles BEGIN
    INSERT INTO articles_fts (rowid, text_turkish, text_ascii, text_as_is)
    SELECT id, text_turkish, text_ascii, text_as_is FROM _articles_search WHERE id = new.id;
END;

-- Everyday questions.
CREATE VIEW who_said_what AS
SELECT
    quotes.id, speakers.name AS speaker, quotes.role, quotes.text, quotes.verb, quotes.verb_class, quotes.kind, quotes.date,
    articles.title, articles.outlet, articles.source
FROM quotes
JOIN articles ON articles.id = quotes.article_id
LEFT JOIN speakers ON speakers.id = quotes.speaker_id;

CREATE VIEW most_quoted AS
SELECT
    speakers.name AS speaker, speakers.kind, count(*) AS statements, count(DISTINCT quotes.article_id) AS articles,
    min(quotes.date) AS first_date, max(quotes.date) AS last_date
FROM speakers
JOIN quotes ON quotes.speaker_id = speakers.id
GROUP BY speakers.id
ORDER BY statements DESC, speakers.name_sort, speakers.id;

CREATE VIEW statements_by_month AS
SELECT
    substr(date, 1, 7) AS month, count(*) AS statements, sum(kind = 'direct') AS direct, sum(kind = 'mixed') AS mixed,
    sum(kind = 'indirect') AS indirect, sum(kind = 'free') AS free,
    count(DISTINCT speaker_id) AS speakers, count(DISTINCT article_id) AS articles
FROM quotes
GROUP BY month
ORDER BY month;

CREATE VIEW unattributed AS
SELECT quotes.id, quotes.reason, quotes.text, quotes.cue, quotes.kind, quotes.date, articles.title, articles.source
FROM quotes
JOIN articles ON articles.id = quotes.article_id
WHERE quotes.speaker_id IS NULL;
