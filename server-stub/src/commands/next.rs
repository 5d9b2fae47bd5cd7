//! *Take the next one*: claims and joins the request that has been waiting longest, in one step.

use atiende_protocol::{Refusal, RequestId};

use super::{MAX_ATTEMPTS, Stop, commit, decide, settle, situation};
use crate::AppState;
use crate::storage::{About, CommandKey, Commit, SessionTechnician, StorageError};

/// Carries the command out; which request it led to, also for a repeat.
pub(super) async fn take(
    app: &AppState,
    caller: &SessionTechnician,
    key: CommandKey,
) -> Result<Option<RequestId>, Stop> {
    // Several at once would all try the same request.
    let _turn = app.turns.wait_for_next().await;
    for _ in 0..MAX_ATTEMPTS {
        decide::may_take_next(&situation(app, caller, About::default()).await?)?;
        let next = app.storage.longest_waiting(caller.technician.id).await?;
        let request = next.ok_or(Refusal::NobodyWaiting)?;
        if let Some(commit) = try_one(app, caller, key, request).await? {
            return answer(app, commit, request).await;
        }
    }
    Err(StorageError::Conflict.into())
}

/// Claims and joins one request; `None` where somebody was faster.
async fn try_one(
    app: &AppState,
    caller: &SessionTechnician,
    key: CommandKey,
    request: RequestId,
) -> Result<Option<Commit>, Stop> {
    let _turn = app.turns.wait(Some(request)).await;
    let about = About {
        request: Some(request),
        heir: None,
    };
    let situation = situation(app, caller, about).await?;
    let (at, scope_seq) = (crate::now(), Some(situation.scope_seq));
    match decide::take_next(situation, at) {
        Some(decision) => Ok(commit(app, key, at, (scope_seq, None), decision).await?),
        None => Ok(None),
    }
}

async fn answer(
    app: &AppState,
    commit: Commit,
    request: RequestId,
) -> Result<Option<RequestId>, Stop> {
    match commit {
        Commit::Done(_) => Ok(Some(request)),
        other => repeated(app, other).await,
    }
}

/// The request that a repeated command led to the first time.
pub(super) async fn repeated(app: &AppState, earlier: Commit) -> Result<Option<RequestId>, Stop> {
    settle(app, earlier).await?;
    match earlier {
        Commit::Done(seq) | Commit::Repeated(seq) => Ok(app.storage.request_of(seq).await?),
        Commit::IdReused => Err(Refusal::IdReused.into()),
    }
}
