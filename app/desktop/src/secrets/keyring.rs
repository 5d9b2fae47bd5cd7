//! The token in the system's keyring.
//!
//! A keyring may be missing, locked or hang, so each call has its own thread and a limit.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use atiende_engine::ports::{Account, Token};
use keyring_core::{CredentialStore, Entry, Error, Result};
use tokio::sync::oneshot;
use tokio::time::timeout;

/// How the entries are found in the keyring.
const SERVICE: &str = "atiende";

/// How long a keyring may take to be there at all.
const TO_OPEN: Duration = Duration::from_secs(2);

/// How long an open one may take: it may have to ask the technician for a password.
const TO_ANSWER: Duration = Duration::from_secs(20);

type Open = Arc<dyn Fn() -> Result<Arc<CredentialStore>> + Send + Sync>;

/// The system's keyring.
pub(crate) struct Keyring {
    open: Open,
    to_open: Duration,
    /// Set once it did not come up in time: nobody waits for it twice.
    is_hanging: AtomicBool,
}

impl Keyring {
    pub(crate) fn of_system() -> Self {
        Self::new(Arc::new(open_store), TO_OPEN)
    }

    pub(crate) fn new(open: Open, to_open: Duration) -> Self {
        Self {
            open,
            to_open,
            is_hanging: AtomicBool::new(false),
        }
    }

    pub(super) async fn keep(&self, account: &Account, token: &Token) -> bool {
        let token = token.0.clone();
        self.ask(account, move |entry| entry.set_password(&token))
            .await
            .is_some()
    }

    pub(super) async fn token(&self, account: &Account) -> Option<Token> {
        self.ask(account, Entry::get_password).await.map(Token)
    }

    pub(super) async fn forget(&self, account: &Account) {
        self.ask(account, Entry::delete_credential).await;
    }

    async fn ask<T: Send + 'static>(
        &self,
        account: &Account,
        call: impl FnOnce(&Entry) -> Result<T> + Send + 'static,
    ) -> Option<T> {
        if self.is_hanging.load(Ordering::Relaxed) {
            return None;
        }
        let (opened, is_open) = oneshot::channel();
        let (answer, answered) = oneshot::channel();
        let (open, user) = (Arc::clone(&self.open), user(account));
        let work = move || {
            let entry = open().and_then(|store| store.build(SERVICE, &user, None));
            // Nobody listens any more when it took too long.
            opened.send(()).ok();
            answer.send(entry.and_then(|entry| call(&entry))).ok();
        };
        thread::Builder::new()
            .name("keyring".to_owned())
            .spawn(work)
            .ok()?;
        if timeout(self.to_open, is_open).await.is_err() {
            self.is_hanging.store(true, Ordering::Relaxed);
            tracing::warn!("The keyring does not answer; going on without it");
            return None;
        }
        outcome(timeout(TO_ANSWER, answered).await.ok()?.ok()?)
    }
}

fn outcome<T>(answer: Result<T>) -> Option<T> {
    match answer {
        Ok(value) => Some(value),
        Err(Error::NoEntry) => None,
        Err(error) => {
            tracing::info!(%error, "The keyring cannot be used");
            None
        }
    }
}

fn user(account: &Account) -> String {
    format!("{} {}", account.email, account.service)
}

#[cfg(target_os = "linux")]
fn open_store() -> Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(windows)]
fn open_store() -> Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn open_store() -> Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn open_store() -> Result<Arc<CredentialStore>> {
    Err(Error::NotSupportedByStore(
        "no keyring is known for this system".to_owned(),
    ))
}
