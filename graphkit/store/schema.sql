-- The graph file. Integer ids inside, content hashes (`key`) outside.
-- Observed: files, documents, sentences, mentions, claims and what follows from one document alone; written whole or not at all, never edited.
-- Derived: stories, entities, edges; deleted and made again in one transaction.
-- Decided: judgements and the lists that they may name; appended, marked as deleted, never removed.

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Observed ------------------------------------------------------------------------------------------------------------

CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    location BLOB NOT NULL UNIQUE,  -- absolute path, in the bytes of the file system
    path TEXT NOT NULL,             -- as it is shown
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,      -- -1 where it was too fresh to be trusted
    sha256 TEXT NOT NULL,
    fingerprint TEXT NOT NULL,      -- of the settings it was read with
    status TEXT NOT NULL CHECK (status IN ('ok', 'failed', 'skipped')),
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX files_by_content ON files (sha256);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    part TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    title TEXT,
    author TEXT,
    published TEXT,
    language TEXT,
    encoding TEXT NOT NULL,
    warnings TEXT NOT NULL,         -- JSON list
    characters INTEGER NOT NULL,    -- of the text as the file gave it
    kept INTEGER NOT NULL,          -- of those, how many reached the clean text
    dropped TEXT NOT NULL,          -- JSON object: reason, characters
    fingerprint TEXT NOT NULL,
    digest TEXT NOT NULL            -- SHA-256 of this document's lines in the dump
) STRICT;
CREATE INDEX documents_by_content ON documents (sha256);

CREATE TABLE file_documents (
    file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
    position INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents,
    PRIMARY KEY (file, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_documents_by_document ON file_documents (document, file);

CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    text BLOB NOT NULL,             -- zlib of UTF-8: the text as the file gave it
    clean BLOB NOT NULL             -- zlib of JSON: the clean text and the map back
) STRICT;

CREATE TABLE signatures (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    signature BLOB NOT NULL         -- see stories.signature
) STRICT;

CREATE TABLE sentences (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,         -- characters in the text as the file gave it, here and below
    end INTEGER NOT NULL,
    text TEXT NOT NULL,             -- cleaned
    kind TEXT NOT NULL
) STRICT;
CREATE INDEX sentences_by_document ON sentences (document, position);

-- One entity as one document sees it: a model.Reference.
CREATE TABLE refs (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    type TEXT NOT NULL,
    subtype TEXT,
    names TEXT NOT NULL,            -- JSON list of name and count
    context TEXT NOT NULL           -- JSON list
) STRICT;
CREATE INDEX refs_by_document ON refs (document);

CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    sentence INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    kind TEXT NOT NULL,
    subtype TEXT,
    cluster TEXT,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    value TEXT,                     -- JSON of a model.Money or model.When
    ref INTEGER REFERENCES refs ON DELETE CASCADE
) STRICT;
CREATE INDEX mentions_by_document ON mentions (document);
CREATE INDEX mentions_by_sentence ON mentions (sentence);
CREATE INDEX mentions_by_ref ON mentions (ref) WHERE ref IS NOT NULL;

CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    sentence INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
    subject INTEGER NOT NULL REFERENCES mentions ON DELETE CASCADE,
    relation TEXT NOT NULL,
    object INTEGER REFERENCES mentions ON DELETE CASCADE,
    status TEXT NOT NULL,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    attributed_to INTEGER REFERENCES mentions ON DELETE CASCADE,
    attribution TEXT,
    object_text TEXT,
    amount TEXT,                    -- JSON of a model.Money
    date TEXT,                      -- JSON of a model.When
    role TEXT,
    tense TEXT,
    purpose TEXT,
    because TEXT,                   -- the word that decided the status
    features TEXT                   -- JSON list of feature and weight, where a model made it
) STRICT;
CREATE INDEX claims_by_document ON claims (document);
CREATE INDEX claims_by_sentence ON claims (sentence);
CREATE INDEX claims_by_subject ON claims (subject);
CREATE INDEX claims_by_object ON claims (object) WHERE object IS NOT NULL;
CREATE INDEX claims_by_source ON claims (attributed_to) WHERE attributed_to IS NOT NULL;

CREATE VIRTUAL TABLE passage_fts USING fts5 (text, content='sentences', content_rowid='id', tokenize='unicode61 remove_diacritics 2');

-- Derived -------------------------------------------------------------------------------------------------------------

CREATE TABLE document_stories (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    story INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE
) STRICT;
CREATE INDEX document_stories_by_story ON document_stories (story);

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,         -- in the order of the keys
    key TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    subtype TEXT,
    name TEXT NOT NULL,
    properties TEXT NOT NULL,       -- JSON list of name and value
    mentions INTEGER NOT NULL DEFAULT 0,
    documents INTEGER NOT NULL DEFAULT 0,
    stories INTEGER NOT NULL DEFAULT 0,
    degree INTEGER NOT NULL DEFAULT 0  -- entities joined to it by a stated link
) STRICT;
CREATE INDEX entities_by_degree ON entities (degree DESC, stories DESC, id);
CREATE INDEX entities_by_stories ON entities (stories DESC, degree DESC, id);

CREATE TABLE entity_names (
    id INTEGER PRIMARY KEY,
    entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    last TEXT NOT NULL,             -- the last word of it
    alias INTEGER NOT NULL          -- 0 for the name that is shown
) STRICT;
CREATE INDEX entity_names_by_entity ON entity_names (entity);
CREATE INDEX entity_names_by_folded ON entity_names (folded, entity);
CREATE INDEX entity_names_by_last ON entity_names (last, entity);

CREATE VIRTUAL TABLE entity_fts USING fts5 (name, content='entity_names', content_rowid='id', tokenize='unicode61 remove_diacritics 2');

CREATE TABLE entity_refs (
    ref INTEGER PRIMARY KEY REFERENCES refs ON DELETE CASCADE,
    entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE
) STRICT;
CREATE INDEX entity_refs_by_entity ON entity_refs (entity);

CREATE TABLE edges (
    id INTEGER PRIMARY KEY,         -- in the order of source, relation, target
    source INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
    relation TEXT NOT NULL,
    target INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
    link INTEGER NOT NULL,          -- 1 where a story states it, asserted or attributed
    weight INTEGER NOT NULL,        -- independent stories with an asserted or attributed claim
    stories INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    statuses TEXT NOT NULL,         -- JSON object: status, independent stories
    amounts TEXT NOT NULL,          -- JSON list of value, currency, text
    first TEXT,
    last TEXT,
    surprise REAL                   -- of a CO_MENTION: normalised pointwise mutual information
) STRICT;
CREATE INDEX edges_out ON edges (source, link, target);
CREATE INDEX edges_in ON edges (target, link, source);

CREATE TABLE edge_claims (
    edge INTEGER NOT NULL REFERENCES edges ON DELETE CASCADE,
    claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
    PRIMARY KEY (edge, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX edge_claims_by_claim ON edge_claims (claim);

CREATE TABLE co_mentions (
    edge INTEGER NOT NULL REFERENCES edges ON DELETE CASCADE,
    sentence INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
    source INTEGER NOT NULL,        -- mention in this sentence, gone when it goes
    target INTEGER NOT NULL,
    PRIMARY KEY (edge, sentence)
) STRICT, WITHOUT ROWID;
CREATE INDEX co_mentions_by_sentence ON co_mentions (sentence);

CREATE TABLE doubts (
    left TEXT NOT NULL,
    right TEXT NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    unsure INTEGER NOT NULL DEFAULT 0,  -- 1 where somebody has looked and could not tell
    PRIMARY KEY (left, right)
) STRICT, WITHOUT ROWID;

-- What is kept so that a decision need not derive everything anew: see store/memory.py.
CREATE TABLE memory (
    name TEXT PRIMARY KEY,
    told BLOB NOT NULL              -- zlib of JSON
) STRICT, WITHOUT ROWID;

-- Decided -------------------------------------------------------------------------------------------------------------

CREATE TABLE judgements (
    id INTEGER PRIMARY KEY,
    left TEXT NOT NULL,
    right TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure', 'rename', 'retype', 'ignore')),
    user TEXT NOT NULL,
    created TEXT NOT NULL,
    reason TEXT NOT NULL,
    deleted TEXT
) STRICT;

-- Lists of a person's own, in which entities can be looked up: a committee register, the members of a council.
CREATE TABLE anchor_lists (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,           -- the name of the file it was read from
    sha256 TEXT NOT NULL,
    user TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;

CREATE TABLE anchors (
    list INTEGER NOT NULL REFERENCES anchor_lists ON DELETE CASCADE,
    key TEXT NOT NULL,              -- what the list calls it by: its first id, or its name
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,          -- JSON list
    type TEXT NOT NULL,             -- "" where the list does not tell
    ids TEXT NOT NULL,              -- JSON list of name and value
    notes TEXT NOT NULL,            -- JSON list of name and value: the other columns
    PRIMARY KEY (list, key)
) STRICT, WITHOUT ROWID;

-- When and with what it was built; the only wall clock in the file besides the judgements'.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    ended TEXT,
    version TEXT NOT NULL,
    model TEXT NOT NULL,
    settings TEXT NOT NULL,
    report TEXT NOT NULL
) STRICT;
