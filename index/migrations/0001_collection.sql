CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT;

CREATE TABLE documents (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    path TEXT UNIQUE,                   -- below the letters folder; NULL when the document was sent
    media_type TEXT,
    content BLOB,                       -- the bytes as sent; NULL when the letters folder keeps them
    content_hash TEXT NOT NULL,
    reading INTEGER NOT NULL,           -- which edition of the reading rules made what follows
    text TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    authors TEXT NOT NULL,              -- JSON array
    addressees TEXT NOT NULL,           -- JSON array
    place TEXT,
    date TEXT,
    evidence TEXT NOT NULL              -- JSON array of [field, start, end]
) STRICT;

CREATE TABLE turns (
    document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    speaker TEXT,
    PRIMARY KEY (document_key, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE passages (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    speaker TEXT,
    language TEXT NOT NULL,
    sentences TEXT NOT NULL,            -- JSON array of [start, end]
    terms TEXT NOT NULL,                -- a line for each sentence, separated by spaces
    UNIQUE (document_key, number)
) STRICT;

CREATE TABLE models (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    source TEXT NOT NULL,               -- the folder or the name on the hub it was loaded from
    hash TEXT NOT NULL UNIQUE,
    dimensions INTEGER NOT NULL
) STRICT;

CREATE TABLE vectors (
    passage_key INTEGER NOT NULL REFERENCES passages (key) ON DELETE CASCADE,
    model_key INTEGER NOT NULL REFERENCES models (key) ON DELETE CASCADE,
    passage BLOB NOT NULL,              -- float32, little-endian
    sentences BLOB NOT NULL,            -- float16, little-endian, one row per sentence
    PRIMARY KEY (passage_key, model_key)
) STRICT;

-- Files of the letters folder that are not in the collection, and why.
CREATE TABLE rejections (
    path TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    message TEXT NOT NULL
) STRICT;

-- Files whose document was deleted or replaced by request: the same bytes do not come back by themselves.
CREATE TABLE withdrawals (
    path TEXT PRIMARY KEY,
    content_hash TEXT NOT NULL
) STRICT;

CREATE TABLE feedback (
    key INTEGER PRIMARY KEY,
    given TEXT NOT NULL,                -- UTC, ISO 8601
    answer_id TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,               -- JSON, the whole answer as it was given
    helpful INTEGER NOT NULL,
    remark TEXT
) STRICT;
