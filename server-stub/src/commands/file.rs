//! Files that have arrived: one command each, named by the file's id, so that a repeat does nothing.

use atiende_protocol::{CommandId, FileId, Refusal, Request, RequestId, SentFile};

use super::decide::{self, Arrival, Arrived};
use super::{MAX_ATTEMPTS, Stop, commit, fingerprint, refusal, settle};
use crate::AppState;
use crate::storage::{Author, CommandKey, Commit, FileSituation, StorageError};

/// Whose file, where to, and which.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FileKey {
    pub(crate) author: Author,
    pub(crate) request: RequestId,
    pub(crate) id: FileId,
}

impl FileKey {
    /// The command that sends the file.
    fn command(self) -> CommandKey {
        CommandKey {
            author: self.author,
            id: CommandId(self.id.0),
            // The id is ours and of nothing else; a preview may come out different in a repeat.
            fingerprint: fingerprint(&self.id),
        }
    }

    /// What became of the file's command before.
    pub(crate) async fn earlier(self, app: &AppState) -> Result<Option<Commit>, StorageError> {
        app.storage.command(self.command()).await
    }
}

/// The request, where its author may send a file there now.
pub(crate) async fn may_send_file(
    app: &AppState,
    author: Author,
    request: RequestId,
    arrived: Arrived,
) -> Result<Request, Refusal> {
    let checked = async {
        let situation = situation(app, author, request, arrived).await?;
        decide::may_send_file(&situation, arrived)?;
        Ok(situation.stored.request)
    };
    checked.await.map_err(refusal)
}

/// Hands a file over: its bytes are safe by now.
pub(crate) async fn send_file(
    app: &AppState,
    key: FileKey,
    file: &SentFile,
    arrived: Arrived,
) -> Result<(), Refusal> {
    let arrival = || (Arrival::Sent(file.clone()), arrived);
    run(app, key, arrival).await.map_err(refusal)
}

/// Tells both sides that a file was not handed over.
pub(crate) async fn file_infected(
    app: &AppState,
    key: FileKey,
    name: &str,
    arrived: Arrived,
) -> Result<(), Refusal> {
    let (name, id) = (name.to_owned(), key.id);
    let infected = || Arrival::Infected {
        name: name.clone(),
        id,
    };
    let arrival = || (infected(), arrived);
    run(app, key, arrival).await.map_err(refusal)
}

async fn run(
    app: &AppState,
    key: FileKey,
    arrival: impl Fn() -> (Arrival, Arrived),
) -> Result<(), Stop> {
    if let Some(earlier) = key.earlier(app).await? {
        return settle(app, earlier).await;
    }
    let _turn = app.turns.wait(Some(key.request)).await;
    for _ in 0..MAX_ATTEMPTS {
        let (arrival, arrived) = arrival();
        let situation = situation(app, key.author, key.request, arrived).await?;
        let at = crate::now();
        // What was accepted does not depend on the sender's access any more.
        let relied_on = situation
            .technician
            .as_ref()
            .filter(|_| arrived == Arrived::Now);
        let scope_seq = relied_on.map(|(_, seq)| *seq);
        let decision = decide::file(situation, (arrival, arrived), at)?;
        let relied_on = (scope_seq, None);
        if let Some(commit) = commit(app, key.command(), at, relied_on, decision).await? {
            return settle(app, commit).await;
        }
    }
    Err(StorageError::Conflict.into())
}

async fn situation(
    app: &AppState,
    author: Author,
    request: RequestId,
    arrived: Arrived,
) -> Result<FileSituation, Stop> {
    let situation = match arrived {
        Arrived::Now => app.storage.file_situation(author, request).await?,
        Arrived::InTime => app.storage.accepted_file_situation(author, request).await?,
    };
    situation.ok_or(Stop::Refused(Refusal::NotFound))
}
