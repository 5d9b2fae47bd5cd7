//! An entry in the folder of what the desktop starts.

use std::path::PathBuf;

use directories::BaseDirs;

pub(super) use crate::register::entry;

pub(super) fn file(folders: &BaseDirs) -> PathBuf {
    let folder = folders.config_dir().join("autostart");
    folder.join("es.atiende.Console.desktop")
}
