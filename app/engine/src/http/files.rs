//! Files from the service: their bytes, and small pictures of them.

use std::sync::Arc;
use std::time::Duration;

use atiende_protocol::{FileId, RequestId};
use reqwest::header::{CONTENT_TYPE, RANGE};
use reqwest::{Response, StatusCode};

use super::{Http, HttpError};
use crate::ports::Token;

/// How long a file may take; whether anything moves is watched more closely elsewhere.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// The largest small picture, in bytes.
const MAX_PREVIEW: usize = 4 * 1024 * 1024;

/// Which file of which request.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) request: RequestId,
    pub(crate) file: FileId,
}

impl Wanted {
    fn url(self, service: &str) -> String {
        let Self { request, file } = self;
        format!("{service}/api/v1/requests/{request}/files/{file}")
    }
}

impl Http {
    /// The bytes of a file from `offset` on, or from the beginning where the service prefers that.
    pub(crate) async fn file(
        &self,
        (service, token): (&str, &Token),
        wanted: Wanted,
        offset: u64,
    ) -> Result<Response, HttpError> {
        let mut call = self
            .client
            .get(wanted.url(service))
            .bearer_auth(&token.0)
            .timeout(LONGEST);
        if offset > 0 {
            call = call.header(RANGE, format!("bytes={offset}-"));
        }
        Ok(call.send().await?)
    }

    /// A small picture of a file; `None` where there is none.
    pub(crate) async fn preview(
        &self,
        (service, token): (&str, &Token),
        wanted: Wanted,
    ) -> Result<Option<Arc<[u8]>>, HttpError> {
        let url = format!("{}/preview", wanted.url(service));
        let response = self.client.get(url).bearer_auth(&token.0).send().await?;
        if response.status() == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        let mut response = response.error_for_status()?;
        if !is_picture(&response) {
            return Ok(None);
        }
        let mut content = vec![];
        while let Some(piece) = response.chunk().await? {
            if content.len() + piece.len() > MAX_PREVIEW {
                return Ok(None);
            }
            content.extend_from_slice(&piece);
        }
        Ok(Some(content.into()))
    }
}

/// Only what the service makes of pictures: anything else is for no decoder of ours.
fn is_picture(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    matches!(kind, Some("image/png" | "image/jpeg"))
}
