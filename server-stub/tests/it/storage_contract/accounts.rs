//! Technicians and their sign-ins.

use atiende_protocol::{Availability, CommandId};
use atiende_server::storage::{
    About, Account, Author, AvailabilityChange, Commit, Committed, StorageError, Taken, TokenHash,
};
use uuid::Uuid;

use super::fixture::{AT, Store, key, new_technician, taken};

super::on_every_backend!(
    technicians_are_found_by_address_whatever_its_case,
    a_technician_sees_the_granted_companies_and_an_administrator_all,
    a_token_leads_to_its_technician_until_it_is_revoked,
    a_disabled_technician_has_no_sign_ins,
    signing_out_everywhere_leaves_others_alone,
    a_setup_token_works_once_and_only_the_newest,
    a_failed_setup_leaves_the_token_usable,
    every_change_of_access_raises_the_epoch_and_is_told,
    an_availability_command_is_carried_out_once,
);

async fn technicians_are_found_by_address_whatever_its_case(store: Store) {
    let id = store.technician("ana", &[]).await;
    let found = store
        .storage
        .technician_by_email(" ANA@acme.EXAMPLE ")
        .await;
    let found = found.unwrap().unwrap();
    assert_eq!(found.technician.id, id);
    assert_eq!(found.technician.email, "ana@Acme.example");
    assert_eq!(found.technician.availability, Availability::Offline);
    assert_eq!(found.password_hash, "hash");
    let again = store
        .storage
        .add_technician(new_technician("ANA", &[]))
        .await;
    assert_eq!(taken(again), Taken::Email);
    assert_eq!(store.storage.technician_count().await.unwrap(), 1);
    assert!(
        store
            .storage
            .technician_by_email("bob@acme.example")
            .await
            .unwrap()
            .is_none()
    );
}

async fn a_technician_sees_the_granted_companies_and_an_administrator_all(store: Store) {
    let (acme, globex) = (store.company("Acme").await, store.company("Globex").await);
    let ana = store.technician("ana", &[acme]).await;
    let root = store.administrator("root").await;
    let ids = async |technician| -> Vec<_> {
        let companies = store.storage.companies_of(technician).await.unwrap();
        companies.into_iter().map(|company| company.id).collect()
    };

    assert_eq!(
        (ids(ana).await, ids(root).await),
        (vec![acme], vec![acme, globex])
    );
    store.storage.grant(ana, globex, AT).await.unwrap();
    store.storage.revoke(ana, acme, AT).await.unwrap();
    assert_eq!(ids(ana).await, [globex]);
}

async fn a_token_leads_to_its_technician_until_it_is_revoked(store: Store) {
    let ana = store.technician("ana", &[]).await;
    let session = store.session(ana, "secret").await;
    let found = store
        .storage
        .session(TokenHash::of("secret"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((found.session, found.technician.id), (session, ana));
    assert_eq!(
        store.storage.session(TokenHash::of("other")).await.unwrap(),
        None
    );

    store.storage.revoke_session(session, AT).await.unwrap();

    assert_eq!(
        store
            .storage
            .session(TokenHash::of("secret"))
            .await
            .unwrap(),
        None
    );
    assert!(
        store
            .storage
            .situation(session, About::default())
            .await
            .unwrap()
            .is_none()
    );
}

async fn a_disabled_technician_has_no_sign_ins(store: Store) {
    let ana = store.technician("ana", &[]).await;
    store.session(ana, "secret").await;
    let is_signed_in = async || {
        store
            .storage
            .session(TokenHash::of("secret"))
            .await
            .unwrap()
            .is_some()
    };

    store.storage.set_disabled(ana, true, AT).await.unwrap();
    assert!(!is_signed_in().await);
    let account: Account = store.storage.technician(ana).await.unwrap().unwrap();
    assert!(account.is_disabled);

    store.storage.set_disabled(ana, false, AT).await.unwrap();
    assert!(
        !is_signed_in().await,
        "an old sign-in does not come back to life"
    );
}

async fn signing_out_everywhere_leaves_others_alone(store: Store) {
    let (ana, bob) = (
        store.technician("ana", &[]).await,
        store.technician("bob", &[]).await,
    );
    for (technician, token) in [(ana, "a1"), (ana, "a2"), (bob, "b1")] {
        store.session(technician, token).await;
    }
    store.storage.revoke_sessions_of(ana, AT).await.unwrap();
    for (token, is_valid) in [("a1", false), ("a2", false), ("b1", true)] {
        let session = store.storage.session(TokenHash::of(token)).await.unwrap();
        assert_eq!(session.is_some(), is_valid, "{token}");
    }
}

async fn a_setup_token_works_once_and_only_the_newest(store: Store) {
    let (old, new) = (TokenHash::of("old"), TokenHash::of("new"));
    store.storage.create_setup_token(old, AT).await.unwrap();
    store.storage.create_setup_token(new, AT).await.unwrap();
    let consume = |token, name| {
        store
            .storage
            .consume_setup_token(token, new_technician(name, &[]), None)
    };

    assert!(matches!(
        consume(old, "ana").await,
        Err(StorageError::NotFound)
    ));
    assert!(store.storage.is_setup_token_valid(new).await.unwrap());
    consume(new, "ana").await.unwrap();
    assert!(matches!(
        consume(new, "bob").await,
        Err(StorageError::NotFound)
    ));
    assert!(!store.storage.is_setup_token_valid(new).await.unwrap());
    assert_eq!(store.storage.technician_count().await.unwrap(), 1);
}

async fn a_failed_setup_leaves_the_token_usable(store: Store) {
    store.technician("ana", &[]).await;
    let token = TokenHash::of("setup");
    store.storage.create_setup_token(token, AT).await.unwrap();
    let failed = store
        .storage
        .consume_setup_token(token, new_technician("ana", &[]), None)
        .await;
    assert_eq!(taken(failed), Taken::Email);
    assert!(store.storage.is_setup_token_valid(token).await.unwrap());
}

async fn every_change_of_access_raises_the_epoch_and_is_told(store: Store) {
    let acme = store.company("Acme").await;
    let ana = store.technician("ana", &[]).await;
    let session = store.session(ana, "secret").await;
    let before = store.storage.access_epoch().await.unwrap();

    store.storage.grant(ana, acme, AT).await.unwrap();
    store.storage.grant(ana, acme, AT).await.unwrap();
    store.set_availability(ana, Availability::Available).await;
    store.storage.revoke(ana, acme, AT).await.unwrap();
    store.storage.revoke_session(session, AT).await.unwrap();
    store.storage.set_disabled(ana, true, AT).await.unwrap();

    assert_eq!(store.storage.access_epoch().await.unwrap(), before + 5);
    let told = store.told.all();
    let epochs: Vec<_> = told
        .iter()
        .filter_map(|committed| match committed {
            Committed::Access(change) if change.technician == Some(ana) => Some(change.epoch),
            _ => None,
        })
        .collect();
    assert_eq!(epochs, (before + 1..=before + 5).collect::<Vec<_>>());
}

async fn an_availability_command_is_carried_out_once(store: Store) {
    let ana = store.technician("ana", &[]).await;
    let command = key(Author::Technician(ana), CommandId(Uuid::new_v4()));
    let set = |availability| {
        store.storage.commit_availability(AvailabilityChange {
            technician: ana,
            command,
            at: AT,
            availability,
            reason: None,
        })
    };
    let Commit::Done(seq) = set(Availability::Busy).await.unwrap() else {
        panic!("it is new");
    };
    assert_eq!(
        set(Availability::Busy).await.unwrap(),
        Commit::Repeated(seq)
    );
    let account = store.storage.technician(ana).await.unwrap().unwrap();
    assert_eq!(account.technician.availability, Availability::Busy);
}
