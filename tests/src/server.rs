//! The service as its administrator runs it: the real program, its own data folder, a free port.

use std::path::Path;

use tempfile::TempDir;
use tokio::process::Command;

use crate::paths;
use crate::program::{Program, run, run_any};

/// The password of every technician that the bench creates.
pub const PASSWORD: &str = "caballo batería grapa correcta";

/// The line that the service prints once it serves.
const LISTENING: &str = "listening on http://";

/// A running `atiende-server`.
#[derive(Debug)]
pub struct TestServer {
    data: TempDir,
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
        let data = tempfile::tempdir().expect("a temporary folder");
        let settings: Vec<_> = settings.iter().map(ToString::to_string).collect();
        let (program, address) = serve(&data, "127.0.0.1:0", &settings).await;
        Self {
            data,
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

    /// Runs `atiende-server admin …` on the same data folder and returns its stdout.
    pub async fn admin(&self, arguments: &[&str], stdin: &str) -> String {
        run(self.admin_command(arguments), stdin).await
    }

    /// Runs `atiende-server admin …` where it may be refused.
    pub async fn try_admin(&self, arguments: &[&str], stdin: &str) -> std::process::Output {
        run_any(self.admin_command(arguments), stdin).await
    }

    /// Creates a company.
    pub async fn company(&self, name: &str) {
        self.admin(&["company", "add", name], "").await;
    }

    /// Opens a company's portal at `/p/SLUG`.
    pub async fn portal(&self, company: &str, slug: &str) {
        let arguments = ["portal", "add", "--company", company, "--slug", slug];
        self.admin(&arguments, "").await;
    }

    /// Creates a technician who signs in with [`PASSWORD`] and sees these companies.
    pub async fn technician(&self, email: &str, name: &str, companies: &[&str]) {
        let mut arguments = vec!["technician", "add", "--email", email, "--name", name];
        for company in companies {
            arguments.extend(["--company", company]);
        }
        arguments.push("--password-stdin");
        self.admin(&arguments, PASSWORD).await;
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
        let (program, address) = serve(&self.data, &self.address, &self.settings).await;
        assert_eq!(address, self.address, "the service came back elsewhere");
        self.program = program;
    }

    fn admin_command(&self, arguments: &[&str]) -> Command {
        let mut command = service();
        command.arg("admin").args(arguments);
        command.arg("--data-dir").arg(self.data.path());
        command
    }
}

async fn serve(data: &TempDir, listen: &str, settings: &[String]) -> (Program, String) {
    let mut command = service();
    command.args(["serve", "--listen", listen, "--data-dir"]);
    command.arg(data.path()).args(settings);
    let mut program = Program::start(command);
    let address = program.says(LISTENING).await;
    (program, address)
}

/// The program without the settings that the developer's own environment may hold.
fn service() -> Command {
    let mut command = Command::new(paths::program("atiende-server"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("ATIENDE_") {
            command.env_remove(name);
        }
    }
    command
}
