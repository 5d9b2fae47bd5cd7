//! The matrix of the requirements (§3), cell by cell, as buttons in the panel.

use atiende_protocol::{Availability, Platform, Request, RequestStatus};
use egui::Role;
use egui_kittest::kittest::Queryable;

use super::world::{self, ME, hold};
use super::{World, bench};

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
