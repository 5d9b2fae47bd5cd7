//! A person as a circle with initials; a name always gets the same colour.

use egui::{Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::paint;
use crate::theme::{self, Size, Weight, font};

/// Draws the initials of `name` on one of the theme's eight grounds.
pub fn avatar(ui: &mut Ui, name: &str, diameter: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(diameter), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let avatars = &theme::tokens(ui).avatars;
    if let Some(colors) = avatars.get(slot(name) % avatars.len()) {
        ui.painter()
            .circle_filled(rect.center(), diameter / 2.0, colors.background);
        let mut letters = font(Size::Caption, Weight::SemiBold);
        letters.size = diameter * 0.4;
        let galley = ui
            .painter()
            .layout_no_wrap(initials(name), letters, colors.text);
        paint::put_line(
            ui,
            rect.center() - egui::vec2(galley.size().x / 2.0, 0.0),
            galley,
            colors.text,
        );
    }
    response
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first
        .into_iter()
        .chain(words.next_back())
        .flat_map(char::to_uppercase)
        .collect()
}

/// The same number for the same name on every machine (FNV-1a).
fn slot(name: &str) -> usize {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash ^ (hash >> 15)) as usize
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        assert_eq!(initials("María del Carmen Pérez"), "MP");
        assert_eq!(initials("ángel"), "Á");
        assert_eq!(initials("  (Ana)  "), "A");
        assert_eq!(initials(""), "");
    }
}
