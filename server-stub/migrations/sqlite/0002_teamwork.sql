-- What administrators decide for everybody; every row is always there.
CREATE TABLE settings (
    name   TEXT PRIMARY KEY,
    number INTEGER,
    text   TEXT
) STRICT, WITHOUT ROWID;

INSERT INTO settings (name, number) VALUES
    ('has_availability_gate', 1),
    ('company_word', NULL),
    ('release_after_minutes', 10);

ALTER TABLE technicians ADD COLUMN availability_reason TEXT;
-- When a console was last connected; kept up to date while one is.
ALTER TABLE technicians ADD COLUMN last_seen_at INTEGER;

ALTER TABLE portals ADD COLUMN amber_secs INTEGER NOT NULL DEFAULT 120;
ALTER TABLE portals ADD COLUMN red_secs INTEGER NOT NULL DEFAULT 300;

-- Whom a request was handed over to, or taken from.
ALTER TABLE events ADD COLUMN colleague_id INTEGER REFERENCES technicians (id);
ALTER TABLE events ADD COLUMN colleague_name TEXT;

CREATE INDEX requests_of_assignee ON requests (assignee_id)
    WHERE assignee_id IS NOT NULL AND status <> 'completed';
