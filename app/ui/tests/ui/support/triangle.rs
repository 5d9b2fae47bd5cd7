//! Which pixels a triangle covers, and with what weights of its corners.

use std::ops::Range;

use egui::Pos2;

/// The three sides in 1/256 pixel, so that neighbours agree about each pixel on their common side.
pub struct Triangle {
    sides: [Side; 3],
    corners: [(i64, i64); 3],
    area: i64,
}

/// A pixel's distance from a side is `across * column + down * row + start`, positive inside.
struct Side {
    across: i64,
    down: i64,
    start: i64,
    /// Pixels exactly on a side belong to the triangle below or to the right of it, as on a GPU.
    least: i64,
}

/// A range of pixels, the end not included.
pub struct Bounds {
    pub columns: Range<usize>,
    pub rows: Range<usize>,
}

impl Triangle {
    /// A triangle in pixels, or nothing when it is flat.
    pub fn new(corners: [Pos2; 3]) -> Option<Self> {
        let [a, mut b, mut c] = corners.map(|corner| {
            (
                (corner.x * 256.0).round() as i64,
                (corner.y * 256.0).round() as i64,
            )
        });
        let area = (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
        if area < 0 {
            std::mem::swap(&mut b, &mut c);
        }
        // The side opposite each corner, in the order in which the corners were given.
        let (second, third) = (Side::new(c, a), Side::new(a, b));
        let sides = match area < 0 {
            false => [Side::new(b, c), second, third],
            true => [Side::new(b, c), third, second],
        };
        (area != 0).then_some(Self {
            sides,
            corners: [a, b, c],
            area: area.abs(),
        })
    }

    /// The rows of `clip` that can be covered.
    pub fn rows(&self, clip: &Bounds) -> Range<usize> {
        let [a, b, c] = self.corners.map(|corner| corner.1 >> 8);
        let start = (a.min(b).min(c).max(0) as usize).max(clip.rows.start);
        let end = ((a.max(b).max(c) + 1).max(0) as usize).min(clip.rows.end);
        start..end.max(start)
    }

    /// The columns that the triangle covers in a row: one stretch, as in any convex shape.
    pub fn span(&self, row: usize, clip: &Bounds) -> Range<usize> {
        let (mut first, mut end) = (clip.columns.start as i64, clip.columns.end as i64);
        for side in &self.sides {
            let missing = side.least - side.start - side.down * row as i64;
            match side.across {
                0 if missing > 0 => return 0..0,
                0 => {}
                step if step > 0 => first = first.max(-(-missing).div_euclid(step)),
                step => end = end.min((-missing).div_euclid(-step) + 1),
            }
        }
        first as usize..end.max(first) as usize
    }

    /// The weight of each corner at a pixel's middle.
    pub fn weights(&self, column: usize, row: usize) -> [f32; 3] {
        let [a, b, c] = &self.sides;
        let weight = |side: &Side| {
            (side.across * column as i64 + side.down * row as i64 + side.start) as f32
                / self.area as f32
        };
        [weight(a), weight(b), weight(c)]
    }
}

impl Side {
    fn new(from: (i64, i64), to: (i64, i64)) -> Self {
        let (right, down) = (to.0 - from.0, to.1 - from.1);
        let start = right * (128 - from.1) - down * (128 - from.0);
        let owns_edge = down < 0 || (down == 0 && right > 0);
        Self {
            across: -down * 256,
            down: right * 256,
            start,
            least: i64::from(!owns_edge),
        }
    }
}
