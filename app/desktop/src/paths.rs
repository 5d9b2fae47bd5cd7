//! Where things are kept on this computer.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// Where things are kept on this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The account and the preferences.
    pub settings: PathBuf,
    /// What a technician has begun.
    pub desk: PathBuf,
    /// The data of the service inside this process.
    pub service: PathBuf,
    /// Transcripts that were opened in the browser.
    pub shown: PathBuf,
    /// Files that were fetched to be opened.
    pub fetched: PathBuf,
    /// Pasted pictures that are not sent yet.
    pub pictures: PathBuf,
    /// Where a second start finds the first one.
    pub instance: PathBuf,
    /// The window's size and splits.
    pub window: PathBuf,
}

impl Paths {
    /// The folders of the user, as the system wants them; `None` where there is no home folder.
    pub fn of_user() -> Option<Self> {
        let folders = ProjectDirs::from("es", "Atiende", "Atiende")?;
        Some(Self::new(folders.config_dir(), folders.data_local_dir()))
    }

    /// Everything below one folder.
    pub fn below(folder: &Path) -> Self {
        Self::new(&folder.join("settings"), folder)
    }

    fn new(settings: &Path, data: &Path) -> Self {
        Self {
            settings: settings.to_owned(),
            desk: data.join("desk"),
            service: data.join("service"),
            shown: data.join("shown"),
            fetched: data.join("fetched"),
            pictures: data.join("desk").join("pictures"),
            instance: data.join("instance"),
            window: data.join("window.ron"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_folder_holds_everything() {
        let paths = Paths::below(Path::new("/somewhere"));

        for path in [
            &paths.settings,
            &paths.desk,
            &paths.service,
            &paths.shown,
            &paths.fetched,
            &paths.pictures,
            &paths.instance,
            &paths.window,
        ] {
            assert!(path.starts_with("/somewhere"), "{path:?}");
        }
    }
}
