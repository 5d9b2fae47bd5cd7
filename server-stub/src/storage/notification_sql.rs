//! The statements of notifications; see [`super::sql`].

pub(super) const RULES: &str = "SELECT notification_rules FROM technicians WHERE id = $1";
pub(super) const SET_RULES: &str = "UPDATE technicians SET notification_rules = $1 WHERE id = $2";

pub(super) const CONTACTS: &str = "SELECT id, kind, address, verified_at IS NOT NULL \
     FROM contacts WHERE technician_id = $1 AND removed_at IS NULL ORDER BY id";
pub(super) const CONTACT_COUNT: &str =
    "SELECT count(*) FROM contacts WHERE technician_id = $1 AND removed_at IS NULL";
pub(super) const ADD_CONTACT: &str = "INSERT INTO contacts (technician_id, kind, address, secret, \
     language, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
pub(super) const SET_CODE: &str = "UPDATE contacts SET code_hash = $1, code_expires_at = $2, \
     code_tries = 0 WHERE id = $3 AND technician_id = $4 AND removed_at IS NULL \
     AND verified_at IS NULL";
pub(super) const CODE: &str = "SELECT code_hash, code_expires_at, code_tries FROM contacts \
     WHERE id = $1 AND technician_id = $2 AND removed_at IS NULL AND verified_at IS NULL \
     AND code_hash IS NOT NULL";
pub(super) const COUNT_TRY: &str = "UPDATE contacts SET code_tries = code_tries + 1 WHERE id = $1";
pub(super) const VERIFY: &str = "UPDATE contacts SET verified_at = $1, code_hash = NULL \
     WHERE id = $2";
pub(super) const REMOVE_CONTACT: &str = "UPDATE contacts SET removed_at = $1, secret = NULL, \
     code_hash = NULL WHERE id = $2 AND technician_id = $3 AND removed_at IS NULL";
pub(super) const CONTACT: &str = "SELECT c.kind, c.address, c.language, t.name, \
     c.verified_at IS NOT NULL FROM contacts c JOIN technicians t ON t.id = c.technician_id \
     WHERE c.id = $1 AND c.technician_id = $2 AND c.removed_at IS NULL";
pub(super) const WAYS: &str = "SELECT id, kind, address, language FROM contacts \
     WHERE technician_id = $1 AND removed_at IS NULL AND verified_at IS NOT NULL ORDER BY id";
pub(super) const REACHABLE: &str = "SELECT DISTINCT technician_id FROM contacts \
     WHERE removed_at IS NULL AND verified_at IS NOT NULL";

pub(super) const NOTIFIED_SEQ: &str = "SELECT number FROM meta WHERE name = 'notified_seq'";
pub(super) const SET_NOTIFIED_SEQ: &str = "UPDATE meta SET number = $1 WHERE name = 'notified_seq'";
pub(super) const LANGUAGE_OF_REQUEST: &str = "SELECT locale, form_id FROM requests WHERE id = $1";

pub(super) const ADD_DELIVERY: &str = "INSERT INTO deliveries (cause, technician_id, contact_id, \
     to_name, kind, address, language, matter, code, event, request_id, status, created_at, at, \
     expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', $12, $12, $13) \
     ON CONFLICT (cause) DO NOTHING";
pub(super) const TOLD_SINCE: &str = "SELECT EXISTS (SELECT 1 FROM deliveries WHERE request_id = $1 \
     AND contact_id IS $2 AND event IS $3 AND created_at >= $4)";
pub(super) const DUE: &str = "SELECT d.id, d.attempts, d.matter, d.code, d.event, d.kind, \
     d.address, d.language, d.created_at, d.expires_at, d.request_id, d.technician_id, \
     c.id, c.secret FROM deliveries d \
     LEFT JOIN contacts c ON c.id = d.contact_id AND c.removed_at IS NULL \
     WHERE d.status = 'waiting' AND d.at <= $1 ORDER BY d.at LIMIT $2";
pub(super) const NEXT_DUE: &str = "SELECT min(at) FROM deliveries WHERE status = 'waiting'";
pub(super) const SETTLE: &str = "UPDATE deliveries SET status = $1, at = $2, \
     problem = CASE WHEN $3 = 'expired' THEN problem ELSE $4 END, reason = $3, \
     attempts = attempts + $5, code = CASE WHEN $1 = 'waiting' THEN code END \
     WHERE id = $6 AND (status = 'waiting' OR $1 = 'sent' AND status = 'dropped')";
pub(super) const HAS_WAITING_ANSWERS: &str = "SELECT EXISTS (SELECT 1 FROM deliveries \
     WHERE request_id = $1 AND contact_id IS NULL AND matter = 'answer' AND status = 'waiting')";
pub(super) const WITHHOLD_ANSWERS: &str = "UPDATE deliveries SET status = 'dropped', at = $1, \
     reason = $2 WHERE request_id = $3 AND contact_id IS NULL AND matter = 'answer' \
     AND status = 'waiting'";

/// `$1` is where the page ends, `$2` how they were sent.
macro_rules! select_delivery {
    ($rest:literal) => {
        concat!(
            "SELECT id, to_name, kind, address, event, request_id, status, attempts, created_at, \
             at, problem, reason FROM deliveries WHERE id < $1 AND ($2 IS NULL OR kind = $2) ",
            $rest
        )
    };
}

pub(super) const DELIVERIES: &str = select_delivery!("ORDER BY id DESC LIMIT $3");
pub(super) const DELIVERIES_OF_STATUS: &str =
    select_delivery!("AND status = $3 ORDER BY id DESC LIMIT $4");
pub(super) const RETRIED: &str =
    "SELECT to_name, kind, status FROM deliveries WHERE id = $1 AND matter <> 'code'";
pub(super) const RETRY: &str = "UPDATE deliveries SET status = 'waiting', at = $1, \
     expires_at = $2, reason = NULL WHERE id = $3 AND status = 'dead'";
