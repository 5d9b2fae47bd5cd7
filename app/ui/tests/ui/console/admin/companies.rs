//! Companies and their portals.

use atiende_core::admin::{AdminAnswer, AdminCall};
use atiende_protocol::CompanyId;
use atiende_protocol::http::admin::{CompanyForm, PortalForm};
use egui::Role;

use super::office::{administration, answers, asked, choose, company, portal, refuses, write};
use crate::console::Use;

#[test]
fn a_company_is_created_and_stays_open_for_its_portal() {
    let mut bench = administration();
    bench.press("Añadir");
    write(&mut bench, "Nombre de la empresa", "Initech");
    bench.press("Crear la empresa");
    let name = "Initech".to_owned();
    assert_eq!(
        asked(&mut bench),
        [AdminCall::AddCompany(CompanyForm { name })]
    );

    answers(
        &mut bench,
        AdminAnswer::Company(company(9, "Initech", None)),
    );

    assert!(bench.shows("Guardado"));
    assert!(bench.shows("Crear el portal"));
}

#[test]
fn a_problem_stands_beside_its_field_and_what_was_typed_stays() {
    let mut bench = administration();
    choose(&mut bench, Role::Row, "Acme");
    write(&mut bench, "Dirección del portal", "globex");
    bench.press("Guardar el portal");
    let form = PortalForm {
        slug: "globex".to_owned(),
        ..portal()
    };
    assert_eq!(
        asked(&mut bench),
        [AdminCall::SetPortal(CompanyId(1), form)]
    );

    refuses(&mut bench, "slug", "taken");

    assert!(bench.shows("Otro portal ya usa esta dirección"));
    assert!(bench.shows("Revise los campos marcados"));
    assert!(bench.shows("https://asistencia.ejemplo.com/p/globex"));
}

#[test]
fn the_code_to_embed_shows_once_a_web_site_may() {
    let mut bench = administration();
    choose(&mut bench, Role::Row, "Acme");
    assert!(!bench.shows("Código para incrustar"));

    write(
        &mut bench,
        "Sitios web que pueden incrustar el portal",
        "https://www.acme.example",
    );

    assert!(bench.shows("Código para incrustar"));
    let code = "<iframe src=\"https://asistencia.ejemplo.com/p/acme\" title=\"Ayuda de Acme\" \
                style=\"width:100%;height:640px;border:0\"></iframe>";
    assert!(bench.shows(code));
}

#[test]
fn a_colour_says_whether_white_letters_can_be_read_on_it() {
    let mut bench = administration();
    choose(&mut bench, Role::Row, "Acme");
    assert!(bench.shows("Las letras blancas se leen bien"));
    write(&mut bench, "Color", "#ffdd00");
    assert!(bench.shows("Las letras blancas se leen mal: el portal lo oscurecerá"));
    write(&mut bench, "Color", "verde");
    assert!(bench.shows("Escriba el color como #0a7d55"));
}

#[test]
fn minutes_that_are_none_are_not_sent() {
    let mut bench = administration();
    choose(&mut bench, Role::Row, "Acme");
    write(&mut bench, "Ámbar a partir de (minutos)", "pronto");
    bench.press("Guardar el portal");

    assert_eq!(asked(&mut bench), []);
    assert!(bench.shows("Escriba un número de minutos, de 1 a 10080"));
}

#[test]
fn what_was_typed_can_be_taken_back() {
    let mut bench = administration();
    choose(&mut bench, Role::Row, "Acme");
    write(&mut bench, "Nombre de la empresa", "Acme, S. A.");
    bench.press("Deshacer");
    bench.press("Técnicos");

    assert!(bench.shows("Ningún técnico seleccionado"));
}
