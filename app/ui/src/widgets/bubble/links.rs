//! Links inside a text: each can be clicked, reached by Tab, and is told to screen readers.

use std::ops::Range;

use egui::{CursorIcon, Galley, Id, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

use crate::theme::{self, radius};
use crate::widgets::paint::focus_ring;

/// How far the underline is above the end of the line.
const BELOW: f32 = 3.0;

/// A text as it lies on the screen.
pub(super) struct Shown<'a> {
    pub galley: &'a Galley,
    pub text: &'a str,
    pub at: Pos2,
}

/// The link that was clicked, if one was.
pub(super) fn clicked(ui: &Ui, id: Id, shown: &Shown<'_>, links: &[Range<usize>]) -> Option<usize> {
    let mut clicked = None;
    for (index, range) in links.iter().enumerate() {
        for (part, rect) in shown.areas(range).into_iter().enumerate() {
            // A link over two lines is one stop for Tab.
            let sense = if part == 0 {
                Sense::click()
            } else {
                Sense::CLICK
            };
            underline(ui, rect);
            let response = ui.interact(rect, id.with(("link", index, part)), sense);
            if part == 0 {
                let name = shown.text.get(range.clone()).unwrap_or_default();
                response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
                focus_ring(ui, &response, rect, radius::SMALL);
            }
            let response = response.on_hover_cursor(CursorIcon::PointingHand);
            clicked = response.clicked().then_some(index).or(clicked);
        }
    }
    clicked
}

/// Close to the letters: egui's own underline follows the distance of lines.
fn underline(ui: &Ui, link: Rect) {
    let ink = theme::tokens(ui).meanings.accent.text;
    let y = ui.painter().round_to_pixel_center(link.bottom() - BELOW);
    ui.painter().hline(link.x_range(), y, Stroke::new(1.0, ink));
}

impl Shown<'_> {
    /// Where a part of the text lies: one rectangle a line.
    fn areas(&self, bytes: &Range<usize>) -> Vec<Rect> {
        let chars = |end: usize| self.text.get(..end).map_or(0, |text| text.chars().count());
        let (start, end) = (chars(bytes.start), chars(bytes.end));
        let mut areas = Vec::new();
        let mut first = 0;
        for row in &self.galley.rows {
            let glyphs = row.row.glyphs.iter().enumerate();
            let inside = glyphs.filter(|(index, _)| (start..end).contains(&(first + index)));
            let reach = inside.map(|(_, glyph)| glyph.pos.x..glyph.max_x());
            let reach = reach.reduce(|left, right| left.start..right.end);
            if let Some(reach) = reach {
                let min = self.at + row.pos.to_vec2() + egui::vec2(reach.start, 0.0);
                let size = egui::vec2(reach.end - reach.start, row.row.size.y);
                areas.push(Rect::from_min_size(min, size));
            }
            first += row.row.glyphs.len() + usize::from(row.ends_with_newline);
        }
        areas
    }
}
