//! Buttons with a word: primary, secondary, ghost and danger.

use egui::{
    Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::content::Content;
use super::icon::Icon;
use super::paint::{describe, focus_ring, reveal};
use super::tip::tip;
use crate::theme::{self, Tokens, Tone, Weight, height, radius, space};

/// A button; `show` draws it and says whether it was clicked.
#[must_use = "a button appears when `show` is called"]
pub struct Button<'a> {
    kind: Kind,
    content: Content<'a>,
    reason: Option<&'a str>,
    shortcut: Option<&'a str>,
    is_compact: bool,
    fills_width: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Ghost,
    Danger,
}

struct Look {
    ground: Color32,
    border: Color32,
    ink: Color32,
}

impl<'a> Button<'a> {
    /// The one thing that is expected here.
    pub fn primary(label: &'a str) -> Self {
        Self::new(Kind::Primary, label)
    }

    /// One of several things that can be done.
    pub fn secondary(label: &'a str) -> Self {
        Self::new(Kind::Secondary, label)
    }

    /// Something on the side, without a frame.
    pub fn ghost(label: &'a str) -> Self {
        Self::new(Kind::Ghost, label)
    }

    /// Something that cannot be undone.
    pub fn danger(label: &'a str) -> Self {
        Self::new(Kind::Danger, label)
    }

    fn new(kind: Kind, text: &'a str) -> Self {
        let content = Content {
            icon: None,
            dot: None,
            text,
            trailing: None,
            is_busy: false,
            weight: Weight::Medium,
        };
        Self {
            kind,
            content,
            reason: None,
            shortcut: None,
            is_compact: false,
            fills_width: false,
        }
    }

    /// Puts an icon before the word.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.content.icon = Some(icon);
        self
    }

    /// Puts a coloured dot before the word; the word says the same.
    pub fn dot(mut self, tone: Tone) -> Self {
        self.content.dot = Some(tone);
        self
    }

    /// Puts a small icon after the word, such as the arrow of a menu.
    pub fn trailing(mut self, icon: Icon) -> Self {
        self.content.trailing = Some(icon);
        self
    }

    /// Shows that the work is going on; it cannot be clicked meanwhile.
    pub fn busy(mut self, is_busy: bool) -> Self {
        self.content.is_busy = is_busy;
        self
    }

    /// Greys the button out and explains why; it stays reachable by keyboard so that the reason can be read.
    pub fn disabled_because(mut self, reason: Option<&'a str>) -> Self {
        self.reason = reason;
        self
    }

    /// Names the key that does the same.
    pub fn shortcut(mut self, keys: &'a str) -> Self {
        self.shortcut = Some(keys);
        self
    }

    /// Fits into rows and banners.
    pub fn compact(mut self) -> Self {
        self.is_compact = true;
        self
    }

    /// Takes the whole width.
    pub fn fill_width(mut self) -> Self {
        self.fills_width = true;
        self
    }

    /// How wide the button wants to be.
    pub(super) fn width(&self, ui: &Ui) -> f32 {
        self.content.lay_out(ui, f32::INFINITY).width() + 2.0 * self.padding()
    }

    fn padding(&self) -> f32 {
        if self.is_compact { 10.0 } else { space::M }
    }

    /// Draws the button.
    pub fn show(self, ui: &mut Ui) -> Response {
        let is_enabled = ui.is_enabled() && self.reason.is_none() && !self.content.is_busy;
        let laid_out = self
            .content
            .lay_out(ui, ui.available_width() - 2.0 * self.padding());
        let width = match self.fills_width {
            true => ui.available_width(),
            false => laid_out.width() + 2.0 * self.padding(),
        };
        let height = if self.is_compact {
            height::CONTROL_COMPACT
        } else {
            height::CONTROL
        };
        let sense = if is_enabled {
            Sense::click()
        } else {
            Sense::focusable_noninteractive()
        };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, self.content.text));
        reveal(ui, &response, rect);
        if ui.is_rect_visible(rect) {
            let look = self.look(theme::tokens(ui), &response, is_enabled);
            paint_ground(ui, rect, &look);
            laid_out.paint_centered(ui, rect, look.ink);
            focus_ring(ui, &response, rect, radius::MEDIUM);
        }
        self.explain(response)
    }

    fn look(&self, tokens: &Tokens, response: &Response, is_enabled: bool) -> Look {
        match self.kind {
            Kind::Primary if is_enabled => solid(tokens, Tone::Accent, response),
            Kind::Danger if is_enabled => solid(tokens, Tone::Danger, response),
            Kind::Secondary => framed(tokens, response, is_enabled),
            Kind::Ghost => bare(tokens, response, is_enabled),
            _ => Look {
                ground: tokens.surface.pressed,
                border: Color32::TRANSPARENT,
                ink: tokens.text.muted,
            },
        }
    }

    fn explain(&self, response: Response) -> Response {
        if let Some(reason) = self.reason {
            describe(&response, reason);
            return tip(response, reason, None);
        }
        match self.shortcut {
            Some(keys) => tip(response, self.content.text, Some(keys)),
            None => response,
        }
    }
}

fn solid(tokens: &Tokens, tone: Tone, response: &Response) -> Look {
    let meaning = tokens.meaning(tone);
    let ground = if response.hovered() {
        meaning.solid_hover
    } else {
        meaning.solid
    };
    Look {
        ground,
        border: Color32::TRANSPARENT,
        ink: meaning.on_solid,
    }
}

fn framed(tokens: &Tokens, response: &Response, is_enabled: bool) -> Look {
    let ground = match response {
        _ if !is_enabled => tokens.surface.sunken,
        response if response.is_pointer_button_down_on() => tokens.surface.pressed,
        response if response.hovered() => tokens.surface.hover,
        _ => tokens.surface.raised,
    };
    let ink = if is_enabled {
        tokens.text.primary
    } else {
        tokens.text.muted
    };
    Look {
        ground,
        border: tokens.meanings.neutral.border,
        ink,
    }
}

fn bare(tokens: &Tokens, response: &Response, is_enabled: bool) -> Look {
    let is_hovered = is_enabled && response.hovered();
    let ground = match response {
        response if is_enabled && response.is_pointer_button_down_on() => tokens.surface.pressed,
        _ if is_hovered => tokens.surface.hover,
        _ => Color32::TRANSPARENT,
    };
    let ink = match is_enabled {
        true if is_hovered => tokens.text.primary,
        true => tokens.text.secondary,
        false => tokens.text.muted,
    };
    Look {
        ground,
        border: Color32::TRANSPARENT,
        ink,
    }
}

fn paint_ground(ui: &Ui, rect: Rect, look: &Look) {
    let stroke = Stroke::new(1.0, look.border);
    ui.painter().rect(
        rect,
        CornerRadius::same(radius::MEDIUM),
        look.ground,
        stroke,
        StrokeKind::Inside,
    );
}
