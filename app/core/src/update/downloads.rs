//! Files that are fetched, and small pictures of them.

use std::sync::Arc;

use atiende_protocol::{CompanyId, FileId, RequestId, SentFile};

use crate::{Download, DownloadProblem, Effect, Preview, Purpose, State};

/// Fetches a file; a second click while it is under way fetches nothing.
pub(super) fn fetch(
    state: &mut State,
    request: RequestId,
    file: SentFile,
    purpose: Purpose,
) -> Vec<Effect> {
    let under_way = state.downloads.get(&file.id);
    let under_way = under_way.filter(|download| download.problem.is_none());
    if under_way.is_some_and(|download| download.purpose == purpose) {
        return vec![];
    }
    let stop = under_way.map(|_| Effect::StopFetch(file.id));
    let download = Download {
        request,
        purpose,
        received: 0,
        size: file.size,
        problem: None,
    };
    state.downloads.insert(file.id, download);
    let company = state.request(request).map(|known| known.company.id);
    state.fetched.insert(request, company);
    let fetch = Effect::Fetch {
        request,
        file,
        purpose,
    };
    stop.into_iter().chain([fetch]).collect()
}

pub(super) fn cancel(state: &mut State, file: FileId) -> Vec<Effect> {
    let download = state.downloads.remove(&file);
    let is_under_way = download.is_some_and(|download| download.problem.is_none());
    let stop = is_under_way.then_some(Effect::StopFetch(file));
    stop.into_iter().collect()
}

pub(super) fn progress(state: &mut State, file: FileId, received: u64) -> Vec<Effect> {
    if let Some(download) = state.downloads.get_mut(&file) {
        download.received = received;
    }
    vec![]
}

pub(super) fn done(state: &mut State, file: FileId) -> Vec<Effect> {
    state.downloads.remove(&file);
    vec![]
}

pub(super) fn failed(state: &mut State, file: FileId, problem: DownloadProblem) -> Vec<Effect> {
    if let Some(download) = state.downloads.get_mut(&file) {
        download.problem = Some(problem);
    }
    vec![]
}

/// Loads a small picture, once.
pub(super) fn preview(state: &mut State, request: RequestId, file: FileId) -> Vec<Effect> {
    if state.previews.contains_key(&file) {
        return vec![];
    }
    state.previews.insert(file, Preview::Loading);
    state.preview_owners.insert(file, request);
    vec![Effect::FetchPreview { request, file }]
}

/// One that is not wanted any more is not kept.
pub(super) fn preview_loaded(
    state: &mut State,
    file: FileId,
    content: Option<Arc<[u8]>>,
) -> Vec<Effect> {
    if let Some(preview) = state.previews.get_mut(&file) {
        *preview = content.map_or(Preview::Missing, Preview::Loaded);
    }
    vec![]
}

/// Pictures of a request that nobody looks at take memory for nothing.
pub(super) fn drop_previews(state: &mut State, request: RequestId) {
    let owners = state.preview_owners.iter();
    let of_request = owners.filter(|(_, owner)| **owner == request);
    let gone: Vec<_> = of_request.map(|(file, _)| *file).collect();
    drop_all(state, &gone);
}

fn drop_all(state: &mut State, files: &[FileId]) {
    for file in files {
        state.previews.remove(file);
        state.preview_owners.remove(file);
    }
}

/// What could not be loaded may be asked for again after a connection.
pub(super) fn ask_again(state: &mut State) {
    let previews = state.previews.iter();
    let missing = previews.filter(|(_, preview)| **preview == Preview::Missing);
    let missing: Vec<_> = missing.map(|(file, _)| *file).collect();
    drop_all(state, &missing);
}

/// What lay in a company that the technician has lost goes, also what is closed long since.
pub(super) fn forget_lost(state: &mut State) -> Vec<Effect> {
    let companies = state.companies.clone();
    let is_seen = |company: &Option<CompanyId>| {
        let mut seen = companies.iter();
        company.is_some_and(|company| seen.any(|known| known.id == company))
    };
    let lost = state
        .fetched
        .iter()
        .filter(|(_, company)| !is_seen(company));
    let lost: Vec<_> = lost.map(|(request, _)| *request).collect();
    lost.into_iter()
        .flat_map(|request| forget(state, request))
        .collect()
}

/// The request is out of reach: nothing of its files stays, here or on the disk.
pub(super) fn forget(state: &mut State, request: RequestId) -> Vec<Effect> {
    drop_previews(state, request);
    let downloads = state.downloads.iter();
    let gone: Vec<_> = downloads
        .filter(|(_, download)| download.request == request)
        .map(|(file, _)| *file)
        .collect();
    let mut effects: Vec<_> = gone
        .into_iter()
        .flat_map(|file| cancel(state, file))
        .collect();
    let has_files = state.fetched.remove(&request).is_some();
    effects.extend(has_files.then_some(Effect::ForgetFiles(request)));
    effects
}
