//! Remembers the port of the service inside this process, so that its portal keeps its address.

use std::path::PathBuf;

use crate::json_file;
use crate::keeper::on_disk;
use crate::paths::Paths;

/// The port of the last time.
pub async fn remembered(paths: &Paths) -> Option<u16> {
    let path = file(paths);
    on_disk(move || Ok(json_file::read(&path))).await.ok()?
}

/// Remembers a port for the next time.
pub async fn remember(paths: &Paths, port: u16) {
    let path = file(paths);
    if let Err(error) = on_disk(move || json_file::write(&path, &port)).await {
        tracing::warn!(%error, "The port is not kept; the portal's address will change");
    }
}

fn file(paths: &Paths) -> PathBuf {
    paths.settings.join("local-port.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_port_is_there_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::below(folder.path());
        assert_eq!(remembered(&paths).await, None);

        remember(&paths, 40123).await;

        assert_eq!(remembered(&paths).await, Some(40123));
    }
}
