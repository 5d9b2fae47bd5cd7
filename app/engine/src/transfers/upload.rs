//! One upload: asks for a place, sends what is missing there, and goes on after every trouble.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use atiende_core::{Input, Upload, UploadAnswer, files};
use atiende_protocol::FileRefusal;
use atiende_protocol::http::FileProblem;
use backon::{BackoffBuilder as _, ExponentialBuilder};
use tokio::sync::Notify;
use tokio::time::{MissedTickBehavior, interval, timeout};

use super::pace::{EVERY, Pace};
use super::{Teller, local};
use crate::http::Http;
use crate::http::tus::{Has, Outcome, Part, Place, TusError, refusal};

/// The largest part that goes at once; it is in memory.
const LARGEST_PART: u64 = 4 * 1024 * 1024;

/// The smallest part: on a bad line less is lost with it.
const SMALLEST_PART: u64 = 64 * 1024;

/// The first part.
const FIRST_PART: u64 = 1024 * 1024;

/// A part that took less time may be followed by a larger one.
const QUICK: Duration = Duration::from_secs(2);

/// How long nothing may move while there are bytes to go.
const STALLED: Duration = Duration::from_secs(20);

/// How long the service may look at a file once it has the last byte.
const ANSWER: Duration = Duration::from_secs(120);

/// The first pause after a trouble.
const FIRST_PAUSE: Duration = Duration::from_millis(300);

/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);

/// A service that wants a longer wait than this many seconds has said no.
const LONGEST_WAIT: u64 = 120;

/// So many damaged parts in a row are no accident.
const MAX_DAMAGED: u32 = 5;

/// An upload to be worked on until there is an answer.
pub(super) struct Job {
    pub(super) http: Http,
    pub(super) upload: Upload,
    pub(super) nudge: Arc<Notify>,
    pub(super) teller: Teller,
}

/// How far a job is.
struct Progress {
    pace: Pace,
    /// How long the next part is.
    part: u64,
    /// Whether anything was taken since the last trouble.
    has_moved: bool,
    /// How many parts in a row arrived damaged.
    damaged: u32,
}

impl Job {
    pub(super) async fn run(self) {
        let answer = self.answer().await;
        self.teller
            .tell(Input::Upload(self.upload.id, answer))
            .await;
    }

    /// Tries until the service has said yes or no.
    async fn answer(&self) -> UploadAnswer {
        let mut progress = Progress {
            pace: Pace::new(self.upload.sent, Instant::now()),
            part: FIRST_PART,
            has_moved: false,
            damaged: 0,
        };
        let pauses = ExponentialBuilder::new()
            .with_jitter()
            .without_max_times()
            .with_min_delay(FIRST_PAUSE)
            .with_max_delay(LONGEST_PAUSE);
        let mut pause = pauses.build();
        loop {
            let error = match self.attempt(&mut progress).await {
                Ok(answer) => return answer,
                Err(error) => error,
            };
            if std::mem::take(&mut progress.has_moved) {
                pause = pauses.build();
            }
            let next = pause.next().unwrap_or(LONGEST_PAUSE);
            match self.after(error, &mut progress, next) {
                Ok(pause) => self.wait(pause).await,
                Err(answer) => return answer,
            }
        }
    }

    /// How long to wait after a trouble, or the answer that it is.
    fn after(
        &self,
        error: TusError,
        progress: &mut Progress,
        pause: Duration,
    ) -> Result<Duration, UploadAnswer> {
        tracing::info!(%error, "An upload was interrupted");
        progress.part = (progress.part / 2).max(SMALLEST_PART);
        match error {
            TusError::Lost => Err(UploadAnswer::Lost),
            TusError::Refused(problem) => Err(UploadAnswer::Refused(problem)),
            TusError::Checksum => {
                progress.damaged += 1;
                let is_hopeless = progress.damaged >= MAX_DAMAGED;
                is_hopeless
                    .then(|| UploadAnswer::Refused(self.problem(FileRefusal::ChecksumDiffers)))
                    .map_or(Ok(pause), Err)
            }
            TusError::TooFast(retry_secs) if retry_secs > LONGEST_WAIT => {
                let refusal = FileRefusal::TooFast { retry_secs };
                Err(UploadAnswer::Refused(self.problem(refusal)))
            }
            TusError::TooFast(retry_secs) => Ok(Duration::from_secs(retry_secs)),
            TusError::Offline(_) | TusError::Elsewhere => Ok(pause),
        }
    }

    fn problem(&self, reason: FileRefusal) -> Box<FileProblem> {
        files::problem(&self.upload.name, reason)
    }

    async fn wait(&self, pause: Duration) {
        timeout(pause, self.nudge.notified()).await.ok(); // Either is a reason to go on.
    }

    /// One go: as far as it goes without trouble.
    async fn attempt(&self, progress: &mut Progress) -> Result<UploadAnswer, TusError> {
        let upload = &self.upload;
        let who = &self.teller.who;
        let Some(location) = upload.location.as_deref() else {
            return self.create().await;
        };
        let place = Place {
            service: &who.account.service,
            token: &who.token,
            location,
            name: &upload.name,
        };
        let mut has = match self.http.upload_state(place).await {
            // Such an answer has no words: the one to an empty part says why.
            Err(TusError::Refused(_)) => Has {
                offset: upload.size,
                outcome: None,
            },
            state => state?,
        };
        progress.pace = Pace::new(has.offset, Instant::now());
        self.tell(has.offset, 0).await;
        loop {
            if let Some(answer) = answer(has, upload.size) {
                return Ok(answer);
            }
            let Ok(part) = local::read_part(upload, has.offset, progress.part).await else {
                return Ok(UploadAnswer::Unreadable);
            };
            let is_last = part.offset + part.content.len() as u64 == upload.size;
            let begin = part.offset;
            has = self.send(place, part, progress).await?;
            if !is_last && has.offset <= begin {
                return Err(TusError::Elsewhere); // Or we would send it for ever.
            }
            progress.has_moved = true;
            progress.damaged = 0;
            if is_last && has.outcome.is_none() && has.offset == upload.size {
                return Ok(UploadAnswer::Sent); // A service that says no more has taken it.
            }
        }
    }

    async fn create(&self) -> Result<UploadAnswer, TusError> {
        let upload = &self.upload;
        let who = &self.teller.who;
        let account = (who.account.service.as_str(), &who.token);
        let file = (upload.name.as_str(), upload.size);
        let created = self.http.create_upload(account, upload.request, file);
        created.await.map_err(|error| match error {
            TusError::Lost => refusal(&upload.name, FileRefusal::NotNow),
            other => other,
        })
    }

    /// Sends a part and watches that it moves.
    async fn send(
        &self,
        place: Place<'_>,
        part: Part,
        progress: &mut Progress,
    ) -> Result<Has, TusError> {
        let (offset, length) = (part.offset, part.content.len() as u64);
        let gone = Arc::new(AtomicU64::new(0));
        let begun = Instant::now();
        let mut sending = std::pin::pin!(self.http.send_part(place, part, Arc::clone(&gone)));
        let mut watch = Watch::new(length);
        let mut tick = interval(EVERY);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let has = loop {
            tokio::select! {
                has = &mut sending => break has?,
                _ = tick.tick() => {
                    let gone = gone.load(Ordering::Relaxed);
                    watch.look(gone, Instant::now())?;
                    self.progress(offset + gone, progress).await;
                }
            }
        };
        if begun.elapsed() < QUICK && length == progress.part {
            progress.part = (progress.part * 2).min(LARGEST_PART);
        }
        self.progress(has.offset, progress).await;
        Ok(has)
    }

    async fn progress(&self, sent: u64, progress: &mut Progress) {
        if let Some(speed) = progress.pace.tell(sent, Instant::now()) {
            self.tell(sent, speed).await;
        }
    }

    async fn tell(&self, sent: u64, speed: u64) {
        let answer = UploadAnswer::Progress { sent, speed };
        self.teller
            .tell(Input::Upload(self.upload.id, answer))
            .await;
    }
}

fn answer(has: Has, size: u64) -> Option<UploadAnswer> {
    if has.offset != size {
        return None;
    }
    match has.outcome? {
        Outcome::Sent => Some(UploadAnswer::Sent),
        Outcome::Scanning => Some(UploadAnswer::Scanning),
    }
}

/// Sees when nothing moves any more.
struct Watch {
    length: u64,
    gone: u64,
    moved_at: Instant,
}

impl Watch {
    fn new(length: u64) -> Self {
        Self {
            length,
            gone: 0,
            moved_at: Instant::now(),
        }
    }

    fn look(&mut self, gone: u64, now: Instant) -> Result<(), TusError> {
        if gone > self.gone {
            self.gone = gone;
            self.moved_at = now;
        }
        let patience = if gone < self.length { STALLED } else { ANSWER };
        if now.saturating_duration_since(self.moved_at) < patience {
            return Ok(());
        }
        Err(TusError::Offline("nothing moves".to_owned()))
    }
}
