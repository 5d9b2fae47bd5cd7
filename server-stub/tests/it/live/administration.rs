//! What an administrator decides while consoles are connected.

use atiende_protocol::http::admin::AccountForm;
use atiende_protocol::{ByeReason, CompanyId, ServerFrame, Settings};
use atiende_server::now;
use atiende_server::storage::{Act, By};

use crate::bench::{Bench, Console, Person};

/// What an administrator does through the routes.
async fn does(bench: &Bench, root: &Person, act: Act) {
    let by = By {
        technician: Some(root.id),
        at: now(),
    };
    bench.storage().administer(by, act).await.unwrap();
}

async fn form(bench: &Bench, person: &Person) -> AccountForm {
    let accounts = bench.storage().administered_accounts().await.unwrap();
    let mut accounts = accounts.into_iter();
    accounts
        .find(|account| account.id == person.id)
        .unwrap()
        .form
}

async fn ana_at_work() -> (Bench, Person, Person, CompanyId, Console) {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let root = bench.administrator("root").await;
    let ana = bench.technician("ana", &[acme]).await;
    bench.opens(portal, "one").await;
    let console = bench.console(&ana, &[]).await;
    (bench, root, ana, acme, console)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_company_that_is_taken_away_leaves_the_screen_at_once() {
    let (bench, root, ana, acme, mut console) = ana_at_work().await;
    assert_eq!(console.model.rows.len(), 1);

    let mut changed = form(&bench, &ana).await;
    changed.companies.clear();
    does(&bench, &root, Act::ChangeAccount(ana.id, changed.clone())).await;
    console
        .until_shown(|model| model.rows.is_empty() && model.companies.is_empty())
        .await;

    changed.companies.push(acme);
    does(&bench, &root, Act::ChangeAccount(ana.id, changed)).await;
    console.until_shown(|model| model.rows.len() == 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_technician_who_becomes_administrator_sees_every_company_at_once() {
    let (bench, root, ana, _, mut console) = ana_at_work().await;
    bench.company("globex").await;
    let mut changed = form(&bench, &ana).await;
    changed.is_administrator = true;

    does(&bench, &root, Act::ChangeAccount(ana.id, changed)).await;

    console
        .until_shown(|model| {
            let technician = model.technician.as_ref();
            model.companies.len() == 2 && technician.is_some_and(|ana| ana.is_administrator)
        })
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_disabled_or_signed_out_is_cut_off_at_once() {
    let (bench, root, ana, _, mut console) = ana_at_work().await;
    does(&bench, &root, Act::EndSessions(ana.id)).await;
    assert_eq!(console.farewell().await, Some(ByeReason::SignedOut));

    let again = bench.sign_in(ana.id).await;
    let mut console = bench.console(&again, &[]).await;
    let mut changed = form(&bench, &ana).await;
    changed.is_disabled = true;
    does(&bench, &root, Act::ChangeAccount(ana.id, changed)).await;
    assert_eq!(console.farewell().await, Some(ByeReason::SignedOut));
    assert!(bench.socket(&again).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_limits_and_settings_reach_open_consoles() {
    let (bench, root, _, acme, mut console) = ana_at_work().await;
    does(
        &bench,
        &root,
        Act::RenameCompany(acme, "Acme S.A.".to_owned()),
    )
    .await;
    console
        .until_shown(|model| {
            model
                .companies
                .iter()
                .any(|company| company.name == "Acme S.A.")
        })
        .await;

    let companies = bench.storage().administered_companies().await.unwrap();
    let mut portal = companies[0].portal.clone().unwrap().form;
    portal.red_secs = 601;
    does(&bench, &root, Act::SetPortal(acme, portal)).await;
    let has_limit = |frame: &ServerFrame| match frame {
        ServerFrame::Welcome { limits, .. } => limits.iter().any(|limit| limit.red_secs == 601),
        _ => false,
    };
    console.until(has_limit).await;

    let settings = Settings {
        company_word: Some("Sede".to_owned()),
        ..Settings::default()
    };
    does(&bench, &root, Act::ChangeSettings(settings.clone())).await;
    let has_word = |frame: &ServerFrame| match frame {
        ServerFrame::Welcome { settings: told, .. } => *told == settings,
        _ => false,
    };
    console.until(has_word).await;
}
