//! Fields to type into.

use atiende_ui::widgets::{TextField, composer, search_field};
use egui::accesskit::Role;
use egui::{Ui, vec2};
use egui_kittest::kittest::Queryable;

use super::page;
use crate::support::both_themes;

fn fields(ui: &mut Ui) {
    let text = |text: &str| text.to_owned();
    page(ui, "Fields", |ui| {
        ui.set_max_width(380.0);
        ui.spacing_mut().item_spacing.y = 14.0;
        TextField::new("Servicio", &mut text(""))
            .hint("https://ayuda.ejemplo.es")
            .help("Se lo da su administrador")
            .show(ui);
        TextField::new("Correo electrónico", &mut text("ada@ejemplo"))
            .error(Some("Falta la parte después del punto"))
            .show(ui);
        TextField::new("Contraseña", &mut text("secreto"))
            .password()
            .show(ui);
        TextField::new("Empresa", &mut text("Acme"))
            .disabled(true)
            .show(ui);
        TextField::new(
            "Nota",
            &mut text("Llamar después de las 14:00.\nPregunta por Lucía."),
        )
        .rows(3)
        .show(ui);
        search_field(ui, &mut text(""), "Buscar", "Borrar la búsqueda");
        search_field(
            ui,
            &mut text("impresora"),
            "Buscar otra vez",
            "Borrar la búsqueda 2",
        );
        composer(ui, &mut text(""), "Mensaje", "Escriba un mensaje…");
        ui.add_enabled_ui(false, |ui| {
            composer(
                ui,
                &mut text("borrador"),
                "Mensaje 3",
                "La conversación terminó",
            )
        });
        composer(
            ui,
            &mut text("Voy a mirarlo.\n¿Puede reiniciar el equipo?"),
            "Mensaje 2",
            "",
        );
    });
}

#[test]
fn fields_are_drawn_and_named_by_their_labels() {
    both_themes("fields", vec2(460.0, 700.0), fields, |harness| {
        harness.get_by_role_and_label(Role::TextInput, "Servicio");
        harness.get_by_role_and_label(Role::PasswordInput, "Contraseña");
        harness.get_by_role_and_label(Role::TextInput, "Buscar");
        harness.get_by_role_and_label(Role::Button, "Borrar la búsqueda 2");
        harness.get_by_role_and_label(Role::MultilineTextInput, "Mensaje");
        harness
            .get_by_role_and_label(Role::TextInput, "Correo electrónico")
            .focus();
        harness.run();
    });
}
