-- How a portal looks, who may embed it (origins, one a line), and whether it is open.
ALTER TABLE portals ADD COLUMN welcome TEXT NOT NULL DEFAULT '';
ALTER TABLE portals ADD COLUMN color TEXT NOT NULL DEFAULT '';
ALTER TABLE portals ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1;
ALTER TABLE portals ADD COLUMN embed_origins TEXT NOT NULL DEFAULT '';

ALTER TABLE sessions ADD COLUMN last_used_at INTEGER;

-- Links by which a technician chooses a password: once, and not for ever.
CREATE TABLE invitations (
    token_hash    BLOB PRIMARY KEY,
    technician_id INTEGER NOT NULL REFERENCES technicians (id),
    created_at    INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    used_at       INTEGER
) STRICT, WITHOUT ROWID;

-- What administrators did; without a name it was the command line. Rows are only ever added.
CREATE TABLE audit (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    at              INTEGER NOT NULL,
    technician_name TEXT,
    act             TEXT NOT NULL,
    subject         TEXT NOT NULL,
    detail          TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is only added to'); END;

CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is only added to'); END;
