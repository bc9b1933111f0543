-- From version 2 to 3: who is who across articles. Speakers keep their ids until they are linked, which happens next.

ALTER TABLE rules ADD COLUMN measured INTEGER;
ALTER TABLE rules ADD COLUMN hits INTEGER;
ALTER TABLE rules ADD COLUMN confidence REAL;

ALTER TABLE quotes ADD COLUMN called TEXT;
ALTER TABLE quotes ADD COLUMN called_kind TEXT;
UPDATE quotes SET
    called = (SELECT name FROM speakers WHERE speakers.id = quotes.speaker_id),
    called_kind = (SELECT kind FROM speakers WHERE speakers.id = quotes.speaker_id);

-- The old views read a table that is replaced here; today's are made afterwards, see derived.sql.
DROP VIEW who_said_what;
DROP VIEW most_quoted;
DROP VIEW statements_by_month;
DROP VIEW unattributed;

CREATE TABLE speakers_3 (
    id INTEGER PRIMARY KEY,      -- made of the key: the same speaker has the same id in every database
    name TEXT NOT NULL,
    kind TEXT CHECK (kind IN ('person', 'institution', 'document', 'group', 'unnamed')),
    name_sort TEXT NOT NULL,     -- sorts in the order of the Turkish alphabet
    wikidata TEXT,               -- Q39259: who that is, where it is known
    ambiguous INTEGER NOT NULL DEFAULT 0 CHECK (ambiguous IN (0, 1)), -- 1: it is open who that is, see candidates
    key TEXT NOT NULL            -- kind and folded name, with the article where the name alone tells nobody
);
INSERT INTO speakers_3 (id, name, kind, name_sort, key) SELECT id, name, kind, name_sort, 'unlinked:' || id FROM speakers;
DROP TABLE speakers;
ALTER TABLE speakers_3 RENAME TO speakers;
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
