//! The administrator at the command line: `atiende-server admin …` on the data folder of a service.

use std::path::Path;
use std::process::Output;

use tempfile::TempDir;
use tokio::process::Command;

use crate::paths;
use crate::program::{run, run_any};

/// The password of every technician that the bench creates.
pub const PASSWORD: &str = "caballo batería grapa correcta";

/// Who administers a service, and its data folder.
#[derive(Debug)]
pub struct Office {
    data: TempDir,
}

impl Office {
    /// An empty data folder.
    pub(crate) fn open() -> Self {
        let data = tempfile::tempdir().expect("a temporary folder");
        Self { data }
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.data.path()
    }

    /// Runs `atiende-server admin …` on the data folder and returns its stdout.
    pub async fn admin(&self, arguments: &[&str], stdin: &str) -> String {
        run(self.command(arguments), stdin).await
    }

    /// Runs `atiende-server admin …` where it may be refused.
    pub async fn try_admin(&self, arguments: &[&str], stdin: &str) -> Output {
        run_any(self.command(arguments), stdin).await
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

    /// Takes a company away from a technician.
    pub async fn revoke(&self, email: &str, company: &str) {
        let arguments = ["revoke", "--email", email, "--company", company];
        self.admin(&arguments, "").await;
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = service();
        command.arg("admin").args(arguments);
        command.arg("--data-dir").arg(self.folder());
        command
    }
}

/// The program without the settings that the developer's own environment may hold.
pub(crate) fn service() -> Command {
    let mut command = Command::new(paths::program("atiende-server"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("ATIENDE_") {
            command.env_remove(name);
        }
    }
    command
}
