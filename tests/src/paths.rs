//! Where the programs under test lie and where pictures go: both beside the running test.

use std::fs;
use std::path::{Path, PathBuf};

/// The path for a screenshot that is kept: `e2e/NAME.png` in cargo's target folder.
pub fn picture(name: &str) -> PathBuf {
    let folder = profile().parent().expect("a target folder").join("e2e");
    fs::create_dir_all(&folder).expect("the target folder is writable");
    folder.join(format!("{name}.png"))
}

/// The program `name` of the workspace, built by the same cargo run as the test.
pub(crate) fn program(name: &str) -> PathBuf {
    let path = profile()
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION);
    assert!(
        path.exists(),
        "{} is missing: build it with tests/run or `cargo build --workspace --all-targets`",
        path.display()
    );
    path
}

/// The interpreter with the packages of PyPI that the journeys use.
pub(crate) fn foreign_python() -> PathBuf {
    let target = profile().parent().expect("a target folder").to_owned();
    let path = target.join("foreign/bin/python3");
    assert!(path.exists(), "tuspy is missing: tests/run installs it");
    path
}

/// The folder `target/debug` (or another profile's); the test itself lies in its `deps`.
fn profile() -> PathBuf {
    let test = std::env::current_exe().expect("the test has a path");
    test.ancestors()
        .find(|folder| folder.ends_with("deps"))
        .and_then(Path::parent)
        .expect("the test lies in target/PROFILE/deps")
        .to_owned()
}
