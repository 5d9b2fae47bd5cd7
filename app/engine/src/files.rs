//! What is done about files beside sending and fetching them: choosing, looking, tidying up.

use std::path::PathBuf;
use std::time::Duration;

use atiende_core::{Candidate, Effect, Input, NoticeKind};
use atiende_protocol::{FileId, FileType, RequestId, types_of_technician};

use crate::calls::Call;
use crate::http::files::Wanted;
use crate::http::tus::{Place, TusError};
use crate::transfers;

/// Other endings of the same kinds (D7).
const SYNONYMS: [&str; 3] = ["jpg", "jpe", "tif"];

/// How often the service is told that an upload will not go on; after that it finds out itself.
const TRIES: u32 = 5;

/// The pause before the second try; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

impl Call<'_> {
    pub(crate) async fn about_files(&self, effect: Effect) -> Option<Input> {
        let files = &self.ports.files;
        match effect {
            Effect::PickFiles(request) => self.pick(request).await,
            Effect::Inspect { request, files } => Some(found(request, files).await),
            Effect::KeepPicture { request, png } => Some(self.paste(request, &png).await),
            Effect::DropUpload { location } => {
                self.drop_upload(&location).await;
                None
            }
            Effect::RemoveCopy(path) => {
                files.remove_picture(&path).await;
                None
            }
            Effect::ForgetFiles(request) => {
                files.forget_fetched(self.owner, request).await;
                None
            }
            Effect::FetchPreview { request, file } => Some(self.preview(request, file).await),
            _ => None,
        }
    }

    async fn pick(&self, request: RequestId) -> Option<Input> {
        let types = types_of_technician();
        let extensions = types.iter().map(FileType::extension).chain(SYNONYMS);
        let extensions: Vec<_> = extensions.collect();
        match self.ports.files.pick(&extensions).await {
            Ok(paths) if paths.is_empty() => None,
            Ok(paths) => {
                let files = paths.into_iter().map(Candidate::new).collect();
                Some(found(request, files).await)
            }
            Err(message) => Some(Input::Failed(NoticeKind::NotPicked(message))),
        }
    }

    async fn paste(&self, request: RequestId, png: &[u8]) -> Input {
        match self.ports.files.keep_picture(png).await {
            Ok(path) => found(request, vec![own_copy(path)]).await,
            Err(message) => Input::Failed(NoticeKind::NotPicked(message)),
        }
    }

    async fn drop_upload(&self, location: &str) {
        let place = Place {
            service: self.service,
            token: self.token,
            location,
            name: "",
        };
        let mut pause = FIRST_PAUSE;
        for _ in 0..TRIES {
            match self.http.end_upload(place).await {
                Err(TusError::Offline(_) | TusError::TooFast(_)) => {}
                Ok(()) | Err(_) => return,
            }
            tokio::time::sleep(pause).await;
            pause *= 2;
        }
        tracing::info!("The service was not told that an upload ended; it will find out");
    }

    async fn preview(&self, request: RequestId, file: FileId) -> Input {
        let wanted = Wanted { request, file };
        let preview = self.http.preview((self.service, self.token), wanted).await;
        let content = preview.unwrap_or_else(|error| {
            tracing::info!(%error, "A small picture could not be fetched");
            None
        });
        Input::PreviewLoaded(file, content)
    }
}

fn own_copy(path: PathBuf) -> Candidate {
    Candidate {
        again: None,
        path,
        is_own_copy: true,
    }
}

async fn found(request: RequestId, files: Vec<Candidate>) -> Input {
    let files = transfers::find(files).await;
    Input::FilesFound { request, files }
}
