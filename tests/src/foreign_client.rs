//! A client of the upload protocol that others wrote: tuspy.

use std::path::Path;

use tokio::process::Command;

use crate::paths;
use crate::program::Program;

/// A file that is being uploaded by tuspy.
pub struct ForeignUpload {
    program: Program,
}

impl ForeignUpload {
    /// Begins an upload at the address where uploads are created.
    pub fn begins(address: &str, file: &Path, name: &str) -> Self {
        Self::run(["begin", address, &file.to_string_lossy(), name])
    }

    /// Goes on with an upload at its own address.
    pub fn goes_on(upload: &str, file: &Path) -> Self {
        Self::run(["go on", upload, &file.to_string_lossy(), ""])
    }

    fn run(arguments: [&str; 4]) -> Self {
        let mut command = Command::new(paths::foreign_python());
        command.args(["-c", include_str!("tus_client.py")]);
        command.args(arguments);
        Self {
            program: Program::start(command),
        }
    }

    /// The address of the upload.
    pub async fn address(&mut self) -> String {
        self.program.says("uploads to ").await
    }

    /// Where it begins to send.
    pub async fn offset(&mut self) -> u64 {
        let offset = self.program.says("goes on at ").await;
        offset.parse().expect("a number")
    }

    /// Waits until the connection is lost.
    pub async fn is_cut(&mut self) {
        self.program.says("cut:").await;
    }

    /// Waits until all of it is sent; the SHA-256 of the file.
    pub async fn is_sent(&mut self) -> String {
        self.program.says("sent ").await
    }
}
