//! Short notices in the corner, the newest at the bottom; the caller decides how long they stay.

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, Role, Stroke, Ui, vec2};

use super::banner::tone_icon;
use super::button::Button;
use super::notice::{Notice, NoticeClick};
use crate::theme::{self, Tone, Weight, radius, space};

const WIDTH: f32 = 340.0;

/// One notice.
#[derive(Clone, Copy, Debug)]
pub struct Toast<'a> {
    /// How it is meant.
    pub tone: Tone,
    /// What happened.
    pub text: &'a str,
    /// A button, such as the one that undoes it.
    pub action: Option<&'a str>,
}

/// What was clicked, by the notice's index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastClick {
    /// Its button.
    Action(usize),
    /// Its cross.
    Dismiss(usize),
}

/// Draws the notices above everything but dialogs; `dismiss` names the cross.
pub fn toasts(ctx: &Context, notices: &[Toast<'_>], dismiss: &str) -> Option<ToastClick> {
    let mut click = None;
    Area::new(Id::unique("toasts"))
        .order(Order::Foreground)
        .anchor(Align2::LEFT_BOTTOM, vec2(space::L, -space::L))
        .show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            for (index, notice) in notices.iter().enumerate() {
                click = toast(ui, notice, index, dismiss).or(click);
            }
        });
    click
}

fn toast(ui: &mut Ui, notice: &Toast<'_>, index: usize, dismiss: &str) -> Option<ToastClick> {
    let tokens = theme::tokens(ui);
    let frame = Frame::new()
        .fill(tokens.surface.raised)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::LARGE)
        .shadow(tokens.shadow.popup)
        .inner_margin(Margin {
            left: 12,
            right: 8,
            top: 8,
            bottom: 8,
        });
    let line = Notice {
        icon: tone_icon(notice.tone),
        icon_color: tokens.meaning(notice.tone).text,
        text: notice.text,
        text_color: tokens.text.primary,
        weight: Weight::Regular,
        action: notice.action.map(|name| Button::ghost(name).compact()),
        dismiss: Some(dismiss),
    };
    let shown = frame.show(ui, |ui| line.show(ui, WIDTH));
    ui.ctx()
        .accesskit_node_builder(shown.response.id, |node| node.set_role(Role::Alert));
    shown.inner.map(|click| match click {
        NoticeClick::Action => ToastClick::Action(index),
        NoticeClick::Dismiss => ToastClick::Dismiss(index),
    })
}
