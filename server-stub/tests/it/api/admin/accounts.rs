//! Technicians' accounts and sign-ins: what may be changed, and who may not shut himself out.

use atiende_protocol::http::admin::{Account, AccountForm, Session};
use atiende_server::storage::{Act, By, StorageError};
use axum::http::StatusCode;

use super::desk::Desk;

#[tokio::test]
async fn an_account_is_changed_and_loses_what_is_taken_from_it() {
    let desk = Desk::new().await;
    let ana = desk.web.technician("ana", |_| {}).await;
    let bearer = desk.web.bearer(ana).await;
    let path = format!("technicians/{ana}");
    let form = AccountForm {
        name: "Ana María".to_owned(),
        is_disabled: true,
        ..desk.form("ana")
    };

    let account: Account = desk.done("PATCH", &path, &form).await;

    assert_eq!(account.form, form);
    assert_eq!(desk.account(ana).await, account);
    let headers = [("authorization", bearer.as_str())];
    let signed_out = desk.web.get_with("/api/v1/requests", &headers).await;
    assert_eq!(signed_out.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn nobody_shuts_out_himself_or_the_last_administrator() {
    let desk = Desk::new().await;
    let own = format!("technicians/{}", desk.root);
    let form = desk.account(desk.root).await.form;
    let demoted = AccountForm {
        is_administrator: false,
        ..form.clone()
    };
    let disabled = AccountForm {
        is_disabled: true,
        ..form
    };
    let faults = desk.refused("PATCH", &own, &demoted).await;
    assert_eq!(faults, ["is_administrator: own_account"]);
    let faults = desk.refused("PATCH", &own, &disabled).await;
    assert_eq!(faults, ["is_disabled: own_account"]);
    let faults = desk.refused("POST", &format!("{own}/reset"), &()).await;
    assert_eq!(faults, ["technician: own_account"]);

    // An invited administrator is not one yet: nobody could administer without this one.
    let mut invited = desk.form("eva");
    invited.is_administrator = true;
    let by = By {
        technician: None,
        at: atiende_server::now(),
    };
    desk.call("POST", "technicians", &invited).await;
    for act in [
        Act::Disable(desk.root),
        Act::ChangeAccount(desk.root, demoted),
    ] {
        let refused = desk.web.app.storage.administer(by, act).await;
        assert!(matches!(refused, Err(StorageError::LastAdministrator)));
    }
    assert!(desk.account(desk.root).await.form.is_administrator);
}

#[tokio::test]
async fn a_right_that_was_taken_meanwhile_is_gone() {
    let desk = Desk::new().await;
    let other = desk
        .web
        .technician("eva", |new| {
            new.is_administrator = true;
            new.password_hash = "chosen".to_owned();
        })
        .await;
    let by = |technician| By {
        technician: Some(technician),
        at: atiende_server::now(),
    };
    let storage = &desk.web.app.storage;
    storage
        .administer(by(other), Act::Disable(desk.root))
        .await
        .unwrap();

    let act = Act::AddCompany("Initech".to_owned());
    let refused = storage.administer(by(desk.root), act).await;
    assert!(matches!(refused, Err(StorageError::NotAdministrator)));
}

#[tokio::test]
async fn addresses_are_used_once_and_companies_must_exist() {
    let desk = Desk::new().await;
    desk.invite("ana").await;
    let again = desk.form("ANA");
    assert_eq!(
        desk.refused("POST", "technicians", &again).await,
        ["email: taken"]
    );
    let mut unknown = desk.form("bob");
    unknown.companies.push(atiende_protocol::CompanyId(99));
    let faults = desk.refused("POST", "technicians", &unknown).await;
    assert_eq!(faults, ["companies: unknown"]);
    let missing = desk
        .call("PATCH", "technicians/999", &desk.form("eva"))
        .await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn sign_ins_are_listed_and_ended_one_by_one_or_together() {
    let desk = Desk::new().await;
    let ana = desk.web.technician("ana", |_| {}).await;
    let bearers = [desk.web.bearer(ana).await, desk.web.bearer(ana).await];
    desk.web.bearer(ana).await;
    let path = format!("technicians/{ana}/sessions");
    let all: Vec<Session> = desk.done("GET", &path, &()).await;
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|session| !session.is_current));
    let own: Vec<Session> = desk
        .done("GET", &format!("technicians/{}/sessions", desk.root), &())
        .await;
    assert!(own[0].is_current);
    assert!(own[0].last_used_at > own[0].signed_in_at);

    let first = all.last().unwrap().id;
    let foreign = format!("technicians/{}/sessions/{first}", desk.root);
    assert_eq!(
        desk.call("DELETE", &foreign, &()).await.status,
        StatusCode::NOT_FOUND
    );
    let left: Vec<Session> = desk.done("DELETE", &format!("{path}/{first}"), &()).await;
    assert_eq!(left.len(), 2);
    let mut status = Vec::new();
    for bearer in &bearers {
        let headers = [("authorization", bearer.as_str())];
        status.push(desk.web.get_with("/api/v1/requests", &headers).await.status);
    }
    assert_eq!(status, [StatusCode::UNAUTHORIZED, StatusCode::OK]);

    let left: Vec<Session> = desk.done("DELETE", &path, &()).await;
    assert!(left.is_empty());
}
