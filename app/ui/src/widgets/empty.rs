//! What stands in a place that has nothing to show yet: why, and what to do.

use egui::{Align, CornerRadius, Label, Sense, Ui, Vec2};

use super::button::Button;
use super::icon::{Icon, paint_icon};
use super::paint;
use crate::theme::{self, Size, Weight, height, space};

const ROUND: f32 = 48.0;
const WIDTH: f32 = 320.0;

/// An empty state; `show` draws it and says whether its button was clicked.
#[must_use = "an empty state appears when `show` is called"]
pub struct EmptyState<'a> {
    icon: Icon,
    title: &'a str,
    sentence: &'a str,
    action: Option<&'a str>,
}

impl<'a> EmptyState<'a> {
    /// An icon, a title and one sentence.
    pub fn new(icon: Icon, title: &'a str, sentence: &'a str) -> Self {
        Self {
            icon,
            title,
            sentence,
            action: None,
        }
    }

    /// Adds the button that fills the place.
    pub fn action(mut self, label: &'a str) -> Self {
        self.action = Some(label);
        self
    }

    /// Draws it a little above the middle of the space that is left.
    pub fn show(self, ui: &mut Ui) -> bool {
        let tokens = theme::tokens(ui);
        let width = WIDTH.min(ui.available_width() - 2.0 * space::L).max(80.0);
        let title = (Size::Title, Weight::SemiBold, tokens.text.primary);
        let title = paint::paragraph(ui, self.title, title, width, Align::Center);
        let sentence = (Size::Body, Weight::Regular, tokens.text.secondary);
        let sentence = paint::paragraph(ui, self.sentence, sentence, width, Align::Center);
        let button = self.action.map_or(0.0, |_| space::L + height::CONTROL);
        let tall = ROUND + space::M + title.size().y + space::XS + sentence.size().y + button;
        let above = ((ui.available_height() - tall) * 0.45).clamp(space::L, 400.0);
        ui.vertical_centered(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(above);
            self.sign(ui);
            ui.add_space(space::M);
            ui.add(Label::new(title));
            ui.add_space(space::XS);
            ui.add(Label::new(sentence));
            let Some(label) = self.action else {
                return false;
            };
            ui.add_space(space::L);
            Button::secondary(label).show(ui).clicked()
        })
        .inner
    }

    fn sign(&self, ui: &mut Ui) {
        let tokens = theme::tokens(ui);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(ROUND), Sense::hover());
        ui.painter().rect_filled(
            rect,
            CornerRadius::same(14),
            tokens.meanings.neutral.background,
        );
        paint_icon(
            ui.painter(),
            self.icon,
            rect.center(),
            22.0,
            tokens.text.secondary,
        );
    }
}
