//! Brings a database's schema up to date; forward only.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::folded;
use crate::storage::StorageError;

/// Every migration; the schema's number is how many were applied. Only ever add one at the end.
const MIGRATIONS: &[&str] = &[
    include_str!("../../../migrations/sqlite/0001_first.sql"),
    include_str!("../../../migrations/sqlite/0002_teamwork.sql"),
    include_str!("../../../migrations/sqlite/0003_search.sql"),
    include_str!("../../../migrations/sqlite/0004_administration.sql"),
    include_str!("../../../migrations/sqlite/0005_files.sql"),
    include_str!("../../../migrations/sqlite/0006_notifications.sql"),
    include_str!("../../../migrations/sqlite/0007_records.sql"),
];

/// Applies what is missing. An existing database is copied beside itself first.
pub(super) fn to_newest(connection: &mut Connection, path: &Path) -> Result<(), StorageError> {
    folded::teach(connection)?;
    apply(connection, path, MIGRATIONS)
}

fn apply(
    connection: &mut Connection,
    path: &Path,
    migrations: &[&str],
) -> Result<(), StorageError> {
    let known = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
    let found = version(connection)?;
    if found > known {
        return Err(StorageError::TooNew { found, known });
    }
    if found > 0 && found < known {
        back_up(connection, path, found)?;
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read again under the lock: another process may have been faster.
    let applied = usize::try_from(version(&tx)?).unwrap_or(0);
    for migration in migrations.iter().skip(applied) {
        tx.execute_batch(migration)?;
    }
    tx.pragma_update(None, "user_version", known)?;
    Ok(tx.commit()?)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn back_up(connection: &Connection, path: &Path, schema: i64) -> Result<(), StorageError> {
    let mut copy = path.as_os_str().to_owned();
    copy.push(format!(".schema-{schema}.bak"));
    let copy = PathBuf::from(copy);
    if !copy.exists() {
        connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (7);";
    const SECOND: &str = "ALTER TABLE a ADD COLUMN y INTEGER;";

    fn file() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        (folder, path)
    }

    #[test]
    fn every_migration_is_applied_once() {
        let (_folder, path) = file();
        let mut connection = Connection::open(&path).unwrap();

        apply(&mut connection, &path, &[FIRST]).unwrap();
        apply(&mut connection, &path, &[FIRST, SECOND]).unwrap();
        apply(&mut connection, &path, &[FIRST, SECOND]).unwrap();

        assert_eq!(version(&connection).unwrap(), 2);
        connection.execute("UPDATE a SET y = 1", []).unwrap();
    }

    #[test]
    fn an_existing_database_is_copied_before_it_is_migrated() {
        let (_folder, path) = file();
        let mut connection = Connection::open(&path).unwrap();
        apply(&mut connection, &path, &[FIRST]).unwrap();

        apply(&mut connection, &path, &[FIRST, SECOND]).unwrap();

        let copy = Connection::open(path.with_extension("db.schema-1.bak")).unwrap();
        assert_eq!(version(&copy).unwrap(), 1);
        let x: i64 = copy
            .query_row("SELECT x FROM a", [], |row| row.get(0))
            .unwrap();
        assert_eq!(x, 7);
    }

    #[test]
    fn a_newer_database_is_left_alone() {
        let (_folder, path) = file();
        let mut connection = Connection::open(&path).unwrap();
        apply(&mut connection, &path, &[FIRST, SECOND]).unwrap();

        let refused = apply(&mut connection, &path, &[FIRST]);

        assert!(matches!(
            refused,
            Err(StorageError::TooNew { found: 2, known: 1 })
        ));
        assert_eq!(version(&connection).unwrap(), 2);
    }

    #[test]
    fn a_database_of_the_first_schema_keeps_its_data_and_gets_the_defaults() {
        let (_folder, path) = file();
        let mut connection = Connection::open(&path).unwrap();
        apply(&mut connection, &path, &MIGRATIONS[..1]).unwrap();
        connection
            .execute_batch(
                "INSERT INTO companies VALUES (1, 'Acme', 'acme', 0);
                 INSERT INTO portals VALUES (1, 1, 'acme', NULL, 0);
                 INSERT INTO technicians VALUES (1, 'a@b', 'a@b', 'Ana', '!', 0, 'busy', 0, 0, NULL);
                 INSERT INTO events (at, kind, technician_id) VALUES (0, 'scope', 1);",
            )
            .unwrap();

        to_newest(&mut connection, &path).unwrap();

        let known = i64::try_from(MIGRATIONS.len()).unwrap();
        assert_eq!(version(&connection).unwrap(), known);
        let read =
            |sql: &str| -> Option<i64> { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
        assert_eq!(read("SELECT amber_secs FROM portals"), Some(120));
        assert_eq!(read("SELECT red_secs FROM portals"), Some(300));
        assert_eq!(read("SELECT last_seen_at FROM technicians"), None);
        assert_eq!(read("SELECT count(*) FROM events"), Some(1));
        let gate = "SELECT number FROM settings WHERE name = 'has_availability_gate'";
        assert_eq!(read(gate), Some(1));
    }

    #[test]
    fn customers_of_an_older_database_are_known_without_case_and_accents() {
        let (_folder, path) = file();
        let mut connection = Connection::open(&path).unwrap();
        folded::teach(&connection).unwrap();
        apply(&mut connection, &path, &MIGRATIONS[..6]).unwrap();
        connection
            .execute_batch(
                "INSERT INTO companies (id, name, name_key, created_at) VALUES (1, 'A', 'a', 0);
                 INSERT INTO portals (id, company_id, slug, created_at) VALUES (1, 1, 'a', 0);
                 INSERT INTO requests (company_id, portal_id, form_id, form_fingerprint,
                     token_hash, customer_name, customer_email, subject, status, chat_opened,
                     ip_address, device_type, platform, operating_system, os_version, browser,
                     user_agent, locale, submitted_at, version)
                 VALUES (1, 1, 'f', x'00', x'00', 'José', 'JOSÉ@acme.example', '', 'new', 0,
                     '', '', '', '', '', '', '', 'es', 0, 1);",
            )
            .unwrap();

        to_newest(&mut connection, &path).unwrap();

        let read = "SELECT customer_key FROM requests";
        let key: String = connection.query_row(read, [], |row| row.get(0)).unwrap();
        assert_eq!(key, "jose@acme.example");
    }

    #[test]
    fn our_own_migrations_run() {
        let (_folder, path) = file();
        let mut connection = Connection::open(&path).unwrap();
        to_newest(&mut connection, &path).unwrap();
    }
}
