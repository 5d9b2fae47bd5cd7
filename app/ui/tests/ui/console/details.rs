//! *Detalles*: actions, reasons, questions, facts.

use atiende_core::queue::View;
use atiende_core::{Action, Input};
use atiende_protocol::http::RequestPage;
use atiende_protocol::{Availability, Platform, RequestId, RequestStatus};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::world::{self, ME, hold};
use super::{Bench, Use, World, bench, sized};

const ID: i64 = 7;

fn holding(technician: i64, status: RequestStatus, platform: Platform) -> World {
    let mut request = world::request(ID);
    request.source = world::source(platform);
    hold(&mut request, technician, status);
    World::quiet().with(request).selecting(ID)
}

fn chatting() -> Bench {
    let mut bench = bench(holding(ME, RequestStatus::InChat, Platform::Windows));
    bench.done();
    bench
}

#[test]
fn a_click_on_each_action_asks_for_it() {
    let cases = [
        (
            RequestStatus::Assigned,
            "Unirse a conversación",
            Action::Join(RequestId(ID)),
        ),
        (
            RequestStatus::Assigned,
            "Cerrar solicitud",
            Action::Close(RequestId(ID)),
        ),
        (
            RequestStatus::Assigned,
            "Anular asignación",
            Action::Unassign(RequestId(ID)),
        ),
        (
            RequestStatus::InChat,
            "Finalizar conversación",
            Action::EndChat(RequestId(ID)),
        ),
        (
            RequestStatus::ChatEnded,
            "Cerrar solicitud",
            Action::Close(RequestId(ID)),
        ),
    ];
    for (status, label, action) in cases {
        let mut bench = bench(holding(ME, status, Platform::Windows));
        bench.done();
        bench.press(label);
        assert_eq!(bench.done(), [action], "{label} while {status:?}");
    }
}

#[test]
fn a_second_click_while_the_first_is_under_way_asks_for_nothing() {
    let mut bench = bench(World::quiet().with(world::request(ID)).selecting(ID));
    bench.done();

    bench.press("Asignarme a mí");
    bench.press("Asignarme a mí");

    assert_eq!(bench.done(), [Action::Claim(RequestId(ID))]);
}

/// D5.
#[test]
fn closing_an_open_chat_asks_once_and_ends_it_too_d5() {
    let mut bench = chatting();

    bench.press("Cerrar solicitud");
    assert_eq!(bench.done(), []);
    assert!(bench.shows("¿Cerrar la solicitud?"));
    bench.press("Finalizar y cerrar");

    assert_eq!(bench.done(), [Action::Close(RequestId(ID))]);
    assert!(!bench.shows("¿Cerrar la solicitud?"));
}

#[test]
fn a_question_can_be_left_without_doing_anything() {
    let mut bench = chatting();

    bench.press("Anular asignación");
    assert!(bench.shows("¿Anular la asignación?"));
    bench.press("Cancelar");
    bench.press("Cerrar solicitud");
    bench.key(Modifiers::NONE, Key::Escape);

    assert_eq!(bench.done(), []);
    assert!(!bench.shows("¿Cerrar la solicitud?"));
}

#[test]
fn a_question_goes_away_when_the_chat_has_ended_meanwhile() {
    let mut bench = chatting();
    bench.press("Cerrar solicitud");
    let mut request = world::request(ID);
    hold(&mut request, ME, RequestStatus::ChatEnded);

    let seq = atiende_protocol::Seq(2000);
    bench.hears(atiende_protocol::ServerFrame::Request { seq, request });

    assert!(!bench.shows("¿Cerrar la solicitud?"));
}

/// D10.
#[test]
fn a_request_of_another_technician_says_who_helps_d10() {
    let bench = bench(holding(2, RequestStatus::InChat, Platform::Windows));

    assert!(bench.shows("La atiende Bruno Ruiz. Usted puede leerla y dejar notas."));
    assert!(bench.get_by_label("Mensaje").accesskit_node().is_disabled());
}

/// D12.
#[test]
fn a_completed_request_is_read_only_d12() {
    let mut request = world::request(ID);
    hold(&mut request, ME, RequestStatus::Completed);
    let page = RequestPage {
        requests: vec![request],
        has_more: false,
    };
    let world = World::quiet()
        .then(Input::Action(Action::ShowView(View::Completed)))
        .then(Input::CompletedLoaded {
            page,
            is_continuation: false,
        })
        .selecting(ID);
    let bench = bench(world);

    let reason = "Está cerrada y ya no cambia. \
                  Si el cliente escribe de nuevo, llegará otra solicitud.";
    assert!(bench.shows(reason));
    assert!(
        bench
            .query_by_role_and_label(Role::Button, "Cerrar solicitud")
            .is_none()
    );
    assert!(bench.get_by_label("Mensaje").accesskit_node().is_disabled());
}

/// D8.
#[test]
fn a_system_without_further_actions_says_so_d8() {
    let linux = bench(holding(ME, RequestStatus::InChat, Platform::Other));
    let windows = chatting();

    let reason = "Con Linux no hay perfiles móviles ni pantalla compartida";
    assert!(linux.shows(reason));
    assert!(!windows.shows(reason));
}

/// D8.
#[test]
fn a_system_that_is_not_recognised_has_a_sentence_of_its_own() {
    let mut request = world::request(ID);
    request.source = world::source(Platform::Other);
    request.source.operating_system.clear();
    hold(&mut request, ME, RequestStatus::InChat);
    let bench = bench(World::quiet().with(request).selecting(ID));

    assert!(bench.shows(
        "No se reconoce el sistema del cliente: no hay perfiles móviles ni pantalla compartida"
    ));
}

#[test]
fn who_is_not_available_reads_why_a_request_can_not_be_taken() {
    let world = World {
        availability: Availability::Busy,
        ..World::quiet()
    };
    let bench = bench(world.with(world::request(ID)).selecting(ID));

    assert!(bench.shows("Para asignársela, ponga su estado en Disponible"));
}

///
#[test]
fn details_and_source_are_labelled_values_r16_r17() {
    let bench = chatting();
    let pairs = [
        ("ID de la solicitud", "7"),
        ("Correo electrónico del cliente", "maria@acme.example"),
        ("Empresa", "Acme"),
        ("Estado", "En conversación"),
        ("Destinatario asignado", "Ana López"),
        ("Dirección IP", "203.0.113.24"),
        ("Tipo de dispositivo", "Equipo"),
        ("Sistema operativo", "Windows 11"),
        ("Explorador web", "Firefox 131"),
    ];
    for (name, value) in pairs {
        assert!(bench.shows(name), "{name}");
        assert!(bench.shows(value), "{value}");
    }
}

#[test]
fn a_fact_can_be_copied() {
    let mut bench = chatting();

    bench.get_by_label("Copiar Dirección IP").click_accesskit();
    bench.step();

    let copied = &bench.output().platform_output.commands;
    let address = egui::OutputCommand::CopyText("203.0.113.24".to_owned());
    assert!(copied.contains(&address), "{copied:?}");
}

#[test]
fn the_four_sections_have_the_names_of_the_article() {
    let bench = chatting();
    for name in [
        "Acciones",
        "Mensajes de chat",
        "Detalles",
        "Información de origen",
    ] {
        assert!(bench.shows(name), "{name}");
    }
}

#[test]
fn in_a_smaller_window_the_facts_come_and_go_in_a_drawer() {
    let world = holding(ME, RequestStatus::InChat, Platform::Windows);
    let mut bench = sized(world, egui::vec2(1024.0, 700.0), 1.0);
    assert!(!bench.shows("Información de origen"));

    bench.press("Mostrar los datos");
    assert!(bench.shows("Información de origen"));
    bench.key(Modifiers::COMMAND, Key::I);
    assert!(!bench.shows("Información de origen"));
}

#[test]
fn in_a_narrow_window_the_panels_are_tabs_and_a_click_on_a_row_opens_details() {
    let mut bench = sized(World::busy(), egui::vec2(640.0, 700.0), 1.0);
    assert!(!bench.shows("#1037 · Pedro Sánchez — Acme"));

    bench
        .get_by(|node| {
            node.label()
                .is_some_and(|name| name.starts_with("Solicitud 1037"))
        })
        .click();
    bench.run();

    assert!(bench.shows("#1037 · Pedro Sánchez — Acme"));
    assert!(bench.queue().is_empty());
}

#[test]
fn a_split_moves_by_key_and_is_remembered() {
    let mut bench = chatting();
    let before = bench.state().ui_state.layout.clone();
    bench.get_by_label("Anchura de las listas").focus();
    bench.run();

    bench.key(Modifiers::NONE, Key::ArrowRight);

    let after = &bench.state().ui_state.layout;
    assert!(after.lists > before.lists, "{after:?}");
    let kept = serde_json::to_string(&bench.state().ui_state).unwrap();
    let restored: atiende_ui::UiState = serde_json::from_str(&kept).unwrap();
    assert_eq!(&restored.layout, after);
}
