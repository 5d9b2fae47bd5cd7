//! Buttons and what chooses.

use atiende_ui::icons;
use atiende_ui::widgets::{
    Button, IconButton, checkbox, chip, chip_bar, dropdown, link, segmented,
};
use egui::accesskit::Role;
use egui::{Ui, vec2};
use egui_kittest::kittest::Queryable;

use super::page;
use crate::support::both_themes;

fn buttons(ui: &mut Ui) {
    page(ui, "Buttons", |ui| {
        ui.horizontal(|ui| {
            Button::primary("Asignarme a mí").show(ui);
            Button::primary("Enviar").icon(icons::SEND).show(ui);
            Button::secondary("Unirse a conversación")
                .icon(icons::MESSAGE)
                .show(ui);
            Button::ghost("Anular asignación").show(ui);
            Button::danger("Cerrar solicitud").show(ui);
        });
        ui.horizontal(|ui| {
            let reason = Some("Únase primero a la conversación");
            Button::primary("Enviar").disabled_because(reason).show(ui);
            Button::secondary("Cargar archivo")
                .icon(icons::PAPERCLIP)
                .disabled_because(reason)
                .show(ui);
            Button::ghost("Finalizar").disabled_because(reason).show(ui);
            Button::primary("Conectando…").busy(true).show(ui);
            Button::secondary("Guardando…").busy(true).show(ui);
        });
        ui.horizontal(|ui| {
            Button::secondary("Disponible")
                .trailing(icons::CHEVRON_DOWN)
                .show(ui);
            Button::primary("Probar").compact().show(ui);
            Button::secondary("Reintentar")
                .icon(icons::REFRESH)
                .compact()
                .show(ui);
            Button::ghost("Más")
                .trailing(icons::CHEVRON_RIGHT)
                .compact()
                .show(ui);
            link(ui, "Abrir el portal");
        });
        ui.scope(|ui| {
            ui.set_width(320.0);
            Button::primary("Iniciar sesión").fill_width().show(ui);
        });
    });
}

fn choices(ui: &mut Ui) {
    page(ui, "Icon buttons", |ui| {
        ui.horizontal(|ui| {
            for (icon, label) in [
                (icons::SETTINGS, "Ajustes"),
                (icons::BELL, "Avisos"),
                (icons::PAPERCLIP, "Cargar archivo"),
            ] {
                IconButton::new(icon, label).show(ui);
            }
            IconButton::new(icons::FILTER, "Filtro")
                .selected(true)
                .show(ui);
            IconButton::new(icons::SCREEN_SHARE, "Compartir")
                .disabled_because(Some("Solo en Windows y Mac"))
                .show(ui);
            IconButton::new(icons::COPY, "Copiar").compact().show(ui);
            IconButton::new(icons::X, "Quitar").compact().show(ui);
        });
    });
    page(ui, "Chips, segments, choices", |ui| {
        chip_bar(ui, |ui| {
            chip(ui, "Todas", Some(214), false);
            chip(ui, "Nuevas", Some(3), true);
            chip(ui, "Activas", Some(11), false);
            chip(ui, "Completadas", None, false);
        });
        ui.horizontal(|ui| {
            segmented(ui, "Tema", &["Sistema", "Claro", "Oscuro"], 0);
            dropdown(ui, "Idioma", &["Español", "English"], 0);
        });
        checkbox(ui, &mut true, "Avisar con sonido");
        checkbox(ui, &mut false, "Abrir al iniciar el equipo");
    });
}

#[test]
fn buttons_and_choices_are_drawn_and_named() {
    let content = |ui: &mut Ui| {
        buttons(ui);
        choices(ui);
    };
    both_themes("controls", vec2(820.0, 640.0), content, |harness| {
        harness.get_by_role_and_label(Role::Button, "Asignarme a mí");
        harness.get_by_role_and_label(Role::Button, "Ajustes");
        harness.get_by_role_and_label(Role::Tab, "Nuevas 3");
        harness.get_by_role_and_label(Role::RadioButton, "Oscuro");
        harness.get_by_role_and_label(Role::ComboBox, "Idioma");
        harness.get_by_role_and_label(Role::CheckBox, "Avisar con sonido");
        harness.get_by_label("Conectando…");
    });
}
