//! A named value that can be selected, and copied by a button that shows under the pointer.

use egui::{Label, Rect, RichText, Ui, pos2, vec2};

use super::icon_button::IconButton;
use super::text::label;
use crate::icons;
use crate::theme::{self, Size, Weight, font, space};

const KEY_WIDTH: f32 = 128.0;
const NARROW: f32 = 300.0;
const KEY_AIR: f32 = 3.0;
const COPY_SIDE: f32 = 24.0;

/// One row of a list of facts; true when the value was copied to the clipboard.
///
/// In a narrow place the name stands above the value.
pub fn key_value(ui: &mut Ui, key: &str, text: &str, copy_label: &str) -> bool {
    let width = ui.available_width();
    let row = if width < NARROW {
        ui.vertical(|ui| stacked(ui, key, text))
    } else {
        ui.horizontal_top(|ui| side_by_side(ui, key, text))
    };
    let rect = Rect::from_min_size(
        row.response.rect.min,
        vec2(width, row.response.rect.height()),
    );
    let corner = pos2(rect.right() - COPY_SIDE, rect.top());
    let place = Rect::from_min_size(corner, vec2(COPY_SIDE, COPY_SIDE));
    let is_seen = ui.rect_contains_pointer(rect);
    let id = row.response.id.with("copy");
    let copy = IconButton::new(icons::COPY, copy_label).compact();
    let copy = copy.show_at(ui, id, place, is_seen);
    if copy.clicked() {
        ui.ctx().copy_text(text.to_owned());
    }
    copy.clicked()
}

fn stacked(ui: &mut Ui, key: &str, text: &str) {
    let color = theme::tokens(ui).text.muted;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.set_max_width(ui.available_width() - COPY_SIDE);
    ui.add_space(space::XS);
    label(ui, key, Size::Small, Weight::Regular, color);
    value(ui, text);
    ui.add_space(space::XS);
}

fn side_by_side(ui: &mut Ui, key: &str, text: &str) {
    let color = theme::tokens(ui).text.muted;
    ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
    ui.vertical(|ui| {
        ui.set_width(KEY_WIDTH);
        ui.add_space(KEY_AIR);
        label(ui, key, Size::Body, Weight::Regular, color);
        ui.add_space(KEY_AIR);
    });
    ui.vertical(|ui| {
        ui.set_width(ui.available_width() - COPY_SIDE - space::XS);
        ui.add_space(KEY_AIR);
        value(ui, text);
        ui.add_space(KEY_AIR);
    });
}

fn value(ui: &mut Ui, text: &str) {
    let text = RichText::new(text)
        .font(font(Size::Body, Weight::Regular))
        .line_height(Some(Size::Body.line_height()));
    ui.add(Label::new(text).selectable(true).wrap());
}
