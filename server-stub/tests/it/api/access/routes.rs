//! The list of routes, taken from where they are declared.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const METHODS: [&str; 7] = ["get", "post", "put", "patch", "delete", "head", "options"];

/// A method and an address with its variable parts in braces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Route {
    pub(super) method: String,
    pub(super) pattern: String,
}

impl Route {
    /// Whether a call arrives here; the query does not matter.
    pub(super) fn serves(&self, method: &str, path: &str) -> bool {
        let path = path.split('?').next().unwrap();
        let (wanted, given) = (self.pattern.split('/'), path.split('/'));
        method == self.method
            && wanted.clone().count() == given.clone().count()
            && wanted
                .zip(given)
                .all(|(wanted, given)| wanted.starts_with('{') || wanted == given)
    }
}

/// Every route that the service declares.
pub(super) fn declared() -> BTreeSet<Route> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut routes = BTreeSet::new();
    for file in files(&source) {
        let code = fs::read_to_string(&file).unwrap();
        assert!(!code.contains("_service("), "{file:?} hides routes");
        for declaration in code.split(".route(").skip(1) {
            let declaration = inside(declaration);
            let pattern = declaration.split('"').nth(1).unwrap();
            for method in METHODS.iter().filter(|method| has(declaration, method)) {
                routes.insert(Route {
                    method: method.to_uppercase(),
                    pattern: format!("{}{pattern}", prefix(&file)),
                });
            }
        }
    }
    routes
}

/// Where the routes of a file are nested.
fn prefix(file: &Path) -> &'static str {
    if file.parent().unwrap().ends_with("routes/admin") {
        "/api/v1/admin"
    } else {
        ""
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// What comes before the parenthesis that closes the one before.
fn inside(code: &str) -> &str {
    let mut depth = 1;
    for (at, c) in code.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &code[..at];
        }
    }
    code
}

fn has(declaration: &str, method: &str) -> bool {
    let call = format!("{method}(");
    declaration.match_indices(&call).any(|(at, _)| {
        let before = declaration[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':')
    })
}
