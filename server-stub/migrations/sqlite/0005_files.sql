-- The file that an entry is about, as JSON: what was said of it when it was sent.
ALTER TABLE events ADD COLUMN file TEXT;

INSERT INTO settings (name, number) VALUES
    ('max_file_bytes', 26214400),
    ('max_request_bytes', 524288000);

-- Files on their way to the service; the bytes that have arrived are in the folder of uploads.
CREATE TABLE uploads (
    id         BLOB PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id),
    -- Who sends it, as in the commands.
    author     TEXT NOT NULL,
    name       TEXT NOT NULL,
    size       INTEGER NOT NULL,
    -- receiving, or scanning once every byte is there and only the scanner has to agree.
    state      TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX uploads_of_request ON uploads (request_id);

-- Files that were sent. The content is stored once, under its SHA-256.
CREATE TABLE files (
    id         BLOB PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id),
    name       TEXT NOT NULL,
    file_type  TEXT NOT NULL,
    size       INTEGER NOT NULL,
    sha256     BLOB NOT NULL,
    has_preview INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX files_of_request ON files (request_id);

-- Whether a content is still needed.
CREATE INDEX files_of_content ON files (sha256);
