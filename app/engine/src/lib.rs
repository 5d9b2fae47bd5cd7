//! Runs the console's state: server events in, snapshots out, effects done.
//!
//! ```text
//! panels ──Action──► Engine ──► run ──► core::update ──► effects: socket, http, disk, toasts
//!    ▲                                      │
//!    └───────────── Arc<State> ◄────────────┘
//! ```

mod address;
mod calls;
mod clock;
mod connection;
mod effects;
mod files;
mod http;
mod link;
pub mod ports;
mod ring;
mod run;
mod transfers;

use std::sync::Arc;

use atiende_core::{Action, DesktopEvent, Input, State};
use tokio::sync::{mpsc, watch};

use crate::ports::Ports;

pub use clock::now;

/// How many inputs may wait for the engine.
const INPUTS: usize = 1024;

/// With which account the engine starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The one of the last time; the welcome page where there is none.
    Remembered,
    /// The service inside this process.
    Local,
}

/// The running engine, as the window and the tests hold it.
#[derive(Clone)]
pub struct Engine {
    inputs: mpsc::Sender<Input>,
    snapshot: watch::Receiver<Arc<State>>,
}

/// Tells a running engine what happened on the computer, without keeping it running.
#[derive(Clone)]
pub struct Reporter(mpsc::WeakSender<Input>);

impl Reporter {
    /// Passes on what the technician did outside of the window. Never waits.
    pub fn act(&self, action: Action) {
        self.pass(Input::Action(action));
    }

    /// Passes on what happened. Never waits.
    pub fn hear(&self, event: DesktopEvent) {
        self.pass(Input::Desktop(event));
    }

    fn pass(&self, input: Input) {
        if let Some(inputs) = self.0.upgrade() {
            offer(&inputs, input);
        }
    }
}

fn offer(inputs: &mpsc::Sender<Input>, input: Input) {
    if inputs.try_send(input).is_err() {
        tracing::error!("Input dropped: the engine is behind or has stopped");
    }
}

impl Engine {
    /// Starts the engine on the current tokio runtime; it stops when every handle is dropped.
    pub fn start(start: Start, ports: Ports) -> Self {
        let (inputs, input_rx) = mpsc::channel(INPUTS);
        let (snapshot_tx, snapshot) = watch::channel(Arc::new(State::default()));
        tokio::spawn(run::run(start, ports, input_rx, snapshot_tx));
        Self { inputs, snapshot }
    }

    /// The state as of now. Never waits.
    pub fn snapshot(&self) -> Arc<State> {
        self.snapshot.borrow().clone()
    }

    /// Passes on what the technician did. Never waits; says so when the engine is too far behind.
    pub fn act(&self, action: Action) {
        offer(&self.inputs, Input::Action(action));
    }

    /// Passes on what happened on the computer. Never waits.
    pub fn hear(&self, event: DesktopEvent) {
        offer(&self.inputs, Input::Desktop(event));
    }

    /// Tells this engine things without keeping it running.
    pub fn reporter(&self) -> Reporter {
        Reporter(self.inputs.downgrade())
    }

    /// Waits for a state that satisfies `wanted`; `None` when the engine has stopped.
    pub async fn wait_for(&self, mut wanted: impl FnMut(&State) -> bool) -> Option<Arc<State>> {
        let mut snapshot = self.snapshot.clone();
        let state = snapshot.wait_for(|state| wanted(state)).await.ok()?;
        Some(Arc::clone(&state))
    }

    /// Waits until the engine has stopped and everything is on disk. Drop the other handles first.
    pub async fn stopped(self) {
        let Self {
            inputs,
            mut snapshot,
        } = self;
        drop(inputs);
        while snapshot.changed().await.is_ok() {}
    }
}
