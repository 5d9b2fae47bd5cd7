//! A picture of a file, in a frame whose size is known before the picture is there.

use egui::{Color32, CornerRadius, Rect, TextureId, Ui, Vec2, pos2, vec2};

use super::icon::paint_icon;
use crate::icons;
use crate::theme::{self, radius};

/// How tall a picture in a chat is at most.
const TALLEST: f32 = 240.0;
/// A frame is at least so tall: a picture of one line could not be clicked.
const LOWEST: f32 = 48.0;

/// A picture, or the place where it will be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Picture {
    /// How large it is, in pixels.
    pub size: [u32; 2],
    /// The picture, once it is there.
    pub texture: Option<TextureId>,
}

impl Picture {
    /// Its size within this room; never larger than it is.
    pub(super) fn fitted(&self, room: Vec2) -> Vec2 {
        let [width, height] = self.size.map(|side| side.max(1) as f32);
        let scale = (room.x / width).min(room.y / height).min(1.0);
        vec2(width, height) * scale
    }

    /// The height of its frame in a chat.
    pub(super) fn frame_height(&self, width: f32) -> f32 {
        self.fitted(vec2(width, TALLEST)).y.max(LOWEST).round()
    }

    /// Paints the frame with the picture in its middle.
    pub(super) fn paint(&self, ui: &Ui, frame: Rect) {
        let surface = &theme::tokens(ui).surface;
        let round = CornerRadius::same(radius::MEDIUM);
        ui.painter().rect_filled(frame, round, surface.sunken);
        let place = Rect::from_center_size(frame.center(), self.fitted(frame.size()));
        match self.texture {
            Some(texture) => paint_texture(ui, texture, place, round),
            None => {
                let ink = theme::tokens(ui).text.muted;
                paint_icon(ui.painter(), icons::IMAGE, frame.center(), 24.0, ink);
            }
        }
    }
}

/// Paints a whole texture into a place.
pub(super) fn paint_texture(ui: &Ui, texture: TextureId, place: Rect, round: CornerRadius) {
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    let shape = egui::epaint::RectShape::filled(place, round, Color32::WHITE);
    ui.painter().add(shape.with_texture(texture, whole));
}
