//! A sentence across a panel that says how things are and offers the way out.

use egui::{CornerRadius, Frame, Margin, Role, Stroke, Ui};

use super::button::Button;
use super::icon::Icon;
use super::notice::{Notice, NoticeClick};
use crate::icons;
use crate::theme::{self, Tone, Weight, radius};

/// What was clicked in a banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BannerClick {
    /// The button with a word.
    Action,
    /// The cross.
    Dismiss,
}

/// A banner; `show` draws it and says what was clicked.
#[must_use = "a banner appears when `show` is called"]
pub struct Banner<'a> {
    tone: Tone,
    text: &'a str,
    icon: Icon,
    action: Option<&'a str>,
    dismiss: Option<&'a str>,
}

impl<'a> Banner<'a> {
    /// A sentence in a tone.
    pub fn new(tone: Tone, text: &'a str) -> Self {
        Self {
            tone,
            text,
            icon: tone_icon(tone),
            action: None,
            dismiss: None,
        }
    }

    /// Replaces the tone's own icon.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = icon;
        self
    }

    /// Adds the button that helps.
    pub fn action(mut self, label: &'a str) -> Self {
        self.action = Some(label);
        self
    }

    /// Adds a cross; `label` is its name.
    pub fn dismiss(mut self, label: &'a str) -> Self {
        self.dismiss = Some(label);
        self
    }

    /// Draws the banner over the whole width.
    pub fn show(self, ui: &mut Ui) -> Option<BannerClick> {
        let meaning = theme::tokens(ui).meaning(self.tone);
        let frame = Frame::new()
            .fill(meaning.background)
            .stroke(Stroke::new(1.0, meaning.border))
            .corner_radius(CornerRadius::same(radius::MEDIUM + 2))
            .inner_margin(Margin {
                left: 12,
                right: 6,
                top: 5,
                bottom: 5,
            });
        let shown = frame.show(ui, |ui| self.line(ui));
        ui.ctx()
            .accesskit_node_builder(shown.response.id, |node| node.set_role(Role::Status));
        shown.inner
    }

    fn line(self, ui: &mut Ui) -> Option<BannerClick> {
        let ink = theme::tokens(ui).meaning(self.tone).text;
        let notice = Notice {
            icon: self.icon,
            icon_color: ink,
            text: self.text,
            text_color: ink,
            weight: Weight::Medium,
            action: self.action.map(|name| Button::secondary(name).compact()),
            dismiss: self.dismiss,
        };
        notice
            .show(ui, ui.available_width())
            .map(|click| match click {
                NoticeClick::Action => BannerClick::Action,
                NoticeClick::Dismiss => BannerClick::Dismiss,
            })
    }
}

/// The icon that says a tone without its colour.
pub(super) fn tone_icon(tone: Tone) -> Icon {
    match tone {
        Tone::Neutral | Tone::Accent | Tone::Calm => icons::INFO,
        Tone::Attention => icons::TRIANGLE_ALERT,
        Tone::Danger => icons::CIRCLE_ALERT,
        Tone::Success => icons::CIRCLE_CHECK,
    }
}
