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

/// The colour that somebody wrote as `#rrggbb`.
pub(crate) fn typed_color(text: &str) -> Option<Color32> {
    let digits = text.strip_prefix('#')?;
    let is_hex = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex);
    number.map(hex)
}

/// Whether white letters can be read on a colour: 4.5:1, by the WCAG formula.
pub(crate) fn carries_white(color: Color32) -> bool {
    let linear = |channel: u8| match f64::from(channel) / 255.0 {
        low if low <= 0.04045 => low / 12.92,
        high => ((high + 0.055) / 1.055).powf(2.4),
    };
    let luminance =
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b());
    1.05 / (luminance + 0.05) >= 4.5
}
