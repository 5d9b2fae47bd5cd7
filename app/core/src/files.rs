//! Files: what is on its way, what is fetched, and whether one may be sent now.

use atiende_protocol::http::FileProblem;
use atiende_protocol::{
    ActionKind, FileRefusal, FileType, Request, RequestId, SentFile, allowed_actions,
    types_of_technician,
};

use crate::{Download, State, Upload, UploadStatus};

/// Files on their way to the customer of a request, oldest first.
pub fn on_their_way(state: &State, request: RequestId) -> impl Iterator<Item = &Upload> {
    let uploads = state.uploads.iter();
    uploads.filter(move |upload| upload.request == request)
}

/// How many files are not completely sent: they go on after the next start while their requests are
/// held, also those that are paused.
pub fn unfinished(state: &State) -> usize {
    let is_unfinished =
        |upload: &&Upload| matches!(upload.status, UploadStatus::Sending | UploadStatus::Paused);
    state.uploads.iter().filter(is_unfinished).count()
}

/// Whether the technician may send files to the customer now.
pub fn may_send(state: &State, request: &Request) -> bool {
    let viewer = state.viewer();
    viewer.is_some_and(|viewer| allowed_actions(request, viewer).contains(ActionKind::UploadFile))
}

/// How much of an upload is there, from 0 to 1.
pub fn sent_part(upload: &Upload) -> f32 {
    part(upload.sent, upload.size)
}

/// How much of a download is here, from 0 to 1.
pub fn received_part(download: &Download) -> f32 {
    part(download.received, download.size)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "it is drawn: a pixel more or less"
)]
fn part(done: u64, all: u64) -> f32 {
    if all == 0 {
        return 0.0;
    }
    (done as f64 / all as f64).clamp(0.0, 1.0) as f32
}

/// How long an upload will take from now on, in seconds, where that is known.
pub fn remaining_secs(upload: &Upload) -> Option<u64> {
    let left = upload.size.saturating_sub(upload.sent);
    left.checked_div(upload.speed)
}

/// How a file is being fetched, or why it could not be.
pub fn download<'a>(state: &'a State, file: &SentFile) -> Option<&'a Download> {
    state.downloads.get(&file.id)
}

/// Why a file of this name and size would be refused, as far as they tell (R-30, D14).
pub(crate) fn refusal(state: &State, name: &str, size: u64) -> Option<FileRefusal> {
    if let Err(refusal) = file_type(name) {
        return Some(refusal);
    }
    let max = state.settings.max_file_bytes;
    match size {
        0 => Some(FileRefusal::Empty),
        size if size > max => Some(FileRefusal::TooLarge { max }),
        _ => None,
    }
}

/// What kind of file a technician would send by this name.
///
/// # Errors
/// Why a file of this name may not be sent.
pub fn file_type(name: &str) -> Result<FileType, FileRefusal> {
    let (stem, extension) = name.rsplit_once('.').ok_or(FileRefusal::NoExtension)?;
    if stem.is_empty() || extension.is_empty() {
        return Err(FileRefusal::NoExtension);
    }
    let known = FileType::of_extension(extension);
    let known = known.filter(|known| types_of_technician().contains(*known));
    known.ok_or_else(|| FileRefusal::TypeNotAllowed {
        extension: extension.to_owned(),
    })
}

/// Why a technician's file is not sent, and what could be.
pub fn problem(name: &str, refusal: FileRefusal) -> Box<FileProblem> {
    Box::new(FileProblem {
        name: name.to_owned(),
        refusal,
        allowed: types_of_technician().iter().collect(),
        message: None,
    })
}
