//! Rows, headers, facts and what stands there while they load.

use atiende_ui::icons;
use atiende_ui::theme::Tone;
use atiende_ui::widgets::{
    CellTone, Density, IconButton, Sort, TableRow, badge, cell, header_cell, header_row, key_value,
    panel_header, section, skeleton_rows, text_cell,
};
use egui::accesskit::Role;
use egui::{Ui, vec2};
use egui_kittest::kittest::Queryable;

use super::page;
use crate::support::both_themes;

const ROWS: [(&str, &str, &str, &str); 4] = [
    (
        "02:14",
        "1042",
        "María Pérez",
        "No puedo imprimir desde el portátil nuevo de la oficina",
    ),
    ("00:40", "1043", "J. Gómez", "Pantalla negra"),
    ("11:11", "1039", "Ana", "VPN"),
    (
        "1:07:47",
        "1031",
        "Luis Ángel Domínguez",
        "¿Cómo cambio la contraseña?",
    ),
];

fn row(ui: &mut Ui, index: usize, density: Density) {
    let (waiting, id, name, subject) = ROWS[index];
    let marker = [Some(Tone::Attention), None, None, Some(Tone::Danger)][index];
    let accessible = format!("{id} {name} {density:?}");
    TableRow::new((id, density), &accessible)
        .selected(index == 1)
        .density(density)
        .marker(marker)
        .show(ui, |ui| {
            text_cell(ui, 60.0, waiting, CellTone::Number);
            text_cell(ui, 44.0, id, CellTone::Secondary);
            text_cell(ui, 120.0, name, CellTone::Strong);
            text_cell(ui, 220.0, subject, CellTone::Primary);
            cell(ui, 110.0, |ui| badge(ui, Tone::Accent, "Nueva"));
        });
}

fn tables(ui: &mut Ui) {
    page(ui, "Table", |ui| {
        panel_header(ui, "Solicitudes de asistencia", |ui| {
            IconButton::new(icons::MORE, "Más").show(ui);
            IconButton::new(icons::FILTER, "Filtro").show(ui);
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        header_row(ui, |ui| {
            header_cell(ui, 60.0, "Espera", Sort::Descending);
            header_cell(ui, 44.0, "ID", Sort::None);
            header_cell(ui, 120.0, "Cliente", Sort::Ascending);
            header_cell(ui, 220.0, "Asunto", Sort::None);
            header_cell(ui, 110.0, "Estado", Sort::None);
        });
        (0..4).for_each(|index| row(ui, index, Density::Comfortable));
        (0..2).for_each(|index| row(ui, index, Density::Compact));
        skeleton_rows(ui, 3, Density::Comfortable);
    });
    page(ui, "Facts", |ui| {
        ui.set_max_width(360.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        section(ui, "Detalles", |ui| {
            key_value(ui, "ID", "1042", "Copiar ID");
            key_value(
                ui,
                "Correo electrónico",
                "maria.perez@acme.example",
                "Copiar correo",
            );
            key_value(
                ui,
                "Asunto",
                "No puedo imprimir desde el portátil nuevo de la oficina de Sevilla",
                "Copiar asunto",
            );
        });
    });
    page(ui, "Facts in a narrow place", |ui| {
        ui.scope(narrow_facts);
    });
}

fn narrow_facts(ui: &mut Ui) {
    ui.set_max_width(220.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    key_value(ui, "Dirección IP", "203.0.113.24", "Copiar IP");
    let (name, copy) = ("Correo electrónico del cliente", "Copiar correo 2");
    key_value(ui, name, "maria.perez@acme.example", copy);
}

#[test]
fn tables_are_drawn_and_named() {
    both_themes("tables", vec2(760.0, 820.0), tables, |harness| {
        harness.get_by_role_and_label(Role::ColumnHeader, "Cliente");
        harness.get_by_role_and_label(Role::Row, "1043 J. Gómez Comfortable");
        harness.get_by_role_and_label(Role::Button, "Copiar correo");
        harness
            .get_by_role_and_label(Role::Row, "1039 Ana Comfortable")
            .hover();
        harness
            .get_by_role_and_label(Role::Row, "1031 Luis Ángel Domínguez Comfortable")
            .focus();
        harness.run();
    });
}
