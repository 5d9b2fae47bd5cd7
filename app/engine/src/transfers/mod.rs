//! Files on their way, in both directions: one task each, stopped by dropping it.

mod download;
mod fetched;
mod local;
mod pace;
mod upload;

use std::collections::HashMap;
use std::sync::Arc;

use atiende_core::{Input, Purpose, Upload, UploadAnswer, UploadId};
use atiende_protocol::{FileId, RequestId, SentFile};
use tokio::sync::{Notify, Semaphore, mpsc};
use tokio::task::JoinHandle;

use crate::effects::{Done, SignedInAs};
use crate::http::Http;
use crate::ports::Ports;

pub(crate) use self::local::find;

/// How many files are fetched at once; the others wait for their turn.
const FETCHES: usize = 3;

/// Every transfer of the account that is signed in.
pub(crate) struct Transfers {
    ports: Arc<Ports>,
    http: Http,
    results: mpsc::Sender<Done>,
    uploads: HashMap<UploadId, Task>,
    fetches: HashMap<FileId, Task>,
    turns: Arc<Semaphore>,
}

/// Ends with its handle.
struct Task {
    handle: JoinHandle<()>,
    nudge: Arc<Notify>,
}

impl Drop for Task {
    fn drop(&mut self) {
        self.handle.abort();
    }
}

/// Tells how a transfer goes.
#[derive(Clone)]
struct Teller {
    who: SignedInAs,
    results: mpsc::Sender<Done>,
}

impl Teller {
    async fn tell(&self, input: Input) {
        let answer = Done::Answer(self.who.token.clone(), input);
        self.results.send(answer).await.ok(); // Fails only when the engine has stopped.
    }
}

impl Transfers {
    pub(crate) fn new(ports: Arc<Ports>, http: Http, results: mpsc::Sender<Done>) -> Self {
        Self {
            ports,
            http,
            results,
            uploads: HashMap::new(),
            fetches: HashMap::new(),
            turns: Arc::new(Semaphore::new(FETCHES)),
        }
    }

    /// Begins an upload or goes on with it; one that waits before its next try does not wait.
    pub(crate) fn start_upload(&mut self, who: &SignedInAs, upload: Upload) {
        if let Some(task) = self.uploads.get(&upload.id) {
            return task.nudge.notify_one();
        }
        let id = upload.id;
        let nudge = Arc::new(Notify::new());
        let job = upload::Job {
            http: self.http.clone(),
            upload,
            nudge: Arc::clone(&nudge),
            teller: self.teller(who),
        };
        let handle = tokio::spawn(job.run());
        self.uploads.insert(id, Task { handle, nudge });
    }

    pub(crate) fn stop_upload(&mut self, id: UploadId) {
        self.uploads.remove(&id);
    }

    /// Fetches a file and does with it what it is wanted for.
    pub(crate) fn start_fetch(
        &mut self,
        who: &SignedInAs,
        request: RequestId,
        file: SentFile,
        purpose: Purpose,
    ) {
        let id = file.id;
        let job = download::Job {
            ports: Arc::clone(&self.ports),
            http: self.http.clone(),
            turns: Arc::clone(&self.turns),
            request,
            file,
            purpose,
            teller: self.teller(who),
        };
        let handle = tokio::spawn(job.run());
        let nudge = Arc::default();
        self.fetches.insert(id, Task { handle, nudge });
    }

    pub(crate) fn stop_fetch(&mut self, file: FileId) {
        self.fetches.remove(&file);
    }

    /// What a task said last frees its place, before the answer may start it anew.
    pub(crate) fn heard(&mut self, input: &Input) {
        match input {
            Input::Upload(_, UploadAnswer::Progress { .. }) => {}
            Input::Upload(id, _) => self.stop_upload(*id),
            Input::DownloadDone(file) | Input::DownloadFailed(file, _) => self.stop_fetch(*file),
            _ => {}
        }
    }

    /// Another account's files are none of the next one's business.
    pub(crate) fn stop_all(&mut self) {
        self.uploads.clear();
        self.fetches.clear();
    }

    fn teller(&self, who: &SignedInAs) -> Teller {
        Teller {
            who: who.clone(),
            results: self.results.clone(),
        }
    }
}
