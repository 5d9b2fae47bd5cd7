//! Opening what is not ours, not there, or too new.

use std::sync::Arc;

use atiende_server::storage::{NoSink, StorageError, open};

use super::fixture::Store;

async fn refusal(url: &str) -> StorageError {
    let opened = open(url, Arc::new(NoSink)).await;
    opened.err().expect("it should not open")
}

#[tokio::test]
async fn an_unknown_scheme_is_named() {
    assert!(matches!(
        refusal("oracle:db").await,
        StorageError::UnknownScheme
    ));
    assert!(matches!(
        refusal("no scheme").await,
        StorageError::UnknownScheme
    ));
}

#[tokio::test]
async fn a_path_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let url = format!("sqlite:{}/test.db", file.display());
    let error = refusal(&url).await;
    assert!(matches!(error, StorageError::NotWritable), "{error:?}");
}

#[tokio::test]
async fn a_file_of_another_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.db");
    std::fs::write(&file, "Dear diary, ".repeat(1_000)).unwrap();
    let error = refusal(&format!("sqlite:{}", file.display())).await;
    assert!(matches!(error, StorageError::NotADatabase), "{error:?}");
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let store = Store::sqlite().await;
    store.storage.close().await;
    let file = store.folder.path().join("test.db");
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.pragma_update(None, "user_version", 999).unwrap();
    drop(connection);

    let error = refusal(&format!("sqlite:{}", file.display())).await;

    assert!(
        matches!(error, StorageError::TooNew { found: 999, .. }),
        "{error:?}"
    );
}
