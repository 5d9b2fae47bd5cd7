//! Keeps the account, the desk and the preferences on this computer.

use std::io;
use std::path::PathBuf;

use async_trait::async_trait;
use atiende_core::{Desk, Preferences, TokenPlace};
use atiende_engine::ports::{Account, Keeper, Token};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use crate::json_file;
use crate::paths::Paths;
use crate::secrets::{Keyring, Secrets};

/// Keeps the token in the keyring, and everything else in files.
pub struct FileKeeper {
    paths: Paths,
    secrets: Secrets,
}

impl FileKeeper {
    /// Keeps things below `paths`, and tokens in the system's keyring where there is one.
    pub fn new(paths: Paths) -> Self {
        Self::with_keyring(paths, Keyring::of_system())
    }

    fn with_keyring(paths: Paths, keyring: Keyring) -> Self {
        let secrets = Secrets::new(keyring, &paths.settings);
        Self { paths, secrets }
    }

    fn account_file(&self) -> PathBuf {
        self.paths.settings.join("account.json")
    }

    fn preferences_file(&self) -> PathBuf {
        self.paths.settings.join("preferences.json")
    }

    fn desk_file(&self, account: &Account) -> PathBuf {
        let name = account_name(account);
        self.paths.desk.join(name).with_extension("json")
    }
}

/// A name for an account's files. A hash: an address could hold anything, also a way out of the
/// folder.
pub(crate) fn account_name(account: &Account) -> String {
    let mut hash = Sha256::new();
    for part in [&account.service, &account.email] {
        // The length keeps two parts from meaning the same as two others.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let hash = hash.finalize();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[async_trait]
impl Keeper for FileKeeper {
    async fn account(&self) -> Option<(Account, Token, TokenPlace)> {
        let account: Account = read(self.account_file()).await?;
        let (token, place) = self.secrets.token(&account).await?;
        Some((account, token, place))
    }

    async fn keep_account(&self, account: &Account, token: &Token) -> TokenPlace {
        // The token first: an account without one would only be a welcome page.
        let place = self.secrets.keep(account, token).await;
        write(self.account_file(), account).await;
        place
    }

    async fn forget_account(&self, account: &Account) {
        self.secrets.forget(account).await;
        let path = self.account_file();
        if let Err(error) = on_disk(move || json_file::remove(&path)).await {
            tracing::error!(%error, "The account's file could not be removed");
        }
    }

    async fn desk(&self, account: &Account) -> Desk {
        read(self.desk_file(account)).await.unwrap_or_default()
    }

    async fn keep_desk(&self, account: &Account, desk: &Desk) {
        write(self.desk_file(account), desk).await;
    }

    async fn preferences(&self) -> Preferences {
        read(self.preferences_file()).await.unwrap_or_default()
    }

    async fn keep_preferences(&self, preferences: &Preferences) {
        write(self.preferences_file(), preferences).await;
    }
}

async fn read<T: DeserializeOwned + Send + 'static>(path: PathBuf) -> Option<T> {
    on_disk(move || Ok(json_file::read(&path))).await.ok()?
}

async fn write<T: Serialize + Clone + Send + 'static>(path: PathBuf, value: &T) {
    let value = value.clone();
    let file = path.display().to_string();
    if let Err(error) = on_disk(move || json_file::write(&path, &value)).await {
        tracing::error!(file, %error, "Not kept on disk");
    }
}

/// Does work that waits for the disk where nobody else waits for it.
pub(crate) async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(io::Error::other(error)))
}

#[cfg(test)]
mod tests;
