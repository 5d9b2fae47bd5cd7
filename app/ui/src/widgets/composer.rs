//! The field that a message is written in: Enter sends, Shift+Enter starts a new line.

use egui::{Key, KeyboardShortcut, Margin, Modifiers, Response, ScrollArea, TextEdit, Ui};

use super::text_field::{frame, mark_focus};
use crate::theme;

const MOST_ROWS: f32 = 6.0;

/// What happened in the field.
#[derive(Debug)]
pub struct Composer {
    /// The text field.
    pub response: Response,
    /// Whether Enter asked to send; the caller takes the text.
    pub is_submitted: bool,
}

/// Draws the field over the whole width; it grows with the text, then scrolls.
///
/// In a disabled `ui` it shows only the hint, which then says why nothing can be written; the text is kept.
pub fn composer(ui: &mut Ui, text: &mut String, name: &str, hint: &str) -> Composer {
    let tokens = theme::tokens(ui);
    let mut nothing = String::new();
    let (text, ground) = match ui.is_enabled() {
        true => (text, tokens.surface.field),
        false => (&mut nothing, tokens.surface.sunken),
    };
    let row = ui.text_style_height(&egui::TextStyle::Body);
    let mut frame = frame(tokens, false);
    frame.inner_margin = Margin {
        left: 10,
        right: 10,
        top: 5,
        bottom: 4,
    };
    frame.fill = ground;
    let shown = frame.show(ui, |ui| {
        let width = ui.available_width();
        // The reason must be as readable as any text.
        ui.set_opacity(1.0);
        // One line shall be as high as a button, not as a button within a frame.
        ui.spacing_mut().interact_size.y = 0.0;
        ScrollArea::vertical()
            .id_salt(name)
            .max_height(row * MOST_ROWS)
            .show(ui, |ui| {
                let edit = TextEdit::multiline(text)
                    .hint_text(hint)
                    .desired_rows(1)
                    .desired_width(width)
                    .frame(egui::Frame::NONE)
                    .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
                ui.add(edit).accessible_name(name)
            })
            .inner
    });
    let response = shown.inner;
    mark_focus(
        ui,
        &response.clone().with_new_rect(shown.response.rect),
        false,
    );
    let is_enter = ui.input(|input| input.key_pressed(Key::Enter) && input.modifiers.is_none());
    let is_submitted = response.has_focus() && is_enter;
    Composer {
        response,
        is_submitted,
    }
}
