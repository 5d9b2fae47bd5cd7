//! Every command, whichever way it came in: look for a repeat, load, decide, commit.
//!
//! What was committed is published by the storage's writer before it is acknowledged here, so
//! that whoever reads an [`Outcome`] finds the events already on their way.

mod decide;
mod file;
mod next;
mod release;
mod turns;

use std::time::Duration;

use atiende_protocol::{Command, CommandId, Outcome, Refusal, RequestId, Seq, TechnicianId};
use sha2::{Digest as _, Sha256};

pub(crate) use self::decide::Arrived;
pub use self::decide::Decision;
pub(crate) use self::file::{FileKey, file_infected, may_send_file, send_file};
pub(crate) use self::release::release;
pub(crate) use self::turns::Turns;
use crate::AppState;
use crate::storage::{
    About, Author, AvailabilityChange, Change, CommandKey, Commit, Expected, Fingerprint,
    SessionTechnician, StorageError, TechnicianSituation,
};

/// How often a command is decided again because something changed meanwhile.
const MAX_ATTEMPTS: usize = 8;

/// How long a repeat waits for the events of the first one, which are being sent just then.
const PUBLISHING_LIMIT: Duration = Duration::from_secs(2);

/// Why a command ended without being carried out.
enum Stop {
    Refused(Refusal),
    Failed(StorageError),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StorageError> for Stop {
    fn from(error: StorageError) -> Self {
        Self::Failed(error)
    }
}

/// Carries out a technician's command. A repeat of one that was carried out is answered alike.
///
/// A refused command changed nothing and is not remembered: a repeat is decided afresh.
pub async fn execute(
    app: &AppState,
    caller: &SessionTechnician,
    id: CommandId,
    command: &Command,
) -> Outcome {
    let key = CommandKey {
        author: Author::Technician(caller.technician.id),
        id,
        fingerprint: fingerprint(command),
    };
    outcome(run(app, caller, key, command).await)
}

/// Stores what a customer wrote. The caller has proven to be the customer of `request`.
pub async fn customer_message(
    app: &AppState,
    request: RequestId,
    id: CommandId,
    text: &str,
) -> Outcome {
    let key = CommandKey {
        author: Author::Customer(request),
        id,
        fingerprint: fingerprint(&text),
    };
    let result = run_customer_message(app, request, key, text).await;
    outcome(result.map(|()| None))
}

fn outcome(result: Result<Option<RequestId>, Stop>) -> Outcome {
    match result {
        Ok(request) => Outcome::Accepted { request },
        Err(stop) => Outcome::Refused {
            refusal: refusal(stop),
        },
    }
}

fn refusal(stop: Stop) -> Refusal {
    match stop {
        Stop::Refused(refusal) => refusal,
        Stop::Failed(error) => {
            tracing::error!(%error, "A command could not be stored");
            Refusal::Unavailable
        }
    }
}

fn fingerprint(content: &impl serde::Serialize) -> Fingerprint {
    // Serialising plain data into memory cannot fail; an empty text would only refuse a repeat.
    let json = serde_json::to_vec(content).unwrap_or_default();
    Fingerprint(Sha256::digest(json).into())
}

async fn run(
    app: &AppState,
    caller: &SessionTechnician,
    key: CommandKey,
    command: &Command,
) -> Result<Option<RequestId>, Stop> {
    let earlier = app.storage.command(key).await?;
    match (command, earlier) {
        (Command::TakeNext, Some(earlier)) => next::repeated(app, earlier).await,
        (Command::TakeNext, None) => next::take(app, caller, key).await,
        (_, Some(earlier)) => settle(app, earlier).await.map(|()| None),
        (_, None) => run_first(app, caller, key, command).await.map(|()| None),
    }
}

async fn run_first(
    app: &AppState,
    caller: &SessionTechnician,
    key: CommandKey,
    command: &Command,
) -> Result<(), Stop> {
    if let Command::SetAvailability {
        availability,
        reason,
    } = command
    {
        let change = AvailabilityChange {
            technician: caller.technician.id,
            command: key,
            at: crate::now(),
            availability: *availability,
            reason: decide::reason(reason.as_deref())?,
        };
        situation(app, caller, About::default()).await?;
        return settle(app, app.storage.commit_availability(change).await?).await;
    }
    let about = about(command);
    let _turn = app.turns.wait(about.request).await;
    for _ in 0..MAX_ATTEMPTS {
        let situation = situation(app, caller, about).await?;
        let at = crate::now();
        let heir = situation.heir.as_ref();
        let heir = heir.map(|heir| (heir.technician.id, heir.scope_seq));
        let relied_on = (Some(situation.scope_seq), heir);
        let decision = decide::technician(situation, key.id, command, at)?;
        if let Some(commit) = commit(app, key, at, relied_on, decision).await? {
            return settle(app, commit).await;
        }
    }
    Err(StorageError::Conflict.into())
}

fn about(command: &Command) -> About {
    About {
        request: command.request(),
        heir: match command {
            Command::Transfer { to, .. } => Some(*to),
            _ => None,
        },
    }
}

async fn run_customer_message(
    app: &AppState,
    request: RequestId,
    key: CommandKey,
    text: &str,
) -> Result<(), Stop> {
    if let Some(earlier) = app.storage.command(key).await? {
        return settle(app, earlier).await;
    }
    let _turn = app.turns.wait(Some(request)).await;
    for _ in 0..MAX_ATTEMPTS {
        let stored = app.storage.request(request).await?;
        let stored = stored.ok_or(Refusal::NotFound)?;
        let at = crate::now();
        let decision = decide::customer_message(stored, key.id, text, at)?;
        if let Some(commit) = commit(app, key, at, (None, None), decision).await? {
            return settle(app, commit).await;
        }
    }
    Err(StorageError::Conflict.into())
}

/// What the decision needs; somebody whose sign-in is over learns nothing.
async fn situation(
    app: &AppState,
    caller: &SessionTechnician,
    about: About,
) -> Result<TechnicianSituation, Stop> {
    let situation = app.storage.situation(caller.session, about).await?;
    situation.ok_or(Stop::Refused(Refusal::NotFound))
}

/// Writes a decision; `None` where it must be taken again.
async fn commit(
    app: &AppState,
    command: CommandKey,
    at: atiende_protocol::Timestamp,
    (scope_seq, heir): (Option<Seq>, Option<(TechnicianId, Seq)>),
    decision: Decision,
) -> Result<Option<Commit>, StorageError> {
    let change = Change {
        command,
        at,
        expected: Expected {
            version: decision.version,
            scope_seq,
            heir,
        },
        request: decision.request,
        entries: decision.entries,
    };
    match app.storage.commit(change).await {
        Ok(commit) => Ok(Some(commit)),
        Err(StorageError::Conflict) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn settle(app: &AppState, commit: Commit) -> Result<(), Stop> {
    match commit {
        Commit::Done(_) => Ok(()),
        Commit::Repeated(seq) => {
            // The answer comes after the events, also for a repeat that overtakes them.
            let published = app.hub.published(seq);
            tokio::time::timeout(PUBLISHING_LIMIT, published).await.ok();
            Ok(())
        }
        Commit::IdReused => Err(Refusal::IdReused.into()),
    }
}
