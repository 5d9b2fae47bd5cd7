//! Files to be sent: what becomes of each, before the first byte goes.

use std::path::PathBuf;

use atiende_protocol::{FileRefusal, Refusal, RequestId};

use super::{MOST, find, may_send, refused, saved_and_started};
use crate::{
    Candidate, Effect, FoundFile, FoundProblem, NoticeKind, State, Upload, UploadStatus, files,
};

/// Lets the technician choose, where that leads to anything.
pub(in crate::update) fn pick(state: &mut State, request: RequestId) -> Vec<Effect> {
    if may_send(state, request) {
        return vec![Effect::PickFiles(request)];
    }
    state.notice(NoticeKind::Refused {
        request: Some(request),
        refusal: Refusal::NotNow,
    });
    vec![]
}

/// Whether they may be sent is decided once they were looked at, so that each says why not.
pub(in crate::update) fn send(
    state: &mut State,
    request: RequestId,
    mut paths: Vec<PathBuf>,
) -> Vec<Effect> {
    if paths.len() > MOST {
        paths.truncate(MOST);
        state.notice(NoticeKind::TooManyFiles(MOST));
    }
    if paths.is_empty() {
        return vec![];
    }
    let files = paths.into_iter().map(Candidate::new).collect();
    vec![Effect::Inspect { request, files }]
}

/// Files were looked at: each becomes an upload, refused or not, and starts by itself.
pub(in crate::update) fn found(
    state: &mut State,
    request: RequestId,
    files: Vec<FoundFile>,
) -> Vec<Effect> {
    for file in files {
        if file.problem == Some(FoundProblem::IsFolder) {
            state.notice(NoticeKind::FolderNotSent(file.name));
            continue;
        }
        let upload = upload(state, request, file);
        if !put(state, upload) {
            state.notice(NoticeKind::TooManyFiles(MOST));
        }
    }
    saved_and_started(state)
}

fn upload(state: &State, request: RequestId, file: FoundFile) -> Upload {
    Upload {
        status: status(state, request, &file),
        id: file.id,
        request,
        name: file.name,
        path: file.path,
        is_own_copy: file.is_own_copy,
        size: file.size,
        modified_at: file.modified_at,
        sent: 0,
        location: None,
        file: None,
        speed: 0,
    }
}

fn status(state: &State, request: RequestId, file: &FoundFile) -> UploadStatus {
    let refusal = match &file.problem {
        Some(FoundProblem::IsFolder | FoundProblem::Unreadable) => return UploadStatus::Unreadable,
        _ if !may_send(state, request) => Some(FileRefusal::NotNow),
        Some(FoundProblem::Refused(refusal)) => {
            let first = files::refusal(state, &file.name, file.size);
            Some(first.unwrap_or_else(|| refusal.clone()))
        }
        None => files::refusal(state, &file.name, file.size),
    };
    refusal.map_or(UploadStatus::Sending, |refusal| {
        refused(&file.name, refusal)
    })
}

/// In the place of the one that is tried again, or at the end. Says whether there was room.
fn put(state: &mut State, upload: Upload) -> bool {
    if let Some(known) = find(state, upload.id) {
        *known = upload;
        return true;
    }
    let has_room = state.uploads.len() < MOST;
    if has_room {
        state.uploads.push_back(upload);
    }
    has_room
}
