//! The service as its administrator runs it: the real program, its own data folder, a free port.

use std::ops::Deref;
use std::path::Path;

use crate::office::{Office, service};
use crate::program::{Program, run_any};

/// The line that the service prints once it serves.
const LISTENING: &str = "listening on http://";

/// A running `atiende-server`.
#[derive(Debug)]
pub struct TestServer {
    office: Office,
    settings: Vec<String>,
    address: String,
    program: Program,
}

impl TestServer {
    /// Starts with an empty data folder on a free port.
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// Starts with further arguments of `serve`.
    pub async fn start_with(settings: &[&str]) -> Self {
        let office = Office::open();
        let settings: Vec<_> = settings.iter().map(ToString::to_string).collect();
        let (program, address) = serve(&office, "127.0.0.1:0", &settings).await;
        Self {
            office,
            settings,
            address,
            program,
        }
    }

    /// The address of a path of the service, such as `/p/acme`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The address as `HOST:PORT`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Waits for a line on stdout that holds `prefix`, and returns what follows it.
    pub async fn says(&mut self, prefix: &str) -> String {
        self.program.says(prefix).await
    }

    /// Everything that the service printed since its last start.
    pub fn output(&self) -> String {
        self.program.output()
    }

    /// Tries to serve at `listen` with this data folder, or an empty one, and returns how it ended.
    pub async fn fails_to_start(listen: &str, data: Option<&Path>) -> std::process::Output {
        let empty = tempfile::tempdir().expect("a temporary folder");
        let mut command = service();
        command.args(["serve", "--listen", listen, "--data-dir"]);
        command.arg(data.unwrap_or(empty.path()));
        run_any(command, "").await
    }

    /// Ends the service as a crash would.
    pub async fn kill9(&mut self) {
        self.program.kill9().await;
    }

    /// Ends the service in order; it must call that a success.
    pub async fn stop(&mut self) {
        let status = self.program.terminate().await;
        assert!(status.success(), "{status}\n{}", self.output());
    }

    /// Serves again with the same data at the same address.
    pub async fn start_again(&mut self) {
        let (program, address) = serve(&self.office, &self.address, &self.settings).await;
        assert_eq!(address, self.address, "the service came back elsewhere");
        self.program = program;
    }
}

/// What an administrator does at the command line while it runs.
impl Deref for TestServer {
    type Target = Office;

    fn deref(&self) -> &Office {
        &self.office
    }
}

async fn serve(office: &Office, listen: &str, settings: &[String]) -> (Program, String) {
    let mut command = service();
    command.args(["serve", "--listen", listen, "--data-dir"]);
    command.arg(office.folder()).args(settings);
    let mut program = Program::start(command);
    let address = program.says(LISTENING).await;
    (program, address)
}
