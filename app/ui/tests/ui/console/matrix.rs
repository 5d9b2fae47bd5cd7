//! The matrix of the requirements (§3), cell by cell, as buttons in the panel.

use atiende_core::Input;
use atiende_protocol::{
    Availability, Platform, Request, RequestId, RequestStatus, Seq, ServerFrame,
};
use egui::Role;
use egui_kittest::kittest::Queryable;

use super::world::{self, ME, hold};
use super::{Use, World, bench};

const ID: i64 = 7;
const PLATFORMS: [Platform; 5] = [
    Platform::Windows,
    Platform::Mac,
    Platform::Ios,
    Platform::Android,
    Platform::Other,
];

/// Every action of the article, whether it exists already or not.
const ACTIONS: [&str; 8] = [
    "Asignarme a mí",
    "Unirse a conversación",
    "Perfiles móviles",
    "Anular asignación",
    "Cargar archivo",
    "Solicitar uso compartido de la pantalla",
    "Finalizar conversación",
    "Cerrar solicitud",
];

/// The buttons of the request while it is selected, in the order of the article.
fn buttons(request: &Request, availability: Availability) -> Vec<&'static str> {
    let world = World {
        availability,
        ..World::quiet()
    }
    .with(request.clone())
    .selecting(ID);
    let bench = bench(world);
    let is_there = |name: &&str| bench.query_by_role_and_label(Role::Button, name).is_some();
    ACTIONS.into_iter().filter(|name| is_there(name)).collect()
}

fn on_every_platform(expected: &[&str], availability: Availability, shape: impl Fn(&mut Request)) {
    for platform in PLATFORMS {
        let mut request = world::request(ID);
        request.source = world::source(platform);
        shape(&mut request);
        assert_eq!(buttons(&request, availability), expected, "{platform:?}");
    }
}

#[test]
fn a_new_request_can_be_taken_by_who_is_available() {
    on_every_platform(&["Asignarme a mí"], Availability::Available, |_| ());
}

#[test]
fn a_new_request_can_not_be_taken_by_who_is_not_available() {
    for status in [
        Availability::Busy,
        Availability::Away,
        Availability::Offline,
    ] {
        on_every_platform(&[], status, |_| ());
    }
}

#[test]
fn a_request_of_mine_can_be_joined_released_and_closed() {
    let expected = [
        "Unirse a conversación",
        "Anular asignación",
        "Cerrar solicitud",
    ];
    let mine = |request: &mut Request| hold(request, ME, RequestStatus::Assigned);
    on_every_platform(&expected, Availability::Available, mine);
    on_every_platform(&expected, Availability::Busy, mine);
}

#[test]
fn a_chat_of_mine_can_be_ended_released_and_closed() {
    let expected = [
        "Anular asignación",
        "Cargar archivo",
        "Finalizar conversación",
        "Cerrar solicitud",
    ];
    let mine = |request: &mut Request| hold(request, ME, RequestStatus::InChat);
    on_every_platform(&expected, Availability::Available, mine);
    on_every_platform(&expected, Availability::Away, mine);
}

#[test]
fn an_ended_chat_of_mine_can_be_released_and_closed() {
    let expected = ["Anular asignación", "Cerrar solicitud"];
    on_every_platform(&expected, Availability::Available, |request| {
        hold(request, ME, RequestStatus::ChatEnded);
    });
}

#[test]
fn a_request_taken_again_after_a_chat_can_be_joined() {
    let expected = [
        "Unirse a conversación",
        "Anular asignación",
        "Cerrar solicitud",
    ];
    on_every_platform(&expected, Availability::Available, |request| {
        hold(request, ME, RequestStatus::Assigned);
        request.chat_opened = true;
    });
}

#[test]
fn a_request_of_another_technician_can_only_be_read() {
    for status in [
        RequestStatus::Assigned,
        RequestStatus::InChat,
        RequestStatus::ChatEnded,
    ] {
        on_every_platform(&[], Availability::Available, |request| {
            hold(request, 2, status)
        });
    }
}

#[test]
fn a_completed_request_can_only_be_read() {
    for technician in [ME, 2] {
        on_every_platform(&[], Availability::Available, |request| {
            hold(request, technician, RequestStatus::Completed)
        });
    }
}

#[test]
fn what_is_mine_goes_on_while_i_am_not_available() {
    let expected = ["Anular asignación", "Cerrar solicitud"];
    on_every_platform(&expected, Availability::Busy, |request| {
        hold(request, ME, RequestStatus::ChatEnded);
    });
    for status in [RequestStatus::Assigned, RequestStatus::InChat] {
        on_every_platform(&[], Availability::Busy, |request| hold(request, 2, status));
    }
}

/// a company that is taken away takes the request and all of its buttons along.
#[test]
fn a_request_of_a_company_without_access_is_not_there() {
    let world = World::quiet()
        .with(world::request(ID))
        .selecting(ID)
        .then(Input::Frame(ServerFrame::Gone {
            seq: Seq(2000),
            request: RequestId(ID),
        }));
    let bench = bench(world);
    let is_there = |name: &&str| bench.query_by_role_and_label(Role::Button, name).is_some();
    assert_eq!(ACTIONS.iter().filter(|name| is_there(name)).count(), 0);
    assert!(bench.queue().is_empty());
}
