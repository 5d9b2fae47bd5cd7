//! Tokens → egui's own style, so that its menus, scroll bars and text fields look like ours.

use egui::style::{ScrollStyle, TextCursorStyle, WidgetVisuals};
use egui::{Color32, CornerRadius, FontId, Margin, Stroke, Style, TextStyle, Visuals, vec2};

use super::fonts::{Size, Weight, font};
use super::metrics::{height, radius, space};
use super::tokens::Tokens;

/// Inter's own lines are too close for paragraphs; this makes them as far apart as in labels.
const LINE_SPACING: f32 = 3.25;

/// Replaces everything that would look like egui's default.
pub(super) fn apply(style: &mut Style, tokens: &Tokens) {
    texts(style);
    spacing(style);
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    // A tooltip names the key or the reason; egui's own hints would say it a second time.
    style.url_in_tooltip = false;
    visuals(&mut style.visuals, tokens);
    widgets(&mut style.visuals, tokens);
}

fn texts(style: &mut Style) {
    style.text_styles = [
        (TextStyle::Small, font(Size::Small, Weight::Regular)),
        (TextStyle::Body, font(Size::Body, Weight::Regular)),
        (TextStyle::Button, font(Size::Body, Weight::Medium)),
        (TextStyle::Heading, font(Size::Title, Weight::SemiBold)),
        (
            TextStyle::Monospace,
            FontId::monospace(Size::Small.points()),
        ),
    ]
    .into();
}

fn spacing(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S, space::S);
    spacing.button_padding = vec2(space::M, space::XS);
    spacing.extra_text_line_spacing = LINE_SPACING;
    spacing.interact_size = vec2(height::CONTROL, height::CONTROL_COMPACT);
    spacing.menu_margin = Margin::same(4);
    spacing.window_margin = Margin::same(16);
    spacing.tooltip_width = 320.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        ..ScrollStyle::thin()
    };
}

fn visuals(visuals: &mut Visuals, tokens: &Tokens) {
    visuals.panel_fill = tokens.surface.panel;
    visuals.window_fill = tokens.surface.raised;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(radius::LARGE);
    visuals.menu_corner_radius = CornerRadius::same(radius::LARGE - 2);
    visuals.window_shadow = tokens.shadow.dialog;
    visuals.popup_shadow = tokens.shadow.popup;
    visuals.extreme_bg_color = tokens.surface.sunken;
    visuals.text_edit_bg_color = Some(tokens.surface.field);
    visuals.faint_bg_color = tokens.surface.sunken;
    visuals.code_bg_color = tokens.surface.pressed;
    visuals.weak_text_color = Some(tokens.text.muted);
    visuals.hyperlink_color = tokens.meanings.accent.text;
    visuals.warn_fg_color = tokens.meanings.attention.text;
    visuals.error_fg_color = tokens.meanings.danger.text;
    visuals.selection.bg_fill = tokens.meanings.accent.border;
    visuals.selection.stroke = Stroke::new(1.0, tokens.text.primary);
    visuals.text_cursor = cursor(tokens);
    visuals.striped = false;
    visuals.disabled_alpha = 0.5;
}

/// A blinking cursor would draw two frames a second for nothing.
fn cursor(tokens: &Tokens) -> TextCursorStyle {
    let stroke = Stroke::new(1.5, tokens.meanings.accent.text);
    TextCursorStyle {
        stroke,
        blink: false,
        ..TextCursorStyle::default()
    }
}

fn widgets(visuals: &mut Visuals, tokens: &Tokens) {
    let (surface, text) = (&tokens.surface, &tokens.text);
    let look = |fill: Color32, border: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: CornerRadius::same(radius::MEDIUM),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = look(surface.panel, tokens.line, text.primary);
    visuals.widgets.inactive = look(surface.pressed, tokens.line, text.primary);
    visuals.widgets.hovered = look(surface.hover, tokens.outline, text.primary);
    visuals.widgets.active = look(surface.pressed, tokens.outline, text.primary);
    visuals.widgets.open = look(surface.pressed, tokens.line, text.primary);
}
