//! Every colour, size and font of the console, for both themes; start at [`install`] and [`tokens`].

mod color;
mod fonts;
mod metrics;
mod palette;
mod style;
#[cfg(test)]
mod tests;
mod tokens;

pub(crate) use color::{carries_white, typed_color};
pub use fonts::{Size, Weight, font, icon_font};
pub use metrics::{height, radius, space};
pub(crate) use palette::{MARK_GROUND, MARK_INK};
pub use tokens::{Avatar, Meaning, Meanings, Shadows, Surfaces, Texts, Tokens, Tone};

use egui::style::ScrollAnimation;
use egui::{Context, Theme, ThemePreference, Ui};

/// Longest transition in seconds; it explains, it never decorates.
const TRANSITION_SECS: f32 = 0.1;

/// Sets the fonts and both styles; the theme follows the system until told otherwise.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| style::apply(style, of(theme)));
    }
    set_preference(ctx, ThemePreference::System);
    set_reduced_motion(ctx, false);
}

/// The tokens of the theme that `ui` is drawn in.
pub fn tokens(ui: &Ui) -> &'static Tokens {
    of(if ui.visuals().dark_mode {
        Theme::Dark
    } else {
        Theme::Light
    })
}

/// The tokens of one theme.
pub fn of(theme: Theme) -> &'static Tokens {
    match theme {
        Theme::Light => &palette::LIGHT,
        Theme::Dark => &palette::DARK,
    }
}

/// Follows the system, or stays light or dark.
pub fn set_preference(ctx: &Context, preference: ThemePreference) {
    ctx.set_theme(preference);
}

/// Switches every transition off, for people whom motion disturbs.
pub fn set_reduced_motion(ctx: &Context, is_reduced: bool) {
    ctx.all_styles_mut(|style| {
        style.animation_time = if is_reduced { 0.0 } else { TRANSITION_SECS };
        style.scroll_animation = match is_reduced {
            true => ScrollAnimation::none(),
            false => ScrollAnimation::duration(TRANSITION_SECS),
        };
    });
}

/// Whether transitions are switched off.
pub fn is_motion_reduced(ctx: &Context) -> bool {
    ctx.global_style().animation_time == 0.0
}
