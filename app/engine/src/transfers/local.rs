//! The files of this computer that are sent: looked at before, and read part by part.

use std::fs::{File, Metadata};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::time::UNIX_EPOCH;

use atiende_core::{Candidate, FoundFile, FoundProblem, Upload, UploadId};
use atiende_gate::{NotAccepted, Sender, check};
use atiende_protocol::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::http::tus::Part;

/// Looks at files that are to be sent. What the service would refuse is refused here and now.
pub(crate) async fn find(files: Vec<Candidate>) -> Vec<FoundFile> {
    let look = move || files.into_iter().map(find_one).collect();
    let found = tokio::task::spawn_blocking(look).await;
    found.unwrap_or_else(|error| {
        tracing::error!(%error, "Files could not be looked at");
        vec![]
    })
}

fn find_one(candidate: Candidate) -> FoundFile {
    let Candidate {
        again,
        path,
        is_own_copy,
    } = candidate;
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = name.to_string_lossy().into_owned();
    let metadata = std::fs::metadata(&path);
    FoundFile {
        id: again.unwrap_or_else(|| UploadId(Uuid::now_v7())),
        size: metadata.as_ref().map_or(0, Metadata::len),
        modified_at: metadata.as_ref().map_or(Timestamp(0), modified_at),
        problem: problem_of(&path, &name, metadata),
        name,
        path,
        is_own_copy,
    }
}

fn problem_of(path: &Path, name: &str, metadata: io::Result<Metadata>) -> Option<FoundProblem> {
    match metadata {
        Ok(metadata) if metadata.is_dir() => Some(FoundProblem::IsFolder),
        // A pipe or a device could wait for ever, or never end.
        Ok(metadata) if metadata.is_file() => content_problem(path, name, metadata.len()),
        Ok(_) | Err(_) => Some(FoundProblem::Unreadable),
    }
}

/// How long it may be, the state knows.
fn content_problem(path: &Path, name: &str, size: u64) -> Option<FoundProblem> {
    let Ok(mut file) = File::open(path) else {
        return Some(FoundProblem::Unreadable);
    };
    match check(name, Sender::Technician, &mut file, size, u64::MAX) {
        Ok(_) => None,
        Err(NotAccepted::Refused(refusal)) => Some(FoundProblem::Refused(refusal)),
        Err(NotAccepted::Unreadable(_)) => Some(FoundProblem::Unreadable),
    }
}

fn modified_at(metadata: &Metadata) -> Timestamp {
    let modified = metadata.modified().ok();
    let since = modified.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let micros = since.and_then(|since| i64::try_from(since.as_micros()).ok());
    Timestamp(micros.unwrap_or_default())
}

/// Reads a part of the file that was chosen; fails where it is not that file any more.
pub(super) async fn read_part(upload: &Upload, offset: u64, longest: u64) -> io::Result<Part> {
    let (path, size, modified) = (upload.path.clone(), upload.size, upload.modified_at);
    let read = move || {
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.len() != size || modified_at(&metadata) != modified {
            return Err(io::Error::other("the file has changed"));
        }
        part(&mut file, offset, longest.min(size.saturating_sub(offset)))
    };
    let part = tokio::task::spawn_blocking(read).await;
    part.unwrap_or_else(|error| Err(io::Error::other(error)))
}

fn part(file: &mut File, offset: u64, length: u64) -> io::Result<Part> {
    let length = usize::try_from(length).map_err(io::Error::other)?;
    let mut content = vec![0; length];
    file.seek(SeekFrom::Start(offset))?;
    file.read_exact(&mut content)?;
    Ok(Part {
        offset,
        sha256: Sha256::digest(&content).into(),
        content: content.into(),
    })
}
