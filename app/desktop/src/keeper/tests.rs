//! What is kept is there again, each account by itself, and nothing damaged is lost.

use std::fs;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use atiende_core::{Outgoing, OutgoingStatus, ThemeChoice, Upload, UploadId, UploadStatus};
use atiende_protocol::{Availability, Command, CommandId, FileId, RequestId, Seq, Timestamp};
use keyring_core::{CredentialStore, Error, mock};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;

/// Longer than any test takes: only a keyring that hangs meets a shorter one.
const LONG: Duration = Duration::from_secs(60);

fn without_keyring(folder: &Path) -> FileKeeper {
    let none = || Err(Error::NotSupportedByStore("none here".to_owned()));
    FileKeeper::with_keyring(Paths::below(folder), Keyring::new(Arc::new(none), LONG))
}

fn with_keyring(folder: &Path, store: &Arc<CredentialStore>) -> FileKeeper {
    let store = Arc::clone(store);
    let keyring = Keyring::new(Arc::new(move || Ok(Arc::clone(&store))), LONG);
    FileKeeper::with_keyring(Paths::below(folder), keyring)
}

fn ana() -> Account {
    Account {
        service: "https://soporte.example".to_owned(),
        email: "ana@example.com".to_owned(),
    }
}

fn token() -> Token {
    Token("a secret".to_owned())
}

fn a_desk() -> Desk {
    let message = Command::SendMessage {
        request: RequestId(7),
        text: "¿Sigue ahí?".to_owned(),
    };
    let outgoing = Outgoing {
        id: CommandId(Uuid::from_u128(1)),
        command: message,
        asked_at: Timestamp(5),
        status: OutgoingStatus::Sending,
    };
    Desk {
        outbox: vec![outgoing],
        drafts: [(RequestId(7), "Voy a".to_owned())].into(),
        notes: [(RequestId(7), "Llamar mañana".to_owned())].into(),
        read: [(RequestId(7), Seq(40))].into(),
        uploads: vec![an_upload()],
        before_away: Some(Availability::Available),
    }
}

fn an_upload() -> Upload {
    Upload {
        id: UploadId(Uuid::from_u128(2)),
        request: RequestId(7),
        name: "informe.pdf".to_owned(),
        path: "/home/ana/informe.pdf".into(),
        is_own_copy: false,
        size: 1000,
        modified_at: Timestamp(4),
        sent: 300,
        location: Some("/api/v1/requests/7/uploads/2".to_owned()),
        file: Some(FileId(Uuid::from_u128(2))),
        status: UploadStatus::Paused,
        speed: 0,
    }
}

#[tokio::test]
async fn the_desk_and_the_preferences_are_there_after_a_restart() {
    let folder = TempDir::new().unwrap();
    let preferences = Preferences {
        language: Some("es".to_owned()),
        theme: ThemeChoice::Dark,
        continues_locally: true,
        closes_to_tray: true,
        starts_at_login: true,
        away_after_minutes: Some(10),
    };
    let keeper = without_keyring(folder.path());
    assert_eq!(keeper.desk(&ana()).await, Desk::default());

    keeper.keep_desk(&ana(), &a_desk()).await;
    keeper.keep_preferences(&preferences).await;

    let restarted = without_keyring(folder.path());
    assert_eq!(restarted.desk(&ana()).await, a_desk());
    assert_eq!(restarted.preferences().await, preferences);
}

#[tokio::test]
async fn two_accounts_never_share_a_desk() {
    let folder = TempDir::new().unwrap();
    let keeper = without_keyring(folder.path());
    keeper.keep_desk(&ana(), &a_desk()).await;

    let of = |service: &str, email: &str| Account {
        service: service.into(),
        email: email.into(),
    };
    for other in [
        of("https://soporte.example", "bob@example.com"),
        of("https://other.example", "ana@example.com"),
        of("https://soporte.examplea", "na@example.com"),
        of("../../ana", "ana@example.com"),
    ] {
        assert_eq!(keeper.desk(&other).await, Desk::default(), "{other:?}");
    }
}

#[tokio::test]
async fn a_damaged_desk_is_kept_aside() {
    let folder = TempDir::new().unwrap();
    let keeper = without_keyring(folder.path());
    let path = keeper.desk_file(&ana());
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "{\"drafts\": {\"7\": \"Vo").unwrap();

    assert_eq!(keeper.desk(&ana()).await, Desk::default());
    keeper.keep_desk(&ana(), &a_desk()).await;

    let kept = fs::read_to_string(path.with_extension("damaged-1.json")).unwrap();
    assert_eq!(kept, "{\"drafts\": {\"7\": \"Vo");
    assert_eq!(keeper.desk(&ana()).await, a_desk());
}

#[cfg(unix)]
#[tokio::test]
async fn without_a_keyring_the_token_is_in_a_file_for_this_user_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = TempDir::new().unwrap();

    let place = without_keyring(folder.path())
        .keep_account(&ana(), &token())
        .await;

    assert_eq!(place, TokenPlace::File);
    let file = Paths::below(folder.path()).settings.join("token.json");
    assert_eq!(
        fs::metadata(file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let kept = without_keyring(folder.path()).account().await;
    assert_eq!(kept, Some((ana(), token(), TokenPlace::File)));
}

#[tokio::test]
async fn with_a_keyring_no_file_holds_the_token() {
    let folder = TempDir::new().unwrap();
    let store: Arc<CredentialStore> = mock::Store::new().unwrap();
    without_keyring(folder.path())
        .keep_account(&ana(), &token())
        .await;

    let place = with_keyring(folder.path(), &store)
        .keep_account(&ana(), &token())
        .await;

    assert_eq!(place, TokenPlace::Keyring);
    for file in fs::read_dir(Paths::below(folder.path()).settings).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(!text.contains("a secret"), "{text}");
    }
    let kept = with_keyring(folder.path(), &store).account().await;
    assert_eq!(kept, Some((ana(), token(), TokenPlace::Keyring)));
}

#[tokio::test]
async fn a_keyring_that_hangs_is_given_up_and_not_asked_again() {
    let folder = TempDir::new().unwrap();
    let (asked, times_asked) = mpsc::channel();
    let (_hold, never) = mpsc::channel::<()>();
    let never = std::sync::Mutex::new(never);
    let hang = move || {
        asked.send(()).unwrap();
        never.lock().unwrap().recv().ok();
        Err(Error::NoEntry)
    };
    let keyring = Keyring::new(Arc::new(hang), Duration::from_millis(50));
    let keeper = FileKeeper::with_keyring(Paths::below(folder.path()), keyring);

    assert_eq!(
        keeper.keep_account(&ana(), &token()).await,
        TokenPlace::File
    );
    assert_eq!(
        keeper.account().await,
        Some((ana(), token(), TokenPlace::File))
    );
    assert_eq!(
        keeper.keep_account(&ana(), &token()).await,
        TokenPlace::File
    );

    assert_eq!(times_asked.try_iter().count(), 1);
}

#[tokio::test]
async fn a_forgotten_account_is_gone_everywhere() {
    let folder = TempDir::new().unwrap();
    let store: Arc<CredentialStore> = mock::Store::new().unwrap();
    let keeper = with_keyring(folder.path(), &store);
    keeper.keep_account(&ana(), &token()).await;
    keeper.keep_desk(&ana(), &a_desk()).await;

    keeper.forget_account(&ana()).await;

    assert_eq!(keeper.account().await, None);
    assert_eq!(
        store
            .build("atiende", "ana@example.com https://soporte.example", None)
            .unwrap()
            .get_password()
            .map_err(|error| error.to_string()),
        Err(Error::NoEntry.to_string())
    );
    assert_eq!(
        keeper.desk(&ana()).await,
        a_desk(),
        "what was begun is still there"
    );
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_cannot_be_written_keeps_the_token_nowhere() {
    let folder = TempDir::new().unwrap();
    let blocked = folder.path().join("file");
    fs::write(&blocked, "").unwrap();

    let place = without_keyring(&blocked)
        .keep_account(&ana(), &token())
        .await;

    assert_eq!(place, TokenPlace::Memory);
}
