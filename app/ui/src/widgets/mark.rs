//! The product's mark, as in `assets/icons/atiende.svg`: a pointer on what somebody says.

use egui::{CornerRadius, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2, pos2};

use crate::theme::{MARK_GROUND, MARK_INK};

/// The mark is drawn on a square of so many units.
const UNITS: f32 = 256.0;
const GROUND: f32 = 60.0;
const SPEECH: (Rect, f32) = (
    Rect {
        min: pos2(32.0, 36.0),
        max: pos2(224.0, 180.0),
    },
    44.0,
);
const TAIL: [Pos2; 3] = [pos2(80.0, 160.0), pos2(80.0, 220.0), pos2(136.0, 172.0)];
/// From its tip on: the triangles that fill it fan out from there.
const POINTER: [Pos2; 7] = [
    pos2(98.0, 56.0),
    pos2(98.0, 144.0),
    pos2(119.0, 127.0),
    pos2(135.0, 163.0),
    pos2(156.0, 154.0),
    pos2(140.0, 118.0),
    pos2(167.0, 116.0),
];

/// Draws the mark as decoration; the product's name stands beside it.
pub fn mark(ui: &mut Ui, side: f32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    let scale = side / UNITS;
    let place = |point: Pos2| rect.min + point.to_vec2() * scale;
    let corner = |radius: f32| CornerRadius::from(radius * scale);
    let shape = |points: &[Pos2], color| {
        let points = points.iter().copied().map(place).collect();
        Shape::convex_polygon(points, color, Stroke::NONE)
    };
    let (speech, radius) = SPEECH;
    let speech = Rect::from_min_max(place(speech.min), place(speech.max));
    let painter = ui.painter();
    painter.rect_filled(rect, corner(GROUND), MARK_GROUND);
    painter.rect_filled(speech, corner(radius), MARK_INK);
    painter.add(shape(&TAIL, MARK_INK));
    painter.add(shape(&POINTER, MARK_GROUND));
}
