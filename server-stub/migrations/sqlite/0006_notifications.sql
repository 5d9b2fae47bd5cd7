-- How a technician wants to hear of things, as JSON; without it, as is usual.
ALTER TABLE technicians ADD COLUMN notification_rules TEXT;

INSERT INTO settings (name, number) VALUES ('hides_details', 0);

-- Ways to reach a technician. Nothing but a code is sent to one that is not verified.
CREATE TABLE contacts (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    technician_id   INTEGER NOT NULL REFERENCES technicians (id),
    kind            TEXT NOT NULL,
    address         TEXT NOT NULL,
    -- Signs the calls of a webhook.
    secret          TEXT,
    language        TEXT NOT NULL,
    code_hash       BLOB,
    code_expires_at INTEGER,
    code_tries      INTEGER NOT NULL DEFAULT 0,
    created_at      INTEGER NOT NULL,
    verified_at     INTEGER,
    removed_at      INTEGER
) STRICT;

CREATE INDEX contacts_of_technician ON contacts (technician_id) WHERE removed_at IS NULL;

-- What is to be sent, and what was. The cause says about what and where to, so that nothing is
-- sent twice.
CREATE TABLE deliveries (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    cause         TEXT NOT NULL UNIQUE,
    technician_id INTEGER REFERENCES technicians (id),
    contact_id    INTEGER REFERENCES contacts (id),
    to_name       TEXT NOT NULL,
    kind          TEXT NOT NULL,
    address       TEXT NOT NULL,
    language      TEXT NOT NULL,
    matter        TEXT NOT NULL,
    -- Only until it is sent.
    code          TEXT,
    event         TEXT,
    request_id    INTEGER REFERENCES requests (id),
    status        TEXT NOT NULL,
    attempts      INTEGER NOT NULL DEFAULT 0,
    created_at    INTEGER NOT NULL,
    -- When it is tried next, or was done with.
    at            INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    problem       TEXT
) STRICT;

CREATE INDEX deliveries_due ON deliveries (at) WHERE status = 'waiting';
CREATE INDEX deliveries_of_request ON deliveries (request_id, contact_id, event);

-- Everything up to here was looked at: what happened before this version is not told.
INSERT INTO meta (name, number) SELECT 'notified_seq', coalesce(max(seq), 0) FROM events;
