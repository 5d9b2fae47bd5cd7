//! Companies, their portals, and what holds for everybody.

use atiende_protocol::Settings;
use atiende_protocol::http::admin::{Company, CompanyForm, PortalForm};
use axum::http::StatusCode;

use super::desk::{Desk, portal};

fn named(name: &str) -> CompanyForm {
    CompanyForm {
        name: name.to_owned(),
    }
}

#[tokio::test]
async fn a_company_is_added_named_anew_and_listed_with_its_portal() {
    let desk = Desk::new().await;
    let added: Company = desk.done("POST", "companies", &named(" Muñoz ")).await;
    assert_eq!((added.name.as_str(), &added.portal), ("Muñoz", &None));

    let path = format!("companies/{}", added.id);
    let renamed: Company = desk.done("PATCH", &path, &named("Muñoz e Hijos")).await;
    assert_eq!(
        (renamed.id, renamed.name.as_str()),
        (added.id, "Muñoz e Hijos")
    );
    let form = PortalForm {
        title: "Ayuda".to_owned(),
        color: "#0A7D55".to_owned(),
        embed_origins: vec!["https://www.munoz.example/".to_owned()],
        red_secs: 600,
        ..portal("munoz")
    };
    let path = format!("companies/{}/portal", added.id);
    let company: Company = desk.done("PUT", &path, &form).await;

    let set = company.portal.clone().unwrap().form;
    assert_eq!(set.color, "#0a7d55");
    assert_eq!(set.embed_origins, ["https://www.munoz.example"]);
    assert_eq!((set.amber_secs, set.red_secs), (120, 600));
    assert!(desk.companies().await.contains(&company));
    desk.web.get("/p/munoz").await.shows("Ayuda");
}

#[tokio::test]
async fn a_portal_is_changed_as_a_whole_and_keeps_its_number() {
    let desk = Desk::new().await;
    let path = format!("companies/{}/portal", desk.web.acme);
    let before = desk.companies().await[0].portal.clone().unwrap();

    let company: Company = desk.done("PUT", &path, &portal("acme-nueva")).await;

    let after = company.portal.unwrap();
    assert_eq!(after.id, before.id);
    assert_eq!(desk.web.get("/p/acme").await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.web.get("/p/acme-nueva").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field_and_changes_nothing() {
    let desk = Desk::new().await;
    let before = (desk.companies().await, desk.records().await);
    let acme = desk.web.acme;
    let (company, its_portal) = (
        format!("companies/{acme}"),
        format!("companies/{acme}/portal"),
    );

    let taken = ["name: taken"];
    assert_eq!(
        desk.refused("POST", "companies", &named("ACME")).await,
        taken
    );
    assert_eq!(
        desk.refused("PATCH", &company, &named("globex")).await,
        taken
    );
    assert_eq!(
        desk.refused("POST", "companies", &named(" ")).await,
        ["name: empty"]
    );
    let slug = portal("globex");
    assert_eq!(
        desk.refused("PUT", &its_portal, &slug).await,
        ["slug: taken"]
    );
    let wrong = PortalForm {
        color: "red".to_owned(),
        embed_origins: vec!["http://acme.example".to_owned()],
        ..portal("Acme!")
    };
    let all = [
        "embed_origins: malformed",
        "slug: malformed",
        "color: malformed",
    ];
    assert_eq!(desk.refused("PUT", &its_portal, &wrong).await, all);

    assert_eq!((desk.companies().await, desk.records().await), before);
}

#[tokio::test]
async fn what_does_not_exist_or_makes_no_sense_is_refused() {
    let desk = Desk::new().await;
    for (method, path) in [("PATCH", "companies/999"), ("PATCH", "companies/x")] {
        let answer = desk.call(method, path, &named("Initech")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    let answer = desk
        .call("PUT", "companies/999/portal", &portal("initech"))
        .await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let answer = desk.call("POST", "companies", &"Initech").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        desk.call("GET", "nothing", &()).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn settings_are_checked_kept_and_recorded() {
    let desk = Desk::new().await;
    let wanted = Settings {
        has_availability_gate: false,
        company_word: Some("Sede".to_owned()),
        release_after_minutes: None,
        max_file_bytes: 5_000,
        max_request_bytes: 5_000_000_000,
        ..Settings::default()
    };
    let kept: Settings = desk.done("PUT", "settings", &wanted).await;
    assert_eq!(kept, wanted);
    assert_eq!(desk.done::<Settings>("GET", "settings", &()).await, wanted);

    let wrong = Settings {
        release_after_minutes: Some(0),
        ..wanted
    };
    let faults = desk.refused("PUT", "settings", &wrong).await;
    assert_eq!(faults, ["release_after_minutes: malformed"]);
    let record = &desk.records().await[0];
    assert_eq!(record.act, "settings_changed");
    assert_eq!(
        record.detail,
        "has_availability_gate: true → false; company_word: – → Sede; \
         release_after_minutes: 10 → –; max_file_bytes: 26214400 → 5000; \
         max_request_bytes: 524288000 → 5000000000"
    );
}
