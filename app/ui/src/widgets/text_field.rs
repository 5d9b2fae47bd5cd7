//! Fields to type into: a label above, help or an error below.

use egui::{Frame, Margin, Response, Sense, Stroke, TextEdit, Ui, vec2};

use super::icon::paint_icon;
use super::icon_button::IconButton;
use super::paint::{describe, reveal};
use super::text::label;
use crate::icons;
use crate::theme::{self, Size, Tokens, Tone, Weight, height, radius, space};

const SIGN: f32 = 14.0;

/// A field; `show` draws it and says whether the text changed.
#[must_use = "a field appears when `show` is called"]
pub struct TextField<'a> {
    name: &'a str,
    text: &'a mut String,
    hint: &'a str,
    help: Option<&'a str>,
    error: Option<&'a str>,
    rows: usize,
    width: f32,
    is_password: bool,
    is_enabled: bool,
    shows_label: bool,
}

impl<'a> TextField<'a> {
    /// A one-line field called `name`.
    pub fn new(name: &'a str, text: &'a mut String) -> Self {
        Self {
            name,
            text,
            hint: "",
            help: None,
            error: None,
            rows: 1,
            width: f32::INFINITY,
            is_password: false,
            is_enabled: true,
            shows_label: true,
        }
    }

    /// Shows an example while the field is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Explains below the field what to write.
    pub fn help(mut self, help: &'a str) -> Self {
        self.help = Some(help);
        self
    }

    /// Says below the field what is wrong, in place of the help.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Hides what is typed.
    pub fn password(mut self) -> Self {
        self.is_password = true;
        self
    }

    /// Makes room for several lines.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Limits the width; without it the field fills the line.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Lets the text be read only.
    pub fn disabled(mut self, is_disabled: bool) -> Self {
        self.is_enabled = !is_disabled;
        self
    }

    /// Keeps the label for screen readers only.
    pub fn hidden_label(mut self) -> Self {
        self.shows_label = false;
        self
    }

    /// Draws label, field and what is below it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let width = self.width.min(ui.available_width());
        ui.vertical(|ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = space::XS;
            let tokens = theme::tokens(ui);
            let title = self.shows_label.then(|| {
                label(
                    ui,
                    self.name,
                    Size::Small,
                    Weight::Medium,
                    tokens.text.secondary,
                )
            });
            let mut frame = frame(tokens, self.error.is_some());
            if self.rows > 1 {
                frame.inner_margin = Margin::symmetric(10, 7);
            }
            if !self.is_enabled {
                frame.fill = tokens.surface.sunken;
            }
            let edit = edit(self.text, self.rows, self.hint)
                .password(self.is_password)
                .frame(frame)
                .desired_width(width);
            let response = ui.add_enabled(self.is_enabled, edit);
            mark_focus(ui, &response, self.error.is_some());
            let response = match title {
                Some(title) => response.labelled_by(title.id),
                None => response.accessible_name(self.name),
            };
            below(ui, &response, self.error, self.help);
            response
        })
        .inner
    }
}

fn edit<'t>(text: &'t mut String, rows: usize, hint: &str) -> TextEdit<'t> {
    let edit = match rows {
        0 | 1 => TextEdit::singleline(text).align(egui::Align2::LEFT_CENTER),
        rows => TextEdit::multiline(text).desired_rows(rows),
    };
    edit.hint_text(hint).min_size(vec2(0.0, height::CONTROL))
}

/// A field with a looking glass; Esc or the cross empties it.
pub fn search_field(ui: &mut Ui, text: &mut String, name: &str, clear: &str) -> Response {
    let tokens = theme::tokens(ui);
    let mut frame = frame(tokens, false);
    frame.inner_margin.left = 30;
    frame.inner_margin.right = 28;
    let width = ui.available_width();
    let edit = edit(text, 1, name).frame(frame).desired_width(width);
    let mut response = ui.add(edit).accessible_name(name);
    mark_focus(ui, &response, false);
    let center = response.rect.left_center() + vec2(16.0, 0.0);
    paint_icon(ui.painter(), icons::SEARCH, center, 14.0, tokens.text.muted);
    if !text.is_empty() && is_emptied(ui, &response, clear) {
        text.clear();
        response.mark_changed();
    }
    response
}

fn is_emptied(ui: &Ui, response: &Response, clear: &str) -> bool {
    let center = response.rect.right_center() - vec2(15.0, 0.0);
    let rect = egui::Rect::from_center_size(center, egui::Vec2::splat(22.0));
    let cross = IconButton::new(icons::X, clear).compact();
    let is_escaped =
        response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape));
    cross
        .show_at(ui, response.id.with("clear"), rect, true)
        .clicked()
        || is_escaped
}

/// The ground and edge that all fields share.
pub(super) fn frame(tokens: &Tokens, is_wrong: bool) -> Frame {
    let edge = if is_wrong {
        tokens.meanings.danger.mark
    } else {
        tokens.outline
    };
    Frame::new()
        .fill(tokens.surface.field)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(radius::MEDIUM)
        .inner_margin(Margin::symmetric(10, 4))
}

/// A field with the keyboard has a coloured edge twice as wide.
pub(super) fn mark_focus(ui: &Ui, response: &Response, is_wrong: bool) {
    reveal(ui, response, response.rect);
    if response.has_focus() {
        let tokens = theme::tokens(ui);
        let color = if is_wrong {
            tokens.meanings.danger.mark
        } else {
            tokens.focus
        };
        let radius = egui::CornerRadius::same(radius::MEDIUM);
        ui.painter().rect_stroke(
            response.rect,
            radius,
            Stroke::new(2.0, color),
            egui::StrokeKind::Inside,
        );
    }
}

fn below(ui: &mut Ui, response: &Response, error: Option<&str>, help: Option<&str>) {
    let tokens = theme::tokens(ui);
    if let Some(error) = error {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_invalid(egui::accesskit::Invalid::True)
        });
        describe(response, error);
        let color = tokens.meaning(Tone::Danger).text;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let place = vec2(SIGN, Size::Small.line_height());
            let (rect, _) = ui.allocate_exact_size(place, Sense::hover());
            paint_icon(
                ui.painter(),
                icons::CIRCLE_ALERT,
                rect.center(),
                SIGN,
                color,
            );
            label(ui, error, Size::Small, Weight::Regular, color);
        });
    } else if let Some(help) = help {
        describe(response, help);
        super::text::help(ui, help);
    }
}
