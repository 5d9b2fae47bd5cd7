//! Both languages, switched while the console runs.

use atiende_core::Action;
use egui_kittest::kittest::Queryable;

use super::{Use, World, bench};

#[test]
fn the_language_changes_at_once_everywhere() {
    let mut bench = bench(World::busy().selecting(1034));
    bench.press("Su cuenta: Ana López");
    bench.press("English");

    assert!(matches!(
        bench.done().as_slice(),
        [Action::SetPreferences(preferences)] if preferences.language.as_deref() == Some("en")
    ));
    for words in [
        "Support Center",
        "Support Requests",
        "My Support Requests",
        "New 8",
        "Actions",
        "Chat Messages",
        "Source Information",
        "End Chat",
        "Close Request",
        "Unassign",
        "You joined the chat",
        "2. María Pérez — Acme: Your turn",
    ] {
        assert!(bench.shows(words), "{words}");
    }
    assert!(!bench.shows("Centro de asistencia"));
}

#[test]
fn the_words_of_the_article_are_verbatim() {
    let bench = bench(World::busy().selecting(1034));
    for words in [
        "Remote Support",
        "Centro de asistencia",
        "Solicitudes de asistencia",
        "Mis solicitudes de asistencia",
        "Acciones",
        "Mensajes de chat",
        "Detalles",
        "Información de origen",
        "Anular asignación",
        "Finalizar conversación",
        "Cerrar solicitud",
        "ID de la solicitud",
        "Correo electrónico del cliente",
        "Empresa",
        "Estado",
        "Destinatario asignado",
        "Dirección IP",
        "Tipo de dispositivo",
        "Sistema operativo",
        "Explorador web",
        "Disponible",
    ] {
        assert!(bench.shows(words), "{words}");
    }
}

#[test]
fn the_welcome_page_can_be_read_in_both_languages() {
    let mut bench = bench(World::quiet().then(atiende_core::Input::NoAccount));
    bench.press("Español");
    bench.press("English");

    assert!(bench.shows("Welcome to Atiende"));
    assert!(bench.query_by_label("Try it on this computer").is_some());
}
