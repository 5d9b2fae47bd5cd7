//! What the engine needs from the desktop. The desktop implements it; tests fake it.

use std::path::{Path, PathBuf};

use async_trait::async_trait;
use atiende_core::{Desk, LocalProblem, Notification, Preferences, TokenPlace};
pub use atiende_protocol::{Availability, FileId, RequestId};
use serde::{Deserialize, Serialize};

/// One way to reach the technician: a toast, a sound, a tray icon…
pub trait NotificationChannel: Send + Sync {
    /// Names the channel in the settings.
    fn id(&self) -> &'static str;

    /// Delivers a notification. Must not wait.
    fn notify(&self, notification: &Notification);
}

/// A bearer token: whoever has it is signed in. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(pub String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The account that the console connects with after a restart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The address of the service, for example `https://soporte.example`.
    pub service: String,
    /// The technician's address.
    pub email: String,
}

/// Keeps things on this computer. Called outside the engine's loop; may wait for the disk.
#[async_trait]
pub trait Keeper: Send + Sync {
    /// The account to connect with and its token, if both are still there.
    async fn account(&self) -> Option<(Account, Token, TokenPlace)>;

    /// Keeps the account and its token, and says where.
    async fn keep_account(&self, account: &Account, token: &Token) -> TokenPlace;

    /// Forgets the account and its token.
    async fn forget_account(&self, account: &Account);

    /// What the technician had begun with this account.
    async fn desk(&self, account: &Account) -> Desk;

    /// Keeps what the technician has begun; on disk before it returns.
    async fn keep_desk(&self, account: &Account, desk: &Desk);

    /// How the technician wants it.
    async fn preferences(&self) -> Preferences;

    /// Keeps how the technician wants it.
    async fn keep_preferences(&self, preferences: &Preferences);
}

/// The service inside this process.
#[async_trait]
pub trait LocalService: Send + Sync {
    /// Starts it, or answers as before where it runs already, with a fresh token.
    async fn start(&self) -> Result<LocalAccount, LocalProblem>;
}

/// How to reach the service inside this process.
#[derive(Clone, Debug)]
pub struct LocalAccount {
    /// Where it is and who signs in.
    pub account: Account,
    /// Signs in.
    pub token: Token,
    /// The sample portal's address.
    pub portal: String,
}

/// Writes files for the technician.
#[async_trait]
pub trait Files: Send + Sync {
    /// Lets the technician choose where, and writes there; nothing where the choice is cancelled.
    ///
    /// # Errors
    /// In the words of the system.
    async fn save(&self, name: &str, content: Vec<u8>) -> Result<(), String>;

    /// Writes into a private folder and opens it with the system's program.
    ///
    /// # Errors
    /// In the words of the system.
    async fn show(&self, name: &str, content: Vec<u8>) -> Result<(), String>;

    /// Lets the technician choose files with one of these endings; none where the choice is
    /// cancelled.
    ///
    /// # Errors
    /// In the words of the system.
    async fn pick(&self, extensions: &[&str]) -> Result<Vec<PathBuf>, String>;

    /// Keeps a pasted picture until it is sent, and says where.
    ///
    /// # Errors
    /// In the words of the system.
    async fn keep_picture(&self, png: &[u8]) -> Result<PathBuf, String>;

    /// Removes such a picture; anything else stays.
    async fn remove_picture(&self, path: &Path);

    /// Makes the private folder for a fetched file, as an absolute path.
    ///
    /// # Errors
    /// In the words of the system.
    async fn fetched_folder(&self, place: &FetchedPlace) -> Result<PathBuf, String>;

    /// Removes every fetched file of a request.
    async fn forget_fetched(&self, owner: &Account, request: RequestId);

    /// Marks a file as coming from elsewhere, as far as the file system can.
    async fn mark_origin(&self, path: &Path, origin: &str);

    /// Opens a fetched file with the system's program. Which may be opened, the caller knows.
    ///
    /// # Errors
    /// In the words of the system.
    async fn open(&self, path: &Path) -> Result<(), String>;

    /// Shows a fetched file in its folder.
    ///
    /// # Errors
    /// In the words of the system.
    async fn show_in_folder(&self, path: &Path) -> Result<(), String>;

    /// Lets the technician choose where, and copies a fetched file there with its mark; nothing
    /// where the choice is cancelled.
    ///
    /// # Errors
    /// In the words of the system.
    async fn save_copy(&self, path: &Path, origin: &str) -> Result<(), String>;
}

/// Where a fetched file belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchedPlace {
    /// Whose console fetched it.
    pub owner: Account,
    /// Of which request.
    pub request: RequestId,
    /// Which.
    pub file: FileId,
}

/// Opens a web address in the browser. Must not wait.
pub type OpenUrl = Box<dyn Fn(&str) + Send + Sync>;

/// What the engine needs from the desktop.
pub struct Ports {
    /// Every notification channel that is on.
    pub channels: Vec<Box<dyn NotificationChannel>>,
    /// Keeps things on this computer.
    pub keeper: Box<dyn Keeper>,
    /// The service inside this process.
    pub local: Box<dyn LocalService>,
    /// Writes files for the technician.
    pub files: Box<dyn Files>,
    /// Opens a web address in the browser.
    pub open_url: OpenUrl,
    /// Called after each visible change, so that the window draws it.
    pub repaint: Box<dyn Fn() + Send + Sync>,
    /// The computer's name, for the list of sessions.
    pub device: String,
    /// The system's language, as a tag: used where the technician prefers none.
    pub language: String,
}
