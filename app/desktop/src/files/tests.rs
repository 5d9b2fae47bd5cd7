//! What is written for the technician, where, and with which marks.

use atiende_protocol::{FileId, RequestId};
use uuid::Uuid;

use super::*;

fn place() -> FetchedPlace {
    FetchedPlace {
        owner: Account {
            service: "https://soporte.example".to_owned(),
            email: "../../ana@example.com".to_owned(),
        },
        request: RequestId(42),
        file: FileId(Uuid::from_u128(7)),
    }
}

#[test]
fn a_name_never_leads_out_of_its_folder() {
    assert_eq!(safe("atiende-42.html"), "atiende-42.html");
    assert_eq!(safe("../../etc/passwd"), "etcpasswd");
    assert_eq!(safe("a\u{202e}b\n\0c.txt"), "abc.txt");
    assert_eq!(safe("..."), "atiende");
    assert_eq!(safe(&"x".repeat(500)).len(), MAX_CHARS);
}

#[test]
fn writing_replaces_the_whole_file_and_leaves_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    write(&path, b"a long text").unwrap();

    write(&path, b"short").unwrap();

    assert_eq!(fs::read(&path).unwrap(), b"short");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_was_shown_or_fetched_the_last_time_is_removed_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let paths = Paths::below(folder.path());
    let old = [
        paths.shown.join("atiende-1.html"),
        paths.fetched.join("a/1/b.pdf"),
    ];
    for path in &old {
        json_file::write_bytes(path, b"words").unwrap();
    }
    let waiting = paths.pictures.join("captura.png");
    json_file::write_bytes(&waiting, b"png").unwrap();

    DesktopFiles::new(&paths, Language::of_system());

    assert_eq!(old.map(|path| path.exists()), [false, false]);
    assert!(waiting.exists(), "it is still to be sent");
}

#[cfg(unix)]
#[tokio::test]
async fn fetched_files_lie_where_only_this_user_can_look() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let files = DesktopFiles::new(&Paths::below(folder.path()), Language::of_system());

    let own = files.fetched_folder(&place()).await.unwrap();

    let mode = fs::metadata(&own).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o700);
    assert!(own.is_absolute());
    assert!(own.starts_with(folder.path().join("fetched")));
    assert!(own.ends_with(Path::new("42").join(place().file.to_string())));
}

#[tokio::test]
async fn only_what_was_fetched_here_is_opened_shown_or_copied() {
    let folder = tempfile::tempdir().unwrap();
    let files = DesktopFiles::new(&Paths::below(folder.path()), Language::of_system());
    let own = files.fetched_folder(&place()).await.unwrap();
    let outside = folder.path().join("settings/account.json");

    let denied = Err(io::Error::from(io::ErrorKind::PermissionDenied).to_string());
    for path in [
        outside,
        own.join("../../../../settings/account.json"),
        "a.pdf".into(),
    ] {
        assert_eq!(files.open(&path).await, denied, "{path:?}");
        assert_eq!(files.show_in_folder(&path).await, denied, "{path:?}");
        assert_eq!(files.save_copy(&path, "x").await, denied, "{path:?}");
    }
    assert!(files.own(&own.join("a.pdf")).is_ok());
}

#[tokio::test]
async fn files_of_a_request_go_and_those_of_another_stay() {
    let folder = tempfile::tempdir().unwrap();
    let files = DesktopFiles::new(&Paths::below(folder.path()), Language::of_system());
    let lost = files.fetched_folder(&place()).await.unwrap();
    let mut other = place();
    other.request = RequestId(43);
    let kept = files.fetched_folder(&other).await.unwrap();

    files.forget_fetched(&place().owner, RequestId(42)).await;

    assert!(!lost.exists());
    assert!(kept.exists());
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_fetched_file_says_where_it_comes_from() {
    use std::os::unix::fs::PermissionsExt as _;
    // Where the system keeps temporary files in memory, they may hold no marks: beside the program.
    let program = std::env::current_exe().unwrap();
    let folder = tempfile::tempdir_in(program.parent().unwrap()).unwrap();
    let files = DesktopFiles::new(&Paths::below(folder.path()), Language::of_system());
    let path = folder.path().join("a.pdf");
    fs::write(&path, b"%PDF").unwrap();

    files.mark_origin(&path, "https://soporte.example").await;

    let mut value = [0; 100];
    let length = rustix::fs::getxattr(&path, "user.xdg.origin.url", &mut value).unwrap();
    assert_eq!(&value[..length], b"https://soporte.example");
    let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
}

#[tokio::test]
async fn pasted_pictures_get_names_of_their_own_and_only_they_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let files = DesktopFiles::new(&Paths::below(folder.path()), Language::of_system());
    let first = files.keep_picture(b"one").await.unwrap();
    let second = files.keep_picture(b"two").await.unwrap();
    assert_ne!(first, second);
    assert_eq!(fs::read(&first).unwrap(), b"one");
    assert_eq!(first.extension().unwrap(), "png");
    let foreign = folder.path().join("letter.png");
    fs::write(&foreign, b"mine").unwrap();

    for path in [&first, &foreign] {
        files.remove_picture(path).await;
    }

    assert!(!first.exists());
    assert!(second.exists());
    assert!(foreign.exists(), "a technician's own file is never removed");
}
