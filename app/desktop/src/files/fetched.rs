//! The private folders of fetched files: one for each account, request and file.

use std::io;
use std::path::{Component, Path, PathBuf};

use atiende_engine::ports::{Account, FetchedPlace};

use crate::json_file::create_private_folder;
use crate::keeper::account_name;

/// Everything that was fetched.
pub(super) struct Fetched(PathBuf);

impl Fetched {
    pub(super) fn new(root: PathBuf) -> Self {
        Self(root)
    }

    /// Numbers and hashes make the path: no name from the network is part of it.
    pub(super) fn folder(&self, place: &FetchedPlace) -> PathBuf {
        let request = self.of_request(&place.owner, &place.request.to_string());
        request.join(place.file.to_string())
    }

    pub(super) fn of_request(&self, owner: &Account, request: &str) -> PathBuf {
        self.0.join(account_name(owner)).join(request)
    }

    /// Whether a path is that of a fetched file.
    pub(super) fn holds(&self, path: &Path) -> bool {
        let leads_out = path.components().any(|part| part == Component::ParentDir);
        let root = std::path::absolute(&self.0);
        !leads_out && root.is_ok_and(|root| path.starts_with(root))
    }
}

/// Makes a folder and says where it is, whatever folder the program runs in.
pub(super) fn make(folder: &Path) -> io::Result<PathBuf> {
    create_private_folder(folder)?;
    std::path::absolute(folder)
}
