//! Files on their way, and files that were sent.

use atiende_protocol::{
    CommandId, EntryKind, FileId, FileType, PreviewSize, RequestId, RequestStatus, SentFile, Seq,
    TechnicianId, Timestamp,
};
use atiende_server::storage::{
    Author, BegunUpload, Change, Commit, StorageError, StoredFile, TokenHash, Upload, UploadRoom,
};
use uuid::Uuid;

use super::fixture::{AT, Store, key, reference};

super::on_every_backend!(
    an_upload_is_kept_until_it_is_removed,
    there_is_room_for_so_many_uploads_and_so_many_bytes,
    a_file_is_noted_together_with_its_entry_and_its_upload_ends,
    a_repeated_file_is_noted_once,
    a_refused_change_leaves_the_upload,
    an_infected_file_ends_its_upload_and_is_no_file,
    a_file_is_found_by_those_who_may_read_the_chat_and_by_nobody_else,
    who_may_send_is_decided_on_what_is_there_now,
);

const ROOM: UploadRoom = UploadRoom {
    request_bytes: 1_000,
    in_request: 3,
    in_all: 4,
};

fn upload(number: u128, request: RequestId, size: u64) -> Upload {
    Upload {
        id: FileId(Uuid::from_u128(number)),
        request,
        author: Author::Customer(request),
        name: "señal.txt".to_owned(),
        size,
        waits_for_scan: false,
        created_at: AT,
        expires_at: Timestamp(AT.0 + 1),
    }
}

fn sent(number: u128) -> SentFile {
    SentFile {
        id: FileId(Uuid::from_u128(number)),
        name: "señal.txt".to_owned(),
        file_type: FileType::Txt,
        size: 100,
        sha256: "0a".repeat(32),
        preview: None,
    }
}

async fn begin(store: &Store, upload: &Upload) -> BegunUpload {
    let begun = store.storage.begin_upload(upload.clone(), ROOM).await;
    begun.unwrap()
}

/// A chat that a technician has joined, and another one.
async fn chats(store: &Store) -> (RequestId, RequestId, TechnicianId) {
    let company = store.company("Acme").await;
    let portal = store.portal(company, "help").await;
    let ana = store.technician("ana", &[company]).await;
    let (one, two) = (
        store.open(portal, "one").await,
        store.open(portal, "two").await,
    );
    let joined = |technician| EntryKind::Joined { technician };
    store.change(one, ana, joined, RequestStatus::InChat).await;
    (one, two, ana)
}

/// What the arrival of a customer's file changes.
async fn arrival(store: &Store, request: RequestId, id: FileId, kind: EntryKind) -> Change {
    let stored = store.storage.request(request).await.unwrap().unwrap();
    let change = store.prepare(request, TechnicianId(1), vec![kind], stored.request.status);
    Change {
        command: key(Author::Customer(request), CommandId(id.0)),
        request: stored.request,
        ..change.await
    }
}

async fn send(store: &Store, request: RequestId, file: &SentFile) {
    let kind = EntryKind::CustomerFile { file: file.clone() };
    let change = arrival(store, request, file.id, kind).await;
    let commit = store.storage.commit(change).await.unwrap();
    assert!(matches!(commit, Commit::Done(_)), "{commit:?}");
}

async fn an_upload_is_kept_until_it_is_removed(store: Store) {
    let (request, ..) = chats(&store).await;
    let mut expected = upload(1, request, 5_000_000_000);
    let room = UploadRoom {
        request_bytes: u64::MAX,
        ..ROOM
    };
    let begun = store.storage.begin_upload(expected.clone(), room).await;
    assert_eq!(begun.unwrap(), BegunUpload::Begun);
    expected.expires_at = Timestamp(AT.0 + 7);
    expected.waits_for_scan = true;
    let (id, until) = (expected.id, expected.expires_at);
    store.storage.prolong_upload(id, until).await.unwrap();
    store.storage.upload_waits_for_scan(id).await.unwrap();

    let store = store.reopened().await;

    let read = store.storage.upload(id).await.unwrap();
    assert_eq!(read.as_ref(), Some(&expected));
    assert_eq!(store.storage.uploads().await.unwrap(), [expected]);
    assert!(store.storage.remove_upload(id).await.unwrap());
    assert!(!store.storage.remove_upload(id).await.unwrap());
    assert_eq!(store.storage.upload(id).await.unwrap(), None);
}

async fn there_is_room_for_so_many_uploads_and_so_many_bytes(store: Store) {
    let (one, two, _) = chats(&store).await;
    send(&store, one, &sent(1)).await;
    assert_eq!(
        begin(&store, &upload(2, one, 901)).await,
        BegunUpload::RequestFull
    );
    assert_eq!(
        begin(&store, &upload(2, one, 500)).await,
        BegunUpload::Begun
    );
    assert_eq!(
        begin(&store, &upload(3, one, 401)).await,
        BegunUpload::RequestFull
    );
    assert_eq!(
        begin(&store, &upload(3, one, 399)).await,
        BegunUpload::Begun
    );
    assert_eq!(begin(&store, &upload(4, one, 1)).await, BegunUpload::Begun);
    assert_eq!(
        begin(&store, &upload(5, one, 0)).await,
        BegunUpload::TooMany
    );
    assert_eq!(
        begin(&store, &upload(5, two, 1_000)).await,
        BegunUpload::Begun
    );
    assert_eq!(
        begin(&store, &upload(6, two, 0)).await,
        BegunUpload::TooMany
    );
}

async fn a_file_is_noted_together_with_its_entry_and_its_upload_ends(store: Store) {
    let (request, ..) = chats(&store).await;
    let file = SentFile {
        file_type: FileType::Png,
        preview: Some(PreviewSize {
            width: 3,
            height: 2,
        }),
        ..sent(1)
    };
    begin(&store, &upload(1, request, 100)).await;
    assert!(!store.storage.is_content_used([10; 32]).await.unwrap());

    send(&store, request, &file).await;

    let store = store.reopened().await;
    let expected = StoredFile {
        id: file.id,
        request,
        name: file.name.clone(),
        file_type: FileType::Png,
        size: 100,
        sha256: [10; 32],
        has_preview: true,
    };
    assert_eq!(store.storage.file(file.id).await.unwrap(), Some(expected));
    assert!(store.storage.is_content_used([10; 32]).await.unwrap());
    assert!(store.storage.uploads().await.unwrap().is_empty());
    let entries = store.storage.entries_after(request, Seq(0), 10).await;
    let last = entries.unwrap().pop().unwrap();
    assert_eq!(last.kind, EntryKind::CustomerFile { file });
}

async fn a_repeated_file_is_noted_once(store: Store) {
    let (request, ..) = chats(&store).await;
    let file = sent(1);
    let kind = EntryKind::CustomerFile { file: file.clone() };
    let change = arrival(&store, request, file.id, kind).await;

    let first = store.storage.commit(change.clone()).await.unwrap();
    let second = store.storage.commit(change).await.unwrap();

    let Commit::Done(seq) = first else {
        panic!("it is new");
    };
    assert_eq!(second, Commit::Repeated(seq));
}

async fn a_refused_change_leaves_the_upload(store: Store) {
    let (request, _, ana) = chats(&store).await;
    let expected = upload(1, request, 100);
    begin(&store, &expected).await;
    let kind = EntryKind::CustomerFile { file: sent(1) };
    let change = arrival(&store, request, expected.id, kind).await;
    let ended = |technician| EntryKind::ChatEnded { technician };
    store
        .change(request, ana, ended, RequestStatus::ChatEnded)
        .await;

    let lost = store.storage.commit(change).await;

    assert!(matches!(lost, Err(StorageError::Conflict)), "{lost:?}");
    assert_eq!(store.storage.file(expected.id).await.unwrap(), None);
    assert_eq!(store.storage.uploads().await.unwrap(), [expected]);
}

async fn an_infected_file_ends_its_upload_and_is_no_file(store: Store) {
    let (request, ..) = chats(&store).await;
    for (number, technician) in [(1, None), (2, Some(reference(TechnicianId(1))))] {
        let upload = upload(number, request, 100);
        begin(&store, &upload).await;
        let name = upload.name.clone();
        // An older service did not tell which.
        let file_id = technician.is_some().then_some(upload.id);
        let kind = EntryKind::FileInfected {
            technician,
            name,
            file_id,
        };
        let change = arrival(&store, request, upload.id, kind.clone()).await;

        store.storage.commit(change).await.unwrap();

        assert!(store.storage.uploads().await.unwrap().is_empty());
        assert_eq!(store.storage.file(upload.id).await.unwrap(), None);
        let entries = store.storage.entries_after(request, Seq(0), 10).await;
        assert_eq!(entries.unwrap().pop().unwrap().kind, kind);
    }
}

async fn a_file_is_found_by_those_who_may_read_the_chat_and_by_nobody_else(store: Store) {
    // R-05, D11.
    let (one, two, ana) = chats(&store).await;
    let (globex, root) = (
        store.company("Globex").await,
        store.administrator("root").await,
    );
    let eva = store.technician("eva", &[globex]).await;
    send(&store, one, &sent(1)).await;
    send(&store, two, &sent(2)).await;
    let ids = [1, 2].map(|number| FileId(Uuid::from_u128(number)));
    let assigned = |technician| EntryKind::Assigned { technician };
    store
        .change(two, ana, assigned, RequestStatus::Assigned)
        .await;

    let mut seen = Vec::new();
    for (who, viewer) in [("ana", ana), ("eva", eva), ("root", root)] {
        for request in [one, two] {
            for id in ids {
                let found = store.storage.visible_file(viewer, request, id).await;
                let place = (who, request == one, id == ids[0]);
                seen.extend(found.unwrap().map(|_| place));
            }
        }
    }
    assert_eq!(seen, [("ana", true, true), ("root", true, true)]);
    let mut seen = Vec::new();
    for token in ["token of one", "token of two", "guessed"] {
        for id in ids {
            let found = store.storage.customer_file(TokenHash::of(token), id).await;
            seen.extend(found.unwrap().map(|_| (token, id == ids[0])));
        }
    }
    assert_eq!(seen, [("token of one", true), ("token of two", false)]);
    let company = store.storage.request(one).await.unwrap().unwrap();
    let company = company.request.company.id;
    store.storage.revoke(ana, company, AT).await.unwrap();
    let found = store.storage.visible_file(ana, one, ids[0]).await;
    assert_eq!(found.unwrap(), None);
}

async fn who_may_send_is_decided_on_what_is_there_now(store: Store) {
    let (one, two, ana) = chats(&store).await;
    let asked = async |author, request| {
        let found = store.storage.file_situation(author, request).await.unwrap();
        found.map(|it| (it.stored.request.id, it.technician.map(|(who, _)| who.id)))
    };
    assert_eq!(asked(Author::Customer(one), one).await, Some((one, None)));
    assert_eq!(asked(Author::Customer(one), two).await, None);
    assert_eq!(
        asked(Author::Technician(ana), one).await,
        Some((one, Some(ana)))
    );
    assert_eq!(asked(Author::Service, one).await, None);

    let shut_out = store.storage.set_disabled(ana, true, AT).await;
    shut_out.unwrap();

    assert_eq!(asked(Author::Technician(ana), one).await, None);
}
