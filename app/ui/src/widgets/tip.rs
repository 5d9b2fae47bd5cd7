//! Tooltips: a sentence and, after it, the key that does the same.

use egui::{Response, RichText};

use crate::theme::{self, Size, Weight, font, space};

/// Explains a widget while the pointer rests on it or the keyboard is there.
pub fn tip(response: Response, text: &str, shortcut: Option<&str>) -> Response {
    response.on_hover_ui(|ui| {
        let sentence = RichText::new(text).font(font(Size::Small, Weight::Regular));
        let Some(keys) = shortcut else {
            ui.label(sentence); // It may wrap, which nothing does in a row.
            return;
        };
        ui.spacing_mut().item_spacing.x = space::S;
        ui.horizontal(|ui| {
            ui.label(sentence);
            let keys = RichText::new(keys).font(font(Size::Small, Weight::Medium));
            ui.label(keys.color(theme::tokens(ui).text.muted));
        });
    })
}
