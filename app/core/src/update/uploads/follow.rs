//! What becomes of uploads when the connection or their request changes.

use atiende_protocol::FileRefusal;

use super::{drop_at_service, find, may_send, refused, remove, saved_and_started, start, stop};
use crate::{Connection, Effect, NoticeKind, State, Upload, UploadId, UploadStatus};

/// After a connection, everything goes on, and what was under way tries again now.
pub(in crate::update) fn go_on(state: &mut State) -> Vec<Effect> {
    let mut effects = follow_requests(state);
    let started = start(state);
    let scanned = state.uploads.iter();
    let scanned = scanned.filter(|upload| upload.status == UploadStatus::Scanning);
    // What the scanner said meanwhile, nobody told.
    state.running.extend(scanned.map(|upload| upload.id));
    let is_started = |id: &UploadId| started.iter().any(|effect| starts(effect, *id));
    let waiting = state.running.iter().filter(|id| !is_started(id));
    let nudged: Vec<_> = waiting.filter_map(|id| nudge(state, *id)).collect();
    effects.extend(started);
    effects.extend(nudged);
    effects
}

fn starts(effect: &Effect, id: UploadId) -> bool {
    matches!(effect, Effect::StartUpload(upload) if upload.id == id)
}

pub(super) fn nudge(state: &State, id: UploadId) -> Option<Effect> {
    let is_running = state.running.contains(&id);
    let upload = state.uploads.iter().find(|upload| upload.id == id);
    let upload = upload.filter(|_| is_running)?;
    Some(Effect::StartUpload(Box::new(upload.clone())))
}

/// What may not be sent any more is refused here and now; what is out of reach is told and goes.
pub(in crate::update) fn follow_requests(state: &mut State) -> Vec<Effect> {
    if state.connection != Connection::Online {
        return vec![]; // Half a replay tells nothing.
    }
    let late: Vec<_> = state
        .uploads
        .iter()
        .filter(|upload| is_late(state, upload))
        .cloned()
        .collect();
    if late.is_empty() {
        return vec![];
    }
    let mut effects = vec![];
    for upload in late {
        effects.extend(too_late(state, &upload));
    }
    effects.extend(saved_and_started(state));
    effects
}

/// Every byte of one that is scanned was there in time.
fn is_late(state: &State, upload: &Upload) -> bool {
    match upload.status {
        UploadStatus::Sending | UploadStatus::Paused => !may_send(state, upload.request),
        _ => state.request(upload.request).is_none(),
    }
}

fn too_late(state: &mut State, upload: &Upload) -> Vec<Effect> {
    if state.request(upload.request).is_none() {
        state.notice(NoticeKind::FileNotSent(upload.name.clone()));
        return remove(state, upload.id);
    }
    let ended = [stop(state, upload.id), drop_at_service(upload)];
    if let Some(known) = find(state, upload.id) {
        known.status = refused(&upload.name, FileRefusal::NotNow);
        known.location = None;
        known.file = None;
        known.speed = 0;
    }
    ended.into_iter().flatten().collect()
}
