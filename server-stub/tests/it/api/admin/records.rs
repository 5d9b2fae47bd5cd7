//! The audit log.

use atiende_protocol::http::admin::{AuditPage, CompanyForm};
use atiende_server::storage::{Act, By};

use super::desk::{Desk, portal};

#[tokio::test]
async fn every_act_leaves_a_record_with_who_did_what_to_what() {
    let desk = Desk::new().await;
    let acme = desk.web.acme;
    let ana = desk.invite("ana").await.account;
    let (portal_path, path) = (
        format!("companies/{acme}/portal"),
        format!("technicians/{}", ana.id),
    );
    let name = CompanyForm {
        name: "Acme S.A.".to_owned(),
    };
    desk.call("PATCH", &format!("companies/{acme}"), &name)
        .await;
    let mut form = portal("acme");
    form.is_active = false;
    desk.call("PUT", &portal_path, &form).await;
    let mut form = ana.form;
    form.companies.clear();
    form.is_disabled = true;
    desk.call("PATCH", &path, &form).await;
    desk.call("POST", &format!("{path}/reset"), &()).await;

    let records = desk.records().await;
    let told: Vec<_> = records
        .iter()
        .map(|record| (&*record.act, &*record.subject, &*record.detail))
        .collect();
    let expected = [
        ("password_reset", "ana", ""),
        ("technician_disabled", "ana", ""),
        ("technician_changed", "ana", "− Acme S.A."),
        ("portal_changed", "Acme S.A.", "is_active: true → false"),
        ("company_renamed", "Acme S.A.", "Acme → Acme S.A."),
        ("technician_invited", "ana", "ana@acme.example"),
    ];
    assert_eq!(told, expected);
    assert!(
        records
            .iter()
            .all(|record| record.technician.as_deref() == Some("root"))
    );
}

#[tokio::test]
async fn doing_nothing_leaves_no_record() {
    let desk = Desk::new().await;
    let root = desk.account(desk.root).await;
    let path = format!("technicians/{}", desk.root);
    desk.call("PATCH", &path, &root.form).await;
    desk.call("PATCH", &path, &desk.form("")).await;
    desk.call("PATCH", "companies/999", &"").await;
    assert_eq!(desk.records().await, []);
}

#[tokio::test]
async fn the_log_is_read_page_by_page_and_names_the_command_line_nobody() {
    let desk = Desk::new().await;
    let by = By {
        technician: None,
        at: atiende_server::now(),
    };
    for number in 0..101 {
        let act = Act::AddCompany(format!("Company {number}"));
        desk.web.app.storage.administer(by, act).await.unwrap();
    }
    let newest: AuditPage = desk.done("GET", "audit", &()).await;
    assert_eq!((newest.records.len(), newest.has_more), (100, true));
    assert_eq!(newest.records[0].subject, "Company 100");
    assert_eq!(newest.records[0].technician, None);

    let path = format!("audit?before={}", newest.records[99].id);
    let oldest: AuditPage = desk.done("GET", &path, &()).await;
    assert_eq!((oldest.records.len(), oldest.has_more), (1, false));
    assert_eq!(oldest.records[0].subject, "Company 0");
}
