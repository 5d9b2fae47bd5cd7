-- Times are microseconds since 1970 UTC, truth values 0 or 1, hashes 32 bytes, UUIDs 16.

CREATE TABLE meta (
    name   TEXT PRIMARY KEY,
    number INTEGER,
    bytes  BLOB
) STRICT, WITHOUT ROWID;

INSERT INTO meta (name, number) VALUES ('access_epoch', 0);

CREATE TABLE companies (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL,
    name_key   TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE portals (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    company_id INTEGER NOT NULL UNIQUE REFERENCES companies (id),
    slug       TEXT NOT NULL UNIQUE,
    title      TEXT,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE technicians (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    email            TEXT NOT NULL,
    email_key        TEXT NOT NULL UNIQUE,
    name             TEXT NOT NULL,
    password_hash    TEXT NOT NULL,
    is_administrator INTEGER NOT NULL,
    availability     TEXT NOT NULL,
    scope_seq        INTEGER NOT NULL DEFAULT 0,
    created_at       INTEGER NOT NULL,
    disabled_at      INTEGER
) STRICT;

CREATE TABLE grants (
    technician_id INTEGER NOT NULL REFERENCES technicians (id),
    company_id    INTEGER NOT NULL REFERENCES companies (id),
    PRIMARY KEY (technician_id, company_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    technician_id INTEGER NOT NULL REFERENCES technicians (id),
    token_hash    BLOB NOT NULL UNIQUE,
    device        TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    revoked_at    INTEGER
) STRICT;

CREATE INDEX sessions_of_technician ON sessions (technician_id);

CREATE TABLE setup_tokens (
    token_hash BLOB PRIMARY KEY,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE requests (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    company_id       INTEGER NOT NULL REFERENCES companies (id),
    portal_id        INTEGER NOT NULL REFERENCES portals (id),
    form_id          TEXT NOT NULL UNIQUE,
    form_fingerprint BLOB NOT NULL,
    token_hash       BLOB NOT NULL UNIQUE,
    customer_name    TEXT NOT NULL,
    customer_email   TEXT NOT NULL,
    subject          TEXT NOT NULL,
    status           TEXT NOT NULL,
    assignee_id      INTEGER REFERENCES technicians (id),
    assignee_name    TEXT,
    chat_opened      INTEGER NOT NULL,
    chat_opened_seq  INTEGER,
    ip_address       TEXT NOT NULL,
    device_type      TEXT NOT NULL,
    platform         TEXT NOT NULL,
    operating_system TEXT NOT NULL,
    os_version       TEXT NOT NULL,
    browser          TEXT NOT NULL,
    user_agent       TEXT NOT NULL,
    locale           TEXT NOT NULL,
    submitted_at     INTEGER NOT NULL,
    assigned_at      INTEGER,
    waiting_since    INTEGER,
    closed_at        INTEGER,
    version          INTEGER NOT NULL
) STRICT;

CREATE INDEX open_requests ON requests (id) WHERE status <> 'completed';
CREATE INDEX requests_of_company ON requests (company_id, id);

-- The log and the timelines at once. Rows are only ever added.
CREATE TABLE events (
    seq             INTEGER PRIMARY KEY AUTOINCREMENT,
    at              INTEGER NOT NULL,
    kind            TEXT NOT NULL,
    request_id      INTEGER REFERENCES requests (id),
    company_id      INTEGER REFERENCES companies (id),
    technician_id   INTEGER REFERENCES technicians (id),
    technician_name TEXT,
    text            TEXT,
    reason          TEXT,
    command_id      BLOB
) STRICT;

CREATE INDEX timelines ON events (request_id, seq);

CREATE TABLE commands (
    author      TEXT NOT NULL,
    command_id  BLOB NOT NULL,
    fingerprint BLOB NOT NULL,
    seq         INTEGER NOT NULL,
    PRIMARY KEY (author, command_id)
) STRICT, WITHOUT ROWID;
