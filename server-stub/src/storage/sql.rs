//! The statements that read the same on every backend.
//!
//! Parameters first appear in the order of their numbers: SQLite counts them that way.

macro_rules! request_columns {
    () => {
        "r.id, r.version, r.company_id, c.name, r.customer_name, r.customer_email, r.subject, \
         r.status, r.assignee_id, r.assignee_name, r.chat_opened, r.ip_address, r.device_type, \
         r.platform, r.operating_system, r.os_version, r.browser, r.submitted_at, r.assigned_at, \
         r.waiting_since, r.closed_at"
    };
}

macro_rules! select_request {
    ($rest:literal) => {
        concat!(
            "SELECT ",
            request_columns!(),
            " FROM requests r JOIN companies c ON c.id = r.company_id ",
            $rest
        )
    };
}

/// `$1` is the technician who looks: the one place that says what he or she may see.
macro_rules! visible_requests {
    () => {
        "requests r JOIN companies c ON c.id = r.company_id \
         JOIN technicians t ON t.id = $1 AND t.disabled_at IS NULL \
         AND (t.is_administrator = 1 OR EXISTS (SELECT 1 FROM grants g \
         WHERE g.technician_id = t.id AND g.company_id = r.company_id)) \
         AND (r.status <> 'new' OR t.availability = 'available' OR EXISTS (SELECT 1 \
         FROM settings s WHERE s.name = 'has_availability_gate' AND s.number = 0)) "
    };
}

macro_rules! select_visible_request {
    ($rest:expr) => {
        concat!(
            "SELECT ",
            request_columns!(),
            " FROM ",
            visible_requests!(),
            $rest
        )
    };
}

/// Rows of the index that have `$2` in them, newest request first. A message is not among them
/// before anybody has joined (D11).
macro_rules! select_found {
    ($columns:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM ",
            visible_requests!(),
            "JOIN search ON r.id = search.rowid >> 36 \
             WHERE search MATCH $2 AND (r.chat_opened = 1 OR search.rowid & 68719476735 = 0 \
             OR EXISTS (SELECT 1 FROM events e WHERE e.seq = search.rowid & 68719476735 \
             AND e.kind NOT IN ('customer_message', 'technician_message', \
     'customer_file', 'technician_file', 'file_infected'))) ",
            $rest,
            "ORDER BY search.rowid DESC"
        )
    };
}

/// Continues the statement above: `$2` is where the page ends, `$3` what is searched in small
/// letters, `$4` the same for the index, which knows accents, `$5` how many. A text contains
/// another where replacing that changes it: nothing in `$3` has a meaning of its own.
macro_rules! select_page {
    ($view:literal) => {
        select_visible_request!(concat!(
            "WHERE r.id < $2 AND ($3 = '' OR CAST(r.id AS TEXT) = $3 \
             OR replace(lower(r.customer_name), $3, '') <> lower(r.customer_name) \
             OR replace(lower(r.customer_email), $3, '') <> lower(r.customer_email) \
             OR replace(lower(r.subject), $3, '') <> lower(r.subject) \
             OR r.id IN (SELECT search.rowid >> 36 FROM search WHERE search MATCH $4)) ",
            $view,
            "ORDER BY r.id DESC LIMIT $5"
        ))
    };
}

macro_rules! select_technician {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.name, t.email, t.is_administrator, t.availability, t.scope_seq, \
             t.password_hash, t.disabled_at IS NOT NULL, t.availability_reason FROM technicians t ",
            $rest
        )
    };
}

macro_rules! select_entry {
    ($rest:literal) => {
        concat!(
            "SELECT seq, at, kind, technician_id, technician_name, text, reason, command_id, \
             request_id, colleague_id, colleague_name, file FROM events ",
            $rest
        )
    };
}

macro_rules! select_portal {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.slug, coalesce(p.title, c.name), c.id, c.name, p.welcome, p.color, \
             p.embed_origins, p.is_active \
             FROM portals p JOIN companies c ON c.id = p.company_id ",
            $rest
        )
    };
}

macro_rules! select_file {
    ($rest:expr) => {
        concat!(
            "SELECT f.id, f.request_id, f.name, f.file_type, f.size, f.sha256, f.has_preview FROM ",
            $rest
        )
    };
}

// Requests.
pub(super) const REQUEST: &str = select_request!("WHERE r.id = $1");
pub(super) const REQUEST_BY_TOKEN: &str = select_request!("WHERE r.token_hash = $1");
pub(super) const REQUEST_IN_SCOPE: &str = select_request!(
    "JOIN technicians t ON t.id = $1 AND (t.is_administrator = 1 OR EXISTS (SELECT 1 FROM grants g \
     WHERE g.technician_id = t.id AND g.company_id = r.company_id)) WHERE r.id = $2"
);
pub(super) const VISIBLE_REQUEST: &str = select_visible_request!("WHERE r.id = $2");
pub(super) const OPEN_REQUESTS: &str =
    select_visible_request!("WHERE r.status <> 'completed' ORDER BY r.id");
pub(super) const LONGEST_WAITING: &str = select_visible_request!(
    "WHERE r.status = 'new' AND r.status <> 'completed' \
     ORDER BY coalesce(r.waiting_since, r.submitted_at), r.id LIMIT 1"
);
pub(super) const PAGE_OF_NEW: &str =
    select_page!("AND r.status = 'new' AND r.status <> 'completed' ");
pub(super) const PAGE_OF_ACTIVE: &str =
    select_page!("AND r.status <> 'new' AND r.status <> 'completed' ");
pub(super) const PAGE_OF_COMPLETED: &str = select_page!("AND r.status = 'completed' ");
pub(super) const PAGE_OF_ALL: &str = select_page!("");
pub(super) const OTHERS: &str = select_visible_request!(
    "JOIN requests o ON o.id = $2 AND o.company_id = r.company_id \
     AND o.customer_key = r.customer_key \
     WHERE r.id <> $2 ORDER BY r.id DESC LIMIT $3"
);
pub(super) const FOUND_REQUESTS: &str = select_found!(
    "r.id",
    "AND search.rowid < $3 AND ($4 = 0 OR r.company_id = $4) \
     AND r.submitted_at >= $5 AND r.submitted_at < $6 "
);
pub(super) const FOUND_LINES: &str = select_found!(
    "r.id, search.rowid & 68719476735, snippet(search, -1, $3, $4, '…', 24)",
    "AND search.rowid >= $5 AND search.rowid < $6 \
     AND r.id IN (SELECT value FROM json_each($7)) "
);
pub(super) const PORTAL_OF_REQUEST: &str = "SELECT coalesce(p.title, c.name), p.slug, r.locale, \
     p.color, p.embed_origins \
     FROM requests r JOIN portals p ON p.id = r.portal_id JOIN companies c ON c.id = p.company_id \
     WHERE r.id = $1";
pub(super) const REQUEST_BY_FORM: &str =
    "SELECT id, form_fingerprint FROM requests WHERE form_id = $1";
pub(super) const OPEN_REQUEST: &str = "INSERT INTO requests (company_id, portal_id, form_id, \
     form_fingerprint, token_hash, customer_name, customer_email, subject, status, chat_opened, \
     ip_address, device_type, platform, operating_system, os_version, browser, user_agent, \
     locale, submitted_at, waiting_since, version, customer_key) \
     SELECT company_id, id, $1, $2, $3, $4, $5, $6, 'new', 0, $7, $8, $9, $10, $11, $12, $13, \
     $14, $15, $15, 1, $16 FROM portals WHERE id = $17 RETURNING id";
pub(super) const UPDATE_REQUEST: &str = "UPDATE requests SET status = $1, assignee_id = $2, \
     assignee_name = $3, chat_opened = $4, assigned_at = $5, waiting_since = $6, closed_at = $7, \
     version = version + 1 WHERE id = $8 AND version = $9";
pub(super) const CHAT_OPENED_AT: &str =
    "UPDATE requests SET chat_opened_seq = coalesce(chat_opened_seq, $1) WHERE id = $2";

// The log.
pub(super) const HEAD: &str = "SELECT coalesce(max(seq), 0) FROM events";
pub(super) const APPEND_EVENT: &str = "INSERT INTO events (at, kind, request_id, company_id, \
     technician_id, technician_name, text, reason, command_id, colleague_id, colleague_name, \
     file) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING seq";
pub(super) const TIMELINE: &str = select_entry!(
    "WHERE request_id = $1 AND seq <= $2 \
     AND ($3 = 1 OR kind NOT IN ('customer_message', 'technician_message', \
     'customer_file', 'technician_file', 'file_infected')) \
     ORDER BY seq DESC LIMIT $4"
);
pub(super) const ENTRIES_AFTER: &str =
    select_entry!("WHERE request_id = $1 AND seq > $2 ORDER BY seq LIMIT $3");
pub(super) const LOG_AFTER: &str =
    select_entry!("WHERE seq > $1 AND request_id IS NOT NULL ORDER BY seq LIMIT $2");
// Each plus keeps the index of timelines out of it, which would be read as a whole.
pub(super) const CHANGED_REQUESTS: &str = "SELECT request_id, max(seq), company_id, \
     max(CASE kind WHEN 'released' THEN 1 ELSE 0 END) FROM events \
     WHERE seq > $1 AND +request_id IS NOT NULL \
     GROUP BY +request_id, company_id ORDER BY max(seq)";
pub(super) const REQUEST_OF_EVENT: &str = "SELECT request_id FROM events WHERE seq = $1";
pub(super) const COMMAND: &str =
    "SELECT fingerprint, seq FROM commands WHERE author = $1 AND command_id = $2";
pub(super) const ADD_COMMAND: &str =
    "INSERT INTO commands (author, command_id, fingerprint, seq) VALUES ($1, $2, $3, $4)";
pub(super) const CHAT_OPENED_SEQ: &str = "SELECT chat_opened_seq FROM requests WHERE id = $1";

// Files.
pub(super) const UPLOAD_ROOM: &str = "SELECT count(*), \
     coalesce(sum(CASE request_id WHEN $1 THEN 1 ELSE 0 END), 0), \
     coalesce(sum(CASE request_id WHEN $1 THEN size ELSE 0 END), 0) \
     + (SELECT coalesce(sum(size), 0) FROM files WHERE request_id = $1) FROM uploads";
pub(super) const ADD_UPLOAD: &str = "INSERT INTO uploads (id, request_id, author, name, size, \
     state, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, 'receiving', $6, $7)";
pub(super) const UPLOAD: &str = "SELECT id, request_id, author, name, size, \
     state = 'scanning', created_at, expires_at FROM uploads WHERE id = $1";
pub(super) const UPLOADS: &str = "SELECT id, request_id, author, name, size, \
     state = 'scanning', created_at, expires_at FROM uploads ORDER BY id";
pub(super) const PROLONG_UPLOAD: &str = "UPDATE uploads SET expires_at = $1 WHERE id = $2";
pub(super) const UPLOAD_WAITS: &str = "UPDATE uploads SET state = 'scanning' WHERE id = $1";
pub(super) const REMOVE_UPLOAD: &str = "DELETE FROM uploads WHERE id = $1";
pub(super) const ADD_FILE: &str = "INSERT INTO files (id, request_id, name, file_type, size, \
     sha256, has_preview) VALUES ($1, $2, $3, $4, $5, $6, $7)";
pub(super) const FILE: &str = select_file!("files f WHERE f.id = $1");
pub(super) const VISIBLE_FILE: &str = select_file!(concat!(
    visible_requests!(),
    "JOIN files f ON f.request_id = r.id \
     WHERE r.id = $2 AND r.chat_opened = 1 AND f.id = $3"
));
pub(super) const FILE_OF_CUSTOMER: &str = select_file!(
    "requests r JOIN files f ON f.request_id = r.id WHERE r.token_hash = $1 AND f.id = $2"
);
pub(super) const IS_CONTENT_USED: &str = "SELECT EXISTS (SELECT 1 FROM files WHERE sha256 = $1)";

// Technicians.
pub(super) const TECHNICIAN: &str = select_technician!("WHERE t.id = $1");
pub(super) const TECHNICIAN_BY_EMAIL: &str = select_technician!("WHERE t.email_key = $1");
pub(super) const TECHNICIANS: &str = select_technician!("ORDER BY t.name, t.id");
pub(super) const TECHNICIAN_OF_SESSION: &str = select_technician!(
    "JOIN sessions s ON s.technician_id = t.id \
     WHERE s.id = $1 AND s.revoked_at IS NULL AND t.disabled_at IS NULL"
);
pub(super) const SESSION_BY_TOKEN: &str = "SELECT s.id, coalesce(s.last_used_at, s.created_at) \
     FROM sessions s JOIN technicians t ON t.id = s.technician_id \
     WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND t.disabled_at IS NULL";
pub(super) const TECHNICIAN_COUNT: &str = "SELECT count(*) FROM technicians";
pub(super) const COMPANIES_OF: &str = "SELECT c.id, c.name FROM companies c \
     JOIN technicians t ON t.id = $1 AND (t.is_administrator = 1 OR EXISTS (SELECT 1 FROM grants g \
     WHERE g.technician_id = t.id AND g.company_id = c.id)) ORDER BY c.name, c.id";
pub(super) const ADD_TECHNICIAN: &str = "INSERT INTO technicians (email, email_key, name, \
     password_hash, is_administrator, availability, created_at) \
     VALUES ($1, $2, $3, $4, $5, 'offline', $6) RETURNING id";
pub(super) const SET_PASSWORD: &str = "UPDATE technicians SET password_hash = $1 WHERE id = $2";
pub(super) const SET_DISABLED: &str = "UPDATE technicians SET disabled_at = $1 WHERE id = $2";
pub(super) const SET_AVAILABILITY: &str =
    "UPDATE technicians SET availability = $1, availability_reason = $2 WHERE id = $3";
pub(super) const SET_SCOPE_SEQ: &str = "UPDATE technicians SET scope_seq = $1 WHERE id = $2";
pub(super) const SET_SCOPE_SEQ_OF_ADMINISTRATORS: &str =
    "UPDATE technicians SET scope_seq = $1 WHERE is_administrator = 1";
pub(super) const SET_SCOPE_SEQ_OF_EVERYBODY: &str = "UPDATE technicians SET scope_seq = $1";
pub(super) const SCOPE_SEQ: &str =
    "SELECT scope_seq FROM technicians WHERE id = $1 AND disabled_at IS NULL";
pub(super) const GRANT: &str =
    "INSERT INTO grants (technician_id, company_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
pub(super) const REVOKE: &str = "DELETE FROM grants WHERE technician_id = $1 AND company_id = $2";
pub(super) const ADD_SESSION: &str = "INSERT INTO sessions (technician_id, token_hash, device, \
     created_at) VALUES ($1, $2, $3, $4) RETURNING id";
pub(super) const REVOKE_SESSION: &str = "UPDATE sessions SET revoked_at = $1 \
     WHERE id = $2 AND revoked_at IS NULL RETURNING technician_id";
pub(super) const REVOKE_SESSIONS_OF: &str = "UPDATE sessions SET revoked_at = $1 \
     WHERE technician_id = $2 AND revoked_at IS NULL";
pub(super) const FORGET_SETUP_TOKENS: &str = "DELETE FROM setup_tokens";
pub(super) const ADD_SETUP_TOKEN: &str =
    "INSERT INTO setup_tokens (token_hash, created_at) VALUES ($1, $2)";
pub(super) const SETUP_TOKEN: &str = "SELECT 1 FROM setup_tokens WHERE token_hash = $1";
pub(super) const BUMP_EPOCH: &str =
    "UPDATE meta SET number = number + 1 WHERE name = 'access_epoch' RETURNING number";
pub(super) const EPOCH: &str = "SELECT number FROM meta WHERE name = 'access_epoch'";
pub(super) const COLLEAGUES: &str = "SELECT t.id, t.name, t.availability, t.availability_reason, \
     (SELECT count(*) FROM requests r WHERE r.assignee_id = t.id AND r.status <> 'completed') \
     FROM technicians t WHERE t.id <> $1 AND t.disabled_at IS NULL \
     AND (t.is_administrator = 1 OR EXISTS (SELECT 1 FROM grants g \
     WHERE g.technician_id = t.id AND g.company_id = $2)) ORDER BY t.name, t.id";
pub(super) const HEIR: &str = "SELECT t.id, t.name, t.scope_seq FROM technicians t \
     JOIN requests r ON r.id = $1 WHERE t.id = $2 AND t.disabled_at IS NULL \
     AND (t.is_administrator = 1 OR EXISTS (SELECT 1 FROM grants g \
     WHERE g.technician_id = t.id AND g.company_id = r.company_id))";
pub(super) const WAITING: &str = "SELECT id, company_id FROM requests \
     WHERE status = 'new' AND status <> 'completed' ORDER BY coalesce(waiting_since, submitted_at), id";
pub(super) const RECEIVERS: &str = "SELECT t.id, t.is_administrator, g.company_id \
     FROM technicians t LEFT JOIN grants g ON g.technician_id = t.id WHERE t.disabled_at IS NULL \
     AND (t.availability = 'available' OR EXISTS (SELECT 1 FROM settings s \
     WHERE s.name = 'has_availability_gate' AND s.number = 0))";
pub(super) const MARK_SEEN: &str =
    "UPDATE technicians SET last_seen_at = max(coalesce(last_seen_at, 0), $1) WHERE id = $2";
pub(super) const STRANDED: &str = select_request!(
    "JOIN technicians t ON t.id = r.assignee_id WHERE r.status <> 'completed' \
     AND (t.disabled_at IS NOT NULL OR (t.is_administrator = 0 AND NOT EXISTS (SELECT 1 \
     FROM grants g WHERE g.technician_id = t.id AND g.company_id = r.company_id))) \
     ORDER BY r.id LIMIT $1"
);
pub(super) const ABANDONED: &str = select_request!(
    "JOIN technicians t ON t.id = r.assignee_id WHERE r.status <> 'completed' \
     AND coalesce(t.last_seen_at, 0) <= $1 AND coalesce(r.assigned_at, 0) <= $1 \
     ORDER BY r.id LIMIT $2"
);
pub(super) const SETTING: &str = "SELECT number, text FROM settings WHERE name = $1";
pub(super) const SET_SETTING: &str = "UPDATE settings SET number = $1, text = $2 WHERE name = $3";
pub(super) const LIMITS_OF: &str = "SELECT p.company_id, p.amber_secs, p.red_secs FROM portals p \
     JOIN technicians t ON t.id = $1 AND (t.is_administrator = 1 OR EXISTS (SELECT 1 FROM grants g \
     WHERE g.technician_id = t.id AND g.company_id = p.company_id)) ORDER BY p.company_id";
pub(super) const ADD_SECRET_KEY: &str =
    "INSERT INTO meta (name, bytes) VALUES ('secret_key', $1) ON CONFLICT DO NOTHING";
pub(super) const SECRET_KEY: &str = "SELECT bytes FROM meta WHERE name = 'secret_key'";

// Companies and portals.
pub(super) const ADD_COMPANY: &str =
    "INSERT INTO companies (name, name_key, created_at) VALUES ($1, $2, $3) RETURNING id";
pub(super) const COMPANIES: &str = "SELECT id, name FROM companies ORDER BY name, id";
pub(super) const ADD_PORTAL: &str = "INSERT INTO portals (company_id, slug, title, created_at) \
     VALUES ($1, $2, $3, $4) RETURNING id";
pub(super) const PORTALS: &str = select_portal!("ORDER BY p.slug");
pub(super) const PORTAL: &str = select_portal!("WHERE p.slug = $1");
