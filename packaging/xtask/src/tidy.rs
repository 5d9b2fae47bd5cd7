//! Sizes, file shapes, open ends and migrations.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};

/// Longer files are split.
const MAX_LINES: usize = 400;

/// The folders that hold code.
const ROOTS: &[&str] = &["app", "assets", "packaging", "server-stub", "tests"];

/// One folder for each storage backend, all with the same file names.
const MIGRATIONS: &str = "server-stub/migrations";

/// Spelled in two parts, or this file would find itself.
const OPEN_END: &str = concat!("TO", "DO");

/// Fails with every file that is out of shape.
pub(crate) fn tidy() -> anyhow::Result<()> {
    let mut problems = Vec::new();
    for root in ROOTS {
        check_folder(Path::new(root), &mut problems)?;
    }
    ensure!(problems.is_empty(), "out of shape\n{}", problems.join("\n"));
    check_migrations(Path::new(MIGRATIONS))?;
    println!("tidy: ok");
    Ok(())
}

fn check_folder(folder: &Path, problems: &mut Vec<String>) -> anyhow::Result<()> {
    for path in entries(folder)? {
        if path.is_dir() {
            check_folder(&path, problems)?;
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && let Err(problem) = check_file(&path)
        {
            problems.push(format!("{}: {problem}", path.display()));
        }
    }
    Ok(())
}

fn check_file(path: &Path) -> anyhow::Result<()> {
    ensure!(
        !path.with_extension("").is_dir(),
        "has a folder of its name; use mod.rs"
    );
    check_text(&fs::read_to_string(path)?)
}

fn check_text(text: &str) -> anyhow::Result<()> {
    let lines = text.lines().count();
    ensure!(lines <= MAX_LINES, "{lines} lines; split it");
    ensure!(
        text.starts_with("//! "),
        "starts without a //! sentence that says what lives here"
    );
    for (number, line) in (1..).zip(text.lines()) {
        ensure!(
            !has_open_end(line),
            "line {number}: {OPEN_END} without an issue; write {OPEN_END}(#123): …"
        );
    }
    Ok(())
}

fn has_open_end(line: &str) -> bool {
    line.split(OPEN_END).skip(1).any(|rest| {
        let issue = rest
            .strip_prefix("(#")
            .and_then(|rest| rest.split_once(')'));
        issue.is_none_or(|(number, _)| number.parse::<u32>().is_err())
    })
}

fn check_migrations(folder: &Path) -> anyhow::Result<()> {
    let mut backends = Vec::new();
    for backend in entries(folder)? {
        let names: Vec<_> = entries(&backend)?
            .iter()
            .filter_map(|path| path.file_name().map(ToOwned::to_owned))
            .collect();
        backends.push((backend, names));
    }
    for pair in backends.windows(2) {
        if let [(left, left_names), (right, right_names)] = pair {
            ensure!(
                left_names == right_names,
                "{} and {} hold different migrations",
                left.display(),
                right.display()
            );
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        check_text(text).unwrap_err().to_string()
    }

    #[test]
    fn a_file_says_first_what_lives_in_it() {
        check_text("//! Things.\n\nfn thing() {}\n").unwrap();
        assert!(refusal("fn thing() {}\n").starts_with("starts without"));
    }

    #[test]
    fn a_long_file_is_refused() {
        check_text(&format!("//! Things.\n{}", "\n".repeat(399))).unwrap();
        assert_eq!(
            refusal(&format!("//! Things.\n{}", "\n".repeat(400))),
            "401 lines; split it"
        );
    }

    #[test]
    fn an_open_end_names_its_issue() {
        check_text(&format!("//! Things.\n// {OPEN_END}(#12): more\n")).unwrap();
        for open in ["", ": more", "(#): more", "(ana): more"] {
            let text = format!("//! Things.\n// {OPEN_END}{open}\n");
            assert!(refusal(&text).starts_with("line 2"), "{text}");
        }
    }

    #[test]
    fn a_file_and_a_folder_of_one_name_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("queue.rs"), "//! The queue.\n").unwrap();
        let problems = || {
            let mut problems = Vec::new();
            check_folder(folder.path(), &mut problems).unwrap();
            problems.join("\n")
        };
        assert_eq!(problems(), "");

        fs::create_dir(folder.path().join("queue")).unwrap();
        assert!(problems().ends_with("queue.rs: has a folder of its name; use mod.rs"));
    }

    #[test]
    fn backends_have_the_same_migrations() {
        let folder = tempfile::tempdir().unwrap();
        let migration = |backend: &str, name: &str| {
            fs::create_dir_all(folder.path().join(backend)).unwrap();
            fs::write(folder.path().join(backend).join(name), "").unwrap();
        };
        migration("sqlite", "0001_first.sql");
        check_migrations(folder.path()).unwrap();

        migration("postgres", "0001_other.sql");
        let refused = check_migrations(folder.path()).unwrap_err().to_string();
        assert!(refused.ends_with("hold different migrations"), "{refused}");
    }
}
