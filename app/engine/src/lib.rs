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
mod http;
mod link;
pub mod ports;
mod run;

use std::sync::Arc;

use atiende_core::{Action, State};
use tokio::sync::{mpsc, watch};

use crate::ports::Ports;

pub use clock::now;

/// How many actions may wait for the engine.
const ACTIONS: usize = 1024;

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
    actions: mpsc::Sender<Action>,
    snapshot: watch::Receiver<Arc<State>>,
}

impl Engine {
    /// Starts the engine on the current tokio runtime; it stops when every handle is dropped.
    pub fn start(start: Start, ports: Ports) -> Self {
        let (actions, action_rx) = mpsc::channel(ACTIONS);
        let (snapshot_tx, snapshot) = watch::channel(Arc::new(State::default()));
        tokio::spawn(run::run(start, ports, action_rx, snapshot_tx));
        Self { actions, snapshot }
    }

    /// The state as of now. Never waits.
    pub fn snapshot(&self) -> Arc<State> {
        self.snapshot.borrow().clone()
    }

    /// Passes on what the technician did. Never waits; says so when the engine is too far behind.
    pub fn act(&self, action: Action) {
        if self.actions.try_send(action).is_err() {
            tracing::error!("Action dropped: the engine is behind or has stopped");
        }
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
            actions,
            mut snapshot,
        } = self;
        drop(actions);
        while snapshot.changed().await.is_ok() {}
    }
}
