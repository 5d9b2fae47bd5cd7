//! A chat with everything that can stand in it.

use atiende_ui::widgets::{Bubble, Delivery, day_separator, system_line};
use egui::{Ui, vec2};
use egui_kittest::kittest::Queryable;

use super::page;
use crate::support::both_themes;

fn chat(ui: &mut Ui) {
    page(ui, "Chat", |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        day_separator(ui, "Hoy");
        system_line(ui, "Ada Lovelace se unió a la conversación", "10:41");
        Bubble::theirs("No puedo imprimir")
            .author("María Pérez")
            .time("10:42")
            .show(ui);
        Bubble::theirs("Desde ayer la impresora de la segunda planta no responde, ni por cable ni por wifi, y hoy tengo que enviar los contratos firmados antes de las dos. ¿Qué hago?").author("María Pérez").time("10:42").joined(true).show(ui);
        Bubble::mine("Voy a mirarlo")
            .time("10:43")
            .delivery(Delivery::Sent, "Enviado")
            .show(ui);
        Bubble::mine(
            "¿Puede decirme qué pone en la pantalla de la impresora?\nA veces hay un número.",
        )
        .time("10:44")
        .joined(true)
        .delivery(Delivery::Sending, "Enviando")
        .show(ui);
        Bubble::mine("Pruebe a apagarla un minuto.")
            .time("10:45")
            .delivery(Delivery::Refused, "No enviado: la conversación terminó")
            .retry("Reintentar")
            .show(ui);
        system_line(ui, "María Pérez volvió al portal", "");
    });
}

#[test]
fn a_chat_is_drawn_and_its_texts_are_found() {
    both_themes("chat", vec2(620.0, 560.0), chat, |harness| {
        harness.get_by_label("No puedo imprimir");
        harness.get_by_label("Ada Lovelace se unió a la conversación");
        harness.get_by_label("No enviado: la conversación terminó");
        harness.get_by_label("Reintentar");
        harness.get_by_label("Hoy");
    });
}
