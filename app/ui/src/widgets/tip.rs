//! Tooltips: a sentence and, after it, the key that does the same.

use egui::Response;

use crate::theme::{self, Size, Weight, font, space};

/// Explains a widget while the pointer rests on it or the keyboard is there.
pub fn tip(response: Response, text: &str, shortcut: Option<&str>) -> Response {
    response.on_hover_ui(|ui| {
        let tokens = theme::tokens(ui);
        ui.spacing_mut().item_spacing.x = space::S;
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(text).font(font(Size::Small, Weight::Regular)));
            if let Some(keys) = shortcut {
                ui.label(
                    egui::RichText::new(keys)
                        .font(font(Size::Small, Weight::Medium))
                        .color(tokens.text.muted),
                );
            }
        });
    })
}
