//! Calls with forms: below one path, answered by the changed thing or by what is wrong.

use atiende_core::CallProblem;
use atiende_protocol::http::{Problem, ProblemKind};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Http;
use crate::ports::Token;

/// Calls below one path.
pub(crate) struct Forms<'a> {
    pub(crate) http: &'a Http,
    pub(crate) service: &'a str,
    pub(crate) token: &'a Token,
    /// For example `admin`.
    pub(crate) below: &'static str,
}

impl Forms<'_> {
    pub(crate) async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, CallProblem> {
        answer(self.request(Method::GET, path)).await
    }

    pub(crate) async fn send<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        form: &(impl Serialize + Sync),
    ) -> Result<T, CallProblem> {
        answer(self.request(method, path).json(form)).await
    }

    /// Asks for something to be done that is answered by nothing.
    pub(crate) async fn ask(&self, path: &str) -> Result<(), CallProblem> {
        let response = self.request(Method::POST, path).send().await;
        let response = response.map_err(|error| unavailable(&error))?;
        if response.status().is_success() {
            Ok(())
        } else {
            Err(problem(response).await)
        }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}/api/v1/{}/{path}", self.service, self.below);
        self.http
            .client
            .request(method, url)
            .bearer_auth(&self.token.0)
    }
}

async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, CallProblem> {
    let response = request.send().await.map_err(|error| unavailable(&error))?;
    if !response.status().is_success() {
        return Err(problem(response).await);
    }
    response.json().await.map_err(|error| unavailable(&error))
}

async fn problem(response: Response) -> CallProblem {
    let status = response.status();
    match response.json::<Problem>().await {
        Ok(Problem {
            error: ProblemKind::Invalid,
            fields,
            ..
        }) => CallProblem::Fields(fields),
        _ => match status {
            StatusCode::FORBIDDEN => CallProblem::Forbidden,
            StatusCode::NOT_FOUND => CallProblem::Gone,
            StatusCode::TOO_MANY_REQUESTS => CallProblem::TooMany,
            _ => CallProblem::Unavailable,
        },
    }
}

fn unavailable(error: &reqwest::Error) -> CallProblem {
    tracing::info!(%error, "A form could not be sent");
    CallProblem::Unavailable
}
