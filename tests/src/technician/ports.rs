//! The computer under a technician's console, without the computer: what it keeps, saves and tells.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use atiende_core::{Desk, LocalProblem, Notification, Preferences, TokenPlace};
use atiende_engine::ports::{
    Account, FetchedPlace, Files, Keeper, LocalAccount, LocalService, NotificationChannel, Token,
};
use atiende_protocol::RequestId;
use tempfile::TempDir;

use super::Paper;

/// What the console keeps on its computer, without the computer.
#[derive(Clone, Default)]
pub(super) struct Drawer(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    account: Option<(Account, Token)>,
    desk: Desk,
    preferences: Preferences,
}

impl Drawer {
    fn with<T>(&self, look: impl FnOnce(&mut Kept) -> T) -> T {
        look(&mut self.0.lock().expect("nobody panics here"))
    }
}

#[async_trait]
impl Keeper for Drawer {
    async fn account(&self) -> Option<(Account, Token, TokenPlace)> {
        let (account, token) = self.with(|kept| kept.account.clone())?;
        Some((account, token, TokenPlace::Keyring))
    }

    async fn keep_account(&self, account: &Account, token: &Token) -> TokenPlace {
        self.with(|kept| kept.account = Some((account.clone(), token.clone())));
        TokenPlace::Keyring
    }

    async fn forget_account(&self, _account: &Account) {
        self.with(|kept| kept.account = None);
    }

    async fn desk(&self, _account: &Account) -> Desk {
        self.with(|kept| kept.desk.clone())
    }

    async fn keep_desk(&self, _account: &Account, desk: &Desk) {
        self.with(|kept| kept.desk = desk.clone());
    }

    async fn preferences(&self) -> Preferences {
        self.with(|kept| kept.preferences.clone())
    }

    async fn keep_preferences(&self, preferences: &Preferences) {
        self.with(|kept| kept.preferences = preferences.clone());
    }
}

/// A console that carries no service.
pub(super) struct NoLocalService;

#[async_trait]
impl LocalService for NoLocalService {
    async fn start(&self) -> Result<LocalAccount, LocalProblem> {
        Err(LocalProblem::Other("the bench has none".to_owned()))
    }
}

/// Files for the technician, without a desktop: written to a folder of the test.
#[derive(Clone)]
pub(super) struct Papers {
    pub(super) saved: Arc<Mutex<Vec<Paper>>>,
    pub(super) shown: Arc<Mutex<Vec<Paper>>>,
    /// What the dialog for choosing files answers next.
    pub(super) picked: Arc<Mutex<Vec<PathBuf>>>,
    /// What was opened by the system's program.
    pub(super) opened: Arc<Mutex<Vec<PathBuf>>>,
    /// What was shown in its folder.
    pub(super) located: Arc<Mutex<Vec<PathBuf>>>,
    folder: Arc<TempDir>,
}

impl Default for Papers {
    fn default() -> Self {
        Self {
            saved: Arc::default(),
            shown: Arc::default(),
            picked: Arc::default(),
            opened: Arc::default(),
            located: Arc::default(),
            folder: Arc::new(TempDir::new().expect("a temporary folder")),
        }
    }
}

impl Papers {
    fn of_request(&self, request: RequestId) -> PathBuf {
        self.folder.path().join(request.to_string())
    }
}

fn note<T>(list: &Mutex<Vec<T>>, what: T) {
    list.lock().expect("nobody panics here").push(what);
}

fn said<T>(done: std::io::Result<T>) -> Result<T, String> {
    done.map_err(|error| error.to_string())
}

#[async_trait]
impl Files for Papers {
    async fn save(&self, name: &str, content: Vec<u8>) -> Result<(), String> {
        note(&self.saved, (name.to_owned(), content));
        Ok(())
    }

    async fn show(&self, name: &str, content: Vec<u8>) -> Result<(), String> {
        note(&self.shown, (name.to_owned(), content));
        Ok(())
    }

    async fn pick(&self, _extensions: &[&str]) -> Result<Vec<PathBuf>, String> {
        let mut picked = self.picked.lock().expect("nobody panics here");
        Ok(std::mem::take(&mut picked))
    }

    async fn keep_picture(&self, png: &[u8]) -> Result<PathBuf, String> {
        let path = self.folder.path().join("pasted.png");
        said(fs::write(&path, png))?;
        Ok(path)
    }

    async fn remove_picture(&self, path: &Path) {
        fs::remove_file(path).expect("it was kept");
    }

    async fn fetched_folder(&self, place: &FetchedPlace) -> Result<PathBuf, String> {
        let folder = self.of_request(place.request).join(place.file.to_string());
        said(fs::create_dir_all(&folder))?;
        Ok(folder)
    }

    async fn forget_fetched(&self, _owner: &Account, request: RequestId) {
        fs::remove_dir_all(self.of_request(request)).ok(); // Nothing may have been fetched.
    }

    async fn mark_origin(&self, _path: &Path, _origin: &str) {}

    async fn open(&self, path: &Path) -> Result<(), String> {
        note(&self.opened, path.to_owned());
        Ok(())
    }

    async fn show_in_folder(&self, path: &Path) -> Result<(), String> {
        note(&self.located, path.to_owned());
        Ok(())
    }

    async fn save_copy(&self, path: &Path, _origin: &str) -> Result<(), String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        note(&self.saved, (name.into_owned(), said(fs::read(path))?));
        Ok(())
    }
}

/// What was told by notifications, without a desktop.
#[derive(Clone, Default)]
pub(super) struct Toasts(pub(super) Arc<Mutex<Vec<Notification>>>);

impl NotificationChannel for Toasts {
    fn id(&self) -> &'static str {
        "bench"
    }

    fn notify(&self, notification: &Notification) {
        self.0
            .lock()
            .expect("nobody panics here")
            .push(notification.clone());
    }
}
