//! What was ever said is found, scoped, and saved; and who administers the service.

use atiende_core::CallProblem;
use atiende_core::admin::AdminCall;
use atiende_core::{Action, TranscriptFormat};
use atiende_e2e::{Browser, PASSWORD, Technician};
use atiende_protocol::http::admin::AccountForm;

use crate::acme::Acme;

#[tokio::test]
async fn closed_conversation_is_found_by_who_may_see_it_and_saved_in_spanish() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    acme.server.technician("gil@example.com", "Gil", &[]).await;
    let gil = Technician::available(&acme.server.url(""), "gil@example.com").await;
    let maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    ana.does(Action::Claim(request));
    ana.does(Action::Join(request));
    ana.writes(request, "Cambie el tóner de la bandeja");
    maria.wait_text("Cambie el tóner").await;
    ana.does(Action::Close(request));
    maria.wait_text("La solicitud está cerrada").await;

    assert_eq!(ana.searches("toner bandeja").await, ["María"]);
    assert_eq!(gil.searches("toner bandeja").await, Vec::<String>::new());

    ana.does(Action::SaveTranscript(request, TranscriptFormat::Text));
    let saved = async || match ana.saved().first() {
        Some((_, content)) => Ok(String::from_utf8_lossy(content).into_owned()),
        None => Err("nothing is saved"),
    };
    let text = atiende_e2e::eventually(atiende_e2e::PATIENCE, "the transcript", saved).await;
    assert!(text.contains("Cambie el tóner de la bandeja"), "{text}");
    assert!(text.starts_with("Transcripción de la solicitud"), "{text}");
}

#[tokio::test]
async fn administrator_invites_a_technician_who_then_signs_in() {
    let acme = Acme::opens().await;
    let arguments = [
        "technician",
        "add",
        "--email",
        "rosa@example.com",
        "--name",
        "Rosa",
    ];
    let rest = ["--administrator", "--password-stdin"];
    acme.server
        .admin(&[&arguments[..], &rest].concat(), PASSWORD)
        .await;
    let rosa = Technician::available(&acme.server.url(""), "rosa@example.com").await;
    rosa.does(Action::Administer(AdminCall::Load));
    rosa.sees("the companies", |state| state.admin.is_loaded)
        .await;
    let company = rosa.knows().admin.companies[0].id;

    rosa.does(Action::Administer(AdminCall::Invite(AccountForm {
        name: "Ana".to_owned(),
        email: "ana@example.com".to_owned(),
        is_administrator: false,
        is_disabled: false,
        companies: vec![company],
    })));
    rosa.sees("the link", |state| state.admin.invitation.is_some())
        .await;
    let invitation = rosa.knows().admin.invitation.clone().unwrap();
    let browser = Browser::open().await;
    browser.goto(&invitation.link).await;
    browser.fill("Contraseña", PASSWORD).await;
    browser.fill("Repita la contraseña", PASSWORD).await;
    browser.screenshot("invitation").await;
    browser.script("document.forms[0].requestSubmit()").await;
    browser.wait_gone("Repita la contraseña").await;

    let ana = Technician::available(&acme.server.url(""), "ana@example.com").await;
    let companies = ana.knows().companies.clone();
    assert_eq!(
        companies
            .iter()
            .map(|company| company.name.as_str())
            .collect::<Vec<_>>(),
        ["Acme"]
    );
    ana.does(Action::Administer(AdminCall::Load));
    ana.sees("the refusal", |state| {
        state.admin.problem == Some(CallProblem::Forbidden)
    })
    .await;
    rosa.does(Action::Administer(AdminCall::LoadAudit(None)));
    rosa.sees("the act in the audit log", |state| {
        let mut records = state.admin.audit.iter();
        records.any(|record| {
            record.technician.as_deref() == Some("Rosa") && record.subject.contains("Ana")
        })
    })
    .await;
}
