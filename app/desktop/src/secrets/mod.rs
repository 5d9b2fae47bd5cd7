//! Where tokens are kept: the system's keyring, or a file where there is none.

mod file;
mod keyring;

use std::path::Path;

use atiende_core::TokenPlace;
use atiende_engine::ports::{Account, Token};

use self::file::TokenFile;
pub(crate) use self::keyring::Keyring;

/// Keeps the token of an account.
pub(crate) struct Secrets {
    keyring: Keyring,
    file: TokenFile,
}

impl Secrets {
    pub(crate) fn new(keyring: Keyring, settings: &Path) -> Self {
        Self {
            keyring,
            file: TokenFile::new(settings),
        }
    }

    /// Keeps a token in one place only, and says where.
    pub(crate) async fn keep(&self, account: &Account, token: &Token) -> TokenPlace {
        if self.keyring.keep(account, token).await {
            self.file.forget().await;
            return TokenPlace::Keyring;
        }
        if self.file.keep(account, token).await {
            return TokenPlace::File;
        }
        TokenPlace::Memory
    }

    /// The token of an account, and where it was. Asks the keyring last: it may be slow to say no.
    pub(crate) async fn token(&self, account: &Account) -> Option<(Token, TokenPlace)> {
        if let Some(token) = self.file.token(account).await {
            return Some((token, TokenPlace::File));
        }
        let token = self.keyring.token(account).await?;
        Some((token, TokenPlace::Keyring))
    }

    /// Forgets the token, wherever it is.
    pub(crate) async fn forget(&self, account: &Account) {
        self.file.forget().await;
        self.keyring.forget(account).await;
    }
}
