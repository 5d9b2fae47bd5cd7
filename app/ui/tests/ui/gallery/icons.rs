//! Every icon with its name.

use atiende_ui::icons;
use atiende_ui::theme::{self, icon_font};
use atiende_ui::widgets::{caption, icon};
use egui::{Ui, vec2};

use crate::support::both_themes;

fn sheet(ui: &mut Ui) {
    let color = theme::tokens(ui).text.primary;
    ui.columns(6, |columns| {
        for (index, (name, drawn)) in icons::ALL.iter().enumerate() {
            columns[index % 6].horizontal(|ui| {
                icon(ui, *drawn, 20.0, color);
                caption(ui, name);
            });
        }
    });
}

#[test]
fn every_icon_is_in_the_font() {
    both_themes("icons", vec2(900.0, 500.0), sheet, |harness| {
        let missing = |glyph: char| {
            harness
                .ctx
                .fonts_mut(|fonts| !fonts.has_glyph(&icon_font(16.0), glyph))
        };
        let missing: Vec<&str> = icons::ALL
            .iter()
            .filter(|(_, icon)| missing(icon.glyph()))
            .map(|(name, _)| *name)
            .collect();
        assert_eq!(missing, Vec::<&str>::new());
    });
}
