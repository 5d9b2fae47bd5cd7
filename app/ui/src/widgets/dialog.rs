//! Dialogs in the middle of the window, above everything else.

use egui::{Context, Frame, Id, Layout, Margin, Modal, Stroke, Ui};

use super::button::Button;
use super::text::{secondary, title};
use crate::theme::{self, Tone, radius, space};

const WIDTH: f32 = 400.0;

/// How a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Do it.
    Confirmed,
    /// Leave it; also Esc and a click beside the dialog.
    Cancelled,
}

/// A question before something happens; show it in each frame until it is answered.
#[derive(Debug)]
pub struct Confirm<'a> {
    /// What would happen.
    pub title: &'a str,
    /// What that means.
    pub text: &'a str,
    /// The button that does it.
    pub confirm: &'a str,
    /// The button that does not.
    pub cancel: &'a str,
    /// [`Tone::Danger`] for what cannot be undone, [`Tone::Attention`] for what may do harm.
    pub tone: Tone,
}

impl Confirm<'_> {
    /// Draws the question; the safe button has the keyboard at first where there is a risk.
    pub fn show(&self, ctx: &Context) -> Option<Answer> {
        let mut answer = None;
        let is_closed = dialog(ctx, Id::unique(("confirm", self.title)), self.title, |ui| {
            secondary(ui, self.text);
            ui.add_space(space::L);
            answer = self.buttons(ui);
        });
        answer.or(is_closed.then_some(Answer::Cancelled))
    }

    fn buttons(&self, ui: &mut Ui) -> Option<Answer> {
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            let is_danger = self.tone == Tone::Danger;
            let is_risky = is_danger || self.tone == Tone::Attention;
            let confirm = if is_danger {
                Button::danger(self.confirm)
            } else {
                Button::primary(self.confirm)
            };
            let confirm = confirm.show(ui);
            let cancel = Button::secondary(self.cancel).show(ui);
            if ui.memory(|memory| memory.focused().is_none()) {
                if is_risky {
                    cancel.request_focus()
                } else {
                    confirm.request_focus()
                };
            }
            match () {
                () if confirm.clicked() => Some(Answer::Confirmed),
                () if cancel.clicked() => Some(Answer::Cancelled),
                () => None,
            }
        })
        .inner
    }
}

/// A dialog with a title; true when Esc or a click beside it asked to close it.
pub fn dialog(ctx: &Context, id: Id, heading: &str, content: impl FnOnce(&mut Ui)) -> bool {
    let tokens = theme::of(ctx.theme());
    let frame = Frame::new()
        .fill(tokens.surface.raised)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::LARGE + 2)
        .shadow(tokens.shadow.dialog)
        .inner_margin(Margin::same(20));
    let modal = Modal::new(id)
        .frame(frame)
        .backdrop_color(tokens.surface.scrim);
    let shown = modal.show(ctx, |ui| {
        ui.set_width(WIDTH.min(ctx.content_rect().width() - 80.0));
        let named = title(ui, heading).id;
        content(ui);
        named
    });
    ctx.accesskit_node_builder(shown.response.id, |node| {
        node.set_role(egui::Role::Dialog);
        node.push_labelled_by(shown.inner.accesskit_id());
    });
    shown.should_close()
}
