//! Administrative acts and their records.

use atiende_protocol::TechnicianId;
use atiende_server::storage::{Act, By, NewLink, StorageError, Taken, TokenHash};
use rusqlite::Connection;

use super::fixture::{AT, Store, new_technician, taken};

super::on_every_backend!(
    an_act_and_its_record_are_written_together_or_not_at_all,
    a_failed_act_of_several_steps_leaves_nothing,
    a_portal_of_the_command_line_is_open_and_has_the_usual_limits,
    a_new_link_takes_the_place_of_older_ones,
);

const HERE: By = By {
    technician: None,
    at: AT,
};

async fn acts(store: &Store) -> Vec<String> {
    let page = store.storage.audit_page(None, 100).await.unwrap();
    page.records.into_iter().map(|record| record.act).collect()
}

async fn an_act_and_its_record_are_written_together_or_not_at_all(store: Store) {
    let add = |name: &str| {
        store
            .storage
            .administer(HERE, Act::AddCompany(name.to_owned()))
    };
    add("Acme").await.unwrap();
    assert_eq!(taken(add("ACME").await), Taken::CompanyName);
    let unknown = Act::EndSessions(TechnicianId(9));
    let unknown = store.storage.administer(HERE, unknown).await;
    assert!(matches!(unknown, Err(StorageError::NotFound)));

    assert_eq!(acts(&store).await, ["company_created"]);
    assert_eq!(store.storage.companies().await.unwrap().len(), 1);
}

async fn a_failed_act_of_several_steps_leaves_nothing(store: Store) {
    let acme = store.company("Acme").await;
    let root = store.administrator("root").await;
    let ana = store.technician("ana", &[acme]).await;
    let before = store.storage.administered_accounts().await.unwrap();
    let epoch = store.storage.access_epoch().await.unwrap();
    let mut changed = before
        .iter()
        .find(|account| account.id == root)
        .unwrap()
        .form
        .clone();
    (changed.name, changed.is_administrator) = ("Nobody".to_owned(), false);

    let demoted = Act::ChangeAccount(root, changed);
    let demoted = store.storage.administer(HERE, demoted).await;

    assert!(matches!(demoted, Err(StorageError::LastAdministrator)));
    assert_eq!(store.storage.administered_accounts().await.unwrap(), before);
    assert_eq!(store.storage.access_epoch().await.unwrap(), epoch);
    assert!(acts(&store).await.is_empty());
    let by = By {
        technician: Some(ana),
        at: AT,
    };
    let act = Act::AddTechnician(new_technician("eva", &[]));
    let refused = store.storage.administer(by, act).await;
    assert!(matches!(refused, Err(StorageError::NotAdministrator)));
}

async fn a_portal_of_the_command_line_is_open_and_has_the_usual_limits(store: Store) {
    let acme = store.company("Acme").await;
    store.portal(acme, "acme").await;
    let companies = store.storage.administered_companies().await.unwrap();
    let form = &companies[0].portal.as_ref().unwrap().form;
    assert!(form.is_active && form.embed_origins.is_empty());
    assert_eq!((form.amber_secs, form.red_secs), (120, 300));
}

async fn a_new_link_takes_the_place_of_older_ones(store: Store) {
    let ana = store.technician("ana", &[]).await;
    let link = |token| NewLink {
        token: TokenHash::of(token),
        expires_at: atiende_protocol::Timestamp(AT.0 + 10),
    };
    for token in ["older", "newer"] {
        let act = Act::Reset(ana, link(token));
        store.storage.administer(HERE, act).await.unwrap();
    }
    let invited = async |token| {
        store
            .storage
            .invited(TokenHash::of(token), AT)
            .await
            .unwrap()
    };
    assert_eq!(invited("older").await, None);
    assert_eq!(invited("newer").await, Some("ana".to_owned()));
}

#[tokio::test]
async fn the_audit_log_is_only_added_to() {
    let store = Store::sqlite().await;
    let act = Act::AddCompany("Acme".to_owned());
    store.storage.administer(HERE, act).await.unwrap();
    let other = Connection::open(store.folder.path().join("test.db")).unwrap();
    for statement in ["DELETE FROM audit", "UPDATE audit SET act = 'nothing'"] {
        let refused = other.execute(statement, []).unwrap_err().to_string();
        assert!(refused.contains("only added to"), "{refused}");
    }
    assert_eq!(acts(&store).await, ["company_created"]);
}
