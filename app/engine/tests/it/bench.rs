//! A console without a window: the engine, its computer and the service.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use atiende_core::{Action, State, Upload, UploadStatus};
use atiende_engine::{Engine, Start};

use crate::desktop::Computer;
use crate::service::{PRINTER, Service};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Console {
    pub engine: Engine,
    pub computer: Computer,
}

impl Console {
    pub async fn start(service: &Service) -> Self {
        Self::on(Computer::new(&service.address)).await
    }

    /// Starts on a computer where there was one before.
    pub async fn on(computer: Computer) -> Self {
        let engine = Engine::start(Start::Remembered, computer.ports());
        let console = Self { engine, computer };
        console
            .sees("the chat", |state| state.request(PRINTER).is_some())
            .await;
        console
    }

    pub fn sends(&self, paths: &[PathBuf]) {
        self.engine.act(Action::SendFiles {
            request: PRINTER,
            paths: paths.to_vec(),
        });
    }

    pub async fn sees(&self, what: &str, wanted: impl FnMut(&State) -> bool) -> Arc<State> {
        let seen = tokio::time::timeout(PATIENCE, self.engine.wait_for(wanted)).await;
        let Ok(Some(state)) = seen else {
            let state = self.engine.snapshot();
            panic!("no {what}: {:#?} {:#?}", state.uploads, state.downloads);
        };
        state
    }

    /// Waits until so many files are at the service and none is left here.
    pub async fn has_sent(&self, service: &Service, files: usize) {
        eventually("arrival", || service.arrived().len() == files).await;
        self.sees("end of the uploads", |state| state.uploads.is_empty())
            .await;
    }

    /// Waits until the first upload is in this state.
    pub async fn has(&self, what: &str, wanted: impl Fn(&UploadStatus) -> bool) -> Upload {
        let first = |state: &State| state.uploads.front().cloned();
        let state = self.sees(what, |state| {
            first(state).is_some_and(|upload| wanted(&upload.status))
        });
        first(&*state.await).unwrap()
    }
}

/// Waits for something outside of the console's state.
pub async fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    let wait = async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let waited = tokio::time::timeout(PATIENCE, wait).await;
    assert!(waited.is_ok(), "waited in vain: {what}");
}

/// Text of so many bytes, no two parts alike.
pub fn text(length: usize) -> Vec<u8> {
    let lines = (0..).flat_map(|number: u64| format!("{number:015}\n").into_bytes());
    lines.take(length).collect()
}
