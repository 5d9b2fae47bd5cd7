//! Every command, whichever way it came in: look for a repeat, load, decide, commit.
//!
//! What was committed is published by the storage's writer before it is acknowledged here, so
//! that whoever reads an [`Outcome`] finds the events already on their way.

mod decide;
mod turns;

use std::time::Duration;

use atiende_protocol::{Command, CommandId, Outcome, Refusal, RequestId};
use sha2::{Digest as _, Sha256};

pub use self::decide::Decision;
pub(crate) use self::turns::Turns;
use crate::AppState;
use crate::storage::{
    Author, AvailabilityChange, Change, CommandKey, Commit, Expected, Fingerprint,
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
    outcome(run_customer_message(app, request, key, text).await)
}

fn outcome(result: Result<(), Stop>) -> Outcome {
    let refusal = match result {
        Ok(()) => return Outcome::Accepted,
        Err(Stop::Refused(refusal)) => refusal,
        Err(Stop::Failed(error)) => {
            tracing::error!(%error, "A command could not be stored");
            Refusal::Unavailable
        }
    };
    Outcome::Refused { refusal }
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
) -> Result<(), Stop> {
    if let Some(earlier) = app.storage.command(key).await? {
        return settle(app, earlier).await;
    }
    if let Command::SetAvailability { availability } = command {
        let change = AvailabilityChange {
            technician: caller.technician.id,
            command: key,
            at: crate::now(),
            availability: *availability,
        };
        situation(app, caller, None).await?;
        return settle(app, app.storage.commit_availability(change).await?).await;
    }
    let _turn = app.turns.wait(command.request()).await;
    for _ in 0..MAX_ATTEMPTS {
        let situation = situation(app, caller, command.request()).await?;
        let (at, scope_seq) = (crate::now(), Some(situation.scope_seq));
        let decision = decide::technician(situation, key.id, command, at)?;
        if let Some(commit) = commit(app, key, at, scope_seq, decision).await? {
            return settle(app, commit).await;
        }
    }
    Err(StorageError::Conflict.into())
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
        if let Some(commit) = commit(app, key, at, None, decision).await? {
            return settle(app, commit).await;
        }
    }
    Err(StorageError::Conflict.into())
}

/// What the decision needs; somebody whose sign-in is over learns nothing.
async fn situation(
    app: &AppState,
    caller: &SessionTechnician,
    request: Option<RequestId>,
) -> Result<TechnicianSituation, Stop> {
    let situation = app.storage.situation(caller.session, request).await?;
    situation.ok_or(Stop::Refused(Refusal::NotFound))
}

/// Writes a decision; `None` where it must be taken again.
async fn commit(
    app: &AppState,
    command: CommandKey,
    at: atiende_protocol::Timestamp,
    scope_seq: Option<atiende_protocol::Seq>,
    decision: Decision,
) -> Result<Option<Commit>, StorageError> {
    let change = Change {
        command,
        at,
        expected: Expected {
            version: decision.version,
            scope_seq,
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
