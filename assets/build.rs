//! Lists `locales/`, so that a new language is a new folder and nothing else, and makes a constant
//! of each message, so that a message that does not exist does not compile.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a build stops at the first failure"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::Entry;
use fluent_syntax::parser::parse;

/// The language whose messages all others must have.
const REFERENCE: &str = "en";

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let locales = root.join("locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let code = format!("{}\n{}", table(&locales), keys(&locales.join(REFERENCE)));
    let out = env::var("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("locales.rs"), code).expect("OUT_DIR is writable");
}

fn table(locales: &Path) -> String {
    let mut code = String::from("const SOURCES: &[(&str, &[&str])] = &[\n");
    for folder in sorted(locales) {
        let tag = folder.file_name().expect("a folder has a name");
        writeln!(code, "    ({tag:?}, &[").expect("a string takes all");
        for file in sorted(&folder) {
            writeln!(code, "        include_str!({file:?}),").expect("a string takes all");
        }
        code.push_str("    ]),\n");
    }
    code + "];"
}

fn keys(reference: &Path) -> String {
    let mut ids: Vec<String> = sorted(reference)
        .iter()
        .flat_map(|file| ids(file))
        .collect();
    ids.sort();
    let mut code = format!("pub(crate) static KEYS: [Key; {}] = [\n", ids.len());
    for (index, id) in ids.iter().enumerate() {
        writeln!(code, "    Key {{ index: {index}, id: {id:?} }},").expect("a string takes all");
    }
    code.push_str("];\n\n/// Every message there is: one constant each.\npub mod key {\n    use super::Key;\n");
    for (index, id) in ids.iter().enumerate() {
        let name = id.to_uppercase().replace('-', "_");
        let line = format!("    pub const {name}: Key = Key {{ index: {index}, id: {id:?} }};");
        writeln!(code, "    #[doc = \"`{id}`\"]\n{line}").expect("a string takes all");
    }
    code + "}"
}

fn ids(file: &Path) -> Vec<String> {
    let source = fs::read_to_string(file).expect("a language file is readable");
    let resource = parse(source).unwrap_or_else(|(_, errors)| panic!("{file:?}: {errors:?}"));
    let id = |entry: &Entry<String>| match entry {
        Entry::Message(message) => Some(message.id.name.clone()),
        _ => None,
    };
    resource.body.iter().filter_map(id).collect()
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is readable");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    paths
}
