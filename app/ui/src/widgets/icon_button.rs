//! Buttons with an icon only; the required label is their tooltip and accessible name.

use egui::{Color32, CornerRadius, Id, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::icon::{Icon, paint_icon};
use super::paint::{describe, focus_ring, hover_ground, reveal};
use super::tip::tip;
use crate::theme::{self, Tone, height, radius};

/// A square button.
#[must_use = "a button appears when `show` is called"]
pub struct IconButton<'a> {
    icon: Icon,
    label: &'a str,
    shortcut: Option<&'a str>,
    reason: Option<&'a str>,
    is_selected: bool,
    tone: Option<Tone>,
    side: f32,
}

impl<'a> IconButton<'a> {
    /// Shows `icon` and is called `label`.
    pub fn new(icon: Icon, label: &'a str) -> Self {
        Self {
            icon,
            label,
            shortcut: None,
            reason: None,
            is_selected: false,
            tone: None,
            side: height::CONTROL,
        }
    }

    /// Names the key that does the same.
    pub fn shortcut(mut self, keys: &'a str) -> Self {
        self.shortcut = Some(keys);
        self
    }

    /// Greys the button out and explains why.
    pub fn disabled_because(mut self, reason: Option<&'a str>) -> Self {
        self.reason = reason;
        self
    }

    /// Stays pressed.
    pub fn selected(mut self, is_selected: bool) -> Self {
        self.is_selected = is_selected;
        self
    }

    /// Is drawn in the colour of what it means.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = Some(tone);
        self
    }

    /// Fits into rows.
    pub fn compact(mut self) -> Self {
        self.side = 24.0;
        self
    }

    /// Draws the button.
    pub fn show(self, ui: &mut Ui) -> Response {
        let (id, rect) = ui.allocate_space(Vec2::splat(self.side));
        self.show_at(ui, id, rect, true)
    }

    /// Draws the button over what is already there; `is_seen` says whether it shows without focus.
    pub(super) fn show_at(self, ui: &Ui, id: Id, rect: Rect, is_seen: bool) -> Response {
        let is_enabled = ui.is_enabled() && self.reason.is_none();
        let sense = if is_enabled {
            Sense::click()
        } else {
            Sense::focusable_noninteractive()
        };
        let response = ui.interact(rect, id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, self.label));
        reveal(ui, &response, rect);
        if ui.is_rect_visible(rect) && (is_seen || response.has_focus()) {
            self.paint(ui, rect, &response, is_enabled);
        }
        if let Some(reason) = self.reason {
            describe(&response, reason);
        }
        tip(response, self.reason.unwrap_or(self.label), self.shortcut)
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, is_enabled: bool) {
        let tokens = theme::tokens(ui);
        let ground = match () {
            () if self.is_selected => tokens.meanings.accent.background,
            () if is_enabled => hover_ground(ui, response),
            () => Color32::TRANSPARENT,
        };
        let ink = match () {
            () if self.is_selected => tokens.meanings.accent.text,
            () if !is_enabled => tokens.outline,
            () => match self.tone {
                Some(tone) => tokens.meaning(tone).text,
                None if response.hovered() => tokens.text.primary,
                None => tokens.text.secondary,
            },
        };
        ui.painter()
            .rect_filled(rect, CornerRadius::same(radius::MEDIUM), ground);
        let points = if self.side < height::CONTROL {
            14.0
        } else {
            height::ICON
        };
        paint_icon(ui.painter(), self.icon, rect.center(), points, ink);
        focus_ring(ui, response, rect, radius::MEDIUM);
    }
}
