//! Grey bars in the shape of the rows that are being loaded; they stand still, so the window stays idle.

use egui::{CornerRadius, Rect, Sense, Ui, pos2, vec2};

use super::table::Density;
use crate::theme::{self, space};

const BARS: [(f32, f32); 4] = [(0.0, 0.08), (0.12, 0.22), (0.42, 0.16), (0.66, 0.26)];

/// Draws as many rows as are expected.
pub fn skeleton_rows(ui: &mut Ui, rows: usize, density: Density) {
    for row in 0..rows {
        let size = vec2(ui.available_width(), density.row_height());
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        paint_bars(ui, rect.shrink2(vec2(space::M, 0.0)), row);
    }
}

/// Later rows are fainter: the list goes on.
fn paint_bars(ui: &Ui, rect: Rect, row: usize) {
    let faintness = 1.0 / (1.0 + row as f32 * 0.35);
    let color = theme::tokens(ui).surface.pressed.gamma_multiply(faintness);
    for (index, (start, width)) in BARS.into_iter().enumerate() {
        let shorter = 1.0 - ((row * 7 + index * 3) % 5) as f32 * 0.09;
        let left = rect.left() + rect.width() * start;
        let bar = Rect::from_min_size(
            pos2(left, rect.center().y - 5.0),
            vec2(rect.width() * width * shorter, 10.0),
        );
        ui.painter().rect_filled(bar, CornerRadius::same(3), color);
    }
}
