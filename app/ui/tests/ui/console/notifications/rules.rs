//! by which methods the technician hears of what.

use std::collections::BTreeSet;

use atiende_core::CallProblem;
use atiende_core::notify::{NotifyAnswer, NotifyCall};
use atiende_core::{Action, DesktopEvent, DesktopPart, Input};
use atiende_protocol::{
    CompanyId, ContactKind, NotificationRules, NotifiedEvent, QuietHours, RequestId, Settings,
};
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;

use super::super::admin::office::write;
use super::{ALL, answers, asked, contact, fails, open, page, refuses, world};
use crate::console::{Bench, Use, World, large, sized};

const SAVE: &str = "Guardar los avisos";

fn without(event: NotifiedEvent) -> BTreeSet<NotifiedEvent> {
    let mut events: BTreeSet<_> = NotifiedEvent::ALL.into();
    events.remove(&event);
    events
}

fn night(from_minute: u16, time_zone: &str) -> Option<QuietHours> {
    Some(QuietHours {
        from_minute,
        to_minute: 7 * 60,
        time_zone: time_zone.to_owned(),
    })
}

#[test]
fn the_status_menu_leads_to_the_methods_r19() {
    let bench = page(vec![]);
    for words in [
        "En este equipo",
        "Solicitud nueva: En pantalla",
        "Solicitud nueva: Sonido",
        "Mensaje mientras no estoy mirando: Sonido",
        "Me transfieren una solicitud: En pantalla",
        "Vuelve un cliente mío: En pantalla",
        "Repetir hasta que alguien la tome",
        "También cuando no estoy Disponible (correo, texto, webhook)",
        "Silenciar por empresa",
        "Horas de silencio",
        "Fuera de la consola",
    ] {
        assert!(bench.shows(words), "{words}");
    }
}

#[test]
fn events_and_methods_are_saved_together_r19() {
    let mut bench = page(vec![]);
    bench.press(SAVE);
    assert_eq!(asked(&mut bench), [], "nothing was changed");

    bench.press("Solicitud nueva: En pantalla");
    bench.press("Vuelve un cliente mío: Sonido");
    bench.press("Repetir hasta que alguien la tome");
    bench.press("También cuando no estoy Disponible (correo, texto, webhook)");
    bench.press(SAVE);

    let rules = NotificationRules {
        toast: without(NotifiedEvent::NewRequest),
        sound: without(NotifiedEvent::CustomerBack),
        repeats: false,
        also_when_not_available: true,
        ..NotificationRules::default()
    };
    assert_eq!(asked(&mut bench), [NotifyCall::SetRules(rules.clone())]);
    answers(&mut bench, NotifyAnswer::Rules(rules));
    assert!(bench.shows("Guardado"));
    bench.press("Solicitud nueva: En pantalla");
    assert!(!bench.shows("Guardado"), "something changed since");
}

#[test]
fn quiet_hours_are_times_here_that_differ() {
    let mut bench = page(vec![]);
    assert!(!bench.shows("Desde"));
    bench.press("No avisarme entre dos horas");
    assert!(bench.shows("Zona horaria: UTC"));
    for (field, typed, problem) in [
        ("Desde", "25:00", "Escriba una hora, como 22:00"),
        ("Hasta", "siete", "Escriba una hora, como 22:00"),
        ("Hasta", "22:00", "Elija una hora distinta"),
    ] {
        write(&mut bench, field, typed);
        assert!(bench.shows(problem), "{typed}");
        bench.press(SAVE);
        assert_eq!(asked(&mut bench), [], "{typed}");
        write(&mut bench, "Desde", "22:00");
        write(&mut bench, "Hasta", "07:00");
        assert!(!bench.shows(problem), "{typed}");
    }

    write(&mut bench, "Desde", "21:30");
    bench.press(SAVE);

    let rules = NotificationRules {
        quiet_hours: night(21 * 60 + 30, "UTC"),
        ..NotificationRules::default()
    };
    assert_eq!(asked(&mut bench), [NotifyCall::SetRules(rules)]);
    refuses(&mut bench, "quiet_hours", "malformed");
    assert!(bench.shows("El servicio no admite estas horas o esta zona horaria"));
    assert!(bench.shows("Revise los campos marcados"));
}

#[test]
fn quiet_hours_of_another_place_stay_there_until_moved() {
    let mut bench = page(vec![]);
    let rules = |zone| NotificationRules {
        quiet_hours: night(1320, zone),
        ..NotificationRules::default()
    };
    answers(&mut bench, NotifyAnswer::Rules(rules("America/Lima")));
    assert!(bench.shows("Zona horaria: America/Lima"));

    bench.press("Usar UTC");
    bench.press(SAVE);

    assert_eq!(asked(&mut bench), [NotifyCall::SetRules(rules("UTC"))]);
}

#[test]
fn companies_are_muted_by_the_word_that_is_used_here() {
    let settings = Settings {
        company_word: Some("Sede".to_owned()),
        ..Settings::default()
    };
    let mut bench = large(World {
        settings,
        ..world()
    });
    open(&mut bench, vec![], &ALL);
    asked(&mut bench);
    assert!(bench.shows("Silenciar por sede"));

    bench.press("Globex");
    bench.press("Acme");
    bench.press("Acme");
    bench.press(SAVE);

    let rules = NotificationRules {
        muted_companies: [CompanyId(6)].into(),
        ..NotificationRules::default()
    };
    assert_eq!(asked(&mut bench), [NotifyCall::SetRules(rules)]);
    refuses(&mut bench, "muted_companies", "too_long");
    assert!(bench.shows("Son demasiadas: marque menos"));
}

#[test]
fn what_was_ticked_is_not_lost_without_a_question() {
    let mut bench = page(vec![]);
    bench.press("Solicitud nueva: Sonido");
    bench.key(Modifiers::NONE, Key::Escape);
    assert!(bench.shows("¿Descartar los cambios?"));
    bench.press("Cancelar");
    assert!(bench.shows(SAVE));

    bench.press("Volver al centro de asistencia");
    bench.press("Descartar");
    assert!(bench.shows("Mis solicitudes de asistencia"));
    assert_eq!(asked(&mut bench), []);

    open(&mut bench, vec![], &ALL);
    bench.key(Modifiers::NONE, Key::Escape);
    assert!(
        bench.shows("Mis solicitudes de asistencia"),
        "nothing was changed"
    );
}

#[test]
fn what_was_ticked_can_be_taken_back() {
    let mut bench = page(vec![]);
    bench.press("Solicitud nueva: Sonido");
    bench.press("Deshacer");
    bench.key(Modifiers::NONE, Key::Escape);
    assert!(bench.shows("Mis solicitudes de asistencia"));
}

#[test]
fn a_notification_that_leads_to_a_request_brings_the_panels_back_r20() {
    let mut bench = page(vec![]);
    for time in ["first", "second"] {
        let opened = Input::Desktop(DesktopEvent::Open(RequestId(1034)));
        bench.state_mut().take(opened);
        bench.run();
        assert!(bench.shows("Mensajes de chat"), "{time}");
        assert!(!bench.shows(SAVE), "{time}");
        open(&mut bench, vec![], &ALL);
    }

    bench.press("Solicitud nueva: Sonido");
    let opened = Input::Desktop(DesktopEvent::Open(RequestId(1031)));
    bench.state_mut().take(opened);
    bench.run();
    assert!(bench.shows("¿Descartar los cambios?"));
}

#[test]
fn a_service_that_fails_is_told_and_asked_again() {
    let mut bench = large(world());
    bench.press("Disponible");
    bench.press("Avisos…");
    fails(&mut bench, CallProblem::Unavailable);
    bench.done();
    assert!(bench.shows("El servicio no responde. Compruebe la conexión y pruebe otra vez."));

    bench.press("Reintentar");

    assert_eq!(bench.done(), [Action::Notifications(NotifyCall::Load)]);
}

#[test]
fn what_this_computer_lacks_is_told() {
    let mut bench = page(vec![]);
    for part in [DesktopPart::Notifications, DesktopPart::Sound] {
        let missing = Input::Desktop(DesktopEvent::Missing(part));
        bench.state_mut().take(missing);
    }
    bench.run();
    for words in [
        "Este equipo no muestra avisos: no hay servicio de notificaciones. \
         El sonido y la ventana siguen avisando.",
        "Este equipo no reproduce sonidos: instale pipewire-bin, pulseaudio-utils o alsa-utils.",
    ] {
        assert!(bench.shows(words), "{words}");
    }
}

#[test]
fn the_page_can_be_read_in_english() {
    let mut bench = large(world().language("en"));
    open(&mut bench, vec![], &[]);
    for words in [
        "Notifications",
        "On this computer",
        "Message while I am not looking: On screen",
        "Repeat until somebody takes it",
        "Also while I am not Available (e-mail, text, webhook)",
        "Mute by company",
        "That a customer is back is only told on this computer.",
        "This service can send neither e-mail nor text messages: an administrator has to set it up.",
    ] {
        assert!(bench.shows(words), "{words}");
    }
    assert!(bench.query_by_label("Add").is_none());
}

#[test]
fn what_the_keyboard_reaches_comes_into_sight() {
    let mut bench = sized(world(), vec2(1024.0, 700.0), 1.0);
    open(
        &mut bench,
        (1..=6)
            .map(|id| contact(id, ContactKind::Email, true))
            .collect(),
        &ALL,
    );
    let name = "También cuando no estoy Disponible (correo, texto, webhook)";
    let is_in_sight = |bench: &Bench| bench.get_by_label(name).rect().bottom() < 646.0;
    assert!(!is_in_sight(&bench));

    bench.get_by_label(name).focus();
    bench.run();

    assert!(is_in_sight(&bench));
}
