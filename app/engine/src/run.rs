//! The loop: one input at a time, a snapshot after each, then the effects.

use std::sync::Arc;
use std::time::{Duration, Instant};

use atiende_core::{Context, Effect, Input, Purpose, SignInProblem, State, Upload, update};
use atiende_protocol::{ClientFrame, CommandId, RequestId, SentFile};
use tokio::sync::{mpsc, watch};
use tokio::time::{Interval, MissedTickBehavior, interval};
use uuid::Uuid;

use crate::Start;
use crate::clock::{SleepDetector, minute_of_day, now};
use crate::connection::{LiveError, connect};
use crate::effects::{Done, SignedInAs, Worker};
use crate::link::{Link, LinkEvent, Pauses};
use crate::ports::Ports;
use crate::ring::Ring;
use crate::transfers::Transfers;

/// How long typed text may be only in memory.
const SAVE_PAUSE: Duration = Duration::from_millis(500);

/// How often to look whether the computer slept.
const SLEEP_CHECK: Duration = Duration::from_secs(5);

/// How many results of effects may wait.
const RESULTS: usize = 64;

/// Everything that the loop holds.
struct Runner {
    state: State,
    snapshot: watch::Sender<Arc<State>>,
    worker: Worker,
    transfers: Transfers,
    signed_in: Option<SignedInAs>,
    link: Link,
    pauses: Pauses,
    /// When what the technician has begun must be on disk; `None` while it is.
    desk_due: Option<Instant>,
    /// When new requests are told again.
    ring: Ring,
    /// When the deliveries are read again.
    looks: Ring,
    shown_revision: u64,
}

pub(crate) async fn run(
    start: Start,
    ports: Ports,
    mut inputs: mpsc::Receiver<Input>,
    snapshot: watch::Sender<Arc<State>>,
) {
    let (results_tx, mut results) = mpsc::channel(RESULTS);
    let worker = match Worker::new(ports, results_tx) {
        Ok(worker) => worker,
        Err(error) => return tracing::error!(%error, "The engine cannot start"),
    };
    let mut runner = Runner::new(worker, snapshot);
    runner.begin(start).await;
    let mut sleep_check = ticker(SLEEP_CHECK);
    let mut sleep = SleepDetector::new(now(), Instant::now());
    loop {
        tokio::select! {
            input = inputs.recv() => match input {
                Some(input) => runner.step(input).await,
                None => break,
            },
            Some(done) = results.recv() => runner.done(done).await,
            event = runner.link.next() => runner.link_event(event).await,
            () = due(runner.desk_due) => runner.save_desk().await,
            () = runner.ring.rings() => runner.step(Input::Ring).await,
            () = runner.looks.rings() => runner.step(Input::Look).await,
            _ = sleep_check.tick() => {
                if sleep.has_slept(now(), Instant::now()) {
                    runner.wake().await;
                }
            }
        }
    }
    runner.save_desk().await;
}

/// Waits for an instant; for ever where there is none.
async fn due(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at.into()).await,
        None => std::future::pending().await,
    }
}

fn ticker(period: Duration) -> Interval {
    let mut tick = interval(period);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tick
}

impl Runner {
    fn new(worker: Worker, snapshot: watch::Sender<Arc<State>>) -> Self {
        Self {
            state: State::default(),
            snapshot,
            transfers: worker.transfers(),
            worker,
            signed_in: None,
            link: Link::Idle,
            pauses: Pauses::new(),
            desk_due: None,
            ring: Ring::default(),
            looks: Ring::default(),
            shown_revision: 0,
        }
    }

    async fn begin(&mut self, start: Start) {
        let preferences = self.worker.ports().keeper.preferences().await;
        let goes_local = start == Start::Local || preferences.continues_locally;
        self.step(Input::Restored(preferences)).await;
        if goes_local {
            self.worker.start_local();
        } else {
            self.worker.remember();
        }
    }

    /// Applies one input, shows the state, then does what must be done.
    async fn step(&mut self, input: Input) {
        let fresh_id = CommandId(Uuid::now_v7());
        let context = Context {
            now: now(),
            fresh_id,
            minute_of_day: minute_of_day(now(), self.state.rules.quiet_hours.as_ref()),
        };
        let effects = update(&mut self.state, input, &context);
        self.show();
        for effect in effects {
            self.perform(effect).await;
        }
    }

    fn show(&mut self) {
        self.snapshot.send_replace(Arc::new(self.state.clone()));
        if self.shown_revision != self.state.revision() {
            self.shown_revision = self.state.revision();
            (self.worker.ports().repaint)();
        }
    }

    async fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::SaveDesk => {
                self.desk_due
                    .get_or_insert_with(|| Instant::now() + SAVE_PAUSE);
            }
            Effect::Send(frame) => self.send(frame).await,
            Effect::StartUpload(upload) => self.start_upload(*upload).await,
            Effect::StopUpload(upload) => self.transfers.stop_upload(upload),
            Effect::Fetch {
                request,
                file,
                purpose,
            } => self.start_fetch(request, file, purpose),
            Effect::RingAfter(time) => self.ring.set(time),
            Effect::LookAfter(time) => self.looks.set(time),
            Effect::StopFetch(file) => self.transfers.stop_fetch(file),
            Effect::SignOut => Box::pin(self.sign_out()).await,
            Effect::SavePreferences => {
                let preferences = self.state.preferences.clone();
                self.worker
                    .ports()
                    .keeper
                    .keep_preferences(&preferences)
                    .await;
            }
            other => {
                let preferences = &self.state.preferences;
                self.worker
                    .perform(other, self.signed_in.as_ref(), preferences);
            }
        }
    }

    /// A command is on disk before it leaves: after a crash it is sent again under the same id.
    async fn send(&mut self, frame: ClientFrame) {
        if matches!(frame, ClientFrame::Command { .. }) {
            self.save_desk().await;
        }
        let Link::Open(live) = &mut self.link else {
            return; // Everything that matters is sent again after the next connection.
        };
        if let Err(error) = live.send(&frame).await {
            Box::pin(self.lost(error)).await;
        }
    }

    /// What is on its way is on disk before: after a crash it goes on where it was.
    async fn start_upload(&mut self, upload: Upload) {
        self.save_desk().await;
        if let Some(who) = &self.signed_in {
            self.transfers.start_upload(who, upload);
        }
    }

    fn start_fetch(&mut self, request: RequestId, file: SentFile, purpose: Purpose) {
        if let Some(who) = &self.signed_in {
            self.transfers.start_fetch(who, request, file, purpose);
        }
    }

    async fn save_desk(&mut self) {
        let is_due = self.desk_due.take().is_some();
        let Some(signed_in) = self.signed_in.as_ref().filter(|_| is_due) else {
            return;
        };
        let keeper = &self.worker.ports().keeper;
        keeper
            .keep_desk(&signed_in.desk_owner, &self.state.desk())
            .await;
    }

    async fn done(&mut self, done: Done) {
        match done {
            Done::Input(input) => self.step(input).await,
            Done::Answer(token, input) => {
                if self
                    .signed_in
                    .as_ref()
                    .is_some_and(|who| who.token == token)
                {
                    self.transfers.heard(&input);
                    self.step(input).await;
                }
            }
            Done::SignedIn(signed_in, input) => {
                self.save_desk().await;
                self.transfers.stop_all();
                self.signed_in = Some(signed_in);
                self.step(input).await;
                self.pauses = Pauses::new();
                self.link = Pauses::at_once();
            }
        }
    }

    async fn link_event(&mut self, event: LinkEvent) {
        match event {
            LinkEvent::Try => self.open().await,
            LinkEvent::Opened(live) => self.link = Link::Open(live),
            LinkEvent::Frame(frame) => {
                self.pauses = Pauses::new();
                self.step(Input::Frame(frame)).await;
            }
            LinkEvent::Failed(error) => self.lost(error).await,
        }
    }

    async fn open(&mut self) {
        let Some(SignedInAs { account, token, .. }) = self.signed_in.clone() else {
            self.link = Link::Idle;
            return;
        };
        let (resume_after, watching) = (self.state.resume_after(), self.state.kept());
        self.link = Link::Opening(Box::pin(async move {
            connect(&account.service, &token, resume_after, watching).await
        }));
        self.step(Input::Connecting).await;
    }

    async fn lost(&mut self, error: LiveError) {
        tracing::info!(%error, "Not connected");
        if matches!(error, LiveError::SignedOut) {
            return self.expired().await;
        }
        self.link = self.pauses.next();
        self.step(Input::Disconnected).await;
    }

    /// After a sleep the socket may look open and be dead: a new one tells.
    async fn wake(&mut self) {
        if self.signed_in.is_some() {
            tracing::info!("The computer slept; connecting anew");
            self.link = Pauses::at_once();
            self.step(Input::Disconnected).await;
        }
    }

    async fn sign_out(&mut self) {
        self.forget().await;
        self.step(Input::SignedOut).await;
    }

    async fn expired(&mut self) {
        self.forget().await;
        self.step(Input::SignInFailed(SignInProblem::Expired)).await;
    }

    async fn forget(&mut self) {
        self.save_desk().await;
        self.transfers.stop_all();
        self.link = Link::Idle;
        if let Some(signed_in) = self.signed_in.take() {
            self.worker.sign_out(signed_in);
        }
    }
}
