//! What gateways and webhooks have in common: a client, and what its answers mean.

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Error, Response, StatusCode};

use crate::{SendError, SetupError, TIMEOUT};

/// How much of an answer is read to say what went wrong, in characters.
const MAX_REASON: usize = 200;

/// A client that goes nowhere but where it is sent.
pub(crate) fn client(
    adjust: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> Result<Client, SetupError> {
    // Fails only where it was done before.
    rustls::crypto::ring::default_provider()
        .install_default()
        .ok();
    let builder = Client::builder()
        .timeout(TIMEOUT)
        .redirect(Policy::none()) // A redirect could lead where nobody may go.
        .no_proxy()
        .user_agent(concat!("atiende/", env!("CARGO_PKG_VERSION")));
    let client = adjust(builder).build();
    client.map_err(|error| SetupError::Tls(error.to_string()))
}

/// What an answer means.
pub(crate) fn accepted(answer: Result<Response, Error>) -> Result<(), SendError> {
    // The address may hold a secret, and the reason is shown to administrators.
    let answer = answer.map_err(|error| SendError::Temporary(reason(&error.without_url())))?;
    let status = answer.status();
    if status.is_success() {
        Ok(())
    } else if is_temporary(status) {
        Err(SendError::Temporary(status.to_string()))
    } else {
        Err(SendError::Permanent(status.to_string()))
    }
}

fn is_temporary(status: StatusCode) -> bool {
    let may_change = [
        StatusCode::REQUEST_TIMEOUT,
        StatusCode::TOO_EARLY,
        StatusCode::TOO_MANY_REQUESTS,
    ];
    status.is_server_error() || may_change.contains(&status)
}

/// An error with its causes, in one short line.
pub(crate) fn reason(error: &dyn std::error::Error) -> String {
    let mut causes = vec![error.to_string()];
    let mut source = error.source();
    while let Some(cause) = source {
        causes.push(cause.to_string());
        source = cause.source();
    }
    causes.join(": ").chars().take(MAX_REASON).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_that_is_down_may_come_back_and_a_missing_one_does_not() {
        let temporary = [408, 425, 429, 500, 503].map(|code| StatusCode::from_u16(code).unwrap());
        assert!(temporary.into_iter().all(is_temporary));
        let permanent = [301, 400, 401, 404, 410].map(|code| StatusCode::from_u16(code).unwrap());
        assert!(!permanent.into_iter().any(is_temporary));
    }
}
