//! The bar: menu path, connection, status, account.

use atiende_core::{Action, Input, TokenPlace};
use atiende_protocol::{Availability, Timestamp};
use egui_kittest::kittest::Queryable;

use super::world::{NOW, SECOND};
use super::{Use, World, bench};

///
#[test]
fn remote_support_leads_to_the_support_center_r02() {
    let mut bench = bench(World::quiet());

    bench.press("Remote Support");

    let item = egui::Role::MenuItemRadio;
    assert!(
        bench
            .query_by_role_and_label(item, "Centro de asistencia")
            .is_some()
    );
}

#[test]
fn the_connection_is_told_as_it_is() {
    let mut bench = bench(World::quiet());
    assert!(bench.shows("Conectado · sincronizado hace unos segundos"));

    bench.state_mut().now = Timestamp(NOW + 130 * SECOND);
    bench.run();
    assert!(bench.shows("Conectado · sincronizado hace 2 min"));

    bench.state_mut().take(Input::Disconnected);
    bench.state_mut().take(Input::Connecting);
    bench.run();
    assert!(bench.shows("Sin conexión desde las 10:47"));
}

#[test]
fn the_status_is_chosen_from_a_menu() {
    let mut bench = bench(World::quiet());

    bench.press("Disponible");
    bench.press("Ausente");

    assert_eq!(
        bench.done(),
        [Action::SetAvailability {
            availability: Availability::Away,
            reason: String::new(),
        }]
    );
}

#[test]
fn the_account_says_where_the_key_is_kept() {
    for (place, words) in [
        (TokenPlace::Keyring, "Guardada en el llavero del sistema"),
        (
            TokenPlace::File,
            "No hay llavero: está en un archivo que solo puede leer su usuario",
        ),
        (
            TokenPlace::Memory,
            "Solo en memoria; se renueva en cada inicio",
        ),
    ] {
        let mut bench = bench(World {
            token_place: place,
            ..World::quiet()
        });
        bench.press("Su cuenta: Ana López");
        for shown in [
            "Ana López",
            "ana@ejemplo.com",
            "https://asistencia.ejemplo.com",
            words,
        ] {
            assert!(bench.shows(shown), "{shown}");
        }
    }
}

#[test]
fn signing_out_is_in_the_account() {
    let mut bench = bench(World::quiet());

    bench.press("Su cuenta: Ana López");
    bench.press("Cerrar sesión");

    assert_eq!(bench.done(), [Action::SignOut]);
}

#[test]
fn theme_and_density_are_chosen_in_the_account() {
    let mut bench = bench(World::busy());
    bench.press("Su cuenta: Ana López");
    bench.press("Oscuro");
    assert_eq!(bench.ctx.theme(), egui::Theme::Dark);

    if !bench.shows("Compactas") {
        bench.press("Su cuenta: Ana López");
    }
    bench.press("Compactas");

    assert!(bench.state().ui_state.layout.is_compact);
}

#[test]
fn the_portal_of_the_service_on_this_computer_is_one_click_away() {
    let address = "http://127.0.0.1:4100/p/prueba";
    let mut bench = bench(World {
        portal: Some(address.to_owned()),
        ..World::busy()
    });

    bench.press("Abrir portal");
    assert_eq!(bench.done(), [Action::OpenPortal]);
    bench.press("Portal del cliente");
    assert!(bench.shows(address));
    bench.get_by_label("Copiar la dirección").click_accesskit();
    bench.step();

    let copied = egui::OutputCommand::CopyText(address.to_owned());
    assert!(bench.output().platform_output.commands.contains(&copied));
}

#[test]
fn another_service_has_no_portal_button() {
    assert!(!bench(World::busy()).shows("Abrir portal"));
}
