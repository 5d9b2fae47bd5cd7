//! One download: bytes to a temporary file, looked at, and only then what they are wanted for.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use atiende_core::{DownloadProblem, Input, Purpose};
use atiende_gate::{Accepted, Sender, check, check_name};
use atiende_protocol::{RequestId, SentFile};
use tokio::sync::Semaphore;

use super::Teller;
use super::fetched::{Part, is_same};
use super::pace::Pace;
use crate::http::Http;
use crate::http::files::Wanted;
use crate::ports::{FetchedPlace, Ports};

/// How long nothing may arrive.
const STALLED: Duration = Duration::from_secs(20);

/// How often a broken download goes on where it was.
const TRIES: u32 = 6;

/// The pause before the second try; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(300);

/// How many files of the same name there may be beside each other.
const MAX_NAMES: u32 = 100;

/// A file to be fetched.
pub(super) struct Job {
    pub(super) ports: Arc<Ports>,
    pub(super) http: Http,
    pub(super) turns: Arc<Semaphore>,
    pub(super) request: RequestId,
    pub(super) file: SentFile,
    pub(super) purpose: Purpose,
    pub(super) teller: Teller,
}

impl Job {
    pub(super) async fn run(self) {
        let file = self.file.id;
        let done = match self.fetch_and_use().await {
            Ok(()) => Input::DownloadDone(file),
            Err(problem) => Input::DownloadFailed(file, problem),
        };
        self.teller.tell(done).await;
    }

    async fn fetch_and_use(&self) -> Result<(), DownloadProblem> {
        let accepted = self.accepted()?;
        let path = {
            let _turn = self.turns.acquire().await;
            self.fetched(accepted.name.as_str()).await?
        };
        let files = &self.ports.files;
        let used = match self.purpose {
            Purpose::Open => {
                self.check_content(path.clone()).await?;
                files.open(&path).await
            }
            Purpose::ShowInFolder => files.show_in_folder(&path).await,
            Purpose::SaveAs => files.save_copy(&path, self.origin()).await,
        };
        used.map_err(DownloadProblem::System)
    }

    /// A name that is safe here, and the kind that it promises: never one that is not on the list.
    fn accepted(&self) -> Result<Accepted, DownloadProblem> {
        let accepted = check_name(&self.file.name, Sender::Technician);
        let accepted = accepted.ok();
        let fits = accepted.filter(|accepted| accepted.file_type == self.file.file_type);
        fits.ok_or(DownloadProblem::Differs)
    }

    /// Looks into what is about to be opened: the name alone could lie.
    async fn check_content(&self, path: PathBuf) -> Result<(), DownloadProblem> {
        let (name, size) = (self.file.name.clone(), self.file.size);
        let look = move || {
            let mut file = std::fs::File::open(path).map_err(system)?;
            let checked = check(&name, Sender::Technician, &mut file, size, u64::MAX);
            checked.map_err(|_| DownloadProblem::Differs)?;
            Ok(())
        };
        let looked = tokio::task::spawn_blocking(look).await;
        looked.unwrap_or_else(|error| Err(system(error)))
    }

    /// Where the file is: fetched now, or earlier and still the same.
    async fn fetched(&self, name: &str) -> Result<PathBuf, DownloadProblem> {
        let place = FetchedPlace {
            owner: self.teller.who.desk_owner.clone(),
            request: self.request,
            file: self.file.id,
        };
        let folder = self.ports.files.fetched_folder(&place).await;
        let folder = folder.map_err(DownloadProblem::System)?;
        for number in 1..=MAX_NAMES {
            let path = folder.join(numbered(name, number));
            if !tokio::fs::try_exists(&path).await.map_err(system)? {
                return self.fetch(path).await;
            }
            if is_same(&path, &self.file).await {
                return Ok(path);
            }
            // The technician has changed it: that stays.
        }
        Err(DownloadProblem::System("too many copies".to_owned()))
    }

    async fn fetch(&self, path: PathBuf) -> Result<PathBuf, DownloadProblem> {
        let mut part = Part::create(&path).await.map_err(system)?;
        self.receive_all(&mut part).await?;
        self.keep(&mut part, &path).await?;
        Ok(path)
    }

    async fn keep(&self, part: &mut Part, path: &Path) -> Result<(), DownloadProblem> {
        if !part.is(&self.file) {
            return Err(DownloadProblem::Differs);
        }
        let files = &self.ports.files;
        files.mark_origin(part.path(), self.origin()).await;
        part.keep(path).await.map_err(system)
    }

    /// Only where it comes from: more would tell others what it is about.
    fn origin(&self) -> &str {
        &self.teller.who.account.service
    }

    async fn receive_all(&self, part: &mut Part) -> Result<(), DownloadProblem> {
        let mut pause = FIRST_PAUSE;
        for _ in 0..TRIES {
            let before = part.length();
            match self.receive(part).await {
                Err(DownloadProblem::Offline) => {}
                other => return other,
            }
            if part.length() > before {
                pause = FIRST_PAUSE;
            }
            tokio::time::sleep(pause).await;
            pause *= 2;
        }
        Err(DownloadProblem::Offline)
    }

    async fn receive(&self, part: &mut Part) -> Result<(), DownloadProblem> {
        let who = &self.teller.who;
        let account = (who.account.service.as_str(), &who.token);
        let wanted = Wanted {
            request: self.request,
            file: self.file.id,
        };
        let response = self.http.file(account, wanted, part.length()).await;
        let mut response = response.map_err(|_| DownloadProblem::Offline)?;
        match response.status().as_u16() {
            200 => part.begin_anew().await.map_err(system)?,
            206 => {}
            400..=499 => return Err(DownloadProblem::Gone),
            _ => return Err(DownloadProblem::Offline),
        }
        let mut pace = Pace::new(part.length(), Instant::now());
        loop {
            let piece = tokio::time::timeout(STALLED, response.chunk()).await;
            let piece = piece.map_err(|_| DownloadProblem::Offline)?;
            let Some(piece) = piece.map_err(|_| DownloadProblem::Offline)? else {
                break;
            };
            if part.length() + piece.len() as u64 > self.file.size {
                return Err(DownloadProblem::Differs);
            }
            part.add(&piece).await.map_err(system)?;
            if pace.tell(part.length(), Instant::now()).is_some() {
                self.tell(part.length()).await;
            }
        }
        let is_whole = part.length() == self.file.size;
        is_whole.then_some(()).ok_or(DownloadProblem::Offline)
    }

    async fn tell(&self, received: u64) {
        let file = self.file.id;
        let progress = Input::DownloadProgress { file, received };
        self.teller.tell(progress).await;
    }
}

fn system(error: impl std::fmt::Display) -> DownloadProblem {
    DownloadProblem::System(error.to_string())
}

/// `name (2).pdf`
fn numbered(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) if number > 1 => format!("{stem} ({number}).{extension}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_numbered_before_their_ending() {
        assert_eq!(numbered("a.b.pdf", 1), "a.b.pdf");
        assert_eq!(numbered("a.b.pdf", 3), "a.b (3).pdf");
    }
}
