//! The only place where a colour is made from numbers.
#![expect(
    clippy::disallowed_methods,
    reason = "colours are made here and nowhere else"
)]

use egui::Color32;

/// The opaque colour `0xRRGGBB`.
pub(super) const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// Black that lets the ground through, for shadows and scrims.
pub(super) const fn shade(alpha: u8) -> Color32 {
    Color32::from_black_alpha(alpha)
}
