//! The token in a file that only this user can read.

use std::path::{Path, PathBuf};

use atiende_engine::ports::{Account, Token};
use serde::{Deserialize, Serialize};

use crate::json_file;
use crate::keeper::on_disk;

#[derive(Serialize, Deserialize)]
struct KeptToken {
    account: Account,
    token: String,
}

pub(super) struct TokenFile {
    path: PathBuf,
}

impl TokenFile {
    pub(super) fn new(settings: &Path) -> Self {
        Self {
            path: settings.join("token.json"),
        }
    }

    pub(super) async fn keep(&self, account: &Account, token: &Token) -> bool {
        let path = self.path.clone();
        let kept = KeptToken {
            account: account.clone(),
            token: token.0.clone(),
        };
        let written = on_disk(move || json_file::write(&path, &kept)).await;
        let failed = |error| tracing::error!(%error, "The token is not kept: sign in next time");
        written.map_err(failed).is_ok()
    }

    /// The token, if it is that of `account`: another one's would sign in the wrong technician.
    pub(super) async fn token(&self, account: &Account) -> Option<Token> {
        let path = self.path.clone();
        let kept: KeptToken = on_disk(move || Ok(json_file::read(&path))).await.ok()??;
        (kept.account == *account).then_some(Token(kept.token))
    }

    pub(super) async fn forget(&self) {
        let path = self.path.clone();
        if let Err(error) = on_disk(move || json_file::remove(&path)).await {
            tracing::error!(%error, "The token's file could not be removed");
        }
    }
}
