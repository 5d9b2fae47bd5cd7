//! Handing over, taking over, taking the next one.

use atiende_core::{Action, Input};
use atiende_protocol::{
    Availability, Colleague, Entry, EntryKind, ReleaseReason, RequestId, RequestStatus, Seq,
    ServerFrame, Timestamp,
};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::world::{self, ME, NOW, hold, reference};
use super::{Bench, Use, World, bench};

const ID: i64 = 7;

pub fn colleague(id: i64, availability: Availability, is_connected: bool) -> Colleague {
    Colleague {
        technician: reference(id),
        availability,
        availability_reason: (availability == Availability::Busy).then(|| "Al teléfono".into()),
        is_connected,
        open_requests: id as u32,
    }
}

fn holding(technician: i64) -> World {
    let mut request = world::request(ID);
    hold(&mut request, technician, RequestStatus::InChat);
    World::quiet().with(request).selecting(ID)
}

fn transferring() -> Bench {
    let mut bench = bench(holding(ME));
    bench.done();
    bench.press("Transferir");
    assert_eq!(bench.done(), [Action::LoadColleagues(RequestId(ID))]);
    bench.state_mut().take(Input::ColleaguesLoaded {
        request: RequestId(ID),
        colleagues: vec![
            colleague(2, Availability::Busy, true),
            colleague(3, Availability::Available, false),
        ],
    });
    bench.run();
    bench
}

/// The button of the dialog: the one of the panel has the same word.
fn confirm(bench: &mut Bench) {
    let mut buttons: Vec<_> = bench
        .query_all_by_role_and_label(Role::Button, "Transferir")
        .collect();
    buttons.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    buttons.last().unwrap().click();
    drop(buttons);
    bench.run();
}

#[test]
fn a_request_goes_to_the_chosen_colleague_with_a_note() {
    let mut bench = transferring();
    assert!(bench.shows("Bruno Ruiz, Ocupado: Al teléfono, 2 abiertas"));
    assert!(bench.shows("Carla Soto, Sin conexión, 3 abiertas"));

    bench.press("Bruno Ruiz, Ocupado: Al teléfono, 2 abiertas");
    bench.get_by_label("Nota para el compañero").focus();
    bench.run();
    bench.type_in("Quiere factura");
    confirm(&mut bench);

    let transfer = Action::Transfer {
        request: RequestId(ID),
        to: reference(2).id,
        note: "Quiere factura".into(),
    };
    assert_eq!(bench.done(), [transfer]);
    assert!(!bench.shows("Nota para el compañero"));
}

#[test]
fn nothing_is_handed_over_before_somebody_is_chosen() {
    let mut bench = transferring();
    confirm(&mut bench);
    assert_eq!(bench.done(), []);
    assert!(bench.shows("Nota para el compañero"));
}

#[test]
fn a_request_goes_back_to_the_list_from_the_same_place() {
    let mut bench = transferring();
    let back = "De vuelta a la lista, para cualquiera";
    bench.get_by_role_and_label(Role::Row, back).click();
    bench.run();
    let mut buttons: Vec<_> = bench
        .query_all_by_role_and_label(Role::Button, "Anular asignación")
        .collect();
    buttons.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    buttons.last().unwrap().click();
    drop(buttons);
    bench.run();
    assert_eq!(bench.done(), [Action::Unassign(RequestId(ID))]);
}

#[test]
fn the_dialog_goes_when_somebody_else_took_the_request_meanwhile() {
    let mut bench = transferring();
    let mut request = world::request(ID);
    hold(&mut request, 2, RequestStatus::InChat);
    bench.hears(ServerFrame::Request {
        seq: Seq(1001),
        request,
    });
    assert!(!bench.shows("Nota para el compañero"));
}

#[test]
fn only_administrators_take_over_and_are_asked_first() {
    assert!(!bench(holding(2)).shows("Tomar el relevo"));
    let mut bench = bench(World {
        is_administrator: true,
        ..holding(2)
    });
    bench.done();

    bench.press("Tomar el relevo");
    assert_eq!(bench.done(), []);
    bench.key(Modifiers::NONE, Key::Enter);

    assert_eq!(bench.done(), [Action::TakeOver(RequestId(ID))]);
}

#[test]
fn the_next_one_is_taken_by_button_and_by_key() {
    let mut bench = bench(World::quiet().with(world::request(ID)));
    bench.done();
    bench.press("Tomar la siguiente");
    assert_eq!(bench.done(), [Action::TakeNext]);
    bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert_eq!(bench.done(), [], "one is under way");
}

#[test]
fn the_next_one_says_why_there_is_none() {
    let reason = |world: World| {
        let mut bench = bench(world);
        bench.done();
        bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
        assert_eq!(bench.done(), []);
        let button = bench.get_by_role_and_label(Role::Button, "Tomar la siguiente");
        assert!(button.accesskit_node().is_disabled());
        button.accesskit_node().description().unwrap_or_default()
    };
    assert_eq!(reason(World::quiet()), "Nadie espera");
    let busy = World {
        availability: Availability::Busy,
        ..World::quiet().with(world::request(ID))
    };
    assert!(reason(busy).contains("Disponible"));
}

#[test]
fn the_conversation_says_who_handed_over_and_why_it_went_back() {
    let kinds = [
        (
            EntryKind::Transferred {
                from: reference(2),
                to: reference(ME),
                note: String::new(),
            },
            "Bruno Ruiz le transfirió la solicitud",
        ),
        (
            EntryKind::Transferred {
                from: reference(2),
                to: reference(3),
                note: "Sabe de redes".into(),
            },
            "Sabe de redes",
        ),
        (
            EntryKind::TakenOver {
                technician: reference(3),
                from: reference(2),
            },
            "Carla Soto tomó el relevo de Bruno Ruiz",
        ),
        (
            EntryKind::Released {
                technician: reference(2),
                reason: ReleaseReason::TechnicianGone,
            },
            "Bruno Ruiz ya no estaba en línea: la solicitud volvió a la lista",
        ),
        (
            EntryKind::Released {
                technician: reference(2),
                reason: ReleaseReason::AccessLost,
            },
            "Bruno Ruiz ya no tiene acceso: la solicitud volvió a la lista",
        ),
    ];
    let entries = kinds.iter().zip(1..).map(|((kind, _), seq)| Entry {
        seq: Seq(seq),
        at: Timestamp(NOW),
        kind: kind.clone(),
    });
    let bench = bench(holding(ME).timeline(ID, entries.collect()));
    for (_, words) in kinds {
        assert!(bench.shows(words), "{words}");
    }
    let head =
        "Bruno Ruiz transfirió la solicitud a Carla Soto · Nota interna: el cliente no la ve";
    assert!(bench.shows(head));
}

#[test]
fn a_status_may_have_a_reason() {
    let mut bench = bench(World::quiet());
    bench.done();
    bench.press("Disponible");
    bench.press("Con un motivo…");
    bench.press("Ocupado");
    bench.get_by_label("Motivo").focus();
    bench.run();
    bench.type_in("Al teléfono");
    bench.press("Guardar");
    let action = Action::SetAvailability {
        availability: Availability::Busy,
        reason: "Al teléfono".into(),
    };
    assert_eq!(bench.done(), [action]);
}

#[test]
fn a_reason_longer_than_fits_is_not_saved() {
    let mut bench = bench(World::quiet());
    bench.done();
    bench.press("Disponible");
    bench.press("Con un motivo…");
    bench.get_by_label("Motivo").focus();
    bench.run();
    bench.type_in(&"a".repeat(121));
    bench.press("Guardar");
    assert_eq!(bench.done(), []);
}

#[test]
fn without_the_gate_nobody_is_told_to_become_available() {
    let settings = atiende_protocol::Settings {
        has_availability_gate: false,
        ..Default::default()
    };
    let mut bench = bench(World {
        availability: Availability::Busy,
        settings,
        ..World::quiet().with(world::request(ID))
    });
    assert!(!bench.shows("Ponerme disponible"));
    bench.done();
    bench.press("Tomar la siguiente");
    assert_eq!(bench.done(), [Action::TakeNext]);
}
