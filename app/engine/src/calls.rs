//! Calls to the service whose answers come back as inputs.

use atiende_core::search::SearchQuery;
use atiende_core::{Effect, Input, NoticeKind, TranscriptFormat};
use atiende_protocol::{RequestId, Seq};

use crate::http::{Administrator, Forms, Http, HttpError, Notifications};
use crate::ports::{Account, Ports, Token};

/// Everything that a call needs.
pub(crate) struct Call<'a> {
    pub(crate) ports: &'a Ports,
    pub(crate) http: &'a Http,
    pub(crate) service: &'a str,
    pub(crate) token: &'a Token,
    /// Whose files on the disk are meant.
    pub(crate) owner: &'a Account,
    /// The technician's language, as a tag.
    pub(crate) language: &'a str,
}

impl Call<'_> {
    pub(crate) async fn perform(&self, effect: Effect) -> Option<Input> {
        Some(match effect {
            Effect::FetchCompleted { before } => self.completed(before).await,
            Effect::FetchEarlier { request, before } => self.earlier(request, before).await,
            Effect::FetchRequest(request) => self.one(request).await,
            Effect::FetchOthers(request) => self.others(request).await?,
            Effect::FetchColleagues(request) => self.colleagues(request).await,
            Effect::FetchFound { query, before } => self.found(query, before).await,
            Effect::SaveTranscript(request, format) => self.save(request, format).await?,
            Effect::PrintTranscript(request) => self.print(request).await?,
            Effect::Administer(call) => {
                let administrator = Administrator(self.forms("admin"));
                Input::Administered(administrator.call(call).await)
            }
            Effect::Notifications(call) => {
                let notifications = self.notifications();
                Input::NotificationsAnswered(notifications.call(call).await)
            }
            Effect::RefreshDeliveries(filter) => {
                let notifications = self.notifications();
                Input::DeliveriesRefreshed(filter, notifications.newest(filter).await.ok())
            }
            // The others are about files, or the loop's own.
            other => return self.about_files(other).await,
        })
    }

    fn notifications(&self) -> Notifications<'_> {
        let (mine, admin) = (self.forms("me"), self.forms("admin"));
        Notifications { mine, admin }
    }

    fn forms(&self, below: &'static str) -> Forms<'_> {
        let (http, service, token) = (self.http, self.service, self.token);
        Forms {
            http,
            service,
            token,
            below,
        }
    }

    async fn completed(&self, before: Option<RequestId>) -> Input {
        match self.http.completed(self.service, self.token, before).await {
            Ok(page) => Input::CompletedLoaded {
                page,
                is_continuation: before.is_some(),
            },
            Err(error) => failed(&error, Input::CompletedFailed),
        }
    }

    async fn earlier(&self, request: RequestId, before: Seq) -> Input {
        let page = self.http.earlier(self.service, self.token, request, before);
        match page.await {
            Ok(page) => Input::EarlierLoaded { request, page },
            Err(error) => failed(&error, Input::EarlierFailed(request)),
        }
    }

    async fn one(&self, request: RequestId) -> Input {
        match self.http.one(self.service, self.token, request).await {
            Ok(Some(request)) => Input::RequestFetched(Box::new(request)),
            Ok(None) => Input::NoSuchRequest(request),
            Err(error) => failed(&error, Input::Failed(NoticeKind::FetchFailed)),
        }
    }

    /// Other requests are shown beside: without them nothing is wrong.
    async fn others(&self, request: RequestId) -> Option<Input> {
        match self.http.others(self.service, self.token, request).await {
            Ok(page) => Some(Input::OthersLoaded { request, page }),
            Err(error) => {
                tracing::info!(%error, "The customer's other requests could not be fetched");
                None
            }
        }
    }

    async fn colleagues(&self, request: RequestId) -> Input {
        let colleagues = self.http.colleagues(self.service, self.token, request);
        match colleagues.await {
            Ok(colleagues) => Input::ColleaguesLoaded {
                request,
                colleagues,
            },
            Err(error) => failed(&error, Input::Failed(NoticeKind::FetchFailed)),
        }
    }

    async fn found(&self, query: SearchQuery, before: Option<RequestId>) -> Input {
        let page = self.http.search(self.service, self.token, &query, before);
        match page.await {
            Ok(page) => Input::Found {
                query,
                page,
                is_continuation: before.is_some(),
            },
            Err(error) => failed(&error, Input::SearchFailed),
        }
    }

    async fn save(&self, request: RequestId, format: TranscriptFormat) -> Option<Input> {
        match self.transcript(request, format).await {
            Ok((name, content)) => written(self.ports.files.save(&name, content).await),
            Err(input) => Some(input),
        }
    }

    async fn print(&self, request: RequestId) -> Option<Input> {
        match self.transcript(request, TranscriptFormat::Html).await {
            Ok((name, content)) => written(self.ports.files.show(&name, content).await),
            Err(input) => Some(input),
        }
    }

    async fn transcript(
        &self,
        request: RequestId,
        format: TranscriptFormat,
    ) -> Result<(String, Vec<u8>), Input> {
        let content =
            self.http
                .transcript((self.service, self.token), request, format, self.language);
        let content = content.await;
        let content =
            content.map_err(|error| failed(&error, Input::Failed(NoticeKind::FetchFailed)))?;
        Ok((format!("atiende-{request}.{}", format.extension()), content))
    }
}

fn written(result: Result<(), String>) -> Option<Input> {
    let problem = result.err()?;
    Some(Input::Failed(NoticeKind::NotSaved(problem)))
}

fn failed(error: &HttpError, input: Input) -> Input {
    tracing::info!(%error, "Could not fetch");
    input
}
