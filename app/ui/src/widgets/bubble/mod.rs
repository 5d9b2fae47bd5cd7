//! A message of a chat, mine at the right and theirs at the left, with its time and what became of it.

mod links;
mod note;
mod parts;

use std::ops::Range;
use std::sync::Arc;

use egui::{
    Align, Color32, CornerRadius, Galley, Label, Layout, Pos2, Rect, RichText, Ui, UiBuilder, pos2,
    vec2,
};

use super::button::Button;
use super::icon::{Icon, paint_icon};
use super::paint;
use crate::icons;
use crate::theme::{self, Size, Tokens, Tone, Weight, font, radius, space};
pub use note::NoteBubble;
pub(super) use parts::{AUTHOR, MARK};
use parts::{PADDING, Parts};

/// What was clicked in a bubble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BubbleClick {
    /// Send a refused message again.
    Retry,
    /// Take a refused message back.
    Discard,
    /// The link with this index.
    Link(usize),
}

/// What became of a message of mine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Not yet confirmed.
    Sending,
    /// The service has it.
    Sent,
    /// The service did not take it.
    Refused,
}

/// A message; `show` draws it and says what was clicked.
#[must_use = "a bubble appears when `show` is called"]
pub struct Bubble<'a> {
    is_mine: bool,
    text: &'a str,
    author: Option<&'a str>,
    time: &'a str,
    is_joined: bool,
    links: &'a [Range<usize>],
    delivery: Option<(Delivery, &'a str)>,
    retry: Option<&'a str>,
    discard: Option<&'a str>,
}

impl<'a> Bubble<'a> {
    /// What I wrote.
    pub fn mine(text: &'a str) -> Self {
        Self::new(true, text)
    }

    /// What somebody else wrote.
    pub fn theirs(text: &'a str) -> Self {
        Self::new(false, text)
    }

    fn new(is_mine: bool, text: &'a str) -> Self {
        Self {
            is_mine,
            text,
            author: None,
            time: "",
            is_joined: false,
            links: &[],
            delivery: None,
            retry: None,
            discard: None,
        }
    }

    /// Names the writer above the bubble.
    pub fn author(mut self, author: &'a str) -> Self {
        self.author = Some(author);
        self
    }

    /// Says when.
    pub fn time(mut self, time: &'a str) -> Self {
        self.time = time;
        self
    }

    /// Belongs to the message above: no name, little distance.
    pub fn joined(mut self, is_joined: bool) -> Self {
        self.is_joined = is_joined;
        self
    }

    /// Makes parts of the text, given as ranges of bytes in their order, into links.
    pub fn links(mut self, links: &'a [Range<usize>]) -> Self {
        self.links = links;
        self
    }

    /// Says what became of it; a refusal shows the words, the others keep them for screen readers.
    pub fn delivery(mut self, delivery: Delivery, words: &'a str) -> Self {
        self.delivery = Some((delivery, words));
        self
    }

    /// Offers to send it again.
    pub fn retry(mut self, label: &'a str) -> Self {
        self.retry = Some(label);
        self
    }

    /// Offers to take it back.
    pub fn discard(mut self, label: &'a str) -> Self {
        self.discard = Some(label);
        self
    }

    /// The height that `show` takes in this width, without drawing anything.
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        self.parts(ui, width).height()
    }

    /// Draws the message over the whole width.
    pub fn show(self, ui: &mut Ui) -> Option<BubbleClick> {
        let parts = self.parts(ui, ui.available_width());
        let (id, rect) = ui.allocate_space(vec2(ui.available_width(), parts.height()));
        if !ui.is_rect_visible(rect) {
            return None;
        }
        let layout = Layout::top_down(if self.is_mine { Align::Max } else { Align::Min });
        let inside = UiBuilder::new().id_salt(id).max_rect(rect).layout(layout);
        let mut ui = ui.new_child(inside);
        ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
        ui.add_space(parts.above);
        if let Some(author) = self.shown_author() {
            author_line(&mut ui, author);
        }
        let link = self.balloon(&mut ui, &parts);
        ui.add_space(space::XS);
        self.refusal(&mut ui, parts.refusal).or(link)
    }

    fn shown_author(&self) -> Option<&'a str> {
        self.author.filter(|_| !self.is_joined)
    }

    fn balloon(&self, ui: &mut Ui, parts: &Parts) -> Option<BubbleClick> {
        let (id, line) = ui.allocate_space(vec2(ui.available_width(), parts.balloon.y));
        let left = if self.is_mine {
            line.right() - parts.balloon.x
        } else {
            line.left()
        };
        let rect = Rect::from_min_size(pos2(left, line.top()), parts.balloon);
        let tokens = theme::tokens(ui);
        ui.painter()
            .rect_filled(rect, corners(self.is_mine), self.ground(tokens));
        self.paint_time(ui, rect, parts);
        let place = Rect::from_min_size(rect.min + PADDING, parts.text.size());
        ui.place(place, Label::new(parts.text.clone()).selectable(true));
        let shown = links::Shown {
            galley: &parts.text,
            text: self.text,
            at: place.min,
        };
        links::clicked(ui, id, &shown, self.links).map(BubbleClick::Link)
    }

    fn ground(&self, tokens: &Tokens) -> Color32 {
        match self.delivery {
            Some((Delivery::Refused, _)) => tokens.meaning(Tone::Danger).background,
            _ if self.is_mine => tokens.meaning(Tone::Accent).background,
            _ => tokens.meaning(Tone::Neutral).background,
        }
    }

    fn paint_time(&self, ui: &Ui, rect: Rect, parts: &Parts) {
        let tokens = theme::tokens(ui);
        // On the last line its middle is a little lower, so that the baselines meet.
        let middle = rect.bottom() - PADDING.y - Size::Body.line_height() / 2.0 + 0.7;
        let mut right = rect.right() - PADDING.x;
        if let Some((delivery, _)) = self.delivery {
            let (mark, color) = delivery_mark(delivery, tokens);
            paint_icon(
                ui.painter(),
                mark,
                Pos2::new(right - MARK / 2.0, middle),
                MARK,
                color,
            );
            right -= MARK + 3.0;
        }
        let left = right - parts.time.size().x;
        paint::put_line(
            ui,
            pos2(left, middle),
            parts.time.clone(),
            tokens.text.muted,
        );
    }

    fn refusal(&self, ui: &mut Ui, words: Option<Arc<Galley>>) -> Option<BubbleClick> {
        ui.add(Label::new(words?));
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let offer = |ui: &mut Ui, name: Option<&str>, sign: Icon, click: BubbleClick| {
                let button = Button::ghost(name?).icon(sign).compact();
                button.show(ui).clicked().then_some(click)
            };
            let retry = offer(ui, self.retry, icons::REFRESH, BubbleClick::Retry);
            let discard = offer(ui, self.discard, icons::UNDO, BubbleClick::Discard);
            retry.or(discard)
        })
        .inner
    }
}

/// Names the writer on a line of its own, [`AUTHOR`] tall.
pub(super) fn author_line(ui: &mut Ui, author: &str) {
    let color = theme::tokens(ui).text.secondary;
    let text = RichText::new(author)
        .font(font(Size::Small, Weight::Medium))
        .color(color);
    let before = ui.cursor().top();
    ui.add(Label::new(text).truncate());
    ui.add_space(before + AUTHOR - ui.cursor().top());
}

/// The corner beside the writer is sharper.
pub(super) fn corners(is_mine: bool) -> CornerRadius {
    let mut corners = CornerRadius::same(radius::LARGE + 2);
    match is_mine {
        true => corners.se = radius::SMALL,
        false => corners.sw = radius::SMALL,
    }
    corners
}

pub(super) fn delivery_mark(delivery: Delivery, tokens: &Tokens) -> (Icon, Color32) {
    match delivery {
        Delivery::Sending => (icons::CLOCK, tokens.text.muted),
        Delivery::Sent => (icons::CHECK, tokens.meaning(Tone::Accent).text),
        Delivery::Refused => (icons::CIRCLE_ALERT, tokens.meaning(Tone::Danger).text),
    }
}
