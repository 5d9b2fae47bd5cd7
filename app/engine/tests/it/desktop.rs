//! The computer under the engine: one that keeps things in memory and files in a folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use atiende_core::{Desk, LocalProblem, Preferences, TokenPlace};
use atiende_engine::ports::{
    Account, FetchedPlace, Files, Keeper, LocalAccount, LocalService, Ports, Token,
};
use atiende_protocol::RequestId;
use tempfile::TempDir;

/// Everything that a console leaves on its computer.
#[derive(Clone)]
pub struct Computer {
    pub folder: Arc<TempDir>,
    pub desk: Arc<Mutex<Desk>>,
    pub opened: Arc<Mutex<Vec<PathBuf>>>,
    pub marked: Arc<Mutex<Vec<String>>>,
    pub picked: Arc<Mutex<Vec<PathBuf>>>,
    service: String,
}

impl Computer {
    pub fn new(service: &str) -> Self {
        Self {
            folder: Arc::new(TempDir::new().unwrap()),
            desk: Arc::default(),
            opened: Arc::default(),
            marked: Arc::default(),
            picked: Arc::default(),
            service: service.to_owned(),
        }
    }

    /// Writes a file that a technician may send.
    pub fn writes(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// Where the fetched files of a request are.
    pub fn fetched(&self, request: RequestId) -> PathBuf {
        let fetched = self.folder.path().join("fetched");
        fetched.join(request.to_string())
    }

    /// The names of all fetched files of a request, finished or not.
    pub fn fetched_names(&self, request: RequestId) -> Vec<String> {
        let folders = fs::read_dir(self.fetched(request)).into_iter().flatten();
        let files = folders.flat_map(|folder| fs::read_dir(folder.unwrap().path()).unwrap());
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        names.collect()
    }

    pub fn ports(&self) -> Ports {
        Ports {
            channels: vec![],
            keeper: Box::new(self.clone()),
            local: Box::new(NoLocalService),
            files: Box::new(self.clone()),
            open_url: Box::new(|_| ()),
            repaint: Box::new(|| ()),
            device: "test".to_owned(),
            language: "es".to_owned(),
        }
    }
}

#[async_trait]
impl Keeper for Computer {
    async fn account(&self) -> Option<(Account, Token, TokenPlace)> {
        let account = Account {
            service: self.service.clone(),
            email: "ana@example.com".to_owned(),
        };
        Some((account, Token("secret".to_owned()), TokenPlace::Keyring))
    }

    async fn keep_account(&self, _account: &Account, _token: &Token) -> TokenPlace {
        TokenPlace::Keyring
    }

    async fn forget_account(&self, _account: &Account) {}

    async fn desk(&self, _account: &Account) -> Desk {
        self.desk.lock().unwrap().clone()
    }

    async fn keep_desk(&self, _account: &Account, desk: &Desk) {
        *self.desk.lock().unwrap() = desk.clone();
    }

    async fn preferences(&self) -> Preferences {
        Preferences::default()
    }

    async fn keep_preferences(&self, _preferences: &Preferences) {}
}

struct NoLocalService;

#[async_trait]
impl LocalService for NoLocalService {
    async fn start(&self) -> Result<LocalAccount, LocalProblem> {
        Err(LocalProblem::Other("none".to_owned()))
    }
}

#[async_trait]
impl Files for Computer {
    async fn save(&self, _name: &str, _content: Vec<u8>) -> Result<(), String> {
        Ok(())
    }

    async fn show(&self, _name: &str, _content: Vec<u8>) -> Result<(), String> {
        Ok(())
    }

    async fn pick(&self, extensions: &[&str]) -> Result<Vec<PathBuf>, String> {
        assert_eq!(extensions.len(), 23, "R-30 and D7: {extensions:?}");
        Ok(self.picked.lock().unwrap().clone())
    }

    async fn keep_picture(&self, png: &[u8]) -> Result<PathBuf, String> {
        Ok(self.writes("captura.png", png))
    }

    async fn remove_picture(&self, path: &Path) {
        fs::remove_file(path).unwrap();
    }

    async fn fetched_folder(&self, place: &FetchedPlace) -> Result<PathBuf, String> {
        let folder = self.fetched(place.request).join(place.file.to_string());
        fs::create_dir_all(&folder).unwrap();
        Ok(folder)
    }

    async fn forget_fetched(&self, _owner: &Account, request: RequestId) {
        fs::remove_dir_all(self.fetched(request)).unwrap();
    }

    async fn mark_origin(&self, _path: &Path, origin: &str) {
        self.marked.lock().unwrap().push(origin.to_owned());
    }

    async fn open(&self, path: &Path) -> Result<(), String> {
        self.opened.lock().unwrap().push(path.to_owned());
        Ok(())
    }

    async fn show_in_folder(&self, path: &Path) -> Result<(), String> {
        self.open(path).await
    }

    async fn save_copy(&self, path: &Path, _origin: &str) -> Result<(), String> {
        self.open(path).await
    }
}
