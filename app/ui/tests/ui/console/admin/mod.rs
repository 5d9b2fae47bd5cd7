//! Administration: companies, portals, technicians, settings, the audit log.

mod companies;
mod deliveries;
pub mod office;
mod technicians;

use atiende_core::CallProblem;
use atiende_core::Input;
use atiende_core::admin::{AdminAnswer, AdminCall};
use atiende_protocol::{Settings, TechnicianId};
use egui::Role;

use super::pictures::pictures;
use super::{Use, World, large};
use office::{
    administration, answers, asked, audit, choose, invitation, open, refuses, sessions, write,
};

#[test]
fn only_administrators_find_it_in_their_menu() {
    let mut bench = large(World::busy());
    bench.press("Su cuenta: Ana López");
    assert!(!bench.shows("Administración"));
}

#[test]
fn what_was_typed_is_not_lost_without_a_question() {
    let mut bench = administration();
    choose(&mut bench, Role::Row, "Acme");
    write(&mut bench, "Nombre de la empresa", "Acme, S. A.");
    bench.press("Técnicos");
    assert!(bench.shows("¿Descartar los cambios?"));
    bench.press("Cancelar");
    assert!(bench.shows("Guardar el nombre"));

    bench.press("Técnicos");
    bench.press("Descartar");

    assert!(bench.shows("Ningún técnico seleccionado"));
}

#[test]
fn settings_tell_their_consequence_and_are_saved_together() {
    let mut bench = administration();
    bench.press("Ajustes");
    bench.press("Solo los técnicos con estado Disponible");
    assert!(bench.shows("Todos ven las solicitudes nuevas, también quienes no están disponibles."));
    write(&mut bench, "Palabra para «empresa»", "Sede");
    write(&mut bench, "Al cabo de (minutos)", "15");
    write(&mut bench, "Máximo por archivo (MiB)", "200");
    bench.press("Guardar los ajustes");

    let settings = Settings {
        has_availability_gate: false,
        company_word: Some("Sede".to_owned()),
        release_after_minutes: Some(15),
        max_file_bytes: 200 * 1024 * 1024,
        ..Settings::default()
    };
    assert_eq!(
        asked(&mut bench),
        [AdminCall::ChangeSettings(settings.clone())]
    );
    answers(&mut bench, AdminAnswer::Settings(settings));
    assert!(bench.shows("Guardado"));
}

#[test]
fn the_log_is_read_by_pages_and_words_also_acts_that_are_new() {
    let mut bench = administration();
    bench.press("Registro");
    assert_eq!(asked(&mut bench), [AdminCall::LoadAudit(None)]);

    answers(&mut bench, audit());
    assert!(bench.shows("Creó la empresa Acme"));
    assert!(bench.shows("moon painted: Acme"));
    assert!(bench.shows("Línea de órdenes"));
    bench.press("Mostrar más");

    assert_eq!(asked(&mut bench), [AdminCall::LoadAudit(Some(19))]);
}

#[test]
fn a_service_that_fails_is_told_and_asked_again() {
    let mut bench = large(World::busy());
    bench
        .state_mut()
        .state
        .me
        .as_mut()
        .unwrap()
        .is_administrator = true;
    bench.run();
    bench.press("Su cuenta: Ana López");
    bench.press("Administración");
    let failed = Input::Administered(Err(CallProblem::Unavailable));
    bench.state_mut().take(failed);
    bench.run();
    bench.done();
    bench.press("Reintentar");

    assert_eq!(asked(&mut bench), [AdminCall::Load]);
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn pictures_of_administration() {
    pictures("admin-company", World::busy, |bench| {
        open(bench);
        choose(bench, Role::Row, "Acme");
        write(bench, "Dirección del portal", "globex");
        bench.press("Guardar el portal");
        refuses(bench, "slug", "taken");
    });
    pictures("admin-technician", World::busy, |bench| {
        open(bench);
        bench.press("Técnicos");
        choose(bench, Role::Row, "Bruno Ruiz");
        answers(bench, AdminAnswer::Sessions(TechnicianId(2), sessions()));
    });
    pictures("admin-invitation", World::busy, |bench| {
        open(bench);
        bench.press("Técnicos");
        answers(bench, invitation());
    });
    let english = || World::busy().language("en");
    pictures("admin-settings", english, |bench| {
        open(bench);
        bench.press("Settings");
    });
    pictures("admin-audit", english, |bench| {
        open(bench);
        bench.press("Audit log");
        answers(bench, audit());
    });
    pictures("admin-empty", World::busy, open);
}

#[test]
fn limits_for_files_are_checked_at_their_fields() {
    // D14.
    let mut bench = administration();
    bench.press("Ajustes");
    let wrong = [
        (
            "Máximo por archivo (MiB)",
            "mucho",
            "Escriba un número de MiB, de 1 a 65536",
        ),
        (
            "Máximo por solicitud (MiB)",
            "10",
            "Escriba un número de MiB, de 1 a 65536, no menor que el máximo por archivo",
        ),
    ];
    for (field, typed, problem) in wrong {
        write(&mut bench, field, typed);
        assert!(bench.shows(problem), "{field}");
        bench.press("Guardar los ajustes");
        assert_eq!(asked(&mut bench), [], "{field}");
        bench.press("Deshacer");
        assert!(!bench.shows(problem), "{field}");
    }

    write(&mut bench, "Máximo por solicitud (MiB)", "1000");
    bench.press("Guardar los ajustes");
    refuses(&mut bench, "max_request_bytes", "malformed");

    assert!(bench.shows(wrong[1].2), "the service may know better");
}
