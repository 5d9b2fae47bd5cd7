//! The statements of administration; see [`super::sql`].

pub(super) const ADMINISTRATOR: &str =
    "SELECT name FROM technicians WHERE id = $1 AND is_administrator = 1 AND disabled_at IS NULL";
/// Invited ones do not count: nobody knows whether they come.
pub(super) const ADMINISTRATOR_COUNT: &str = "SELECT count(*) FROM technicians \
     WHERE is_administrator = 1 AND disabled_at IS NULL AND password_hash <> $1";
pub(super) const RECORD: &str = "INSERT INTO audit (at, technician_name, act, subject, detail) \
     VALUES ($1, $2, $3, $4, $5)";
pub(super) const AUDIT_PAGE: &str = "SELECT id, at, technician_name, act, subject, detail \
     FROM audit WHERE id < $1 ORDER BY id DESC LIMIT $2";

pub(super) const COMPANY_NAME: &str = "SELECT name FROM companies WHERE id = $1";
pub(super) const RENAME_COMPANY: &str =
    "UPDATE companies SET name = $1, name_key = $2 WHERE id = $3";
pub(super) const SET_SCOPE_SEQ_OF_COMPANY: &str = "UPDATE technicians SET scope_seq = $1 \
     WHERE is_administrator = 1 OR id IN (SELECT technician_id FROM grants WHERE company_id = $2)";
pub(super) const COMPANIES_WITH_PORTALS: &str = "SELECT c.id, c.name, p.id, p.slug, p.title, \
     p.welcome, p.color, p.is_active, p.embed_origins, p.amber_secs, p.red_secs \
     FROM companies c LEFT JOIN portals p ON p.company_id = c.id ORDER BY c.name, c.id";
pub(super) const PORTAL_OF_COMPANY: &str = "SELECT p.id, p.slug, p.title, p.welcome, p.color, \
     p.is_active, p.embed_origins, p.amber_secs, p.red_secs FROM portals p WHERE p.company_id = $1";
pub(super) const SET_PORTAL: &str = "UPDATE portals SET slug = $1, title = $2, welcome = $3, \
     color = $4, is_active = $5, embed_origins = $6, amber_secs = $7, red_secs = $8 \
     WHERE company_id = $9";

pub(super) const ACCOUNTS: &str = "SELECT id, name, email, is_administrator, \
     disabled_at IS NOT NULL, availability, password_hash FROM technicians ORDER BY name, id";
pub(super) const ACCOUNT: &str = "SELECT id, name, email, is_administrator, \
     disabled_at IS NOT NULL, availability, password_hash FROM technicians WHERE id = $1";
pub(super) const GRANTS_OF: &str =
    "SELECT company_id FROM grants WHERE technician_id = $1 ORDER BY company_id";
pub(super) const CHANGE_ACCOUNT: &str = "UPDATE technicians SET name = $1, email = $2, \
     email_key = $3, is_administrator = $4 WHERE id = $5";

pub(super) const SIGN_INS: &str = "SELECT id, device, created_at, \
     coalesce(last_used_at, created_at) FROM sessions \
     WHERE technician_id = $1 AND revoked_at IS NULL ORDER BY id DESC";
pub(super) const TOUCH_SESSION: &str = "UPDATE sessions SET last_used_at = $1 \
     WHERE id = $2";
pub(super) const REVOKE_SESSION_OF: &str = "UPDATE sessions SET revoked_at = $1 \
     WHERE id = $2 AND technician_id = $3 AND revoked_at IS NULL RETURNING device";

pub(super) const FORGET_LINKS: &str =
    "UPDATE invitations SET used_at = $1 WHERE technician_id = $2 AND used_at IS NULL";
pub(super) const ADD_LINK: &str = "INSERT INTO invitations \
     (token_hash, technician_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
pub(super) const LINK: &str = "SELECT t.id, t.name FROM invitations i \
     JOIN technicians t ON t.id = i.technician_id AND t.disabled_at IS NULL \
     WHERE i.token_hash = $1 AND i.used_at IS NULL AND i.expires_at > $2";
