//! A technician's sign-in: an opaque token that travels in a header and is hashed at rest.

use atiende_protocol::http::ProblemKind;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::AppState;
use crate::storage::{SessionTechnician, StorageError, TokenHash};

/// How exactly it is known when a sign-in was last used.
const NOTED_SECS: i64 = 60;

/// A fresh token: 256 random bits as text.
pub fn new_token() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes)?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// Who calls, by the `Authorization: Bearer …` header and by nothing else.
pub async fn session_from_headers(
    app: &AppState,
    headers: &HeaderMap,
) -> Result<SessionTechnician, ProblemKind> {
    let token = bearer(headers).ok_or(ProblemKind::SignInNeeded)?;
    let session = app.storage.session(TokenHash::of(token)).await;
    let session = session.map_err(|error| unavailable(&error))?;
    let session = session.ok_or(ProblemKind::SignInNeeded)?;
    note_use(app, &session).await;
    Ok(session)
}

/// For the list of sign-ins; a call does not fail where it cannot be noted.
pub(crate) async fn note_use(app: &AppState, session: &SessionTechnician) {
    let now = crate::now();
    if now.secs_since(session.last_used_at) < NOTED_SECS {
        return;
    }
    if let Err(error) = app.storage.touch_session(session.session, now).await {
        tracing::warn!(%error, "The use of a sign-in could not be noted");
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

fn unavailable(error: &StorageError) -> ProblemKind {
    tracing::error!(%error, "A sign-in could not be looked up");
    ProblemKind::Unavailable
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token_in(header: &'static str) -> Option<String> {
        let headers = HeaderMap::from_iter([(AUTHORIZATION, header.parse().unwrap())]);
        bearer(&headers).map(str::to_owned)
    }

    #[test]
    fn only_a_bearer_header_names_a_token() {
        assert_eq!(token_in("Bearer abc").as_deref(), Some("abc"));
        assert_eq!(token_in("bearer  abc").as_deref(), Some("abc"));
        assert_eq!(token_in("Basic abc"), None);
        assert_eq!(token_in("Bearer "), None);
        assert_eq!(bearer(&HeaderMap::new()), None);
    }

    #[test]
    fn tokens_have_256_bits_and_differ() {
        let (one, other) = (new_token().unwrap(), new_token().unwrap());
        assert_eq!(one.len(), 43);
        assert_ne!(one, other);
    }
}
