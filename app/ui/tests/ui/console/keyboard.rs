//! Shortcuts, and the sheet that tells them.

use atiende_core::Action;
use atiende_protocol::{RequestId, RequestStatus};
use egui::{Key, Modifiers, Popup, Role, vec2};
use egui_kittest::kittest::Queryable;

use super::world::{self, ME, hold};
use super::{Bench, Use, World, bench, sized};

const ID: i64 = 7;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn holding(status: Option<RequestStatus>) -> Bench {
    let mut request = world::request(ID);
    if let Some(status) = status {
        hold(&mut request, ME, status);
    }
    let mut bench = bench(World::quiet().with(request).selecting(ID));
    bench.done();
    bench
}

#[test]
fn each_action_has_a_shortcut() {
    let id = RequestId(ID);
    let cases = [
        (None, CTRL_SHIFT, Key::A, Action::Claim(id)),
        (
            Some(RequestStatus::Assigned),
            Modifiers::COMMAND,
            Key::J,
            Action::Join(id),
        ),
        (
            Some(RequestStatus::InChat),
            CTRL_SHIFT,
            Key::F,
            Action::EndChat(id),
        ),
        (
            Some(RequestStatus::ChatEnded),
            CTRL_SHIFT,
            Key::W,
            Action::Close(id),
        ),
        (
            Some(RequestStatus::ChatEnded),
            CTRL_SHIFT,
            Key::R,
            Action::Unassign(id),
        ),
    ];
    for (status, modifiers, key, action) in cases {
        let mut bench = holding(status);
        bench.key(modifiers, key);
        assert_eq!(bench.done(), [action], "{key:?}");
    }
}

#[test]
fn a_shortcut_of_an_action_that_is_not_allowed_does_nothing() {
    let mut bench = holding(Some(RequestStatus::ChatEnded));

    bench.key(Modifiers::COMMAND, Key::J);
    bench.key(CTRL_SHIFT, Key::F);
    bench.key(CTRL_SHIFT, Key::A);

    assert_eq!(bench.done(), []);
}

#[test]
fn a_shortcut_asks_as_a_click_does() {
    let mut bench = holding(Some(RequestStatus::InChat));

    bench.key(CTRL_SHIFT, Key::W);

    assert_eq!(bench.done(), []);
    assert!(bench.shows("¿Cerrar la solicitud?"));
}

#[test]
fn ctrl_m_leads_to_the_message() {
    let mut bench = holding(Some(RequestStatus::InChat));

    bench.key(Modifiers::COMMAND, Key::M);

    assert!(bench.get_by_label("Mensaje").is_focused());
}

#[test]
fn esc_closes_what_is_open_step_by_step() {
    let mut bench = holding(Some(RequestStatus::InChat));
    bench.key(Modifiers::NONE, Key::F1);
    assert!(bench.shows("Atajos de teclado"));

    bench.key(Modifiers::NONE, Key::Escape);
    assert!(!bench.shows("Atajos de teclado"));
    assert_eq!(bench.done(), []);
    bench.key(Modifiers::NONE, Key::Escape);

    assert_eq!(bench.done(), [Action::Deselect]);
}

#[test]
fn a_question_mark_opens_the_sheet_but_not_in_a_message() {
    let mut bench = holding(Some(RequestStatus::InChat));
    bench.get_by_label("Mensaje").focus();
    bench.run();
    bench.type_in("?");
    assert!(!bench.shows("Atajos de teclado"));
    assert_eq!(bench.get_by_label("Mensaje").value().as_deref(), Some("?"));

    bench.key(Modifiers::NONE, Key::Escape);
    bench.type_in("?");

    assert!(bench.shows("Atajos de teclado"));
}

#[test]
fn esc_closes_a_menu_and_nothing_else() {
    let mut bench = holding(Some(RequestStatus::InChat));
    for button in ["Disponible", "Su cuenta: Ana López", "Remote Support"] {
        bench.get_by_label(button).focus();
        bench.run();
        bench.key(Modifiers::NONE, Key::Enter);
        assert!(Popup::is_any_open(&bench.ctx), "{button}");
        bench.done();

        bench.key(Modifiers::NONE, Key::Escape);

        assert!(!Popup::is_any_open(&bench.ctx), "{button}");
        assert_eq!(bench.done(), [], "{button}");
    }
}

#[test]
fn while_a_menu_is_open_no_key_acts_on_the_request() {
    let mut bench = holding(Some(RequestStatus::InChat));
    bench.press("Disponible");
    bench.done();
    bench.key(Modifiers::COMMAND, Key::K);
    bench.type_in("?");
    assert!(!bench.shows("Atajos de teclado"));
    assert!(!bench.shows("Buscar en todo"));
}

#[test]
fn the_sheet_of_shortcuts_fits_into_the_smallest_window() {
    let mut bench = sized(World::busy(), vec2(1024.0, 600.0), 1.0);
    bench.key(Modifiers::NONE, Key::F1);
    let first = bench.get_by_label("En cualquier sitio").rect();
    let close = bench.get_by_role_and_label(Role::Button, "Cerrar").rect();
    assert!(
        first.top() > 8.0 && close.bottom() < 592.0,
        "{first} {close}"
    );
}
