//! Comparing with the golden files.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// A shape that replaced an earlier one says so in its name; the others are the first.
fn file_name(name: &str) -> String {
    if name.ends_with(".v2") || name.ends_with(".v3") {
        format!("{name}.json")
    } else {
        format!("{name}.v1.json")
    }
}

/// Asserts that `value` is written as the golden file says, and that the file is read as `value`.
pub(crate) fn is_golden<T>(name: &str, value: &T)
where
    T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let golden = is_written_as(name, value);
    assert_eq!(
        serde_json::from_str::<T>(&golden).unwrap(),
        *value,
        "{name}"
    );
}

/// The same for a body that holds a secret and so can be neither compared nor printed.
pub(crate) fn is_golden_secret<T: Serialize + DeserializeOwned>(name: &str, value: &T) {
    let golden = is_written_as(name, value);
    let read: T = serde_json::from_str(&golden).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), golden, "{name}");
}

fn is_written_as<T: Serialize>(name: &str, value: &T) -> String {
    let written = serde_json::to_string(value).unwrap();
    let file = folder().join(file_name(name));
    let Ok(golden) = std::fs::read_to_string(&file) else {
        panic!("add {} with\n{written}", file.display());
    };
    assert_eq!(written, golden.trim(), "{name}");
    written
}

/// A file that no test compares would only look as if it fixed something.
#[test]
fn every_golden_file_is_compared() {
    let client = crate::client::frames().into_iter().map(|(name, _)| name);
    let server = crate::server::frames().into_iter().map(|(name, _)| name);
    let customer = crate::customer::customer_frames()
        .into_iter()
        .map(|(name, _)| name);
    let portal = crate::customer::portal_frames()
        .into_iter()
        .map(|(name, _)| name);
    let files = crate::files::server_frames().into_iter();
    let files = files.map(|(name, _)| name);
    let told = crate::files::portal_frames().into_iter();
    let files = files.chain(told.map(|(name, _)| name));
    let problems = crate::files::problems().into_iter();
    let files = files.chain(problems.map(|(name, _)| name));
    let http = crate::http::NAMES.iter().map(|name| (*name).to_owned());
    let names = client
        .chain(server)
        .chain(customer)
        .chain(portal)
        .chain(files)
        .chain(http);
    let compared: BTreeSet<_> = names.map(|name| file_name(&name)).collect();
    let there: BTreeSet<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(there, compared);
}
