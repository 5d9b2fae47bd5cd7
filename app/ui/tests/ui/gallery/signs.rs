//! Dots, badges, banners, empty states and text.

use atiende_ui::icons;
use atiende_ui::theme::Tone;
use atiende_ui::widgets::{
    Banner, EmptyState, avatar, badge, body, caption, counter, display, secondary, status, strong,
    title,
};
use egui::{Ui, vec2};
use egui_kittest::kittest::Queryable;

use super::page;
use crate::support::both_themes;

const TONES: [(Tone, &str); 6] = [
    (Tone::Neutral, "Fuera de línea"),
    (Tone::Accent, "Nueva"),
    (Tone::Calm, "Poniéndose al día"),
    (Tone::Attention, "Le toca a usted"),
    (Tone::Danger, "Sin conexión"),
    (Tone::Success, "Disponible"),
];

fn texts(ui: &mut Ui) {
    page(ui, "Text", |ui| {
        display(ui, "Bienvenida a Atiende");
        title(ui, "Solicitudes de asistencia");
        body(
            ui,
            "Ángela pidió ayuda: «¿por qué no imprime?» — ¡señal débil! · 12,50 € ✓ → ñ ü …",
        );
        strong(ui, "María Pérez 0123456789");
        secondary(
            ui,
            "Los clientes escriben en el portal; usted contesta aquí.",
        );
        caption(ui, "hoy, 10:42 · 01:11 · 07:47");
    });
}

fn signs(ui: &mut Ui) {
    page(ui, "Signs", |ui| {
        ui.horizontal(|ui| TONES.map(|(tone, text)| status(ui, tone, text)));
        ui.horizontal(|ui| TONES.map(|(tone, text)| badge(ui, tone, text)));
        ui.horizontal(|ui| {
            for (index, (tone, _)) in TONES.into_iter().enumerate() {
                counter(ui, tone, [1, 3, 12, 47, 99, 340][index]);
            }
            for name in [
                "Ada Lovelace",
                "María Pérez",
                "J. Gómez",
                "Luis",
                "Íñigo Ñáñez",
                "Bob",
                "Zoe Q",
                "Grace Hopper",
            ] {
                avatar(ui, name, 28.0);
            }
        });
    });
}

fn banners(ui: &mut Ui) {
    page(ui, "Banners", |ui| {
        Banner::new(Tone::Calm, "Trayendo 214 solicitudes del servicio").show(ui);
        Banner::new(
            Tone::Attention,
            "No recibe solicitudes nuevas porque está Ausente",
        )
        .action("Ponerme disponible")
        .show(ui);
        Banner::new(
            Tone::Danger,
            "Sin conexión desde las 10:42; sus mensajes se enviarán al volver",
        )
        .action("Reintentar")
        .show(ui);
        Banner::new(Tone::Success, "La solicitud 1042 está cerrada")
            .dismiss("Quitar")
            .show(ui);
        Banner::new(Tone::Neutral, "Una frase muy larga que no cabe en una sola línea y por eso sigue en la segunda, sin tapar el botón ni salirse del borde del recuadro").action("Entendido").show(ui);
    });
}

fn all(ui: &mut Ui) {
    texts(ui);
    signs(ui);
    banners(ui);
    page(ui, "Empty", |ui| {
        ui.set_height(210.0);
        EmptyState::new(
            icons::INBOX,
            "Ninguna solicitud nueva",
            "Cuando un cliente pida ayuda en el portal, aparecerá aquí al momento.",
        )
        .action("Abrir el portal")
        .show(ui);
    });
}

#[test]
fn signs_are_drawn_and_named() {
    both_themes("signs", vec2(860.0, 1000.0), all, |harness| {
        harness.get_by_label("Ponerme disponible");
        harness.get_by_label("Ninguna solicitud nueva");
        harness.get_by_label("María Pérez");
        assert_eq!(harness.get_all_by_label("Disponible").count(), 2);
    });
}
