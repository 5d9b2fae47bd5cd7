//! What rings, what this computer lacks, and how the console behaves on it.

use atiende_core::{Action, DesktopEvent, DesktopPart, Input, Preferences};
use atiende_protocol::{Seq, ServerFrame};
use egui::{Key, Modifiers, Popup, Role, vec2};
use egui_kittest::kittest::Queryable;

use super::world::request;
use super::{Use, World, bench, sized};

#[test]
fn what_the_computer_lacks_is_said_in_the_bar() {
    let mut bench = bench(World::quiet());
    let title = "A este equipo le falta algo para avisarle";
    let sentence = "Este equipo no muestra avisos: no hay servicio de notificaciones. \
                    El sonido y la ventana siguen avisando.";
    let sign = format!("{title}\n{sentence}");
    assert!(!bench.shows(&sign));

    let missing = DesktopEvent::Missing(DesktopPart::Notifications);
    bench.state_mut().take(Input::Desktop(missing));
    bench.run();

    bench.get_by_role_and_label(Role::Button, &sign).focus();
    bench.run();
    bench.key(Modifiers::NONE, Key::Enter);
    assert!(bench.shows(title) && bench.shows(sentence));

    bench.key(Modifiers::NONE, Key::Escape);
    assert!(!Popup::is_any_open(&bench.ctx));
}

#[test]
fn in_a_small_window_the_signs_cover_nothing() {
    let mut bench = sized(World::busy(), vec2(1024.0, 700.0), 1.0);
    let missing = DesktopEvent::Missing(DesktopPart::Notifications);
    bench.state_mut().take(Input::Desktop(missing));
    bench.hears(ServerFrame::Request {
        seq: Seq(1_000_000),
        request: request(77),
    });
    let names = [
        "Silenciar el aviso de las solicitudes",
        "A este equipo le falta algo",
    ];
    let [silence, lacks] = names.map(|name| bench.get_by_label_contains(name).rect());
    let connection = bench.get_by_label("Conectado").rect();
    let title = bench.get_by_label("Centro de asistencia").rect();
    assert!(title.right() < connection.left(), "{title} {connection}");
    assert!(connection.right() < lacks.left(), "{connection} {lacks}");
    assert!(lacks.right() < silence.left(), "{lacks} {silence}");
}

#[test]
fn what_rings_can_be_silenced_in_the_window() {
    let name = "Silenciar el aviso de las solicitudes que esperan";
    let mut quiet = bench(World::quiet());
    quiet.run();
    assert!(quiet.query_by_label(name).is_none());

    let mut bench = bench(World::quiet());
    let waits = ServerFrame::Request {
        seq: Seq(1_000_000),
        request: request(77),
    };
    bench.state_mut().take(Input::Frame(waits));
    bench.run();
    bench.press(name);

    assert_eq!(bench.done(), [Action::Silence(None)]);
}

#[test]
fn closing_starting_and_being_away_are_chosen_in_the_user_s_menu() {
    let choices: [(&str, Preferences); 3] = [
        (
            "Al cerrar, seguir en la bandeja",
            Preferences {
                closes_to_tray: true,
                ..Preferences::default()
            },
        ),
        (
            "Iniciar con el equipo",
            Preferences {
                starts_at_login: true,
                ..Preferences::default()
            },
        ),
        (
            "10 min",
            Preferences {
                away_after_minutes: Some(10),
                ..Preferences::default()
            },
        ),
    ];
    for (name, preferences) in choices {
        let mut bench = bench(World::quiet());
        bench.press("Su cuenta: Ana López");
        bench.press(name);
        assert_eq!(bench.done(), [Action::SetPreferences(preferences)]);
    }
}
