//! Passwords: argon2id, never more than a few at a time, and as slow for unknown accounts.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc};
use argon2::{Algorithm, Argon2, Params, Version};
use thiserror::Error;
use tokio::sync::Semaphore;

/// The shortest password, in characters.
pub const MIN_PASSWORD: usize = 10;

/// The longest password, in characters; longer ones only cost time.
pub const MAX_PASSWORD: usize = 256;

/// Stands for a password that was never chosen: no password fits.
pub const NO_PASSWORD: &str = "!";

/// Each one takes 19 MiB and a core.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// What an unknown account is compared with, so that it takes as long as a known one.
static DUMMY: LazyLock<Option<String>> = LazyLock::new(|| hash_now("no such account").ok());

/// A password could not be hashed.
#[derive(Debug, Error)]
#[error("the password could not be hashed")]
pub struct PasswordError;

/// The text that is stored instead of the password.
pub async fn hash(password: String) -> Result<String, PasswordError> {
    off_the_runtime(move || hash_now(&password)).await?
}

/// Whether the password fits; `None` stands for an account that does not exist or is disabled.
pub async fn is_right(password: String, stored: Option<String>) -> Result<bool, PasswordError> {
    off_the_runtime(move || is_right_now(&password, stored.as_deref())).await
}

/// [`hash`] for programs without a runtime.
pub fn hash_now(password: &str) -> Result<String, PasswordError> {
    let hash = argon2()?.hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|_| PasswordError)
}

fn is_right_now(password: &str, stored: Option<&str>) -> bool {
    let exists = stored.is_some();
    let fits = stored
        .or(DUMMY.as_deref())
        .is_some_and(|stored| fits(password, stored));
    exists && fits
}

fn fits(password: &str, stored: &str) -> bool {
    let parsed = phc::PasswordHash::new(stored);
    parsed.is_ok_and(|hash| {
        Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
    })
}

/// The parameters that OWASP recommends: 19 MiB, two passes, one lane.
fn argon2() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(19_456, 2, 1, None).map_err(|_| PasswordError)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn off_the_runtime<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, PasswordError> {
    let _permit = AT_ONCE.acquire().await.map_err(|_| PasswordError)?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| PasswordError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let stored = hash("correct horse".to_owned()).await.unwrap();

        assert!(
            stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{stored}"
        );
        assert!(
            is_right("correct horse".to_owned(), Some(stored.clone()))
                .await
                .unwrap()
        );
        assert!(
            !is_right("correct hors".to_owned(), Some(stored))
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn an_account_that_does_not_exist_never_fits_even_with_the_dummy_password() {
        assert!(!is_right("no such account".to_owned(), None).await.unwrap());
    }

    #[tokio::test]
    async fn a_broken_hash_never_fits() {
        assert!(!is_right(String::new(), Some(String::new())).await.unwrap());
    }
}
