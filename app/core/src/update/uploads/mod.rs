//! Files on their way to customers: kept on disk until they are in the chat.

mod follow;
mod found;

use atiende_protocol::{FileId, FileRefusal, RequestId};

pub(super) use self::follow::{follow_requests, go_on};
pub(super) use self::found::{found, pick, send};
use crate::{
    Candidate, Connection, Effect, State, Upload, UploadAnswer, UploadId, UploadStatus, files,
};

/// How many uploads go at once; the others wait for their turn.
const AT_ONCE: usize = 2;

/// How many uploads there may be, also those that were refused and not taken away.
const MOST: usize = 100;

fn refused(name: &str, refusal: FileRefusal) -> UploadStatus {
    UploadStatus::Refused(files::problem(name, refusal))
}

/// The service said something about an upload; of one that is stopped, it is too late.
pub(super) fn answered(state: &mut State, id: UploadId, answer: UploadAnswer) -> Vec<Effect> {
    let is_running = state.running.contains(&id);
    let Some(upload) = find(state, id).filter(|_| is_running) else {
        return vec![];
    };
    match answer {
        UploadAnswer::Created { location, file } => {
            upload.location = Some(location);
            upload.file = file;
            let start = Effect::StartUpload(Box::new(upload.clone()));
            vec![Effect::SaveDesk, start]
        }
        UploadAnswer::Progress { sent, speed } => {
            upload.sent = sent.min(upload.size);
            upload.speed = speed;
            vec![]
        }
        UploadAnswer::Sent => finish(state, id),
        UploadAnswer::Scanning => {
            upload.sent = upload.size;
            end(state, id, UploadStatus::Scanning)
        }
        UploadAnswer::Refused(problem) => end(state, id, UploadStatus::Refused(problem)),
        UploadAnswer::Unreadable => end(state, id, UploadStatus::Unreadable),
        UploadAnswer::Lost => lost(state, id),
    }
}

/// What the service forgot is sent anew; if it forgets at once, it does not want it.
fn lost(state: &mut State, id: UploadId) -> Vec<Effect> {
    let Some(upload) = find(state, id) else {
        return vec![];
    };
    if upload.status == UploadStatus::Scanning {
        return finish(state, id); // The scanner has decided; the timeline says what.
    }
    let was_begun = upload.sent > 0;
    upload.location = None;
    upload.file = None;
    upload.sent = 0;
    let status = if was_begun {
        UploadStatus::Sending
    } else {
        refused(&upload.name, FileRefusal::NotNow)
    };
    end(state, id, status)
}

/// The engine is done with it; the next one may start.
fn end(state: &mut State, id: UploadId, status: UploadStatus) -> Vec<Effect> {
    state.running.remove(&id);
    if let Some(upload) = find(state, id) {
        upload.status = status;
        upload.speed = 0;
    }
    saved_and_started(state)
}

fn finish(state: &mut State, id: UploadId) -> Vec<Effect> {
    let upload = take(state, id);
    let copy = upload.and_then(|upload| copy(&upload));
    copy.into_iter().chain(saved_and_started(state)).collect()
}

pub(super) fn pause(state: &mut State, id: UploadId) -> Vec<Effect> {
    let is_sending = |upload: &&mut Upload| upload.status == UploadStatus::Sending;
    let Some(upload) = find(state, id).filter(is_sending) else {
        return vec![];
    };
    upload.status = UploadStatus::Paused;
    upload.speed = 0;
    let stop = stop(state, id);
    stop.into_iter().chain(saved_and_started(state)).collect()
}

/// Goes on with a paused one; looks anew at one that was refused or could not be read.
pub(super) fn resume(state: &mut State, id: UploadId) -> Vec<Effect> {
    let Some(upload) = find(state, id) else {
        return vec![];
    };
    match upload.status {
        UploadStatus::Paused => {
            upload.status = UploadStatus::Sending;
            saved_and_started(state)
        }
        UploadStatus::Refused(_) | UploadStatus::Unreadable => inspect_again(upload),
        // A wait between two tries ends now.
        UploadStatus::Sending => follow::nudge(state, id).into_iter().collect(),
        UploadStatus::Scanning => vec![],
    }
}

fn inspect_again(upload: &Upload) -> Vec<Effect> {
    let again = Candidate {
        again: Some(upload.id),
        path: upload.path.clone(),
        is_own_copy: upload.is_own_copy,
    };
    let inspect = Effect::Inspect {
        request: upload.request,
        files: vec![again],
    };
    drop_at_service(upload)
        .into_iter()
        .chain([inspect])
        .collect()
}

/// Gives an upload up, or takes a refused one away.
pub(super) fn cancel(state: &mut State, id: UploadId) -> Vec<Effect> {
    let mut effects = remove(state, id);
    effects.extend(saved_and_started(state));
    effects
}

fn remove(state: &mut State, id: UploadId) -> Vec<Effect> {
    let stop = stop(state, id);
    let Some(upload) = take(state, id) else {
        return vec![];
    };
    let ended = [stop, drop_at_service(&upload), copy(&upload)];
    ended.into_iter().flatten().collect()
}

fn drop_at_service(upload: &Upload) -> Option<Effect> {
    let location = upload.location.clone()?;
    Some(Effect::DropUpload { location })
}

fn copy(upload: &Upload) -> Option<Effect> {
    let is_own = upload.is_own_copy;
    is_own.then(|| Effect::RemoveCopy(upload.path.clone()))
}

fn stop(state: &mut State, id: UploadId) -> Option<Effect> {
    let was_running = state.running.remove(&id).is_some();
    was_running.then_some(Effect::StopUpload(id))
}

/// The file is in the chat, or will never be: its upload is done with.
pub(super) fn settled(state: &mut State, file: FileId) -> Vec<Effect> {
    let is_it = |upload: &&Upload| upload.file == Some(file);
    let upload = state.uploads.iter().find(is_it).map(|upload| upload.id);
    upload.map_or_else(Vec::new, |id| settle(state, id))
}

/// A scanner found something in one of one's own files: which, an older service tells by its name
/// only.
pub(super) fn infected(
    state: &mut State,
    request: RequestId,
    (file, name): (Option<FileId>, &str),
) -> Vec<Effect> {
    let is_it = |upload: &&Upload| {
        let waits = upload.status == UploadStatus::Scanning;
        let is_named = file.map_or(upload.name == name, |file| upload.file == Some(file));
        waits && upload.request == request && is_named
    };
    let upload = state.uploads.iter().find(is_it).map(|upload| upload.id);
    upload.map_or_else(Vec::new, |id| settle(state, id))
}

fn settle(state: &mut State, id: UploadId) -> Vec<Effect> {
    let stop = stop(state, id);
    stop.into_iter().chain(finish(state, id)).collect()
}

fn saved_and_started(state: &mut State) -> Vec<Effect> {
    std::iter::once(Effect::SaveDesk)
        .chain(start(state))
        .collect()
}

/// Starts the oldest ones that wait, as many as may go at once.
fn start(state: &mut State) -> Vec<Effect> {
    if state.connection != Connection::Online {
        return vec![]; // The next connection starts them.
    }
    let free = AT_ONCE.saturating_sub(state.running.len());
    let waits = |upload: &&Upload| {
        upload.status == UploadStatus::Sending && !state.running.contains(&upload.id)
    };
    let next: Vec<_> = state
        .uploads
        .iter()
        .filter(waits)
        .take(free)
        .cloned()
        .collect();
    state.running.extend(next.iter().map(|upload| upload.id));
    next.into_iter()
        .map(|upload| Effect::StartUpload(Box::new(upload)))
        .collect()
}

fn may_send(state: &State, request: RequestId) -> bool {
    let request = state.request(request);
    request.is_some_and(|request| files::may_send(state, request))
}

fn find(state: &mut State, id: UploadId) -> Option<&mut Upload> {
    state.uploads.iter_mut().find(|upload| upload.id == id)
}

fn take(state: &mut State, id: UploadId) -> Option<Upload> {
    state.running.remove(&id);
    let index = state.uploads.iter().position(|upload| upload.id == id)?;
    Some(state.uploads.remove(index))
}
