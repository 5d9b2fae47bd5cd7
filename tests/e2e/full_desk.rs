//! A full desk: three consoles and three customers at once, one of the consoles a real window that crashes.

use std::path::Path;
use std::time::{Duration, Instant};

use atiende_core::{Action, State};
use atiende_e2e::{Browser, ClockedServer, Console, Display, Role, Technician, timeline};
use atiende_protocol::{EntryKind, ReleaseReason, RequestId, RequestStatus};

use crate::acme::asks_at;
use crate::claim::loses_to;

/// After how long a company that was taken away must be gone from the screen.
const REVOKED_WITHIN: Duration = Duration::from_secs(5);

/// What only colleagues may read.
const NOTE: &str = "Ojo: contrato vencido";

/// Two companies; Ana sees one of them, Bruno and Carla see both.
async fn two_companies() -> ClockedServer {
    let server = ClockedServer::start().await;
    for (company, slug) in [("Acme", "acme"), ("Globex", "globex")] {
        server.company(company).await;
        server.portal(company, slug).await;
    }
    let both = ["Acme", "Globex"];
    server.technician("ana@example.com", "Ana", &["Acme"]).await;
    server.technician("bruno@example.com", "Bruno", &both).await;
    server.technician("carla@example.com", "Carla", &both).await;
    server
}

/// Ana signs in at her window and becomes *Available*.
async fn ana_sits_down<'a>(
    display: &'a Display,
    data: &Path,
    server: &ClockedServer,
) -> Console<'a> {
    let ana = Console::start(display, data, &[]).await;
    ana.sign_in(&server.url(""), "ana@example.com").await;
    ana.click(Role::Button, "Ponerme disponible").await;
    ana.wait_text("Nadie espera").await;
    ana
}

async fn asks(server: &ClockedServer, slug: &str, request: [&str; 3]) -> Browser {
    let browser = Browser::open().await;
    asks_at(&server.url(&format!("/p/{slug}")), &browser, request).await;
    browser
}

async fn selects(ana: &Console<'_>, customer: &str) {
    let row = ana.wait_text(customer).await;
    ana.click_on(&row).await;
}

/// The name of who holds the request, as this technician reads it.
fn owner(state: &State, request: RequestId) -> Option<String> {
    let assignee = state.request(request)?.assignee.as_ref()?;
    Some(assignee.name.clone())
}

fn is_new(state: &State, request: RequestId) -> bool {
    let request = state.request(request);
    request.is_some_and(|request| request.status == RequestStatus::New)
}

/// Waits until the request is back in the queue, and why.
async fn sees_released(technician: &Technician, request: RequestId, why: ReleaseReason) {
    technician
        .sees("a new request", |state| is_new(state, request))
        .await;
    technician.does(Action::Select(request));
    technician
        .sees("why", |state| {
            let mut entries = timeline(state, request).into_iter();
            entries.any(|kind| matches!(kind, EntryKind::Released { reason, .. } if reason == why))
        })
        .await;
}

#[tokio::test]
async fn three_consoles_and_three_customers_share_one_desk() {
    let mut server = two_companies().await;
    let display = Display::start(1280, 800).await;
    let data = tempfile::tempdir().unwrap();
    let mut ana = ana_sits_down(&display, data.path(), &server).await;
    let bruno = Technician::available(&server.url(""), "bruno@example.com").await;
    let carla = Technician::available(&server.url(""), "carla@example.com").await;
    let maria = asks(&server, "acme", ["María", "No imprime", "Desde ayer."]).await;
    let luis = asks(&server, "acme", ["Luis", "Sin correo", "Hoy."]).await;
    let elena = asks(&server, "globex", ["Elena", "Sin red", "Todo el día."]).await;
    let of_maria = bruno.finds("María").await;
    let of_elena = carla.finds("Elena").await;

    all_three_want(&ana, [&bruno, &carla], &luis).await;
    ana_helps(&ana, &maria).await;
    assert!(
        !ana.text().await.contains("Elena"),
        "R-05: Ana sees nothing of Globex"
    );
    bruno_hands_over(&bruno, &carla, of_elena, &elena).await;
    the_crash_gives_back(&mut server, &mut ana, &bruno, of_maria).await;
    maria.wait_text("Otro técnico le atenderá").await;
    bruno.joins(of_maria).await;
    bruno.reads(of_maria, &["Cambie el tóner"]).await;
    maria.wait_text("Bruno ha entrado en el chat").await;
    the_revoked_company_goes(&server, &carla, of_elena).await;
    sees_released(&bruno, of_elena, ReleaseReason::AccessLost).await;
    elena.wait_text("Otro técnico le atenderá").await;
    assert_eq!(bruno.searches("sobre azul").await, ["Elena"]);
    assert_eq!(carla.searches("sobre azul").await, Vec::<String>::new());
    assert_eq!(carla.searches("toner").await, ["María"]);
}

/// one of the three has the request, and the others read who.
async fn all_three_want(ana: &Console<'_>, others: [&Technician; 2], luis: &Browser) {
    let request = others[0].finds("Luis").await;
    others[1].finds("Luis").await;
    selects(ana, "Luis").await;

    let button = ana.find(Role::Button, "Asignarme a mí").await;

    tokio::join!(ana.click_on(&button), async {
        others.map(|other| other.does(Action::Claim(request)))
    });

    for other in others {
        let is_settled = |state: &State| state.outbox.is_empty() && owner(state, request).is_some();
        other.sees("an owner", is_settled).await;
    }
    let owners = others.map(|other| owner(&other.knows(), request));
    assert_eq!(owners[0], owners[1], "one owner for all");
    let winner = owners[0].clone().unwrap();
    for other in others {
        let is_winner = other.knows().me.as_ref().unwrap().name == winner;
        let told = loses_to(&other.knows(), request);
        assert_eq!(told, (!is_winner).then(|| winner.clone()));
        assert_eq!(other.knows().mine().count(), usize::from(is_winner));
    }
    let shown = if winner == "Ana" { "Usted" } else { &winner };
    ana.wait_text(shown).await;
    luis.wait_text("Solicitud").await;
}

async fn ana_helps(ana: &Console<'_>, maria: &Browser) {
    selects(ana, "María").await;
    ana.click(Role::Button, "Asignarme a mí").await;
    ana.click(Role::Button, "Unirse a conversación").await;
    maria.wait_text("Ana ha entrado en el chat").await;
    ana.fill("Mensaje", "Cambie el tóner").await;
    ana.click(Role::Button, "Enviar").await;
    maria.wait_text("Cambie el tóner").await;
    ana.screenshot("full-desk").await;
}

async fn bruno_hands_over(
    bruno: &Technician,
    carla: &Technician,
    request: RequestId,
    elena: &Browser,
) {
    bruno.joins(request).await;
    bruno.writes(request, "La clave está en el sobre azul");
    elena.wait_text("sobre azul").await;
    bruno.does(Action::Transfer {
        request,
        to: carla.id(),
        note: NOTE.to_owned(),
    });

    elena.wait_text("Otro técnico le atenderá").await;
    carla.does(Action::Select(request));
    carla
        .sees("the request and the note", |state| {
            let has_note = |kind: &EntryKind| matches!(kind, EntryKind::Transferred { note, .. } if note == NOTE);
            state.mine().any(|mine| mine.id == request)
                && timeline(state, request).iter().any(has_note)
        })
        .await;
    carla.does(Action::Join(request));
    elena.wait_text("Carla ha entrado en el chat").await;
    assert!(!elena.text().await.contains("contrato"));
}

async fn the_crash_gives_back(
    server: &mut ClockedServer,
    ana: &mut Console<'_>,
    bruno: &Technician,
    request: RequestId,
) {
    let assignee = bruno.knows().request(request).unwrap().assignee.clone();
    assert_eq!(server.minutes_pass(0).await, 0, "everybody is there");

    ana.kill9().await;
    server.loses(assignee.unwrap().id).await;

    assert_eq!(server.minutes_pass(0).await, 0);
    assert_eq!(server.minutes_pass(9).await, 0, "she may come back");
    assert!(!is_new(&bruno.knows(), request));
    assert_ne!(server.minutes_pass(2).await, 0);
    sees_released(bruno, request, ReleaseReason::TechnicianGone).await;
}

async fn the_revoked_company_goes(server: &ClockedServer, carla: &Technician, request: RequestId) {
    assert!(carla.knows().request(request).is_some());

    server.revoke("carla@example.com", "Globex").await;

    let revoked = Instant::now();
    carla
        .sees("nothing of Globex", |state| {
            state.request(request).is_none() && !state.timelines.contains_key(&request)
        })
        .await;
    let took = revoked.elapsed();
    assert!(took < REVOKED_WITHIN, "{took:?}");
}
