//! The HTTP calls of the console.

mod admin;
pub(crate) mod files;
mod form;
mod notify;
pub(crate) mod tus;

use std::time::Duration;

use atiende_core::search::SearchQuery;
use atiende_core::{SignInProblem, TranscriptFormat};
use atiende_protocol::http::{
    Problem, ProblemKind, RequestPage, SearchPage, SignIn, SignedIn, TimelinePage,
};
use atiende_protocol::{Colleague, Request, RequestId, Seq};
use reqwest::header::ACCEPT_LANGUAGE;
use reqwest::{Client, Response, StatusCode};
use url::Url;

pub(crate) use self::admin::Administrator;
pub(crate) use self::form::Forms;
pub(crate) use self::notify::Notifications;
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
    /// The address of the call cannot be built.
    #[error(transparent)]
    Address(#[from] url::ParseError),
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

    /// One request; `None` where there is none or none for this technician.
    pub(crate) async fn one(
        &self,
        service: &str,
        token: &Token,
        request: RequestId,
    ) -> Result<Option<Request>, HttpError> {
        let url = format!("{service}/api/v1/requests/{request}");
        let response = self.client.get(url).bearer_auth(&token.0).send().await?;
        if response.status() == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        Ok(Some(response.error_for_status()?.json().await?))
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

    /// The other requests of a request's customer, newest first.
    pub(crate) async fn others(
        &self,
        service: &str,
        token: &Token,
        request: RequestId,
    ) -> Result<RequestPage, HttpError> {
        let url = format!("{service}/api/v1/requests/{request}/others");
        self.get(&url, token).await
    }

    /// Who could take a request over.
    pub(crate) async fn colleagues(
        &self,
        service: &str,
        token: &Token,
        request: RequestId,
    ) -> Result<Vec<Colleague>, HttpError> {
        let url = format!("{service}/api/v1/requests/{request}/colleagues");
        self.get(&url, token).await
    }

    /// What is found in everything that was ever said.
    pub(crate) async fn search(
        &self,
        service: &str,
        token: &Token,
        query: &SearchQuery,
        before: Option<RequestId>,
    ) -> Result<SearchPage, HttpError> {
        let optional = [
            ("company", query.company.map(|id| id.to_string())),
            ("from", query.from.clone()),
            ("to", query.to.clone()),
            ("before", before.map(|id| id.to_string())),
        ];
        let mut url = Url::parse(&format!("{service}/api/v1/search"))?;
        url.query_pairs_mut().append_pair("q", &query.text);
        for (name, value) in optional {
            if let Some(value) = value {
                url.query_pairs_mut().append_pair(name, &value);
            }
        }
        self.get(url.as_str(), token).await
    }

    /// A transcript, as the service writes it in a language.
    pub(crate) async fn transcript(
        &self,
        (service, token): (&str, &Token),
        request: RequestId,
        format: TranscriptFormat,
        language: &str,
    ) -> Result<Vec<u8>, HttpError> {
        let extension = format.extension();
        let url = format!("{service}/api/v1/requests/{request}/transcript.{extension}");
        let response = self
            .client
            .get(url)
            .bearer_auth(&token.0)
            .header(ACCEPT_LANGUAGE, language)
            .send()
            .await?;
        Ok(response.error_for_status()?.bytes().await?.into())
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
