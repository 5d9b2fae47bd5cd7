//! What administrators decide for everybody.

use atiende_protocol::{Availability, Settings, WaitingLimits};
use atiende_server::storage::{Committed, Resume};

use super::fixture::{AT, Store};

super::on_every_backend!(
    settings_start_as_the_contract_says,
    settings_are_kept_and_end_everybodys_replay,
    without_the_gate_everybody_sees_new_requests,
    limits_are_told_for_the_companies_that_may_be_seen,
);

async fn settings_start_as_the_contract_says(store: Store) {
    assert_eq!(store.storage.settings().await.unwrap(), Settings::default());
}

async fn settings_are_kept_and_end_everybodys_replay(store: Store) {
    let ana = store.technician("ana", &[]).await;
    let session = store.session(ana, "token").await;
    let sync = store
        .storage
        .technician_sync(session, Resume::default())
        .await;
    let before = sync.unwrap().unwrap();
    let settings = Settings {
        has_availability_gate: false,
        company_word: Some("Sede".to_owned()),
        release_after_minutes: None,
        max_file_bytes: 5_000,
        max_request_bytes: 5_000_000_000,
        ..Settings::default()
    };

    let set = store.storage.set_settings(settings.clone(), AT).await;
    set.unwrap();

    let told = store.told.all();
    let Some(Committed::Access(access)) = told.last() else {
        panic!("nobody was told: {told:?}");
    };
    assert_eq!(access.technician, None);
    assert_eq!(access.epoch, store.storage.access_epoch().await.unwrap());
    let store = store.reopened().await;
    assert_eq!(store.storage.settings().await.unwrap(), settings);
    let sync = store
        .storage
        .technician_sync(session, Resume::default())
        .await;
    let after = sync.unwrap().unwrap();
    assert_eq!(after.settings, settings);
    assert!(after.scope_seq > before.head);
}

async fn without_the_gate_everybody_sees_new_requests(store: Store) {
    let acme = store.company("Acme").await;
    let portal = store.portal(acme, "acme").await;
    let busy = store.technician("busy", &[acme]).await;
    store.set_availability(busy, Availability::Busy).await;
    let stranger = store.technician("stranger", &[]).await;
    let request = store.open(portal, "one").await;
    let sees = async |who| store.storage.visible_request(who, request).await.unwrap();
    assert_eq!(sees(busy).await, None);

    let settings = Settings {
        has_availability_gate: false,
        ..Settings::default()
    };
    store.storage.set_settings(settings, AT).await.unwrap();

    assert!(sees(busy).await.is_some());
    assert_eq!(sees(stranger).await, None);
}

async fn limits_are_told_for_the_companies_that_may_be_seen(store: Store) {
    let acme = store.company("Acme").await;
    let globex = store.company("Globex").await;
    store.portal(acme, "acme").await;
    store.portal(globex, "globex").await;
    let ana = store.technician("ana", &[acme]).await;
    let session = store.session(ana, "token").await;

    let sync = store
        .storage
        .technician_sync(session, Resume::default())
        .await;

    let limits = WaitingLimits {
        company: acme,
        amber_secs: 120,
        red_secs: 300,
    };
    assert_eq!(sync.unwrap().unwrap().limits, [limits]);
}
