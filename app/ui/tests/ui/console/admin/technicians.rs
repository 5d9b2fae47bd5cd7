//! Accounts, invitations and sign-ins.

use atiende_core::admin::{AdminAnswer, AdminCall};
use atiende_protocol::http::admin::AccountForm;
use atiende_protocol::{CompanyId, SessionId, TechnicianId};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;

use super::office::{account, administration, answers, asked, choose, invitation, sessions, write};
use crate::console::Use;

const SAVE_ACCOUNT: &str = "Guardar la cuenta";

#[test]
fn an_invitation_shows_its_link_until_it_is_done_with() {
    let mut bench = administration();
    bench.press("Técnicos");
    bench.press("Invitar");
    write(&mut bench, "Nombre", "Fina Rey");
    write(&mut bench, "Correo electrónico", "fina@ejemplo.com");
    choose(&mut bench, Role::CheckBox, "Acme");
    bench.press("Crear la invitación");
    let form = AccountForm {
        name: "Fina Rey".to_owned(),
        email: "fina@ejemplo.com".to_owned(),
        is_administrator: false,
        is_disabled: false,
        companies: vec![CompanyId(1)],
    };
    assert_eq!(asked(&mut bench), [AdminCall::Invite(form)]);

    answers(&mut bench, invitation());
    assert!(bench.shows("Enlace para Fina Rey"));
    assert!(bench.shows("https://asistencia.ejemplo.com/setup/abc"));
    bench.key(Modifiers::NONE, Key::Escape);
    assert!(bench.shows("Enlace para Fina Rey"));
    bench.press("Hecho");

    assert_eq!(asked(&mut bench), [AdminCall::ForgetInvitation]);
    assert!(bench.shows("Nueva contraseña…"));
}

#[test]
fn a_technician_is_disabled_after_a_question_only() {
    let mut bench = administration();
    bench.press("Técnicos");
    choose(&mut bench, Role::Row, "Bruno Ruiz");
    bench.press("Desactivar…");
    assert_eq!(asked(&mut bench), []);
    bench.press("Desactivar");

    let mut form = account(2, "Bruno Ruiz").form;
    form.is_disabled = true;
    assert_eq!(
        asked(&mut bench),
        [AdminCall::ChangeAccount(TechnicianId(2), form)]
    );
}

#[test]
fn sign_ins_are_ended_one_by_one_or_all_at_once() {
    let mut bench = administration();
    let bruno = TechnicianId(2);
    bench.press("Técnicos");
    choose(&mut bench, Role::Row, "Bruno Ruiz");
    bench.press("Ver las sesiones");
    assert_eq!(asked(&mut bench), [AdminCall::LoadSessions(bruno)]);

    answers(&mut bench, AdminAnswer::Sessions(bruno, sessions()));
    bench.get_all_by_label("Cerrar").next().unwrap().click();
    bench.run();
    assert_eq!(
        asked(&mut bench),
        [AdminCall::EndSession(bruno, SessionId(1))]
    );
    answers(&mut bench, AdminAnswer::Sessions(bruno, sessions()));
    bench.press("Cerrar sesión en todas partes…");
    bench.press("Cerrar las sesiones");

    assert_eq!(asked(&mut bench), [AdminCall::EndSessions(bruno)]);
}

#[test]
fn keys_open_an_account_save_it_and_lead_back() {
    let mut bench = administration();
    bench.press("Técnicos");
    let row = bench.get_all_by_role(Role::Row).nth(1).unwrap();
    row.focus();
    bench.run();
    bench.key(Modifiers::NONE, Key::Enter);
    write(&mut bench, "Nombre", "Bruno Ruiz Pons");
    bench.get_by_label(SAVE_ACCOUNT).focus();
    bench.run();
    bench.key(Modifiers::NONE, Key::Enter);
    let calls = asked(&mut bench);
    let is_change = |call: &AdminCall| matches!(call, AdminCall::ChangeAccount(id, _) if id.0 == 2);
    assert!(
        matches!(calls.as_slice(), [call] if is_change(call)),
        "{calls:?}"
    );
    answers(
        &mut bench,
        AdminAnswer::Account(account(2, "Bruno Ruiz Pons")),
    );

    bench.key(Modifiers::NONE, Key::Escape);

    assert!(bench.shows("Solicitudes de asistencia"));
}
