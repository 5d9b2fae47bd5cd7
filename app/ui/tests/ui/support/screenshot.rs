//! A picture of somebody's screen: a window on a desk, with lines of text.

use egui::{Color32, ColorImage};

/// Draws it in any size.
pub fn screenshot(width: usize, height: usize) -> ColorImage {
    let pixel = |index: usize| at(index % width, index / width, [width, height]);
    let pixels = (0..width * height).map(pixel).collect();
    ColorImage::new([width, height], pixels)
}

fn at(x: usize, y: usize, [width, height]: [usize; 2]) -> Color32 {
    let (left, top) = (width / 8, height / 8);
    let is_window = (left..width - left).contains(&x) && (top..height - top).contains(&y);
    let is_title = is_window && y < top + height / 12;
    let is_text = is_window && !is_title && (y / 6) % 3 == 1 && x > left + 12 && x % 97 < 70;
    match () {
        () if is_text => Color32::DARK_GRAY,
        () if is_title => Color32::LIGHT_BLUE,
        () if is_window => Color32::WHITE,
        () => Color32::DARK_BLUE,
    }
}
