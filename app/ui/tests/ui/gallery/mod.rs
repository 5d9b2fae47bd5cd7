//! Every widget in every state, as pictures to look at and as names that a screen reader finds.

mod chat;
mod controls;
mod fields;
mod files;
mod icons;
mod mark;
mod overlays;
mod signs;
mod tables;

use atiende_ui::theme::{self, space};
use atiende_ui::widgets::card;
use egui::Ui;

/// A titled card of the gallery.
fn page(ui: &mut Ui, title: &str, content: impl FnOnce(&mut Ui)) {
    ui.label(
        egui::RichText::new(title).font(theme::font(theme::Size::Caption, theme::Weight::SemiBold)),
    );
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui);
    });
    ui.add_space(space::S);
}
