-- The shape of a `quotes` database, version 5: its tables. What is derived from them is in derived.sql; docs/database.md describes it
-- to its readers.
--
-- Every start and length is a count of Unicode code points into articles.text, from 0:
--     substr(articles.text, quotes.start + 1, quotes.length) = quotes.text
--
-- There are few indexes, and they are partial (WHERE ...), for a reason. Datasette asks for
-- the first page of a table sorted on a column with ties without a tie-breaker; where an index serves that order backwards, or gives
-- the rows that it looks through in another order than that of their ids, rows are lost on the way through the pages. Such indexes
-- serve filters, facets, joins and the queries of our own pages, but never an ORDER BY of Datasette's. SQLite uses a partial one only where
-- the column is not declared NOT NULL, hence the CHECK on article_id.

PRAGMA application_id = 1364545364; -- the letters QUOT
PRAGMA user_version = 5;

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
    extracted_at TEXT NOT NULL,  -- UTC
    author TEXT,                 -- the byline
    agency TEXT,                 -- the news agency that the text names as its source: AA
    place TEXT,                  -- of the dateline: ANKARA
    repair TEXT,                 -- what was repaired in decoding before the text of record was fixed
    input_hash TEXT,             -- of the bytes it was read from and of the way they were read
    copy_of INTEGER REFERENCES articles (id) ON DELETE SET NULL -- the article that this one repeats, the first of its kind
);
-- A source is there once. The constant is for Datasette 1.0, which would take a lone unique text column for the label, not `name`.
CREATE UNIQUE INDEX articles_source ON articles (source, (1));
CREATE INDEX articles_copy ON articles (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX articles_outlet ON articles (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX articles_newest ON articles (ifnull(date, '') DESC, id, outlet) WHERE ifnull(date, '') >= '';
CREATE INDEX articles_oldest ON articles (ifnull(date, '~'), id) WHERE ifnull(date, '~') >= '';

-- Samples of the word triples of each article that is no copy: articles that share many of them are looked at as copies.
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

CREATE TABLE speakers (
    id INTEGER PRIMARY KEY,      -- made of the key: the same speaker has the same id in every database
    name TEXT NOT NULL,
    kind TEXT CHECK (kind IN ('person', 'institution', 'document', 'group', 'unnamed')),
    name_sort TEXT NOT NULL,     -- sorts in the order of the Turkish alphabet
    wikidata TEXT,               -- Q39259: who that is, where it is known
    ambiguous INTEGER NOT NULL DEFAULT 0 CHECK (ambiguous IN (0, 1)), -- 1: it is open who that is, see candidates
    key TEXT NOT NULL            -- kind and folded name, with the article where the name alone tells nobody
);
-- A speaker has one key. The constant is for Datasette 1.0, see articles_source.
CREATE UNIQUE INDEX speakers_key ON speakers (key, (1));

-- Made anew from the statements whenever speakers are linked: their names, their offices, and who else they may be.
CREATE TABLE aliases (
    id INTEGER PRIMARY KEY,
    speaker_id INTEGER REFERENCES speakers (id) ON DELETE CASCADE CHECK (speaker_id IS NOT NULL),
    form TEXT NOT NULL,          -- as sentences write it, without the office
    statements INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT,
    article_id INTEGER REFERENCES articles (id) ON DELETE SET NULL -- one in which it is seen
);
CREATE INDEX aliases_speaker ON aliases (speaker_id) WHERE speaker_id IS NOT NULL;

CREATE TABLE roles (
    id INTEGER PRIMARY KEY,
    speaker_id INTEGER REFERENCES speakers (id) ON DELETE CASCADE CHECK (speaker_id IS NOT NULL),
    role TEXT NOT NULL,
    organisation TEXT,
    first_date TEXT,             -- seen first, or in office from
    last_date TEXT,              -- seen last, or in office to
    statements INTEGER,          -- NULL: not from the articles but known beforehand
    origin TEXT NOT NULL CHECK (origin IN ('articles', 'people'))
);
CREATE INDEX roles_speaker ON roles (speaker_id) WHERE speaker_id IS NOT NULL;

CREATE TABLE candidates (
    id INTEGER PRIMARY KEY,
    speaker_id INTEGER REFERENCES speakers (id) ON DELETE CASCADE CHECK (speaker_id IS NOT NULL),
    candidate_id INTEGER REFERENCES speakers (id) ON DELETE CASCADE, -- NULL: somebody whom no article names in full
    name TEXT NOT NULL,
    wikidata TEXT
);
CREATE INDEX candidates_speaker ON candidates (speaker_id) WHERE speaker_id IS NOT NULL;

-- Who is known beforehand, besides those whom the package knows: a row an office, as it was imported.
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'institution', 'document', 'group', 'unnamed')),
    aliases TEXT,                -- a | between two
    role TEXT,
    organisation TEXT,
    wikidata TEXT,
    from_date TEXT,
    to_date TEXT,
    file TEXT NOT NULL           -- what it was imported from
);

-- What the user has decided about speakers, by their keys. Undone decisions stay, with the time.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL CHECK (action IN ('merge', 'split', 'rename', 'alias')),
    speaker TEXT NOT NULL,       -- the key of the speaker it is about
    other TEXT,                  -- merge: the key of the one who is the same
    form TEXT,                   -- split, alias: the name that is another's, or this one's
    article TEXT,                -- split: the source of an article
    role TEXT,                   -- split: an office
    name TEXT,                   -- what they are called from then on
    from_date TEXT,              -- alias: from when to when it holds
    to_date TEXT,
    made_at TEXT NOT NULL,       -- UTC
    undone_at TEXT               -- UTC
);

CREATE TABLE rules (
    name TEXT NOT NULL PRIMARY KEY,
    family TEXT,
    construction TEXT,           -- an example sentence of what the rule reads
    measured INTEGER,            -- statements of annotated articles that it gave to somebody when it was measured
    hits INTEGER,                -- ... and to the one who said them
    confidence REAL              -- hits / measured; NULL where too few were measured to tell
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
    called TEXT,                 -- the fullest name that the article has for who speaks: what speakers are linked by
    called_kind TEXT,            -- and of what kind the article makes them
    CHECK ((cue IS NULL) = (cue_start IS NULL)),
    CHECK ((mention IS NULL) = (mention_start IS NULL))
);
CREATE INDEX quotes_article ON quotes (article_id, id, speaker_id) WHERE article_id IS NOT NULL;
-- A speaker's page is made of this index alone; its rows are in the order of their ids.
CREATE INDEX quotes_speaker ON quotes (speaker_id, id, date, article_id, kind, verb_class, verb) WHERE speaker_id IS NOT NULL;
CREATE INDEX quotes_unattributed ON quotes (id, article_id, reason, kind) WHERE speaker_id IS NULL;
CREATE INDEX quotes_parent ON quotes (parent_id) WHERE parent_id IS NOT NULL;
-- The newest first, with what lists of them are narrowed by; the oldest first. The conditions always hold; who writes them gets the index.
CREATE INDEX quotes_newest ON quotes (ifnull(date, '') DESC, id, date, kind, verb_class, verb, speaker_id, article_id)
WHERE ifnull(date, '') >= '';
CREATE INDEX quotes_oldest ON quotes (ifnull(date, '~'), id) WHERE ifnull(date, '~') >= '';
CREATE INDEX quotes_each ON quotes ((1)); -- the smallest index there can be: rows are counted in it

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
