//! Plain text in the five sizes.

use egui::{Color32, Label, Response, RichText, Ui};

use crate::theme::{self, Size, Tone, Weight, font};

/// The one sentence of a page.
pub fn display(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).text.primary;
    label(ui, text, Size::Display, Weight::SemiBold, color)
}

/// The title of a panel.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).text.primary;
    label(ui, text, Size::Title, Weight::SemiBold, color)
}

/// Running text.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).text.primary;
    label(ui, text, Size::Body, Weight::Regular, color)
}

/// A name or a value that is looked for.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).text.primary;
    label(ui, text, Size::Body, Weight::Medium, color)
}

/// What explains the text above it.
pub fn secondary(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).text.secondary;
    label(ui, text, Size::Body, Weight::Regular, color)
}

/// Times and small remarks.
pub fn caption(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).text.muted;
    label(ui, text, Size::Caption, Weight::Regular, color)
}

/// What follows from a choice or belongs into a field; below it.
pub fn help(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).text.muted;
    label(ui, text, Size::Small, Weight::Regular, color)
}

/// A small remark in the colour of what it means.
pub fn toned(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    let color = theme::tokens(ui).meaning(tone).text;
    label(ui, text, Size::Small, Weight::Medium, color)
}

/// A word that leads somewhere.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let text = RichText::new(text).font(font(Size::Body, Weight::Medium));
    let response = ui.link(text);
    super::paint::focus_ring(ui, &response, response.rect, theme::radius::SMALL);
    response
}

/// A label of any size and colour, for the widgets beside this file.
pub(super) fn label(
    ui: &mut Ui,
    text: &str,
    size: Size,
    weight: Weight,
    color: Color32,
) -> Response {
    let text = RichText::new(text)
        .font(font(size, weight))
        .line_height(Some(size.line_height()))
        .color(color);
    ui.add(Label::new(text).wrap())
}
