//! Which crate may use which, and what each must never reach through any number of steps.

use std::process::Command;

use anyhow::{Context as _, ensure};
use serde_json::Value;

/// Each crate of the workspace, and the crates of the workspace that it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("atiende_protocol", &[]),
    ("atiende_assets", &[]),
    ("atiende_core", &["atiende_protocol"]),
    (
        "atiende_ui",
        &["atiende_assets", "atiende_core", "atiende_protocol"],
    ),
    (
        "atiende_engine",
        &["atiende_core", "atiende_gate", "atiende_protocol"],
    ),
    (
        "atiende_desktop",
        &["atiende_assets", "atiende_core", "atiende_engine"],
    ),
    (
        "atiende",
        &[
            "atiende_assets",
            "atiende_core",
            "atiende_desktop",
            "atiende_engine",
            "atiende_protocol",
            // The service that the console carries for trying it on one computer.
            "atiende_server",
            "atiende_ui",
        ],
    ),
    ("atiende_gate", &["atiende_protocol"]),
    ("atiende_notify", &["atiende_protocol"]),
    (
        "atiende_server",
        &[
            "atiende_assets",
            "atiende_gate",
            "atiende_notify",
            "atiende_protocol",
        ],
    ),
    (
        "atiende_e2e",
        &[
            "atiende_assets",
            "atiende_core",
            "atiende_engine",
            "atiende_protocol",
            "atiende_server",
            "atiende_ui",
        ],
    ),
    ("xtask", &[]),
];

/// Crates that must not appear anywhere below a crate.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("atiende_protocol", &["egui", "rusqlite", "tokio"]),
    ("atiende_assets", &["egui", "rusqlite", "tokio"]),
    ("atiende_gate", &["egui", "rusqlite", "tokio"]),
    ("atiende_core", &["egui", "rusqlite", "tokio"]),
    ("atiende_ui", &["eframe", "reqwest", "rusqlite", "tokio"]),
    ("atiende_engine", &["egui", "rusqlite"]),
    ("atiende_desktop", &["egui", "rusqlite"]),
    ("atiende_server", &["atiende_core", "egui"]),
];

/// Fails with the first dependency that the tables above forbid.
pub(crate) fn layers() -> anyhow::Result<()> {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--format-version=1", "--no-deps"])?)?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    for package in packages.context("no packages")? {
        check_package(package)?;
    }
    for (name, forbidden) in FORBIDDEN {
        let tree = cargo(&["tree", "-p", name, "-e", "normal", "--prefix=none"])?;
        check_tree(name, &tree, forbidden)?;
    }
    println!("layers: ok");
    Ok(())
}

fn check_package(package: &Value) -> anyhow::Result<()> {
    let name = text(package, "name").context("no name")?;
    let (_, allowed) = LAYERS
        .iter()
        .find(|(layer, _)| *layer == name)
        .with_context(|| format!("{name}: not in LAYERS"))?;
    let dependencies = package.get("dependencies").and_then(Value::as_array);
    for dependency in dependencies.into_iter().flatten() {
        let used = text(dependency, "name").context("no name")?;
        // Tests and build scripts may use more; `kind` is null for what ships.
        let is_ours = text(dependency, "path").is_some() && text(dependency, "kind").is_none();
        ensure!(
            !is_ours || allowed.contains(&used),
            "{name} may not use {used}"
        );
    }
    Ok(())
}

fn text<'a>(value: &'a Value, field: &str) -> Option<&'a str> {
    value.get(field)?.as_str()
}

fn check_tree(name: &str, tree: &str, forbidden: &[&str]) -> anyhow::Result<()> {
    for line in tree.lines() {
        let used = line.split(' ').next().unwrap_or_default();
        ensure!(!forbidden.contains(&used), "{name} may not reach {used}");
    }
    Ok(())
}

fn cargo(arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("cargo").args(arguments).output()?;
    ensure!(
        output.status.success(),
        "cargo {}: {}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn core_using(name: &str, kind: Option<&str>) -> Value {
        let dependency = json!({ "name": name, "path": "/somewhere", "kind": kind });
        json!({ "name": "atiende_core", "dependencies": [dependency] })
    }

    #[test]
    fn a_crate_uses_only_what_its_layer_allows() {
        check_package(&core_using("atiende_protocol", None)).unwrap();

        let refused = check_package(&core_using("atiende_engine", None)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "atiende_core may not use atiende_engine"
        );
    }

    #[test]
    fn tests_may_use_more() {
        check_package(&core_using("atiende_engine", Some("dev"))).unwrap();
    }

    #[test]
    fn a_new_crate_must_be_given_a_layer() {
        let refused = check_package(&json!({ "name": "newcomer" })).unwrap_err();
        assert_eq!(refused.to_string(), "newcomer: not in LAYERS");
    }

    #[test]
    fn a_forbidden_crate_is_found_at_any_depth() {
        let tree = "atiende_core v0.1.0\nimbl v7.0.0\ntokio v1.50.0 (*)\n";

        let refused = check_tree("atiende_core", tree, &["tokio"]).unwrap_err();
        assert_eq!(refused.to_string(), "atiende_core may not reach tokio");
        check_tree("atiende_core", tree, &["egui"]).unwrap();
    }
}
