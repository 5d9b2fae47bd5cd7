//! The HTTP calls of the console.

use std::time::Duration;

use atiende_core::SignInProblem;
use atiende_protocol::http::{Problem, ProblemKind, RequestPage, SignIn, SignedIn, TimelinePage};
use atiende_protocol::{RequestId, Seq};
use reqwest::{Client, Response, StatusCode};

use crate::address;
use crate::ports::{Account, Token};

/// How long a call may take before it counts as failed.
const TIMEOUT: Duration = Duration::from_secs(15);

/// How long to wait where the service does not say.
const RETRY_SECS: u64 = 60;

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HttpError {
    /// No answer, or none that we understand.
    #[error(transparent)]
    Transport(#[from] reqwest::Error),
}

/// Calls one service.
#[derive(Clone)]
pub(crate) struct Http {
    client: Client,
}

impl Http {
    pub(crate) fn new() -> Result<Self, HttpError> {
        // For the calls and the live socket alike; fails only where it was done before.
        rustls::crypto::ring::default_provider()
            .install_default()
            .ok();
        let client = Client::builder()
            .timeout(TIMEOUT)
            .redirect(reqwest::redirect::Policy::none()) // A redirect could carry the token away.
            .build()?;
        Ok(Self { client })
    }

    /// Signs in. The password goes nowhere but to the address that was typed.
    pub(crate) async fn sign_in(
        &self,
        typed: &str,
        sign_in: &SignIn,
    ) -> Result<(Account, SignedIn), SignInProblem> {
        let service = address::shown(&address::parse(typed)?);
        let call = self
            .client
            .post(format!("{service}/api/v1/session"))
            .json(sign_in);
        let response = call.send().await.map_err(|error| {
            tracing::info!(%error, "Sign-in failed");
            SignInProblem::Unreachable
        })?;
        if response.status() != StatusCode::CREATED {
            return Err(sign_in_problem(response).await);
        }
        let signed_in = response
            .json()
            .await
            .map_err(|_| SignInProblem::NotAtiende)?;
        Ok((
            Account {
                service,
                email: sign_in.email.clone(),
            },
            signed_in,
        ))
    }

    /// Revokes the token.
    pub(crate) async fn sign_out(&self, service: &str, token: &Token) -> Result<(), HttpError> {
        let call = self.client.delete(format!("{service}/api/v1/session"));
        call.bearer_auth(&token.0)
            .send()
            .await?
            .error_for_status()?;
        Ok(())
    }

    /// Closed requests, newest first.
    pub(crate) async fn completed(
        &self,
        service: &str,
        token: &Token,
        before: Option<RequestId>,
    ) -> Result<RequestPage, HttpError> {
        let before = before.map(|id| format!("&before={id}")).unwrap_or_default();
        let url = format!("{service}/api/v1/requests?view=completed{before}");
        self.get(&url, token).await
    }

    /// What came before in a timeline.
    pub(crate) async fn earlier(
        &self,
        service: &str,
        token: &Token,
        request: RequestId,
        before: Seq,
    ) -> Result<TimelinePage, HttpError> {
        let url = format!("{service}/api/v1/requests/{request}/timeline?before={before}");
        self.get(&url, token).await
    }

    async fn get<T: serde::de::DeserializeOwned>(
        &self,
        url: &str,
        token: &Token,
    ) -> Result<T, HttpError> {
        let response = self.client.get(url).bearer_auth(&token.0).send().await?;
        Ok(response.error_for_status()?.json().await?)
    }
}

async fn sign_in_problem(response: Response) -> SignInProblem {
    let retry = response
        .headers()
        .get("retry-after")
        .and_then(|value| value.to_str().ok());
    let retry_secs = retry
        .and_then(|secs| secs.parse().ok())
        .unwrap_or(RETRY_SECS);
    match response
        .json::<Problem>()
        .await
        .map(|problem| problem.error)
    {
        Ok(ProblemKind::WrongPassword) => SignInProblem::WrongPassword,
        Ok(ProblemKind::TooManyTries) => SignInProblem::TooManyTries { retry_secs },
        Ok(ProblemKind::Unavailable) => SignInProblem::Unreachable,
        Ok(_) | Err(_) => SignInProblem::NotAtiende,
    }
}
